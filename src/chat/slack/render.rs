//! An answer as a Slack message, within every limit and without a mention or a link that
//! is not ours.
//!
//! From top to bottom: the warning, the title, what it means, causes with their evidence in
//! small print, steps by who acts, and the sources in small print.

use super::blocks::{
    Block, LONGEST_BLOCKS, LONGEST_HEADER, LONGEST_MESSAGE_TEXT, LONGEST_TEXT, MOST_BLOCKS,
    MOST_ELEMENTS, Message, ResponseType, Text,
};
use super::mrkdwn::{self, Place, code_block, cut, escape, units};
use crate::answer::{Answer, Evidence, Item, Link, Section, SectionKind, Speaks, plain_text};

/// The answer as only the person who asked sees it.
pub fn render(answer: &Answer) -> Message {
    render_with_page(answer, None)
}

/// The same; where something had to be left out, `page` is where the whole can be had.
pub fn render_with_page(answer: &Answer, page: Option<&Link>) -> Message {
    Message {
        response_type: ResponseType::Ephemeral,
        text: message_text(answer),
        blocks: blocks(answer, page),
    }
}

/// The whole answer without layout, for notifications and screen readers.
fn message_text(answer: &Answer) -> String {
    let text = |answer: &Answer| escape(plain_text(answer).trim_end(), Place::Mrkdwn);
    let whole = text(answer);
    if !whole.is_empty() && units(&whole) <= LONGEST_MESSAGE_TEXT {
        return whole;
    }
    let short = answer.shortened_until(|answer| units(&text(answer)) <= LONGEST_MESSAGE_TEXT);
    let short = text(&short);
    // Slack refuses a message without a text, even where there is nothing to say.
    if short.is_empty() { "…".to_owned() } else { cut(short, LONGEST_MESSAGE_TEXT) }
}

fn blocks(answer: &Answer, page: Option<&Link>) -> Vec<Block> {
    let whole = Layout::of(answer, page);
    if whole.fits() {
        return whole.blocks;
    }
    let short = answer.shortened_until(|answer| Layout::of(answer, page).fits());
    let mut layout = Layout::of(&short, page);
    // The core itself does not fit: the last resort is to keep its beginning, and to end it
    // with the words that say so.
    if !layout.fits_as_a_whole() {
        let notice = layout.blocks.pop();
        while !layout.fits_with(notice.as_ref()) && layout.blocks.pop().is_some() {}
        layout.blocks.extend(notice);
    }
    layout.blocks
}

/// Blocks under construction.
#[derive(Default)]
struct Layout {
    blocks: Vec<Block>,
    /// The section that paragraphs are still added to.
    section: String,
    /// Whether a text had to be cut to fit its place.
    is_cut: bool,
}

impl Layout {
    fn of(answer: &Answer, page: Option<&Link>) -> Self {
        let mut layout = Self::default();
        if let Some(warning) = &answer.warning {
            layout.plain_section(&format!("⚠️ {warning}"));
        }
        layout.title(&answer.title);
        layout.plain_section(&answer.lead.join("\n\n"));
        let first_steps = answer.sections.iter().position(|section| section.kind.is_steps());
        for (index, section) in answer.sections.iter().enumerate() {
            if Some(index) == first_steps && !layout.blocks.is_empty() {
                layout.blocks.push(Block::Divider);
            }
            match section.kind {
                SectionKind::Sources => layout.sources(section),
                _ => layout.section(section),
            }
        }
        if let Some(notice) = &answer.shortened {
            layout.notice(notice, page);
        }
        layout
    }

    fn fits(&self) -> bool {
        !self.is_cut && self.fits_as_a_whole()
    }

    fn fits_as_a_whole(&self) -> bool {
        self.fits_with(None)
    }

    fn fits_with(&self, last: Option<&Block>) -> bool {
        let all = || self.blocks.iter().chain(last);
        all().count() <= MOST_BLOCKS && all().map(Block::size).sum::<usize>() <= LONGEST_BLOCKS
    }

    /// The title as a headline, or as a section where it is too long for one.
    fn title(&mut self, title: &str) {
        let text = escape(&title.trim().replace('\n', " "), Place::Plain);
        if units(&text) > LONGEST_HEADER {
            self.plain_section(title);
        } else if !is_blank(&text) {
            self.blocks.push(Block::Header { text: Text::plain(text) });
        }
    }

    fn plain_section(&mut self, text: &str) {
        let text = self.fitted(escape(text.trim(), Place::Plain), LONGEST_TEXT);
        if !is_blank(&text) {
            self.blocks.push(Block::Section { text: Text::plain(text) });
        }
    }

