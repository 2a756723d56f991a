//! For Caddy 2: to be imported in the block of the site.

use std::fmt::Write;

use super::site::{ASK, GENERATED, HEADERS, IMMUTABLE, Moved, Site, quoted, sent_pair};
use crate::plan::former::Parameter;

pub(super) fn text(site: &Site<'_>) -> String {
    let base = site.base.path();
    let mut out = format!(
        "# Caddy 2 设置，{GENERATED}。在网站的站点块里加一行 import，指向本文件；\n\
         # 站点块里另写 root 和 file_server：root 指向一个目录，网站文件放在其中的 {base} 下。\n\n\
         encode zstd gzip\n\nheader {base}* {{\n"
    );
    for (name, value) in HEADERS {
        let _ = writeln!(out, "\t{name} \"{value}\"");
    }
    let _ = write!(
        out,
        "}}\n\n@dafu_assets path {base}assets/*\nheader @dafu_assets Cache-Control \"{IMMUTABLE}\"\n\n\
         @dafu_others {{\n\tpath {base}*\n\tnot path {base}assets/*\n}}\nheader @dafu_others Cache-Control \"{ASK}\"\n\n\
         handle_errors {{\n\t@dafu_missing expression `{{err.status_code}} == 404`\n\thandle @dafu_missing {{\n\t\t\
         rewrite * {base}404.html\n\t\tfile_server\n\t}}\n}}\n"
    );
    if !site.moved.is_empty() {
        out += "\n# 旧网址\n";
    }
    moved(&mut out, site);
    let former = site.former_note(|former| {
        let (path, new) = (former.path(), site.base.as_str().trim_end_matches('/'));
        let apart =
            site.below(former).map_or_else(String::new, |_| format!("\n#     not path {base}*"));
        let strip = match path.trim_end_matches('/') {
            "" => String::new(),
            prefix => format!("\n#     uri strip_prefix {prefix}"),
        };
        format!(
            "@dafu_former {{\n#     path {path}*{apart}\n#   }}\n#   route @dafu_former {{{strip}\n#     \
             redir {new}{{uri}} permanent\n#   }}"
        )
    });
    if !former.is_empty() {
        out += &["\n", &former].concat();
    }
    out
}

/// The conditions that its parameters are asked for. Caddy reads parameters before it compares
/// them, and takes no bytes of GBK then: these, and what is meant in any case, are compared as sent.
fn asked(moved: &Moved) -> String {
    let is_coded = |(name, value): &Parameter| {
        name.contains('%') || value.as_deref().is_some_and(|value| value.contains('%'))
    };
    let (sent, read): (Vec<_>, Vec<_>) =
        moved.from.query.iter().partition(|one| moved.from.ignores_case() || is_coded(one));
    let mut out = String::new();
    for (name, value) in read {
        let _ = writeln!(out, "\t\tquery \"{name}={}\"", value.as_deref().unwrap_or("*"));
    }
    let sent: Vec<_> = sent
        .into_iter()
        .map(|one| {
            let pattern = quoted(&sent_pair(one));
            format!("{{http.request.uri.query}}.matches(r\"(?i)(^|&){pattern}(&|$)\")")
        })
        .collect();
    if !sent.is_empty() {
        let _ = writeln!(out, "\t\texpression `{}`", sent.join(" && "));
    }
    out
}

fn moved(out: &mut String, site: &Site<'_>) {
    let mut number = 0;
    for group in site.by_path() {
        let path = &group.path;
        if let Some(one) = group.plain() {
            let _ = writeln!(out, "redir {path} {} permanent", one.to);
            continue;
        }
        // In a route, lines keep their order.
        let _ = writeln!(out, "route {path} {{");
        for moved in group.moved {
            number += 1;
            if moved.is_plain() {
                let _ = writeln!(out, "\tredir {} permanent", moved.to);
                continue;
            }
            let host = moved.from.host.iter().map(|host| format!("\t\thost {host}\n"));
            let conditions: String = host.chain([asked(moved)]).collect();
            let _ = writeln!(
                out,
                "\t@dafu_moved_{number} {{\n{conditions}\t}}\n\tredir @dafu_moved_{number} {} permanent",
                moved.to
            );
        }
        *out += "}\n";
    }
}
