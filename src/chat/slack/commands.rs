//! `/mailfix` in Slack: one command in, one answer out.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::Slack;
use super::blocks::Message;
use super::render::render_with_page;
use super::response_url::ResponseUrl;
use super::signed_command::{SignedCommand, SlashCommand};
use crate::answer::Answer;
use crate::helpdesk::{Looking, Question, Reception, Side};
use crate::locale::{Args, Wishes};

/// `POST /slack/commands`.
pub async fn commands(
    State(slack): State<Arc<Slack>>,
    SignedCommand(command): SignedCommand,
) -> Response {
    // Slack never repeats a command, but whoever recorded one can: within the five minutes
    // in which its signature is good, it is acknowledged and costs nothing more.
    if slack.has_seen(&command).await {
        return StatusCode::OK.into_response();
    }
    let question = slack.question(&command).await;
    let message = match slack.helpdesk.receive(&question) {
        Reception::Answered(reply) => slack.message(&reply.answer),
        Reception::Looking(looking) => slack
            .answer_later(*looking, command.response_url)
            .unwrap_or_else(|| slack.say_busy(&question)),
    };
    Json(message).into_response()
}

impl Slack {
    /// Whether this very command came before.
    async fn has_seen(&self, command: &SlashCommand) -> bool {
        let entry = self.seen.entry_by_ref(&command.trigger).or_insert(()).await;
        !entry.is_fresh()
    }

    async fn question(&self, command: &SlashCommand) -> Question {
        let locale = match &self.people {
            Some(people) => people.locale_of(&command.team, &command.user).await,
            None => None,
        };
        Question {
            text: command.text.clone(),
            wishes: Wishes::platform(locale),
            today: self.clock.today(),
            // Without a URL for it, the answer of a look could never be given.
            offline: self.offline || command.response_url.is_none(),
            side: Side::Slack,
        }
    }

    /// Looks and answers behind the acknowledgement. Returns what to say meanwhile, or
    /// nothing where too many answers are on their way already.
    fn answer_later(
        self: &Arc<Self>,
        looking: Looking,
        url: Option<ResponseUrl>,
    ) -> Option<Message> {
        // A question without a URL was asked not to look, so it never comes here.
        let mut url = url?;
        let slot = self.late_answers.clone().try_acquire_owned().ok()?;
        let notice = Message::notice(&looking.notice);
        let slack = self.clone();
        tokio::spawn(async move {
            let _slot = slot;
            let reply = slack.helpdesk.look(looking).await;
            // A message of its own: Slack lets no response URL of a slash command replace
            // what the acknowledgement showed (github.com/slackapi/bolt-js/issues/2287).
            if let Err(error) = slack.outbox.send(&mut url, &slack.message(&reply.answer)).await {
                tracing::warn!(%error, "A late answer did not reach Slack: {error}");
            }
        });
        Some(notice)
    }

    fn say_busy(&self, question: &Question) -> Message {
        let rules = self.helpdesk.rules();
        let words = rules.words_for(&question.wishes, &question.text);
        Message::notice(&words.say("slack-busy", &Args::new()))
    }

    fn message(&self, answer: &Answer) -> Message {
        render_with_page(answer, self.page.as_ref())
    }
}
