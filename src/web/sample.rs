//! Answers to draw in tests.

use crate::answer::{
    Answer, AnswerKind, Evidence, Item, Link, Section, SectionKind, Severity, Speaks,
};

/// An answer with every kind of part, in English or Italian.
pub fn answer(language: &str) -> Answer {
    let say = |english: &str, italian: &str| -> String {
        if language == "it" { italian } else { english }.to_owned()
    };
    let evidence = |speaks, text| Evidence { text, speaks };
    let section = |kind, heading, items| Section { kind, heading, items };
    let causes = vec![
        Item {
            id: "on-premises".to_owned(),
            text: say(
                "The mailbox is on your organization's own Exchange server (likely).",
                "La casella si trova sul server Exchange della tua azienda (probabile).",
            ),
            evidence: vec![
                evidence(
                    Speaks::For,
                    say(
                        "The mail of contoso.com goes to a gateway: mx1.gateway.example",
                        "La posta di contoso.com arriva a un gateway: mx1.gateway.example",
                    ),
                ),
                evidence(
                    Speaks::Against,
                    say(
                        "The SPF record names Microsoft: include:spf.protection.outlook.com",
                        "Il record SPF nomina Microsoft: include:spf.protection.outlook.com",
                    ),
                ),
            ],
            ..Item::default()
        },
        Item {
            id: "migration".to_owned(),
            text: say("A migration is still running.", "È ancora in corso una migrazione."),
            ..Item::default()
        },
    ];
    let user_steps = vec![Item {
        text: say("Connect the mailbox by IMAP.", "Collega la casella tramite IMAP."),
        ..Item::default()
    }];
    let admin_steps = vec![
        Item {
            text: say("Look where the mailbox is.", "Verifica dove si trova la casella."),
            copy: Some("Get-EXORecipient -Identity anna@contoso.com".to_owned()),
            ..Item::default()
        },
        Item {
            text: say(
                "Move it to Exchange Online if it should be in the cloud.",
                "Se deve stare nel cloud, spostala in Exchange Online.",
            ),
            link: Some(Link::new("https://learn.microsoft.com/exchange/hybrid-deployment/")),
            ..Item::default()
        },
    ];
    let sources = vec![Item {
        link: Some(Link::new("https://learn.microsoft.com/graph/hybrid-rest-support")),
        ..Item::default()
    }];
    Answer {
        kind: AnswerKind::Diagnosis,
        language: language.to_owned(),
        severity: Severity::Error,
        problem: Some("microsoft/rest-api-not-enabled".parse().expect("a problem id")),
        warning: Some(say(
            "Your text held a password. mailfix has removed it; change it now.",
            "Nel testo c'era una password. mailfix l'ha tolta: cambiala subito.",
        )),
        title: say(
            "Microsoft does not open this mailbox to apps",
            "Microsoft non apre questa casella alle app",
        ),
        lead: vec![say(
            "anna@contoso.com can sign in, but its mailbox is not in Exchange Online.",
            "anna@contoso.com riesce ad accedere, ma la sua casella non è in Exchange Online.",
        )],
        sections: vec![
            section(SectionKind::Causes, say("Likely causes", "Cause probabili"), causes),
            section(
                SectionKind::UserSteps,
                say("What you can do", "Cosa puoi fare tu"),
                user_steps,
            ),
            section(
                SectionKind::AdminSteps,
                say("What your administrator can do", "Cosa può fare l'amministratore"),
                admin_steps,
            ),
            section(SectionKind::Sources, say("Sources", "Fonti"), sources),
        ],
        shortened: None,
        shortened_notice: String::new(),
    }
}

/// An answer in which every text tries to become something else.
pub fn hostile_answer() -> Answer {
    let hostile = || "</textarea><script>alert(1)</script><img src=x onerror=y>\"'&".to_owned();
    let link = |url: &str| Some(Link { url: url.to_owned(), label: hostile() });
    let item = |url: &str| Item {
        id: hostile(),
        text: hostile(),
        evidence: vec![Evidence { text: hostile(), speaks: Speaks::For }],
        link: link(url),
        copy: Some(hostile()),
    };
    Answer {
        language: "\"><script>".to_owned(),
        warning: Some(hostile()),
        title: hostile(),
        lead: vec![hostile()],
        sections: vec![Section {
            kind: SectionKind::AdminSteps,
            heading: hostile(),
            items: vec![
                item("javascript:alert(1)"),
                item("http://contoso.com"),
                item("https://\">"),
            ],
        }],
        shortened: Some(hostile()),
        ..answer("en")
    }
}
