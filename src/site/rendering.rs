//! A site and what its rows share, ready to be rendered.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Site;
use crate::diagnostic::Diagnostic;
use crate::digest::{Digest, Hasher};
use crate::plan::{Output, SitePath};
use crate::render::{self, HeldLines, Pass, RenderContext, Rendered};

/// A site with what rendering its rows needs, made once. It is whole in itself: it can be
/// kept, shared, and put in the place of another while that one is still being read.
pub struct Rendering {
    site: Arc<Site>,
    shared: render::Shared,
    /// The files that no row stands for, once one of them was asked for.
    beside: OnceLock<BTreeMap<SitePath, Vec<u8>>>,
}

impl Rendering {
    /// Makes ready what the rows of `site` share.
    #[must_use]
    pub fn new(site: Arc<Site>) -> Self {
        let shared = render::shared(site.world(), &site.theme, (&site.plan, site.settings));
        Self { site, shared, beside: OnceLock::new() }
    }

    /// The same, with what is known of the search index that an earlier run has made.
    #[must_use]
    pub(crate) fn with_index(mut self, known: render::KnownIndex) -> Self {
        self.shared.index = Mutex::new(known);
        self
    }

    /// What is known of the search index, once it is rendered or known to stand.
    #[must_use]
    pub(crate) fn into_index(self) -> render::KnownIndex {
        self.shared.index.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives back the memory of what lists are made of, once all of them are.
    pub(crate) fn forget_rows(&mut self) {
        self.shared.rows.clear();
    }

    /// Has every file of the search index made when it is rendered the next time.
    pub(crate) fn forget_cuts(&self) {
        self.shared.index.lock().unwrap_or_else(PoisonError::into_inner).forget_cuts();
    }

    /// What is rendered, and all that was found in it.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The file that `row` of the plan stands for, and what is wrong with it.
    ///
    /// # Errors
    /// If a template or a text is not what it was when the site was checked.
    pub fn render(&self, row: &Output) -> Result<(Rendered, Vec<Diagnostic>), render::Error> {
        let world = self.site.world();
        let rendered = render::render(row, &self.context())?;
        let findings = match &rendered {
            Rendered::Bytes(bytes) | Rendered::Files(bytes, _) => {
                self.site.rules.output(world, row, bytes)
            }
            Rendered::File(..) => Vec::new(),
        };
        Ok((rendered, findings))
    }

    /// The parts of the file that `row` stands for, one after another, where it is one that need not
    /// be held whole: nothing is ever found in it. Lines that would be the same are taken from the
    /// file that stands `held`.
    pub fn parts<'a>(
        &'a self,
        row: &'a Output,
        held: Option<&'a HeldLines>,
    ) -> Option<impl Iterator<Item = Result<Vec<u8>, render::Error>> + 'a> {
        let part = render::part_of(row)?;
        let context = RenderContext { held, ..self.context() };
        Some((0..).map_while(move |at| part(row, &context, at).transpose()))
    }

    fn context(&self) -> RenderContext<'_> {
        let Site { theme, folder, .. } = &*self.site;
        let (world, shared) = (self.site.world(), &self.shared);
        RenderContext { world, theme, folder, shared, pass: Pass::Render, held: None }
    }

    /// What the file that `row` stands for, and what is found in it, is made of: where it is the
    /// same, so are they.
    ///
    /// # Errors
    /// As [`Rendering::render`].
    pub fn fingerprint(&self, row: &Output) -> Result<Digest, render::Error> {
        let mut hasher = Hasher::default();
        hasher.update(render::fingerprint(row, &self.context())?.as_bytes());
        for (rule, severity) in self.site.rules.output_rules() {
            hasher.update(rule);
            hasher.update(severity.key());
        }
        Ok(hasher.finish())
    }

    /// What each line of the file that `row` stands for is made of, where it is made of lines.
    #[must_use]
    pub fn lines(&self, row: &Output) -> Vec<Digest> {
        render::lines(row, &self.context())
    }

    /// The file at `path`, where no row of the plan stands for it: some are named by what is in
    /// them, and are made together with the row that names them.
    ///
    /// # Errors
    /// As [`Rendering::render`].
    pub fn render_beside(&self, path: &str) -> Result<Option<&[u8]>, render::Error> {
        if self.beside.get().is_none() {
            // All of them are wanted, whatever an earlier run has left.
            self.forget_cuts();
            let mut all = BTreeMap::new();
            for row in self.site.plan.outputs.iter().filter(|row| render::gathers(row)) {
                match self.render(row)?.0 {
                    Rendered::Files(_, beside) => {
                        all.extend(
                            beside.into_iter().filter_map(|(path, bytes)| Some((path, bytes?))),
                        );
                    }
                    Rendered::Bytes(_) | Rendered::File(..) => {}
                }
            }
            let _ = self.beside.set(all);
        }
        let path = SitePath::new(path);
        let found = path.and_then(|path| self.beside.get()?.get(&path));
        Ok(found.map(Vec::as_slice))
    }
}
