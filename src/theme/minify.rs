//! Pages without what nobody sees: comments, blanks round and between elements that are set one
//! below the other, quotes that a value does not need. Closing tags stay: old proxies and simple
//! readers must be able to parse what citizens are given.
//!
//! Texts and values are taken as they are written: no entity is read, and none is made.

use super::tags::{Attribute, Tag, tags};

/// Elements in which text flows: blanks at their edges are not seen.
const FLOWING: &str = "address audio button canvas caption dd desc details dt figcaption h1 h2 h3 h4 h5 h6 \
    iframe label legend li meter noscript object option output p progress slot summary \
    td template text th title video";

/// Elements that hold elements set one below the other: no blank between those is seen.
const BLOCKS: &str = "article aside blockquote body colgroup datalist dialog div dl fieldset figure footer \
    form head header hgroup html main map menu nav ol optgroup picture section select \
    table tbody tfoot thead tr ul";

/// Elements of a picture between which a blank is seen.
const SET: &str = "a tspan textPath";

/// Elements in which every blank counts.
const VERBATIM: &str = "code pre script style textarea";

/// Elements without content.
const VOID: &str = "area base br col embed hr img input link meta param source track wbr";

/// What a page is made of.
enum Piece<'page> {
    Text(&'page str),
    Open(Tag<'page>),
    Close(&'page str),
    /// A doctype or the like, as it is written.
    Other(&'page str),
}

/// `page` as short as it can be said.
#[must_use]
pub fn minify(page: &str) -> String {
    let pieces = pieces(page);
    let mut out = String::with_capacity(page.len());
    // The elements that are open, the innermost last.
    let mut open: Vec<&str> = Vec::new();
    let mut is_first = true;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                let is_seen = |piece: &&Piece<'_>| match piece {
                    Piece::Text(_) | Piece::Open(_) => true,
                    Piece::Close(name) => open.iter().any(|one| is(one, name)),
                    Piece::Other(_) => false,
                };
                let next = pieces[at + 1..].iter().find(is_seen);
                let is_last = next.is_none_or(|next| matches!(next, Piece::Close(_)));
                push_text(&mut out, text, &open, (is_first, is_last));
                is_first = false;
            }
            Piece::Open(tag) => {
                let in_picture = open.iter().any(|name| is(name, "svg"));
                let is_closed = push_tag(&mut out, tag, in_picture);
                is_first = !is_closed;
                if !is_closed {
                    open.push(tag.name);
                }
            }
            Piece::Close(name) => {
                // One that closes nothing means nothing.
                if let Some(place) = open.iter().rposition(|one| is(one, name)) {
                    open.truncate(place);
                    out.extend(["</", name, ">"]);
                }
                is_first = false;
            }
            Piece::Other(text) => out.push_str(text),
        }
    }
    out
}

fn is(name: &str, other: &str) -> bool {
    name.eq_ignore_ascii_case(other)
}

fn is_one_of(name: &str, names: &str) -> bool {
    names.split(' ').any(|other| is(name, other))
}

/// The pieces of `page`, comments left out.
fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for tag in tags(page) {
        between(&page[at..tag.span.start], &mut pieces);
        at = tag.span.end;
        let raw = tag.raw.filter(|raw| !raw.is_empty());
        pieces.push(Piece::Open(tag));
        if let Some(raw) = raw {
            at += raw.len();
            pieces.push(Piece::Text(raw));
        }
    }
    between(&page[at..], &mut pieces);
    pieces
}

/// The pieces of a text in which no tag opens.
fn between<'page>(text: &'page str, pieces: &mut Vec<Piece<'page>>) {
    let mut rest = text;
    let mut from = 0;
    while let Some(found) = rest[from..].find('<') {
        let at = from + found;
        let after = &rest[at + 1..];
        let is_comment = after.starts_with("!--");
        let is_close = after.strip_prefix('/').is_some_and(starts_name);
        if !is_comment && !is_close && !after.starts_with(['!', '?']) {
            from = at + 1;
            continue;
        }
        let end = if is_comment { "-->" } else { ">" };
        let length = rest[at..].find(end).map_or(rest.len() - at, |place| place + end.len());
        let whole = &rest[at..at + length];
        if at > 0 {
            pieces.push(Piece::Text(&rest[..at]));
        }
        if is_close {
            let ends = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>');
            pieces.push(Piece::Close(whole[2..].split(ends).next().unwrap_or_default()));
        } else if !is_comment {
            pieces.push(Piece::Other(whole));
        }
        (rest, from) = (&rest[at + length..], 0);
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
}

