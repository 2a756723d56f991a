//! The pictures of a page: where they lie, or what they hold themselves.

use percent_encoding::percent_decode_str;
use scraper::ElementRef;

use crate::extract::base64;

/// Pictures in the page itself are not larger than this.
const LARGEST: usize = 8 << 20;

/// Where a picture lies. Pages that load pictures late name them beside a dummy.
pub(super) fn source(element: ElementRef<'_>) -> Option<&str> {
    let late = ["data-src", "data-original", "data-lazy-src"];
    let late = || late.iter().find_map(|name| element.attr(name));
    let own = element.attr("src").map(str::trim).filter(|source| !source.is_empty());
    own.filter(|source| !is_dummy(source)).or_else(late).or(own)
}

/// A dot that only puts things in their place.
pub(super) fn is_spacer(element: ElementRef<'_>) -> bool {
    ["width", "height"].iter().any(|name| {
        let size = element.attr(name).map(|size| size.trim().trim_end_matches("px").to_owned());
        size.is_some_and(|size| matches!(size.as_str(), "0" | "1" | "2"))
    })
}

fn is_dummy(source: &str) -> bool {
    source.starts_with("data:") && source.len() < 200
}

/// The kind and the bytes of a picture that stands in its own address.
pub(super) fn inside(source: &str) -> Option<(String, Vec<u8>)> {
    let (head, data) = source.strip_prefix("data:")?.split_once(',')?;
    let kind = head.split(';').next()?.strip_prefix("image/")?;
    let kind = if kind == "jpeg" { "jpg" } else { kind };
    if data.len() > LARGEST {
        return None;
    }
    let typed: Vec<u8> = percent_decode_str(data).collect();
    let bytes = if head.ends_with(";base64") { base64::decoded(&typed)? } else { typed };
    Some((kind.to_owned(), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_may_stand_in_the_page() {
        let found = |source| inside(source);
        assert_eq!(found("data:image/png;base64,AQID"), Some(("png".to_owned(), vec![1, 2, 3])));
        assert_eq!(found("data:image/jpeg;base64,AQI%3D"), Some(("jpg".to_owned(), vec![1, 2])));
        assert_eq!(found("data:image/gif,abc"), Some(("gif".to_owned(), b"abc".to_vec())));
        assert_eq!(found("data:text/html,abc"), None);
        assert_eq!(found("a.png"), None);
    }
}
