//! The command line: what can be typed, and how it ends.

mod check;
mod diagnose;
mod discord;
mod knowledge;
mod output;
mod score;
mod serve;
mod sides;

use std::ffi::OsString;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use time::Date;

use crate::config::{self, Config, ConfigErrors, Environment, Loaded};
use crate::locale::Locales;
use crate::probe::ProbeError;
use crate::rules::RulesError;

pub use discord::RegisterError;
pub use serve::ServeError;
pub use sides::SidesError;

/// A support bot for broken mailboxes: paste an error, get the steps that fix it, in your
/// language.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, arg_required_else_help = true)]
pub struct Cli {
    /// Settings file [default: mailfix.toml, where there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the page, the API and every chat platform that is configured
    Serve,
    /// Say what is behind an error, and how to fix it
    Diagnose(DiagnoseArgs),
    /// Look at a domain: where its mail lives, and what is wrong with its records
    Check(CheckArgs),
    /// Look into the rules by which problems are recognized
    #[command(subcommand)]
    Knowledge(KnowledgeCommand),
    /// Set up Discord
    #[command(subcommand)]
    Discord(DiscordCommand),
}

/// `mailfix diagnose`.
#[derive(Debug, Args)]
pub struct DiagnoseArgs {
    /// The error as it was pasted; `-` or nothing reads it from standard input
    // Not every program writes its errors in UTF-8.
    pub text: Option<OsString>,
    /// The language of the answer, such as `it`
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Look nothing up
    #[arg(long)]
    pub offline: bool,
    /// The day for which to answer, as advice changes on dates [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Date>,
    /// Put the whole answer into the JSON
    #[arg(long)]
    pub answer: bool,
    /// Read questions from standard input, one JSON object a line, and answer each in a line
    #[arg(long, conflicts_with = "text")]
    pub batch: bool,
}

/// `mailfix check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Such as `contoso.com`
    #[arg(required = true, value_name = "DOMAIN")]
    pub domains: Vec<String>,
    /// The language of the answer, such as `it`
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The DNS resolver to ask, in place of the configured ones
    #[arg(long, value_name = "IP:PORT")]
    pub resolver: Option<SocketAddr>,
    /// How long to look at each domain, such as `8s`
    #[arg(long, value_name = "TIME", value_parser = config::parse_duration)]
    pub timeout: Option<Duration>,
}

/// `mailfix knowledge`.
#[derive(Debug, Subcommand)]
pub enum KnowledgeCommand {
    /// Report everything that is wrong with the rules and their words
    Lint {
        /// Folder of cases, one folder for each problem [default: tests/corpus, if it is there]
        #[arg(long, value_name = "DIR")]
        corpus: Option<PathBuf>,
    },
    /// List all problems
    List,
    /// Show one problem with its signs, causes and steps
    Show {
        /// Such as `microsoft/admin-approval-required`
        id: String,
    },
    /// Measure how well the problems of known cases are recognized
    Score {
        /// Cases, one JSON object a line: {"text":…,"expect":["family/cause",…],"lang":"it",
        /// "kind":…}; `expect` is empty where nothing is to be found
        file: PathBuf,
        /// The day for which to diagnose [default: today]
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        date: Option<Date>,
    },
}

/// `mailfix discord`.
#[derive(Debug, Subcommand)]
pub enum DiscordCommand {
    /// Tell Discord which commands mailfix has, in every language; may be done again
    Register {
        /// For this server only, where it takes effect at once
        #[arg(long, value_name = "ID")]
        guild: Option<u64>,
    },
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Json,
    // One JSON object a line.
    Jsonl,
    Markdown,
}

/// How a command ended that did what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Done,
    /// Something was found to be wrong, as by `knowledge lint`.
    FoundWrong,
}

