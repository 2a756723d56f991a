//! What of a theme has no effect, breaks its pages, or makes none.

use super::overlay::{load, refused};
use super::support::default_theme;
use crate::support::{Sandbox, TODAY};

/// What a theme with these files is warned of: file, rule and help.
fn warned(files: &[(&str, &str)], expected: &[&str]) {
    let theme = load(files).unwrap_or_else(|found| panic!("refused: {found}"));
    let lines = theme.warnings().iter();
    let lines: Vec<_> =
        lines.map(|one| format!("{} {} | {}", one.path, one.rule, one.help.zh)).collect();
    assert_eq!(lines, expected, "{files:?}");
}

#[test]
fn files_that_nothing_asks_for_are_told() {
    let frame = "{% extends \"default/reply.html\" %}";
    let renamed = |from: &str, to: &str| {
        format!(
            "themes/own/{from} theme/unused-file | 要代替默认主题的文件，请改名为 {to}；不用的请移出主题文件夹"
        )
    };
    for (file, meant) in [
        ("templates/repyl.html", "templates/reply.html"),
        ("templates/reply.htm", "templates/reply.html"),
        ("Templates/reply.html", "templates/reply.html"),
        ("reply.html", "templates/reply.html"),
        ("strings/zh-CN.yml", "strings/zh-CN.yaml"),
        ("strings/zh_CN.yaml", "strings/zh-CN.yaml"),
        ("assets/colors.css", "assets/colours.css"),
        ("theme.yml", "theme.yaml"),
    ] {
        let text = if file.contains("yml") || file.contains("yaml") { "" } else { frame };
        warned(&[(file, text)], &[&renamed(file, meant)]);
    }
    warned(
        &[
            (
                "templates/reply.html",
                "{% extends \"default/reply.html\" %}{% block aside %}{% include 'own/aside.html' %}<img src=\"{{ asset(name='logo.png') }}\" alt=\"\">{% endblock %}",
            ),
            ("templates/own/aside.html", "<p>乙</p>"),
            ("theme.yaml", "name: 甲\nversion: 1\nlanguages: [en]\n"),
            ("strings/en.yaml", "home: Home\n"),
            ("assets/logo.png", ""),
            ("README.md", ""),
            (".gitkeep", ""),
        ],
        &[],
    );
}

#[test]
fn assets_that_no_template_names_are_told_and_not_published() {
    let told = "themes/own/assets/withdrawn.csv theme/unused-file | 不用的请移出主题文件夹";
    warned(&[("assets/withdrawn.csv", "甲")], &[told]);
    let theme = load(&[("assets/withdrawn.csv", "甲")]).unwrap_or_else(|found| panic!("{found}"));
    assert!(theme.asset("withdrawn.csv").is_none() && theme.asset("icon.svg").is_some());
    // A name that a template puts together may be any.
    let computed = "{% extends \"default/reply.html\" %}{% block aside %}{{ asset(name=page.kind) }}{% endblock %}";
    warned(&[("templates/reply.html", computed), ("assets/list.csv", "甲")], &[]);
}

#[test]
fn words_that_nothing_prints_are_told() {
    warned(
        &[("strings/zh-CN.yaml", "menu:\n  jmup: 目录\nhmoe: 首页\n其他: 丙\n")],
        &[
            "themes/own/strings/zh-CN.yaml theme/unused-text | 请改成 jump；不用的请删去",
            "themes/own/strings/zh-CN.yaml theme/unused-text | 请改成 home；不用的请删去",
            "themes/own/strings/zh-CN.yaml theme/unused-text | 不用的请删去",
        ],
    );
    let own = "{% extends \"default/reply.html\" %}{% block aside %}{{ t.own.a }}{% for each in t.list %}{% endfor %}{% endblock %}";
    warned(
        &[
            ("templates/reply.html", own),
            ("strings/zh-CN.yaml", "own:\n  a: 甲\n  ab: 乙\nlist:\n  c: 丙\n"),
        ],
        &["themes/own/strings/zh-CN.yaml theme/unused-text | 不用的请删去"],
    );
}

#[test]
fn names_in_braces_stand_for_something() {
    let at = "themes/own/strings/zh-CN.yaml";
    let text = |text: &str| format!("views:\n  publish_by: \"{text}\"\n");
    for wrong in ["dyas", " days ", "天数"] {
        refused(
            &[("strings/zh-CN.yaml", &text(&format!("{{date}}起{{{wrong}}}天")))],
            &format!(
                "{at}:2:15 theme/placeholder 这段文字里的 {{{wrong}}} 没有内容可填，会原样显示在网页上"
            ),
        );
    }
    assert!(load(&[("strings/zh-CN.yaml", &text("｛date｝"))]).is_err());
    assert!(load(&[("strings/zh-CN.yaml", "home: \"{title}\"\n")]).is_err());
    warned(&[("strings/zh-CN.yaml", &text("{days}天，到{date}"))], &[]);
}

