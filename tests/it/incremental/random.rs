//! Edits in a random order, on two sites alike: one builds with what the last build left, the
//! other without. Both say and publish the same, and in the end what a clean build gives.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use super::{forget, states};
use crate::dice::Dice;
use crate::support::{BODY, Sandbox};

/// How many sequences of edits are tried; more by `DAFU_SEQUENCES`.
const SEQUENCES: u64 = 3;

/// How many edits there are in each.
const EDITS: usize = 14;

const DAYS: [&str; 3] = ["2024-06-01", "2024-06-02", "2024-03-01"];

/// How a site stands after an edit.
struct Turn {
    /// What counts as today.
    day: &'static str,
    /// Whether a build was killed: what it had told the next one is then a matter of chance.
    is_killed: bool,
}

#[test]
fn whatever_is_edited_a_build_that_spares_work_ends_as_one_that_does_not() {
    let sequences = std::env::var("DAFU_SEQUENCES").ok().and_then(|text| text.parse().ok());
    for seed in 0..sequences.unwrap_or(SEQUENCES) {
        let (warm, cold) = (Sandbox::full(), Sandbox::full());
        // The first edit may leave nothing to publish.
        for site in [&warm, &cold] {
            site.build();
        }
        let mut dice = [Dice::new(seed), Dice::new(seed)];
        let mut told = String::new();
        for edit in 0..EDITS {
            let turn = change(&warm, &mut dice[0], &mut told);
            change(&cold, &mut dice[1], &mut String::new());
            forget(&cold);
            let [one, other] = [&warm, &cold].map(|site| site.run(&["build", "--date", turn.day]));
            let place = format!("sequence {seed}, edit {edit}:\n{told}");
            assert_eq!(one.code, other.code, "{place}{}{}", one.stdout, one.stderr);
            if !turn.is_killed {
                assert_eq!(one.stdout, other.stdout, "{place}");
            }
            assert_same(&warm.tree("public"), &cold.tree("public"), &place);
            if one.code == 0 {
                let again = warm.run(&["build", "--date", turn.day]);
                assert!(again.stderr.contains("新写 0"), "{place}{}", again.stderr);
            }
        }
        mend(&warm);
        let clean = ["build", "--date", DAYS[0], "--out"];
        assert_eq!(warm.run(&[&clean[..], &["public"]].concat()).code, 0, "{seed}: {told}");
        assert_eq!(warm.run(&[&clean[..], &["clean"]].concat()).code, 0);
        assert_same(&warm.tree("public"), &warm.tree("clean"), &format!("{seed}, clean: {told}"));
    }
}

fn assert_same(one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)], place: &str) {
    let differing = one.iter().filter(|file| !other.contains(file));
    let differing = differing.chain(other.iter().filter(|file| !one.contains(file)));
    let names: Vec<&str> = differing.map(|file| file.0.as_str()).collect();
    assert!(names.is_empty(), "{place}{names:?}");
}

/// Takes away what may have made an error of the site.
fn mend(site: &Sandbox) {
    let fresh = Sandbox::full();
    for folder in ["content", "themes"] {
        let _ = fs::remove_dir_all(site.root().join(folder));
    }
    for (path, bytes) in fresh.tree("content") {
        site.write(&format!("content/{path}"), bytes);
    }
    site.write("dafu.yaml", fresh.read("dafu.yaml"));
}

/// A reply of several, with what a throw of the dice gives it.
fn reply(site: &Sandbox, dice: &mut Dice) -> String {
    let id = format!("gxt-2024-{}", 20 + dice.below(6));
    let number = format!("\"{}\"", 100 + dice.below(4));
    let title = format!("关于样本{}的答复", dice.below(3));
    let day = ["2024-01-09", "2024-01-09 10:26", "2023-12-30", "2024-06-02"][dice.below(4)];
    let department = ["gxt", "jyt", "mzt"][dice.below(3)];
    let mut fields = vec![
        ("编号", number.as_str()),
        ("标题", title.as_str()),
        ("发布日期", day),
        ("承办单位", department),
    ];
    match dice.below(8) {
        0 => fields.push(("状态", "草稿")),
        1 => fields.push(("前次答复", "[gxt-2023-1]")),
        2 => fields.push(("主题分类", "[computing]")),
        3 => fields.extend([
            ("状态", "已撤回"),
            ("撤回日期", "2024-02-01"),
            ("撤回原因", "数据有误"),
        ]),
        4 => fields.push(("附件", "[{名称: 名单, 文件: list.csv}]")),
        5 => fields.push(("更正记录", "[{日期: 2024-02-01, 说明: 补录}]")),
        _ => {}
    }
    let link =
        ["见[前一件](gxt-2023-1.md)。", "<a href=\"gxt-2024-20.md\">另一件</a>", "按季度公布"]
            [dice.below(3)];
    let body = BODY.replace("按季度公布", link);
    site.reply_with(&id, &fields, &body.replace("两处", ["三处", "四处"][dice.below(2)]));
    id
}

