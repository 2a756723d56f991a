//! Links as templates see them.

use serde::Serialize;

use crate::archive::listings::DEPARTMENTS;
use crate::plan::address;
use crate::render::context::RenderContext;

/// A link with its words.
#[derive(Debug, Serialize)]
pub(crate) struct TitledLink {
    /// The words.
    pub title: String,
    /// Where it leads.
    pub href: String,
}

/// A name with the page it leads to, where it has one.
#[derive(Debug, Serialize)]
pub(crate) struct Link {
    /// The name.
    pub name: String,
    /// Its page.
    pub href: Option<String>,
}

/// A department's name, linked to its page.
#[must_use]
pub(crate) fn department(at: u16, root: &str, context: &RenderContext<'_>) -> Link {
    let department = context.world.registers.departments.get(at);
    let href = format!("{root}{}", address::term(DEPARTMENTS.name, &department.code));
    Link { name: department.name.clone(), href: Some(href) }
}
