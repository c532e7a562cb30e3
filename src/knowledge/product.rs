//! The products that people connect mailboxes to, and the scopes that such apps ask for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::problem::{ProblemId, Source};

/// A product that mailboxes and calendars are connected to: what differs from one to another.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Our name for it; `product-<id>` is the message with its menu path.
    pub id: String,
    /// As people say it, such as `HubSpot`.
    pub name: String,
    /// Words that name it in a paste.
    pub words: Vec<String>,
    /// Its own error codes, and the problem that each stands for.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, String>"))]
    pub codes: BTreeMap<String, ProblemId>,
    /// Its app in Microsoft Entra, where its vendor publishes what a consent link needs.
    #[serde(default)]
    pub entra: Option<ConsentApp>,
    /// The vendor's pages that this was written from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// An app for which a link is built by which an administrator consents for everybody.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentApp {
    /// What Microsoft Entra lists it as.
    pub name: String,
    /// The client id of its registration in the worldwide cloud.
    pub client_id: String,
    /// The address that the vendor registered, letter by letter.
    pub redirect_uri: String,
    /// The scopes of its consent link, in the order and spelling that its vendor publishes.
    pub consent_scopes: Vec<String>,
    /// The `state` of its published consent link; the vendor's page ignores it.
    pub state: String,
}

/// A permission by its real name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The name at Microsoft, such as `Mail.Send`.
    pub name: String,
    /// Names that translation machines made of it, such as `Posta.Invia`.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether a mailbox and calendar connection needs it.
    #[serde(default)]
    pub required: bool,
}

impl ConsentApp {
    /// The link by which an administrator consents for a whole tenant.
    ///
    /// `tenant` is a tenant id, or `{TENANT_ID}` as a template to fill in. Scopes are
    /// written as the vendor publishes them: whole Graph URLs joined by `+`
    /// (learn.microsoft.com/entra/identity-platform/v2-admin-consent, read 2026-11-23).
    pub fn consent_link(&self, tenant: &str) -> String {
        let scopes: Vec<String> = self
            .consent_scopes
            .iter()
            .map(|scope| format!("https://graph.microsoft.com/{scope}"))
            .collect();
        format!(
            "https://login.microsoftonline.com/{tenant}/v2.0/adminconsent?client_id={}&scope={}\
             &redirect_uri={}&state={}",
            self.client_id,
            scopes.join("+"),
            self.redirect_uri,
            self.state
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_link_has_the_form_that_the_vendor_publishes() {
        let app = ConsentApp {
            name: "CRM Mail".to_owned(),
            client_id: "11112222-bbbb-3333-cccc-4444dddd5555".to_owned(),
            redirect_uri: "https://crm.example/verify".to_owned(),
            consent_scopes: vec!["Mail.Send".to_owned(), "User.Read".to_owned()],
            state: "12345".to_owned(),
        };
        assert_eq!(
            app.consent_link("{TENANT_ID}"),
            "https://login.microsoftonline.com/{TENANT_ID}/v2.0/adminconsent\
             ?client_id=11112222-bbbb-3333-cccc-4444dddd5555\
             &scope=https://graph.microsoft.com/Mail.Send+https://graph.microsoft.com/User.Read\
             &redirect_uri=https://crm.example/verify&state=12345"
        );
    }
}
