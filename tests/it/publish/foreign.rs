//! What is not ours is an error where it stands in the way, never a victim.

use std::fs;

use dafu::publish::{ConflictKind, Error, Written};

use super::{FIRST, Files, Site, changes, head, put};

fn in_the_way(site: &Site, files: Files<'_>) -> Vec<(String, ConflictKind)> {
    let before = site.tree();
    let error = site.publish(files).unwrap_err();
    assert_eq!(site.tree(), before, "something was touched");
    match error {
        Error::InTheWay { conflicts, .. } => {
            conflicts.into_iter().map(|obstacle| (obstacle.path, obstacle.kind)).collect()
        }
        other => panic!("{other}"),
    }
}

#[test]
fn foreign_files_in_the_way_are_all_listed_and_nothing_is_touched() {
    let site = Site::new("foreign");
    site.publish(&[("r/old.html", "old")]).unwrap();
    site.write("index.html", "foreign");
    site.write("years/2023.html", "foreign too");
    let expected = [
        ("index.html".to_owned(), ConflictKind::ForeignFile),
        ("years/2023.html".to_owned(), ConflictKind::ForeignFile),
    ];
    assert_eq!(in_the_way(&site, FIRST), expected);
    let error = site.publish(FIRST).unwrap_err();
    assert_eq!(
        error.zh(),
        "未发布任何内容。public 中以下路径被占用，请移走或删除后重新构建：\n  \
         index.html（不是本工具发布的文件）\n  years/2023.html（不是本工具发布的文件）"
    );
    assert_eq!(
        error.to_string(),
        "nothing was published, these are in the way in public; move or delete them:\n  \
         index.html (not published by dafu)\n  years/2023.html (not published by dafu)"
    );
}

#[test]
fn foreign_file_that_comes_while_rendering_is_refused() {
    let site = Site::new("meanwhile");
    let stage = site.staged(&[("r/a.html", "ours")]).unwrap();
    site.write("r/a.html", "theirs");
    assert!(matches!(stage.commit(&head()), Err(Error::InTheWay { .. })));
    assert_eq!(site.text("r/a.html"), "theirs");
}

#[test]
fn file_that_already_holds_the_bytes_becomes_ours() {
    let site = Site::new("adopted");
    site.write("index.html", "home");
    let stage = site.staged(&[]).unwrap();
    assert_eq!(put(&stage, "index.html", "home").unwrap(), Written::Unchanged);
    let summary = stage.commit(&head()).unwrap();
    assert_eq!(changes(&summary), ["added manifest.json"]);
    site.publish(&[("r/a.html", "a")]).unwrap();
    assert!(!site.output().join("index.html").exists());
}

#[test]
fn folder_where_a_file_should_be_is_refused() {
    let site = Site::new("folder-in-the-way");
    fs::create_dir_all(site.output().join("index.html")).unwrap();
    let expected = [("index.html".to_owned(), ConflictKind::NotAFile)];
    assert_eq!(in_the_way(&site, FIRST), expected);
}

#[test]
fn file_where_a_folder_should_be_is_refused_once() {
    let site = Site::new("file-in-the-way");
    site.write("r", "a file");
    let expected = [("r".to_owned(), ConflictKind::NotAFolder)];
    assert_eq!(in_the_way(&site, FIRST), expected);
}

#[cfg(unix)]
#[test]
fn link_is_refused_and_never_written_through() {
    let site = Site::new("link-in-the-way");
    site.publish(FIRST).unwrap();
    let elsewhere = site.root.join("elsewhere");
    fs::rename(site.output().join("r"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, site.output().join("r")).unwrap();
    let files: Files<'_> = &[("r/gxt-2023-166.html", "reply 2")];
    let expected = [("r".to_owned(), ConflictKind::Link)];
    assert_eq!(in_the_way(&site, files), expected);
    site.publish(&[("index.html", "home")]).unwrap();
    let kept = fs::read_to_string(elsewhere.join("gxt-2023-166.html"));
    assert_eq!(kept.unwrap(), "reply", "removed through a link");
}

#[cfg(unix)]
#[test]
fn link_in_place_of_a_page_that_is_gone_is_removed_and_its_target_kept() {
    let site = Site::new("link-removed");
    site.publish(&[("r/a.html", "a")]).unwrap();
    let page = site.output().join("r/a.html");
    let elsewhere = site.root.join("a.html");
    fs::rename(&page, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &page).unwrap();
    site.publish(&[("index.html", "home")]).unwrap();
    assert!(fs::symlink_metadata(&page).is_err());
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "a");
}

#[cfg(unix)]
#[test]
fn refusal_of_the_disk_names_the_place_and_the_next_build_completes_the_work() {
    use std::os::unix::fs::PermissionsExt;

    let site = Site::new("refused");
    site.publish(FIRST).unwrap();
    let folder = site.output().join("r");
    let stage = site.staged(&[("index.html", "home 2"), ("r/a.html", "a")]).unwrap();
    let mut commit = stage.prepare(&head()).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let error = loop {
        match commit.advance() {
            Ok(true) => {}
            // A superuser is refused nothing.
            Ok(false) => break None,
            Err(error) => break Some(error.zh()),
        }
    };
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    if let Some(error) = error {
        assert!(error.starts_with("无法发布 public/r/a.html："), "{error}");
    }
    drop(commit);
    site.publish(&[("index.html", "home 2"), ("r/a.html", "a")]).unwrap();
    let left: Vec<_> = site.tree().into_keys().collect();
    assert_eq!(left, ["index.html", "manifest.json", "r/", "r/a.html"]);
}
