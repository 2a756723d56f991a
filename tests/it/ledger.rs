//! The ledger of assigned cases: what it adds to the figures, what it says of letters, and that
//! nothing else of it gets out.

use crate::support::{Sandbox, TODAY};

const LEDGER: &str = "\u{feff}届次,编号,案由,承办单位,交办日期,公开属性\r\n\
    省政协十三届一次会议,1310519,关于强化算力服务的提案,乌有省工业和信息化厅,2023-03-01,主动公开\r\n\
    省政协十三届一次会议,0702,关于暗号甲的提案,省工信厅、乌有省教育厅,2023年3月1日,主动公开\r\n\
    省政协十三届一次会议,703,关于暗号乙的提案,,,不予公开\r\n";

fn figures(site: &Sandbox) -> String {
    let page = site.read("public/statistics.html");
    page.split("<section").nth(1).unwrap_or_default().to_owned()
}

fn told(site: &Sandbox) -> (i32, Vec<(String, String, u64, u64)>) {
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).expect("JSON");
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or("").to_owned();
    let place = |row: &serde_json::Value, key: &str| row[key].as_u64().unwrap_or(0);
    let of_ledger = rows.iter().filter(|row| {
        text(row, "rule").starts_with("ledger/") || text(row, "path").ends_with("cases.csv")
    });
    let told = of_ledger.map(|row| {
        let rule = format!("{} {}", text(row, "severity"), text(row, "rule"));
        (rule, text(row, "message"), place(row, "line"), place(row, "column"))
    });
    (run.code, told.collect())
}

