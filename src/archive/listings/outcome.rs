//! Replies by outcome: the rows of the site's class table.

use crate::archive::listing::{Listing, ListingShape, Term, TermIdentity, WorkFigures};

pub(crate) const LISTING: Listing = Listing {
    name: "outcomes",
    shape: ListingShape::Terms,
    register: None,
    terms_of: |entry| {
        let class = entry.reply.result_class.as_ref().and_then(|class| class.outcome);
        class.into_iter().map(TermIdentity::Outcome).collect()
    },
    standing: |_, _| Vec::new(),
    term: |identity, context| {
        let TermIdentity::Outcome(at) = *identity else {
            unreachable!("a listing is asked only for its own terms")
        };
        let outcome = &context.config.outcomes[usize::from(at)];
        Term {
            key: outcome.slug(),
            // A letter has no meaning of its own: the words always stand beside it.
            title: format!("{}类：{}", outcome.letter, outcome.name),
            order: at.into(),
            about: outcome.meaning.clone(),
            ..Term::default()
        }
    },
    feed: false,
    work: WorkFigures::Hidden,
    in_menu: false,
};
