//! What may stand in a source and print nothing, or something else: the marks of Markdown, read one
//! by one where they stand and without the parser.

use std::collections::HashMap;

use super::bytes::{Next, first_line};
use super::element::{is_element, is_void, may_stay_open};
use super::list::marker;
use super::raw_html::{ELEMENTS, tag};
use super::script::is_twin;
use super::sign::{
    LONGEST, Mark, attributes, ends_heading, entity, escape, fence, image, labels, line,
    rule_or_bullet, tail,
};

/// Marks of one body, asked for from its beginning to its end. What is far away is looked for
/// once: where elements end last, where comments end next, which labels are used.
pub(super) struct Marks<'a> {
    body: &'a str,
    ends: Vec<(String, usize)>,
    comment_end: Next,
    tag_end: Next,
    /// How often each label in brackets is written, once that was asked.
    labels: Option<HashMap<String, usize>>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        Self {
            body,
            ends: Vec::new(),
            comment_end: Next::new("-->", body),
            tag_end: Next::new(">", body),
            labels: None,
        }
    }

    /// The mark at `at`, where `printed` comes next on the page.
    pub(super) fn at(&mut self, at: usize, printed: &str) -> Mark {
        let rest = &self.body[at..];
        let Some(first) = rest.chars().next() else { return Mark::None };
        match first {
            '`' | '~' => fence(rest, || self.is_head(at)),
            '*' | '_' | '|' => Mark::Silent(1),
            '\\' => escape(rest, printed),
            '#' if self.is_head(at) || ends_heading(rest) => Mark::Silent(1),
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
        let near = self.body.floor_char_boundary(at.saturating_sub(LONGEST));
        let inside = self.body[near..at].rsplit(['<', '\n', ' ']).next().unwrap_or_default();
        self.body[..at - inside.len()].ends_with('<') && inside.contains([':', '@'])
    }

    fn bracket(&mut self, at: usize) -> Mark {
        let rest = &self.body[at..];
        if rest.starts_with("[^") {
            let length = first_line(rest, LONGEST).find(']').map_or(1, |end| end + 1);
            let colon = usize::from(rest[length..].starts_with(':') && self.is_head(at));
            return Mark::Silent(length + colon);
        }
        let is_head = self.is_head(at);
        if is_head && ["[ ] ", "[x] ", "[X] "].iter().any(|task| rest.starts_with(task)) {
            return Mark::Silent(3);
        }
        if !is_head {
            return Mark::Silent(1);
        }
        let line = first_line(rest, LONGEST);
        let label = line.split_inclusive("]:").next().filter(|label| label.ends_with("]:"));
        match label.filter(|label| !label[..label.len() - 2].contains(']')) {
            Some(label) => self.definition(rest, label),
            None => Mark::Silent(1),
        }
    }

    /// A definition is one if its target is an address and something refers to it.
    fn definition(&mut self, rest: &str, label: &str) -> Mark {
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
        let length = line.len();
        if is_address && self.is_used(name) { Mark::Silent(length) } else { Mark::Definition }
    }

    /// Whether a label, given with its brackets, is written more than once.
    fn is_used(&mut self, label: &str) -> bool {
        let body = self.body;
        let labels = self.labels.get_or_insert_with(|| labels(&body.to_lowercase()));
        let label = label.to_lowercase();
        // Of a label with a bracket in it, what stands behind that tells.
        let last = label.rfind('[').map_or("", |at| &label[at + 1..]);
        labels.get(last.trim_end_matches(']')).is_some_and(|count| *count > 1)
    }

    fn markup(&mut self, at: usize, printed: &str) -> Mark {
        let rest = &self.body[at..];
        if rest.starts_with("<!--") {
            let end = self.comment_end.behind(at, self.body);
            return end.map_or(Mark::Comment, |end| Mark::Silent(end + "-->".len() - at));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return Mark::Tag;
        }
        let near = first_line(&rest[1..], LONGEST);
        let inside = near.split(['>', '<', ' ']).next().unwrap_or_default();
        if !inside.starts_with('/') && inside.contains([':', '@']) && !inside.contains('"') {
            // An address prints, a name with a colon goes with what Word wrote behind it.
            let is_address =
                inside.contains("://") || inside.contains('@') || inside.contains("mailto");
            let end = self.tag_end.behind(at, self.body);
            let whole = end.map_or(rest.len(), |end| end + 1 - at);
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
