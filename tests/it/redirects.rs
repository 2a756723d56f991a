//! Former addresses: each leads on, and nothing else changes by them.

use crate::support::{Run, Sandbox, TODAY};

/// The redirects of a built site: address and where its page leads.
fn leads(site: &Sandbox, page: &str) -> String {
    let text = site.read(&format!("public/{page}"));
    let (_, after) = text.split_once("content=\"0; url=").unwrap_or_else(|| panic!("{text}"));
    let href = after.split('"').next().unwrap_or_default().to_owned();
    assert!(text.contains(&format!("href={href}")) || text.contains(&format!("href=\"{href}\"")));
    assert!(text.contains("noindex") && text.contains("Content-Security-Policy"), "{text}");
    for absent in ["rel=canonical", "class=qr", "<script"] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    href
}

#[test]
fn replies_articles_departments_and_topics_are_found_at_their_former_addresses() {
    let site = Sandbox::full();
    site.reply(
        "gxt-2023-7",
        &[("编号", "\"7\""), ("旧网址", "[r/old-7.html, art/2019/, Old/x.html]")],
    );
    let about = site.read("content/pages/about.md");
    site.write(
        "content/pages/about.md",
        about.replace("菜单: 是", "菜单: 是\n旧网址: [about.html]"),
    );
    let departments = site.read("content/departments.yaml");
    let departments = departments.replace("code: gxt,", "code: gxt, aliases: [jxw, bm/gxt.html],");
    site.write("content/departments.yaml", departments);
    let topics = site.read("content/topics.yaml");
    site.write(
        "content/topics.yaml",
        topics.replace("slug: computing,", "slug: computing, aliases: [suanli],"),
    );
    site.build();
    for (page, target) in [
        ("r/old-7.html", "../r/gxt-2023-7.html"),
        ("art/2019/index.html", "../../r/gxt-2023-7.html"),
        ("Old/x.html", "../r/gxt-2023-7.html"),
        ("about.html", "pages/about.html"),
        ("departments/jxw.html", "../departments/gxt.html"),
        ("posters/jxw.html", "../posters/gxt.html"),
        ("bm/gxt.html", "../departments/gxt.html"),
        ("topics/suanli.html", "../topics/computing.html"),
    ] {
        assert_eq!(leads(&site, page), target, "{page}");
    }
    let manifest = site.read("public/manifest.json");
    let row = manifest.lines().find(|line| line.contains("\"r/old-7.html\"")).unwrap();
    assert!(row.contains("\"class\":\"page\""), "{row}");
    for page in ["sitemap.xml", "sitemap.html", "feed.xml", "years.html", "index.html"] {
        let text = site.read(&format!("public/{page}"));
        assert!(!text.contains("old-7") && !text.contains("jxw"), "{page}");
    }
    let plan = site.run(&["plan", "--date", TODAY]).stdout;
    assert!(plan.contains("r/old-7.html\tredirect\tredirect to r/gxt-2023-7.html"), "{plan}");
}

#[test]
fn a_former_address_keeps_what_was_published() {
    let site = Sandbox::full();
    site.build();
    site.write("live.json", site.read("public/manifest.json"));
    let text = site.read("content/replies/gxt-2023-1.md");
    site.remove("content/replies/gxt-2023-1.md");
    site.write(
        "content/replies/gxt-2023-001.md",
        text.replacen("---\n", "---\n旧网址: r/gxt-2023-1.html\n", 1),
    );
    for path in ["content/replies/gxt-2024-2.md", "content/pages/about.md"] {
        site.write(path, site.read(path).replace("gxt-2023-1", "gxt-2023-001"));
    }
    let departments = site.read("content/departments.yaml");
    site.write(
        "content/departments.yaml",
        departments.replace("code: mzt,", "code: mz, aliases: [mzt],"),
    );
    let run = site.run(&["check", "--date", TODAY, "--previous", "live.json", "--format", "json"]);
    let errors = errors(&run);
    assert_eq!((run.code, errors.as_slice()), (0, &[][..]));
}

