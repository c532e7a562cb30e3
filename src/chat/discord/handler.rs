//! One interaction in, the first answer out, whichever way it came.

use serenity::builder::{
    CreateAllowedMentions, CreateAutocompleteResponse, CreateInteractionResponse,
    CreateInteractionResponseMessage, EditInteractionResponse,
};
use serenity::model::application::{
    CommandDataOptionValue, CommandInteraction, CommandType, Interaction,
};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Duration, Instant};

use crate::answer::Answer;
use crate::clock::Clock;
use crate::helpdesk::{Looking, Question, Reception, Side};
use crate::locale::Wishes;

use super::outgoing::Body;
use super::rest::InteractionToken;
use super::{Discord, TOKEN_LIFE, registration, render};

/// The first answer to an interaction, and what is left to do after it.
pub(super) struct Handled {
    pub response: CreateInteractionResponse,
    pub later: Option<Later>,
}

/// A look to take, and the message to put its answer into.
pub(super) struct Later {
    looking: Box<Looking>,
    application_id: u64,
    token: InteractionToken,
    /// When Discord stops accepting the edit.
    deadline: Instant,
    /// Before this, Discord may not know the message that is to be edited.
    not_before: Instant,
    /// One of [`super::MAX_LOOKS`], given back when the answer is there.
    _permit: Option<OwnedSemaphorePermit>,
}

/// The interaction cannot be answered, since its token is none.
#[derive(Debug)]
pub(super) struct NoToken;

// A response by HTTP is not acknowledged. An edit that overtakes it meets "Unknown Webhook",
// which is final; a look out of the cache is quick enough for that.
const HEAD_START: Duration = Duration::from_millis(500);

// The token's life begins at Discord, not here.
const CLOCK_MARGIN: Duration = Duration::from_secs(15);

impl Discord {
    /// Answers at once what needs no look, and defers what does.
    ///
    /// Whatever is no command of ours gets the help that an empty question gets.
    ///
    /// # Errors
    ///
    /// [`NoToken`], when the interaction holds nothing that could address an answer.
    pub(super) fn handle(&self, interaction: &Interaction) -> Result<Handled, NoToken> {
        let token = InteractionToken::parse(interaction.token()).ok_or(NoToken)?;
        match interaction {
            Interaction::Ping(_) => Ok(Handled::now(CreateInteractionResponse::Pong)),
            Interaction::Autocomplete(_) => {
                let nothing = CreateAutocompleteResponse::new();
                Ok(Handled::now(CreateInteractionResponse::Autocomplete(nothing)))
            }
            Interaction::Command(command) if is_ours(command) => {
                let question = self.question(
                    option(command, registration::TEXT_OPTION).unwrap_or_default(),
                    Wishes {
                        option: option(command, registration::LANGUAGE_OPTION),
                        ..wishes(&command.locale, interaction.guild_locale())
                    },
                );
                Ok(self.ask(question, interaction, token))
            }
            other => {
                let locale = match other {
                    Interaction::Command(command) => &command.locale,
                    Interaction::Component(component) => &component.locale,
                    Interaction::Modal(modal) => &modal.locale,
                    _ => "",
                };
                let wishes = wishes(locale, interaction.guild_locale());
                Ok(self.ask(self.question(String::new(), wishes), interaction, token))
            }
        }
    }

    /// Takes the look and puts the answer into the deferred message.
    pub(super) async fn answer_later(&self, later: Later) {
        let reply = self.helpdesk.look(*later.looking).await;
        tokio::time::sleep_until(later.not_before).await;
        let body = match Body::of_edit(&edit(&reply.answer)) {
            Ok(body) => body,
            Err(error) => return tracing::error!(%error, "An answer may not be sent"),
        };
        let sent = self
            .rest
            .edit_original(later.application_id, &later.token, &body, later.deadline)
            .await;
        if let Err(error) = sent {
            tracing::warn!(%error, "A deferred answer on Discord is lost: {error}");
        }
    }

    fn ask(&self, question: Question, from: &Interaction, token: InteractionToken) -> Handled {
        let permit = self.looks.clone().try_acquire_owned();
        // Without room for a look, an answer that says what it could not check is better
        // than none.
        let offline = question.offline || permit.is_err();
        match self.helpdesk.receive(&Question { offline, ..question }) {
            Reception::Answered(reply) => Handled::now(message(&reply.answer)),
            Reception::Looking(looking) => {
                let now = Instant::now();
                let later = Later {
                    looking,
                    application_id: from.application_id().get(),
                    token,
                    deadline: now + TOKEN_LIFE - CLOCK_MARGIN,
                    not_before: now,
                    _permit: permit.ok(),
                };
                Handled { response: deferral(), later: Some(later) }
            }
        }
    }

    fn question(&self, text: String, wishes: Wishes) -> Question {
        Question {
            text,
            wishes,
            today: Clock::system().today(),
            offline: self.settings.offline,
            side: Side::Discord,
        }
    }
}

impl Handled {
    fn now(response: CreateInteractionResponse) -> Self {
        Self { response, later: None }
    }
}

impl Later {
    /// The same for a deferral that travels in an HTTP response.
    pub(super) fn after_response(self) -> Self {
        Self { not_before: self.not_before + HEAD_START, ..self }
    }
}

/// The program's language and the server's. A server's `guild_locale` is what its owner set
/// for the community, which says less about a person than the text of the paste.
fn wishes(locale: &str, guild_locale: Option<&str>) -> Wishes {
    Wishes {
        platform: Some(locale.to_owned()),
        workspace: guild_locale.map(str::to_owned),
        ..Wishes::default()
    }
}

fn is_ours(command: &CommandInteraction) -> bool {
    command.data.kind == CommandType::ChatInput && command.data.name == registration::COMMAND
}

/// The text of an option. Payloads carry the default name, whatever the person saw.
fn option(command: &CommandInteraction, name: &str) -> Option<String> {
    let option = command.data.options.iter().find(|option| option.name == name)?;
    match &option.value {
        CommandDataOptionValue::String(text) => Some(text.clone()),
        _ => None,
    }
}

fn message(answer: &Answer) -> CreateInteractionResponse {
    let rendered = render(answer);
    let message = CreateInteractionResponseMessage::new()
        .embed(rendered.embed())
        .allowed_mentions(CreateAllowedMentions::new())
        .ephemeral(true);
    CreateInteractionResponse::Message(match rendered.content {
        Some(content) => message.content(content),
        None => message,
    })
}

/// "mailfix is thinking …", which Discord says itself. Who sees it is settled here, and no
/// other flag is allowed.
fn deferral() -> CreateInteractionResponse {
    CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new().ephemeral(true))
}

fn edit(answer: &Answer) -> EditInteractionResponse {
    let rendered = render(answer);
    let edit = EditInteractionResponse::new()
        .embed(rendered.embed())
        .allowed_mentions(CreateAllowedMentions::new());
    match rendered.content {
        Some(content) => edit.content(content),
        None => edit,
    }
}
