//! Discord's gateway on loopback: hello, heartbeats, sessions, and closes as a script says.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use super::discord::{APPLICATION, TOKEN};

const PATIENCE: Duration = Duration::from_secs(30);
const SESSION: &str = "made-up-session";

/// The fake gateway. One connection at a time, as one shard makes them.
pub struct FakeGateway {
    address: SocketAddr,
    orders: mpsc::UnboundedSender<Order>,
    seen: mpsc::UnboundedReceiver<Seen>,
    refusals: Arc<Mutex<VecDeque<u16>>>,
}

/// What the client did.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    Identified,
    /// With the sequence number it gave.
    Resumed(u64),
    /// With the close code it gave.
    Closed(Option<u16>),
    /// Something that no client of ours should do.
    Wrong(String),
}

enum Order {
    Push(Value),
    Close(u16),
    Replay,
}

/// The connection's side of it.
struct Server {
    orders: mpsc::UnboundedReceiver<Order>,
    seen: mpsc::UnboundedSender<Seen>,
    refusals: Arc<Mutex<VecDeque<u16>>>,
    /// Dispatches of the session so far; the sequence number is the index plus one.
    sent: Vec<Value>,
}

impl FakeGateway {
    pub async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (orders, incoming) = mpsc::unbounded_channel();
        let (sender, seen) = mpsc::unbounded_channel();
        let refusals = Arc::<Mutex<VecDeque<u16>>>::default();
        let mut server =
            Server { orders: incoming, seen: sender, refusals: refusals.clone(), sent: Vec::new() };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that went away is no fault of the fake.
                let _ = server.serve(stream).await;
            }
        });
        Self { address, orders, seen, refusals }
    }

    pub fn url(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// Answers the next identifications with these close codes.
    pub fn refuse(&self, codes: impl IntoIterator<Item = u16>) {
        self.refusals.lock().expect("no panic").extend(codes);
    }

    pub fn push(&self, interaction: Value) {
        self.order(Order::Push(interaction));
    }

    /// Sends the last dispatch once more, under its old number.
    pub fn replay(&self) {
        self.order(Order::Replay);
    }

    pub fn close(&self, code: u16) {
        self.order(Order::Close(code));
    }

    pub async fn next(&mut self) -> Seen {
        let next = tokio::time::timeout(PATIENCE, self.seen.recv()).await;
        next.expect("the client does something").expect("the fake")
    }

    fn order(&self, order: Order) {
        assert!(self.orders.send(order).is_ok(), "the fake runs");
    }
}

type Broken = Box<dyn std::error::Error + Send + Sync>;

/// What comes of a payload.
enum Answered {
    Accepted,
    Nothing,
    Refused(u16),
}

impl Server {
    async fn serve(&mut self, stream: TcpStream) -> Result<(), Broken> {
        let mut socket = tokio_tungstenite::accept_async(stream).await?;
        send(&mut socket, json!({ "op": 10, "d": { "heartbeat_interval": 41250 } })).await?;
        let mut accepted = false;
        loop {
            tokio::select! {
                message = socket.next() => {
                    let Some(message) = message else { return Ok(()) };
                    match message? {
                        Message::Text(text) => {
                            let payload: Value = serde_json::from_str(&text)?;
                            match self.answer(&mut socket, &payload).await? {
                                Answered::Accepted => accepted = true,
                                Answered::Nothing => {}
                                Answered::Refused(code) => return close(socket, code).await,
                            }
                        }
                        Message::Close(frame) => {
                            self.tell(Seen::Closed(frame.map(|frame| frame.code.into())));
                            return Ok(());
                        }
                        _ => {}
                    }
                }
                Some(order) = self.orders.recv(), if accepted => match order {
                    Order::Push(interaction) => {
                        self.sent.push(interaction);
                        self.dispatch(&mut socket, self.sent.len()).await?;
                    }
                    Order::Replay => self.dispatch(&mut socket, self.sent.len()).await?,
                    Order::Close(code) => return close(socket, code).await,
                },
            }
        }
    }

