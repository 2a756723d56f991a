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
use site::{Moved, Site};

/// The files, by name.
#[must_use]
pub fn files(world: World<'_>) -> Vec<(&'static str, String)> {
    let base = &world.config.base_url;
    let moved: Vec<Moved> =
        redirects(world).iter().map(|redirect| Moved::new(redirect, base)).collect();
    let site = Site { base, former: &world.config.former_base_urls, moved: &moved };
    vec![
        ("nginx.conf", nginx::text(&site)),
        (".htaccess", apache::text(&site)),
        ("caddy.conf", caddy::text(&site)),
        ("_headers", netlify::headers(&site)),
        ("_redirects", netlify::redirects(&site)),
    ]
}
