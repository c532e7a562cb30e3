//! DNS records as the parts of a look: read, bounded, and in an order that stays.

use std::net::IpAddr;

use hickory_resolver::proto::rr::RData;
use hickory_resolver::proto::rr::rdata::TXT;

use super::dns::Reply;
use crate::evidence::{Mx, Observed};
use crate::mail::DnsName;

/// What is kept of one record set, whatever a zone holds.
const KEPT_BYTES: usize = 4 * 1024;

/// MX records, the most preferred first.
pub(super) fn mail_exchangers(reply: &Reply) -> Observed<Vec<Mx>> {
    reply.records.clone().map(|records| {
        let mut exchangers: Vec<Mx> = records.iter().filter_map(exchanger).collect();
        // A resolver shuffles records; sorted, the same zone always looks the same, and
        // what is dropped below is what senders would try last.
        exchangers.sort_unstable();
        exchangers.dedup();
        let mut bytes = 0;
        exchangers.retain(|mx| {
            bytes += size_of::<Mx>() + mx.exchange.as_str().len();
            bytes <= KEPT_BYTES
        });
        exchangers
    })
}

/// Addresses of either family; a family that could not be asked counts only where the
/// other has none.
pub(super) fn addresses(ipv4: &Reply, ipv6: &Reply) -> Observed<Vec<IpAddr>> {
    let found: Vec<IpAddr> = [ipv4, ipv6]
        .into_iter()
        .filter_map(|reply| reply.records.present())
        .flatten()
        .filter_map(RData::ip_addr)
        .take(KEPT_BYTES / size_of::<IpAddr>())
        .collect();
    if !found.is_empty() {
        return Observed::Present(found);
    }
    match (&ipv4.records, &ipv6.records) {
        (Observed::Unknown(reason), _) | (_, Observed::Unknown(reason)) => {
            Observed::Unknown(*reason)
        }
        _ => Observed::Absent,
    }
}

/// Where the name asked for points, of a reply to a question for its CNAME.
pub(super) fn alias(reply: &Reply) -> Observed<DnsName> {
    first(&reply.records, |record| match record {
        RData::CNAME(target) => Some(DnsName::new(&target.to_ascii())),
        _ => None,
    })
}

/// The first SPF record among TXT records, its strings joined without a blank
/// (RFC 7208 §3.3).
///
/// RFC 7208 §4.5: the version section is exactly `v=spf1`, so it is followed by a space or
/// by nothing, and `v=spf10` is something else.
pub(super) fn spf(reply: &Reply) -> Observed<String> {
    first(&reply.records, |record| {
        let mut text = joined(record)?;
        let version = text.split(' ').next().unwrap_or(&text);
        if !version.eq_ignore_ascii_case("v=spf1") {
            return None;
        }
        text.truncate(text.floor_char_boundary(KEPT_BYTES));
        Some(text)
    })
}

/// `MS=ms12345678` among TXT records, as Microsoft's domain wizard asks for it. Anything
/// longer or with other characters in it is somebody else's text, and is not kept.
pub(super) fn verification(reply: &Reply) -> Observed<String> {
    first(&reply.records, |record| {
        let text = joined(record)?;
        let (key, token) = text.split_once('=')?;
        let is_verification = key.eq_ignore_ascii_case("MS")
            && (1..=64).contains(&token.len())
            && token.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_verification.then_some(text)
    })
}

fn exchanger(record: &RData) -> Option<Mx> {
    match record {
        RData::MX(mx) => Some(Mx {
            preference: mx.preference,
            // Odd octets come out as `\DDD`, never as they are (RFC 1035 §5.1).
            exchange: DnsName::new(&mx.exchange.to_ascii()),
        }),
        _ => None,
    }
}

fn joined(record: &RData) -> Option<String> {
    match record {
        RData::TXT(TXT { txt_data, .. }) => {
            Some(String::from_utf8_lossy(&txt_data.concat()).into_owned())
        }
        _ => None,
    }
}

