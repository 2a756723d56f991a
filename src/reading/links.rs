//! The links of a text to something of the site.

use std::borrow::Cow;

use crate::archive::entry::{SiteLink, SiteTarget};
use crate::archive::field_error::{FieldError, FieldErrorKind};
use crate::archive::files::moved;
use crate::archive::links::{self, LinkTarget};
use crate::diagnostic::SourcePath;
use crate::document::markdown::Outline;
use crate::model::BaseUrl;

/// The links of `outline`, the body of which begins at `start` of the file `path`; those that
/// leave `content/` are field errors. `base` is the site's own address.
pub(super) fn site_links(
    path: &SourcePath,
    outline: &Outline,
    start: u32,
    base: &BaseUrl,
    field_errors: &mut Vec<FieldError>,
) -> Vec<SiteLink> {
    let mut found = Vec::new();
    for link in &outline.links {
        let at = moved(&link.range, start);
        let target = match links::target(path, own_address(&link.target, base).as_ref()) {
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

/// A whole address of this site as one relative to it; any other link as it is.
fn own_address<'a>(target: &'a str, base: &BaseUrl) -> Cow<'a, str> {
    let without_scheme = |address: &str| {
        let (scheme, rest) = address.split_once("://")?;
        let is_web = ["http", "https"].iter().any(|web| web.eq_ignore_ascii_case(scheme));
        is_web.then(|| rest.to_owned())
    };
    let own = || {
        let (own, found) = (without_scheme(base.as_str())?, without_scheme(target.trim())?);
        let head = found.get(..own.len())?;
        head.eq_ignore_ascii_case(&own).then(|| format!("/{}", &found[own.len()..]))
    };
    own().map_or(Cow::Borrowed(target), Cow::Owned)
}
