//! Answers made by hand and at random, and what Slack gets for them.

use proptest::prelude::*;

use super::super::mrkdwn::tests::hostile;
use super::*;
use crate::answer::{AnswerKind, Severity};

fn answer(sections: Vec<Section>) -> Answer {
    Answer {
        kind: AnswerKind::Diagnosis,
        language: "en".to_owned(),
        severity: Severity::Error,
        problem: None,
        warning: None,
        title: "Microsoft does not open this mailbox to apps".to_owned(),
        lead: vec!["anna@contoso.com can sign in.".to_owned(), "That is all.".to_owned()],
        sections,
        shortened: None,
        shortened_notice: "Something was left out.".to_owned(),
    }
}

fn section(kind: SectionKind, heading: &str, items: Vec<Item>) -> Section {
    Section { kind, heading: heading.to_owned(), items }
}

fn item(text: &str) -> Item {
    Item { text: text.to_owned(), ..Item::default() }
}

fn evidence(speaks: Speaks, text: &str) -> Evidence {
    Evidence { text: text.to_owned(), speaks }
}

/// All texts in order, a divider as `---`, each context in parentheses.
fn shown(message: &Message) -> Vec<String> {
    let show = |block: &Block| match block {
        Block::Context { elements } => {
            let texts: Vec<&str> = elements.iter().map(Text::as_str).collect();
            format!("({})", texts.join(" / "))
        }
        Block::Divider => "---".to_owned(),
        Block::Header { text } => format!("# {}", text.as_str()),
        Block::Section { text } => text.as_str().to_owned(),
    };
    message.blocks.iter().map(show).collect()
}

#[test]
fn an_answer_reads_from_the_warning_to_the_sources() {
    let mut full = answer(vec![
        section(
            SectionKind::Causes,
            "Why",
            vec![Item {
                evidence: vec![
                    evidence(Speaks::For, "SPF has _spf.contoso.com ~all"),
                    evidence(Speaks::Against, "MX at <mx.example.net>"),
                ],
                ..item("The mailbox is on your own server.")
            }],
        ),
        section(SectionKind::Noted, "What I read", vec![item("One."), item("Two.")]),
        section(SectionKind::UserSteps, "What you can do", vec![item("Ask your IT.")]),
        section(
            SectionKind::AdminSteps,
            "What your administrator can do",
            vec![
                Item {
                    copy: Some("Get-EXORecipient -Identity anna@contoso.com".to_owned()),
                    ..item("Check where it is.")
                },
                Item {
                    link: Some(Link::new("https://learn.microsoft.com/exchange/move")),
                    ..item("Move it.")
                },
            ],
        ),
        section(
            SectionKind::Sources,
            "Sources",
            vec![Item { link: Some(Link::new("https://learn.microsoft.com/")), ..item("") }],
        ),
    ]);
    full.warning = Some("Your password was in there.".to_owned());
    let message = render(&full);
    assert_eq!(
        shown(&message),
        [
            "⚠️ Your password was in there.",
            "# Microsoft does not open this mailbox to apps",
            "anna@contoso.com can sign in.\n\nThat is all.",
            "*Why*\nThe mailbox is on your own server.",
            "(+ SPF has _spf.contoso.com ~all / − MX at &lt;mx.example.net&gt;)",
            "*What I read*\n• One.\n• Two.",
            "---",
            "*What you can do*\n1. Ask your IT.",
            "*What your administrator can do*\n1. Check where it is.\n\
             ```\nGet-EXORecipient -Identity anna@contoso.com\n```\n2. Move it.\n\
             <https://learn.microsoft.com/exchange/move|learn.microsoft.com/exchange/move>",
            "(Sources / <https://learn.microsoft.com/|learn.microsoft.com>)",
        ]
    );
    assert!(message.text.starts_with("Your password was in there.\n\nMicrosoft does"));
    assert!(message.text.ends_with("https://learn.microsoft.com/"));
}

#[test]
fn the_json_is_what_slack_documents() {
    let message = render(&answer(vec![]));
    assert_eq!(
        serde_json::to_value(&message).expect("JSON"),
        serde_json::json!({
            "response_type": "ephemeral",
            "text": "Microsoft does not open this mailbox to apps\n\n\
                     anna@contoso.com can sign in.\n\nThat is all.",
            "blocks": [
                { "type": "header", "text": {
                    "type": "plain_text", "emoji": false,
                    "text": "Microsoft does not open this mailbox to apps",
                } },
                { "type": "section", "text": {
                    "type": "plain_text", "emoji": false,
                    "text": "anna@contoso.com can sign in.\n\nThat is all.",
                } },
            ],
        })
    );
    let section = Block::Section { text: Text::mrkdwn("*Why*".to_owned()) };
    assert_eq!(
        serde_json::to_value(section).expect("JSON"),
        serde_json::json!({
            "type": "section",
            "text": { "type": "mrkdwn", "text": "*Why*", "verbatim": true },
        })
    );
}

