//! A build killed at any moment leaves every file whole, and the next one ends as a clean one would.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::support::{Sandbox, TODAY};

#[test]
fn a_killed_build_leaves_whole_files_and_the_next_converges() {
    let site = Sandbox::full();
    site.build();
    let old: BTreeMap<_, _> = site.tree("public").into_iter().collect();
    for number in 0..30 {
        let number_text = format!("\"{}\"", 500 + number);
        site.reply(&format!("mzt-2024-{number}"), &[("承办单位", "mzt"), ("编号", &number_text)]);
    }
    site.reply("gxt-2023-1", &[("标题", "改过的标题")]);
    let done = site.run(&["build", "--date", TODAY, "--out", "clean"]);
    assert_eq!(done.code, 0, "{}", done.stdout);
    let new: BTreeMap<_, _> = site.tree("clean").into_iter().collect();
    // From "not begun" to "done" in steps finer than the build's own.
    for step in 0..24_u64 {
        let mut child = site
            .command(&["build", "--date", TODAY, "-q", "--jobs", "2"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(step * 2));
        child.kill().expect("the program is killed");
        child.wait().expect("the program ends");
        for (path, bytes) in site.tree("public") {
            let whole = old.get(&path) == Some(&bytes) || new.get(&path) == Some(&bytes);
            assert!(whole, "step {step}: {path} is neither old nor new");
        }
    }
    site.build();
    let end: BTreeMap<_, _> = site.tree("public").into_iter().collect();
    assert!(end == new, "the build after a kill differs from a clean one");
}
