//! Corrections (更正): what changes after publication is said.

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::model::Status;

/// A published reply whose content changed without a word.
pub(crate) const UNDECLARED: Rule = Rule {
    name: "correction/undeclared",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "发布后改了内容，没有更正记录",
        "a published reply changed without a correction",
    ),
    why: bilingual(
        "答复是签发的文件，公开后改动而不说明，会被当成暗改。",
        "a reply is a signed document; a silent change looks like tampering",
    ),
    wrong: Example::fields("摘要: 省级平台已经建成。").after(&Example::RIGHT),
    right: Example::fields(
        "摘要: 省级平台已经建成。\n状态: 已更正\n更正记录: [{日期: 2024-06-03, 说明: 补上答复要点}]",
    )
    .after(&Example::RIGHT),
    check: Check::Previous(|world, _, last, found| {
        for entry in &world.archive.entries {
            let reply = &entry.reply;
            let Some(before) = last.reply(&reply.id) else { continue };
            let withdrawn = [reply.status, before.status].contains(&Status::Withdrawn);
            let same =
                before.digest == entry.digest || !is_comparable(&before.digest, &entry.digest);
            if same || withdrawn || reply.corrections.len() > before.corrections {
                continue;
            }
            let (more, en_more) = if reply.corrections.is_empty() {
                ("请写 状态: 已更正，并加一行", "write `status: corrected` and")
            } else {
                ("请在更正记录里再加一条，例如", "add another, for example")
            };
            found
                .at(entry.source(), entry.origin.head.clone())
                .message(
                    "这件答复发布后改了公开的内容，但没有写更正记录",
                    "the public content changed since its publication, but no correction is recorded",
                )
                .help(
                    format!(
                        "{more} 更正记录: [{{日期: 2024-02-01, 说明: 更正第二段数据}}]（日期和说明照实写）；上次生成的还没有传到网上的，不用写"
                    ),
                    format!(
                        "{en_more} `corrections: [{{date: 2024-02-01, note: …}}]` with the actual date and what was corrected; nothing if the last build was never uploaded"
                    ),
                );
        }
    }),
};

/// Whether two digests were made in the same way: `1:…` and `1:…`.
fn is_comparable(one: &str, other: &str) -> bool {
    one.split(':').next() == other.split(':').next()
}
