//! The salutation (称呼): to whom a reply is written.

use std::sync::LazyLock;

use regex::Regex;

use super::organisation::{self, Proposing};
use super::pattern;
use super::reading::Reading;
use super::{names, opening};
use crate::model::Kind;
use crate::model::text::is_han;

/// What a salutation says.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Salutation {
    /// Names of people or organisations, in order.
    pub names: Vec<String>,
    /// It names people, but which is open: nobody is in `names`.
    pub unclear: bool,
    /// 等N名.
    pub count: Option<u32>,
    /// 等代表 without a number.
    pub others: bool,
    /// Whether organisations are addressed.
    pub organisations: bool,
    /// What kind of proposer they are, where their names say so.
    pub proposing: Option<Proposing>,
    /// 代表 → suggestion, 委员 → proposal.
    pub kind: Option<Kind>,
}

/// The words a greeting begins with, after the names.
const GREETING: &str = "(?:,?(?:您好|你好|你们好|您们好|大家好)[!。,:;]*)?";

/// People as addressees: `X代表:`, with or without a greeting, and text behind it.
static PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^((?:尊敬的)?[^:。!?《]{{0,80}}?(?:代表|委员|同志|先生|女士)(?:们|\([^)]{{0,24}}\))?(?:[、,]?\p{{Han}}{{2,4}}(?:代表|委员|同志|先生|女士))*){GREETING}([:,;!。]?)(.*)$"
    ))
});

/// `市人大代表王五:`, the name behind the title.
static TITLE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:尊敬的)?((?:\p{Han}{0,10}(?:人大|政协))?(?:代表|委员)(\p{Han}{2,4}))(?:您好|你好)?:$",
    )
});

/// How a line that begins as a salutation goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a colon or a greeting and nothing more.
    Closed,
    Open,
    /// With the text of the reply.
    Text,
}

/// Whether `line` (folded, tight) addresses people, and how it ends.
#[must_use]
pub(crate) fn addresses_people(line: &str) -> Option<Ending> {
    if named_behind(line).is_some() || addresses_both(line) {
        return Some(Ending::Closed);
    }
    let found = PEOPLE.captures(line)?;
    let (names, mark, rest) = (&found[1], &found[2], &found[3]);
    // 委员会 is no member; 代表性 and the like begin sentences.
    let goes_on = rest.starts_with(|next: char| is_han(next)) && mark.is_empty();
    let greets = line[names.len()..].trim_start_matches(',').starts_with(['您', '你', '大']);
    let is_short = names.chars().count() <= 60;
    let is_sentence = [
        "建议", "提案", "关于", "答复", "收悉", "办理", "我们", "您", "你", "作为", "感谢", "根据",
    ]
    .iter()
    .any(|word| names.contains(word));
    if (goes_on && !greets) || is_sentence || !is_short {
        return None;
    }
    match (rest.is_empty(), mark) {
        (true, ":" | "," | ";" | "!" | "。") => Some(Ending::Closed),
        (true, _) if greets => Some(Ending::Closed),
        (true, _) => Some(Ending::Open),
        (false, ":" | ",") => Some(Ending::Text),
        (false, _) if greets => Some(Ending::Text),
        (false, _) => None,
    }
}

/// `教育界委员小组、方假设委员:`, organisations beside people.
fn addresses_both(line: &str) -> bool {
    let Some(names) = line.strip_suffix(':') else { return false };
    let is_titled = |piece: &str| {
        let name = piece.strip_suffix("代表").or(piece.strip_suffix("委员"));
        name.is_some_and(|name| (2..=4).contains(&name.chars().count()))
    };
    let pieces: Vec<&str> = names.split(['、', ',']).collect();
    pieces.len() > 1
        && pieces.iter().any(|piece| is_titled(piece))
        && pieces.iter().all(|piece| is_titled(piece) || organisation::is_organisation(piece))
}

/// How a line of a lead department's letter goes on.
static TO_DEPARTMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"收悉|收到|贵|你局|你委|你厅|你办|你单位|会办|协办|现将|提案|建议"));

/// A salutation is not longer than this, in bytes.
pub(crate) const LONGEST: usize = 300;

/// Whether `line` has a sign of a salutation; most lines have none.
#[must_use]
pub(crate) fn may_address(line: &str) -> bool {
    line.ends_with([':', '：'])
        || ["代表", "委员", "同志", "先生", "女士"].iter().any(|word| line.contains(word))
}

/// Whether `line` (folded, tight) is a salutation; `following` gives the lines
/// behind it by their distance, nothing past the end.
#[must_use]
pub(crate) fn addresses<'a>(line: &str, following: impl Fn(usize) -> &'a str) -> bool {
    match addresses_people(line) {
        Some(Ending::Closed | Ending::Text) => true,
        Some(Ending::Open) => {
            let next = following(1);
            opening::is_received(next) || next.starts_with(['您', '你'])
        }
        None => {
            let goes_on = || (1..4).any(|step| TO_DEPARTMENT.is_match(following(step)));
            addresses_organisations(line) && goes_on()
        }
    }
}

