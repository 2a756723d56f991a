//! Ready-made settings for web servers: redirects, headers, caches, compression.
//!
//! They hold no more than never changes: the policy in each page is the
//! stricter one and goes with its page. No path of a machine stands in them,
//! so they can be included as they are and written anew by every build.

mod apache;
mod caddy;
mod netlify;
mod nginx;
mod site;

use crate::archive::World;
use crate::plan::redirect::redirects;
use site::{GENERATED, Moved, Site};

/// What the files are called.
pub(crate) const FILES: [&str; 5] =
    ["nginx.conf", ".htaccess", "caddy.conf", "_headers", "_redirects"];

/// Whether `bytes` are such a file.
#[must_use]
pub(crate) fn is_settings(bytes: &[u8]) -> bool {
    let head = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    head.starts_with(b"#") && String::from_utf8_lossy(head).contains(GENERATED)
}

/// The texts of the files, in the order of [`FILES`].
#[must_use]
pub(crate) fn texts(world: World<'_>) -> [String; 5] {
    let base = &world.config.base_url;
    let moved: Vec<Moved> =
        redirects(world).iter().map(|redirect| Moved::new(redirect, base)).collect();
    let site = Site { base, former: &world.config.former_base_urls, moved: &moved };
    [
        nginx::text(&site),
        apache::text(&site),
        caddy::text(&site),
        netlify::headers(&site),
        netlify::redirects(&site),
    ]
}
