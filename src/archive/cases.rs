//! Cases by session and number: what a citizen who knows a number looks up.

use std::collections::BTreeMap;

use super::entry::{Entries, EntryId};
use crate::model::{CaseBlock, CaseKey, SessionKey};

/// The cases of one session, in blocks of a hundred numbers.
#[derive(Debug)]
pub struct SessionCases {
    pub session: SessionKey,
    /// Its blocks in order; none is empty.
    pub blocks: Vec<Block>,
}

/// One block of cases.
#[derive(Debug)]
pub struct Block {
    /// Which numbers it holds.
    pub block: CaseBlock,
    /// The numbers that have replies, in natural order.
    pub numbers: Vec<(CaseKey, Vec<EntryId>)>,
}

/// The cases of all `entries`, which come oldest first.
#[must_use]
pub(crate) fn index(entries: &Entries) -> Vec<SessionCases> {
    type Numbers = BTreeMap<CaseKey, Vec<EntryId>>;
    let mut sessions: BTreeMap<SessionKey, BTreeMap<CaseBlock, Numbers>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        for case in &entry.reply.cases {
            if let (Some(session), Some(key)) = (case.session_key, case.key.clone()) {
                let blocks = sessions.entry(session).or_default();
                let replies = blocks.entry(key.block()).or_default().entry(key).or_default();
                // A reply may name one number twice, in two spellings.
                if replies.last() != Some(&EntryId::at(at)) {
                    replies.push(EntryId::at(at));
                }
            }
        }
    }
    let block = |(block, numbers): (CaseBlock, Numbers)| Block {
        block,
        numbers: numbers.into_iter().collect(),
    };
    sessions
        .into_iter()
        .map(|(session, blocks)| SessionCases {
            session,
            blocks: blocks.into_iter().map(block).collect(),
        })
        .collect()
}

/// All replies to one case, oldest first.
#[must_use]
pub(crate) fn replies_to<'a>(
    sessions: &'a [SessionCases],
    session: SessionKey,
    key: &CaseKey,
) -> &'a [EntryId] {
    let found =
        sessions.binary_search_by_key(&session, |cases| cases.session).ok().and_then(|at| {
            let blocks = &sessions[at].blocks;
            let at = blocks.binary_search_by_key(&key.block(), |block| block.block).ok()?;
            let numbers = &blocks[at].numbers;
            let at = numbers.binary_search_by(|number| number.0.cmp(key)).ok()?;
            Some(numbers[at].1.as_slice())
        });
    found.unwrap_or_default()
}
