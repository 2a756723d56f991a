//! The shapes of the registers and of the lists that `dafu.yaml` names.

use crate::yaml::shape::Shape::{self, Flag, Free, List, Map, Number, Text, Word};
use crate::yaml::shape::{Key, optional, required};

pub(super) const DEPARTMENTS: Shape = List(&Map(&[
    required("code", Text).doc(
        "代码：小写字母、数字、连字符，出现在网址和海报里，定了不要改；一般用简称的拼音首字母",
        "its key in addresses and on posters; never changed",
        "jyj",
    ),
    required("name", Text).doc("规范名称", "its full name", "某某县教育局"),
    optional("short", List(&Text)).doc("也可以这样称呼", "short names", "[县教育局]"),
    optional("prefix", List(&Text)).doc(
        "发文机关代字，用来核对发文字号",
        "what its document numbers begin with",
        "[某教]",
    ),
    optional("former", List(&Map(FORMER))).doc(
        "以前的名称，旧答复仍写当时的名称",
        "names it had before",
        "[{ name: 某某县教育体育局, until: 2019-03-01 }]",
    ),
    optional("phone", Text).doc("办公电话", "office telephone", "0000-00000000"),
    optional("address", Text).doc("地址", "postal address", "某某县某某路2号"),
    optional("order", Number).doc("在名单里的次序，小的在前", "its place in lists", "10"),
    optional("aliases", List(&Text)).doc(
        "以前的代码或网址，会跳转过来",
        "former codes or addresses, which redirect",
        "[jtj]",
    ),
    optional("retired", Flag)
        .doc("已经撤销的写 true，页面保留", "whether it no longer replies", "true")
        .default("false"),
    optional("successor", Text).doc("承接它的单位的代码", "code of its successor", "wlj"),
]));

const FORMER: &[Key] = &[
    required("name", Text).doc("以前的名称", "the name", "某某县教育体育局"),
    optional("from", Text).doc("从哪一天起用", "the first day it was in use", "2010-03-01"),
    optional("until", Text).doc(
        "从哪一天起不用",
        "the first day it was no longer in use",
        "2019-03-01",
    ),
];

pub(super) const TOPICS: Shape = List(&Map(&[
    required("slug", Text).doc(
        "代码：小写字母、数字、连字符，出现在网址里，定了不要改",
        "its key in addresses; never changed",
        "health",
    ),
    required("name", Text).doc("名称", "its name", "卫生、体育"),
    optional("description", Text).doc("包括哪些事", "what belongs to it", "卫生、医药、体育"),
    optional("order", Number).doc(
        "次序，小的在前；不写的按文件里的次序",
        "its place in lists; that of the file by default",
        "10",
    ),
    optional("aliases", List(&Text)).doc(
        "以前的代码或网址，会跳转过来",
        "former slugs or addresses, which redirect",
        "[medical]",
    ),
    optional("retired", Flag)
        .doc("已经停用的写 true，页面保留", "whether it is no longer used", "true")
        .default("false"),
    optional("successor", Text).doc("承接它的主题的代码", "slug of its successor", "society"),
]));

pub(super) const BODIES: Shape = List(&Map(&[
    required("key", Text).doc(
        "代码：出现在网址和二维码里，越短越好扫，定了不要改",
        "its key in addresses; never changed",
        "cppcc",
    ),
    required("kind", Word(&["congress", "cppcc"])).doc(
        "congress 人大（收建议），cppcc 政协（收提案）",
        "whether it receives suggestions (congress) or proposals (cppcc)",
        "cppcc",
    ),
    required("name", Text).doc("名称", "its name", "某某县政协"),
    optional("names", List(&Text)).doc(
        "答复里也会这样写它",
        "other names it goes by",
        "[县政协, 政协某某县委员会]",
    ),
]));

pub(super) const HOLIDAYS: Shape = Free(&Map(&[
    optional("off", List(&Text)).doc("放假的日期", "days off", "[2024-01-01]"),
    optional("work", List(&Text)).doc(
        "调休上班的周六、周日",
        "Saturdays and Sundays that are worked",
        "[2024-02-04]",
    ),
]));

/// A list of wrong words or names with the right ones.
pub(super) const CORRECTIONS: Shape = List(&Map(&[
    required("wrong", Text).doc("错误的写法", "what should not be written", "按步就班"),
    required("right", Text).doc("正确的写法", "what to write instead", "按部就班"),
]));

/// A list of banned words.
pub(super) const BANNED: Shape = List(&Text);
