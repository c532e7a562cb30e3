//! Sets of words that many signs share, and the words of asides.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// What `knowledge/words.toml` holds.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// Words of which a text has one if it is about mail at all; `@name` is a set.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Words of which it also has one if something is wrong.
    #[serde(default)]
    pub complaints: Vec<String>,
    /// Sets by name, then by language.
    #[serde(default)]
    set: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(default)]
    pub aside: Vec<Aside>,
}

/// Words by which a text speaks *about* errors: a change of code that mentions one, thanks
/// for help with one. Whoever writes so has none now.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Aside {
    /// Groups by language, as in a sign.
    pub words: BTreeMap<String, Vec<Vec<String>>>,
    pub within: Option<usize>,
}

/// The language of words that people use in any language.
const ANY: &str = "any";

/// The set by whose words a text is about delivery.
const BOUNCE: &str = "bounce";

/// In a sign: the same groups in each language that its sets have.
const ALL: &str = "all";

impl Words {
    /// Adds other words; a set of the same name takes the place of the one that is here.
    pub fn extend(&mut self, other: Self) {
        self.topics.extend(other.topics);
        self.complaints.extend(other.complaints);
        self.set.extend(other.set);
        self.aside.extend(other.aside);
    }

    /// Puts the words of sets in the place of `@name`.
    ///
    /// # Errors
    ///
    /// The name of a set that does not exist.
    pub fn expand(
        &self,
        words: &BTreeMap<String, Vec<Vec<String>>>,
    ) -> Result<BTreeMap<String, Vec<Vec<String>>>, String> {
        let mut expanded = BTreeMap::new();
        for (language, groups) in words.iter().filter(|(language, _)| *language != ALL) {
            expanded.insert(language.clone(), self.groups(groups, language)?);
        }
        if let Some(groups) = words.get(ALL) {
            // A set that does not exist has no language in which it would be missed.
            self.groups(groups, ANY)?;
            for language in self.languages(groups) {
                // A language's own groups stand in the place of what all have.
                if !expanded.contains_key(language) {
                    let of_language = self.groups(groups, language)?;
                    if of_language.iter().all(|group| !group.is_empty()) {
                        expanded.insert(language.to_owned(), of_language);
                    }
                }
            }
        }
        Ok(expanded)
    }

    /// The same for words that have no language: all that a set has stands in its place.
    ///
    /// # Errors
    ///
    /// The name of a set that does not exist.
    pub fn expand_list(&self, words: &[String]) -> Result<Vec<String>, String> {
        let mut list = Vec::new();
        for word in words {
            match word.strip_prefix('@') {
                Some(name) => list.extend(self.set(name)?.values().flatten().cloned()),
                None => list.push(word.clone()),
            }
        }
        Ok(list)
    }

    /// The words by which a text is about delivery.
    pub fn bounce(&self) -> Vec<String> {
        self.set.get(BOUNCE).into_iter().flat_map(BTreeMap::values).flatten().cloned().collect()
    }

    fn groups(&self, groups: &[Vec<String>], language: &str) -> Result<Vec<Vec<String>>, String> {
        groups.iter().map(|group| self.group(group, language)).collect()
    }

    fn group(&self, words: &[String], language: &str) -> Result<Vec<String>, String> {
        let mut group = Vec::new();
        for word in words {
            match word.strip_prefix('@') {
                Some(name) => {
                    let set = self.set(name)?;
                    let of_language = [ANY, language].into_iter().filter_map(|key| set.get(key));
                    group.extend(of_language.flatten().cloned());
                }
                None => group.push(word.clone()),
            }
        }
        Ok(group)
    }

    fn set(&self, name: &str) -> Result<&BTreeMap<String, Vec<String>>, String> {
        self.set.get(name).ok_or_else(|| name.to_owned())
    }

    /// The languages of the sets that these groups name.
    fn languages<'a>(&'a self, groups: &'a [Vec<String>]) -> BTreeSet<&'a str> {
        groups
            .iter()
            .flatten()
            .filter_map(|word| self.set.get(word.strip_prefix('@')?))
            .flat_map(|set| set.keys().map(String::as_str))
            .filter(|language| *language != ANY)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_stands_for_its_words_in_each_language() {
        let words: Words = toml::from_str(
            r#"
            [set.boss]
            any = ["admin"]
            en = ["boss"]
            it = ["capo"]
            [set.approve]
            en = ["approve"]
            it = ["approv*"]
            de = ["genehmig*"]
            "#,
        )
        .expect("two sets");
        let sign: BTreeMap<String, Vec<Vec<String>>> = toml::from_str(
            r#"
            all = [["@boss"], ["@approve", "ok"]]
            de = [["chef"], ["@approve"]]
            "#,
        )
        .expect("a sign's words");
        let expanded = words.expand(&sign).expect("known sets");
        assert_eq!(expanded.keys().collect::<Vec<_>>(), ["de", "en", "it"]);
        assert_eq!(expanded["it"], [["admin", "capo"], ["approv*", "ok"]]);
        assert_eq!(expanded["de"], [["chef"], ["genehmig*"]]);
        assert_eq!(
            words.expand_list(&["@boss".into()]),
            Ok(vec!["admin".into(), "boss".into(), "capo".into()])
        );
        assert_eq!(words.expand_list(&["@bos".into()]), Err("bos".to_owned()));
    }
}
