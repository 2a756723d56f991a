//! XML as a tree, for whoever asks what stands around an element.
//!
//! Bounded in elements and depth: a tree takes many times the bytes that it is made of.

use super::piece::Unread;
use super::xml::{Token, walk};

/// A tree of more elements than this, or deeper, is refused.
const ELEMENTS: usize = 400_000;
const DEPTH: usize = 200;

/// An element; names are local.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    pub(super) children: Vec<Child>,
}

/// What stands inside an element.
#[derive(Debug)]
pub(super) enum Child {
    Node(Node),
    Text(Box<str>),
}

impl Node {
    /// The value of the attribute with this local name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|one| &*one.0 == name).map(|one| &*one.1)
    }

    /// The elements inside it.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The first element inside it with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.nodes().find(|node| &*node.name == name)
    }

    /// The value (`val`) of the first element inside it with this name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("val")
    }

    /// Whether the property with this name is set: it is there and does not say no.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.child(name)
            .is_some_and(|one| !matches!(one.get("val"), Some("0" | "false" | "off" | "none")))
    }

    /// Every element below it with this name, outermost first.
    pub(super) fn all<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for node in self.nodes() {
            if &*node.name == name {
                found.push(node);
            }
            node.all(name, found);
        }
    }

    /// The first element below it with this name.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.nodes().find_map(|node| if &*node.name == name { Some(node) } else { node.find(name) })
    }

    /// Of alternatives the one that newer programs show: the first, unless it holds nothing.
    pub(super) fn chosen(&self) -> Option<&Self> {
        let choice =
            self.nodes().find(|one| &*one.name == "Choice" && one.nodes().next().is_some());
        choice.or_else(|| self.child("Fallback"))
    }

    /// The text that stands in it itself.
    pub(super) fn text(&self) -> String {
        let texts = self.children.iter().map(|child| match child {
            Child::Text(text) => &**text,
            Child::Node(_) => "",
        });
        texts.collect()
    }
}

/// The tree of `bytes`, below a root without name.
pub(super) fn parse(bytes: &[u8]) -> Result<Node, Unread> {
    let mut open = vec![Node::default()];
    let mut count = 0;
    let mut is_large = false;
    walk(bytes, &mut |token| match token {
        _ if is_large => {}
        Token::Open(element) => {
            count += 1;
            is_large = count > ELEMENTS || open.len() > DEPTH;
            let mut attributes = Vec::new();
            element.each(&mut |name, value| attributes.push((name.into(), value.into())));
            open.push(Node { name: element.name().into(), attributes, children: Vec::new() });
        }
        Token::Close(_) => close(&mut open),
        Token::Text(text) => {
            if let Some(node) = open.last_mut() {
                node.children.push(Child::Text(text.into()));
            }
        }
        Token::Remark(_) => {}
    })?;
    if is_large {
        return Err(Unread::TooLarge);
    }
    Ok(open.swap_remove(0))
}

/// Ends the innermost element; the root stays open.
fn close(open: &mut Vec<Node>) {
    if open.len() < 2 {
        return;
    }
    if let (Some(node), Some(parent)) = (open.pop(), open.last_mut()) {
        parent.children.push(Child::Node(node));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_by_their_names() {
        let tree = parse(b"<w:p w:a='1'><w:r><w:b w:val='0'/><w:i/><w:t>x</w:t></w:r></w:p>");
        let tree = tree.expect("whole");
        let run = tree.find("r").expect("a run");
        assert_eq!(tree.child("p").and_then(|one| one.get("a")), Some("1"));
        assert!(!run.is_on("b") && run.is_on("i") && !run.is_on("u"));
        assert_eq!(run.child("t").map(Node::text).as_deref(), Some("x"));
    }

    #[test]
    fn a_tree_too_deep_or_too_large_is_refused() {
        let deep = "<a>".repeat(DEPTH + 1) + &"</a>".repeat(DEPTH + 1);
        assert_eq!(parse(deep.as_bytes()).err(), Some(Unread::TooLarge));
        let many = format!("<a>{}</a>", "<b/>".repeat(ELEMENTS));
        assert_eq!(parse(many.as_bytes()).err(), Some(Unread::TooLarge));
    }
}
