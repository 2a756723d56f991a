//! The session (届次): the title's before the text's before the metadata's.

use super::citations::Citations;
use super::labels::Label;
use super::metadata;
use crate::archive::proposal::body_key;
use crate::config::BodyRegister;
use crate::diagnostic::Bilingual;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::cases::CitedSession;
use crate::letter::reading::Reading;
use crate::model::session::{self, SessionSpelling};
use crate::model::{Kind, numeral};

/// A session that could be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decided {
    /// Its words as printed.
    pub(super) text: String,
    /// What its body receives.
    pub(super) kind: Option<Kind>,
    /// Its key in addresses, where the body is in the register.
    pub(super) key: Option<String>,
}

/// The sessions of the reply; none where they could not be told.
pub(super) fn decide(citations: Citations<'_>, findings: &mut Findings) -> Vec<Decided> {
    let labelled = metadata::first(citations.labels, Label::Session)
        .map(|label| Reading::joined(&label.value).original().to_owned());
    let titled = named(&citations.title.sessions);
    let spoken = named(&citations.opening.sessions);
    let chosen = if titled.is_empty() { spoken } else { titled };
    let of_label = |text: String| {
        let spelling = session::parse(&text).ok().filter(names_body)?;
        Some((text, spelling))
    };
    let chosen: Vec<(String, SessionSpelling)> =
        if chosen.is_empty() { labelled.and_then(of_label).into_iter().collect() } else { chosen };
    if chosen.is_empty() {
        untold(citations, findings);
        return Vec::new();
    }
    if !agrees(&chosen, citations, findings) {
        return Vec::new();
    }
    let decided = chosen.into_iter().map(|(text, spelling)| {
        let body = citations.bodies.find(&spelling.body);
        if body.is_none() {
            unknown_body(&spelling, citations, findings);
        }
        let kind = body.map(|at| citations.bodies.get(at).kind());
        Decided {
            kind: kind.or_else(|| kind_of(&spelling.body)),
            key: body.map(|at| key(citations.bodies, at, &spelling)),
            text,
        }
    });
    decided.collect()
}

fn key(bodies: &BodyRegister, at: u16, spelling: &SessionSpelling) -> String {
    format!("{}-{}-{}", bodies.get(at).key, spelling.term, spelling.meeting)
}

fn names_body(spelling: &SessionSpelling) -> bool {
    kind_of(&spelling.body).is_some()
}

fn kind_of(body: &str) -> Option<Kind> {
    if body.contains("政协") {
        Some(Kind::Proposal)
    } else if body.contains("人大") {
        Some(Kind::Suggestion)
    } else {
        None
    }
}

/// The sessions whose spelling is whole and names a body.
fn named(sessions: &[CitedSession]) -> Vec<(String, SessionSpelling)> {
    let whole = |session: &CitedSession| {
        let spelling = session.spelling.clone().ok().filter(names_body)?;
        Some((session.text.clone(), spelling))
    };
    sessions.iter().filter_map(whole).collect()
}

/// Whether the text's sessions are those chosen; reports each that is not.
fn agrees(
    chosen: &[(String, SessionSpelling)],
    citations: Citations<'_>,
    findings: &mut Findings,
) -> bool {
    let mut agrees = true;
    let others = citations.opening.sessions.iter().chain(&citations.title.sessions);
    for other in others.filter(|other| !chosen.iter().any(|one| one.0 == other.text)) {
        // One that lacks a word is for the rules, which see it in the draft.
        let Ok(spelling) = &other.spelling else { continue };
        let same = |one: &SessionSpelling| {
            let kinds = (kind_of(&one.body), kind_of(&spelling.body));
            (one.term, one.meeting) == (spelling.term, spelling.meeting)
                && (kinds.0 == kinds.1 || kinds.1.is_none())
        };
        if !chosen.iter().any(|one| same(&one.1)) {
            contradicts(&chosen[0].0, &other.text, citations.place, findings);
            agrees = false;
        }
    }
    agrees
}

