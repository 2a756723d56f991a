//! Workbooks: their sheets, with strings and formats looked up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::limits::Job;
use super::package::Package;
use super::piece::{Place, Unread};
use super::sheet::{Sheet, number};
use super::xml::{Token, try_walk, walk};

/// Where the strings of all sheets stand.
pub(super) const STRINGS: &str = "xl/sharedStrings.xml";

/// Reads the sheets of a workbook; tells which parts it read. None where the package is none.
pub(super) fn read(
    package: &mut Package<'_>,
    job: &mut Job<'_>,
) -> Result<BTreeSet<usize>, Unread> {
    let mut done = BTreeSet::new();
    if package.find("xl/workbook.xml").is_none() {
        return Ok(done);
    }
    let names = contents(package, job)?.sheets.into_iter();
    let names: BTreeMap<_, _> = names.map(|one| (one.path, one.name)).collect();
    let shared = shared_strings(&part(package, STRINGS, job)?, job)?;
    done.extend(package.find(STRINGS));
    let grouped = grouped_formats(package, job)?;
    let mut used = vec![false; shared.len()];
    let mut damaged = Ok(());
    for at in 0..package.names().len() {
        let path = package.names()[at].clone();
        let is_sheet = ["xl/worksheets/", "xl/chartsheets/", "xl/dialogsheets/"]
            .iter()
            .any(|folder| path.strip_prefix(folder).is_some_and(|file| !file.contains('/')));
        if !is_sheet && !names.contains_key(&path) || !path.ends_with(".xml") {
            continue;
        }
        done.insert(at);
        let bytes = package.part(at, job)?;
        let stem = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".xml");
        let name = names.get(&path).map_or(stem, String::as_str);
        let mut sheet = Sheet::new(name, &shared, &grouped, &mut used, job);
        let read = walk(&bytes, &mut |token| sheet.token(&token));
        sheet.row();
        damaged = damaged.and(read).and(sheet.full);
    }
    // What was deleted may still stand in the table of strings.
    for (text, _) in shared.iter().zip(used).filter(|(_, used)| !used) {
        job.piece(&Place::Data, text);
    }
    damaged.map(|()| done)
}

pub(super) fn part(
    package: &mut Package<'_>,
    name: &str,
    job: &mut Job<'_>,
) -> Result<Vec<u8>, Unread> {
    package.find(name).map_or(Ok(Vec::new()), |at| package.part(at, job))
}

/// What a workbook says of itself.
#[derive(Default)]
pub(super) struct Contents {
    /// In the order of its tabs.
    pub(super) sheets: Vec<Entry>,
    /// Whether its days are counted from 1904.
    pub(super) is_1904: bool,
}

/// A sheet as the workbook lists it.
pub(super) struct Entry {
    pub(super) path: String,
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

/// The sheets of a workbook, and how it counts days.
pub(super) fn contents(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<Contents, Unread> {
    let mut paths = BTreeMap::new();
    let relations = part(package, "xl/_rels/workbook.xml.rels", job)?;
    try_walk(&relations, &mut |token| {
        if let Token::Open(element) = token
            && let (Some(id), Some(target)) = (element.get("Id"), element.get("Target"))
        {
            let path = target.strip_prefix('/').map_or(format!("xl/{target}"), str::to_owned);
            job.spend(ENTRY)?;
            paths.insert(id, path);
        }
        Ok(())
    })?;
    let mut found = Contents::default();
    let workbook = part(package, "xl/workbook.xml", job)?;
    try_walk(&workbook, &mut |token| {
        let Token::Open(element) = token else { return Ok(()) };
        if element.name() == "workbookPr" {
            found.is_1904 =
                element.get("date1904").is_some_and(|one| matches!(&*one, "1" | "true" | "on"));
        }
        if element.name() == "sheet" {
            job.spend(ENTRY)?;
            let name = element.get("name").unwrap_or_default();
            job.piece(&Place::Name, &name);
            let is_hidden = element.get("state").is_some_and(|state| state != "visible");
            if let Some(path) = element.get("id").and_then(|id| paths.get(&id)).cloned() {
                found.sheets.push(Entry { path, name, is_hidden });
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// What a string takes beside its text, and a sheet or where it stands.
const STRING: usize = 24;
const ENTRY: usize = 200;

/// The strings that cells point at; how they are read aloud is handed on.
pub(super) fn shared_strings(bytes: &[u8], job: &mut Job<'_>) -> Result<Vec<Arc<str>>, Unread> {
    let mut strings = Vec::new();
    let (mut text, mut sound) = (String::new(), String::new());
    let (mut inside, mut phonetic) = (false, false);
    try_walk(bytes, &mut |token| {
        match token {
            Token::Open(element) => {
                // Millions of strings may be empty: each takes its place.
                job.spend(STRING)?;
                inside |= element.name() == "t";
                phonetic |= element.name() == "rPh";
            }
            Token::Text(more) if inside && phonetic => sound.push_str(more),
            Token::Text(more) if inside => text.push_str(more),
            Token::Close("t") => inside = false,
            Token::Close("rPh") => phonetic = false,
            Token::Close("si") => {
                strings.push(std::mem::take(&mut text).into());
                job.piece(&Place::Description, &std::mem::take(&mut sound));
            }
            Token::Text(_) | Token::Close(_) | Token::Remark(_) => {}
        }
        Ok(())
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
        Token::Close(_) | Token::Text(_) | Token::Remark(_) => {}
    })?;
    Ok(formats)
}