fn errors(run: &Run) -> Vec<String> {
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rows = rows.as_array().expect("an array").clone();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or("").to_owned();
    let errors = rows.iter().filter(|row| row["severity"] == "error");
    errors.map(|row| format!("{}: {}", text(row, "rule"), text(row, "message"))).collect()
}

#[test]
fn a_retired_department_keeps_its_page_and_its_poster_leads_there() {
    let site = Sandbox::full();
    let departments = site.read("content/departments.yaml");
    site.write(
        "content/departments.yaml",
        departments
            .replace("order: 1 }", "order: 1, retired: true }")
            .replace("order: 3 }", "order: 3, successor: jyt, phone: 0870-5550999 }"),
    );
    site.build();
    assert_eq!(leads(&site, "posters/gxt.html"), "../departments/gxt.html");
    assert_eq!(leads(&site, "posters/mzt.html"), "../departments/mzt.html");
    let (with, without) =
        (site.read("public/departments/gxt.html"), site.read("public/departments/mzt.html"));
    assert!(with.contains("已经停用") && with.contains("r/gxt-2023-1.html"), "{with}");
    assert!(without.contains("departments/jyt.html") || without.contains("jyt.html"), "{without}");
    assert!(!without.contains("还没有公开的答复") && !without.contains("5550999"), "{without}");
}

#[test]
fn a_withdrawn_reply_is_still_found_and_its_redirect_says_nothing_of_it() {
    let site = Sandbox::full();
    site.reply(
        "gxt-2023-7",
        &[
            ("编号", "\"7\""),
            ("标题", "暗号标题"),
            ("有效性", "已撤回"),
            ("撤回日期", "2024-05-01"),
            ("撤回原因", "数据有误"),
            ("旧网址", "[r/old-7.html]"),
        ],
    );
    site.reply(
        "gxt-2023-8",
        &[("编号", "\"8\""), ("有效性", "草稿"), ("旧网址", "[r/old-8.html]")],
    );
    site.build();
    assert_eq!(leads(&site, "r/old-7.html"), "../r/gxt-2023-7.html");
    assert!(!site.read("public/r/old-7.html").contains("暗号"));
    assert!(!site.has("public/r/old-8.html"), "a draft has no address yet, and no former one");
}