fn contradicts(taken: &str, other: &str, place: &Place, findings: &mut Findings) {
    let why = Bilingual::new(
        format!("标题写的是{}，正文写的是{}，不是同一次会议", quote(taken), quote(other)),
        format!("the title says {}, the text {}", quote(taken), quote(other)),
    );
    findings.unrecognised("session", place, &why);
}

/// No session is whole: says what stands there instead.
fn untold(citations: Citations<'_>, findings: &mut Findings) {
    let sessions = citations.title.sessions.iter().chain(&citations.opening.sessions);
    let why = match sessions.into_iter().next() {
        None => {
            Bilingual::new("标题和正文里都没有“…届…次会议”", "neither title nor text names one")
        }
        Some(session) => match &session.spelling {
            Ok(_) => Bilingual::new(
                format!("只写了{}，没有写明是哪一级人大或政协", quote(&session.text)),
                format!("{} does not say which congress or committee", quote(&session.text)),
            ),
            Err(Some(likely)) => Bilingual::new(
                format!("写作{}，缺“次”字，是否应为“{likely}”？", quote(&session.text)),
                format!("{} lacks 次; is {likely} meant?", quote(&session.text)),
            ),
            Err(None) => Bilingual::new(
                format!("{}读不出届次", quote(&session.text)),
                format!("{} cannot be read", quote(&session.text)),
            ),
        },
    };
    findings.unrecognised("session", citations.place, &why);
}

/// The level of a body, by the sign of its region.
const LEVELS: &[(&str, &str)] = &[
    ("全国", "national"),
    ("自治区", "province"),
    ("省", "province"),
    ("自治州", "prefecture"),
    ("州", "prefecture"),
    ("盟", "prefecture"),
    ("市", "city"),
    ("县", "county"),
    ("旗", "county"),
    ("区", "district"),
    ("镇", "town"),
    ("乡", "town"),
];

/// Proposes the entry for a body that is not in the register.
fn unknown_body(spelling: &SessionSpelling, citations: Citations<'_>, findings: &mut Findings) {
    let body = &spelling.body;
    let (kind, word) = match kind_of(body) {
        Some(Kind::Suggestion) => ("congress", "人大"),
        _ => ("cppcc", "政协"),
    };
    let region = body.trim_end_matches(word);
    let level = LEVELS.iter().find(|level| region.ends_with(level.0));
    let full = full_name(region, citations.department).map(|region| format!("{region}{word}"));
    let name = full.as_ref().unwrap_or(body);
    let names = if name == body { String::new() } else { format!("\n  names: [{body}]") };
    let key = body_key(level.map_or("local", |level| level.1), kind, name);
    let entry = format!("- key: {key}\n  kind: {kind}\n  name: {name}{names}");
    let message = Bilingual::new(
        format!(
            "届次“{body}第{}届第{}次会议”的会议主体“{body}”不在名录中",
            numeral::chinese(u32::from(spelling.term)),
            numeral::chinese(u32::from(spelling.meeting))
        ),
        format!("the body `{body}` is not in the register"),
    );
    let help = Bilingual::new(
        format!(
            "请在 content/bodies.yaml 加上下面几行，核对名称（key 出现在网址里，定了不再改）：\n{entry}"
        ),
        format!(
            "add these lines to content/bodies.yaml and check the name (the key becomes a permanent part of addresses):\n{entry}"
        ),
    );
    findings.warn(finding::BODY_UNKNOWN, &Place::default(), message, help);
}

/// `省` in the department's `云岭省教育厅` is 云岭省.
fn full_name(region: &str, department: Option<&str>) -> Option<String> {
    if region.chars().count() != 1 {
        return None;
    }
    let department = department?;
    let at = department.find(region).filter(|at| *at >= '省'.len_utf8())?;
    Some(department[..at + region.len()].to_owned())
}
