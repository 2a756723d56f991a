//! Addresses of other sites that pages link to.

use url::Url;

use super::faults::Faults;
use crate::yaml::Node;

/// Refuses what is no address of the web: a script, a file of one computer, half an address.
pub(super) fn check(links: &[([&str; 2], Option<&str>)], node: &Node, faults: &mut Faults) {
    for ([map, key], link) in links {
        let Some(link) = link else { continue };
        let url = Url::parse(link.trim()).ok();
        if url.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host()) {
            continue;
        }
        let value = node.get(map).and_then(|map| map.get(key));
        faults.value(
            value.map_or(0..0, |value| value.span.clone()),
            format!("{key} 要写完整网址，以 http:// 或 https:// 开头，现在写的是“{link}”"),
            format!("{key} must be a full http or https address, got `{link}`"),
        );
    }
}
