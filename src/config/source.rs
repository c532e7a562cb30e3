//! Values as they were given, and the environment as one place to give them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::Config;
use super::error::{ConfigError, Place};
use super::settings::{Read, SETTINGS, Setting};

/// The prefix of all our variables.
const PREFIX: &str = "MAILFIX_";

/// Two names less alike than this are not a typing error of each other.
const ALIKE: f64 = 0.5;

/// The variables of this process that start with `MAILFIX_`.
#[derive(Clone, Debug, Default)]
pub struct Environment(BTreeMap<String, OsString>);

/// A value for one setting.
pub(super) struct Given {
    pub setting: &'static Setting,
    pub place: Place,
    pub value: Value,
}

pub(super) enum Value {
    /// The elements of a list, as texts.
    List(Vec<String>),
    Text(String),
}

impl Environment {
    pub fn of_this_process() -> Self {
        Self::from_variables(std::env::vars_os())
    }

    pub fn from_variables<N, V>(variables: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<OsString>,
        V: Into<OsString>,
    {
        let ours = variables.into_iter().filter_map(|(name, value)| {
            let name = name.into().into_string().ok()?;
            name.starts_with(PREFIX).then(|| (name, value.into()))
        });
        Self(ours.collect())
    }

    pub(super) fn given(&self) -> (Vec<Given>, Vec<ConfigError>) {
        let mut given = Vec::new();
        let mut errors = Vec::new();
        for setting in SETTINGS {
            match self.given_for(setting) {
                Ok(found) => given.extend(found),
                Err(error) => errors.push(error),
            }
        }
        (given, errors)
    }

    /// Names the variables that are not ours, in one line: Kubernetes sets such for every
    /// service, and a typing error should not go unseen either.
    pub(super) fn warning_about_unknown(&self) -> Option<String> {
        let known: Vec<&'static str> = SETTINGS.iter().flat_map(variables_of).collect();
        let unknown: Vec<String> = self
            .0
            .keys()
            .filter(|name| !known.contains(&name.as_str()))
            .map(|name| match nearest(name, PREFIX.len(), known.iter().copied()) {
                Some(near) => format!("{name} (did you mean {near}?)"),
                None => name.clone(),
            })
            .collect();
        (!unknown.is_empty())
            .then(|| format!("Ignored variables that are not settings: {}", unknown.join(", ")))
    }

    fn given_for(&self, setting: &'static Setting) -> Result<Option<Given>, ConfigError> {
        let text = self.text(setting, setting.variable)?;
        let file_variable = setting.secret_file.as_ref().map(|file| file.variable);
        let path = match file_variable {
            Some(variable) => self.text(setting, variable)?.filter(|path| !path.is_empty()),
            None => None,
        };
        // An empty variable is one that was not set, but for the settings that say otherwise.
        let text = text.filter(|text| !text.trim().is_empty() || setting.takes_empty());
        let place = |variable: &str| Place::Variable(variable.to_owned());
        match (text, path, file_variable) {
            (Some(_), Some(_), Some(variable)) => {
                Err(ConfigError::Both { place: place(variable), key: setting.key.to_owned() })
            }
            (None, Some(path), Some(variable)) => {
                from_secret_file(setting, place(variable), Path::new(&path)).map(Some)
            }
            (Some(text), _, _) => {
                let value = setting.split(text, &[',']);
                Ok(Some(Given { setting, place: place(setting.variable), value }))
            }
            (None, _, _) => Ok(None),
        }
    }

    fn text(&self, setting: &Setting, variable: &str) -> Result<Option<String>, ConfigError> {
        let Some(value) = self.0.get(variable) else {
            return Ok(None);
        };
        let text = value.to_str().ok_or_else(|| ConfigError::Unfit {
            place: Place::Variable(variable.to_owned()),
            key: setting.key.to_owned(),
            problem: "is not UTF-8".to_owned(),
        })?;
        Ok(Some(text.to_owned()))
    }
}

/// The secrets that stand in a file of their own: one, or one a line.
pub(super) fn from_secret_file(
    setting: &'static Setting,
    place: Place,
    path: &Path,
) -> Result<Given, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let value = setting.split(text.trim().to_owned(), &[',', '\n']);
            Ok(Given { setting, place, value })
        }
        Err(source) => Err(ConfigError::Unreadable { place, path: PathBuf::from(path), source }),
    }
}

/// Sets what was given, and says what of it does not fit.
pub(super) fn apply(config: &mut Config, given: Vec<Given>) -> Vec<ConfigError> {
    let fitted = given.into_iter().filter_map(|Given { setting, place, value }| {
        let problem = setting.set(config, &value).err()?;
        Some(ConfigError::Unfit { place, key: setting.key.to_owned(), problem })
    });
    fitted.collect()
}

/// The known name that `name` is most likely a typing error of. The first `shared` bytes
/// are the same in all names, so they are not counted as likeness.
pub(super) fn nearest(
    name: &str,
    shared: usize,
    known: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let likeness = |other: &str| {
        let own = name.get(shared..).unwrap_or(name);
        let other = other.get(shared..).unwrap_or(other);
        strsim::normalized_damerau_levenshtein(own, other)
    };
    known
        .map(|other| (other, likeness(other)))
        .filter(|(_, likeness)| *likeness >= ALIKE)
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(other, _)| other)
}

fn variables_of(setting: &'static Setting) -> impl Iterator<Item = &'static str> {
    let file = setting.secret_file.as_ref().map(|file| file.variable);
    [Some(setting.variable), file].into_iter().flatten()
}

impl Setting {
    fn takes_empty(&self) -> bool {
        matches!(self.read, Read::OneOrEmpty(_))
    }

    fn split(&self, text: String, separators: &[char]) -> Value {
        match self.read {
            Read::Many(_) => Value::List(text.split(separators).map(str::to_owned).collect()),
            Read::One(_) | Read::OneOrEmpty(_) => Value::Text(text),
        }
    }

    fn set(&self, config: &mut Config, value: &Value) -> Result<(), String> {
        match (self.read, value) {
            (Read::One(_), Value::Text(text)) if text.trim().is_empty() => Ok(()),
            (Read::One(read) | Read::OneOrEmpty(read), Value::Text(text)) => {
                let text = text.trim();
                read(config, text).map_err(|must| self.complaint(&must, text))
            }
            (Read::Many(read), Value::List(texts)) => {
                let texts: Vec<&str> =
                    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
                read(config, &texts).map_err(|must| self.complaint(&must, &texts.join(", ")))
            }
            (Read::One(_) | Read::OneOrEmpty(_), Value::List(_)) => {
                Err("takes one value, not a list".to_owned())
            }
            (Read::Many(_), Value::Text(_)) => {
                Err(format!("is a list, as in `{}`", self.shown.text()))
            }
        }
    }

    fn complaint(&self, must: &str, given: &str) -> String {
        // A secret may have been put in the place of something else, and an address with an
        // `@` may hold a password. The signing secrets and tokens that we take are longer.
        const LONGEST_SHOWN: usize = 24;
        if self.is_secret() || given.contains('@') || given.len() > LONGEST_SHOWN {
            must.to_owned()
        } else {
            format!("{must}, not `{given}`")
        }
    }
}
