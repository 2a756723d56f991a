//! `dafu pack`: the site as ZIP.

use std::io::Read;

use crate::support::Sandbox;

/// The files of the archive at `path`, by name.
fn unpacked(site: &Sandbox, path: &str) -> Vec<(String, Vec<u8>)> {
    let file = std::fs::File::open(site.root().join(path)).expect("an archive");
    let mut archive = zip::ZipArchive::new(file).expect("a ZIP archive");
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        assert_eq!(entry.last_modified().map(|time| time.year()), Some(1980));
        let name = entry.name().expect("a name").into_owned();
        files.push((name, bytes));
    }
    files
}

#[test]
fn an_archive_holds_the_site_and_is_the_same_each_time() {
    let (site, other) = (Sandbox::full(), Sandbox::full());
    site.build();
    other.build();
    let run = site.run(&["pack"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("dafu-site.zip，还没有上网。下一步：上传后"), "{}", run.stderr);
    let mut files = unpacked(&site, "dafu-site.zip");
    assert_eq!(files.last().map(|file| file.0.as_str()), Some("manifest.json"));
    files.sort();
    assert_eq!(files, site.tree("public"));
    // Written anew, and from another folder, under another name.
    assert_eq!(site.run(&["pack"]).code, 0);
    assert_eq!(other.run(&["pack", "public", "--out", "b.zip"]).code, 0);
    let bytes = |site: &Sandbox, name| std::fs::read(site.root().join(name)).expect("an archive");
    assert!(bytes(&site, "dafu-site.zip") == bytes(&other, "b.zip"), "the same bytes");
}

#[test]
fn what_is_no_whole_site_is_not_packed() {
    let site = Sandbox::full();
    let refused = |words: &[&str], expected: &str| {
        let run = site.run(&[&["pack"], words].concat());
        assert_eq!((run.code, run.stderr.contains(expected)), (2, true), "{}", run.stderr);
        assert!(!site.has("dafu-site.zip"));
    };
    refused(&[], "请先运行 dafu build");
    site.build();
    site.write("mine.zip", "PK of somebody else");
    refused(&["--out", "mine.zip"], "不能盖掉它");
    refused(&["--out", "site.tar"], "要以 .zip 结尾");
    for place in ["content/site.zip", "themes/site.zip", "public/site.zip", "nowhere/site.zip"] {
        refused(&["--out", place], place);
    }
    site.write("public/extra.html", "x");
    let run = site.run(&["pack"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("有 1 个文件不是本工具生成的（如 extra.html）"), "{}", run.stderr);
    assert!(!unpacked(&site, "dafu-site.zip").iter().any(|file| file.0 == "extra.html"));
    site.remove("dafu-site.zip");
    site.write("public/index.html", "x");
    refused(&[], "请重新运行 dafu build");
}
