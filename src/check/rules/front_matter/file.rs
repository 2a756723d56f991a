//! The file as a whole: its encoding, its size, its two `---` lines.

use crate::check::example::{Example, REPLY_PATH};
use crate::check::rule::{Advice, Check, Rule, TextView, bilingual};
use crate::diagnostic::Severity;
use crate::document::{
    Encoding, Fault, FaultKind, LARGEST_FILE, LARGEST_FRONT_MATTER, Unopened, is_nearly_dashes,
};
use crate::yaml::mistake::write_line;

/// A file that is not UTF-8.
pub(crate) const ENCODING: Rule = Rule {
    name: "front-matter/encoding",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("文件不是 UTF-8 编码", "a file that is not UTF-8"),
    why: bilingual(
        "其他编码的汉字在别的机器上会变成乱码，不能猜着读。",
        "characters of other encodings turn into garbage elsewhere; guessing would publish it",
    ),
    // GBK: “---\n标题: 甲\n---\n”.
    wrong: Example::files(&[(REPLY_PATH, b"---\n\xb1\xea\xcc\xe2: \xbc\xd7\n---\n")]),
    right: Example::RIGHT,
    check: Check::Text(|view, found| {
        view.faults(
            |fault| {
                let FaultKind::Encoding(encoding) = &fault.kind else { return None };
                let (zh, en) = match encoding {
                    Encoding::Gbk => ("文件是 GBK（ANSI）编码", "the file is encoded in GBK (ANSI)"),
                    Encoding::Utf16 => {
                        ("文件是 UTF-16（记事本的“Unicode”）编码", "the file is encoded in UTF-16")
                    }
                    Encoding::Unknown => {
                        ("文件不是 UTF-8 编码，从这里起读不出来", "not UTF-8 from here on")
                    }
                };
                Some(Advice::new(format!("{zh}，应为 UTF-8"), format!("{en}; it must be UTF-8")).help("请用记事本打开，点“文件”“另存为”，编码选“UTF-8”，再保存；若已是乱码，请从原件重新复制文字", "open it in an editor and save it as UTF-8; if it is garbled already, copy the text from the original again"))
            },
            found,
        );
    }),
};

/// A file or front matter that is too large to be one.
pub(crate) const TOO_LARGE: Rule = Rule {
    name: "front-matter/too-large",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("文件或前言区过大", "a file or front matter too large to be read"),
    why: bilingual(
        "这么大的文件不会是一件答复的文字，多半是粘贴了别的东西。",
        "no reply is that long: something else was pasted in",
    ),
    wrong: Example::files(TOO_LARGE_FILES),
    right: Example::RIGHT,
    check: Check::Text(|view, found| {
        view.faults(
            |fault| match fault.kind {
                FaultKind::FileTooLarge => Some(Advice::new(format!("文件超过 {} MB，不读", LARGEST_FILE / 1024 / 1024), format!("the file is larger than {} MB", LARGEST_FILE / 1024 / 1024)).help("请把图片、表格放进单独的文件，在“附件”中写明，正文只留文字", "put pictures and tables into files of their own and name them as attachments")),
                FaultKind::FrontMatterTooLarge => Some(Advice::new(format!("两行 --- 之间超过 {} KB，不读", LARGEST_FRONT_MATTER / 1024), format!("the front matter is larger than {} KB", LARGEST_FRONT_MATTER / 1024)).help("请检查第二行 --- 是否放在了正文后面；正文应当在它下面", "check that the second `---` line comes before the text")),
                _ => None,
            },
            found,
        );
    }),
};

const TOO_LARGE_FILES: &[(&str, &[u8])] = &[(REPLY_PATH, &TOO_LARGE_EXAMPLE)];

/// A front matter just above the limit: blank lines between the two `---`.
static TOO_LARGE_EXAMPLE: [u8; LARGEST_FRONT_MATTER + 9] = {
    let mut bytes = [b'\n'; LARGEST_FRONT_MATTER + 9];
    let dashes =
        [0, 1, 2, LARGEST_FRONT_MATTER + 5, LARGEST_FRONT_MATTER + 6, LARGEST_FRONT_MATTER + 7];
    let mut at = 0;
    while at < dashes.len() {
        bytes[dashes[at]] = b'-';
        at += 1;
    }
    bytes
};

