//! A resolver on loopback that serves zones in master-file format (RFC 1035 §5).

use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use hickory_proto::op::{Message, MessageType, OpCode, Query, ResponseCode};
use hickory_proto::rr::{DNSClass, Name, RData, Record, RecordSet, RecordType, RrKey};
use hickory_proto::serialize::txt::Parser;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::hold::{Gate, Hold};

/// A strict resolver. It follows aliases within its zones, tells NXDOMAIN from NODATA, and
/// refuses names outside them.
pub struct FakeDns {
    address: SocketAddr,
    state: Arc<State>,
    servers: [JoinHandle<()>; 2],
}

/// How the fake behaves towards every question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behavior {
    Answer,
    /// Answers with this code and nothing else.
    Fail(ResponseCode),
    /// Sends over UDP an empty packet, half an id and an NXDOMAIN to somebody else's question
    /// before the answer.
    NoiseFirst,
    /// Hears everything and says nothing.
    Silent,
    /// Answers over UDP with nothing but the TC bit, over TCP in full.
    TruncateUdp,
    /// As `TruncateUdp`, and closes every TCP connection at once.
    TruncateUdpRefuseTcp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    Tcp,
    Udp,
}

/// One question that came in, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// In lower case, with the trailing dot.
    pub name: String,
    pub record_type: RecordType,
    pub transport: Transport,
}

#[derive(Default)]
struct State {
    inner: Mutex<Inner>,
    /// Counts questions, so that a test can wait for one.
    arrivals: watch::Sender<usize>,
}

#[derive(Default)]
struct Inner {
    zones: Vec<Zone>,
    behavior: Option<Behavior>,
    gates: HashMap<(String, RecordType), Gate>,
    asked: Vec<Asked>,
    violations: Vec<String>,
}

struct Zone {
    origin: Name,
    sets: BTreeMap<RrKey, RecordSet>,
}

impl FakeDns {
    pub async fn start() -> Self {
        let (udp, tcp) = same_port().await;
        let address = udp.local_addr().expect("a bound socket has an address");
        let state = Arc::new(State::default());
        let servers = [
            tokio::spawn(serve_udp(Arc::new(udp), state.clone())),
            tokio::spawn(serve_tcp(tcp, state.clone())),
        ];
        Self { address, state, servers }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves a zone file of `tests/corpus/domain/`, such as `null-mx/parked.zone`.
    pub fn serve_file(&self, path: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/domain");
        let file = folder.join(path);
        let text = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("`{}`: {error}", file.display()));
        self.serve_text(&text);
    }

    /// Serves a zone that names its own `$ORIGIN`.
    pub fn serve_text(&self, text: &str) {
        let (origin, sets) = Parser::new(text, None, None)
            .parse()
            .unwrap_or_else(|error| panic!("not a zone: {error}\n{text}"));
        let soa = sets.keys().any(|key| key.record_type == RecordType::SOA);
        assert!(soa, "the zone {origin} has no SOA, so it cannot say that a name is missing");
        self.inner().zones.push(Zone { origin, sets });
    }

    pub fn behave(&self, behavior: Behavior) {
        self.inner().behavior = Some(behavior);
    }

    /// Keeps back every answer about this name and type until the hold is released.
    pub fn hold(&self, name: &str, record_type: RecordType) -> Hold {
        let (hold, gate) = Hold::new();
        self.inner().gates.insert((name.to_owned(), record_type), gate);
        hold
    }

    /// Every question so far, repeats included.
    pub fn asked(&self) -> Vec<Asked> {
        self.inner().asked.clone()
    }

    /// The questions so far, each once and sorted, as `name type`.
    pub fn questions(&self) -> Vec<String> {
        let mut questions: Vec<String> = self
            .asked()
            .iter()
            .map(|asked| format!("{} {}", asked.name, asked.record_type))
            .collect();
        questions.sort();
        questions.dedup();
        questions
    }

