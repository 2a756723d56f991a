//! Web pages (HTML), read for what they show: paragraphs, headings, lists, tables, links,
//! pictures; and what they hold besides, so that nothing is left out in silence.

mod cost;
mod list;
mod look;
mod page;
mod picture;
mod reader;
mod shape;
mod sheet;

pub(crate) use page::{Beside, Page};

use scraper::Html;

use super::piece::Unread;
use reader::Reader;

/// Larger pages are not read.
const LARGEST: usize = 4 << 20;

/// The page in `text`; `beside` gives the files that it names.
pub(crate) fn read(text: &str, beside: &Beside<'_>) -> Result<Page, Unread> {
    if text.len() > LARGEST || cost::is_too_much(text) {
        return Err(Unread::TooLarge);
    }
    let html = Html::parse_document(text);
    let mut reader = Reader::of(&html, text, beside);
    reader.root(html.root_element())?;
    Ok(reader.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::{Inline, words};

    fn shown(text: &str) -> Vec<String> {
        let page = read(text, &|_| None).expect("a page");
        page.document.blocks.iter().map(|block| words(std::slice::from_ref(block))).collect()
    }

    fn left_out(text: &str) -> Vec<String> {
        let page = read(text, &|_| None).expect("a page");
        page.document.omitted.iter().map(|one| one.text.clone()).collect()
    }

    #[test]
    fn a_page_is_its_paragraphs() {
        assert_eq!(
            shown(
                "<title>题</title><p>甲<span>乙</span>\n丙</p><div>丁<br>戊<p>己 A\nB</div><script>x</script><!-- 庚 -->"
            ),
            ["甲乙丙", "丁", "戊", "己 A B"]
        );
        assert_eq!(shown("<ol><li>甲<li><p>乙</ol><p style='display:none'>丙"), ["甲", "乙"]);
        assert_eq!(shown("<table><tr><td>甲<td>乙</table>丙"), ["甲乙", "丙"]);
        assert_eq!(
            shown("<pre>甲\n<b>乙</b></pre><p style='white-space: pre-line'>丙\n丁"),
            ["甲", "乙", "丙", "丁"]
        );
        assert_eq!(
            shown("<ruby>甲<rp>(</rp><rt>jiǎ</rt><rp>)</rp></ruby>乙<q>丙</q>"),
            ["甲乙“丙”"]
        );
    }

    #[test]
    fn what_forms_hold_is_what_a_browser_shows_of_them() {
        assert_eq!(
            shown(
                "<label>案由</label><input value='甲'><input type=hidden value='x'>
                 <div><input type=radio checked>A <input type=radio>B</div><textarea>丙\n丁</textarea>
                 <select><option>戊<option selected>己</select>"
            ),
            ["案由甲", "☑A ☐B", "丙", "丁", "己"]
        );
        assert_eq!(left_out("<select><option>戊<option selected>己</select>"), ["戊"]);
    }

    #[test]
    fn what_is_not_shown_is_listed() {
        let sheet = "<style>/* x */ @media print { .n { display: none } } .a, p.b{ DISPLAY : none !important } #c{visibility:hidden}</style>";
        for (text, expected) in [
            ("<p hidden>甲</p>", "甲"),
            ("<p class='a x'>甲</p>", "甲"),
            ("<p class=b>甲</p>", "甲"),
            ("<p id=c>甲</p>", "甲"),
            ("<p class='d-none'>甲</p>", "甲"),
            ("<p style='font-size:0px'>甲</p>", "甲"),
            ("<noscript><p>甲</p></noscript>", "甲"),
            ("<template><p>甲</p></template>", "甲"),
            ("<iframe src='x.html'>甲</iframe>", "甲"),
        ] {
            assert_eq!(left_out(&format!("{sheet}<p>乙</p>{text}")), [expected], "{text}");
        }
        for text in ["<p class=n>甲</p>", "<p class=hide>您的提案收<b>悉</b>。</p>"] {
            assert!(left_out(&format!("{sheet}{text}")).is_empty(), "{text}");
        }
    }

    #[test]
    fn links_lead_where_the_page_would() {
        let target = |text: &str| {
            let page = read(text, &|_| None).expect("a page");
            let found = page.document.blocks.iter().find_map(|block| match block {
                crate::extract::document::Block::Paragraph(one) => {
                    one.inlines.iter().find_map(|one| match one {
                        Inline::Link { target, .. } => Some(target.clone()),
                        _ => None,
                    })
                }
                crate::extract::document::Block::Table(_) => None,
            });
            found.unwrap_or_default()
        };
        let link = "<a href='../a/b.shtml?id=1'>甲</a>";
        for (head, expected) in [
            ("", "../a/b.shtml?id=1"),
            (
                "<base href='https://old.example.gov.cn/x/y/'>",
                "https://old.example.gov.cn/x/a/b.shtml?id=1",
            ),
            (
                "<!-- saved from url=(0040)https://old.example.gov.cn/x/y/z.html -->",
                "https://old.example.gov.cn/x/a/b.shtml?id=1",
            ),
            (
                "<link rel=canonical href='https://old.example.gov.cn/x/y/z.html'>",
                "https://old.example.gov.cn/x/a/b.shtml?id=1",
            ),
        ] {
            assert_eq!(target(&format!("{head}{link}")), expected, "{head}");
        }
        for text in ["<a href='#top'>甲</a>", "<a href='javascript:void(0)'>甲</a>", "<a>甲</a>"]
        {
            assert_eq!(target(text), "", "{text}");
        }
    }

    #[test]
    fn a_page_too_deep_or_too_costly_is_refused() {
        let deep = "<div>".repeat(400);
        let many = "<b>".repeat(500_000);
        // Each paragraph opens all of them again.
        let again: String = (0..2000).map(|at| format!("<b x={at}>")).collect();
        let again = again + &"<p>甲".repeat(2000);
        for text in [deep, many, again] {
            assert_eq!(read(&text, &|_| None).err(), Some(Unread::TooLarge));
        }
    }
}
