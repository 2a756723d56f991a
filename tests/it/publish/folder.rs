//! Which folders may be an output, and the lock on them.

use std::fs;

use dafu::publish::{Error, Forbidden, Stage};

use super::{Site, head, put};

fn refusal(site: &Site, output: &str) -> Option<Forbidden> {
    let mut target = site.target();
    target.output = site.root.join(output);
    match Stage::open(&target) {
        Ok(_) => None,
        Err(Error::ForbiddenOutput { reason, .. }) => Some(reason),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn output_may_not_cover_the_root_its_sources_or_the_state() {
    let site = Site::new("forbidden");
    let cases = [
        (".", Some(Forbidden::Root)),
        ("missing/..", Some(Forbidden::Root)),
        ("..", Some(Forbidden::AboveRoot)),
        ("/", Some(Forbidden::AboveRoot)),
        ("content", Some(Forbidden::Reserved("content"))),
        ("content/public", Some(Forbidden::Reserved("content"))),
        ("Content", Some(Forbidden::Reserved("content"))),
        ("public/../content", Some(Forbidden::Reserved("content"))),
        ("themes/x", Some(Forbidden::Reserved("themes"))),
        (".git", Some(Forbidden::Reserved(".git"))),
        (".dafu/public", Some(Forbidden::Reserved(".dafu"))),
        ("contents", None),
        ("out/content", None),
        ("../forbidden-beside", None),
    ];
    for (output, expected) in cases {
        assert_eq!(refusal(&site, output), expected, "{output}");
    }
}

#[cfg(unix)]
#[test]
fn output_may_not_reach_the_sources_by_a_link() {
    let site = Site::new("forbidden-link");
    let shared = site.root.join("shared");
    fs::create_dir_all(shared.join("sources")).unwrap();
    fs::remove_dir(site.root.join("content")).unwrap();
    std::os::unix::fs::symlink(shared.join("sources"), site.root.join("content")).unwrap();
    std::os::unix::fs::symlink(&site.root, site.root.join("link")).unwrap();
    let content = Some(Forbidden::Reserved("content"));
    assert_eq!(refusal(&site, "shared/sources/public"), content);
    assert_eq!(refusal(&site, "shared"), content);
    assert_eq!(refusal(&site, "link"), Some(Forbidden::Root));
    assert_eq!(refusal(&site, "link/public"), None);
}

#[test]
fn home_folder_and_folders_above_it_are_no_output() {
    let site = Site::new("forbidden-home");
    let refusal = |output: &str| {
        let mut target = site.target();
        target.home = Some(site.root.join("homes/clerk"));
        target.output = site.root.join(output);
        match Stage::open(&target) {
            Ok(_) => None,
            Err(Error::ForbiddenOutput { reason, .. }) => Some(reason),
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(refusal("homes/clerk"), Some(Forbidden::Home));
    assert_eq!(refusal("homes/other/../clerk"), Some(Forbidden::Home));
    assert_eq!(refusal("homes"), Some(Forbidden::Home));
    assert_eq!(refusal("homes/clerk/public"), None);
    assert_eq!(refusal("homes/other"), None);
}

#[cfg(unix)]
#[test]
fn link_in_the_place_of_the_state_is_refused() {
    let site = Site::new("state-link");
    site.publish(&[("index.html", "home")]).unwrap();
    let foreign = site.root.join("foreign");
    fs::create_dir_all(foreign.join("staging")).unwrap();
    fs::write(foreign.join("staging/keep.txt"), "mine").unwrap();
    let own = site.state("lock").unwrap().parent().unwrap().to_owned();
    for place in [own.clone(), own.parent().unwrap().to_owned()] {
        fs::remove_dir_all(&place).unwrap();
        std::os::unix::fs::symlink(&foreign, &place).unwrap();
        let error = Stage::open(&site.target()).err().unwrap();
        assert!(matches!(error, Error::StateNotAFolder { .. }), "{error}");
        assert_eq!(fs::read_to_string(foreign.join("staging/keep.txt")).unwrap(), "mine");
        fs::remove_file(&place).unwrap();
        fs::create_dir_all(&own).unwrap();
    }
    site.publish(&[("index.html", "home")]).unwrap();
}

#[cfg(unix)]
#[test]
fn pipe_in_the_place_of_a_record_is_refused_and_not_waited_for() {
    let site = Site::new("pipe");
    let pipe = |place: &std::path::Path| {
        drop(fs::remove_file(place));
        assert!(std::process::Command::new("mkfifo").arg(place).status().unwrap().success());
    };
    site.publish(&[("index.html", "home")]).unwrap();
    let journal = site.state("lock").unwrap().with_file_name("journal");
    for place in [site.output().join("manifest.json"), journal] {
        pipe(&place);
        let error = Stage::open(&site.target()).err().unwrap();
        assert!(matches!(error, Error::NotAFile { .. }), "{error}");
        fs::remove_file(&place).unwrap();
    }
}

#[test]
fn output_must_be_a_folder() {
    let site = Site::new("not-a-folder");
    fs::write(site.output(), "a file").unwrap();
    let error = Stage::open(&site.target()).err().unwrap();
    assert!(matches!(error, Error::OutputNotAFolder { .. }));
    assert_eq!(error.zh(), "public 不是文件夹，无法向其中发布。");
}

#[test]
fn second_build_into_the_same_folder_is_refused_until_the_first_ends() {
    let site = Site::new("lock");
    let first = super::open(&site.target()).unwrap();
    let mut same = site.target();
    same.output = site.root.join("missing/../public");
    let error = Stage::open(&same).err().unwrap();
    assert_eq!(error.zh(), "另一次构建正在向 public 发布，请等它结束后再试。");
    assert!(error.to_string().contains("another build is publishing"));
    let commit = first.prepare(&head()).unwrap();
    assert!(Stage::open(&same).is_err());
    commit.run().unwrap();
    super::open(&same).unwrap();
}

#[test]
fn build_of_another_site_into_the_same_folder_is_refused_too() {
    let (site, other) = (Site::new("lock-site"), Site::new("lock-other-site"));
    let mut target = other.target();
    target.output = site.output();
    let first = super::open(&site.target()).unwrap();
    assert!(matches!(Stage::open(&target).err(), Some(Error::Locked { .. })));
    drop(first);
    // A folder that was made to be locked goes again.
    assert!(!site.output().exists());
    super::open(&target).unwrap();
}

#[test]
fn builds_into_different_folders_of_one_site_do_not_disturb_each_other() {
    let site = Site::new("two-outputs");
    let mut other = site.target();
    other.output = site.root.join("preview");
    let (one, two) = (super::open(&site.target()).unwrap(), super::open(&other).unwrap());
    put(&one, "index.html", "one").unwrap();
    put(&two, "index.html", "two").unwrap();
    one.commit(&head()).unwrap();
    two.commit(&head()).unwrap();
    let text = |folder: &str| fs::read_to_string(site.root.join(folder).join("index.html"));
    assert_eq!(text("public").unwrap(), "one");
    assert_eq!(text("preview").unwrap(), "two");
}

#[test]
fn staging_is_empty_after_a_publication_and_leftovers_are_cleared_before_one() {
    let site = Site::new("leftovers");
    drop(site.staged(&[("index.html", "home")]).unwrap());
    let leftover = site.state("staging/0").unwrap();
    fs::write(leftover.with_file_name("1"), "of an older run").unwrap();
    let stage = super::open(&site.target()).unwrap();
    assert_eq!(site.state("staging/0"), None);
    assert_eq!(site.state("staging/1"), None);
    put(&stage, "index.html", "home").unwrap();
    stage.commit(&head()).unwrap();
    assert!(!leftover.parent().unwrap().exists());
}

/// `/dev/shm` is a file system of its own on nearly every Linux; where it is
/// not, there is nothing to try.
#[cfg(target_os = "linux")]
#[test]
fn output_on_another_file_system_is_staged_beside_it() {
    use std::os::unix::fs::MetadataExt;

    let site = Site::new("volumes");
    let device = |path: &std::path::Path| fs::metadata(path).map(|found| found.dev()).ok();
    let shared = std::path::Path::new("/dev/shm");
    if device(shared).is_none() || device(shared) == device(&site.root) {
        return;
    }
    let home = shared.join(format!("dafu-test-{}", std::process::id()));
    let mut target = site.target();
    target.output = home.join("public");
    fs::create_dir_all(&home).unwrap();
    let stage = super::open(&target).unwrap();
    put(&stage, "index.html", "home").unwrap();
    let staged: Vec<_> = super::tree(&home).into_keys().collect();
    stage.commit(&head()).unwrap();
    let published: Vec<_> = super::tree(&home).into_keys().collect();
    fs::remove_dir_all(&home).unwrap();
    assert!(staged[0].starts_with(".dafu-staging-"), "{staged:?}");
    assert_eq!(published, ["public/", "public/index.html", "public/manifest.json"]);
}
