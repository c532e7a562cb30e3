//! `mailfix diagnose`: answers one pasted text, or a batch of them.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::panic::resume_unwind;
use std::sync::Arc;

use futures_util::{FutureExt, Stream, StreamExt};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use time::Date;

use super::{CliError, DiagnoseArgs, Format, Status, output, sides};
use crate::clock::Clock;
use crate::config::Config;
use crate::helpdesk::{Helpdesk, Question, Report, Side};
use crate::locale::Wishes;

/// More than this of standard input is not read: of what is, the beginning and the end
/// are looked at (see [`crate::reading`]).
const LONGEST_INPUT: u64 = 64 * 1024 * 1024;

/// How many questions of a batch are answered, or wait for a look, at the same time.
const LINES_AT_ONCE: usize = 64;

/// # Errors
///
/// What was typed or piped in makes no sense, or the output cannot be written.
pub(super) fn run(args: &DiagnoseArgs, config: &Config) -> Result<Status, CliError> {
    let asking = Asking {
        locale: args.locale.clone(),
        offline: args.offline || config.offline,
        today: args.date.unwrap_or_else(|| Clock::system().today()),
    };
    let helpdesk = sides::helpdesk_or_offline(config, asking.offline)?;
    super::complain_about_language(args.locale.as_deref(), &helpdesk.rules().locales);
    // One question is answered before other threads would have started.
    let mut runtime = if args.batch {
        tokio::runtime::Builder::new_multi_thread()
    } else {
        tokio::runtime::Builder::new_current_thread()
    };
    let runtime = runtime.enable_all().build().map_err(CliError::Output)?;
    if args.batch {
        let out = io::BufWriter::new(io::stdout().lock());
        let answering = Answering { helpdesk, asking, with_answer: args.answer };
        runtime.block_on(batch(Arc::new(answering), lines_of_input(), out))?;
    } else {
        let question = asking.question(text(args)?, None);
        let reply = runtime.block_on(helpdesk.answer(question));
        let mut out = anstream::stdout().lock();
        match args.format {
            Format::Text => write!(out, "{}", output::text(&reply.answer))?,
            Format::Markdown => write!(out, "{}", output::markdown(&reply.answer))?,
            Format::Json => {
                writeln!(out, "{}", output::json(&Report::new(reply, args.answer))?)?;
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

/// What the lines of a batch are answered by.
struct Answering {
    helpdesk: Helpdesk,
    asking: Asking,
    with_answer: bool,
}

/// Answers each line with a line, in the same order, on all cores. Whoever writes a line and
/// waits gets its answer: what is there goes out before the next line is waited for.
async fn batch(
    answering: Arc<Answering>,
    questions: impl Stream<Item = io::Result<Vec<u8>>> + Unpin,
    mut out: impl Write,
) -> Result<(), CliError> {
    let progress = progress();
    let mut answers = questions
        .map(|line| {
            let answering = Arc::clone(&answering);
            let answer = tokio::spawn(async move { answering.answer(line).await });
            // Who answers does not panic; if it did, so would the batch.
            answer.map(|answer| answer.unwrap_or_else(|error| resume_unwind(error.into_panic())))
        })
        .buffered(LINES_AT_ONCE);
    loop {
        let next = match answers.next().now_or_never() {
            Some(next) => next,
            None => {
                out.flush()?;
                answers.next().await
            }
        };
        let Some(line) = next else { break };
        writeln!(out, "{}", line?)?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    Ok(out.flush()?)
}

/// The lines of standard input, read on a thread of its own: whoever writes them slowly must
/// not keep looks that are under way from ending in time.
fn lines_of_input() -> impl Stream<Item = io::Result<Vec<u8>>> + Unpin {
    let (sender, mut receiver) = tokio::sync::mpsc::channel(LINES_AT_ONCE);
    std::thread::spawn(move || {
        for line in lines(io::stdin().lock()) {
            // Nobody takes lines any more once the output is closed.
            if sender.blocking_send(line).is_err() {
                break;
            }
        }
    });
    futures_util::stream::poll_fn(move |cx| receiver.poll_recv(cx))
}

impl Answering {
    async fn answer(&self, line: io::Result<Vec<u8>>) -> Result<String, CliError> {
        match serde_json::from_slice::<BatchQuestion>(&line?) {
            Ok(asked) => {
                let question = self.asking.question(asked.text, asked.locale);
                let reply = self.helpdesk.answer(question).await;
                let report = Report::new(reply, self.with_answer);
                output::json_line(&BatchAnswer { id: asked.id, report })
            }
            Err(error) => output::json_line(&BatchError { id: None, error: error.to_string() }),
        }
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

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// What was written, to be seen while more is.
    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl Written {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().expect("unpoisoned").clone()).expect("UTF-8")
        }
    }

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("unpoisoned").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn each_line_of_a_batch_is_answered_before_the_next_is_waited_for() {
        let config = Config::default();
        let helpdesk = sides::helpdesk_or_offline(&config, true).expect("a help desk");
        let today = time::macros::date!(2026 - 11 - 20);
        let asking = Asking { locale: None, offline: true, today };
        let answering = Arc::new(Answering { helpdesk, asking, with_answer: false });
        let written = Written::default();
        let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
        let questions = futures_util::stream::poll_fn(move |cx| receiver.poll_recv(cx));
        let asker = async {
            for (line, answer) in [
                (r#"{"id":1,"text":"AADSTS90094"}"#, r#"{"id":1,"problems":[{"id":"microsoft/"#),
                ("nonsense", r#"{"id":null,"error":""#),
                (r#"{"id":"b","text":"thanks"}"#, r#"{"id":"b","problems":[],"#),
            ] {
                let before = written.text().len();
                sender.send(Ok(line.as_bytes().to_vec())).await.expect("somebody reads");
                while written.text().len() == before {
                    tokio::task::yield_now().await;
                }
                let answered = written.text();
                assert!(answered[before..].starts_with(answer), "{answered}");
                assert!(answered.ends_with('\n'), "{answered}");
            }
            drop(sender);
        };
        let out = io::BufWriter::new(written.clone());
        let (batch, ()) = tokio::join!(batch(answering, questions, out), asker);
        batch.expect("written");
    }
}
