//! Publishing: what reaches the output folder, what leaves it, what is left alone.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests may")]

mod folder;
mod foreign;
mod manifest;
mod stops;
mod verify;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use dafu::digest::Digest;
use dafu::plan::path::SitePath;
use dafu::publish::{
    ChangeKind, Class, Error, ManifestHead, Phase, Stage, Summary, Target, Written,
};

/// A site's folder of its own for one test, with an output in it.
struct Site {
    root: PathBuf,
}

/// The files of one state of a site: address and text.
type Files<'a> = &'a [(&'a str, &'a str)];

const FIRST: Files<'static> = &[
    ("index.html", "home"),
    ("r/gxt-2023-166.html", "reply"),
    ("r/gxt-2023-166/plan.pdf", "attachment"),
    ("years/2023.html", "year"),
    ("data/2023.csv", "data"),
    ("assets/style.0a.css", "asset"),
];

/// Opens a publication. A child that another test has just forked holds a copy
/// of every open file until it runs its own program, this lock too: so a lock
/// is asked for again for a while before it counts as held.
fn open(target: &Target) -> Result<Stage, Error> {
    for _ in 0..200 {
        match Stage::open(target) {
            Err(Error::Locked { .. }) => std::thread::sleep(std::time::Duration::from_millis(10)),
            done => return done,
        }
    }
    Stage::open(target)
}

impl Site {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish").join(name);
        if root.exists() {
            fs::remove_dir_all(&root).unwrap();
        }
        fs::create_dir_all(root.join("content")).unwrap();
        Self { root }
    }

    fn output(&self) -> PathBuf {
        self.root.join("public")
    }

    fn target(&self) -> Target {
        let root = self.root.clone();
        Target { output: self.output(), state: root.join(".dafu"), root, home: None }
    }

    fn staged(&self, files: Files<'_>) -> Result<Stage, Error> {
        let stage = open(&self.target())?;
        for (path, text) in files {
            put(&stage, path, text)?;
        }
        Ok(stage)
    }

    fn publish(&self, files: Files<'_>) -> Result<Summary, Error> {
        self.staged(files)?.commit(&head())
    }

    /// A file put into the output by someone else, or by hand.
    fn write(&self, path: &str, text: &str) {
        let place = self.output().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.output().join(path)).unwrap()
    }

    /// Everything in the output: files with their text, folders with `/`, links as such.
    fn tree(&self) -> BTreeMap<String, String> {
        tree(&self.output())
    }

    /// The one file of this name below `.dafu`.
    fn state(&self, name: &str) -> Option<PathBuf> {
        let found = tree(&self.root.join(".dafu"));
        let end = format!("/{name}");
        let path = found.keys().find(|path| path.ends_with(&end))?;
        Some(self.root.join(".dafu").join(path))
    }
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let Ok(entry) = entry else { continue };
        let path = entry.path().strip_prefix(folder).unwrap();
        let path = path.to_str().unwrap().replace('\\', "/");
        if entry.file_type().is_dir() {
            found.insert(path + "/", String::new());
        } else if entry.path_is_symlink() {
            found.insert(path, "a link".to_owned());
        } else {
            let bytes = fs::read(entry.path()).unwrap();
            found.insert(path, String::from_utf8(bytes).unwrap());
        }
    }
    found
}

fn put(stage: &Stage, path: &str, text: &str) -> Result<Written, Error> {
    let (phase, class) = kind_of(path);
    stage.put(&site_path(path), phase, class, text.as_bytes())
}

fn kind_of(path: &str) -> (Phase, Class) {
    match path.split('/').collect::<Vec<_>>()[..] {
        ["index.html"] => (Phase::Home, Class::Page),
        ["assets", ..] => (Phase::Asset, Class::Asset),
        ["data", ..] => (Phase::Data, Class::Data),
        ["r", _, _] => (Phase::Attachment, Class::Attachment),
        ["r", _] => (Phase::Page, Class::Page),
        _ => (Phase::Listing, Class::Listing),
    }
}

fn site_path(path: &str) -> SitePath {
    SitePath::new(path).unwrap()
}

fn head() -> ManifestHead {
    ManifestHead { base_url: "https://dafu.example.gov.cn/".to_owned(), replies: Vec::new() }
}

