//! What a look at a domain showed, as an answer to `check` and to a bare domain.

use super::compose::{attach_servers, say_fact, text_item};
use super::{Answer, AnswerKind, Item, Link, Section, SectionKind, Severity};
use crate::diagnosis::{Finding, FindingId, MailHome, State, Verdict};
use crate::evidence::Unanswered;
use crate::knowledge::{Connect, Provider};
use crate::locale::{Args, Words};

/// Says where a domain's mail lives, what was seen, and how such a mailbox is connected.
pub fn check(words: Words<'_>, home: &MailHome) -> Answer {
    let topic = Topic::of(home);
    let args = args(home);
    let section = |kind: SectionKind, items: Vec<Item>| Section {
        kind,
        heading: words.say(kind.heading(), &args),
        items,
    };
    let findings = home.findings.iter().filter(|finding| is_worth_saying(finding, home));
    let mut sections = vec![
        section(SectionKind::Findings, findings.map(|f| said(words, f, home)).collect()),
        section(SectionKind::UserSteps, steps(words, home, &topic, &args)),
        section(SectionKind::Caveats, caveats(words, home, &args)),
    ];
    sections.retain(|section| !section.items.is_empty());
    let lead = [Some("lead"), topic.second].into_iter().flatten();
    Answer {
        kind: AnswerKind::Check,
        severity: home.findings.iter().map(Finding::severity).max().unwrap_or(Severity::Hint),
        title: words.say(topic.message, &args),
        lead: lead.map(|part| words.say_part(topic.message, part, &args)).collect(),
        sections,
        ..super::blank(words)
    }
}

/// The message of `locales/<language>/domain.ftl` that says it, with its parts.
struct Topic {
    message: &'static str,
    /// A second paragraph.
    second: Option<&'static str>,
    /// What to do.
    step: Option<&'static str>,
}

impl Topic {
    fn of(home: &MailHome) -> Self {
        let says = |message| Self { message, second: None, step: None };
        match home.verdict {
            Verdict::Cloud | Verdict::Hybrid | Verdict::Unclear if home.gateway.is_some() => {
                let shows_exchange = home.provider.is_some();
                Self {
                    second: Some(if shows_exchange { "exchange-online" } else { "hidden" }),
                    ..says("domain-behind-gateway")
                }
            }
            Verdict::Cloud | Verdict::Elsewhere => match &home.provider {
                Some(provider) if provider.id == "outlook-consumer" => {
                    says("domain-at-consumer-outlook")
                }
                Some(provider) => {
                    Self { step: Some(way_in(provider)), ..says("domain-mail-at-provider") }
                }
                None => says("domain-host-unknown"),
            },
            Verdict::Forwarded => says("domain-at-forwarder"),
            Verdict::Hybrid => Self { step: Some("ask"), ..says("domain-hybrid") },
            Verdict::NoMail if home.mx.is_empty() => says("domain-verdict-no-mx"),
            Verdict::NoMail => says("domain-verdict-null-mx"),
            Verdict::NoSuchDomain => says("domain-verdict-does-not-exist"),
            Verdict::NotChecked if home.unanswered == Some(Unanswered::Offline) => {
                says("domain-offline")
            }
            Verdict::NotChecked => says("domain-not-checked"),
            Verdict::OnPremises => says("domain-own-server"),
            Verdict::Unclear if home.mx.is_empty() => says("domain-implicit-mx"),
            Verdict::Unclear => says("domain-host-unknown"),
        }
    }
}

/// The attribute that says how a mailbox there is connected.
fn way_in(provider: &Provider) -> &'static str {
    match provider.connect {
        Connect::GoogleOauth => "google-oauth",
        Connect::Imap => "imap",
        Connect::None => "none",
        Connect::Office365Oauth => "o365-oauth",
    }
}

fn args(home: &MailHome) -> Args<'static> {
    // In front of a mailbox stands the gateway, which is then what people see.
    let provider = home.gateway.as_ref().or(home.provider.as_ref());
    let host = home.mx.iter().find(|mx| !mx.exchange.is_root());
    Args::new()
        .with("domain", &home.domain.to_display())
        .with("provider", provider.map_or("", |provider| provider.name.as_str()))
        .with("host", host.map_or("", |mx| mx.exchange.as_str()))
}

/// Whether a finding helps: that a mailbox elsewhere has no record of Microsoft's does not,
/// nor does a list of all that was not answered.
fn is_worth_saying(finding: &Finding, home: &MailHome) -> bool {
    if home.verdict == Verdict::NotChecked {
        return finding.state != State::Unknown;
    }
    let is_elsewhere = matches!(home.verdict, Verdict::Elsewhere | Verdict::NoMail);
    finding.state == State::Present || !(is_elsewhere && finding.id.is_about_microsoft())
}

fn said(words: Words<'_>, finding: &Finding, home: &MailHome) -> Item {
    let domain = home.domain.to_display();
    let is_about_mx =
        matches!(finding.id, FindingId::DoesNotExist | FindingId::Mx | FindingId::NullMx);
    let text = match home.facts.first().filter(|_| is_about_mx) {
        // What the MX means says more than the record.
        Some(fact) => say_fact(words, fact, &domain),
        None => {
            let args = Args::new().with("domain", &domain).with("seen", &finding.seen);
            let message = format!("domain-finding-{}", finding.id.as_str());
            words.say_part(&message, finding.state.as_str(), &args)
        }
    };
    Item { id: finding.report_id().to_owned(), text, ..Item::default() }
}

/// How a mailbox there is connected, where that is known.
fn steps(words: Words<'_>, home: &MailHome, topic: &Topic, args: &Args<'_>) -> Vec<Item> {
    let Some(part) = topic.step else {
        return Vec::new();
    };
    let mut step = text_item(words.say_part(topic.message, part, args));
    match &home.provider {
        Some(provider) => attach_servers(&mut step, provider, words),
        None => step.link = Some(Link::new("https://outlook.office.com")),
    }
    vec![step]
}

fn caveats(words: Words<'_>, home: &MailHome, args: &Args<'_>) -> Vec<Item> {
    if home.incomplete && home.unanswered.is_none() {
        vec![text_item(words.say("caveat-not-checked", args))]
    } else {
        Vec::new()
    }
}
