//! Codes that vendors and standards list, whether a problem speaks of them or not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::problem::Who;
use crate::evidence::Code;

/// The tables of codes, `knowledge/aadsts.tsv` and `knowledge/status-codes.tsv`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Codes {
    by_key: BTreeMap<String, CodeEntry>,
}

/// What a table says of a code. Its meaning is words: [`Codes::get`] names the message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeEntry {
    /// The vendor's own name for it, such as `InteractionRequired`; empty where it has none.
    pub name: String,
    /// Who is likely to be able to act.
    pub who: Who,
}

/// Which table a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeTable {
    Aadsts,
    Status,
}

impl Codes {
    const HEADER: &str = "code\tname\twho";

    /// Parses one table: `AADSTS50058`, or `x.1.1` and, for all of a subject, `x.1`.
    ///
    /// # Errors
    ///
    /// Every row that is wrong, with its line.
    pub(super) fn parse(table: CodeTable, text: &str) -> Result<Self, Vec<(usize, String)>> {
        let mut codes = Self::default();
        let mut errors = Vec::new();
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        if lines.next().map(|(_, header)| header) != Some(Self::HEADER) {
            errors.push((1, format!("the header is not `{}`", Self::HEADER)));
        }
        for (line, row) in lines.filter(|(_, row)| !row.is_empty()) {
            match parse_row(table, row) {
                Ok((key, entry)) => {
                    if codes.by_key.insert(key.clone(), entry).is_some() {
                        errors.push((line, format!("`{key}` stands twice")));
                    }
                }
                Err(why) => errors.push((line, why)),
            }
        }
        if errors.is_empty() { Ok(codes) } else { Err(errors) }
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.by_key.extend(other.by_key);
    }

    /// What is listed of a code; of an enhanced status code that is not, its subject. None for
    /// a code that nobody lists.
    pub fn get(&self, code: &Code) -> Option<(String, &CodeEntry)> {
        keys(code).into_iter().find_map(|key| {
            let entry = self.by_key.get(&key)?;
            Some((message(&key), entry))
        })
    }

    /// The messages with the meanings of the codes for which `is_needed`. What stands for a
    /// whole subject is always needed.
    pub(super) fn messages(&self, is_needed: impl Fn(&Code) -> bool) -> Vec<String> {
        let needed = self.by_key.keys().filter(|key| code(key).is_none_or(|code| is_needed(&code)));
        needed.map(|key| message(key)).collect()
    }
}

/// The code that a key stands for; none for a subject.
fn code(key: &str) -> Option<Code> {
    match key.strip_prefix("x.") {
        Some(rest) => format!("5.{rest}").parse().ok().map(Code::Status),
        None => key.trim_start_matches("AADSTS").parse().ok().map(Code::Aadsts),
    }
}

/// `aadsts-50058`, `status-1-1`.
fn message(key: &str) -> String {
    match key.strip_prefix("x.") {
        Some(status) => format!("status-{}", status.replace('.', "-")),
        None => format!("aadsts-{}", key.trim_start_matches("AADSTS")),
    }
}

/// What a code may be listed as, the most exact first.
fn keys(code: &Code) -> Vec<String> {
    match code {
        Code::Aadsts(number) => vec![format!("AADSTS{number}")],
        Code::Status(status) => {
            vec![format!("x.{}.{}", status.subject, status.detail), format!("x.{}", status.subject)]
        }
    }
}

fn parse_row(table: CodeTable, row: &str) -> Result<(String, CodeEntry), String> {
    let columns: Vec<&str> = row.split('\t').collect();
    let &[code, name, who] = columns.as_slice() else {
        return Err(format!("there are {} columns, not 3", columns.len()));
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_code = match table {
        CodeTable::Aadsts => code.strip_prefix("AADSTS").is_some_and(is_number),
        CodeTable::Status => code
            .strip_prefix("x.")
            .is_some_and(|rest| rest.split('.').all(is_number) && rest.split('.').count() <= 2),
    };
    if !is_code {
        return Err(format!("`{code}` is no code of this table"));
    }
    let who = match who {
        "user" => Who::User,
        "admin" => Who::Admin,
        "developer" => Who::Developer,
        "provider" => Who::Provider,
        other => return Err(format!("`{other}` is nobody who acts")),
    };
    let name = if name == "-" { String::new() } else { name.to_owned() };
    Ok((code.to_owned(), CodeEntry { name, who }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_by_itself_or_by_its_subject() {
        let text = "code\tname\twho\nx.1.1\tBad destination mailbox address\tuser\nx.1\t-\tuser\n";
        let codes = Codes::parse(CodeTable::Status, text).expect("a good table");
        let message = |status: &str| {
            let code = Code::Status(status.parse().expect("a status code"));
            codes.get(&code).map(|(message, _)| message)
        };
        assert_eq!(message("5.1.1").as_deref(), Some("status-1-1"));
        assert_eq!(message("4.1.99").as_deref(), Some("status-1"));
        assert_eq!(message("4.2.2"), None);
    }

    #[test]
    fn every_bad_row_is_named_by_its_line() {
        let text = "code\tname\twho\nAADSTS1x\tA\tuser\nAADSTS50058\tA\tnobody\nAADSTS1\tA\n";
        let errors = Codes::parse(CodeTable::Aadsts, text).expect_err("three bad rows");
        assert_eq!(errors.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4]);
    }
}
