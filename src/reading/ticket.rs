//! Ids and times by which Microsoft's support finds a failed sign-in or request.
//!
//! The forms are those of sign-in pages, of their JSON errors and of Microsoft Graph's:
//! <https://learn.microsoft.com/graph/errors> and
//! <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::evidence::{Evidence, Ticket};
use crate::folding::fold;

use super::reply_words::words;
use super::tokens::guids;

/// "Trace ID" on a page, "request-id" in Graph's errors.
const REQUEST: &str = "
    trace id, trace_id, traceid, trace-id, request id, request_id, requestid, request-id,
    id richiesta, id della richiesta, id traccia, id di traccia, anforderungs-id,
    anforderungs id, anfrage-id, ablaufverfolgungs-id, id de la demande, id de demande,
    id de requête, id de suivi, id de trace, id de solicitud, id. de solicitud,
    id de la solicitud, id de seguimiento, id. de seguimiento, id da solicitação,
    id de solicitação, id do pedido, id do rastreamento, id de rastreamento, aanvraag-id,
    aanvraag id, tracerings-id, identyfikator żądania, id żądania, identyfikator śledzenia,
    要求 ID, リクエスト ID, トレース ID, begärande-id, ид запроса, идентификатор запроса,
    идентификатор трассировки, 请求 ID, 跟踪 ID, 요청 ID, 추적 ID
";

const CORRELATION: &str = "
    correlation id, correlation_id, correlationid, correlation-id, client-request-id,
    client request id, client_request_id, clientrequestid, id correlazione,
    id di correlazione, id della correlazione, korrelations-id, korrelations id,
    korrelationskennung, id de corrélation, id de correlación, id. de correlación,
    id de correlação, id da correlação, correlatie-id, correlatie id, identyfikator korelacji,
    id korelacji, 相関 ID, 関連付け ID, идентификатор корреляции, ид корреляции, 相关 ID,
    关联 ID, 상관 관계 ID, 상관관계 ID
";

const TIMESTAMP: &str = "
    timestamp, time stamp, \"date\", data e ora, data/ora, zeitstempel, horodatage,
    horodateur, marca de tiempo, marca de hora, carimbo de data/hora, data/hora, tijdstempel,
    sygnatura czasowa, znacznik czasu, タイムスタンプ, tidsstämpel, метка времени,
    отметка времени, 时间戳, 타임스탬프
";

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Label {
    Request,
    Correlation,
    Timestamp,
}

struct Labels {
    automaton: AhoCorasick,
    /// What each pattern of the automaton names.
    named: Vec<Label>,
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let lists = [
        (REQUEST, Label::Request),
        (CORRELATION, Label::Correlation),
        (TIMESTAMP, Label::Timestamp),
    ];
    let all = lists.iter().flat_map(|(list, label)| words(list).map(move |word| (word, *label)));
    let (words, named): (Vec<String>, Vec<Label>) =
        all.map(|(word, label)| (fold(word).text, label)).unzip();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .expect("a fixed list of words");
    Labels { automaton, named }
});

/// Finds the ids and, beside them, the time. Of several the first of each counts.
pub(super) fn find(evidence: &mut Evidence) {
    let text = evidence.folded.text.as_str();
    let mut ticket = Ticket::default();
    let mut around: Option<Range<usize>> = None;
    for guid in guids(text) {
        let Some(label) = label_before(text, guid.start) else { continue };
        let place = match label {
            Label::Request => &mut ticket.request_id,
            Label::Correlation => &mut ticket.correlation_id,
            Label::Timestamp => continue,
        };
        if place.is_none() {
            *place = Some(text[guid.clone()].to_owned());
            around = Some(around.map_or(guid.clone(), |around| around.start..guid.end));
        }
        if ticket.request_id.is_some() && ticket.correlation_id.is_some() {
            break;
        }
    }
    if let Some(ids) = around {
        // Only "T", "Z", "AM" and "PM" were folded.
        ticket.timestamp = time_near(text, ids).map(|time| text[time].to_ascii_uppercase());
    }
    evidence.ticket = ticket;
}

/// The label of what begins at `at`, if nothing but signs stands between.
fn label_before(text: &str, at: usize) -> Option<Label> {
    const LONGEST: usize = 60;
    let before = &text[text.floor_char_boundary(at.saturating_sub(LONGEST))..at];
    let label = LABELS.automaton.find_iter(before).last()?;
    let between = &before[label.end()..];
    let is_joined = between.len() <= 8 && between.chars().all(|c| " :\"'=-([{<\\#".contains(c));
    is_joined.then(|| LABELS.named[label.pattern().as_usize()])
}

