//! `dafu.yaml` and the registers, checked into meaning once.
//!
//! Text in, typed values and findings out; nothing is read from disk here.

mod deadlines;
mod faults;
mod file;
mod holidays;
mod links;
mod outcomes;
mod privacy;
mod reading;
mod reference;
mod register_shapes;
mod registers;
mod removed;
mod search;
mod shapes;
mod text;
mod theme;
mod words;

pub(crate) use deadlines::Deadlines;
pub(crate) use file::FILE;
pub(crate) use holidays::{holidays, missing as missing_holidays};
pub(crate) use outcomes::Outcome;
pub use reading::{bodies, departments, topics};
pub use reference::{Reference, Setting, reference};
pub use registers::Registers;
pub(crate) use registers::{
    BodyRegister, Department, DepartmentRegister, FormerName, NameUse, Topic,
};
pub(crate) use removed::Removed;
pub(crate) use search::AlsoSearched;
pub(crate) use text::{language_of, text};
pub(crate) use theme::{DEFAULT_THEME, is_theme_name, missing_theme};
pub(crate) use words::{ListEntry, ListKind, WordFiles};
pub use words::{WordLists, word_list};

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Severity, SourcePath};
use crate::model::{BaseUrl, Choice, Kind, ProposerNames, Statistic};
use crate::yaml::Node;
use faults::Faults;

/// The site's configuration. Field names are the keys of `dafu.yaml`.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the site, as on every page.
    pub title: String,
    /// Where the site is published: all absolute addresses begin with it.
    pub base_url: BaseUrl,
    /// Addresses the site had before.
    pub former_base_urls: Vec<BaseUrl>,
    /// Published addresses that were given up on purpose.
    pub removed: Vec<Removed>,
    /// The portal this site is a column of.
    pub parent: Option<Parent>,
    /// Language of the pages (BCP 47).
    pub language: String,
    /// The site's time zone.
    pub time_zone: TimeZone,
    /// Name of the theme: a folder under `themes/`.
    pub theme: String,
    /// Entries on a head page.
    pub page_size: usize,
    /// Entries on a part of a year page.
    pub year_page_size: usize,
    /// Who runs the site: footer and meta tags.
    pub owner: Owner,
    /// The classes of handling (A, B, C …) with what they are called here.
    pub outcomes: Vec<Outcome>,
    /// How many months and working days a reply may take.
    pub deadlines: Deadlines,
    /// What the site shows beyond counts.
    pub statistics: BTreeSet<Statistic>,
    /// How much of a proposer's name is printed.
    pub proposer_names: ProposerNames,
    /// Letters for Han prefixes of case numbers.
    pub number_prefixes: BTreeMap<String, String>,
    /// Severities that differ from the rules' own; `None` switches a rule off.
    pub rules: BTreeMap<String, Option<Severity>>,
    /// The site's word lists: files still to be read, and words given at once.
    pub words: WordFiles,
    /// Strings in this file and the registers that a person has let pass.
    pub privacy_reviewed: privacy::Reviewed,
    /// Whether only what a person reviewed is published.
    pub review_required: bool,
    /// Other sites that the search page searches as well.
    pub search_also: Vec<AlsoSearched>,
    /// The licence of the open data.
    pub data_licence: Option<String>,
    /// Where `base_url` stands, for findings about it.
    pub base_url_span: std::ops::Range<u32>,
    /// The bytes of `theme` in `dafu.yaml`, for findings about the theme.
    pub theme_span: std::ops::Range<u32>,
    /// Where each name in `rules` stands.
    pub rule_spans: BTreeMap<String, std::ops::Range<u32>>,
}

/// The portal above the site.
#[derive(Clone, Debug, Deserialize)]
pub struct Parent {
    /// The words of the link.
    pub name: String,
    /// Where it leads, as typed.
    pub url: String,
}

/// Who runs the site; every item is printed where given.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Owner {
    /// 主办单位.
    pub sponsor: Option<String>,
    /// 承办单位.
    pub operator: Option<String>,
    /// The telephone of the office that runs the site.
    pub phone: Option<String>,
    /// The postal address of that office.
    pub address: Option<String>,
    /// 网站标识码.
    pub site_id_code: Option<String>,
    /// ICP备案号.
    pub icp: Option<String>,
    /// 公安备案号.
    pub police: Option<String>,
    /// 党政机关标识.
    pub mark_url: Option<String>,
    /// 我为政府网站找错.
    pub error_report_url: Option<String>,
}

impl Config {
    /// The row of the class table for `letter` on a reply to a case of `body` and
    /// `kind`: the body's table goes before the kind's, that before the common one.
    #[must_use]
    pub fn outcome(&self, letter: &str, body: Option<&str>, kind: Option<Kind>) -> Option<u16> {
        let of_scope = |scope: Option<&str>| {
            self.outcomes
                .iter()
                .position(|outcome| outcome.letter == letter && outcome.scope.as_deref() == scope)
        };
        let scopes = [body, kind.map(Kind::key)];
        let own = scopes.into_iter().flatten().find_map(|scope| of_scope(Some(scope)));
        own.or_else(|| of_scope(None)).and_then(|at| u16::try_from(at).ok())
    }
}

/// `dafu.yaml` as typed, after its shape was checked.
#[derive(Deserialize)]
struct Raw {
    dafu: u32,
    title: String,
    base_url: String,
    #[serde(default)]
    former_base_urls: Option<Vec<String>>,
    removed: Option<Vec<Removed>>,
    parent: Option<Parent>,
    language: Option<String>,
    time_zone: Option<String>,
    theme: Option<String>,
    page_size: Option<usize>,
    year_page_size: Option<usize>,
    owner: Option<Owner>,
    outcomes: Option<Vec<Outcome>>,
    deadlines: Option<deadlines::Raw>,
    statistics: Option<Vec<String>>,
    proposer_names: Option<String>,
    number_prefixes: Option<BTreeMap<String, String>>,
    rules: Option<BTreeMap<String, String>>,
    search: Option<search::Raw>,
    data_licence: Option<String>,
    review: Option<String>,
    privacy_reviewed: Option<Vec<privacy::Raw>>,
}

