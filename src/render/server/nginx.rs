//! For nginx: to be included in the `server` of the site.

use std::fmt::Write;

use super::site::{ASK, COMPRESSIBLE, GENERATED, HEADERS, IMMUTABLE, Site};

pub(super) fn text(site: &Site<'_>) -> String {
    let base = site.base.path();
    let headers = |indent: &str, cache: &str| {
        let mut out = String::new();
        for (name, value) in HEADERS {
            let _ = writeln!(out, "{indent}add_header {name} \"{value}\" always;");
        }
        let _ = writeln!(out, "{indent}add_header Cache-Control \"{cache}\";");
        out
    };
    let mut out = format!(
        "# nginx 设置，{GENERATED}。在网站的 server 里加一行 include，指向本文件；\n\
         # server 的 root 指向一个目录，网站文件放在其中的 {base} 下。server 里不要另写 location {base}。\n\n\
         location {base} {{\n    index index.html;\n    charset utf-8;\n    error_page 404 {base}404.html;\n\n"
    );
    let types = COMPRESSIBLE.join(" ");
    let _ = write!(
        out,
        "    gzip on;\n    gzip_vary on;\n    gzip_min_length 1024;\n    gzip_types {types};\n\n"
    );
    out += &headers("    ", ASK);
    let _ = write!(
        out,
        "\n    location {base}assets/ {{\n{}    }}\n}}\n",
        headers("        ", IMMUTABLE)
    );
    if !site.moved.is_empty() {
        out += "\n# 旧网址\n";
    }
    for moved in site.moved {
        let _ = writeln!(out, "location = {} {{ return 301 {}; }}", moved.from, moved.to);
    }
    let former = site.former_note(|former| {
        format!("rewrite {} {}$1 permanent;", site.former_pattern(former), site.base)
    });
    if !former.is_empty() {
        out += &["\n", &former].concat();
    }
    out
}