/// A missing `---` line.
pub(crate) const UNCLOSED: Rule = Rule {
    name: "front-matter/unclosed",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("缺少 --- 行", "a missing `---` line"),
    why: bilingual(
        "答复的各项资料写在两行 --- 之间，少一行就分不清资料和正文。",
        "the fields stand between two `---` lines; without one, text and fields cannot be told apart",
    ),
    wrong: Example::files(&[(
        REPLY_PATH,
        "标题: 某厅对第0038号提案的答复\n编号: \"0038\"\n届次: 省政协13届2次会议\n承办单位: 省工信厅\n主送: 方假设\n成文日期: 2024年5月6日\n发布日期: 2024年5月20日\n\n方假设：\n\n正文\n".as_bytes(),
    )]),
    right: Example {
        fields: "案由!\n发文字号!\n办理结果!\n主题分类!",
        ..Example::RIGHT
    },
    check: Check::Text(|view, found| {
        view.faults(
            |fault| match fault.kind {
                FaultKind::Empty => Some(Advice::new("文件是空的", "the file is empty").help(
                    "要写一件新答复，请先删去这个文件，再运行 dafu new；不需要的，删去它就可以",
                    "delete it; `dafu new` makes a new reply",
                )),
                FaultKind::Unopened(what) => Some(unopened(view, fault, what)),
                FaultKind::Unclosed => Some(unclosed(view, fault)),
                FaultKind::Fence => Some(
                    Advice::new(
                        "文件被一对代码标记（```）围住了，这一行多余",
                        "the file is wrapped in a code fence; this line does not belong here",
                    )
                    .help("请删去这一行", "delete this line"),
                ),
                _ => None,
            },
            found,
        );
    }),
};

/// The first line is not `---`: what to do depends on what stands there instead.
fn unopened(view: &TextView<'_>, fault: &Fault, what: Unopened) -> Advice {
    let line = &view.text[fault.at.start as usize..fault.at.end as usize];
    let (zh, en) = ("第一行不是 ---", "the first line is not `---`");
    match what {
        Unopened::Fields => Advice::new(zh, en).help("请在文件最前面加一行 ---，各项资料写在它下面，再用一行 --- 与正文隔开", "add a line `---` at the very top of the file"),
        Unopened::FieldsAlone { last } => {
            let line = view.text[..last as usize].matches('\n').count() + 1;
            Advice::new("各项资料的上面和下面都缺少一行 ---", "the `---` lines above and below the fields are missing").help(format!("请在第一行的上面、第{line}行的下面各加一行 ---（三个半角减号，顶格）"), format!("add a line `---` above the first line and below line {line}"))
        }
        Unopened::Dashes => Advice {
            help: write_line("---", false),
            ..Advice::new(
                format!("第一行是“{line}”，应为三个半角减号"),
                format!("the first line is `{line}`; it must be `---`"),
            )
        },
        Unopened::TextAbove => Advice::new("--- 的上面还有别的文字，资料读不到", "there is text above the first `---`").help("请把第一行 --- 上面的文字移到第二行 --- 的下面，不要的删去", "move it below the second `---` line, or delete it"),
        Unopened::Text => Advice::new("文件里没有标题、编号等各项资料，只有文字", "the file has no front matter, only text").help("请在最上面写两行 ---，两行之间填写各项资料；也可以把文字另存为 .txt 文件，用 dafu import 生成答复", "write two `---` lines at the top with the fields between them, or save the text as .txt and use `dafu import`"),
    }
}

/// The second `---` line is missing.
fn unclosed(view: &TextView<'_>, fault: &Fault) -> Advice {
    let line = &view.text[fault.at.start as usize..fault.at.end as usize];
    let number = view.text[..fault.at.start as usize].matches('\n').count() + 1;
    let shown = line.trim();
    if shown == "---" && line != shown {
        let advice = Advice::new(
            "这一行 --- 的前面有空格，各项资料没有结束",
            "this `---` is indented, so the fields do not end here",
        );
        Advice { help: write_line("---", true), ..advice }
    } else if is_nearly_dashes(line) {
        let advice = Advice::new(
            format!("这一行是“{shown}”，不是三个半角减号，各项资料没有结束"),
            format!("the line is `{shown}`, not `---`, so the fields do not end here"),
        );
        Advice { help: write_line("---", false), ..advice }
    } else {
        Advice::new("各项资料后面缺少一行 ---", "there is no `---` line after the fields").help(
            format!("请在第{number}行的下面、正文的上面单独加一行 ---（三个半角减号，顶格）"),
            format!("add a line `---` below line {number}, above the text"),
        )
    }
}
