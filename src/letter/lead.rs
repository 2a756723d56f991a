//! What leads to a body's name in a sentence and is no part of it: 您向, 关于, 对.

/// Words before a body's name that are no part of it. None of them stands in the
/// name of a region (贵, 复, 向 and 于 do, and are therefore not here).
const BEFORE_BODY: &[&str] = &[
    "关于",
    "答复",
    "对",
    "在",
    "您",
    "你",
    "们",
    "的",
    "出席",
    "参加",
    "就",
    "年",
    "提交",
    "收到",
    "代表",
    "委员",
    "同志",
    "建议",
    "提案",
    "议案",
    "建议和",
    "提案和",
    "议案和",
    "建议及",
    "提案及",
    "建议与",
    "提案与",
    "号和",
    "号及",
    "号与",
];

/// Whether `words` lead to a body's name and are no part of it.
pub(super) fn is_preposition(words: &str) -> bool {
    const PREPOSITIONS: &str = "向 由 给 为 至 自 从 经 于 现将 现就 将 已将 来自 作为 涉及 针对 \
        根据 按照 有关 提交到 转来 交来 交办 一 件 位 名";
    words.is_empty() || PREPOSITIONS.split(' ').any(|word| words.trim() == word)
}

/// Where the body's name begins in the words before 第N届.
pub(super) fn without_lead(left: &str) -> usize {
    let behind = |word: &&str| {
        let places = left.match_indices(*word).map(|(at, _)| at + word.len());
        // 人民代表大会 and 委员会 are bodies, 代表 and 委员 are people.
        places.filter(|end| !left[*end..].starts_with(['会', '大'])).max()
    };
    let start = BEFORE_BODY.iter().filter_map(behind).max().unwrap_or(0);
    let rest = &left[start..];
    let levels = ["于省", "于市", "于县", "于区", "于州", "于政协", "于全国", "于人大"];
    let preposition = levels.iter().any(|level| rest.starts_with(level)) || rest == "于";
    // 您向 and 您于 lead to a body; 向阳区 and 于都县 are regions.
    let spoken =
        ["您", "你", "们", "代表", "委员", "同志"].iter().any(|who| left[..start].ends_with(who));
    let leads = spoken && rest.starts_with(['向', '于', '由', '给', '自', '从']);
    start + if preposition || leads { '于'.len_utf8() } else { 0 }
}
