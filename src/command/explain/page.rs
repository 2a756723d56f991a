//! What a page is that no single file makes: a listing, a feed, a poster.

use crate::command::argument;
use crate::command::plan::subject;
use crate::diagnostic::Bilingual;
use crate::plan::redirect::redirects;
use crate::plan::{Output, Subject};
use crate::site::Site;

/// The file of the site that `what` is the address of, where the plan has it.
pub(super) fn find<'a>(site: &'a Site, what: &str) -> Option<&'a Output> {
    site.plan.find(argument::site_path(site, what.trim())?)
}

/// All there is to say of it.
pub(super) fn lines(site: &Site, output: &Output) -> Vec<Bilingual> {
    let made_of = match output.subject {
        Subject::Term(id) | Subject::Year(id, ..) => {
            let (_, term) = id.find_in(&site.archive);
            let (title, count) = (&term.term.title, term.entries.len());
            Bilingual::new(
                format!("由程序生成：“{title}”一栏，共 {count} 件答复；改稿件或名录，它就跟着变"),
                format!(
                    "made by dafu: the column {title}, {count} replies; it changes with their files and the registers"
                ),
            )
        }
        _ => {
            let of = subject(output, site, &redirects(site.world()));
            Bilingual::new(
                format!("由程序生成（{of}）；改稿件、名录或 dafu.yaml，它就跟着变"),
                format!(
                    "made by dafu ({of}); it changes with the documents, the registers and dafu.yaml"
                ),
            )
        }
    };
    let public = site.config.base_url.join(output.path.as_str());
    vec![made_of, Bilingual::new(format!("网址：{public}"), format!("address: {public}"))]
}
