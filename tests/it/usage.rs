//! Help, and what is said of a command line that is not understood.

use clap::CommandFactory;

use crate::support::Sandbox;
use dafu::cli::Arguments;

#[test]
fn help_names_what_a_command_is_told() {
    let site = Sandbox::full();
    for (verb, usage) in [
        ("check", "用法：dafu check [选项] [路径]...\n"),
        ("verify", "用法：dafu verify [选项] <清单> <目录>\n"),
        ("build", "用法：dafu build [选项]\n"),
    ] {
        let help = site.run(&[verb, "--help"]).stdout;
        assert!(help.contains(usage), "{help}");
    }
    assert!(site.run(&["--help"]).stdout.contains("结束码：0 完成"));
}

#[test]
fn help_and_mistakes_of_the_command_line_are_told_in_chinese() {
    let site = Sandbox::new();
    for arguments in [&["--help"][..], &["build", "--help"], &["check", "--help"], &["qr", "-h"]] {
        let run = site.run(arguments);
        assert_eq!(run.code, 0);
        for english in ["Usage", "Options", "Commands", "Arguments", "possible", "Print"] {
            assert!(!run.stdout.contains(english), "{english} in {}", run.stdout);
        }
        assert!(run.stdout.contains("用法：dafu"), "{}", run.stdout);
    }
    for (arguments, words) in [
        (&["bild"][..], "没有“bild”这个命令，是否为 build？"),
        (&["check", "--formt", "json"], "不认识的选项 --formt，是否为 --format？"),
        (&["check", "--format", "yaml"], "可以写：text、json、github"),
        (&["verify"], "缺少"),
    ] {
        let run = site.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(words) && !run.stderr.contains("error"), "{}", run.stderr);
    }
}

#[test]
fn help_speaks_the_language_asked_for_or_the_sites_or_the_surroundings() {
    let site = Sandbox::new();
    assert!(site.run(&["help", "check"]).stdout.contains("用法：dafu check"));
    assert!(site.run(&["check", "--help", "--lang", "en"]).stdout.contains("Usage: dafu check"));
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}language: en\n"));
    assert!(site.run(&["help", "check"]).stdout.contains("Usage: dafu check"));
    assert!(site.run(&["--lang=zh", "check", "-h"]).stdout.contains("用法：dafu check"));
    for (locale, expected) in
        [("en_US.UTF-8", "Usage: "), ("zh_CN.UTF-8", "用法："), ("C", "用法：")]
    {
        let mut command = site.command(&["--help"]);
        let command = command.current_dir("/").env("LC_ALL", locale);
        let help = command.output().expect("the program starts").stdout;
        assert!(String::from_utf8_lossy(&help).contains(expected), "{locale}");
    }
}

#[test]
fn the_help_of_a_verb_is_what_its_option_gives() {
    let site = Sandbox::new();
    for verb in Arguments::command().get_subcommands().map(clap::Command::get_name) {
        let (asked, option) = (site.run(&["help", verb]), site.run(&[verb, "--help"]));
        assert_eq!((asked.code, asked.stdout), (0, option.stdout), "{verb}");
    }
    assert_eq!(site.run(&["help"]).stdout, site.run(&["--help"]).stdout);
    let inner = site.run(&["help", "theme", "export"]);
    assert_eq!(inner.stdout, site.run(&["theme", "export", "--help"]).stdout);
    assert!(inner.stdout.contains("用法：dafu theme export [选项] [文件]"), "{}", inner.stdout);
    let bare = site.run(&["theme"]);
    assert!(
        bare.code == 2 && bare.stderr.contains("用法：dafu theme [选项] 命令"),
        "{}",
        bare.stderr
    );
    assert_eq!(site.run(&["help", "chekc"]).code, 2);
}

#[test]
fn options_stand_in_the_order_of_use_and_those_of_all_verbs_last() {
    let help = Sandbox::new().run(&["help", "check"]).stdout;
    let place = |option: &str| help.find(option).expect(option);
    assert!(place("--fix") < place("--format") && place("--format") < place("--root"), "{help}");
    assert!(place("--root") < place("--help") && place("--help") < place("例子："), "{help}");
}

#[test]
fn a_mistake_names_what_was_meant_and_where_its_help_is() {
    let site = Sandbox::new();
    for (line, expected) in [
        ("chekc", "没有“chekc”这个命令，是否为 check？\n用法见 dafu --help"),
        ("检查", "没有“检查”这个命令，是否为 check？"),
        ("check --formt json", "不认识的选项 --formt，是否为 --format？\n用法见 dafu check --help"),
        ("build -date 2024-01-01", "不认识的选项 -date，是否为 --date？"),
        (
            "build —date 2024-01-01",
            "不认识的选项 —date（选项前面是两个半角短横线），是否为 --date？",
        ),
        ("check --hold-faulty", "这个命令没有 --hold-faulty，它是 dafu build 的选项"),
        ("build a.md", "dafu build 后面多了“a.md”"),
        ("check --date", "--date <YYYY-MM-DD> 后面是空的"),
        ("check --date 2024-01-01 --date 2024-01-02", "--date <YYYY-MM-DD> 写了两次"),
        ("verify", "缺少 <清单>、<目录>\n用法见 dafu verify --help"),
    ] {
        let run = site.run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{line}");
        assert!(run.stderr.starts_with(&format!("错误：{expected}")), "{line}: {}", run.stderr);
    }
    let run = site.run(&["check", "--formt", "json", "--lang", "en"]);
    let expected =
        "error: unknown option --formt; did you mean `--format`?\nsee `dafu check --help`\n";
    assert_eq!(run.stderr, expected);
}

#[test]
fn a_man_page_has_the_options_and_the_examples() {
    let site = Sandbox::new();
    let page = site.run(&["man", "check"]).stdout;
    for part in [".TH dafu-check 1", "\\-\\-fix", "\\-\\-root", "dafu check gxt"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(site.run(&["man", "--lang", "en"]).stdout.contains("disclosure sites"));
    assert_eq!(site.run(&["man", "frob"]).code, 2);
}

#[test]
fn without_a_verb_and_a_terminal_the_help_is_printed() {
    let site = Sandbox::new();
    for words in [&[][..], &["--lang", "zh"], &["--root", "."]] {
        let run = site.run(words);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{words:?}");
        assert!(run.stderr.contains("用法：dafu [选项] 命令"), "{words:?}: {}", run.stderr);
    }
}

#[test]
fn files_dropped_on_the_program_are_imported_or_checked() {
    let site = Sandbox::full();
    site.write("复 函.txt", crate::support::BODY);
    let run = site.run(&["复 函.txt"]);
    assert!(run.stderr.contains("写入 content/replies/"), "{}{}", run.stdout, run.stderr);
    // From elsewhere it is the site that the file stands in.
    let file = site.root().join("content/replies/gxt-2023-1.md");
    let mut command = site.command(&[file.to_str().expect("a name")]);
    let run = command.current_dir("/").output().expect("the program starts");
    assert!(String::from_utf8_lossy(&run.stderr).contains("检查了"), "{run:?}");
    assert!(site.run(&["nowhere.txt"]).stderr.contains("没有“nowhere.txt”这个命令"));
}
