//! The rules ten times over, for seeing what more rules cost.

use std::fs;
use std::path::Path;

use mailfix::knowledge::{Knowledge, KnowledgeFile};
use toml::{Table, Value};

/// All rules, and nine copies of each under other names, with codes, phrases and topics of
/// their own. The other loose words stay: rules of one family do name the same products
/// and people.
pub fn ten_times() -> Knowledge {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    let mut files: Vec<KnowledgeFile> = ["apps.toml", "scopes.toml", "providers.tsv"]
        .map(|name| KnowledgeFile { name: name.to_owned(), text: text(&folder.join(name)) })
        .into();
    for family in ["google", "microsoft"] {
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
                    rename(topic(words), copy);
                }
            }
        }
    }
    rule.to_string()
}

/// The first group of a sign's loose words, or all words of a cause.
fn topic(words: &mut Value) -> &mut Value {
    let groups = words.as_array().and_then(|groups| groups.first());
    if groups.is_some_and(Value::is_array) { &mut words[0] } else { words }
}

/// Adds the number of the copy to every text in a value.
fn rename(value: &mut Value, copy: usize) {
    match value {
        Value::String(text) => *text = format!("{text}77{copy}"),
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, copy)),
        Value::Table(table) => table.iter_mut().for_each(|(_, value)| rename(value, copy)),
        _ => {}
    }
}
