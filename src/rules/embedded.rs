//! The rules that are built in: their files, and what the build script made of them.

use rust_embed::RustEmbed;

use crate::knowledge::{Knowledge, KnowledgeFile};

#[derive(RustEmbed)]
#[folder = "knowledge/"]
struct Files;

impl Knowledge {
    /// The rules that are built in.
    pub fn embedded() -> Self {
        const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));
        const TRIE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/trie.bin"));
        const HALVES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/halves.bin"));
        Self::kept(RULES, TRIE, HALVES).expect("the build script keeps rules as this reads them")
    }

    /// The files of the rules that are built in.
    pub fn embedded_files() -> Vec<KnowledgeFile> {
        Files::iter()
            .filter_map(|name| {
                let text = String::from_utf8_lossy(&Files::get(&name)?.data).into_owned();
                Some(KnowledgeFile { name: name.into_owned(), text })
            })
            .collect()
    }
}
