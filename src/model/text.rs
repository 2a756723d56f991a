//! Looking at Chinese text: what a Han character is, compatibility forms folded.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, is_nfkc};

/// `text` in Unicode's compatibility composition (NFKC): full-width digits and
/// letters become ASCII. Borrowed where nothing changes.
#[must_use]
pub(crate) fn nfkc(text: &str) -> std::borrow::Cow<'_, str> {
    if is_nfkc(text) {
        std::borrow::Cow::Borrowed(text)
    } else {
        std::borrow::Cow::Owned(text.nfkc().collect())
    }
}

/// The letters and digits of `text`, in one form of each: what tells two titles apart.
#[must_use]
pub fn comparable(text: &str) -> String {
    nfkc(text).chars().filter(|one| one.is_alphanumeric()).collect()
}

/// `text` without any white space, the ideographic space included.
#[must_use]
pub(crate) fn without_space(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Traditional characters of official language, each before its simplified form.
const TRADITIONAL: &str = "標标題题編编號号屆届會会議议單单發发辦办結结類类別别開开屬属動动請请\
    狀状態态備备註注關关鍵键聯联繫系話话電电稱称網网來来沒没撤撤據据歷历領领導导內内員员書书見见\
    復复覆复對对於于為为與与們们國国華华區区縣县鄉乡鎮镇廳厅黨党協协團团體体業业務务產产經经濟济\
    資资訊讯環环衛卫財财稅税農农漁渔建建設设營营運运輸输應应處处歸归檔档錄录項项從从達达過过還还\
    進进這这選选過过適适長长門门間间閉闭閱阅隊队階阶陽阳際际隨随難难預预題题類类顯显風风飛飞養养\
    駐驻驗验總总縮缩績绩織织組组級级納纳紅红給给統统絕绝繼继續续維维緊紧線线練练罰罚職职聲声臨临\
    舉举舊旧艦舰節节藝艺藥药處处術术補补裝装規规視视覺觉覽览計计記记訂订討讨訓训託托許许訴诉診诊\
    評评試试詢询詳详誠诚誤误說说調调談谈論论證证識识譯译護护讓让貢贡負负貧贫貨货販贩責责貴贵買买\
    費费賀贺賞赏賠赔質质購购贈赠車车軍军軟软較较載载輕轻輛辆輪轮轉转農农醫医釋释里里針针鐵铁鋼钢\
    錢钱錯错鏈链陳陈陸陆雖虽雙双雜杂離离電电靈灵靜静響响頁页頂顶順顺須须頒颁頓顿頻频願愿顧顾";

/// `text` with the traditional characters of official language simplified.
#[must_use]
pub(crate) fn simplified(text: &str) -> String {
    text.chars().map(|one| SIMPLE.get(&one).copied().unwrap_or(one)).collect()
}

/// The simplified form of each of [`TRADITIONAL`]; of one that stands there twice, the first.
static SIMPLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let simple = TRADITIONAL.chars().skip(1).step_by(2);
    let pairs: Vec<_> = TRADITIONAL.chars().step_by(2).zip(simple).collect();
    pairs.into_iter().rev().collect()
});

/// Whether `character` is a Han character (ideographs, 〇 and the extensions).
#[must_use]
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// Whether `one` is a radical or a compatibility form, which look like characters and are none.
#[must_use]
pub(crate) fn is_look_alike(one: char) -> bool {
    matches!(one, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}')
}

/// The character that a radical or a compatibility form stands for: fonts and PDF files put
/// such marks in its place.
#[must_use]
pub(crate) fn ordinary(one: char) -> char {
    const RADICALS: &str = "⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";
    if !is_look_alike(one) {
        return one;
    }
    let mut pairs = RADICALS.chars();
    while let (Some(radical), Some(character)) = (pairs.next(), pairs.next()) {
        if radical == one {
            return character;
        }
    }
    nfkc(one.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(one)
}

/// The dots that people type between the parts of a name.
pub(crate) const NAME_DOTS: &[char] =
    &['·', '•', '・', '．', '.', '‧', '∙', '⋅', '●', '᛫', '⸱', 'ꞏ', '﹒', '･', '˙', '。'];

/// Whether `character` stands between the parts of a name.
#[must_use]
pub(crate) fn is_name_dot(character: char) -> bool {
    NAME_DOTS.contains(&character)
}

/// The surnames of two characters; every other Han surname is taken as one.
pub const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛",
    "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容",
    "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
    "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐",
    "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "公户", "公玉", "公仪", "梁丘", "公仲",
    "公上", "公门", "公山", "公坚", "左丘", "公伯", "西门", "公祖", "第五", "公乘", "贯丘", "公皙",
    "南荣", "东里", "东宫", "仲长", "子书", "子桑", "即墨", "达奚", "褚师",
];

/// The surname of `name`: its compound surname, else its first character; of a
/// name written with a dot, the part before it.
#[must_use]
pub(crate) fn surname(name: &str) -> &str {
    if let Some((first, _)) = name.split_once(is_name_dot) {
        return first;
    }
    let compound = COMPOUND_SURNAMES.iter().find(|compound| {
        name.starts_with(**compound) && name.chars().count() > compound.chars().count()
    });
    compound.copied().unwrap_or_else(|| {
        let end = name.chars().next().map_or(0, char::len_utf8);
        &name[..end]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_of_two_characters_stay_whole() {
        for (name, expected) in [
            ("李秋红", "李"),
            ("欧阳例", "欧阳"),
            ("司马", "司"),
            ("阿依·某", "阿依"),
            ("阿依・某", "阿依"),
            ("", ""),
        ] {
            assert_eq!(surname(name), expected, "{name}");
        }
    }
}
