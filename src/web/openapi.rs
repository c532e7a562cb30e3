//! The description of the API, in OpenAPI 3.1.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::Value;
use url::Url;
use utoipa::openapi::ServerBuilder;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{Web, api};
use crate::helpdesk::{CheckReport, Report};

/// This description.
///
/// Open to everybody who reaches the server: it says nothing about anybody.
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    responses((status = 200, description = "An OpenAPI 3.1 document.", body = Object)),
)]
pub(super) async fn document(State(web): State<Arc<Web>>) -> Json<Value> {
    Json(json(web.public_url.as_ref()))
}

/// The document, with the server's address where an operator set it.
pub fn json(public_url: Option<&Url>) -> Value {
    let mut document = Description::openapi();
    // Never from the `Host` header: whoever sends that could make it lead anywhere.
    document.servers = public_url.map(|url| vec![ServerBuilder::new().url(url.as_str()).build()]);
    serde_json::to_value(&document).unwrap_or_default()
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "mailfix",
        description = "Paste a mail error or name a domain; get the reason and the steps that fix it."
    ),
    paths(api::check, api::diagnose, document),
    components(schemas(api::Ask, api::ErrorBody, CheckReport, Report)),
    modifiers(&Key)
)]
struct Description;

/// The API key, without which only loopback is answered.
struct Key;

impl Modify for Key {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document.components.get_or_insert_default().add_security_scheme("key", bearer);
    }
}
