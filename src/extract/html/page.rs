//! What a page is: a document, what its head says of it, and what lies elsewhere.

use url::Url;

use crate::extract::document::Document;

/// The file at an address, where there is one to be had.
pub(crate) type Beside<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// A web page as its author wrote it: texts and tables, in order.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) document: Document,
    /// What its head says of it: `PubDate`, `ContentSource` and their like, names in lower case.
    pub(crate) facts: Vec<(String, String)>,
    /// Links to files: their words and where they lead.
    pub(crate) files: Vec<(String, String)>,
    /// Pages that are shown within this one and were not read.
    pub(crate) frames: Vec<String>,
}

/// Where the page stood, as far as it says so.
pub(super) fn address(text: &str) -> Option<Url> {
    // What browsers write at the top of a page that they save.
    let (_, saved) =
        text.get(..text.len().min(2000)).unwrap_or(text).split_once("saved from url=(")?;
    let (_, address) = saved.split_once(')')?;
    let end = address.find(|one: char| one.is_whitespace() || "<>".contains(one))?;
    web(&address[..end])
}

/// `text` as the address of a page of the web.
pub(super) fn web(text: &str) -> Option<Url> {
    Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// Whether a link leads to a file that readers download.
pub(super) fn is_file(target: &str) -> bool {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |found| found.1).to_ascii_lowercase();
    let files = [
        "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "csv", "zip",
        "rar", "7z",
    ];
    files.contains(&ending.as_str())
}
