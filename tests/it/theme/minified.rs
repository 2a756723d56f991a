//! Spliced pages mean the same as pages minified whole, whatever the values.

use dafu::theme::minify;
use scraper::{Html as Document, Node, Selector};
use serde_json::Value;

use super::support::{Context, FIXTURES, context, default_theme};

/// Text that tries to leave its place.
const HOSTILE: &[&str] = &[
    "\"><script>alert(1)</script>",
    "' onclick='x' \"x",
    "</title></style></script><!--",
    "&amp;lt; &lt; &#39 lt;",
    "\u{1}\u{2}\u{3}\u{0}\u{7f}\u{85}甲",
    "{{ page.title }} {% raw %} qz0-1 z",
    "甲\n  乙\t丙",
];

/// A tree's elements, attributes and text; blanks count as one, and none at
/// the edges of an element, which is what a minifier may change.
fn tree(html: &str) -> Vec<String> {
    let document = Document::parse_document(html);
    let mut out = Vec::new();
    for node in document.tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                let mut attributes: Vec<String> =
                    element.attrs().map(|(name, value)| format!("{name}={value:?}")).collect();
                attributes.sort();
                out.push(format!("<{} {}>", element.name(), attributes.join(" ")));
            }
            Node::Text(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                if !words.is_empty() {
                    out.push(words.join(" "));
                }
            }
            _ => {}
        }
    }
    out
}

/// What the engine gives without any minification: templates and values alone.
fn plain(template: &str, context: &Value) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default");
    let mut tera = tera::Tera::default();
    tera.add_raw_templates(templates(folder)).expect("sound templates");
    let strings = std::fs::read_to_string(format!("{folder}/strings/zh-CN.yaml")).expect("strings");
    let strings: Value = serde_yaml::from_str(&strings).expect("YAML");
    tera.global_context().insert("t", &strings);
    let context = tera::Context::from_serialize(&unwrapped(context)).expect("a map");
    tera.render(template, &context).expect("renders")
}

/// `{"$html": "…"}` as the text it stands for.
fn unwrapped(value: &Value) -> Value {
    match value {
        Value::Object(map) => map.get("$html").cloned().unwrap_or_else(|| {
            map.iter().map(|(key, value)| (key.clone(), unwrapped(value))).collect()
        }),
        Value::Array(items) => items.iter().map(unwrapped).collect(),
        plain => plain.clone(),
    }
}

/// The default theme's templates, by name and text.
fn templates(folder: &str) -> Vec<(String, String)> {
    std::fs::read_dir(format!("{folder}/templates"))
        .expect("templates")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("text");
            (name.into_owned(), text)
        })
        .collect()
}

fn without_controls(text: &str) -> String {
    let kept = |each: &char| !each.is_control() || each.is_whitespace() && *each != '\u{85}';
    text.chars().filter(kept).collect()
}

#[test]
fn a_spliced_page_is_the_page() {
    let theme = default_theme();
    for (name, template) in FIXTURES {
        let context = context(name);
        let page = theme.render(template, &Context(context.clone())).expect(name);
        let expected = plain(template, &context);
        assert_eq!(tree(&page), tree(&expected), "{name}: as rendered");
        assert_eq!(tree(&page), tree(&minify(&expected)), "{name}: as minified whole");
        let again = theme.render(template, &Context(context)).expect(name);
        assert_eq!(page, again, "{name}: from the cache");
    }
}

#[test]
fn hostile_values_stay_values() {
    let theme = default_theme();
    for (name, template) in FIXTURES {
        for hostile in HOSTILE {
            let context = poisoned(&context(name), hostile);
            let page = theme.render(template, &Context(context.clone())).expect(name);
            let control = |each: char| each.is_control() && !matches!(each, '\t' | '\n' | '\r');
            assert!(!page.contains(control), "{name}: {hostile:?}");
            let expected = without_controls(&plain(template, &context));
            assert_eq!(tree(&page), tree(&expected), "{name}: {hostile:?}");
        }
    }
}

/// `value` with every text but ready-made HTML replaced.
fn poisoned(value: &Value, by: &str) -> Value {
    match value {
        Value::String(_) => Value::String(by.to_owned()),
        Value::Object(map) if map.contains_key("$html") => value.clone(),
        Value::Object(map) => {
            map.iter().map(|(key, value)| (key.clone(), poisoned(value, by))).collect()
        }
        Value::Array(items) => items.iter().map(|item| poisoned(item, by)).collect(),
        plain => plain.clone(),
    }
}

#[test]
fn pages_hold_what_the_contract_asks() {
    let theme = default_theme();
    let count = |document: &Document, selector: &str| {
        let selector = Selector::parse(selector).expect("a selector");
        document.select(&selector).count()
    };
    for (name, template) in FIXTURES.iter().filter(|(name, _)| *name != "row") {
        let page = theme.render(template, &Context(context(name))).expect(name);
        let document = Document::parse_document(&page);
        for selector in ["html[lang='zh-CN']", "h1", "main", "header", "footer", "title"] {
            assert_eq!(count(&document, selector), 1, "{name}: {selector}");
        }
        assert_eq!(count(&document, "[style]"), 0, "{name}: no style attribute");
        // A value keeps its quotes only where it was spliced in.
        let spliced = page.contains("<a href=\"../index.html\">");
        assert!(spliced, "{name}: the frame went through the minifier with all its marks");
        let described = "meta[name='Description' i]";
        assert_eq!(count(&document, described), 1, "{name}: one description");
        let first = page.split("<body>").nth(1).expect("a body");
        assert!(first.starts_with("<a class=skip"), "{name}: the skip link is first");
    }
}
