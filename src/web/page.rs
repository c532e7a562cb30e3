//! The page: a form, and the answer below it.
//!
//! Asking changes nothing and nobody is signed in, so another site that sends this form
//! gains nothing: it needs no token against cross-site requests.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::header::{ACCEPT_LANGUAGE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use url::form_urlencoded;

use super::Web;
use super::page_view::{Page, Shown};
use super::preview::Previews;
use crate::clock::Clock;
use crate::helpdesk::{Question, Reply, Side};
use crate::locale::{Language, Locales, Wishes};

/// `GET /`: the form. `?language=it` chooses the language, so that it can be linked to.
pub async fn show(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let form = Form::read(query.unwrap_or_default().as_bytes());
    let rules = web.helpdesk.rules();
    let wishes = wishes(form.language, &headers, &rules.locales);
    let language = rules.locales.choose(&wishes, "");
    web.page(StatusCode::OK, &rules.locales, language, "", &Shown::Form)
}

/// `POST /`: the form again, and the answer below it.
pub async fn answer(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let rules = web.helpdesk.rules();
    let locales = &rules.locales;
    let body = match body {
        Ok(body) => body,
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let language = locales.choose(&wishes(None, &headers, locales), "");
            return web.page(rejection.status(), locales, language, "", &Shown::TooLong);
        }
        Err(rejection) => return rejection.into_response(),
    };
    let form = Form::read(&body);
    let question = Question {
        text: form.text,
        wishes: wishes(form.language, &headers, locales),
        today: Clock::system().today(),
        offline: web.offline,
        side: Side::Page,
    };
    let reply = web.helpdesk.answer(question).await;
    let language = locales.tagged(&reply.answer.language).unwrap_or_else(|| locales.english());
    let previews = Previews::of(&reply.answer);
    let shown = Shown::Answer { answer: &reply.answer, previews: &previews };
    web.page(StatusCode::OK, locales, language, &text_of(&reply), &shown)
}

/// What stands in the box after an answer: what is left after redaction, so that a secret
/// ends here, or the domain that was looked at.
fn text_of(reply: &Reply) -> String {
    match &reply.diagnosis.home {
        Some(home) if reply.evidence.text.is_empty() => home.domain.to_display(),
        _ => reply.evidence.text.clone(),
    }
}

/// What the form sends. A field that is missing counts as empty.
#[derive(Debug, Default, PartialEq, Eq)]
struct Form {
    text: String,
    language: Option<String>,
}

impl Form {
    /// Reads `application/x-www-form-urlencoded`; bytes that are no UTF-8 become U+FFFD,
    /// and of a field that is given twice the first counts.
    fn read(body: &[u8]) -> Self {
        let field = |wanted: &str| {
            form_urlencoded::parse(body).find(|(name, _)| name == wanted).map(|(_, value)| value)
        };
        // An example is a button of the same form, so it goes before what is in the box.
        let text = field("example").or_else(|| field("text")).unwrap_or_default();
        Self {
            text: text.into_owned(),
            language: field("language").map(std::borrow::Cow::into_owned),
        }
    }
}

impl Web {
    fn page(
        &self,
        status: StatusCode,
        locales: &Locales,
        language: Language,
        text: &str,
        shown: &Shown<'_>,
    ) -> Response {
        let page = Page { locales, language, public_url: self.public_url.as_ref(), text, shown };
        (status, [(VARY, "accept-language")], Html(page.draw().into_string())).into_response()
    }
}

fn wishes(language: Option<String>, headers: &HeaderMap, locales: &Locales) -> Wishes {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Wishes {
        option: language,
        platform: accepted.and_then(|list| most_wanted(list, locales)),
        ..Wishes::default()
    }
}

/// The language of an `Accept-Language` list that mailfix has words for and that is wanted
/// most (RFC 9110 §12.5.4). Of equal ones the first counts, as browsers mean it.
fn most_wanted(list: &str, locales: &Locales) -> Option<String> {
    // Browsers send about five; who sends hundreds gets the first ones read.
    let ranges = list.split(',').take(32).map(|range| {
        let (tag, parameter) = range.split_once(';').unwrap_or((range, ""));
        let weight = parameter.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse::<f32>);
        (tag.trim(), weight.unwrap_or(0.0))
    });
    let mut wanted: Vec<(&str, f32)> =
        ranges.filter(|(tag, weight)| *weight > 0.0 && locales.tagged(tag).is_some()).collect();
    // A stable sort keeps the order of equal weights.
    wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
    wanted.first().map(|(tag, _)| (*tag).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_wanted_language_that_there_are_words_for_is_chosen() {
        let locales = Locales::embedded();
        for (list, expected) in [
            ("it-IT,it;q=0.9,en-US;q=0.8,en;q=0.7", Some("it-IT")),
            ("en;q=0.5, it;q=0.9", Some("it")),
            ("tlh, it;q=0.1", Some("it")),
            ("it;q=0, en", Some("en")),
            ("tlh", None),
            ("*", None),
            ("it;q=much", None),
            (",;,", None),
        ] {
            assert_eq!(most_wanted(list, &locales).as_deref(), expected, "{list}");
        }
    }

    #[test]
    fn a_form_is_read_whatever_it_lacks() {
        let form = |text: &str, language: Option<&str>| Form {
            text: text.to_owned(),
            language: language.map(str::to_owned),
        };
        assert_eq!(Form::read(b"text=a+b%0D%0Ac&language=it"), form("a b\r\nc", Some("it")));
        assert_eq!(Form::read(b""), form("", None));
        assert_eq!(Form::read(b"&&=&%&text"), form("", None));
        assert_eq!(Form::read(b"text=%FF%zz"), form("\u{fffd}%zz", None));
        assert_eq!(Form::read(b"text=mine&example=AADSTS90094"), form("AADSTS90094", None));
    }
}
