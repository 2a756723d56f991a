//! A build that spares itself work ends as one that does all of it, in every byte and every word.

mod fingerprints;
mod keys;
mod random;

use std::fs;
use std::path::PathBuf;

use crate::support::{Run, Sandbox, TODAY};

/// The state files of a site: one an output folder.
fn states(site: &Sandbox) -> Vec<PathBuf> {
    let Ok(folders) = fs::read_dir(site.root().join(".dafu")) else { return Vec::new() };
    let states = folders.map(|entry| entry.expect("an entry").path().join("state"));
    states.filter(|path| path.is_file()).collect()
}

/// Makes a site forget what was kept to spare work.
fn forget(site: &Sandbox) {
    for state in states(site) {
        fs::remove_file(state).expect("a state goes");
    }
}

fn build(site: &Sandbox, more: &[&str]) -> Run {
    let run = site.run(&[&["build", "--date", TODAY, "--timings"], more].concat());
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    run
}

/// How many files a run rendered, and how many it left as they were.
fn rows(run: &Run) -> (usize, usize) {
    let line = run.stderr.lines().find(|line| line.starts_with("渲染 "));
    let line = line.unwrap_or_else(|| panic!("no row was counted: {}", run.stderr));
    let numbers = line.split_whitespace().filter_map(|word| word.parse().ok());
    let numbers: Vec<usize> = numbers.collect();
    (numbers[0], numbers[1])
}

#[test]
fn only_what_a_change_touches_is_rendered() {
    let site = Sandbox::full();
    let (all, spared) = rows(&build(&site, &[]));
    assert_eq!(spared, 0);
    // A file that is read by nobody: everything is looked at, nothing rendered.
    site.write("content/replies/spare.pdf", "样本");
    let (rendered, spared) = rows(&build(&site, &[]));
    assert_eq!((rendered, spared), (0, all));
    let title = [("标题", "改过的标题")];
    site.reply(
        "jyt-2024-3",
        &[&title[..], &[("承办单位", "乌有省教育厅"), ("编号", "\"101\"")]].concat(),
    );
    let (rendered, _) = rows(&build(&site, &[]));
    assert!((1..all / 2).contains(&rendered), "{rendered} of {all}");
    site.write(
        "themes/default/templates/not_found.html",
        "{% extends \"default/not_found.html\" %}",
    );
    let run = build(&site, &[]);
    assert!(rows(&run).0 > 0 && run.stderr.contains("新写 0"), "{}", run.stderr);
}

/// Has every file of a site at the same place with the same bytes, as on another machine.
fn check_out(site: &Sandbox) {
    let copy = |from: &Sandbox, folder: &str, to: &Sandbox| {
        for (path, bytes) in from.tree(folder) {
            to.write(&format!("{folder}/{path}"), bytes);
        }
    };
    let aside = Sandbox::new();
    for folder in ["content", "public", ".dafu"] {
        copy(site, folder, &aside);
        fs::remove_dir_all(site.root().join(folder)).expect("it goes");
        copy(&aside, folder, site);
    }
    let config = site.read("dafu.yaml");
    site.remove("dafu.yaml");
    site.write("dafu.yaml", config);
}

#[test]
fn a_fresh_checkout_with_the_state_and_the_output_renders_nothing() {
    let site = Sandbox::full();
    let (all, _) = rows(&build(&site, &[]));
    let before = site.tree("public");
    check_out(&site);
    let run = build(&site, &["-v"]);
    assert!(run.stderr.contains("没有重做任何事"), "{}", run.stderr);
    // A file that nobody reads: everything is looked at.
    site.write("content/replies/spare.pdf", "样本");
    check_out(&site);
    assert_eq!(rows(&build(&site, &[])), (0, all));
    site.write("public/r/gxt-2023-1.html", "改过");
    check_out(&site);
    let run = build(&site, &[]);
    assert_eq!(rows(&run), (1, all - 1), "{}", run.stderr);
    assert_eq!(site.tree("public"), before);
    for path in ["content/pages/about.md", "public/manifest.json", "public/r/gxt-2023-1.html"] {
        check_out(&site);
        site.write(path, site.read(path) + "\n");
        let run = build(&site, &["-v"]);
        assert!(!run.stderr.contains("没有重做任何事"), "{path}: {}", run.stderr);
    }
}

#[test]
fn a_build_that_holds_replies_back_keeps_documents_too() {
    let site = Sandbox::full();
    let held = [("编号", "\"9\""), ("公开属性", "-"), ("标题", "还没有公开的标题")];
    site.reply("mzt-2024-9", &held);
    let build = |site: &Sandbox| {
        let run = site.run(&["build", "--date", TODAY, "--hold-faulty", "--previous", "none"]);
        assert_eq!(run.code, 3, "{}{}", run.stdout, run.stderr);
        run
    };
    build(&site);
    let states: Vec<u8> =
        states(&site).into_iter().flat_map(|path| fs::read(path).expect("it")).collect();
    let has = |text: &str| states.windows(text.len()).any(|window| window == text.as_bytes());
    // What only the entry of a reply says.
    assert!(has("甄虚拟") && !has("还没有公开的标题"));
    site.reply("jyt-2024-3", &[("承办单位", "乌有省教育厅"), ("编号", "\"102\"")]);
    let warm = build(&site);
    forget(&site);
    let cold = build(&site);
    assert_eq!(warm.stdout, cold.stdout);
}

