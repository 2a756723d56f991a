//! What a file costs grows with its length, not with the square of it, whatever it is made of.

use std::time::{Duration, Instant};

use dafu::diagnostic::{Language, SourcePath};
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
    let sources =
        Sources { read: &|_| Some(text.as_bytes().to_vec()), prefix: "", rule: &|_| None };
    let (format, language) = (ReportFormat::Text, Language::Chinese);
    let style = Style { format, language, colour: false, width: 80 };
    print(&found, style, &sources, &mut std::io::sink()).expect("a sink takes all");
    started.elapsed()
}