/// One thing that may happen between two builds; what it was is told.
fn change(site: &Sandbox, dice: &mut Dice, told: &mut String) -> Turn {
    let mut turn = Turn { day: DAYS[0], is_killed: false };
    let content = site.root().join("content");
    let kind = dice.below(30);
    *told += &format!("  {kind}\n");
    let replies = content.join("replies");
    let file = replies.join(format!("gxt-2024-{}.md", 20 + dice.below(6)));
    match kind {
        0..6 => *told += &format!("    {}\n", reply(site, dice)),
        6 => drop(fs::remove_file(&file)),
        7 => drop(fs::rename(&file, replies.join("gxt-2024-99.md"))),
        8 => site.write("content/replies/list.csv", format!("名单,{}\n", dice.below(3))),
        9..18 => settings(kind, site, dice),
        18 => turn.day = DAYS[dice.below(DAYS.len())],
        19 => {
            let byte = dice.below(5000);
            for state in states(site) {
                let mut bytes = fs::read(&state).expect("the state");
                let at = byte % bytes.len().max(1);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 0x55;
                }
                fs::write(&state, bytes).expect("the state");
            }
        }
        20 => {
            turn.is_killed = true;
            reply(site, dice);
            let mut command = site.command(&["build", "--date", DAYS[0], "-q"]);
            let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
            let mut child = child.expect("the program starts");
            std::thread::sleep(Duration::from_millis(dice.below(120) as u64));
            child.kill().expect("the program is killed");
            child.wait().expect("the program ends");
        }
        22..29 => rarer(kind, site, dice),
        _ => {
            let page = site.root().join("public/r/gxt-2023-1.html");
            if dice.below(2) == 0 {
                drop(fs::remove_file(page));
            } else if page.is_file() {
                fs::write(page, "改过").expect("it is written");
            }
        }
    }
    turn
}

/// What happens to documents and settings now and then.
fn rarer(kind: usize, site: &Sandbox, dice: &mut Dice) {
    let article = "content/pages/help.md";
    match kind {
        22 => {
            let menu = ["是", "否"][dice.below(2)];
            let text = site.read("content/pages/about.md").replace("关于本站", "查阅说明");
            site.write(article, text.replace("菜单: 是", &format!("菜单: {menu}")));
        }
        23 if site.has(article) => site.remove(article),
        23 | 24 => {
            let text = site.read("content/pages/about.md");
            let word = ["任何人", "每个人"][dice.below(2)];
            site.write("content/pages/about.md", text.replace("任何人", word));
        }
        25 => {
            let words = ["- { wrong: 示范, right: 样板 }\n", "- { wrong: 提案, right: 议案 }\n"];
            site.write("content/words.yaml", words[dice.below(2)]);
            let config = site.read("dafu.yaml");
            if !config.contains("words:") {
                site.write("dafu.yaml", config + "words: { wrong: content/words.yaml }\n");
            }
        }
        26 => {
            // A department moves up in the list, or its replies to a folder of their own.
            let register = site.read("content/departments.yaml");
            site.write("content/departments.yaml", register.replace("order: 3", "order: 0"));
            let replies = site.root().join("content/replies");
            let (from, to) = (replies.join("jyt-2024-3.md"), replies.join("jyt/jyt-2024-3.md"));
            fs::create_dir_all(replies.join("jyt")).expect("the folder is made");
            let _ = if dice.below(2) == 0 { fs::rename(from, to) } else { fs::rename(to, from) };
        }
        27 => {
            let register = site.read("content/departments.yaml");
            let other =
                if register.contains("code: mzt") { ("mzt", "mzj") } else { ("mzj", "mzt") };
            let (from, to) = (format!("code: {}", other.0), format!("code: {}", other.1));
            site.write("content/departments.yaml", register.replace(&from, &to));
        }
        _ => {
            for state in states(site) {
                let bytes = fs::read(&state).expect("the state");
                let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
                let other = [b"dafu-state 2 0.0.1+0", &bytes[end..]].concat();
                fs::write(&state, other).expect("the state");
            }
        }
    }
}

/// Something that concerns the whole site.
fn settings(kind: usize, site: &Sandbox, dice: &mut Dice) {
    let replace = |path: &str, from: &str, to: &str| {
        site.write(path, site.read(path).replace(from, to));
    };
    match kind {
        9 => replace(
            "content/departments.yaml",
            "0870-55501",
            &format!("0870-5{:03}", dice.below(900)),
        ),
        10 => replace("content/departments.yaml", "乌有省民政厅", "乌有省民政和养老厅"),
        11 => replace("content/topics.yaml", "算力产业", ["算力", "算力产业"][dice.below(2)]),
        12 => {
            let pages = format!("page_size: {}\n", 1 + dice.below(4));
            replace("dafu.yaml", "page_size: 3\n", &pages);
            replace("dafu.yaml", "year_page_size: 2\n", &format!("year_{pages}"));
        }
        13 => {
            let extra = [
                "proposer_names: surname\n",
                "statistics: [punctuality]\n",
                "search: {}\n",
                "rules: { date/late-publication: off }\n",
            ][dice.below(4)];
            site.write("dafu.yaml", site.read("dafu.yaml") + extra);
        }
        14 => site.write(
            "themes/default/strings/zh-CN.yaml",
            format!("columns:\n  years: 年份{}\n", dice.below(3)),
        ),
        15 => site.write("themes/default/assets/colours.css", ":root{--link:#003}"),
        16 => site.write(
            "themes/default/templates/not_found.html",
            "{% extends \"default/not_found.html\" %}",
        ),
        _ => drop(fs::remove_dir_all(site.root().join("themes"))),
    }
}
