//! Slips in the lines of a front matter whose meaning is certain, and their cure.
//!
//! An editor's eye takes a full-width colon for a colon and a wide blank for
//! a blank; YAML does not.

use std::ops::Range;

use super::delimiters::lines;
use super::fault::{Edit, Fault, FaultKind};
use super::flow;
use crate::diagnostic::{is_invisible, offset, span};
use crate::yaml::mistake::quoted;

/// Characters that are drawn like a colon behind a key.
const COLONS: [char; 6] = ['：', '﹕', '∶', '︰', 'ː', '꞉'];

/// What is drawn like the dash before an item of a list.
const DASHES: [char; 9] = ['－', '—', '–', '−', '•', '·', '●', '▪', '‐'];

/// What the lines above say of the one that follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    /// A key with its value: what follows is another key.
    Value,
    /// A key without a value: a list or a mapping follows, indented.
    Key,
    /// A key whose text follows in indented lines, as it stands.
    Block,
}

/// A line taken apart.
struct Parts {
    /// Bytes of the blanks before it.
    lead: usize,
    /// Where its content begins, behind the dashes of a list.
    content: usize,
    /// Its colon, with the blanks around it.
    colon: Option<Range<usize>>,
}

/// The slips of the lines in `block`, and silent edits that keep a value whole.
pub(super) fn find(text: &str, block: Range<usize>) -> (Vec<Fault>, Vec<Edit>) {
    let mut found = Slips { faults: Vec::new(), silent: Vec::new(), start: 0 };
    let mut above = Above::Value;
    for line in lines(&text[..block.end], block.start) {
        let (start, line) = (line.start, text[line].trim_end_matches('\r'));
        let is_open = above != Above::Value;
        let parts = Parts::new(line, is_open);
        if parts.content >= line.len() || line[parts.content..].starts_with('#') {
            continue;
        }
        let indent = parts.indent(line, is_open);
        if !is_plain(line) {
            found.start = start;
            found.line(line, &parts, (indent, above));
        }
        if indent == 0 && parts.content == parts.lead {
            above = parts.opens(line);
        }
    }
    (found.faults, found.silent)
}

/// Whether nothing in `line` asks for a closer look.
fn is_plain(line: &str) -> bool {
    let odd = |one: char| {
        matches!(one, '\t' | '#' | '{' | '｛' | '［' | '＃')
            || one != ' ' && one.is_whitespace()
            || COLONS.contains(&one)
            || is_invisible(one)
    };
    !line.contains(odd) && !line.trim_start().starts_with(DASHES)
}

fn is_blank(one: char) -> bool {
    one.is_whitespace() || is_invisible(one)
}

impl Parts {
    fn new(line: &str, is_open: bool) -> Self {
        let lead = line.len() - line.trim_start_matches(is_blank).len();
        let mut content = lead;
        while let Some(rest) = line[content..].strip_prefix('-')
            && rest.starts_with(is_blank)
        {
            content = line.len() - rest.trim_start_matches(is_blank).len();
        }
        // Below a key that opens a list, a text may hold any colon.
        let is_indented = lead > 0 && (is_open || line.starts_with(' ')) || content > lead;
        let colon = colon(&line[content..], is_indented);
        Self { lead, content, colon: colon.map(|at| at.start + content..at.end + content) }
    }

    /// How many blanks were meant before the line.
    fn indent(&self, line: &str, is_open: bool) -> usize {
        let lead = &line[..self.lead];
        let is_top = !is_open && self.colon.is_some() && self.content == self.lead;
        let typed = |one: char| match one {
            ' ' => 1,
            _ if is_invisible(one) => 0,
            _ => 2,
        };
        let spaces_alone = lead.chars().all(|one| one == ' ');
        if is_top && !spaces_alone { 0 } else { lead.chars().map(typed).sum() }
    }

    fn value<'a>(&self, line: &'a str) -> &'a str {
        &line[self.colon.as_ref().map_or(self.content, |colon| colon.end)..]
    }

    fn opens(&self, line: &str) -> Above {
        match self.value(line).trim() {
            "" => Above::Key,
            value if value.starts_with(['|', '>']) => Above::Block,
            _ => Above::Value,
        }
    }
}

/// The colon behind the key that `content` begins with, with the blanks around it.
fn colon(content: &str, is_indented: bool) -> Option<Range<usize>> {
    if content.starts_with(['#', '"', '\'', '[', '{', '［', '｛', '&', '*', '!', '|', '>']) {
        return None;
    }
    let (at, mark) = content.char_indices().find(|(_, one)| *one == ':' || COLONS.contains(one))?;
    let key = content[..at].trim_end_matches(is_blank);
    let rest = &content[at + mark.len_utf8()..];
    let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
    let is_colon = if mark == ':' { blanks > 0 || rest.is_empty() } else { !is_indented };
    let is_key = !key.is_empty() && key.chars().count() <= 20;
    (is_colon && is_key).then(|| key.len()..at + mark.len_utf8() + blanks)
}

/// The slips found so far.
struct Slips {
    faults: Vec<Fault>,
    silent: Vec<Edit>,
    /// Where the line begins.
    start: usize,
}

impl Slips {
    fn line(&mut self, line: &str, parts: &Parts, (indent, above): (usize, Above)) {
        if line[..parts.lead].contains(|one| one != ' ') {
            self.lead(line, parts, indent);
        }
        if above == Above::Block && indent > 0 {
            return;
        }
        self.dash(line, parts, above);
        let value = line.len() - parts.value(line).len();
        if let Some(colon) = &parts.colon {
            self.invisible(line, parts.content..colon.start);
            self.colon(line, colon.clone());
        }
        self.invisible(line, value..line.len());
        self.tabs(line, value);
        if line[value..].starts_with(['{', '[', '［', '｛']) {
            self.flow(line, value);
        } else {
            self.hash(line, value);
        }
    }

