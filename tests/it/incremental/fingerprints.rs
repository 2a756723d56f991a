//! A row whose fingerprint is the same has the same bytes, whatever was changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dafu::archive::schema::{FIELDS, Visibility};
use dafu::digest::Digest;
use dafu::render::{HeldLines, Rendered};
use dafu::site::{Options, Rendering, Site};
use dafu::source::Folder;

use crate::support::{BODY, Sandbox, TODAY};

/// Every row of a site: its fingerprint, and its file with what is made beside it.
pub(super) type Rows = BTreeMap<String, (Digest, Vec<u8>)>;

/// The rows of a site; none where it cannot be loaded, or not all of them be rendered.
pub(super) fn rows(sandbox: &Sandbox) -> Option<Rows> {
    let options = Options { today: TODAY.parse().ok(), ..Options::default() };
    let site = Site::load(Folder::new(sandbox.root().to_owned()), &options).ok()?;
    let rendering = Rendering::new(Arc::new(site));
    let row = |row: &dafu::plan::Output| {
        let fingerprint = rendering.fingerprint(row).expect("a row can be told from others");
        let bytes = match rendering.render(row).ok()?.0 {
            Rendered::Bytes(bytes) => bytes,
            Rendered::File(_, digest) => digest.to_string().into_bytes(),
            Rendered::Files(bytes, beside) => {
                let named = beside.into_iter().flat_map(|(path, bytes)| {
                    [path.to_string().into_bytes(), bytes.expect("it is made")].concat()
                });
                bytes.into_iter().chain(named).collect()
            }
        };
        Some((row.path.to_string(), (fingerprint, bytes)))
    };
    rendering.site().plan.outputs.iter().map(row).collect()
}

/// The rows that are others in `after`; fails where one of them has the fingerprint it had.
pub(super) fn changed(before: &Rows, after: &Rows, what: &str) -> usize {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut count = 0;
    for path in paths {
        match (before.get(path), after.get(path)) {
            (Some((one, old)), Some((other, new))) if old != new => {
                assert_ne!(one, other, "{what}: {path} is another file under the same fingerprint");
                count += 1;
            }
            (Some(_), Some(_)) => {}
            _ => count += 1,
        }
    }
    count
}

/// A reply of 2024 that names one of 2023.
const TIED: [(&str, &str); 4] = [
    ("编号", "\"13\""),
    ("前次答复", "[mzt-2024-11]"),
    ("成文日期", "2024-02-20"),
    ("发布日期", "2024-03-05"),
];

pub(super) fn site() -> Sandbox {
    let site = Sandbox::full();
    site.write("content/replies/list.xlsx", "名单");
    site.reply("gxt-2022-31", &[("编号", "\"31\"")]);
    let link = "见[另一件](gxt-2022-31.md)和<a href=\"jyt-2024-3.md\">又一件</a>，![图](a.png)";
    let body = BODY.replace("按季度公布", link);
    site.write("content/replies/a.png", "图");
    site.reply_with("mzt-2024-9", &[("承办单位", "mzt"), ("编号", "\"9\"")], &body);
    // A text without tags is told by its links alone.
    let body = BODY.replace("按季度公布", "见[另一件](gxt-2022-31.md)");
    site.reply_with("mzt-2024-8", &[("承办单位", "mzt"), ("编号", "\"8\"")], &body);
    site.write("content/replies/table.csv", "名称,数量\n示范中心,2\n");
    site.write("content/words.yaml", "- { wrong: 按步就班, right: 按部就班 }\n");
    let attached = [("附件", "[{名称: 一览表, 文件: table.csv}]"), ("编号", "\"7\"")];
    site.reply("mzt-2024-7", &attached);
    // Two that are tied to others: by its number, by name.
    site.reply("mzt-2024-11", &[("编号", "\"11\""), ("承办单位", "mzt")]);
    site.reply("mzt-2024-12", &[("编号", "\"11\""), ("承办单位", "mzt")]);
    // In another year than the one that it names.
    site.reply("mzt-2024-13", &TIED);
    let text = site.read("content/pages/about.md") + "\n见[一览表](list.csv)。\n";
    site.write("content/pages/about.md", text);
    site.write("content/pages/list.csv", "名称,数量\n样本,1\n");
    site
}

