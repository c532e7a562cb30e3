//! The rules ten times over, for seeing what more rules cost.

use std::fs;
use std::path::Path;

use mailfix::knowledge::{Knowledge, KnowledgeFile, ProblemId};
use toml::{Table, Value};

/// All rules, and nine copies of each under other names, with codes, phrases and topics of
/// their own. The other loose words stay: rules of one family do name the same products
/// and people.
pub fn ten_times() -> Knowledge {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    let mut files: Vec<KnowledgeFile> =
        ["products.toml", "scopes.toml", "providers.tsv", "words.toml"]
            .map(|name| KnowledgeFile { name: name.to_owned(), text: text(&folder.join(name)) })
            .into();
    for family in ProblemId::FAMILIES {
        for entry in fs::read_dir(folder.join(family)).expect("a family of problems") {
            let path = entry.expect("an entry").path();
            let cause = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
            let rule = text(&path);
            for copy in 0..10 {
                let name = match copy {
                    0 => format!("{family}/{cause}.toml"),
                    _ => format!("{family}/{cause}-{copy}.toml"),
                };
                files.push(KnowledgeFile { name, text: copied(&rule, copy) });
            }
        }
    }
    Knowledge::from_files(&files).expect("copies of good rules")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of the rules")
}

/// The rule with other codes and phrases; the first copy is the rule itself.
fn copied(rule: &str, copy: usize) -> String {
    let mut rule: Table = rule.parse().expect("a good rule");
    if copy > 0 {
        // A copy ranks before the copies of those that its model ranks before.
        let ranks = rule.get_mut("outranks").and_then(Value::as_array_mut);
        for rank in ranks.into_iter().flatten() {
            if let Some(Value::String(problem)) = rank.get_mut("problem") {
                *problem = format!("{problem}-{copy}");
            }
        }
        for signs in ["sign", "cause"] {
            let entries = rule.get_mut(signs).and_then(Value::as_array_mut);
            for sign in entries.into_iter().flatten() {
                for own in ["code", "phrase"] {
                    if let Some(value) = sign.get_mut(own) {
                        rename(value, copy);
                    }
                }
                let languages = sign.get_mut("words").and_then(Value::as_table_mut);
                for (_, words) in languages.into_iter().flatten() {
                    give_topic(words, copy);
                }
            }
        }
    }
    rule.to_string()
}

/// Adds a group with a word of the copy's own to a sign's loose words; renames a cause's.
fn give_topic(words: &mut Value, copy: usize) {
    let Value::Array(groups) = words else { return };
    if groups.first().is_some_and(Value::is_array) {
        groups.push(Value::Array(vec![Value::String(format!("topic77{copy}"))]));
    } else {
        rename(words, copy);
    }
}

/// Adds the number of the copy to every text in a value.
fn rename(value: &mut Value, copy: usize) {
    match value {
        // The name of a shared set of words.
        Value::String(text) if text.starts_with('@') => {}
        Value::String(text) => *text = format!("{text}77{copy}"),
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, copy)),
        Value::Table(table) => table.iter_mut().for_each(|(_, value)| rename(value, copy)),
        _ => {}
    }
}
