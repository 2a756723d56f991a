//! `dafu schema`: it takes what `dafu check` takes, and completes from the site's registers.

use std::path::Path;

use regex::Regex;
use serde_json::{Value, json};

use dafu::archive::schema::FIELDS;

use crate::support::Sandbox;

fn schema(site: &Sandbox) -> Value {
    let run = site.run(&["schema"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn every_field_has_chinese_words_and_an_example_that_it_takes() {
    let site = Sandbox::full();
    site.remove("content/topics.yaml");
    site.remove("content/departments.yaml");
    let schema = schema(&site);
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    for field in FIELDS {
        for name in std::iter::once(field.key).chain(field.aliases.iter().copied()) {
            let property = &schema["properties"][name];
            assert_eq!(property["title"], field.label(), "{name}");
            let described = property["description"].as_str().expect("a description");
            assert!(described.starts_with(field.zh) && !described.is_ascii(), "{name}");
            let example = &property["examples"][0];
            let faults = faults(example, property);
            assert!(faults.is_empty(), "{name}: {example} {faults:?}");
        }
    }
}

#[test]
fn the_registers_of_a_site_are_completed() {
    let schema = schema(&Sandbox::full());
    let offered = |name: &str, value: &str| {
        let property = &schema["properties"][name];
        property.to_string().contains(&format!("\"{value}\""))
    };
    for (name, value) in [
        ("承办单位", "乌有省工业和信息化厅"),
        ("department", "省工信厅"),
        ("department", "gxt"),
        ("联合发文单位", "乌有省教育厅"),
        ("主题分类", "算力产业"),
        ("topics", "education"),
        ("办理结果", "A"),
        ("公开属性", "依申请公开"),
        ("公开属性", "同意公开"),
    ] {
        assert!(offered(name, value), "{name}: {value}");
    }
}

#[test]
fn every_reply_of_the_demonstration_is_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_dafu"))
        .args(["schema", "--root"])
        .arg(root)
        .output()
        .expect("it runs");
    let schema: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut seen = 0;
    for file in walkdir::WalkDir::new(root.join("content/replies")) {
        let path = file.expect("an entry").into_path();
        let Some(text) = path
            .extension()
            .filter(|end| *end == "md")
            .map(|_| std::fs::read_to_string(&path).expect("a reply"))
        else {
            continue;
        };
        let front = text.split("---\n").nth(1).expect("front matter");
        let value: Value = serde_yaml::from_str(front).expect("YAML");
        let faults = faults(&value, &schema);
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn what_a_check_refuses_the_schema_refuses() {
    let schema = schema(&Sandbox::full());
    let right = json!({
        "标题": "甲", "编号": ["0038"], "届次": "省政协十三届一次会议", "承办单位": "省工信厅",
        "主送": "甄虚拟", "成文日期": "2023年7月20日", "发布日期": "2023-08-01 10:26",
        "公开属性": "主动公开", "主题分类": "算力产业、教育发展",
    });
    assert_eq!(faults(&right, &schema), Vec::<String>::new());
    let changed = |key: &str, value: Value| {
        let mut reply = right.clone();
        reply[key] = value;
        !faults(&reply, &schema).is_empty()
    };
    assert!(changed("承办单位", "省工业厅".into()));
    assert!(changed("公开属性", "公开的".into()));
    assert!(changed("承办单住", "省工信厅".into()));
    assert!(changed("成文日期", "2023年7月".into()));
    assert!(changed("重点督办", "对".into()));
    assert!(changed("附件", json!([{ "名称": "清单" }])));
    assert!(!changed("成文日期", "未载明".into()));
    assert!(!changed("成文日期", "待核对".into()));
    assert!(!changed("案由", Value::Null));
    let mut without = right.clone();
    without.as_object_mut().expect("an object").remove("发布日期");
    assert!(!faults(&without, &schema).is_empty());
    without["公开属性"] = "依申请公开".into();
    assert_eq!(faults(&without, &schema), Vec::<String>::new());
    let withdrawn = json!({
        "状态": "已撤回", "编号": "0038", "届次": "省政协十三届一次会议", "承办单位": "省工信厅",
        "发布日期": "2023-08-01", "撤回日期": "2023-09-01", "撤回原因": "有误",
    });
    assert_eq!(faults(&withdrawn, &schema), Vec::<String>::new());
}

/// The words of JSON Schema that are looked at below.
const KNOWN: &[&str] = &[
    "$schema",
    "title",
    "description",
    "examples",
    "patternErrorMessage",
    "type",
    "enum",
    "pattern",
    "minimum",
    "anyOf",
    "allOf",
    "if",
    "then",
    "else",
    "items",
    "properties",
    "additionalProperties",
    "required",
];

/// What of `value` departs from `schema`: the words of JSON Schema that dafu uses.
fn faults(value: &Value, schema: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for (word, wanted) in schema.as_object().expect("a schema is an object") {
        assert!(KNOWN.contains(&word.as_str()), "{word} is not checked here");
        let fits = match word.as_str() {
            "type" => match wanted {
                Value::Array(types) => types.iter().any(|one| is_type(value, one)),
                one => is_type(value, one),
            },
            "enum" => wanted.as_array().is_some_and(|words| words.contains(value)),
            "pattern" => {
                let pattern = Regex::new(wanted.as_str().expect("a text")).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "minimum" => value.as_i64() >= wanted.as_i64(),
            "anyOf" => parts(wanted).any(|part| faults(value, part).is_empty()),
            "allOf" => parts(wanted).all(|part| faults(value, part).is_empty()),
            "if" => {
                let branch = if faults(value, wanted).is_empty() { "then" } else { "else" };
                schema.get(branch).is_none_or(|branch| faults(value, branch).is_empty())
            }
            "items" => value
                .as_array()
                .is_none_or(|items| items.iter().all(|item| faults(item, wanted).is_empty())),
            "properties" => value.as_object().is_none_or(|entries| {
                entries.iter().all(|(key, value)| {
                    wanted.get(key).is_none_or(|part| faults(value, part).is_empty())
                })
            }),
            "additionalProperties" => value.as_object().is_none_or(|entries| {
                entries.keys().all(|key| schema["properties"].get(key).is_some())
            }),
            "required" => {
                parts(wanted).all(|key| value.get(key.as_str().expect("a text")).is_some())
            }
            _ => true,
        };
        if !fits {
            out.push(format!("{word} of {value}"));
        }
    }
    out
}

fn parts(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn is_type(value: &Value, name: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64(),
        Some("null") => value.is_null(),
        _ => false,
    }
}
