//! `docs/surnames.md`: the compound surnames that the program knows.

use dafu::model::text::COMPOUND_SURNAMES;

const HEAD: &str = "\
# 复姓 · Compound surnames

<!-- 由测试生成，请勿手改 · made by a test: DAFU_BLESS=1 cargo test --release docs -->

`proposer_names: surname` 时，姓名只印姓氏，加“代表”或“委员”。下列复姓取两个字，其余取第一个字；
名中有点（· • ・ ． . ‧ 等）的，取点之前的部分。

With `proposer_names: surname` a name is printed as its surname. These surnames have two characters,
all others one; of a name with a dot (`· • ・ ． . ‧` …) the part before it is taken.

";

#[test]
fn the_list_of_surnames_is_current() {
    let rows: Vec<_> = COMPOUND_SURNAMES.chunks(12).map(|row| row.join(" ")).collect();
    super::assert_current("docs/surnames.md", &format!("{HEAD}{}\n", rows.join("\n")));
}

#[test]
fn no_surname_is_listed_twice() {
    let mut sorted = COMPOUND_SURNAMES.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), COMPOUND_SURNAMES.len());
}