    /// Waits until this question has come in at least once.
    pub async fn until_asked(&self, name: &str, record_type: RecordType) {
        let asked = |asked: &Asked| asked.name == name && asked.record_type == record_type;
        let mut arrivals = self.state.arrivals.subscribe();
        arrivals
            .wait_for(|_| self.asked().iter().any(asked))
            .await
            .expect("the fake lives as long as this borrow");
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.state.inner()
    }
}

impl Drop for FakeDns {
    fn drop(&mut self) {
        self.servers.iter().for_each(JoinHandle::abort);
        let violations = std::mem::take(&mut self.inner().violations);
        if !std::thread::panicking() {
            assert!(violations.is_empty(), "the DNS fake was asked wrongly: {violations:#?}");
        }
    }
}

/// One port for both transports, as real servers have it.
async fn same_port() -> (UdpSocket, TcpListener) {
    // The port of a fresh TCP listener may be taken for UDP by somebody else; with several
    // new ports in hand that does not happen twenty times.
    for _ in 0..20 {
        let tcp = TcpListener::bind("127.0.0.1:0").await.expect("loopback has free ports");
        let address = tcp.local_addr().expect("a bound socket has an address");
        if let Ok(udp) = UdpSocket::bind(address).await {
            return (udp, tcp);
        }
    }
    panic!("no port is free for both UDP and TCP");
}

async fn serve_udp(socket: Arc<UdpSocket>, state: Arc<State>) {
    let mut packet = vec![0; 65_535];
    while let Ok((length, from)) = socket.recv_from(&mut packet).await {
        let request = packet[..length].to_vec();
        let (socket, state) = (socket.clone(), state.clone());
        tokio::spawn(async move {
            let Some(response) = state.respond(&request, Transport::Udp).await else {
                return;
            };
            let noise = match state.inner().behavior {
                Some(Behavior::NoiseFirst) => noise_like(&response),
                _ => Vec::new(),
            };
            for packet in noise.into_iter().chain([response]) {
                // Who asked may have stopped waiting; that is theirs to decide.
                let _ = socket.send_to(&packet, from).await;
            }
        });
    }
}

fn noise_like(response: &[u8]) -> Vec<Vec<u8>> {
    let mut forged = response.to_vec();
    // The id is the first two octets, the response code the low half of the fourth
    // (RFC 1035 §4.1.1).
    forged[0] ^= 1;
    forged[3] = forged[3] & 0xf0 | 3;
    vec![Vec::new(), response[..1].to_vec(), forged]
}

async fn serve_tcp(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        if state.inner().behavior == Some(Behavior::TruncateUdpRefuseTcp) {
            continue;
        }
        tokio::spawn(converse(stream, state.clone()));
    }
}

/// Messages over TCP have their length in front (RFC 1035 §4.2.2). Ends when the other
/// side hangs up.
async fn converse(mut stream: TcpStream, state: Arc<State>) {
    while let Ok(length) = stream.read_u16().await {
        let mut request = vec![0; usize::from(length)];
        if stream.read_exact(&mut request).await.is_err() {
            return;
        }
        let Some(response) = state.respond(&request, Transport::Tcp).await else {
            continue;
        };
        let length = u16::try_from(response.len()).expect("a zone's answers fit a message");
        let framed = [&length.to_be_bytes()[..], &response].concat();
        if stream.write_all(&framed).await.is_err() {
            return;
        }
    }
}