#[test]
fn former_addresses_that_are_none_say_what_to_write() {
    for (alias, proposal) in [
        ("../9.html", "请写 9.html"),
        ("art//9.html", "请写 art/9.html"),
        ("content.aspx？id=9", "请写 content.aspx?id=9"),
        ("art\\\\9.html", "请写 art/9.html"),
        ("公 报/9.shtml", "请写 公%20报/9.shtml"),
        ("www.wuyou.gov.cn/info/9.htm", "请写 https://www.wuyou.gov.cn/info/9.htm"),
        ("ftp://old.wuyou.gov.cn/9.html", "例如 r/old-166.html"),
        ("%B4%F0%E7.htm", "例如 r/old-166.html"),
        ("index.html#/detail/9", "请删去这一个旧网址"),
    ] {
        let site = Sandbox::full();
        let list = format!("[\"{alias}\"]");
        site.reply("gxt-2023-7", &[("编号", "\"7\""), ("旧网址", &list)]);
        let run = site.run(&["check", "--date", TODAY]);
        assert_eq!(run.code, 1, "{alias}");
        assert!(
            run.stdout.contains("alias/invalid") && run.stdout.contains(proposal),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn addresses_of_the_system_before_lead_on_in_every_form() {
    let site = Sandbox::full();
    let old = "[info/1680/43231.htm, /hf/art/9.html#top, \"content.aspx?id=12\", /art/8.jhtml, 答复/7.shtml]";
    let source = "http://www.wuyou.gov.cn/tajy/show.jsp?id=6&lm=2";
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("旧网址", old), ("原网址", source)]);
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    assert_eq!(errors(&run), [""; 0]);
    let hints: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).expect("JSON");
    let hints = hints.iter().filter(|row| row["rule"] == "redirect/server-only");
    assert!(hints.clone().all(|row| row["severity"] == "hint"));
    assert_eq!(hints.count(), 4, "{}", run.stdout);
    site.build();
    assert_eq!(leads(&site, "info/1680/43231.htm"), "../../r/gxt-2023-7.html");
    assert_eq!(leads(&site, "art/9.html"), "../r/gxt-2023-7.html");
    for address in [
        "content.aspx?id=12",
        "/art/8.jhtml",
        "https://dafu.wuyou.gov.cn/hf/%E7%AD%94%E5%A4%8D/7.shtml",
        "http://www.wuyou.gov.cn/tajy/show.jsp?id=6&lm=2",
    ] {
        let run = site.run(&["explain", "--date", TODAY, address]);
        assert!(run.stdout.contains("gxt-2023-7.md"), "{address}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn an_address_without_host_is_completed_where_a_reply_came_from() {
    let site = Sandbox::full();
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("原网址", "/info/1680/43231.htm")]);
    site.build();
    let page = site.read("public/r/gxt-2023-7.html");
    assert!(page.contains("https://dafu.wuyou.gov.cn/info/1680/43231.htm"), "{page}");
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("原网址", "见公报第三期")]);
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    assert!(errors(&run).iter().any(|one| one.starts_with("front-matter/wrong-type")));
}

#[test]
fn nothing_else_may_stand_at_a_former_address() {
    for (alias, words) in [
        ("r/gxt-2023-7.html", "就是它现在的网址"),
        ("R/GXT-2023-1.html", "现在是另一个页面的网址（r/gxt-2023-1.html）"),
        ("index.html", "现在是另一个页面的网址（index.html）"),
        ("old.html, Old.html", "写了两次"),
        ("taken.html", "也是 content/replies/gxt-2023-7.md 的旧网址"),
        ("r/gxt-2023-1.html/", "要有文件夹 r/gxt-2023-1.html，可是那里是一个文件"),
        ("manifest.json/", "要有文件夹 manifest.json，可是那里是一个文件"),
        ("posters/gxt.html", "现在是另一个页面的网址（posters/gxt.html）"),
        ("https://dafu.wuyou.gov.cn/hf/r/gxt-2023-7.html", "就是它现在的网址"),
        ("Feed.xml", "现在是另一个页面的网址（feed.xml）"),
        ("\"taken.aspx?id=1\"", "也是 content/replies/gxt-2023-7.md 的旧网址"),
        ("\"Show.asp?ID=1\", \"show.asp?id=1\"", "写了两次"),
    ] {
        let site = Sandbox::full();
        let about = site.read("content/pages/about.md");
        site.write("content/pages/about.md", about.replace("菜单: 是", "旧网址: [taken.html]"));
        let list = format!("[{alias}]");
        site.reply("gxt-2023-7", &[("编号", "\"7\""), ("旧网址", &list)]);
        site.reply("gxt-2023-8", &[("编号", "\"8\""), ("旧网址", "\"Taken.aspx?id=1\"")]);
        let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
        let found = errors(&run);
        assert_eq!(found.len(), 1, "{alias}: {found:?}");
        assert!(
            found[0].starts_with("alias/collision: 旧网址“") && found[0].contains(words),
            "{found:?}"
        );
    }
}

#[test]
fn who_took_over_is_in_the_register() {
    for (entries, words) in
        [("successor: xyz", "名录里没有“xyz”"), ("successor: gxt", "绕成了一圈")]
    {
        let site = Sandbox::full();
        let departments = site.read("content/departments.yaml");
        let entry = format!("order: 1, {entries} }}");
        site.write("content/departments.yaml", departments.replace("order: 1 }", &entry));
        let run = site.run(&["check", "--date", TODAY]);
        assert_eq!(run.code, 2, "{}", run.stdout);
        assert!(run.stdout.contains(words), "{}", run.stdout);
    }
}

