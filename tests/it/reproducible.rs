//! The same sources give the same bytes, whatever the machine is busy with or set to.

use std::sync::Arc;

use dafu::publish::Target;
use dafu::site::{Options, Rendering, Site};
use dafu::source::Folder;
use dafu::source::spool::Spool;

use crate::support::{Sandbox, TODAY};

#[test]
fn threads_locale_time_zone_and_order_of_creation_change_no_byte() {
    let site = Sandbox::full();
    site.build();
    let expected = site.tree("public");
    for (number, (jobs, zone, locale)) in [
        ("1", "UTC", "C"),
        ("4", "America/New_York", "zh_CN.UTF-8"),
        ("2", "Asia/Tokyo", "tr_TR.UTF-8"),
    ]
    .into_iter()
    .enumerate()
    {
        let out = format!("out-{number}");
        let arguments = ["build", "--date", TODAY, "--jobs", jobs, "--out", &out];
        let done = site
            .command(&arguments)
            .env("TZ", zone)
            .env("LANG", locale)
            .env("LC_ALL", locale)
            .output();
        assert!(done.expect("the program starts").status.success());
        assert_eq!(site.tree(&out), expected, "jobs {jobs}, {zone}, {locale}");
    }
    let other = Sandbox::new();
    let mut sources = site.tree("content");
    sources.reverse();
    for (path, bytes) in sources {
        other.write(&format!("content/{path}"), bytes);
    }
    other.build();
    assert_eq!(other.tree("public"), expected, "sources written in another order");
}

#[test]
fn the_day_comes_from_the_epoch_that_is_set() {
    let site = Sandbox::full();
    site.reply("gxt-2024-20", &[("发布日期", "2024-06-02"), ("编号", "\"20\"")]);
    let build = |epoch: &str| {
        let done =
            site.command(&["build", "--out", "out"]).env("SOURCE_DATE_EPOCH", epoch).output();
        assert!(done.expect("the program starts").status.success());
        site.has("out/r/gxt-2024-20.html")
    };
    // 2024-06-01T15:59:59Z is the last second of that day in Shanghai.
    assert!(!build("1717257599"), "it is still to come");
    assert!(build("1717257600"), "it is the day");
}

#[test]
fn a_second_build_writes_nothing() {
    let site = Sandbox::full();
    site.build();
    let run = site.build();
    assert!(run.stderr.contains("新写 0"), "{}", run.stderr);
}

/// A text is checked, then read again to be rendered: both must be the same.
#[test]
fn a_text_that_changed_after_its_check_is_not_rendered() {
    let site = Sandbox::new();
    let path = site.reply("gxt-2024-1", &[]);
    let options = Options { today: Some(TODAY.parse().expect("a day")), ..Options::default() };
    let loaded = Site::load(Folder::new(site.root().to_owned()), &options).expect("a right site");
    let rendering = Rendering::new(Arc::new(loaded));
    let row = rendering.site().plan.find("r/gxt-2024-1.html").expect("its page");
    assert!(rendering.render(row).is_ok());
    site.write(&path, site.read(&path).replace("两处示范中心", "三处示范中心"));
    assert!(rendering.render(row).is_err(), "a text nobody checked was rendered");
}

/// What was made of a text when it was checked is what is published, whatever becomes of the file.
#[test]
fn a_text_put_by_is_rendered_as_it_was_checked() {
    let site = Sandbox::full();
    site.write("content/replies/data.csv", "甲,乙\n1,2\n");
    let text =
        "见[清单](data.csv)、[前次答复](gxt-2023-1.md)和 ![图](<>)。脚注[^一]。\n\n[^一]: 注。\n";
    let path = site.reply_with("gxt-2024-7", &[("编号", "\"77\"")], text);
    let target = Target {
        output: site.root().join("public"),
        state: site.root().join(".dafu"),
        root: site.root().to_owned(),
        home: None,
    };
    let spool = Some(Arc::new(Spool::new(target.scratch().expect("a file"))));
    let load = |spool: Option<Arc<Spool>>| {
        let today = Some(TODAY.parse().expect("a day"));
        let options = Options { today, spool, ..Options::default() };
        let folder = Folder::new(site.root().to_owned());
        Rendering::new(Arc::new(Site::load(folder, &options).expect("a right site")))
    };
    let (before, now) = (load(None), load(spool));
    let plan = &before.site().plan.outputs;
    let expected: Vec<_> = plan.iter().map(|row| before.render(row).expect("rendered")).collect();
    site.write(&path, "甲\n");
    site.remove("content/replies/gxt-2024-2.md");
    for (row, expected) in plan.iter().zip(expected) {
        let rendered = now.render(row).expect("rendered without its file");
        assert_eq!(format!("{rendered:?}"), format!("{expected:?}"), "{}", row.path);
    }
}
