//! What Git says of the work tree that a site stands in.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::process::Command;

use super::Error;
use crate::diagnostic::{Bilingual, SourcePath, system};

/// The files below `root` that differ from `revision`, or from where the present branch left
/// it; those that Git does not know yet are among them.
pub(super) fn changed(root: &Path, revision: &str) -> Result<BTreeSet<SourcePath>, Error> {
    let unknown = |said: &str| {
        Error::Argument(Bilingual::new(
            format!(
                "--changed-since {revision}：没有这个文件，Git 也不认识这个版本（{said}）。浅克隆请先取全历史（git fetch --unshallow）"
            ),
            format!(
                "--changed-since {revision}: no such file, and no revision that Git knows ({said}); in a shallow clone fetch its history first (`git fetch --unshallow`)"
            ),
        ))
    };
    if revision.starts_with('-') {
        return Err(unknown("-"));
    }
    let commit = git(root, &["rev-parse", "--verify", &format!("{revision}^{{commit}}")])?;
    let commit = commit.map_err(|said| unknown(&said))?;
    let commit = commit.trim();
    // Without a common ancestor, as in a shallow clone, the revision itself is compared with.
    let base = git(root, &["merge-base", commit, "HEAD"])?;
    let base = base.as_deref().map_or(commit, str::trim);
    let differing = ["diff", "--name-only", "-z", "--no-renames", "--relative", base, "--", "."];
    let new = ["ls-files", "--others", "--exclude-standard", "-z", "--", "."];
    let mut changed = BTreeSet::new();
    for words in [&differing[..], &new] {
        let names = git(root, words)?.map_err(|said| unknown(&said))?;
        let names = names.split('\0').filter(|name| !name.is_empty());
        changed.extend(names.map(SourcePath::new));
    }
    Ok(changed)
}

/// What `git` answers to `words`: its output, or what it complains of.
fn git(root: &Path, words: &[&str]) -> Result<Result<String, String>, Error> {
    let run = Command::new("git").arg("-C").arg(root).args(words).output();
    let run = run.map_err(|cause| {
        let missing = cause.kind() == io::ErrorKind::NotFound;
        let (zh, en) = if missing {
            (
                "没有找到 git 命令，请安装 Git，或者给出上次发布的 manifest.json",
                "there is no `git` command: install Git, or name the last manifest",
            )
        } else {
            ("git 运行不了", "git cannot be run")
        };
        Error::Argument(Bilingual::new(
            format!("--changed-since：{zh}（{}）", system(&cause)),
            format!("--changed-since: {en} ({cause})"),
        ))
    })?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(if run.status.success() {
        Ok(text(&run.stdout))
    } else {
        Err(text(&run.stderr).trim().to_owned())
    })
}
