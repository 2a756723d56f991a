//! What may stand in a source and print nothing, or something else: the marks of Markdown, read one
//! by one where they stand and without the parser.

use super::attributes::is_attribute;
use super::element::{is_element, is_void, may_stay_open};
use super::entity::decoded;
use super::list::marker;
use super::raw_html::{ELEMENTS, silent, tag};
use super::script::is_twin;

/// What a character of the source begins that does not print as it is.
#[derive(Debug, PartialEq)]
pub(super) enum Mark {
    /// So many bytes print nothing.
    Silent(usize),
    /// So many bytes print as so many others.
    Prints { source: usize, printed: usize },
    /// Words that read as the definition of a link.
    Definition,
    /// Words that read as a tag.
    Tag,
    /// A comment that nothing ends.
    Comment,
    /// No mark at all.
    None,
}

/// Marks of one body; it remembers where its elements end last.
pub(super) struct Marks<'a> {
    body: &'a str,
    ends: Vec<(String, usize)>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        Self { body, ends: Vec::new() }
    }

    /// The mark at `at`, where `printed` comes next on the page.
    pub(super) fn at(&mut self, at: usize, printed: &str) -> Mark {
        let rest = &self.body[at..];
        let Some(first) = rest.chars().next() else { return Mark::None };
        match first {
            '`' | '~' => fence(rest, || self.is_head(at)),
            '*' | '_' | '|' => Mark::Silent(1),
            '\\' => escape(rest, printed),
            '#' if self.is_head(at) || line(rest).trim_end().bytes().all(|b| b == b'#') => {
                Mark::Silent(1)
            }
            '>' if self.is_head(at) || self.ends_address(at) => Mark::Silent(1),
            '-' | '+' | '=' | ':' if self.is_head(at) => rule_or_bullet(rest),
            '!' if rest.starts_with("![") => image(rest),
            '[' => self.bracket(at),
            ']' => Mark::Silent(1 + tail(&rest[1..])),
            '<' => self.markup(at, printed),
            '&' => entity(rest, printed),
            '{' => attributes(rest),
            _ => match printed.chars().next() {
                Some(twin) if is_twin(first, twin) => {
                    Mark::Prints { source: first.len_utf8(), printed: twin.len_utf8() }
                }
                _ => Mark::None,
            },
        }
    }

    /// Whether nothing but marks stands before `at` in its line.
    fn is_head(&self, at: usize) -> bool {
        const LONGEST: usize = 64;
        let before = self.body.as_bytes()[..at].iter().rev();
        let head = |b: &&u8| b" \t>-+*#.)|:=".contains(b) || b.is_ascii_digit();
        let count = before.clone().take(LONGEST).take_while(head).count();
        at == count || before.clone().nth(count).is_some_and(|b| *b == b'\n')
    }

    /// Whether an address in pointed brackets ends here.
    fn ends_address(&self, at: usize) -> bool {
        let inside = self.body[..at].rsplit(['<', '\n', ' ']).next().unwrap_or_default();
        self.body[..at - inside.len()].ends_with('<') && inside.contains([':', '@'])
    }

    fn bracket(&self, at: usize) -> Mark {
        let rest = &self.body[at..];
        if rest.starts_with("[^") {
            let length = line(rest).find(']').map_or(1, |end| end + 1);
            let colon = usize::from(rest[length..].starts_with(':') && self.is_head(at));
            return Mark::Silent(length + colon);
        }
        let is_head = self.is_head(at);
        if is_head && ["[ ] ", "[x] ", "[X] "].iter().any(|task| rest.starts_with(task)) {
            return Mark::Silent(3);
        }
        let label = line(rest).split_inclusive("]:").next().filter(|label| label.ends_with("]:"));
        match label.filter(|label| is_head && !label[..label.len() - 2].contains(']')) {
            Some(label) => self.definition(rest, label),
            None => Mark::Silent(1),
        }
    }

    /// A definition is one if its target is an address and something refers to it.
    fn definition(&self, rest: &str, label: &str) -> Mark {
        let name = &label[..label.len() - 1];
        let (mut line, behind) = (line(rest), label.len());
        let mut target = line[behind..].trim_start();
        if target.trim().is_empty() {
            line = &rest[..rest.match_indices('\n').nth(1).map_or(rest.len(), |(at, _)| at)];
            target = line[behind..].trim_start();
        }
        let target = target.split_whitespace().next().unwrap_or_default();
        let is_address = target.contains(['/', '#', '.', ':', '@']) && target.is_ascii()
            || target.starts_with(['<', '/', '.', '#'])
            || target.rsplit_once('.').is_some_and(|(_, end)| {
                (2..=5).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        let is_used = self.body.to_lowercase().matches(&name.to_lowercase()).count() > 1;
        if is_address && is_used { Mark::Silent(line.len()) } else { Mark::Definition }
    }

    fn markup(&mut self, at: usize, printed: &str) -> Mark {
        let rest = &self.body[at..];
        if rest.starts_with("<!--") {
            let length = silent(rest).unwrap_or(rest.len());
            return if rest[..length].ends_with("-->") {
                Mark::Silent(length)
            } else {
                Mark::Comment
            };
        }
        if silent(rest).is_some() {
            return Mark::Tag;
        }
        let inside = rest[1..].split(['>', '<', '\n', ' ']).next().unwrap_or_default();
        if !inside.starts_with('/') && inside.contains([':', '@']) && !inside.contains('"') {
            // An address prints, a name with a colon goes with what Word wrote behind it.
            let is_address =
                inside.contains("://") || inside.contains('@') || inside.contains("mailto");
            let whole = rest.find('>').map_or(rest.len(), |end| end + 1);
            return Mark::Silent(if is_address { 1 } else { whole });
        }
        let Some(Some(tag)) = tag(rest) else { return Mark::None };
        let name = tag.name.to_ascii_lowercase();
        if name.contains(':') {
            return Mark::Silent(tag.written.len());
        }
        let is_shown = || ELEMENTS.iter().any(|(known, _)| *known == name) || name == "wbr";
        let is_sound = match () {
            () if !is_element(&name) => false,
            // `分为<P>类` begins no paragraph.
            () if name == "p" && !tag.closing && !self.is_head(at) => self.last_end(&name) > at,
            () if tag.closing || may_stay_open(&name) => true,
            () if is_void(&name) => is_shown(),
            () => self.last_end(&name) > at,
        };
        let source = tag.written.len();
        if !is_sound {
            return Mark::Tag;
        }
        // An item of a raw list prints a number that the source has not.
        let behind = rest[source..].trim_start();
        let is_item = name == "li" && !tag.closing;
        match marker(printed).filter(|number| is_item && !behind.starts_with(number)) {
            Some(number) => Mark::Prints { source, printed: number.len() },
            None => Mark::Silent(source),
        }
    }

    /// Where the last end tag of the name stands; 0 where there is none.
    fn last_end(&mut self, name: &str) -> usize {
        if let Some((_, at)) = self.ends.iter().find(|(known, _)| known == name) {
            return *at;
        }
        let at = self.body.to_ascii_lowercase().rfind(&format!("</{name}")).unwrap_or(0);
        self.ends.push((name.to_owned(), at));
        at
    }
}

fn line(rest: &str) -> &str {
    rest.split('\n').next().unwrap_or_default()
}

/// A line that opens or closes code, with an info string that is no text.
fn fence(rest: &str, is_head: impl Fn() -> bool) -> Mark {
    let sign = rest.as_bytes()[0];
    let length = rest.bytes().take_while(|&b| b == sign).count();
    let line = line(rest);
    Mark::Silent(if length >= 3 && is_head() && line.is_ascii() { line.len() } else { 1 })
}

fn escape(rest: &str, printed: &str) -> Mark {
    match rest[1..].chars().next() {
        None | Some('\n' | '\r') => Mark::Silent(1),
        Some(next) if next.is_ascii_punctuation() && printed.starts_with(next) => {
            Mark::Prints { source: 2, printed: 1 }
        }
        // What it escapes is a mark to what prints: `\&` in an address.
        Some(next) if next.is_ascii_punctuation() => Mark::Silent(1),
        Some(_) => Mark::None,
    }
}

/// A line of dashes, the rule below a table's head, or the sign before an item.
fn rule_or_bullet(rest: &str) -> Mark {
    let line = line(rest).trim_end();
    if line.bytes().all(|b| b" \t-=:|+*".contains(&b)) {
        return Mark::Silent(line.len());
    }
    match rest.as_bytes() {
        [b'-' | b'+', b' ' | b'\t', ..] => Mark::Silent(1),
        _ => Mark::None,
    }
}

/// An image: its text is not the body's.
fn image(rest: &str) -> Mark {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Mark::Silent(at + 1 + tail(&rest[at + 1..]));
        }
    }
    Mark::None
}