#[test]
fn t29_an_answer_that_is_too_long_is_shortened_and_says_so_with_a_link() {
    let step = |n: usize| Item { copy: Some("x".repeat(200)), ..item(&format!("Step {n}.")) };
    let steps = section(SectionKind::UserSteps, "Steps", (1..200).map(step).collect());
    let page = Link::new("https://mailfix.example/");
    let message = render_with_page(&answer(vec![steps]), Some(&page));
    within_limits(&message);
    let shown = shown(&message);
    assert!(shown[3].starts_with("*Steps*\n1. Step 1."), "{}", shown[3]);
    assert_eq!(
        shown.last().map(String::as_str),
        Some("(Something was left out. <https://mailfix.example/|mailfix.example>)")
    );
    assert!(message.text.ends_with("Something was left out."));
}

#[test]
fn a_core_that_is_too_long_is_cut_and_says_so() {
    let causes = (0..8).map(|n| Item {
        evidence: vec![evidence(Speaks::For, &"y".repeat(4000))],
        ..item(&format!("Cause {n}. {}", "é".repeat(4000)))
    });
    let kinds = [SectionKind::Noted, SectionKind::Causes, SectionKind::Caveats];
    let sections = kinds.map(|kind| section(kind, "Heading", causes.clone().collect()));
    let message = render(&answer(sections.to_vec()));
    within_limits(&message);
    assert_eq!(shown(&message).last().map(String::as_str), Some("(Something was left out.)"));
}

/// Every limit of Slack's that a message could break.
fn within_limits(message: &Message) {
    let holds = |text: &str, limit: usize| {
        assert!(!text.trim().is_empty(), "{message:?}");
        assert!(text.encode_utf16().count() <= limit, "{message:?}");
    };
    holds(&message.text, 4000);
    assert!(message.blocks.len() <= 50);
    assert!(message.blocks.iter().map(Block::size).sum::<usize>() <= 12_000);
    for block in &message.blocks {
        match block {
            Block::Context { elements } => {
                assert!((1..=10).contains(&elements.len()));
                elements.iter().for_each(|text| holds(text.as_str(), 3000));
            }
            Block::Divider => {}
            Block::Header { text } => {
                assert!(matches!(text, Text::PlainText { .. }));
                holds(text.as_str(), 150);
            }
            Block::Section { text } => holds(text.as_str(), 3000),
        }
    }
}

/// Takes fences and links of ours out of a text; what is left may hold neither.
fn without_our_markup(text: &str) -> String {
    let fenced: Vec<&str> = text.split("```").collect();
    assert_eq!(fenced.len() % 2, 1, "a fence is open: {text}");
    let prose: String = fenced.into_iter().step_by(2).collect();
    prose.replace("<https://learn.microsoft.com/|", "").replace("|learn.microsoft.com>", "")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn t38_t40_any_answer_is_within_limits_and_holds_no_markup_but_ours(
        answer in any_answer(),
    ) {
        let message = render(&answer);
        within_limits(&message);
        prop_assert!(!message.text.contains(['<', '>', '`']));
        let mut texts = Vec::new();
        for block in &message.blocks {
            match block {
                Block::Context { elements } => texts.extend(elements),
                Block::Divider => {}
                Block::Header { text } | Block::Section { text } => texts.push(text),
            }
        }
        for text in texts {
            match text {
                Text::PlainText { text, emoji } => {
                    prop_assert!(!text.contains(['<', '>']) && !emoji, "{}", text);
                }
                Text::Mrkdwn { text, verbatim } => {
                    let rest = without_our_markup(text);
                    let rest = rest.replace("<https://learn.microsoft.com/", "");
                    prop_assert!(!rest.contains(['<', '`']) && *verbatim, "{}", text);
                }
            }
        }
    }
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let long = (hostile(), 1..100_usize).prop_map(|(text, times)| text.repeat(times));
    let text = prop_oneof![3 => hostile().boxed(), 1 => long.boxed()].boxed();
    let link = prop_oneof![
        Just(Link::new("https://learn.microsoft.com/")),
        text.clone().prop_map(|url| Link { label: url.clone(), url }),
        text.clone()
            .prop_map(|label| Link { url: "https://learn.microsoft.com/".to_owned(), label }),
    ];
    let evidence = (text.clone(), any::<bool>()).prop_map(|(text, speaks_for)| Evidence {
        text,
        speaks: if speaks_for { Speaks::For } else { Speaks::Against },
    });
    let item = (
        text.clone(),
        prop::collection::vec(evidence, 0..12),
        prop::option::of(link),
        prop::option::of(text.clone()),
    );
    let item = item.prop_map(|(text, evidence, link, copy)| Item {
        id: String::new(),
        text,
        evidence,
        link,
        copy,
    });
    let kind = prop::sample::select(vec![
        SectionKind::Noted,
        SectionKind::Causes,
        SectionKind::Findings,
        SectionKind::UserSteps,
        SectionKind::AdminSteps,
        SectionKind::Caveats,
        SectionKind::Sources,
    ]);
    let section = (kind, text.clone(), prop::collection::vec(item, 0..6))
        .prop_map(|(kind, heading, items)| Section { kind, heading, items });
    let sections = prop::collection::vec(section, 0..8);
    let lead = prop::collection::vec(text.clone(), 0..3);
    (prop::option::of(text.clone()), text.clone(), lead, sections, text).prop_map(
        |(warning, title, lead, sections, shortened_notice)| Answer {
            warning,
            title,
            lead,
            shortened_notice,
            ..answer(sections)
        },
    )
}
