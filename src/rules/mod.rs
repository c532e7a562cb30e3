//! The rules and words in force: those that are built in, and the operator's own.
//!
//! Both are files in folders that look like ours. An operator's problem of the same id takes
//! the place of ours, as do an app, a scope, a mail host and a set of words of the same name
//! and a Fluent message of the same id; everything else is added. What does not hold
//! together is refused as a whole, with the file and the line.

mod embedded;
mod watch;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::knowledge::{Knowledge, KnowledgeFile};
use crate::lint::{self, LintError};
use crate::locale::{LocaleFile, Locales, Wishes, Words};

pub use watch::Watch;

/// The rules and words that a process answers by.
#[derive(Clone)]
pub struct Rules {
    pub knowledge: Arc<Knowledge>,
    pub locales: Arc<Locales>,
}

/// Where an operator keeps rules and words of their own.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    pub knowledge: Option<PathBuf>,
    pub locales: Option<PathBuf>,
}

/// Files as they were read, ours first.
pub struct RuleFiles {
    pub knowledge: Vec<KnowledgeFile>,
    pub locales: Vec<LocaleFile>,
}

/// Which files are there, how long they are and when they were changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint(Vec<(PathBuf, u64, Option<SystemTime>)>);

/// Why an operator's rules and words cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    #[error("cannot read `{}`", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("the file `{}` is larger than {LARGEST_FILE} bytes", path.display())]
    TooLarge { path: PathBuf },
    #[error("the folder `{}` holds more than {MOST_FILES} files", path.display())]
    TooMany { path: PathBuf },
    #[error("{}", lines(.0))]
    Wrong(Vec<LintError>),
}

/// More than this is no rule and no language file, but somebody's mistake.
const LARGEST_FILE: u64 = 1024 * 1024;

const MOST_FILES: usize = 5000;

impl Rules {
    /// Those that are built in.
    pub fn embedded() -> Self {
        Self { knowledge: Arc::new(Knowledge::embedded()), locales: Arc::new(Locales::embedded()) }
    }
}

impl Rules {
    /// The words for this person, for what an adapter itself has to say.
    pub fn words_for(&self, wishes: &Wishes, paste: &str) -> Words<'_> {
        self.locales.words(self.locales.choose(wishes, paste))
    }
}

impl Folders {
    fn are_none(&self) -> bool {
        self.knowledge.is_none() && self.locales.is_none()
    }

    /// Reads and checks everything.
    ///
    /// # Errors
    ///
    /// A folder or file that cannot be read, and everything that is wrong in any of them.
    pub fn load(&self) -> Result<Rules, RulesError> {
        if self.are_none() {
            return Ok(Rules::embedded());
        }
        let RuleFiles { knowledge, locales } = self.read()?;
        let rules = Knowledge::from_files(&knowledge)
            .map_err(|errors| errors.into_iter().map(LintError::Knowledge).collect());
        let rules = rules.map_err(RulesError::Wrong)?;
        // A problem without any words would be answered with the names of messages.
        let silent = lint::problems_without_words(&rules, &locales);
        if !silent.is_empty() {
            return Err(RulesError::Wrong(silent));
        }
        let locales = Locales::checked(locales)
            .map_err(|errors| errors.into_iter().map(LintError::Locale).collect());
        let locales = locales.map_err(RulesError::Wrong)?;
        Ok(Rules { knowledge: Arc::new(rules), locales: Arc::new(locales) })
    }

    /// Reads the files, ours first.
    ///
    /// # Errors
    ///
    /// A folder or file that cannot be read.
    pub fn read(&self) -> Result<RuleFiles, RulesError> {
        let mut knowledge = Knowledge::embedded_files();
        for file in files_below(self.knowledge.as_deref())? {
            if file.name.ends_with(".toml") || file.name.ends_with(".tsv") {
                knowledge.push(KnowledgeFile { name: file.name.clone(), text: file.text()? });
            }
        }
        let mut locales = Locales::embedded_files();
        for file in files_below(self.locales.as_deref())? {
            if let Some((language, name)) = file.name.split_once('/')
                && name.ends_with(".ftl")
            {
                locales.push(LocaleFile {
                    language: language.to_owned(),
                    name: name.to_owned(),
                    source: file.text()?,
                });
            }
        }
        Ok(RuleFiles { knowledge, locales })
    }

    /// By what a change shows, as long as the folders can be read.
    ///
    /// # Errors
    ///
    /// A folder that cannot be read.
    pub fn fingerprint(&self) -> Result<Fingerprint, RulesError> {
        let mut files = files_below(self.knowledge.as_deref())?;
        files.extend(files_below(self.locales.as_deref())?);
        Ok(Fingerprint(
            files.into_iter().map(|file| (file.path, file.size, file.changed)).collect(),
        ))
    }
}

struct OwnFile {
    path: PathBuf,
    /// Its path below the folder, with `/`.
    name: String,
    size: u64,
    changed: Option<SystemTime>,
}

impl OwnFile {
    fn text(&self) -> Result<String, RulesError> {
        if self.size > LARGEST_FILE {
            return Err(RulesError::TooLarge { path: self.path.clone() });
        }
        fs::read_to_string(&self.path).map_err(|source| unreadable(&self.path, source))
    }
}

/// All files below a folder, in order of their names. What begins with a dot is left out:
/// editors keep their own files so, and Kubernetes the former state of a mounted folder.
fn files_below(folder: Option<&Path>) -> Result<Vec<OwnFile>, RulesError> {
    let Some(top) = folder else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let mut folders = vec![(top.to_owned(), String::new())];
    while let Some((folder, below)) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|source| unreadable(&folder, source))?;
        for entry in entries {
            let entry = entry.map_err(|source| unreadable(&folder, source))?;
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            // Follows links, by which mounted folders are made.
            let meta = fs::metadata(&path).map_err(|source| unreadable(&path, source))?;
            let name = format!("{below}{name}");
            if meta.is_dir() {
                // Deeper than any folder of ours.
                if below.matches('/').count() < 2 {
                    folders.push((path, format!("{name}/")));
                }
            } else {
                found.push(OwnFile { path, name, size: meta.len(), changed: meta.modified().ok() });
            }
            if found.len() > MOST_FILES {
                return Err(RulesError::TooMany { path: top.to_owned() });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn unreadable(path: &Path, source: io::Error) -> RulesError {
    RulesError::Unreadable { path: path.to_owned(), source }
}

fn lines(errors: &[LintError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
