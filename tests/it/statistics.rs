//! The statistics: what is counted how, what is told, and what must never be.

use scraper::{ElementRef, Html, Selector};

use crate::support::{BODY, Sandbox, TODAY};

/// A site that asks for all statistics there are.
fn asking() -> Sandbox {
    let site = Sandbox::new();
    let config = site.read("dafu.yaml");
    let asked = "statistics: [punctuality, satisfaction, contact, promises]\n";
    site.write("dafu.yaml", format!("{config}{asked}"));
    site
}

/// Writes a reply of the education department to proposal `number`, in time and in force.
fn reply(site: &Sandbox, number: usize, changes: &[(&str, &str)]) {
    let id = format!("jyt-2023-{number}");
    let quoted = format!("\"{number}\"");
    let mut all = vec![("承办单位", "乌有省教育厅"), ("编号", quoted.as_str())];
    all.extend_from_slice(changes);
    site.reply(&id, &all);
}

/// The page's main part as text: a line for a heading, a figure, a row, a note.
fn text(site: &Sandbox) -> String {
    page(&site.read("public/statistics.html"))
}

fn page(html: &str) -> String {
    let document = Html::parse_document(html);
    let every = "main h2, main .figures > div, main caption, main tr, main section p, main li";
    let selector = Selector::parse(every).expect("a selector");
    let mut out = String::new();
    for element in document.select(&selector) {
        let words = match element.value().name() {
            "h2" => format!("## {}", words(element)),
            "caption" => format!("# {}", words(element)),
            "div" => cells(element, "dt, dd"),
            "tr" => cells(element, "th, td"),
            _ => words(element),
        };
        out.push_str(&words);
        out.push('\n');
    }
    out
}

fn cells(element: ElementRef<'_>, selector: &str) -> String {
    let selector = Selector::parse(selector).expect("a selector");
    element.select(&selector).map(words).collect::<Vec<_>>().join(" | ")
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines from the one that is `from` to the one before the next heading of its rank or above.
fn part<'a>(text: &'a str, from: &str) -> &'a str {
    let start = text.find(&format!("{from}\n")).unwrap_or_else(|| panic!("no {from}: {text}"));
    let rest = &text[start..];
    let next = if from.starts_with("## ") { "\n## " } else { "\n#" };
    let end = rest[from.len()..].find(next).map(|at| from.len() + at + 1);
    &rest[..end.unwrap_or(rest.len())]
}

#[test]
fn a_session_is_counted_by_class_department_topic_and_disclosure() {
    let site = Sandbox::new();
    reply(&site, 1, &[]);
    reply(
        &site,
        2,
        &[("办理结果", "B"), ("编号", "[\"2\", \"3\"]"), ("联合发文单位", "[省工信厅]")],
    );
    reply(&site, 4, &[("办理方式", "会办"), ("办理结果", "-"), ("主送", "[乌有省民政厅]")]);
    reply(&site, 5, &[("办理方式", "分办"), ("公开形式", "摘要"), ("编号", "\"1\"")]);
    reply(&site, 6, &[("办理方式", "独办"), ("主题分类", "[算力产业, 教育发展]")]);
    reply(&site, 7, &[("更正记录", "[{日期: 2023-09-01, 说明: 更正数据}]"), ("有效性", "已更正")]);
    reply(&site, 8, &[("有效性", "已撤回"), ("撤回日期", "2023-09-02"), ("撤回原因", "数据有误")]);
    site.build();
    let text = text(&site);
    assert_eq!(
        part(&text, "## 乌有省政协十三届一次会议"),
        "## 乌有省政协十三届一次会议
答复件数 | 6
涉及编号 | 6
已更正 | 1
已撤回 | 1
主办 | 6件中有3件，50%
会办 | 6件中有1件，16.7%
分办 | 6件中有1件，16.7%
独办 | 6件中有1件，16.7%
公开摘要 | 1
# 办理结果（5件）
办理结果 | 件数 | 占比
A类：已解决或基本解决 | 4 | 80%
B类：正在解决或列入计划解决 | 1 | 20%
另有1件没有写明办理结果，不计入占比。
查看本次会议的全部答复
"
    );
    let expected = "# 承办单位（2个）
单位 | 合计 | 主办 | 会办 | 分办
乌有省工业和信息化厅 | 1 | 1 | 0 | 0
乌有省教育厅 | 6 | 4 | 1 | 1
# 主题分类
主题 | 件数
算力产业 | 6
教育发展 | 1
# 公开情况（6件）
公开方式 | 件数 | 占比
公开全文 | 5 | 83.3%
公开摘要 | 1 | 16.7%
查看更正与撤回
";
    assert!(part(&text, "## 全部答复").ends_with(expected), "{text}");
    let html = site.read("public/statistics.html");
    assert!(html.contains("数据截至 2023-09-02"), "the day of the last withdrawal");
}

