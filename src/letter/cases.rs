//! What a title or an opening sentence cites of a case: sessions, and their numbers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::lead::{is_preposition, without_lead};
use super::numbers::{self, CitedNumber};
use super::pattern;
use super::reading::Reading;
use super::surroundings::Trust;
use crate::config::BodyRegister;
use crate::model::numeral;
use crate::model::session::{self, SessionSpelling};

/// A session as printed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CitedSession {
    /// Its words, without blanks.
    pub text: String,
    /// What they mean, or the likely spelling where they are damaged.
    pub spelling: Result<SessionSpelling, Option<String>>,
    /// Where it begins in the folded text.
    at: usize,
}

/// Everything of a case that a text cites.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Cited {
    /// The sessions, in order, repetitions dropped.
    pub sessions: Vec<CitedSession>,
    /// The numbers, in order, repetitions dropped.
    pub numbers: Vec<CitedNumber>,
    /// What could be a number of the case but is not clear, as printed.
    pub unclear: Vec<String>,
}

/// What to read numbers and bodies with.
#[derive(Clone, Copy, Debug)]
pub struct Lookup<'a> {
    /// The register of bodies.
    pub bodies: &'a BodyRegister,
    /// Letters for Han prefixes of numbers.
    pub prefixes: &'a BTreeMap<String, String>,
}

static SESSION: LazyLock<Regex> = LazyLock::new(|| {
    let number = format!("[{}]{{1,6}}", numeral::DIGITS);
    pattern(&format!(
        r"(?<left>\p{{Han}}*?)(?<rest>第?{number}届(?:\p{{Han}}{{0,20}}?)第?{number}(?:次(?:全体会议|全会|会议|大会)?|全体会议|全会|会议|大会))"
    ))
});

/// The sessions and numbers of `text`, which is tight.
#[must_use]
pub(crate) fn cited(text: &Reading, trust: Trust, lookup: Lookup<'_>) -> Cited {
    let mut cited = Cited::default();
    // Looking for one character is cheaper than asking the pattern.
    let sessions = text.as_str().contains('届').then(|| SESSION.captures_iter(text.as_str()));
    for found in sessions.into_iter().flatten() {
        let session = session_at(text, &found, lookup.bodies);
        if !cited.sessions.iter().any(|known| known.text == session.text) {
            cited.sessions.push(session);
        }
    }
    let numbers = numbers::cited(text, trust, lookup.prefixes);
    cited.unclear = numbers.unclear;
    for number in numbers.certain {
        if !cited.numbers.iter().any(|known| known.text == number.text) {
            cited.numbers.push(number);
        }
    }
    cited
}

impl Cited {
    /// Each number with the last session before it; `None` where none stands there.
    #[must_use]
    pub fn pairs(&self) -> Vec<(Option<&CitedSession>, &CitedNumber)> {
        let session_of = |number: &CitedNumber| {
            let before = self.sessions.iter().rfind(|session| session.at < number.at);
            before.or(self.sessions.first())
        };
        self.numbers.iter().map(|number| (session_of(number), number)).collect()
    }
}

