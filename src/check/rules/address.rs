//! Addresses: short enough for a QR code that prints well.

use crate::archive::World;
use crate::archive::proposal::stand_in;
use crate::check::example::Example;
use crate::check::rule::{Check, HEAD, Rule, bilingual};
use crate::config::FILE;
use crate::diagnostic::{Severity, SourcePath};
use crate::plan::{Output, Subject};

/// How many bytes a QR code of version 5 holds at error correction Q.
const MOST_BYTES: usize = 60;

/// With a base address longer than this, hardly any page's address fits.
const LONG_BASE: usize = 40;

/// An id that a new file bears until its department is known.
pub(crate) const PROVISIONAL: Rule = Rule {
    name: "address/provisional",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("标识还是暂用的", "an id that was only a stand-in"),
    why: bilingual(
        "导入时认不出承办单位的，标识以 x- 开头；公开以后标识就是网址，再改二维码就失效。",
        "the id of a draft whose department was unknown begins with x-; once published, an id cannot change",
    ),
    wrong: Example::fields("标识: x-2024-1"),
    right: Example::fields("标识: gxt-2024-1"),
    check: Check::Entry(|view, found| {
        let entry = view.entry;
        let is_given = *entry.reply.id != *stand_in(entry.source());
        let is_new = entry.publication.is_live() && !view.is_live;
        if entry.reply.id.starts_with("x-") && is_given && is_new {
            let at = if entry.origin.id.is_empty() { HEAD } else { entry.origin.id.clone() };
            let id = &entry.reply.id;
            found
                .at(entry.source(), at)
                .message(
                    format!("标识“{id}”以 x- 开头，是还不知道承办单位时暂用的"),
                    format!("the id `{id}` was given before the department was known"),
                )
                .help(
                    "请在公开以前把 x 换成承办单位的代码；已经公开过的不要再改",
                    "put the department's code in the place of `x` before it is published; afterwards leave it",
                );
        }
    }),
};

/// A canonical address that needs a larger QR code. Looked at are the pages
/// whose address an editor chooses: replies, articles, departments, topics.
/// Blocks of cases and years follow from these and cannot be shortened alone.
pub(crate) const TOO_LONG: Rule = Rule {
    name: "address/too-long",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("网址过长，二维码会变密", "an address too long for a clear QR code"),
    why: bilingual(
        "超过 60 个字节，二维码就要更密，印小了手机扫不出来。",
        "above 60 bytes the code gets so fine that phones fail to read it in print",
    ),
    wrong: Example::fields("标识: wuyou-gongye-he-xinxihua-ting-2024-1-dafu"),
    right: Example::fields("标识: gxt-2024-1"),
    check: Check::Plan(|world, plan, found| {
        let base = world.config.base_url.as_str().len();
        let long = |row: &&Output| {
            // Feeds stand under terms too, and have no QR code.
            let ending = row.path.as_str().rsplit_once('.').map(|parts| parts.1);
            ending == Some("html") && base + row.path.as_str().len() > MOST_BYTES
        };
        let chosen = |row: &&Output| match row.subject {
            Subject::Reply(_) | Subject::Article(_) => true,
            Subject::Term(term) => term.find_in(world.archive).0.listing.register.is_some(),
            _ => false,
        };
        let rows: Vec<&Output> = plan.outputs.iter().filter(chosen).filter(long).collect();
        let Some(longest) = rows.iter().max_by_key(|row| row.path.as_str().len()) else { return };
        if base > LONG_BASE {
            let bytes = base + longest.path.as_str().len();
            let count = rows.len();
            found
                .at(&SourcePath::new(FILE), world.config.base_url_span.clone())
                .message(
                    format!(
                        "网站的网址长 {base} 个字节，{count} 个页面的网址因此超过 {MOST_BYTES} 个，最长 {bytes} 个"
                    ),
                    format!(
                        "the base address has {base} bytes; {count} page addresses exceed {MOST_BYTES} bytes, the longest has {bytes}"
                    ),
                )
                .help(
                    "请用更短的域名或目录，或者缩短标识",
                    "use a shorter host or path, or shorter ids",
                );
            return;
        }
        for row in rows {
            let (path, at) = place(world, row.subject);
            let bytes = base + row.path.as_str().len();
            let spare = MOST_BYTES.saturating_sub(base);
            found
                .at(&path, at)
                .message(
                    format!("网址 {} 共 {bytes} 个字节，超过 {MOST_BYTES} 个", row.path),
                    format!("the address {} has {bytes} bytes, more than {MOST_BYTES}", row.path),
                )
                .help(
                    format!("请缩短标识或代码，使这一段不超过 {spare} 个字符"),
                    format!(
                        "shorten the id or code, so that this part has at most {spare} characters"
                    ),
                );
        }
    }),
};

/// The file in which the address of a row is chosen.
fn place(world: World<'_>, subject: Subject) -> (SourcePath, std::ops::Range<u32>) {
    match subject {
        Subject::Reply(id) => {
            let entry = world.archive.entry(id);
            let at = if entry.origin.id.is_empty() { HEAD } else { entry.origin.id.clone() };
            (entry.source().clone(), at)
        }
        Subject::Article(at) => match world.archive.articles.get(at as usize) {
            Some(entry) => (entry.article.source.clone(), HEAD),
            None => (SourcePath::new(FILE), 0..0),
        },
        // The key of a term is chosen in its register, or follows from replies.
        Subject::Term(term) => {
            let register = term.find_in(world.archive).0.listing.register;
            (SourcePath::new(register.unwrap_or(FILE)), 0..0)
        }
        _ => (SourcePath::new(FILE), 0..0),
    }
}
