//! Personal numbers: planted ones are found wherever they stand, public ones never.
//!
//! Texts come from a generator with a fixed seed, so that a failure repeats.

use dafu::check::example::{Example, REPLY_PATH};
use dafu::diagnostic::Diagnostic;
use dafu::sensitive::{PrivateKind, find};

use super::load;
use crate::support::Sandbox;

/// Numbers in a fixed sequence (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let value = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(value).expect("in range") % limit
    }

    pub(crate) fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len())]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + u8::try_from(self.below(10)).expect("in range")))
            .collect()
    }

    pub(crate) fn mobile(&mut self) -> String {
        format!("1{}{}", 3 + self.below(7), self.digits(9))
    }

    /// A day of birth between 1940 and 2019 as eight digits.
    fn birth(&mut self) -> String {
        format!("{}{:02}{:02}", 1940 + self.below(80), 1 + self.below(12), 1 + self.below(28))
    }

    pub(crate) fn identity(&mut self) -> String {
        const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let province = self.pick(&["11", "13", "23", "37", "45", "53", "62", "65"]);
        let head = format!("{province}{}{}{}", self.digits(4), self.birth(), self.digits(3));
        let sum: u32 =
            head.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        format!("{head}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
    }

    pub(crate) fn card(&mut self) -> String {
        let count = 13 + self.below(4);
        let head = format!("62{}", self.digits(count));
        (0..10).map(|check| format!("{head}{check}")).find(|card| luhn(card)).expect("in range")
    }

    fn credit_code(&mut self) -> String {
        const CHARACTERS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
        const WEIGHTS: [usize; 17] =
            [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        // As real ones: authority, kind, region, then an organisation's code that
        // may hold letters, so that what stands between may look like a mobile number.
        let mut head =
            format!("{}{}", self.pick(&["1", "1", "5", "9", "N", "Y"]), 1 + self.below(9));
        head += &self.digits(6);
        for _ in 0..9 {
            let among = if self.below(5) == 0 { CHARACTERS.len() } else { 10 };
            head.push(char::from(CHARACTERS[self.below(among)]));
        }
        let value =
            |byte: u8| CHARACTERS.iter().position(|known| *known == byte).expect("in range");
        let sum: usize =
            head.bytes().map(value).zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
        head.push(char::from(CHARACTERS[(31 - sum % 31) % 31]));
        head
    }

    fn office(&mut self) -> String {
        let area = self.pick(&["010", "0871", "0310", "021", "0398"]);
        let (one, four) = (2 + self.below(7), self.digits(4));
        let seven = format!("{one}{}", self.digits(2));
        let gap = self.pick(&["-", "- ", "--", " ", "", " - ", "－", "—"]);
        let middle = self.pick(&["", " ", "-"]);
        let tail = self.pick(&["", "转8012", "、65550058", "（兼传真）"]);
        let eight = if self.below(2) == 0 { self.digits(1) } else { String::new() };
        format!("{area}{gap}{seven}{middle}{four}{eight}{tail}")
    }

    /// Something with digits that anyone may read.
    pub(crate) fn public(&mut self) -> String {
        let code = self.credit_code();
        match self.below(10) {
            0 => format!("统一社会信用代码：{code}"),
            1 => format!("（{code}）"),
            2 => format!("索引号：{code}/20{}-{}", self.digits(2), self.digits(5)),
            3 => format!("索引号: {}", self.mobile()),
            4 => format!("电话：{}", self.office()),
            5 => format!("联系{}", self.office()),
            6 => format!("投入{}万元、{}元", self.digits(4), self.digits(7)),
            7 => format!("https://www.example.gov.cn/{}.html", self.mobile()),
            8 => format!("[公告](http://zwgk.example.gov.cn/a/{}/)", self.mobile()),
            _ => format!("20{}年{}月，共{}件", self.digits(2), 1 + self.below(12), self.digits(3)),
        }
    }

    /// `number` as people write it.
    fn written(&mut self, number: &str, groups: &[usize]) -> String {
        let gap = self.pick(&["", "", " ", "-", "\u{3000}", "－", "&nbsp;"]);
        let mut out = String::new();
        let mut at = 0;
        for (index, length) in groups.iter().enumerate() {
            let end = if index + 1 == groups.len() { number.len() } else { at + length };
            if at > 0 && at < number.len() {
                out.push_str(gap);
            }
            out.push_str(&number[at.min(number.len())..end.min(number.len())]);
            at = end;
        }
        let widened = self.below(4) == 0 && !out.contains('&');
        if widened { out.chars().map(wide).collect() } else { out }
    }

    /// A planted number: as written, and what it is.
    fn planted(&mut self) -> (String, PrivateKind) {
        match self.below(4) {
            0 => (self.identity(), PrivateKind::Identity),
            1 => {
                let card = self.card();
                (self.written(&card, &[4, 4, 4, 4, 4]), PrivateKind::BankCard)
            }
            _ => {
                let number = self.mobile();
                let prefix = self.pick(&["", "", "+86", "+86 ", "86-"]);
                let groups = [&[3, 4, 4][..], &[11], &[3, 8]][self.below(3)];
                (format!("{prefix}{}", self.written(&number, groups)), PrivateKind::Mobile)
            }
        }
    }
}

fn luhn(digits: &str) -> bool {
    let value = |(at, byte): (usize, u8)| {
        let digit = u32::from(byte - b'0') * if at % 2 == 1 { 2 } else { 1 };
        digit / 10 + digit % 10
    };
    digits.bytes().rev().enumerate().map(value).sum::<u32>() % 10 == 0
}

fn wide(character: char) -> char {
    match character {
        '!'..='~' => char::from_u32(u32::from(character) + 0xfee0).expect("in range"),
        other => other,
    }
}

const BETWEEN: &[&str] = &["，", "。", "；", "，并由我厅负责，", "\n", "\n\n", "、", "（见下文）"];

#[test]
fn public_numbers_never_are_personal() {
    let mut dice = Dice::new(7);
    for round in 0..20_000 {
        let count = 1 + dice.below(6);
        let text: String = (0..count).map(|_| dice.public() + dice.pick(BETWEEN)).collect();
        assert_eq!(find(&text), [], "round {round}: {text}");
    }
}

#[test]
fn planted_numbers_are_found_among_public_ones() {
    let mut dice = Dice::new(11);
    for round in 0..20_000 {
        let before: String =
            (0..dice.below(4)).map(|_| dice.public() + dice.pick(BETWEEN)).collect();
        let after: String =
            (0..dice.below(4)).map(|_| dice.pick(BETWEEN).to_owned() + &dice.public()).collect();
        let (number, kind) = dice.planted();
        let text =
            format!("{before}联系人{number}{}", if after.is_empty() { "。" } else { &after });
        let found = find(&text);
        let kinds: Vec<_> = found.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [kind], "round {round}: {text}");
        let shown = &text[found[0].at.clone()];
        assert!(number.contains(shown), "round {round}: {shown} in {text}");
    }
}

