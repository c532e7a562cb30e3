//! Questions to resolvers, and what their answers are worth.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverOpts};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::xfer::{DnsHandle, FirstAnswer};
use hickory_resolver::net::{DnsError, NetError, NoRecords};
use hickory_resolver::proto::op::{DnsRequestOptions, DnsResponse, Query, ResponseCode};
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use hickory_resolver::system_conf::read_system_conf;
use hickory_resolver::{NameServerPool, PoolContext, TlsConfig};
use tokio::sync::Semaphore;

use super::ProbeError;
use crate::evidence::{Observed, Unanswered};
use crate::mail::DnsName;

/// How often one question is put, each time to the next resolver where there are several.
const TRIES: usize = 2;

/// Questions on their way at once, in the whole process.
const IN_FLIGHT: usize = 256;

/// Aliases followed inside one answer; honest zones need two or three.
const LONGEST_ALIAS_CHAIN: usize = 8;

/// The resolvers, each asked over UDP and, where an answer was cut short, over TCP
/// (RFC 7766 §5).
///
/// hickory's own `Resolver` is not used on purpose. It asks again for every alias it meets,
/// so a stranger's zone would decide how many questions we send; it answers some names by
/// itself; and its cache is bounded by entries, not by bytes. A resolver follows aliases for
/// us (RFC 1034 §4.3.2), so one question here is one question out.
pub(super) struct Dns {
    resolvers: Vec<NameServerPool<TokioRuntimeProvider>>,
    /// Which resolver is asked first: the one that answered when another did not.
    preferred: AtomicUsize,
    in_flight: Semaphore,
}

/// What one question brought back.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    /// Absent: the name, or what it is an alias of, has no such record.
    pub records: Observed<Vec<RData>>,
    /// Absent: NXDOMAIN (RFC 8020); an alias exists whatever it leads to.
    pub name_exists: Observed<()>,
    /// Where the name itself points, when it is an alias.
    pub alias: Option<DnsName>,
    /// How long the answer may be kept, by its own saying.
    pub ttl: Option<Duration>,
}

impl Dns {
    /// Takes the system's resolvers when `resolvers` is empty. Of the system's settings
    /// only their addresses count: search domains and the hosts file say nothing about
    /// somebody's mail.
    pub fn new(resolvers: &[SocketAddr], timeout: Duration) -> Result<Self, ProbeError> {
        let servers = if resolvers.is_empty() {
            read_system_conf().map_err(ProbeError::Resolvers)?.0.name_servers
        } else {
            resolvers.iter().map(server_at).collect()
        };
        let mut options = ResolverOpts::default();
        options.timeout = timeout;
        // Above this number a TCP connection calls itself busy instead of waiting.
        options.max_active_requests = IN_FLIGHT;
        // One pool for each resolver, because a pool takes the first SERVFAIL for an answer
        // and we would rather hear the next resolver.
        let resolvers = servers
            .into_iter()
            .map(|server| {
                let tls = TlsConfig::new().map_err(ProbeError::Resolvers)?;
                let context = Arc::new(PoolContext::new(options.clone(), tls));
                let runtime = TokioRuntimeProvider::default();
                Ok(NameServerPool::from_config([server], context, runtime))
            })
            .collect::<Result<_, ProbeError>>()?;
        Ok(Self { resolvers, preferred: AtomicUsize::new(0), in_flight: Semaphore::new(IN_FLIGHT) })
    }

    /// Asks for the records of one type at an absolute name.
    pub async fn ask(&self, name: &Name, record_type: RecordType) -> Reply {
        let first = self.preferred.load(Ordering::Relaxed);
        let mut reason = Unanswered::TimedOut;
        for turn in 0..TRIES {
            let index = (first + turn) % self.resolvers.len();
            match self.ask_one(index, name, record_type).await {
                Ok(reply) => {
                    if turn > 0 {
                        self.preferred.store(index, Ordering::Relaxed);
                    }
                    return reply;
                }
                Err(failure) => reason = failure,
            }
            if reason == Unanswered::TimedOut {
                self.pass_over(index);
            }
        }
        Reply::failed(reason)
    }

    async fn ask_one(
        &self,
        index: usize,
        name: &Name,
        record_type: RecordType,
    ) -> Result<Reply, Unanswered> {
        let _permit = self.in_flight.acquire().await.expect("nobody closes this semaphore");
        let query = Query::query(name.clone(), record_type);
        let answer = self.resolvers[index].lookup(query, DnsRequestOptions::default());
        match answer.first_answer().await {
            Ok(response) => Reply::read(&response, name, record_type),
            Err(NetError::Dns(DnsError::NoRecordsFound(none))) => Reply::read_negative(&none),
            Err(NetError::Timeout) => Err(Unanswered::TimedOut),
            Err(_) => Err(Unanswered::ServerFailed),
        }
    }

