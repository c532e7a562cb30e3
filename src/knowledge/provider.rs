//! Who runs a mail host, told by the name in the MX record.

use std::collections::BTreeMap;

use crate::mail::DnsName;
use serde::{Deserialize, Serialize};

/// The table of mail hosts, `knowledge/providers.tsv`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Providers {
    providers: Vec<Provider>,
    /// MX suffix to index.
    by_suffix: BTreeMap<String, usize>,
}

/// Who runs the hosts under one MX suffix, and how their mailboxes are reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// Short and stable, such as `google` or `aruba`; several suffixes may share it.
    pub id: String,
    /// As people know it.
    pub name: String,
    pub kind: ProviderKind,
    pub connect: Connect,
    /// `host:port`, as told to people; none where there is no IMAP.
    pub imap: Option<String>,
    pub smtp: Option<String>,
    /// Whether the account's own password does not do.
    pub needs_app_password: bool,
}

/// What a host does with mail that arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProviderKind {
    /// Sends it on to a mailbox elsewhere.
    Forwarder,
    /// Filters it and hands it to a mailbox elsewhere, so it says nothing about the mailbox.
    Gateway,
    Mailbox,
    /// What a registrar sets when the owner has set nothing.
    RegistrarDefault,
}

/// How an app connects a mailbox there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connect {
    /// By Google's sign-in page.
    GoogleOauth,
    Imap,
    /// Not at all.
    None,
    /// By Microsoft's sign-in page.
    Office365Oauth,
}

impl Providers {
    /// Reads the table: tab-separated, a header line, the columns of `HEADER`.
    ///
    /// The error names the line and what is wrong with it.
    pub fn parse(table: &str) -> Result<Self, Vec<(usize, String)>> {
        let mut providers = Self::default();
        let mut errors = Vec::new();
        let mut lines = table.lines().enumerate().map(|(index, line)| (index + 1, line));
        if lines.next().map(|(_, header)| header) != Some(Self::HEADER) {
            errors.push((1, format!("the header is not `{}`", Self::HEADER)));
        }
        for (line, row) in lines.filter(|(_, row)| !row.is_empty()) {
            match parse_row(row) {
                Ok((suffix, provider)) => {
                    let index = providers.providers.len();
                    providers.providers.push(provider);
                    if providers.by_suffix.insert(suffix.clone(), index).is_some() {
                        errors.push((line, format!("`{suffix}` stands twice")));
                    }
                }
                Err(why) => errors.push((line, why)),
            }
        }
        if errors.is_empty() { Ok(providers) } else { Err(errors) }
    }

    /// Adds other rows; one of the same suffix takes the place of the one that is here.
    pub fn extend(&mut self, other: Self) {
        let first = self.providers.len();
        self.providers.extend(other.providers);
        let rows = other.by_suffix.into_iter();
        self.by_suffix.extend(rows.map(|(suffix, index)| (suffix, first + index)));
    }

    const HEADER: &str =
        "mx_suffix\tprovider_id\tprovider_name\tkind\tconnect\timap\tsmtp\tneeds_app_password";

    /// Who runs this host: the longest suffix at a label boundary decides.
    pub fn of_host(&self, host: &DnsName) -> Option<&Provider> {
        let mut rest = host.as_str();
        loop {
            if let Some(&index) = self.by_suffix.get(rest) {
                return Some(&self.providers[index]);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The first entry of a provider.
    pub fn by_id(&self, id: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.id == id)
    }
}

fn parse_row(row: &str) -> Result<(String, Provider), String> {
    let columns: Vec<&str> = row.split('\t').collect();
    let &[suffix, id, name, kind, connect, imap, smtp, app_password] = columns.as_slice() else {
        return Err(format!("there are {} columns, not 8", columns.len()));
    };
    let kind = match kind {
        "forwarder" => ProviderKind::Forwarder,
        "gateway" => ProviderKind::Gateway,
        "mailbox" => ProviderKind::Mailbox,
        "registrar-default" => ProviderKind::RegistrarDefault,
        other => return Err(format!("`{other}` is no kind of provider")),
    };
    let connect = match connect {
        "google-oauth" => Connect::GoogleOauth,
        "imap" => Connect::Imap,
        "none" => Connect::None,
        "o365-oauth" => Connect::Office365Oauth,
        other => return Err(format!("`{other}` is no way to connect")),
    };
    let server = |text: &str| (text != "-" && !text.is_empty()).then(|| text.to_owned());
    let provider = Provider {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        connect,
        imap: server(imap),
        smtp: server(smtp),
        needs_app_password: app_password == "yes",
    };
    Ok((suffix.to_ascii_lowercase(), provider))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        "mx_suffix\tprovider_id\tprovider_name\tkind\tconnect\timap\tsmtp\tneeds_app_password
protection.outlook.com\tmicrosoft365\tMicrosoft 365\tmailbox\to365-oauth\t-\t-\tno
olc.protection.outlook.com\toutlook-consumer\tOutlook.com\tmailbox\to365-oauth\t-\t-\tno
pphosted.com\tproofpoint\tProofpoint\tgateway\tnone\t-\t-\t-
";

    #[test]
    fn the_longest_suffix_decides() {
        let providers = Providers::parse(TABLE).expect("a good table");
        let id = |host: &str| providers.of_host(&DnsName::new(host)).map(|p| p.id.clone());
        assert_eq!(id("x.olc.protection.outlook.com").as_deref(), Some("outlook-consumer"));
        assert_eq!(id("contoso-com.mail.protection.outlook.com").as_deref(), Some("microsoft365"));
        assert_eq!(id("mx1.evilpphosted.com"), None);
    }

    #[test]
    fn every_bad_row_is_named_by_its_line() {
        let table = format!("{TABLE}pphosted.com\tx\tX\tgateway\t-\t-\t-\t-\nshort\trow\n");
        let errors = Providers::parse(&table).expect_err("two bad rows");
        assert_eq!(errors.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [5, 6]);
    }
}