/// Where in a reply a number may hide, each with `{}` in its place.
pub(crate) const PLACES: &[(&str, &str)] = &[
    (
        "body",
        "方假设委员：\n\n提案收悉。具体情况请联系{}，我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下，供您参考。\n",
    ),
    (
        "comment",
        "方假设委员：\n\n<!-- 找{}核对 -->\n\n提案收悉。我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下，供您参考，欢迎继续提出意见。\n",
    ),
    (
        "image",
        "方假设委员：\n\n![咨询{}](a.png)\n\n提案收悉。我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下，供您参考，欢迎继续提出意见。\n",
    ),
    (
        "file",
        "方假设委员：\n\n[名单](名单{}.csv)\n\n提案收悉。我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下，供您参考，欢迎继续提出意见。\n",
    ),
];

/// The front matter of a reply that is right.
pub(crate) const HEAD: &str = "---\n标题: 关于第0038号提案的答复\n编号: [\"0038\"]\n届次: 省政协十三届二次会议\n承办单位: 省工信厅\n主送: [方假设]\n成文日期: 2024-05-06\n发布日期: 2024-05-20\n公开属性: 主动公开\n";

/// The findings of a small site whose only reply is `text`.
pub(crate) fn of_reply(text: impl AsRef<[u8]>) -> Vec<Diagnostic> {
    let mut files = Example::RIGHT.site();
    files.insert(REPLY_PATH, text.as_ref().to_vec());
    let sandbox = Sandbox::of(files);
    load(sandbox.root(), "2024-06-30").findings
}

#[test]
fn a_number_is_found_wherever_it_stands_in_a_file() {
    let mut dice = Dice::new(13);
    for _ in 0..3 {
        let numbers = [
            ("privacy/mobile", dice.mobile()),
            ("privacy/id-number", dice.identity()),
            ("privacy/bank-card", dice.card()),
        ];
        for (rule, number) in numbers {
            for (place, body) in PLACES {
                let text = format!("{HEAD}---\n\n{}", body.replace("{}", &number));
                let found = of_reply(&text);
                assert!(found.iter().any(|one| one.rule == rule), "{rule} in {place}: {text}");
            }
            for line in [
                "联系电话: {}",
                "备注: 问{}",
                "备注: >-\n  问{}",
                "附件: [{名称: 名单, 文件: 名单{}.csv}]",
                "# 找{}核对",
            ] {
                let line = line.replace("{}", &number);
                let text = format!("{HEAD}{line}\n---\n\n{}", PLACES[0].1.replace("{}", "我厅"));
                let found = of_reply(&text);
                assert!(found.iter().any(|one| one.rule == rule), "{rule}: {line}");
            }
            let broken = format!("标题: 甲\n联系电话: {number}\n");
            assert!(of_reply(&broken).iter().any(|one| one.rule == rule), "{rule} without ---");
        }
    }
}

#[test]
fn a_draft_and_a_withdrawn_reply_are_looked_at_too() {
    for status in ["草稿", "已撤回\n撤回日期: 2024-06-01\n撤回原因: 重新公开"] {
        let text = format!("{HEAD}状态: {status}\n备注: 13900001234\n---\n\n正文\n");
        let found = of_reply(&text);
        let found: Vec<_> = found.iter().map(|one| (one.rule, one.severity)).collect();
        let expected = ("privacy/mobile", dafu::diagnostic::Severity::Error);
        assert!(found.contains(&expected), "{status}: {found:?}");
    }
}

#[test]
fn what_a_person_reviewed_passes_exactly_as_written() {
    let reply = |reviewed: &str| {
        let body = PLACES[0].1.replace("{}", "139-0000-1234");
        let line = format!("隐私复核: [{{文字: \"{reviewed}\", 理由: 志愿者公布的热线}}]");
        of_reply(format!("{HEAD}{line}\n---\n\n{body}"))
    };
    let count = |reviewed: &str| reply(reviewed).len();
    assert_eq!(count("139-0000-1234"), 0);
    assert_eq!(count("请联系139-0000-1234，我厅"), 0, "with the words around it");
    assert_eq!(count("请联络139-0000-1234，我厅"), 1, "with other words");
    assert_eq!(count("139-0000-123"), 1, "a part of it");
    assert_eq!(count("13900001234"), 1, "another spelling of it is another text");
}
