//! What the page loads: a style sheet and an icon, both built in.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use sha2::{Digest, Sha256};

use super::Web;

/// A file under a name that changes with what is in it, so that it may be kept for ever.
pub struct Asset {
    /// Relative to the page, which may stand below a path of somebody's proxy.
    pub path: String,
    body: &'static str,
    media_type: &'static str,
}

pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("css", "text/css; charset=utf-8", include_str!("style.css")));

pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("svg", "image/svg+xml", include_str!("icon.svg")));

pub(super) fn routes() -> Router<Arc<Web>> {
    [&*STYLE, &*ICON].into_iter().fold(Router::new(), |router, asset| {
        router.route(&format!("/{}", asset.path), get(async || asset.response()))
    })
}

impl Asset {
    fn new(extension: &str, media_type: &'static str, body: &'static str) -> Self {
        let digest = hex::encode(&Sha256::digest(body)[..8]);
        Self { path: format!("assets/{digest}.{extension}"), body, media_type }
    }

    fn response(&'static self) -> impl IntoResponse {
        let headers = [
            (CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (CONTENT_TYPE, self.media_type),
        ];
        (headers, self.body)
    }
}
