//! `mailfix knowledge score`: how well known cases are recognized.

use std::fs;
use std::io::Write;
use std::path::Path;

use time::Date;

use super::{CliError, Status};
use crate::clock::Clock;
use crate::knowledge::Knowledge;
use crate::score::{Case, Score, Scored, Tally};

/// Scores the cases of a file and writes the figures, then every miss.
///
/// # Errors
///
/// A file that cannot be read or has a line that is no case, output that cannot be written.
pub(super) fn run(
    out: &mut impl Write,
    knowledge: &Knowledge,
    file: &Path,
    date: Option<Date>,
) -> Result<Status, CliError> {
    let cases = cases_in(file)?;
    let today = date.unwrap_or_else(|| Clock::system().today());
    let scored: Vec<Scored> = cases.iter().map(|case| Scored::of(case, knowledge, today)).collect();
    write_score(out, &Score::of(&scored))?;
    let misses: Vec<_> = cases.iter().zip(&scored).filter(|(_, one)| !one.is_right()).collect();
    writeln!(out, "\n{} missed", misses.len())?;
    for (case, scored) in misses {
        write_miss(out, case, scored)?;
    }
    Ok(Status::Done)
}

fn cases_in(file: &Path) -> Result<Vec<Case>, CliError> {
    let text = fs::read_to_string(file)
        .map_err(|error| CliError::Input(format!("cannot read `{}`: {error}", file.display())))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let cases: Vec<Case> = lines
        .map(|(index, line)| {
            let case: Result<Case, _> = serde_json::from_str(line);
            let number = index + 1;
            case.map(|case| Case { n: case.n.or(Some(number.into())), ..case }).map_err(|error| {
                CliError::Input(format!("`{}:{number}` is no case: {error}", file.display()))
            })
        })
        .collect::<Result<_, _>>()?;
    if cases.is_empty() {
        return Err(CliError::Input(format!("there is no case in `{}`", file.display())));
    }
    Ok(cases)
}

fn write_score(out: &mut impl Write, score: &Score) -> Result<(), CliError> {
    write_tally(out, "all", &score.all)?;
    for (kind, tally) in &score.by_kind {
        write_tally(out, kind, tally)?;
    }
    for (language, tally) in &score.by_language {
        write_tally(out, language, tally)?;
    }
    writeln!(out, "\nfalse alarms  {} of {} noise", score.false_alarms, score.noise)?;
    writeln!(out, "\nclaimed       cases  right  rate  mean claim")?;
    for band in &score.bands {
        let rate = band.hits as f64 / band.cases as f64;
        let verdict = if band.is_too_sure { "  too sure" } else { "" };
        writeln!(
            out,
            "{:.2} to {:.2}  {:>5}  {:>5}  {rate:.2}  {:.2}{verdict}",
            band.from, band.to, band.cases, band.hits, band.claimed
        )?;
    }
    writeln!(out, "expected calibration error  {:.3}", score.calibration_error)?;
    Ok(())
}

fn write_tally(out: &mut impl Write, name: &str, tally: &Tally) -> Result<(), CliError> {
    let share = |count: usize| count as f64 / tally.cases.max(1) as f64;
    writeln!(
        out,
        "{name:<20} {:>4} cases  top-1 {:.3}  top-3 {:.3}  said {:.3}",
        tally.cases,
        share(tally.first),
        share(tally.among_three),
        share(tally.said)
    )?;
    Ok(())
}

fn write_miss(out: &mut impl Write, case: &Case, scored: &Scored) -> Result<(), CliError> {
    let found: Vec<String> =
        scored.found.iter().take(3).map(|(id, claim)| format!("{id} {claim:.2}")).collect();
    let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
    let wanted =
        if case.expect.is_empty() { "nothing".to_owned() } else { case.expect.join(" | ") };
    let name = case.n.as_ref().map(ToString::to_string).unwrap_or_default();
    // One line a miss, and nothing that steers the terminal.
    let text: String = case.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    writeln!(out, "{name} [{}] wanted {wanted}; found {found}\n    {text}", case.lang)?;
    Ok(())
}
