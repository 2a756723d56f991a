//! Settings for web servers: what they say, and that they never change without a reason.

use crate::support::{Sandbox, TODAY};

fn build(site: &Sandbox) {
    let run = site.run(&["build", "--date", TODAY, "--server", "server"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

/// A site with former addresses and a former base address.
fn moved() -> Sandbox {
    let site = Sandbox::full();
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("旧网址", "[r/old.7.html, art/2019/]")]);
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}former_base_urls: [https://old.wuyou.gov.cn/ta/]\n"));
    site
}

#[test]
fn every_server_gets_the_redirects() {
    let site = moved();
    build(&site);
    let new = "https://dafu.wuyou.gov.cn/hf/r/gxt-2023-7.html";
    for (file, lines) in [
        (
            "nginx.conf",
            [
                format!("location = /hf/r/old.7.html {{ return 301 {new}; }}"),
                format!("location = /hf/art/2019/ {{ return 301 {new}; }}"),
            ],
        ),
        (
            ".htaccess",
            [
                format!("RedirectMatch 301 \"^/hf/r/old\\.7\\.html$\" \"{new}\""),
                format!("RedirectMatch 301 \"^/hf/art/2019/$\" \"{new}\""),
            ],
        ),
        (
            "caddy.conf",
            [
                format!("redir /hf/r/old.7.html {new} permanent"),
                format!("redir /hf/art/2019/ {new} permanent"),
            ],
        ),
        ("_redirects", [format!("/hf/r/old.7.html {new} 301"), format!("/hf/art/2019/ {new} 301")]),
    ] {
        let text = site.read(&format!("server/{file}"));
        for line in lines {
            assert!(
                text.lines().any(|found| found == line),
                "{line} is missing in {file}:\n{text}"
            );
        }
    }
    for (file, line) in [
        ("nginx.conf", "rewrite ^/ta/(.*)$ https://dafu.wuyou.gov.cn/hf/$1 permanent;"),
        (".htaccess", "RedirectMatch 301 \"^/ta/(.*)$\" \"https://dafu.wuyou.gov.cn/hf/$1\""),
        ("caddy.conf", "redir https://dafu.wuyou.gov.cn/hf{uri} permanent"),
    ] {
        let text = site.read(&format!("server/{file}"));
        assert!(text.contains("https://old.wuyou.gov.cn/ta/") && text.contains(line), "{text}");
    }
}

#[test]
fn every_server_gets_what_no_file_can_answer() {
    let site = Sandbox::full();
    let old = "[/info/9.shtml, \"show.jsp?id=12&lm=答\", \"show.jsp?id=12\", \"list.asp?7\", 公%20报/1.jhtml]";
    let source = "http://www.wuyou.gov.cn/tajy/9.html";
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("旧网址", old), ("原网址", source)]);
    build(&site);
    let new = "https://dafu.wuyou.gov.cn/hf/r/gxt-2023-7.html";
    for (file, lines) in [
        (
            "nginx.conf",
            vec![
                format!("location = /info/9.shtml {{ return 301 {new}; }}"),
                format!("location = \"/hf/公 报/1.jhtml\" {{ return 301 {new}; }}"),
                format!(
                    "location = /hf/show.jsp {{\n    set $dafu_asked \"$arg_id $arg_lm\";\n    if ($dafu_asked ~* \"^12 %E7%AD%94$\") {{ return 301 {new}; }}\n    \
                     if ($arg_id = \"12\") {{ return 301 {new}; }}\n    index index.html;"
                ),
                format!("set $dafu_asked \"$host?$args\";\n    if ($dafu_asked ~* \"^[^?]*\\?(.*&)?7(&|$)\") {{ return 301 {new}; }}"),
                format!("if ($host = \"www.wuyou.gov.cn\") {{ return 301 {new}; }}\n}}"),
            ],
        ),
        (
            ".htaccess",
            vec![
                format!("RedirectMatch 301 \"^/hf/公 报/1\\.jhtml$\" \"{new}\""),
                "RewriteCond %{REQUEST_URI} \"^/hf/show\\.jsp$\"\n    RewriteCond %{QUERY_STRING} \
                 \"(^|&)id=12(&|$)\" [NC]\n    RewriteCond %{QUERY_STRING} \"(^|&)lm=%E7%AD%94(&|$)\" [NC]"
                    .to_owned(),
                format!("RewriteRule ^ \"{new}\" [R=301,L,QSD]"),
                "RewriteCond %{HTTP_HOST} \"^www\\.wuyou\\.gov\\.cn(:[0-9]+)?$\"".to_owned(),
            ],
        ),
        (
            "caddy.conf",
            vec![
                format!("redir /info/9.shtml {new} permanent"),
                "route /hf/show.jsp {\n\t@dafu_moved_1 {\n\t\tquery \"id=12\"\n\t\tquery \"lm=答\"\n\t}"
                    .to_owned(),
                format!("\t\thost www.wuyou.gov.cn\n\t}}\n\tredir @dafu_moved_4 {new} permanent"),
            ],
        ),
        (
            "_redirects",
            vec![
                format!("/info/9.shtml {new} 301"),
                format!("/hf/%E5%85%AC%20%E6%8A%A5/1.jhtml {new} 301"),
            ],
        ),
    ] {
        let text = site.read(&format!("server/{file}"));
        for line in lines {
            assert!(text.contains(&line), "{line} is missing in {file}:\n{text}");
        }
    }
    assert!(!site.read("server/_redirects").contains("show.jsp"));
}

