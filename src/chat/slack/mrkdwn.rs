//! Text on its way to Slack: escaped, free of markup that is not ours, and cut if it must be.
//!
//! Slack reads `<…>` as a mention or a link in every text, and `*`, `_`, `~`, backticks and
//! a `>` at the start of a line as layout in mrkdwn
//! (docs.slack.dev/messaging/formatting-message-text, read 2026-11).

use unicode_segmentation::UnicodeSegmentation;

use crate::answer::Link;

/// The longest link that is shown as one, in characters of its URL.
const LONGEST_URL: usize = 2000;

/// The longest label of a link, in characters.
const LONGEST_LABEL: usize = 300;

/// Where a text will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Between code fences, where people copy it from.
    Code,
    /// Among markup of ours.
    Mrkdwn,
    /// In a `plain_text` object, which knows no markup.
    Plain,
}

/// Escapes a text for its place.
///
/// `&`, `<` and `>` become entities, nothing else is one to Slack. Control characters and
/// direction marks go (UAX 9), but for isolates that open and close. In mrkdwn, what could
/// be layout is replaced by a character that looks like it; in code only the fence is.
pub fn escape(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut copied = 0;
    let mut open_isolates = 0_usize;
    let mut before = None;
    let mut line_has_begun = false;
    for (offset, c) in text.char_indices() {
        let after = || text[offset + c.len_utf8()..].chars().next();
        let replacement: Option<&str> = match c {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' if place == Place::Mrkdwn && !line_has_begun => Some("›"),
            '>' => Some("&gt;"),
            '`' if place == Place::Mrkdwn => Some("ˋ"),
            '`' if place == Place::Code => breaks_fence(&out, &text[copied..offset]).then_some("ˋ"),
            '*' | '_' | '~' if place == Place::Mrkdwn => {
                (!is_inside_word(before, after())).then(|| look_alike(c))
            }
            '\n' => None,
            '\t' => Some(if place == Place::Code { "\t" } else { " " }),
            '\u{2028}' | '\u{2029}' => Some(" "),
            '\u{2068}' if place != Place::Code => {
                open_isolates += 1;
                None
            }
            '\u{2069}' if place != Place::Code && open_isolates > 0 => {
                open_isolates -= 1;
                None
            }
            _ if is_unseen(c) => Some(""),
            _ => None,
        };
        if let Some(replacement) = replacement {
            out.push_str(&text[copied..offset]);
            out.push_str(replacement);
            copied = offset + c.len_utf8();
        }
        line_has_begun = c != '\n' && (line_has_begun || !(c.is_whitespace() || is_unseen(c)));
        before = Some(c);
    }
    out.push_str(&text[copied..]);
    out.extend(std::iter::repeat_n('\u{2069}', open_isolates));
    out
}

/// Cuts an escaped text to `limit` UTF-16 code units, at the end of what people see as one
/// character and never within an entity. What was cut ends in `…`.
pub fn cut(mut text: String, limit: usize) -> String {
    if units(&text) <= limit {
        return text;
    }
    let (mut end, mut used, mut is_in_entity) = (0, 0, false);
    let (mut open_isolates, mut open_at_end) = (0_usize, 0_usize);
    for (offset, grapheme) in text.grapheme_indices(true) {
        used += units(grapheme);
        for c in grapheme.chars() {
            match c {
                '&' => is_in_entity = true,
                ';' => is_in_entity = false,
                '\u{2068}' => open_isolates += 1,
                '\u{2069}' => open_isolates = open_isolates.saturating_sub(1),
                _ => {}
            }
        }
        if used >= limit {
            break;
        }
        // Room for the ellipsis and for closing what is open.
        if !is_in_entity && used + 1 + open_isolates <= limit {
            (end, open_at_end) = (offset + grapheme.len(), open_isolates);
        }
    }
    text.truncate(end);
    text.push('…');
    text.extend(std::iter::repeat_n('\u{2069}', open_at_end));
    text
}

/// The length of a text in UTF-16 code units.
pub fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// A text to copy, between fences that it cannot close, within `limit` characters.
pub fn code_block(text: &str, limit: usize) -> String {
    let fences = "```\n\n```".len();
    format!("```\n{}\n```", cut(escape(text.trim_end(), Place::Code), limit - fences))
}

/// `<url|label>`, or the label alone where the URL is none that Slack could be given.
pub fn link(link: &Link) -> String {
    let label = link.label.replace(['|', '\n'], " ");
    let label = cut(escape(&label, Place::Mrkdwn), LONGEST_LABEL);
    let is_plain = |c: char| c.is_ascii_graphic() && !"<>|\"`".contains(c);
    let is_url = link.url.starts_with("https://") && link.url.chars().all(is_plain);
    let url = link.url.replace('&', "&amp;");
    if is_url && url.len() <= LONGEST_URL && !label.trim().is_empty() {
        format!("<{url}|{label}>")
    } else {
        label
    }
}

/// Whether a backtick here would be the third in a row.
fn breaks_fence(written: &str, pending: &str) -> bool {
    let backticks = |text: &str| text.bytes().rev().take_while(|&byte| byte == b'`').count();
    let in_pending = backticks(pending);
    let before = if in_pending == pending.len() { backticks(written) } else { 0 };
    in_pending + before >= 2
}

/// Between two letters or digits nothing is layout, and `offline_access` can stay itself.
fn is_inside_word(before: Option<char>, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    is_word(before) && is_word(after)
}

