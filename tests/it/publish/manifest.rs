//! `manifest.json`: its text, and what happens when it is not as we wrote it.

use std::fs;

use dafu::publish::{Error, ManifestHead, ReplyRow, State, read_manifest};

use super::{FIRST, Site};

fn reply(id: &str, state: State, corrections: u32) -> ReplyRow {
    ReplyRow { id: id.to_owned(), digest: "1:00".to_owned(), state, corrections }
}

#[test]
fn manifest_is_sorted_and_has_the_promised_form() {
    let site = Site::new("manifest");
    let head = ManifestHead {
        base_url: "https://dafu.example.gov.cn/".to_owned(),
        replies: vec![reply("b", State::Withdrawn, 0), reply("a", State::Corrected, 2)],
    };
    let stage = site.staged(&[("index.html", "home"), ("assets/a.css", "")]).unwrap();
    stage.commit(&head).unwrap();
    assert_eq!(
        site.text("manifest.json"),
        r#"{"version":1,"base_url":"https://dafu.example.gov.cn/","files":[
{"path":"assets/a.css","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","class":"asset"},
{"path":"index.html","size":4,"sha256":"4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942","class":"page"}
],"replies":[
{"id":"a","digest":"1:00","state":"corrected","corrections":2},
{"id":"b","digest":"1:00","state":"withdrawn","corrections":0}
]}
"#
    );
    let manifest = read_manifest(&site.output().join("manifest.json")).unwrap();
    assert_eq!(manifest.files[1].path.as_str(), "index.html");
    assert_eq!(manifest.replies[0], head.replies[1]);
}

#[test]
fn empty_site_has_a_manifest_too() {
    let site = Site::new("empty");
    site.publish(&[]).unwrap();
    assert_eq!(
        site.text("manifest.json"),
        "{\"version\":1,\"base_url\":\"https://dafu.example.gov.cn/\",\"files\":[],\"replies\":[]}\n"
    );
    read_manifest(&site.output().join("manifest.json")).unwrap();
}

/// Publishes, puts `text` in place of the manifest, and publishes again.
fn with_manifest(name: &str, text: &str) -> Error {
    let site = Site::new(name);
    site.publish(FIRST).unwrap();
    site.write("manifest.json", text);
    let before = site.tree();
    let error = site.publish(&[("index.html", "home 2")]).unwrap_err();
    assert_eq!(site.tree(), before);
    error
}

#[test]
fn damaged_manifest_stops_the_build_and_says_the_way_out() {
    let texts = [
        ("cut-off", "{\"version\":1,\"base_url\":\"x\",\"files\":["),
        ("of-another-tool", "{\"name\":\"app\",\"icons\":[]}"),
        (
            "pointing-out",
            "{\"version\":1,\"base_url\":\"x\",\"replies\":[],\"files\":[{\"path\":\"../content/a.md\",\
             \"size\":1,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\
             \"class\":\"page\"}]}",
        ),
    ];
    for (name, text) in texts {
        let error = with_manifest(name, text);
        assert!(matches!(error, Error::DamagedManifest { .. }), "{error}");
        let zh = error.zh();
        assert!(zh.starts_with("public/manifest.json 不是完好的发布清单"), "{zh}");
        assert!(zh.contains("或删除整个输出目录后重新构建"), "{zh}");
    }
}

#[test]
fn way_out_of_a_damaged_manifest_works() {
    let site = Site::new("way-out");
    site.publish(FIRST).unwrap();
    site.write("manifest.json", "");
    site.publish(FIRST).unwrap_err();
    fs::remove_dir_all(site.output()).unwrap();
    assert_eq!(site.publish(FIRST).unwrap().written, 6);
}

#[test]
fn manifest_of_a_later_format_is_named_as_such() {
    let error = with_manifest("later", "{\"version\":2,\"parts\":[]}");
    assert!(matches!(error, Error::UnknownManifestVersion { version: 2, .. }));
    assert_eq!(error.zh(), "public/manifest.json 的格式版本为 2，本版本无法识别，请升级后再试。");
}

#[test]
fn without_a_manifest_only_equal_files_are_ours() {
    let site = Site::new("lost");
    site.publish(FIRST).unwrap();
    fs::remove_file(site.output().join("manifest.json")).unwrap();
    assert!(matches!(site.publish(&[("index.html", "home 2")]), Err(Error::InTheWay { .. })));
    let summary = site.publish(FIRST).unwrap();
    assert_eq!((summary.written, summary.unchanged), (0, 6));
}
