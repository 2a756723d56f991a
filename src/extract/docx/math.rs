//! Formulas, written in one line: a fraction is no two numbers side by side.

use crate::extract::tree::Node;

/// The formula in `node` in one line: `(a+b)/2`, `x^2`, `√(x)`.
pub(super) fn linear(node: &Node) -> String {
    let mut out = String::new();
    for child in node.nodes() {
        add(child, &mut out);
    }
    out
}

fn add(node: &Node, out: &mut String) {
    let part = |name: &str| node.child(name).map(linear).unwrap_or_default();
    match &*node.name {
        "t" => out.push_str(&node.text()),
        "f" => out.push_str(&format!("{}/{}", bracketed(&part("num")), bracketed(&part("den")))),
        "sSup" => out.push_str(&(bracketed(&part("e")) + &raised(&part("sup")))),
        "sSub" => out.push_str(&(bracketed(&part("e")) + &lowered(&part("sub")))),
        "sSubSup" | "sPre" => {
            let scripts = lowered(&part("sub")) + &raised(&part("sup"));
            out.push_str(&(bracketed(&part("e")) + &scripts));
        }
        "rad" => out.push_str(&format!("{}√({})", part("deg"), part("e"))),
        "nary" => {
            let sign = property(node, "naryPr", "chr").unwrap_or("∫");
            out.push_str(sign);
            out.push_str(&(lowered(&part("sub")) + &raised(&part("sup")) + &part("e")));
        }
        "d" => {
            let sign = |name, usual| property(node, "dPr", name).unwrap_or(usual).to_owned();
            let inside: Vec<_> = node.nodes().filter(|one| &*one.name == "e").map(linear).collect();
            let inside = inside.join(&sign("sepChr", "|"));
            out.push_str(&(sign("begChr", "(") + &inside + &sign("endChr", ")")));
        }
        "mr" | "eqArr" => {
            let cells: Vec<_> = node.nodes().filter(|one| &*one.name == "e").map(linear).collect();
            out.push_str(&(cells.join(" ") + "; "));
        }
        _ => out.push_str(&linear(node)),
    }
}

fn property<'a>(node: &'a Node, properties: &str, name: &str) -> Option<&'a str> {
    node.child(properties)?.value(name)
}

fn bracketed(text: &str) -> String {
    if text.chars().all(char::is_alphanumeric) { text.to_owned() } else { format!("({text})") }
}

fn raised(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("^{}", bracketed(text)) }
}

fn lowered(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("_{}", bracketed(text)) }
}
