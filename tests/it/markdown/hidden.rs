//! What the source hides is on no page, and it is told.

use dafu::document::markdown::{OddityKind, plain_text, read};

use super::html;

const SECRET: &str = "内部意见";

fn kinds(body: &str) -> Vec<OddityKind> {
    read(body).outline.oddities.into_iter().map(|oddity| oddity.kind).collect()
}

/// Ways to hide a text.
const HIDDEN: &[&str] = &[
    "<p hidden>内部意见</p>",
    "<p hidden=until-found>内部意见</p>",
    "<P HIDDEN=\"\">内部意见</P>",
    "<p style=\"display:none\">内部意见</p>",
    "<p style='color:red; DISPLAY : none !important'>内部意见</p>",
    "<p style=\"display&#58;none\">内部意见</p>",
    "<p style=\"display:/**/none\">内部意见</p>",
    "<div style=\"visibility:hidden\">内部意见</div>",
    "<div style=\"opacity:0\"><p>内部意见</p></div>",
    "<div style=\"font-size:0px\">内部意见</div>",
    "<div style=\"height:0;overflow:hidden\">内部意见</div>",
    "<div style=\"position:absolute;left:-9999px\">内部意见</div>",
    "<div style=\"text-indent:-999em\">内部意见</div>",
    "<div style=\"mso-hide:all\">内部意见</div>",
    "<div style=\"clip:rect(0,0,0,0)\">内部意见</div>",
    "<div style=\"color:#FFF\">内部意见</div>",
    "<div style=\"color:#ffffff;background:white\" hidden>内部意见</div>",
    "<font color=white>内部意见</font>",
    "<div style=\"color:rgb(255, 255, 255)\">内部意见</div>",
    "<div style=\"color:transparent\">内部意见</div>",
    "<div aria-hidden=\"true\">内部意见</div>",
    "<div class=\"note hidden\">内部意见</div>",
    "<div popover>内部意见</div>",
    "<dialog>内部意见</dialog>",
    "<template>内部意见</template>",
    "<template>\n\n内部意见\n\n</template>",
    "<script>内部意见</script>",
    "<script>\nif (a<b) 内部意见\n\n内部意见</script>",
    "<style>内部意见</style>",
    "<noscript>内部意见</noscript>",
    "<textarea>内部意见</textarea>",
    "<title>内部意见</title>",
    "<svg><text>内部意见</text></svg>",
    "<select><option>内部意见</option></select>",
    "<audio>内部意见</audio>",
    "<div hidden>\n\n内部**意见**\n\n- 内部意见\n\n</div>",
    "<div hidden><div>内部意见</div>内部意见</div>",
    "甲<span hidden>内部意见</span>乙",
    "甲<span hidden>内部**意见**[内部意见](a.pdf)</span>乙",
    "甲<span style=\"display:none\">内部\n意见</span>乙",
    "甲<script>内部意见</script>乙",
    "- 甲<span hidden>内部意见</span>\n- 乙",
    "| 甲 |\n|-|\n| <span hidden>内部意见</span> |",
    "> <p hidden>内部意见</p>",
    "甲 <!-- 备注\n\n内部意见 --> 乙",
    "甲 <!-- 备注\n- 内部意见\n## 内部意见\n\n--> 乙",
    "<!--\n\n内部意见\n\n-->",
    "甲<!--内部意见-->乙",
    "<img hidden alt=内部意见 src=a.png>",
];

#[test]
fn hidden_text_is_on_no_page() {
    for hidden in HIDDEN {
        let body = format!("开头有字。\n\n{hidden}\n\n结尾有字。");
        let (page, plain) = (html(&body), plain_text(&body).text);
        for text in [&page, &plain] {
            assert!(!text.contains("意见"), "{hidden}\n{text}");
            assert!(text.contains("开头有字。") && text.contains("结尾有字。"), "{hidden}\n{text}");
        }
        let is_comment = hidden.contains("<!--");
        let told: &[OddityKind] = if is_comment { &[] } else { &[OddityKind::Hidden] };
        assert_eq!(kinds(&body), told, "{hidden}");
    }
}

#[test]
fn what_nothing_ends_is_told() {
    for (body, expected) in [
        ("甲<!-- 备注\n\n内部意见", OddityKind::PrintedComment),
        ("<!-- 备注\n\n内部意见", OddityKind::HiddenToTheEnd),
        ("<div hidden>\n\n内部意见", OddityKind::HiddenToTheEnd),
        ("甲<span hidden>内部意见\n\n乙", OddityKind::HiddenToTheEnd),
        ("<template>\n\n内部意见\n", OddityKind::HiddenToTheEnd),
        ("- <!-- 备注\n\n内部意见 -->\n", OddityKind::PrintedComment),
    ] {
        assert!(kinds(body).contains(&expected), "{body}\n{:?}\n{}", kinds(body), html(body));
    }
}

#[test]
fn what_is_shown_stays() {
    for (body, expected) in [
        ("<p style=\"color:red\">甲</p>", "<p>甲</p>"),
        ("<td style=\"background:blue;color:white\">甲</td>", "甲"),
        ("<dialog open>甲</dialog>", "甲"),
        (
            "<details><summary>甲</summary>乙</details>",
            "<details><summary>甲</summary>乙</details>",
        ),
        ("<p aria-hidden=false>甲</p>", "<p>甲</p>"),
        ("<p style=\"opacity:0.5;left:-1px\">甲</p>", "<p>甲</p>"),
        ("`<p hidden>甲</p>`", "<p><code>&lt;p hidden>甲&lt;/p></code></p>"),
        (
            "```\n<template>甲</template> <!-- 乙\n\n丙 -->\n```",
            "<pre><code>&lt;template>甲&lt;/template> &lt;!-- 乙\n\n丙 -->\n</code></pre>",
        ),
    ] {
        assert_eq!(html(body), expected, "{body}");
        assert_eq!(kinds(body), [], "{body}");
    }
    let secret = kinds(&format!("<p hidden>{SECRET}</p>"));
    assert_eq!(secret, [OddityKind::Hidden]);
}
