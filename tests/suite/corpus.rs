//! What people paste, and what must be found in it: one file a case, the folder says what.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mailfix::diagnosis::{self, CERTAIN, Chosen, Context, Diagnosis, PROBABLE};
use mailfix::knowledge::Knowledge;
use mailfix::reading;
use mailfix::score::{self, Score, Scored};

/// The day on which all questions are asked here.
const TODAY: time::Date = time::macros::date!(2026 - 11 - 23);

/// One case.
pub struct Case {
    /// The folder below `tests/corpus`, such as `microsoft/outlook-alias` or `nothing`.
    pub folder: String,
    pub path: PathBuf,
}

/// All cases, in order of their paths.
pub fn cases() -> Vec<Case> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut cases = Vec::new();
    let mut folders = vec![corpus.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the corpus") {
            let path = entry.expect("an entry of the corpus").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = folder.strip_prefix(&corpus).expect("a folder below the corpus");
                let folder = below.to_str().expect("folders are named in ASCII").to_owned();
                cases.push(Case { folder, path });
            }
        }
    }
    cases.sort_by(|a, b| a.path.cmp(&b.path));
    cases
}

fn diagnose(text: &str) -> Diagnosis {
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);
    diagnosis::diagnose(&KNOWLEDGE, &reading::read(text), Context::on(TODAY))
}

fn texts() -> impl Iterator<Item = (Case, String)> {
    cases().into_iter().filter(|case| case.path.extension().is_some_and(|end| end == "txt")).map(
        |case| {
            let text = fs::read_to_string(&case.path).expect("a case in UTF-8");
            (case, text)
        },
    )
}

