//! Where and how a person is reached: homes, private mail, messengers, cars.
//!
//! None of these has a check digit, so each is looked for in the form it is
//! really written in, beside the words that go with it; all are warnings.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::item::{PrivateItem, PrivateKind};
use super::line::{Line, View};
use super::patterns::{self, pattern};
use super::scan::line_around;
use super::taken::Taken;

/// What every text that holds one of these holds: nearly every text has none, and is done with.
static HINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[@＠]|&commat;|&#|单元|小区|花园|家园|公寓|宿舍|家属院|新村|嘉园|[嘉雅丽华名]苑|住址|地址|居住地|户籍|户口|家住|现住|居住在|暂住|住在|微信|薇信|威信|(?i:wechat|weixin|qq|ＱＱ|vx|wx|v信)|扣扣|[组社队][0-9０-９一二三四五六七八九十]|[村屯寨庄][0-9０-９一二三四五六七八九十]|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-ZＡ-Ｚ]",
    )
});

/// Mail at providers that anyone can have an address at.
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)([a-z0-9][a-z0-9._%+-]*)@(?:vip\.)?(?:qq|foxmail|163|126|yeah|139|188|189|wo|sina|sohu|tom|21cn",
        r"|aliyun|hotmail|outlook|live|msn|gmail|googlemail|yahoo|icloud|me|263|eyou|proton|protonmail)",
        r"\.(?:com\.cn|com|cn|net|me)(?-u:\b)",
    ))
});

/// A messenger's name, the word for its account, and the account.
static MESSENGER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:加\s?(?:我|本人)?的?(?:微信|薇信|v信|wx|vx)\s?(?<added>[a-z][a-z0-9_-]{5,19})",
        r"|(?:微信|薇信|威信|v信)\s?(?<glued>[a-z]+[0-9_][a-z0-9_-]{0,18})",
        r"|(?:vx|wx)\s?(?:号码?)?\s?:\s?(?<short>[a-z][a-z0-9_-]{5,19})",
        r"|(?:微信|wechat|weixin|薇信|威信|v信)\s?(?:(?:号码?|id|账号|帐号)\s*[:(是为]?|\s*[:(])\s*(?<wechat>[a-z][a-z0-9_-]{5,19})",
        r"|(?:qq|扣扣)\s*(?:号码?|账号|帐号)?\s*[:(是为]?\s*(?<qq>[1-9][0-9]{4,10}))",
    ))
});

/// Words that make a messenger's account an office's.
static OFFICIAL: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:官方|政务|企业|单位|工作|公众)[\"“”]?$"));

static PLATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. -]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学]",
    )
});

/// Homes: a unit of a building with its door, or a number after the word for where one lives.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    const NUMERAL: &str = "[0-9A-Z一二三四五六七八九十]";
    let unit = format!(
        r"{NUMERAL}{{1,5}}(?:号楼|栋|幢|座|号院|号)\s*{NUMERAL}{{1,3}}单元\s*(?:{NUMERAL}{{1,2}}[层楼]\s*)?{NUMERAL}{{1,4}}(?:室|号|户|房)?"
    );
    let door = format!(
        r"{NUMERAL}{{1,3}}单元\s*(?:{NUMERAL}{{1,2}}[层楼]\s*)?(?:[0-9]{{3,4}}|{NUMERAL}{{1,2}})(?:室|号|户|房)"
    );
    let estate = format!(
        r"(?:小区|花园|家园|公寓|宿舍|家属院|新村|嘉园|[嘉雅丽华名]苑)[^,。;:|\n]{{0,6}}?{NUMERAL}{{1,4}}(?:号楼|栋|幢|座)[^,。;:|\n]{{0,4}}?[0-9]{{3,4}}(?:室|号|户|房)"
    );
    let labelled = format!(
        r"(?:家庭住址|家庭地址|住址|居住地址|居住地|户籍地址|户籍所在地|户籍地|户口所在地|身份证地址)[)\]]?\s*[:是为]\s*[^,。;|\n]{{0,40}}?(?:{NUMERAL}{{1,5}}(?:号楼|栋|幢|号院|弄|号|室|组|户)|村[^,。;|\n]{{0,6}}?{NUMERAL}{{1,3}}(?:组|社|队|号))"
    );
    let lives = format!(
        r"(?:家住|现住|居住在|暂住|住在)[^,。;:|\n]{{0,30}}?(?:路|街|巷|弄|村|小区|花园|苑|社区|大道)[^,。;:|\n]{{0,8}}?{NUMERAL}{{1,5}}(?:号楼|栋|幢|号院|号|室|组)"
    );
    let village = format!(
        r"(?:(?:家住|现住|居住在?|住在?|家在|家住在)[^,。;:|\n房宅建院所宿][^,。;:|\n]{{0,30}}?|\p{{Han}}{{1,3}}[乡镇][^,。;:|\n建振规居][^,。;:|\n]{{0,5}}?)[村屯寨庄][^,。;:|\n的年]{{0,6}}?(?:{NUMERAL}{{1,4}}(?:村民小组|组|社|队))?{NUMERAL}{{1,4}}号"
    );
    let forms = [unit, door, estate, labelled, lives, village].join("|");
    // What goes on with the building belongs to it.
    pattern(&format!("(?:{forms})[0-9A-Z一二三四五六七八九十号楼栋幢座单元层室户房院-]*"))
});

