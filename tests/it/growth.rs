//! What a file costs grows with its length, not with the square of it, whatever it is made of.

use std::time::{Duration, Instant};

use dafu::diagnostic::{Bilingual, Diagnostic, Language, Severity, SourcePath};
use dafu::report::{ReportFormat, Sources, Style, print};
use dafu::site::{Options, Site};
use dafu::source::Folder;

use crate::support::{BODY, Sandbox};

/// Pieces that a text of nothing else was once slow with, or could be.
const PIECES: &[&str] = &[
    "秘密★",
    "11010519491231002X,",
    "13800138000\n",
    "13800138000 ",
    "QQ：123456789\n\n",
    "云A12345 ",
    "3号楼2单元501室\n",
    "返回首页",
    "附件：\n",
    "机密\n\n",
    "帐号",
    "[^1]: 注[^1]\n\n",
    "[a](",
    "![",
    "[甲]: b.html\n",
    "`",
    "<",
    "<!-- ",
    "<a ",
    "<p hidden>",
    "<b>甲</b>",
    "**甲** ",
    "*甲 ",
    "| 手机 | 13800138000 |\n",
    "# 甲 {#a}\n",
    "###",
    "{{",
    "&amp;",
    "平台已经建成。",
];

/// How much longer the long text is.
const LONGER: usize = 8;

/// The square of [`LONGER`] is 64: well between the two, for machines are never quiet.
const MOST: u32 = 30;

#[test]
fn twice_the_text_is_twice_the_work() {
    let sandbox = Sandbox::new();
    let site = Site::load(Folder::new(sandbox.root().to_owned()), &Options::default());
    let site = site.unwrap_or_else(|_| panic!("a right site"));
    let path = SourcePath::new(sandbox.reply("gxt-2024-1", &[]));
    let reply = sandbox.read(path.as_str());
    let (before, behind) = reply.split_once(BODY.trim_start()).expect("the text of the reply");
    for piece in PIECES {
        let cost = |length: usize, times: u32| -> Duration {
            let text = format!("{before}{}\n\n{behind}", piece.repeat(length / piece.len()));
            (0..times).map(|_| read(&site, &path, &text)).min().unwrap_or_default()
        };
        let (short, long) = (cost(4000, 4), cost(4000 * LONGER, 2));
        assert!(long < short * MOST, "{piece:?}: {short:?}, {LONGER} times as long {long:?}");
    }
}

/// What `cost` says of `few`, and of eight times as many, is about as many times as much.
fn grows_with_number(what: &str, few: usize, cost: impl Fn(usize) -> Duration) {
    let least = |count: usize| (0..3).map(|_| cost(count)).min().unwrap_or_default();
    let (short, long) = (least(few), least(few * LONGER));
    assert!(long < short * 20, "{what}: {few} {short:?}, {LONGER} times as many {long:?}");
}

#[test]
fn what_is_unknown_is_compared_a_bounded_number_of_times() {
    let sandbox = Sandbox::new();
    let site = Site::load(Folder::new(sandbox.root().to_owned()), &Options::default());
    let site = site.unwrap_or_else(|_| panic!("a right site"));
    let path = SourcePath::new(sandbox.reply("gxt-2024-1", &[]));
    let reply = sandbox.read(path.as_str());
    grows_with_number("unknown keys", 400, |count| {
        let keys: String = (0..count).map(|at| format!("键{at}: 甲\n")).collect();
        read(&site, &path, &reply.replacen("---\n", &format!("---\n{keys}"), 1))
    });
}

#[test]
fn departments_are_not_looked_for_among_all() {
    grows_with_number("departments", 1500, |count| {
        let sandbox = Sandbox::new();
        let one = |at| format!("- {{ code: d{at}, name: 乌有省第{at}局 }}\n");
        let own = sandbox.read("content/departments.yaml");
        let all: String = std::iter::once(own).chain((0..count).map(one)).collect();
        sandbox.write("content/departments.yaml", all);
        sandbox.reply("gxt-2024-1", &[]);
        let site = Site::load(Folder::new(sandbox.root().to_owned()), &Options::default());
        let site = site.unwrap_or_else(|_| panic!("a right site"));
        let started = Instant::now();
        let _ = dafu::render::shared(site.world(), &site.theme, (&site.plan, site.settings));
        started.elapsed()
    });
}

#[test]
fn of_a_long_line_no_more_is_measured_than_is_shown() {
    let cost = |between: &str| {
        let text = format!("{}{between}", "甲乙丙丁戊己庚辛壬癸".repeat(10)).repeat(500);
        let each = u32::try_from(text.len() / 500).expect("short");
        let found: Vec<Diagnostic> = (0..500)
            .map(|at| Diagnostic {
                rule: "text/excess",
                severity: Severity::Warning,
                path: SourcePath::new("content/replies/gxt-2024-1.md"),
                span: at * each..at * each + 6,
                message: Bilingual::new("甲", "a"),
                help: Bilingual::default(),
            })
            .collect();
        (0..3).map(|_| printed(&found, &text)).min().unwrap_or_default()
    };
    let (lines, line) = (cost("\n"), cost("甲"));
    assert!(line < lines * 10, "500 lines {lines:?}, one line {line:?}");
}

#[test]
fn a_wrong_link_names_no_more_headings_than_can_be_read() {
    let sandbox = Sandbox::new();
    let site = Site::load(Folder::new(sandbox.root().to_owned()), &Options::default());
    let site = site.unwrap_or_else(|_| panic!("a right site"));
    let path = SourcePath::new(sandbox.reply("gxt-2024-1", &[]));
    let headings: String = (0..300).map(|at| format!("## 第{at}项工作\n\n")).collect();
    let text = sandbox.read(path.as_str()) + &headings + "[这一项](#甲)\n";
    let found = site.read_reply(&path, text.as_bytes()).1;
    let found = found.iter().find(|one| one.rule == "link/anchor").expect("a finding");
    assert_eq!(found.help.zh.matches('#').count(), 20, "{}", found.help.zh);
    assert!(found.help.zh.ends_with("……"), "{}", found.help.zh);
}

#[test]
fn replies_to_one_number_name_no_more_of_each_other_than_can_be_read() {
    let sandbox = Sandbox::new();
    for at in 0..60 {
        sandbox.reply(&format!("gxt-2024-{at}"), &[]);
    }
    sandbox.build();
    for at in 0..60 {
        let page = sandbox.read(&format!("public/r/gxt-2024-{at}.html"));
        let (_, others) = page.split_once("同一编号的其他答复").expect("other replies");
        let (others, behind) = others.split_once("</ul>").expect("a list");
        assert_eq!(others.matches("<li>").count(), 50);
        let behind: String = behind.chars().take(200).collect();
        assert!(behind.contains("这里列出其中50件，其余请看："), "{behind}");
        assert!(behind.contains("cases/"), "{behind}");
    }
}

/// How long it takes to read a reply, to judge it, and to print what was found.
fn read(site: &Site, path: &SourcePath, text: &str) -> Duration {
    let started = Instant::now();
    let found = site.read_reply(path, text.as_bytes()).1;
    started.elapsed() + printed(&found, text)
}

/// How long it takes to print `found` of `text`.
fn printed(found: &[Diagnostic], text: &str) -> Duration {
    let started = Instant::now();
    let sources =
        Sources { read: &|_| Some(text.as_bytes().to_vec()), prefix: "", rule: &|_| None };
    let (format, language) = (ReportFormat::Text, Language::Chinese);
    let style = Style { format, language, colour: false, width: 80 };
    print(found, style, &sources, &mut std::io::sink()).expect("a sink takes all");
    started.elapsed()
}
