//! Names of organisations: told by how they end, split where several stand together.

use crate::model::text::is_han;

/// How a department's name ends.
const ENDINGS: &str = "厅 局 委 办 部 院 处 署 行 会 社 党 盟 团 所 站 队 校 馆 司 室 \
    府 镇 乡 组 联 中心 街道 大学 集团 小学 中学 幼儿园 界";

/// Words that stand in sentences and never in a name.
const NO_NAME: &str = "的 了 您 你 我 关于 收悉 建议 如下 感谢 答复 办理 会议 收到 现将 请 已";

/// Ends of sentences that look like those of names.
const NO_ENDING: &str = "社会 机会 大会 全会 体会 都会 不会 才会 将会";

/// What stands for the writer itself: 我厅, 本局.
const SELF_UNITS: &str = "单位 街道 中心 公司 集团 支队 大队 分局 总队 厅 局 委 办 部 院 处 \
    行 司 区 县 市 镇 乡 会 社 所 站 队 校 馆 署 省";

/// Parties, bodies and sectors of the consultative conference, which propose as such.
const PROPOSING_PARTIES: &str = "民革 民盟 民建 民进 农工 致公党 九三学社 台盟 无党派";
const PROPOSING_BODIES: &str = "工商联 总工会 妇联 共青团 团委 团省委 团市委 团县委 团区委 科协 侨联 \
    台联 青联 文联 残联";

/// What kind of proposer an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Proposing {
    /// 党派.
    Party,
    /// 团体.
    Body,
    /// 界别.
    Sector,
    /// 小组.
    Group,
    /// 专委会.
    Committee,
    /// 代表团.
    Delegation,
}

/// Whether `name` (folded, without blanks) reads as an organisation's name.
#[must_use]
pub(crate) fn is_organisation(name: &str) -> bool {
    let name = without_seal(name);
    let length = name.chars().count();
    (3..=40).contains(&length)
        && ends_as_name(name)
        && name
            .chars()
            .all(|one| is_han(one) || "()·“”".contains(one) || one.is_ascii_alphanumeric())
        && name
            .starts_with(|first: char| is_han(first) || first == '“' || first.is_ascii_alphabetic())
        && !NO_NAME.split(' ').any(|word| name.contains(word))
}

/// Whether `name` ends as names of organisations do.
#[must_use]
pub(crate) fn ends_as_name(name: &str) -> bool {
    // Most of what is asked ends in a character that ends no name.
    name.chars().next_back().is_some_and(|last| ENDINGS.contains(last))
        && ENDINGS.split(' ').any(|ending| name.ends_with(ending))
        && !NO_ENDING.split(' ').any(|ending| name.ends_with(ending))
}

/// `name` without a note about the seal behind it.
#[must_use]
pub(crate) fn without_seal(name: &str) -> &str {
    let bare = ["(盖章)", "(印章)", "(公章)", "(章)", "（盖章）", "（印章）", "（公章）", "（章）"];
    bare.iter().find_map(|seal| name.strip_suffix(seal)).unwrap_or(name)
}

/// Whether `name` is the writer itself: 我厅, 本委.
#[must_use]
pub(crate) fn is_self(name: &str) -> bool {
    let rest = name.strip_prefix('我').or_else(|| name.strip_prefix('本'));
    rest.is_some_and(|unit| SELF_UNITS.split(' ').any(|known| known == unit))
}

/// What kind of proposer the organisation `name` is, where its name says so.
#[must_use]
pub(crate) fn proposing(name: &str) -> Option<Proposing> {
    if PROPOSING_PARTIES.split(' ').any(|party| name.contains(party)) {
        Some(Proposing::Party)
    } else if name.contains("代表团") {
        Some(Proposing::Delegation)
    } else if name.contains("小组") {
        Some(Proposing::Group)
    } else if name.ends_with('界') || name.ends_with("界别") {
        Some(Proposing::Sector)
    } else if PROPOSING_BODIES.split(' ').any(|body| name.contains(body)) {
        Some(Proposing::Body)
    } else if name.contains("政协") && name.ends_with("委员会") {
        Some(Proposing::Committee)
    } else {
        None
    }
}

/// No list of those who sign or are addressed is longer, in bytes.
const LONGEST: usize = 4000;

/// The organisations of `text` (folded), separated by marks, blanks or 和/及/与.
/// `None` where a part is no organisation.
#[must_use]
pub(crate) fn list(text: &str) -> Option<Vec<String>> {
    if text.len() > LONGEST {
        return None;
    }
    let mut out = Vec::new();
    for piece in text.split(['、', ',', ';', '。', '/']) {
        for piece in by_blanks(piece) {
            let names = by_words(&piece);
            // Most lines are sentences, and their first words tell.
            if !names.iter().all(|name| is_organisation(name) || is_self(name)) {
                return None;
            }
            out.extend(names);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Blanks separate names where every part is one; else they only space out a name.
#[must_use]
pub(crate) fn by_blanks(piece: &str) -> Vec<String> {
    let parts: Vec<&str> = piece.split_whitespace().collect();
    if parts.len() > 1 && parts.iter().all(|part| is_organisation(part) || is_self(part)) {
        return parts.into_iter().map(str::to_owned).collect();
    }
    let joined = parts.concat();
    if joined.is_empty() { Vec::new() } else { vec![joined] }
}

/// 和, 及, 与 separate where a name ends before them and another follows: 工业和信息化厅 stays whole.
fn by_words(piece: &str) -> Vec<String> {
    for word in ["以及", "和", "及", "与"] {
        for (at, _) in piece.match_indices(word) {
            let (left, right) = (&piece[..at], &piece[at + word.len()..]);
            let left_ends = is_self(left) || (is_organisation(left) && left.chars().count() >= 3);
            if left_ends && (is_self(right) || is_organisation(right)) {
                let mut out = by_words(left);
                out.extend(by_words(right));
                return out;
            }
        }
    }
    vec![piece.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations_are_told_from_sentences() {
        for name in ["云岭省工业和信息化厅", "省科技厅", "民进云岭市委员会", "云岭市教育局(盖章)"]
        {
            assert!(is_organisation(name), "{name}");
        }
        for text in
            ["收悉", "感谢您对教育局", "2023年7月20日", "一、关于教育局", "共创美好社会", "王小明"]
        {
            assert!(!is_organisation(text), "{text}");
        }
    }

    #[test]
    fn names_with_and_in_them_stay_whole() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(list(text).unwrap_or_default(), expected, "{text}");
        };
        check("我厅、省科技厅、省发展改革委", &["我厅", "省科技厅", "省发展改革委"]);
        check("市住房和城乡建设局和市财政局", &["市住房和城乡建设局", "市财政局"]);
        check("市卫生和计划生育委员会", &["市卫生和计划生育委员会"]);
        check("市教育局 市财政局", &["市教育局", "市财政局"]);
        check("云 岭 市 教 育 局", &["云岭市教育局"]);
        check("市教育局认真研究", &[]);
    }

    #[test]
    fn proposers_are_told_by_their_names() {
        assert_eq!(proposing("民进云岭市委员会"), Some(Proposing::Party));
        assert_eq!(proposing("县政协社会和法制委员会"), Some(Proposing::Committee));
        assert_eq!(proposing("区卫生健康局"), None);
    }
}