/// Reads `text` as the site's configuration. Without findings there is always a value.
#[must_use]
pub fn parse(path: &SourcePath, text: &str) -> (Option<Config>, Vec<Diagnostic>) {
    let mut faults = Faults::new(path);
    let config = faults.read::<Raw>(text, shapes::CONFIG).and_then(|(raw, node)| {
        check_values(&raw, &node, &mut faults);
        let words = words::resolve(node.get("words"), &mut faults);
        (faults.is_empty()).then(|| resolve(raw, words, &node)).flatten()
    });
    (config, faults.into_diagnostics())
}

fn resolve(raw: Raw, words: WordFiles, node: &Node) -> Option<Config> {
    let time_zone = raw.time_zone.as_deref().unwrap_or("Asia/Shanghai");
    let severity = |word: String| match word.as_str() {
        "hint" => Some(Severity::Hint),
        "warning" => Some(Severity::Warning),
        "error" => Some(Severity::Error),
        _ => None,
    };
    let rules = raw.rules.unwrap_or_default();
    Some(Config {
        title: raw.title,
        base_url: BaseUrl::parse(&raw.base_url)?,
        former_base_urls: {
            let former = raw.former_base_urls.iter().flatten();
            former.filter_map(|url| BaseUrl::parse(url)).collect()
        },
        removed: raw.removed.unwrap_or_default(),
        parent: raw.parent,
        language: raw.language.unwrap_or_else(|| "zh-CN".to_owned()),
        time_zone: TimeZone::get(time_zone).ok()?,
        theme: raw.theme.unwrap_or_else(|| "default".to_owned()),
        page_size: raw.page_size.unwrap_or(20),
        year_page_size: raw.year_page_size.unwrap_or(100),
        owner: raw.owner.unwrap_or_default(),
        outcomes: raw.outcomes.unwrap_or_default(),
        deadlines: Deadlines::new(&raw.deadlines.unwrap_or_default(), node),
        statistics: raw
            .statistics
            .into_iter()
            .flatten()
            .filter_map(|word| Statistic::parse(&word))
            .collect(),
        proposer_names: raw
            .proposer_names
            .and_then(|word| ProposerNames::parse(&word))
            .unwrap_or_default(),
        number_prefixes: raw.number_prefixes.unwrap_or_default(),
        rules: rules.into_iter().map(|(rule, word)| (rule, severity(word))).collect(),
        words,
        privacy_reviewed: privacy::Reviewed::new(raw.privacy_reviewed, node),
        review_required: raw.review.as_deref() == Some("required"),
        search_also: search::also(raw.search),
        data_licence: raw.data_licence,
        base_url_span: node.get("base_url").map_or(0..0, |value| value.span.clone()),
        theme_span: node.get("theme").map_or(0..0, |value| value.span.clone()),
        rule_spans: node.get("rules").map(Node::key_spans).unwrap_or_default(),
    })
}

/// What the shape cannot tell: addresses, zones, sizes, slugs.
fn check_values(raw: &Raw, node: &Node, faults: &mut Faults) {
    let at = |key: &str| node.get(key).map_or(0..0, |value| value.span.clone());
    if raw.dafu != 1 {
        faults.value(
            at("dafu"),
            "本版 dafu 只认识配置格式 1",
            "this dafu only knows configuration format 1",
        );
    }
    if BaseUrl::parse(&raw.base_url).is_none() {
        faults.value(
            at("base_url"),
            "base_url 要写完整网址，以 http:// 或 https:// 开头，不带 ? 和 #，例如 https://dafu.example.gov.cn/",
            "base_url must be a full http or https address without query or fragment",
        );
    }
    for url in raw.former_base_urls.iter().flatten().filter(|url| BaseUrl::parse(url).is_none()) {
        faults.value(
            node.get("former_base_urls").map_or(0..0, |all| all.place_of(url)),
            format!(
                "former_base_urls 要写完整网址，例如 https://dafu.example.gov.cn/，现在有“{url}”"
            ),
            format!("former_base_urls takes full http or https addresses, got `{url}`"),
        );
    }
    let owner = raw.owner.as_ref();
    let pages = [
        (["parent", "url"], raw.parent.as_ref().map(|parent| parent.url.as_str())),
        (["owner", "mark_url"], owner.and_then(|owner| owner.mark_url.as_deref())),
        (["owner", "error_report_url"], owner.and_then(|owner| owner.error_report_url.as_deref())),
    ];
    links::check(&pages, node, faults);
    removed::check(raw.removed.as_deref().unwrap_or_default(), node, faults);
    search::check(raw.search.as_ref(), node, faults);
    theme::check(raw.theme.as_deref(), node, faults);
    if raw.time_zone.as_deref().is_some_and(|zone| TimeZone::get(zone).is_err()) {
        faults.value(
            at("time_zone"),
            "不认识这个时区，请写例如 Asia/Shanghai",
            "unknown time zone; write for example Asia/Shanghai",
        );
    }
    for (key, size) in [("page_size", raw.page_size), ("year_page_size", raw.year_page_size)] {
        if size == Some(0) {
            faults.value(at(key), format!("{key} 至少是 1"), format!("{key} must be at least 1"));
        }
    }
    deadlines::check(raw.deadlines.as_ref(), node, faults);
    outcomes::check(raw.outcomes.as_deref().unwrap_or_default(), node, faults);
}
