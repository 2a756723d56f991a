//! The cells of a ledger as values; those that are none are told.

use super::read::{At, Reader};
use crate::diagnostic::Bilingual;
use crate::model::{CaseKey, Choice, Date, Disclosure, SessionKey, date, session};

impl Reader<'_> {
    pub(super) fn session(&mut self, (text, at): (&str, At)) -> Option<SessionKey> {
        if let Some(known) = self.sessions.get(text) {
            return *known;
        }
        let bodies = &self.context.registers.bodies;
        let spelling = session::parse(text);
        let found = spelling.as_ref().ok().and_then(|one| bodies.session(one));
        if found.is_none() {
            let help = match &spelling {
                Err(fault) if fault.suggestion.is_some() => {
                    let near = fault.suggestion.clone().unwrap_or_default();
                    Bilingual::new(format!("请写 {near}"), format!("write {near}"))
                }
                Err(_) => Bilingual::new(
                    "请照 省政协十三届一次会议 的样子写",
                    "write it as in 省政协十三届一次会议",
                ),
                Ok(_) => Bilingual::new(
                    "请写 content/bodies.yaml 里有的机构，或者先在那里登记",
                    "name a body of content/bodies.yaml, or enter it there",
                ),
            };
            self.tell(
                at,
                Bilingual::new(
                    format!("“{text}”不是能认出的届次"),
                    format!("`{text}` is no session that can be recognised"),
                ),
                help,
            );
        }
        self.sessions.insert(text.into(), found);
        found
    }

    pub(super) fn number(&mut self, (text, at): (&str, At)) -> Option<CaseKey> {
        let found = CaseKey::parse(text, &self.context.config.number_prefixes).ok();
        if found.is_none() {
            self.tell(
                at,
                Bilingual::new(
                    format!("“{text}”不是一个编号"),
                    format!("`{text}` is no number of a case"),
                ),
                Bilingual::new("请写一个编号，例如 0121", "write one number, as in 0121"),
            );
        }
        found
    }

    pub(super) fn departments(&mut self, (text, at): (&str, At)) -> Vec<u16> {
        let register = &self.context.registers.departments;
        if let Some((whole, _)) = register.find(text) {
            return vec![whole];
        }
        let parts = text.split(['、', '，', ',', '；', ';', '\n', ' ']).map(str::trim);
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        for part in parts.filter(|part| !part.is_empty()) {
            match register.find(part) {
                Some((one, _)) if !found.contains(&one) => found.push(one),
                Some(_) => {}
                None => unknown.push(part.to_owned()),
            }
        }
        for name in unknown {
            self.tell(
                at.clone(),
                Bilingual::new(
                    format!("名录里没有“{name}”"),
                    format!("`{name}` is not in the register"),
                ),
                Bilingual::new(
                    "请写 content/departments.yaml 里的名称、简称或代码，或者先在那里登记",
                    "write a name or code of content/departments.yaml, or enter it there",
                ),
            );
        }
        found
    }

    pub(super) fn day(&mut self, (text, at): (&str, At)) -> Option<Date> {
        let found = date::parse(text).ok().map(|moment| moment.day);
        if found.is_none() {
            self.tell(
                at,
                Bilingual::new(format!("“{text}”不是日期"), format!("`{text}` is no date")),
                Bilingual::new("请写成 2024-03-01", "write it as in 2024-03-01"),
            );
        }
        found
    }

    pub(super) fn disclosure(&mut self, (text, at): (&str, At)) -> Option<Disclosure> {
        let found = Disclosure::parse(text);
        if found.is_none() {
            self.tell(
                at,
                Bilingual::new(
                    format!("“{text}”不是公开属性"),
                    format!("`{text}` is no kind of disclosure"),
                ),
                Bilingual::new(
                    "请写 主动公开、依申请公开 或 不予公开",
                    "write 主动公开, 依申请公开 or 不予公开",
                ),
            );
        }
        found
    }
}