/// The time that is labelled as such around the ids.
fn time_near(text: &str, ids: Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 300;
    let start = text.floor_char_boundary(ids.start.saturating_sub(NEAR));
    let end = text.ceil_char_boundary((ids.end + NEAR).min(text.len()));
    let near = &text[start..end];
    LABELS
        .automaton
        .find_iter(near)
        .filter(|label| LABELS.named[label.pattern().as_usize()] == Label::Timestamp)
        .find_map(|label| {
            let rest = &near[label.end()..];
            let behind = rest.trim_start_matches([' ', ':', '"', '\'', '=', '\\']);
            let time = &behind[..time_length(behind)];
            let from = start + label.end() + (rest.len() - behind.len());
            is_time(time).then(|| from..from + time.len())
        })
}

/// `2026-11-20 09:14:02Z`, `2026-11-20T09:14:02.123+01:00`, `11/20/2026, 9:14:02 AM`.
fn time_length(text: &str) -> usize {
    const LONGEST: usize = 40;
    let is_part = |c: char| c.is_ascii_digit() || "-/:.,+tz ".contains(c);
    let signs = text.find(|c| !is_part(c)).unwrap_or(text.len()).min(LONGEST);
    let signs = text.floor_char_boundary(signs);
    let half = ["am", "pm"].iter().any(|half| text[signs..].starts_with(half));
    let length = signs + if half { "am".len() } else { 0 };
    // What follows may begin like a part: " t…" of the next word, a comma.
    let mut time = &text[..length];
    while let Some(shorter) = time.strip_suffix([' ', ',', '.', ':', '-', '/', 't', '+']) {
        time = shorter;
    }
    time.len()
}

fn is_time(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(':') && text.len() >= 12
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;

    const ONE: &str = "7a3381b5-777c-4689-b346-0bbaccd2916d";
    const OTHER: &str = "d6ecf735-1a90-4a48-ac58-d9906283ce1c";

    #[test]
    fn ids_and_times_are_found_in_the_forms_of_pages_and_errors() {
        let all = (Some(ONE), Some(OTHER), Some("2026-11-20 09:14:02Z"));
        let time = "2026-11-20 09:14:02Z";
        for text in [
            format!("Trace ID: {ONE} Correlation ID: {OTHER} Timestamp: {time}"),
            format!("Trace ID: {ONE}\r\nCorrelation ID: {OTHER}\r\nTimestamp: {time}\r\nthanks"),
            format!(r#"{{"timestamp":"{time}","trace_id":"{ONE}","correlation_id":"{OTHER}"}}"#),
            format!(
                r#"{{\"date\": \"{time}\", \"request-id\": \"{ONE}\", \"client-request-id\": \"{OTHER}\"}}"#
            ),
            format!(
                "https://app.example/?error_description=Trace+ID%3A+{ONE}\
                 %0D%0ACorrelation+ID%3A+{OTHER}%0D%0ATimestamp%3A+2026-11-20+09%3A14%3A02Z&x=1"
            ),
            format!("ID richiesta: {ONE} ID correlazione: {OTHER} Timestamp: {time}"),
            format!("Anforderungs-ID: {ONE}\nKorrelations-ID: {OTHER}\nZeitstempel: {time}"),
            format!("ID de la demande : {ONE}\nID de corrélation : {OTHER}\nHorodatage : {time}"),
            format!("Id. de solicitud: {ONE} Id. de correlación: {OTHER} Marca de tiempo: {time}"),
            format!("要求 ID: {ONE}\n相関 ID: {OTHER}\nタイムスタンプ: {time}"),
        ] {
            let ticket = read(&text).ticket;
            let found = (
                ticket.request_id.as_deref(),
                ticket.correlation_id.as_deref(),
                ticket.timestamp.as_deref(),
            );
            assert_eq!(found, all, "{text}");
        }
    }

    #[test]
    fn other_ids_and_times_are_no_ticket() {
        for text in [
            format!("Application '{ONE}' was not found in directory '{OTHER}'"),
            format!("mailbox guid: {ONE}, moved at 2026-11-20 09:14:02Z"),
            "Timestamp: 2026-11-20 09:14:02Z".to_owned(),
            format!("the request id was not kept, see {ONE}"),
        ] {
            assert_eq!(read(&text).ticket, Ticket::default(), "{text}");
        }
    }

    #[test]
    fn a_time_is_kept_as_it_is_written() {
        for time in ["11/20/2026, 9:14:02 AM", "2026-11-20T09:14:02.123", "2026-11-20T09:14:02Z"] {
            let text = format!("Request Id: {ONE}\nTimestamp: {time}\nWhat now?");
            assert_eq!(read(&text).ticket.timestamp.as_deref(), Some(time));
        }
    }
}
