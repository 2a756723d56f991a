//! A build may be killed after any step: every file stays whole, and the next
//! build ends in the same bytes as a clean one.

use std::collections::BTreeMap;
use std::fs;

use dafu::publish::Error;

use super::{Files, Site, head, tree};

const BEFORE: Files<'static> = &[
    ("index.html", "home, old"),
    ("r/stays.html", "stays"),
    ("r/changes.html", "changes, old"),
    ("r/goes/file.pdf", "goes"),
    ("assets/a.0a.css", "asset, old"),
];

const AFTER: Files<'static> = &[
    ("index.html", "home, new"),
    ("r/stays.html", "stays"),
    ("r/changes.html", "changes, new"),
    ("r/comes/file.pdf", "comes"),
    ("r/comes.html", "comes, new"),
    ("assets/a.0b.css", "asset, new"),
];

/// What the build after the killed one may publish: `AFTER` without what
/// the killed one may have brought already, and with one of its files changed.
const CORRECTED: Files<'static> = &[
    ("index.html", "home, newest"),
    ("r/stays.html", "stays"),
    ("r/changes.html", "changes, old"),
    ("r/comes/file.pdf", "comes, corrected"),
];

const FOREIGN: &str = "r/goes/by-hand.txt";

/// A site at `BEFORE`, with a foreign file in it.
fn site_before(name: &str) -> Site {
    let site = Site::new(name);
    site.publish(BEFORE).unwrap();
    site.write(FOREIGN, "foreign");
    site
}

/// Begins to publish `files` and is killed after `steps`; `false` if the
/// work was done before that.
fn killed_after(site: &Site, files: Files<'_>, steps: usize) -> bool {
    let mut commit = site.staged(files).unwrap().prepare(&head()).unwrap();
    (0..steps).all(|_| commit.advance().unwrap())
}

/// The journal promises that whole files wait: none is written while one of them may not be on
/// the disk.
#[test]
fn the_journal_waits_until_every_staged_file_is_on_the_disk() {
    let site = site_before("sync");
    let before = site.tree();
    let mut commit = site.staged(AFTER).unwrap().prepare(&head()).unwrap();
    let staged = tree(&site.root.join(".dafu")).into_keys();
    let lost = staged.filter(|path| path.ends_with("/1")).collect::<Vec<_>>();
    assert_eq!(lost.len(), 1, "{lost:?}");
    fs::remove_file(site.root.join(".dafu").join(&lost[0])).unwrap();
    assert!(matches!(commit.advance(), Err(Error::Io { .. })));
    assert_eq!(site.state("journal"), None);
    assert_eq!(site.tree(), before);
}

/// The output after a clean build of `files` into a new folder.
fn clean(name: &str, files: Files<'_>) -> BTreeMap<String, String> {
    let site = Site::new(name);
    site.write(FOREIGN, "foreign");
    site.publish(files).unwrap();
    site.tree()
}

fn assert_whole(site: &Site, steps: usize) {
    for (path, text) in site.tree() {
        let known = BEFORE.iter().chain(AFTER).chain(CORRECTED);
        let is_manifest = path == "manifest.json" && text.ends_with("]}\n");
        let whole = path.ends_with('/')
            || is_manifest
            || path == FOREIGN
            || known.into_iter().any(|file| *file == (&path, &text));
        assert!(whole, "after {steps} steps {path} holds {text:?}");
    }
    for (path, _) in BEFORE.iter().filter(|old| AFTER.iter().any(|new| new.0 == old.0)) {
        assert!(site.output().join(path).exists(), "{path}, {steps}");
    }
}

/// A page that leads to something new is never there before it, and nothing goes before
/// everything has come: whoever reads meanwhile meets no dead link.
#[test]
fn nothing_is_removed_before_everything_new_stands() {
    for steps in 0.. {
        let site = site_before(&format!("order-{steps}"));
        let manifest = site.text("manifest.json");
        let goes_on = killed_after(&site, AFTER, steps);
        let tree = site.tree();
        let holds = |path: &str, text: &str| tree.get(path).is_some_and(|found| found == text);
        let is_gone = |path: &str| !tree.contains_key(path);
        if is_gone("r/goes/file.pdf") || is_gone("assets/a.0a.css") {
            for (path, text) in AFTER {
                assert!(holds(path, text), "after {steps} steps {path} has not come");
            }
        }
        if holds("index.html", "home, new") {
            assert!(holds("r/comes.html", "comes, new"), "home came first, {steps}");
        }
        // As long as something old stands, the old manifest does, and knows it.
        if tree["manifest.json"] != manifest {
            assert!(is_gone("r/goes/file.pdf") && is_gone("assets/a.0a.css"), "{steps}");
        }
        if !goes_on {
            assert!(is_gone("r/goes/file.pdf"), "the work was done");
            break;
        }
    }
}

