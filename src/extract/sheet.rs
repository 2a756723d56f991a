//! Workbooks: rows of sheets as they are shown, strings and formats looked up.

use std::collections::{BTreeMap, BTreeSet};

use super::limits::Job;
use super::package::Package;
use super::plain::whole_number;
use super::table::Table;
use super::xml::{Element, Token, walk};
use super::{Place, Unread};

/// The most columns of a row that are told apart; a workbook has no more.
const COLUMNS: usize = 16_384;

/// Reads the sheets of a workbook; nothing where the package is none.
pub(super) fn workbook(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<(), Unread> {
    if package.find("xl/workbook.xml").is_none() {
        return Ok(());
    }
    let names = sheet_names(package, job)?;
    let shared = shared_strings(package, job)?;
    let grouped = grouped_formats(package, job)?;
    let mut damaged = Ok(());
    for at in 0..package.names().len() {
        let path = package.names()[at].clone();
        let is_sheet = ["xl/worksheets/", "xl/chartsheets/", "xl/dialogsheets/"]
            .iter()
            .any(|folder| path.strip_prefix(folder).is_some_and(|file| !file.contains('/')));
        if !is_sheet {
            continue;
        }
        let bytes = package.part(at, job)?;
        let stem = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".xml");
        let name = names.get(&path).map_or(stem, String::as_str);
        let mut sheet = Sheet::new(name, &shared, &grouped, job);
        let read = walk(&bytes, &mut |token| sheet.token(&token));
        sheet.row();
        damaged = damaged.and(read);
    }
    damaged
}

fn part(package: &mut Package<'_>, name: &str, job: &mut Job<'_>) -> Result<Vec<u8>, Unread> {
    package.find(name).map_or(Ok(Vec::new()), |at| package.part(at, job))
}

/// The names of the sheets by the path of their parts.
fn sheet_names(
    package: &mut Package<'_>,
    job: &mut Job<'_>,
) -> Result<BTreeMap<String, String>, Unread> {
    let mut paths = BTreeMap::new();
    let relations = part(package, "xl/_rels/workbook.xml.rels", job)?;
    walk(&relations, &mut |token| {
        if let Token::Open(element) = token
            && let (Some(id), Some(target)) = (element.get("Id"), element.get("Target"))
        {
            let path = target.strip_prefix('/').map_or(format!("xl/{target}"), str::to_owned);
            paths.insert(id, path);
        }
    })?;
    let mut names = BTreeMap::new();
    let mut defined = false;
    let workbook = part(package, "xl/workbook.xml", job)?;
    walk(&workbook, &mut |token| match token {
        Token::Open(element) if element.name() == "sheet" => {
            let name = element.get("name").unwrap_or_default();
            job.piece(&Place::Name, &name);
            if let Some(path) = element.get("id").and_then(|id| paths.get(&id)) {
                names.insert(path.clone(), name);
            }
        }
        Token::Open(element) => defined = element.name() == "definedName",
        Token::Text(text) if defined => job.piece(&Place::Data, text),
        Token::Text(_) | Token::Close(_) => {}
    })?;
    Ok(names)
}

