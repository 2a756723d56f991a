//! `docs/theme.md`: what a template may see, read from the structures it is handed; and the proof
//! that every page hands over every field.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use regex::Regex;

use crate::support::Sandbox;

/// Templates a page is rendered with: its variable, the structure behind it, what the page is.
const TEMPLATES: &[(&str, &str, &str, &str)] = &[
    ("article.html", "article", "ArticleView", "an article"),
    ("case_block.html", "block", "BlockView", "a block of a session's case numbers"),
    ("case_session.html", "session", "BlocksView", "the blocks of a session"),
    ("cases.html", "cases", "CasesView", "the sessions with cases"),
    ("corrections.html", "corrections", "CorrectionsView", "corrections and withdrawals"),
    ("home.html", "home", "HomeView", "the home page"),
    ("list.html", "list", "ListView", "a list of replies: head pages and year pages"),
    ("not_found.html", "missing", "MissingView", "the page for addresses that lead nowhere"),
    ("notice.html", "notice", "NoticeView", "the notice at the address of a withdrawn reply"),
    ("poster.html", "poster", "PosterView", "the A4 sheet with a department's code"),
    ("redirect.html", "redirect", "RedirectView", "the page at a former address"),
    ("register.html", "register", "RegisterView", "the terms of a listing"),
    ("reply.html", "reply", "ReplyView", "a reply"),
    ("row.html", "row", "Row", "one reply in a list; `site` and `page` are not there"),
    ("search.html", "search", "SearchView", "the search page"),
    ("sitemap.html", "sitemap", "SitemapView", "the site map for people"),
    ("statistics.html", "statistics", "StatisticsView", "the statistics of the site"),
];

/// The blocks of `base.html` that a template may fill.
const BLOCKS: &[(&str, &str)] = &[
    ("header", "the title of the site at the top of every page: the place for a logo"),
    ("head_extra", "at the end of the head; style and script are bound by the security policy"),
    ("main", "the main part"),
    ("code", "the code of the page, after the main part"),
    ("aside", "what follows the main part"),
    ("footer_extra", "at the end of the footer"),
];

const HEAD: &str = "\
# Themes

<!-- made by a test: DAFU_BLESS=1 cargo test --release docs -->

A theme is a folder `themes/<name>/`, named in `dafu.yaml` by `theme: <name>`. A file in it replaces the file
of the same path in the default theme, which is part of the program; all others stay the default's.
`tests/sites/theme/` is a site with such a theme: it changes the colours and one block of one template.

| file | what it is |
|---|---|
| `theme.yaml` | name of the theme, and the version of this contract it was written for |
| `assets/colours.css` | the colours, light and dark (print takes the light ones): give only the variables that differ, they lie over the default ones; put after the rest, so it may add rules too |
| `assets/style.css` | the style sheet; both stand in every page, so keep them short |
| `assets/share.png`, `assets/icon.svg` | the picture where a page is shared, the icon |
| `assets/…` | further files, published as `assets/<name>.<hash>.<ext>` |
| `strings/zh-CN.yaml` | the words of the pages; give only those that differ |
| `templates/….html` | the templates, in the language of Tera |

**Version.** This page describes version VERSION; `theme.yaml` says `version: VERSION`. Within a version fields and
blocks are only added. A version that takes one away gets a new number, and a theme written for another is
refused with `theme/version`, before a page is rendered.

**Templates.** A default template is there under `default/` too, so that one may be extended instead of copied:

```jinja
{% extends \"default/reply.html\" %}
{% block aside %}{% endblock %}
```

Every field below always exists: if there is nothing, a text is none and a list is empty, so `{% if %}` may test
it; using a name that does not exist is an error, reported with file, line, column and the names there are.
Values are escaped as they are printed; those marked HTML are finished, and are printed with `| safe`.
`dafu theme export templates/base.html` copies a file of the default theme, to be changed. A logo takes one line, in a
`templates/base.html` of its own:

```jinja
{% extends \"default/base.html\" %}{% block header %}<img src=\"{{ asset(name=\"logo.png\") }}\" alt=\"\">{{ super() }}{% endblock %}
```

`t` has the words of `strings/`. `{{ asset(name=\"logo.png\") }}` is the address of `assets/logo.png`, seen from the
page. A page must not contain a script of its own, a `style` attribute or
anything from another host: the Content-Security-Policy in its head forbids them, and `theme/forbidden` reports a
template that does. A template whose page has no title, no `main` or not all of its reply's text is refused, too.

";

/// A structure that templates see.
struct Shape {
    doc: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: Kind,
    doc: String,
}

