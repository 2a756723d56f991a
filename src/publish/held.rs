//! What of the new site stands in the output already, and is left there.

use std::sync::PoisonError;

use super::error::Error;
use super::file;
use super::published::Standing;
use super::source;
use super::stage::{Stage, is_reserved};
use super::staged::{Location, Record};
use super::{Class, Phase};
use crate::digest::Digest;

impl Stage {
    /// Takes the files of the new site that stand in the output as `standing` tells, without
    /// looking into them; all or none. Where a stamp is another one, or with `verify`, their bytes
    /// are compared with the digest. What the digest is, the manifest says too.
    ///
    /// # Errors
    /// If the output cannot be looked at.
    pub fn hold(
        &self,
        standing: &[&Standing],
        (phase, class): (Phase, Class),
        verify: bool,
    ) -> Result<bool, Error> {
        let mut records = Vec::with_capacity(standing.len());
        for Standing { path, stamp, digest } in standing.iter().copied() {
            let listed = self.ownership.listed(path).filter(|(_, listed)| listed == digest);
            let Some((size, _)) = listed.filter(|_| !is_reserved(path)) else { return Ok(false) };
            let Some(found) = self.tree.stamp(path)? else { return Ok(false) };
            let known = found == *stamp && !verify;
            if !known && source::digest_of(&self.tree.place(path))? != *digest
                || self.is_respelt(path)?
            {
                return Ok(false);
            }
            let (path, digest, location) = (path.clone(), *digest, Location::Held);
            let stamp = Some(Box::new(found));
            records.push(Record { path, phase, class, size, digest, location, stamp });
        }
        self.records.lock().unwrap_or_else(PoisonError::into_inner).extend(records);
        Ok(true)
    }

    /// The bytes of the file of ours that stands in the output as `standing` tells; none where it is
    /// another one.
    ///
    /// # Errors
    /// If the output cannot be looked at.
    pub fn held_bytes(&self, standing: &Standing) -> Result<Option<Vec<u8>>, Error> {
        let listed = self.ownership.listed(&standing.path);
        if listed.is_none() || self.tree.stamp(&standing.path)?.is_none() {
            return Ok(None);
        }
        let bytes = file::read(&self.tree.place(&standing.path))?;
        Ok(bytes.filter(|bytes| Digest::of(bytes) == standing.digest))
    }
}
