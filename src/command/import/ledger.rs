//! `--ledger`: what the ledger of assigned cases says of the letters that are imported.
//!
//! Its values win, and each that differs from the letter's is told with both and both places:
//! but never is a letter made more open than it says itself.

mod page;

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use page::{Named, Page, finding, label, named};

use super::report::{Report, shown};
use crate::archive::context::Context;
use crate::archive::ledger::{self, Item, ItemKey, Ledger, SHARED};
use crate::check::rules::ledger::{UNUSED_COLUMN, unused};
use crate::command::Error;
use crate::command::table::open;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::import::{Draft, DraftValue, Imported, is_unrecognised};
use crate::model::text::comparable;
use crate::model::{CaseKey, Choice, Disclosure, session};
use crate::site::Site;
use crate::spreadsheet::Table;

/// How many rows without a letter are listed.
const LISTED: usize = 20;

/// The ledger of an import.
pub(super) struct Cases<'a> {
    site: &'a Site,
    table: Table,
    ledger: Ledger,
    /// The item of each subject, where it is that of one alone.
    subjects: HashMap<String, Option<ItemKey>>,
    /// The items that a letter was found for.
    answered: BTreeSet<ItemKey>,
    findings: Vec<Diagnostic>,
}

impl<'a> Cases<'a> {
    /// Reads the ledger at `path`.
    ///
    /// # Errors
    /// That it is no table.
    pub(super) fn read(path: &Path, site: &'a Site) -> Result<Self, Error> {
        let table = open(path, &ledger::is_column)?;
        let context = Context { config: &site.config, registers: &site.registers };
        let name = SourcePath::new(shown(path));
        let (ledger, findings) = ledger::of_table(&name, &table, context);
        let subjects = ledger.subjects();
        let mut cases = Self { site, table, ledger, subjects, answered: BTreeSet::new(), findings };
        cases.tell_unused();
        Ok(cases)
    }

    /// Tells which columns nothing is taken from.
    fn tell_unused(&mut self) {
        let Some(first) = self.ledger.unread.first() else { return };
        let message = unused(&self.ledger.unread);
        let help = Bilingual::new(
            "里面没有要用的，就不必改动；有的，列名请改成 届次、编号、案由、承办单位、交办日期 或 公开属性",
            "leave it; or name what is to be read 届次, 编号, 案由, 承办单位, 交办日期 or 公开属性",
        );
        let told = finding(&self.ledger.source, first.at.clone(), message, help);
        let (rule, severity) = (UNUSED_COLUMN.name, Severity::Hint);
        self.findings.push(Diagnostic { rule, severity, ..told });
    }

    /// Puts what the ledger says into the drafts of the page `name`.
    pub(super) fn fill(&mut self, name: &str, imported: &mut Imported) {
        let Imported { drafts, findings, text } = imported;
        for draft in drafts {
            let mut page = Page { path: SourcePath::new(name), text, found: Vec::new() };
            let filled = self.draft(draft, &mut page);
            findings.retain(|one| !filled.iter().any(|key| is_unrecognised(one, key)));
            findings.append(&mut page.found);
        }
    }

    /// What there is to say of the ledger itself, and of the rows without a letter.
    pub(super) fn tell_rest(mut self, report: &mut Report) {
        let archive = &self.site.archive;
        let entries = archive.entries.iter().chain(&archive.unpublished);
        let cases = entries.flat_map(|entry| entry.reply.cases.iter());
        let there = cases.filter_map(|case| Some((case.session_key?, case.key.clone()?)));
        let there: BTreeSet<ItemKey> = there.chain(std::mem::take(&mut self.answered)).collect();
        let items = self.ledger.items.iter().filter(|(key, _)| !there.contains(key));
        let mut rest: Vec<&Item> = items.map(|(_, item)| item).collect();
        rest.sort_by_key(|item| item.line);
        if !rest.is_empty() {
            let listed = rest.iter().take(LISTED).map(|item| {
                let place = self.place(item, None);
                let number = &item.number;
                (format!("{}（{number}）", place.zh), format!("{} ({number})", place.en))
            });
            let (zh, en): (Vec<_>, Vec<_>) = listed.unzip();
            let (count, more) = (rest.len(), if rest.len() > LISTED { " …" } else { "" });
            let message = Bilingual::new(
                format!("台账里有 {count} 件没有答复：{}{more}", zh.join("、")),
                format!("{count} cases of the ledger have no letter: {}{more}", en.join(", ")),
            );
            let help = Bilingual::new(
                "已经办复的，请找到答复再导入；还没有办复的不必改动",
                "import the letters of those that are answered; leave the others",
            );
            self.findings.push(finding(&self.ledger.source, 0..0, message, help));
        }
        let name = self.ledger.source.to_string();
        report.add(&name, self.findings, self.table.text.unwrap_or_default());
    }

