//! The rows of lists, each rendered once.

use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

use crate::archive::entry::EntryId;

/// The rows of a site, each rendered once: a reply stands in half a dozen
/// lists, and in each its row differs by the way to the site's top alone.
pub struct RowCache {
    /// Stands for that way while a row is rendered; unguessable, so that no
    /// text can hold it.
    placeholder: String,
    /// Each row, cut where that way belongs.
    rows: Vec<OnceLock<Box<[Box<str>]>>>,
}

impl RowCache {
    /// Room for the rows of `count` replies.
    #[must_use]
    pub fn new(count: usize) -> Self {
        let random = RandomState::new().hash_one(count);
        let placeholder = format!("dafu-row-{random:016x}");
        Self { placeholder, rows: std::iter::repeat_with(OnceLock::new).take(count).collect() }
    }

    /// Forgets the rows: none of them is wanted soon.
    pub(crate) fn clear(&mut self) {
        self.rows.iter_mut().for_each(|row| *row = OnceLock::new());
    }

    /// The row of `id`, cut where the way to the site's top belongs; `render` is given what
    /// stands for that way.
    pub(super) fn get<E>(
        &self,
        id: EntryId,
        render: impl FnOnce(&str) -> Result<String, E>,
    ) -> Result<&[Box<str>], E> {
        let slot = &self.rows[id.0 as usize];
        if let Some(row) = slot.get() {
            return Ok(row);
        }
        let text = render(&self.placeholder)?;
        Ok(slot.get_or_init(|| text.split(&self.placeholder).map(Box::from).collect()))
    }
}