/// The first of the records that is what we look for; absent when there are only others.
fn first<T>(records: &Observed<Vec<RData>>, read: impl Fn(&RData) -> Option<T>) -> Observed<T> {
    match records {
        Observed::Absent => Observed::Absent,
        Observed::Unknown(reason) => Observed::Unknown(*reason),
        Observed::Present(records) => {
            records.iter().find_map(read).map_or(Observed::Absent, Observed::Present)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Unanswered;
    use hickory_resolver::proto::rr::Name;
    use hickory_resolver::proto::rr::rdata::{A, MX};

    fn found(records: Vec<RData>) -> Reply {
        Reply {
            records: Observed::Present(records),
            name_exists: Observed::Present(()),
            alias: None,
            ttl: None,
        }
    }

    fn text(strings: &[&str]) -> RData {
        RData::TXT(TXT::new(strings.iter().map(|string| (*string).to_owned()).collect()))
    }

    #[test]
    fn the_spf_record_is_the_one_whose_version_is_exactly_spf1() {
        let reply = found(vec![
            text(&["v=spf10 -all"]),
            text(&["spf=v=spf1 -all"]),
            text(&["V=SPF1 include:spf.prot", "ection.outlook.com -all"]),
        ]);
        let joined = "V=SPF1 include:spf.protection.outlook.com -all".to_owned();
        assert_eq!(spf(&reply), Observed::Present(joined));
        assert_eq!(spf(&found(vec![text(&["v=spf1"])])), Observed::Present("v=spf1".to_owned()));
        assert_eq!(spf(&found(vec![text(&["hello"])])), Observed::Absent);
    }

    #[test]
    fn a_text_that_only_begins_like_a_verification_is_none() {
        let verified = found(vec![text(&["hello"]), text(&["MS=ms12345678"])]);
        assert_eq!(verification(&verified), Observed::Present("MS=ms12345678".to_owned()));
        for odd in ["MS=", "MS=<!channel>", "MS=ms1 2", "ms", &format!("MS={}", "1".repeat(65))] {
            assert_eq!(verification(&found(vec![text(&[odd])])), Observed::Absent, "{odd}");
        }
    }

    #[test]
    fn at_most_four_kibibytes_of_a_record_set_are_kept() {
        let host = |n: u16| format!("mx{n}.{}.example.com.", "a".repeat(60));
        let name = |n| Name::from_ascii(host(n)).expect("a name");
        let mx = (0..500).map(|n| RData::MX(MX::new(500 - n, name(n))));
        let exchangers = mail_exchangers(&found(mx.collect()));
        let exchangers = exchangers.present().expect("some are kept");
        assert!((10..100).contains(&exchangers.len()), "{}", exchangers.len());
        assert_eq!(exchangers[0].preference, 1, "the most preferred is kept");

        let mut strings = vec!["v=spf1 ".to_owned()];
        strings.extend(vec!["é".repeat(120); 300]);
        let spf = spf(&found(vec![RData::TXT(TXT::new(strings))]));
        let bytes = spf.present().expect("its beginning is kept").len();
        assert!((KEPT_BYTES - 3..=KEPT_BYTES).contains(&bytes), "{bytes}");

        let hosts = (0..=255).map(|n| RData::A(A::new(192, 0, 2, n)));
        let hosts = addresses(&found(hosts.collect()), &Reply::no_such_name());
        let bytes = hosts.present().expect("some are kept").len() * size_of::<IpAddr>();
        assert!((1..=KEPT_BYTES).contains(&bytes), "{bytes}");
    }

    #[test]
    fn octets_that_are_no_letters_are_spelled_out() {
        let exchange = Name::from_labels([b"@every\0one".as_slice(), b"com"]).expect("labels");
        let exchangers = mail_exchangers(&found(vec![RData::MX(MX::new(5, exchange))]));
        let exchangers = exchangers.present().expect("one exchanger");
        assert_eq!(exchangers[0].exchange.as_str(), r"\@every\000one.com");
    }

    #[test]
    fn an_address_family_that_was_not_answered_is_no_absence() {
        let timed_out = Reply::failed(Unanswered::TimedOut);
        let none = Reply::no_such_name();
        let unknown = Observed::Unknown(Unanswered::TimedOut);
        assert_eq!(addresses(&none, &timed_out), unknown);
        assert_eq!(addresses(&timed_out, &none), unknown);
        assert_eq!(addresses(&none, &none), Observed::Absent);
    }
}