#[test]
fn every_field_of_a_reply_is_in_the_fingerprints_of_the_rows_that_show_it() {
    let sandbox = site();
    let id = "mzt-2023-50";
    let base = [
        ("编号", "\"50\""),
        ("承办单位", "mzt"),
        ("成文日期", "2023-07-19"),
        ("办理结果", "B"),
        ("主题分类", "[education]"),
    ];
    sandbox.reply(id, &base);
    let before = rows(&sandbox).expect("the site can be loaded");
    let mut alike = Vec::new();
    for field in FIELDS.iter().filter(|field| field.key != "id") {
        let mut fields: Vec<(&str, &str)> =
            base.iter().filter(|one| one.0 != field.label()).copied().collect();
        fields.push((field.label(), field.example));
        match field.key {
            "cases" => fields.extend([("编号", "-"), ("届次", "-")]),
            "withdrawn_on" => fields.extend([("有效性", "已撤回"), ("撤回原因", "数据有误")]),
            "withdrawn_reason" => fields.extend([("有效性", "已撤回"), ("撤回日期", "2024-03-02")]),
            _ => {}
        }
        sandbox.reply(id, &fields);
        let after = rows(&sandbox).expect("the site can be loaded");
        let is_shown = field.visibility != Visibility::Internal;
        if changed(&before, &after, field.key) == 0 && is_shown {
            alike.push(field.key);
        }
    }
    // Their examples say what every reply of this site says.
    assert_eq!(alike, ["session", "disclosure", "status"]);
}

/// Something that happens to the site.
type Change = fn(&Sandbox);

/// What else of a site its pages show, changed one after another.
const CHANGES: &[(&str, Change)] = &[
    ("the id of a reply that is linked", |site| {
        let text = site.read("content/replies/gxt-2022-31.md");
        site.write(
            "content/replies/gxt-2022-31.md",
            text.replace("---\n标题", "---\n标识: gxt-2022-32\n标题"),
        );
    }),
    ("the id of a reply that a tag links to", |site| {
        let text = site.read("content/replies/jyt-2024-3.md");
        site.write(
            "content/replies/jyt-2024-3.md",
            text.replacen("---\n", "---\n标识: jyt-2024-4\n", 1),
        );
    }),
    ("a linked reply that is withdrawn", |site| {
        let withdrawn = [
            ("状态", "已撤回"),
            ("撤回日期", "2024-02-01"),
            ("撤回原因", "数据有误"),
            ("编号", "\"31\""),
        ];
        site.reply("gxt-2022-31", &withdrawn);
    }),
    ("a picture", |site| site.write("content/replies/a.png", "另一张图")),
    ("an attachment", |site| {
        site.write("content/replies/table.csv", "名称,数量\n示范中心,2\n停车位,160\n");
    }),
    ("the title of a reply that others are tied to", |site| {
        let changed = [("标题", "关于另一件事的答复"), ("编号", "\"11\""), ("承办单位", "mzt")];
        site.reply("mzt-2024-11", &changed);
    }),
    ("an earlier reply that is gone", |site| site.remove("content/replies/mzt-2024-11.md")),
    ("the first correction of all", |site| {
        let corrected = [("更正记录", "[{日期: 2024-04-01, 说明: 补录}]")];
        site.reply("mzt-2024-13", &[&TIED[..], &corrected].concat());
    }),
    ("the text of an article", |site| {
        let text = site.read("content/pages/about.md");
        site.write("content/pages/about.md", text.replace("任何人", "每个人"));
    }),
    ("a file of an article", |site| site.write("content/pages/list.csv", "名称,数量\n样本,100\n")),
    ("an article that is not in the menu", |site| {
        let text = site.read("content/pages/about.md");
        site.write("content/pages/about.md", text.replace("菜单: 是", "菜单: 否"));
    }),
    ("a further reply to the same number", |site| {
        drop(site.reply("mzt-2024-10", &[("编号", "\"9\"")]));
    }),
    ("a string", |site| {
        site.write("themes/default/strings/zh-CN.yaml", "columns:\n  years: 年份甲\n");
    }),
    ("a word of numbers", |site| {
        site.write("themes/default/strings/zh-CN.yaml", "views:\n  number: 编号{number}\n");
    }),
    ("a template", |site| {
        site.write("themes/default/templates/row.html", "<li>{{ row.title }}</li>\n");
    }),
    ("a colour", |site| site.write("themes/default/assets/colours.css", ":root{--link:#003}")),
    // It tells the service the address of each page, so that it would show what the next change shows.
    ("no link for reporting errors", |site| {
        let config = site.read("dafu.yaml");
        let without = config.lines().filter(|line| !line.contains("error_report_url"));
        site.write("dafu.yaml", without.collect::<Vec<_>>().join("\n"));
    }),
    ("the public address", |site| {
        let config = site.read("dafu.yaml");
        let other = config.replace("//dafu.wuyou", "//dafu2.wuyou");
        assert_ne!(other, config);
        site.write("dafu.yaml", other);
    }),
    ("the name of a file, which names its reply", |site| {
        let text = site.read("content/replies/mzt-2024-12.md");
        site.remove("content/replies/mzt-2024-12.md");
        site.write("content/replies/mzt-2024-17.md", text);
    }),
    ("an asset", |site| site.write("themes/default/assets/share.png", "图")),
];

