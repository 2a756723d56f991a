//! The `rules:` of `dafu.yaml`: what the site wants the rules' findings to weigh.

use super::rule::Rule;
use super::rules::RULES;
use crate::config::{Config, FILE};
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::yaml::shape::nearest;

/// What a rule's findings weigh on this site; `None` where it is switched off.
pub(super) fn severity(rule: &Rule, config: &Config) -> Option<Severity> {
    match config.rules.get(rule.name) {
        Some(_) if rule.locked => Some(rule.severity),
        Some(chosen) => *chosen,
        None => Some(rule.severity),
    }
}

/// Mistakes in the `rules:` of `dafu.yaml`: unknown names, and rules that may not be lowered.
#[must_use]
pub(crate) fn configuration(config: &Config) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (name, chosen) in &config.rules {
        let (message, help) = match RULES.iter().find(|rule| rule.name == name) {
            None => {
                let near = nearest(name, RULES.iter().map(|rule| rule.name));
                let help = near.map_or_else(
                    || Bilingual::new("全部规则见 dafu explain", "`dafu explain` lists all rules"),
                    |near| {
                        Bilingual::new(
                            format!("是否为“{near}”？"),
                            format!("did you mean `{near}`?"),
                        )
                    },
                );
                let message = Bilingual::new(
                    format!("没有叫“{name}”的规则"),
                    format!("no rule is called `{name}`"),
                );
                (message, help)
            }
            Some(rule) if rule.locked && *chosen < Some(rule.severity) => (
                Bilingual::new(
                    format!("规则“{name}”不能调低或关闭"),
                    format!("rule `{name}` cannot be lowered or switched off"),
                ),
                Bilingual::new(
                    format!("请删去这一项；为什么不能，见 dafu explain {name}"),
                    format!("delete this entry; see `dafu explain {name}` for the reason"),
                ),
            ),
            Some(_) => continue,
        };
        out.push(Diagnostic {
            rule: "config/value",
            severity: Severity::Error,
            path: SourcePath::new(FILE),
            span: config.rule_spans.get(name).cloned().unwrap_or_default(),
            message,
            help,
        });
    }
    out
}
