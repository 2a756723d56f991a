//! `--server`: ready-made settings for web servers, written beside the site.

use std::fs;
use std::path::Path;

use super::Error;
use crate::render::server;
use crate::site::Site;

/// Writes the settings into `folder`; those that are the same already stay untouched.
pub(super) fn write(folder: &Path, site: &Site) -> Result<(), Error> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |cause| Error::File { path, cause }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    for (name, text) in server::files(site.world()) {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes()) {
            continue;
        }
        fs::write(&path, text).map_err(failed(&path))?;
    }
    Ok(())
}
