//! Amounts and codes: what stands around eleven digits that are no telephone number.

use std::sync::LazyLock;

use regex::Regex;

use super::patterns::pattern;

/// A unit right behind a number.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\s*(?:[万亿]?(?:元|美元|欧元|港元|港币|日元|英镑|人民币|吨|公斤|千克|克|斤|度|千瓦时|千瓦|兆瓦|人次|人|户|亩|公顷",
        r"|平方公里|平方米|立方米|公里|米|立方|方|次|件|个|笔|条|株|字节|头|只|羽|辆|台|套|册|份|颗|枚|粒|片|块|根|页|字|秒|分钟|小时|天)",
        r"|[万亿]|%|‰|℃|(?i:kwh|mwh|kw|mw|kg|km|gb|tb|mb|rmb|usd|cny)(?-u:\b))",
    ))
});

/// What a unit is not followed by: it is a surname then, or the beginning of another word.
static NO_UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:[某×✕*○〇XxＸ]|\p{Han}?(?:先生|女士|小姐|老师|同志|师傅|主任|局长|处长|科长|所长|站长|院长|校长|书记|主席|委员|代表|经理|医生|律师)",
        r"|\p{Han}{0,2}[某×✕*○])",
    ))
});

/// Words that begin like a unit.
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:个人|个体|人员|人社|人大|人才|人事|人民[^币]|人联|人为|人是|户主|户籍|户名|次日|次[要年月]|方便|方式|方可|件人|头像|只[需能要是有]|台长|元旦|元宵|万一|万分|万望|条码|分[管机]|页面|天[天热]|字样)",
    )
});

/// The name of an amount, or its unit in brackets, right before it.
static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?:{AMOUNTS}):?[ \t]*$")));

/// The same in the cell to the left of a list: it may speak of something else.
static NEIGHBOUR: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?:{AMOUNTS})[ \t]+:[ \t]*$")));

const AMOUNTS: &str = r"金额|总额|余额|产值|投资额|投资|收入|支出|预算|资金|经费|合计|人民币|总计|共计|[¥$￥€£]|[(](?:单位:)?(?:人民币)?[万亿]?(?:元|美元|吨|千克|公斤|斤|千瓦时|千瓦|度|人次|人|户|件|个|次|平方米|立方米|亩|公顷|公里|米|台|套|辆)[)]|(?:[用发供售]电|用水|供水|供气)量|人口数?|[总产]量|面积";

/// The name of a code, right before it: serial numbers and the like have as many digits.
static CODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:编号|编码|代码|代号|单号|案号|文号|条形?码|版本号?|流水号?",
        r"|(?:流水|序列|批次|工单|订单|项目|合同|受理|登记|备案|档案|证书|许可证?|注册|批准|发票|凭证|票据|收据|专利|课题|立案|户|表|书|刊|货|运单|快递|图斑|地块|宗地|索引)号码?",
        r"|(?-u:\b)(?i:isbn|issn|imei|sn))",
        "\\s*(?:为|是)?\\s*:?\\s*[\"“‘'#№]?[A-Za-z]{0,8}[-_/]?$",
    ))
});

/// The brackets of a document's year, or 第, right before a number with 号 behind it.
static DOCUMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:[〕\])】]\s*第?|第)\s*$"));

/// What calls a number a telephone's.
static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:电话|手机|号码|联系方式|联系人|致电|拨打|热线|移动电话|☎|☏|(?i:tel|phone|mobile))[^0-9]{0,6}$",
    )
});

/// What is written before a decimal fraction, and not before the first point of a list.
static MEASURE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:系数|比率?|[经纬]度?|率|度|值|约|为|[=≈±+<>])\s*:?\s*$"));

/// What the words around a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing: it is what it looks like.
    Number,
    /// The cell beside it speaks of money.
    Doubtful,
    /// An amount or a code.
    Other,
}

/// What stands `before` and `after` a number that may be a telephone's.
pub(super) fn meaning(before: &str, after: &str) -> Meaning {
    if is_bare(before) {
        return if has_unit(after) { Meaning::Other } else { Meaning::Number };
    }
    if CODE.is_match(before) {
        return Meaning::Other;
    }
    if is_telephone(before) {
        return Meaning::Number;
    }
    let is_document = || after.trim_start().starts_with('号') && DOCUMENT.is_match(before);
    if LABEL.is_match(before) || has_unit(after) || is_document() {
        return Meaning::Other;
    }
    if NEIGHBOUR.is_match(before) { Meaning::Doubtful } else { Meaning::Number }
}

/// Whether what stands `before` a number calls it a telephone's.
pub(super) fn is_telephone(before: &str) -> bool {
    !is_bare(before) && TELEPHONE.is_match(before)
}

/// Whether there are only digits and blanks, in long rows of numbers: none of the patterns of
/// what stands before a number matches there, and looking is cheaper than asking them.
fn is_bare(before: &str) -> bool {
    before.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'\n'))
}

/// Whether the head of a column calls what stands below it amounts or codes.
pub(super) fn is_other(head: &str) -> bool {
    LABEL.is_match(head) || CODE.is_match(head)
}

/// Whether a number with this before and behind it is an amount.
pub(super) fn is_amount(before: &str, after: &str) -> bool {
    !is_bare(before) && LABEL.is_match(before) || has_unit(after)
}

/// Whether the digit or two that end before `at` of `plain` are the point of a list: 1.138….
pub(super) fn is_list_number(before: &str, digits: &str) -> bool {
    let begins = before.trim_end();
    digits.len() <= 2
        && digits != "0"
        && !MEASURE.is_match(before)
        && (begins.is_empty()
            || begins.ends_with([':', ',', '。', ';', '、', '|', '(', '\n'])
            || before.ends_with('\n'))
}

/// Whether a unit follows, and no surname that is written like one.
fn has_unit(after: &str) -> bool {
    if after.trim_start().starts_with(|next: char| next.is_ascii_digit()) {
        return false;
    }
    let Some(unit) = UNIT.find(after) else { return false };
    let rest = &after[unit.end()..];
    let name = unit.as_str().trim_start();
    let is_apart = name.len() < unit.len();
    if WORD.is_match(after) || NO_UNIT.is_match(rest) {
        return false;
    }
    let han = rest.chars().take_while(|one| ('\u{4e00}'..='\u{9fff}').contains(one)).count();
    match name {
        // An amount of that many would be written in 亿.
        "万" | "亿" => han == 0,
        "元" | "方" | "米" | "台" if is_apart => {
            !(1..=2).contains(&han) || rest.starts_with(['整', '左', '以', '多', '余', '的'])
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_from_surnames_and_words() {
        for after in [
            "元",
            "万元",
            " 元，",
            "度。",
            "人",
            "户居民",
            "亩",
            "公斤",
            "元整",
            " 元左右",
            "kWh",
            "人次",
            "件",
        ] {
            assert!(has_unit(after), "{after}");
        }
        for after in [
            " 万某某",
            "万先生",
            " 元先生",
            " 元明。",
            "万小明",
            "个人手机",
            "户主",
            "人社局",
            "X",
            "",
            "方老师",
            "米某",
        ] {
            assert!(!has_unit(after), "{after}");
        }
        for (before, digits, expected) in [
            ("联系方式:", "1", true),
            ("", "12", true),
            ("甲,", "2", true),
            ("东经", "102", false),
            ("系数:", "1", false),
            ("投资", "1", false),
        ] {
            assert_eq!(is_list_number(before, digits), expected, "{before}{digits}");
        }
    }
}