/// The changes of a summary as the lines of a list of changes.
fn changes(summary: &Summary) -> Vec<String> {
    let line = |change: &dafu::publish::Change| {
        let kind = match change.kind {
            ChangeKind::Added => "added",
            ChangeKind::Changed => "changed",
            ChangeKind::Removed => "removed",
        };
        format!("{kind} {}", change.path)
    };
    summary.changes.iter().map(line).collect()
}

#[test]
fn first_publication_writes_every_file() {
    let site = Site::new("first");
    let summary = site.publish(FIRST).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed), (6, 0, 0));
    for (path, text) in FIRST {
        assert_eq!(site.text(path), *text);
    }
}

#[test]
fn changes_are_listed_in_the_order_of_publication() {
    let site = Site::new("order");
    site.publish(FIRST).unwrap();
    let summary = site
        .publish(&[
            ("index.html", "home 2"),
            ("r/gxt-2023-166.html", "reply"),
            ("r/gxt-2024-1.html", "second"),
            ("years/2024.html", "year"),
            ("assets/style.0b.css", "asset 2"),
            ("r/gxt-2024-1/plan.pdf", "attachment"),
            ("data/2023.csv", "data 2"),
        ])
        .unwrap();
    assert_eq!(
        changes(&summary),
        [
            "added assets/style.0b.css",
            "added r/gxt-2024-1/plan.pdf",
            "changed data/2023.csv",
            "added r/gxt-2024-1.html",
            "added years/2024.html",
            "changed index.html",
            "changed manifest.json",
            "removed assets/style.0a.css",
            "removed r/gxt-2023-166/plan.pdf",
            "removed years/2023.html",
        ]
    );
    assert_eq!((summary.written, summary.unchanged, summary.removed), (6, 1, 3));
}

#[test]
fn changes_may_be_told_against_another_publication() {
    let site = Site::new("since");
    site.publish(FIRST).unwrap();
    let live = dafu::publish::read_manifest(&site.output().join("manifest.json")).unwrap();
    fs::remove_dir_all(site.output()).unwrap();
    let unchanged = site.staged(FIRST).unwrap().since(live.clone()).commit(&head()).unwrap();
    assert_eq!((unchanged.written, changes(&unchanged)), (6, Vec::new()));
    fs::remove_dir_all(site.output()).unwrap();
    let next = [
        ("index.html", "home 2"),
        ("r/gxt-2023-166.html", "reply"),
        ("r/gxt-2024-1.html", "second"),
        ("years/2023.html", "year"),
        ("data/2023.csv", "data"),
        ("assets/style.0a.css", "asset"),
    ];
    let summary = site.staged(&next).unwrap().since(live).commit(&head()).unwrap();
    assert_eq!(
        changes(&summary),
        [
            "added r/gxt-2024-1.html",
            "changed index.html",
            "changed manifest.json",
            "removed r/gxt-2023-166/plan.pdf",
        ]
    );
}

#[test]
fn what_is_removed_and_not_settled_is_kept_beside_the_output() {
    let site = Site::new("removed");
    let known = || dafu::publish::removed_addresses(&site.target()).unwrap();
    site.publish(FIRST).unwrap();
    assert_eq!(known(), []);
    let removed = vec![dafu::publish::RemovedAddress {
        path: site_path("r/gxt-2023-166.html"),
        day: "2024-06-30".to_owned(),
    }];
    let rest: Files<'_> = &[("index.html", "home")];
    site.staged(rest).unwrap().removing(removed.clone()).commit(&head()).unwrap();
    assert_eq!(known(), removed);
    site.publish(rest).unwrap();
    assert_eq!(known(), removed, "a build that does not know better leaves it");
    site.staged(rest).unwrap().removing(Vec::new()).commit(&head()).unwrap();
    assert_eq!(known(), []);
}

#[test]
fn journal_names_old_and_new_digests_in_the_order_of_publication() {
    let site = Site::new("journal");
    site.publish(&[("r/a.html", "a"), ("r/c.html", "c")]).unwrap();
    let stage = site.staged(&[("index.html", "home"), ("r/a.html", "a2")]).unwrap();
    let mut commit = stage.prepare(&head()).unwrap();
    while site.state("journal").is_none() {
        assert_eq!(site.text("r/a.html"), "a", "renamed before the journal");
        commit.advance().unwrap();
    }
    assert_eq!(site.text("r/a.html"), "a");
    let digest = |text: &str| dafu::digest::Digest::of(text);
    let expected = format!(
        "dafu-journal 1\n{}\t{}\tr/a.html\n-\t{}\tindex.html\n{}\t-\tr/c.html\nend 3\n",
        digest("a"),
        digest("a2"),
        digest("home"),
        digest("c"),
    );
    let journal = fs::read_to_string(site.state("journal").unwrap()).unwrap();
    assert_eq!(journal, expected);
}

