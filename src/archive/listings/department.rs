//! Replies by the departments that signed them, alone or jointly.

use crate::archive::listing::{Listing, ListingShape, Term, TermIdentity, WorkFigures};

pub(crate) const LISTING: Listing = Listing {
    name: "departments",
    shape: ListingShape::Terms,
    register: Some("content/departments.yaml"),
    terms_of: |entry| {
        let signing = entry.reply.signing_departments();
        signing.into_iter().map(TermIdentity::Department).collect()
    },
    // A register page is no blank column: it tells whom to ask.
    standing: |context, _| {
        let departments = (0..).zip(context.registers.departments.all());
        departments.map(|(at, _)| TermIdentity::Department(at)).collect()
    },
    term: |identity, context| {
        let departments = &context.registers.departments;
        let TermIdentity::Department(at) = *identity else {
            unreachable!("a listing is asked only for its own terms")
        };
        let department = departments.get(at);
        let successor = department.successor.as_deref().and_then(|code| departments.find(code));
        let successor = successor.map(|found| departments.get(found.0));
        Term {
            key: department.code.clone(),
            title: department.name.clone(),
            order: at.into(),
            about: None,
            retired: department.retired,
            successor: successor.map(|next| (next.name.clone(), next.code.clone())),
        }
    },
    feed: true,
    work: WorkFigures::WithOpinions,
    in_menu: true,
};
