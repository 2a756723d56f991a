//! What a page cites of its case, by where it does.

use super::metadata::Labelled;
use crate::config::BodyRegister;
use crate::import::finding::Place;
use crate::letter::cases::Cited;

/// What the page cites, by where it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Citations<'a> {
    pub(super) title: &'a Cited,
    /// In titles that differ from the one taken.
    pub(super) rival: &'a Cited,
    /// In the opening sentence.
    pub(super) opening: &'a Cited,
    pub(super) labels: &'a [Labelled],
    /// The place of the opening sentence.
    pub(super) place: &'a Place,
    /// The register of bodies.
    pub(super) bodies: &'a BodyRegister,
    /// The department, for proposing a body's full name.
    pub(super) department: Option<&'a str>,
}
