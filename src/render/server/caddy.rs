//! For Caddy 2: to be imported in the block of the site.

use std::fmt::Write;

use super::{ASK, HEADERS, IMMUTABLE, Site};

pub(super) fn text(site: &Site<'_>) -> String {
    let base = site.base.path();
    let mut out = format!(
        "# Caddy 2 设置，由 dafu 生成，每次生成都会覆盖。在网站的站点块里加一行 import，指向本文件；\n\
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
    for moved in site.moved {
        let _ = writeln!(out, "redir {} {} permanent", moved.from, moved.to);
    }
    let former = site.former_note(|former| match former.path() {
        "/" => format!("redir {}{{uri}} permanent", site.base.as_str().trim_end_matches('/')),
        path => {
            let (path, base) =
                (path.trim_end_matches('/'), site.base.as_str().trim_end_matches('/'));
            format!("handle_path {path}/* {{\n#     redir * {base}{{uri}} permanent\n#   }}")
        }
    });
    if !former.is_empty() {
        out += &["\n", &former].concat();
    }
    out
}