    /// Fills one draft; the keys of the fields that it was given.
    fn draft(&mut self, draft: &mut Draft, page: &mut Page<'_>) -> Vec<&'static str> {
        let mut filled = Vec::new();
        let items = self.items(draft, page, &mut filled);
        let mut added: Vec<&'static str> = filled.clone();
        for item in &items {
            for key in SHARED.iter().filter(|key| **key != "subject" || items.len() == 1) {
                let Some(wanted) = item.value(key, &self.site.registers) else { continue };
                let given = match draft.get(key) {
                    Some(DraftValue::Text(given)) => Some(given.clone()),
                    _ => None,
                };
                match given {
                    None => added.push(key),
                    Some(given) if item.agrees(key, &given, &self.site.registers) => continue,
                    Some(given) => {
                        if !self.differs(item, key, (&given, &wanted), page) {
                            continue;
                        }
                    }
                }
                draft.set(key, DraftValue::Text(wanted));
                filled.push(key);
            }
        }
        if let (Some(item), false) = (items.first(), added.is_empty()) {
            let labels: Vec<_> = added.iter().map(|key| label(key)).collect();
            let place = self.place(item, None);
            let name = &self.ledger.source;
            let message = Bilingual::new(
                format!("照台账（{name} {}）填了：{}", place.zh, labels.join("、")),
                format!("filled in from the ledger ({name}, {}): {}", place.en, added.join(", ")),
            );
            let help = Bilingual::new("请核对", "compare it");
            page.tell(Severity::Hint, 0..0, message, help);
        }
        filled
    }

    /// The items that `draft` answers: by session and number in any spelling; where the letter
    /// gives no number, by its subject, if it is that of one item alone.
    fn items(
        &mut self,
        draft: &mut Draft,
        page: &mut Page<'_>,
        filled: &mut Vec<&'static str>,
    ) -> Vec<Item> {
        let named = named(draft);
        let mut found = Vec::new();
        for case in &named {
            let number = CaseKey::parse(&case.number, &self.site.config.number_prefixes).ok();
            let spelling = session::parse(&case.session).ok();
            let session = spelling.and_then(|one| self.site.registers.bodies.session(&one));
            let items = number.map(|number| self.ledger.numbered(session, &number));
            let items = items.unwrap_or_default();
            let [(key, item)] = items[..] else {
                self.absent(case, items.len(), page);
                continue;
            };
            if session.is_none() {
                draft.set("session", DraftValue::Text(item.session.to_string()));
                filled.push("session");
            }
            self.answered.insert(key.clone());
            found.push(item.clone());
        }
        if named.is_empty() {
            found.extend(self.by_subject(draft, page, filled));
        }
        found
    }

    /// The only item with the subject of `draft`, which gives no number.
    fn by_subject(
        &mut self,
        draft: &mut Draft,
        page: &mut Page<'_>,
        filled: &mut Vec<&'static str>,
    ) -> Option<Item> {
        let subject = match draft.get("subject") {
            Some(DraftValue::Text(subject)) => comparable(subject),
            _ => String::new(),
        };
        let Some(Some(key)) = self.subjects.get(&subject) else {
            let message = Bilingual::new(
                "没有编号，案由也没有在台账里对上一件，没有和台账核对",
                "it has no number, and its subject is not that of one case of the ledger",
            );
            let help = Bilingual::new(
                "请对照原件填写编号和届次",
                "fill in number and session from the original",
            );
            page.tell(Severity::Warning, 0..0, message, help);
            return None;
        };
        let item = self.ledger.items.get(key)?.clone();
        draft.set("numbers", DraftValue::List(vec![item.number.to_string()]));
        draft.set("session", DraftValue::Text(item.session.to_string()));
        filled.extend(["numbers", "session"]);
        self.answered.insert(key.clone());
        Some(item)
    }

    /// Tells that the ledger has no such case, or several.
    fn absent(&self, case: &Named, several: usize, page: &mut Page<'_>) {
        let (name, Named { session, number }) = (&self.ledger.source, case);
        let (zh, en) = if several > 1 {
            (
                format!("台账 {name} 里有 {several} 次会议的 {number} 号，不知道是哪一件"),
                format!("{name} has the number {number} in {several} sessions"),
            )
        } else {
            (
                format!("台账 {name} 里没有{session}的 {number} 号"),
                format!("{name} has no {number} of {session}"),
            )
        };
        let help = Bilingual::new(
            "请对照原件核对编号和届次；台账漏记的，请补一行",
            "compare number and session with the original; or add a row to the ledger",
        );
        page.tell(Severity::Warning, page.place(number), Bilingual::new(zh, en), help);
    }

    /// Tells that letter and ledger differ; whether the ledger's value is taken.
    fn differs(
        &self,
        item: &Item,
        key: &'static str,
        (given, wanted): (&str, &str),
        page: &mut Page<'_>,
    ) -> bool {
        let place = self.place(item, Some(key));
        let (name, label) = (&self.ledger.source, label(key));
        // What the letter keeps back is not let out by a table.
        let taken = key != "disclosure" || Disclosure::parse(given) <= item.disclosure;
        let (zh, en) = if taken {
            (format!("“{label}”以台账为准"), format!("`{key}` is the ledger's"))
        } else {
            (format!("“{label}”没有照台账放宽"), format!("`{key}` is not opened by the ledger"))
        };
        let message = Bilingual::new(
            format!("{zh}：台账（{name} {}）是“{wanted}”，原文是“{given}”", place.zh),
            format!("{en}: `{wanted}` there ({name}, {}), `{given}` in the letter", place.en),
        );
        let help = Bilingual::new(
            "请对照原件核对，改正稿件或者台账",
            "compare the original, and correct the draft or the ledger",
        );
        page.tell(Severity::Warning, page.place(given), message, help);
        taken
    }

    /// Where `item` stands in the ledger: its row, or its cell in the column `key`.
    fn place(&self, item: &Item, key: Option<&str>) -> Bilingual {
        let columns = &self.ledger.columns;
        let column = key.and_then(|key| columns.iter().find(|one| one.0 == key)).map(|one| one.1);
        self.table.place(item.line, column)
    }
}
