//! The links of a text to something of the site.

use crate::archive::entry::{SiteLink, SiteTarget};
use crate::archive::field_error::{FieldError, FieldErrorKind};
use crate::archive::files::moved;
use crate::archive::links::{self, LinkTarget};
use crate::diagnostic::SourcePath;
use crate::document::markdown::Outline;

/// The links of `outline`, the body of which begins at `start` of the file `path`; those that
/// leave `content/` are field errors.
pub(super) fn site_links(
    path: &SourcePath,
    outline: &Outline,
    start: u32,
    field_errors: &mut Vec<FieldError>,
) -> Vec<SiteLink> {
    let mut found = Vec::new();
    for link in &outline.links {
        let at = moved(&link.range, start);
        let target = match links::target(path, &link.target) {
            LinkTarget::Document(source, _) => SiteTarget::Document(source),
            LinkTarget::Site(address) => SiteTarget::Address(address),
            LinkTarget::Broken => SiteTarget::Nothing(link.target.as_str().into()),
            LinkTarget::Outside => {
                field_errors.push(FieldError { at, kind: FieldErrorKind::FileOutside });
                continue;
            }
            LinkTarget::External | LinkTarget::Part | LinkTarget::File(_) => continue,
        };
        found.push(SiteLink { target, at });
    }
    found
}
