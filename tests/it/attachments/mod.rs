//! What is looked into inside attachments: text in every format, what is
//! remarkable besides, and files made to do harm.

mod hostile;
mod parts;
mod parts_of_pdf;
mod pictures;
mod planted;
mod remarks;
pub(crate) mod samples;

use dafu::extract::{Note, NoteKind, extract};
use dafu::sensitive::{PrivateKind, find};

/// What was seen in a file: personal items with their places, and remarks.
fn seen(name: &str, bytes: &[u8]) -> (Vec<(PrivateKind, String, String)>, Vec<Note>) {
    let mut items = Vec::new();
    let notes = extract(name, bytes, &mut |piece| {
        for item in find(piece.text) {
            let place = format!("{}{:?}", piece.member.unwrap_or_default(), piece.place);
            items.push((item.kind, item.value, place));
        }
    });
    (items, notes)
}

/// What is remarkable in a file, without the names of files within it.
fn kinds(name: &str, bytes: &[u8]) -> Vec<NoteKind> {
    seen(name, bytes).1.into_iter().map(|note| note.kind).collect()
}

/// The text of a file, a line for each piece: its place and what it says.
fn text(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    extract(name, bytes, &mut |piece| {
        let member = piece.member.map(|member| format!("{member} ")).unwrap_or_default();
        out.push(format!(
            "{member}{:?}: {}",
            piece.place,
            piece.text.trim_end().replace('\n', "|")
        ));
    });
    out
}
