//! The documents: what they say of the program is what the program does.
//!
//! Pages that are made from tables of the program are written anew by
//! `DAFU_BLESS=1 cargo test --release docs`; read the difference.

mod check_sheet;
mod commands;
mod configuration;
mod digest;
mod front_matter;
mod guides;
mod promises;
mod rules;
mod sample;
mod surnames;
mod theme;

use std::path::{Path, PathBuf};

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    let text = std::fs::read_to_string(place(name)).unwrap_or_default();
    text.replace("\r\n", "\n")
}

/// Fails unless the document `name` is `expected`; writes it where that is asked for.
#[track_caller]
fn assert_current(name: &str, expected: &str) {
    if std::env::var_os("DAFU_BLESS").is_some() {
        std::fs::write(place(name), expected).expect("the document can be written");
    }
    assert!(
        read(name) == expected,
        "{name} is not what the program says; DAFU_BLESS=1 cargo test --release docs writes it anew"
    );
}
