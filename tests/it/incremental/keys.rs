//! Every key of the configuration and the registers, changed one at a time: no file changes under the
//! same fingerprint. Which keys are tried, and why others are not, stands here.

use dafu::config::reference;

use super::fingerprints::{changed, rows, site};

/// Keys with whose examples this site cannot be made, and why.
const REFUSED: &[(&str, &str)] = &[
    ("content/departments.yaml: successor", "there is no department of that code"),
    ("content/topics.yaml: successor", "there is no topic of that slug"),
    ("content/bodies.yaml: names", "the replies of the body are errors then"),
];

/// Keys whose examples change no row of this site, and why.
const ALIKE: &[(&str, &str)] = &[
    ("dafu.yaml: dafu", "which program may build the site"),
    ("dafu.yaml: former_base_urls", "for rules and the settings of servers"),
    ("dafu.yaml: removed", "for rules"),
    ("dafu.yaml: language", "the example is what holds anyway"),
    ("dafu.yaml: theme", "the example is what holds anyway"),
    ("dafu.yaml: deadlines", "shown where `statistics` asks for punctuality"),
    ("dafu.yaml: privacy_reviewed", "for rules"),
    ("dafu.yaml: review", "for rules"),
    ("dafu.yaml: words", "for rules"),
    ("dafu.yaml: rules", "for rules"),
    ("content/departments.yaml: prefix", "for rules"),
    ("content/departments.yaml: former", "no reply names the department so"),
    ("content/topics.yaml: order", "the order stays the same"),
    ("content/bodies.yaml: kind", "the example is what it is anyway"),
    ("content/words.yaml: wrong", "for rules"),
    ("content/words.yaml: right", "for rules"),
];

/// Values that are tried in place of examples that are what holds anyway.
const INSTEAD: &[(&str, &str)] = &[("time_zone", "Asia/Urumqi"), ("proposer_names", "surname")];

/// Files that are no part of this site, and why.
const APART: &[(&str, &str)] = &[("content/holidays.yaml", "`deadlines` names it")];

/// The register of bodies, an entry a line.
const BODIES: &str = "- { key: province-cppcc, kind: cppcc, name: 乌有省政协, names: [省政协] }
- { key: province-congress, kind: congress, name: 乌有省人大, names: [省人大] }
";

#[test]
fn every_key_of_the_configuration_and_the_registers_is_in_the_fingerprints() {
    let sandbox = site();
    sandbox.write("content/bodies.yaml", BODIES);
    let before = rows(&sandbox).expect("the site can be loaded");
    let (mut refused, mut alike, mut apart) = (Vec::new(), Vec::new(), Vec::new());
    for file in reference() {
        if !sandbox.has(file.file) {
            apart.push(file.file.to_owned());
            continue;
        }
        let original = sandbox.read(file.file);
        for setting in &file.settings {
            let what = format!("{}: {}", file.file, setting.name);
            let instead = INSTEAD.iter().find(|one| one.0 == setting.name);
            let value = instead.map_or(setting.example, |one| one.1);
            let text = match original.strip_prefix("- {") {
                None => without(&original, setting.name) + &format!("{}: {value}\n", setting.name),
                // In the first entry of the register.
                Some(rest) => {
                    let rest = without_pair(&format!(" {}", rest.trim_start()), setting.name);
                    format!("- {{ {}: {value},{rest}", setting.name)
                }
            };
            sandbox.write(file.file, text);
            match rows(&sandbox) {
                None => refused.push(what),
                Some(after) if changed(&before, &after, &what) == 0 => alike.push(what),
                Some(_) => {}
            }
        }
        sandbox.write(file.file, original);
    }
    let names = |list: &[(&'static str, &str)]| -> Vec<String> {
        list.iter().map(|one| one.0.to_owned()).collect()
    };
    assert_eq!([refused, alike, apart], [REFUSED, ALIKE, APART].map(names));
}

/// `config` without the key `name` and what stands below it.
fn without(config: &str, name: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in config.split_inclusive('\n') {
        if !line.starts_with([' ', '-', '#']) {
            inside = line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'));
        }
        if !inside {
            out += line;
        }
    }
    out
}

/// The first entry of a register, and those after it, without its pair of this name.
fn without_pair(entry: &str, name: &str) -> String {
    let (first, rest) = entry.split_once('\n').unwrap_or((entry, ""));
    let Some(start) = first.find(&format!(" {name}: ")) else { return entry.to_owned() };
    let mut depth = 0;
    let length = first[start..].find(|one| {
        depth += i32::from(one == '[') - i32::from(one == ']');
        depth == 0 && (one == ',' || one == '}')
    });
    let mut tail = &first[start + length.expect("a pair ends")..];
    let mut head = &first[..start];
    match tail.strip_prefix(',') {
        Some(more) => tail = more,
        None => head = head.trim_end_matches(','),
    }
    format!("{head}{tail}\n{rest}")
}
