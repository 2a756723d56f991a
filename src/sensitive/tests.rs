//! What is personal and what is public, in the forms both are really written in.

use super::item::PrivateKind;
use super::number::{Precision, of_lines};

/// A mobile number in the ways it is written, torn apart and hidden.
const MOBILES: &[&str] = &[
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
    "138~~1234~~5678",
    "138`1234`5678",
    "[138](https://www.wuyou.gov.cn/a(1).html)12345678",
    "138[1234][a]5678",
    "138[^1]1234[^2]5678",
    "138<span lang=\"EN-US\" style=\"font-size:16.0pt\">1234</span>5678",
    "1381234<br/>5678",
    "138<BR>\n12345678",
    "<ruby>138<rt>yi san ba</rt></ruby>12345678",
    "<ruby>138<rp>(</rp><rt>yi san ba</rt><rp>)</rp></ruby>12345678",
    "138\n12345678",
    "1381234  \n5678",
    "1381234\\\n5678",
    "138-1234-\n  5678",
    "> 1381234\n> 5678",
    "138&lrm;1234&hairsp;5678",
    "138&Tab;1234&numsp;5678",
    "138\u{2800}1234\u{3164}5678",
    "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
    "¹³⁸¹²³⁴⁵⁶⁷⁸",
    "₁₃₈₁₂₃₄₅₆₇₈",
    "١٣٨١٢٣٤٥٦٧٨",
    "①③⑧①②③④⑤⑥⑦⑧",
    "138/1234/5678",
    "138～1234～5678",
    "138   1234   5678",
    "138 12 34 56 78",
    "138123 45678",
    "1381 2345678",
    "138-1234-5678-801",
    "13812345678X",
    "1795113812345678",
    "1\u{fe0f}\u{20e3}3812345678",
];

/// What has the digits of a personal number and is none.
const PUBLIC: &[&str] = &[
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
    "13800000000元",
    "13987654321度",
    "13987654321人次",
    "13987654321 户",
    "13987654321亩",
    "13987654321公斤",
    "13987654321千瓦时",
    "13987654321件",
    "人民币13987654321",
    "￥13987654321",
    "用电量（度）：13987654321",
    "流水号13987654321",
    "工单编号：13987654321",
    "项目编号YN13987654321",
    "合同编号：HT-13987654321",
    "订单号13987654321",
    "备案号：13987654321",
    "发票号码：13987654321",
    "公告〔2023〕13987654321号",
    "第13987654321号",
    "版本1.3.9.8.7.6.5.4.3.2.1",
    "1.39.87.65.43.21",
    "13 987 654 321",
    "东经102.13987654321，北纬25.13987654321",
    "1998-10-12-345",
    "1381\n2345\n6780",
    "1月\n0.170\n0.160\n−0.010\n",
    "138123\n\n45678",
    "<td>138</td><td>1234</td><td>5678</td>",
    "150-2023-0012-03",
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
];

/// The personal numbers of `text`, each with the very characters.
fn found(text: &str) -> Vec<(PrivateKind, &str)> {
    let found = of_lines(text, &(0..text.len()), Precision::High);
    found.into_iter().map(|number| (number.kind, &text[number.at])).collect()
}

#[test]
fn mobile_numbers_are_found_however_they_are_written() {
    for number in MOBILES {
        for text in [
            format!("电话{number} 万某某"),
            format!("{number} 元先生"),
            format!("联系方式：{number}"),
            format!("联系电话：{number}。"),
            (*number).to_owned(),
            format!("电话{number}、0871-65550057"),
            format!("Tel{number}wx"),
            format!("[发短信](tel:{number})"),
        ] {
            // A link's target holds neither a link nor a tag.
            if text.contains("](tel:") && number.contains(['[', '<']) {
                continue;
            }
            let kinds: Vec<_> = found(&text).into_iter().map(|one| one.0).collect();
            assert_eq!(kinds, [PrivateKind::Mobile], "{text}");
        }
    }
    assert_eq!(found("电话+86 138 1234 5678转"), [(PrivateKind::Mobile, "86 138 1234 5678")]);
}

#[test]
fn public_numbers_are_left_alone() {
    for text in PUBLIC {
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
    let wary = |text: &str| of_lines(text, &(0..text.len()), Precision::Low).len();
    for text in ["130503670401001", "110105194912310021", "4111111111111111"] {
        assert_eq!((wary(text), found(text).len()), (1, 0), "{text}");
    }
}

#[test]
fn what_is_glued_to_a_number_hides_nothing() {
    use PrivateKind::{DoubtfulMobile, Identity, Mobile};
    for (text, expected) in [
        ("联系方式：1.13812345678。", vec![Mobile]),
        ("手机138<br>1234<br/>5678", vec![Mobile]),
        ("13812345678.2023年起使用", vec![Mobile]),
        ("网址www.wuyou.gov.cn,13812345678。", vec![Mobile]),
        ("https://www.wuyou.gov.cn/;13812345678", vec![Mobile]),
        ("138-1234-5678-139-1234-5679", vec![Mobile, Mobile]),
        ("1381234567813912345679", vec![Mobile, Mobile]),
        ("13812345678个人手机", vec![Mobile]),
        ("残疾人证11010519491231002X44", vec![Identity]),
        ("11010519491231002×", vec![Identity]),
        ("11010519491231002Х", vec![Identity]),
        ("110105\n19491231002X", vec![Identity]),
        ("手机一三八一二三四五六七八", vec![DoubtfulMobile]),
        ("幺三八-一二三四-五六七八", vec![DoubtfulMobile]),
        ("138一二三四5678", vec![DoubtfulMobile]),
        ("一三八12345678", vec![DoubtfulMobile]),
        ("1三8一2三4五6七8", vec![DoubtfulMobile]),
        ("手机138OO138OOO。", vec![DoubtfulMobile]),
        ("手机l38 1234 567I", vec![DoubtfulMobile]),
        ("Tel138oo138oo1", vec![DoubtfulMobile]),
        ("流水号138OO138OOO", vec![]),
        ("138OO138OOO元", vec![]),
        ("ISO90011O8、CO2排放138lO吨", vec![]),
        ("第一13812号文、三138号", vec![]),
        ("手机**1**3*8*1234**5678**", vec![Mobile]),
        ("尺寸1500*800*2000、1*500*800*2000", vec![]),
        ("138-一二三四-5678", vec![DoubtfulMobile]),
        ("138 1234 五六七八", vec![DoubtfulMobile]),
        ("<RUBY>138<RT class=\"a\">x</RT></RUBY>12345678", vec![Mobile]),
        ("[写信](https://www.wuyou.gov.cn/a?id=1&tel=13812345678)", vec![Mobile]),
        ("https://www.wuyou.gov.cn/?mobile=%2B8613812345678#a", vec![Mobile]),
        ("https://www.wuyou.gov.cn/?id=13812345678&hotel=13812345678", vec![]),
        ("[写信](tel:%31%33812345678)", vec![Mobile]),
        ("[写信](tel:%31%33%38%31%32%33%34%35%36%37%38)", vec![Mobile]),
        ("甲 扶持资金 ：13812345678", vec![DoubtfulMobile]),
        ("二〇二三年一月二日，第一、三、五、六、七、八、九、一、二、三、四条", vec![]),
    ] {
        let kinds: Vec<_> = super::find(text).into_iter().map(|one| one.kind).collect();
        assert_eq!(kinds, expected, "{text}");
    }
}
