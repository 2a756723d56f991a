//! What a text must say for those who cannot see it.

use crate::check::example::{Example, PIXEL};
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::document::markdown::LinkKind;

/// An image without a text alternative.
pub(crate) const ALT: Rule = Rule {
    name: "text/alt",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("图片缺替代文字", "an image without a text alternative"),
    why: bilingual(
        "看不见图片的人由读屏软件念替代文字，网络慢时显示的也是它；无障碍环境建设法要求网站内容能无障碍获取。",
        "it is read aloud to whoever cannot see the image, and shown when the image is not",
    ),
    wrong: Example::body(WITH_IMAGE).and_files(PICTURE),
    right: Example::body(WITH_TEXT).and_files(PICTURE),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        for image in view.outline.links.iter().filter(|link| link.kind == LinkKind::Image) {
            let text = image.text.trim();
            let file = image.target.rsplit('/').next().unwrap_or_default();
            let finding = found.at(view.source, view.in_file(&image.range));
            if text.is_empty() {
                finding
                    .message(
                        format!("图片“{file}”没有替代文字"),
                        format!("the image `{file}` has no text alternative"),
                    )
                    .help(
                        format!(
                            "请在方括号里写明图片说了什么：![例如 各季度完成数，一季度380家](…{file})"
                        ),
                        "say between the square brackets what the image shows",
                    );
            } else if says_nothing(text, file) {
                finding
                    .message(
                        format!("图片的替代文字“{text}”没有说明内容"),
                        format!("the text alternative `{text}` says nothing about the image"),
                    )
                    .help(
                        "请写明图片说了什么，例如 各季度完成数，一季度380家",
                        "say what the image shows",
                    );
            }
        }
    }),
};

/// Words that every image could bear, or the name of its file.
fn says_nothing(text: &str, file: &str) -> bool {
    const WORDS: &[&str] =
        &["图", "图片", "图像", "照片", "截图", "插图", "如图", "image", "img", "picture"];
    let name = file.split('.').next().unwrap_or_default();
    WORDS.contains(&text.to_ascii_lowercase().as_str()) || text == file || text == name
}

const WITH_IMAGE: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，每季度新增的企业见下图。\n\n![](chart.png)\n";
const WITH_TEXT: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，每季度新增的企业见下图。\n\n![每季度新增的企业：一季度380家，二季度620家](chart.png)\n";
const PICTURE: &[(&str, &[u8])] = &[("content/replies/chart.png", PIXEL)];

/// A table whose columns have no names.
pub(crate) const TABLE_HEADER: Rule = Rule {
    name: "text/table-header",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("表格缺表头", "a table whose columns have no names"),
    why: bilingual(
        "读屏软件念每一格时先念表头，没有表头就听不出数字说的是什么。",
        "screen readers say the column's name before each cell",
    ),
    wrong: Example::body(WITHOUT_HEAD),
    right: Example::body(WITH_HEAD),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        for table in &view.outline.tables_without_header {
            let at = view.in_file(table);
            let typed = view.text.get(at.start as usize..).unwrap_or_default();
            let finding = found.at(view.source, at);
            if typed.trim_start().starts_with('<') {
                finding
                    .message(
                        "表格没有标明哪些格子是表头，读屏软件念不出各列的名称",
                        "no cell of the table is marked as a heading, so screen readers name no column",
                    )
                    .help(
                        "请把写着各列名称的格子由 <td>…</td> 改成 <th>…</th>",
                        "change the cells that name the columns from `<td>…</td>` to `<th>…</th>`",
                    );
            } else {
                finding
                    .message(
                        "表格的第一行是空的，各列没有名称",
                        "the first row of the table is empty: its columns have no names",
                    )
                    .help(
                        "请在第一行写上各列的名称，例如 | 年度 | 项目 | 资金（万元） |",
                        "write the names of the columns in the first row",
                    );
            }
        }
    }),
};

const WITHOUT_HEAD: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，各年投入如下。\n\n|  |  |\n|---|---|\n| 2023 | 120 |\n| 2024 | 180 |\n";
const WITH_HEAD: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，各年投入如下。\n\n| 年度 | 投入（万元） |\n|---|---|\n| 2023 | 120 |\n| 2024 | 180 |\n";
