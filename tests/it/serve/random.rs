//! Edits, renames and deletions in a random order: the server stays up, and shows in the end
//! what a fresh build gives.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::browser::Served;
use crate::dice::Dice;
use crate::support::{BODY, Sandbox, TODAY};

/// How many changes are made; more by `DAFU_EDITS`.
const EDITS: u64 = 60;

/// How long the server may take to show the last of them.
const PATIENCE: Duration = Duration::from_mins(2);

#[test]
fn whatever_happens_to_the_sources_the_end_is_what_a_build_gives() {
    let edits = std::env::var("DAFU_EDITS").ok().and_then(|text| text.parse().ok());
    let sandbox = Sandbox::full();
    let right = sandbox.read("dafu.yaml");
    let arguments = ["serve", "--port", "0", "--date", TODAY, "--no-drafts"];
    let served = Served::run(sandbox.command(&arguments));
    let mut dice = Dice::new(1);
    for edit in 0..edits.unwrap_or(EDITS) {
        change(&sandbox, &right, &mut dice);
        if edit % 7 == 0 {
            let status = served.get("r/gxt-2024-1.html").status;
            assert!(matches!(status, 200 | 404 | 503), "{status} after {edit} edits");
        }
    }
    mend(&sandbox, &right);
    sandbox.build();
    let until = Instant::now() + PATIENCE;
    while !is_as_built(&sandbox, &served) {
        assert!(Instant::now() < until, "the last changes are not shown");
        std::thread::sleep(Duration::from_millis(200));
    }
    super::pages::assert_equal_to_build(&sandbox, &served);
}

/// One thing that an editor, an editor's program or Git may do.
fn change(sandbox: &Sandbox, right: &str, dice: &mut Dice) {
    let content = sandbox.root().join("content");
    let folder = content.join("replies");
    let id = format!("gxt-2024-{}", dice.below(12));
    let file = folder.join(format!("{id}.md"));
    let number = format!("\"{}\"", 100 + dice.below(9));
    match dice.below(12) {
        0..4 => {
            if folder.is_dir() {
                let body = BODY.replace("两处", ["三处", "四处", "五处"][dice.below(3)]);
                sandbox.reply_with(&id, &[("编号", &number)], &body);
            }
        }
        4 => drop(fs::remove_file(&file)),
        5 => drop(fs::rename(&file, folder.join("gxt-2024-99.md"))),
        6 => {
            // Half of a file, as a slow disk or a torn copy leaves it.
            let whole = fs::read(&file).unwrap_or_default();
            if !whole.is_empty() {
                drop(fs::write(&file, &whole[..dice.below(whole.len())]));
            }
        }
        7 => {
            let (here, away) = (folder.clone(), content.join("away"));
            let (from, to) = if here.is_dir() { (here, away) } else { (away, here) };
            drop(fs::rename(from, to));
        }
        8 => sandbox.write("dafu.yaml", &right.as_bytes()[..dice.below(200)]),
        9 => sandbox.write("dafu.yaml", right),
        10 => {
            let theme = sandbox.root().join("themes/default");
            if theme.is_dir() {
                drop(fs::remove_dir_all(theme));
            } else {
                sandbox.write(
                    "themes/default/templates/list.html",
                    "{% extends \"default/list.html\" %}{% block aside %}",
                );
            }
        }
        _ => sandbox
            .write("content/departments.yaml", sandbox.read("content/departments.yaml") + "\n"),
    }
}

/// Makes of what is left a site that can be built.
fn mend(sandbox: &Sandbox, right: &str) {
    let content = sandbox.root().join("content");
    let (folder, away) = (content.join("replies"), content.join("away"));
    if away.is_dir() && !folder.is_dir() {
        fs::rename(&away, &folder).expect("it is renamed");
    }
    drop(fs::remove_dir_all(sandbox.root().join("themes")));
    sandbox.write("dafu.yaml", right);
    let files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().contains("2024")))
        .collect();
    for file in files {
        fs::remove_file(file).expect("it is removed");
    }
    for at in 1..6 {
        sandbox.reply(&format!("gxt-2024-{at}"), &[("编号", &format!("\"{at}\""))]);
    }
}

/// Whether the list of all files is what was built, and each of them.
fn is_as_built(sandbox: &Sandbox, served: &Served) -> bool {
    let files = sandbox.tree("public");
    let pages = files.iter().filter(|file| file.0.ends_with(".html") || file.0.ends_with(".xml"));
    pages.into_iter().all(|(path, built)| served.get(path).body.starts_with(built))
}
