//! What is personal and what is public, in the forms both are really written in.

use super::item::PrivateKind;
use super::number::{Precision, of_line};

/// The personal numbers of `text`, each with the very characters.
fn found(text: &str) -> Vec<(PrivateKind, &str)> {
    let found = of_line(text, &(0..text.len()), Precision::High);
    found.into_iter().map(|number| (number.kind, &text[number.at])).collect()
}

#[test]
fn mobile_numbers_are_found_however_they_are_written() {
    for number in [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "138-12345678",
        "+86 138 1234 5678",
        "+8613812345678",
        "86-13812345678",
        "(+86)13812345678",
        "１３８１２３４５６７８",
        "138\u{3000}1234\u{3000}5678",
        "138—1234—5678",
        "138.1234.5678",
        "1381234 5678",
        "1 3 8 1 2 3 4 5 6 7 8",
        "138&nbsp;1234&nbsp;5678",
        "138\u{200b}12345678",
        "013812345678",
        "&#49;&#51;&#56;12345678",
        "&#x31;38&#x00031;2345678",
        "138&zwj;1234&ZeroWidthSpace;5678",
        "138\u{202d}1234\u{202c}5678",
        "**138**1234**5678**",
        "138**1234**5678",
        "138<b>1234</b>5678",
        "138<!-- -->12345678",
        r"138\-1234\-5678",
        "1\u{fe0f}\u{20e3}3812345678",
    ] {
        for text in [
            format!("联系电话：{number}。"),
            number.to_owned(),
            format!("电话{number}、0871-65550057"),
            format!("Tel{number}wx"),
            format!("[发短信](tel:{number})"),
        ] {
            let kinds: Vec<_> = found(&text).into_iter().map(|one| one.0).collect();
            assert_eq!(kinds, [PrivateKind::Mobile], "{text}");
        }
    }
    assert_eq!(found("电话+86 138 1234 5678转"), [(PrivateKind::Mobile, "86 138 1234 5678")]);
}

#[test]
fn public_numbers_are_left_alone() {
    for text in [
        "0871- 65550057",
        "0310--3523233",
        "087164871015",
        "0871-6351 2057 转 1389",
        "（0871）65550057、65550058",
        "12345热线",
        "400-168-1234",
        "400 1381 2345",
        "138****1234",
        "138××××1234",
        "**138****1234**、138 1234 ****",
        "138<br>1234<br>5678",
        "13800000000元",
        "投资总额：13800000000",
        "金额（元）：13800000000",
        "0.13812345678",
        "全省投资1381234.5678万元",
        "3.13812345678%",
        "统一社会信用代码：11341702003256001T",
        "11341702003256001T/201910-00009",
        "索引号：13812345678",
        "[ 索引号 ] GK13812345678",
        "索引号: \"530000-138-1234-5678\"",
        "https://www.example.gov.cn/13812345678.html",
        "www.example.cn/a?b=13812345678",
        "530000-150-2023-0012",
        "138123456789",
        "2138123456789",
        "23812345678",
        "digest: 1:9f8aab13812345678cdeffedcba98765432100",
        "2023年7月20日，共1381件，2345户，678人",
        "| 22 | 138 | 1234 | 5678 |",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn identity_numbers_and_cards_are_told_by_their_check_digits() {
    use PrivateKind::{BankCard, DoubtfulIdentity, Identity};
    let wide = "１１０１０５１９４９１２３１００２Ｘ";
    for (text, expected) in [
        ("证号11010519491231002X。", vec![(Identity, "11010519491231002X")]),
        ("11010519491231002x", vec![(Identity, "11010519491231002x")]),
        ("110105 19491231 002X", vec![(Identity, "110105 19491231 002X")]),
        (wide, vec![(Identity, wide)]),
        ("编号110105194912310021", vec![]),
        ("编号202406202401010017", vec![]),
        ("身份证号：110105194912310021", vec![(DoubtfulIdentity, "110105194912310021")]),
        ("身份证130503670401001", vec![(Identity, "130503670401001")]),
        ("编号130503670401001", vec![]),
        ("6222020000000000000", vec![(BankCard, "6222020000000000000")]),
        ("6222 0200 0000 0000 000", vec![(BankCard, "6222 0200 0000 0000 000")]),
        ("卡号：4111 1111 1111 1111", vec![(BankCard, "4111 1111 1111 1111")]),
        ("4111111111111111", vec![]),
        ("6222020000000000001", vec![]),
        ("6202.857142855715、3.6222020000000000000", vec![]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_wary_reader_asks_for_no_context() {
    let wary = |text: &str| of_line(text, &(0..text.len()), Precision::Low).len();
    for text in ["130503670401001", "110105194912310021", "4111111111111111"] {
        assert_eq!((wary(text), found(text).len()), (1, 0), "{text}");
    }
}