/// Adds what of this kind stands in `text`; what overlaps a number found there
/// is known already.
pub(super) fn add(text: &str, found: &mut Vec<PrivateItem>) {
    let numbers = found.len();
    let mut taken: Taken = found.iter().map(|item| &item.at).collect();
    for range in lines(text) {
        let line = Line::new(text, &range, View::Typed);
        for (kind, plain) in of_line(&line.plain) {
            let at = line.source(&plain);
            if taken.is_free(&at) && taken.add(&at) {
                found.push(PrivateItem { kind, at, value: line.plain[plain].to_owned() });
            }
        }
    }
    if found.len() > numbers {
        found.sort_by_key(|one| one.at.start);
    }
}

/// The lines worth a closer look.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut at, mut line) = (0, 0..0);
    while let Some(hint) = HINT.find_at(text, at) {
        let is_new = hint.start() >= line.end;
        if is_new {
            line = line_around(text.as_bytes(), hint.start());
        }
        // A home in a village ends in its number; 农村三级 is none, and far more frequent.
        let is_village = hint.as_str().starts_with(VILLAGE);
        if is_village && (!is_new || !text[line.clone()].contains('号')) {
            at = hint.end();
            continue;
        }
        at = line.end.max(hint.end());
        found.push(line.clone());
    }
    found
}

/// What the hint of a home in a village begins with.
const VILLAGE: [char; 7] = ['村', '屯', '寨', '庄', '组', '社', '队'];

