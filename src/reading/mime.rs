//! The parts of a message (RFC 5322, MIME: RFC 2045 to 2049), found within bounds.
//!
//! mail-parser decodes fields, bodies and character sets. The tree of parts is walked here,
//! because a bomb of nested parts has to end at [`MOST_LEVELS`] and [`MOST_PARTS`], and the
//! megabytes of an attachment need not be decoded to be left out.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::html::html_to_text;
use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};

/// How deep parts may lie in each other; what lies deeper is left out.
pub const MOST_LEVELS: usize = 8;

/// How many parts are read of one message.
pub const MOST_PARTS: usize = 64;

/// How much of one header field is read, in bytes.
const LONGEST_FIELD: usize = 4 * 1024;

/// A message, or a part of one: a header and a body.
#[derive(Clone, Copy, Debug)]
pub struct Entity<'a> {
    pub header: &'a str,
    body: &'a str,
}

/// What a part holds.
pub enum Content<'a> {
    /// Reports of delivery, field by field (RFC 3464).
    DeliveryStatus(Cow<'a, str>),
    /// The header of the message that a report is about (RFC 6522 §4).
    Headers(Cow<'a, str>),
    /// An attached message (RFC 2046 §5.2.1).
    Message(Cow<'a, str>),
    Parts {
        parts: Vec<Entity<'a>>,
        are_alternatives: bool,
    },
    Text(Cow<'a, str>),
    /// Pictures, archives and all else that nobody can read.
    Other,
}

impl<'a> Entity<'a> {
    /// Parts header from body: at the first empty line, or all is header.
    pub fn of(source: &'a str) -> Self {
        // The header is empty if the first line is.
        for empty in ["\r\n", "\n"] {
            if let Some(body) = source.strip_prefix(empty) {
                return Self { header: "", body };
            }
        }
        let mut from = 0;
        while let Some(line_end) = memchr::memchr(b'\n', &source.as_bytes()[from..]) {
            let next = from + line_end + 1;
            let rest = &source[next..];
            if let Some(body) = rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n")) {
                return Self { header: &source[..next], body };
            }
            from = next;
        }
        Self { header: source, body: "" }
    }

    /// A field's body, unfolded and with its encoded words decoded (RFC 2047).
    pub fn text(&self, name: &str) -> Option<String> {
        let field = fields(self.header).find(|field| field.is(name))?;
        Some(field.text())
    }

    pub fn content(&self) -> Content<'a> {
        let kind = self.content_type();
        let kind = kind.as_ref();
        let is = |wanted: &str| {
            let kind_is = |kind: &ContentType<'_>| {
                let subtype = kind.subtype().unwrap_or_default();
                wanted.split_once('/').is_some_and(|(kind_wanted, subtype_wanted)| {
                    kind.ctype().eq_ignore_ascii_case(kind_wanted)
                        && (subtype_wanted == "*" || subtype.eq_ignore_ascii_case(subtype_wanted))
                })
            };
            kind.is_some_and(kind_is)
        };
        let boundary = kind.and_then(|kind| kind.attribute("boundary"));
        if is("multipart/*") {
            let parts = boundary.map(|boundary| parts(self.body, boundary)).unwrap_or_default();
            // Without its boundary it can still be read as what people see of it.
            return if parts.is_empty() {
                Content::Text(self.body.into())
            } else {
                Content::Parts { parts, are_alternatives: is("multipart/alternative") }
            };
        }
        let charset = kind.and_then(|kind| kind.attribute("charset"));
        let decoded = || self.decoded_body(charset);
        if is("message/delivery-status") || is("message/global-delivery-status") {
            Content::DeliveryStatus(decoded())
        } else if is("text/rfc822-headers") || is("message/global-headers") {
            Content::Headers(decoded())
        } else if is("message/rfc822") || is("message/global") {
            Content::Message(decoded())
        } else if is("text/html") {
            Content::Text(html_to_text(&decoded()).into())
        } else if kind.is_none() || is("text/plain") || is("text/enriched") {
            Content::Text(decoded())
        } else {
            Content::Other
        }
    }

    fn content_type(&self) -> Option<ContentType<'static>> {
        let field = fields(self.header).find(|field| field.is("content-type"))?;
        let body = format!("{}\n", field.body);
        match MessageStream::new(body.as_bytes()).parse_content_type().into_owned() {
            HeaderValue::ContentType(kind) => Some(kind),
            _ => None,
        }
    }

    fn decoded_body(&self, charset: Option<&str>) -> Cow<'a, str> {
        let encoding = self.text("content-transfer-encoding").unwrap_or_default();
        let bytes = match encoding.trim().to_ascii_lowercase().as_str() {
            "base64" => base64(self.body),
            "quoted-printable" => {
                let mut stream = MessageStream::new(self.body.as_bytes());
                Some(stream.decode_quoted_printable_mime(b"").1.into_owned())
            }
            // What was pasted has its characters already; only codes in ASCII remain.
            _ if self.body.is_ascii() && charset.is_some_and(is_in_ascii) => {
                Some(self.body.as_bytes().to_vec())
            }
            _ => None,
        };
        let Some(bytes) = bytes else { return self.body.into() };
        match charset.and_then(|charset| charset_decoder(charset.as_bytes())) {
            Some(decode) => decode(&bytes).into(),
            None => String::from_utf8_lossy(&bytes).into_owned().into(),
        }
    }
}

