//! Pages (HTML), drawings (SVG, VML) and XML of any other kind: all words in it.
//!
//! Nothing is shown or hidden here: a comment, a script, the text of an
//! attribute are read as well, for whoever opens the file may read them too.

use quick_xml::events::BytesStart;

use super::limits::Job;
use super::piece::{Place, Unread};
use super::{decode, xml};

/// Elements within a line: what stands in them goes on after them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "mark", "o:p",
    "s", "small", "span", "strike", "strong", "sub", "sup", "tspan", "u", "wbr",
];

/// Hands on the words of a page or a drawing, a block at a time.
pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    let text = decode::decode(bytes, None).map_err(|_| Unread::Damaged)?.text;
    words(&text, &Place::Body, job);
    Ok(())
}

/// Hands on the words of `text` and those of its tags.
pub(super) fn words(text: &str, place: &Place, job: &mut Job<'_>) {
    let mut block = String::new();
    let mut rest = text;
    while let Some(start) = memchr::memchr(b'<', rest.as_bytes()) {
        block.push_str(&rest[..start]);
        rest = &rest[start..];
        let (tag, after) = tag(rest);
        let name = tag.trim_start_matches(['<', '/']);
        let name = name.split(|one: char| !one.is_ascii_alphanumeric() && one != ':').next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        if matches!(name.as_str(), "br" | "cr") {
            block.push('\n');
        } else if !INLINE.contains(&name.as_str()) {
            flush(&mut block, place, job);
        }
        beside(tag, job);
        rest = after;
    }
    block.push_str(rest);
    flush(&mut block, place, job);
}

/// Hands on the words within a tag: those of its attributes, or all of a comment.
fn beside(tag: &str, job: &mut Job<'_>) {
    if !xml::may_be_words(tag.as_bytes()) {
        return;
    }
    if tag.starts_with("<!") || tag.starts_with("<?") {
        job.piece(&Place::Hidden, &entities(tag));
        return;
    }
    let inner = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
    let name = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let start = BytesStart::from_content(inner, name);
    xml::values(&mut start.html_attributes(), &mut |value| job.piece(&Place::Description, value));
}

fn flush(block: &mut String, place: &Place, job: &mut Job<'_>) {
    job.paragraph(place, &entities(block));
    block.clear();
}

/// The tag, comment or section at the beginning of `text`, and what stands after it.
fn tag(text: &str) -> (&str, &str) {
    let end = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes());
    let length = if text.starts_with("<!--") {
        end("-->").map(|at| at + 3)
    } else if text.starts_with("<![CDATA[") {
        end("]]>").map(|at| at + 3)
    } else {
        end(">").map(|at| at + 1)
    };
    text.split_at(length.unwrap_or(text.len()))
}

/// `text` with the characters that its references stand for.
fn entities(text: &str) -> std::borrow::Cow<'_, str> {
    let known = |name: &str| match name {
        "nbsp" | "ensp" | "emsp" => Some(" "),
        other => quick_xml::escape::resolve_predefined_entity(other),
    };
    if !text.contains('&') {
        return text.into();
    }
    // One reference that means nothing leaves all as they stand: each is read for itself.
    let parts = text.split_inclusive(';').map(|part| {
        let (before, reference) = part.split_at(part.rfind('&').unwrap_or(part.len()));
        let resolved = quick_xml::escape::unescape_with(reference, known);
        format!("{before}{}", resolved.as_deref().unwrap_or(reference))
    });
    parts.collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_of_a_page_are_read() {
        let page = "<p>联系<b>138</b><span>0013</span>8000<br>谢&nbsp;&#x8c22;&unknown;</p><!-- 甲 --><img alt='乙' src=x><p>丙";
        let mut said = Vec::new();
        let mut sink = |piece: super::super::Piece<'_>| said.push(piece.text.to_owned());
        words(page, &Place::Body, &mut Job::new(&mut sink, crate::extract::READERS, 0));
        assert_eq!(said, ["联系13800138000\n谢 谢&unknown;", "<!-- 甲 -->", "乙", "丙"]);
    }
}
