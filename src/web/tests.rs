//! The page and the API, asked over HTTP without a network.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use secrecy::SecretString;
use serde_json::Value;
use tower::ServiceExt;

use super::{WebSettings, routes};
use crate::answer::CodeNote;
use crate::diagnosis::{SeenSign, SignKind};
use crate::evidence::{Fact, FactId};
use crate::helpdesk::{CauseReport, Helpdesk, ProblemReport, Report};
use crate::knowledge::Knowledge;
use crate::locale::Locales;
use crate::probe::{ProbeSettings, Probes};

/// A response, read to its end.
struct Seen {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Seen {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    fn error_code(&self) -> String {
        let json = self.json();
        assert!(json["error"]["message"].is_string(), "{json}");
        json["error"]["code"].as_str().expect("a code").to_owned()
    }
}

fn web(keys: &[&str]) -> Router {
    let probes = Probes::new(&ProbeSettings {
        offline: true,
        resolvers: Vec::new(),
        deadline: Duration::from_secs(8),
        dns_timeout: Duration::from_secs(2),
        microsoft_login: "https://login.example".parse().expect("a URL"),
        extra_ca: None,
    })
    .expect("probes");
    let helpdesk =
        Helpdesk::new(Arc::new(Knowledge::embedded()), Arc::new(Locales::embedded()), probes);
    let settings = WebSettings {
        api_keys: keys.iter().map(|key| SecretString::from(*key)).collect(),
        public_url: None,
        offline: true,
    };
    routes(Arc::new(helpdesk), settings)
}

/// Sends a request from `peer`; the headers are `name: value`, one a line.
async fn send(web: Router, peer: &str, target: &str, headers: &str, body: impl Into<Body>) -> Seen {
    let (method, path) = target.split_once(' ').expect("method and path");
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers.lines().filter_map(|line| line.trim().split_once(": ")) {
        request = request.header(name, value);
    }
    let mut request = request.body(body.into()).expect("a request");
    let peer: SocketAddr = peer.parse().expect("an address");
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = web.oneshot(request).await.expect("a response");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    let body = String::from_utf8(body.to_vec()).expect("UTF-8");
    Seen { status: parts.status, headers: parts.headers, body }
}

async fn from_here(target: &str, headers: &str, body: impl Into<Body>) -> Seen {
    send(web(&[]), "127.0.0.1:4000", target, headers, body).await
}

const AS_JSON: &str = "content-type: application/json";

#[tokio::test]
async fn the_page_follows_the_browser_and_a_link_goes_before_it() {
    for (target, headers, heading) in [
        ("GET /", "", "What is wrong with the mailbox?"),
        (
            "GET /",
            "accept-language: it-IT,it;q=0.9,en;q=0.8",
            "Cosa non va nella casella di posta?",
        ),
        ("GET /?language=it", "accept-language: en", "Cosa non va nella casella di posta?"),
        ("GET /?language=tlh", "accept-language: it", "Cosa non va nella casella di posta?"),
        ("GET /?language=%3Cscript%3E", "", "What is wrong with the mailbox?"),
    ] {
        let seen = from_here(target, headers, "").await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.body.contains(heading), "{target} {headers}: {}", seen.body);
    }
}

#[tokio::test]
async fn every_response_tells_the_browser_to_load_and_keep_nothing() {
    for target in ["GET /", "GET /api/openapi.json", "GET /api/none", "PUT /api/v1/diagnose"] {
        let headers = from_here(target, "", "").await.headers;
        let header = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("");
        let policy = header("content-security-policy");
        for directive in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(directive), "{target}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("set-cookie"), "");
    }
}

#[tokio::test]
async fn what_the_page_loads_is_there() {
    let page = from_here("GET /", "", "").await.body;
    let loaded: Vec<&str> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.starts_with("assets/"))
        .collect();
    assert_eq!(loaded.len(), 2, "{page}");
    for path in loaded {
        let seen = from_here(&format!("GET /{path}"), "", "").await;
        assert_eq!(seen.status, StatusCode::OK, "{path}");
        assert!(seen.headers["cache-control"].to_str().expect("text").contains("immutable"));
        // The policy would refuse what the sheet asks for elsewhere.
        assert!(!seen.body.contains("url(") && !seen.body.contains("@import"), "{path}");
    }
}