/// What a field holds.
enum Kind {
    /// A text, number or flag, by its word.
    Plain(&'static str),
    /// Another structure.
    Shape(String),
    Optional(Box<Kind>),
    List(Box<Kind>),
}

impl Kind {
    /// The kind of a Rust type; `called` gives a structure its name here.
    fn parse(text: &str, called: &dyn Fn(&str) -> String) -> Self {
        let text = text.trim();
        let inside = |name: &str| {
            let inner = text.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>')?;
            Some(Self::parse(inner, called))
        };
        if let Some(kind) = inside("Option") {
            return Self::Optional(Box::new(kind));
        }
        if let Some(kind) = inside("Vec") {
            return Self::List(Box::new(kind));
        }
        let bare = text.trim_start_matches("&'a ").trim_start_matches("&'static ");
        match bare.split('<').next().unwrap_or(bare) {
            "str" | "String" => Self::Plain("text"),
            "bool" => Self::Plain("true or false"),
            "usize" | "u64" | "u32" | "u16" | "i16" | "f64" => Self::Plain("number"),
            "Html" => Self::Plain("HTML: print with `\\| safe`"),
            name => Self::Shape(called(name)),
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Plain(word) => (*word).to_owned(),
            Self::Shape(name) => format!("[{0}](#{1})", title(name), anchor(name)),
            Self::Optional(kind) => format!("{}, or none", kind.words()),
            Self::List(kind) => format!("list of {}", kind.words()),
        }
    }

    /// The structure it leads to.
    fn shape(&self) -> Option<&str> {
        match self {
            Self::Plain(_) => None,
            Self::Shape(name) => Some(name),
            Self::Optional(kind) | Self::List(kind) => kind.shape(),
        }
    }
}

/// `ReplyView` as a heading: `Reply`.
fn title(name: &str) -> &str {
    name.strip_suffix("View").unwrap_or(name)
}

fn anchor(name: &str) -> String {
    title(name).to_lowercase().replace(' ', "-")
}

/// Every structure with serialised fields in the rooms that hand values to templates, by name; of
/// two with one name the second is called after its file too.
fn shapes() -> BTreeMap<String, Shape> {
    let shape = Regex::new(
        r"(?ms)((?:^///[^\n]*\n)*)^#\[derive\([^)]*Serialize[^)]*\)\]\n(?:pub(?:\(\w+\))? )?struct (\w+)(?:<[^{]*>)? \{\n(.*?)^\}",
    )
    .expect("a pattern");
    let field =
        Regex::new(r"(?m)((?:^ +///[^\n]*\n)*)^ +(?:pub(?:\(\w+\))? )?(?:r#)?(\w+): (.+),$")
            .expect("a pattern");
    let mut shapes: BTreeMap<String, Shape> = BTreeMap::new();
    for (file, text) in sources() {
        let names = shape.captures_iter(&text).map(|found| found[2].to_owned());
        let second: BTreeSet<String> = names.filter(|name| shapes.contains_key(name)).collect();
        let called = |name: &str| {
            if second.contains(name) {
                format!("{} of {file}", title(name))
            } else {
                name.to_owned()
            }
        };
        for found in shape.captures_iter(&text) {
            let fields = field.captures_iter(&found[3]).map(|found| Field {
                name: found[2].to_owned(),
                kind: Kind::parse(&found[3], &called),
                doc: doc(&found[1]),
            });
            let shape = Shape { doc: doc(&found[1]), fields: fields.collect() };
            shapes.insert(called(&found[2]), shape);
        }
    }
    shapes
}

/// Doc comments as one sentence after another.
fn doc(comment: &str) -> String {
    let lines = comment.lines().map(|line| line.trim().trim_start_matches("///").trim());
    lines.collect::<Vec<_>>().join(" ")
}

/// What a source file is called: its stem, or its folder's name.
fn name_of(path: &std::path::Path) -> String {
    let stem = |path: &std::path::Path| {
        path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    };
    match stem(path).as_str() {
        "mod" => path.parent().map(stem).unwrap_or_default(),
        name => name.to_owned(),
    }
}

fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["src/render/frame.rs", "src/render/view", "src/render/formats"] {
        for entry in walkdir::WalkDir::new(super::place(folder)).sort_by_file_name() {
            let path = entry.expect("a file").into_path();
            if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).expect("text").replace("\r\n", "\n");
                files.push((name_of(&path), text));
            }
        }
    }
    files
}

#[test]
fn the_contract_of_templates_is_current() {
    let shapes = shapes();
    let manifest = super::read("themes/default/theme.yaml");
    let version = manifest.lines().find_map(|line| line.strip_prefix("version: "));
    let mut page = HEAD.replace("VERSION", version.expect("the version of the contract"));
    page += "## Templates\n\n| template | variable | page |\n|---|---|---|\n";
    for (template, variable, name, words) in TEMPLATES {
        let variable = format!("[`{variable}`](#{})", anchor(name));
        let _ = writeln!(page, "| `{template}` | {variable} | {words} |");
    }
    page += "\nParts: `reply_details.html` (of `reply.html`), `turn.html`, `years.html` (of lists), `figures.html`.\n\n";
    page += "## Blocks of `base.html`\n\n| block | place |\n|---|---|\n";
    for (block, place) in BLOCKS {
        let _ = writeln!(page, "| `{block}` | {place} |");
    }
    for name in reachable(&shapes) {
        let shape = &shapes[&name];
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n| field | value | meaning |\n|---|---|---|\n",
            title(&name),
            shape.doc
        );
        for field in &shape.fields {
            let _ = writeln!(page, "| `{}` | {} | {} |", field.name, field.kind.words(), field.doc);
        }
    }
    super::assert_current("docs/theme.md", &page);
}

