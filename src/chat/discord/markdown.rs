//! Discord's markup, and how text from outside is kept from becoming any.
//!
//! What Discord reads as markup is only partly documented, so everything that could be is
//! escaped: a backslash before punctuation shows the punctuation
//! (support.discord.com, "Markdown Text 101", 2026-08).

use unicode_segmentation::UnicodeSegmentation;
use url::Url;

use crate::answer::Link;

/// How long a text is to Discord at most.
///
/// Its pages speak of characters; counted in UTF-16 units, as its JavaScript clients count, a
/// text is never shorter.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text with all markup escaped, cut at the end of a grapheme when it is longer than
/// `limit` units.
pub(super) fn escaped(text: &str, limit: usize) -> String {
    let clean = clean(text);
    shortened(&clean, limit, |at, grapheme, out| {
        for (offset, c) in grapheme.char_indices() {
            push_escaped(out, &clean, at + offset, c);
        }
    })
}

/// The text as it is shown where Discord reads no markup, in a footer.
pub(super) fn plain(text: &str, limit: usize) -> String {
    shortened(&clean(text), limit, |_, grapheme, out| out.push_str(grapheme))
}

/// A block to copy, which nothing inside can close, at most `limit` units long.
pub(super) fn fence(text: &str, limit: usize) -> String {
    const OPEN: &str = "```\n";
    const CLOSE: &str = "\n```";
    let clean = clean(text);
    // A text that begins on the second line cannot be taken for the name of a language.
    let inside =
        shortened(&clean, limit.saturating_sub(OPEN.len() + CLOSE.len()), |at, grapheme, out| {
            for (offset, c) in grapheme.char_indices() {
                out.push(c);
                let rest = &clean[at + offset + c.len_utf8()..];
                if (c == '`' && rest.starts_with('`')) || is_ping(c, rest) {
                    out.push(BREAK);
                }
            }
        });
    format!("{OPEN}{inside}{CLOSE}")
}

/// One of our own links, or its label alone when it is none that mailfix would show or does
/// not fit into `limit` units.
pub(super) fn link(link: &Link, limit: usize) -> String {
    let label = escaped(&link.label, limit);
    let Some(target) = target(&link.url) else {
        return label;
    };
    let label = if label.is_empty() { escaped(&target, limit) } else { label };
    let whole = format!("[{label}]({target})");
    if units(&whole) <= limit { whole } else { label }
}

/// Keeps two characters apart without being seen.
const BREAK: char = '\u{200b}';
const ELLIPSIS: char = '…';

/// The address of a link, safe between parentheses.
fn target(url: &str) -> Option<String> {
    let url = Url::parse(url).ok().filter(|url| url.scheme() == "https")?;
    let text = url.as_str();
    // What a URL keeps as it is and a masked link does not.
    let awkward = |c: char| "()<>[]\"'`\\ ".contains(c) || !c.is_ascii_graphic();
    Some(text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        if awkward(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
        out
    }))
}

/// Without control characters and without what turns the text around it (UAX 9 §2.2 and
/// §2.1, the overrides): Fluent's arguments come without them, records to copy may not.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| *c == '\n' || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(c)))
        .collect()
}