fn of_line(plain: &str) -> Vec<(PrivateKind, Range<usize>)> {
    let mut found = Vec::new();
    // What stands behind asterisks is masked already.
    let is_masked = |at: usize| plain[..at].ends_with(['*', '×', '＊']);
    for one in EMAIL.find_iter(plain).filter(|one| !is_masked(one.start())) {
        found.push((PrivateKind::Email, one.range()));
    }
    for one in MESSENGER.captures_iter(plain) {
        let names = ["wechat", "qq", "added", "glued", "short"];
        let Some(account) = names.iter().find_map(|name| one.name(name)) else { continue };
        let start = one.get(0).map_or(0, |whole| whole.start());
        let before = &plain[..start];
        let rest = &plain[account.end()..];
        let is_word =
            before.ends_with(|last: char| last.is_ascii_alphanumeric() || "@./".contains(last));
        let goes_on =
            rest.starts_with(|next: char| next.is_ascii_alphanumeric() || "@./*".contains(next));
        let is_short = account.as_str().len() < 5;
        if !is_word && !is_short && !goes_on && !OFFICIAL.is_match(patterns::before(plain, start)) {
            found.push((PrivateKind::Messenger, account.range()));
        }
    }
    for one in PLATE.find_iter(plain) {
        let digits = one.as_str().bytes().filter(u8::is_ascii_digit).count();
        let rest = &plain[one.end()..];
        let goes_on = rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '警');
        if digits >= 3 && !goes_on {
            found.push((PrivateKind::CarPlate, one.range()));
        }
    }
    found.extend(ADDRESS.find_iter(plain).map(|one| (PrivateKind::Address, one.range())));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(PrivateKind, &str)> {
        let mut items = Vec::new();
        add(text, &mut items);
        items.into_iter().map(|one| (one.kind, &text[one.at])).collect()
    }

    #[test]
    fn homes_are_told_from_offices() {
        for (text, expected) in [
            ("住在子虚小区3号楼2单元501室。", "住在子虚小区3号楼2单元501室"),
            ("乌有市无何有路８号院３号楼２单元５０１", "３号楼２单元５０１"),
            ("幸福小区12栋1单元302", "12栋1单元302"),
            ("2单元402室", "2单元402室"),
            ("三单元四楼402室", "三单元四楼402室"),
            ("丽景花园5幢1204室", "花园5幢1204室"),
            ("家庭住址：子虚区无何有街道幸福路12号", "家庭住址：子虚区无何有街道幸福路12号"),
            ("户籍所在地：子虚县甲乡乙村3组", "户籍所在地：子虚县甲乡乙村3组"),
            ("该户家住甲镇乙村二组。", "家住甲镇乙村二组"),
            ("申请人住甲乡乙村四组12号，", "人住甲乡乙村四组12号"),
            ("现住甲镇乙村12号", "现住甲镇乙村12号"),
            ("李某（甲镇乙村三组5号）", "甲镇乙村三组5号"),
        ] {
            assert_eq!(found(text), [(PrivateKind::Address, expected)], "{text}");
        }
        for text in [
            "地址：乌有省子虚市无何有路1号",
            "家庭住址：子虚区无何有街道",
            "办公地址：省政府大院3号楼502室",
            "全省改造3个单元、12栋住宅",
            "居住在农村的12户家庭",
            "第三单元2023年上线",
            "住址变更登记只需1个工作日",
            "家庭住址：子虚市甲镇***",
            "3号楼*单元***室",
            "现住房改善项目12号文件",
            "住房和城乡建设部门对乙村12号地块",
            "甲镇乙村的3组居民",
            "甲乡乙村2023年1号文件",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn private_mail_and_messengers_are_told_from_those_of_offices() {
        use PrivateKind::{Email, Messenger};
        for (text, kind, expected) in [
            ("邮箱：zhangsan@qq.com", Email, "zhangsan@qq.com"),
            ("li.si_1990＠163.com。", Email, "li.si_1990＠163.com"),
            ("[写信](mailto:w5@vip.sina.com)", Email, "w5@vip.sina.com"),
            ("a&#64;foxmail.com", Email, "a&#64;foxmail.com"),
            ("微信：wx_zhang1990", Messenger, "wx_zhang1990"),
            ("微信号zhangsan-88", Messenger, "zhangsan-88"),
            ("WeChat ID: zhang_san", Messenger, "zhang_san"),
            ("QQ：123456789", Messenger, "123456789"),
            ("加qq号 1234567", Messenger, "1234567"),
            ("咨询请加微信zhang_san8", Messenger, "zhang_san8"),
            ("加我微信 zhangsan", Messenger, "zhangsan"),
            ("微信zhangsan88", Messenger, "zhangsan88"),
            ("VX：zhangsan88", Messenger, "zhangsan88"),
        ] {
            assert_eq!(found(text), [(kind, expected)], "{text}");
        }
        for text in [
            "gxt@wuyou.gov.cn",
            "z***@qq.com",
            "微信公众号：wuyougongxin",
            "官方微信：wuyougongxin",
            "QQ群：123456789",
            "微信扫一扫 wuyougongxin",
            "微信wuyougongxin",
            "微信mini程序",
            "关注“乌有工信”微信公众号",
            "QQ2024年版",
            "微信支付、QQ钱包",
            "https://www.example.cn/wechat/zhangsan88",
            "见 a@qq.community",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn car_plates_are_told_from_words() {
        for (text, expected) in [
            ("车牌云A12345的车", "云A12345"),
            ("京A·1234B", "京A·1234B"),
            ("粤BD12345", "粤BD12345"),
            ("云Ａ１２３４５", "云Ａ１２３４５"),
            ("川A1234挂", "川A1234挂"),
        ] {
            assert_eq!(found(text), [(PrivateKind::CarPlate, expected)], "{text}");
        }
        for text in
            ["云A1234警", "新A股上市", "云A***45", "贵GDP12345亿元", "云ABCDEF", "青A123456789"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
