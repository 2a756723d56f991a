//! Open data: what stands in it, what must not, and that programs can read it.

use serde_json::Value;

use crate::support::Sandbox;

/// A site with every kind of row: plain, full, corrected, withdrawn, undated.
fn site() -> Sandbox {
    let site = Sandbox::full();
    site.write("content/replies/名单.xlsx", b"PK xlsx");
    site.reply(
        "gxt-2024-4",
        &[
            ("编号", "[\"0040\", \"闭9\"]"),
            ("发布日期", "2024-04-01 08:05"),
            ("案由", "\"=HYPERLINK(1)\""),
            ("主题分类", "[算力产业, 教育发展]"),
            ("会办单位", "[省教育厅, 子虚协会]"),
            ("有效性", "已更正"),
            ("更正记录", "[{日期: 2024-05-02, 说明: \"更正“一，二”两段\"}]"),
            ("承诺事项", "[{事项: 建成中心, 期限: 2026-12-31, 进展: 进行中}]"),
            ("附件", "[{名称: 名单, 文件: 名单.xlsx}]"),
            ("摘要", "\"已建成, \\\"两处\\\"\""),
            ("联系人", "贾例子"),
            ("联系电话", "0870-5550109"),
            ("备注", "暗号备注"),
            ("交办日期", "2023-01-01"),
            ("前次答复", "[gxt-2023-1, gxt-2024-90]"),
        ],
    );
    site.reply("gxt-2024-90", &[("编号", "\"90\""), ("有效性", "草稿")]);
    site.reply(
        "gxt-2023-10",
        &[
            ("有效性", "已撤回"),
            ("撤回日期", "2023-09-01"),
            ("撤回原因", "数据有误"),
            ("标题", "暗号撤回"),
            ("编号", "\"8\""),
            ("主送", "[暗号撤回]"),
        ],
    );
    site.reply(
        "old-1",
        &[
            ("成文日期", "未载明"),
            ("发布日期", "未载明"),
            ("原网址", "https://old.wuyou.gov.cn/1.html"),
            ("编号", "\"5\""),
        ],
    );
    site.build();
    site
}

