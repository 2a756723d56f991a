//! For Apache 2.4: to be put into the site's folder as `.htaccess`.

use std::fmt::Write;

use super::site::{
    ASK, COMPRESSIBLE, GENERATED, Group, HEADERS, IMMUTABLE, Moved, Site, path_pattern, quoted,
    sent_pair,
};
use crate::plan::former::FormerAddress;

pub(super) fn text(site: &Site<'_>) -> String {
    let base = site.base.path();
    let mut out = format!(
        "# Apache 2.4 设置，{GENERATED}。放进网站文件所在的目录（网址 {base} 对应的目录），\n\
         # 文件名就是 .htaccess；这个目录要允许 AllowOverride FileInfo。\n\n\
         ErrorDocument 404 {base}404.html\nAddDefaultCharset UTF-8\nAddType application/ofd .ofd\n\n\
         <IfModule mod_headers.c>\n"
    );
    for (name, value) in HEADERS {
        let _ = writeln!(out, "    Header always set {name} \"{value}\"");
    }
    let _ = write!(
        out,
        "    Header set Cache-Control \"{ASK}\"\n    <If \"%{{REQUEST_URI}} =~ m#^{}assets/#\">\n        \
         Header set Cache-Control \"{IMMUTABLE}\"\n    </If>\n</IfModule>\n\n\
         <IfModule mod_deflate.c>\n    AddOutputFilterByType DEFLATE text/html {}\n</IfModule>\n",
        quoted(base),
        COMPRESSIBLE.join(" "),
    );
    if !site.moved.is_empty() {
        out += "\n# 旧网址\n";
    }
    let (plain, others): (Vec<_>, Vec<_>) =
        site.by_path().into_iter().partition(|group| group.plain().is_some());
    for moved in plain.iter().filter_map(Group::plain) {
        let (path, case) = (path_pattern(&moved.from.path), in_case(moved.from.ignores_case()));
        let _ = writeln!(out, "RedirectMatch 301 \"{case}^{path}$\" \"{}\"", moved.to);
    }
    if !others.is_empty() {
        out += "<IfModule mod_rewrite.c>\n    RewriteEngine On\n";
        for moved in others.iter().flat_map(|group| &group.moved) {
            rewrite(&mut out, moved);
        }
        out += "</IfModule>\n";
    }
    let former = site.former_note(|former| {
        format!("RedirectMatch 301 \"{}\" \"{}$1\"", site.former_pattern(former), site.base)
    });
    if !former.is_empty() {
        out += &["\n", &former].concat();
    }
    out
}

/// What a pattern that holds in any case begins with.
fn in_case(any: bool) -> &'static str {
    if any { "(?i)" } else { "" }
}

/// A redirect that host and parameters decide on; these may come in any order.
fn rewrite(out: &mut String, moved: &Moved) {
    let mut when = |what: &str, pattern: &str, any_case: bool| {
        let flag = if any_case { " [NC]" } else { "" };
        let _ = writeln!(out, "    RewriteCond %{{{what}}} \"{pattern}\"{flag}");
    };
    let FormerAddress { host, path, query } = &moved.from;
    if let Some(host) = host {
        when("HTTP_HOST", &format!("^{}(:[0-9]+)?$", quoted(host)), false);
    }
    when("REQUEST_URI", &format!("^{}$", path_pattern(path)), moved.from.ignores_case());
    for one in query {
        let pattern = format!("(^|&){}(&|$)", quoted(&sent_pair(one)));
        when("QUERY_STRING", &pattern, moved.has_query_in_any_case());
    }
    let _ = writeln!(out, "    RewriteRule ^ \"{}\" [R=301,L,QSD]", moved.to);
}