/// The strings that cells point at.
fn shared_strings(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<Vec<Box<str>>, Unread> {
    let bytes = part(package, "xl/sharedStrings.xml", job)?;
    let mut strings = Vec::new();
    let mut text = String::new();
    let (mut inside, mut phonetic) = (false, false);
    walk(&bytes, &mut |token| match token {
        Token::Open(element) => match element.name() {
            "t" => inside = !phonetic,
            "rPh" => phonetic = true,
            _ => {}
        },
        Token::Text(more) if inside => text.push_str(more),
        Token::Close("t") => inside = false,
        Token::Close("rPh") => phonetic = false,
        Token::Close("si") => strings.push(std::mem::take(&mut text).into_boxed_str()),
        Token::Text(_) | Token::Close(_) => {}
    })?;
    Ok(strings)
}

/// The cell formats that show digits in groups of three: amounts.
fn grouped_formats(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<BTreeSet<u32>, Unread> {
    let bytes = part(package, "xl/styles.xml", job)?;
    // 3, 4 and those of currencies and accounting are built in.
    let mut grouping: BTreeSet<u32> = [3, 4].into_iter().chain(5..=8).chain(37..=44).collect();
    let mut formats = BTreeSet::new();
    let (mut inside, mut index) = (false, 0);
    walk(&bytes, &mut |token| match token {
        Token::Open(element) => match element.name() {
            "numFmt" => {
                let groups = element.get("formatCode").is_some_and(|code| code.contains("#,#"));
                if let Some(id) = number(&element, "numFmtId").filter(|_| groups) {
                    grouping.insert(id);
                }
            }
            "cellXfs" => inside = true,
            "xf" if inside => {
                if number(&element, "numFmtId").is_some_and(|id| grouping.contains(&id)) {
                    formats.insert(index);
                }
                index += 1;
            }
            _ => {}
        },
        Token::Close("cellXfs") => inside = false,
        Token::Close(_) | Token::Text(_) => {}
    })?;
    Ok(formats)
}

fn number(element: &Element<'_>, name: &str) -> Option<u32> {
    element.get(name)?.parse().ok()
}

/// A sheet being read.
struct Sheet<'s, 'j> {
    name: &'s str,
    shared: &'s [Box<str>],
    grouped: &'s BTreeSet<u32>,
    job: &'s mut Job<'j>,
    table: Table,
    cells: Vec<String>,
    row: u32,
    column: usize,
    /// The type of the cell being read, and whether its format groups digits.
    kind: String,
    is_grouped: bool,
    /// The text of the element being read, where it is one that is shown.
    text: Option<String>,
}

impl<'s, 'j> Sheet<'s, 'j> {
    fn new(
        name: &'s str,
        shared: &'s [Box<str>],
        grouped: &'s BTreeSet<u32>,
        job: &'s mut Job<'j>,
    ) -> Self {
        Self {
            name,
            shared,
            grouped,
            job,
            table: Table::default(),
            cells: Vec::new(),
            row: 0,
            column: 0,
            kind: String::new(),
            is_grouped: false,
            text: None,
        }
    }

    fn token(&mut self, token: &Token<'_>) {
        match token {
            Token::Open(element) => self.open(element),
            Token::Text(more) => {
                if let Some(text) = &mut self.text {
                    text.push_str(more);
                }
            }
            Token::Close("v") => {
                let value = self.text.take().unwrap_or_default();
                let shown = self.shown(value);
                self.put(&shown);
            }
            Token::Close("t") => {
                let text = self.text.take().unwrap_or_default();
                self.put(&text);
            }
            Token::Close("row") => self.row(),
            Token::Close(name) => {
                // What is printed above and below each page, lists of choices, messages at cells.
                if let Some(text) = self.text.take()
                    && name != &"f"
                {
                    self.job.piece(&Place::Margin, &text);
                }
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "row" => {
                self.row();
                self.row = number(element, "r").unwrap_or(self.row + 1);
                self.column = 0;
            }
            "c" => {
                let place = element.get("r").and_then(|place| column(&place));
                self.column = place.unwrap_or(self.column + 1).min(COLUMNS);
                self.kind = element.get("t").unwrap_or_default();
                let format = number(element, "s");
                self.is_grouped = format.is_some_and(|format| self.grouped.contains(&format));
            }
            "v" | "t" | "formula1" | "formula2" | "oddHeader" | "oddFooter" | "evenHeader"
            | "evenFooter" | "firstHeader" | "firstFooter" => self.text = Some(String::new()),
            "dataValidation" => {
                for name in ["prompt", "error", "promptTitle", "errorTitle"] {
                    self.job.piece(&Place::Data, &element.get(name).unwrap_or_default());
                }
            }
            "hyperlink" => {
                for name in ["location", "tooltip", "display"] {
                    self.job.piece(&Place::Link, &element.get(name).unwrap_or_default());
                }
            }
            _ => {}
        }
    }

    /// A cell's value as it is shown.
    fn shown(&self, value: String) -> String {
        match self.kind.as_str() {
            "s" => {
                let at: Option<usize> = value.trim().parse().ok();
                at.and_then(|at| self.shared.get(at)).map(ToString::to_string).unwrap_or_default()
            }
            "" | "n" => {
                let whole = whole_number(value.trim()).unwrap_or(value);
                if self.is_grouped { in_groups(&whole) } else { whole }
            }
            _ => value,
        }
    }

    fn put(&mut self, text: &str) {
        let column = self.column.max(1);
        if self.cells.len() < column {
            self.cells.resize(column, String::new());
        }
        self.cells[column - 1].push_str(text);
    }

    /// The row is complete.
    pub(super) fn row(&mut self) {
        if !self.cells.is_empty() {
            let place = Place::Row(self.name.into(), self.row.max(1));
            self.job.piece(&place, self.table.row(&self.cells));
            self.cells.clear();
        }
    }
}

/// The column of a cell called `BC12`, from 1.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(3);
    let column =
        letters.fold(0, |sum, one| sum * 26 + usize::from(one.to_ascii_uppercase() - b'A') + 1);
    (column > 0).then_some(column)
}

/// Digits in groups of three: `13,812,345,678`.
fn in_groups(number: &str) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && digit.is_ascii_digit() {
            out.push(',');
        }
        out.push(digit);
    }
    if rest.is_empty() { out } else { format!("{out}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_groups() {
        assert_eq!(
            (column("A1"), column("Z9"), column("BC12"), column("12")),
            (Some(1), Some(26), Some(55), None)
        );
        assert_eq!(in_groups("13812345678"), "13,812,345,678");
        assert_eq!(in_groups("123456.5"), "123,456.5");
    }
}
