//! From a file's bytes to a document.

use super::fault::{Encoding, Fault, FaultKind};
use super::{Document, LARGEST_FILE, front_matter};
use crate::diagnostic::offset;

/// Reads a file's bytes as a document; the text too, where it is UTF-8.
/// Spans are bytes of the file.
#[must_use]
pub(crate) fn parse(bytes: &[u8]) -> (Document, &str) {
    let unreadable = |at: u32, end: u32, kind| Document {
        faults: vec![Fault::new(at..end, kind)],
        ..Document::default()
    };
    if bytes.len() > LARGEST_FILE {
        return (unreadable(0, 0, FaultKind::FileTooLarge), "");
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => (front_matter::parse(text), text),
        Err(error) => {
            let at = offset(error.valid_up_to());
            (unreadable(at, at.saturating_add(1), FaultKind::Encoding(guess_encoding(bytes))), "")
        }
    }
}

fn guess_encoding(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Encoding::Utf16;
    }
    let (_, damaged) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    if damaged { Encoding::Unknown } else { Encoding::Gbk }
}
