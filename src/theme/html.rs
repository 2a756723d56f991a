//! How values stand in a rendered page until the frame is minified.
//!
//! Every value is written between control characters: escaped text by the
//! engine's escape function, ready-made HTML by [`Html`]. The characters
//! themselves never come from a value: both ways in drop them, and
//! [`without_controls`] is the net under all that a page is put together from.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Serialize, Serializer};

pub(super) const OPEN: char = '\u{1}';
pub(super) const CLOSE: char = '\u{2}';
/// Follows [`OPEN`] where the value is ready-made HTML.
pub(super) const READY: char = '\u{3}';

/// Ready-made HTML handed to a template, which prints it with `| safe`.
///
/// It must be compact by construction: it is spliced into the page as it is,
/// after the page's frame has been minified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Takes `html`; control characters are dropped. An empty text stays empty,
    /// so that a template can ask whether there is anything.
    #[must_use]
    pub fn new(html: &str) -> Self {
        if html.is_empty() {
            return Self::default();
        }
        let html = without_controls(Cow::Borrowed(html));
        let mut wrapped = String::with_capacity(html.len() + 3);
        wrapped.push(OPEN);
        wrapped.push(READY);
        wrapped.push_str(&html);
        wrapped.push(CLOSE);
        Self(wrapped)
    }

    /// The HTML, not escaped again.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // OPEN, READY and CLOSE are one byte each.
        self.0.get(2..self.0.len().saturating_sub(1)).unwrap_or_default()
    }
}

impl From<String> for Html {
    fn from(html: String) -> Self {
        Self::new(&html)
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Writes `text` as a value, fit for HTML text and for quoted attributes.
pub(super) fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let bytes = text.as_bytes();
    out.write_all(&[OPEN as u8])?;
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let replaced: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&#34;",
            b'\'' => b"&#39;",
            _ if is_control_byte(*byte) => b"",
            _ => continue,
        };
        out.write_all(&bytes[from..at])?;
        out.write_all(replaced)?;
        from = at + 1;
    }
    out.write_all(&bytes[from..])?;
    out.write_all(&[CLOSE as u8])
}

/// `text` without control characters; tab and line ends are none.
pub(super) fn without_controls(text: Cow<'_, str>) -> Cow<'_, str> {
    if !may_hold_control(text.as_bytes()) || !text.chars().any(is_control) {
        return text;
    }
    Cow::Owned(text.chars().filter(|each| !is_control(*each)).collect())
}

/// A quick no, or a perhaps: the control characters of the second hundred
/// begin with the byte C2, as some harmless marks do. Whole blocks are looked
/// at without a branch, because this runs over nearly all of every page.
fn may_hold_control(bytes: &[u8]) -> bool {
    bytes.chunks(64).any(|block| {
        let suspects = block.iter().map(|byte| {
            let low = u8::from(*byte < 0x20) & u8::from(!matches!(*byte, b'\t' | b'\n' | b'\r'));
            low | u8::from(matches!(*byte, 0x7F | 0xC2))
        });
        suspects.fold(0, |found, suspect| found | suspect) != 0
    })
}

const fn is_control_byte(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\t' && byte != b'\n' && byte != b'\r') || byte == 0x7F
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_escaped_and_wrapped() {
        let check = |text: &str, expected: &str| {
            let mut out = Vec::new();
            escape(text, &mut out).expect("memory takes everything");
            let expected = format!("\u{1}{expected}\u{2}");
            assert_eq!(String::from_utf8(out).expect("text"), expected, "{text:?}");
        };
        check("", "");
        check("甲、乙", "甲、乙");
        check("<a href=\"'&\">", "&lt;a href=&#34;&#39;&amp;&#34;&gt;");
        check("甲\u{1}乙\u{2}\u{3}\u{0}\n", "甲乙\n");
    }

    #[test]
    fn control_characters_never_pass() {
        assert_eq!(without_controls("甲·乙\t\r\n".into()), "甲·乙\t\r\n");
        assert_eq!(without_controls("甲\u{85}\u{7f}\u{8}乙".into()), "甲乙");
        assert_eq!(Html::new("<b>\u{1}x\u{2}</b>").as_str(), "<b>x</b>");
        assert_eq!(Html::new("").as_str(), "");
    }
}
