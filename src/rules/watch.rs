//! Sees when an operator changes rules or words of their own.

use super::{Fingerprint, Folders, Rules, RulesError};

/// An operator's folders, and what they held when they were last loaded.
#[derive(Clone, Debug)]
pub struct Watch {
    folders: Folders,
    loaded: Fingerprint,
}

impl Watch {
    /// Loads the rules and begins to watch them.
    ///
    /// # Errors
    ///
    /// As [`Folders::load`].
    pub fn load(folders: Folders) -> Result<(Self, Rules), RulesError> {
        // Taken first: a change while they are read is seen as one.
        let loaded = folders.fingerprint()?;
        let rules = folders.load()?;
        Ok((Self { folders, loaded }, rules))
    }

    /// Whether there is anything to watch.
    pub fn is_idle(&self) -> bool {
        self.folders.are_none()
    }

    /// The rules as they are now, if anything changed since they were last loaded; or why
    /// they cannot be used, once for each change.
    pub fn changed(&mut self) -> Option<Result<Rules, RulesError>> {
        match self.folders.fingerprint() {
            Ok(now) if now == self.loaded => None,
            Ok(now) => {
                self.loaded = now;
                Some(self.folders.load())
            }
            // A folder that is being replaced is not there for a moment. One that stays away
            // is a change like any other.
            Err(error) => {
                let gone = Fingerprint::default();
                (self.loaded != gone).then(|| {
                    self.loaded = gone;
                    Err(error)
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const RULE: &str = r#"
severity = "error"
sources = [{ url = "https://contoso.com/", read = 2026-11-23 }]
[[sign]]
weight = 0.9
code = ["ContosoFailed"]
[[step]]
id = "ask"
who = "user"
"#;

    #[test]
    fn a_change_is_loaded_and_a_broken_one_refused_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = |name: &str| folder.path().join(name);
        fs::create_dir_all(own("knowledge/account")).expect("a folder");
        fs::create_dir_all(own("locales/en")).expect("a folder");
        let folders = Folders { knowledge: Some(own("knowledge")), locales: Some(own("locales")) };
        let (mut watch, rules) = Watch::load(folders).expect("our own rules");
        let count = rules.knowledge.problems().len();
        assert!(watch.changed().is_none());

        let rule = own("knowledge/account/contoso-failed.toml");
        fs::write(&rule, RULE).expect("a file");
        let refused = watch.changed().expect("a change").err().expect("no words yet");
        assert!(refused.to_string().contains("account-contoso-failed"), "{refused}");
        assert!(watch.changed().is_none(), "said once");

        let words = "account-contoso-failed = It failed\n    .meaning = So.\n    .ask = Ask.\n";
        fs::write(own("locales/en/own.ftl"), words).expect("a file");
        let rules = watch.changed().expect("a change").expect("good rules");
        assert_eq!(rules.knowledge.problems().len(), count + 1);

        fs::write(&rule, RULE.replace("weight = 0.9", "weight = 0.9.9")).expect("a file");
        let refused = watch.changed().expect("a change").err().expect("a broken file");
        assert!(refused.to_string().contains("account/contoso-failed.toml:5"), "{refused}");

        fs::remove_dir_all(own("knowledge")).expect("removed");
        assert!(watch.changed().is_some_and(|rules| rules.is_err()));
        assert!(watch.changed().is_none(), "said once");
    }
}
