//! `mailfix check`: looks at domains and reports what it saw.

use std::io::Write;

use futures_util::StreamExt;

use super::{CheckArgs, CliError, Format, Status, output, sides};
use crate::clock::Clock;
use crate::config::Config;
use crate::helpdesk::{CheckReport, Question, Reply, Side};
use crate::locale::Wishes;
use crate::mail::Domain;

/// How many domains are looked at at the same time.
const CHECKS_AT_ONCE: usize = 8;

/// # Errors
///
/// A text that is no domain, or output that cannot be written.
pub(super) fn run(args: &CheckArgs, config: &Config) -> Result<Status, CliError> {
    let domains = domains(&args.domains)?;
    let config = configured(args, config);
    let helpdesk = sides::helpdesk_or_offline(&config, config.offline)?;
    super::complain_about_language(args.locale.as_deref(), &helpdesk.rules().locales);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CliError::Output)?;
    let replies: Vec<Reply> = runtime.block_on(
        futures_util::stream::iter(domains)
            .map(|domain| helpdesk.answer(question(args, &config, &domain)))
            .buffered(CHECKS_AT_ONCE)
            .collect(),
    );
    write(args.format, &replies)?;
    Ok(Status::Done)
}

/// All domains, or all that are none.
fn domains(texts: &[String]) -> Result<Vec<Domain>, CliError> {
    let (domains, errors): (Vec<_>, Vec<_>) = texts
        .iter()
        .map(|text| text.parse().map_err(|error| format!("`{text}` cannot be checked: {error}")))
        .partition(Result::is_ok);
    let errors: Vec<String> = errors.into_iter().filter_map(Result::err).collect();
    if errors.is_empty() {
        Ok(domains.into_iter().filter_map(Result::ok).collect())
    } else {
        Err(CliError::Input(errors.join("\n")))
    }
}

fn configured(args: &CheckArgs, config: &Config) -> Config {
    let mut config = config.clone();
    config.dns.resolvers = args.resolver.map_or(config.dns.resolvers, |resolver| vec![resolver]);
    if let Some(timeout) = args.timeout {
        config.probe.deadline = timeout;
    }
    config
}

fn question(args: &CheckArgs, config: &Config, domain: &Domain) -> Question {
    Question {
        text: format!("check {domain}"),
        wishes: Wishes {
            option: args.locale.clone(),
            platform: output::terminal_language(),
            ..Wishes::default()
        },
        today: Clock::system().today(),
        offline: config.offline,
        side: Side::Terminal,
    }
}

fn write(format: Format, replies: &[Reply]) -> Result<(), CliError> {
    let mut out = anstream::stdout().lock();
    let reports = || replies.iter().filter_map(CheckReport::new).collect::<Vec<_>>();
    match format {
        Format::Text => {
            let texts: Vec<String> =
                replies.iter().map(|reply| output::text(&reply.answer)).collect();
            write!(out, "{}", texts.join("\n"))?;
        }
        Format::Markdown => {
            let texts: Vec<String> =
                replies.iter().map(|reply| output::markdown(&reply.answer)).collect();
            write!(out, "{}", texts.join("\n"))?;
        }
        // One domain is one object, several are an array.
        Format::Json => match reports().as_slice() {
            [report] => writeln!(out, "{}", output::json(report)?)?,
            reports => writeln!(out, "{}", output::json(&reports)?)?,
        },
        Format::Jsonl => {
            for report in reports() {
                writeln!(out, "{}", output::json_line(&report)?)?;
            }
        }
    }
    Ok(())
}
