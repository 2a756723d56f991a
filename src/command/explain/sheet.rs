//! The review sheet of a reply: a page to print, read and sign.

use std::fmt::Write;
use std::path::Path;

use super::file::{self, Named};
use crate::archive::entry::Entry;
use crate::archive::schema::{self, FIELDS, Requirement, Visibility};
use crate::cli::Explain;
use crate::command::destination::{Bounds, Destination};
use crate::command::environment::Environment;
use crate::command::outcome::Outcome;
use crate::command::{Error, console};
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath, locate};
use crate::document::{self, Document};
use crate::model::base_url::HostKind;
use crate::plan::address;
use crate::render::markup::{escaped, file_size};
use crate::render::qr;
use crate::sensitive;
use crate::site::Site;
use crate::source::Folder;

/// Types of files whose text the check can read; of others a person must look.
const READABLE: &[&str] = &["csv", "docx", "ofd", "pdf", "txt", "xlsx"];

const STYLE: &str = "@page{size:A4;margin:15mm}\
body{font:12pt/1.6 serif;max-width:180mm;margin:0 auto;padding:1em;color:#000;background:#fff}\
h1{font-size:18pt;text-align:center;margin:0 0 .5em}h2{font-size:13pt;margin:1.2em 0 .3em}\
table{border-collapse:collapse;width:100%}th,td{border:1px solid #666;padding:.2em .5em;text-align:left;vertical-align:top}\
th{width:9em;font-weight:normal;background:#eee}ul{margin:.3em 0;padding-left:1.5em}\
.qr{width:35mm;height:35mm;float:right;margin:0 0 1em 1em}.box{list-style:\"☐ \"}\
pre{border:1px solid #666;padding:.5em;white-space:pre-wrap;overflow-wrap:anywhere}\
.body{border:1px solid #666;padding:.5em 1em}.body p{margin:.4em 0;overflow-wrap:anywhere}\
.sign td{height:3em;width:33%}";

/// How every sheet begins: by it a sheet is known that may be written anew.
const HEAD: &str =
    "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>答复审核单";

pub(super) fn run(what: &str, verb: &Explain, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let destination = verb.out.as_ref().map(|out| destination(out, &folder)).transpose()?;
    let Some((site, named)) = file::load(what, verb, environment)? else {
        return Ok(Outcome::Failed);
    };
    let entry = match &named {
        Named::File(source) => file::reply(&site, source),
        Named::Page(_) => None,
    };
    let Some(entry) = entry else {
        return Err(Error::Argument(Bilingual::new(
            format!("{what} 不是答复，没有审核单"),
            format!("{what} is not a reply and has no review sheet"),
        )));
    };
    let bytes = site.folder.read(entry.source())?;
    let page = page(&site, entry, &bytes);
    match &destination {
        Some(destination) => destination.write(page.as_bytes())?,
        None => console::text(&page)?,
    }
    Ok(Outcome::Done)
}

/// The file that the sheet is written to, found fit for it.
fn destination(out: &Path, folder: &Folder) -> Result<Destination, Error> {
    let is_page =
        |extension: &str| matches!(extension.to_ascii_lowercase().as_str(), "html" | "htm");
    if out.extension().is_some_and(|extension| !is_page(&extension.to_string_lossy())) {
        return Err(Error::Argument(Bilingual::new(
            "审核单是网页，请用 .html 结尾的文件名；要 PDF，请在浏览器里打印",
            "the sheet is a web page: name a file that ends in .html; print it from a browser for PDF",
        )));
    }
    Destination::file("--out", out, &Bounds::of(folder), |bytes| bytes.starts_with(HEAD.as_bytes()))
}

/// What is shown to whoever signs: numbers of persons are masked here too.
fn shown(text: &str) -> String {
    escaped(&sensitive::masked_text(text))
}

fn page(site: &Site, entry: &Entry, bytes: &[u8]) -> String {
    let (document, text) = document::parse(bytes);
    let source = entry.source();
    let public = site.config.base_url.join(address::reply(&entry.reply.id).as_str());
    let mut out = format!(
        "{HEAD} {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>答复审核单</h1>\n",
        shown(&entry.reply.id),
    );
    if let Some(code) = qr::encode(&public) {
        let _ = writeln!(out, "{}", qr::svg(&code, "本件网址的二维码"));
    }
    let _ =
        writeln!(out, "<p>{}<br>文件：{}</p>", shown(&site.config.title), shown(source.as_str()));
    let _ = writeln!(out, "<p>网址：{}</p>", escaped(&public));
    if site.config.base_url.host_kind() != HostKind::Public {
        out.push_str("<p>注意：这不是正式网址，二维码请勿对外印发。</p>\n");
    }
    let _ =
        writeln!(out, "<p>{}（以 {} 为今天）</p>", shown(&file::state(site, entry).zh), site.today);
    fields(&mut out, &document, text);
    findings(&mut out, site, source, bytes);
    unchecked(&mut out, entry);
    body(&mut out, &document, text);
    signature(&mut out, site, entry);
    out.push_str("</body>\n</html>\n");
    out
}

