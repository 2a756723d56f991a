//! Workbooks: their sheets, with strings and formats looked up.

use std::collections::{BTreeMap, BTreeSet};

use super::limits::Job;
use super::package::Package;
use super::piece::{Place, Unread};
use super::sheet::{Sheet, number};
use super::xml::{Token, walk};

/// Reads the sheets of a workbook; tells which parts it read. None where the package is none.
pub(super) fn read(
    package: &mut Package<'_>,
    job: &mut Job<'_>,
) -> Result<BTreeSet<usize>, Unread> {
    const STRINGS: &str = "xl/sharedStrings.xml";
    let mut done = BTreeSet::new();
    if package.find("xl/workbook.xml").is_none() {
        return Ok(done);
    }
    let names = sheet_names(package, job)?;
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
    let workbook = part(package, "xl/workbook.xml", job)?;
    walk(&workbook, &mut |token| {
        if let Token::Open(element) = token
            && element.name() == "sheet"
        {
            let name = element.get("name").unwrap_or_default();
            job.piece(&Place::Name, &name);
            if let Some(path) = element.get("id").and_then(|id| paths.get(&id)) {
                names.insert(path.clone(), name);
            }
        }
    })?;
    Ok(names)
}

/// The strings that cells point at; how they are read aloud is handed on.
fn shared_strings(bytes: &[u8], job: &mut Job<'_>) -> Result<Vec<Box<str>>, Unread> {
    let mut strings = Vec::new();
    let (mut text, mut sound) = (String::new(), String::new());
    let (mut inside, mut phonetic) = (false, false);
    walk(bytes, &mut |token| match token {
        Token::Open(element) => match element.name() {
            "t" => inside = true,
            "rPh" => phonetic = true,
            _ => {}
        },
        Token::Text(more) if inside && phonetic => sound.push_str(more),
        Token::Text(more) if inside => text.push_str(more),
        Token::Close("t") => inside = false,
        Token::Close("rPh") => phonetic = false,
        Token::Close("si") => {
            strings.push(std::mem::take(&mut text).into_boxed_str());
            job.piece(&Place::Description, &std::mem::take(&mut sound));
        }
        Token::Text(_) | Token::Close(_) | Token::Remark(_) => {}
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
