//! Rendering: the files of the site, one row of the plan at a time.
//!
//! A row is a pure function of what it is about: the same row gives the same
//! bytes whenever and wherever it is rendered, alone or among all.

pub(crate) mod chart;
pub(crate) mod context;
pub mod data;
pub(crate) mod fingerprint;
pub(crate) mod format;
pub(crate) mod formats;
pub(crate) mod frame;
pub(crate) mod markup;
pub(crate) mod qr;
pub(crate) mod row_cache;
pub(crate) mod search;
pub(crate) mod server;
pub(crate) mod sitemap_entry;
pub(crate) mod view;

pub(crate) use context::{Error, KnownIndex, Shared};
pub use context::{HeldLines, Pass, RenderContext, Rendered};

use std::sync::{Mutex, OnceLock};

use crate::archive::World;
use crate::config::Config;
use crate::digest::{Digest, Hasher};
use crate::plan::{Output, SitePlan, redirect};
use crate::search::Collector;
use crate::theme::Theme;
use fingerprint::OfReply;
use format::{Format, Part, PlanContext};
use formats::{FORMATS, IN_PARTS};
use frame::Frame;
use row_cache::RowCache;

/// Every file the formats will make.
#[must_use]
pub(crate) fn outputs(world: World<'_>, theme: &Theme) -> Vec<Output> {
    let rows = |listed: bool, pages: usize| {
        let context = PlanContext { world, theme, pages };
        let formats = FORMATS.iter().filter(move |format| format.in_sitemap == listed);
        formats.flat_map(move |format| (format.plan)(&context))
    };
    // How many parts the sitemap has follows from how many pages it lists.
    let mut all: Vec<Output> = rows(true, 0).collect();
    let pages = all.len();
    all.extend(rows(false, pages));
    all
}

/// The format called `name`.
///
/// # Panics
/// Never for a row of a plan, whose names come from the same table.
#[must_use]
pub(crate) fn format_of(name: &str) -> &'static Format {
    FORMATS.iter().find(|format| format.name == name).expect("rows name formats of the table")
}

/// The digest of what documents are read with and their rows show: of the files whose digests are
/// `files`, and of the public address, which need not be that of `config`'s file.
#[must_use]
pub fn settings(files: &[Digest], config: &Config) -> Digest {
    fingerprint::of(&(files, config.base_url.as_str()))
}

/// What the rows of `plan` share, made once; `settings` is the digest of configuration and
/// registers.
#[must_use]
pub fn shared(world: World<'_>, theme: &Theme, (plan, settings): (&SitePlan, Digest)) -> Shared {
    let listed = plan.outputs.iter().filter(|output| format_of(output.format).in_sitemap);
    let frame = Frame::new(world, theme, plan);
    Shared {
        around: frame.around(world),
        frame,
        rows: RowCache::new(world.archive.entries.len()),
        theme: theme.digest(""),
        words: theme.digest("strings/"),
        settings,
        replies: world.archive.entries.iter().map(|_| OfReply::default()).collect(),
        assigned: OnceLock::new(),
        sitemap: sitemap_entry::entries(world, listed),
        redirects: redirect::redirects(world),
        search: Collector::new(search::count(world)),
        index: Mutex::default(),
    }
}

/// Whether `output` gathers what the rendering of others has left, and so is best rendered last.
#[must_use]
pub(crate) fn gathers(output: &Output) -> bool {
    output.format == formats::SEARCH_INDEX
}

/// How the file that `output` stands for is made piece by piece, where it is.
#[must_use]
pub(crate) fn part_of(output: &Output) -> Option<Part> {
    IN_PARTS.iter().find(|(name, _)| *name == output.format).map(|(_, part)| *part)
}

/// What each line of the file that `output` stands for is made of, where lines of such a file are
/// taken from the one that an earlier run has made.
pub(crate) fn lines(output: &Output, context: &RenderContext<'_>) -> Vec<Digest> {
    if output.format == formats::DATA_LINES { data::made_of(output, context) } else { Vec::new() }
}

/// The file that `output` stands for.
///
/// # Errors
/// If a template or a text is not what it was when the site was checked.
pub fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    (format_of(output.format).render)(output, context)
}

/// What the file that `output` stands for is made of: where that is the same, so is the file.
///
/// # Errors
/// If a template or a text is not what it was when the site was checked.
pub(crate) fn fingerprint(output: &Output, context: &RenderContext<'_>) -> Result<Digest, Error> {
    let context = RenderContext { pass: Pass::Fingerprint, ..*context };
    let mut hasher = Hasher::default();
    hasher.update(output.format);
    match render(output, &context)? {
        Rendered::Bytes(bytes) => hasher.update(bytes),
        Rendered::File(_, digest) => hasher.update(digest.as_bytes()),
        Rendered::Files(bytes, beside) => {
            hasher.update(bytes);
            for (path, bytes) in beside {
                hasher.update(path.as_str());
                hasher.update(Digest::of(bytes.unwrap_or_default()).as_bytes());
            }
        }
    }
    Ok(hasher.finish())
}
