//! What the links of a text mean: another document, an address of the site, a file.

use percent_encoding::percent_decode_str;

use crate::diagnostic::SourcePath;

/// The meaning of one link target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
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
pub fn target(source: &SourcePath, href: &str) -> LinkTarget {
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

/// Where a relative path leads.
#[derive(Debug, PartialEq, Eq)]
pub enum RelativePath {
    /// To this file inside `content/`.
    Path(SourcePath),
    /// Out of `content/`.
    Outside,
    /// Nowhere.
    Nothing,
}

/// The file that `path`, percent-encoded or not, names from beside `source`.
#[must_use]
pub fn relative_path(source: &SourcePath, path: &str) -> RelativePath {
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
        ] {
            assert_eq!(target(&source, href), expected, "{href}");
        }
    }
}