#[test]
fn unchanged_file_is_not_rewritten() {
    let site = Site::new("unchanged");
    site.publish(FIRST).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let names = FIRST.iter().map(|(path, _)| *path).chain(["manifest.json"]);
    let places: Vec<_> = names.map(|path| site.output().join(path)).collect();
    for place in &places {
        let file = fs::File::options().write(true).open(place).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    let summary = site.publish(FIRST).unwrap();
    assert_eq!((summary.written, summary.unchanged), (0, 6));
    assert!(summary.changes.is_empty());
    for place in &places {
        assert_eq!(fs::metadata(place).unwrap().modified().unwrap(), long_ago);
    }
}

#[test]
fn file_in_parts_is_taken_like_any_other() {
    let site = Site::new("parts");
    let put = |path: &str, parts: [&str; 2]| {
        let path = SitePath::new(path).unwrap();
        let stage = open(&site.target()).unwrap();
        let parts = parts.map(|part| Ok::<_, Error>(part.as_bytes().to_vec())).into_iter();
        let written = stage.put_parts::<Error>(&path, Phase::Data, Class::Data, parts).unwrap();
        stage.commit(&head()).map(|_| written)
    };
    assert_eq!(put("data/2023.jsonl", ["ab", "c"]).unwrap(), Written::Added);
    assert_eq!(put("data/2023.jsonl", ["a", "bc"]).unwrap(), Written::Unchanged);
    assert_eq!(put("data/2023.jsonl", ["ab", "d"]).unwrap(), Written::Changed);
    assert_eq!(site.text("data/2023.jsonl"), "abd");
    fs::write(site.output().join("data/2024.jsonl"), "foreign").unwrap();
    assert!(matches!(put("data/2024.jsonl", ["ab", "e"]), Err(Error::InTheWay { .. })));
    assert_eq!(site.text("data/2024.jsonl"), "foreign");
}

#[test]
fn part_that_cannot_be_made_leaves_the_output_as_it_is() {
    let site = Site::new("part-fails");
    let path = SitePath::new("data/2023.jsonl").unwrap();
    let stage = open(&site.target()).unwrap();
    let failed = Error::ReservedPath { path: path.clone() };
    let parts = [Ok(b"ab".to_vec()), Err(failed)].into_iter();
    assert!(stage.put_parts::<Error>(&path, Phase::Data, Class::Data, parts).is_err());
    drop(stage);
    assert!(!site.output().join("data/2023.jsonl").exists());
}

#[test]
fn file_of_the_same_length_but_other_bytes_is_rewritten() {
    let site = Site::new("same-length");
    site.publish(&[("index.html", "abc")]).unwrap();
    site.publish(&[("index.html", "abd")]).unwrap();
    assert_eq!(site.text("index.html"), "abd");
}

#[test]
fn file_that_the_site_no_longer_has_is_removed_with_its_emptied_folder() {
    let site = Site::new("removal");
    site.publish(FIRST).unwrap();
    let summary = site.publish(&[("index.html", "home")]).unwrap();
    assert_eq!(summary.removed, 5);
    let left: Vec<_> = site.tree().into_keys().collect();
    assert_eq!(left, ["index.html", "manifest.json"]);
}

#[test]
fn file_of_someone_else_is_left_alone_and_keeps_its_folder() {
    let site = Site::new("someone-else");
    site.publish(FIRST).unwrap();
    site.write("r/gxt-2023-166/by-hand.txt", "mine");
    site.write(".htaccess", "mine too");
    site.publish(&[("index.html", "home")]).unwrap();
    assert_eq!(site.text("r/gxt-2023-166/by-hand.txt"), "mine");
    assert_eq!(site.text(".htaccess"), "mine too");
    assert!(!site.output().join("r/gxt-2023-166/plan.pdf").exists());
}

#[test]
fn file_of_ours_that_was_edited_by_hand_is_replaced_or_removed() {
    let site = Site::new("edited");
    site.publish(&[("index.html", "home"), ("r/a.html", "a")]).unwrap();
    site.write("index.html", "edited by hand");
    site.write("r/a.html", "edited by hand");
    let summary = site.publish(&[("index.html", "home")]).unwrap();
    assert_eq!(changes(&summary)[0], "changed index.html");
    assert_eq!(site.text("index.html"), "home");
    assert!(!site.output().join("r/a.html").exists());
}

#[test]
fn large_file_is_copied_from_its_source_and_compared_with_it() {
    let site = Site::new("large");
    let source = site.root.join("content/plan.pdf");
    let bytes: Vec<u8> = (0..300_000_u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
    fs::write(&source, &bytes).unwrap();
    let publish = |checked: &[u8]| {
        let stage = open(&site.target()).unwrap();
        let path = site_path("r/a/plan.pdf");
        let from = (source.as_path(), Digest::of(checked));
        let written = stage.put_file(&path, Phase::Attachment, Class::Attachment, from)?;
        stage.commit(&head()).map(|_| written)
    };
    assert_eq!(publish(&bytes).unwrap(), Written::Added);
    assert_eq!(fs::read(site.output().join("r/a/plan.pdf")).unwrap(), bytes);
    assert_eq!(publish(&bytes).unwrap(), Written::Unchanged);
    let mut other = bytes.clone();
    other[200_000] ^= 1;
    fs::write(&source, &other).unwrap();
    // Only what was checked is published, and what is live stays as it is.
    assert!(matches!(publish(&bytes), Err(Error::Changed { .. })));
    assert_eq!(fs::read(site.output().join("r/a/plan.pdf")).unwrap(), bytes);
    assert_eq!(publish(&other).unwrap(), Written::Changed);
    assert_eq!(fs::read(site.output().join("r/a/plan.pdf")).unwrap(), other);
    fs::write(&source, &bytes).unwrap();
    assert!(matches!(publish(&other), Err(Error::Changed { .. })));
}

#[test]
fn many_threads_may_put_at_once() {
    let site = Site::new("threads");
    let stage = open(&site.target()).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let stage = &stage;
            scope.spawn(move || {
                for number in 0..50 {
                    let name = format!("r/x-{thread}-{number}.html");
                    put(stage, &name, &name).unwrap();
                }
            });
        }
    });
    assert_eq!(stage.commit(&head()).unwrap().written, 400);
    assert_eq!(site.text("r/x-7-49.html"), "r/x-7-49.html");
}