/// Base64, also of a text that was cut in the middle of a group of four.
fn base64(body: &str) -> Option<Vec<u8>> {
    let end = body.rfind(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='))?;
    let body = &body[..=end];
    let digits = body.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'=').count();
    let is_cut = digits % 4 == 1;
    base64_decode(&body.as_bytes()[..body.len() - usize::from(is_cut)])
}

/// Character sets that write other characters with ASCII's.
fn is_in_ascii(charset: &str) -> bool {
    ["iso-2022-", "utf-7"]
        .iter()
        .any(|name| charset.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
}

/// The parts between lines of `--boundary` (RFC 2046 §5.1.1). The last one may be cut.
fn parts<'a>(body: &'a str, boundary: &str) -> Vec<Entity<'a>> {
    let delimiter = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut part: Option<usize> = None;
    for at in memchr::memmem::find_iter(body.as_bytes(), &delimiter) {
        let begins_line = at == 0 || body.as_bytes()[at - 1] == b'\n';
        let behind = &body[at + delimiter.len()..];
        // Another boundary may begin with this one.
        let is_whole = behind.starts_with("--") || behind.starts_with([' ', '\t', '\r', '\n']);
        if !begins_line || !(is_whole || behind.is_empty()) {
            continue;
        }
        if let Some(start) = part.take() {
            parts.push(Entity::of(&body[start..at]));
        }
        if behind.starts_with("--") || parts.len() == MOST_PARTS {
            return parts;
        }
        let line_end = behind.find('\n').map_or(body.len(), |end| at + delimiter.len() + end + 1);
        part = Some(line_end);
    }
    parts.extend(part.map(|start| Entity::of(&body[start..])));
    parts
}

/// One field of a header.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    pub name: &'a str,
    /// Still folded and encoded.
    pub body: &'a str,
}

impl Field<'_> {
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Its body, unfolded and with its encoded words decoded (RFC 2047).
    pub fn text(&self) -> String {
        let body = format!("{}\n", self.body);
        let decoded = MessageStream::new(body.as_bytes()).parse_unstructured();
        let text = decoded.as_text().unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The fields of a header, each with at most [`LONGEST_FIELD`] bytes of its body. Lines that
/// are none are passed over.
pub fn fields(header: &str) -> impl Iterator<Item = Field<'_>> {
    let mut rest = header;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let end = field_end(rest);
            let (field, behind) = rest.split_at(end);
            rest = behind;
            let Some((name, body)) = field.split_once(':') else { continue };
            let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic());
            if is_name {
                let body = body.trim();
                return Some(Field {
                    name,
                    body: &body[..body.floor_char_boundary(LONGEST_FIELD)],
                });
            }
        }
    })
}

/// Where the first field ends: lines that begin with white space continue it.
fn field_end(header: &str) -> usize {
    let bytes = header.as_bytes();
    let mut from = 0;
    while let Some(line_end) = memchr::memchr(b'\n', &bytes[from..]) {
        from += line_end + 1;
        if !matches!(bytes.get(from), Some(b' ' | b'\t')) {
            return from;
        }
    }
    header.len()
}
