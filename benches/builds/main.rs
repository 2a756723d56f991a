//! Whole builds, beside Hugo's where it is installed.
//!
//!     cargo bench --bench builds -- --replies 1000,10000 --runs 5 --in /dev/shm
//!
//! makes sites of so many replies in a folder below `--in` (the system's temporary folder by
//! default), builds each with dafu and with the `hugo` that is on the PATH, in turn, and prints the
//! medians as a table. The folder is removed at the end. docs/benchmarks.md says what is compared.

#![expect(
    clippy::disallowed_methods,
    reason = "a bench runs programs, reads the clock and writes files"
)]
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod corpus;
mod hugo;
mod run;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use run::{Cost, run};

const DAFU: &str = env!("CARGO_BIN_EXE_dafu");

/// What is measured.
struct Plan {
    replies: Vec<usize>,
    runs: usize,
    folder: PathBuf,
    hugo: Option<PathBuf>,
}

/// A case of a program: what it is called, and what is done before it runs.
type Case = (&'static str, fn(&Path) -> std::io::Result<()>);

const CASES: [Case; 3] =
    [("full", |site| forget(site)), ("nothing changed", |_| Ok(())), ("one reply changed", change)];

fn main() -> Result<(), Box<dyn Error>> {
    let plan = plan()?;
    println!("| replies | case | program | wall s | CPU µs a reply | peak MiB | CPU of Hugo's |");
    println!("|--:|---|---|--:|--:|--:|--:|");
    for &count in &plan.replies {
        let folder = plan.folder.join(format!("dafu-bench-{}-{count}", std::process::id()));
        let done = measure(&plan, count, &folder);
        fs::remove_dir_all(&folder)?;
        done?;
    }
    Ok(())
}

fn plan() -> Result<Plan, Box<dyn Error>> {
    let mut plan =
        Plan { replies: vec![1000], runs: 3, folder: std::env::temp_dir(), hugo: found("hugo") };
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--replies" => {
                plan.replies = value.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
            "--runs" => plan.runs = value.parse::<usize>()?.max(1),
            "--in" => plan.folder = value.into(),
            "--hugo" => plan.hugo = Some(value.into()),
            _ => return Err(format!("{name}: not an option of this bench").into()),
        }
    }
    Ok(plan)
}

/// The program called `name` on the PATH.
fn found(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn measure(plan: &Plan, count: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    let (ours, theirs) = (folder.join("dafu"), folder.join("hugo"));
    corpus::write(&ours, count)?;
    hugo::write(&theirs, count)?;
    let dafu = (Path::new(DAFU), &["build", "-q"][..], ours.as_path());
    let hugo =
        plan.hugo.as_deref().map(|hugo| (hugo, &["--minify", "--quiet"][..], theirs.as_path()));
    for (case, prepare) in CASES {
        let mut costs: [Vec<Cost>; 2] = Default::default();
        // In turn, so that a machine that slows down slows both.
        for _ in 0..plan.runs {
            for (costs, (program, arguments, site)) in
                costs.iter_mut().zip([Some(dafu), hugo].into_iter().flatten())
            {
                prepare(site)?;
                costs.push(run(program, arguments, site)?);
            }
        }
        let [ours, theirs] = costs.map(|costs| (!costs.is_empty()).then(|| Cost::median(&costs)));
        print(count, (case, "dafu"), ours, theirs);
        print(count, (case, "Hugo"), theirs, theirs);
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn print(count: usize, (case, name): (&str, &str), cost: Option<Cost>, base: Option<Cost>) {
    let Some(Cost { wall, cpu, memory }) = cost else { return };
    let (wall, each) = (wall.as_secs_f64(), cpu.as_secs_f64() * 1e6 / count as f64);
    let ratio = base.map(|base| format!("{:.3}", cpu.as_secs_f64() / base.cpu.as_secs_f64()));
    println!(
        "| {count} | {case} | {name} | {wall:.2} | {each:.0} | {} | {} |",
        memory >> 20,
        ratio.unwrap_or_default(),
    );
}

/// Removes what earlier runs left in a site's folder.
fn forget(site: &Path) -> std::io::Result<()> {
    for name in ["public", ".dafu", "resources"] {
        let folder = site.join(name);
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    Ok(())
}

/// Another sentence in one reply, a longer text each time.
fn change(site: &Path) -> std::io::Result<()> {
    let first = corpus::Sample::new(0);
    let name = format!("{}.md", first.id);
    let folders = ["content/replies", "content"].map(|folder| site.join(folder));
    let files = folders.map(|folder| folder.join(first.year.to_string()).join(&name));
    for file in files.iter().filter(|file| file.is_file()) {
        let text = fs::read_to_string(file)?;
        fs::write(file, text + "\n\n补充一句：名单已经核对。\n")?;
    }
    Ok(())
}