    /// Prefers the resolver after a silent one, unless somebody else did so already.
    fn pass_over(&self, index: usize) {
        let next = (index + 1) % self.resolvers.len();
        // When the exchange fails another question has moved the preference: that is enough.
        let _ = self.preferred.compare_exchange(index, next, Ordering::Relaxed, Ordering::Relaxed);
    }
}

impl Reply {
    pub fn failed(reason: Unanswered) -> Self {
        Self {
            records: Observed::Unknown(reason),
            name_exists: Observed::Unknown(reason),
            alias: None,
            ttl: None,
        }
    }

    /// The answer to a question that need not be put: no such name can exist.
    pub fn no_such_name() -> Self {
        Self { records: Observed::Absent, name_exists: Observed::Absent, alias: None, ttl: None }
    }

    /// Reads an answer that has records, following aliases inside it. Records of other names
    /// are not looked at: nobody asked for them.
    fn read(
        response: &DnsResponse,
        asked: &Name,
        record_type: RecordType,
    ) -> Result<Self, Unanswered> {
        if !matches!(response.response_code, ResponseCode::NoError | ResponseCode::NXDomain) {
            return Err(Unanswered::ServerFailed);
        }
        let mut reply = Self {
            records: Observed::Absent,
            name_exists: Observed::Present(()),
            alias: None,
            ttl: None,
        };
        let mut name = asked;
        for _ in 0..=LONGEST_ALIAS_CHAIN {
            let at_name = || response.answers.iter().filter(|record| record.name == *name);
            let wanted: Vec<&Record> =
                at_name().filter(|record| record.record_type() == record_type).collect();
            if !wanted.is_empty() {
                reply.keep_no_longer_than(wanted.iter().map(|record| record.ttl).min());
                reply.records = Observed::Present(
                    wanted.into_iter().map(|record| record.data.clone()).collect(),
                );
                return Ok(reply);
            }
            let alias = at_name().find_map(|record| match &record.data {
                RData::CNAME(target) => Some((&target.0, record.ttl)),
                _ => None,
            });
            let Some((target, ttl)) = alias else { break };
            reply.keep_no_longer_than(Some(ttl));
            reply.alias.get_or_insert_with(|| DnsName::new(&target.to_ascii()));
            name = target;
        }
        // An alias that leads to nothing is told by NXDOMAIN or by the SOA of the zone it
        // ends in (RFC 2308 §2). Without either, the chain broke off or goes in circles.
        let told = response.response_code == ResponseCode::NXDomain || response.soa().is_some();
        if !told {
            return Err(Unanswered::ServerFailed);
        }
        reply.keep_no_longer_than(response.negative_ttl());
        Ok(reply)
    }

    fn read_negative(none: &NoRecords) -> Result<Self, Unanswered> {
        let name_exists = match none.response_code {
            ResponseCode::NXDomain => Observed::Absent,
            // Name servers without an SOA are a referral (RFC 2308 §2.2): whom we asked does
            // not resolve for us, and knows nothing about the name.
            ResponseCode::NoError if none.soa.is_none() && none.ns.is_some() => {
                return Err(Unanswered::ServerFailed);
            }
            ResponseCode::NoError => Observed::Present(()),
            _ => return Err(Unanswered::ServerFailed),
        };
        let ttl = none.negative_ttl.map(seconds);
        Ok(Self { records: Observed::Absent, name_exists, alias: None, ttl })
    }

    fn keep_no_longer_than(&mut self, ttl: Option<u32>) {
        self.ttl = self.ttl.into_iter().chain(ttl.map(seconds)).min();
    }
}

fn server_at(address: &SocketAddr) -> NameServerConfig {
    let mut connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
    for connection in &mut connections {
        connection.port = address.port();
    }
    NameServerConfig::new(address.ip(), true, connections)
}

