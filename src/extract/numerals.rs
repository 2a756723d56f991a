//! Numbers as Word and WPS write them before a paragraph: one function for each format.

/// `number` in the `format` of a level (`numFmt`); `None` where the format is none that is known.
pub(super) fn written(format: &str, number: u32) -> Option<String> {
    let plain = || number.to_string();
    let from = |first: u32, count: u32| enclosed(number, first, count).unwrap_or_else(plain);
    Some(match format {
        "decimal" | "decimalHalfWidth" => plain(),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => digits(number, "０１２３４５６７８９"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => from(0x2460, 20),
        "decimalEnclosedParen" => from(0x2474, 20),
        "decimalEnclosedFullstop" => from(0x2488, 20),
        "ideographEnclosedCircle" => from(0x3280, 10),
        "ideographTraditional" => one_of(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => one_of(number, "子丑寅卯辰巳午未申酉戌亥"),
        "ideographZodiacTraditional" => sexagenary(number),
        "ideographDigital" | "japaneseDigitalTenThousand" => digits(number, "〇一二三四五六七八九"),
        "taiwaneseDigital" => digits(number, "○一二三四五六七八九"),
        "chineseCounting" | "taiwaneseCounting" if number >= 100 => {
            digits(number, "○一二三四五六七八九")
        }
        "chineseCounting"
        | "taiwaneseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand" => counted(number, &COMMON),
        "japaneseCounting" => counted(number, &JAPANESE),
        "chineseLegalSimplified" => counted(number, &LEGAL_SIMPLIFIED),
        "ideographLegalTraditional" => counted(number, &LEGAL_TRADITIONAL),
        "japaneseLegal" => counted(number, &JAPANESE_LEGAL),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_ascii_lowercase(),
        "upperLetter" => repeated(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter" => repeated(number, "abcdefghijklmnopqrstuvwxyz"),
        "chicago" => repeated(number, "*†‡§"),
        "koreanDigital" => digits(number, "영일이삼사오육칠팔구"),
        "koreanDigital2" => digits(number, "零一二三四五六七八九"),
        "koreanCounting" => counted(number, &KOREAN),
        "ordinal" => ordinal(number),
        "numberInDash" => format!("- {number} -"),
        "hex" => format!("{number:X}"),
        "none" => String::new(),
        _ => return padded(format, number).or_else(|| in_sequence(format, number)),
    })
}

/// The `number`th of `count` characters from `first` on.
fn enclosed(number: u32, first: u32, count: u32) -> Option<String> {
    let place = number.checked_sub(1).filter(|place| *place < count)?;
    char::from_u32(first + place).map(String::from)
}

/// The `number`th of `signs`; behind the last of them Word goes on in digits.
fn one_of(number: u32, signs: &str) -> String {
    let place = usize::try_from(number).unwrap_or(usize::MAX).checked_sub(1);
    place
        .and_then(|place| signs.chars().nth(place))
        .map_or_else(|| number.to_string(), String::from)
}

/// `number` digit by digit.
fn digits(number: u32, signs: &str) -> String {
    let sign = |digit: char| {
        digit.to_digit(10).and_then(|value| signs.chars().nth(value as usize)).unwrap_or(digit)
    };
    number.to_string().chars().map(sign).collect()
}

/// 甲子, 乙丑 … 癸亥.
fn sexagenary(number: u32) -> String {
    let Some(place) = number.checked_sub(1).filter(|place| *place < 60) else {
        return number.to_string();
    };
    one_of(place % 10 + 1, "甲乙丙丁戊己庚辛壬癸")
        + &one_of(place % 12 + 1, "子丑寅卯辰巳午未申酉戌亥")
}

/// How a script counts.
struct Counting {
    digits: &'static str,
    /// Ten, hundred, thousand, ten thousand.
    units: [&'static str; 4],
    /// Whether gaps are said (一百零一).
    says_zero: bool,
    /// Whether the one before a ten that begins the number is said (壹拾).
    says_ten: bool,
    /// Whether the one before hundred and thousand is said.
    says_one: bool,
}

const COMMON: Counting = Counting {
    digits: "零一二三四五六七八九",
    units: ["十", "百", "千", "万"],
    says_zero: true,
    says_ten: false,
    says_one: true,
};
const JAPANESE: Counting =
    Counting {
        digits: "〇一二三四五六七八九", says_zero: false, says_one: false, ..COMMON
    };
const LEGAL_SIMPLIFIED: Counting = Counting {
    digits: "零壹贰叁肆伍陆柒捌玖",
    units: ["拾", "佰", "仟", "万"],
    says_ten: true,
    ..COMMON
};
const LEGAL_TRADITIONAL: Counting = Counting {
    digits: "零壹貳參肆伍陸柒捌玖",
    units: ["拾", "佰", "仟", "萬"],
    ..LEGAL_SIMPLIFIED
};
const JAPANESE_LEGAL: Counting = Counting {
    digits: "〇壱弐参四伍六七八九",
    units: ["拾", "百", "阡", "萬"],
    says_zero: false,
    ..LEGAL_SIMPLIFIED
};

const KOREAN: Counting = Counting {
    digits: "영일이삼사오육칠팔구",
    units: ["십", "백", "천", "만"],
    says_zero: false,
    says_one: false,
    ..COMMON
};

/// `number` in words.
fn counted(number: u32, how: &Counting) -> String {
    let digit = |value: u32| how.digits.chars().nth(value as usize).unwrap_or_default();
    if number == 0 {
        return digit(0).into();
    }
    if number >= 10_000 {
        let (above, below) = (number / 10_000, number % 10_000);
        let gap = if below > 0 && below < 1000 && how.says_zero {
            digit(0).into()
        } else {
            String::new()
        };
        let below = if below == 0 { String::new() } else { counted(below, how) };
        return counted(above, how) + how.units[3] + &gap + &below;
    }
    let mut out = String::new();
    let mut gap = false;
    for (power, unit) in [(1000, how.units[2]), (100, how.units[1]), (10, how.units[0]), (1, "")] {
        let value = number / power % 10;
        if value == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap && how.says_zero {
            out.push(digit(0));
        }
        gap = false;
        let is_silent = value == 1
            && match power {
                1 => false,
                10 => !how.says_one || out.is_empty() && !how.says_ten,
                _ => !how.says_one,
            };
        if !is_silent {
            out.push(digit(value));
        }
        out.push_str(unit);
    }
    out
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number >= 4000 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// A … Z, AA, BB … ZZ, AAA: as Word counts, not as columns are named.
fn repeated(number: u32, signs: &str) -> String {
    let count = signs.chars().count();
    let place = usize::try_from(number).unwrap_or(usize::MAX).checked_sub(1);
    let Some(place) = place.filter(|place| *place < count * 30) else {
        return number.to_string();
    };
    let sign = signs.chars().nth(place % count);
    sign.into_iter().cycle().take(place / count + 1).collect()
}

/// Digits with zeros before them, by the example that the format gives: `001, 002, 003, ...`.
fn padded(format: &str, number: u32) -> Option<String> {
    let first = format.strip_prefix(CUSTOM)?.split(',').next()?.trim();
    let is_zeros = |zeros: &&str| zeros.len() < 9 && zeros.bytes().all(|one| one == b'0');
    let zeros = first.strip_suffix('1').filter(is_zeros)?;
    Some(format!("{number:0width$}", width = zeros.len() + 1))
}

/// What stands before the example of a format without a name.
pub(super) const CUSTOM: &str = "custom ";

/// The order of the signs of other scripts; behind the last comes the first again.
const SEQUENCES: &[(&str, &str)] = &[
    ("aiueo", "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"),
    (
        "aiueoFullWidth",
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    ),
    ("iroha", "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"),
    (
        "irohaFullWidth",
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
    ),
    ("ganada", "가나다라마바사아자차카타파하"),
    ("chosung", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
];

fn in_sequence(format: &str, number: u32) -> Option<String> {
    let signs = SEQUENCES.iter().find(|one| one.0 == format)?.1;
    let place = usize::try_from(number).ok()?.checked_sub(1)?;
    signs.chars().nth(place % signs.chars().count()).map(String::from)
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_writes_what_word_shows() {
        for (format, expected) in [
            ("decimal", [(1, "1"), (10, "10"), (101, "101")]),
            ("decimalZero", [(1, "01"), (10, "10"), (101, "101")]),
            ("decimalFullWidth", [(1, "１"), (12, "１２"), (101, "１０１")]),
            ("decimalEnclosedCircle", [(1, "①"), (20, "⑳"), (21, "21")]),
            ("decimalEnclosedCircleChinese", [(1, "①"), (10, "⑩"), (21, "21")]),
            ("decimalEnclosedParen", [(1, "⑴"), (20, "⒇"), (21, "21")]),
            ("decimalEnclosedFullstop", [(1, "⒈"), (20, "⒛"), (21, "21")]),
            ("chineseCounting", [(11, "十一"), (20, "二十"), (101, "一○一")]),
            ("chineseCountingThousand", [(12, "十二"), (101, "一百零一"), (1010, "一千零一十")]),
            ("chineseLegalSimplified", [(1, "壹"), (11, "壹拾壹"), (101, "壹佰零壹")]),
            ("ideographLegalTraditional", [(2, "貳"), (11, "壹拾壹"), (101, "壹佰零壹")]),
            ("ideographTraditional", [(1, "甲"), (10, "癸"), (11, "11")]),
            ("ideographZodiac", [(1, "子"), (12, "亥"), (13, "13")]),
            ("ideographZodiacTraditional", [(1, "甲子"), (13, "丙子"), (60, "癸亥")]),
            ("ideographDigital", [(1, "一"), (10, "一〇"), (101, "一〇一")]),
            ("ideographEnclosedCircle", [(1, "㊀"), (10, "㊉"), (11, "11")]),
            ("japaneseCounting", [(11, "十一"), (101, "百一"), (1111, "千百十一")]),
            ("taiwaneseCounting", [(11, "十一"), (99, "九十九"), (101, "一○一")]),
            (
                "taiwaneseCountingThousand",
                [(21, "二十一"), (110, "一百一十"), (10_001, "一万零一")],
            ),
            ("upperRoman", [(4, "IV"), (9, "IX"), (1994, "MCMXCIV")]),
            ("upperLetter", [(1, "A"), (27, "AA"), (28, "BB")]),
            ("koreanCounting", [(2, "이"), (11, "십일"), (101, "백일")]),
            ("custom 001, 002, 003, ...", [(1, "001"), (11, "011"), (1001, "1001")]),
            ("chicago", [(1, "*"), (4, "§"), (6, "††")]),
            ("aiueoFullWidth", [(1, "ア"), (11, "サ"), (47, "ア")]),
            ("ordinal", [(1, "1st"), (12, "12th"), (23, "23rd")]),
        ] {
            for (number, shown) in expected {
                assert_eq!(written(format, number).as_deref(), Some(shown), "{format} {number}");
            }
        }
        assert_eq!(written("hebrew1", 1), None);
    }
}
