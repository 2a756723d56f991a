//! Tables as text: each cell with the head of its column and the cell to its left.
//!
//! A number in a table says what it is only by where it stands. Written as
//! `户主 身份证号：…`, it reads like a number in a sentence.

use super::wrap;

/// The heads of a table's columns, as far as known.
#[derive(Default)]
pub(super) struct Table {
    heads: Vec<String>,
    /// Whether a whole row of heads was seen.
    settled: bool,
    text: String,
}

impl Table {
    /// A row as text, a line for each cell. The first row of words gives the heads.
    pub(super) fn row(&mut self, cells: &[String]) -> &str {
        self.text.clear();
        let filled = || cells.iter().filter(|cell| !cell.trim().is_empty());
        if !self.settled && filled().all(|cell| is_label(cell)) {
            if filled().count() > 1 {
                self.settled = true;
                self.heads.clear();
            }
            self.heads.resize(self.heads.len().max(cells.len()), String::new());
            for (head, cell) in self.heads.iter_mut().zip(cells) {
                if !cell.trim().is_empty() {
                    *head = cell.replace(['\n', '\r'], "");
                }
            }
        }
        self.boxes(cells);
        let mut left = "";
        for (column, cell) in cells.iter().enumerate() {
            let whole = wrap::unbroken(cell).unwrap_or_default();
            for line in cell.lines().chain(whole.lines()).filter(|line| !line.trim().is_empty()) {
                if has_number(line) {
                    let head = self.heads.get(column).map_or("", String::as_str);
                    self.text.push_str(left);
                    self.text.push(' ');
                    self.text.push_str(head);
                    self.text.push('：');
                }
                self.text.push_str(line);
                self.text.push('\n');
            }
            if !cell.trim().is_empty() {
                left = if is_label(cell) && !cell.contains('\n') { cell } else { "" };
            }
        }
        &self.text
    }

    /// A form has a box for each digit of a number: such digits are one number.
    fn boxes(&mut self, cells: &[String]) {
        let is_box = |cell: &String| is_box(cell);
        for row in cells.chunk_by(|left, right| is_box(left) && is_box(right)) {
            if row.len() >= BOXES {
                self.text.extend(row.iter().map(|cell| cell.trim()));
                self.text.push('\n');
            }
        }
    }
}

/// How many boxes in a row hold a number.
pub(super) const BOXES: usize = 11;

/// Whether a cell holds one digit, or the X at the end of an identity number.
pub(super) fn is_box(cell: &str) -> bool {
    matches!(cell.trim().as_bytes(), [b'0'..=b'9' | b'X' | b'x'])
}

/// Whether a cell may name what stands beside or below it.
fn is_label(cell: &str) -> bool {
    !has_number(cell) && cell.chars().count() <= 20
}

fn has_number(text: &str) -> bool {
    const FEW: usize = 5;
    text.chars().filter(|one| matches!(one, '0'..='9' | '０'..='９')).count() >= FEW
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<String> {
        let mut table = Table::default();
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        rows.iter().map(|row| table.row(&cells(row)).to_owned()).collect()
    }

    #[test]
    fn a_number_is_called_by_its_column_and_its_neighbour() {
        let said =
            rows(&[&["名单", "", ""], &["姓名", "身份证号", "备注"], &["甲", "123456", "无"]]);
        assert_eq!(said[2], "甲\n甲 身份证号：123456\n无\n");
        let said = rows(&[&["姓名", "甲", "电话", "1234567"], &["卡号", "7654321"]]);
        assert_eq!(said[0], "姓名\n甲\n电话\n电话 ：1234567\n");
        assert_eq!(said[1], "卡号\n卡号 ：7654321\n");
    }

    #[test]
    fn digits_in_boxes_are_a_number() {
        let digits: Vec<&str> = "1 3 8 0 0 1 3 8 0 0 0".split(' ').collect();
        assert!(rows(&[&digits])[0].starts_with("13800138000\n"));
        assert!(!rows(&[&digits[1..]])[0].contains("38"));
    }
}
