//! Settings for editors: made from the tables and the registers, and made anew.

use crate::support::Sandbox;

#[test]
fn a_web_editor_gets_the_form_and_keeps_its_repository() {
    let site = Sandbox::new();
    assert_eq!(site.run(&["schema", "--editor", "sveltia"]).code, 0);
    let read = || -> serde_json::Value {
        serde_yaml::from_str(&site.read("admin/config.yml")).expect("YAML")
    };
    let config = read();
    let fields = config["collections"][0]["fields"].as_array().expect("a list").clone();
    let field = |name: &str| fields.iter().find(|field| field["name"] == name).expect("a field");
    let values = field("承办单位")["options"].as_array().expect("options").len();
    assert_eq!((values, &field("公开属性")["required"]), (3, &true.into()));
    assert_eq!(field("状态")["default"], "草稿");
    assert!(site.has("admin/index.html"));
    let text = site.read("admin/config.yml").replace("组织/仓库", "yunling/dafu");
    site.write("admin/config.yml", text);
    let topics = site.read("content/topics.yaml");
    site.write("content/topics.yaml", topics + "- { slug: water, name: 水利建设 }\n");
    assert_eq!(site.run(&["schema", "--editor", "sveltia"]).code, 0);
    assert_eq!(read()["backend"]["repo"], "yunling/dafu");
    assert!(site.read("admin/config.yml").contains("水利建设"));
    assert_eq!(site.run(&["check", "--date", "2024-06-01"]).code, 0);
}

#[test]
fn vscode_gets_schemas_a_snippet_and_the_check() {
    let site = Sandbox::new();
    site.write(".vscode/settings.json", "{}\n");
    assert_eq!(site.run(&["schema", "--editor", "vscode"]).code, 0);
    assert_eq!(site.read(".vscode/settings.json"), "{}\n", "a file of somebody's stays");
    let json =
        |path: &str| -> serde_json::Value { serde_json::from_str(&site.read(path)).expect("JSON") };
    let schema = json(".vscode/dafu.schema.json");
    assert_eq!(schema["required"], serde_json::json!(["dafu", "title", "base_url"]));
    assert!(schema["properties"]["owner"]["properties"]["sponsor"].is_object());
    assert_eq!(json(".vscode/topics.schema.json")["items"]["required"][0], "slug");
    let snippet = json(".vscode/dafu.code-snippets").to_string();
    assert!(snippet.contains("乌有省教育厅") && snippet.contains("状态: 草稿"), "{snippet}");
    // The task finds the place in what the check prints.
    let pattern = json(".vscode/tasks.json")["tasks"][0]["problemMatcher"][0]["pattern"]["regexp"]
        .as_str()
        .map(|text| regex::Regex::new(text).expect("a pattern"))
        .expect("a text");
    site.reply("gxt-2024-7", &[("成文日期", "2023/13/40")]);
    let run = site.run(&["check", "--date", "2024-06-01", "--format", "github"]);
    let found = run.stdout.lines().find_map(|line| pattern.captures(line)).expect("an error");
    let path = site.prefixed("content/replies/gxt-2024-7.md");
    assert_eq!((&found[1], &found[2]), (path.as_str(), "8"));
}