#[test]
fn dropped_stage_leaves_the_output_untouched() {
    let site = Site::new("dropped");
    site.publish(FIRST).unwrap();
    let before = site.tree();
    let stage = site.staged(&[("index.html", "home 2"), ("r/b.html", "b")]);
    drop(stage.unwrap());
    assert_eq!(site.tree(), before);
}

#[test]
fn two_spellings_of_one_address_are_refused() {
    let site = Site::new("spelling");
    let refused = |files: Files<'_>| match site.publish(files) {
        Err(Error::Collision { first, second }) => format!("{first} {second}"),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&[("r/a/Fig.png", "1"), ("r/a/fig.png", "2")]), "r/a/Fig.png r/a/fig.png");
    assert_eq!(refused(&[("r/A", "1"), ("r/a/x/fig.png", "2")]), "r/A r/a/x/fig.png");
    assert!(!site.output().exists());
}

#[test]
fn attachment_respelt_takes_its_new_name() {
    let site = Site::new("respelt");
    site.publish(&[("r/a/Fig.png", "figure")]).unwrap();
    site.publish(&[("r/a/fig.png", "figure")]).unwrap();
    let left: Vec<_> = site.tree().into_keys().collect();
    assert_eq!(left, ["manifest.json", "r/", "r/a/", "r/a/fig.png"]);
}

#[test]
fn name_of_the_manifest_is_reserved() {
    let site = Site::new("reserved");
    let stage = open(&site.target()).unwrap();
    for name in ["manifest.json", "Manifest.JSON"] {
        assert!(matches!(put(&stage, name, "x"), Err(Error::ReservedPath { .. })));
    }
    put(&stage, "data/manifest.json", "x").unwrap();
}
