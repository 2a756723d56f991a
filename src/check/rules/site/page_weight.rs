//! Pages that are heavier on the wire than a phone should have to fetch.
//!
//! Weighed is the page as a server sends it, packed with gzip. Most pages are so
//! small that they need not be packed to know that they are within bounds.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::archive::World;
use crate::archive::entry::EntryId;
use crate::check::example::Example;
use crate::check::rule::{Check, FindingBuilder, HEAD, Rule, bilingual};
use crate::config::FILE;
use crate::diagnostic::{Severity, SourcePath};
use crate::plan::{Output, Subject, TermId};

/// A page that is heavier than it should be.
pub(crate) const PAGE_WEIGHT: Rule = Rule {
    name: "site/page-weight",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("网页太大", "a page is heavier than it should be"),
    why: bilingual(
        "压缩后不超过 14 KB 的网页一个来回就能收完（RFC 6928）；山区、旧手机、流量少的人才打得开。",
        "what fits into 14 KB compressed arrives in one round trip (RFC 6928), on slow networks too",
    ),
    wrong: Example::files(&[(
        "themes/default/templates/not_found.html",
        b"{% extends \"default/not_found.html\" %}{% block aside %}\
          <p>{% for number in range(end=30000) %}{{ number }} {% endfor %}</p>{% endblock %}",
    )]),
    right: Example::files(&[(
        "themes/default/templates/not_found.html",
        b"{% extends \"default/not_found.html\" %}{% block aside %}\
          <p>{% for number in range(end=30) %}{{ number }} {% endfor %}</p>{% endblock %}",
    )]),
    check: Check::Output(|world, output, bytes, found| {
        let budget = budget(world, output);
        if !output.path.as_str().ends_with(".html") || !may_exceed(bytes, budget) {
            return;
        }
        // What is light when packed in haste is lighter when packed well, which takes far longer.
        if packed(bytes, Compression::fast()) <= budget {
            return;
        }
        let weight = packed(bytes, Compression::new(6));
        if weight > budget {
            let path = source(world, output.subject);
            report(found.at(&path, HEAD), output, weight, budget);
        }
    }),
};

/// Home page, and lists of up to 30 entries.
const SHORT: usize = 8 * 1024;
/// A reply of up to 5,000 characters: what arrives in the first round trip.
const REPLY: usize = 14 * 1024;
const ANY: usize = 20 * 1024;

/// Entries of a list, and characters of a reply, up to which the small budgets hold.
const FEW_ENTRIES: usize = 30;
const FEW_CHARACTERS: u32 = 5_000;

/// The bytes, packed, that the page of `output` may weigh.
fn budget(world: World<'_>, output: &Output) -> usize {
    match (output.format, output.subject) {
        ("reply-page", Subject::Reply(id)) if characters(world, id) <= FEW_CHARACTERS => REPLY,
        ("term-page", Subject::Term(id)) if entries(world, id) <= FEW_ENTRIES => SHORT,
        ("home-page", _) => SHORT,
        _ => ANY,
    }
}

fn characters(world: World<'_>, id: EntryId) -> u32 {
    world.archive.entry(id).body.length
}

/// How many entries the head page of a term shows.
fn entries(world: World<'_>, id: TermId) -> usize {
    let index = &world.archive.indexes[usize::from(id.listing)];
    index.terms[id.term as usize].entries.len().min(world.config.page_size)
}

/// Whether a page is worth packing: Chinese prose in its markup shrinks to less
/// than four sevenths, so most pages are known to be light by their length alone.
fn may_exceed(bytes: &[u8], budget: usize) -> bool {
    bytes.len() > budget * 7 / 4
}

/// How many bytes `bytes` are when packed with gzip at `level`; servers usually take 6.
fn packed(bytes: &[u8], level: Compression) -> usize {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), level);
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(0, |packed| packed.len())
}

/// The file an editor would open to do something about the page.
fn source(world: World<'_>, subject: Subject) -> SourcePath {
    match subject {
        Subject::Reply(id) => world.archive.entry(id).source().clone(),
        Subject::Article(at) => world.archive.articles[at as usize].article.source.clone(),
        _ => SourcePath::new(FILE),
    }
}

fn report(finding: FindingBuilder<'_>, output: &Output, weight: usize, budget: usize) {
    let (help, en_help) = match output.subject {
        Subject::Reply(_) | Subject::Article(_) => (
            "请把很长的表格、名单改作附件；正文照录、确实这么长的，可以不改",
            "turn long tables and lists of names into attachments; a signed text may stay as long as it is",
        ),
        Subject::Term(_) => {
            ("请在 dafu.yaml 中把 page_size 改小", "lower `page_size` in dafu.yaml")
        }
        Subject::Year(..) => {
            ("请在 dafu.yaml 中把 year_page_size 改小", "lower `year_page_size` in dafu.yaml")
        }
        _ => (
            "请看主题往这个网页里加了什么，减掉一些",
            "see what the theme adds to this page, and remove some of it",
        ),
    };
    finding
        .message(
            format!("网页 {} 压缩后有 {weight} 字节，超过了 {budget} 字节", output.path),
            format!("the page {} has {weight} bytes compressed, more than {budget}", output.path),
        )
        .help(help, en_help);
}
