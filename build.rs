//! Names this build of the program by its sources: what another one has left to spare work is of
//! no use to it.

#![expect(
    clippy::disallowed_methods,
    reason = "it reads the sources of the program, not of a site"
)]

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// All that the program is made from.
const SOURCES: [&str; 4] = ["src", "themes/default", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        take(Path::new(source), &mut hasher)?;
    }
    println!("cargo::rustc-env=DAFU_BUILD={:016x}", hasher.finish());
    Ok(())
}

fn take(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if !path.is_dir() {
        hasher.write(path.as_os_str().as_encoded_bytes());
        hasher.write(&fs::read(path)?);
        return Ok(());
    }
    let inside: io::Result<Vec<PathBuf>> =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut inside = inside?;
    inside.sort();
    inside.iter().try_for_each(|path| take(path, hasher))
}
