//! The socket for output formats: which files a format will make, and how one is rendered.

use crate::archive::World;
use crate::diagnostic::SourcePath;
use crate::plan::redirect::Redirect;
use crate::plan::{Class, Output, Phase};
use crate::source::{self, Folder};
use crate::theme::{self, Theme};

use super::view::frame::Frame;
use super::view::row::Rows;

/// An output format.
#[derive(Debug)]
pub struct Format {
    /// Its name, as the plan prints it.
    pub name: &'static str,
    /// When in a publication its files are put in place.
    pub phase: Phase,
    /// What kind of files they are.
    pub class: Class,
    /// The files it will make.
    pub plan: fn(&PlanContext<'_>) -> Vec<Output>,
    /// One of them.
    pub render: fn(&Output, &RenderContext<'_>) -> Result<Rendered, Error>,
}

/// What planning looks at.
#[derive(Clone, Copy)]
pub struct PlanContext<'a> {
    /// Configuration, registers, archive.
    pub world: World<'a>,
    /// The theme.
    pub theme: &'a Theme,
}

/// What rendering looks at.
pub struct RenderContext<'a> {
    /// Configuration, registers, archive.
    pub world: World<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The one reader: texts are read again when their row is rendered.
    pub folder: &'a Folder,
    /// What every page of the site shares, made once.
    pub frame: Frame<'a>,
    /// The rows of lists.
    pub rows: Rows,
    /// The pages the sitemap lists.
    pub sitemap: Vec<SitemapEntry>,
    /// Where former addresses lead.
    pub redirects: Vec<Redirect>,
}

/// A page the sitemap lists.
#[derive(Clone, Debug)]
pub struct SitemapEntry {
    /// Its address.
    pub path: crate::plan::SitePath,
    /// The day it last changed, where its own dates tell.
    pub changed: Option<crate::model::Date>,
}

/// What a row of the plan becomes.
#[derive(Debug)]
pub enum Rendered {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of this file.
    File(SourcePath),
}

impl From<String> for Rendered {
    fn from(text: String) -> Self {
        Self::Bytes(text.into_bytes())
    }
}

/// Why a row could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A template asks for what is not there.
    #[error(transparent)]
    Theme(Box<theme::Error>),
    /// A text could not be read again.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// A file changed between checking and rendering: half a build would be a mix.
    #[error("{0} changed while the site was being built")]
    Changed(SourcePath),
    /// An address does not fit a QR code.
    #[error("the address {0} is too long for a QR code")]
    Address(String),
}

impl From<theme::Error> for Error {
    fn from(error: theme::Error) -> Self {
        Self::Theme(Box::new(error))
    }
}
