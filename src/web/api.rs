//! The API: one question or one domain in, JSON out.
//!
//! What is said here is for developers and stays English and stable; what a person reads
//! is in the answer, in that person's language.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, Path, Query, Request, State};
use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{self, MethodRouter};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::access::Allowed;
use super::{MOST_KILOBYTES, Web, openapi};
use crate::clock::Clock;
use crate::helpdesk::{CheckReport, Question, Report, Side};
use crate::locale::Wishes;
use crate::mail::{Domain, ParseDomainError};

/// A question for `POST /api/v1/diagnose`. Members that are not named here are ignored.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Ask {
    /// The error, the question or the domain, as somebody pasted it.
    #[schema(example = "AADSTS90094")]
    pub text: String,
    /// The language to answer in, a BCP 47 tag such as `it`. Without it, or when there are
    /// no words for it, the language of the text decides, and English in the end.
    pub locale: Option<String>,
    /// Answer without asking DNS or Microsoft.
    pub offline: Option<bool>,
}

/// How to answer `GET /api/v1/check/{domain}`.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CheckOptions {
    /// The language of the findings, a BCP 47 tag such as `it`; English without it.
    pub locale: Option<String>,
}

/// Why there is no answer.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum ApiError {
    #[error("this domain cannot be checked: {0}")]
    BadDomain(ParseDomainError),
    #[error("the request cannot be used: {0}")]
    BadRequest(String),
    #[error(
        "without keys the API answers on loopback only, and not through a proxy; set \
         `MAILFIX_API_KEYS` and send one of them as `Authorization: Bearer <key>`"
    )]
    LoopbackOnly,
    #[error("this path has other methods; see the `Allow` header")]
    MethodNotAllowed,
    #[error("there is nothing at this path; see `/api/openapi.json`")]
    NotFound,
    #[error("the body is over the limit of {MOST_KILOBYTES} KB")]
    TooLong,
    #[error("send one of the configured API keys as `Authorization: Bearer <key>`")]
    Unauthorized,
    #[error("send the question as `Content-Type: application/json`")]
    UnsupportedMediaType,
}

/// The JSON of an error, the same for all.
#[derive(Serialize, ToSchema)]
pub struct ErrorBody {
    pub error: ErrorMember,
}

/// What went wrong.
#[derive(Serialize, ToSchema)]
pub struct ErrorMember {
    /// For programs; does not change.
    #[schema(example = "bad-domain")]
    pub code: &'static str,
    /// For developers; may change.
    pub message: String,
    /// For `bad-domain`, why: `address`, `not-a-name`, `private`, `public-suffix` or
    /// `single-label`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// Makes the handlers of one path.
type Route = fn() -> MethodRouter<Arc<Web>>;

/// Every route below `/api`, each also a path of the document at `/api/openapi.json`.
const ROUTES: [(&str, Route); 3] = [
    ("/openapi.json", || routing::get(openapi::document)),
    ("/v1/check/{domain}", || routing::get(check)),
    ("/v1/diagnose", || routing::post(diagnose)),
];

pub(super) fn routes() -> Router<Arc<Web>> {
    ROUTES
        .into_iter()
        .fold(Router::new(), |router, (path, methods)| router.route(path, methods()))
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .fallback(async || ApiError::NotFound)
}

/// Answers a question.
///
/// Never fails for what the text says: when nothing is recognized, the answer says so.
#[utoipa::path(
    post,
    path = "/api/v1/diagnose",
    request_body = Ask,
    responses(
        (status = 200, description = "The diagnosis and the answer.", body = Report),
        (status = 400, description = "Not JSON, or without `text`.", body = ErrorBody),
        (status = 401, description = "Keys are configured, and this is none.", body = ErrorBody),
        (status = 403, description = "No keys, and not from loopback.", body = ErrorBody),
        (status = 413, description = "Over 256 KB.", body = ErrorBody),
        (status = 415, description = "Not sent as JSON.", body = ErrorBody),
    ),
    security((), ("key" = [])),
)]
pub(super) async fn diagnose(State(web): State<Arc<Web>>, _: Allowed, ask: Ask) -> Json<Report> {
    let question = Question {
        text: ask.text,
        wishes: Wishes::option(ask.locale),
        today: Clock::system().today(),
        offline: web.offline || ask.offline.unwrap_or(false),
        side: Side::Api,
    };
    Json(Report::new(web.helpdesk.answer(question).await, true))
}

