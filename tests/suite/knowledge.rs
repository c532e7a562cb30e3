//! The rules hold together, and a rule with a mistake is refused by its line.

use std::collections::BTreeMap;

use mailfix::knowledge::{Knowledge, KnowledgeFile};
use mailfix::lint;

use crate::corpus;

#[test]
fn nothing_is_wrong_with_rules_words_and_cases() {
    let mut cases = BTreeMap::new();
    for case in corpus::cases() {
        *cases.entry(case.folder).or_insert(0) += 1;
    }
    let wrong: Vec<String> =
        lint::lint_embedded(Some(&cases)).iter().map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An id is a promise: who stored one finds it again.
#[test]
fn no_problem_that_was_promised_is_missing() {
    let knowledge = Knowledge::embedded();
    let promised: Vec<&str> = include_str!("problem-ids.txt").lines().collect();
    let there: Vec<&str> = knowledge.problems().iter().map(|problem| problem.id.as_str()).collect();
    let missing: Vec<&&str> = promised.iter().filter(|id| !there.contains(id)).collect();
    let unlisted: Vec<&&str> = there.iter().filter(|id| !promised.contains(id)).collect();
    assert_eq!((missing, unlisted), (vec![], vec![]));
}

#[test]
fn a_rule_with_a_mistake_is_refused_with_file_line_and_reason() {
    const GOOD: &str = r#"
severity = "error"
sources = [{ url = "https://contoso.com/", read = 2026-11-23 }]
[[sign]]
weight = 0.9
code = ["SomethingFailed"]
[[step]]
id = "ask"
who = "user"
"#;
    let refused = |from: &str, to: &str| {
        let text = GOOD.replace(from, to);
        assert!(from.is_empty() || text != GOOD, "the mistake was not made: {from}");
        let table = "mx_suffix\tprovider_id\tprovider_name\tkind\tconnect\timap\tsmtp\t\
                     needs_app_password\n";
        let file =
            |name: &str, text: &str| KnowledgeFile { name: name.to_owned(), text: text.to_owned() };
        Knowledge::from_files(&[
            file("microsoft/something-failed.toml", &text),
            file("providers.tsv", table),
        ])
        .err()
        .map(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    };
    assert_eq!(refused("", ""), None);
    for (from, to, expected) in [
        ("weight = 0.9", "wieght = 0.9", "microsoft/something-failed.toml:5"),
        ("weight = 0.9", "weight = 9", "not above 0 and below 1"),
        ("\"error\"", "\"terrible\"", "microsoft/something-failed.toml:2"),
        ("2026-11-23", "23.11.2026", "microsoft/something-failed.toml:3"),
        ("https://contoso.com/", "http://contoso.com/", "does not begin with `https://`"),
        (
            "code = [\"SomethingFailed\"]",
            "",
            "not exactly one of code, reply, phrase, words and token",
        ),
        ("who = \"user\"", "who = \"user\"\ncauses = [\"x\"]", "the cause `x`"),
        ("who = \"user\"", "who = \"user\"\ncopy = \"{adress}\"", "`{adress}`"),
        (
            "severity",
            "outranks = [{ problem = \"microsoft/gone\", because = \"x\" }]\nseverity",
            "`microsoft/gone`",
        ),
        ("[[step]]\nid = \"ask\"\nwho = \"user\"", "", "has no step"),
        (
            "code = [\"SomethingFailed\"]",
            "words = { all = [[\"@nobody\"]] }",
            "the set of words `@nobody`",
        ),
        ("code = [\"SomethingFailed\"]", "words = { en = [[\"failed\"]] }", "at most 0.86"),
        (
            "weight = 0.9\ncode = [\"SomethingFailed\"]",
            "weight = 0.8\nwords = { en = [[\"failed\"]] }",
            "at most 0.7 unless",
        ),
    ] {
        let errors = refused(from, to).unwrap_or_default();
        assert!(errors.contains(expected), "{to}: {errors}");
    }
}
