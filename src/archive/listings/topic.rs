//! Replies by topic.

use crate::archive::listing::{Listing, ListingShape, Term, TermIdentity, WorkFigures};

pub(crate) const LISTING: Listing = Listing {
    name: "topics",
    shape: ListingShape::Terms,
    register: Some("content/topics.yaml"),
    terms_of: |entry| entry.reply.topics.iter().copied().map(TermIdentity::Topic).collect(),
    // A retired topic keeps its address for the notice alone; one whose last reply was
    // withdrawn keeps it, too: people may have it printed, and a withdrawal waits for nothing.
    standing: |context, was_live| {
        let topics = (0..).zip(context.registers.topics.all());
        let stands = topics.filter(|(_, topic)| {
            topic.retired || topic.successor.is_some() || was_live(&topic.slug)
        });
        stands.map(|(at, _)| TermIdentity::Topic(at)).collect()
    },
    term: |identity, context| {
        let topics = &context.registers.topics;
        let TermIdentity::Topic(at) = *identity else {
            unreachable!("a listing is asked only for its own terms")
        };
        let topic = topics.get(at);
        let successor = topic.successor.as_deref().and_then(|slug| topics.find(slug));
        let successor = successor.map(|found| topics.get(found));
        Term {
            key: topic.slug.clone(),
            title: topic.name.clone(),
            order: at.into(),
            about: topic.description.clone(),
            retired: topic.retired,
            successor: successor.map(|next| (next.name.clone(), next.slug.clone())),
        }
    },
    feed: true,
    work: WorkFigures::Hidden,
    in_menu: true,
};
