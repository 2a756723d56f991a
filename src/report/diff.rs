//! Two texts compared line by line.

/// A line of one text or of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change<'a> {
    Same(&'a str),
    /// In the old text alone.
    Removed(&'a str),
    /// In the new text alone.
    Added(&'a str),
}

/// Above this many pairs of lines, what differs is taken as one piece.
const MOST_PAIRS: usize = 4_000_000;

/// What makes `new` of `old`, with as few changed lines as possible.
#[must_use]
pub(crate) fn changes<'a>(old: &'a str, new: &'a str) -> Vec<Change<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let first = old.iter().zip(&new).take_while(|(left, right)| left == right).count();
    let (old_rest, new_rest) = (&old[first..], &new[first..]);
    let pairs = old_rest.iter().rev().zip(new_rest.iter().rev());
    let last = pairs.take_while(|(left, right)| left == right).count();
    let mut out: Vec<Change<'a>> = old[..first].iter().map(|line| Change::Same(line)).collect();
    middle(&old_rest[..old_rest.len() - last], &new_rest[..new_rest.len() - last], &mut out);
    out.extend(old[old.len() - last..].iter().map(|line| Change::Same(line)));
    out
}

/// The classical table of longest common subsequences, walked from its start.
fn middle<'a>(old: &[&'a str], new: &[&'a str], out: &mut Vec<Change<'a>>) {
    if old.len() * new.len() > MOST_PAIRS {
        out.extend(old.iter().map(|line| Change::Removed(line)));
        out.extend(new.iter().map(|line| Change::Added(line)));
        return;
    }
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            let below = common[(row + 1) * width + column];
            let right = common[row * width + column + 1];
            common[row * width + column] = if old[row] == new[column] {
                common[(row + 1) * width + column + 1] + 1
            } else {
                below.max(right)
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < old.len() || column < new.len() {
        let both = row < old.len() && column < new.len();
        if both && old[row] == new[column] {
            out.push(Change::Same(old[row]));
            (row, column) = (row + 1, column + 1);
        } else if column == new.len()
            || both && common[(row + 1) * width + column] >= common[row * width + column + 1]
        {
            out.push(Change::Removed(old[row]));
            row += 1;
        } else {
            out.push(Change::Added(new[column]));
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The changes as a diff is usually written.
    fn written(old: &str, new: &str) -> String {
        let line = |change| match change {
            Change::Same(line) => format!(" {line}\n"),
            Change::Removed(line) => format!("-{line}\n"),
            Change::Added(line) => format!("+{line}\n"),
        };
        changes(old, new).into_iter().map(line).collect()
    }

    #[test]
    fn only_what_differs_is_changed() {
        assert_eq!(written("甲\n乙\n丙\n", "甲\n丁\n丙\n"), " 甲\n-乙\n+丁\n 丙\n");
        assert_eq!(written("甲\n乙\n", "甲\n乙\n"), " 甲\n 乙\n");
        assert_eq!(written("", "甲\n"), "+甲\n");
        assert_eq!(written("甲\n乙\n丙\n丁\n", "乙\n丁\n戊\n"), "-甲\n 乙\n-丙\n 丁\n+戊\n");
    }

    #[test]
    fn very_long_texts_are_one_change() {
        let old: String = (0..3000).map(|at| format!("旧{at}\n")).collect();
        let new: String = (0..3000).map(|at| format!("新{at}\n")).collect();
        assert_eq!(changes(&old, &new).len(), 6000);
    }
}
