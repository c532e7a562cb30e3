//! What is counted, for Prometheus.
//!
//! Every label is one of a few words that are fixed when mailfix is built: a domain, a
//! person or a workspace in a label would grow the metrics with every question, and tell
//! whoever reads them who asked.

use std::time::Duration;

use axum::http::StatusCode;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::answer::AnswerKind;
use crate::helpdesk::{Observer, Side};

/// The media type of [`Metrics::text`].
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The route of a request that no route matched.
const NO_ROUTE: &str = "none";

/// All counters. Counting takes no lock that a reader could hold for long.
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    request_seconds: Family<RouteLabels, Histogram, fn() -> Histogram>,
    answers: Family<AnswerLabels, Counter>,
    looks: Family<LookLabels, Counter>,
    connections: Gauge,
    dropped_log_lines: Counter,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    /// The route's template, such as `/api/v1/check/{domain}`.
    route: String,
    /// Such as `2xx`.
    status: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AnswerLabels {
    kind: &'static str,
    side: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct LookLabels {
    outcome: &'static str,
}

impl Metrics {
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("mailfix");
        let requests = Family::default();
        registry.register("requests", "Requests answered", requests.clone());
        let request_seconds: Family<_, _, fn() -> Histogram> =
            Family::new_with_constructor(request_buckets);
        registry.register(
            "request_seconds",
            "Time from a request's head to its answer",
            request_seconds.clone(),
        );
        let answers = Family::default();
        registry.register("answers", "Questions answered", answers.clone());
        let looks = Family::default();
        registry.register("looks", "Looks at live domains", looks.clone());
        let connections = Gauge::default();
        registry.register("connections", "Connections open now", connections.clone());
        let dropped_log_lines = Counter::default();
        registry.register(
            "dropped_log_lines",
            "Log lines that nobody took in time",
            dropped_log_lines.clone(),
        );
        Self { registry, requests, request_seconds, answers, looks, connections, dropped_log_lines }
    }

    /// Counts a request. `route` is a route's template, never a path that somebody sent.
    pub fn count_request(&self, route: Option<&str>, status: StatusCode, took: Duration) {
        let route = route.unwrap_or(NO_ROUTE).to_owned();
        let labels = RouteLabels { route: route.clone() };
        self.request_seconds.get_or_create(&labels).observe(took.as_secs_f64());
        let labels = RequestLabels { route, status: class_of(status) };
        self.requests.get_or_create(&labels).inc();
    }

    /// How many connections are open, over all listeners.
    pub fn connections(&self) -> &Gauge {
        &self.connections
    }

    /// How many log lines were dropped; shared with whoever drops them.
    pub fn dropped_log_lines(&self) -> Counter {
        self.dropped_log_lines.clone()
    }

    /// All of it in OpenMetrics' text format.
    pub fn text(&self) -> String {
        let mut text = String::new();
        match prometheus_client::encoding::text::encode(&mut text, &self.registry) {
            Ok(()) => text,
            Err(_) => unreachable!("writing to a string does not fail"),
        }
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Observer for Metrics {
    fn answered(&self, side: Side, kind: AnswerKind) {
        let kind = match kind {
            AnswerKind::Check => "check",
            AnswerKind::Code => "code",
            AnswerKind::Diagnosis => "diagnosis",
            AnswerKind::Help => "help",
            AnswerKind::NotRecognized => "not_recognized",
            AnswerKind::Refusal => "refusal",
        };
        let side = match side {
            Side::Api => "api",
            Side::Discord => "discord",
            Side::Page => "page",
            Side::Slack => "slack",
            Side::Terminal => "terminal",
        };
        self.answers.get_or_create(&AnswerLabels { kind, side }).inc();
    }

    fn looked(&self, complete: bool) {
        let outcome = if complete { "complete" } else { "partial" };
        self.looks.get_or_create(&LookLabels { outcome }).inc();
    }
}

fn class_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        500.. => "5xx",
        400..500 => "4xx",
        300..400 => "3xx",
        _ => "2xx",
    }
}

/// From half a millisecond, which is a text answered by itself, to 16 s, which is more than
/// a look may take.
fn request_buckets() -> Histogram {
    Histogram::new(prometheus_client::metrics::histogram::exponential_buckets(0.0005, 2.0, 16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_there_to_read() {
        let metrics = Metrics::new();
        metrics.count_request(Some("/api/v1/check/{domain}"), StatusCode::OK, SECOND);
        metrics.count_request(None, StatusCode::NOT_FOUND, SECOND);
        metrics.answered(Side::Slack, AnswerKind::NotRecognized);
        metrics.looked(false);
        metrics.connections().inc();
        let text = metrics.text();
        for line in [
            r#"mailfix_requests_total{route="/api/v1/check/{domain}",status="2xx"} 1"#,
            r#"mailfix_requests_total{route="none",status="4xx"} 1"#,
            r#"mailfix_answers_total{kind="not_recognized",side="slack"} 1"#,
            r#"mailfix_looks_total{outcome="partial"} 1"#,
            "mailfix_connections 1",
            "mailfix_dropped_log_lines_total 0",
        ] {
            assert!(text.lines().any(|found| found == line), "no {line:?} in\n{text}");
        }
    }

    const SECOND: Duration = Duration::from_secs(1);
}
