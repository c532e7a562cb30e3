//! A look at a live domain: DNS and HTTPS in, [`Look`] out.
//!
//! All questions of one look start together and share one deadline. What came back by then
//! is kept; what did not is `Unknown`, and never `Absent`. A look asks resolvers and
//! Microsoft's sign-in host, both named by the operator: it connects to nothing that a
//! stranger, or a stranger's DNS, names.

mod dns;
mod memory;
mod microsoft;
mod records;
mod replies;

use std::path::PathBuf;
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

use crate::evidence::{Look, Unanswered};
use crate::mail::Domain;
use dns::Dns;
use memory::{Kept, Memory};
use microsoft::MicrosoftLogin;
use replies::Replies;

/// Where look-ups go and how long they may take.
#[derive(Clone, Debug)]
pub struct ProbeSettings {
    /// Nothing about a domain leaves the machine.
    pub offline: bool,
    /// Resolvers to ask; the system's own when empty.
    pub resolvers: Vec<std::net::SocketAddr>,
    /// All of one look, 8 s by default.
    pub deadline: Duration,
    /// One DNS try, 2 s by default.
    pub dns_timeout: Duration,
    /// `https://login.microsoftonline.com`, or what an operator set.
    pub microsoft_login: Url,
    /// A PEM file with a certificate authority to trust beside the public ones.
    pub extra_ca: Option<PathBuf>,
}

/// All probes, with the connections and the memory they share.
pub struct Probes {
    /// Nothing when offline: then there is nothing that a packet could leave by.
    online: Option<Online>,
}

struct Online {
    deadline: Duration,
    dns: Dns,
    login: MicrosoftLogin,
    memory: Memory,
}

/// Why the probes cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    #[error("`{path}` holds no certificate authority in PEM form")]
    ExtraCaInvalid { path: PathBuf, source: Option<reqwest::Error> },
    #[error("`{path}` cannot be read")]
    ExtraCaUnreadable { path: PathBuf, source: std::io::Error },
    #[error("the HTTPS client cannot be set up")]
    HttpsClient(#[source] reqwest::Error),
    #[error("`{url}` is not an http or https address of a sign-in host")]
    LoginUrl { url: Url },
    #[error("no DNS resolver is known: the system names none, and no setting does")]
    Resolvers(#[source] hickory_resolver::net::NetError),
}

impl Probes {
    /// Sets up what the settings name; nothing is sent yet.
    pub fn new(settings: &ProbeSettings) -> Result<Self, ProbeError> {
        if settings.offline {
            return Ok(Self { online: None });
        }
        let online = Online {
            deadline: settings.deadline,
            dns: Dns::new(&settings.resolvers, settings.dns_timeout)?,
            login: MicrosoftLogin::new(&settings.microsoft_login, settings.extra_ca.as_deref())?,
            memory: Memory::default(),
        };
        Ok(Self { online: Some(online) })
    }

    /// Looks at one domain. Never fails: what could not be found out is `Unknown`.
    ///
    /// A look taken a short while ago is given again, and callers who ask about the same
    /// domain at the same time share one look.
    pub async fn look_at(&self, domain: &Domain) -> Look {
        match &self.online {
            Some(online) => online.memory.recall(domain, online.look_afresh(domain)).await,
            None => Look::not_taken(domain.clone(), Unanswered::Offline),
        }
    }
}

impl Online {
    async fn look_afresh(&self, domain: &Domain) -> Kept {
        let deadline = Instant::now() + self.deadline;
        let replies = Replies::gather(domain, &self.dns, &self.login, deadline).await;
        let shortest_ttl = replies.shortest_ttl();
        Kept::new(replies.into_look(domain), shortest_ttl)
    }
}