/// Reads CSV as RFC 4180 says, with CRLF alone as the end of a row.
fn table(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut rest) = (false, text.chars().peekable());
    while let Some(character) = rest.next() {
        let row = rows.last_mut().expect("a row");
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                row.last_mut().expect("a cell").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(rest.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            '\n' if !quoted => panic!("a bare line feed"),
            other => row.last_mut().expect("a cell").push(other),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row is ended too");
    rows
}

/// The cell of the row of `id` under `heading`.
fn cell(rows: &[Vec<String>], id: &str, heading: &str) -> String {
    let column = |name: &str| rows[0].iter().position(|one| one == name).expect(name);
    let row = rows.iter().find(|row| row[column("标识")] == id).expect(id);
    row[column(heading)].clone()
}

fn lines(site: &Sandbox, year: &str) -> Vec<Value> {
    let text = site.read(&format!("public/data/{year}.jsonl"));
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn a_table_opens_in_a_spreadsheet_and_runs_nothing() {
    let site = site();
    let text = site.read("public/data/2024.csv");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let rows = table(text);
    assert_eq!(rows.len(), 3, "a heading, and one row a reply of the year");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "every row has every cell");
    for (id, heading, expected) in [
        ("gxt-2024-4", "编号", "0040；闭9"),
        ("gxt-2024-4", "案由", "'=HYPERLINK(1)"),
        ("gxt-2024-4", "发布日期", "2024-04-01 08:05"),
        ("gxt-2024-4", "类型", "提案"),
        ("gxt-2024-4", "承办单位", "乌有省工业和信息化厅"),
        ("gxt-2024-4", "单位代码", "gxt"),
        ("gxt-2024-4", "会办单位", "省教育厅；子虚协会"),
        ("gxt-2024-4", "主题分类", "算力产业；教育发展"),
        ("gxt-2024-4", "届次代码", "province-cppcc-13-1"),
        ("gxt-2024-4", "案件代码", "province-cppcc-13-1/40；province-cppcc-13-1/bh9"),
        ("gxt-2024-4", "案件", "省政协十三届一次会议 0040；省政协十三届一次会议 闭9"),
        ("gxt-2024-4", "有效性", "已更正"),
        ("gxt-2024-4", "更正记录", "2024-05-02 更正“一，二”两段"),
        ("gxt-2024-4", "承诺事项", "建成中心（期限 2026-12-31，进行中）"),
        ("gxt-2024-4", "附件", "名单 https://dafu.wuyou.gov.cn/hf/r/gxt-2024-4/a1.xlsx"),
        ("gxt-2024-4", "摘要", "已建成, \"两处\""),
        ("gxt-2024-4", "办理结果名称", "已解决或基本解决"),
        ("gxt-2024-4", "前次答复", "gxt-2023-1"),
        ("gxt-2024-4", "页面网址", "https://dafu.wuyou.gov.cn/hf/r/gxt-2024-4.html"),
        ("gxt-2024-2", "编号", "0038；闭08"),
        ("gxt-2024-2", "重点督办", "否"),
    ] {
        assert_eq!(cell(&rows, id, heading), expected, "{id} {heading}");
    }
    assert!(cell(&rows, "gxt-2024-4", "指纹").starts_with("1:"));
}

#[test]
fn lines_hold_the_text_and_every_public_field() {
    let site = site();
    let lines = lines(&site, "2024");
    let ids: Vec<_> = lines.iter().map(|line| line["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, ["gxt-2024-2", "gxt-2024-4"], "oldest first");
    let line = &lines[1];
    assert_eq!(line["cases"][1]["number"], "闭9");
    assert_eq!(line["cases"][1]["number_key"], "bh9");
    assert_eq!(line["cases"][0]["session_key"], "province-cppcc-13-1");
    assert_eq!(line["department"]["code"], "gxt");
    assert_eq!(line["department"]["name"], "乌有省工业和信息化厅");
    assert_eq!(line["subject"], "=HYPERLINK(1)", "no program runs a text");
    assert_eq!(line["kind"], "proposal");
    assert_eq!(line["date_published"], "2024-04-01T08:05");
    assert_eq!(line["date_written"], "2023-07-20");
    assert_eq!(line["corrections"][0]["date"], "2024-05-02");
    assert_eq!(line["attachments"][0]["size"], 7);
    assert_eq!(line["key_item"], false);
    let text = line["text"].as_str().expect("a text");
    assert!(text.contains("\n一、主要工作情况\n"), "{text}");
    assert!(line.get("numbers").is_none() && line.get("signer").is_none(), "{line}");
    let manifest: Value = serde_json::from_str(&site.read("public/manifest.json")).expect("JSON");
    let replies = manifest["replies"].as_array().expect("a list");
    let known = replies.iter().find(|one| one["id"] == "gxt-2024-4").expect("the reply");
    assert_eq!(line["digest"], known["digest"]);
}

#[test]
fn what_is_not_for_open_data_is_in_none_of_it() {
    let site = site();
    for (path, bytes) in site.tree("public/data") {
        let text = String::from_utf8(bytes).expect("UTF-8");
        for word in ["暗号", "贾例子", "0870-5550109", "gxt-2024-90", "2023-01-01", "名单.xlsx"]
        {
            assert!(!text.contains(word), "{word} stands in {path}");
        }
    }
}

#[test]
fn a_withdrawn_reply_keeps_a_row_that_says_so_and_nothing_else() {
    let site = site();
    let lines = lines(&site, "2023");
    let line = lines.iter().find(|line| line["id"] == "gxt-2023-10").expect("the row stays");
    let keys: Vec<_> = line.as_object().expect("an object").keys().map(String::as_str).collect();
    let expected = [
        "cases",
        "date_published",
        "department",
        "id",
        "status",
        "url",
        "withdrawn_on",
        "withdrawn_reason",
    ];
    assert_eq!(keys, expected);
    assert_eq!(line["withdrawn_reason"], "数据有误");
    let text = site.read("public/data/2023.csv");
    let rows = table(text.trim_start_matches('\u{feff}'));
    assert_eq!(cell(&rows, "gxt-2023-10", "有效性"), "已撤回");
    let row = rows.iter().find(|row| row.contains(&"gxt-2023-10".to_owned())).expect("the row");
    assert_eq!(row.iter().filter(|cell| !cell.is_empty()).count(), 13, "{row:?}");
}

#[test]
fn undated_replies_have_files_of_their_own() {
    let site = site();
    let lines = lines(&site, "undated");
    assert_eq!((lines.len(), &lines[0]["date_published"]), (1, &Value::from("未载明")));
    assert!(site.has("public/data/undated.csv"));
}

#[test]
fn changes_come_from_the_replies_own_dates() {
    let site = site();
    let text = site.read("public/data/changes.json");
    let changes: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(changes["version"], 1);
    let told: Vec<String> = changes["changes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| format!("{} {} {}", one["date"], one["event"], one["id"]).replace('"', ""))
        .collect();
    let expected = [
        "2023-08-01 published gxt-2023-1",
        "2023-08-01 published gxt-2023-10",
        "2023-08-01 published jyt-2024-3",
        "2023-09-01 withdrawn gxt-2023-10",
        "2024-03-05T09:30 published gxt-2024-2",
        "2024-04-01T08:05 published gxt-2024-4",
        "2024-05-02 corrected gxt-2024-4",
        "null published old-1",
    ];
    assert_eq!(told, expected);
}

/// The keys of the objects that a value is made of.
fn parts_of(value: &Value) -> Vec<&String> {
    match value {
        Value::Object(object) => object.keys().collect(),
        Value::Array(list) => list.iter().flat_map(parts_of).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_dictionary_tells_every_column() {
    let site = site();
    let dictionary: Value =
        serde_json::from_str(&site.read("public/data/fields.json")).expect("JSON");
    assert_eq!(dictionary["version"], 1);
    let fields = dictionary["fields"].as_array().expect("a list");
    let headings: Vec<&str> = fields
        .iter()
        .filter(|field| field["csv"] == true)
        .map(|field| field["label"].as_str().expect("a heading"))
        .collect();
    let text = site.read("public/data/2024.csv");
    let rows = table(text.trim_start_matches('\u{feff}'));
    assert_eq!(rows[0], headings);
    for line in lines(&site, "2024") {
        for (key, value) in line.as_object().expect("an object") {
            let told = fields.iter().find(|field| field["key"] == **key && field["jsonl"] == true);
            let told = told.unwrap_or_else(|| panic!("{key} is not in the dictionary"));
            for part in parts_of(value) {
                let known = told["parts"].as_array().expect("it has parts");
                assert!(known.iter().any(|one| one["key"] == *part), "{key}.{part}");
            }
        }
    }
    let contact = fields.iter().find(|field| field["key"] == "contact").expect("a page field");
    assert_eq!(
        (&contact["visibility"], &contact["csv"]),
        (&Value::from("page"), &Value::from(false))
    );
    assert!(fields.iter().all(|field| field["key"] != "note"), "internal fields are nowhere");
    for file in dictionary["files"].as_array().expect("a list") {
        let url = file["url"].as_str().expect("an address");
        let path = url.strip_prefix("https://dafu.wuyou.gov.cn/hf/").expect("of this site");
        assert!(site.has(&format!("public/{path}")), "{path}");
    }
}

#[test]
fn the_site_map_and_departments_lead_to_the_data_and_say_its_licence() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}data_licence: 注明出处即可使用\n"));
    site.build();
    let map = site.read("public/sitemap.html");
    for text in [
        "id=\"data\"",
        "data/2024.csv",
        "data/2024.jsonl",
        "data/fields.json",
        "data/changes.json",
        "注明出处即可使用",
    ] {
        assert!(map.contains(text), "{text} is missing in {map}");
    }
    assert!(site.read("public/departments/gxt.html").contains("../sitemap.html#data"));
    assert!(site.read("public/statistics.html").contains("\"sitemap.html#data\""));
    let dictionary = site.read("public/data/fields.json");
    assert!(dictionary.contains("注明出处即可使用"));
}

#[test]
fn proposers_names_are_shortened_in_data_too() {
    let site = Sandbox::new();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}proposer_names: surname\n"));
    let body = crate::support::BODY.replace("甄虚拟委员：", "委员您好：");
    site.reply_with("gxt-2023-1", &[], &body);
    site.build();
    assert_eq!(lines(&site, "2023")[0]["addressed_to"][0], "甄委员");
}

#[test]
fn no_column_forgets_its_field() {
    let site = Sandbox::full();
    site.write("content/replies/list.xlsx", b"PK xlsx");
    site.reply(
        "gxt-2024-4",
        &[
            ("编号", "\"40\""),
            ("联合发文单位", "[乌有省教育厅]"),
            ("会办单位", "[子虚协会]"),
            ("信息来源", "数据处"),
            ("人数", "8"),
            ("提出者类别", "联名"),
            ("发文字号", "乌工信办案〔2023〕4号"),
            ("答复日期", "2023-07-21"),
            ("索引号", "99000000/2023-00004"),
            ("有效性", "已更正"),
            ("更正记录", "[{日期: 2024-05-02, 说明: 更正数据}]"),
            ("前次答复", "[gxt-2023-1]"),
            ("承诺事项", "[{事项: 建成中心}]"),
            ("满意度", "满意"),
            ("沟通方式", "[面商]"),
            ("签发人", "文样章"),
            ("抄送", "[省政协提案委员会]"),
            ("附件", "[{名称: 清单, 文件: list.xlsx}]"),
            ("旧网址", "[r/old-4.html]"),
            ("原网址", "https://old.wuyou.gov.cn/4.html"),
            ("关键词", "[算力]"),
            ("摘要", "已建成两处中心。"),
        ],
    );
    site.build();
    let text = site.read("public/data/2023.csv");
    let rows = table(text.trim_start_matches('\u{feff}'));
    let row = rows.iter().find(|row| row.contains(&"gxt-2024-4".to_owned())).expect("the row");
    let empty: Vec<_> = rows[0].iter().zip(row).filter(|(_, cell)| cell.is_empty()).collect();
    let headings: Vec<_> = empty.iter().map(|(heading, _)| heading.as_str()).collect();
    assert_eq!(headings, ["撤回日期", "撤回原因"], "of a reply that gives every field");
}

#[test]
fn a_year_of_several_parts_is_one_table_and_one_list() {
    let site = Sandbox::new();
    for at in 0..260 {
        site.reply(&format!("gxt-2023-{at}"), &[("编号", &format!("\"{at}\""))]);
    }
    site.build();
    let text = site.read("public/data/2023.csv");
    assert_eq!(text.matches('\u{feff}').count(), 1);
    let rows = table(text.trim_start_matches('\u{feff}'));
    let at = rows[0].iter().position(|label| label == "编号").expect("a column");
    let lines = site.read("public/data/2023.jsonl");
    let all: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((rows.len(), all.len()), (261, 260));
    for (row, line) in rows[1..].iter().zip(&all) {
        assert!(row[at].contains(line["cases"][0]["number"].as_str().unwrap()), "{row:?} {line}");
    }
}
