//! How the case is handled (主办, 会办, 分办), as the opening sentences say.

use std::sync::LazyLock;

use regex::Regex;

use crate::letter::organisation;
use crate::letter::pattern;
use crate::model::Role;

/// The part of the writer and the other departments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Handling {
    /// The writer's part, where the text states it.
    pub(super) role: Option<Role>,
    /// The other departments, the writer left out.
    pub(super) others: Vec<String>,
}

/// A title of an opinion for the lead department.
static JOINT_TITLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"会办意见|协办意见|会办的?函|协办件|会办件|协办的?函|会办答复"));

/// 由 A、B 分别办理.
static SEPARATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"由([^。;由]{2,120}?)(?:等(?:\p{Han}{0,2}单位|部门))?(?:(?:分别|分头)(?:研究|进行)?(?:办理|承办|答复)|分办)",
    )
});

/// 由 A 主办, A 牵头办理.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([^。;,由为请]{2,60}?)(?:为|作为|是|负责|单位)?(?:主办|牵头办理|牵头承办|主要承办)")
});

/// A、B 会办, 协办.
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([^。;由为请]{2,120}?)(?:等(?:\p{Han}{0,2}单位|部门))?(?:为|作为|是|共同|协同|配合|参与|协助)?(?:会办|协办|配合办理|协同办理|协助办理|参与办理)",
    )
});

/// 我局会同 A、B 办理.
static TOGETHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"会同([^。;]{2,100}?)(?:等(?:\p{Han}{0,2}单位|部门))?(?:共同|联合|进行|认真|一并|研究)*(?:办理|承办|答复|会办)",
    )
});

static SOLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"单独办理|独立办理|由我\p{Han}{1,3}独办|(?:我|本)\p{Han}{1,3}独办"));

/// What `text` (folded, tight: the opening of a reply) and `title` say of the
/// handling by the department called `department`.
pub(super) fn read(text: &str, title: &str, department: Option<&str>) -> Handling {
    let writer = Writer { department };
    let mut handling = by_sentence(text, writer);
    if JOINT_TITLE.is_match(title) {
        handling.role = Some(Role::Joint);
        handling.others.clear();
    }
    handling
}

fn by_sentence(text: &str, writer: Writer<'_>) -> Handling {
    if let Some(names) = SEPARATE.captures(text).and_then(|found| trailing_list(&found[1])) {
        // Where the writer is not found among them, one of them is the writer under another name.
        let others = if writer.is_in(&names) { writer.others(names) } else { Vec::new() };
        return Handling { role: Some(Role::Separate), others };
    }
    let lead = LEAD.captures(text).and_then(|found| trailing_list(&found[1]));
    let after_lead = LEAD.find(text).map_or(0, |found| found.end());
    let joint = JOINT.captures(&text[after_lead..]).and_then(|found| trailing_list(&found[1]));
    let leads = lead.as_ref().is_some_and(|names| writer.is_in(names));
    let is_invited = joint.as_ref().is_some_and(|names| writer.is_in(names));
    if is_invited {
        let others = writer.others(joint.unwrap_or_default());
        return Handling { role: Some(Role::Joint), others };
    }
    // Another leads, or the writer under a name that is not known.
    if lead.is_some() && !leads {
        return Handling::default();
    }
    if leads || joint.is_some() {
        return Handling {
            role: Some(Role::Lead),
            others: writer.others(joint.unwrap_or_default()),
        };
    }
    if let Some(names) = TOGETHER.captures(text).and_then(|found| organisation::list(&found[1])) {
        return Handling { role: Some(Role::Lead), others: writer.others(names) };
    }
    let role = SOLE.is_match(text).then_some(Role::Sole);
    Handling { role, others: Vec::new() }
}

/// The organisations a piece of a sentence ends with; words before them are dropped.
fn trailing_list(text: &str) -> Option<Vec<String>> {
    let starts = text.char_indices().map(|(at, _)| at);
    let after_mark = starts.filter(|at| {
        *at == 0
            || text[..*at].ends_with([
                '由', ',', '、', '为', '请', '将', '定', '(', ')', ':', '会', '以', '是',
            ])
    });
    // The longest run of organisations wins: the earliest start that works.
    after_mark
        .into_iter()
        .find_map(|at| organisation::list(text[at..].trim_start_matches(['由', ','])))
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    department: Option<&'a str>,
}

impl Writer<'_> {
    /// Whether `name` means the writer, also in short: 县政府办 is 某县人民政府办公室.
    fn is(self, name: &str) -> bool {
        let short = |own: &str| {
            let mut rest = own.chars();
            name.chars().count() > 2 && name.chars().all(|one| rest.any(|other| other == one))
        };
        organisation::is_self(name) || self.department.is_some_and(short)
    }

    fn is_in(self, names: &[String]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    fn others(self, names: Vec<String>) -> Vec<String> {
        names.into_iter().filter(|name| !self.is(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, role: Option<Role>, others: &[&str]) {
        let found = read(text, "", Some("云岭市教育局"));
        let others: Vec<_> = others.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(found, Handling { role, others }, "{text}");
    }

    #[test]
    fn the_handling_is_read_from_the_opening() {
        check(
            "收悉,按要求由我厅、省科技厅、省发展改革委分别研究办理。",
            Some(Role::Separate),
            &["省科技厅", "省发展改革委"],
        );
        check(
            "收悉,由我局主办,市财政局、市民政局会办。现答复如下",
            Some(Role::Lead),
            &["市财政局", "市民政局"],
        );
        check("收悉,该提案由市民政局主办,我局会办,现提出", Some(Role::Joint), &[]);
        check(
            "收悉。我局会同市财政局、市住房和城乡建设局共同办理,现答复",
            Some(Role::Lead),
            &["市财政局", "市住房和城乡建设局"],
        );
        check("收悉。由我局单独办理。", Some(Role::Sole), &[]);
        check("收悉。由市教体局主办,市财政局会办,现答复", None, &[]);
        check("收悉。由市教局主办,市财政局会办,现答复", Some(Role::Lead), &["市财政局"]);
        check("收悉。由市民政局、市教体局分别办理。", Some(Role::Separate), &[]);
        check("收悉。我局高度重视,现答复如下", None, &[]);
        check("收悉。由云岭市教育局、市财政局分别办理。", Some(Role::Separate), &["市财政局"]);
    }

    #[test]
    fn a_joint_opinion_is_told_by_its_title() {
        let found = read("现就第5号提案提出意见", "关于第5号提案的会办意见", None);
        assert_eq!(found.role, Some(Role::Joint));
    }
}
