//! The page part is already as compact as the minifier would make it, and means the same after it.

use super::html;
use super::inputs::{MARKDOWN, Random};
use dafu::theme::minify;
use scraper::{Html, Node};

/// The parsed tree, a line a node, attributes in order of their names.
fn tree(html: &str) -> Vec<String> {
    let tree = Html::parse_fragment(html);
    let nodes = tree.root_element().descendants();
    let lines = nodes.map(|node| {
        let depth = node.ancestors().count();
        match node.value() {
            Node::Element(element) => {
                let mut attributes: Vec<_> = element.attrs().collect();
                attributes.sort_unstable();
                format!("{depth} {} {attributes:?}", element.name())
            }
            other => format!("{depth} {other:?}"),
        }
    });
    lines.collect()
}

/// A reply as editors write them, with one of everything.
const REPLY: &str = "您提出的《关于加快**“算力”**产业发展的建议》收悉，\n现答复如下：\n\n一、总体情况\n\n\
    近年来，我厅认真贯彻落实省委、省政府决策部署，会同有关部门推进算力基础设施建设。[^1]\n\n（一）加强规划\n\n\
    | 年度 | 机架（万架） |\n|:--|--:|\n| 2022 | 9.1 |\n| 2023 | 12.6 |\n\n\
    1. 第一项，见[附件](清单.pdf)。\n2. 第二项：\n   - a & b < c > d \"e\"\n   - `代码  x`\n\n\
    > 引用 *斜体* 与 ~~删除~~\n\n![示意图](图.png)\n\n- [x] 已办\n- [ ] 在办\n\n```rust\nfn main() {}\n```\n\n[^1]: 注释。\n";

#[test]
fn the_comparison_can_fail() {
    assert_ne!(tree("<p>a</p>"), tree("<p>b</p>"));
    assert_ne!(tree("<div><p>a</p></div>"), tree("<div> <p>a</p></div>"));
    assert!(minify("<ul>\n  <li>a</li>\n</ul>").len() < "<ul>\n  <li>a</li>\n</ul>".len());
}

#[test]
fn a_reply_is_the_same_after_minifying_and_hardly_shorter() {
    let html = html(REPLY);
    let small = minify(&html);
    assert_eq!(tree(&html), tree(&small));
    assert!(
        html.len() * 100 <= small.len() * 101,
        "{} → {}\n{html}\n{small}",
        html.len(),
        small.len()
    );
}

#[test]
fn any_markdown_is_the_same_after_minifying() {
    let mut random = Random::new(0xC0FE);
    let (mut before, mut after) = (0, 0);
    for _ in 0..1_000 {
        let body = random.body(MARKDOWN, 40);
        let html = html(&body);
        let small = minify(&html);
        assert_eq!(tree(&html), tree(&small), "body: {body:?}\nhtml: {html}\nsmall: {small}");
        before += html.len();
        after += small.len();
    }
    assert!(before * 100 <= after * 101, "{before} → {after}");
}
