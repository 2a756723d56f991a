//! `dafu init`: a site from nothing, that only asks for what truly is to be filled in.

use crate::support::{Run, Sandbox};

/// The middle of June 2025, in seconds: the day of these sites.
const DAY: &str = "1749945600";

const TITLE: &str = "云岭县建议提案答复公开";

/// A folder with nothing in it.
fn empty() -> Sandbox {
    let site = Sandbox::of([("site/.keep", "")]);
    site.remove("site/.keep");
    site
}

/// Runs the program beside the new site's folder.
fn begin(site: &Sandbox, arguments: &[&str]) -> Run {
    let mut command = site.command(arguments);
    Run::of(command.env("SOURCE_DATE_EPOCH", DAY).output().expect("the program starts"))
}

/// Runs it for the new site.
fn run(site: &Sandbox, arguments: &[&str]) -> Run {
    begin(site, &[&["--root", "site"], arguments].concat())
}

/// The rules and weights of what a check of the new site finds, each once.
fn findings(site: &Sandbox) -> Vec<(String, String)> {
    let found = run(site, &["check", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&found.stdout).expect("JSON");
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().expect("a text").to_owned();
    let rows = rows.as_array().expect("an array").iter();
    let mut rules: Vec<_> = rows.map(|row| (text(row, "severity"), text(row, "rule"))).collect();
    rules.sort();
    rules.dedup();
    rules
}

fn found(rules: &[(&str, &str)]) -> Vec<(String, String)> {
    rules.iter().map(|(weight, rule)| ((*weight).to_owned(), (*rule).to_owned())).collect()
}

#[test]
fn a_new_site_builds_and_asks_for_what_is_to_be_filled_in() {
    let site = empty();
    let made = begin(
        &site,
        &[
            "init",
            "site",
            "--title",
            TITLE,
            "--base-url",
            "https://dafu.yunling.gov.cn/hf",
            "--department",
            "云岭县教育局",
            "--yes",
        ],
    );
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(findings(&site), found(&[("warning", "site/footer-missing")]));
    assert_eq!(run(&site, &["build"]).code, 0);
    // Editors complete what stands in the registers.
    assert!(site.read("site/.vscode/reply.schema.json").contains("云岭县教育局"));
    for page in ["index", "pages/about", "departments/jyj", "posters/jyj"] {
        assert!(site.has(&format!("site/public/{page}.html")), "{page}");
    }
    // The example is a draft.
    assert!(!site.has("site/public/r/example.html"));
}

#[test]
fn nothing_has_to_be_said() {
    let site = empty();
    assert_eq!(begin(&site, &["init", "site", "--yes"]).code, 0);
    let expected = found(&[
        ("warning", "front-matter/unconfirmed"),
        ("warning", "site/base-url"),
        ("warning", "site/footer-missing"),
    ]);
    assert_eq!(findings(&site), expected);
    assert_eq!(run(&site, &["build"]).code, 0);
}

#[test]
fn its_example_is_right_once_it_is_published() {
    let site = empty();
    for body in ["人大", "cppcc"] {
        let _ = std::fs::remove_dir_all(site.root().join("site"));
        let made = begin(
            &site,
            &[
                "init",
                "site",
                "--place",
                "云岭县",
                "--body",
                body,
                "--department",
                "云岭县教育局",
                "--yes",
            ],
        );
        assert_eq!(made.code, 0, "{}", made.stderr);
        let draft = site.read("site/content/replies/example.md");
        site.write("site/content/replies/example.md", draft.replace("状态: 草稿\n", ""));
        let expected = found(&[
            ("hint", "site/empty-column"),
            ("warning", "site/base-url"),
            ("warning", "site/footer-missing"),
        ]);
        assert_eq!(findings(&site), expected);
        // Nor can it be published by accident.
        let config = site.read("site/dafu.yaml");
        let real = config.replace("dafu.example.gov.cn", "dafu.yunling.gov.cn");
        assert_ne!(config, real, "{config}");
        site.write("site/dafu.yaml", real);
        assert!(findings(&site).contains(&("error".to_owned(), "site/placeholder".to_owned())));
    }
}

#[test]
fn nothing_of_the_demonstration_goes_along() {
    let site = empty();
    begin(&site, &["init", "site", "--yes"]);
    for (path, bytes) in site.tree("site") {
        let text = String::from_utf8(bytes).expect("a text");
        for word in ["乌有", "子虚", "无何有", "0870-555", "99000000"] {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn what_stands_there_is_left_alone() {
    let site = empty();
    site.write("site/.gitignore", "mine\n");
    assert_eq!(begin(&site, &["init", "site", "--yes"]).code, 0);
    assert_eq!(site.read("site/.gitignore"), "mine\n");
    let before = site.tree("site");
    let again = begin(&site, &["init", "site", "--yes", "--title", TITLE]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("已有 dafu.yaml"), "{}", again.stderr);
    assert_eq!(site.tree("site"), before);
    // Nor is one made inside another's sources or output.
    run(&site, &["build"]);
    for inner in ["site/content/inner", "site/public/inner"] {
        assert_eq!(begin(&site, &["init", inner, "--yes"]).code, 2, "{inner}");
        assert!(!site.has(inner));
    }
}

#[test]
fn an_answer_that_cannot_be_is_refused_before_anything_is_written() {
    let site = empty();
    for (option, value) in [
        ("--base-url", "dafu.yunling.gov.cn"),
        ("--department", "教育=云岭县教育局"),
        ("--body", "工会"),
    ] {
        let run = begin(&site, &["init", "site", "--yes", option, value]);
        assert_eq!(run.code, 2, "{option}");
        assert!(run.stderr.contains(option), "{}", run.stderr);
        assert!(!site.has("site/dafu.yaml") && !site.has("site/content"));
    }
}

#[test]
fn a_recipe_names_the_script_that_it_brings() {
    for (kind, path) in [
        ("gitlab", ".gitlab-ci.yml"),
        ("github", ".github/workflows/site.yml"),
        ("gitea", ".gitea/workflows/site.yml"),
        ("gitee", ".workflow/site.yml"),
        ("jenkins", "Jenkinsfile"),
    ] {
        let site = empty();
        assert_eq!(begin(&site, &["init", "site", "--yes", "--ci", kind]).code, 0);
        let text = site.read(&format!("site/{path}"));
        for line in ["sh ci/site.sh check", "sh ci/site.sh build", "sh ci/site.sh publish"] {
            assert!(text.contains(line), "{kind}: {line}");
        }
        assert!(text.contains(".ci/first/manifest.json"), "{kind} keeps the manifest");
        assert!(site.has("site/ci/site.sh"));
        // What it makes is no part of the repository, and no finding.
        let ignored = site.read("site/.gitignore");
        assert!(ignored.contains("/.ci/\n") && ignored.contains("/live-manifest.json\n"));
    }
    assert_eq!(begin(&empty(), &["init", "site", "--ci", "travis"]).code, 2);
}

/// The script, with an `rsync` that copies into a folder and says what it was told.
#[cfg(unix)]
#[test]
fn the_script_checks_builds_twice_and_publishes_what_changed() {
    use std::os::unix::fs::PermissionsExt;

    let site = empty();
    let made = begin(
        &site,
        &[
            "init",
            "site",
            "--place",
            "云岭县",
            "--department",
            "云岭县教育局",
            "--yes",
            "--ci",
            "gitlab",
        ],
    );
    assert_eq!(made.code, 0, "{}", made.stderr);
    site.write(
        "bin/rsync",
        "#!/bin/sh\nset -eu\nfor word; do case $word in --files-from=*) list=${word#*=};; --delete-missing-args) gone=1;; esac; done\n\
         from=; to=; for word; do from=$to; to=$word; done\n\
         while IFS= read -r path; do if [ -n \"${gone:-}\" ]; then rm \"$to$path\"; echo \"rm $path\"; else mkdir -p \"$(dirname \"$to$path\")\"; cp \"$from$path\" \"$to$path\"; echo \"put $path\"; fi; done < \"$list\" >> ../log\n",
    );
    let bin = site.root().join("bin");
    std::fs::set_permissions(bin.join("rsync"), PermissionsExt::from_mode(0o755)).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_dafu"), bin.join("dafu")).unwrap();
    let root = site.root().join("site");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let script = |what: &str, previous: &str| {
        let mut command = std::process::Command::new("sh");
        command.args(["ci/site.sh", what]).current_dir(&root).env("PATH", &path);
        command.env("SOURCE_DATE_EPOCH", DAY).env("DAFU_PREVIOUS", previous);
        command.env("PUBLISH_WITH", "rsync").env("PUBLISH_TO", "../live/");
        command.env("KEEP_MANIFESTS", "../kept");
        Run::of(command.output().expect("sh starts"))
    };
    for what in ["check", "build", "publish"] {
        let run = script(what, "none");
        assert_eq!(run.code, 0, "{what}: {}{}", run.stdout, run.stderr);
    }
    assert_eq!(run(&site, &["verify", "live/manifest.json", "live"]).code, 0);
    assert!(site.has("kept"));
    // A page that goes is removed last, behind the manifest; nothing else is touched.
    site.remove("log");
    site.remove("site/content/pages/personal-data.md");
    let config = site.read("site/dafu.yaml");
    let gone =
        "removed: [{ path: pages/personal-data.html, date: 2025-06-15, reason: 并入别的文章 }]\n";
    site.write("site/dafu.yaml", config + gone);
    for what in ["check", "build", "publish"] {
        let run = script(what, "../live/manifest.json");
        assert_eq!(run.code, 0, "{what}: {}{}", run.stdout, run.stderr);
    }
    let log = site.read("log");
    assert!(log.ends_with("put manifest.json\nrm pages/personal-data.html\n"), "{log}");
    assert_eq!(run(&site, &["verify", "live/manifest.json", "live"]).code, 0);
}
