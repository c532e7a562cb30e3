//! How the page looks, as HTML without a script.

use maud::{DOCTYPE, Markup, html};
use unic_langid::{CharacterDirection, LanguageIdentifier};
use url::Url;

use super::preview::Previews;
use super::{MOST_KILOBYTES, answer_view, assets};
use crate::answer::{self, Answer};
use crate::locale::{Args, Language, Locales, Words};

/// What the page shows below the form.
pub enum Shown<'a> {
    Answer { answer: &'a Answer, previews: &'a Previews },
    Form,
    TooLong,
}

/// All that the page needs to be drawn.
pub struct Page<'a> {
    pub locales: &'a Locales,
    pub language: Language,
    pub public_url: Option<&'a Url>,
    /// What stands in the box.
    pub text: &'a str,
    pub shown: &'a Shown<'a>,
}

/// Questions to try that are the same in every language; a phrase of the language's own
/// follows them.
const EXAMPLES: [&str; 3] = [
    "AADSTS90094",
    "contoso.com",
    "OFFICE_ERROR_REST_API_NOT_ENABLED_FOR_COMPONENT_SHARED_MAILBOX",
];

impl Page<'_> {
    pub fn draw(&self) -> Markup {
        let tag = self.locales.tag(self.language);
        html! {
            (DOCTYPE)
            html lang=(tag) dir=(direction(tag)) {
                head { (self.head()) }
                body {
                    @if !matches!(self.shown, Shown::Form) {
                        a.skip href="#answer" { (self.say("web-skip")) }
                    }
                    main {
                        h1 { (self.say("web-heading")) }
                        p { (self.part("web-heading", "lead")) }
                        (self.form())
                        (self.below())
                    }
                    footer {
                        p { "mailfix · " a href="api/openapi.json" { (self.say("web-api")) } }
                    }
                }
            }
        }
    }

    fn head(&self) -> Markup {
        let title = match self.shown {
            Shown::Answer { answer, .. } => {
                let args = Args::new().with("title", &answer.title);
                self.words().say("web-window-answer", &args)
            }
            Shown::Form | Shown::TooLong => self.say("web-window"),
        };
        html! {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) }
            link rel="stylesheet" href=(assets::STYLE.path);
            link rel="icon" type="image/svg+xml" href=(assets::ICON.path);
            @if let Some(url) = self.public_url { link rel="canonical" href=(url); }
        }
    }

    fn form(&self) -> Markup {
        html! {
            form method="post" action="./#answer" {
                label for="text" { (self.say("web-text")) }
                p.hint #text-hint { (self.part("web-text", "hint")) }
                textarea #text name="text" rows="7" dir="auto" autocomplete="off"
                    spellcheck="false" aria-describedby="text-hint" {
                    // HTML drops the first line feed in a text area, and pastes may begin
                    // with one of their own.
                    "\n" (self.text)
                }
                div.ask {
                    label for="language" { (self.say("web-language")) }
                    select #language name="language" { (self.languages()) }
                    button.main type="submit" { (self.say("web-ask")) }
                }
                div.examples role="group" aria-labelledby="examples" {
                    p #examples { (self.say("web-examples")) }
                    @for example in EXAMPLES {
                        button name="example" value=(example) lang="zxx" translate="no" { (example) }
                    }
                    @let example = self.say("web-example");
                    button name="example" value=(example) { (example) }
                }
            }
        }
    }

    /// Every language by its own name, since that is the one its speakers know.
    fn languages(&self) -> Markup {
        html! {
            @for language in self.locales.languages() {
                @let tag = self.locales.tag(language);
                @let name = self.locales.words(language).say("web-language-name", &Args::new());
                option value=(tag) lang=(tag) selected[language == self.language] { (name) }
            }
        }
    }

    fn below(&self) -> Markup {
        html! {
            @match self.shown {
                Shown::Answer { answer, previews } => {
                    (answer_view::draw(answer, self.words()))
                    (self.views(answer, previews))
                },
                Shown::Form => {},
                Shown::TooLong => section.answer.warning {
                    h2 #answer tabindex="-1" { (self.say("web-too-long")) }
                    @let args = Args::new().with_number("limit", MOST_KILOBYTES);
                    p { (self.words().say_part("web-too-long", "advice", &args)) }
                },
            }
        }
    }

    /// The answer on other sides: all below each other, or one at a time by radio buttons
    /// where the style sheet can tell which of them is chosen.
    fn views(&self, answer: &Answer, previews: &Previews) -> Markup {
        let plain = html! {
            p #copy-hint { (self.say("web-copy")) }
            textarea.plain readonly rows="14" lang=(answer.language) dir="auto"
                spellcheck="false" aria-labelledby="plain" aria-describedby="copy-hint" {
                "\n" (answer::plain_text(answer))
            }
        };
        let views = [("slack", &previews.slack), ("discord", &previews.discord), ("plain", &plain)];
        html! {
            section.views {
                h2 { (self.say("web-views")) }
                fieldset {
                    legend { (self.part("web-views", "choose")) }
                    @for (index, (name, _)) in views.iter().enumerate() {
                        label {
                            input type="radio" name="view" value=(name) checked[index == 0];
                            (self.part("web-views", name))
                        }
                    }
                }
                @for (name, view) in &views {
                    section.view.(name) {
                        h3 id=(name) { (self.part("web-views", name)) }
                        div lang=(answer.language) { (view) }
                    }
                }
            }
        }
    }

    fn words(&self) -> Words<'_> {
        self.locales.words(self.language)
    }

    fn say(&self, id: &str) -> String {
        self.words().say(id, &Args::new())
    }

    fn part(&self, id: &str, attribute: &str) -> String {
        self.words().say_part(id, attribute, &Args::new())
    }
}

