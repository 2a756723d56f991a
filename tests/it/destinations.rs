//! What commands write besides the site: never over a source, a public page or a file of others.

use crate::support::{Sandbox, TODAY};

/// Every option that names a file to write, with what goes before it.
fn writers() -> [Vec<&'static str>; 3] {
    [
        vec!["build", "--date", TODAY, "--changes"],
        vec!["qr", "gxt-2023-1", "--out"],
        vec!["explain", "content/replies/gxt-2023-1.md", "--sheet", "--out"],
    ]
}

/// Runs `arguments`, which must be refused and change nothing.
fn refused(site: &Sandbox, arguments: &[&str]) {
    let before = site.tree("");
    let run = site.run(arguments);
    assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.stdout, run.stderr);
    let after = site.tree("");
    let changed: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    let names: Vec<_> = changed.iter().map(|file| &file.0).collect();
    assert!(names.is_empty() && after.len() == before.len(), "{arguments:?}: {names:?}");
}

#[test]
fn nothing_is_written_over_sources_pages_and_files_of_others() {
    let site = Sandbox::full();
    site.write("notes.txt", "mine");
    site.write("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\"/>");
    site.write("code.png", b"\x89PNG\r\n\x1a\n of another program");
    site.write("page.html", "<!doctype html>\n<title>mine</title>");
    site.write("other/dafu.yaml", "dafu: 1\n");
    site.build();
    for writer in writers() {
        for place in [
            "content/replies/gxt-2023-1.md",
            "content/topics.yaml",
            "content/list.svg",
            "content/../public/index.html",
            "public/r/gxt-2023-1.html",
            "public/new.html",
            "dafu.yaml",
            "themes/own/list.html",
            ".git/config",
            ".dafu/list",
            "other/content/list.svg",
            "other/../dafu.yaml",
            "notes.txt",
            "logo.svg",
            "code.png",
            "page.html",
            "content",
            "nowhere/list.svg",
            "",
        ] {
            refused(&site, &[&writer[..], &[place]].concat());
        }
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_before_a_place_is_judged() {
    let site = Sandbox::full();
    site.build();
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(site.root().join(target), site.root().join(name)).unwrap();
    };
    link("content/replies/gxt-2023-1.md", "list.svg");
    link("public", "folder");
    for writer in writers() {
        for place in ["list.svg", "folder/index.html", "folder/list.svg"] {
            refused(&site, &[&writer[..], &[place]].concat());
        }
    }
    for arguments in [["--server", "folder"], ["--server", "folder/settings"]] {
        refused(&site, &[&["build", "--date", TODAY][..], &arguments[..]].concat());
    }
}

#[test]
fn settings_of_servers_are_refused_before_anything_is_published() {
    let site = Sandbox::full();
    site.write("nginx/nginx.conf", "server {}\n");
    for folder in ["nginx", "dafu.yaml", "themes/srv", "content", "public/srv", ".dafu"] {
        refused(&site, &["build", "--date", TODAY, "--server", folder]);
    }
    site.write("empty/_headers", "");
    for (folder, list) in [
        ("srv", "srv"),
        ("srv", "./srv/../srv"),
        ("srv/of/web", "srv"),
        ("empty", "empty/../empty/_headers"),
    ] {
        refused(&site, &["build", "--date", TODAY, "--server", folder, "--changes", list]);
    }
    assert!(!site.has("public/index.html"));
}

#[test]
fn what_was_written_before_is_written_again() {
    let site = Sandbox::full();
    for _ in 0..2 {
        for (writer, place) in writers().iter().zip(["list.txt", "code.svg", "sheet.html"]) {
            let run = site.run(&[&writer[..], &[place]].concat());
            assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        }
        assert_eq!(site.run(&["qr", "gxt-2023-1", "--out", "code.png"]).code, 0);
        let run = site.run(&["build", "--date", TODAY, "--server", "srv"]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        // Another reply's code and sheet take the place of the first.
        assert_eq!(site.run(&["qr", "gxt-2024-2", "--out", "code.svg"]).code, 0);
        site.write("content/pages/more.md", site.read("content/pages/about.md"));
    }
    site.write("empty", "");
    assert_eq!(site.run(&["build", "--date", TODAY, "--changes", "empty"]).code, 0);
    let left = site.tree("");
    assert!(left.iter().all(|file| !file.0.contains(".dafu-")), "no half-written file is left");
}

#[test]
fn a_code_is_of_the_kind_its_name_says() {
    let site = Sandbox::full();
    let qr = |arguments: &[&str]| site.run(&[&["qr", "gxt-2023-1"], arguments].concat()).code;
    assert_eq!(qr(&["--out", "q.PNG"]), 0);
    let png = std::fs::read(site.root().join("q.PNG")).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(qr(&["--out", "q"]), 0);
    assert!(site.read("q").starts_with("<svg"));
    for wrong in
        [&["--svg", "--out", "w.png"][..], &["--png", "--out", "w.svg"], &["--out", "w.jpg"]]
    {
        assert_eq!(qr(wrong), 2, "{wrong:?}");
    }
    let sheet = ["explain", "gxt-2023-1", "--sheet", "--out", "w.pdf"];
    assert_eq!(site.run(&sheet).code, 2);
    assert!(["w.png", "w.svg", "w.jpg", "w.pdf"].iter().all(|name| !site.has(name)));
}

#[test]
fn drafts_are_put_among_the_replies_or_outside_the_site() {
    let site = Sandbox::full();
    site.build();
    site.write("page.txt", "关于样本的答复\n\n甄虚拟委员：\n\n您提出的提案收悉，现答复如下。\n");
    for into in ["public", "public/new", "themes", "content/pages", ".git", "dafu.yaml"] {
        refused(&site, &["import", "page.txt", "--into", into]);
    }
    for into in ["content/replies/2024", "drafts"] {
        let run = site.run(&["import", "page.txt", "--into", into]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        assert_eq!(site.tree(into).len(), 1);
    }
}

#[test]
fn a_manifest_that_is_none_is_answered_with_how_to_get_one() {
    let site = Sandbox::full();
    site.build();
    site.write("page.json", "<!doctype html><title>404</title>");
    site.write("other.json", "{\"name\": \"app\"}");
    site.write("empty.json", "");
    site.write("cut.json", &site.read("public/manifest.json")[..200]);
    site.write("wide.json", [&b"\xff\xfe"[..], &[b'{', 0, b'}', 0]].concat());
    for (previous, words) in [
        ("page.json", "是网页"),
        ("other.json", "是别的 JSON"),
        ("empty.json", "是空文件"),
        ("cut.json", "内容不完整"),
        ("wide.json", "UTF-16"),
        ("nowhere.json", "没有这个文件"),
        ("public", "public/manifest.json"),
        ("https://dafu.wuyou.gov.cn/hf/manifest.json", "curl"),
        ("", "后面是空的"),
    ] {
        for verb in ["build", "check"] {
            let run = site.run(&[verb, "--date", TODAY, "--previous", previous]);
            assert_eq!(run.code, 2, "{previous}");
            assert!(run.stderr.contains(words), "{previous}: {}", run.stderr);
            assert!(!run.stderr.contains("删除整个输出目录"), "{}", run.stderr);
        }
    }
    site.write(
        "marked.json",
        [b"\xef\xbb\xbf", site.read("public/manifest.json").as_bytes()].concat(),
    );
    assert_eq!(site.run(&["check", "--date", TODAY, "--previous", "marked.json"]).code, 0);
}

#[test]
fn another_day_than_that_of_the_clock_is_told() {
    let site = Sandbox::full();
    assert!(site.build().stderr.contains(&format!("以 {TODAY} 为今天")));
    let run = site.run(&["build", "--date", "2024-01-01"]);
    assert!(run.stderr.contains("有 1 件已经发布的答复"), "{}", run.stderr);
    assert!(run.stderr.contains("r/gxt-2024-2.html"), "{}", run.stderr);
    let mut command = site.command(&["build"]);
    let output = command.env("SOURCE_DATE_EPOCH", "").output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("为今天"));
}