fn seconds(ttl: u32) -> Duration {
    Duration::from_secs(ttl.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hickory_resolver::proto::op::{Message, OpCode};
    use hickory_resolver::proto::rr::rdata::{A, CNAME, NS, SOA};

    fn name(text: &str) -> Name {
        Name::from_ascii(text).expect("a name")
    }

    fn alias(owner: &str, target: &str) -> Record {
        Record::from_rdata(name(owner), 60, RData::CNAME(CNAME(name(target))))
    }

    fn address(owner: &str) -> Record {
        Record::from_rdata(name(owner), 300, RData::A(A::new(192, 0, 2, 1)))
    }

    fn answer(code: ResponseCode, answers: Vec<Record>, authorities: Vec<Record>) -> DnsResponse {
        let mut message = Message::response(1, OpCode::Query);
        message.metadata.response_code = code;
        message.add_query(Query::query(name("www.example.com."), RecordType::A));
        message.add_answers(answers);
        message.add_authorities(authorities);
        DnsResponse::from_message(message).expect("a response")
    }

    fn soa() -> Record {
        let soa = SOA::new(name("ns.example.com."), name("mail.example.com."), 1, 2, 3, 4, 30);
        Record::from_rdata(name("example.com."), 900, RData::SOA(soa))
    }

    fn read(response: &DnsResponse) -> Result<Reply, Unanswered> {
        Reply::read(response, &name("www.example.com."), RecordType::A)
    }

    #[test]
    fn records_behind_aliases_are_found_and_kept_by_the_shortest_time() {
        let chain = vec![
            alias("www.example.com.", "cdn.example.net."),
            alias("cdn.example.net.", "host.example.net."),
            address("HOST.example.net."),
            address("unasked.example.org."),
        ];
        let reply = read(&answer(ResponseCode::NoError, chain, vec![])).expect("an answer");
        assert_eq!(reply.records.present().map(Vec::len), Some(1));
        assert_eq!(reply.alias, Some(DnsName::new("cdn.example.net")));
        assert_eq!(reply.ttl, Some(Duration::from_secs(60)));
    }

    #[test]
    fn an_alias_of_a_name_that_does_not_exist_exists_itself() {
        let dangling = vec![alias("www.example.com.", "gone.example.net.")];
        let reply = read(&answer(ResponseCode::NXDomain, dangling, vec![soa()]));
        let reply = reply.expect("an answer");
        assert_eq!(reply.records, Observed::Absent);
        assert_eq!(reply.name_exists, Observed::Present(()));
        assert_eq!(reply.ttl, Some(Duration::from_secs(30)), "the SOA's minimum is shortest");
    }

    #[test]
    fn aliases_in_a_circle_are_left_after_eight_and_are_no_absence() {
        let circle = vec![
            alias("www.example.com.", "b.example.com."),
            alias("b.example.com.", "www.example.com."),
        ];
        let outcome = read(&answer(ResponseCode::NoError, circle, vec![]));
        assert_eq!(outcome.map(|_| ()), Err(Unanswered::ServerFailed));
    }

    #[test]
    fn a_record_more_aliases_away_than_we_follow_is_no_absence() {
        let hop = |n: usize| format!("hop{n}.example.com.");
        let mut chain = vec![alias("www.example.com.", &hop(0))];
        chain.extend((0..20).map(|n| alias(&hop(n), &hop(n + 1))));
        chain.push(address(&hop(20)));
        let outcome = read(&answer(ResponseCode::NoError, chain, vec![]));
        assert_eq!(outcome.map(|_| ()), Err(Unanswered::ServerFailed));
    }

    #[test]
    fn records_that_answer_another_question_are_no_answer() {
        let unrelated = vec![address("other.example.com.")];
        let outcome = read(&answer(ResponseCode::NoError, unrelated, vec![]));
        assert_eq!(outcome.map(|_| ()), Err(Unanswered::ServerFailed));
    }

    fn negative(code: ResponseCode, authorities: Vec<Record>) -> Result<Reply, Unanswered> {
        match DnsError::from_response(answer(code, vec![], authorities)) {
            Err(DnsError::NoRecordsFound(none)) => Reply::read_negative(&none),
            other => panic!("expected an answer without records, got {other:?}"),
        }
    }

    #[test]
    fn a_name_without_the_record_is_told_from_no_such_name() {
        let empty = negative(ResponseCode::NoError, vec![soa()]).expect("an answer");
        assert_eq!(empty.name_exists, Observed::Present(()));
        let none = negative(ResponseCode::NXDomain, vec![soa()]).expect("an answer");
        assert_eq!(none.name_exists, Observed::Absent);
        assert_eq!((empty.records, none.records), (Observed::Absent, Observed::Absent));
        assert_eq!(none.ttl, Some(Duration::from_secs(30)));
    }

    #[test]
    fn a_referral_says_nothing_about_the_name() {
        let servers = RData::NS(NS(name("ns.example.com.")));
        let referral = Record::from_rdata(name("example.com."), 60, servers);
        let outcome = negative(ResponseCode::NoError, vec![referral]);
        assert_eq!(outcome.map(|_| ()), Err(Unanswered::ServerFailed));
    }
}
