//! Compiles the rules of `knowledge/`, so that no process has to when it starts.
//!
//! The modules that do it are those of the crate itself, which also compile an operator's
//! own rules at run time. Rules that do not hold together end the build with all that is
//! wrong with them.

// Most of what these modules offer is for the crate.
#![allow(dead_code, unused_imports)]

#[path = "src/evidence.rs"]
mod evidence;
#[path = "src/folding.rs"]
mod folding;
#[path = "src/knowledge/mod.rs"]
mod knowledge;
#[path = "src/mail/mod.rs"]
mod mail;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use knowledge::{Knowledge, KnowledgeFile};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=knowledge");
    let files = files_below(Path::new("knowledge"), "");
    let knowledge = match Knowledge::from_files(&files) {
        Ok(knowledge) => knowledge,
        Err(errors) => {
            for error in errors {
                println!("cargo:error=knowledge: {error}");
            }
            return ExitCode::FAILURE;
        }
    };
    let kept = knowledge.keep().expect("rules can be written");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    for (name, bytes) in
        [("rules.bin", kept.rules), ("trie.bin", kept.trie), ("halves.bin", kept.halves)]
    {
        fs::write(out.join(name), bytes).expect("the output folder can be written");
    }
    ExitCode::SUCCESS
}

/// All rules below a folder, named by their paths there.
fn files_below(folder: &Path, below: &str) -> Vec<KnowledgeFile> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the rules can be read") {
        let entry = entry.expect("the rules can be read");
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path(), &format!("{name}/")));
        } else if name.ends_with(".toml") || name.ends_with(".tsv") {
            let text = fs::read_to_string(entry.path()).expect("rules are in UTF-8");
            files.push(KnowledgeFile { name, text });
        }
    }
    files
}
