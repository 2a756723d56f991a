//! Texts written into the default templates once, at load.
//!
//! A page prints some fifty fixed texts. Looked up and spliced one by one they
//! would cost a third of a page's time; as part of the frame they cost nothing.
//! Only the default templates are treated so: in a site's own, the places told
//! in findings must be those the author sees.

use std::borrow::Cow;

use super::html::{self, CLOSE, OPEN};
use super::settings::Strings;

/// `template` with every `{{ t.… }}` that names a text replaced by that text.
/// What names none is left to the engine, which says so.
pub(super) fn inline_strings<'text>(template: &'text str, strings: &Strings) -> Cow<'text, str> {
    const START: &str = "{{ t.";
    if !template.contains(START) {
        return Cow::Borrowed(template);
    }
    let mut pieces = template.split(START);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let baked = piece
            .split_once(" }}")
            .and_then(|(path, rest)| Some((written(strings.get(path)?)?, rest)));
        if let Some((text, rest)) = baked {
            out.push_str(&text);
            out.push_str(rest);
        } else {
            out.push_str(START);
            out.push_str(piece);
        }
    }
    Cow::Owned(out)
}

/// `text` as it stands in a page; none where it would be read as template.
fn written(text: &str) -> Option<String> {
    if text.contains(['{', '}', '\n']) {
        return None;
    }
    let mut out = Vec::with_capacity(text.len() + 2);
    html::escape(text, &mut out).ok()?;
    let escaped = String::from_utf8(out).ok()?;
    Some(escaped.trim_matches([OPEN, CLOSE]).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn texts_are_written_in() {
        let group = |entries: &[(&str, Strings)]| {
            let entries = entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone()));
            Strings::Group(entries.collect::<BTreeMap<_, _>>())
        };
        let text = |text: &str| Strings::Text(text.to_owned());
        let strings = group(&[
            ("a", text("甲<\"")),
            ("b", group(&[("c", text("乙"))])),
            ("d", text("{{ x }}")),
        ]);
        for (template, expected) in [
            ("<p>{{ t.a }}{{ t.b.c }}</p>", "<p>甲&lt;&#34;乙</p>"),
            ("{{ t.b }}{{ t.x }}{{ t.d }}", "{{ t.b }}{{ t.x }}{{ t.d }}"),
            ("{{ t.a | upper }}{{t.a}}", "{{ t.a | upper }}{{t.a}}"),
        ] {
            assert_eq!(inline_strings(template, &strings), expected);
        }
    }
}
