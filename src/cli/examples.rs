//! What to type: examples that stand in the help of each command.

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::Language;

/// A command line and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What is typed after `dafu`; its first word is the verb.
    pub line: &'static str,
    zh: &'static str,
    en: &'static str,
}

impl Example {
    /// The verb whose help it stands in.
    #[must_use]
    pub fn verb(&self) -> &str {
        self.line.split(' ').next().unwrap_or_default()
    }
}

const fn example(line: &'static str, zh: &'static str, en: &'static str) -> Example {
    Example { line, zh, en }
}

/// All examples, those of a verb in the order of use.
pub const EXAMPLES: &[Example] = &[
    example(
        "init mysite --title 某某县建议提案答复公开",
        "建在 mysite 目录里",
        "a site in the folder mysite",
    ),
    example(
        "init --place 某某县 --department 某某县教育局 --yes",
        "建在这里，不询问",
        "here, asking nothing",
    ),
    example("new", "逐项询问", "answer questions"),
    example(
        "new --number 0121 --session 省政协十三届一次会议 --body letter.txt",
        "写明已知的，正文取自文件",
        "with what is known, and a text",
    ),
    example(
        "import letter.txt",
        "转成草稿，放到 content/replies/",
        "a draft under content/replies/",
    ),
    example("import page.txt --encoding gbk", "文件是 GBK 编码的", "a file in GBK"),
    example("serve --open", "在浏览器里看着改", "look at it while you write"),
    example("serve --lan", "在手机上看（显示二维码）", "on a phone, by its QR code"),
    example("table export replies.xlsx", "写成一张表", "as a table"),
    example(
        "table apply replies.xlsx --dry-run",
        "看看改了表里的哪些",
        "what the changed table changes",
    ),
    example("table apply replies.xlsx", "逐处看过，写回稿件", "look at each change, then write it"),
    example("search 养老院 补贴", "两个词都有的答复", "replies that contain both"),
    example("search 第0038号", "按编号查", "by number"),
    example("check", "检查全站", "the whole site"),
    example("check content/replies/2024", "只看一个目录的问题", "only the findings of one folder"),
    example(
        "check gxt-2024-7",
        "只看这一件的问题（写标识或网址）",
        "those of one reply, by id or address",
    ),
    example("check --fix", "先改正全角冒号一类的写法", "fix full-width colons and the like first"),
    example(
        "check --changed-since origin/main",
        "只看比这个 Git 版本多改的稿件",
        "what changed since this revision of Git",
    ),
    example("check --format json", "给程序读", "for programs"),
    example("build", "检查并生成网站", "check, then build"),
    example(
        "build --previous live.json",
        "与线上清单核对，不让网址消失",
        "see that no live address vanishes",
    ),
    example(
        "build --previous live.json --changes upload.txt",
        "只上传变化的文件时用",
        "to upload only what differs",
    ),
    example("status", "全站的情况，按单位汇总", "the whole site, by department"),
    example(
        "status --live live.json",
        "与下载来的线上 manifest.json 比较",
        "beside the manifest.json fetched from the live site",
    ),
    example("status --format json", "每件一条，给程序读", "every reply, for programs"),
    example("explain docnum/bracket", "解释这条规则", "a rule"),
    example(
        "explain gxt-2024-7",
        "这一件在不在网站上，为什么",
        "whether this reply is on the site, and why",
    ),
    example(
        "explain gxt-2024-7 --sheet --out sheet.html",
        "审核单，打印后签字",
        "a review sheet to print and sign",
    ),
    example("qr gxt-2024-7 --out code.png", "一件答复的二维码", "the code of a reply"),
    example("qr gxt --out gxt.svg", "一个单位的二维码（写单位代码）", "the code of a department"),
    example("pack", "先运行 dafu build，再打包", "after `dafu build`"),
    example("pack --out upload.zip", "另取一个名字", "under another name"),
    example("plan", "每行一个文件", "a line for each file"),
    example("plan --format json", "给程序读", "for programs"),
    example("theme export templates/base.html", "只取外框的模板", "the frame of the pages alone"),
    example("theme export", "取出全部文件", "every file"),
    example(
        "verify manifest.json public",
        "public 是不是清单说的样子",
        "whether public is as the manifest says",
    ),
    example(
        "schema",
        "输出到屏幕；加 > reply.schema.json 存成文件",
        "to the screen; `> reply.schema.json` keeps it",
    ),
    example("schema --editor vscode", "VS Code 的补全、片段和检查任务", "settings for VS Code"),
    example("schema --editor sveltia", "网页编辑器的表单", "the form of a web editor"),
    example("completions bash", "加 >> ~/.bashrc 后重开终端", "`>> ~/.bashrc` puts it to use"),
    example("man", "dafu 的手册页", "the page of dafu"),
    example("man check", "加 > dafu-check.1 存成文件", "`> dafu-check.1` keeps it"),
    example("help check", "check 的用法和例子", "what check does, with examples"),
];

/// The lines below the help of `verb`; nothing where it has no example.
pub(super) fn text(verb: &str, language: Language) -> String {
    let begins = |line: &str| line == verb || line.starts_with(&format!("{verb} "));
    let own: Vec<_> = EXAMPLES.iter().filter(|example| begins(example.line)).collect();
    let Some(widest) = own.iter().map(|example| example.line.width()).max() else {
        return String::new();
    };
    let mut out = match language {
        Language::Chinese => "例子：".to_owned(),
        Language::English => "Examples:".to_owned(),
    };
    for Example { line, zh, en } in own {
        let said = match language {
            Language::Chinese => zh,
            Language::English => en,
        };
        let gap = " ".repeat(widest - line.width() + 2);
        out += &format!("\n  dafu {line}{gap}{said}");
    }
    out
}