#[test]
fn whatever_else_a_page_shows_is_in_its_fingerprint() {
    let sandbox = site();
    let mut before = rows(&sandbox).expect("the site can be loaded");
    for (what, change) in CHANGES {
        change(&sandbox);
        let after = rows(&sandbox).unwrap_or_else(|| panic!("{what}: the site cannot be loaded"));
        assert!(changed(&before, &after, what) > 0, "{what}: nothing changed");
        before = after;
    }
}

#[test]
fn lines_of_open_data_that_would_be_the_same_are_taken_from_the_file_that_stands() {
    let sandbox = site();
    let rendering = || {
        let options = Options { today: TODAY.parse().ok(), ..Options::default() };
        let site = Site::load(Folder::new(sandbox.root().to_owned()), &options);
        Rendering::new(Arc::new(site.unwrap_or_else(|_| panic!("the site can be loaded"))))
    };
    let lines = |rendering: &Rendering, held: Option<&HeldLines>| {
        let row = rendering.site().plan.find("data/2023.jsonl").expect("a row");
        let parts = rendering.parts(row, held).expect("it is made in parts");
        let bytes = parts.map(|part| part.expect("it is rendered")).collect::<Vec<_>>().concat();
        (String::from_utf8(bytes).expect("text"), rendering.lines(row))
    };
    let (text, made_of) = lines(&rendering(), None);
    // By this it is seen whence a line comes.
    let marked = text.lines().map(|line| line.replacen('{', "{\"held\":1,", 1) + "\n");
    let marked = marked.collect::<String>();
    assert!(made_of.len() > 3 && marked.matches("\"held\"").count() == made_of.len());
    let held = HeldLines::new(marked.clone().into_bytes(), &made_of).expect("as many lines");
    assert_eq!(lines(&rendering(), Some(&held)).0, marked);
    sandbox.reply("mzt-2024-7", &[("标题", "改过的标题"), ("编号", "\"7\"")]);
    let again = lines(&rendering(), Some(&held)).0;
    assert_eq!(again.matches("\"held\"").count(), made_of.len() - 1);
    let line = again.lines().find(|line| !line.contains("\"held\"")).expect("one is anew");
    assert!(line.contains("改过的标题"), "{line}");
    assert!(HeldLines::new(marked.clone().into_bytes(), &made_of[1..]).is_none());
    assert!(HeldLines::new((marked + "{}").into_bytes(), &made_of).is_none());
}
