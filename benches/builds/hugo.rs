//! The same replies as a site for Hugo: pages, listings by four terms, a home page, a feed.

use std::fs;
use std::io;
use std::path::Path;

use super::corpus::Sample;

const FILES: [(&str, &str); 7] = [
    (
        "hugo.toml",
        "baseURL = \"https://hugo.example.gov.cn/\"\nlocale = \"zh-CN\"\ntitle = \"答复公开\"\n\
         disableKinds = [\"section\", \"404\"]\n[pagination]\npagerSize = 20\ndisableAliases = true\n\
         [taxonomies]\ndepartment = \"departments\"\ntopic = \"topics\"\nyear = \"years\"\n\
         class = \"classes\"\n[outputs]\nhome = [\"html\", \"rss\"]\npage = [\"html\"]\n\
         taxonomy = [\"html\"]\nterm = [\"html\"]\n",
    ),
    ("layouts/baseof.html", BASE),
    ("layouts/_partials/item.html", ITEM),
    ("layouts/home.html", HOME),
    ("layouts/page.html", PAGE),
    ("layouts/taxonomy.html", TERMS),
    ("layouts/term.html", TERM),
];

const BASE: &str = r#"<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title><style>body{max-width:40em;margin:auto;line-height:1.8}</style></head>
<body><header><a href="/">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer><a href="/departments/">承办单位</a> <a href="/topics/">主题</a></footer></body></html>
"#;
const ITEM: &str = r#"<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<time>{{ .Date.Format "2006-01-02" }}</time> {{ .Params.doc_number }}</li>
"#;
const HOME: &str = r#"{{ define "main" }}<h1>{{ site.Title }}</h1>
<ul>{{ range first 20 site.RegularPages.ByDate.Reverse }}{{ partial "item.html" . }}{{ end }}</ul>
{{ end }}
"#;
const PAGE: &str = r#"{{ define "main" }}<article><h1>{{ .Title }}</h1>
<dl>
<dt>发文字号</dt><dd>{{ .Params.doc_number }}</dd>
<dt>编号</dt><dd>第{{ .Params.number }}号</dd>
<dt>提出人</dt><dd>{{ .Params.person }}</dd>
<dt>承办单位</dt><dd>{{ range .GetTerms "departments" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</dd>
<dt>主题</dt><dd>{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</dd>
<dt>成文日期</dt><dd>{{ .Date.Format "2006-01-02" }}</dd>
</dl>
{{ .Content }}</article>{{ end }}
"#;
const TERMS: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>
{{ end }}
"#;
const TERM: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Paginator.Pages }}{{ partial "item.html" . }}{{ end }}</ul>
{{ with .Paginator.Prev }}<a href="{{ .URL }}">上一页</a>{{ end }}
{{ with .Paginator.Next }}<a href="{{ .URL }}">下一页</a>{{ end }}
{{ end }}
"#;

/// Writes a site for Hugo with `count` replies into `folder`.
pub(crate) fn write(folder: &Path, count: usize) -> io::Result<()> {
    for (name, text) in FILES {
        let path = folder.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    for sample in (0..count).map(Sample::new) {
        let years = folder.join(format!("content/{}", sample.year));
        fs::create_dir_all(&years)?;
        let Sample {
            title, doc_number, number, person, department, topic, date, class, year, ..
        } = &sample;
        let page = format!(
            "---\ntitle: {title}\ndoc_number: {doc_number}\nnumber: \"{number}\"\nperson: {person}\n\
             date: {date}\ndepartments: [{department}]\ntopics: [{topic}]\nyears: [\"{year}\"]\n\
             classes: [{class}]\n---\n\n{}",
            sample.body
        );
        fs::write(years.join(format!("{}.md", sample.id)), page)?;
    }
    Ok(())
}
