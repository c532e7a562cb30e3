//! The HTTP side of the process: routes, health, metrics, limits.
//!
//! Adapters bring their routes as routers. Here they get what all of them need: a limit on
//! what one client may take, a panic that costs one request, a name for each request, and
//! counts. Everything comes in by the accept loop in `listen`.

mod activity;
mod layers;
mod listen;
mod shutdown;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

use crate::config::Http;
use crate::metrics::{self, Metrics};

pub use listen::{Accept, Drained, Server};
pub use shutdown::{Shutdown, Signals, Switch};

/// What the layers around all routes share.
#[derive(Clone)]
pub struct Surroundings {
    pub limits: Http,
    pub metrics: Arc<Metrics>,
    pub shutdown: Shutdown,
}

/// Everything that is for the public: the adapters' routes, and whether mailfix is well.
pub fn router(adapters: impl IntoIterator<Item = Router>, surroundings: Surroundings) -> Router {
    let health = Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(ready).with_state(surroundings.shutdown.clone()));
    let routes = adapters.into_iter().fold(health, Router::merge);
    surround(routes, surroundings)
}

/// What is for operators alone, on a listener of its own.
pub fn admin_router(surroundings: Surroundings) -> Router {
    let numbers = get(numbers).with_state(Arc::clone(&surroundings.metrics));
    surround(Router::new().route("/metrics", numbers), surroundings)
}

fn surround(routes: Router, surroundings: Surroundings) -> Router {
    // The first is the outermost. They are laid around each route and not around the
    // router, so that they know a request by its route and not by what somebody sent.
    let receiver = layers::Receiver::new(&surroundings.limits);
    let around = ServiceBuilder::new()
        .layer(axum::middleware::from_fn_with_state(surroundings.metrics, layers::observe))
        .layer(CatchPanicLayer::custom(layers::answer_panic))
        .layer(axum::middleware::from_fn_with_state(receiver, layers::receive));
    routes.layer(around)
}

/// `GET /readyz`: whether new requests are welcome, for load balancers.
async fn ready(State(shutdown): State<Shutdown>) -> (StatusCode, &'static str) {
    if shutdown.has_begun() {
        (StatusCode::SERVICE_UNAVAILABLE, "shutting down")
    } else {
        (StatusCode::OK, "ok")
    }
}

/// `GET /metrics`.
async fn numbers(State(metrics): State<Arc<Metrics>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, metrics::CONTENT_TYPE)], metrics.text())
}

#[cfg(test)]
mod tests;
