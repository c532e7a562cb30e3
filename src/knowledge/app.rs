//! The apps that people connect, and the scopes that such apps ask for.

use serde::{Deserialize, Serialize};

/// An app whose consent link mailfix may build.
///
/// Links are built for these client ids only, never for one out of a paste: consent
/// phishing sends links of the same shape.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct App {
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What Microsoft Entra lists it as.
    pub entra_name: String,
    /// The client id of its registration in the worldwide cloud.
    pub client_id: String,
    /// Words that name it in a paste.
    pub words: Vec<String>,
    pub redirect_uri: String,
    /// The scopes of its consent link, in the order and spelling that its vendor publishes.
    pub consent_scopes: Vec<String>,
    /// The `state` of its published consent link; the vendor's page ignores it.
    pub state: String,
}

/// A permission by its real name.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

impl App {
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
        let app = App {
            id: "crm".to_owned(),
            name: "CRM".to_owned(),
            entra_name: "CRM Mail".to_owned(),
            client_id: "11112222-bbbb-3333-cccc-4444dddd5555".to_owned(),
            words: vec![],
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
