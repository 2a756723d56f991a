//! Replies by the departments that signed them, alone or jointly.

use crate::archive::listing::{Listing, ListingShape, Term};

pub(super) const LISTING: Listing = Listing {
    name: "departments",
    shape: ListingShape::Terms,
    codes: |entry| entry.reply.signing_departments().into_iter().map(u64::from).collect(),
    // A register page is no blank column: it tells whom to ask.
    standing: |context| (0..context.registers.departments.all().len() as u64).collect(),
    term: |code, context| {
        let department = &context.registers.departments.all()[usize::try_from(code).unwrap_or(0)];
        Term { key: department.code.clone(), title: department.name.clone(), order: code }
    },
    feed: true,
};
