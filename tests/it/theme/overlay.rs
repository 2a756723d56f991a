//! Themes of a site's own: what they may replace, and how mistakes are told.

use std::collections::BTreeMap;

use dafu::diagnostic::locate;
use dafu::theme::Theme;
use serde_json::json;

use super::support::{Context, context, default_theme};

pub(super) fn load(files: &[(&str, &str)]) -> Result<Theme, String> {
    let own: Vec<(String, Vec<u8>)> =
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    Theme::load(own, "themes/own", "zh-CN").map_err(|found| {
        let texts: BTreeMap<String, &str> =
            files.iter().map(|(path, text)| (format!("themes/own/{path}"), *text)).collect();
        let lines: Vec<String> = found
            .into_iter()
            .map(|finding| {
                let text = texts.get(finding.path.as_str()).copied().unwrap_or_default();
                let start = locate([&finding.span], text.as_bytes())[0].start;
                let (path, rule, message) = (finding.path, finding.rule, finding.message.zh);
                format!("{path}:{}:{} {rule} {message}", start.line, start.column)
            })
            .collect();
        lines.join("\n")
    })
}

pub(super) fn refused(files: &[(&str, &str)], expected: &str) {
    match load(files) {
        Ok(_) => panic!("accepted: {files:?}"),
        Err(found) => assert_eq!(found, expected),
    }
}

fn rendered(files: &[(&str, &str)], template: &str, name: &str) -> String {
    let theme = load(files).expect("a sound theme");
    theme.render(template, &Context(context(name))).expect("renders")
}

#[test]
fn a_file_stands_for_the_default_one() {
    let page =
        rendered(&[("strings/zh-CN.yaml", "reply:\n  text: 复函全文\n")], "reply.html", "reply");
    assert!(page.contains("<h2>复函全文</h2>") && page.contains("<h2>答复要点</h2>"));
    let own = "{% extends \"default/article.html\" %}{% block head_extra %}<meta name=x content=y>{% endblock %}";
    let page = rendered(&[("templates/article.html", own)], "article.html", "article");
    assert!(page.contains("<meta content=y name=x>") && page.contains("<h1>公开说明</h1>"));
    let own = "{% block main %}{% endblock %}{% block aside %}{% endblock %}{% block code %}{% endblock %}{% block head_extra %}{% endblock %}{% block footer_extra %}{% endblock %}";
    let page = rendered(&[("templates/base.html", own)], "article.html", "article");
    assert!(page.starts_with("<article class=text><h1>公开说明</h1>"), "{page}");
}

#[test]
fn style_and_assets_follow_the_files() {
    let theme = load(&[
        ("assets/style.css", "a { b: c }"),
        ("assets/colours.css", "p { d: e }"),
        ("assets/logo.svg", "<svg/>"),
        ("assets/icon.svg", "<svg></svg>"),
        ("templates/own.html", "{% extends \"base.html\" %}{# asset(name=\"logo.svg\") #}"),
    ])
    .expect("a sound theme");
    assert!(theme.style().starts_with("a{b:c}:root{--bg:#fff;"), "{}", theme.style());
    assert!(theme.style().contains("p{d:e}@media screen and (prefers-color-scheme:dark)"));
    let names: Vec<&str> = theme.assets().iter().map(|asset| asset.name.as_str()).collect();
    assert_eq!(names, ["icon.svg", "logo.svg", "search.js", "share.png"]);
    let icon = theme.asset("icon.svg").expect("the icon");
    assert_eq!(icon.bytes, b"<svg></svg>");
    let own = load(&[("assets/colours.css", ":root { --main: #063 }")]).expect("a sound theme");
    let style = own.style();
    let (light, dark) = style.rsplit_once("prefers-color-scheme:dark").expect("both");
    assert!(light.starts_with("*{box-sizing") && light.contains("--bg:#fff"), "{style}");
    assert!(light.contains(":root{--main:#063}") && !light.contains("--main:#0a477b"), "{style}");
    assert!(dark.contains("--main:#a3cdf8"), "what is said of light leaves dark as it is: {dark}");
    let same = default_theme();
    let other = same.asset("icon.svg").expect("the icon");
    assert_eq!(other.published.len(), "assets/icon.0123456789ab.svg".len());
    assert!(other.published.starts_with("assets/icon."));
    assert_ne!(icon.published, other.published, "the address follows the content");
    assert!(same.asset("share.png").is_some_and(|share| share.bytes.len() < 15_000));
}

#[test]
fn the_style_in_a_page_is_the_one_that_was_hashed() {
    let theme = default_theme();
    let mut context = context("home");
    context["page"]["style"] = json!({ "$html": theme.style() });
    let page = theme.render("home.html", &Context(context)).expect("renders");
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
    assert_eq!(style, Some(theme.style()));
    assert!(theme.style_hash().starts_with("sha256-"));
}

