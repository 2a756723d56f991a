//! Every command of the guides for operators is run, in its order, in one shell. What the
//! program does is done by the program; servers and their tools are played by stand-ins,
//! which do as much of their work as shows that they were called rightly.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::support::{BODY, Sandbox};

/// What stands in for a program of others, by its name. `$LIVE` is what the server shows.
const STAND_INS: &[(&str, &str)] = &[
    (
        "rsync",
        r#"from=${@: -2:1}; test -f "$from/manifest.json"; rm -rf "$LIVE"; cp -R "$from" "$LIVE""#,
    ),
    ("curl", r#"test "$1 $2" = "-fsS -o"; cp "$LIVE/${4##*/}" "$3""#),
    (
        "rclone",
        r#"for word; do case $word in upload.txt | delete.txt | public/) test -e "$word" ;; esac; done"#,
    ),
    ("nginx", "test -s server/nginx.conf"),
    ("git", r"case $1 in pull | revert) ;; *) exit 9 ;; esac"),
    (
        "ssh-keygen",
        r#"case "$*" in
        *"-t ed25519"*) echo private >sign-key; echo "ssh-ed25519 AAAA dafu" >sign-key.pub ;;
        *"-Y sign"*) test -s sign-key; test -s "${@: -1}"; echo signature >"${@: -1}.sig" ;;
        *"-Y verify"*) test -s allowed; test -s manifest.json.sig; grep -q '"version"' ;;
        *) exit 9 ;;
        esac"#,
    ),
];

/// The reply that the guide to taking down takes down, with a file beside it.
const FACTS: &[(&str, &str)] = &[
    ("编号", "\"0121\""),
    ("发布日期", "2024-06-03 10:00"),
    ("成文日期", "2024-05-20"),
    ("附件", "[{名称: 项目清单, 文件: list.csv}]"),
];

const ID: &str = "gxt-2024-90";

const GUIDE: &str = "docs/guide.zh-CN.md";

/// The reply that the guide for editors begins with, and its letter.
const FIRST: &str = "jyj-congress-5-1-12";

const LETTER: &str = "李示例代表：

您提出的“关于增设公园饮水点的建议”（第0012号）收悉。现答复如下：

一、已经做的工作

我们查看了全部公园，选定三处人多的地方，先行安装直饮水机，并在入口处张贴了说明。

二、下一步打算

我局将每季度检测一次水质，结果张贴在饮水点旁，欢迎继续提出意见。

某某县教育局

2025年5月20日
";

#[test]
fn every_command_of_the_operators_guide_runs() {
    let world = Sandbox::of([("unused", "")]);
    let prepared = prepared(&world);
    let first_site = format!("cp -R {}/content .\n", prepared.display());
    let two_sites = "for site in renda zhengxie; do dafu init $site --title 某某 --base-url https://$site.yunling.example/ --yes; done\n";
    let script = script(
        &super::read("docs/operating.zh-CN.md"),
        &[("cd wangzhan\n", &first_site), ("dafu build --root renda", two_sites)],
    );
    run(&world, &script);
    assert!(world.has("live/r/gxt-2024-90.html"), "the site is on the server");
    assert!(world.has("wangzhan/out/zhengxie/index.html"));
}

#[test]
fn the_first_reply_comes_on_the_site_as_the_guide_says() {
    let world = Sandbox::of([("letter.txt", LETTER)]);
    let guide = super::read(GUIDE);
    let (_, rest) = guide.split_once("## 十分钟发布第一件答复").expect("the section");
    let section = rest.split("\n## ").next().unwrap_or_default();
    let no_draft = "sed -i '/^状态: 草稿$/d' content/replies/2025/jyj-congress-5-1-12.md\n";
    run(&world, &script(section, &[("dafu check", no_draft)]));
    assert!(world.read(&format!("mysite/public/r/{FIRST}.html")).contains("直饮水机"));
    assert!(world.has(&format!("mysite/{FIRST}.svg")));
}

#[test]
fn every_command_of_the_guide_to_taking_down_runs() {
    let world = Sandbox::of([("unused", "")]);
    let site = prepared(&world);
    let before = format!(
        "cd {}\ndafu build --previous none\ncp public/manifest.json live-manifest.json\n",
        site.display()
    );
    let guide = super::read("docs/takedown.zh-CN.md");
    let notice = guide
        .split("```yaml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the notice")
        .replace("省工业和信息化厅", "省工信厅");
    let withdrawn = format!(
        "cat >content/replies/{ID}/index.md <<'NOTICE'\n{notice}NOTICE\nrm content/replies/{ID}/list.csv\n"
    );
    run(&world, &(before + &withdrawn + &script(&guide, &[])));
    let purge = world.read("prepared/purge.txt");
    for gone in ["r/gxt-2024-90.html", "r/gxt-2024-90/list.csv"] {
        assert!(purge.lines().any(|line| line.ends_with(gone)), "{gone} is to be purged:\n{purge}");
    }
    assert!(!world.read(&format!("prepared/public/r/{ID}.html")).contains("主要工作情况"));
    assert!(!world.has(&format!("prepared/public/r/{ID}/list.csv")));
}

/// A site with the reply [`FACTS`] tells, in the folder `prepared`.
fn prepared(world: &Sandbox) -> std::path::PathBuf {
    let site = Sandbox::new();
    site.reply_with(&format!("{ID}/index"), FACTS, &BODY.replace("2023年7月20日", "2024年5月20日"));
    site.write(&format!("content/replies/{ID}/list.csv"), "名称,数量\n示范中心,2\n");
    let prepared = world.root().join("prepared");
    let copied = Command::new("cp").arg("-R").arg(site.root()).arg(&prepared).status();
    assert!(copied.expect("cp is there").success());
    prepared
}

/// The blocks of `sh` in a guide as one script; `before` names a line and what is done first.
fn script(guide: &str, before: &[(&str, &str)]) -> String {
    let blocks = guide.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut script = blocks.collect::<String>();
    for (line, first) in before {
        assert!(script.contains(line), "no line of the guide: {line}");
        let at =
            if line.ends_with('\n') { format!("{line}{first}") } else { format!("{first}{line}") };
        script = script.replacen(line, &at, 1);
    }
    script
}

fn run(world: &Sandbox, script: &str) {
    let tools = world.root().join("tools");
    fs::create_dir_all(&tools).expect("a folder for stand-ins");
    for (name, does) in STAND_INS {
        let path = tools.join(name);
        fs::write(&path, format!("#!/usr/bin/env bash\nset -e\n{does}\n"))
            .expect("a stand-in is written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
    }
    let dafu = Path::new(env!("CARGO_BIN_EXE_dafu")).parent().expect("the program's folder");
    let path = format!(
        "{}:{}:{}",
        tools.display(),
        dafu.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let output = Command::new("bash")
        .args(["-euxo", "pipefail", "-c", script])
        .current_dir(world.root())
        .env("PATH", path)
        .env("LIVE", world.root().join("live"))
        .env("SOURCE_DATE_EPOCH", "1760000000")
        .output()
        .expect("bash is there");
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