#[test]
fn sessions_kinds_and_years_are_counted_apart() {
    let site = Sandbox::new();
    reply(&site, 1, &[]);
    reply(&site, 2, &[("届次", "省政协十三届二次会议"), ("发布日期", "2024-02-01")]);
    reply(&site, 3, &[("届次", "省人大十四届一次会议"), ("发布日期", "2024-03-01")]);
    let both = "[{session: 省政协十三届二次会议, number: \"9\"}, {session: 省人大十四届一次会议, number: \"9\"}]";
    reply(&site, 4, &[("编号", "-"), ("届次", "-"), ("案件", both), ("发布日期", "2024-04-01")]);
    let old = [
        ("成文日期", "未载明"),
        ("发布日期", "未载明"),
        ("原网址", "https://old.wuyou.gov.cn/1.html"),
    ];
    reply(&site, 5, &old);
    site.build();
    let text = text(&site);
    assert_eq!(
        part(&text, "# 各次会议的答复（3次）"),
        "# 各次会议的答复（3次）
届次 | 件数 | 涉及编号
乌有省人大十四届一次会议 | 2 | 2
乌有省政协十三届二次会议 | 2 | 2
乌有省政协十三届一次会议 | 2 | 2
"
    );
    let figures = text.split_once("## 全部答复\n").expect("the whole").1;
    let figures: Vec<_> = figures.lines().take(5).collect();
    assert_eq!(
        figures.join("\n"),
        "答复件数 | 5
涉及编号 | 6
人大代表建议 | 5件中有2件，40%
政协提案 | 5件中有4件，80%
图中实线是建议，虚线是提案，从左到右逐年排列，最高处是2件。各年件数见下表。"
    );
    assert_eq!(
        part(&text, "# 各年公开的答复"),
        "# 各年公开的答复
年份 | 合计 | 建议 | 提案
2023年 | 1 | 0 | 1
2024年 | 3 | 2 | 2
未载明日期 | 1 | 0 | 1
"
    );
    let details: Vec<_> = text.lines().filter(|line| line.starts_with("## 乌有省")).collect();
    let newest = ["## 乌有省人大十四届一次会议", "## 乌有省政协十三届二次会议"];
    assert_eq!(details, newest, "the newest session of each body in detail");
}

#[test]
fn classes_of_different_tables_are_not_mixed() {
    let site = Sandbox::new();
    let config = site.read("dafu.yaml");
    let own = "  - { letter: A, name: 采纳, scope: suggestion, slug: a1 }\n";
    site.write("dafu.yaml", format!("{config}{own}"));
    for number in 1..=6 {
        let congress = ("届次", "省人大十四届一次会议");
        let changes = if number < 6 { vec![congress] } else { Vec::new() };
        reply(&site, number, &changes);
    }
    site.build();
    let text = text(&site);
    let whole = part(&text, "## 全部答复");
    assert!(whole.contains("# 办理结果（1件）\n"), "{whole}");
    assert!(
        whole.contains(
            "# 办理结果：人大代表建议（5件）\n办理结果 | 件数 | 占比\nA类：采纳 | 5 | 100%\n"
        ),
        "{whole}"
    );
    let page = site.read("public/departments/jyt.html");
    assert!(page.contains("100%") && !page.contains("83.3%"), "shares are of one table");
}

#[test]
fn what_is_not_asked_for_is_not_shown() {
    let fields = [
        ("交办日期", "2023-05-05"),
        ("满意度", "不满意"),
        ("沟通方式", "[走访]"),
        ("承诺事项", "[{事项: 建成中心, 期限: 2023-08-01}]"),
    ];
    let sections =
        ["## 办理和公开时限", "## 代表、委员的反馈", "## 与代表、委员的沟通", "## 承诺事项"];
    for (site, shown) in [(Sandbox::new(), false), (asking(), true)] {
        for number in 1..=5 {
            reply(&site, number, &fields);
        }
        site.build();
        let text = text(&site);
        for section in sections {
            assert_eq!(text.contains(&format!("{section}\n")), shown, "{section} in {text}");
        }
        let page = page(&site.read("public/departments/jyt.html"));
        for figure in ["个月内答复", "个工作日内公开", "满意和基本满意", "走访", "已完成的承诺"]
        {
            assert_eq!(page.contains(figure), shown, "{figure} in {page}");
        }
        for (path, bytes) in site.tree("public") {
            let text = String::from_utf8_lossy(&bytes);
            let day = ["2023-05-05", "2023年5月5日"].iter().any(|day| text.contains(day));
            assert!(!day, "the day of assignment stands in {path}");
        }
    }
}