/// Why a command could not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error("the configuration cannot be used\n{0}")]
    Config(ConfigErrors),
    /// What was typed or piped in makes no sense.
    #[error("{0}")]
    Input(String),
    #[error("cannot write the output")]
    Output(#[from] io::Error),
    #[error("cannot look at domains")]
    Probe(#[from] ProbeError),
    #[error("cannot register the commands")]
    Register(#[from] RegisterError),
    #[error("the rules and words cannot be used\n{0}")]
    Rules(RulesError),
    #[error(transparent)]
    Serve(#[from] ServeError),
}

/// Does what was asked for on the command line.
///
/// # Errors
///
/// Whatever keeps it from being done; [`CliError::exit_code`] says how bad that is.
pub fn run(cli: Cli) -> Result<Status, CliError> {
    let settings = || Config::load(cli.config.as_deref(), &Environment::of_this_process());
    match cli.command {
        Command::Serve => Ok(serve::run(&settings()?)?),
        Command::Diagnose(args) => diagnose::run(&args, &warned(settings()?)),
        Command::Check(args) => check::run(&args, &warned(settings()?)),
        Command::Knowledge(command) => knowledge::run(&command, &warned(settings()?)),
        Command::Discord(DiscordCommand::Register { guild }) => {
            discord::register(&warned(settings()?), guild)
        }
    }
}

impl CliError {
    /// Whether the reader of our output has seen enough, as `head` has.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// 2 for what whoever typed it has to put right, else 1.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Config(_) | Self::Input(_) | Self::Rules(_) => ExitCode::from(2),
            Self::Output(_) | Self::Probe(_) | Self::Register(_) | Self::Serve(_) => {
                ExitCode::from(1)
            }
        }
    }
}

// By hand: the message above says it all, so it is not a cause to be said again.
impl From<ConfigErrors> for CliError {
    fn from(errors: ConfigErrors) -> Self {
        Self::Config(errors)
    }
}

impl From<sides::UnknownProduct> for CliError {
    fn from(error: sides::UnknownProduct) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<RulesError> for CliError {
    fn from(error: RulesError) -> Self {
        Self::Rules(error)
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::FoundWrong => Self::from(1),
        }
    }
}

/// Tells whoever started mailfix something beside its output. Control characters, which may
/// stand in what was typed or read, do not reach the terminal.
pub fn complain(message: &str) {
    // Where standard error is closed, the exit status has to do.
    let _ = writeln!(io::stderr(), "mailfix: {}", printable(message));
}

/// Says that there are no words for the language that was asked for; another one decides then.
fn complain_about_language(wanted: Option<&str>, locales: &Locales) {
    if let Some(complaint) = wanted.and_then(|tag| unknown_language(tag, locales)) {
        complain(&complaint);
    }
}

fn unknown_language(tag: &str, locales: &Locales) -> Option<String> {
    let known: Vec<&str> = locales.languages().map(|language| locales.tag(language)).collect();
    let known = known.join(", ");
    locales
        .tagged(tag)
        .is_none()
        .then(|| format!("there are no answers in the language `{tag}`; there are in: {known}"))
}

fn printable(message: &str) -> String {
    message.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

fn warned(loaded: Loaded) -> Config {
    if let Some(warning) = loaded.warning {
        complain(&warning);
    }
    loaded.config
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text, time::macros::format_description!("[year]-[month]-[day]"))
        .map_err(|_| "not a day, such as 2026-11-20".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn exit_status_of(words: &[&str]) -> Option<i32> {
        let typed = ["mailfix"].iter().chain(words);
        Cli::try_parse_from(typed).err().map(|error| error.exit_code())
    }

    #[test]
    fn a_language_without_words_is_named_with_those_that_have_them() {
        let locales = Locales::embedded();
        let complaint = "there are no answers in the language `tlh`; there are in: en, it";
        assert_eq!(unknown_language("tlh", &locales).as_deref(), Some(complaint));
        assert_eq!(unknown_language("it-CH", &locales), None);
    }

    #[test]
    fn what_is_said_on_a_terminal_cannot_steer_it() {
        assert_eq!(
            printable("`\u{1b}]0;x\u{7}\u{9b}31m` is\nno domain"),
            "`]0;x31m` is\nno domain"
        );
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn everything_that_is_promised_can_be_typed() {
        for line in [
            "serve",
            "serve --config /etc/mailfix.toml",
            "diagnose text --locale it --format markdown --offline --date 2026-10-01 --answer",
            "diagnose -",
            "diagnose",
            "diagnose -- -ERR",
            "diagnose --batch --format jsonl --offline",
            "check contoso.com example.net --locale it --format json",
            "check contoso.com --resolver [::1]:5353 --timeout 500ms",
            "knowledge lint",
            "knowledge lint --corpus cases",
            "knowledge list",
            "knowledge score cases.jsonl --date 2026-11-23",
            "discord register",
            "discord register --guild 1234567890123456789",
            "knowledge show microsoft/admin-approval-required",
        ] {
            let words: Vec<&str> = line.split(' ').collect();
            assert_eq!(exit_status_of(&words), None, "{line}");
        }
    }

    #[test]
    fn what_makes_no_sense_ends_in_two() {
        for line in [
            "",
            "server",
            "diagnose --ofline text",
            "diagnose --date 2026-13-01 text",
            "diagnose --format yaml text",
            "diagnose --batch text",
            "check",
            "check contoso.com --resolver dns.example.net",
            "check contoso.com --timeout soon",
            "knowledge",
        ] {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert_eq!(exit_status_of(&words), Some(2), "{line}");
        }
        assert_eq!(exit_status_of(&["--help"]), Some(0));
        assert_eq!(exit_status_of(&["--version"]), Some(0));
    }
}
