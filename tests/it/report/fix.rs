//! `dafu check --fix`: what is certain is written anew, shown, and nothing else.

use crate::support::{BODY, Sandbox, TODAY};

const PATH: &str = "content/replies/gxt-2024-9.md";

fn slips(end: &str) -> String {
    let front = "标题：关于样本的答复\n编号: [“0101”]\n届次:省政协十三届一次会议\n\
        案由: 关于发展算力产业的提案\n承办单位: 省工信厅\n主送:\n\t- 甄虚拟\n\
        发文字号: 乌工信[2023]9号\n成文日期: ２０２３－０７－２０\n发布日期: 2023/8/1\n\
        办理结果: A\n公开属性: 主动公开\n";
    format!("---\n{front}---\n{BODY}标题：正文里的：冒号\t“引号”\n").replace('\n', end)
}

fn mended(end: &str) -> String {
    let front = "标题: 关于样本的答复\n编号: [\"0101\"]\n届次: 省政协十三届一次会议\n\
        案由: 关于发展算力产业的提案\n承办单位: 省工信厅\n主送:\n  - 甄虚拟\n\
        发文字号: 乌工信[2023]9号\n成文日期: 2023-07-20\n发布日期: 2023-08-01\n\
        办理结果: A\n公开属性: 主动公开\n";
    format!("---\n{front}---\n{BODY}标题：正文里的：冒号\t“引号”\n").replace('\n', end)
}

#[test]
fn certain_slips_are_mended_and_shown_and_the_rest_is_told() {
    let site = Sandbox::full();
    site.write(PATH, slips("\n"));
    let run = site.run(&["check", "--fix", "--date", TODAY, PATH]);
    assert_eq!(site.read(PATH), mended("\n"));
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    for line in [
        "改正 content/replies/gxt-2024-9.md\n",
        "     2 - 标题：关于样本的答复\n",
        "       + 标题: 关于样本的答复\n",
        "     8 - →- 甄虚拟\n",
        "改了 1 个文件，6 行。正文没有动",
    ] {
        assert!(run.stderr.contains(line), "{line} in {}", run.stderr);
    }
    // A signed number is for a person to look at.
    assert!(run.stdout.contains("docnum/bracket"), "{}", run.stdout);
    let again = site.run(&["check", "--fix", "--date", TODAY]);
    assert!(again.stderr.contains("没有可以自动改正的写法"), "{}", again.stderr);
}

#[test]
fn line_ends_byte_order_mark_and_findings_for_programs_stay_what_they_are() {
    let site = Sandbox::full();
    site.write(PATH, format!("\u{feff}{}", slips("\r\n")));
    let run = site.run(&["check", "--fix", "--date", TODAY, "--format", "json"]);
    assert_eq!(site.read(PATH), format!("\u{feff}{}", mended("\r\n")));
    serde_json::from_str::<serde_json::Value>(&run.stdout).expect("JSON alone");
    let left = site.tree("content/replies").into_iter().map(|file| file.0);
    assert!(left.filter(|name| name.starts_with('.')).count() == 0, "no copy is left");
}

#[test]
fn other_files_and_other_paths_are_left_alone() {
    let site = Sandbox::full();
    site.write(PATH, slips("\n"));
    let run = site.run(&["check", "--fix", "--date", TODAY, "content/replies/gxt-2023-1.md"]);
    assert_eq!((run.code, site.read(PATH)), (0, slips("\n")));
    let run = site.run(&["check", "--date", TODAY]);
    assert_eq!((run.code, site.read(PATH)), (1, slips("\n")), "a check alone writes nothing");
}
