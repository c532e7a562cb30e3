//! Slack: sends signed commands, takes late answers, knows people's languages.
//!
//! What it is sent is held against Slack's documentation, not against our own types: an
//! unknown field, a limit passed or a message that nobody read fails the test.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use hmac::{Hmac, Mac};
use mailfix::chat::slack::SlackSettings;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::sync::mpsc;
use url::form_urlencoded;

const SIGNING_SECRET: &str = "a-made-up-signing-secret";
const BOT_TOKEN: &str = "xoxb-made-up";
const APP: &str = "A0MADEUP";
const TEAM: &str = "T0MADEUP";

/// A workspace with one person, `U0ANNA`.
pub struct FakeSlack {
    address: SocketAddr,
    state: Arc<Workspace>,
    late: mpsc::UnboundedReceiver<Value>,
    commands_sent: u32,
}

struct Workspace {
    late: mpsc::UnboundedSender<Value>,
    /// How often each response URL was used.
    uses: Mutex<HashMap<String, u32>>,
    /// What `users.info` says; nothing means that the scope is missing.
    locale: Mutex<Option<String>>,
    complaints: Mutex<Vec<String>>,
}

/// What came back at once.
#[derive(Debug)]
pub struct Acknowledgement {
    pub status: StatusCode,
    /// The message in it; `Null` where the body is empty.
    pub message: Value,
}

impl FakeSlack {
    pub async fn start() -> Self {
        let (sender, late) = mpsc::unbounded_channel();
        let state = Arc::new(Workspace {
            late: sender,
            uses: Mutex::default(),
            locale: Mutex::default(),
            complaints: Mutex::default(),
        });
        let router = Router::new()
            .route("/commands/{team}/{number}/{secret}", post(response_url))
            .route("/api/users.info", get(users_info))
            .with_state(state.clone());
        Self { address: serve(router).await, state, late, commands_sent: 0 }
    }

    /// The settings by which mailfix serves this workspace.
    pub fn settings(&self) -> SlackSettings {
        let url = |path: &str| format!("http://{}{path}", self.address).parse().expect("a URL");
        SlackSettings {
            signing_secrets: vec![SIGNING_SECRET.into()],
            app_id: Some(APP.to_owned()),
            bot_token: Some(BOT_TOKEN.into()),
            api_url: url("/api/"),
            response_origins: vec![url("")],
            public_url: None,
            offline: false,
        }
    }

    /// Sets the language of Anna's Slack.
    pub fn speaks(&self, locale: &str) {
        *self.state.locale.lock().expect("no panic") = Some(locale.to_owned());
    }

    /// Types `/mailfix <text>` as Anna, with mailfix at `address`.
    pub async fn command(&mut self, address: SocketAddr, text: &str) -> Acknowledgement {
        let form = self.form(text);
        self.send(address, &form).await
    }

    /// The form of a command, with every field that Slack documents.
    pub fn form(&mut self, text: &str) -> String {
        self.commands_sent += 1;
        let number = self.commands_sent;
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("token", "deprecated"),
                ("team_id", TEAM),
                ("team_domain", "contoso"),
                ("enterprise_id", "E0MADEUP"),
                ("enterprise_name", "Contoso"),
                ("channel_id", "C0MADEUP"),
                ("channel_name", "help-mail"),
                ("user_id", "U0ANNA"),
                ("user_name", "anna"),
                ("command", "/mailfix"),
                ("text", text),
                ("api_app_id", APP),
                ("is_enterprise_install", "false"),
                ("response_url", &format!("http://{}/commands/{TEAM}/{number}/x", self.address)),
                ("trigger_id", &format!("{number}.2.made-up")),
            ])
            .finish()
    }

    /// Signs a form and sends it to mailfix at `address`.
    pub async fn send(&self, address: SocketAddr, form: &str) -> Acknowledgement {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        let mut mac = Hmac::<Sha256>::new_from_slice(SIGNING_SECRET.as_bytes()).expect("a key");
        mac.update(format!("v0:{now}:{form}").as_bytes());
        let signature = format!("v0={}", hex::encode(mac.finalize().into_bytes()));
        self.send_signed(address, form, now, &signature).await
    }

    /// Sends a form with a signature of the test's own.
    pub async fn send_signed(
        &self,
        address: SocketAddr,
        form: &str,
        timestamp: u64,
        signature: &str,
    ) -> Acknowledgement {
        let reply = reqwest::Client::new()
            .post(format!("http://{address}/slack/commands"))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("user-agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("x-slack-request-timestamp", timestamp)
            .header("x-slack-signature", signature)
            .body(form.to_owned())
            .send()
            .await
            .expect("mailfix answers");
        let status = reply.status();
        let body = reply.bytes().await.expect("a body");
        if !status.is_success() || body.is_empty() {
            return Acknowledgement { status, message: Value::Null };
        }
        let message = serde_json::from_slice(&body).expect("a message is JSON");
        self.state.judge(&message, &["response_type", "text", "blocks"]);
        Acknowledgement { status, message }
    }

    /// The next message that comes through a response URL.
    pub async fn late_answer(&mut self) -> Value {
        let next = tokio::time::timeout(Duration::from_secs(30), self.late.recv()).await;
        next.expect("a late answer").expect("the fake is running")
    }

    /// Ends the test: nothing unread, nothing that Slack would have refused.
    pub fn finish(mut self) {
        let complaints = self.state.complaints.lock().expect("no panic").clone();
        assert!(complaints.is_empty(), "{complaints:#?}");
        assert!(self.late.try_recv().is_err(), "a late answer that nobody read");
    }
}

