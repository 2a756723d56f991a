//! Files that nothing reads are told, each once, and working files are not.

use crate::support::{Sandbox, TODAY};

/// The findings about unused files: severity, path, help.
fn unused(site: &Sandbox) -> Vec<(String, String, String)> {
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rows = rows.as_array().expect("rows").iter();
    let word = |row: &serde_json::Value, key: &str| row[key].as_str().expect(key).to_owned();
    rows.filter(|row| row["rule"] == "site/unused-file")
        .map(|row| (word(row, "severity"), word(row, "path"), word(row, "help")))
        .collect()
}

#[test]
fn what_an_editor_takes_for_a_part_of_the_site_is_told() {
    for (path, severity, help) in [
        ("content/replies/a.md.txt", "warning", "改名为 a.md"),
        ("content/replies/2024/a.MD", "warning", "改名为 a.md"),
        ("content/replies/a.markdown", "warning", "改名为 a.md"),
        ("content/replies/a.txt", "warning", "content/replies/a.md"),
        ("content/replies/a.docx", "hint", "dafu import"),
        ("content/reply/a.md", "warning", "content/replies/a.md"),
        ("content/Replies/a.md", "warning", "content/replies/a.md"),
        ("replies/2024/a.md", "warning", "content/replies/a.md"),
        ("contents/replies/a.md", "warning", "content/replies/a.md"),
        ("content/a.md", "warning", "content/replies/a.md"),
        ("content/pages/help/a.md", "warning", "content/pages/a.md"),
        ("content/pages/a.MD", "warning", "改名为 a.md"),
        ("content/departments.yml", "warning", "departments.yaml"),
        ("content/department.yaml", "warning", "departments.yaml"),
        ("content/topics.yaml.txt", "warning", "topics.yaml"),
        ("content/holidays.yaml", "warning", "deadlines:"),
        ("content/words.yaml", "warning", "words:"),
        ("content/images/a.png", "hint", "附件"),
        ("themes/other/templates/row.html", "hint", "theme"),
        ("dafu.yml", "warning", "dafu.yaml"),
        ("dafu.yaml.txt", "warning", "dafu.yaml"),
        ("topics.yaml", "warning", "content/topics.yaml"),
    ] {
        let site = Sandbox::full();
        site.write(path, "x");
        let found = unused(&site);
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert_eq!((found[0].0.as_str(), found[0].1.as_str()), (severity, path));
        assert!(found[0].2.contains(help), "{path}: {}", found[0].2);
    }
}

#[test]
fn working_files_and_what_is_no_part_of_a_site_are_not() {
    let site = Sandbox::full();
    for path in [
        "README.md",
        "LICENSE",
        "notes.md",
        "package.json",
        "content/README.md",
        "content/replies/.DS_Store",
        "content/replies/.a.md.swp",
        "content/replies/a.md~",
        "content/replies/a.md.bak",
        "content/replies/~$a.docx",
        "content/replies/Thumbs.db",
        "themes/.gitkeep",
    ] {
        site.write(path, "x");
    }
    assert_eq!(unused(&site), []);
    site.write("a.md", site.read("content/replies/gxt-2023-1.md"));
    assert_eq!(unused(&site).len(), 1, "a reply beside dafu.yaml");
}

#[test]
fn files_of_one_folder_are_one_hint_and_named_files_are_none() {
    let site = Sandbox::full();
    for name in ["a.xlsx", "b.xlsx", "c.csv"] {
        site.write(&format!("content/replies/2024/{name}"), "甲,乙\n");
    }
    let found = unused(&site);
    assert_eq!(found.len(), 1, "{found:?}");
    site.reply("2024/gxt-2024-9", &[("编号", "\"9\""), ("附件", "[{名称: 清单, 文件: c.csv}]")]);
    let run = site.run(&["check", "--date", TODAY]);
    assert!(run.stdout.contains("a.xlsx、b.xlsx"), "{}", run.stdout);
    assert!(!run.stdout.contains("c.csv"), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_of_replies_is_told() {
    let site = Sandbox::full();
    site.write("elsewhere/gxt-2024-9.md", "x");
    let place = site.root().join("content/replies/2024");
    std::os::unix::fs::symlink(site.root().join("elsewhere"), place).unwrap();
    let found = unused(&site);
    assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("warning", "content/replies/2024"));
}

#[test]
fn a_list_in_another_encoding_stops_the_run() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}words: {{ banned: [content/banned.txt] }}\n"));
    site.write("content/banned.txt", b"\xcb\xe3\xc1\xa6\xb2\xfa\xd2\xb5\n");
    let run = site.run(&["check", "--date", TODAY]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("文件是 GBK 编码"), "{}", run.stdout);
    for name in ["departments", "topics", "bodies"] {
        let path = format!("content/{name}.yaml");
        let text = site.read(&path);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        site.write("content/banned.txt", "甲");
        site.write(&path, wide);
        let run = site.run(&["check", "--date", TODAY]);
        assert_eq!(run.code, 2, "{path}");
        assert!(run.stdout.contains(&format!("{path}:1:")), "{}", run.stdout);
        assert!(run.stdout.contains("UTF-16LE"), "{}", run.stdout);
        site.write(&path, text);
    }
}
