//! The configuration of Sveltia CMS, a web editor that works on a Git repository: a form made
//! from the field table, its lists from the registers. Decap CMS reads it, too.

use serde_json::{Value, json};

use super::choices::Choices;
use super::file::EditorFile;
use crate::archive::schema::{ARTICLE_FIELDS, FIELDS, FieldDef, FieldType, RecordKey, Requirement};

/// Where the configuration stands.
const CONFIG: &str = "admin/config.yml";

/// A date as an editor types it, or what stands for none.
const DATE: &str =
    r"^(\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2})?|\d{4}年\d{1,2}月\d{1,2}日|未载明|待核对)$";

/// The page and its configuration. What `present`, the configuration there is, says of where
/// the repository is stays.
#[must_use]
pub(crate) fn sveltia(choices: &Choices, title: &str, present: Option<&str>) -> Vec<EditorFile> {
    let backend = present.and_then(|text| {
        let known: Value = serde_yaml::from_str(text).ok()?;
        known.get("backend").cloned()
    });
    // A Gitea of one's own: register an OAuth2 application there, and write its number here.
    let backend = backend.unwrap_or_else(|| {
        json!({
            "name": "gitea",
            "repo": "组织/仓库",
            "branch": "main",
            "base_url": "https://git.example.gov.cn",
            "api_root": "https://git.example.gov.cn/api/v1",
            "app_id": "在 Gitea 的“设置 → 应用”里新建 OAuth2 应用，把客户端 ID 写在这里",
        })
    });
    let config = json!({
        "backend": backend,
        "app_title": title,
        "media_folder": "content/replies",
        "public_folder": "",
        "collections": [
            collection("replies", "答复", FIELDS, choices),
            collection("pages", "文章", ARTICLE_FIELDS, choices),
        ],
    });
    let text = serde_yaml::to_string(&config).unwrap_or_default();
    vec![
        EditorFile { path: CONFIG, text: format!("{HEAD}{text}") },
        EditorFile { path: "admin/index.html", text: PAGE.to_owned() },
    ]
}

const HEAD: &str = "\
# 由 dafu schema --editor sveltia 生成；名录改了以后再运行一次，backend 一节不会改动。
# 表单照字段表，单位、主题、办理结果照名录。
";

/// The program is not fetched from elsewhere: it stands beside the page.
const PAGE: &str = "\
<!doctype html>
<html lang=\"zh-CN\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"robots\" content=\"noindex\">
<title>编辑答复</title>
<!-- sveltia-cms.js 取自软件包 @sveltia/cms 的 dist 目录，放在本页旁边；dafu 不发布 admin 目录。 -->
<script src=\"sveltia-cms.js\" type=\"module\"></script>
</html>
";

fn collection(name: &str, label: &str, table: &[FieldDef], choices: &Choices) -> Value {
    let mut fields: Vec<Value> =
        table.iter().filter(|field| field.key != "id").map(|field| form(field, choices)).collect();
    // The file goes by it, so it has to be there.
    fields.insert(
        0,
        json!({
            "name": "标识",
            "label": "标识",
            "widget": "string",
            "required": true,
            "hint": "出现在网址里，发布后不改：单位代码-年份-文号，例如 jyj-2025-7",
            "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", "只用小写字母、数字和单个连字符"],
        }),
    );
    fields
        .push(json!({ "name": "body", "label": "正文", "widget": "markdown", "required": false }));
    json!({
        "name": name,
        "label": label,
        "folder": format!("content/{name}"),
        "create": true,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": "标题",
        "slug": "{{fields.标识}}",
        "media_folder": "",
        "public_folder": "",
        "fields": fields,
    })
}

/// One field of the form.
fn form(field: &FieldDef, choices: &Choices) -> Value {
    let values: Vec<Value> = choices
        .of(field)
        .into_iter()
        .map(|(value, label)| json!({ "value": value, "label": label }))
        .collect();
    let mut form = match field.kind {
        FieldType::List if !values.is_empty() => {
            json!({ "widget": "select", "multiple": true, "options": values })
        }
        _ if !values.is_empty() => json!({ "widget": "select", "options": values }),
        FieldType::Text | FieldType::Url | FieldType::Choices(_) => json!({ "widget": "string" }),
        FieldType::List | FieldType::Identifiers => json!({ "widget": "list" }),
        FieldType::Date { .. } => {
            json!({ "widget": "string", "pattern": [DATE, "写成 2025-06-03，可以带时间"] })
        }
        FieldType::Number => json!({ "widget": "number", "value_type": "int" }),
        FieldType::Flag => json!({ "widget": "boolean", "default": false }),
        FieldType::Records(keys) => {
            json!({ "widget": "list", "fields": keys.iter().map(record).collect::<Vec<_>>() })
        }
    };
    // Of its Chinese names, the one that drafts are written with.
    let name = if field.key == "status" { "状态" } else { field.label() };
    form["name"] = json!(name);
    form["label"] = json!(name);
    form["hint"] = json!(format!("{}，例如 {}", field.zh, field.example));
    form["required"] = json!(field.requirement == Requirement::Needed);
    if field.key == "status" {
        form["default"] = json!("草稿");
    }
    form
}

fn record(key: &RecordKey) -> Value {
    json!({
        "name": key.alias,
        "label": key.alias,
        "widget": "string",
        "required": key.required,
    })
}