fn starts_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// Writes `text`, which stands in the innermost of the elements that are `open`.
fn push_text(out: &mut String, text: &str, open: &[&str], (is_first, is_last): (bool, bool)) {
    let parent = open.last().copied().unwrap_or("html");
    let is_verbatim = is_one_of(parent, VERBATIM) || open.iter().any(|name| is(name, "pre"));
    if is_verbatim {
        out.push_str(text);
        return;
    }
    let in_picture = open.iter().any(|name| is(name, "svg"));
    let is_flowing = is_one_of(parent, FLOWING);
    let holds_blocks =
        is_one_of(parent, BLOCKS) || in_picture && !is_flowing && !is_one_of(parent, SET);
    let is_trimmed = is_flowing || holds_blocks;
    let words = text.trim_ascii();
    if words.is_empty() && holds_blocks {
        return;
    }
    let leads = text.starts_with(blank) && !(is_trimmed && is_first);
    let trails = text.ends_with(blank) && !(is_trimmed && is_last);
    if words.is_empty() {
        out.extend((leads && trails).then_some(' '));
        return;
    }
    out.extend(leads.then_some(' '));
    for (at, word) in words.split(blank).filter(|word| !word.is_empty()).enumerate() {
        out.extend((at > 0).then_some(' '));
        out.push_str(word);
    }
    out.extend(trails.then_some(' '));
}

/// Whether `letter` is a blank to HTML.
fn blank(letter: char) -> bool {
    letter.is_ascii_whitespace()
}

/// Writes the tag, its attributes by name, those in quotes before the others; whether nothing can
/// stand in it.
fn push_tag(out: &mut String, tag: &Tag<'_>, in_picture: bool) -> bool {
    out.extend(["<", tag.name]);
    let mut attributes: Vec<(bool, &str, String)> = Vec::new();
    for Attribute { name, value, .. } in &tag.attributes {
        let value = if is(name, "class") {
            value.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        } else {
            (*value).to_owned()
        };
        let is_empty = value.is_empty() && is_one_of(name, "class id style");
        // Of two with one name the second means nothing.
        if !is_empty && !attributes.iter().any(|(_, other, _)| is(name, other)) {
            let needs_quotes = |letter: char| blank(letter) || "\"'`=<>".contains(letter);
            attributes.push((!value.contains(needs_quotes), name, value));
        }
    }
    attributes.sort_unstable();
    for (is_bare, name, value) in &attributes {
        out.extend([" ", name]);
        match (value.is_empty(), is_bare) {
            (true, _) => {}
            (false, true) => out.extend(["=", value]),
            (false, false) if !value.contains('"') => out.extend(["=\"", value, "\""]),
            (false, false) if !value.contains('\'') => out.extend(["='", value, "'"]),
            (false, false) => out.extend(["=\"", &value.replace('"', "&#34;"), "\""]),
        }
    }
    let closes_itself = (in_picture || is(tag.name, "svg")) && tag.closes_itself;
    if closes_itself {
        let is_bare = attributes.last().is_some_and(|(is_bare, ..)| *is_bare);
        out.push_str(if is_bare { " /" } else { "/" });
    }
    out.push('>');
    closes_itself || is_one_of(tag.name, VOID)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out() {
        for (page, expected) in [
            ("<!doctype html>\n<p>a</p>\n", "<!doctype html><p>a</p>"),
            ("<ul>\n  <li> a\n b </li>\n</ul>", "<ul><li>a b</li></ul>"),
            ("<p>a <b> c </b> d</p>", "<p>a <b> c </b> d</p>"),
            ("<div> <p>a</p><!-- b --> </div>", "<div><p>a</p></div>"),
            ("<p>甲\u{3000}乙\n丙</p>", "<p>甲\u{3000}乙 丙</p>"),
            ("<pre>\n a  <b> b</b>\n</pre>", "<pre>\n a  <b> b</b>\n</pre>"),
            ("<script>if (a  <  b) {}</script>", "<script>if (a  <  b) {}</script>"),
            ("<title> a\n b </title>", "<title>a b</title>"),
            ("<textarea> a\n</textarea>", "<textarea> a\n</textarea>"),
            ("<p>a</b></p> </p>", "<p>a</p>"),
            ("<p>a </b>b</p>", "<p>a b</p>"),
            ("<li>a <li> b", "<li>a <li>b"),
        ] {
            assert_eq!(minify(page), expected, "{page:?}");
        }
    }

    #[test]
    fn values_keep_the_quotes_they_need_and_their_entities() {
        for (page, expected) in [
            ("<a href=\"b.html\" class=' x  y '>", "<a class=\"x y\" href=b.html>"),
            ("<a title='\"' b=\"'\">", "<a b=\"'\" title='\"'>"),
            ("<a b=\"&quot;\" c='&amp;lt;'>", "<a b=&quot; c=&amp;lt;>"),
            ("<input disabled=\"\" type='text' class=\"\">", "<input disabled type=text>"),
            ("<br/><svg><path d=\"M0\"/> <g d=''/></svg>", "<br><svg><path d=M0 /><g d /></svg>"),
            ("<a b=1 B=2>", "<a b=1>"),
        ] {
            assert_eq!(minify(page), expected, "{page:?}");
        }
    }

    #[test]
    fn a_page_that_is_cut_anywhere_is_minified_to_its_end() {
        let page = "<!doctype html><p class='a b'>甲<!-- x --><svg><g a=b /></svg><title>b</title>";
        for (at, _) in page.char_indices() {
            let once = minify(&page[..at]);
            assert_eq!(minify(&once), once, "{once:?}");
        }
    }
}
