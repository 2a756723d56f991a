//! What a site would be, were all that waits published today.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::load::Read;
use crate::archive::entry::{ArticleEntry, Entry};
use crate::archive::reply::Publication;

/// The documents of `read`, those that wait among the published ones; none where nothing waits.
pub(super) fn documents(read: &Read) -> Option<(Vec<Arc<Entry>>, Vec<ArticleEntry>)> {
    if read.pending.is_empty() {
        return None;
    }
    let live = read.entries.iter().filter(|entry| entry.publication.is_live());
    let mut taken: BTreeSet<&str> = live.map(|entry| &*entry.reply.id).collect();
    let mut entries = read.entries.clone();
    for (entry, shown) in read.entries.iter().zip(&mut entries) {
        // What is published keeps its address.
        if read.pending.contains_key(entry.source()) && taken.insert(&entry.reply.id) {
            Arc::make_mut(shown).publication = Publication::Published;
        }
    }
    let live = read.articles.iter().filter(|entry| entry.live);
    let mut taken: BTreeSet<&str> = live.map(|entry| &*entry.article.id).collect();
    let mut articles = read.articles.clone();
    for (entry, shown) in read.articles.iter().zip(&mut articles) {
        let is_pending = read.pending.contains_key(&entry.article.source);
        shown.live |= is_pending && taken.insert(&entry.article.id);
    }
    Some((entries, articles))
}