/// Every structure a template can reach: the shared ones, then those of each page.
fn reachable(shapes: &BTreeMap<String, Shape>) -> Vec<String> {
    let roots = ["SiteView", "PageView"].into_iter();
    let mut names: Vec<String> =
        roots.chain(TEMPLATES.iter().map(|template| template.2)).map(str::to_owned).collect();
    let mut at = 0;
    while at < names.len() {
        let shape = shapes.get(&names[at]).unwrap_or_else(|| panic!("no structure {}", names[at]));
        for name in shape.fields.iter().filter_map(|field| field.kind.shape()) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        at += 1;
    }
    names
}

#[test]
fn every_field_is_explained() {
    let shapes = shapes();
    let mut silent = Vec::new();
    for name in reachable(&shapes) {
        let fields = shapes[&name].fields.iter().filter(|field| field.doc.is_empty());
        silent.extend(fields.map(|field| format!("{name}.{}", field.name)));
    }
    assert!(silent.is_empty(), "fields without a doc comment: {silent:?}");
}

#[test]
fn every_template_and_block_is_listed() {
    let rendered = Regex::new(r#"render(?:_text)?\(\s*"(\w+\.html)""#).expect("a pattern");
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for (_, text) in sources() {
        asked.extend(rendered.captures_iter(&text).map(|found| found[1].to_owned()));
    }
    let listed: BTreeSet<String> = TEMPLATES.iter().map(|one| one.0.to_owned()).collect();
    assert_eq!(asked, listed, "templates the program renders, and those the document lists");
    let base = super::read("themes/default/templates/base.html");
    let block = Regex::new(r"\{%-? block (\w+)").expect("a pattern");
    let mut found: Vec<String> = block.captures_iter(&base).map(|one| one[1].to_owned()).collect();
    found.sort();
    let mut listed: Vec<String> = BLOCKS.iter().map(|one| one.0.to_owned()).collect();
    listed.sort();
    assert_eq!(found, listed);
}

/// A template that asks for every field of a value, as deep as fields go.
fn probe(out: &mut String, path: &str, kind: &Kind, shapes: &BTreeMap<String, Shape>) {
    match kind {
        Kind::Plain(word) => {
            let safe = if word.starts_with("HTML") { " | safe" } else { "" };
            let _ = write!(out, "{{{{ {path}{safe} }}}}");
        }
        Kind::Optional(inner) => {
            let _ = write!(out, "{{% if {path} %}}");
            probe(out, path, inner, shapes);
            out.push_str("{% endif %}");
        }
        Kind::List(inner) => {
            let each = format!("v{}", path.matches(['.', 'v']).count());
            let _ = write!(out, "{{% for {each} in {path} %}}");
            probe(out, &each, inner, shapes);
            out.push_str("{% endfor %}");
        }
        Kind::Shape(name) => {
            for field in &shapes[name].fields {
                probe(out, &format!("{path}.{}", field.name), &field.kind, shapes);
            }
        }
    }
}

#[test]
fn every_page_hands_over_every_field() {
    let shapes = shapes();
    let site = Sandbox::full();
    let corrected = [("状态", "已更正"), ("更正记录", "[{日期: 2024-03-01, 说明: 更正一处数字}]")];
    site.reply(
        "mzt-2024-4",
        &[&corrected[..], &[("编号", "\"9\""), ("办理方式", "会办")]].concat(),
    );
    let withdrawn =
        [("状态", "已撤回"), ("撤回日期", "2024-03-02"), ("撤回原因", "附件含个人信息")];
    site.reply("mzt-2024-5", &[&withdrawn[..], &[("编号", "\"10\"")]].concat());
    site.reply("mzt-2024-6", &[("编号", "\"11\""), ("旧网址", "[old/a.html]")]);
    for (template, variable, name, _) in TEMPLATES {
        let framed = *template != "row.html";
        let frame = if framed { "{% extends \"base.html\" %}{% block main %}" } else { "" };
        let mut text = format!("{frame}PROBE {template} ");
        if framed {
            for (shared, shape) in [("site", "SiteView"), ("page", "PageView")] {
                probe(&mut text, shared, &Kind::Shape(shape.to_owned()), &shapes);
            }
        }
        probe(&mut text, variable, &Kind::Shape((*name).to_owned()), &shapes);
        if framed {
            text.push_str("{% endblock %}");
        }
        site.write(&format!("themes/default/templates/{template}"), text);
    }
    let run = site.build();
    assert!(run.code == 0, "{}{}", run.stdout, run.stderr);
    let pages: Vec<String> = site
        .tree("public")
        .into_iter()
        .filter(|file| file.0.ends_with(".html"))
        .map(|file| String::from_utf8(file.1).expect("text"))
        .collect();
    for (template, ..) in TEMPLATES {
        let mark = format!("PROBE {template}");
        assert!(pages.iter().any(|page| page.contains(&mark)), "no page came of {template}");
    }
}
