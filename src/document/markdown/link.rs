//! Links and images as tags: only addresses that the caller hands back are ever written.

use std::borrow::Cow;

use pulldown_cmark::LinkType;

use super::escape::{address, is_harmless, push_attribute};
use super::outline::LinkKind;

/// Where a link leads on the site, as the caller answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The address to write.
    pub href: String,
    /// Width and height of an image in pixels.
    pub size: Option<(u32, u32)>,
    /// What to say in brackets behind a link: type and size of a file.
    pub note: Option<String>,
    /// The name under which a file is saved.
    pub download: Option<String>,
}

/// Answers where a written target leads; none prints the text of link or image alone.
pub type Resolve<'a> = dyn Fn(LinkKind, &str) -> Option<Target> + 'a;

/// The attributes of a link's start tag, and the note to write behind its end; none if the link
/// leads nowhere and its text stands alone.
pub(super) fn link_start(
    kind: LinkKind,
    written: &str,
    title: &str,
    resolve: &Resolve<'_>,
) -> Option<(String, String)> {
    let target = resolved(kind, written, resolve)?;
    let mut attributes = String::new();
    push_attribute(&mut attributes, "href", &address(&target.href));
    if let Some(name) = &target.download {
        push_attribute(&mut attributes, "download", name);
    }
    push_title(&mut attributes, title);
    let note = target.note.map(|note| format!("（{note}）")).unwrap_or_default();
    Some((attributes, note))
}

/// The attributes of an image; none if it cannot be shown and its text stands for it.
pub(super) fn image(
    written: &str,
    alt: &str,
    title: &str,
    resolve: &Resolve<'_>,
) -> Option<String> {
    let target = resolved(LinkKind::Image, written, resolve)?;
    let mut attributes = String::new();
    push_attribute(&mut attributes, "src", &address(&target.href));
    push_attribute(&mut attributes, "alt", alt);
    if let Some((width, height)) = target.size {
        push_attribute(&mut attributes, "width", &width.to_string());
        push_attribute(&mut attributes, "height", &height.to_string());
    }
    push_title(&mut attributes, title);
    attributes.push_str(" loading=lazy decoding=async");
    Some(attributes)
}

fn push_title(attributes: &mut String, title: &str) {
    if !title.is_empty() {
        push_attribute(attributes, "title", title);
    }
}

/// What the caller makes of a written target. An address that would run something is refused even
/// here, so that one careless caller is not enough.
fn resolved(kind: LinkKind, written: &str, resolve: &Resolve<'_>) -> Option<Target> {
    resolve(kind, written).filter(|target| is_harmless(&target.href))
}

/// The target of a link as the outline names it and `resolve` is asked for it.
pub(super) fn link_target(link_type: LinkType, written: &str) -> Cow<'_, str> {
    match link_type {
        LinkType::Email => Cow::Owned(format!("mailto:{written}")),
        _ => Cow::Borrowed(written),
    }
}
