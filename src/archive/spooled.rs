//! A text as it was made when its file was read, so that nothing has to read it again.

use std::sync::Arc;

use crate::document::markdown::{Html, Reading};
use crate::source::spool::{Spool, Spooled};

/// A text in a spool: its HTML, what the slots of that stand for, its visible words.
#[derive(Clone, Debug)]
pub struct SpooledText {
    bytes: Spooled,
    html: u32,
    slots: u32,
    plain: u32,
}

impl SpooledText {
    /// Puts what was read of a text into `spool`; none where that is not possible.
    #[must_use]
    pub fn put(reading: &Reading, spool: &Arc<Spool>) -> Option<Self> {
        let (html, slots) = reading.html.to_parts();
        let slots = serde_json::to_vec(slots).ok()?;
        let pieces = [html.as_bytes(), &slots, reading.plain.text.as_bytes()];
        let [html, slots, plain] = pieces.map(|piece| u32::try_from(piece.len()));
        let (html, slots, plain) = (html.ok()?, slots.ok()?, plain.ok()?);
        // What holds all three begins within what a `u32` counts.
        html.checked_add(slots)?;
        Some(Self { bytes: spool.put(&pieces.concat())?, html, slots, plain })
    }

    /// The text as HTML whose links are still to be filled in.
    #[must_use]
    pub fn html(&self) -> Option<Html> {
        let both = self.bytes.take(0, self.html + self.slots)?;
        let (html, slots) = both.split_at(self.html as usize);
        Some(Html::from_parts(text(html)?, serde_json::from_slice(slots).ok()?))
    }

    #[must_use]
    pub fn plain(&self) -> Option<String> {
        text(&self.bytes.take(self.html + self.slots, self.plain)?)
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    simdutf8::basic::from_utf8(bytes).ok().map(str::to_owned)
}