/// Serves a router on loopback.
pub async fn serve(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// All texts of a message's blocks, one a line.
pub fn shown(message: &Value) -> String {
    let blocks = message["blocks"].as_array().expect("blocks");
    let texts = blocks.iter().flat_map(texts).filter_map(|text| text["text"].as_str());
    texts.collect::<Vec<_>>().join("\n")
}

async fn response_url(
    State(state): State<Arc<Workspace>>,
    Path((team, number, _)): Path<(String, String, String)>,
    headers: HeaderMap,
    Json(message): Json<Value>,
) -> (StatusCode, &'static str) {
    if team != TEAM || headers.contains_key("authorization") {
        state.complain(format!("not a use of this response URL: {team}, {headers:?}"));
    }
    let mut uses = state.uses.lock().expect("no panic");
    let uses = uses.entry(number).or_default();
    *uses += 1;
    if *uses > 5 {
        return (StatusCode::NOT_FOUND, r#"{"ok":false,"error":"used_url"}"#);
    }
    let known = ["response_type", "text", "blocks", "replace_original", "delete_original"];
    state.judge(&message, &known);
    // A slash command's message cannot be replaced, so asking for it is a mistake.
    if message.get("replace_original").is_some() || message.get("delete_original").is_some() {
        state.complain("there is no message to replace".to_owned());
    }
    let _ = state.late.send(message);
    (StatusCode::OK, "ok")
}

async fn users_info(
    State(state): State<Arc<Workspace>>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Json<Value> {
    let token = headers.get("authorization").and_then(|value| value.to_str().ok());
    if token != Some(&format!("Bearer {BOT_TOKEN}")) {
        return Json(json!({ "ok": false, "error": "invalid_auth" }));
    }
    if query.get("user").map(String::as_str) != Some("U0ANNA") {
        return Json(json!({ "ok": false, "error": "user_not_found" }));
    }
    if query.get("include_locale").map(String::as_str) != Some("true") {
        return Json(json!({ "ok": true, "user": { "id": "U0ANNA", "name": "anna" } }));
    }
    match &*state.locale.lock().expect("no panic") {
        Some(locale) => Json(json!({
            "ok": true,
            "user": { "id": "U0ANNA", "team_id": TEAM, "name": "anna", "locale": locale },
        })),
        None => Json(json!({ "ok": false, "error": "missing_scope", "needed": "users:read" })),
    }
}

impl Workspace {
    fn complain(&self, what: String) {
        self.complaints.lock().expect("no panic").push(what);
    }

    fn judge(&self, message: &Value, fields: &[&str]) {
        if let Err(why) = judge_message(message, fields) {
            self.complain(format!("{why}: {message}"));
        }
    }
}

/// Holds a message against Slack's documentation.
fn judge_message(message: &Value, fields: &[&str]) -> Result<(), String> {
    only(message, fields)?;
    if message["response_type"] != "ephemeral" {
        return Err("only the person who asked may see it".to_owned());
    }
    judge_length(&message["text"], 4000)?;
    let blocks = message["blocks"].as_array().ok_or("no blocks")?;
    if blocks.is_empty() || blocks.len() > 50 {
        return Err(format!("{} blocks", blocks.len()));
    }
    if message["blocks"].to_string().encode_utf16().count() > 13_000 {
        return Err("msg_blocks_too_long".to_owned());
    }
    blocks.iter().try_for_each(judge_block)
}

fn judge_block(block: &Value) -> Result<(), String> {
    match block["type"].as_str() {
        Some("context") => {
            only(block, &["type", "elements"])?;
            let elements = block["elements"].as_array().ok_or("no elements")?;
            if elements.is_empty() || elements.len() > 10 {
                return Err(format!("{} elements", elements.len()));
            }
            elements.iter().try_for_each(|text| judge_text(text, 3000))
        }
        Some("divider") => only(block, &["type"]),
        Some("header") => {
            only(block, &["type", "text"])?;
            if block["text"]["type"] != "plain_text" {
                return Err("a header is plain text".to_owned());
            }
            judge_text(&block["text"], 150)
        }
        Some("section") => {
            only(block, &["type", "text"])?;
            judge_text(&block["text"], 3000)
        }
        _ => Err("not a block that every relay knows".to_owned()),
    }
}

fn judge_text(text: &Value, limit: usize) -> Result<(), String> {
    match text["type"].as_str() {
        Some("plain_text") => only(text, &["type", "text", "emoji"])?,
        Some("mrkdwn") => only(text, &["type", "text", "verbatim"])?,
        _ => return Err("not a text".to_owned()),
    }
    judge_length(&text["text"], limit)?;
    let written = text["text"].as_str().unwrap_or_default();
    for (at, _) in written.match_indices('<') {
        if text["type"] != "mrkdwn" || !written[at..].starts_with("<https://") {
            return Err("a mention, or a link that is not ours".to_owned());
        }
    }
    Ok(())
}

fn judge_length(text: &Value, limit: usize) -> Result<(), String> {
    let text = text.as_str().ok_or("no text")?;
    match text.encode_utf16().count() {
        length if (1..=limit).contains(&length) => Ok(()),
        length => Err(format!("a text of {length} characters")),
    }
}

fn only(object: &Value, known: &[&str]) -> Result<(), String> {
    let object = object.as_object().ok_or("not an object")?;
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(unknown) => Err(format!("unknown field `{unknown}`")),
        None => Ok(()),
    }
}

fn texts(block: &Value) -> Vec<&Value> {
    match block["elements"].as_array() {
        Some(elements) => elements.iter().collect(),
        None => block.get("text").into_iter().collect(),
    }
}
