//! One run of a program, as the system accounts for it.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    /// Of all threads, in the program and in the system.
    pub(crate) cpu: Duration,
    /// The most memory at once, in bytes.
    pub(crate) memory: u64,
}

impl Cost {
    /// The middle one of each figure.
    pub(crate) fn median(costs: &[Self]) -> Self {
        Self {
            wall: middle(costs, |cost| cost.wall),
            cpu: middle(costs, |cost| cost.cpu),
            memory: middle(costs, |cost| cost.memory),
        }
    }
}

fn middle<T: Ord>(costs: &[Cost], figure: impl Fn(&Cost) -> T) -> T {
    let mut figures: Vec<T> = costs.iter().map(figure).collect();
    figures.sort_unstable();
    figures.swap_remove(figures.len() / 2)
}

/// Runs `program` in `folder`; a run that fails is an error.
pub(crate) fn run(program: &Path, arguments: &[&str], folder: &Path) -> io::Result<Cost> {
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    if !used.status.success() {
        return Err(io::Error::other(format!(
            "{} {arguments:?}: {}",
            program.display(),
            used.status
        )));
    }
    Ok(Cost { wall, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss })
}