/// What the front matter says, in its order, and what it leaves out.
fn fields(out: &mut String, document: &Document, text: &str) {
    out.push_str("<h2>各项资料</h2>\n<table>\n");
    for field in &document.fields {
        let known = schema::find(&field.key);
        let hidden = known.is_some_and(|known| known.visibility == Visibility::Internal);
        let mark = if hidden { "（不公开）" } else { "" };
        let value = &field.value.span;
        let value = text.get(value.start as usize..value.end as usize).unwrap_or_default();
        let _ = writeln!(
            out,
            "<tr><th>{}{mark}</th><td>{}</td></tr>",
            shown(&field.key),
            shown(value.trim()),
        );
    }
    out.push_str("</table>\n");
    let given = |key: &str| {
        let known = schema::find(key);
        document.fields.iter().any(|field| known.is_some_and(|known| known.is_named(&field.key)))
    };
    let missing: Vec<&str> = FIELDS
        .iter()
        .filter(|field| field.requirement == Requirement::Recommended && !given(field.key))
        .map(schema::FieldDef::label)
        .collect();
    if !missing.is_empty() {
        let _ = writeln!(out, "<p>建议填而没有填的：{}。</p>", missing.join("、"));
    }
}

fn findings(out: &mut String, site: &Site, source: &SourcePath, bytes: &[u8]) {
    out.push_str("<h2>检查发现的问题</h2>\n");
    let found: Vec<&Diagnostic> =
        site.findings.iter().filter(|finding| finding.path == *source).collect();
    if found.is_empty() {
        out.push_str("<p>没有。</p>\n");
        return;
    }
    out.push_str("<ul>\n");
    let extents = locate(found.iter().map(|finding| &finding.span), bytes);
    for (finding, extent) in found.into_iter().zip(extents) {
        let word = match finding.severity {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Hint => "提示",
        };
        let _ = writeln!(
            out,
            "<li>{word}，第{}行（{}）：{}。{}</li>",
            extent.start.line,
            finding.rule,
            shown(&finding.message.zh),
            shown(&finding.help.zh),
        );
    }
    out.push_str("</ul>\n");
}

/// What no program can tell: a person has to look.
fn unchecked(out: &mut String, entry: &Entry) {
    out.push_str("<h2>程序查不了、须人工核对的</h2>\n<ul class=\"box\">\n");
    for file in &entry.files {
        let how = if READABLE.contains(&file.extension()) {
            "文字已检查，版式、图表和扫描页请打开看"
        } else {
            "程序读不了其中的文字，请打开逐页看"
        };
        let _ = writeln!(
            out,
            "<li>附件 {}（{}，SHA-256 {}…）：{how}</li>",
            shown(file.own_name()),
            file_size(file.facts.size),
            format_args!("{:.16}", file.facts.sha256),
        );
    }
    for item in [
        "与签发的原件逐字一致，日期、发文字号与原件相同",
        "公开属性恰当，不含国家秘密、工作秘密、商业秘密和不宜公开的内容",
        "不含应当去标识的个人信息（姓名、住址、健康和家庭情况等）",
        "领导人姓名、职务，机构名称，数据，引用的文件名称和文号正确",
        "图片中的文字、人脸、车牌不涉及个人隐私",
    ] {
        let _ = writeln!(out, "<li>{item}</li>");
    }
    out.push_str("</ul>\n");
}

/// The text to be read, a paragraph a line.
fn body(out: &mut String, document: &Document, text: &str) {
    let at = document.body.start as usize..document.body.end as usize;
    out.push_str("<h2>正文</h2>\n<div class=\"body\">\n");
    for line in text.get(at).unwrap_or_default().lines().filter(|line| !line.trim().is_empty()) {
        let _ = writeln!(out, "<p>{}</p>", shown(line.trim()));
    }
    out.push_str("</div>\n");
}

/// Where to sign, and what to write into the file once it is signed.
fn signature(out: &mut String, site: &Site, entry: &Entry) {
    let _ = write!(
        out,
        "<h2>复核意见</h2>\n<table class=\"sign\">\n\
         <tr><td>承办人：</td><td>复核人：</td><td>签发人：</td></tr>\n\
         <tr><td colspan=\"2\">意见：</td><td>日期：</td></tr>\n</table>\n\
         <p>签字以后，把下面几行写进文件的前言区（复核人写姓名；已有“复核”的，只在它下面加最后一行）：</p>\n\
         <pre>复核:\n  - {{ 复核人: ＿＿＿, 日期: {}, 指纹: \"{}\" }}</pre>\n\
         <p>指纹代表本件现在的公开内容。此后凡改动公开的资料、正文或附件，都要重新复核。</p>\n",
        site.today, entry.digest,
    );
}
