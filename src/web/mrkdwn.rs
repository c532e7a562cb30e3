//! Slack's mrkdwn, read as Slack reads it.
//!
//! The rules: "Formatting text for app surfaces" on docs.slack.dev, read on 2026-11-20.
//! Slack also links bare addresses; here they stay text, so that nothing a person pasted
//! becomes a link on the page.

use super::rich_text::{Span, push, push_text};

/// The spans of a mrkdwn text.
pub fn parse(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some((before, fenced)) = rest.split_once("```") {
        let Some((code, after)) = fenced.split_once("```") else {
            break;
        };
        push_lines(&mut spans, before.strip_suffix('\n').unwrap_or(before));
        spans.push(Span::Fence(unescape(code.trim_matches('\n'))));
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    push_lines(&mut spans, rest);
    spans
}

fn push_lines(spans: &mut Vec<Span>, text: &str) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 && !matches!(spans.last(), Some(Span::Quote(_))) {
            spans.push(Span::Break);
        }
        // A `>` at the start of a line quotes, escaped or not.
        match line.strip_prefix("&gt;").or(line.strip_prefix('>')) {
            Some(quoted) => spans.push(Span::Quote(inline(quoted.trim_start(), &[]))),
            None => inline(line, &[]).into_iter().for_each(|span| push(spans, span)),
        }
    }
}

/// The spans of a line. A mark in `open` is text here: no emphasis holds its own kind, so
/// the recursion is at most three deep.
fn inline(line: &str, open: &[char]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(next) = line[at..].chars().next() {
        let taken = match next {
            '&' => entity(&line[at..]),
            '<' => angle(&line[at..]),
            '`' => code(&line[at..]),
            '*' | '_' | '~' if !open.contains(&next) => emphasis(line, at, next, open),
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

/// `&amp;`, `&lt;` and `&gt;`: the three that Slack asks to be escaped, and no others.
fn entity(text: &str) -> Option<(Span, usize)> {
    [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")]
        .into_iter()
        .find(|(escaped, _)| text.starts_with(escaped))
        .map(|(escaped, plain)| (Span::Text(plain.to_owned()), escaped.len()))
}

/// Text as it was before its three characters were escaped, as Slack shows it everywhere.
pub fn unescape(text: &str) -> String {
    // `&amp;` last: `&amp;lt;` means the text `&lt;`.
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// `<https://…|label>`, `<!here>`, `<@U012AB3CD>`, `<#C012AB3CD|general>`.
fn angle(text: &str) -> Option<(Span, usize)> {
    let (inside, _) = text[1..].split_once('>')?;
    let (target, label) = inside.split_once('|').unwrap_or((inside, inside));
    let span = match target.chars().next()? {
        '!' => Span::Mention(format!("@{}", unescape(&target[1..]))),
        '@' => Span::Mention(unescape(label)),
        '#' => Span::Mention(format!("#{}", unescape(label.trim_start_matches('#')))),
        _ => Span::Link { url: unescape(target), label: vec![Span::Text(unescape(label))] },
    };
    Some((span, inside.len() + 2))
}

fn code(text: &str) -> Option<(Span, usize)> {
    let (inside, _) = text[1..].split_once('`').filter(|(inside, _)| !inside.is_empty())?;
    Some((Span::Code(unescape(inside)), inside.len() + 2))
}

/// `*bold*`, `_italic_` or `~struck~` that begins at `at`, and its length in bytes.
fn emphasis(line: &str, at: usize, mark: char, open: &[char]) -> Option<(Span, usize)> {
    let inside_a_word = line[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    if inside_a_word {
        return None;
    }
    let inner = &line[at + 1..];
    let length = closing(inner, mark)?;
    let spans = inline(&inner[..length], &[open, &[mark]].concat());
    let span = match mark {
        '*' => Span::Bold(spans),
        '_' => Span::Italic(spans),
        _ => Span::Strike(spans),
    };
    Some((span, length + 2))
}

/// Where the closing mark of an emphasis stands: after something that is no space, before
/// something that is no letter, and not in code or in a link.
fn closing(inner: &str, mark: char) -> Option<usize> {
    let mut before = ' ';
    let mut at = 0;
    while let Some(next) = inner[at..].chars().next() {
        let after = inner[at + next.len_utf8()..].chars().next();
        if next == mark && !before.is_whitespace() && !after.is_some_and(char::is_alphanumeric) {
            return Some(at);
        }
        if at == 0 && next.is_whitespace() {
            return None;
        }
        let skipped = match next {
            '`' => code(&inner[at..]).map(|(_, length)| length),
            '<' => angle(&inner[at..]).map(|(_, length)| length),
            _ => None,
        };
        at += skipped.unwrap_or(next.len_utf8());
        before = next;
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
            html("*Ask* _your_ ~old~ `Get-Mailbox *`\nnow"),
            "<strong>Ask</strong> <em>your</em> <s>old</s> \
             <code translate=\"no\">Get-Mailbox *</code><br>now"
        );
        assert_eq!(
            html("Open <https://contoso.com/a?b=1&amp;c=2|contoso.com/a>."),
            "Open <a href=\"https://contoso.com/a?b=1&amp;c=2\" rel=\"noreferrer\">\
             contoso.com/a</a>."
        );
        assert_eq!(
            html("*see <https://contoso.com|the *page*>*"),
            "<strong>see <a href=\"https://contoso.com\" rel=\"noreferrer\">\
             the *page*</a></strong>"
        );
    }

    #[test]
    fn a_fence_keeps_its_text_and_swallows_the_lines_around_it() {
        assert_eq!(
            html("Run:\n```\nGet-Mailbox &lt;*a*&gt;\n_b_\n```\nThen wait."),
            "Run:<pre translate=\"no\"><code>Get-Mailbox &lt;*a*&gt;\n_b_</code></pre>Then wait."
        );
        assert_eq!(html("a ``` b"), "a ``` b");
    }

    #[test]
    fn marks_inside_words_and_beside_spaces_are_text() {
        for text in ["snake_case_name", "2 * 3 * 4", "* a", "5*", "**", "a*b*", "_ _"] {
            assert_eq!(parse(text), [Span::Text(text.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_was_escaped_comes_out_as_it_was_written() {
        assert_eq!(
            parse("&lt;!channel&gt; &amp;lt; &quot;"),
            [Span::Text("<!channel> &lt; &quot;".to_owned())]
        );
        assert_eq!(html("&lt;script&gt;"), "&lt;script&gt;");
    }

    #[test]
    fn what_would_ping_is_shown_as_a_mention() {
        assert_eq!(parse("<!channel>"), [Span::Mention("@channel".to_owned())]);
        assert_eq!(parse("<#C012AB3CD|help>"), [Span::Mention("#help".to_owned())]);
    }

    #[test]
    fn a_quoted_line_is_a_quote() {
        assert_eq!(
            html("> one\n&gt; two\nthree"),
            "<blockquote>one</blockquote><blockquote>two</blockquote>three"
        );
    }

    #[test]
    fn odd_text_is_neither_lost_nor_fatal() {
        for text in ["<", "<>", "<|>", "`", "``", "*", "é*è*é", "<javascript:alert(1)|x>", "&", ""]
        {
            let html = html(text);
            assert!(!html.contains("href"), "{text}: {html}");
        }
        let deep = "*_~".repeat(2_000);
        assert!(!parse(&deep).is_empty());
    }
}
