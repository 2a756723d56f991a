//! The parts of an address: host, path, parameters, each taken at its word.

use encoding_rs::GBK;
use percent_encoding::{AsciiSet, percent_decode_str, percent_encode};

/// A parameter of a query: its name, and its value where there is a `=`.
pub(crate) type Parameter = (Box<str>, Option<Box<str>>);

/// Why a text is no former address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormerFault {
    /// Nothing that names a page.
    Empty,
    /// Neither http nor https, or no host behind it.
    Scheme,
    /// A host without http or https before it.
    BareHost,
    /// What names the page stands behind `#`, which no server is told.
    Route,
    /// A character that stands in no address.
    Character(char),
    /// An empty part, `.` or `..`.
    Segment,
    /// What is coded with `%` is neither UTF-8 nor GBK.
    Coding,
    /// Servers use a part of it for settings or files of their own.
    Reserved(Box<str>),
}

/// The host of a whole address, and what follows it.
pub(super) fn split_host(text: &str) -> Result<(Option<String>, &str), FormerFault> {
    let whole = match text.split_once("://") {
        // An address may stand in the query of another.
        Some((scheme, _)) if scheme.contains(['/', '?']) => None,
        Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => Some(rest),
            _ => return Err(FormerFault::Scheme),
        },
        None => text.strip_prefix("//"),
    };
    let Some(whole) = whole else {
        let head = text.split(['/', '?']).next().unwrap_or_default();
        let is_host = head.starts_with("www.")
            || [".cn", ".com", ".net", ".org"].iter().any(|end| head.ends_with(end));
        return match head {
            _ if head.contains(':') => Err(FormerFault::Scheme),
            _ if is_host => Err(FormerFault::BareHost),
            _ => Ok((None, text)),
        };
    };
    let end = whole.find(['/', '?']).unwrap_or(whole.len());
    // The port is no part of the name by which a server knows its host.
    let host = whole[..end].split(':').next().unwrap_or_default();
    match url::Host::parse(host) {
        Ok(host) => Ok((Some(host.to_string()), &whole[end..])),
        Err(_) => Err(FormerFault::Scheme),
    }
}

/// Characters that no setting of a server can be trusted with, or that are slips of the keyboard.
fn is_refused(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || "\"'\\<>{}|^`$*[]%，。、；：？！“”‘’　".contains(character)
}

/// `text` with what is coded in it read. Bytes of GBK, which servers compare as bytes, stay coded
/// (`%B4%F0`); no other `%` is left.
pub(super) fn decoded(text: &str) -> Result<String, FormerFault> {
    if let Some(character) = text.chars().find(|one| *one != '%' && is_refused(*one)) {
        return Err(FormerFault::Character(character));
    }
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    // A blank may be coded in a name; whoever means one writes it so.
    let refused = |one: &char| *one != ' ' && is_refused(*one);
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(other) if GBK.decode_without_bom_handling(other.as_bytes()).1 => {
            return Err(FormerFault::Coding);
        }
        Err(other) => {
            let ascii = other.as_bytes().iter().filter(|one| one.is_ascii());
            return match ascii.map(|one| char::from(*one)).find(refused) {
                Some(character) => Err(FormerFault::Character(character)),
                None => Ok(percent_encode(other.as_bytes(), BEYOND_ASCII).to_string()),
            };
        }
    };
    match text.chars().find(refused) {
        Some(character) => Err(FormerFault::Character(character)),
        None => Ok(text),
    }
}

/// What is not ASCII; no control character is let through before.
const BEYOND_ASCII: &AsciiSet = &AsciiSet::EMPTY;

/// The parameters of a query, in the order in which they stand.
pub(super) fn parameters(query: &str) -> Result<Vec<Parameter>, FormerFault> {
    let one = |part: &str| {
        let (name, value) = match part.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (part, None),
        };
        Ok((decoded(name)?.into(), value.map(decoded).transpose()?.map(Into::into)))
    };
    query.split('&').filter(|part| !part.is_empty()).map(one).collect()
}

/// The segment of `text` that servers and hosts take for settings or files of their own.
#[must_use]
pub(super) fn reserved(text: &str) -> Option<&str> {
    const NAMES: &[&str] = &[
        "_headers",
        "_redirects",
        "_routes.json",
        "_worker.js",
        "cgi-bin",
        "cname",
        "nginx.conf",
        "staticwebapp.config.json",
        "vercel.json",
        "web-inf",
        "web.config",
    ];
    let hidden =
        |segment: &&str| segment.starts_with('.') && !segment.chars().all(|one| one == '.');
    let known = |segment: &&str| NAMES.contains(&segment.to_ascii_lowercase().as_str());
    text.split('/').find(|segment| hidden(segment) || known(segment))
}