#[test]
fn styles_that_break_and_content_that_no_page_may_hold_are_refused() {
    refused(
        &[("assets/colours.css", "a { b: c }\n:root { --main: red;\n")],
        "themes/own/assets/colours.css:2:7 theme/style 样式里这个括号、引号或注释没有结束",
    );
    refused(
        &[("assets/style.css", "p { a: b }</style>")],
        "themes/own/assets/style.css:1:11 theme/style 样式里不能写网页标签",
    );
    refused(
        &[("templates/row.html", "甲{{ row.title }}<img src=\"//x.example/a.png\">")],
        "themes/own/templates/row.html:1:22 theme/forbidden 这里写的是完整网址，网页只能显示本站的图片和脚本",
    );
    refused(
        &[("templates/row.html", "<p\nonclick=\"a()\">")],
        "themes/own/templates/row.html:2:1 theme/forbidden 网页里不能用 on… 属性，浏览器不会执行",
    );
    assert!(default_theme().warnings().is_empty());
}

/// A site with a theme of its own of one template.
fn site(template: &str, text: &str) -> Sandbox {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}theme: own\n"));
    site.write(&format!("themes/own/templates/{template}"), text);
    site
}

#[test]
fn a_template_that_makes_no_page_stops_the_build() {
    let reply = |main: &str| {
        format!("{{% extends \"default/reply.html\" %}}{{% block main %}}{main}{{% endblock %}}")
    };
    for (template, text, rule) in [
        ("reply.html", String::new(), "theme/empty-page"),
        (
            "reply.html",
            "<h1>{{ reply.title }}</h1>{{ reply.body | safe }}".to_owned(),
            "theme/empty-page",
        ),
        ("reply.html", reply("<p>{{ reply.title }}</p>"), "theme/empty-page"),
        ("reply.html", reply("{{ reply.body | safe | truncate(length=40) }}"), "theme/empty-page"),
        ("article.html", "<p>{{ article.title }}</p>".to_owned(), "theme/empty-page"),
        (
            "article.html",
            "{% extends \"base.html\" %}{% block main %}{% endblock %}".to_owned(),
            "theme/empty-page",
        ),
        ("home.html", "<main>{{ home.title }}</main>".to_owned(), "theme/empty-page"),
        (
            "reply.html",
            reply(
                "{% set from = \"https://x.example/\" %}<img src=\"{{ from }}a.png\">{{ reply.body | safe }}",
            ),
            "theme/forbidden",
        ),
    ] {
        let site = site(template, &text);
        let run = site.run(&["build", "--date", TODAY, "--format", "json"]);
        assert_eq!(run.code, 2, "{text}: {}{}", run.stdout, run.stderr);
        let at = format!("themes/own/templates/{template}");
        assert!(run.stdout.contains(rule) && run.stdout.contains(&at), "{text}: {}", run.stdout);
        assert!(!site.has("public"), "{text}");
    }
}

#[test]
fn a_template_is_given_the_address_of_an_asset() {
    let own = "{% extends \"default/base.html\" %}{% block footer_extra %}<img alt=\"\" src=\"{{ asset(name='own/logo.png') }}\">{% endblock %}";
    let site = site("base.html", own);
    site.write("themes/own/assets/own/logo.png", "png");
    site.build();
    let address = |page: &str| {
        let page = site.read(page);
        let at = page.find("own/logo.").expect("the picture");
        let from = page[..at].rfind(['=', '"']).expect("the attribute") + 1;
        let end = at + page[at..].find(".png").expect("its end") + ".png".len();
        page[from..end].to_owned()
    };
    let home = address("public/index.html");
    assert!(home.starts_with("assets/own/logo.") && site.has(&format!("public/{home}")), "{home}");
    assert_eq!(address("public/r/gxt-2024-2.html"), format!("../{home}"));
    assert_eq!(address("public/departments/gxt/2024.html"), format!("../../{home}"));
    assert_eq!(address("public/404.html"), format!("/hf/{home}"));
    // A row stands in lists of several folders.
    site.write("themes/own/templates/base.html", "{% extends \"default/base.html\" %}");
    let row = "<li class=t><img alt=\"\" src=\"{{ asset(name='own/logo.png') }}\"><a href=\"{{ row.href }}\">{{ row.title }}</a>";
    site.write("themes/own/templates/row.html", row);
    site.build();
    assert_eq!(address("public/index.html"), home);
    assert_eq!(address("public/topics/computing.html"), format!("../{home}"));
    assert_eq!(address("public/topics/computing/2023.html"), format!("../../{home}"));
    site.write("themes/own/templates/base.html", own.replace("logo.png", "lgoo.png"));
    let run = site.run(&["build", "--date", TODAY, "--format", "json"]);
    assert_eq!(run.code, 2);
    for part in ["theme/template", "themes/own/templates/base.html", "own/lgoo.png", "own/logo.png"]
    {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
}

#[test]
fn every_listing_has_its_words() {
    let theme = default_theme();
    for listing in dafu::archive::listings::LISTINGS {
        for group in ["columns", "column_intros"] {
            let key = format!("{group}.{}", listing.name);
            assert_ne!(theme.text(&key), "", "{key} is missing in strings/zh-CN.yaml");
        }
    }
}