    /// Blanks before the line that are no blanks to YAML.
    fn lead(&mut self, line: &str, parts: &Parts, indent: usize) {
        let lead = &line[..parts.lead];
        let Some((at, first)) = lead.char_indices().find(|(_, one)| *one != ' ') else { return };
        let kind = kind_of(lead, first);
        let place = at..at + first.len_utf8();
        self.push(kind, place, 0..parts.lead, " ".repeat(indent));
    }

    /// A dash before an item that is none to YAML, or a wide blank behind one.
    fn dash(&mut self, line: &str, parts: &Parts, above: Above) {
        let item = &line[parts.lead..];
        let Some(first) = item.chars().next() else { return };
        let rest = item[first.len_utf8()..].trim_start_matches(is_blank);
        let blanks = item.len() - first.len_utf8() - rest.len();
        let end = parts.lead + first.len_utf8() + blanks;
        let between = &line[parts.lead + first.len_utf8()..end];
        if above == Above::Key && DASHES.contains(&first) && blanks > 0 && !rest.is_empty() {
            self.push(
                FaultKind::ListDash(first),
                parts.lead..end,
                parts.lead..end,
                "- ".to_owned(),
            );
        } else if first == '-' && blanks > 0 && between.contains(|one| one != ' ') {
            let odd = between.chars().find(|one| *one != ' ').unwrap_or(' ');
            let place = end - blanks..end;
            self.push(kind_of(between, odd), place.clone(), place, " ".to_owned());
        }
    }

    /// A colon that is none to YAML, or other blanks around it than YAML's.
    fn colon(&mut self, line: &str, at: Range<usize>) {
        let typed = &line[at.clone()];
        let new = if line[at.end..].trim().is_empty() { ":" } else { ": " };
        let odd = typed.char_indices().find(|(_, one)| !matches!(one, ' ' | ':'));
        let Some((place, first)) = odd else { return };
        let full_width = typed.char_indices().find(|(_, one)| COLONS.contains(one));
        let (place, first) = full_width.unwrap_or((place, first));
        let place = at.start + place..at.start + place + first.len_utf8();
        let kind = match full_width {
            Some(_) => FaultKind::FullWidthColon,
            None => kind_of(typed, first),
        };
        self.push(kind, place, at, new.to_owned());
    }

    fn invisible(&mut self, line: &str, within: Range<usize>) {
        for (at, one) in line[within.clone()].char_indices() {
            if is_invisible(one) {
                let place = within.start + at..within.start + at + one.len_utf8();
                self.push(FaultKind::Invisible(one), place.clone(), place, String::new());
            }
        }
    }

    fn tabs(&mut self, line: &str, value: usize) {
        for (at, _) in line[value..].match_indices('\t') {
            let place = value + at..value + at + 1;
            self.push(FaultKind::Tab, place.clone(), place, " ".to_owned());
        }
    }

    /// Full-width punctuation in brackets, as far as it parts keys and values.
    fn flow(&mut self, line: &str, value: usize) {
        let end = line.trim_end().len();
        for (at, new) in flow::edits(&line[value..end]) {
            let at = value + at.start..value + at.end;
            self.push(FaultKind::FlowPunctuation, at.clone(), at, new.to_owned());
        }
    }

    /// A value with ` #` right before a word (`修复 #1 机组`) is whole; a comment has
    /// a blank behind its `#`.
    fn hash(&mut self, line: &str, value: usize) {
        let text = line[value..].trim_end();
        let cuts = |at: usize| {
            let before = text[..at].chars().next_back().is_none_or(char::is_whitespace);
            let after = text[at + 1..].chars().next();
            before && after.is_some_and(|one| !one.is_whitespace() && one != '#')
        };
        let is_cut = text.match_indices('#').any(|(at, _)| cuts(at));
        if text.is_empty() || text.starts_with(['"', '\'', '|', '>']) || !is_cut {
            return;
        }
        let at = self.start + value..self.start + value + text.len();
        // Other slips of the value are mended inside the quotation marks.
        let marks = quoted(text);
        let mark = &marks[..1];
        if mark == "\"" || !text.contains('\'') {
            let insert = |at: usize| Edit { at: span(at..at), new: mark.to_owned() };
            self.silent.extend([insert(at.start), insert(at.end)]);
        } else {
            self.silent.push(Edit { at: span(at), new: marks });
        }
    }

    /// Adds a slip; several of a kind in one line are one.
    fn push(&mut self, kind: FaultKind, place: Range<usize>, at: Range<usize>, new: String) {
        let file = |at: Range<usize>| span(self.start + at.start..self.start + at.end);
        let (place, edit) = (file(place), Edit { at: file(at), new });
        let line = offset(self.start);
        let same = |fault: &&mut Fault| {
            fault.at.start >= line
                && std::mem::discriminant(&fault.kind) == std::mem::discriminant(&kind)
        };
        match self.faults.iter_mut().rev().find(same) {
            Some(fault) => fault.edits.push(edit),
            None => self.faults.push(Fault { at: place, kind, edits: vec![edit] }),
        }
    }
}

/// What is wrong with blanks of which `first` is the first that is no ASCII one.
fn kind_of(blanks: &str, first: char) -> FaultKind {
    if blanks.contains('\t') {
        FaultKind::Tab
    } else if is_invisible(first) {
        FaultKind::Invisible(first)
    } else {
        FaultKind::WideBlank
    }
}
