//! What a check of a domain found: one finding for each thing that was looked for.

use serde::Serialize;

use super::mail_home::show_mx;
use crate::evidence::{Autodiscover, Look, Observed, Unanswered};
use crate::knowledge::Severity;

/// One thing that a check found, did not find, or could not find out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub id: FindingId,
    pub state: State,
    /// The record as it was seen; empty for one that is not there. Text from outside.
    pub seen: String,
}

/// What was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingId {
    Autodiscover,
    Dkim,
    DoesNotExist,
    Mx,
    NullMx,
    Spf,
    Tenant,
    Verification,
}

/// Whether it is there. What nobody answered is never absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Absent,
    Present,
    Unknown,
}

/// All findings of a look, the MX first. What was not asked is not among them.
pub fn findings(look: &Look) -> Vec<Finding> {
    if look.exists == Observed::Absent {
        let id = FindingId::DoesNotExist;
        return vec![Finding { id, state: State::Absent, seen: String::new() }];
    }
    let mx = match (&look.mx, &look.addresses) {
        // Mail then goes to the domain's own addresses, so without these nothing is known.
        (Observed::Absent, Observed::Unknown(reason)) => Observed::Unknown(*reason),
        (mx, _) => {
            mx.as_ref().map(|records| records.iter().map(show_mx).collect::<Vec<_>>().join(", "))
        }
    };
    let is_null =
        look.mx.present().is_some_and(|records| records.iter().all(|mx| mx.exchange.is_root()));
    let autodiscover = look.autodiscover.as_ref().map(|target| match target {
        Autodiscover::Address(address) => address.to_string(),
        Autodiscover::Cname(name) => name.to_string(),
    });
    [
        (if is_null { FindingId::NullMx } else { FindingId::Mx }, mx),
        (FindingId::Autodiscover, autodiscover),
        (FindingId::Spf, look.spf.as_ref().map(String::clone)),
        (FindingId::Dkim, look.dkim.as_ref().map(ToString::to_string)),
        (FindingId::Verification, look.verification.as_ref().map(String::clone)),
        (FindingId::Tenant, look.tenant.as_ref().map(|tenant| tenant.id.to_string())),
    ]
    .into_iter()
    .filter_map(|(id, observed)| finding(id, observed))
    .collect()
}

fn finding(id: FindingId, observed: Observed<String>) -> Option<Finding> {
    let (state, seen) = match observed {
        Observed::Absent => (State::Absent, String::new()),
        Observed::Present(seen) => (State::Present, seen),
        Observed::Unknown(Unanswered::NotAsked | Unanswered::Offline) => return None,
        Observed::Unknown(_) => (State::Unknown, String::new()),
    };
    Some(Finding { id, state, seen })
}

impl Finding {
    /// The id in JSON: the problem's where the finding is one, else what was looked for.
    pub fn report_id(&self) -> &'static str {
        match (self.id, self.state) {
            (FindingId::DoesNotExist, _) => "domain/does-not-exist",
            (FindingId::NullMx, _) => "domain/null-mx",
            (FindingId::Mx, State::Absent) => "domain/no-mx",
            (FindingId::Mx, State::Unknown) => "domain/dns-timeout",
            _ => self.id.as_str(),
        }
    }

    /// Error: mail is lost. Warning: nobody knows. Everything else is information.
    pub fn severity(&self) -> Severity {
        match (self.id, self.state) {
            (FindingId::DoesNotExist | FindingId::NullMx, _) | (FindingId::Mx, State::Absent) => {
                Severity::Error
            }
            (FindingId::Mx, State::Unknown) => Severity::Warning,
            (_, State::Unknown) => Severity::Hint,
            _ => Severity::Fine,
        }
    }
}

impl FindingId {
    /// The name, as JSON and the messages `domain-finding-<name>` have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Autodiscover => "autodiscover",
            Self::Dkim => "dkim",
            Self::DoesNotExist => "does-not-exist",
            Self::Mx => "mx",
            Self::NullMx => "null-mx",
            Self::Spf => "spf",
            Self::Tenant => "tenant",
            Self::Verification => "verification",
        }
    }

    /// Whether it says something only about mail at Microsoft.
    pub fn is_about_microsoft(self) -> bool {
        matches!(self, Self::Autodiscover | Self::Dkim | Self::Tenant | Self::Verification)
    }
}

impl State {
    /// The attribute of a message that says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Present => "present",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_answered_is_never_absent() {
        let domain = "contoso.com".parse().expect("a domain");
        let mut look = Look::not_taken(domain, Unanswered::TimedOut);
        look.spf = Observed::Absent;
        look.tenant = Observed::Unknown(Unanswered::Offline);
        let found = findings(&look);
        let states: Vec<(&str, State)> = found.iter().map(|f| (f.report_id(), f.state)).collect();
        assert_eq!(
            states,
            [
                ("domain/dns-timeout", State::Unknown),
                ("autodiscover", State::Unknown),
                ("spf", State::Absent),
                ("dkim", State::Unknown),
                ("verification", State::Unknown),
            ]
        );
    }
}
