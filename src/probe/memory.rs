//! Looks taken a short while ago, bounded in bytes.

use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use moka::Expiry;
use moka::future::Cache;
use moka::policy::EvictionPolicy;

use crate::evidence::{Autodiscover, Look, Mx, Observed};
use crate::mail::Domain;

/// All looks together: 2,048 of them even if each keeps 4 KiB.
const KEPT_BYTES: u64 = 8 * 1024 * 1024;

/// However long a record may be kept, an administrator who just changed it should not wait.
const LONGEST: Duration = Duration::from_secs(200);

/// However short, a zone must not make us ask its servers for every question that comes in;
/// and a failure is remembered as long (RFC 9520 §3.2 allows 1 s to 5 min).
const SHORTEST: Duration = Duration::from_secs(30);

/// The looks that are remembered, and those that are being taken.
pub(super) struct Memory {
    looks: Cache<Domain, Arc<Kept>>,
}

/// A look, and for how long it is worth remembering.
pub(super) struct Kept {
    look: Look,
    worth: Duration,
}

struct UntilWorthless;

impl Memory {
    fn of_bytes(capacity: u64) -> Self {
        let looks = Cache::builder()
            .max_capacity(capacity)
            .weigher(|domain: &Domain, kept: &Arc<Kept>| kept.bytes(domain))
            // The default policy turns newcomers away when it is full, and a look that is
            // not remembered is taken again at once.
            .eviction_policy(EvictionPolicy::lru())
            .expire_after(UntilWorthless)
            .build();
        Self { looks }
    }

    /// The look that is remembered, or else the one that `take` brings. Of callers who come
    /// while it is being taken, one takes it and all get it; if that one goes away, the next
    /// takes over.
    pub async fn recall(&self, domain: &Domain, take: impl Future<Output = Kept>) -> Look {
        let kept = self.looks.get_with_by_ref(domain, async { Arc::new(take.await) }).await;
        kept.look.clone()
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::of_bytes(KEPT_BYTES)
    }
}

impl Kept {
    pub fn new(look: Look, shortest_ttl: Option<Duration>) -> Self {
        let worth = if has_unknown_part(&look) {
            SHORTEST
        } else {
            shortest_ttl.unwrap_or(LONGEST).clamp(SHORTEST, LONGEST)
        };
        Self { look, worth }
    }

    /// What this takes in memory, roughly: the record sets are what varies.
    fn bytes(&self, domain: &Domain) -> u32 {
        let Look { mx, addresses, autodiscover, spf, dkim, verification, .. } = &self.look;
        let exchangers = mx.present().map_or(0, |all| {
            all.iter().map(|mx| size_of::<Mx>() + mx.exchange.as_str().len()).sum()
        });
        let addresses = addresses.present().map_or(0, |all| size_of::<IpAddr>() * all.len());
        let autodiscover = match autodiscover.present() {
            Some(Autodiscover::Cname(name)) => name.as_str().len(),
            Some(Autodiscover::Address(_)) | None => 0,
        };
        let texts = [spf, verification].map(|text| text.present().map_or(0, String::len));
        let dkim = dkim.present().map_or(0, |name| name.as_str().len());
        // The domain is held twice, as the key and in the look.
        let bytes = size_of::<Self>()
            + 2 * domain.as_str().len()
            + exchangers
            + addresses
            + autodiscover
            + texts.iter().sum::<usize>()
            + dkim;
        u32::try_from(bytes).unwrap_or(u32::MAX)
    }
}

impl Expiry<Domain, Arc<Kept>> for UntilWorthless {
    fn expire_after_create(&self, _: &Domain, kept: &Arc<Kept>, _: Instant) -> Option<Duration> {
        Some(kept.worth)
    }
}

fn has_unknown_part(look: &Look) -> bool {
    fn unknown<T>(part: &Observed<T>) -> bool {
        matches!(part, Observed::Unknown(_))
    }
    // Named one by one, so that a part added to a look is not forgotten here.
    let Look { domain: _, mx, exists, addresses, autodiscover, spf, dkim, verification, tenant } =
        look;
    unknown(mx)
        || unknown(exists)
        || unknown(addresses)
        || unknown(autodiscover)
        || unknown(spf)
        || unknown(dkim)
        || unknown(verification)
        || unknown(tenant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Unanswered;

    fn domain(text: &str) -> Domain {
        text.parse().expect("a domain")
    }

    fn complete_look(domain: Domain) -> Look {
        Look {
            domain,
            mx: Observed::Absent,
            exists: Observed::Present(()),
            addresses: Observed::Absent,
            autodiscover: Observed::Absent,
            spf: Observed::Absent,
            dkim: Observed::Absent,
            verification: Observed::Absent,
            tenant: Observed::Absent,
        }
    }

    #[test]
    fn a_look_is_kept_by_its_records_time_within_bounds() {
        let look = || complete_look(domain("contoso.com"));
        let seconds = Duration::from_secs;
        assert_eq!(Kept::new(look(), Some(seconds(120))).worth, seconds(120));
        assert_eq!(Kept::new(look(), Some(seconds(86_400))).worth, seconds(200));
        assert_eq!(Kept::new(look(), Some(seconds(0))).worth, seconds(30));
        assert_eq!(Kept::new(look(), None).worth, seconds(200));
    }

    #[test]
    fn a_look_with_a_part_that_is_not_known_is_kept_briefly() {
        let mut look = complete_look(domain("contoso.com"));
        look.tenant = Observed::Unknown(Unanswered::TimedOut);
        let kept = Kept::new(look, Some(Duration::from_secs(120)));
        assert_eq!(kept.worth, Duration::from_secs(30));
    }

    #[tokio::test]
    async fn however_many_looks_come_the_memory_stays_within_its_bytes() {
        let capacity = 64 * 1024;
        let memory = Memory::of_bytes(capacity);
        for number in 0..200 {
            let domain = domain(&format!("contoso{number}.com"));
            let mut look = complete_look(domain.clone());
            look.spf = Observed::Present("v=spf1 ".repeat(500));
            memory.recall(&domain, async { Kept::new(look, None) }).await;
        }
        memory.looks.run_pending_tasks().await;
        let bytes = memory.looks.weighted_size();
        assert!((capacity / 2..=capacity).contains(&bytes), "{bytes}");
        // The latest look is among those that stayed.
        assert!(memory.looks.contains_key(&domain("contoso199.com")));
    }
}