fn look_alike(c: char) -> &'static str {
    match c {
        '*' => "∗",
        '_' => "ˍ",
        _ => "∼",
    }
}

/// Control characters, direction marks and what has no width. The joiners U+200C and
/// U+200D stay: Persian words and many emoji are written with them.
fn is_unseen(c: char) -> bool {
    let is_mark = matches!(
        c,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{61c}' | '\u{feff}'
    );
    is_mark || (c.is_control() && c != '\n')
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn t38_nothing_that_people_typed_becomes_a_mention_or_a_link() {
        for place in [Place::Code, Place::Mrkdwn, Place::Plain] {
            assert_eq!(
                escape("550 <!channel> & <@U1> <https://evil.example|ok>", place),
                "550 &lt;!channel&gt; &amp; &lt;@U1&gt; &lt;https://evil.example|ok&gt;"
            );
            assert_eq!(escape("&lt;!channel&gt;", place), "&amp;lt;!channel&amp;gt;");
        }
    }

    #[test]
    fn layout_is_taken_out_of_markup_and_left_in_plain_text() {
        let typed = "*bold* _dmarc ~all `code`\n> quote 2>1 offline_access";
        assert_eq!(
            escape(typed, Place::Mrkdwn),
            "∗bold∗ ˍdmarc ∼all ˋcodeˋ\n› quote 2&gt;1 offline_access"
        );
        let plain = typed.replace('>', "&gt;");
        assert_eq!(escape(typed, Place::Plain), plain);
        assert_eq!(escape(typed, Place::Code), plain);
    }

    #[test]
    fn t34_direction_marks_go_and_isolates_are_whole() {
        assert_eq!(escape("a\u{202e}b\u{200f}c\u{2066}d\u{0}e", Place::Plain), "abcde");
        assert_eq!(escape("\u{2069}\u{2068}שלום", Place::Mrkdwn), "\u{2068}שלום\u{2069}");
        assert_eq!(escape("\u{2068}שלום\u{2069}", Place::Code), "שלום");
    }

    #[test]
    fn t40_a_pasted_fence_does_not_close_ours() {
        assert_eq!(code_block("a```b````\n``", 3000), "```\na``ˋb``ˋ`\n``\n```");
        // A single backtick continues a line in PowerShell and has to survive.
        assert_eq!(code_block("Get-User `\n -All", 3000), "```\nGet-User `\n -All\n```");
    }

    #[test]
    fn t32_a_text_is_cut_between_what_people_see_as_characters() {
        let cut = |text: &str, limit| cut(text.to_owned(), limit);
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 5), "abcd…");
        assert_eq!(cut("ab👩‍👩‍👧cd", 8), "ab…");
        assert_eq!(cut("ab&amp;cd", 6), "ab…");
        assert_eq!(cut("\u{2068}abcdef\u{2069}", 6), "\u{2068}abc…\u{2069}");
    }

    #[test]
    fn only_a_link_of_ours_becomes_a_link() {
        let show =
            |url: &str, label: &str| link(&Link { url: url.to_owned(), label: label.to_owned() });
        assert_eq!(
            show("https://example.net/?a=1&b=2", "example.net"),
            "<https://example.net/?a=1&amp;b=2|example.net>"
        );
        assert_eq!(
            show("https://example.net/", "a>|<!here>"),
            "<https://example.net/|a&gt; &lt;!here&gt;>"
        );
        for url in ["http://example.net", "https://e|x", "https://e>x", "javascript:1", ""] {
            assert_eq!(show(url, "label"), "label");
        }
    }

    proptest! {
        #[test]
        fn no_markup_comes_out_of_any_text(text in hostile()) {
            for place in [Place::Code, Place::Mrkdwn, Place::Plain] {
                let escaped = escape(&text, place);
                prop_assert!(!escaped.contains(['<', '>']));
                for (at, _) in escaped.match_indices('&') {
                    let entity = ["&amp;", "&lt;", "&gt;"].iter().any(|e| escaped[at..].starts_with(e));
                    prop_assert!(entity, "{escaped}");
                }
            }
            prop_assert!(!escape(&text, Place::Mrkdwn).contains('`'));
            prop_assert!(!escape(&text, Place::Code).contains("```"));
        }

        #[test]
        fn t32_any_text_can_be_cut_at_any_limit(text in hostile(), limit in 2..40_usize) {
            let cut = cut(escape(&text, Place::Mrkdwn), limit);
            prop_assert!(units(&cut) <= limit);
            for (at, _) in cut.match_indices('&') {
                prop_assert!(cut[at..].contains(';'), "{cut}");
            }
            let count = |mark: char| cut.chars().filter(|c| *c == mark).count();
            prop_assert_eq!(count('\u{2068}'), count('\u{2069}'));
        }
    }

    /// Text out of the pieces that could do harm, in any order.
    pub(crate) fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            prop::sample::select(vec![
                "<!channel>",
                "<@U1>",
                "<https://evil.example|ok>",
                "&lt;!here&gt;",
                "&",
                ";",
                "```",
                "`",
                "*",
                "_",
                "~",
                ">",
                "\n",
                "\n> ",
                "\u{2068}",
                "\u{2069}",
                "\u{202e}",
                "\0",
                "👩‍👩‍👧",
                "é",
                "e\u{301}\u{302}",
                "שלום",
                "|",
                "@everyone",
                " ",
                "word",
            ])
            .prop_map(str::to_owned),
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }
}
