//! What a reply costs, in memory asked for: counts do not hang on the machine or its load.
//!
//! Two sites of the benchmark's replies are loaded and rendered on one thread; what the larger asks
//! for beyond the smaller is the cost of its further replies. It may rise by a tenth over what
//! `budget.txt` holds, and is to be written there anew (`DAFU_BLESS=1`) where it fell by more.

#![expect(clippy::disallowed_methods, reason = "the test makes a folder of its own")]

#[path = "../../benches/builds/corpus.rs"]
mod corpus;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use allocation_counter::measure;
use dafu::site::{Options, Rendering, Site};
use dafu::source::Folder;

/// How many replies the two sites have.
const REPLIES: [usize; 2] = [40, 120];

/// Allocations, and bytes allocated, of loading and rendering `count` replies.
fn cost(count: usize) -> [u64; 2] {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("allocations-{count}"));
    let _ = fs::remove_dir_all(&root);
    corpus::write(&root, count).expect("the site is written");
    let options =
        Options { today: Some("2026-06-01".parse().expect("a day")), ..Options::default() };
    let info = measure(|| {
        let site = Site::load(Folder::new(root.clone()), &options).expect("a right site");
        let mut findings = site.findings.iter();
        // Those of the configuration, which says no more than it must, do not grow with the site.
        assert!(findings.all(|one| one.rule.starts_with("site/")), "{:?}", site.findings);
        let rendering = Rendering::new(Arc::new(site));
        for row in &rendering.site().plan.outputs {
            black_box(rendering.render(row).expect("rendered"));
        }
    });
    fs::remove_dir_all(&root).expect("the site is removed");
    [info.count_total, info.bytes_total]
}

#[test]
fn a_reply_asks_for_no_more_memory_than_before() {
    // All work on the thread that counts.
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build_global()
        .expect("no other pool");
    let [few, many] = REPLIES.map(cost);
    let further = (REPLIES[1] - REPLIES[0]) as u64;
    let each = [(many[0] - few[0]) / further, (many[1] - few[1]) / further];
    let told = format!("allocations a reply: {}\nbytes a reply: {}\n", each[0], each[1]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/allocations/budget.txt");
    if std::env::var_os("DAFU_BLESS").is_some() {
        fs::write(&path, &told).expect("the budget is written");
    }
    let budget = fs::read_to_string(&path).expect("the budget");
    let figures = budget.lines().filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok());
    let figures: Vec<u64> = figures.collect();
    assert_eq!(figures.len(), each.len(), "{budget}");
    for (now, before) in each.into_iter().zip(figures) {
        assert!(now * 10 <= before * 11, "over a tenth more than the budget:\n{budget}now\n{told}");
        assert!(now * 10 >= before * 9, "over a tenth less, write it down (DAFU_BLESS=1):\n{told}");
    }
}
