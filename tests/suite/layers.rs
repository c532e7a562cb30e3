//! Who may import whom. Imports point one way: towards the vocabulary.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Each module of the crate, and the modules of the crate that it may use.
const LAYERS: [(&str, &[&str]); 23] = [
    ("answer", &["diagnosis", "evidence", "knowledge", "locale", "mail"]),
    ("chat", &["answer", "clock", "helpdesk", "locale"]),
    (
        "cli",
        &[
            "answer",
            "chat",
            "clock",
            "config",
            "evidence",
            "helpdesk",
            "knowledge",
            "lint",
            "locale",
            "log",
            "mail",
            "metrics",
            "probe",
            "rules",
            "score",
            "server",
            "web",
        ],
    ),
    ("clock", &[]),
    ("config", &[]),
    ("diagnosis", &["evidence", "knowledge", "mail", "reading"]),
    ("evidence", &["folding", "mail"]),
    ("folding", &[]),
    (
        "helpdesk",
        &[
            "answer",
            "diagnosis",
            "evidence",
            "knowledge",
            "locale",
            "mail",
            "probe",
            "reading",
            "rules",
        ],
    ),
    ("knowledge", &["evidence", "folding", "mail"]),
    ("lib", &[]),
    ("lint", &["evidence", "knowledge", "locale"]),
    ("locale", &[]),
    ("log", &["config"]),
    ("mail", &[]),
    ("main", &[]),
    ("metrics", &["answer", "helpdesk"]),
    ("probe", &["evidence", "mail"]),
    ("reading", &["evidence", "folding", "mail"]),
    ("rules", &["knowledge", "lint", "locale"]),
    ("score", &["diagnosis", "knowledge", "reading"]),
    ("server", &["config", "metrics"]),
    ("web", &["answer", "chat", "clock", "helpdesk", "locale", "mail"]),
];

/// Modules that neither wait, nor read a clock, nor touch a file or a socket.
const PURE: [&str; 8] =
    ["answer", "diagnosis", "evidence", "folding", "knowledge", "locale", "mail", "reading"];

#[test]
fn imports_point_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = LAYERS.into_iter().collect();
    let mut wrong = Vec::new();
    for (module, code) in modules() {
        let Some(allowed) = allowed.get(module.as_str()) else {
            wrong.push(format!("`{module}` is not in the table"));
            continue;
        };
        for used in uses(&code) {
            if used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("`{module}` uses `{used}`"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_two_modules_use_each_other() {
    for (module, uses) in LAYERS {
        for used in uses {
            let (_, back) = LAYERS.iter().find(|(name, _)| name == used).expect("a module");
            assert!(!back.contains(&module), "{module} and {used}");
        }
    }
}

#[test]
fn the_core_does_no_io() {
    for (module, code) in modules() {
        if !PURE.contains(&module.as_str()) {
            continue;
        }
        for forbidden in [
            "async fn",
            ".await",
            "std::fs",
            "std::net::Tcp",
            "std::net::Udp",
            "tokio::",
            "reqwest::",
            "SystemTime::now",
            "Instant::now",
            "now_utc",
            "std::env",
        ] {
            assert!(!code.contains(forbidden), "`{module}` has `{forbidden}`");
        }
    }
}

/// The code of each top-level module, without its tests.
fn modules() -> BTreeMap<String, String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules: BTreeMap<String, String> = BTreeMap::new();
    let mut folders = vec![source.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry of the source").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|end| end != "rs") || path.ends_with("tests.rs") {
                continue;
            }
            let below = path.strip_prefix(&source).expect("a file below the source");
            let first = below.iter().next().and_then(|name| name.to_str()).expect("a name");
            let module = first.trim_end_matches(".rs").to_owned();
            let code = fs::read_to_string(&path).expect("a source file");
            let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            modules.entry(module).or_default().push_str(&code);
        }
    }
    modules
}

/// The modules named behind `crate::`.
fn uses(code: &str) -> BTreeSet<String> {
    let code_lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut uses = BTreeSet::new();
    for line in code_lines {
        for rest in line.split("crate::").skip(1) {
            let name: String =
                rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            uses.insert(name);
        }
    }
    uses
}