/// Looks where a domain's mail lives.
#[utoipa::path(
    get,
    path = "/api/v1/check/{domain}",
    params(
        ("domain" = String, Path, description = "A domain; IDNs are welcome.", example = "contoso.com"),
        CheckOptions,
    ),
    responses(
        (status = 200, description = "What the look showed.", body = CheckReport),
        (status = 400, description = "Not a public domain.", body = ErrorBody),
        (status = 401, description = "Keys are configured, and this is none.", body = ErrorBody),
        (status = 403, description = "No keys, and not from loopback.", body = ErrorBody),
    ),
    security((), ("key" = [])),
)]
pub(super) async fn check(
    State(web): State<Arc<Web>>,
    _: Allowed,
    domain: Result<Path<String>, PathRejection>,
    options: Result<Query<CheckOptions>, QueryRejection>,
) -> Result<Json<CheckReport>, ApiError> {
    // What is no UTF-8 is no name either.
    let Path(domain) = domain.map_err(|_| ApiError::BadDomain(ParseDomainError::NotAName))?;
    let domain: Domain = domain.parse().map_err(ApiError::BadDomain)?;
    let Query(options) = options.map_err(|error| ApiError::BadRequest(error.body_text()))?;
    let question = Question {
        text: format!("check {domain}"),
        wishes: Wishes::option(options.locale),
        today: Clock::system().today(),
        offline: web.offline,
        side: Side::Api,
    };
    let reply = web.helpdesk.answer(question).await;
    // The command reads the domain once more; what it does not take for one is none.
    let report = CheckReport::new(&reply).ok_or(ApiError::BadDomain(ParseDomainError::NotAName))?;
    Ok(Json(report))
}

impl FromRequest<Arc<Web>> for Ask {
    type Rejection = ApiError;

    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(ApiError::UnsupportedMediaType);
        }
        let body = Bytes::from_request(request, web).await?;
        // The depth limit of serde_json stays on, so brackets without end are an error here.
        serde_json::from_slice(&body).map_err(|error| ApiError::BadRequest(error.to_string()))
    }
}

/// `application/json`, or a type built on it (RFC 6839 §3.1).
fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.and_then(|value| value.split(';').next()).unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

impl ApiError {
    /// The `code` in the JSON: a promise, never renamed.
    fn code(&self) -> &'static str {
        match self {
            Self::BadDomain(_) => "bad-domain",
            Self::BadRequest(_) => "bad-request",
            Self::LoopbackOnly => "loopback-only",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::NotFound => "not-found",
            Self::TooLong => "too-long",
            Self::Unauthorized => "unauthorized",
            Self::UnsupportedMediaType => "unsupported-media-type",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::BadDomain(_) | Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::LoopbackOnly => StatusCode::FORBIDDEN,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        }
    }
}

impl From<BytesRejection> for ApiError {
    fn from(rejection: BytesRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLong,
            _ => Self::BadRequest(rejection.body_text()),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let reason = match &self {
            Self::BadDomain(reason) => Some(reason.id()),
            _ => None,
        };
        let error = ErrorMember { code: self.code(), message: self.to_string(), reason };
        let mut response = (self.status(), Json(ErrorBody { error })).into_response();
        if self == Self::Unauthorized {
            // RFC 6750 §3: a 401 names the scheme.
            let challenge = axum::http::HeaderValue::from_static("Bearer realm=\"mailfix\"");
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_in_the_document_and_the_document_names_no_other() {
        let document = openapi::json(None);
        let described: Vec<&str> =
            document["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
        let mut served: Vec<String> =
            ROUTES.iter().map(|(path, _)| format!("/api{path}")).collect();
        served.sort();
        assert_eq!(described, served);
    }
}
