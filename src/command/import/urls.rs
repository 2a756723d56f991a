//! `--urls`: a table of the addresses that pages had, put into their drafts.

use std::path::Path;

use super::report::shown;
use crate::archive::schema;
use crate::archive::table::{Refusal, edited};
use crate::command::Error;
use crate::command::console::Console;
use crate::command::table::open;
use crate::config::Config;
use crate::diagnostic::Bilingual;
use crate::import::{Draft, DraftValue};
use crate::model::CaseKey;
use crate::model::text::{nfkc, without_space};
use crate::plan::former::FormerAddress;

/// What the column of the addresses may be called.
const ADDRESS: &[&str] =
    &["旧网址", "原网址", "网址", "地址", "链接", "url", "address", "source_url", "aliases"];

/// The addresses, each with what it belongs to: a file, a title, a number.
pub(super) struct Urls {
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
}

/// A row of the table.
pub(super) struct Entry {
    pub(super) line: usize,
    /// What stands beside the address.
    pub(super) keys: Vec<String>,
    pub(super) address: String,
    /// Whether it was found what it belongs to.
    pub(super) used: bool,
}

impl Urls {
    /// Reads the table at `path`.
    ///
    /// # Errors
    /// That it is no such table; the rows whose address is none, all at once.
    pub(super) fn read(path: &Path, config: &Config) -> Result<Self, Error> {
        let name = shown(path);
        let refused = |zh: String, en: String| {
            Error::Argument(Bilingual::new(format!("{name}：{zh}"), format!("{name}: {en}")))
        };
        let is_address = |text: &str| ADDRESS.contains(&text.to_ascii_lowercase().as_str());
        let table = open(path, &is_address)?;
        let Some(at) = table.head.cells.iter().position(|cell| is_address(&cell.text)) else {
            return Err(refused(
                "第一行要有列名，例如 文件,旧网址，或者 标题,旧网址、编号,旧网址".to_owned(),
                "the first line names the columns, as in `file,address`".to_owned(),
            ));
        };
        let (mut entries, mut faults) = (Vec::new(), Vec::new());
        for row in &table.rows {
            let address = row.text(at).to_owned();
            let base = &config.base_url;
            if FormerAddress::read(&address, base, &config.former_base_urls).is_err() {
                faults.push(row.line.to_string());
            }
            let others = row.cells.iter().enumerate().filter(|(column, _)| *column != at);
            let keys = others.map(|(_, cell)| cell.text.to_string());
            let keys = keys.filter(|key| !key.is_empty()).collect();
            entries.push(Entry { line: row.line, keys, address, used: false });
        }
        if faults.is_empty() {
            return Ok(Self { name, entries });
        }
        Err(refused(
            format!("第 {} 行的网址不能用，请照浏览器地址栏里的样子写", faults.join("、")),
            format!("no addresses in row {}: write what the browser shows", faults.join(", ")),
        ))
    }

    /// `text`, the draft of the page `name`, with the addresses that the page had.
    pub(super) fn filled(&mut self, name: &str, draft: &Draft, text: String) -> String {
        let known = |key| match draft.get(key) {
            Some(DraftValue::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let of_page = |entry: &&mut Entry| entry.keys.iter().any(|key| is_of(key, name, draft));
        let addresses = self.entries.iter_mut().filter(of_page).map(|entry| {
            entry.used = true;
            entry.address.clone()
        });
        let (first, others) = placed(known("source_url"), &[], addresses.collect());
        // A draft is written in one form; what is not put in is told with the rest.
        put(&text, first, &others).unwrap_or(text)
    }

    /// Tells the rows that belong to none of the pages.
    pub(super) fn tell_rest(&self, console: Console) {
        let rest: Vec<_> =
            self.entries.iter().filter(|one| !one.used).map(|one| one.line.to_string()).collect();
        if !rest.is_empty() {
            let (count, name) = (rest.len(), &self.name);
            console.warning(&Bilingual::new(
                format!("{name} 有 {count} 行没有对上哪一页：第 {} 行。请核对文件名、标题或编号", rest.join("、")),
                format!("{count} rows of {name} belong to no page: {}; compare file names, titles, numbers", rest.join(", ")),
            ));
        }
    }
}

/// Which of `addresses` is to be where a reply that says `source` comes from, and which are to
/// be further former ones, beside those `there`.
pub(super) fn placed(
    mut source: Option<String>,
    there: &[String],
    addresses: Vec<String>,
) -> (Option<String>, Vec<String>) {
    let (mut first, mut others) = (None, Vec::new());
    for address in addresses {
        if source.as_ref() == Some(&address)
            || there.contains(&address)
            || others.contains(&address)
        {
            continue;
        }
        // A whole address says where the reply comes from, where nothing does yet.
        if source.is_none() && address.contains("://") {
            source = Some(address.clone());
            first = Some(address);
        } else {
            others.push(address);
        }
    }
    (first, others)
}

/// `text`, a document, with these addresses in its front matter; those that are none stay.
pub(super) fn put(
    text: &str,
    source: Option<String>,
    aliases: &[String],
) -> Result<String, Refusal> {
    let mut text = text.to_owned();
    for (key, value) in
        [("source_url", source.unwrap_or_default()), ("aliases", aliases.join("\n"))]
    {
        if let Some(field) = schema::find(key).filter(|_| !value.is_empty()) {
            text = edited(&text, field, &(value + "\n"))?;
        }
    }
    Ok(text)
}

/// Whether `key` names the page `name`, the title of its draft, or its only number.
fn is_of(key: &str, name: &str, draft: &Draft) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |parts| parts.0);
    let plain = |text: &str| without_space(&nfkc(text));
    let is_title = || match draft.get("title") {
        Some(DraftValue::Text(title)) => plain(title) == plain(key),
        _ => false,
    };
    let number = |text: &str| CaseKey::parse(text, &std::collections::BTreeMap::new()).ok();
    let is_number = || match draft.get("numbers") {
        Some(DraftValue::List(numbers)) if numbers.len() == 1 => {
            number(key).is_some_and(|wanted| number(&numbers[0]) == Some(wanted))
        }
        _ => false,
    };
    [name, file, stem].contains(&key) || is_title() || is_number()
}
