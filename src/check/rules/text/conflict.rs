//! What a merge left behind when two people changed the same lines.

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;

/// Marks of a conflict of Git that nobody settled.
pub(crate) const CONFLICT_MARKER: Rule = Rule {
    name: "text/conflict-marker",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("残留合并冲突标记", "markers of an unresolved merge"),
    why: bilingual(
        "两个人改了同一处，Git 把两种写法都留在文中等人取舍；不取舍就会一起公开。",
        "where two people changed the same place, Git leaves both versions for a person to choose from",
    ),
    wrong: Example::body(UNSETTLED),
    right: Example::body(SETTLED),
    check: Check::TextWhere(&[OURS, THEIRS, BASE], |view, places, found| {
        if !view.is_shown() {
            return;
        }
        let body = view.document.body.start;
        let is_mark = |line: &str| {
            [OURS, THEIRS, BASE].iter().any(|mark| {
                line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        let lines = view.lines_at(places.iter().filter(|place| place.start >= body));
        let mut marks = lines.into_iter().filter(|line| is_mark(view.at(line).trim_end()));
        let Some(first) = marks.next() else { return };
        let (zh, en) = super::in_all(1 + marks.count());
        found
            .at(view.source, first)
            .message(
                format!("这里有合并冲突的标记，两种写法还没有取舍{zh}"),
                format!("a merge left both versions here{en}"),
            )
            .help(
                "请对照原件留下对的一种写法，把另一种连同 <<<<<<<、=======、>>>>>>> 这几行一起删去",
                "keep the version that is right; delete the other and the lines `<<<<<<<`, `=======` and `>>>>>>>`",
            );
    }),
};

const OURS: &str = "<<<<<<<";
const THEIRS: &str = ">>>>>>>";
const BASE: &str = "|||||||";

const UNSETTLED: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n\n<<<<<<< HEAD\n平台投用算力300P。\n=======\n平台投用算力500P。\n>>>>>>> origin/main\n";
const SETTLED: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n\n平台投用算力500P。\n";
