//! Loading the site a verb works on, or saying why it cannot be used.

use super::Error;
use super::console;
use super::environment::Environment;
use super::progress::ProgressLine;
use crate::diagnostic::Bilingual;
use crate::report::ReportFormat;
use crate::site::{Cache, LoadError, Options, Site};
use crate::source::Folder;

/// The site in `folder`; `None` after its configuration, registers or theme
/// were found unusable and that was printed.
pub(super) fn site(
    folder: &Folder,
    options: &Options,
    format: ReportFormat,
    environment: &Environment,
) -> Result<Option<Site>, Error> {
    site_with(folder, options, (format, None), environment)
}

/// The same, where documents that are as `cache` knows them are not read again.
pub(super) fn site_with(
    folder: &Folder,
    options: &Options,
    (format, cache): (ReportFormat, Option<&mut Cache>),
    environment: &Environment,
) -> Result<Option<Site>, Error> {
    let line = ProgressLine::show(&options.progress, environment.console(None));
    let loaded = Site::load_with(folder.clone(), options, cache);
    drop(line);
    match loaded {
        Ok(site) => Ok(Some(site)),
        Err(LoadError::Source(error)) => Err(error.into()),
        Err(LoadError::Setup(found)) => {
            let console = environment.console(None);
            console::findings(&found, format, (folder, None), console)?;
            let count = console::count(&found);
            console.note(&Bilingual::new(
                format!("设置、名录或主题里有 {}，稿件还没有检查。请先改正这些", count.zh),
                format!("{} in configuration, registers or theme: fix these first; no reply was checked", count.en),
            ));
            Ok(None)
        }
    }
}
