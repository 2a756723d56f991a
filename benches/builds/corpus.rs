//! A site of replies that nobody wrote: the same for every run, each the same in any number.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// The departments of an invented province: name, and what their document numbers begin with.
pub(crate) const DEPARTMENTS: [(&str, &str); 12] = [
    ("省教育厅", "乌教"),
    ("省卫生健康委员会", "乌卫"),
    ("省交通运输厅", "乌交"),
    ("省生态环境厅", "乌环"),
    ("省农业农村厅", "乌农"),
    ("省民政厅", "乌民"),
    ("省水利厅", "乌水"),
    ("省商务厅", "乌商"),
    ("省文化和旅游厅", "乌文旅"),
    ("省住房和城乡建设厅", "乌建"),
    ("省医疗保障局", "乌医保"),
    ("省林业局", "乌林"),
];

const TOPICS: [&str; 10] = [
    "校车安全",
    "村级诊所",
    "农村公路",
    "河道治理",
    "种粮补贴",
    "养老服务",
    "饮水工程",
    "县域商业",
    "古村保护",
    "老旧小区",
];
const PLACES: [&str; 12] = [
    "云岭市",
    "青溪县",
    "白鹭县",
    "石门镇",
    "松台县",
    "长汀乡",
    "双河市",
    "南浦县",
    "梅岭镇",
    "沙洲县",
    "平湖市",
    "东坪县",
];
const PEOPLE: [&str; 8] =
    ["方假设", "钱示例", "孙样本", "李虚构", "周举例", "吴某例", "郑设想", "王假名"];
const BEGINNINGS: [&str; 10] = [
    "今年以来",
    "去年第四季度",
    "根据调查的情况",
    "在各县的配合下",
    "从试点的结果看",
    "考虑到财力有限",
    "按照先急后缓的次序",
    "听取群众意见以后",
    "对照去年的清单",
    "在冬季到来以前",
];
const DOERS: [&str; 8] = [
    "我们",
    "县里的主管部门",
    "项目组",
    "各乡镇",
    "设计单位",
    "驻村干部",
    "联合检查组",
    "街道办事处",
];
const DEEDS: [&str; 12] = [
    "逐户登记了",
    "改造完成了",
    "重新招标了",
    "公示了",
    "更换了",
    "检修了",
    "验收了",
    "补发了",
    "调整了",
    "清点了",
    "拆除了",
    "续签了",
];
const THINGS: [&str; 12] = [
    "接送车辆的行驶路线",
    "卫生室的常用药品目录",
    "危桥的加固图纸",
    "排水口的监测记录",
    "补助资金的发放名册",
    "日间照料床位",
    "水厂的滤池",
    "冷库的供电线路",
    "祠堂的瓦面",
    "楼道的照明",
    "异地就医的备案流程",
    "林区的瞭望塔",
];
const ENDS: [&str; 8] = [
    "，比计划早了半个月。",
    "，群众反映较好。",
    "，还有两处没有完成，年底前补上。",
    "，费用由省里和县里各担一半。",
    "，结果已经张贴在村务公开栏。",
    "，并把经验转给了邻近的县。",
    "，其中三成是第一次办理。",
    "，下一步转入日常管理。",
];

/// A stream of numbers that look thrown (Knuth's MMIX generator), one for each reply.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// A reply, apart from how a generator wants its front matter.
pub(crate) struct Sample {
    pub(crate) id: String,
    pub(crate) year: usize,
    pub(crate) title: String,
    pub(crate) doc_number: String,
    pub(crate) number: usize,
    pub(crate) person: &'static str,
    pub(crate) department: &'static str,
    pub(crate) topic: &'static str,
    pub(crate) date: String,
    pub(crate) class: &'static str,
    pub(crate) body: String,
}

impl Sample {
    /// The `index`-th reply, of about 2,500 characters.
    pub(crate) fn new(index: usize) -> Self {
        let mut dice = Dice(index as u64 + 1);
        let year = 2018 + index % 8;
        let (department, prefix) = DEPARTMENTS[dice.below(DEPARTMENTS.len())];
        let topic = dice.one_of(&TOPICS);
        let person = dice.one_of(&PEOPLE);
        let number = 1 + index / 8;
        let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
        let class = dice.one_of(&["A", "B", "C"]);
        let place = dice.one_of(&PLACES);
        Self {
            id: format!("s-{year}-{number}"),
            year,
            title: format!("关于做好{place}{topic}工作的建议的答复"),
            doc_number: format!("{prefix}案〔{year}〕{number}号"),
            number,
            person,
            department,
            topic,
            date: format!("{year}-{month:02}-{day:02}"),
            class,
            body: body(&mut dice, (person, place, topic, number), department),
        }
    }
}

