//! The file as a whole: its encoding, its size, its two `---` lines.

use crate::check::example::{Example, REPLY_PATH};
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;
use crate::document::{Encoding, FaultKind, LARGEST_FILE, LARGEST_FRONT_MATTER, is_nearly_dashes};

/// A file that is not UTF-8.
pub const ENCODING: Rule = Rule {
    name: "front-matter/encoding",
    severity: Severity::Error,
    locked: true,
    summary: words("文件不是 UTF-8 编码", "a file that is not UTF-8"),
    why: words(
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
                Some(advice(
                    format!("{zh}，应为 UTF-8"),
                    format!("{en}; it must be UTF-8"),
                    "请用记事本打开，点“文件”“另存为”，编码选“UTF-8”，再保存；若已是乱码，请从原件重新复制文字",
                    "open it in an editor and save it as UTF-8; where it is garbled, copy the text anew",
                ))
            },
            found,
        );
    }),
};

/// A file or front matter that is too large to be one.
pub const TOO_LARGE: Rule = Rule {
    name: "front-matter/too-large",
    severity: Severity::Error,
    locked: true,
    summary: words("文件或前言区过大", "a file or front matter too large to be read"),
    why: words(
        "这么大的文件不会是一件答复的文字，多半是粘贴了别的东西。",
        "no reply is that long: something else was pasted in",
    ),
    wrong: Example::files(TOO_LARGE_FILES),
    right: Example::RIGHT,
    check: Check::Text(|view, found| {
        view.faults(
            |fault| match fault.kind {
                FaultKind::FileTooLarge => Some(advice(
                    format!("文件超过 {} MB，不读", LARGEST_FILE / 1024 / 1024),
                    format!("the file is larger than {} MB", LARGEST_FILE / 1024 / 1024),
                    "请把图片、表格放进单独的文件，在“附件”中写明，正文只留文字",
                    "put pictures and tables into files of their own and name them as attachments",
                )),
                FaultKind::FrontMatterTooLarge => Some(advice(
                    format!("两行 --- 之间超过 {} KB，不读", LARGEST_FRONT_MATTER / 1024),
                    format!("the front matter is larger than {} KB", LARGEST_FRONT_MATTER / 1024),
                    "请检查第二行 --- 是否放在了正文后面；正文应当在它下面",
                    "check that the second `---` line stands before the text",
                )),
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
pub const UNCLOSED: Rule = Rule {
    name: "front-matter/unclosed",
    severity: Severity::Error,
    locked: true,
    summary: words("缺少 --- 行", "a missing `---` line"),
    why: words(
        "答复的各项资料写在两行 --- 之间，少一行就分不清资料和正文。",
        "the fields stand between two `---` lines; without one, text and fields cannot be told apart",
    ),
    wrong: Example::files(&[(
        REPLY_PATH,
        "标题: 某厅对第0038号提案的答复\n---\n\n正文\n".as_bytes(),
    )]),
    right: Example::RIGHT,
    check: Check::Text(|view, found| {
        view.faults(
            |fault| match fault.kind {
                FaultKind::Unopened => {
                    let line = &view.text[fault.at.start as usize..fault.at.end as usize];
                    let (zh, en) = if is_nearly_dashes(line) {
                        let line = line.trim();
                        (
                            format!("第一行是“{line}”，应为三个半角减号"),
                            format!("the first line is `{line}`"),
                        )
                    } else {
                        ("第一行不是 ---".to_owned(), "the first line is not `---`".to_owned())
                    };
                    let help =
                        "请在文件最前面加一行 ---，各项资料写在它下面，再用一行 --- 与正文隔开";
                    Some(advice(zh, en, help, "begin the file with a line `---`"))
                }
                FaultKind::Unclosed => {
                    let line = &view.text[fault.at.start as usize..fault.at.end as usize];
                    Some(if is_nearly_dashes(line) {
                        advice(
                            format!("这一行是“{line}”，不是三个半角减号，各项资料没有结束"),
                            format!("the line is `{line}`, not `---`"),
                            "请写成：---",
                            "write `---`",
                        )
                    } else {
                        advice(
                            "各项资料后面缺少一行 ---",
                            "no `---` line after the fields",
                            "请在这一行的下面、正文的上面单独加一行 ---（三个半角减号，顶格）",
                            "write a line `---` below this one, above the text",
                        )
                    })
                }
                _ => None,
            },
            found,
        );
    }),
};
