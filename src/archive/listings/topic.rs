//! Replies by topic.

use crate::archive::listing::{Listing, ListingShape, Term};

pub(super) const LISTING: Listing = Listing {
    name: "topics",
    shape: ListingShape::Terms,
    codes: |entry| entry.reply.topics.iter().copied().map(u64::from).collect(),
    // A retired topic keeps its address for the notice alone.
    standing: |context| {
        let topics = (0_u64..).zip(context.registers.topics.all());
        topics
            .filter(|(_, topic)| topic.retired || topic.successor.is_some())
            .map(|one| one.0)
            .collect()
    },
    term: |code, context| {
        let topic = &context.registers.topics.all()[usize::try_from(code).unwrap_or(0)];
        Term { key: topic.slug.clone(), title: topic.name.clone(), order: code }
    },
    feed: true,
};
