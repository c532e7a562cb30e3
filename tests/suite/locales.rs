//! Every message is used, and every message that is used is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::Entry;
use mailfix::knowledge::Knowledge;
use mailfix::locale::Locales;

/// Messages whose names the code puts together, by how they begin.
const COMPOSED: [&str; 8] = [
    "aadsts-",
    "domain-finding-",
    "domain-refused-",
    "fact-",
    "nothing-stored-",
    "product-",
    "secret-warning-",
    "status-",
];

#[test]
fn all_files_can_be_read() {
    if let Err(errors) = Locales::checked(Locales::embedded_files()) {
        panic!("{errors:?}");
    }
}

#[test]
fn every_message_is_used_somewhere() {
    let code = code();
    let knowledge = Knowledge::embedded();
    let problems: BTreeSet<String> =
        knowledge.problems().iter().map(|problem| problem.id.message()).collect();
    let unused: Vec<String> = english_messages()
        .into_iter()
        .filter(|id| !problems.contains(id) && !COMPOSED.iter().any(|start| id.starts_with(start)))
        .filter(|id| !code.contains(&format!("\"{id}\"")))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn no_text_holds_markup_or_an_address_to_open() {
    for file in Locales::embedded_files() {
        let texts = file.source.lines().filter(|line| !line.starts_with('#'));
        for line in texts {
            for forbidden in ["http://", "https://", "**", "```", "<b>", "&amp;"] {
                assert!(!line.contains(forbidden), "{}/{}: {line}", file.language, file.name);
            }
        }
    }
}

fn english_messages() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for file in Locales::embedded_files().iter().filter(|file| file.language == "en") {
        let resource = fluent_syntax::parser::parse(file.source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.name));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                ids.insert(message.id.name.to_owned());
            }
        }
    }
    ids
}

/// All of `src/` in one text.
fn code() -> String {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut code = String::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry of the source").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                code.push_str(&fs::read_to_string(path).expect("a source file"));
            }
        }
    }
    code
}
