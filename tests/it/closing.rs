//! The lines on standard error: what happened, where, as of which day, and what is next.

use crate::support::{Sandbox, TODAY};

#[test]
fn a_build_says_what_it_did_where_that_is_and_what_is_next() {
    let site = Sandbox::full();
    site.reply("gxt-2023-9", &[("编号", "\"9\""), ("发文字号", "\"乌工信[2023]1号\"")]);
    let said = site.build().stderr;
    for part in [
        "生成了 4 件答复",
        "1 个警告",
        "网站在 public，还没有上网。下一步：用浏览器打开 public/index.html",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(site.build().stderr.contains("网站在 public，与上次生成的完全一样"));
    let mut command = site.command(&["build", "--date", TODAY, "--lang", "en"]);
    let run = command.current_dir(site.root().join("content")).output().expect("it starts");
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    let output = site.root().join("public");
    assert!(said.contains(&format!("the site in {} did not change", output.display())), "{said}");
    assert_eq!(site.run(&["build", "--date", TODAY, "-q"]).stderr, "");
}

#[test]
fn the_day_is_said_whenever_it_is_not_the_clocks() {
    let site = Sandbox::full();
    let file = "content/replies/gxt-2023-1.md";
    for line in [&["check"][..], &["build"], &["plan"], &["explain", file]] {
        let run = site.run(&[line, &["--date", TODAY]].concat());
        assert!(
            run.stderr.contains("以 2024-06-01 为今天，不是当前日期"),
            "{line:?}: {}",
            run.stderr
        );
        assert!(!site.run(line).stderr.contains("为今天"), "{line:?}");
        let mut command = site.command(line);
        let run = command.env("SOURCE_DATE_EPOCH", "1717200000").output().expect("it starts");
        assert!(String::from_utf8_lossy(&run.stderr).contains("以 2024-06-01 为今天"), "{line:?}");
    }
}

#[test]
fn what_is_printed_can_be_pasted_from_where_one_stands() {
    let site = Sandbox::full();
    site.build();
    let inside = |words: &[&str]| {
        let mut command = site.command(words);
        command.current_dir(site.root().join("content/replies"));
        command.output().expect("the program starts").status.code()
    };
    for words in [
        &["check", "content/replies/gxt-2023-1.md:6:3"][..],
        &["check", "content/replies/gxt-2023-1.md:6:3:"],
        &["check", "content\\replies\\gxt-2023-1.md"],
        &["explain", "content/replies/gxt-2023-1.md:6:3"],
        &["check", "--previous", "public/manifest.json"],
        &["build", "--date", TODAY, "--previous", "public/manifest.json"],
        &["verify", "public/manifest.json", "public"],
    ] {
        assert_eq!(inside(words), Some(0), "{words:?}");
    }
    assert_eq!(inside(&["check", "content/replies/gxt-2099-1.md:6:3"]), Some(2));
    let near = site.run(&["check", "content/replies/gxt-2032-1.md"]);
    assert!(near.stderr.contains("是否为 content/replies/gxt-2023-1.md？"), "{}", near.stderr);
}

#[test]
fn topics_without_replies_are_one_finding() {
    let site = Sandbox::full();
    let topics =
        |count: usize| (0..count).map(|at| format!("- {{ slug: t{at}, name: 主题甲{at} }}\n"));
    let register = site.read("content/topics.yaml");
    site.write("content/topics.yaml", topics(11).fold(register, |all, one| all + &one));
    let said = site.run(&["check", "--date", TODAY]).stdout;
    assert_eq!(said.matches("site/empty-column").count(), 1, "{said}");
    assert!(said.contains("栏目“主题/教育发展”“主题/主题甲0”"), "{said}");
    assert!(said.contains("为空白栏目（12个），没有生成页面"), "{said}");
}
