//! What is personal inside the files that a page publishes, and in their names.

use crate::check::example::Example;
use crate::check::rule::{Check, Findings, Rule, TextView, bilingual};
use crate::diagnostic::Severity;
use crate::reading::contents::{FileContents, Match};
use crate::sensitive::{PrivateItem, PrivateKind, find};

/// Numbers of persons inside a file.
pub(crate) const ATTACHMENT: Rule = Rule {
    name: "privacy/attachment",
    severity: Severity::Error,
    locked: false,
    sensitive: true,
    summary: bilingual("附件里有个人号码", "personal numbers inside a file"),
    why: bilingual(
        "名单、登记表里的身份证号、手机号、银行卡号是泄露的主要来源；附件一经下载无法收回。",
        "leaks sit in lists; a file once downloaded cannot be taken back",
    ),
    wrong: Example::fields("附件: [{名称: 受助名单, 文件: list.csv}]").and_files(&[(
        "content/replies/list.csv",
        "姓名,身份证号,金额\n方某,11010519491231002X,500\n".as_bytes(),
    )]),
    right: Example::fields("附件: [{名称: 受助名单, 文件: list.csv}]").and_files(&[(
        "content/replies/list.csv",
        "姓名,身份证号,金额\n方某,11*************02X,500\n".as_bytes(),
    )]),
    check: Check::Text(|view, found| {
        for kind in [
            PrivateKind::Identity,
            PrivateKind::DoubtfulIdentity,
            PrivateKind::Mobile,
            PrivateKind::DoubtfulMobile,
            PrivateKind::BankCard,
            PrivateKind::DoubtfulCard,
        ] {
            report_inside(view, found, kind);
        }
    }),
};

/// Reports what of this kind stands inside each file: how many, and where the first is.
pub(super) fn report_inside(view: &TextView<'_>, found: &mut Findings, kind: PrivateKind) {
    for file in &view.contents {
        let of_kind = || file.personal.iter().filter(|one| one.kind == kind);
        let reviewed = of_kind().filter(|one| one.is_reviewed).count();
        found.exempted(u32::try_from(reviewed).unwrap_or(u32::MAX));
        let open: Vec<&Match> = of_kind().filter(|one| !one.is_reviewed).collect();
        let Some(first) = open.first() else { continue };
        let (zh, en) = kind.words();
        let (zh_spot, en_spot) = first.location.words();
        let (name, count, shown) = (&file.name, open.len(), &first.masked);
        let (zh_first, en_first) =
            if count > 1 { ("，第一处在", ", the first ") } else { ("，在", " ") };
        let finding = found
            .at(view.source, file.point())
            .message(
                format!("附件“{name}”里有{zh} {count} 处{zh_first}{zh_spot}：“{shown}”"),
                format!("`{name}` contains {count} × {en}{en_first}{en_spot}: `{shown}`"),
            )
            .help(
                "请在原来的文件里删去或打码，另存后换掉附件；确需公开的，在“隐私复核”中写明原文（稿件里的原样，不是打码以后的）和理由",
                "delete or mask it in the file and replace it; what must stay goes into `privacy_reviewed`",
            );
        if kind.is_doubtful() {
            finding.at_most(Severity::Warning);
        }
    }
}

/// What is personal in the names of files and does not stand in the text, which
/// may name a file by other characters.
pub(super) fn in_names<'a>(
    view: &'a TextView<'_>,
) -> impl Iterator<Item = (PrivateItem, &'a FileContents)> + 'a {
    view.contents.iter().flat_map(|file| {
        let said = |value: &str| view.private.iter().any(|item| item.value == value);
        let items = find(&file.name).into_iter().filter(move |item| !said(&item.value));
        items.map(move |item| (item, file))
    })
}