#[test]
fn deadlines_are_counted_from_the_days_and_the_holidays() {
    let site = asking();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}deadlines: {{ holidays: content/holidays.yaml }}\n"));
    site.write("content/holidays.yaml", "2023: { off: [2023-08-07] }\n");
    let written = |day| ("成文日期", day);
    let published = |day| ("发布日期", day);
    // The twentieth working day after 20 July is 18 August, for the 7th is free.
    let last_day = published("2023-08-18");
    let too_late = published("2023-08-21");
    reply(&site, 1, &[("交办日期", "2023-04-20"), written("2023-07-20"), last_day]);
    reply(&site, 2, &[("交办日期", "2023-04-19"), written("2023-07-20"), too_late]);
    reply(&site, 3, &[("交办日期", "2023-01-20"), written("2023-07-20"), last_day]);
    reply(&site, 4, &[("交办日期", "2023-01-19"), written("2023-07-20"), last_day]);
    reply(&site, 5, &[("交办日期", "2023-07-10"), ("答复日期", "2023-07-20"), last_day]);
    reply(&site, 6, &[last_day]);
    let opinion = [("办理方式", "会办"), ("主送", "[乌有省民政厅]"), ("交办日期", "2020-01-01")];
    reply(&site, 7, &[&opinion[..], &[last_day]].concat());
    reply(&site, 8, &[("前次答复", "[jyt-2023-1]"), ("交办日期", "2020-01-01"), last_day]);
    site.build();
    let text = text(&site);
    assert_eq!(
        part(&text, "## 办理和公开时限"),
        "## 办理和公开时限
规定期限：交办以后3个月内答复，经批准延长的最多6个月；答复以后20个工作日内公开。
# 从交办到答复（5件）
时间 | 件数 | 占比
3个月内答复 | 2 | 40%
3个月以后、6个月以内答复 | 2 | 40%
超过6个月答复 | 1 | 20%
按天数排列，正中间的是92天（中位数）。另有1件日期不全，不计入占比。
# 从答复到公开（8件）
时间 | 件数 | 占比
20个工作日内公开 | 7 | 87.5%
超过20个工作日公开 | 1 | 12.5%
按天数排列，正中间的是29天（中位数）。
"
    );
}

#[test]
fn a_reply_tells_its_deadline_where_the_site_does_and_never_an_opinion() {
    for (site, holidays, shown) in
        [(Sandbox::new(), true, false), (asking(), true, true), (asking(), false, false)]
    {
        let config = site.read("dafu.yaml");
        if holidays {
            let more = "deadlines: { holidays: content/holidays.yaml }\n";
            site.write("dafu.yaml", format!("{config}{more}"));
            site.write("content/holidays.yaml", "2023: { off: [2023-08-07] }\n");
        }
        reply(&site, 1, &[("满意度", "不满意")]);
        site.build();
        let html = site.read("public/r/jyt-2023-1.html");
        let deadline = "应公开日期</dt><dd>2023年8月18日以前（答复以后20个工作日内）";
        assert_eq!(html.contains(deadline), shown, "{html}");
        assert!(!html.contains("不满意"), "a person's opinion is nobody's business");
    }
}

#[test]
fn years_without_holidays_are_told() {
    let site = asking();
    reply(&site, 1, &[]);
    site.build();
    let text = text(&site);
    assert!(text.contains("2023年没有登记放假安排"), "{text}");
}

