//! Entities of HTML: `&ldquo;`, `&#8220;`, `&amp;`.

use pulldown_cmark::{Event, Parser};

use super::clean::is_forbidden;

/// `text` with its entities decoded.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name =
            rest[1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        let end = 1 + name + usize::from(rest[1 + name..].starts_with(';'));
        push_entity(&mut out, &rest[..end]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn push_entity(out: &mut String, entity: &str) {
    match entity {
        "&amp;" => out.push('&'),
        "&lt;" => out.push('<'),
        "&gt;" => out.push('>'),
        "&quot;" => out.push('"'),
        // The parser knows all names of entities; it hands back text that is none unchanged.
        _ => {
            for event in Parser::new(entity) {
                if let Event::Text(text) = event {
                    out.extend(text.chars().filter(|&c| !is_forbidden(c)));
                }
            }
        }
    }
}