#[test]
fn every_case_finds_what_its_folder_says() {
    let wrong: Vec<String> = texts()
        .filter_map(|(case, text)| {
            let diagnosis = diagnose(&text);
            let found = diagnosis.top().map(|top| (top.id.as_str().to_owned(), top.confidence));
            let is_right = match &found {
                Some((id, _)) => *id == case.folder,
                None => case.folder == "nothing",
            };
            (!is_right).then(|| format!("{}: {found:?}", case.path.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// What these cases reached; it only ever goes up.
#[test]
fn what_is_claimed_is_true_as_often_as_it_is_claimed() {
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);
    let scored: Vec<Scored> = texts()
        .map(|(case, text)| {
            let nothing = case.folder == "nothing";
            let expect = if nothing { Vec::new() } else { vec![case.folder] };
            let case =
                score::Case { n: None, text, expect, lang: String::new(), kind: String::new() };
            Scored::of(&case, &KNOWLEDGE, TODAY)
        })
        .collect();
    let score = Score::of(&scored);
    assert!(score.calibration_error <= 0.055, "{} in {:?}", score.calibration_error, score.bands);
    assert!(score.bands.iter().all(|band| !band.is_too_sure), "{:?}", score.bands);
}

#[test]
fn nothing_is_said_unasked_about_what_is_nothing() {
    let said: Vec<PathBuf> = texts()
        .filter(|(case, _)| case.folder == "nothing")
        .filter(|(_, text)| diagnose(text).problems.iter().any(|p| p.confidence >= PROBABLE))
        .map(|(case, _)| case.path)
        .collect();
    assert_eq!(said, Vec::<PathBuf>::new());
}

#[test]
fn loose_words_alone_are_never_certain() {
    let text = "my boss has to approve hubspot before outlook connects";
    let diagnosis = diagnose(text);
    let top = diagnosis.top().expect("a problem");
    assert_eq!(top.id.as_str(), "microsoft/admin-approval-required");
    assert!(top.confidence < CERTAIN, "{}", top.confidence);
}

#[test]
fn the_same_words_are_not_counted_twice() {
    let confidence = |text: &str| diagnose(text).top().map(|top| top.confidence);
    // The heading is a phrase, and loose words in it are an admin, an approval and a need.
    // Two witnesses would make it more than 0.98.
    assert!(confidence("Need admin approval") < Some(0.98));
    assert!(confidence("Need admin approval: AADSTS90094") > Some(0.99));
}

#[test]
fn words_of_a_cause_count_as_the_persons_own_only() {
    let top = |text: &str| {
        let diagnosis = diagnose(text);
        let top = diagnosis.top().expect("a problem");
        (top.id.as_str().to_owned(), top.causes[0].id.clone())
    };
    let sentence = "MailboxNotEnabledForRESTAPI: The mailbox is either inactive, soft-deleted, or \
                    is hosted on-premise.";
    let rest_api = "microsoft/rest-api-not-enabled".to_owned();
    // "On-premise" is Microsoft's word here, so the usual order of the causes stands.
    let mentioned = diagnose(sentence).problems[0].causes[0].speaks_for.clone();
    assert_eq!(mentioned, []);
    assert_eq!(top(&format!("{sentence} We are migrating.")), (rest_api, "migration".to_owned()));
    let nobody = "microsoft/mailbox-not-found".to_owned();
    assert_eq!(top("MailboxNotEnabledForRESTAPI for a guest"), (nobody, "guest".to_owned()));
}

#[test]
fn a_short_text_about_a_code_is_no_question_about_it() {
    let most = |text: &str| diagnose(text).problems.first().map_or(0.0, |top| top.confidence);
    assert!(most("merged: docs PR that explains AADSTS90094") < PROBABLE);
    assert!(most("AADSTS90094 is solved, thanks a lot!") < PROBABLE);
    assert!(most("AADSTS90094, thanks in advance for your help!") >= PROBABLE);
    assert!(
        most(&format!("I merged the docs. {} AADSTS90094", "And then more. ".repeat(40)))
            >= CERTAIN
    );
}

#[test]
fn a_case_means_the_same_however_it_is_wrapped() {
    let wrappings: [fn(&str) -> String; 4] = [
        |text| text.replace('\'', "’").replace('"', "“"),
        |text| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
        |text| text.replace(' ', "\u{a0}"),
        |text| text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
    ];
    for (case, text) in texts() {
        for (index, wrap) in wrappings.iter().enumerate() {
            let wrapped = wrap(&text);
            let id = |text: &str| diagnose(text).top().map(|top| top.id.clone());
            assert_eq!(id(&wrapped), id(&text), "{} in wrapping {index}", case.path.display());
        }
    }
}

#[test]
fn signs_stand_where_they_are_said_to_stand() {
    for (case, text) in texts() {
        let evidence = reading::read(&text);
        for problem in diagnose(&text).problems {
            for sign in problem.signs {
                let there = evidence.text.get(sign.start..sign.end);
                assert_eq!(there, Some(sign.text.as_str()), "{}", case.path.display());
            }
        }
    }
}

/// What the fuzzer starts from and what it found worth keeping (`fuzz/`).
#[test]
fn the_fuzzers_texts_are_read_without_a_fault() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/read");
    let mut count = 0;
    for entry in fs::read_dir(seeds).expect("the fuzzer's folder") {
        let bytes = fs::read(entry.expect("an entry").path()).expect("a text");
        let text = String::from_utf8_lossy(&bytes);
        let evidence = reading::read(&text);
        for problem in diagnose(&text).problems {
            assert!((0.0..1.0).contains(&problem.confidence));
            for sign in problem.signs {
                assert_eq!(evidence.text.get(sign.start..sign.end), Some(sign.text.as_str()));
            }
        }
        count += 1;
    }
    assert!(count > 0, "there is nothing to read");
}

#[test]
fn an_answer_to_the_question_ranks_the_causes_anew() {
    let knowledge = Knowledge::embedded();
    let evidence = reading::read("AADSTS90094");
    let asked = diagnosis::diagnose(&knowledge, &evidence, Context::on(TODAY));
    let top = asked.top().expect("a problem");
    let problem = knowledge.problem(&top.id).expect("a known one");
    let question = problem.questions.iter().find(|q| Some(&q.id) == asked.question.as_ref());
    let question = question.expect("its causes are open");
    for choice in &question.choices {
        let Some(cause) = choice.speaks_for.first() else { continue };
        let chosen = [Chosen { problem: top.id.clone(), choice: choice.id.clone() }];
        let context = Context { chosen: &chosen, ..Context::on(TODAY) };
        let answered = diagnosis::diagnose(&knowledge, &evidence, context);
        let likely = |diagnosis: &Diagnosis| {
            let causes = diagnosis.problems[0].causes.iter();
            causes.clone().find(|c| c.id == *cause).map(|c| c.confidence)
        };
        assert!(likely(&answered) > likely(&asked), "{}", choice.id);
        assert_ne!(answered.question.as_ref(), Some(&question.id), "asked once");
        // The answer is about causes; how likely the problem is, it leaves.
        assert!((answered.problems[0].confidence - top.confidence).abs() < 1e-9);
    }
}

#[test]
fn the_product_that_is_connected_as_a_rule_stands_in_for_one_that_is_named() {
    let knowledge = Knowledge::embedded();
    let name = |text: &str, usual: Option<&str>| {
        let context = Context { product: usual, ..Context::on(TODAY) };
        let diagnosis = diagnosis::diagnose(&knowledge, &reading::read(text), context);
        diagnosis.product.map(|index| knowledge.products()[index].id.clone())
    };
    assert_eq!(name("AADSTS90094", None), None);
    assert_eq!(name("AADSTS90094", Some("pipedrive")).as_deref(), Some("pipedrive"));
    assert_eq!(name("HubSpot: AADSTS90094", Some("pipedrive")).as_deref(), Some("hubspot"));
}
