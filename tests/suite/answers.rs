//! What people see: each problem in each language on each side, as snapshots.
//!
//! Read a snapshot change as you would read a change of text on a sign.

use std::sync::Arc;

use mailfix::answer::{self, Answer, Situation};
use mailfix::chat::{discord, slack};
use mailfix::diagnosis::{self, Context, Diagnosis, Ranked, RankedCause};
use mailfix::evidence::{Autodiscover, Look, Mx, Observed, Unanswered};
use mailfix::knowledge::Knowledge;
use mailfix::locale::Locales;
use mailfix::mail::{Cloud, DnsName, Tenant};
use mailfix::reading;

/// The day on which all questions are asked here.
const TODAY: time::Date = time::macros::date!(2026 - 11 - 23);

/// One paste for each problem; the address lets a look fill in what it can.
const PASTES: [(&str, &str); 8] = [
    ("google-advanced-protection", "Error 400: policy_enforced"),
    ("microsoft-admin-approval-required", "AADSTS90094 anna@contoso.com"),
    ("microsoft-interaction-required", "interaction_required for HubSpot Sales"),
    ("microsoft-mailbox-not-found", "ErrorNonExistentMailbox anna@contoso.com"),
    ("microsoft-outlook-alias", "it shows outlook_0123456789ABCDEF@outlook.com instead of me"),
    ("microsoft-required-permissions", "HubSpot chiede Posta.Invia e Calendari.LeggereScrivere"),
    (
        "microsoft-rest-api-not-enabled",
        "OFFICE_ERROR_REST_API_NOT_ENABLED_FOR_COMPONENT_SHARED_MAILBOX anna@contoso.com",
    ),
    ("nothing-recognized", "it does not work, AADSTS999999, password=letmein"),
];

#[test]
fn every_problem_reads_well_on_every_side() {
    let knowledge = Arc::new(Knowledge::embedded());
    let locales = Locales::embedded();
    for language in locales.languages() {
        let words = locales.words(language);
        for (name, paste) in PASTES {
            let evidence = reading::read(paste);
            let first = diagnosis::diagnose(&knowledge, &evidence, Context::on(TODAY));
            let look = first.wants_look(&knowledge).map(|_| hybrid());
            let diagnosis = diagnosis::diagnose(
                &knowledge,
                &evidence,
                Context { look: look.as_ref(), ..Context::on(TODAY) },
            );
            let situation = Situation {
                knowledge: &knowledge,
                evidence: &evidence,
                diagnosis: &diagnosis,
                offline: false,
                today: TODAY,
            };
            let answer = answer::answer(words, &situation);
            snapshot(&format!("{name}-{}", words.tag()), &answer);
        }
    }
}

/// All that can be said about each problem: every cause open, every step for one of them. On
/// the chats' own sides these are too long to be read, so there only the limits are kept,
/// which the renderers' own tests see to.
#[test]
fn every_problem_reads_well_in_every_language() {
    let knowledge = Knowledge::embedded();
    let locales = Locales::embedded();
    let evidence = reading::read("");
    for problem in knowledge.problems() {
        let causes = problem.causes.iter().map(|cause| RankedCause {
            id: cause.id.clone(),
            confidence: 1.0 / problem.causes.len() as f64,
            speaks_for: Vec::new(),
            against: Vec::new(),
        });
        let diagnosis = Diagnosis {
            problems: vec![Ranked {
                id: problem.id.clone(),
                confidence: 0.95,
                causes: causes.collect(),
                signs: Vec::new(),
            }],
            question: problem.questions.first().map(|question| question.id.clone()),
            ..Diagnosis::default()
        };
        let situation = Situation {
            knowledge: &knowledge,
            evidence: &evidence,
            diagnosis: &diagnosis,
            offline: false,
            today: TODAY,
        };
        for language in locales.languages() {
            let words = locales.words(language);
            let answer = answer::answer(words, &situation);
            let text = answer::plain_text(&answer);
            let name = format!("{}-{}", problem.id.message(), words.tag());
            let missing = format!("[{}", problem.id.message());
            assert!(!text.contains(&missing), "a message is missing in {name}: {text}");
            insta::assert_snapshot!(format!("whole-{name}.plain"), text);
            assert!(!slack::render(&answer).blocks.is_empty(), "{name}");
            assert!(!discord::render(&answer).fields.is_empty(), "{name}");
        }
    }
}

