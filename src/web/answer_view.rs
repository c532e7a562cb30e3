//! An answer as HTML.

use maud::{Markup, html};

use super::rich_text;
use crate::answer::{Answer, AnswerKind, Evidence, Item, Section, SectionKind, Severity, Speaks};
use crate::locale::{Args, Words};

/// The answer as an article, its title a heading of the second level.
///
/// Every text is escaped; only links out of `knowledge/` become links.
pub fn draw(answer: &Answer, words: Words<'_>) -> Markup {
    // Only what judges a mailbox or a domain says how bad it is: "All is well" above the
    // help would be about nothing.
    let judges = matches!(answer.kind, AnswerKind::Check | AnswerKind::Diagnosis);
    let severity = severity_name(if judges { answer.severity } else { Severity::Hint });
    html! {
        article.answer.(severity) lang=(answer.language) {
            @if let Some(warning) = &answer.warning { p.warning { (warning) } }
            @if judges {
                p.severity { (words.say_part("web-severity", severity, &Args::new())) }
            }
            h2 #answer tabindex="-1" { (answer.title) }
            @for paragraph in &answer.lead { p { (paragraph) } }
            @for section in &answer.sections { (draw_section(section, words)) }
            @if let Some(notice) = &answer.shortened { p.shortened { (notice) } }
        }
    }
}

/// The attribute of `web-severity`, and the class by which the style sheet colors it.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Fine => "fine",
        Severity::Hint => "hint",
        Severity::Warning => "warning",
    }
}

fn draw_section(section: &Section, words: Words<'_>) -> Markup {
    let class = match section.kind {
        SectionKind::Causes => "causes",
        SectionKind::Findings => "findings",
        SectionKind::Sources => "sources",
        kind if kind.is_steps() => "steps",
        _ => "other",
    };
    html! {
        section.(class) {
            h3 { (section.heading) }
            @if section.kind.is_steps() {
                ol { @for item in &section.items { (draw_item(item, words)) } }
            } @else {
                ul { @for item in &section.items { (draw_item(item, words)) } }
            }
        }
    }
}

fn draw_item(item: &Item, words: Words<'_>) -> Markup {
    html! {
        li {
            @if !item.text.is_empty() { p { (item.text) } }
            @if !item.evidence.is_empty() {
                ul.evidence { @for evidence in &item.evidence { (draw_evidence(evidence, words)) } }
            }
            @if let Some(link) = &item.link {
                p.link { (rich_text::link(&link.url, &html! { (link.label) })) }
            }
            @if let Some(copy) = &item.copy {
                // What is copied is in no language, and never runs from right to left.
                pre.copy translate="no" dir="ltr" { code { (copy) } }
            }
        }
    }
}

fn draw_evidence(evidence: &Evidence, words: Words<'_>) -> Markup {
    let (class, attribute) = match evidence.speaks {
        Speaks::Against => ("against", "against"),
        Speaks::For => ("for", "for"),
    };
    html! {
        li.(class) {
            span.speaks { (words.say_part("web-evidence", attribute, &Args::new())) } " "
            (evidence.text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::locale::Locales;

    fn html(answer: &Answer) -> String {
        let locales = Locales::embedded();
        draw(answer, locales.words(locales.english())).into_string()
    }

    #[test]
    fn every_text_of_an_answer_is_shown() {
        let answer = sample::answer("en");
        let html = html(&answer);
        let texts = answer.warning.iter().chain([&answer.title]).chain(&answer.lead);
        let sections = answer.sections.iter().flat_map(|section| {
            let items = section.items.iter().flat_map(|item| {
                let evidence = item.evidence.iter().map(|e| &e.text);
                evidence.chain([&item.text]).chain(item.link.iter().map(|link| &link.label))
            });
            items.chain([&section.heading])
        });
        for text in texts.chain(sections) {
            assert!(html.contains(&html! { (text) }.into_string()), "{text} in {html}");
        }
        assert!(html.contains("<span class=\"speaks\">For:</span>"), "{html}");
        assert!(html.contains("<span class=\"speaks\">Against:</span>"), "{html}");
    }

    #[test]
    fn steps_are_numbered_and_what_is_copied_is_code() {
        let html = html(&sample::answer("en"));
        assert!(
            html.contains("<section class=\"steps\"><h3>What your administrator can do</h3><ol>")
        );
        assert!(html.contains("<pre class=\"copy\" translate=\"no\" dir=\"ltr\"><code>"));
    }

    #[test]
    fn only_a_judgment_says_how_bad_it_is() {
        assert!(html(&sample::answer("en")).contains("<p class=\"severity\">Problem</p>"));
        let help =
            Answer { kind: AnswerKind::Help, severity: Severity::Fine, ..sample::answer("en") };
        assert!(!html(&help).contains("class=\"severity\""));
    }

    #[test]
    fn hostile_text_is_inert_everywhere() {
        let html = html(&sample::hostile_answer());
        for inert in ["<script", "</textarea", "<img", "href=\"javascript", "href=\"http:"] {
            assert!(!html.contains(inert), "{inert} in {html}");
        }
    }
}
