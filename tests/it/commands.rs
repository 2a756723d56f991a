//! The command line: exit codes, forms of output, what is said where.

use crate::support::{Sandbox, TODAY};

#[test]
fn findings_as_json_have_exactly_the_fields_promised() {
    let site = Sandbox::full();
    site.reply("gxt-2024-7", &[("成文日期", "2023/13/40"), ("编号", "\"7\"")]);
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    assert_eq!(run.code, 1);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let wrong = |row: &&serde_json::Value| row["severity"] == "error";
    let row = rows.as_array().expect("an array").iter().find(wrong).expect("an error");
    let mut keys: Vec<&str> =
        row.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    let expected =
        ["column", "end_column", "end_line", "help", "line", "message", "path", "rule", "severity"];
    assert_eq!(keys, expected);
    assert_eq!(row["path"], "content/replies/gxt-2024-7.md");
    assert_eq!(
        (&row["line"], &row["column"], &row["end_column"]),
        (&8.into(), &7.into(), &17.into())
    );
}

#[test]
fn a_check_of_paths_ends_by_what_it_shows() {
    let site = Sandbox::full();
    let path = site.reply("gxt-2024-7", &[("公开属性", "-"), ("编号", "\"7\"")]);
    assert_eq!(site.run(&["check", "--date", TODAY]).code, 1);
    assert_eq!(site.run(&["check", "--date", TODAY, &path]).code, 1);
    let run = site.run(&["check", "--date", TODAY, "content/replies/gxt-2023-1.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(site.run(&["check", "nowhere.md"]).code, 2);
}

#[test]
fn unusable_configuration_is_a_finding_and_exit_2() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", config.replace("page_size", "pagesize"));
    let run = site.run(&["build", "--date", TODAY, "--format", "json"]);
    assert_eq!(run.code, 2);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(
        (&rows[0]["rule"], &rows[0]["path"], &rows[0]["line"]),
        (&"config/unknown-key".into(), &"dafu.yaml".into(), &5.into())
    );
    assert!(rows[0]["help"].as_str().is_some_and(|help| help.contains("page_size")));
    assert!(!site.has("public"), "nothing is published");
}

#[test]
fn a_mistake_in_the_holidays_is_a_finding_and_exit_2() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}deadlines: {{ holidays: content/holidays.yaml }}\n"));
    let run = site.run(&["check", "--date", TODAY]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("没有 content/holidays.yaml 这个文件"), "{}", run.stdout);
    site.write("content/holidays.yaml", "2024:\n  off: [2024-01-01, 2023-05-01]\n");
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    assert_eq!(run.code, 2);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(
        (&rows[0]["path"], &rows[0]["line"], &rows[0]["column"]),
        (&"content/holidays.yaml".into(), &2.into(), &21.into())
    );
    site.write("content/holidays.yaml", "2024: {off: [2024-01-01], work: [2024-02-04]}\n");
    assert_eq!(site.run(&["check", "--date", TODAY]).code, 0);
}

#[test]
fn unusable_settings_are_said_on_both_streams_and_in_the_form_asked_for() {
    let site = Sandbox::full();
    site.write("content/topics.yaml", "- { slug: computing, nmae: 算力产业 }\n");
    for arguments in [["check", "--format", "json"], ["plan", "--format", "json"]] {
        let run = site.run(&arguments);
        assert_eq!(run.code, 2);
        let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(rows[0]["rule"], "config/unknown-key");
        assert!(run.stderr.contains("稿件还没有检查"), "{}", run.stderr);
    }
}

#[test]
fn the_rule_to_read_about_is_the_gravest() {
    let site = Sandbox::full();
    site.reply("a", &[("发文字号", "\"乌工信[2023]1号\"")]);
    site.reply("b", &[("办理结果", "E")]);
    let run = site.run(&["check", "--date", TODAY]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("docnum/bracket"), "{}", run.stdout);
    assert!(run.stderr.contains("例如 dafu explain class/unknown"), "{}", run.stderr);
}

