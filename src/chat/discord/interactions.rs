//! The HTTP way in: `POST /discord/interactions`.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serenity::interactions_endpoint::Verifier;
use serenity::model::application::Interaction;

use super::{Discord, Reception};

/// Discord's own limit for a command's text is 6,000 characters; a message command carries a
/// whole message. 256 KiB is far above both.
pub(super) const MAX_BODY_BYTES: usize = 256 * 1024;

/// Answers one interaction, in the response itself.
pub(super) async fn interactions(
    State(discord): State<Arc<Discord>>,
    SignedInteraction(interaction): SignedInteraction,
) -> Response {
    match discord.receive(&interaction).await {
        Reception::Answer { body, later } => {
            if let Some(later) = later {
                tokio::spawn(async move { discord.answer_later(later.after_response()).await });
            }
            Json(body).into_response()
        }
        // "Answered by other means" is what 202 without a body says to Discord.
        Reception::Duplicate => StatusCode::ACCEPTED.into_response(),
        Reception::Invalid => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// An interaction that Discord signed.
///
/// A PING is checked like any other: Discord sends deliberately wrong signatures, when the
/// endpoint is saved and now and then afterwards, and takes the endpoint out of use when one
/// of them is not answered with 401.
pub(super) struct SignedInteraction(Interaction);

impl FromRequest<Arc<Discord>> for SignedInteraction {
    type Rejection = StatusCode;

    async fn from_request(
        request: Request,
        discord: &Arc<Discord>,
    ) -> Result<Self, Self::Rejection> {
        let (parts, body) = request.into_parts();
        let body = Bytes::from_request(Request::from_parts(parts.clone(), body), discord)
            .await
            .map_err(|rejection| rejection.status())?;
        let verifier = discord.verifier.as_ref().ok_or(StatusCode::NOT_FOUND)?;
        if !is_signed(verifier, &parts.headers, &body) {
            return Err(StatusCode::UNAUTHORIZED);
        }
        serde_json::from_slice(&body).map(Self).map_err(|error| {
            // Not the error itself: it may quote what somebody pasted.
            let (line, column) = (error.line(), error.column());
            tracing::warn!(line, column, "Discord sent an interaction that mailfix cannot read");
            StatusCode::BAD_REQUEST
        })
    }
}

/// Whether the Ed25519 signature over the timestamp and the raw body is good.
///
/// Discord documents no time window; a repetition is known by its id.
fn is_signed(verifier: &Verifier, headers: &HeaderMap, body: &[u8]) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let (Some(signature), Some(timestamp)) =
        (header("X-Signature-Ed25519"), header("X-Signature-Timestamp"))
    else {
        return false;
    };
    // `u8::from_str_radix`, which the verifier reads hexadecimal digits with, takes "+f" too.
    signature.bytes().all(|byte| byte.is_ascii_hexdigit())
        && verifier.verify(signature, timestamp, body).is_ok()
}
