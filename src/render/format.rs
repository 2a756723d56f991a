//! The socket for output formats: which files a format will make, and how one is rendered.

use crate::archive::World;
use crate::plan::{Class, Output, Phase};
use crate::theme::Theme;

use super::context::{Error, RenderContext, Rendered};

/// A kind of file that the site has.
#[derive(Debug)]
pub(crate) struct Format {
    /// Its name, as the plan prints it.
    pub name: &'static str,
    /// When in a publication its files are put in place.
    pub phase: Phase,
    /// What kind of files they are.
    pub class: Class,
    /// Whether its files are pages that search engines should know.
    pub in_sitemap: bool,
    /// The files it will make.
    pub plan: fn(&PlanContext<'_>) -> Vec<Output>,
    /// The bytes of one of them.
    pub render: fn(&Output, &RenderContext<'_>) -> Result<Rendered, Error>,
}

/// A part of a file that is made piece by piece, the first of them the 0th; `None` behind the last.
pub(crate) type Part = fn(&Output, &RenderContext<'_>, usize) -> Result<Option<Vec<u8>>, Error>;

/// What planning looks at.
#[derive(Clone, Copy)]
pub(crate) struct PlanContext<'a> {
    pub world: World<'a>,
    pub theme: &'a Theme,
    /// How many pages the sitemap may list; known once their formats have planned.
    pub pages: usize,
}
