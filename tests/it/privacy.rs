//! The built program never says aloud what a finding of `privacy` or `secrecy` is about.

use clap::ValueEnum;
use dafu::cli::Findings;

use crate::support::{Sandbox, TODAY};

/// Text of a reply, with what must not be repeated, by the rule that finds it.
const LEAKS: &[(&str, &str, &str)] = &[
    ("privacy/address", "该户家庭住址：子虚市无何有街道幸福路12号，", "幸福路12号"),
    ("privacy/bank-card", "打入6222 0200 0000 0000 000，", "6222 0200 0000 0000 000"),
    ("privacy/car-plate", "货车云A12345占道，", "云A12345"),
    ("privacy/email-im", "写信到zhangsan@qq.com，", "zhangsan@"),
    ("privacy/id-number", "来信人11010519491231002X反映，", "11010519491231002X"),
    ("privacy/mobile", "请联系139-0000-1234，", "139-0000-1234"),
    ("secrecy/marking", "\n\n内部资料，注意保存\n\n", "内部资料，注意保存"),
];

fn formats() -> impl Iterator<Item = String> {
    let name = |format: &Findings| Some(format.to_possible_value()?.get_name().to_owned());
    Findings::value_variants().iter().filter_map(name)
}

/// Runs a check in every form and language: `rule` is named, `secret` never said.
fn check_is_silent(site: &Sandbox, rule: &str, secret: &str) {
    for format in formats() {
        for language in ["zh", "en"] {
            let arguments =
                ["--lang", language, "check", "--date", TODAY, "--format", format.as_str()];
            let run = site.run(&arguments);
            assert!(run.stdout.contains(rule), "{format}: {rule} is not named:\n{}", run.stdout);
            for said in [&run.stdout, &run.stderr] {
                assert!(!said.contains(secret), "{format}: {rule} says it aloud:\n{said}");
            }
        }
    }
}

#[test]
fn no_form_of_output_says_what_was_found() {
    for (rule, leak, secret) in LEAKS {
        let site = Sandbox::new();
        site.reply_with("gxt-2024-1", &[], &format!("方假设委员：\n\n{leak}提案收悉。\n"));
        check_is_silent(&site, rule, secret);
    }
}

#[test]
fn no_form_of_output_says_a_proposers_name() {
    let site = Sandbox::new();
    site.write("dafu.yaml", format!("{}proposer_names: surname\n", site.read("dafu.yaml")));
    site.reply_with("gxt-2024-1", &[("主送", "[方假设]")], "方假设委员：\n\n提案收悉。\n");
    check_is_silent(&site, "privacy/proposer-name", "方假设");
}

#[test]
fn what_was_let_pass_is_counted_and_not_repeated() {
    let site = Sandbox::new();
    let reviewed = [("隐私复核", "[{文字: 139-0000-1234, 理由: 值班手机}]")];
    let body = "方假设委员：\n\n提案收悉。值班手机139-0000-1234，节假日也可拨打139-0000-1234，我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下。\n";
    site.reply_with("gxt-2024-1", &reviewed, body);
    let run = site.run(&["check", "--date", TODAY]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stderr.contains("按隐私复核放行 2 处"), "{}", run.stderr);
    let run = site.run(&["build", "--date", TODAY]);
    assert!(run.stderr.contains("按隐私复核放行 2 处"), "{}", run.stderr);
    assert!(!run.stderr.contains("139"), "{}", run.stderr);
    let plain = Sandbox::new();
    plain.reply("gxt-2024-1", &[]);
    assert!(!plain.run(&["check", "--date", TODAY]).stderr.contains("放行"));
}