#[test]
fn a_number_of_threads_that_cannot_be_is_refused() {
    let site = Sandbox::full();
    for jobs in ["0", "1000000"] {
        let run = site.run(&["build", "--jobs", jobs]);
        assert_eq!((run.code, run.stderr.contains("1 到 1024")), (2, true), "{}", run.stderr);
    }
}

#[test]
fn a_broken_template_is_named_with_its_place() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}theme: own\n"));
    site.write("themes/own/templates/row.html", "<li>\n{{ row.titel }}</li>");
    // A warning beside it stands in the same report.
    site.reply("a", &[("发文字号", "\"乌工信[2023]1号\"")]);
    for format in ["text", "json", "github", "gitlab", "sarif"] {
        let run = site.run(&["build", "--date", TODAY, "--format", format]);
        assert_eq!(run.code, 2);
        for part in ["themes/own/templates/row.html", "没有“titel”这一项", "docnum/bracket"]
        {
            assert_eq!(run.stdout.matches(part).count().min(1), 1, "{part}: {}", run.stdout);
        }
        assert!(run.stderr.contains("没有发布任何内容"), "{}", run.stderr);
        assert!(!site.has("public/index.html"));
        if !["text", "github"].contains(&format) {
            serde_json::from_str::<serde_json::Value>(&run.stdout).expect("one document");
        }
        if format == "json" {
            let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
            let broken: Vec<_> = rows
                .as_array()
                .expect("rows")
                .iter()
                .filter(|row| row["rule"] == "theme/template")
                .collect();
            assert_eq!(broken.len(), 1, "one template is wrong at one place: {broken:?}");
            assert_eq!((&broken[0]["line"], &broken[0]["column"]), (&2.into(), &8.into()));
        }
    }
    site.write("themes/own/templates/row.html", "<li>{% if %}</li>");
    let run = site.run(&["build", "--date", TODAY, "--format", "json"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("themes/own/templates/row.html"), "{}", run.stdout);
}

#[test]
fn outside_a_site_the_cure_is_said() {
    let site = Sandbox::full();
    let run = site.run(&["check", "--root", "content"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("dafu.yaml"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn verify_tells_equal_from_different() {
    let site = Sandbox::full();
    site.build();
    assert_eq!(site.run(&["verify", "public/manifest.json", "public"]).code, 0);
    site.write("public/r/gxt-2023-1.html", "other");
    site.remove("public/404.html");
    site.write("public/extra.html", "x");
    let run = site.run(&["verify", "public/manifest.json", "public"]);
    assert_eq!(run.code, 1);
    for word in ["不同\tr/gxt-2023-1.html", "缺少\t404.html", "多出\textra.html"] {
        assert!(run.stdout.contains(word), "{}", run.stdout);
    }
}

#[test]
fn the_plan_names_every_file_of_the_build() {
    let site = Sandbox::full();
    site.build();
    let plan = site.run(&["plan", "--date", TODAY]).stdout;
    let planned: Vec<&str> = plan.lines().filter_map(|line| line.split('\t').next()).collect();
    let built: Vec<String> = site.tree("public").into_iter().map(|file| file.0).collect();
    // What is in the search index is known only when it is made: `index.json` names its files.
    let named = |path: &&str| {
        *path != "manifest.json" && !(path.starts_with("search/") && path.ends_with(".bin"))
    };
    let built: Vec<&str> = built.iter().map(String::as_str).filter(named).collect();
    assert_eq!(planned, built);
}

#[test]
fn the_schema_is_json_and_knows_every_name() {
    let site = Sandbox::full();
    let schema: serde_json::Value =
        serde_json::from_str(&site.run(&["schema"]).stdout).expect("JSON");
    for field in dafu::archive::schema::FIELDS {
        for name in std::iter::once(field.key).chain(field.aliases.iter().copied()) {
            assert!(schema["properties"][name].is_object(), "{name}");
        }
    }
}
