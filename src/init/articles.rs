//! The articles that a new site begins with. They name no other page, so that any of them
//! may be deleted.

use super::new_file::NewFile;
use super::new_site::NewSite;
use crate::document::write::{self, Value};

/// An article: its id, title, summary, place in the menu, text.
type Article = (&'static str, &'static str, &'static str, Option<u32>, &'static str);

const ARTICLES: &[Article] = &[
    (
        "about",
        "关于本站",
        "本站公开什么，从哪里来，发现错误怎么办。",
        Some(10),
        include_str!("files/about.md"),
    ),
    (
        "guide",
        "怎样查找一件答复",
        "知道编号、知道单位、只记得大概内容，各有查法。",
        Some(20),
        include_str!("files/guide.md"),
    ),
    (
        "accessibility",
        "无障碍说明",
        "看不清、看不见、不方便用鼠标的人怎样使用本站，遇到困难找谁。",
        None,
        include_str!("files/accessibility.md"),
    ),
    (
        "personal-data",
        "发现个人信息怎么办",
        "在本站看到自己或者别人的手机号、身份证号、住址，怎样告诉我们，我们怎样处理。",
        None,
        include_str!("files/personal-data.md"),
    ),
];

pub(super) fn articles(site: &NewSite) -> impl Iterator<Item = NewFile> {
    ARTICLES.iter().map(|(id, title, summary, order, text)| {
        let mut fields = vec![
            ("标题".to_owned(), Value::Text((*title).to_owned())),
            ("发布日期".to_owned(), Value::Text(site.day.to_string())),
            ("摘要".to_owned(), Value::Text((*summary).to_owned())),
        ];
        if let Some(order) = order {
            fields.push(("菜单".to_owned(), Value::Text("是".to_owned())));
            fields.push(("排序".to_owned(), Value::Number(*order)));
        }
        NewFile::new(format!("content/pages/{id}.md"), write::markdown(&fields, text))
    })
}
