//! `docs/front-matter.md`: every field of replies and articles, in both languages.

use dafu::archive::schema::{
    ARTICLE_FIELDS, FIELDS, FieldDef, FieldType, RecordKey, Requirement, Visibility,
};

const HEAD: &str = "\
# 前言区的字段 · Fields of the front matter

<!-- 由测试生成，请勿手改 · made by a test: DAFU_BLESS=1 cargo test --release docs -->

每个字段可以写中文名或英文键，同一文件中同一字段只写一次；不认识的键一律报错。日期写
`2023-07-20`、`2023年7月20日`，或再加时间 `2024-01-09 10:26`。列表只有一项时可以不加方括号。
编号前面的零要保留，就加引号：`\"0038\"`。

[English below](#replies)

";

const ENGLISH: &str = "\
A field may be written under its key or any of its Chinese names, once a file; unknown keys are
errors. Dates are `2023-07-20` or `2023年7月20日`, with a time `2024-01-09 10:26` where there is one.
A list of one needs no brackets. Quote numbers to keep their leading zeros: `\"0038\"`.

";

/// The language of a table.
#[derive(Clone, Copy)]
enum Tongue {
    Chinese,
    English,
}

#[test]
fn the_table_of_fields_is_current() {
    let chinese = |title: &str, fields| section(title, fields, Tongue::Chinese);
    let english = |title: &str, fields| section(title, fields, Tongue::English);
    let page = [
        HEAD.to_owned(),
        chinese("答复", FIELDS),
        chinese("文章", ARTICLE_FIELDS),
        english("Replies", FIELDS).replacen("\n\n", &format!("\n\n{ENGLISH}"), 1),
        english("Articles", ARTICLE_FIELDS),
    ];
    super::assert_current("docs/front-matter.md", &(page.concat().trim_end().to_owned() + "\n"));
}

fn section(title: &str, fields: &[FieldDef], tongue: Tongue) -> String {
    let head = match tongue {
        Tongue::Chinese => "| 名称 | 英文键 | 填写 | 值 | 说明 | 例 | 见于 |",
        Tongue::English => "| key | Chinese names | needed | value | meaning | example | seen in |",
    };
    let rows: String = fields.iter().map(|field| row(field, tongue)).collect();
    format!("## {title}\n\n{head}\n|---|---|---|---|---|---|---|\n{rows}\n")
}

fn row(field: &FieldDef, tongue: Tongue) -> String {
    let names = field.aliases.join("、");
    let (first, second, meaning, label) = match tongue {
        Tongue::Chinese => (names, format!("`{}`", field.key), field.zh, field.label()),
        Tongue::English => (format!("`{}`", field.key), names, field.en, field.key),
    };
    let cells = [
        first,
        second,
        needed(field.requirement, tongue).to_owned(),
        value(field.kind, tongue),
        meaning.to_owned(),
        format!("`{label}: {}`", field.example),
        seen(field.visibility, tongue).to_owned(),
    ];
    format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | "))
}

fn needed(requirement: Requirement, tongue: Tongue) -> &'static str {
    let (chinese, english) = match requirement {
        Requirement::Needed => ("必填", "yes"),
        Requirement::WhenWithdrawn => ("撤回时必填", "when withdrawn"),
        Requirement::Recommended => ("建议填", "recommended"),
        Requirement::Optional => ("可不填", "no"),
    };
    either(tongue, chinese, english)
}

fn seen(visibility: Visibility, tongue: Tongue) -> &'static str {
    let (chinese, english) = match visibility {
        Visibility::Page => ("页面", "page"),
        Visibility::Data => ("页面、开放数据", "page, open data"),
        Visibility::Internal => ("不公开", "nowhere"),
    };
    either(tongue, chinese, english)
}

fn value(kind: FieldType, tongue: Tongue) -> String {
    let (chinese, english) = match kind {
        FieldType::Text => ("文字", "text"),
        FieldType::List => ("列表", "list"),
        FieldType::Identifiers => ("标识的列表", "list of ids"),
        FieldType::Date { unstated: true } => ("日期，或“未载明”", "date, or 未载明 (not stated)"),
        FieldType::Date { unstated: false } => ("日期", "date"),
        FieldType::Number => ("整数", "whole number"),
        FieldType::Flag => ("是、否", "是 (yes) or 否 (no)"),
        FieldType::Url => ("网址", "web address"),
        FieldType::Choices(choices) => return words(choices, tongue),
        FieldType::Records(keys) => return records(keys, tongue),
    };
    either(tongue, chinese, english).to_owned()
}

fn words(choices: &[(&str, &str)], tongue: Tongue) -> String {
    let one = |(key, label): &(&str, &str)| match tongue {
        Tongue::Chinese => (*label).to_owned(),
        Tongue::English => format!("`{key}` {label}"),
    };
    choices.iter().map(one).collect::<Vec<_>>().join(either(tongue, "、", ", "))
}

fn records(keys: &[RecordKey], tongue: Tongue) -> String {
    let one = |key: &RecordKey| {
        let name = match tongue {
            Tongue::Chinese => format!("{} `{}`", key.alias, key.key),
            Tongue::English => format!("`{}` {}", key.key, key.alias),
        };
        let date = if key.date { either(tongue, "，日期", ": date") } else { "" };
        let free = if key.required { "" } else { either(tongue, "（可不填）", " (optional)") };
        name + date + free
    };
    let all = keys.iter().map(one).collect::<Vec<_>>().join(either(tongue, "；", "; "));
    format!("{}{all}", either(tongue, "列表，每项：", "list of: "))
}

fn either(tongue: Tongue, chinese: &'static str, english: &'static str) -> &'static str {
    match tongue {
        Tongue::Chinese => chinese,
        Tongue::English => english,
    }
}
