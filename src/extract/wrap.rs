//! Numbers that the end of a line cuts in two.

/// `text` with the numbers whole that its breaks cut in two; `None` where it has none such.
pub(super) fn unbroken(text: &str) -> Option<String> {
    if !text.contains('\n') {
        return None;
    }
    let mut lines = text.split('\n');
    let mut whole = lines.next()?.to_owned();
    let mut is_cut = false;
    for line in lines {
        if goes_on(&whole, line) {
            is_cut = true;
            whole.truncate(whole.trim_end().len());
            whole.push_str(line.trim_start());
        } else {
            whole.push('\n');
            whole.push_str(line);
        }
    }
    is_cut.then_some(whole)
}

/// Lines of running text, of which each may go on in the next.
#[derive(Default)]
pub(super) struct Lines {
    last: String,
}

impl Lines {
    /// The end of the line before with the beginning of this one, where a number
    /// goes on. Two lines of nothing but digits are two numbers; a digit or two
    /// number an item of a list, and a year begins a sentence.
    pub(super) fn across(&mut self, line: &str) -> Option<String> {
        const AROUND: usize = 60;
        const FEW: usize = 3;
        let is_number = |text: &str| text.trim().chars().all(|one| one.is_ascii_digit());
        let head = line.trim_start();
        let rest = head.trim_start_matches(|one: char| one.is_ascii_digit());
        let is_item = head.len() - rest.len() < FEW && rest.len() < head.len();
        let is_apart =
            is_item || rest.starts_with('年') || (is_number(&self.last) && is_number(line));
        let goes_on = !is_apart && goes_on(&self.last, line);
        let head: String = head.chars().take(AROUND).collect();
        let across = goes_on.then(|| format!("{}{head}", self.last.trim_end()));
        let from = line.char_indices().rev().take(AROUND).last().map_or(0, |found| found.0);
        line[from..].clone_into(&mut self.last);
        across
    }
}

/// Whether a number at the end of `before` goes on in `after`.
fn goes_on(before: &str, after: &str) -> bool {
    // Two telephone numbers that stand in two lines are no bank card.
    const TELEPHONES: [usize; 5] = [7, 8, 10, 11, 12];
    const IDENTITY: usize = 18;
    const LONGEST: usize = 20;
    let is_digit = |one: &char| matches!(one, '0'..='9' | '０'..='９');
    let before = before.trim_end().trim_end_matches(['-', '－']);
    let head = before.chars().rev().take(LONGEST).take_while(is_digit).count();
    if head == 0 {
        return false;
    }
    let after = after.trim_start();
    let tail = after.chars().take(LONGEST).take_while(is_digit).count();
    match tail {
        0 => head == IDENTITY - 1 && after.starts_with(['X', 'x', 'Ｘ', 'ｘ']),
        _ => head + tail == IDENTITY || !(TELEPHONES.contains(&head) && TELEPHONES.contains(&tail)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_cut_by_breaks_are_whole() {
        for (text, whole) in [
            ("电话 138\n0013 8000", Some("电话 1380013 8000")),
            ("138-\n0013\n8000 ", Some("138-00138000 ")),
            ("110105194912\n310021", Some("110105194912310021")),
            ("11010519491231002\nX", Some("11010519491231002X")),
            ("电话 62220201\n62220202", None),
            ("甲\n138", None),
            ("13800138000", None),
        ] {
            assert_eq!(unbroken(text).as_deref(), whole, "{text}");
        }
    }

    #[test]
    fn lines_of_numbers_are_numbers_each() {
        let across = |lines: &[&str]| {
            let mut before = Lines::default();
            lines.iter().filter_map(|line| before.across(line)).collect::<Vec<_>>()
        };
        assert_eq!(across(&["电话是138", "00138000。"]), ["电话是13800138000。"]);
        assert_eq!(across(&["138001", "38000", "1"]), [""; 0]);
        assert_eq!(across(&["甲 1380013800", "2. 乙"]), [""; 0]);
        assert_eq!(across(&["共 1380013", "2026年"]), [""; 0]);
    }
}
