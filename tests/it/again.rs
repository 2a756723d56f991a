//! A build after which nothing changed does nothing, and says the same once more.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::support::{BODY, Run, Sandbox, TODAY};

/// What says that nothing was done.
const NOTHING: &str = "没有重做任何事";

/// A site with findings that publish all the same.
fn site() -> Sandbox {
    let site = Sandbox::full();
    site.reply_with("mzt-2024-9", &[("承办单位", "mzt"), ("编号", "\"900\"")], BODY);
    site.reply("mzt-2024-10", &[("状态", "草稿"), ("承办单位", "-")]);
    site
}

fn build(site: &Sandbox, more: &[&str]) -> Run {
    let run = site.run(&[&["build", "--date", TODAY, "-v"], more].concat());
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    run
}

/// The state file of the only output folder.
fn state(site: &Sandbox) -> PathBuf {
    let folders = fs::read_dir(site.root().join(".dafu")).expect("the folder of the state");
    let states = folders.map(|entry| entry.expect("an entry").path().join("state"));
    states.into_iter().find(|path| path.is_file()).expect("a state")
}

/// What was said, the seconds and the note that nothing was done apart.
fn said(run: &Run) -> String {
    let lines = run.stderr.lines().filter(|line| !line.contains(NOTHING));
    let untimed = |line: &str| match (line.find("用时"), line.find("秒。")) {
        (Some(from), Some(to)) => format!("{}{}", &line[..from], &line[to..]),
        _ => line.to_owned(),
    };
    let lines: Vec<_> = lines.map(untimed).collect();
    format!("{}{}", run.stdout, lines.join("\n"))
}

/// When each file of the output, and the state, was last changed.
fn times(site: &Sandbox) -> BTreeMap<PathBuf, SystemTime> {
    let public = site.root().join("public");
    let files = site.tree("public").into_iter().map(|file| public.join(file.0));
    let time = |path: &Path| fs::metadata(path).and_then(|found| found.modified()).expect("a time");
    files.chain([state(site)]).map(|path| (path.clone(), time(&path))).collect()
}

/// What a run says that knows nothing of the last one.
fn cold(site: &Sandbox) -> String {
    fs::remove_file(state(site)).expect("the state is there");
    said(&build(site, &[]))
}

#[test]
fn nothing_is_touched_and_the_same_is_said() {
    let site = site();
    build(&site, &[]);
    let before = times(&site);
    let again = build(&site, &[]);
    assert!(again.stderr.contains(NOTHING), "{}", again.stderr);
    assert!(again.stdout.contains("mzt-2024-10"), "{}", again.stdout);
    assert_eq!(times(&site), before);
    assert_eq!(said(&again), cold(&site));
}

#[test]
fn what_a_removed_page_leaves_to_say_is_said_again() {
    let site = site();
    build(&site, &[]);
    site.remove("content/replies/mzt-2024-9.md");
    build(&site, &[]);
    let again = build(&site, &[]);
    assert!(again.stderr.contains(NOTHING), "{}", again.stderr);
    assert!(again.stdout.contains("link/removed"), "{}", again.stdout);
    assert_eq!(said(&again), cold(&site));
}

/// Something that may happen to a site.
type Change = fn(&Sandbox);

#[test]
fn whatever_changes_is_seen() {
    let changes: &[(&str, Change)] = &[
        ("as long as before", |site| {
            site.write(
                "content/pages/about.md",
                site.read("content/pages/about.md").replace("样子", "模样"),
            );
        }),
        ("as long and as old", |site| {
            let path = site.root().join("content/pages/about.md");
            let time = fs::metadata(&path).and_then(|found| found.modified()).expect("a time");
            site.write(
                "content/pages/about.md",
                site.read("content/pages/about.md").replace("含义", "意思"),
            );
            let file = fs::File::options().write(true).open(&path).expect("the file");
            file.set_modified(time).expect("a time is set");
        }),
        ("a new file", |site| drop(site.reply("mzt-2024-11", &[("编号", "\"901\"")]))),
        ("a stray file", |site| site.write("content/notes.txt", "记录")),
        ("a register", |site| {
            let text =
                site.read("content/departments.yaml").replace("0870-5550101", "0870-5550109");
            site.write("content/departments.yaml", text);
        }),
        ("the configuration", |site| {
            site.write("dafu.yaml", site.read("dafu.yaml").replace("page_size: 3", "page_size: 2"));
        }),
        ("a theme", |site| {
            site.write("themes/default/strings/zh-CN.yaml", "columns:\n  years: 年份甲\n");
        }),
        ("a page by hand", |site| site.write("public/r/gxt-2023-1.html", "改过")),
        ("a page gone", |site| site.remove("public/r/gxt-2023-1.html")),
        ("the manifest gone", |site| site.remove("public/manifest.json")),
    ];
    let site = site();
    build(&site, &[]);
    for (what, change) in changes {
        change(&site);
        let run = build(&site, &[]);
        assert!(!run.stderr.contains(NOTHING), "{what}: {}", run.stderr);
        let run = build(&site, &[]);
        assert!(run.stderr.contains(NOTHING), "after {what}: {}", run.stderr);
        site.run(&["build", "--date", TODAY, "--out", "clean", "-q"]);
        assert!(site.tree("public") == site.tree("clean"), "{what}: not as a clean build makes it");
    }
    for more in [&["--date", "2024-06-02"][..], &["--strict"], &["--previous", "none"]] {
        let run = site.run(&[&["build", "-v", "--date", TODAY][..], more].concat());
        assert!(!run.stderr.contains(NOTHING), "{more:?}: {}", run.stderr);
    }
}

#[test]
fn a_state_that_cannot_be_used_means_that_everything_is_made_anew() {
    let site = site();
    build(&site, &[]);
    let path = state(&site);
    let whole = fs::read(&path).expect("the state");
    let head = whole.iter().position(|byte| *byte == b'\n').expect("a line");
    let mut flipped = whole.clone();
    flipped[head + 9] ^= 1;
    let foreign = [b"dafu-state 2 0.0.1+0", &whole[head..]].concat();
    let far = [&whole[..whole.len() - 21], b"99999999999999999999\n"].concat();
    for (bytes, expected) in [
        (&whole[..whole.len() / 2], "已损坏"),
        (&whole[..whole.len() - 1], "已损坏"),
        (&flipped, "已损坏"),
        (&far, "已损坏"),
        (&[], "已损坏"),
        (b"\xff\xfe", "已损坏"),
        (&foreign, "别的版本"),
    ] {
        fs::write(&path, bytes).expect("it is written");
        let run = build(&site, &[]);
        assert!(run.stderr.contains(expected), "{expected}: {}", run.stderr);
        assert!(build(&site, &[]).stderr.contains(NOTHING));
    }
}

#[test]
fn what_is_old_is_known_by_its_stamp_alone() {
    let site = site();
    let long_ago = SystemTime::now() - Duration::from_hours(1);
    for (path, _) in site.tree("content") {
        let path = site.root().join("content").join(path);
        let file = fs::File::options().write(true).open(path).expect("the file");
        file.set_modified(long_ago).expect("a time is set");
    }
    build(&site, &[]);
    assert!(build(&site, &[]).stderr.contains(NOTHING));
}
