//! `dafu theme export`: files to begin a theme with.

use crate::support::{Sandbox, TODAY};

#[test]
fn one_file_or_all_are_copied_and_none_is_written_over() {
    let site = Sandbox::full();
    let run = site.run(&["theme", "export", "templates/base.html"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("再在 dafu.yaml 里写 theme: own"), "{}", run.stderr);
    let names = |site: &Sandbox| -> Vec<String> {
        site.tree("themes/own").into_iter().map(|file| file.0).collect()
    };
    assert_eq!(names(&site), ["templates/base.html"]);
    site.write("themes/own/templates/base.html", "{% extends \"default/base.html\" %}");
    let again = site.run(&["theme", "export", "base.html"]);
    assert!(again.code == 2 && again.stderr.contains("已经有了，没有动它"), "{}", again.stderr);
    let all = site.run(&["theme", "export"]);
    assert!(all.code == 0 && all.stderr.contains("已有的 1 个没有动"), "{}", all.stderr);
    assert!(names(&site).contains(&"strings/zh-CN.yaml".to_owned()));
    assert!(site.read("themes/own/templates/base.html").contains("extends"), "left alone");
}

#[test]
fn a_copy_of_all_makes_the_same_pages() {
    let (site, plain) = (Sandbox::full(), Sandbox::full());
    plain.build();
    assert_eq!(site.run(&["theme", "export"]).code, 0);
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}theme: own\n"));
    let run = site.build();
    assert!(!run.stdout.contains("theme/"), "{}", run.stdout);
    // The default's words are written into its templates, where attributes lose their quotes.
    let page = |site: &Sandbox| site.read("public/index.html").replace('"', "");
    assert!(page(&site) == page(&plain), "the same page");
}

#[test]
fn a_logo_takes_one_line() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}theme: own\n"));
    site.write("themes/own/assets/logo.png", b"\x89PNG\r\n\x1a\n");
    let line = "{% extends \"default/base.html\" %}{% block header %}<img src=\"{{ asset(name=\"logo.png\") }}\" alt=\"\">{{ super() }}{% endblock %}";
    site.write("themes/own/templates/base.html", line);
    site.build();
    for page in ["public/index.html", "public/r/gxt-2023-1.html"] {
        let page = site.read(page);
        let header = page.split("</header>").next().and_then(|head| head.split("<header").nth(1));
        let header = header.expect("a header");
        assert!(
            header.contains("assets/logo.") && header.contains("乌有省建议提案答复公开"),
            "{header}"
        );
    }
}

#[test]
fn what_cannot_be_copied_is_told() {
    let site = Sandbox::full();
    for (words, expected) in [
        (&["templates/bsae.html"][..], "是否为 templates/base.html？"),
        (&["--name", "default"], "不能是 default"),
        (&["--name", "../x"], "只用英文字母"),
    ] {
        let run = site.run(&[&["theme", "export"], words].concat());
        assert!(run.code == 2 && run.stderr.contains(expected), "{words:?}: {}", run.stderr);
    }
    assert!(!site.has("themes"));
    assert_eq!(site.run(&["check", "--date", TODAY]).code, 0);
}
