//! Sessions (届次): read from their spelling, looked up in the register, compared with the text.

mod mismatch;
mod year;

pub(crate) use mismatch::MISMATCH;
pub(crate) use year::FUTURE_OR_RANGE;

use crate::archive::field_error::FieldErrorKind;
use crate::archive::proposal::body_key;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::document::write::flow;
use crate::model::session::SessionSpelling;

/// A session that cannot be read.
pub(crate) const UNPARSED: Rule = Rule {
    name: "session/unparsed",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("认不出届次", "a session that cannot be read"),
    why: bilingual(
        "代表、委员按届次和编号查找答复，届次读不出就归不了类。",
        "people look replies up by session and number",
    ),
    wrong: Example::fields("届次: 省政协十三届二会议"),
    right: Example::fields("届次: 省政协十三届二次会议"),
    check: Check::Text(|view, found| {
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            let FieldErrorKind::Session { text, suggestion } = &field_error.kind else { continue };
            let key = view.key("session");
            let likely = suggestion.as_deref();
            let line = likely.unwrap_or("省政协十三届一次会议");
            let help = match likely {
                Some(_) => format!("请对照原件，是否为 {key}: {line}"),
                None => format!("请写明哪个会、第几届、第几次会议，例如 {key}: {line}"),
            };
            finding
                .message(format!("认不出届次“{text}”"), format!("`{text}` is not a session"))
                .help(help, format!("write it as in `{key}: {line}`"));
        }
    }),
};

/// A session of a body that is not in the register.
pub(crate) const UNKNOWN_BODY: Rule = Rule {
    name: "session/unknown-body",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("会议名录中没有这个会", "a body that is not in the register"),
    why: bilingual(
        "同一个会有多种写法，要登记后才能归到一起。",
        "one body has many spellings; the register brings them together",
    ),
    wrong: Example::fields("届次: 子虚市政协五届二次会议\n标题: 关于第0038号提案的答复"),
    right: Example::fields("届次: 子虚市政协五届二次会议\n标题: 关于第0038号提案的答复").and_files(
        &[(
            "content/bodies.yaml",
            "- { key: city-cppcc, kind: cppcc, name: 子虚市政协 }\n".as_bytes(),
        )],
    ),
    check: Check::Text(|view, found| {
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            let FieldErrorKind::UnknownBody(spelling) = &field_error.kind else { continue };
            let body = &spelling.body;
            if body.is_empty() {
                let at = field_error.at.start as usize..field_error.at.end as usize;
                let (text, key) = (view.text[at].trim(), view.key("session"));
                finding
                    .message(
                        format!("届次“{text}”没有写是哪个会"),
                        format!("`{text}` does not say of which body"),
                    )
                    .help(
                        format!("请照会议名录写全，例如 {key}: 省政协十三届一次会议"),
                        format!("write it in full, as in `{key}: 省政协十三届一次会议`"),
                    );
                continue;
            }
            let entry = register_entry(spelling);
            finding
                .message(
                    format!("会议名录里没有“{body}”"),
                    format!("`{body}` is not in the register of bodies"),
                )
                .help(
                    format!(
                        "请在 content/bodies.yaml 末尾加一行（key 可以自定，会出现在网址里）：{entry}"
                    ),
                    format!("add a line to content/bodies.yaml: {entry}"),
                );
        }
    }),
};

/// The line to add to the register of bodies.
fn register_entry(spelling: &SessionSpelling) -> String {
    let body = &spelling.body;
    let (kind, kind_name) =
        if body.contains("人大") { ("congress", "人大") } else { ("cppcc", "政协") };
    let region = body.trim_end_matches(kind_name);
    let levels = [
        ("全国", "national"),
        ("自治区", "region"),
        ("自治州", "prefecture"),
        ("省", "province"),
        ("市", "city"),
        ("县", "county"),
        ("旗", "county"),
        ("区", "district"),
        ("镇", "town"),
        ("乡", "township"),
        ("州", "prefecture"),
        ("盟", "league"),
    ];
    let level =
        levels.iter().find(|level| region.ends_with(level.0)).map_or("local", |level| level.1);
    let key = body_key(level, kind, body);
    format!("- {{ key: {key}, kind: {kind}, name: {} }}", flow(body))
}
