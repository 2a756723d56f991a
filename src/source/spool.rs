//! A spool: what a run has made of a file, put by until it is wanted again.

use std::fs::File;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A file without a name, which goes with the run.
#[derive(Debug)]
pub struct Spool {
    file: File,
    end: AtomicU64,
}

/// Bytes in a spool.
#[derive(Clone, Debug)]
pub struct Spooled {
    spool: Arc<Spool>,
    start: u64,
}

impl Spool {
    /// A spool in `file`, which nobody else writes to.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self { file, end: AtomicU64::new(0) }
    }

    /// Puts `bytes` by. None where the disk does not take them: they can be made again.
    pub fn put(self: &Arc<Self>, bytes: &[u8]) -> Option<Spooled> {
        let start = self.end.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        write_at(&self.file, bytes, start).ok()?;
        Some(Spooled { spool: Arc::clone(self), start })
    }
}

impl Spooled {
    /// `length` of the bytes, from `offset` on. None where the disk does not give them back.
    #[must_use]
    pub fn take(&self, offset: u32, length: u32) -> Option<Vec<u8>> {
        let mut bytes = vec![0; length as usize];
        read_at(&self.spool.file, &mut bytes, self.start + u64::from(offset)).ok()?;
        Some(bytes)
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, start)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(windows)]
fn write_at(file: &File, mut bytes: &[u8], mut start: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_write(file, bytes, start)? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            written => (bytes, start) = (&bytes[written..], start + written as u64),
        }
    }
    Ok(())
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut start: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, start)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => (bytes, start) = (&mut bytes[read..], start + read as u64),
        }
    }
    Ok(())
}