    fn section(&mut self, section: &Section) {
        self.heading(&section.heading);
        for (index, item) in section.items.iter().enumerate() {
            let bullet = match section.kind {
                kind if kind.is_steps() => format!("{}. ", index + 1),
                // A list of one is no list.
                _ if section.items.len() == 1 => String::new(),
                _ => "• ".to_owned(),
            };
            self.item(&bullet, item);
        }
        self.close_section();
    }

    fn heading(&mut self, heading: &str) {
        let heading = cut(escape(heading.trim(), Place::Mrkdwn), LONGEST_HEADER);
        // Markup needs a letter beside each asterisk, and a line of its own.
        let heading = heading.replace('\n', " ");
        if !is_blank(&heading) {
            self.paragraph(&format!("*{}*", heading.trim()));
        }
    }

    fn item(&mut self, bullet: &str, item: &Item) {
        let link = item.link.as_ref().map(mrkdwn::link).filter(|link| !is_blank(link));
        let room = LONGEST_TEXT
            - units(bullet)
            - "\n".len()
            - link.as_deref().map(units).unwrap_or_default();
        let text = self.fitted(escape(item.text.trim(), Place::Mrkdwn), room);
        let text = (!is_blank(&text)).then_some(text);
        let parts: Vec<String> = text.into_iter().chain(link).collect();
        if !parts.is_empty() {
            self.paragraph(&format!("{bullet}{}", parts.join("\n")));
        }
        if let Some(copy) = item.copy.as_deref().filter(|copy| !is_blank(copy)) {
            let mut block = code_block(copy, usize::MAX);
            if units(&block) > LONGEST_TEXT {
                self.is_cut = true;
                block = code_block(copy, LONGEST_TEXT);
            }
            self.paragraph(&block);
        }
        self.evidence(&item.evidence);
    }

    /// What speaks for and against, as plain text: records are full of what markup is made of.
    fn evidence(&mut self, evidence: &[Evidence]) {
        let elements = evidence.iter().map(|evidence| {
            let sign = match evidence.speaks {
                Speaks::Against => '−',
                Speaks::For => '+',
            };
            escape(&format!("{sign} {}", evidence.text.trim()), Place::Plain)
        });
        let elements = elements.map(|text| Text::plain(self.fitted(text, LONGEST_TEXT)));
        let elements: Vec<Text> = elements.collect();
        self.context(&elements);
    }

    fn sources(&mut self, section: &Section) {
        let links = section.items.iter().map(|item| {
            let text = escape(item.text.trim(), Place::Mrkdwn);
            let link = item.link.as_ref().map(mrkdwn::link).unwrap_or_default();
            format!("{text} {link}").trim().to_owned()
        });
        let texts = [escape(section.heading.trim(), Place::Mrkdwn)].into_iter().chain(links);
        let texts: Vec<String> = texts.filter(|text| !is_blank(text)).collect();
        // A link must not be cut in two; one of this length is no source of ours.
        let texts = texts.into_iter().filter(|text| units(text) <= LONGEST_TEXT);
        let texts: Vec<Text> = texts.map(Text::mrkdwn).collect();
        self.context(&texts);
    }

    /// The words that say that something was left out, and where it is.
    fn notice(&mut self, notice: &str, page: Option<&Link>) {
        let page = page.map(mrkdwn::link).unwrap_or_default();
        let room = LONGEST_TEXT - units(&page) - 1;
        let notice = cut(escape(notice.trim(), Place::Mrkdwn), room);
        let text = format!("{notice} {page}").trim().to_owned();
        if !is_blank(&text) {
            self.context(&[Text::mrkdwn(text)]);
        }
    }

    fn context(&mut self, elements: &[Text]) {
        if elements.is_empty() {
            return;
        }
        self.close_section();
        for elements in elements.chunks(MOST_ELEMENTS) {
            self.blocks.push(Block::Context { elements: elements.to_vec() });
        }
    }

    /// Adds a paragraph of markup, at most [`LONGEST_TEXT`] long, to the open section, or
    /// to a new one where the open one is full.
    fn paragraph(&mut self, text: &str) {
        if units(&self.section) + 1 + units(text) > LONGEST_TEXT {
            self.close_section();
        }
        if !self.section.is_empty() {
            self.section.push('\n');
        }
        self.section.push_str(text);
    }

    fn close_section(&mut self) {
        let text = std::mem::take(&mut self.section);
        if !text.is_empty() {
            self.blocks.push(Block::Section { text: Text::mrkdwn(text) });
        }
    }

    fn fitted(&mut self, text: String, limit: usize) -> String {
        self.is_cut |= units(&text) > limit;
        cut(text, limit)
    }
}

/// Slack refuses a text that is empty, and shows nothing for one of white space.
fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests;
