//! A published site as ZIP archives, for those who upload by hand: the same bytes for the
//! same site, in parts that every upload form takes.

use std::fs;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::MANIFEST;
use super::manifest::{Manifest, ManifestFile};
use crate::digest::Digest;

/// What a part may hold. A ZIP archive without extensions counts its files in 16 bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PackLimits {
    /// The most files in one package.
    pub files: usize,
    /// The most bytes, of the archive and of what is in it.
    pub bytes: u64,
}

/// What upload forms take.
pub(crate) const PACK_LIMITS: PackLimits = PackLimits { files: 65_535, bytes: 1_000_000_000 };

/// What an archive ends in; by it one that may be written anew is known.
const COMMENT: &str = "dafu pack";

/// Bytes of an archive that a file costs besides its own, its name and what deflate may add.
const OVERHEAD: u64 = 256;

/// An archive to be written.
#[derive(Debug)]
pub(crate) struct PackPart<'a> {
    files: Vec<&'a ManifestFile>,
    /// Whether the manifest itself closes it.
    is_last: bool,
}

impl PackPart<'_> {
    /// How many files it holds.
    #[must_use]
    pub(crate) fn count(&self) -> usize {
        self.files.len() + usize::from(self.is_last)
    }
}

/// The site of `manifest`, which is `size` bytes long itself, in parts of at most `limits`:
/// by path, the manifest last, so that what is unpacked half is no publication yet.
///
/// # Errors
/// The file that no part can hold.
pub(crate) fn pack_parts(
    manifest: &Manifest,
    size: u64,
    limits: PackLimits,
) -> Result<Vec<PackPart<'_>>, &ManifestFile> {
    let cost = |bytes: u64, name: &str| bytes + bytes / 1000 + 2 * name.len() as u64 + OVERHEAD;
    let mut files: Vec<_> = manifest.files.iter().collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let (mut parts, mut part, mut used) = (Vec::new(), Vec::new(), 0);
    for file in files {
        let cost = cost(file.size, file.path.as_str());
        if cost > limits.bytes {
            return Err(file);
        }
        if part.len() == limits.files || used + cost > limits.bytes {
            parts.push(std::mem::take(&mut part));
            used = 0;
        }
        part.push(file);
        used += cost;
    }
    if part.len() == limits.files || used + cost(size, MANIFEST) > limits.bytes {
        parts.push(std::mem::take(&mut part));
    }
    parts.push(part);
    let last = parts.len() - 1;
    let part = |(at, files)| PackPart { files, is_last: at == last };
    Ok(parts.into_iter().enumerate().map(part).collect())
}

/// Writes `part` of the site in `folder` to `out`; times, order and rights are always the same.
///
/// # Errors
/// If a file cannot be read, is no more what the manifest says (`InvalidData`), or `out`
/// takes no more.
pub(crate) fn write_pack(
    part: &PackPart<'_>,
    folder: &Path,
    out: &mut dyn Write,
) -> io::Result<()> {
    let options = SimpleFileOptions::default().unix_permissions(0o644);
    let mut archive = ZipWriter::new_stream(out);
    archive.set_comment(COMMENT)?;
    for file in &part.files {
        let bytes = fs::read(folder.join(file.path.as_str()))?;
        if Digest::of(&bytes) != file.sha256 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, file.path.to_string()));
        }
        archive.start_file(file.path.as_str(), options)?;
        archive.write_all(&bytes)?;
    }
    if part.is_last {
        archive.start_file(MANIFEST, options)?;
        archive.write_all(&fs::read(folder.join(MANIFEST))?)?;
    }
    archive.finish()?.into_inner().flush()
}

/// Whether the file at `path` is such an archive.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn is_pack(path: &Path) -> io::Result<bool> {
    let mut file = BufReader::new(fs::File::open(path)?);
    let (mut head, mut tail) = ([0; 4], vec![0; COMMENT.len()]);
    let length = file.get_ref().metadata()?.len();
    if length < (head.len() + tail.len()) as u64 {
        return Ok(false);
    }
    file.read_exact(&mut head)?;
    file.seek(SeekFrom::Start(length - tail.len() as u64))?;
    file.read_exact(&mut tail)?;
    Ok(head.starts_with(b"PK") && tail == COMMENT.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Class, SitePath};

    fn manifest(files: &[(&str, u64)]) -> Manifest {
        let file = |(path, size): &(&str, u64)| ManifestFile {
            path: SitePath::new(*path).expect("a path"),
            size: *size,
            sha256: Digest::of(b""),
            class: Class::Page,
        };
        let files = files.iter().map(file).collect();
        Manifest { version: 1, base_url: String::new(), files, replies: Vec::new() }
    }

    #[test]
    fn parts_hold_what_they_may_and_the_manifest_stands_last() {
        let site = manifest(&[("b.html", 1000), ("a.html", 1000), ("c.html", 1000)]);
        let counts = |files, bytes| {
            let parts = pack_parts(&site, 10, PackLimits { files, bytes });
            parts.map(|parts| parts.iter().map(PackPart::count).collect::<Vec<_>>())
        };
        assert_eq!(counts(10, 10_000).ok(), Some(vec![4]));
        assert_eq!(counts(2, 10_000).ok(), Some(vec![2, 2]));
        assert_eq!(counts(3, 10_000).ok(), Some(vec![3, 1]));
        assert_eq!(counts(10, 3_000).ok(), Some(vec![2, 2]));
        assert_eq!(counts(10, 900).expect_err("too large").path.as_str(), "a.html");
    }
}
