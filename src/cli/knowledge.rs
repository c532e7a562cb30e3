//! `mailfix knowledge`: looks into the rules.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{CliError, KnowledgeCommand, Status, score, sides};
use crate::config::Config;
use crate::knowledge::{self, ProblemId, Written, WrittenSign};
use crate::lint::{self, Cases};
use crate::locale::{Args, Words};
use crate::rules::Folders;

/// Where the cases are in a checkout of mailfix.
const USUAL_CASES: &str = "tests/corpus";

/// # Errors
///
/// An id that does not exist, a folder that cannot be read, output that cannot be written.
pub(super) fn run(command: &KnowledgeCommand, config: &Config) -> Result<Status, CliError> {
    let mut out = io::stdout().lock();
    let folders = sides::rule_folders(config);
    match command {
        KnowledgeCommand::Lint { corpus } => report(&mut out, &folders, corpus.as_deref()),
        KnowledgeCommand::List => {
            let rules = folders.load()?;
            let words = rules.locales.words(rules.locales.english());
            for problem in rules.knowledge.problems() {
                let title = words.say(&problem.id.message(), &Args::new());
                writeln!(out, "{:<36} {title}", problem.id.as_str())?;
            }
            Ok(Status::Done)
        }
        KnowledgeCommand::Show { id } => show(&mut out, &folders, id),
        KnowledgeCommand::Score { file, date } => {
            score::run(&mut out, &folders.load()?.knowledge, file, *date)
        }
    }
}

/// Reports everything that is wrong, and says when cases could not be checked.
fn report(
    out: &mut impl Write,
    folders: &Folders,
    corpus: Option<&Path>,
) -> Result<Status, CliError> {
    let folder = match corpus {
        Some(named) => Some(named.to_owned()),
        None => Some(PathBuf::from(USUAL_CASES)).filter(|usual| usual.is_dir()),
    };
    let cases = folder.as_deref().map(cases_in).transpose()?;
    let files = folders.read()?;
    let findings = lint::lint(&files.knowledge, &files.locales, cases.as_ref());
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    if cases.is_none() {
        writeln!(out, "cases were not checked: there is no `{USUAL_CASES}` here, and no --corpus")?;
    }
    writeln!(out, "{} found wrong", findings.len())?;
    Ok(if findings.is_empty() { Status::Done } else { Status::FoundWrong })
}

/// How many cases each folder has, by its path below `corpus`.
fn cases_in(corpus: &Path) -> Result<Cases, CliError> {
    let unreadable = |path: &Path, error: io::Error| {
        CliError::Input(format!("cannot read `{}`: {error}", path.display()))
    };
    let mut cases = BTreeMap::new();
    let mut folders = vec![corpus.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| unreadable(&folder, error))?;
        for entry in entries {
            let path = entry.map_err(|error| unreadable(&folder, error))?.path();
            let name = folder.strip_prefix(corpus).unwrap_or(&folder);
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "txt" || end == "zone") {
                *cases.entry(name.to_string_lossy().into_owned()).or_insert(0) += 1;
            }
        }
    }
    Ok(cases)
}

fn show(out: &mut impl Write, folders: &Folders, id: &str) -> Result<Status, CliError> {
    let id: ProblemId = id.parse().map_err(|error| CliError::Input(format!("{error}")))?;
    let rules = folders.load()?;
    let files = folders.read()?.knowledge;
    // They were read a moment ago.
    let problems = knowledge::written(&files).unwrap_or_default();
    let Some(problem) = problems.iter().find(|problem| problem.id == id) else {
        let like = |problem: &Written| strsim::jaro_winkler(problem.id.as_str(), id.as_str());
        let nearest = problems
            .iter()
            .max_by(|a, b| like(a).total_cmp(&like(b)))
            .map(|problem| format!("; did you mean `{}`?", problem.id));
        return Err(CliError::Input(format!(
            "there is no problem `{id}`{}",
            nearest.unwrap_or_default()
        )));
    };
    write_problem(out, problem, rules.locales.words(rules.locales.english()))?;
    Ok(Status::Done)
}

fn write_problem(out: &mut impl Write, problem: &Written, words: Words<'_>) -> io::Result<()> {
    let message = problem.id.message();
    let problem = &problem.file;
    let say = |part: &str| words.say_part(&message, part, &Args::new());
    writeln!(out, "{}\n\n{}\n\nSigns", words.say(&message, &Args::new()), say("meaning"))?;
    for sign in &problem.signs {
        let shared = if sign.shared { ", shared" } else { "" };
        writeln!(out, "  {:.2}{shared}  {}", sign.weight, texts(sign))?;
    }
    writeln!(out, "\nCauses")?;
    for cause in &problem.causes {
        writeln!(out, "  {}: {}", cause.id, say(&cause.id))?;
        let names = |facts: &[crate::evidence::FactId]| {
            facts.iter().map(|fact| fact.as_str()).collect::<Vec<_>>().join(", ")
        };
        writeln!(out, "    for: {}", names(&cause.speaks_for))?;
        writeln!(out, "    against: {}", names(&cause.against))?;
    }
    writeln!(out, "\nQuestions")?;
    for question in &problem.questions {
        writeln!(out, "  {}: {}", question.id, say(&question.id))?;
        for choice in &question.choices {
            writeln!(out, "    {}: {}", choice.id, say(&choice.id))?;
        }
    }
    writeln!(out, "\nSteps")?;
    for step in &problem.steps {
        writeln!(out, "  {:?}, {}: {}", step.who, step.id, say(&step.id))?;
    }
    writeln!(out, "\nSources")?;
    for source in &problem.sources {
        writeln!(out, "  {} (read {})", source.url, source.read)?;
    }
    Ok(())
}

/// What a sign is recognized by.
fn texts(sign: &WrittenSign) -> String {
    if let Some(token) = sign.token {
        format!("{token:?}")
    } else if !sign.code.is_empty() {
        sign.code.join(", ")
    } else if !sign.reply.is_empty() {
        let replies: Vec<String> = sign.reply.iter().map(ToString::to_string).collect();
        format!("reply {}", replies.join(", "))
    } else if !sign.phrase.is_empty() {
        sign.phrase.values().flatten().cloned().collect::<Vec<_>>().join(" | ")
    } else {
        format!("loose words in {}", languages(sign.words.keys()))
    }
}

fn languages<'a>(tags: impl Iterator<Item = &'a String>) -> String {
    tags.map(String::as_str).collect::<Vec<_>>().join(", ")
}
