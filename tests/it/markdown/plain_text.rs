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
        ("<script>alert(1)</script>\n\n<style>\nx", ""),
    ];
    for (body, expected) in cases {
        assert_eq!(plain_text(body), expected, "body: {body}");
    }
}