fn body(
    dice: &mut Dice,
    (person, place, topic, number): (&str, &str, &str, usize),
    department: &str,
) -> String {
    let mut out = format!(
        "{person}代表：\n\n您提出的《关于做好{place}{topic}工作的建议》（第{number}号）收悉，现答复如下：\n\n"
    );
    for heading in ["一、已经做的工作", "二、存在的困难", "三、下一步打算"] {
        let _ = write!(out, "## {heading}\n\n");
        for _ in 0..4 {
            for _ in 0..3 {
                sentence(dice, &mut out);
            }
            out.push_str("\n\n");
        }
        if dice.below(2) == 0 {
            for _ in 0..3 {
                out.push_str("- **");
                out.push_str(dice.one_of(&TOPICS));
                out.push_str("**：");
                sentence(dice, &mut out);
                out.push('\n');
            }
            out.push('\n');
        }
        if dice.below(6) == 0 {
            table(dice, &mut out);
        }
    }
    let _ = write!(out, "感谢您对{topic}工作的关心。\n\n{department}\n");
    out
}

fn sentence(dice: &mut Dice, out: &mut String) {
    for _ in 0..2 {
        out.push_str(dice.one_of(&BEGINNINGS));
        out.push('，');
        out.push_str(dice.one_of(&DOERS));
        out.push('在');
        out.push_str(dice.one_of(&PLACES));
        out.push_str(dice.one_of(&DEEDS));
        out.push_str(dice.one_of(&THINGS));
        let _ = write!(out, "{}处", 2 + dice.below(90));
        out.push_str(dice.one_of(&ENDS));
    }
}

fn table(dice: &mut Dice, out: &mut String) {
    out.push_str("| 地方 | 处数 | 完成 |\n| --- | --: | --: |\n");
    for _ in 0..5 {
        let (all, done) = (40 + dice.below(60), dice.below(40));
        let _ = writeln!(out, "| {} | {all} | {done} |", dice.one_of(&PLACES));
    }
    out.push('\n');
}

/// Writes a site for dafu with `count` replies into `folder`.
pub(crate) fn write(folder: &Path, count: usize) -> io::Result<()> {
    let content = folder.join("content");
    for year in 2018..2026 {
        fs::create_dir_all(content.join(format!("replies/{year}")))?;
    }
    fs::write(
        folder.join("dafu.yaml"),
        "dafu: 1\ntitle: 答复公开\nbase_url: https://dafu.example.gov.cn/\noutcomes:\n\
         \x20 - { letter: A, name: 已解决, meaning: 所提问题已经解决 }\n\
         \x20 - { letter: B, name: 正在解决, meaning: 所提问题正在解决 }\n\
         \x20 - { letter: C, name: 留作参考, meaning: 暂时不能解决 }\n",
    )?;
    fs::write(content.join("bodies.yaml"), "- { key: srd, kind: congress, name: 省人大 }\n")?;
    let departments = (1..).zip(DEPARTMENTS).map(|(at, (name, prefix))| {
        format!("- {{ code: d{at:02}, name: {name}, prefix: [{prefix}案], order: {at} }}\n")
    });
    fs::write(content.join("departments.yaml"), departments.collect::<String>())?;
    let topics = (1..).zip(TOPICS);
    let topics = topics.map(|(at, name)| format!("- {{ slug: t{at:02}, name: {name} }}\n"));
    fs::write(content.join("topics.yaml"), topics.collect::<String>())?;
    for sample in (0..count).map(Sample::new) {
        let path = content.join(format!("replies/{}/{}.md", sample.year, sample.id));
        fs::write(path, reply(&sample))?;
    }
    Ok(())
}

fn reply(sample: &Sample) -> String {
    let Sample { title, doc_number, number, person, department, topic, date, class, body, .. } =
        sample;
    let session = format!(
        "省人大十三届{}次会议",
        ["一", "二", "三", "四", "五", "六", "七", "八"][sample.year - 2018]
    );
    format!(
        "---\ntitle: {title}\ndoc_number: {doc_number}\nkind: suggestion\nsession: {session}\n\
         numbers: [\"{number}\"]\naddressed_to: [{person}]\ndepartment: {department}\n\
         topics: [{topic}]\ndate_written: {date}\ndate_published: {date}\nresult_class: {class}\n\
         disclosure: 主动公开\n---\n\n{body}"
    )
}
