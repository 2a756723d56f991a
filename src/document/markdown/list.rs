//! Numbers of list items: as typed in Markdown, as counted in raw HTML.

/// The number in front of an item as typed, its mark included: `3.`, `2)`; none before a bullet.
pub(super) fn marker(item: &str) -> Option<&str> {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && matches!(item.as_bytes().get(digits), Some(b'.' | b')'));
    is_number.then(|| &item[..=digits])
}

/// The number in front of an item as typed.
pub(super) fn typed_number(item: &str) -> Option<u64> {
    let marker = marker(item)?;
    marker[..marker.len() - 1].parse().ok()
}

/// A list of raw HTML being read: the number of its next item.
pub(super) struct RawList {
    next: Option<i32>,
    step: i32,
}

impl RawList {
    /// The list that a start tag opens. Backward from an unknown end is not counted.
    pub(super) fn new(name: &str, attributes: &[(&str, String)]) -> Self {
        let start = number(attributes, "start");
        let backward = attributes.iter().any(|(key, _)| *key == "reversed");
        let next = match (name, backward) {
            ("ol", false) => start.or(Some(1)),
            ("ol", true) => start,
            _ => None,
        };
        Self { next, step: if backward { -1 } else { 1 } }
    }

    /// The number of the next item, which its tag may say.
    pub(super) fn next(&mut self, attributes: &[(&str, String)]) -> Option<i32> {
        let number = number(attributes, "value").filter(|_| self.next.is_some()).or(self.next)?;
        self.next = Some(number.saturating_add(self.step));
        Some(number)
    }
}

fn number(attributes: &[(&str, String)], name: &str) -> Option<i32> {
    attributes.iter().find(|(key, _)| *key == name)?.1.parse().ok()
}
