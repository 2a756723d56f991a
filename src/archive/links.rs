//! What the links of a text mean: another document, an address of the site, a file.

use percent_encoding::percent_decode_str;

use crate::diagnostic::SourcePath;

/// The meaning of one link target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LinkTarget {
    /// Another Markdown file of the site, with the `#part` it names.
    Document(SourcePath, Option<Box<str>>),
    /// A site-relative address, without its leading `/`.
    Site(Box<str>),
    /// Another site, a mail address, a telephone number.
    External,
    /// A part of the same page.
    Part,
    /// A file beside the document.
    File(SourcePath),
    /// A path that leaves `content/`.
    Outside,
    /// Nothing that can be followed.
    Broken,
}

/// The meaning of `href` in the text of `source`.
#[must_use]
pub(crate) fn target(source: &SourcePath, href: &str) -> LinkTarget {
    let href = href.trim();
    if href.starts_with('#') && href.len() > 1 {
        return LinkTarget::Part;
    }
    if let Some(rest) = href.strip_prefix('/') {
        // `//host` would leave the site; `/` is the home page.
        return if rest.starts_with('/') {
            LinkTarget::Broken
        } else {
            LinkTarget::Site(rest.into())
        };
    }
    if let Some((scheme, rest)) = href.split_once(':')
        && !scheme.is_empty()
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    {
        let known = ["http", "https", "mailto", "tel"];
        let known = known.iter().any(|known| known.eq_ignore_ascii_case(scheme));
        return if known && !rest.is_empty() { LinkTarget::External } else { LinkTarget::Broken };
    }
    if is_host(href) || href.split_once('@').is_some_and(|(_, host)| is_host(host)) {
        // No file has such a name: its `https://` or `mailto:` was forgotten.
        return LinkTarget::Broken;
    }
    let (path, part) = match href.split_once('#') {
        Some((path, part)) => (path, Some(part.into())),
        None => (href, None),
    };
    match relative_path(source, path) {
        RelativePath::Path(path) if has_extension(&path, "md") => LinkTarget::Document(path, part),
        RelativePath::Path(path) => LinkTarget::File(path),
        RelativePath::Outside => LinkTarget::Outside,
        RelativePath::Nothing => LinkTarget::Broken,
    }
}

/// Whether `text` is a web address that lacks its scheme: `www.wuyou.gov.cn/a.html`.
#[must_use]
pub(crate) fn is_host(text: &str) -> bool {
    const ENDS: [&str; 8] = ["cn", "com", "net", "org", "gov", "edu", "top", "中国"];
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host).to_ascii_lowercase();
    let mut labels = host.split('.');
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|one| one.is_alphanumeric() || one == '-')
    };
    let last = host.rsplit_once('.').map_or("", |(_, last)| last);
    last.len() > 1 && labels.all(is_label) && (host.starts_with("www.") || ENDS.contains(&last))
}

/// Whether `text` names a file on the disk of whoever wrote it.
#[must_use]
pub(crate) fn is_local(text: &str) -> bool {
    let bytes = text.as_bytes();
    let drive = bytes.len() > 2
        && bytes[0].is_ascii_alphabetic()
        && bytes[1] == b':'
        && matches!(bytes[2], b'/' | b'\\');
    let starts =
        |start: &str| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    drive || starts("file:") || text.starts_with("~/") || text.starts_with(r"\\")
}

/// Where a relative path leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum RelativePath {
    /// To this file inside `content/`.
    Path(SourcePath),
    Outside,
    Nothing,
}

/// The file that `path`, percent-encoded or not, names from beside `source`.
#[must_use]
pub(crate) fn relative_path(source: &SourcePath, path: &str) -> RelativePath {
    let Ok(path) = percent_decode_str(path).decode_utf8() else {
        return RelativePath::Nothing;
    };
    // Editors on Windows copy paths with backslashes.
    let path = path.replace('\\', "/");
    if path.is_empty() || path.ends_with('/') || path.contains('\0') {
        return RelativePath::Nothing;
    }
    if path.starts_with('/') || path.as_bytes().get(1) == Some(&b':') {
        return RelativePath::Outside;
    }
    let mut segments: Vec<&str> = source.as_str().split('/').collect();
    segments.pop();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
                if segments.is_empty() {
                    return RelativePath::Outside;
                }
            }
            other => segments.push(other),
        }
    }
    if segments.first() == Some(&"content") {
        RelativePath::Path(SourcePath::new(segments.join("/")))
    } else {
        RelativePath::Outside
    }
}

fn has_extension(path: &SourcePath, extension: &str) -> bool {
    path.as_str().rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_told_apart() {
        let source = SourcePath::new("content/replies/2023/a.md");
        let path = |text: &str| SourcePath::new(text);
        for (href, expected) in [
            ("b.md", LinkTarget::Document(path("content/replies/2023/b.md"), None)),
            (
                "../2022/b.md#x",
                LinkTarget::Document(path("content/replies/2022/b.md"), Some("x".into())),
            ),
            ("../../pages/about.md", LinkTarget::Document(path("content/pages/about.md"), None)),
            ("%E6%B8%85%E5%8D%95.pdf", LinkTarget::File(path("content/replies/2023/清单.pdf"))),
            ("files\\a.pdf", LinkTarget::File(path("content/replies/2023/files/a.pdf"))),
            ("/years.html", LinkTarget::Site("years.html".into())),
            ("//evil.example/x", LinkTarget::Broken),
            ("https://www.example.gov.cn/", LinkTarget::External),
            ("tel:0871-1", LinkTarget::External),
            ("javascript:alert(1)", LinkTarget::Broken),
            ("#甲", LinkTarget::Part),
            ("../../../dafu.yaml", LinkTarget::Outside),
            ("../../../../../etc/passwd", LinkTarget::Outside),
            ("完成100%.pdf", LinkTarget::File(path("content/replies/2023/完成100%.pdf"))),
            ("%ff", LinkTarget::Broken),
            ("", LinkTarget::Broken),
            ("www.wuyou.gov.cn", LinkTarget::Broken),
            ("wuyou.gov.cn/art/1.html", LinkTarget::Broken),
            ("fang@wuyou.gov.cn", LinkTarget::Broken),
            (r"D:\资料\a.png", LinkTarget::Broken),
            ("a.b.pdf", LinkTarget::File(path("content/replies/2023/a.b.pdf"))),
        ] {
            assert_eq!(target(&source, href), expected, "{href}");
        }
    }
}
