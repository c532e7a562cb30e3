//! `mailfix diagnose`: answers one pasted text, or a batch of them.

use std::io::{self, BufRead, IsTerminal, Read, Write};

use futures_util::StreamExt;
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use super::{CliError, DiagnoseArgs, Format, Status, output, sides};
use crate::config::Config;
use crate::helpdesk::{Helpdesk, Question, Report, Side};
use crate::locale::Wishes;

/// More than this of standard input is not read: of what is, the beginning and the end
/// are looked at (see [`crate::reading`]).
const LONGEST_INPUT: u64 = 64 * 1024 * 1024;

/// How many questions of a batch wait for a look at the same time.
const LOOKS_AT_ONCE: usize = 16;

/// # Errors
///
/// What was typed or piped in makes no sense, or the output cannot be written.
pub(super) fn run(args: &DiagnoseArgs, config: &Config) -> Result<Status, CliError> {
    let asking = Asking {
        locale: args.locale.clone(),
        offline: args.offline || config.offline,
        today: args.date.unwrap_or_else(|| OffsetDateTime::now_utc().date()),
    };
    let helpdesk = sides::helpdesk_or_offline(config, asking.offline)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CliError::Output)?;
    if args.batch {
        runtime.block_on(batch(&helpdesk, &asking, args.answer))?;
    } else {
        let question = asking.question(text(args)?, None);
        let reply = runtime.block_on(helpdesk.answer(question));
        let mut out = anstream::stdout().lock();
        match args.format {
            Format::Text => write!(out, "{}", output::text(&reply.answer))?,
            Format::Markdown => write!(out, "{}", output::markdown(&reply.answer))?,
            Format::Json => {
                writeln!(out, "{}", output::json(&Report::new(reply, true))?)?;
            }
            Format::Jsonl => {
                writeln!(out, "{}", output::json_line(&Report::new(reply, args.answer))?)?;
            }
        }
    }
    Ok(Status::Done)
}

/// What all questions of one run have in common.
struct Asking {
    locale: Option<String>,
    offline: bool,
    today: Date,
}

impl Asking {
    fn question(&self, text: String, locale: Option<String>) -> Question {
        let wishes = Wishes {
            option: locale.or_else(|| self.locale.clone()),
            platform: output::terminal_language(),
            ..Wishes::default()
        };
        Question { text, wishes, today: self.today, offline: self.offline, side: Side::Terminal }
    }
}

/// The text of the command line, or of standard input. Bytes that are no UTF-8 are replaced.
fn text(args: &DiagnoseArgs) -> Result<String, CliError> {
    match &args.text {
        Some(text) if text != "-" => Ok(text.to_string_lossy().into_owned()),
        _ => {
            if args.text.is_none() && io::stdin().is_terminal() {
                return Err(CliError::Input(
                    "there is no text: give it as an argument, or pipe it in".to_owned(),
                ));
            }
            let mut bytes = Vec::new();
            io::stdin().take(LONGEST_INPUT).read_to_end(&mut bytes)?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
    }
}

/// One line in. Unknown members are ignored.
#[derive(Deserialize)]
struct BatchQuestion {
    id: BatchId,
    text: String,
    locale: Option<String>,
}

/// A batch's own id for a question, given back as it came.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum BatchId {
    Number(serde_json::Number),
    Text(String),
}

/// One line out.
#[derive(Serialize)]
struct BatchAnswer {
    id: BatchId,
    #[serde(flatten)]
    report: Report,
}

/// A line that is no question, and why.
#[derive(Serialize)]
struct BatchError {
    id: Option<BatchId>,
    error: String,
}

/// Answers each line of standard input with a line, in the same order.
async fn batch(helpdesk: &Helpdesk, asking: &Asking, with_answer: bool) -> Result<(), CliError> {
    let progress = progress();
    let questions = lines(io::stdin().lock());
    let mut answers = futures_util::stream::iter(questions)
        .map(|line| answer_line(helpdesk, asking, with_answer, line))
        .buffered(LOOKS_AT_ONCE);
    let mut out = io::BufWriter::new(io::stdout().lock());
    while let Some(line) = answers.next().await {
        writeln!(out, "{}", line?)?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    Ok(out.flush()?)
}

async fn answer_line(
    helpdesk: &Helpdesk,
    asking: &Asking,
    with_answer: bool,
    line: io::Result<Vec<u8>>,
) -> Result<String, CliError> {
    match serde_json::from_slice::<BatchQuestion>(&line?) {
        Ok(asked) => {
            let reply = helpdesk.answer(asking.question(asked.text, asked.locale)).await;
            let report = Report::new(reply, with_answer);
            output::json_line(&BatchAnswer { id: asked.id, report })
        }
        Err(error) => output::json_line(&BatchError { id: None, error: error.to_string() }),
    }
}

/// The lines of the input, less empty ones, one at a time: a batch may be endless.
fn lines(input: impl BufRead) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    input.split(b'\n').filter(|line| match line {
        Ok(line) => !line.iter().all(u8::is_ascii_whitespace),
        Err(_) => true,
    })
}

/// A count of answered lines, drawn only where somebody watches and the answers go elsewhere.
fn progress() -> ProgressBar {
    if io::stdout().is_terminal() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} answered in {elapsed} ({per_sec})");
    ProgressBar::no_length().with_style(style.expect("a fixed template"))
}
