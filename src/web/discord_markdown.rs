//! Discord's Markdown, read as Discord reads it in an embed.
//!
//! The rules: "Markdown Text 101" on support.discord.com, read on 2026-11-20. Discord also
//! links bare addresses; here they stay text, so that nothing a person pasted becomes a
//! link on the page.

use super::rich_text::{Span, push, push_text};

/// The kinds of emphasis by their marks, longer marks first.
/// A mark, and what it makes of the spans between two of it.
type Emphasis = (&'static str, fn(Vec<Span>) -> Span);

const EMPHASES: [Emphasis; 5] = [
    ("**", Span::Bold),
    ("__", Span::Underline),
    ("~~", Span::Strike),
    ("*", Span::Italic),
    ("_", Span::Italic),
];

/// The spans of a text.
pub fn parse(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some(start) = find_unescaped(rest, "```") {
        let fenced = &rest[start + 3..];
        let Some((code, after)) = fenced.split_once("```") else {
            break;
        };
        let before = &rest[..start];
        push_lines(&mut spans, before.strip_suffix('\n').unwrap_or(before));
        spans.push(Span::Fence(without_language(code).trim_matches('\n').to_owned()));
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    push_lines(&mut spans, rest);
    spans
}

/// Takes the language from the first line of a fence, if that line names one.
fn without_language(code: &str) -> &str {
    match code.split_once('\n') {
        Some((language, rest))
            if language.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-_".contains(&b)) =>
        {
            rest
        }
        _ => code,
    }
}

fn push_lines(spans: &mut Vec<Span>, text: &str) {
    for (index, line) in text.split('\n').enumerate() {
        let after_block = matches!(spans.last(), Some(Span::Heading(_) | Span::Quote(_)));
        if index > 0 && !after_block {
            spans.push(Span::Break);
        }
        push_line(spans, line);
    }
}

fn push_line(spans: &mut Vec<Span>, line: &str) {
    let heading = ["# ", "## ", "### "].into_iter().find_map(|mark| line.strip_prefix(mark));
    let trimmed = line.trim_start();
    let bullet = trimmed.strip_prefix("- ").or(trimmed.strip_prefix("* "));
    if let Some(text) = heading {
        spans.push(Span::Heading(inline(text, &[])));
    } else if let Some(text) = line.strip_prefix("-# ") {
        spans.push(Span::Small(inline(text, &[])));
    } else if let Some(text) = line.strip_prefix("> ") {
        spans.push(Span::Quote(inline(text, &[])));
    } else if let Some(text) = bullet {
        push_text(spans, &line[..line.len() - trimmed.len()]);
        push_text(spans, "• ");
        inline(text, &[]).into_iter().for_each(|span| push(spans, span));
    } else {
        inline(line, &[]).into_iter().for_each(|span| push(spans, span));
    }
}

/// The spans of a line. A mark in `open` is text here: no emphasis holds its own kind, so
/// the recursion is as deep as there are kinds.
fn inline(line: &str, open: &[&str]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(next) = line[at..].chars().next() {
        let taken = match next {
            '\\' => escape(&line[at..]),
            '`' => code(&line[at..]),
            '[' => link(&line[at..], open),
            '<' => mention(&line[at..]),
            '*' | '_' | '~' => emphasis(line, at, open),
            _ => None,
        };
        if let Some((span, length)) = taken {
            push(&mut spans, span);
            at += length;
        } else {
            push_text(&mut spans, next.encode_utf8(&mut [0; 4]));
            at += next.len_utf8();
        }
    }
    spans
}

/// A backslash takes the meaning from the punctuation after it.
fn escape(text: &str) -> Option<(Span, usize)> {
    let escaped = text[1..].chars().next().filter(char::is_ascii_punctuation)?;
    Some((Span::Text(escaped.to_string()), 2))
}

/// Code between one or two back-ticks.
fn code(text: &str) -> Option<(Span, usize)> {
    ["``", "`"].into_iter().find_map(|mark| {
        let (inside, _) = text.strip_prefix(mark)?.split_once(mark)?;
        let is_code = !inside.is_empty();
        is_code.then(|| (Span::Code(inside.to_owned()), inside.len() + 2 * mark.len()))
    })
}

/// `[label](https://…)`, the address in angle brackets or not.
fn link(text: &str, open: &[&str]) -> Option<(Span, usize)> {
    // A link inside a label would be a link in a link.
    if open.contains(&"[") {
        return None;
    }
    let label_end = find_unescaped(&text[1..], "]")? + 1;
    let (target, _) = text[label_end + 1..].strip_prefix('(')?.split_once(')')?;
    let url = target.strip_prefix('<').and_then(|url| url.strip_suffix('>')).unwrap_or(target);
    let label = inline(&text[1..label_end], &[open, &["["]].concat());
    Some((Span::Link { url: url.to_owned(), label }, label_end + 1 + target.len() + 2))
}

/// `<@80351110224678912>`, `<@&…>`, `<#…>`.
fn mention(text: &str) -> Option<(Span, usize)> {
    let (inside, _) = text[1..].split_once('>')?;
    let id = inside.trim_start_matches(['@', '&', '!', '#']);
    let is_mention = inside.len() > id.len()
        && inside.starts_with(['@', '#'])
        && !id.is_empty()
        && id.bytes().all(|b| b.is_ascii_digit());
    is_mention.then(|| (Span::Mention(inside.to_owned()), inside.len() + 2))
}

/// The emphasis that begins at `at`, and its length in bytes.
fn emphasis(line: &str, at: usize, open: &[&str]) -> Option<(Span, usize)> {
    let before = line[..at].chars().next_back();
    EMPHASES.into_iter().find_map(|(mark, kind)| {
        let inner = line[at..].strip_prefix(mark)?;
        // `snake_case` is no emphasis, `a*b*` is.
        let inside_a_word = mark == "_" && before.is_some_and(char::is_alphanumeric);
        if open.contains(&mark) || inside_a_word || inner.starts_with(char::is_whitespace) {
            return None;
        }
        let length = closing(inner, mark)?;
        let spans = inline(&inner[..length], &[open, &[mark]].concat());
        Some((kind(spans), length + 2 * mark.len()))
    })
}

/// Where the closing mark stands, not in code and not escaped.
fn closing(inner: &str, mark: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = inner[at..].chars().next() {
        let rest = &inner[at..];
        // A longer run of the same sign closes something else: `**` is no end of `*`.
        let run = rest.len() - rest.trim_start_matches(next).len();
        if at > 0 && rest.starts_with(mark) && (mark.len() == 2 || run != 2) {
            let after = rest[mark.len()..].chars().next();
            if mark != "_" || !after.is_some_and(char::is_alphanumeric) {
                return Some(at);
            }
        }
        at += match next {
            '\\' => escape(rest).map_or(1, |(_, length)| length),
            '`' => code(rest).map_or(1, |(_, length)| length),
            '*' | '_' | '~' => run,
            _ => next.len_utf8(),
        };
    }
    None
}

/// Where `wanted` first stands without a backslash before it.
fn find_unescaped(text: &str, wanted: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        if text[at..].starts_with(wanted) {
            return Some(at);
        }
        at += match next {
            '\\' => escape(&text[at..]).map_or(1, |(_, length)| length),
            _ => next.len_utf8(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::rich_text::markup;
    use super::*;

    fn html(text: &str) -> String {
        markup(&parse(text)).into_string()
    }

    #[test]
    fn emphasis_code_and_links_are_drawn() {
        assert_eq!(
            html("**Ask** *your* _own_ __IT__ ~~old~~ `Get-Mailbox **`\nnow"),
            "<strong>Ask</strong> <em>your</em> <em>own</em> <u>IT</u> <s>old</s> \
             <code translate=\"no\">Get-Mailbox **</code><br>now"
        );
        assert_eq!(
            html("Open [contoso.com/a](https://contoso.com/a?b=1&c=2)."),
            "Open <a href=\"https://contoso.com/a?b=1&amp;c=2\" rel=\"noreferrer\">\
             contoso.com/a</a>."
        );
        assert_eq!(
            html("**see [the *page*](<https://contoso.com>)**"),
            "<strong>see <a href=\"https://contoso.com\" rel=\"noreferrer\">\
             the <em>page</em></a></strong>"
        );
    }

    #[test]
    fn lines_have_their_kinds() {
        assert_eq!(
            html("## Steps\n- one\n  - two\n> said\n-# small"),
            "<div class=\"big\">Steps</div>• one<br>  • two<br><blockquote>said</blockquote>\
             <small>small</small>"
        );
    }

    #[test]
    fn a_fence_keeps_its_text_without_its_language() {
        assert_eq!(
            html("Run:\n```powershell\nGet-Mailbox **a**\n```\nThen wait."),
            "Run:<pre translate=\"no\"><code>Get-Mailbox **a**</code></pre>Then wait."
        );
        assert_eq!(html("```one line```"), "<pre translate=\"no\"><code>one line</code></pre>");
        assert_eq!(html("a \\`\\`\\` b"), "a ``` b");
    }

    #[test]
    fn what_was_escaped_comes_out_as_it_was_written() {
        assert_eq!(
            parse("\\*\\*no\\*\\* \\[a\\]\\(https://evil.example\\) \\<@1\\> C:\\temp"),
            [Span::Text("**no** [a](https://evil.example) <@1> C:\\temp".to_owned())]
        );
    }

    #[test]
    fn marks_inside_words_and_beside_spaces_are_text() {
        for text in ["snake_case_name", "2 * 3", "**", "~ a ~", "_", "<b>", "[a] (b)", "<@x>"] {
            assert_eq!(parse(text), [Span::Text(text.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_would_ping_is_shown_as_a_mention() {
        assert_eq!(parse("<@80351110224678912>"), [Span::Mention("@80351110224678912".to_owned())]);
    }

    #[test]
    fn odd_text_is_neither_lost_nor_fatal() {
        for text in ["[", "[]", "[](", "`", "\\", "é\\é", "[x](javascript:alert(1))", "<", ""] {
            let html = html(text);
            assert!(!html.contains("href"), "{text}: {html}");
        }
        let deep = "*_~~**__".repeat(500);
        assert!(!parse(&deep).is_empty());
    }
}
