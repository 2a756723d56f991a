//! Replies by outcome: the rows of the site's class table.

use crate::archive::listing::{Listing, ListingShape, Term};

pub(super) const LISTING: Listing = Listing {
    name: "outcomes",
    shape: ListingShape::Terms,
    codes: |entry| {
        let class = entry.reply.result_class.as_ref().and_then(|class| class.1);
        class.into_iter().map(u64::from).collect()
    },
    standing: |_| Vec::new(),
    term: |code, context| {
        let outcome = &context.config.outcomes[usize::try_from(code).unwrap_or(0)];
        // A letter has no meaning of its own: the words always stand beside it.
        let title = format!("{}类：{}", outcome.letter, outcome.name);
        Term { key: outcome.slug(), title, order: code }
    },
    feed: false,
};