#[test]
fn opinions_are_told_in_totals_alone() {
    let site = asking();
    for number in 1..=4 {
        reply(&site, number, &[("满意度", "不满意")]);
    }
    reply(&site, 5, &[("满意度", "未反馈")]);
    reply(&site, 6, &[]);
    site.build();
    let few = text(&site);
    assert_eq!(
        part(&few, "## 代表、委员的反馈"),
        "## 代表、委员的反馈
已经反馈的有4件。不足5件时不公布各种意见的件数。
"
    );
    // One opinion more in another session: neither it nor, by subtraction, any other is told.
    reply(&site, 7, &[("满意度", "满意"), ("届次", "省政协十三届二次会议")]);
    site.build();
    let more = text(&site);
    assert_eq!(
        part(&more, "## 代表、委员的反馈"),
        "## 代表、委员的反馈
# 已经反馈的意见（5件）
反馈意见 | 件数 | 占比
满意 | 1 | 20%
基本满意 | 0 | 0%
不满意 | 4 | 80%
另有1件未反馈，1件没有登记，不计入占比。
"
    );
    let session = site.read("public/sessions/province-cppcc-13-1.html");
    assert!(!session.contains("不满意"), "nor on another page");
}

#[test]
fn opinions_are_not_told_where_a_person_s_could_be_found_by_subtraction() {
    let content = "满意和基本满意";
    for (others, shown) in [(0, true), (1, false), (4, false), (5, true)] {
        let site = asking();
        for number in 1..=5 {
            reply(&site, number, &[("满意度", "满意"), ("届次", "省政协十三届二次会议")]);
        }
        for number in 6..6 + others {
            reply(&site, number, &[("满意度", "不满意")]);
        }
        site.build();
        let text = text(&site);
        let session = part(&text, "## 乌有省政协十三届二次会议");
        assert_eq!(session.contains(content), shown, "{others} others: {session}");
        let page = page(&site.read("public/sessions/province-cppcc-13-2.html"));
        assert!(page.contains("个工作日内公开") && !page.contains(content), "{page}");
    }
}

#[test]
fn contact_and_promises_are_told_with_what_is_not_known() {
    let site = asking();
    reply(&site, 1, &[("沟通方式", "[走访, 面商]")]);
    reply(&site, 2, &[("沟通方式", "[电话]")]);
    let promises = "[{事项: 甲, 期限: 2023-07-31, 进展: 已完成}, {事项: 乙, 期限: 2023-08-01, 进展: 进行中}, \
                    {事项: 丙, 期限: 2023-08-02}, {事项: 丁, 进展: 进行中}]";
    reply(&site, 3, &[("承诺事项", promises)]);
    site.build();
    let text = text(&site);
    assert_eq!(
        part(&text, "## 与代表、委员的沟通"),
        "## 与代表、委员的沟通
# 登记了沟通方式的（2件）
沟通方式 | 件数 | 占比
面商 | 1 |
走访 | 1 |
一件答复可以有几种沟通方式。另有1件没有登记，不计入占比。
"
        .replace(" |\n", " | \n")
    );
    assert_eq!(
        part(&text, "## 承诺事项").trim_end(),
        "## 承诺事项
# 承诺的事项（4项）
进展 | 项数 | 占比
已完成 | 1 | 
还没有到期 | 1 | 
到期未完成 | 1 | 
没有写明期限 | 1 | 
# 各单位的承诺事项
单位 | 合计 | 已完成 | 到期未完成
乌有省教育厅 | 4 | 1 | 1"
    );
}

#[test]
fn of_replies_that_are_not_open_only_the_number_is_told() {
    let site = Sandbox::full();
    let body = BODY.replace("今年以来", "暗号正文");
    let hidden = |id: &str, changes: &[(&str, &str)]| {
        let mut all = vec![
            ("标题", "暗号标题"),
            ("案由", "暗号案由"),
            ("编号", "\"7777\""),
            ("主送", "[甄暗号]"),
        ];
        all.extend_from_slice(changes);
        site.reply_with(id, &all, &body);
    };
    hidden("gxt-2023-71", &[("公开属性", "依申请公开")]);
    hidden("gxt-2023-72", &[("公开属性", "不予公开"), ("发布日期", "-")]);
    // Of a session that no published reply belongs to, not even the name is told.
    hidden("gxt-2023-73", &[("公开属性", "不予公开"), ("届次", "省政协十三届九次会议")]);
    hidden("gxt-2023-74", &[("公开属性", "依申请公开"), ("有效性", "草稿")]);
    hidden("gxt-2023-75", &[("发布日期", "2024-06-02")]);
    hidden("gxt-2024-76", &[("公开属性", "不予公开"), ("发布日期", "2024-06-02")]);
    hidden(
        "gxt-2024-77",
        &[("公开属性", "依申请公开"), ("成文日期", "2024-06-02"), ("发布日期", "-")],
    );
    site.build();
    let text = text(&site);
    assert_eq!(
        part(&text, "# 公开情况（6件）"),
        "# 公开情况（6件）
公开方式 | 件数 | 占比
公开全文 | 3 | 50%
依申请公开 | 1 | 16.7%
不予公开 | 2 | 33.3%
依申请公开、不予公开的只统计件数，内容不在本站。
"
    );
    let session = part(&text, "## 乌有省政协十三届一次会议");
    assert!(session.contains("\n依申请公开 | 1\n不予公开 | 1\n"), "{session}");
    for (path, bytes) in site.tree("public") {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["暗号", "7777", "九次会议", "13-9", "gxt-2023-7", "gxt-2024-7"] {
            assert!(!text.contains(word) && !path.contains(word), "{word} in {path}");
        }
    }
}