#[test]
fn mistakes_are_told_with_their_place() {
    refused(
        &[("templates/row.html", "<p>甲乙{% if x %}"), ("templates/home.html", "\n甲{{ x y }}")],
        "themes/own/templates/home.html:2:7 theme/template 这里的模板写法不对：请检查括号、引号和标签是否成对\n\
         themes/own/templates/row.html:1:14 theme/template 模板没有写完：缺少 {% endif %}、{% endfor %}、{% endblock %} 或右括号",
    );
    refused(
        &[("templates/row.html", "甲\n乙{{ row.title | shout }}{% include \"x.html\" %}")],
        "themes/own/templates/row.html:2:17 theme/template 没有名为“shout”的过滤器\n\
         themes/own/templates/row.html:2:36 theme/template 没有名为“x.html”的模板",
    );
    refused(
        &[(
            "templates/base.html",
            "甲{% block main %}{% endblock %}{% block code %}{% endblock %}",
        )],
        "themes/own/templates/base.html:1:1 theme/template 父模板里没有名为“aside”的版块（block）",
    );
    refused(
        &[("templates/row.html", "{% extends \"nowhere.html\" %}")],
        "themes/own/templates/row.html:1:13 theme/template 没有名为“nowhere.html”的模板",
    );
    refused(
        &[("templates/row.html", "{% extends \"row.html\" %}")],
        "themes/own/templates/row.html:1:13 theme/template 模板互相引用，没有尽头：row.html",
    );
    refused(
        &[("templates/row.html", "{% extends \"base.html\" %}{% block mian %}x{% endblock %}")],
        "themes/own/templates/row.html:1:35 theme/template 父模板里没有名为“mian”的版块（block）",
    );
}

#[test]
fn mistakes_outside_templates_are_told_too() {
    refused(
        &[("theme.yaml", "nmae: 甲\nversion: 1\n")],
        "themes/own/theme.yaml:1:1 theme/unknown-key 不认识“nmae”这一项",
    );
    refused(
        &[("theme.yaml", "name: 甲\nversion: 2\n")],
        "themes/own/theme.yaml:2:10 theme/version 这个主题是为另一版本的 dafu 写的，本程序只认 version: 1",
    );
    refused(
        &[("strings/zh-CN.yaml", "skip: [甲]\nreply: 乙\n")],
        "themes/own/strings/zh-CN.yaml:1:7 theme/strings 这里应当是一段文字\n\
         themes/own/strings/zh-CN.yaml:2:8 theme/strings 这里应当是一组“名称: 文字”",
    );
    refused(
        &[("strings/zh-CN.yaml", "skip: 甲\nhome:\nskip: 乙\n")],
        "themes/own/strings/zh-CN.yaml:2:5 theme/strings 这里应当是一段文字\n\
         themes/own/strings/zh-CN.yaml:3:1 theme/duplicate-key “skip”写了两次，只有后一次有用",
    );
    refused(
        &[("assets/标志.svg", "<svg/>"), ("templates/row.html", "\u{1}")],
        "themes/own/assets/标志.svg:1:1 theme/asset 主题资源的文件名只能用英文字母、数字、- 和 _，并且要有扩展名\n\
         themes/own/templates/row.html:1:1 theme/file 主题文件里有不可见的控制字符",
    );
}

#[test]
fn a_page_that_cannot_be_rendered_says_where() {
    let fails = |template: &str, expected: &str| {
        let theme = load(&[("templates/row.html", template)]).expect("loads");
        let error = theme.render("row.html", &Context(context("row"))).expect_err("fails");
        let told = format!("{}:{}:{} {}", error.path, error.line, error.column, error.message.zh);
        assert_eq!(told, expected);
    };
    let at = "themes/own/templates/row.html";
    fails("甲{{ x }}", &format!("{at}:1:5 模板里用了没有的变量“x”"));
    fails(
        "甲\n{{ row.titel }}",
        &format!(
            "{at}:2:8 没有“titel”这一项；可用的有：class、date、department、href、kind、number、role、state、subject、title"
        ),
    );
    fails(
        "{% for a in row.title %}x{% endfor %}{{ 1 + row.title }}",
        &format!("{at}:1:41 这样的值在这里不能用"),
    );
}

#[test]
fn strange_templates_still_make_clean_pages() {
    let check = |template: &str, expected: &str| {
        let theme = load(&[("templates/row.html", template)]).expect("loads");
        let row = json!({ "row": { "title": "甲 \"乙\"", "bad": "\u{1}丙\u{2}\u{3}", "html": { "$html": "<b>丁</b>" } } });
        for _ in 0..2 {
            let page = theme.render("row.html", &Context(row.clone())).expect("renders");
            assert_eq!(page, expected, "{template}");
        }
    };
    check("<p>{{ row.bad | safe }}</p>", "<p>丙</p>");
    check("<p>{{ row.html }}</p>", "<p>&lt;b&gt;丁&lt;/b&gt;</p>");
    check("<p>{{ row.html | safe | truncate(length=3) }}</p>", "<p>&lt;…</p>");
    check(
        "<p>{% set x %}<i>{{ row.title }}</i>{% endset %}{{ x | safe }}</p>",
        "<p><i>甲 &#34;乙&#34;</i></p>",
    );
    check("<p title='{{ row.html | safe }}'>x</p>", "<p title=\"<b>丁</b>\">x</p>");
    check("<!-- {{ row.title }} --><p>{{ row.title }}</p>", "<p>甲 &#34;乙&#34;</p>");
}