#[test]
fn a_table_of_addresses_is_put_into_imported_drafts() {
    let site = Sandbox::full();
    let page = |number: &str| {
        format!(
            "乌有省工业和信息化厅对省政协十三届一次会议第{number}号提案的答复\n\n方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n平台已经建成。\n\n乌有省工业和信息化厅\n2023年7月20日\n"
        )
    };
    site.write("old/t1.txt", page("0501"));
    site.write("old/t2.txt", page("0502"));
    let table = "文件,编号,旧网址\nt1.html,,http://www.wuyou.gov.cn/a/t1.html\nt1,,\"show.aspx?id=1\"\n,502,/info/2.htm\n没有,,x/9.html\n";
    site.write("urls.csv", encoding_rs::GBK.encode(table).0);
    let run = site.run(&["import", "old", "--into", "drafts", "--urls", "urls.csv"]);
    assert!(run.stderr.contains("第 2、5 行"), "{}{}", run.stdout, run.stderr);
    let drafts: String = site
        .tree("drafts")
        .iter()
        .map(|file| String::from_utf8_lossy(&file.1).into_owned())
        .collect();
    for words in ["旧网址: [\"show.aspx?id=1\"]", "旧网址: [/info/2.htm]"] {
        assert!(
            drafts.contains(words) || drafts.contains(&words.replace('"', "")),
            "{words}: {drafts}"
        );
    }
}

#[test]
fn addresses_are_put_into_replies_of_the_site_once_agreed_to() {
    let site = Sandbox::full();
    let path = "content/replies/gxt-2023-1.md";
    let old = site.read(path);
    site.write("urls.csv", "文件,编号,旧网址\ngxt-2023-1,,/info/1.htm\ngxt-2023-1.md,,http://old.wuyou.gov.cn/a.aspx?id=1\n,101,/info/3.htm\n没有的,,/info/9.htm\n");
    let dry = site.run(&["import", "--urls", "urls.csv", "--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.stderr);
    for words in ["+ 旧网址: [/info/1.htm]", "+ 原网址: ", "第 5 行", "还没有写"] {
        assert!(dry.stderr.contains(words), "{words}: {}", dry.stderr);
    }
    assert_eq!(site.read(path), old);
    let run = site.run(&["import", "--urls", "urls.csv", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let new = site.read(path);
    let kept: Vec<_> = new.lines().filter(|line| !line.contains("网址: ")).collect();
    assert_eq!(kept, old.lines().filter(|line| !line.contains("网址: ")).collect::<Vec<_>>());
    assert!(site.read("content/replies/jyt-2024-3.md").contains("旧网址: [/info/3.htm]"));
    // Once more: nothing is left to do; one more address is added to those that are there.
    assert!(site.run(&["import", "--urls", "urls.csv", "--yes"]).stderr.contains("没有改动"));
    site.write("urls.csv", "标识,旧网址\ngxt-2023-1,/info/2.htm\n");
    assert_eq!(site.run(&["import", "--urls", "urls.csv", "--yes"]).code, 0);
    assert!(site.read(path).contains("旧网址: [/info/1.htm, /info/2.htm]"), "{}", site.read(path));
    // What may belong to several replies is asked, and nothing is written.
    site.reply("gxt-2024-7", &[("编号", "\"101\""), ("届次", "省政协十三届二次会议")]);
    site.write("urls.csv", "编号,旧网址\n101,/info/7.htm\n");
    let run = site.run(&["import", "--urls", "urls.csv", "--yes"]);
    assert!(run.code == 2 && run.stderr.contains("对得上 2 件答复"), "{}", run.stderr);
}
