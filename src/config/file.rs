//! The settings file: TOML in, values with their lines out.

use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::error::{ConfigError, Place};
use super::settings::{SETTINGS, Setting};
use super::source::{Given, Value, from_secret_file, nearest};

/// Reads a settings file: what it gives, and everything that is wrong with it.
pub(super) fn read(path: &Path) -> (Vec<Given>, Vec<ConfigError>) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(source) => {
            let place = Place::CommandLine;
            let path = path.to_path_buf();
            return (Vec::new(), vec![ConfigError::Unreadable { place, path, source }]);
        }
    };
    let mut reader = Reader { path, text: &text, given: Vec::new(), errors: Vec::new() };
    let (table, problems) = DeTable::parse_recoverable(&text);
    // What a parser makes of a file after an error is a guess, so its keys are not judged.
    if problems.is_empty() {
        reader.read_table(table.get_ref(), "");
    }
    for problem in problems {
        let place = reader.place(problem.span().unwrap_or_default());
        // The message alone: the error's `Display` quotes the line, which may hold a secret.
        let problem = problem.message().to_owned();
        reader.errors.push(ConfigError::Syntax { place, problem });
    }
    (reader.given, reader.errors)
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    given: Vec<Given>,
    errors: Vec<ConfigError>,
}

impl Reader<'_> {
    fn read_table(&mut self, table: &DeTable<'_>, section: &str) {
        for (name, value) in table {
            let key = match section {
                "" => name.get_ref().to_string(),
                _ => format!("{section}.{}", name.get_ref()),
            };
            let place = self.place(name.span());
            let value = value.get_ref();
            if let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) {
                self.read_value(setting, place, value);
            } else if let Some(setting) = SETTINGS.iter().find(|s| file_key(s) == Some(&key)) {
                self.read_secret_file(setting, place, table, value);
            } else if let (DeValue::Table(inner), true) = (value, is_section(&key)) {
                self.read_table(inner, &key);
            } else {
                let known = SETTINGS.iter().flat_map(names_in_file);
                let nearest = nearest(&key, 0, known);
                self.errors.push(ConfigError::UnknownKey { place, key, nearest });
            }
        }
    }

    fn read_value(&mut self, setting: &'static Setting, place: Place, value: &DeValue<'_>) {
        let value = match value {
            DeValue::Array(elements) => elements
                .iter()
                .map(|element| text_of(element.get_ref()))
                .collect::<Option<_>>()
                .map(Value::List),
            one => text_of(one).map(Value::Text),
        };
        match value {
            Some(value) => self.given.push(Given { setting, place, value }),
            None => self.errors.push(ConfigError::Unfit {
                place,
                key: setting.key.to_owned(),
                problem: "takes a value, not a table".to_owned(),
            }),
        }
    }

    fn read_secret_file(
        &mut self,
        setting: &'static Setting,
        place: Place,
        table: &DeTable<'_>,
        path: &DeValue<'_>,
    ) {
        let name = setting.key.rsplit('.').next().unwrap_or(setting.key);
        let found = if table.keys().any(|key| key.get_ref() == name) {
            Err(ConfigError::Both { place, key: setting.key.to_owned() })
        } else {
            let path = path.as_str().unwrap_or_default();
            if path.is_empty() {
                return;
            }
            from_secret_file(setting, place, Path::new(path))
        };
        match found {
            Ok(given) => self.given.push(given),
            Err(error) => self.errors.push(error),
        }
    }

    fn place(&self, span: Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
        Place::File { path: self.path.to_path_buf(), line }
    }
}

/// The text of a value, so that `port = 80`, `port = "80"` and a variable are read alike.
fn text_of(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(is_true) => Some(is_true.to_string()),
        DeValue::Datetime(moment) => Some(moment.to_string()),
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// The names by which a setting is reached in the file, its section among them.
fn names_in_file(setting: &Setting) -> impl Iterator<Item = &'static str> {
    let section = setting.key.rsplit_once('.').map(|(section, _)| section);
    [Some(setting.key), file_key(setting), section].into_iter().flatten()
}

fn file_key(setting: &Setting) -> Option<&'static str> {
    setting.secret_file.as_ref().map(|file| file.key)
}

fn is_section(key: &str) -> bool {
    SETTINGS
        .iter()
        .any(|setting| setting.key.strip_prefix(key).is_some_and(|rest| rest.starts_with('.')))
}
