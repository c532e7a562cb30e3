//! What can be wrong in a configuration, said with the place where it is wrong.

use std::fmt;
use std::path::PathBuf;

/// Everything that is wrong, in the order in which it was read.
#[derive(Debug)]
pub struct ConfigErrors(pub Vec<ConfigError>);

/// One thing that is wrong. Never holds a secret's value.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{place}: `{key}` and `{key}_file` are both set; keep one")]
    Both { place: Place, key: String },
    #[error("{place}: {problem}")]
    Syntax { place: Place, problem: String },
    #[error("{place}: `{key}` {problem}")]
    Unfit { place: Place, key: String, problem: String },
    #[error("{place}: unknown key `{key}`{}", nearest_as_question(*nearest))]
    UnknownKey { place: Place, key: String, nearest: Option<&'static str> },
    #[error("{place}: cannot read `{}`", path.display())]
    Unreadable { place: Place, path: PathBuf, source: std::io::Error },
}

/// Where a value was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The command line named a file.
    CommandLine,
    File {
        path: PathBuf,
        /// The first line is 1.
        line: usize,
    },
    Variable(String),
}

impl ConfigError {
    /// The line in the file, 0 for what is in no line.
    pub(super) fn line(&self) -> usize {
        let (Self::Both { place, .. }
        | Self::Syntax { place, .. }
        | Self::Unfit { place, .. }
        | Self::UnknownKey { place, .. }
        | Self::Unreadable { place, .. }) = self;
        match place {
            Place::File { line, .. } => *line,
            Place::CommandLine | Place::Variable(_) => 0,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CommandLine => f.write_str("configuration"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Variable(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{error}")?;
            if let Some(cause) = std::error::Error::source(error) {
                write!(f, ": {cause}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for ConfigErrors {}

fn nearest_as_question(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}
