//! The reply that a new site begins with: invented, a draft, to be looked at and deleted.

use super::new_file::NewFile;
use super::new_site::NewSite;
use super::registers::short;
use crate::archive::lower::UNCONFIRMED;
use crate::document::write::{self, Value};
use crate::model::Kind;

const PATH: &str = "content/replies/example.md";

pub(super) fn reply(site: &NewSite) -> NewFile {
    let kind = site.kinds.first().copied().unwrap_or(Kind::Proposal);
    let (word, person) = match kind {
        Kind::Proposal => ("提案", "委员"),
        Kind::Suggestion => ("建议", "代表"),
    };
    let level = site.place.as_deref().and_then(|place| place.chars().last());
    let session = level.map(|level| match kind {
        Kind::Proposal => format!("{level}政协五届一次会议"),
        Kind::Suggestion => format!("{level}五届人大一次会议"),
    });
    let department = site.departments.first().map(|one| one.name.clone());
    let signed = department.as_deref().unwrap_or("某某局");
    let heard = session.as_deref().unwrap_or("会议");
    let subject = format!("关于在公园增设饮水点的{word}");
    let text = |text: String| Value::Text(text);
    let unless_known =
        |known: Option<String>| text(known.unwrap_or_else(|| UNCONFIRMED.to_owned()));
    let title = format!("{signed}对{heard}第0001号{word}的答复");
    let fields = [
        ("标题", text(title)),
        ("编号", text("0001".to_owned())),
        ("届次", unless_known(session.clone())),
        ("案由", text(subject.clone())),
        ("承办单位", unless_known(department.clone())),
        ("主送", Value::List(vec!["李示例".to_owned()])),
        ("成文日期", text("2025-05-20".to_owned())),
        ("发布日期", text("2025-06-03".to_owned())),
        ("办理结果", text("A".to_owned())),
        ("公开属性", text("主动公开".to_owned())),
        ("主题分类", Value::List(vec!["城乡建设、环境保护".to_owned()])),
        ("状态", text("草稿".to_owned())),
        ("备注", text("这是一件虚构的例子，看过以后请删去；草稿不会发布".to_owned())),
    ]
    .map(|(key, value)| (key.to_owned(), value));
    let by_name = site.place.as_deref().and_then(|place| short(signed, place));
    let we = by_name.as_deref().unwrap_or(signed);
    let body = BODY
        .replace("{person}", person)
        .replace("{heard}", heard)
        .replace("{subject}", &subject)
        .replace(
            "{we}",
            we.chars().last().map_or("我局".to_owned(), |last| format!("我{last}")).as_str(),
        )
        .replace("{signed}", signed);
    NewFile::new(PATH, write::markdown(&fields, &body))
}

const BODY: &str = "李示例{person}：

您在{heard}上提出的“{subject}”（第0001号）收悉。现答复如下：

一、已经做的工作

我们查看了全部公园，选定三处人多的地方，先行安装直饮水机。

| 公园 | 饮水点 | 完成时间 |
|:--|--:|:--|
| 东山公园 | 2 | 2025年4月 |
| 西湖公园 | 1 | 2025年5月 |

二、下一步打算

{we}将每季度检测一次水质，结果张贴在饮水点旁。

感谢您对这项工作的关心和支持。

{signed}

2025年5月20日
";
