//! The web: a page to paste into, and the same answers as JSON.
//!
//! Neither sets a cookie, runs a script or remembers anything. Every response carries a
//! content security policy under which nothing could be loaded even if it slipped in.

mod access;
mod answer_view;
mod api;
mod assets;
mod discord_markdown;
mod mrkdwn;
mod openapi;
mod page;
mod page_view;
mod preview;
mod rich_text;
#[cfg(test)]
mod sample;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::map_response;
use axum::response::Response;
use axum::{Router, routing};
use secrecy::SecretString;
use url::Url;

use crate::helpdesk::Helpdesk;
use access::Access;

/// The most that is read of a request's body, in kilobytes of 1,024 bytes.
///
/// Four times what is read of a paste: a form writes a letter beyond ASCII as up to twelve
/// bytes, and what is longer is still answered from its head and its tail.
const MOST_KILOBYTES: usize = 256;

/// What an operator can set about the page and the API.
#[derive(Clone, Debug, Default)]
pub struct WebSettings {
    /// Keys that open the API to other machines; without any it answers on loopback only.
    pub api_keys: Vec<SecretString>,
    /// Where people reach mailfix. Links to itself never follow the `Host` header.
    pub public_url: Option<Url>,
    /// Nothing about a domain leaves the machine, whatever a request says.
    pub offline: bool,
}

/// What the handlers share.
struct Web {
    helpdesk: Arc<Helpdesk>,
    access: Access,
    offline: bool,
    public_url: Option<Url>,
}

/// The page at `/`, its assets and the API below `/api`.
///
/// The API needs to know who asks: serve this with
/// `into_make_service_with_connect_info::<SocketAddr>()` or put a `ConnectInfo<SocketAddr>`
/// into each request's extensions. Without it, and without keys, the API answers nobody.
pub fn routes(helpdesk: Arc<Helpdesk>, settings: WebSettings) -> Router {
    let web = Web {
        helpdesk,
        access: Access::new(&settings.api_keys),
        offline: settings.offline,
        public_url: settings.public_url,
    };
    Router::new()
        .route("/", routing::get(page::show).post(page::answer))
        .merge(assets::routes())
        .nest("/api", api::routes())
        .layer(DefaultBodyLimit::max(MOST_KILOBYTES * 1024))
        .layer(map_response(with_safe_headers))
        .with_state(Arc::new(web))
}

/// Adds what tells a browser to load, keep and pass on as little as possible.
async fn with_safe_headers(mut response: Response) -> Response {
    const HEADERS: [(HeaderName, HeaderValue); 4] = [
        // Answers hold what people pasted; an asset has set its own time before.
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                 base-uri 'none'; frame-ancestors 'none'",
            ),
        ),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

#[cfg(test)]
mod tests;
