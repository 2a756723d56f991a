//! A department of a new register, and the code that it is usually given.

use crate::archive::proposal::department_code;
use crate::model::identifier;

/// A department to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewDepartment {
    /// Its key in addresses.
    pub code: String,
    pub name: String,
}

impl NewDepartment {
    /// Reads `gxt=云岭省工业和信息化厅`, or the name alone.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (code, name) = match text.split_once('=') {
            Some((code, name)) => (code.trim().to_owned(), name.trim().to_owned()),
            None => (code_of(text.trim()), text.trim().to_owned()),
        };
        (identifier::check(&code).is_ok() && !name.is_empty()).then_some(Self { code, name })
    }
}

/// The code of the department called `name`: the initials in pinyin that such a department
/// usually goes by (教育局: `jyj`), else one that only tells it from others.
#[must_use]
pub(crate) fn code_of(name: &str) -> String {
    let office = OFFICES.iter().find(|(ending, _)| name.ends_with(ending));
    let usual = office.and_then(|(ending, last)| {
        let field = &name[..name.len() - ending.len()];
        let initials = FIELDS.iter().find(|(word, _)| field.ends_with(word))?.1;
        Some(format!("{initials}{last}"))
    });
    usual.unwrap_or_else(|| department_code(name))
}

/// What departments are: the longer word first.
const OFFICES: &[(&str, &str)] = &[
    ("委员会", "w"),
    ("办公室", "b"),
    ("办公厅", "b"),
    ("管理局", "j"),
    ("监督管理局", "j"),
    ("厅", "t"),
    ("局", "j"),
    ("委", "w"),
    ("办", "b"),
];

/// What they are for: the longer word first where one ends in another.
const FIELDS: &[(&str, &str)] = &[
    ("发展和改革", "fg"),
    ("发展改革", "fg"),
    ("教育体育", "jt"),
    ("教育和体育", "jt"),
    ("教育", "jy"),
    ("科学技术", "kj"),
    ("科技", "kj"),
    ("工业和信息化", "gx"),
    ("民族宗教事务", "mz"),
    ("民族事务", "mz"),
    ("公安", "ga"),
    ("民政", "mz"),
    ("司法", "sf"),
    ("财政", "cz"),
    ("人力资源和社会保障", "rs"),
    ("自然资源", "zr"),
    ("生态环境", "st"),
    ("住房和城乡建设", "zj"),
    ("交通运输", "jt"),
    ("水利", "sl"),
    ("水务", "sw"),
    ("农业农村", "ny"),
    ("林业和草原", "lc"),
    ("林业", "ly"),
    ("商务", "sw"),
    ("文化和旅游", "wl"),
    ("文化广电和旅游", "wgl"),
    ("卫生健康", "wj"),
    ("退役军人事务", "tyjr"),
    ("应急", "yj"),
    ("应急管理", "yj"),
    ("审计", "sj"),
    ("国有资产监督", "gz"),
    ("市场监督", "scjg"),
    ("广播电视", "gd"),
    ("体育", "ty"),
    ("统计", "tj"),
    ("医疗保障", "yb"),
    ("乡村振兴", "xczx"),
    ("城市", "cg"),
    ("综合行政执法", "zf"),
    ("行政审批", "xsp"),
    ("信访", "xf"),
    ("能源", "ny"),
    ("人民政府", "zf"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_initials_departments_go_by() {
        for (name, code) in [
            ("云岭省工业和信息化厅", "gxt"),
            ("云岭县教育局", "jyj"),
            ("云岭县教育体育局", "jtj"),
            ("云岭省卫生健康委员会", "wjw"),
            ("云岭县市场监督管理局", "scjgj"),
            ("云岭县应急管理局", "yjj"),
            ("云岭县人民政府办公室", "zfb"),
        ] {
            assert_eq!(code_of(name), code, "{name}");
        }
        let code = code_of("云岭县大数据中心");
        assert!(code.starts_with("dw-") && identifier::check(&code).is_ok());
    }

    #[test]
    fn a_code_may_be_said() {
        let one = NewDepartment::parse("sjzx = 云岭县大数据中心").expect("a department");
        assert_eq!((&*one.code, &*one.name), ("sjzx", "云岭县大数据中心"));
        assert_eq!(NewDepartment::parse("数据=云岭县大数据中心"), None);
        assert_eq!(NewDepartment::parse(" "), None);
    }

    #[test]
    fn every_code_can_stand_in_an_address() {
        for (word, _) in FIELDS {
            for (office, _) in OFFICES {
                let code = code_of(&format!("云岭县{word}{office}"));
                assert_eq!(identifier::check(&code), Ok(()), "{word}{office}");
            }
        }
    }
}