    async fn answer(
        &mut self,
        socket: &mut WebSocketStream<TcpStream>,
        payload: &Value,
    ) -> Result<Answered, Broken> {
        match payload["op"].as_u64() {
            Some(1) => send(socket, json!({ "op": 11 })).await?,
            Some(2) => {
                self.check_identify(&payload["d"]);
                self.tell(Seen::Identified);
                if let Some(code) = self.refusals.lock().expect("no panic").pop_front() {
                    return Ok(Answered::Refused(code));
                }
                self.sent = vec![Value::Null];
                send(socket, ready()).await?;
                return Ok(Answered::Accepted);
            }
            Some(6) => {
                let (session, seq) = (&payload["d"]["session_id"], payload["d"]["seq"].as_u64());
                if session != SESSION || payload["d"]["token"] != format!("Bot {TOKEN}") {
                    self.tell(Seen::Wrong(format!("resume {session}")));
                }
                let seq = seq.unwrap_or_default();
                self.tell(Seen::Resumed(seq));
                for number in seq as usize + 1..=self.sent.len() {
                    self.dispatch(socket, number).await?;
                }
                let resumed = json!({ "op": 0, "t": "RESUMED", "s": self.sent.len(), "d": {} });
                send(socket, resumed).await?;
                return Ok(Answered::Accepted);
            }
            // A presence update.
            Some(3) => {}
            _ => self.tell(Seen::Wrong(payload.to_string())),
        }
        Ok(Answered::Nothing)
    }

    /// What a bot that needs no events of its servers has to send, and no more.
    fn check_identify(&self, data: &Value) {
        let known =
            ["token", "properties", "compress", "large_threshold", "shard", "presence", "intents"];
        let members = data.as_object().into_iter().flatten();
        for (name, _) in members.filter(|(name, _)| !known.contains(&name.as_str())) {
            self.tell(Seen::Wrong(format!("identify has `{name}`")));
        }
        // serenity sends the token with the prefix of the header; Discord takes both.
        if data["token"] != format!("Bot {TOKEN}") || data["intents"] != 0 {
            self.tell(Seen::Wrong("identify with another token or with intents".to_owned()));
        }
    }

    async fn dispatch(
        &self,
        socket: &mut WebSocketStream<TcpStream>,
        number: usize,
    ) -> Result<(), Broken> {
        let event = &self.sent[number - 1];
        send(socket, json!({ "op": 0, "t": "INTERACTION_CREATE", "s": number, "d": event })).await
    }

    fn tell(&self, seen: Seen) {
        // The test may be over.
        let _ = self.seen.send(seen);
    }
}

fn ready() -> Value {
    let user = json!({
        "id": APPLICATION.to_string(), "username": "mailfix", "discriminator": "0",
        "avatar": null, "bot": true
    });
    let data = json!({
        "v": 10, "user": user, "guilds": [], "session_id": SESSION,
        "resume_gateway_url": "ws://127.0.0.1:9", "shard": [0, 1],
        "application": { "id": APPLICATION.to_string(), "flags": 0 }
    });
    json!({ "op": 0, "t": "READY", "s": 1, "d": data })
}

async fn send(socket: &mut WebSocketStream<TcpStream>, payload: Value) -> Result<(), Broken> {
    Ok(socket.send(Message::Text(payload.to_string())).await?)
}

/// Closes, and lets the client take its time to read that: it may connect anew before it
/// lets go of this connection.
async fn close(mut socket: WebSocketStream<TcpStream>, code: u16) -> Result<(), Broken> {
    socket.close(Some(CloseFrame { code: code.into(), reason: "".into() })).await?;
    tokio::spawn(async move { while let Some(Ok(_)) = socket.next().await {} });
    Ok(())
}
