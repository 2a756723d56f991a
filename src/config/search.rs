//! `search`: the search page.

use serde::Deserialize;

use super::faults::Faults;
use crate::model::BaseUrl;
use crate::yaml::{Node, Value};

/// Another site that is searched as well.
#[derive(Clone, Debug)]
pub struct AlsoSearched {
    /// Its name, as results say.
    pub name: String,
    pub url: BaseUrl,
}

/// The section `search` as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Raw {
    also: Option<Vec<RawSite>>,
}

#[derive(Deserialize)]
struct RawSite {
    name: String,
    url: String,
}

/// The other sites, in the order given.
pub(super) fn also(raw: Option<Raw>) -> Vec<AlsoSearched> {
    let sites = raw.and_then(|raw| raw.also).unwrap_or_default().into_iter();
    sites
        .filter_map(|site| Some(AlsoSearched { url: BaseUrl::parse(&site.url)?, name: site.name }))
        .collect()
}

/// What the shape cannot tell.
pub(super) fn check(raw: Option<&Raw>, node: &Node, faults: &mut Faults) {
    let list = node.get("search").and_then(|search| search.get("also"));
    let nodes = match list.map(|node| &node.value) {
        Some(Value::Sequence(nodes)) => &nodes[..],
        _ => &[],
    };
    for (site, node) in raw.and_then(|raw| raw.also.as_ref()).into_iter().flatten().zip(nodes) {
        if BaseUrl::parse(&site.url).is_none() {
            let url = &site.url;
            faults.value(
                node.get("url").map_or(node.span.clone(), |value| value.span.clone()),
                format!("url 要写完整网址，例如 https://jyj.example.gov.cn/dafu/，现在写的是“{url}”"),
                format!("`url` must be a full http or https address, as in https://jyj.example.gov.cn/dafu/; got `{url}`"),
            );
        }
        if site.name.trim().is_empty() {
            faults.value(
                node.get("name").map_or(node.span.clone(), |value| value.span.clone()),
                "请写这个网站的名称，例如 某某县教育局",
                "name the site, as in 某某县教育局",
            );
        }
    }
}