/// The name behind a title: `市人大代表王五:`. A greeting or a group is no name.
fn named_behind(line: &str) -> Option<String> {
    // Looking at the end is cheaper than asking the pattern.
    if !line.ends_with(':') {
        return None;
    }
    let found = TITLE_FIRST.captures(line)?;
    let name = &found[2];
    let is_name = !name.ends_with("好") && !name.starts_with(['团', '会', '小', '们', '您', '你']);
    is_name.then(|| name.to_owned())
}

/// Whether `line` (folded, tight) addresses one or more organisations: `区卫生健康局:`.
#[must_use]
pub(crate) fn addresses_organisations(line: &str) -> bool {
    line.strip_suffix(':').is_some_and(|names| organisation::list(names).is_some())
}

/// What the salutation `line` says; the line is one of the two above.
#[must_use]
pub(crate) fn parse(line: &Reading) -> Salutation {
    let folded = line.as_str();
    let tight = Reading::joined(line.original());
    if addresses_organisations(tight.as_str()) && addresses_people(tight.as_str()).is_none() {
        return of_organisations(folded.trim_end_matches(':'));
    }
    let mut salutation = Salutation { kind: kind(tight.as_str()), ..Salutation::default() };
    if let Some(name) = named_behind(tight.as_str()) {
        salutation.names.push(name);
        return salutation;
    }
    let named = names::read(&address(folded));
    Salutation {
        names: named.names,
        unclear: named.unclear,
        count: named.count,
        others: named.others,
        ..salutation
    }
}

fn of_organisations(text: &str) -> Salutation {
    let names = organisation::list(text).unwrap_or_default();
    Salutation {
        proposing: names.first().and_then(|name| organisation::proposing(name)),
        names,
        organisations: true,
        ..Salutation::default()
    }
}

/// The part of a salutation that names: before the colon, greeting and text.
fn address(folded: &str) -> String {
    let text = folded.trim().trim_start_matches("尊敬的");
    let end = ["您好", "你好", "你们好", "您们好", "大家好", ":", "!"]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()
        .unwrap_or(text.len());
    text[..end].trim_end_matches([',', ' ', '。', ';']).to_owned()
}

fn kind(tight: &str) -> Option<Kind> {
    let people = &tight[..tight.find(':').unwrap_or(tight.len())];
    match (people.contains("代表"), people.contains("委员")) {
        (true, false) => Some(Kind::Suggestion),
        (false, true) => Some(Kind::Proposal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, names: &[&str], count: Option<u32>) {
        let reading = Reading::new(line);
        let tight = Reading::joined(line);
        assert!(
            addresses_people(tight.as_str()).is_some() || addresses_organisations(tight.as_str()),
            "{line}"
        );
        let found = parse(&reading);
        assert_eq!(
            (found.names.as_slice(), found.count),
            (&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()[..], count),
            "{line}"
        );
    }

    #[test]
    fn salutations_of_all_kinds_are_read() {
        check("李例子委员：", &["李例子"], None);
        check("甲某某、乙某代表：", &["甲某某", "乙某"], None);
        check("李红例等8名代表:", &["李红例"], Some(8));
        check("姜例（等10位）代表：", &["姜例"], Some(10));
        check("罗例等代表：", &["罗例"], None);
        check("刘例并陈例莲、王例代表：", &["刘例", "陈例莲", "王例"], None);
        check("尊敬的王例代表，您好！", &["王例"], None);
        check("张 例 王例子代表：", &["张例", "王例子"], None);
        check("张例委员、李例委员：", &["张例", "李例"], None);
        check("市人大代表王五例：", &["王五例"], None);
        check("阿依·例委员：", &["阿依·例"], None);
        check("李和平代表：", &["李和平"], None);
        check("张例代表：您提出的建议收悉。", &["张例"], None);
        check("王例（领衔）、赵例代表：", &["王例", "赵例"], None);
        check("民进乌有市委员会：", &["民进乌有市委员会"], None);
        check("区卫生健康局：", &["区卫生健康局"], None);
        check("县政协社会和法制委员会：", &["县政协社会和法制委员会"], None);
        check("委员您好：", &[], None);
        check("尊敬的乌有区人大代表：", &[], None);
        check("各位代表：", &[], None);
        check("教育界委员小组、郑例委员：", &["教育界委员小组", "郑例"], None);
    }

    #[test]
    fn sentences_are_no_salutation() {
        for line in [
            "代表性不强",
            "感谢您对教育工作的支持",
            "人大代表建议",
            "我们请代表委员参加",
            "来源:",
            "现答复如下:",
        ] {
            let found = addresses_people(line).filter(|ending| *ending != Ending::Open);
            assert_eq!((found, addresses_organisations(line)), (None, false), "{line}");
        }
    }

    #[test]
    fn others_without_a_number_are_told() {
        assert!(parse(&Reading::new("罗例等代表：")).others);
        assert!(!parse(&Reading::new("罗例代表：")).others);
    }
}
