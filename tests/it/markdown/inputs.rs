//! Pseudo-random bodies, the same in every run.

/// A small generator (xorshift), good enough to mix fragments.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("the remainder is below a usize")
    }

    pub(super) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// Up to `most` fragments in a row.
    pub(super) fn body(&mut self, from: &[&str], most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.pick(from)).collect()
    }
}

/// Well-formed Markdown without raw HTML.
pub(super) const MARKDOWN: &[&str] = &[
    "中文",
    "强调",
    "，",
    "。",
    "“",
    "”",
    "（一）",
    "abc",
    "12",
    " ",
    "\n",
    "\n\n",
    "**",
    "*",
    "~~",
    "~",
    "`",
    "`码`",
    "[链](a.html)",
    "![图](b.png)",
    "[^1]",
    "\n\n[^1]: 注\n\n",
    "\n\n## 题 ",
    "\n\n# ",
    "\n\n一、总体情况\n\n",
    "\n\n- ",
    "\n  - ",
    "\n1. ",
    "\n> ",
    "\n\n| 甲 | 乙 |\n|--|-:|\n| 1 |",
    "|",
    "\n\n---\n\n",
    "\n\n```\nx  y\n```\n\n",
    "\\*",
    "&amp;",
    "&lt;b&gt;",
    "  \n",
    "{#x}",
    "- [x] ",
    "<https://a.cn/?x=1&y>",
    "(a*b)",
    "_",
    "\u{E000}",
    "禰\u{E0100}",
    "😀",
    "\u{3000}",
    "\\",
];

/// Everything, the hostile included.
pub(super) const HOSTILE: &[&str] = &[
    "<u>",
    "</u>",
    "<b",
    ">",
    "<",
    "</p>",
    "<div>",
    "</div>\n\n",
    "\n\n<div>\n",
    "<table>",
    "<tr><td>",
    "</table>",
    "<td colspan=2>",
    "\n\n<table><tr><th>甲</th></tr></table>\n\n",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "\n\n<script>\nx\n",
    "<style>",
    "<textarea>",
    "</textarea>",
    "<title>",
    "<svg>",
    "<math>",
    "<iframe src=javascript:x>",
    "<plaintext>",
    "<a href=\"javascript:x\">",
    "<a href='b.html' onclick=x>",
    "</a>",
    "<img src=x onerror=alert(1)>",
    "<img alt='",
    "\"",
    "'",
    "=",
    "<p style=\"x\" class=y id=z>",
    "<h1>",
    "<details><summary>",
    "</details>",
    "<input autofocus>",
    "<form action=x>",
    " data-own=\"onclick=x\"",
    "<x data-own=\"onclick=x\">",
    "[x](javascript:y)",
    "![x](data:text/html,y)",
    "&#0;",
    "&#1;",
    "&#xFDD0;",
    "&nbsp;",
    "&ldquo;",
    "\u{0}",
    "\u{1}",
    "\r\n",
    "\u{FDD0}",
    "\u{FFFE}",
    "\u{85}",
    "\t",
    "<![CDATA[",
    "<?",
    "<br>",
    "<ruby>漢<rt>h",
    "<ol><li>",
    "<pre>",
];