fn push_escaped(out: &mut String, text: &str, at: usize, c: char) {
    let before = &text[..at];
    let rest = &text[at + c.len_utf8()..];
    let is_markup = match c {
        '\\' | '*' | '_' | '~' | '|' | '>' | '<' | '#' | '-' | '[' | ']' | '(' | ')' | '`' => true,
        // Otherwise Discord makes a link of every `https://` that it sees.
        ':' => rest.starts_with("//"),
        // `1. ` at the beginning of a line is a list.
        '.' if rest.starts_with(' ') => {
            let line = before.rsplit('\n').next().unwrap_or(before).trim_start();
            !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    };
    if is_markup {
        out.push('\\');
    }
    out.push(c);
    // Mentions are switched off in every message; this keeps them from looking like any.
    if is_ping(c, rest) {
        out.push(BREAK);
    }
}

/// Whether `c` and what follows would be read as a mention, a channel, an emoji or a command.
fn is_ping(c: char, rest: &str) -> bool {
    let word =
        |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    match c {
        '@' => word("everyone") || word("here"),
        '<' => rest.starts_with(['@', '#', ':', '/', 'a', 't', 'i']),
        _ => false,
    }
}

/// Writes grapheme by grapheme as long as `limit` units hold it. What was cut off is told by
/// an ellipsis, and directional isolates that are open at that point are closed.
fn shortened(text: &str, limit: usize, write: impl Fn(usize, &str, &mut String)) -> String {
    let mut pieces = Vec::new();
    let mut total = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        let mut piece = String::new();
        write(at, grapheme, &mut piece);
        total += units(&piece);
        pieces.push(piece);
    }
    if total <= limit {
        return pieces.concat();
    }
    let mut out = String::new();
    let (mut used, mut open) = (0, 0_usize);
    for piece in &pieces {
        let opened = piece.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
        let closed = piece.matches('\u{2069}').count();
        let open_after = (open + opened).saturating_sub(closed);
        if used + units(piece) + open_after + 1 > limit {
            break;
        }
        out.push_str(piece);
        used += units(piece);
        open = open_after;
    }
    out.truncate(out.trim_end().len());
    if limit > 0 {
        out.push(ELLIPSIS);
    }
    out.extend(std::iter::repeat_n('\u{2069}', open));
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: usize = usize::MAX;

    #[test]
    fn pasted_markup_is_shown_and_does_nothing() {
        for (pasted, sent) in [
            ("*a* _b_ ~~c~~ ||d||", r"\*a\* \_b\_ \~\~c\~\~ \|\|d\|\|"),
            ("> quote\n# title\n- item\n12. item", "\\> quote\n\\# title\n\\- item\n12\\. item"),
            ("5.7.26", r"5.7.26"),
            ("5. x", r"5\. x"),
            ("[login](https://evil.example)", r"\[login\]\(https\://evil.example\)"),
            ("`x` ```y```", r"\`x\` \`\`\`y\`\`\`"),
            (r"\*", r"\\\*"),
            (
                "@everyone @HERE a@heretic.example",
                "@\u{200b}everyone @\u{200b}HERE a@\u{200b}heretic.example",
            ),
            ("anna@contoso.com", "anna@contoso.com"),
            ("<@123> <@&1> <#2>", "\\<\u{200b}@123\\> \\<\u{200b}@&1\\> \\<\u{200b}\\#2\\>"),
            ("@\u{202e}everyone", "@\u{200b}everyone"),
        ] {
            assert_eq!(escaped(pasted, ALL), sent, "{pasted}");
        }
    }

    #[test]
    fn a_fence_is_closed_by_nobody_but_us() {
        let fenced = fence("a```\n@everyone ``` `b", ALL);
        assert_eq!(
            fenced,
            "```\na`\u{200b}`\u{200b}`\n@\u{200b}everyone `\u{200b}`\u{200b}` `b\n```"
        );
        assert_eq!(fence("Get-Mailbox -Identity 'a'", ALL), "```\nGet-Mailbox -Identity 'a'\n```");
        assert_eq!(fence("abcdefgh", 12), "```\nabc…\n```");
    }

    #[test]
    fn a_link_is_ours_or_no_link() {
        let shown = |url: &str, label: &str| {
            link(&Link { url: url.to_owned(), label: label.to_owned() }, 200)
        };
        assert_eq!(
            shown("https://a.example/b", "a.example/b"),
            "[a.example/b](https://a.example/b)"
        );
        assert_eq!(
            shown("https://a.example/(x)?q=<y>", "[a](b)"),
            r"[\[a\]\(b\)](https://a.example/%28x%29?q=%3Cy%3E)"
        );
        assert_eq!(shown("javascript:alert(1)", "a"), "a");
        assert_eq!(shown("http://a.example", "a"), "a");
        assert_eq!(shown(&format!("https://a.example/{}", "x".repeat(200)), "a"), "a");
    }

    #[test]
    fn an_emoji_is_cut_off_whole_and_an_isolate_is_closed() {
        assert_eq!(escaped("ab👩‍👩‍👧‍👦cd", 6), "ab…");
        assert_eq!(escaped("\u{2068}שלום שלום\u{2069}", 7), "\u{2068}שלום…\u{2069}");
    }

    proptest! {
        #[test]
        fn any_text_cut_at_any_limit_fits_and_stays_escaped(
            text in r#"(\PC|[*_`\[\]()<>@\\:/\n]|@everyone|<@1>|https://x|👩‍👩‍👧){0,60}"#,
            limit in 1_usize..80,
        ) {
            let sent = escaped(&text, limit);
            prop_assert!(units(&sent) <= limit, "{sent}");
            prop_assert_eq!(unescaped(&sent), None, "{}", sent);
            prop_assert!(!sent.to_ascii_lowercase().contains("@everyone"));
            prop_assert!(!sent.contains("<@"));
            let fenced = fence(&text, limit.max(10));
            prop_assert!(units(&fenced) <= limit.max(10));
            prop_assert_eq!(fenced.matches("```").count(), 2, "{}", fenced);
        }
    }

    /// The first character that Discord would read as markup, read independently of how the
    /// text was escaped.
    fn unescaped(text: &str) -> Option<char> {
        let mut characters = text.chars();
        while let Some(c) = characters.next() {
            if c == '\\' {
                characters.next();
            } else if "*_~|><#-[]()`".contains(c) || characters.as_str().starts_with("://") {
                return Some(c);
            }
        }
        None
    }
}
