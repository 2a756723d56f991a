//! Every field of the field table is seen where its visibility says, and nowhere else.

use dafu::archive::digest;
use dafu::archive::schema::{FIELDS, FieldDef, Visibility};
use dafu::render::data::{columns, value};
use dafu::render::{Pass, RenderContext, Rendered};
use dafu::site::{Options, Site};
use dafu::source::Folder;

use crate::support::Sandbox;

/// What else a reply needs for the example of a field to mean something.
fn beside(key: &str) -> &'static [(&'static str, &'static str)] {
    match key {
        "cases" => &[("编号", "-"), ("届次", "-")],
        "withdrawn_on" => &[("有效性", "已撤回"), ("撤回原因", "数据有误")],
        "withdrawn_reason" => &[("有效性", "已撤回"), ("撤回日期", "2024-03-02")],
        _ => &[],
    }
}

/// A site with a reply for each field, which holds the field's own example.
fn site() -> (Sandbox, Site) {
    let sandbox = Sandbox::new();
    sandbox.write(
        "content/departments.yaml",
        "- { code: gxt, name: 云岭省工业和信息化厅, short: [省工信厅] }\n- { code: jyt, name: 云岭省教育厅 }\n",
    );
    sandbox.write("content/replies/list.xlsx", "名单");
    sandbox.reply("gxt-2022-31", &[]);
    for field in FIELDS {
        let mut changes = vec![(field.label(), field.example)];
        changes.extend(beside(field.key));
        sandbox.reply(&name(field), &changes);
    }
    let options = Options { today: "2024-06-01".parse().ok(), ..Options::default() };
    let folder = Folder::new(sandbox.root().to_owned());
    let site = Site::load(folder, &options).expect("the site can be loaded");
    (sandbox, site)
}

fn name(field: &FieldDef) -> String {
    if field.key == "id" {
        return field.example.to_owned();
    }
    format!("of-{}", field.key.replace('_', "-"))
}

/// The words of an example: its scalars, keys apart.
fn words(example: &str) -> Vec<String> {
    fn collect(value: &serde_yaml::Value, out: &mut Vec<String>) {
        match value {
            serde_yaml::Value::String(text) => out.push(text.clone()),
            serde_yaml::Value::Number(number) => out.push(number.to_string()),
            serde_yaml::Value::Sequence(items) => items.iter().for_each(|one| collect(one, out)),
            serde_yaml::Value::Mapping(pairs) => pairs.iter().for_each(|one| collect(one.1, out)),
            other => panic!("an example of another kind: {other:?}"),
        }
    }
    let mut out = Vec::new();
    collect(&serde_yaml::from_str(example).expect("an example is YAML"), &mut out);
    out
}

#[test]
fn every_field_is_seen_where_its_visibility_says() {
    let (_sandbox, site) = site();
    let (world, theme, folder) = (site.world(), &site.theme, &site.folder);
    let shared = dafu::render::shared(world, theme, (&site.plan, site.settings));
    let (shared, pass, held) = (&shared, Pass::Render, None);
    let context = RenderContext { world, theme, folder, shared, pass, held };
    for field in FIELDS {
        let id = site.archive.find(&name(field)).unwrap_or_else(|| panic!("{}", field.key));
        let entry = site.archive.entry(id);
        let cells: Vec<(&str, String)> = columns()
            .filter(|column| column.key != "text")
            .map(|column| (column.key, value(&column, id, &context).expect("a value").words()))
            .collect();
        let in_data = |word: &str| cells.iter().any(|cell| cell.1.contains(word));
        let path = format!("r/{}.html", entry.reply.id);
        let row = site.plan.find(&path).expect("a page");
        let Ok(Rendered::Bytes(page)) = dafu::render::render(row, &context) else {
            panic!("{}: no page", field.key)
        };
        let page = String::from_utf8(page).expect("pages are UTF-8");
        for word in words(field.example) {
            let key = field.key;
            match field.visibility {
                Visibility::Data => {
                    let cell = cells.iter().find(|cell| cell.0 == key).expect(key);
                    assert!(cell.1.contains(&word), "{key}: {word} in {}", cell.1);
                }
                Visibility::Page => {
                    assert!(page.contains(&word), "{key}: {word} is not on the page");
                    assert!(!in_data(&word), "{key}: {word} stands in open data");
                }
                Visibility::Internal => {
                    assert!(!page.contains(&word), "{key}: {word} stands on the page");
                    assert!(!in_data(&word), "{key}: {word} stands in open data");
                }
            }
        }
    }
}

#[test]
fn every_field_that_is_content_is_digested_as_itself() {
    let (_sandbox, site) = site();
    for field in FIELDS {
        let id = site.archive.find(&name(field)).expect(field.key);
        let values = digest::values(&site.archive.entry(id).reply, &[field.key], &site.registers);
        let is_content =
            field.visibility != Visibility::Internal && !digest::NOT_CONTENT.contains(&field.key);
        assert_eq!(values.len(), usize::from(is_content), "{}", field.key);
        for (_, value) in values {
            let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
            assert!(!empty, "{} is digested as {value}", field.key);
        }
    }
}