#[test]
fn the_report_that_the_next_run_prints_is_kept() {
    let site = Sandbox::full();
    let reply = |title| {
        let department = ("承办单位", "乌有省教育厅");
        site.reply("jyt-2024-3", &[("标题", title), department, ("编号", "\"101\"")]);
    };
    reply("第一个标题");
    build(&site, &[]);
    reply("第二个标题");
    let told = |text: &str| text.contains("[correction/undeclared]");
    // The reply is another one than the last publication has: told now, and no more beside this one.
    assert!(told(&build(&site, &[]).stdout));
    let state = fs::read(&states(&site)[0]).expect("a state");
    let again = build(&site, &["-v"]);
    assert!(again.stderr.contains("没有重做任何事"), "{}", again.stderr);
    assert!(!again.stdout.is_empty() && !told(&again.stdout), "{}", again.stdout);
    let kept = state.windows(again.stdout.len()).any(|window| window == again.stdout.as_bytes());
    assert!(kept, "{}", again.stdout);
}

#[test]
fn a_shard_that_was_tampered_with_is_made_again() {
    let site = Sandbox::full();
    build(&site, &[]);
    let before = site.tree("public");
    let is_shard = |file: &&(String, Vec<u8>)| file.0.starts_with("search/0-");
    let shard = &before.iter().find(is_shard).expect("a shard").0;
    site.write(&format!("public/{shard}"), "改过");
    // The text is another one, with the same words: the shards are those that are known.
    let text = site.read("content/replies/gxt-2023-1.md");
    site.write("content/replies/gxt-2023-1.md", text + "\n\n");
    build(&site, &[]);
    let bytes = site.tree("public").into_iter().find(|file| file.0 == *shard);
    assert!(bytes.is_some() && bytes.as_ref() == before.iter().find(is_shard));
}

#[test]
fn bytes_are_compared_where_that_is_asked_for() {
    let site = Sandbox::full();
    let (all, _) = rows(&build(&site, &[]));
    assert_eq!(rows(&build(&site, &["--verify-output"])), (0, all));
}

#[test]
fn nothing_private_and_nothing_unpublished_is_kept() {
    let site = Sandbox::full();
    let body = crate::support::BODY.replace("按季度公布", "请拨打13912345678，按季度公布");
    site.reply_with(
        "mzt-2024-4",
        &[("编号", "\"7\""), ("隐私复核", "[{文字: \"13912345678\", 理由: 公开的值班电话}]")],
        &body,
    );
    let body = crate::support::BODY.replace("按季度公布", "在未公开的地方公布");
    let draft =
        [("状态", "草稿"), ("编号", "\"8\""), ("标题", "还没有公开的标题"), ("旧字段", "甲乙")];
    site.reply_with("mzt-2024-5", &draft, &body);
    let run = build(&site, &[]);
    assert!(run.stdout.contains("mzt-2024-5"), "{}", run.stdout);
    for state in states(&site) {
        let state = fs::read(state).expect("the state");
        let has = |text: &str| state.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(has("gxt-2023-1"), "the state holds texts as they are");
        for text in ["13912345678", "还没有公开的标题", "在未公开的地方公布"] {
            assert!(!has(text), "{text}");
        }
    }
}

#[test]
fn the_plan_tells_what_each_row_is_made_of() {
    let site = Sandbox::full();
    let plan = || {
        let run = site.run(&["plan", "--date", TODAY, "--format", "json"]);
        serde_json::from_str::<Vec<serde_json::Value>>(&run.stdout).expect("rows")
    };
    let of = |rows: &[serde_json::Value], path: &str| {
        let row = rows.iter().find(|row| row["path"] == path).expect("a row");
        (row["fingerprint"].clone(), row["sources"].clone())
    };
    let before = plan();
    let (page, sources) = of(&before, "r/gxt-2023-1.html");
    assert_eq!(sources, serde_json::json!(["content/replies/gxt-2023-1.md"]));
    assert_eq!(page, of(&plan(), "r/gxt-2023-1.html").0);
    site.reply("gxt-2023-1", &[("标题", "改过的标题")]);
    let after = plan();
    assert_ne!(page, of(&after, "r/gxt-2023-1.html").0);
    assert_eq!(of(&before, "404.html"), of(&after, "404.html"));
    // Lists hold a year in parts, open data holds it whole.
    site.reply("gxt-2023-4", &[("编号", "\"4\"")]);
    site.reply("gxt-2023-5", &[("编号", "\"5\"")]);
    let (plan, mut year) = (plan(), Vec::new());
    for id in ["gxt-2023-1", "gxt-2023-4", "gxt-2023-5", "jyt-2024-3"] {
        year.push(serde_json::json!(format!("content/replies/{id}.md")));
    }
    for path in ["data/2023.csv", "data/2023.jsonl"] {
        let mut sources = of(&plan, path).1.as_array().expect("a list").clone();
        sources.sort_by_key(ToString::to_string);
        assert_eq!(sources, year, "{path}");
    }
    let part = of(&plan, "years/2023.html").1;
    assert!(part.as_array().is_some_and(|part| part.len() < 4), "{part}");
}
