//! Sessions (届次): term and meeting of a congress or a CPPCC committee.

use std::sync::LazyLock;

use regex::Regex;

use super::numeral;
use super::text::{nfkc, without_space};

/// What groups replies of one session: the registered body, its term, its meeting.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct SessionKey {
    /// Place of the body in the register of bodies.
    pub body: u16,
    /// 届.
    pub term: u16,
    /// 次.
    pub meeting: u16,
}

/// A session as read from one of its many spellings, its body not yet looked up.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SessionSpelling {
    /// The body in its short form: 省政协, 全国人大, 砚山县政协.
    pub body: String,
    /// 届.
    pub term: u16,
    /// 次.
    pub meeting: u16,
}

/// Why a text is no session; with the likely spelling where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SessionFault {
    /// What the editor probably meant.
    pub suggestion: Option<String>,
}

fn pattern(text: &str) -> Regex {
    Regex::new(&text.replace('N', &format!("[{}]{{1,6}}", numeral::DIGITS)))
        .expect("the patterns of this file are tested below")
}

static SESSION: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(.*?)第?(N)届(.*?)第?(N)次(?:全体会议|全会|会议|大会|会)?$"));
static WITHOUT_CI: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(.*?第?N届.*?第?N)(全体会议|全会|会议|大会)$"));

/// Reads a session from any of its usual spellings.
///
/// # Errors
/// [`SessionFault`] where term or meeting cannot be told; it proposes the likely spelling.
pub(crate) fn parse(text: &str) -> Result<SessionSpelling, SessionFault> {
    let plain = without_space(&nfkc(text));
    let fault = || SessionFault {
        suggestion: WITHOUT_CI
            .captures(&plain)
            .map(|found| format!("{}次{}", &found[1], &found[2])),
    };
    let found = SESSION.captures(&plain).ok_or_else(fault)?;
    let number = |index: usize| {
        numeral::parse(&found[index])
            .and_then(|value| u16::try_from(value).ok())
            .filter(|value| (1..=99).contains(value))
            .ok_or_else(fault)
    };
    Ok(SessionSpelling {
        body: short_body(&format!("{}{}", &found[1], &found[3])),
        term: number(2)?,
        meeting: number(4)?,
    })
}

/// A body's name in its short form, so that every spelling of it compares equal:
/// 人民代表大会 → 人大; 政协X委员会 and 中国人民政治协商会议X委员会 → X政协.
#[must_use]
pub(crate) fn short_body(name: &str) -> String {
    let plain = without_space(&nfkc(name)).replace("中国人民政治协商会议", "政协");
    if plain.contains("政协") {
        let region = plain.replacen("政协", "", 1);
        return format!("{}政协", region.strip_suffix("委员会").unwrap_or(&region));
    }
    plain.replace("人民代表大会", "人大")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, body: &str, term: u16, meeting: u16) {
        let expected = SessionSpelling { body: body.to_owned(), term, meeting };
        assert_eq!(parse(text), Ok(expected), "{text}");
    }

    #[test]
    fn the_real_spellings_are_all_read() {
        check("省政协十三届一次会议", "省政协", 13, 1);
        check("十三届全国人大五次会议", "全国人大", 13, 5);
        check("政协第十四届全国委员会第二次会议", "全国政协", 14, 2);
        check("云南省第十二届人大第五次会议", "云南省人大", 12, 5);
        check("省人大十三届六次全会", "省人大", 13, 6);
        check("区十九届人大第六次会议", "区人大", 19, 6);
        check("河北省第十三届人民代表大会第五次会议", "河北省人大", 13, 5);
        check("中国人民政治协商会议砚山县九届委员会第三次会议", "砚山县政协", 9, 3);
        check("十堰市人大第五届五次会议", "十堰市人大", 5, 5);
        check("镇第二届人民代表大会第五次会议", "镇人大", 2, 5);
        check("省政协 13届１次会议", "省政协", 13, 1);
    }

    #[test]
    fn a_missing_ci_is_proposed_not_assumed() {
        let fault = parse("第十三届第一会议").expect_err("次 is missing");
        assert_eq!(fault.suggestion.as_deref(), Some("第十三届第一次会议"));
        assert_eq!(parse("今年的大会"), Err(SessionFault { suggestion: None }));
    }

    #[test]
    fn spellings_of_one_body_compare_equal() {
        for name in ["云岭省政协", "政协云岭省委员会", "中国人民政治协商会议云岭省委员会"]
        {
            assert_eq!(short_body(name), "云岭省政协");
        }
    }
}
