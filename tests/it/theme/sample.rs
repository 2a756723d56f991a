//! The sample theme in `tests/sites/theme`: colours and one block changed, all else the default's;
//! and what the program says when such a theme is broken.

use crate::support::{Run, Sandbox};

/// The sample site in a sandbox of its own.
fn sample() -> Sandbox {
    let site = Sandbox::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/theme");
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("a file of the sample");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("inside");
            let path = path.to_string_lossy().replace('\\', "/");
            site.write(&path, std::fs::read(entry.path()).expect("its bytes"));
        }
    }
    site
}

fn broken(template: &str) -> Run {
    let site = sample();
    site.write("themes/green/templates/reply.html", template);
    site.run(&["build", "--date", crate::support::TODAY])
}

#[test]
fn a_sample_theme_changes_colours_and_one_block() {
    let site = sample();
    site.build();
    let reply = site.read("public/r/gxt-2024-1.html");
    let list = site.read("public/departments/gxt.html");
    for page in [&reply, &list] {
        assert!(page.contains("--main:#0b5232") && !page.contains("--main:#0a477b"), "{page}");
        assert!(page.contains("*{box-sizing:border-box}"), "the style itself is the default's");
    }
    assert!(reply.contains("同一单位的答复，见<a href=\"../departments/gxt.html\""), "{reply}");
    assert!(!reply.contains("<h2>查看相关答复</h2>"), "the block was replaced");
    assert!(reply.contains("<h2>答复内容</h2>"), "the other blocks are the default's");
    assert!(!list.contains("同一单位的答复"), "other pages are the default's");
}

#[test]
fn a_broken_template_is_told_with_place_and_field() {
    let told = |template: &str, expected: &str| {
        let run = broken(template);
        assert_eq!(run.code, 2, "{}{}", run.stdout, run.stderr);
        let all = run.stdout + &run.stderr;
        assert!(all.contains(expected), "{expected} is not in {all}");
    };
    let at = "themes/green/templates/reply.html";
    told(
        "{% extends \"default/reply.html\" %}\n{% block main %}{{ reply.titel }}{% endblock %}",
        &format!("{at}:2:26"),
    );
    told(
        "{% extends \"default/reply.html\" %}\n{% block main %}{{ reply.titel }}{% endblock %}",
        "没有“titel”这一项；可用的有：addressed_to、attachments、body、cases",
    );
    told(
        "{% extends \"default/reply.html\" %}\n\n{% block main %}{{ x y }}{% endblock %}",
        &format!("{at}:3:"),
    );
}

#[test]
fn a_theme_for_another_contract_is_refused() {
    let site = sample();
    site.write("themes/green/theme.yaml", "name: 绿色主题\nversion: 2\n");
    let run = site.run(&["check", "--date", crate::support::TODAY]);
    assert_eq!(run.code, 2);
    let all = run.stdout + &run.stderr;
    assert!(all.contains("themes/green/theme.yaml:2:10") && all.contains("theme/version"), "{all}");
}