/// The direction in which the language is written, for the attribute `dir`.
fn direction(tag: &str) -> &'static str {
    match tag.parse::<LanguageIdentifier>().map(|id| id.character_direction()) {
        Ok(CharacterDirection::RTL) => "rtl",
        Ok(_) | Err(_) => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::sample;
    use super::*;

    fn page(language: &str, text: &str, shown: &Shown<'_>) -> String {
        let locales = Locales::embedded();
        let language = locales.tagged(language).expect("a language");
        Page { locales: &locales, language, public_url: None, text, shown }.draw().into_string()
    }

    fn answered(answer: &Answer, text: &str) -> String {
        let hostile = "<script>alert(1)</script>";
        let previews = Previews::of_messages(
            &json!({"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": hostile}}]}),
            &json!({"title": hostile, "color": 1}),
        );
        let language = if answer.language == "it" { "it" } else { "en" };
        page(language, text, &Shown::Answer { answer, previews: &previews })
    }

    #[test]
    fn the_form_speaks_both_languages_and_names_each_in_its_own() {
        let english = page("en", "", &Shown::Form);
        assert!(english.contains("<html lang=\"en\" dir=\"ltr\">"), "{english}");
        assert!(english.contains("<h1>What is wrong with the mailbox?</h1>"), "{english}");
        let italian = page("it", "", &Shown::Form);
        assert!(italian.contains("<html lang=\"it\" dir=\"ltr\">"), "{italian}");
        assert!(italian.contains("<h1>Cosa non va nella casella di posta?</h1>"), "{italian}");
        for page in [english, italian] {
            assert!(page.contains("lang=\"en\"") && page.contains(">English</option>"), "{page}");
            assert!(page.contains(" lang=\"it\"") && page.contains(">Italiano</option>"), "{page}");
            assert!(!page.contains("[web-"), "a message is missing: {page}");
        }
    }

    #[test]
    fn the_answer_is_shown_on_every_side() {
        for language in ["en", "it"] {
            let answer = sample::answer(language);
            let page = answered(&answer, "Mailbox");
            assert!(!page.contains("[web-"), "a message is missing: {page}");
            for part in
                ["class=\"chat slack\"", "class=\"chat discord\"", "<textarea class=\"plain\""]
            {
                assert!(page.contains(part), "{part} in {page}");
            }
            let title = html! { title { (answer.title) " · mailfix" } }.into_string();
            assert!(page.contains(&title), "{page}");
        }
    }

    #[test]
    fn every_control_has_a_label_and_headings_skip_no_level() {
        let page = answered(&sample::answer("en"), "");
        for id in ["text", "language"] {
            assert!(page.contains(&format!("<label for=\"{id}\">")), "{id}");
            assert!(page.contains(&format!(" id=\"{id}\"")), "{id}");
        }
        let levels: Vec<u32> = page
            .match_indices("<h")
            .filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels.first(), Some(&1));
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }

    #[test]
    fn nothing_on_the_page_runs_or_comes_from_elsewhere() {
        let hostile = "\n</textarea><script>alert(1)</script><a href=\"javascript:x\">";
        let page = answered(&sample::hostile_answer(), hostile);
        for forbidden in ["<script", "<img", "<a href=\"javascript", " style=", "<iframe"] {
            assert!(!page.contains(forbidden), "{forbidden} in {page}");
        }
        // Each of the two text areas is closed once, by the page itself.
        assert_eq!(page.matches("</textarea").count(), 2);
        assert!(page.contains("\n\n&lt;/textarea&gt;"), "the paste's own line feed is kept");
    }

    #[test]
    fn a_text_that_is_too_long_gets_a_polite_message() {
        let page = page("it", "", &Shown::TooLong);
        assert!(page.contains("al massimo 256 KB"), "{page}");
    }

    #[test]
    fn a_language_written_from_right_to_left_says_so() {
        assert_eq!(direction("he"), "rtl");
        assert_eq!(direction("ar-EG"), "rtl");
        assert_eq!(direction("it"), "ltr");
        assert_eq!(direction("not a tag"), "ltr");
    }
}