#[test]
fn every_domain_reads_well_on_every_side() {
    let knowledge = Knowledge::embedded();
    let locales = Locales::embedded();
    let domain = || "contoso.com".parse().expect("a domain");
    let mut google = Look::not_taken(domain(), Unanswered::TimedOut);
    google.exists = Observed::Present(());
    google.mx = mx(&[(1, "smtp.google.com")]);
    google.tenant = Observed::Absent;
    let mut aruba = google.clone();
    aruba.mx = mx(&[(10, "mx.aruba.it")]);
    aruba.spf = Observed::Present("v=spf1 include:_spf.aruba.it ~all".to_owned());
    let mut null = google.clone();
    null.mx = mx(&[(0, ".")]);
    let mut nowhere = google.clone();
    nowhere.exists = Observed::Absent;
    let looks = [
        ("aruba", aruba),
        ("google", google),
        ("hybrid", hybrid()),
        ("no-such-domain", nowhere),
        ("not-checked", Look::not_taken(domain(), Unanswered::TimedOut)),
        ("null-mx", null),
        ("offline", Look::not_taken(domain(), Unanswered::Offline)),
    ];
    for language in locales.languages() {
        let words = locales.words(language);
        for (name, look) in &looks {
            let home = diagnosis::mail_home(look, knowledge.providers());
            snapshot(&format!("check-{name}-{}", words.tag()), &answer::check(words, &home));
        }
        snapshot(&format!("help-{}", words.tag()), &answer::help(words));
    }
}

#[test]
fn an_address_that_a_shell_would_run_is_put_into_no_command() {
    let knowledge = Knowledge::embedded();
    let locales = Locales::embedded();
    let copies = |address: &str| {
        let evidence = reading::read(&format!("ErrorNonExistentMailbox {address}"));
        let diagnosis = diagnosis::diagnose(&knowledge, &evidence, Context::on(TODAY));
        let situation = Situation {
            knowledge: &knowledge,
            evidence: &evidence,
            diagnosis: &diagnosis,
            offline: true,
            today: TODAY,
        };
        let answer = answer::answer(locales.words(locales.english()), &situation);
        let items = answer.sections.into_iter().flat_map(|section| section.items);
        items.filter_map(|item| item.copy).collect::<Vec<_>>().join("\n")
    };
    assert!(copies("anna.rossi+crm@contoso.com").contains("anna.rossi+crm@contoso.com"));
    for hostile in ["anna&calc@contoso.com", "o'brien@contoso.com", "anna%path%@contoso.com"] {
        let copies = copies(hostile);
        assert!(copies.contains("-Identity user@example.com"), "{copies}");
        assert!(!copies.contains(hostile), "{copies}");
    }
}

fn snapshot(name: &str, answer: &Answer) {
    assert!(
        !answer::plain_text(answer).contains('['),
        "a message is missing in {name}: {answer:#?}"
    );
    insta::assert_snapshot!(format!("{name}.plain"), answer::plain_text(answer));
    insta::assert_json_snapshot!(format!("{name}.slack"), slack::render(answer));
    insta::assert_json_snapshot!(format!("{name}.discord"), discord::render(answer));
}

fn mx(records: &[(u16, &str)]) -> Observed<Vec<Mx>> {
    let record = |(preference, name): &(u16, &str)| Mx {
        preference: *preference,
        exchange: DnsName::new(name),
    };
    Observed::Present(records.iter().map(record).collect())
}

/// A gateway in front, Exchange Online behind it, autodiscover on an own server.
fn hybrid() -> Look {
    let mut look = Look::not_taken("contoso.com".parse().expect("a domain"), Unanswered::NotAsked);
    look.exists = Observed::Present(());
    look.mx = mx(&[(10, "mx0a-001.pphosted.com"), (20, "mx0b-001.pphosted.com")]);
    look.autodiscover = Observed::Present(Autodiscover::Cname(DnsName::new("mail.contoso.com")));
    look.spf = Observed::Present("v=spf1 include:spf.protection.outlook.com -all".to_owned());
    look.dkim = Observed::Absent;
    look.verification = Observed::Present("MS=ms12345678".to_owned());
    look.tenant = Observed::Present(Tenant {
        id: "aaaabbbb-0000-cccc-1111-dddd2222eeee".parse().expect("a GUID"),
        cloud: Cloud::Worldwide,
    });
    look
}
