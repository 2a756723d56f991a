//! `dafu status`: where each reply stands between its file and the live site.

mod rows;
mod text;

use super::Error;
use super::console;
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use super::previous;
use crate::cli::{ListFormat, Status};
use crate::diagnostic::Bilingual;
use crate::plan::Previous;

pub(super) fn run(verb: &Status, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let mut options = Environment::options(Some(&verb.day), None)?;
    let target = previous::target(&folder, None);
    options.previous = previous::live(verb.live.as_deref(), "--live", &target)?;
    let Some(site) = load::site(&folder, &options, verb.list.findings(), environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    console.surroundings(&site.folder, site.today, Environment::clock_day(&site.config.time_zone));
    let rows = rows::rows(&site, &options.previous);
    match verb.list.format {
        ListFormat::Json => {
            console::text(&(serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"))?;
        }
        ListFormat::Text => console::text(&text::text(&rows, &site, console))?,
    }
    let (count, compared) = (rows.len(), compared(&options.previous));
    console.note(&Bilingual::new(
        format!("共 {count} 件。{}", compared.zh),
        format!("{count} replies; {}", compared.en),
    ));
    if site.has_errors() {
        console.warning(&Bilingual::new(
            "站里还有错误，dafu build 现在不发布任何内容；有哪些，见 dafu check",
            "the site has errors and `dafu build` publishes nothing now; `dafu check` lists them",
        ));
    }
    Ok(Outcome::Done)
}

/// What the states were told by.
fn compared(previous: &Previous) -> Bilingual {
    match previous {
        Previous::Unknown => Bilingual::new(
            "不知道线上有什么：请下载线上的 manifest.json，用 --live 指出",
            "what is live is not known: fetch the manifest.json of the live site and name it with --live",
        ),
        Previous::First => Bilingual::new("线上还没有网站", "nothing is live yet"),
        Previous::Known(last) if last.confirmed => {
            Bilingual::new("已与线上的清单比较", "compared with the manifest of the live site")
        }
        Previous::Known(_) => Bilingual::new(
            "已与上次生成的 public/manifest.json 比较；线上是否已经更新，请用 --live 给出线上的清单",
            "compared with public/manifest.json of the last build; name what is truly live with --live",
        ),
    }
}