/// How long the target is that stands behind a closing bracket: `(a.pdf "title")`, `[name]`.
fn tail(rest: &str) -> usize {
    if rest.starts_with('[') {
        return rest.find(']').map_or(0, |end| end + 1);
    }
    if !rest.starts_with('(') {
        return 0;
    }
    let mut depth = 0_usize;
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match (c, quote) {
            _ if escaped => escaped = false,
            ('\\', _) => escaped = true,
            (_, Some(end)) => quote = (c != end).then_some(end),
            ('<', None) if at == 1 => quote = Some('>'),
            ('"' | '\'', None) if rest[..at].ends_with(char::is_whitespace) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    0
}

fn entity(rest: &str, printed: &str) -> Mark {
    let name = rest[1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let length = 1 + name + usize::from(rest[1 + name..].starts_with(';'));
    let text = decoded(&rest[..length]);
    if text == rest[..length] {
        return Mark::None;
    }
    let text = text.trim();
    if text.is_empty() {
        return Mark::Silent(length);
    }
    if printed.starts_with(text) {
        return Mark::Prints { source: length, printed: text.len() };
    }
    Mark::None
}

/// `{#id}` behind a heading.
fn attributes(rest: &str) -> Mark {
    let line = line(rest).trim_end();
    let inside = line.strip_prefix('{').and_then(|inside| inside.strip_suffix('}'));
    let is_block = inside.is_some_and(|inside| {
        let mut tokens = inside.split_ascii_whitespace().peekable();
        tokens.peek().is_some() && tokens.all(is_attribute)
    });
    if is_block { Mark::Silent(line.len()) } else { Mark::None }
}