impl State {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no test panics while it holds this lock")
    }

    async fn respond(&self, request: &[u8], transport: Transport) -> Option<Vec<u8>> {
        let request = match Message::from_vec(request) {
            Ok(request) => request,
            Err(error) => {
                self.inner().violations.push(format!("not a DNS message: {error}"));
                return None;
            }
        };
        let question = match only_question(&request) {
            Ok(question) => question,
            Err(violation) => {
                self.inner().violations.push(violation);
                return None;
            }
        };
        let (behavior, gate) = self.note(question, transport);
        if let Some(gate) = gate {
            gate.pass().await;
        }
        let mut response = match behavior {
            Behavior::Silent => return None,
            Behavior::Fail(code) => response_to(&request, code),
            _ => self.inner().answer(&request, question),
        };
        if transport == Transport::Udp {
            let refuses =
                matches!(behavior, Behavior::TruncateUdp | Behavior::TruncateUdpRefuseTcp);
            let room = usize::from(request.max_payload());
            if refuses || response.to_vec().is_ok_and(|bytes| bytes.len() > room) {
                response = response.truncate();
                response.metadata.message_type = MessageType::Response;
            }
        }
        Some(response.to_vec().expect("records out of a zone file can be sent"))
    }

    fn note(&self, question: &Query, transport: Transport) -> (Behavior, Option<Gate>) {
        let mut inner = self.inner();
        let name = question.name().to_lowercase().to_ascii();
        let record_type = question.query_type();
        inner.asked.push(Asked { name: name.clone(), record_type, transport });
        let gate = inner.gates.get(&(name, record_type)).cloned();
        let behavior = inner.behavior.unwrap_or(Behavior::Answer);
        drop(inner);
        self.arrivals.send_modify(|count| *count += 1);
        (behavior, gate)
    }
}

/// What a resolver may be sent: one question of class IN, with recursion desired.
fn only_question(request: &Message) -> Result<&Query, String> {
    let [question] = request.queries.as_slice() else {
        return Err(format!("{} questions in one message", request.queries.len()));
    };
    let header = &request.metadata;
    if header.message_type != MessageType::Query || header.op_code != OpCode::Query {
        return Err(format!("not a query: {header:?}"));
    }
    if !header.recursion_desired {
        return Err(format!("no recursion desired: {question}"));
    }
    if question.query_class() != DNSClass::IN {
        return Err(format!("not of class IN: {question}"));
    }
    Ok(question)
}

fn response_to(request: &Message, code: ResponseCode) -> Message {
    let mut response = Message::response(request.metadata.id, OpCode::Query);
    response.metadata.recursion_desired = true;
    response.metadata.recursion_available = true;
    response.metadata.response_code = code;
    response.add_queries(request.queries.iter().cloned());
    if let Some(edns) = &request.edns {
        response.set_edns(edns.clone());
    }
    response
}

impl Inner {
    fn answer(&self, request: &Message, question: &Query) -> Message {
        let mut response = response_to(request, ResponseCode::NoError);
        let mut name = question.name().clone();
        // A chain that is longer goes in circles; a resolver gives up on it too.
        for _ in 0..16 {
            let Some(zone) = self.zone_of(&name) else {
                // An alias into a zone that nobody serves: its servers cannot be reached.
                let aliased = !response.answers.is_empty();
                let code = if aliased { ResponseCode::ServFail } else { ResponseCode::Refused };
                return response_to(request, code);
            };
            let records = zone.records(&name, question.query_type());
            if !records.is_empty() {
                response.add_answers(records);
                return response;
            }
            let Some(alias) = zone.records(&name, RecordType::CNAME).pop() else {
                response.metadata.response_code = zone.code_for_missing(&name);
                response.add_authorities(zone.records(&zone.origin, RecordType::SOA));
                return response;
            };
            if let RData::CNAME(target) = &alias.data {
                name = target.0.clone();
            }
            response.add_answer(alias);
        }
        response_to(request, ResponseCode::ServFail)
    }

    fn zone_of(&self, name: &Name) -> Option<&Zone> {
        let holding = self.zones.iter().filter(|zone| zone.origin.zone_of(name));
        holding.max_by_key(|zone| zone.origin.num_labels())
    }
}

impl Zone {
    fn records(&self, name: &Name, record_type: RecordType) -> Vec<Record> {
        let key = RrKey::new(name.into(), record_type);
        let set = self.sets.get(&key);
        set.map(|set| set.records_without_rrsigs().cloned().collect()).unwrap_or_default()
    }

    /// A name exists when it or anything below it has records: also an empty non-terminal
    /// is NODATA (RFC 8020 §2).
    fn code_for_missing(&self, name: &Name) -> ResponseCode {
        let exists = self.sets.keys().any(|key| name.zone_of(&Name::from(&key.name)));
        if exists { ResponseCode::NoError } else { ResponseCode::NXDomain }
    }
}