#[test]
fn items_without_a_reply_count_and_nothing_of_them_is_told() {
    let site = Sandbox::new();
    let (session, number) = ("省政协十三届一次会议", "\"1310519\"");
    for (id, number, more) in [
        ("gxt-2023-1", number, ("公开属性", "主动公开")),
        ("gxt-2023-2", "\"703\"", ("公开属性", "不予公开")),
        ("gxt-2023-3", "\"702\"", ("有效性", "草稿")),
    ] {
        site.reply(id, &[("编号", number), ("届次", session), ("案由", "-"), more]);
    }
    site.build();
    let without = figures(&site);
    assert!(!without.contains("交办"), "{without}");
    site.write("content/cases.csv", LEDGER);
    site.build();
    let page = figures(&site);
    for words in ["交办", "已经答复", "3件中有2件", "已经公开答复", "3件中有1件"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    for (path, bytes) in site.tree("public") {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["暗号", "0702", "2023-03-01"] {
            assert!(!text.contains(secret), "{secret} in {path}");
        }
        assert!(!path.contains("cases.csv"));
    }
}

#[test]
fn cells_that_cannot_be_are_told_with_their_places() {
    let site = Sandbox::full();
    for (line, column, words) in [
        ("今年的大会,1,,,,", 1, "“今年的大会”不是能认出的届次"),
        ("省政协十三届一次会议,第号,,,,", 12, "“第号”不是一个编号"),
        ("省政协十三届一次会议,1,甲,省发改委,,", 16, "名录里没有“省发改委”"),
        ("省政协十三届一次会议,1,,,2023-13-01,", 16, "“2023-13-01”不是日期"),
        ("省政协十三届一次会议,1,,,,也许", 17, "“也许”不是公开属性"),
        ("省政协十三届一次会议,1310519,,,,", 12, "前面已经有一行"),
    ] {
        let text = format!("{LEDGER}{line}\r\n");
        site.write("content/cases.csv", text);
        let (code, found) = told(&site);
        assert_eq!(code, 2, "{line}: {found:?}");
        let [(rule, message, at, from)] = &found[..] else { panic!("{line}: {found:?}") };
        assert_eq!(rule, "error config/value");
        assert!(message.contains(words), "{message}");
        assert_eq!((*at, *from), (5, column), "{line}");
    }
    for (text, words) in [
        ("编号,案由\n1,甲\n", "表头里没有“届次”一列"),
        ("届次,编号,案 由,承办单住\n省政协十三届一次会议,1,,\n", "是否为“承办单位”"),
        ("届次,编号\n省政协十三届一次会议,\"1\n", "第 2 行的引号"),
    ] {
        site.write("content/cases.csv", text);
        let (code, found) = told(&site);
        assert_eq!(code, 2, "{text}: {found:?}");
        assert!(found.iter().any(|one| one.1.contains(words)), "{found:?}");
    }
}

#[test]
fn columns_that_nothing_reads_are_told_with_or_without_a_name() {
    let site = Sandbox::full();
    site.write("content/cases.csv", "届次,编号,,案由,序号\n省政协十三届二次会议,1,甲,乙,,丙\n");
    let (_, found) = told(&site);
    let unused = found.iter().filter(|one| one.0 == "hint ledger/unused-column");
    let unused: Vec<_> = unused.map(|one| &*one.1).collect();
    let expected = ["没有列名的 C 列没有用到", "没有列名的 F 列没有用到", "“序号”一列没有用到"];
    assert_eq!(unused, expected, "{found:?}");
}

#[test]
fn letters_are_compared_with_the_ledger() {
    for (row, rule, words) in [
        (
            "省政协十三届一次会议,9",
            "warning ledger/unknown-case",
            "台账里没有省政协十三届一次会议的 1310519 号",
        ),
        (
            "省政协十三届二次会议,9",
            "hint ledger/unknown-case",
            "没有“省政协十三届一次会议”的交办件",
        ),
        (
            "省政协十三届一次会议,1310519,关于别的提案",
            "warning ledger/mismatch",
            "案由是“关于别的提案”",
        ),
        (
            "省政协十三届一次会议,1310519,,乌有省教育厅",
            "warning ledger/mismatch",
            "承办单位是“乌有省教育厅”",
        ),
        (
            "省政协十三届一次会议,1310519,,,2023-03-01",
            "warning ledger/mismatch",
            "交办日期是“2023-03-01”",
        ),
        (
            "省政协十三届一次会议,1310519,,,,不予公开",
            "error ledger/disclosure",
            "是不予公开，这件答复却写着主动公开",
        ),
    ] {
        let site = Sandbox::new();
        let fields = [
            ("编号", "\"1310519\""),
            ("交办日期", "2023-02-01"),
            ("案由", "关于强化算力服务功能的提案"),
        ];
        site.reply("gxt-2023-1", &fields);
        site.write(
            "content/cases.csv",
            format!("届次,编号,案由,承办单位,交办日期,公开属性\n{row}\n"),
        );
        let (_, found) = told(&site);
        let [(told, message, ..)] = &found[..] else { panic!("{row}: {found:?}") };
        assert_eq!(told, rule);
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn a_workbook_in_the_place_of_the_ledger_says_what_to_do() {
    let site = Sandbox::full();
    site.write("content/cases.csv", "PK\u{3}\u{4}\u{14}\0\0\0");
    let (code, found) = told(&site);
    assert!(code == 2 && found[0].1 == "这是工作簿，不是 CSV", "{found:?}");
    site.remove("content/cases.csv");
    for name in ["cases.xlsx", "2023年台账.xlsx"] {
        site.write(&format!("content/{name}"), "PK");
        let said = site.run(&["check", "--date", TODAY]).stdout;
        assert!(said.contains("台账只读 content/cases.csv") && said.contains(name), "{said}");
        site.remove(&format!("content/{name}"));
    }
}

const SESSION: &str = "省政协十三届一次会议";

/// A site whose ledger has eight cases of one session: seven of one department, with six
/// replies, and one of another.
fn with_a_ledger() -> Sandbox {
    let site = Sandbox::new();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", config + "statistics: [punctuality]\n");
    let mut ledger = String::from("届次,编号,承办单位,交办日期\n");
    for number in 1..=6 {
        let text = number.to_string();
        let late = if number == 6 { "2022-01-01" } else { "2023-07-01" };
        ledger.push_str(&format!("{SESSION},{number},省工信厅、乌有省教育厅,{late}\n"));
        site.reply(
            &format!("gxt-2023-{number}"),
            &[("编号", &text), ("届次", SESSION), ("案由", "-")],
        );
    }
    ledger.push_str(&format!("{SESSION},99,省工信厅,\n{SESSION},98,乌有省教育厅,\n"));
    site.write("content/cases.csv", ledger);
    site.build();
    site
}

/// The first figures of a page.
fn figures_of(site: &Sandbox, path: &str) -> String {
    let text = site.read(path);
    let figures =
        text.split("class=figures").nth(1).or_else(|| text.split("class=\"figures\"").nth(1));
    figures.unwrap_or_else(|| panic!("no figures on {path}")).to_owned()
}

#[test]
fn pages_of_departments_and_sessions_have_their_denominators() {
    let site = with_a_ledger();
    let department = figures_of(&site, "public/departments/gxt.html");
    for words in ["交办", "<b>7</b>", "已经公开答复", "7件中有6件"] {
        assert!(department.contains(words), "{words}: {department}");
    }
    let of_session = figures_of(&site, "public/sessions/province-cppcc-13-1.html");
    assert!(of_session.contains("<b>8</b>") && of_session.contains("8件中有6件"), "{of_session}");
    // Who only gave an opinion is not counted as one who has not answered.
    let other = figures_of(&site, "public/departments/jyt.html");
    assert!(other.contains("1件中有0件") && !other.contains("<b>7</b>"), "{other}");
    // The letters say nothing of their assignment: the ledger does.
    let all = site.read("public/statistics.html");
    assert!(all.contains("6件中有5件"), "{all}");
}

#[test]
fn where_the_ledger_has_some_sessions_alone_it_is_said_which_are_counted() {
    let site = with_a_ledger();
    assert!(!site.read("public/statistics.html").contains("，只计"));
    site.reply("gxt-2024-1", &[("编号", "7"), ("届次", "省政协十三届二次会议"), ("案由", "-")]);
    site.build();
    let department = figures_of(&site, "public/departments/gxt.html");
    assert!(department.contains("7件，只计乌有省政协十三届一次会议"), "{department}");
    let session = figures_of(&site, "public/sessions/province-cppcc-13-1.html");
    assert!(!session.contains("，只计"), "{session}");
    let ledger = site.read("content/cases.csv");
    site.write("content/cases.csv", format!("{ledger}省政协十三届三次会议,1,,\n"));
    site.build();
    let all = site.read("public/statistics.html");
    assert!(all.contains("9件，只计有交办记录的2次会议"), "{all}");
    assert!(all.contains("各次会议的交办件（2次）"), "{all}");
}

#[test]
fn open_data_and_tables_have_the_counts_of_sessions_and_departments() {
    let site = with_a_ledger();
    let data = site.read("public/data/assigned.csv");
    assert_eq!(
        data,
        "\u{feff}范围,代码,名称,交办,已经答复,已经公开答复,数据截至\r\n\
         全部,,,8,6,6,2023-08-01\r\n\
         届次,province-cppcc-13-1,乌有省政协十三届一次会议,8,6,6,2023-08-01\r\n\
         主办单位,gxt,乌有省工业和信息化厅,7,6,6,2023-08-01\r\n\
         主办单位,jyt,乌有省教育厅,1,0,0,2023-08-01\r\n"
    );
    assert!(site.read("public/sitemap.html").contains("data/assigned.csv"));
    let dictionary = site.read("public/data/fields.json");
    let dictionary: serde_json::Value = serde_json::from_str(&dictionary).expect("JSON");
    let labels = dictionary["assigned"]["columns"].as_array().expect("columns");
    let labels: Vec<_> = labels.iter().filter_map(|one| one["label"].as_str()).collect();
    assert_eq!(labels.join(","), data.lines().next().expect("a head").trim_matches('\u{feff}'));
    let all = site.read("public/statistics.html");
    assert!(!all.contains("各次会议的交办件"), "one session is the whole");
    let table =
        all.split("<caption>各单位主办的交办件（2个）").nth(1).expect("a table of departments");
    for (name, counts) in [("乌有省工业和信息化厅", "7 6 6"), ("乌有省教育厅", "1 0 0")]
    {
        let row = table.split(name).nth(1).and_then(|rest| rest.split("<tr>").next());
        let cells = row.unwrap_or_default().split("<td>").skip(1);
        let cells: Vec<_> =
            cells.filter_map(|cell| cell.split('<').next()).map(str::trim).collect();
        assert_eq!(cells.join(" "), counts, "{name}: {table}");
    }
    site.remove("content/cases.csv");
    site.build();
    assert!(!site.has("public/data/assigned.csv"));
    assert!(!site.read("public/data/fields.json").contains("assigned"));
}
