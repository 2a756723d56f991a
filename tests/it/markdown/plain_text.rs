//! The visible words, one line a block.

use dafu::document::markdown::plain_text;

#[test]
fn a_block_is_a_line() {
    let cases = [
        ("", ""),
        ("甲\n乙\n\nc\nd", "甲乙\nc d\n"),
        ("一、甲\n\n**“乙”**丙  \n丁", "一、甲\n“乙”丙 丁\n"),
        ("- 甲\n  - 乙\n- [附件](a.pdf)", "甲\n乙\n附件\n"),
        ("| 甲 | 乙 |\n|-|-|\n| 1 |  |", "甲 乙\n1\n"),
        ("甲[^1]![图](a.png)乙\n\n[^1]: 注", "甲乙\n注\n"),
        ("```\na\n\n  b\n```\n丙", "a\n\n  b\n丙\n"),
        ("甲<br>乙<u>丙</u><!-- x -->", "甲 乙丙\n"),
        (
            "<table><tr><td>甲\n乙</td><td>&lt;丙</td></tr><tr><td>丁</td></tr></table>",
            "甲乙 <丙\n丁\n",
        ),
        ("3. 甲\n4. 乙\n\n   丙\n", "3. 甲\n4. 乙\n丙\n"),
        (
            "<ol start=2><li>甲</li><li value=5>乙</li><li>丙</li></ol><ul><li>丁</ul>",
            "2. 甲\n5. 乙\n6. 丙\n丁\n",
        ),
        (
            "3×10<sup>4</sup>立方米、CO<sub>2</sub>、log<sub>2</sub>8、PM<sub>2.5</sub>",
            "3×10⁴立方米、CO₂、log₂8、PM2.5\n",
        ),
        ("数据<sup>①</sup>、10<sup>3/2</sup>，m<sup>2</sup>", "数据①、10^(3/2)，m²\n"),
        ("<script>alert(1)</script>\n\n<style>\nx", ""),
    ];
    for (body, expected) in cases {
        assert_eq!(plain_text(body).text, expected, "body: {body}");
    }
}

/// The place of `words` in the plain text of `body`, as the body has it.
fn source(body: &str, words: &str) -> String {
    let plain = plain_text(body);
    let start = plain.text.find(words).expect("the words");
    body[plain.source(start..start + words.len())].to_owned()
}

#[test]
fn every_word_leads_back_to_the_body() {
    for (body, words, expected) in [
        ("甲乙丙", "乙", "乙"),
        ("138\n0013", "138 0013", "138\n0013"),
        ("138**0013**8", "13800138", "138**0013**8"),
        ("**“甲”**乙`丙`", "甲”乙丙", "甲”**乙`丙"),
        ("138<br>0013", "138 0013", "138<br>0013"),
        ("1&#51;8001", "138", "1&#51;8"),
        ("甲  乙", "甲 乙", "甲  乙"),
        ("| 138 | 0013 |\n|-|-|\n| 甲 | 乙 |", "138 0013", "138 | 0013"),
        ("[138](a)0013", "1380013", "138](a)0013"),
        ("> 甲\n> 乙\n\n丙", "甲乙\n丙", "甲\n> 乙\n\n丙"),
        ("<p>甲</p>\n<p>1&amp;3</p>", "1", "1&amp;3"),
        ("<p>甲</p>\n<p>乙丙</p>", "丙", "丙"),
        ("2. 甲", "2. 甲", "2. 甲"),
        ("10<sup>4</sup>年", "⁴年", "4</sup>年"),
    ] {
        assert_eq!(source(body, words), expected, "body: {body}");
    }
}
