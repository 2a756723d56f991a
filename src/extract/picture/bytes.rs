//! Numbers at places of a file; `None` where it ends before.

/// A number of two bytes.
pub(super) fn two(bytes: &[u8], at: usize, is_little: bool) -> Option<usize> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(usize::from(if is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) }))
}

/// A number of four bytes.
pub(super) fn four(bytes: &[u8], at: usize, is_little: bool) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    let number = if is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
    usize::try_from(number).ok()
}

/// So many bytes from a place, as many as there are.
pub(super) fn some(bytes: &[u8], at: usize, count: usize) -> &[u8] {
    let end = at.saturating_add(count).min(bytes.len());
    bytes.get(at..end).unwrap_or_default()
}
