//! A section of the statistics: its figures and tables.

use serde::Serialize;

use super::table::Table;
use crate::render::view::figures::Figure;
use crate::render::view::link::TitledLink;

/// A part of the page.
#[derive(Debug, Serialize)]
pub(super) struct Section {
    /// The anchor of its place.
    pub(super) id: String,
    /// Its heading.
    pub(super) title: String,
    /// Its figures.
    pub(super) figures: Vec<Figure>,
    /// Its tables.
    pub(super) tables: Vec<Table>,
    /// What to know of its figures, a sentence each.
    pub(super) notes: Vec<String>,
    /// The way to more.
    pub(super) more: Option<TitledLink>,
}