#[tokio::test]
async fn a_form_that_is_too_long_gets_a_page_that_says_so() {
    let body = format!("language=it&text={}", "a".repeat(300 * 1024));
    let headers = "content-type: application/x-www-form-urlencoded\naccept-language: it";
    let seen = from_here("POST /", headers, body).await;
    assert_eq!(seen.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(seen.body.contains("Il testo è troppo lungo"), "{}", seen.body);
}

#[tokio::test]
async fn what_is_no_question_is_refused_in_one_shape() {
    // `serde_json` would go as deep as there are brackets, but for its limit of 128.
    let deep = format!("{{\"text\":{}", "[".repeat(200_000));
    let deep_elsewhere = format!("{{\"text\":\"a\",\"x\":{}", "[".repeat(200_000));
    let long = format!("{{\"text\":\"{}\"}}", "a".repeat(300 * 1024));
    for (headers, body, status, code) in [
        (AS_JSON, "", 400, "bad-request"),
        (AS_JSON, "{", 400, "bad-request"),
        (AS_JSON, "text=AADSTS90094", 400, "bad-request"),
        (AS_JSON, "[]", 400, "bad-request"),
        (AS_JSON, "{}", 400, "bad-request"),
        (AS_JSON, r#"{"text":null}"#, 400, "bad-request"),
        (AS_JSON, r#"{"text":"a","locale":5}"#, 400, "bad-request"),
        (AS_JSON, r#"{"text":"a","text":"b"}"#, 400, "bad-request"),
        (AS_JSON, &deep, 400, "bad-request"),
        (AS_JSON, &deep_elsewhere, 400, "bad-request"),
        (AS_JSON, &long, 413, "too-long"),
        ("", r#"{"text":"a"}"#, 415, "unsupported-media-type"),
        ("content-type: text/plain", r#"{"text":"a"}"#, 415, "unsupported-media-type"),
    ] {
        let seen = from_here("POST /api/v1/diagnose", headers, body.to_owned()).await;
        let beginning = &body[..body.len().min(40)];
        assert_eq!(
            (seen.status.as_u16(), seen.error_code().as_str()),
            (status, code),
            "{beginning}"
        );
    }
    let seen = from_here("POST /api/v1/diagnose", AS_JSON, vec![b'"', 0xff, b'"']).await;
    assert_eq!(seen.error_code(), "bad-request");
}

#[tokio::test]
async fn what_is_no_public_domain_is_refused_with_the_reason() {
    for (written, reason) in [
        ("127.0.0.1", "address"),
        ("localhost", "private"),
        ("printer.local", "private"),
        ("intranet", "single-label"),
        ("co.uk", "public-suffix"),
        ("https:%2F%2Fcontoso.com%2F", "not-a-name"),
        ("%FF", "not-a-name"),
    ] {
        let seen = from_here(&format!("GET /api/v1/check/{written}?locale=it"), "", "").await;
        assert_eq!(seen.status, StatusCode::BAD_REQUEST, "{written}");
        assert_eq!(seen.error_code(), "bad-domain", "{written}");
        assert_eq!(seen.json()["error"]["reason"], reason, "{written}");
    }
}

#[tokio::test]
async fn paths_and_methods_that_are_none_are_refused_in_the_same_shape() {
    assert_eq!(from_here("GET /api/v2", "", "").await.error_code(), "not-found");
    let seen = from_here("GET /api/v1/diagnose", "", "").await;
    assert_eq!(seen.error_code(), "method-not-allowed");
    assert_eq!(seen.headers["allow"], "POST");
}

#[tokio::test]
async fn without_keys_another_machine_is_told_what_to_set() {
    let question = r#"{"text":"AADSTS90094"}"#;
    let forwarded = format!("{AS_JSON}\nx-forwarded-for: 127.0.0.1");
    for (peer, headers) in [("192.0.2.7:4000", AS_JSON), ("127.0.0.1:4000", &forwarded)] {
        let seen = send(web(&[]), peer, "POST /api/v1/diagnose", headers, question).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN);
        assert_eq!(seen.error_code(), "loopback-only");
        assert!(seen.body.contains("MAILFIX_API_KEYS"), "{}", seen.body);
        let seen = send(web(&[]), peer, "GET /api/v1/check/contoso.com", headers, "").await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn with_keys_a_wrong_one_is_refused_before_anything_is_read() {
    let wrong = "authorization: Bearer wrong-key";
    for headers in ["", wrong] {
        let seen =
            send(web(&["right-key"]), "127.0.0.1:4000", "POST /api/v1/diagnose", headers, "{")
                .await;
        assert_eq!(seen.status, StatusCode::UNAUTHORIZED);
        assert_eq!(seen.error_code(), "unauthorized");
        assert_eq!(seen.headers["www-authenticate"], "Bearer realm=\"mailfix\"");
    }
    // The right one comes through to where the body is judged.
    let right = format!("authorization: Bearer right-key\n{AS_JSON}");
    let seen =
        send(web(&["right-key"]), "192.0.2.7:4000", "POST /api/v1/diagnose", &right, "{").await;
    assert_eq!(seen.error_code(), "bad-request");
}

#[tokio::test]
async fn a_question_gets_its_report_with_the_answer_in_the_language_asked_for() {
    let paste = "Serve l'approvazione dell'amministratore";
    for (locale, language) in [("en", "en"), ("it", "it"), ("it-IT", "it"), ("tlh", "it")] {
        let body = serde_json::json!({"text": paste, "locale": locale, "offline": true, "x": [1]});
        let seen = from_here("POST /api/v1/diagnose", AS_JSON, body.to_string()).await;
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
        let report = seen.json();
        assert_eq!(report["language"], language, "{locale}");
        assert_eq!(report["answer"]["language"], language, "{locale}");
        assert_eq!(report["problems"][0]["id"], "microsoft/admin-approval-required");
        assert!(report.get("id").is_none());
    }
}

#[tokio::test]
async fn a_domain_gets_its_check() {
    for (written, domain) in
        [("contoso.com", "contoso.com"), ("m%C3%BCnchen.example", "xn--mnchen-3ya.example")]
    {
        let seen = from_here(&format!("GET /api/v1/check/{written}?locale=it"), "", "").await;
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
        assert_eq!(seen.json()["domain"], domain);
    }
}

#[tokio::test]
async fn what_is_pasted_into_the_page_comes_back_inert_and_without_its_secrets() {
    let paste = "</textarea><script>alert(1)</script> javascript:alert(1) AADSTS90094 \
                 https://anna:hunter2@mail.example/";
    let form: String =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("text", paste).finish();
    for language in ["en", "it"] {
        let seen = from_here("POST /", "", format!("{form}&language={language}")).await;
        assert_eq!(seen.status, StatusCode::OK);
        let page = seen.body;
        assert!(page.contains(&format!("<html lang=\"{language}\"")), "{page}");
        assert!(page.contains("&lt;/textarea&gt;&lt;script&gt;"), "{page}");
        for inert in ["<script", "href=\"javascript", "hunter2"] {
            assert!(!page.contains(inert), "{inert} in {page}");
        }
        assert_eq!(page.matches("</textarea").count(), 2);
    }
}

#[tokio::test]
async fn a_form_without_fields_gets_help_and_an_example_is_a_question() {
    let help = from_here("POST /", "accept-language: it", "").await;
    assert_eq!(help.status, StatusCode::OK);
    assert!(help.body.contains("id=\"answer\""), "{}", help.body);
    let seen = from_here("POST /", "", "text=&example=contoso.com&language=en").await;
    assert!(seen.body.contains("\ncontoso.com</textarea>"), "{}", seen.body);
}

#[tokio::test]
async fn what_the_api_says_is_what_its_description_says() {
    let document = from_here("GET /api/openapi.json", "", "").await.json();
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let question = r#"{"text":"AADSTS90094 AADSTS987654 anna@contoso.com","locale":"it"}"#;
    let report = from_here("POST /api/v1/diagnose", AS_JSON, question).await;
    conforms(&document, "Report", &report.json());
    let check = from_here("GET /api/v1/check/contoso.com", "", "").await;
    conforms(&document, "CheckReport", &check.json());
    let refused = from_here("GET /api/v1/check/localhost", "", "").await;
    conforms(&document, "ErrorBody", &refused.json());
    conforms(&document, "Ask", &serde_json::from_str(question).expect("JSON"));
}

#[test]
fn a_report_with_everything_in_it_is_described() {
    let fact = Fact::new(FactId::MxAtGateway, "mx1.gateway.example", "Gateway");
    let cause = CauseReport {
        id: "on-premises".to_owned(),
        confidence: 0.75,
        speaks_for: vec![fact],
        against: vec![Fact::new(FactId::CodeGiven, "", "")],
    };
    let answer = super::sample::answer("en");
    let report = Report {
        problems: vec![ProblemReport {
            id: answer.problem.clone().expect("the sample has a problem"),
            confidence: 0.9,
            causes: vec![cause],
            signs: vec![SeenSign {
                kind: SignKind::Code,
                text: "MailboxNotEnabledForRESTAPI".to_owned(),
                start: 0,
                end: 27,
            }],
        }],
        codes: vec![CodeNote {
            code: "AADSTS987654".to_owned(),
            known: false,
            name: None,
            meaning: None,
            who: None,
            link: None,
        }],
        language: "en".to_owned(),
        answer: Some(answer),
    };
    let report = serde_json::to_value(report).expect("JSON");
    conforms(&super::openapi::json(None), "Report", &report);
}

#[test]
fn a_member_that_is_not_described_or_of_another_type_is_noticed() {
    let document = super::openapi::json(None);
    let error = |value: Value| {
        conformance(&document, &document["components"]["schemas"]["ErrorBody"], &value, "")
    };
    assert!(error(serde_json::json!({"error": {"code": "a", "message": "b"}})).is_ok());
    assert!(error(serde_json::json!({"error": {"code": "a"}})).is_err());
    assert!(error(serde_json::json!({"error": {"code": "a", "message": 5}})).is_err());
    assert!(error(serde_json::json!({"error": {"code": "a", "message": "b", "x": 1}})).is_err());
}

fn conforms(document: &Value, schema: &str, value: &Value) {
    let schema = &document["components"]["schemas"][schema];
    assert!(schema.is_object(), "{schema}");
    if let Err(why) = conformance(document, schema, value, "") {
        panic!("{why}\n{value:#}");
    }
}

/// The part of JSON Schema that the document uses. Stricter in one way: a member that the
/// schema does not name is an error, since nobody could know of it.
fn conformance(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.trim_start_matches('#');
        let target = document.pointer(pointer).ok_or(format!("{reference} leads nowhere"))?;
        return conformance(document, target, value, at);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = |choice: &&Value| conformance(document, choice, value, at).is_ok();
        let fitting = choices.iter().filter(fits).count();
        return if fitting == 1 { Ok(()) } else { Err(format!("{at}: {fitting} of oneOf fit")) };
    }
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allows = |wanted: &Value| wanted == found || (wanted == "number" && found == "integer");
    let types = match &schema["type"] {
        Value::Array(types) => types.iter().any(allows),
        one => allows(one),
    };
    if !types {
        return Err(format!("{at}: {found} is not {}", schema["type"]));
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        return Err(format!("{at}: {value} is not one of {allowed:?}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        conformance(document, &schema["items"], item, &format!("{at}/{index}"))?;
    }
    for required in schema["required"].as_array().into_iter().flatten() {
        let name = required.as_str().unwrap_or_default();
        value.get(name).ok_or(format!("{at}: `{name}` is missing"))?;
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        let described = &schema["properties"][name];
        if described.is_null() {
            return Err(format!("{at}: `{name}` is not described"));
        }
        conformance(document, described, member, &format!("{at}/{name}"))?;
    }
    Ok(())
}
