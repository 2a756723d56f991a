//! Pictures that the page may not load.

use crate::check::example::{Example, PIXEL};
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::document::markdown::LinkKind;

/// A picture on another host.
pub(crate) const EXTERNAL_IMAGE: Rule = Rule {
    name: "link/external-image",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("图片在别的网站上", "a picture on another host"),
    why: bilingual(
        "网页的安全策略只许装入本站的图片，别处的不会显示；对方换了网址，图片也就没有了。",
        "the page may load pictures of this site only, and those on other sites may disappear",
    ),
    wrong: Example::body(ELSEWHERE),
    right: Example::body(BESIDE).and_files(&[("content/replies/visits.png", PIXEL)]),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        for image in view.outline.links.iter().filter(|link| link.kind == LinkKind::Image) {
            let target = image.target.to_ascii_lowercase();
            let is_elsewhere = ["http:", "https:", "//", "ftp:", "file:"]
                .iter()
                .any(|start| target.starts_with(start));
            if is_elsewhere && !image.target.starts_with(view.config.base_url.as_str()) {
                found
                    .at(view.source, view.in_file(&image.range))
                    .message(
                        format!("图片在别的网站上，网页上不会显示：{}", image.target),
                        format!("the page may not load this picture: {}", image.target),
                    )
                    .help(
                        "请把图片保存到这个文件旁边，括号里只写图片的文件名；不需要的删去",
                        "save the picture beside this file and write only its name, or delete it",
                    );
            }
        }
    }),
};

const ELSEWHERE: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。访问的情况如下图。\n\n![平台访问量，一季度380万次](https://img.example.com/visits.png)\n";
const BESIDE: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。访问的情况如下图。\n\n![平台访问量，一季度380万次](visits.png)\n";