fn session_at(text: &Reading, found: &regex::Captures<'_>, bodies: &BodyRegister) -> CitedSession {
    let (left, rest) = (&found["left"], &found["rest"]);
    let range = |group: &str| found.name(group).map_or(0..0, |part| part.range());
    let end = range("rest").end;
    // The longest beginning that makes a registered body's name wins.
    let registered = left.char_indices().map(|(at, _)| at).chain([left.len()]).find(|at| {
        let spelling = session::parse(&format!("{}{rest}", &left[*at..]));
        spelling.is_ok_and(|spelling| bodies.find(&spelling.body).is_some())
    });
    let lead = without_lead(left);
    // 省 in 云岭省 is no name of its own: where the region's name goes on to the left, it is
    // printed whole, registered or not.
    let registered = registered.filter(|at| *at <= lead || is_preposition(&left[lead..*at]));
    let start = registered.unwrap_or(lead);
    let words = text.cut(range("left").start + start..end);
    CitedSession {
        text: words.to_owned(),
        spelling: session::parse(words).map_err(|fault| fault.suggestion),
        at: range("rest").start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, trust: Trust, sessions: &[&str], numbers: &[&str]) {
        let bodies = BodyRegister::default();
        let prefixes = BTreeMap::from([("平".to_owned(), "ps".to_owned())]);
        let lookup = Lookup { bodies: &bodies, prefixes: &prefixes };
        let found = cited(&Reading::joined(text), trust, lookup);
        let found_sessions: Vec<_> = found.sessions.iter().map(|one| one.text.as_str()).collect();
        let found_numbers: Vec<_> = found.numbers.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(
            (found_sessions.as_slice(), found_numbers.as_slice()),
            (sessions, numbers),
            "{text}"
        );
    }

    const TITLES: &[(&str, &[&str], &[&str])] = &[
        (
            "某厅对省政协十三届一次会议第1310519号提案的答复",
            &["省政协十三届一次会议"],
            &["1310519"],
        ),
        ("对十三届全国人大五次会议第6724号建议的答复", &["十三届全国人大五次会议"], &["6724"]),
        (
            "关于政协第十四届全国委员会第二次会议第03434号（医疗卫生类270号）提案答复的函",
            &["政协第十四届全国委员会第二次会议"],
            &["03434"],
        ),
        (
            "云岭市教育局关于云岭市政协九届三次会议第12、13号提案的答复",
            &["云岭市政协九届三次会议"],
            &["12", "13"],
        ),
        (
            "关于区十九届人大第六次会议第12号、第15号和16号建议的复函",
            &["区十九届人大第六次会议"],
            &["12", "15", "16"],
        ),
        ("关于县十七届人大二次会议闭08号建议的答复", &["县十七届人大二次会议"], &["闭08"]),
        (
            "关于县十七届人大二次会议闭会期间第08号建议的答复",
            &["县十七届人大二次会议"],
            &["闭会08"],
        ),
        ("关于闭会期间第BH07号建议的答复", &[], &["BH07"]),
        ("对6号建议的答复", &[], &["6"]),
        ("对第DH0271号建议的答复", &[], &["DH0271"]),
        ("对第平12号提案的答复", &[], &["平12"]),
        ("对第经12号建议的答复", &[], &["经12"]),
        ("关于第十二号建议的答复", &[], &["12"]),
        (
            "关于中国人民政治协商会议砚石县九届委员会第三次会议第5号提案的答复",
            &["中国人民政治协商会议砚石县九届委员会第三次会议"],
            &["5"],
        ),
        (
            "关于2023年云岭市第五届人民代表大会第五次会议第7号建议的答复",
            &["云岭市第五届人民代表大会第五次会议"],
            &["7"],
        ),
        ("对市政协提案第20220004号的答复", &[], &["20220004"]),
        ("关于省十三届人大五次会议“12号”建议的答复", &["省十三届人大五次会议"], &["12"]),
        ("关于省政协十二届三次会议第“45”号提案的答复", &["省政协十二届三次会议"], &["45"]),
        ("对第 DH 0271 号建议的答复", &[], &["DH0271"]),
        ("对第 DH-0271 号建议的答复", &[], &["DH-0271"]),
        ("对第0271 B号建议的答复", &[], &["0271B"]),
        ("关于提案第0121号的答复（第35号答复）", &[], &["0121"]),
        ("关于提案第0121号的答复（答复第35号）", &[], &["0121"]),
        ("关于提案第0121号的答复（2024年第35号）", &[], &["0121"]),
        ("关于2024年第35号提案的答复", &[], &["35"]),
        ("关于第12、13、27号建议的答复", &[], &["12", "13", "27"]),
        ("关于第12；13，27号建议的答复", &[], &["12", "13", "27"]),
        ("关于第12号13号 27号建议的答复", &[], &["12", "13", "27"]),
        ("关于第12、13、27号等3件建议的答复", &[], &["12", "13", "27"]),
        ("关于2件建议（第12号、第13号）的答复", &[], &["12", "13"]),
        ("关于第十二、十三号建议的答复", &[], &["12", "13"]),
        ("关于第12、13建议的答复", &[], &["12", "13"]),
        ("关于第一中学门口5号路第12号建议的答复", &[], &["12"]),
        ("关于第2023-15号提案的答复", &[], &["2023-15"]),
    ];

    const SENTENCES: &[(&str, &[&str], &[&str])] = &[
        (
            "您在省政协第十三届第一会议上“关于强化算力的提案（1310519号）”收悉",
            &["省政协第十三届第一会议"],
            &["1310519"],
        ),
        ("您于省政协十三届一次会议提出的第12号提案收悉", &["省政协十三届一次会议"], &["12"]),
        ("按照国发〔2020〕5号文件和国务院令第492号，在国道213号线", &[], &[]),
        ("您提出的《关于教育的建议》（第091号）收悉", &[], &["091"]),
        ("提案（编号：0012）收悉", &[], &["0012"]),
        ("提案（编号：12、13）收悉", &[], &["12", "13"]),
        ("您提出的问题，在第三、5号楼，第2023年5号文件", &[], &[]),
        ("位于中山路15号楼", &[], &[]),
        ("您提出的第DH 0271号建议(答复第35号)收悉", &[], &["DH0271"]),
        ("您向云岭省第十二届人大第五次会议提交的建议收悉", &["云岭省第十二届人大第五次会议"], &[]),
    ];

    #[test]
    fn sessions_and_numbers_of_titles_are_cited() {
        for (text, sessions, numbers) in TITLES {
            check(text, Trust::Title, sessions, numbers);
        }
    }

    #[test]
    fn numbers_that_are_not_clear_are_told_and_not_taken() {
        for (text, sure, unclear) in [
            ("对第12—15号提案的答复", "", "第12—15号"),
            ("对第5 6 7号提案的答复", "", "第5 6 7号"),
            ("对第13 16号提案的答复", "", "第13 16号"),
            ("对第5、6 7号提案的答复", "", "第5、6 7号"),
            ("对编号5 6提案的答复（第7号）", "7", "编号5 6"),
            ("对提案（编号:5至8）的答复，第9号", "9", "编号:5"),
            ("对第2023年5号提案的答复", "", "第2023年5号"),
            ("对第九05号提案的答复", "", "第九05号"),
            ("对第5十号提案的答复", "", "第5十号"),
            ("对第5以及6号提案的答复", "", "第5以及6号"),
            ("对第十二至十五号提案的答复", "", "第十二至十五号"),
            ("对第十二号至第十五号提案的答复", "12", "第十二号至第十五号"),
            ("对第5号等3件提案的答复", "5", "第5号等3件"),
            ("对第5、6号等三件提案的答复", "56", "第5、6号等三件"),
            ("对第5号提案等2件提案的答复", "5", "第5号提案等2件"),
            ("对第5号提案及其他2件提案的答复", "5", "第5号提案及其他2件"),
            ("对第5号等提案的答复", "5", "第5号等提案"),
            ("关于3件提案（第5号、第6号）的答复", "56", "3件提案"),
            ("对第12-15号提案的答复", "", "第12-15号"),
            ("对第12至15号提案的答复", "", "第12至15号"),
            ("对第12号至第15号提案的答复", "12", "第12号至第15号"),
            ("对第12～15号提案的答复", "", "第12～15号"),
            ("对第12号—15号提案的答复", "12", "第12号—15号"),
            ("对第DH.0271号提案的答复", "", "第DH.0271号"),
            ("对第（平）12号提案的答复", "", "第（平）12号"),
            ("对第121号（第12号）提案的答复", "121", "(12)"),
        ] {
            let bodies = BodyRegister::default();
            let prefixes = BTreeMap::new();
            let lookup = Lookup { bodies: &bodies, prefixes: &prefixes };
            let found = cited(&Reading::joined(text), Trust::Title, lookup);
            let numbers: Vec<_> = found.numbers.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(
                (numbers.concat().as_str(), found.unclear.concat().as_str()),
                (sure, unclear),
                "{text}"
            );
        }
    }

    #[test]
    fn only_the_numbers_of_cases_are_cited_in_sentences() {
        for (text, sessions, numbers) in SENTENCES {
            check(text, Trust::Sentence, sessions, numbers);
        }
    }

    #[test]
    fn a_damaged_session_is_told_with_its_likely_spelling() {
        let bodies = BodyRegister::default();
        let prefixes = BTreeMap::new();
        let lookup = Lookup { bodies: &bodies, prefixes: &prefixes };
        let found = cited(&Reading::new("在省政协第十三届第一会议上"), Trust::Sentence, lookup);
        assert_eq!(found.sessions[0].spelling, Err(Some("省政协第十三届第一次会议".to_owned())));
    }
}
