//! For nginx: to be included in the `server` of the site.

use std::fmt::Write;

use super::site::{
    ASK, COMPRESSIBLE, GENERATED, Group, HEADERS, IMMUTABLE, Moved, Site, path_pattern, quoted,
    sent, sent_pair,
};
use crate::plan::former::FormerAddress;

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
    let inside = format!(
        "    index index.html;\n    charset utf-8;\n    error_page 404 {base}404.html;\n{}",
        headers("    ", ASK)
    );
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
    let mut patterns = 0;
    for group in site.by_path() {
        if group.any_case && patterns == MOST_PATTERNS {
            patterns += 1;
            out += "# 不分大小写的网址太多，下面的只认这样的大小写\n";
        }
        let path = place(&group, &mut patterns);
        if let Some(one) = group.plain() {
            let _ = writeln!(out, "location {path} {{ return 301 {}; }}", one.to);
            continue;
        }
        let lines: String = group.moved.iter().map(|one| line(one)).collect();
        // Whatever else is asked of this path is the site's own.
        let rest = if group.moved[0].from.path.starts_with(base) { &*inside } else { "" };
        let _ = writeln!(out, "location {path} {{\n{lines}{rest}}}");
    }
    let former = site.former_note(|former| {
        format!("rewrite {} {}$1 permanent;", site.former_pattern(former), site.base)
    });
    if !former.is_empty() {
        out += &["\n", &former].concat();
    }
    out
}

/// So many paths are meant in any case: unlike paths, nginx tries patterns one by one.
const MOST_PATTERNS: usize = 200;

/// The path of a group: as it stands, or as a pattern where its case makes no difference and
/// where bytes stand in it that no text file can hold.
fn place(group: &Group<'_>, patterns: &mut usize) -> String {
    let path = &group.moved[0].from.path;
    let has_bytes = path.contains('%');
    if !has_bytes && (!group.any_case || *patterns > MOST_PATTERNS) {
        return format!("= {}", group.path);
    }
    *patterns += usize::from(group.any_case);
    let sign = if group.any_case { "~*" } else { "~" };
    format!("{sign} \"^{}$\"", path_pattern(path))
}

/// A redirect among those of one path. What a variable of nginx can hold is compared by
/// itself, in whatever order it comes; what none can, as it is typed.
fn line(moved: &Moved) -> String {
    if moved.is_plain() {
        return format!("    return 301 {};\n", moved.to);
    }
    let FormerAddress { host, query, .. } = &moved.from;
    let named = |name: &str| {
        !name.is_empty() && name.bytes().all(|one| one.is_ascii_alphanumeric() || one == b'_')
    };
    let (asked, wanted) = if query.iter().all(|(name, value)| named(name) && value.is_some()) {
        let host = host.iter().map(|host| ("$host".to_owned(), host.to_string()));
        let query = query.iter().map(|(name, value)| {
            (format!("$arg_{name}"), sent(value.as_deref().unwrap_or_default()))
        });
        let (asked, wanted): (Vec<_>, Vec<_>) = host.chain(query).unzip();
        let wanted = wanted.join(" ");
        if moved.has_query_in_any_case() {
            (asked.join(" "), format!("~* \"^{}$\"", quoted(&wanted)))
        } else {
            (asked.join(" "), format!("= \"{wanted}\""))
        }
    } else {
        let host = host.as_deref().map_or_else(|| "[^?]*".to_owned(), quoted);
        let sign = if moved.has_query_in_any_case() { "~*" } else { "~" };
        let pairs: Vec<_> = query.iter().map(|one| quoted(&sent_pair(one))).collect();
        ("$host?$args".to_owned(), format!("{sign} \"^{host}\\?(.*&)?{}(&|$)\"", pairs.join("&")))
    };
    // A condition of nginx begins with one variable.
    if asked.contains([' ', '?']) {
        return format!(
            "    set $dafu_asked \"{asked}\";\n    if ($dafu_asked {wanted}) {{ return 301 {}; }}\n",
            moved.to
        );
    }
    format!("    if ({asked} {wanted}) {{ return 301 {}; }}\n", moved.to)
}