/// Kills `AFTER` at every step and publishes `next`.
fn converges(name: &str, next: Files<'_>) {
    let expected = clean(&format!("{name}-clean"), next);
    let site = |steps: usize| site_before(&format!("{name}-{steps}"));
    let mut steps = 0;
    loop {
        let site = site(steps);
        let killed = killed_after(&site, AFTER, steps);
        assert_whole(&site, steps);
        site.publish(next).unwrap();
        assert_eq!(site.tree(), expected, "after {steps} steps");
        assert_eq!(site.state("journal"), None);
        if !killed {
            break;
        }
        steps += 1;
    }
    // As many as there are files to place and remove, and the steps around them.
    assert!(steps > 12, "only {steps} steps were tried");
}

#[test]
fn same_build_again_completes_a_killed_one() {
    converges("stop-same", AFTER);
}

#[test]
fn build_of_the_old_sources_takes_a_killed_one_back() {
    converges("stop-back", BEFORE);
}

#[test]
fn page_that_a_killed_build_published_goes_when_it_is_no_longer_planned() {
    converges("stop-corrected", CORRECTED);
}

#[test]
fn builds_killed_one_after_another_lose_no_file_of_ours() {
    let old: Files<'_> = &[("r/a.html", "a, old"), ("r/b.html", "b, old")];
    let first: Files<'_> = &[("r/a.html", "a, new"), ("r/c.html", "c"), ("r/d.html", "d")];
    let second: Files<'_> = &[("r/c.html", "c, corrected")];
    let expected = clean("stop-twice-clean", old);
    let mut runs = 0;
    let mut kill = |steps_of_first: usize, steps_of_second: usize| {
        let site = Site::new("stop-twice");
        site.publish(old).unwrap();
        site.write(FOREIGN, "foreign");
        let goes_on = killed_after(&site, first, steps_of_first);
        let second_goes_on = killed_after(&site, second, steps_of_second);
        site.publish(old).unwrap();
        let place = format!("after {steps_of_first} and {steps_of_second} steps");
        assert_eq!(site.tree(), expected, "{place}");
        runs += 1;
        (goes_on, second_goes_on)
    };
    for steps in 0.. {
        let mut both = (true, true);
        for more in 0.. {
            both = kill(steps, more);
            if !both.1 {
                break;
            }
        }
        if !both.0 {
            break;
        }
    }
    assert!(runs > 64, "only {runs} pairs of steps were tried");
}

#[test]
fn first_publication_killed_half_way_is_ours() {
    let expected = clean("stop-first-clean", CORRECTED);
    for steps in 0..14 {
        let site = Site::new(&format!("stop-first-{steps}"));
        site.write(FOREIGN, "foreign");
        killed_after(&site, AFTER, steps);
        site.publish(CORRECTED).unwrap();
        assert_eq!(site.tree(), expected, "after {steps} steps");
    }
}

#[test]
fn build_that_fails_in_rendering_keeps_the_claims_of_a_killed_one() {
    let site = site_before("stop-render");
    killed_after(&site, AFTER, 6);
    drop(site.staged(CORRECTED).unwrap());
    site.publish(CORRECTED).unwrap();
    assert_eq!(site.tree(), clean("stop-render-clean", CORRECTED));
}

#[test]
fn adopted_file_is_ours_even_if_the_build_that_adopted_it_was_killed() {
    let site = Site::new("stop-adopted");
    site.write("r/a.html", "a");
    killed_after(&site, &[("r/a.html", "a"), ("index.html", "home")], 2);
    site.publish(&[("index.html", "home")]).unwrap();
    assert!(!site.output().join("r/a.html").exists());
}

#[test]
fn file_put_in_the_place_of_a_half_published_one_is_foreign() {
    let site = site_before("stop-foreign");
    killed_after(&site, AFTER, 8);
    site.write("r/comes.html", "by hand");
    assert!(matches!(
        site.publish(AFTER),
        Err(Error::InTheWay { conflicts, .. }) if conflicts[0].path == "r/comes.html"
    ));
    site.publish(BEFORE).unwrap();
    assert_eq!(site.text("r/comes.html"), "by hand");
}

#[test]
fn damaged_journal_stops_the_build_and_says_the_way_out() {
    let site = site_before("stop-journal");
    killed_after(&site, AFTER, 6);
    let journal = site.state("journal").unwrap();
    let whole = fs::read_to_string(&journal).unwrap();
    let damages = [
        ("", 1),
        ("\u{0}", 1),
        (&whole[..whole.len() / 2], 5),
        // Each line is whole, but not the journal.
        (&whole[..whole.rfind("end ").unwrap()], 9),
        (&whole.replace("end ", ""), 9),
        (&whole.replace("end 7", "end 6"), 9),
        (&format!("{whole}more"), 10),
    ];
    for (text, expected) in damages {
        fs::write(&journal, text).unwrap();
        let before = site.tree();
        let error = site.publish(AFTER).unwrap_err();
        assert_eq!(site.tree(), before);
        match &error {
            Error::DamagedJournal { line, .. } => assert_eq!(*line, expected, "{text}"),
            other => panic!("{other}"),
        }
        assert!(error.zh().contains("请将该日志与输出目录一并删除后重新构建"));
    }
    fs::remove_file(&journal).unwrap();
    fs::remove_dir_all(site.output()).unwrap();
    site.write(FOREIGN, "foreign");
    site.publish(AFTER).unwrap();
    assert_eq!(site.tree(), clean("stop-journal-clean", AFTER));
}