#[test]
fn figures_do_not_depend_on_the_day_and_a_page_shows_its_own_alone() {
    let site = asking();
    let promise = ("承诺事项", "[{事项: 建成中心, 期限: 2023-12-31}]");
    reply(&site, 1, &[promise]);
    site.reply("gxt-2023-1", &[]);
    site.build();
    let read = |path: &str| site.read(&format!("public/{path}"));
    let pages = ["statistics.html", "departments/jyt.html", "index.html"];
    let before = pages.map(read);
    let run = site.run(&["build", "--date", "2026-01-01"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(pages.map(read), before, "two years later, to the byte");
    site.reply("gxt-2024-2", &[("编号", "\"2\""), ("发布日期", "2024-05-01")]);
    site.build();
    assert_eq!(
        read("departments/jyt.html"),
        before[1],
        "another department's reply is not its own"
    );
    assert!(read("statistics.html") != before[0]);
}

#[test]
fn there_is_a_page_where_there_is_something_to_count() {
    let site = Sandbox::new();
    site.build();
    assert!(!site.has("public/statistics.html"));
    let gone = [("有效性", "已撤回"), ("撤回日期", "2023-09-02"), ("撤回原因", "数据有误")];
    reply(&site, 1, &gone);
    site.build();
    for (path, bytes) in site.tree("public") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("statistics.html") && path != "statistics.html", "{path}");
    }
    reply(&site, 2, &[]);
    site.build();
    for path in ["index.html", "sitemap.html", "sitemap.xml", "r/jyt-2023-2.html"] {
        assert!(site.read(&format!("public/{path}")).contains("statistics.html"), "{path}");
    }
    assert_eq!(site.run(&["check", "--date", TODAY]).code, 0);
}

#[test]
fn the_page_stays_light_with_many_departments_and_sessions() {
    let site = asking();
    let name = |at: usize| {
        let words = ["山", "水", "林", "田", "湖", "草", "云", "石"];
        format!("乌有省{}{}管理局", words[at / 8], words[at % 8])
    };
    let departments: String = (0..60)
        .map(|at| {
            format!("- {{ code: d{at}, name: {}, prefix: [乌{at}], order: {at} }}\n", name(at))
        })
        .collect();
    site.write("content/departments.yaml", departments);
    let topics: String = (0..20)
        .map(|at| format!("- {{ slug: t{at}, name: 主题{at}类, description: 说明 }}\n"))
        .collect();
    site.write("content/topics.yaml", topics);
    for at in 0..600 {
        let (department, meeting) = (at % 60, at / 60);
        let body = if meeting % 2 == 0 { "省政协" } else { "省人大" };
        let term = 10 + meeting / 2;
        let (year, number) = (2014 + meeting, format!("\"{}\"", department + 1));
        let fields = [
            ("承办单位", name(department)),
            ("届次", format!("{body}{term}届{}次会议", department % 2 + 1)),
            ("编号", number),
            ("成文日期", format!("{year}-05-20")),
            ("发布日期", format!("{year}-06-{:02}", department % 28 + 1)),
            ("交办日期", format!("{year}-03-01")),
            ("主题分类", format!("[主题{}类]", at % 20)),
            ("满意度", "满意".to_owned()),
            ("沟通方式", "[走访]".to_owned()),
            ("承诺事项", format!("[{{事项: 甲, 期限: {year}-12-31}}]")),
        ];
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
        site.reply(&format!("d{department}-{year}-{at}"), &fields);
    }
    let run = site.run(&["build", "--date", TODAY]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let html = site.read("public/statistics.html");
    assert!(page(&html).contains(&name(59)), "every department stands there");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    std::io::Write::write_all(&mut packed, html.as_bytes()).expect("memory takes everything");
    let packed = packed.finish().expect("memory takes everything").len();
    assert!(packed <= 20 * 1024, "{packed} bytes");
}