#[test]
fn addresses_coded_in_gbk_and_those_of_iis_in_any_case_are_led_on() {
    let site = Sandbox::full();
    let old = "[/info/%B4%F0/1.htm, \"/Info/Content.aspx?ID=12&lm=%b4%f0\", /art/9.ASP, \"show.jsp?lm=%B4%F0\"]";
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("旧网址", old)]);
    let other = "[\"/info/content.aspx?id=13\"]";
    site.reply("gxt-2023-8", &[("编号", "\"8\""), ("旧网址", other)]);
    let run = site.run(&["build", "--date", TODAY, "--server", "server"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let said = "这个旧网址要靠服务器的设置来跳转";
    assert!(run.stdout.contains(said), "no file can stand there: {}", run.stdout);
    let new = "https://dafu.wuyou.gov.cn/hf/r/gxt-2023-7.html";
    for (file, lines) in [
        (
            "nginx.conf",
            [
                format!("location ~ \"^/info/\\xB4\\xF0/1\\.htm$\" {{ return 301 {new}; }}"),
                format!("location ~* \"^/art/9\\.ASP$\" {{ return 301 {new}; }}"),
                format!("location ~* \"^/Info/Content\\.aspx$\" {{\n    set $dafu_asked \"$arg_ID $arg_lm\";\n    if ($dafu_asked ~* \"^12 %B4%F0$\") {{ return 301 {new}; }}\n    if ($arg_id ~* \"^13$\")"),
                format!("location = /hf/show.jsp {{\n    if ($arg_lm ~* \"^%B4%F0$\") {{ return 301 {new}; }}"),
            ],
        ),
        (
            ".htaccess",
            [
                format!("RedirectMatch 301 \"^/info/\\xB4\\xF0/1\\.htm$\" \"{new}\""),
                format!("RedirectMatch 301 \"(?i)^/art/9\\.ASP$\" \"{new}\""),
                "\"^/Info/Content\\.aspx$\" [NC]\n    RewriteCond %{QUERY_STRING} \"(^|&)ID=12(&|$)\" [NC]".to_owned(),
                "\"^/hf/show\\.jsp$\"\n    RewriteCond %{QUERY_STRING} \"(^|&)lm=%B4%F0(&|$)\" [NC]".to_owned(),
            ],
        ),
        (
            "caddy.conf",
            [
                format!("redir \"/info/%B4%F0/1.htm\" {new} permanent"),
                format!("redir /art/9.ASP {new} permanent"),
                "expression `{http.request.uri.query}.matches(r\"(?i)(^|&)ID=12(&|$)\") && {http.request.uri.query}.matches(r\"(?i)(^|&)lm=%B4%F0(&|$)\")`".to_owned(),
                "route /hf/show.jsp {\n\t@dafu_moved_5 {\n\t\texpression".to_owned(),
            ],
        ),
    ] {
        let text = site.read(&format!("server/{file}"));
        for line in lines {
            assert!(text.contains(&line), "{line} is missing in {file}:\n{text}");
        }
    }
    let hosts = site.read("server/_redirects");
    assert!(!hosts.contains("%B4") && hosts.contains("/art/9.ASP"), "{hosts}");
}

#[test]
fn a_site_that_moved_into_a_folder_is_not_led_in_a_circle() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}former_base_urls: [https://dafu.wuyou.gov.cn/]\n"));
    build(&site);
    for (file, line) in [
        ("nginx.conf", "rewrite ^/(?!hf/)(.*)$ https://dafu.wuyou.gov.cn/hf/$1 permanent;"),
        (".htaccess", "RedirectMatch 301 \"^/(?!hf/)(.*)$\" \"https://dafu.wuyou.gov.cn/hf/$1\""),
        ("caddy.conf", "not path /hf/*"),
    ] {
        let text = site.read(&format!("server/{file}"));
        assert!(text.contains(line), "{line} is missing in {file}:\n{text}");
    }
}

#[test]
fn every_server_sends_the_headers_and_asks_again_for_what_may_change() {
    let site = Sandbox::full();
    build(&site);
    for file in ["nginx.conf", ".htaccess", "caddy.conf", "_headers"] {
        let text = site.read(&format!("server/{file}"));
        for part in [
            "Content-Security-Policy",
            "script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
            "nosniff",
            "strict-origin-when-cross-origin",
            "public, max-age=31536000, immutable",
            "/hf/assets/",
        ] {
            assert!(text.contains(part), "{part} is missing in {file}:\n{text}");
        }
        // The policy of a page changes with its style; it stays in the page.
        assert!(!text.contains("style-src") && !text.contains("sha256"), "{file}");
        assert_eq!(text.contains("no-cache"), file != "_headers", "{file}");
        assert!(!text.contains("旧网址"), "there are none: {file}");
    }
    let redirects = site.read("server/_redirects");
    assert!(redirects.lines().all(|line| line.starts_with('#')), "{redirects}");
}

#[test]
fn settings_depend_on_the_site_alone_and_stand_outside_the_output() {
    let (one, two) = (moved(), moved());
    build(&one);
    build(&two);
    assert_eq!(one.tree("server"), two.tree("server"));
    let names: Vec<_> = one.tree("server").into_iter().map(|file| file.0).collect();
    assert_eq!(names, [".htaccess", "_headers", "_redirects", "caddy.conf", "nginx.conf"]);
    let root = one.root().to_string_lossy().into_owned();
    for (name, bytes) in one.tree("server") {
        assert!(!String::from_utf8_lossy(&bytes).contains(&root), "{name}");
    }
    assert!(
        !one.tree("public").iter().any(|file| file.0.contains("conf") || file.0.starts_with('_'))
    );
    let run = two.run(&["build", "--date", TODAY, "--server", "public/server"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("--server"), "{}", run.stderr);
}
