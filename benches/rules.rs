//! What the rules cost, beside building the site without them.
//!
//! `cargo bench --bench rules -- SITE` loads and renders the site at SITE (the demonstration
//! site by default) on one thread, then runs all rules over it again, alone. Writing files is
//! not counted, so the share of a whole build is smaller than the one printed.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock and the arguments")]
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dafu::check::RuleSet;
use dafu::check::rule::{ReplyView, TextView};
use dafu::check::rules::RULES;
use dafu::config::{self, WordLists};
use dafu::diagnostic::SourcePath;
use dafu::letter::Letter;
use dafu::letter::cases::Lookup;
use dafu::reading::{self, ReplyFacts, Vocabulary};
use dafu::sensitive;
use dafu::site::{Options, Rendering, Site};
use dafu::source::Folder;

/// Each figure is the best of so many: what disturbs a measurement only ever adds.
const ROUNDS: usize = 5;

fn main() {
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let root = given.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").to_owned());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| measure(&Folder::new(PathBuf::from(root))));
}

fn measure(folder: &Folder) {
    let options = Options { now: jiff::Timestamp::now(), ..Options::default() };
    let (whole, rendering) = best(|| {
        let site = Site::load(folder.clone(), &options).unwrap_or_else(|error| panic!("{error}"));
        let rendering = Rendering::new(Arc::new(site));
        for row in &rendering.site().plan.outputs {
            black_box(rendering.render(row).unwrap());
        }
        rendering
    });
    let site = rendering.site();
    let lists = lists(folder, site);
    let rules = RuleSet::new(&site.config);
    let scanner = rules.scanner(&lists);
    let vocabulary =
        Vocabulary { config: &site.config, registers: &site.registers, scanner: &scanner };
    let entries = site.archive.entries.iter().chain(&site.archive.unpublished);
    let files: Vec<(&SourcePath, Vec<u8>)> =
        entries.map(|entry| (entry.source(), folder.read(entry.source()).unwrap())).collect();
    let texts: Vec<Loaded<'_>> =
        files.iter().map(|(path, bytes)| Loaded::new(path, bytes, vocabulary, folder)).collect();
    let (scan, ()) = best(|| texts.iter().for_each(|one| drop(black_box(scanner.scan(one.text)))));
    let (find, ()) =
        best(|| texts.iter().for_each(|one| drop(black_box(sensitive::find(one.text)))));
    let (read, ()) = best(|| {
        for one in &texts {
            black_box(letter(one, site));
        }
    });
    let views: Vec<ReplyView<'_>> = texts.iter().map(|one| one.view(site)).collect();
    let (replies, ()) = best(|| views.iter().for_each(|view| drop(black_box(rules.reply(view)))));
    let (together, _) =
        best(|| black_box(rules.site(site.world(), &site.plan, (site.today, &options.previous))));
    let all = scan + find + read + replies + together;
    let without = whole.saturating_sub(all);
    let count = u32::try_from(texts.len()).unwrap();
    println!("{count} replies, one thread, CPU time a reply:");
    println!("  load and render with rules  {:>9.1?}", whole / count);
    println!("  the rules                   {:>9.1?}", all / count);
    println!("    the scan for words      {:>9.1?}", scan / count);
    println!("    personal data           {:>9.1?}", find / count);
    println!("    lowered it as a letter  {:>9.1?}", read / count);
    println!("    rules of a reply          {:>9.1?}", replies / count);
    println!("    rules of the whole site   {:>9.1?}", together / count);
    let share = 100.0 * all.as_secs_f64() / without.as_secs_f64();
    println!("  the rules add {share:.1} % to loading and rendering without them");
    slowest(&files, (site, &lists, folder), count);
}

/// The words of the site's lists.
fn lists(folder: &Folder, site: &Site) -> WordLists {
    let mut lists = WordLists::default();
    for file in &site.config.words.files {
        let text = folder.read_text(&file.path).unwrap();
        lists.extend(file.list, config::word_list(file, text.as_deref()).0);
    }
    lists
}

/// The rules that cost most, looked at one by one.
fn slowest(
    files: &[(&SourcePath, Vec<u8>)],
    (site, lists, folder): (&Site, &WordLists, &Folder),
    count: u32,
) {
    let cost = |rule| {
        let alone = RuleSet::of(&[rule], &site.config);
        let scanner = alone.scanner(lists);
        let vocabulary =
            Vocabulary { config: &site.config, registers: &site.registers, scanner: &scanner };
        let texts: Vec<_> = files
            .iter()
            .map(|(path, bytes)| Loaded::new(path, bytes, vocabulary, folder))
            .collect();
        let views: Vec<_> = texts.iter().map(|one| one.view(site)).collect();
        best(|| views.iter().for_each(|view| drop(black_box(alone.reply(view))))).0
    };
    let mut costs: Vec<(Duration, &str)> =
        RULES.iter().map(|rule| (cost(rule), rule.name)).collect();
    costs.sort_by(|left, right| right.cmp(left));
    for (cost, name) in costs.iter().take(12) {
        println!("    {name:<25} {:>9.2?}", *cost / count);
    }
}

/// A reply's file with all that rules need of it.
struct Loaded<'a> {
    path: &'a SourcePath,
    text: &'a str,
    facts: ReplyFacts,
}

impl<'a> Loaded<'a> {
    fn new(
        path: &'a SourcePath,
        bytes: &'a [u8],
        vocabulary: Vocabulary<'_>,
        folder: &Folder,
    ) -> Self {
        let (facts, text) = reading::reply(path, bytes, vocabulary, folder);
        Self { path, text: text.source, facts }
    }

    fn view<'b>(&'b self, site: &'b Site) -> ReplyView<'b> {
        ReplyView {
            text: TextView::new(self.path, &self.facts.facts, self.text, &site.config),
            facts: &self.facts,
            is_draft: false,
            registers: &site.registers,
        }
    }
}

/// The text read as a letter.
fn letter(one: &Loaded<'_>, site: &Site) -> Letter {
    let body = one.facts.facts.document.body_in(one.text);
    let (bodies, prefixes) = (&site.registers.bodies, &site.config.number_prefixes);
    Letter::read(one.facts.reply.title.as_deref(), body, Lookup { bodies, prefixes })
}

/// The least CPU time that `work` took, and what it made the last time.
fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut least = Duration::MAX;
    let mut made = None;
    for _ in 0..ROUNDS {
        drop(made.take());
        let start = now();
        made = Some(work());
        least = least.min(now().saturating_sub(start));
    }
    (least, made.unwrap())
}

/// The CPU time of this thread where the system tells it, else the time of day: other
/// programs on the machine do not count.
fn now() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|text| text.split(' ').next()?.parse().ok());
    spent.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
