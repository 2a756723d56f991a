//! The pages at former addresses: each leads to where the page is now, at
//! once, without a script, and by a link for who is not led.

use serde::Serialize;

use crate::plan::redirect::{Redirect, redirects};
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::page::{Indexing, PageDraft};

pub(super) const FORMAT: Format = Format {
    name: "redirect",
    phase: Phase::Page,
    class: Class::Page,
    in_sitemap: false,
    plan,
    render,
};

#[derive(Serialize)]
struct Part {
    redirect: RedirectView,
}

/// `redirect`: what stands at a former address.
#[derive(Serialize)]
struct RedirectView {
    /// Where the page is now.
    href: String,
    /// The same as a public address.
    address: String,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let row = |(at, redirect): (u32, Redirect)| {
        let subject = Subject::Redirect(at);
        Some(Output { path: redirect.page?, format: FORMAT.name, subject })
    };
    (0..).zip(redirects(context.world)).filter_map(row).collect()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Redirect(at) = output.subject else {
        unreachable!("the plan gives this format redirects alone")
    };
    let to = &context.shared.redirects[at as usize].to;
    // Nothing of what it leads to but its address: that may be a notice of withdrawal.
    let redirect = RedirectView {
        href: format!("{}{to}", address::root_of(&output.path)),
        address: context.public_address(to),
    };
    let title = context.text("views.moved").to_owned();
    let draft = PageDraft {
        path: &output.path,
        kind: "redirect",
        description: title.clone(),
        above: Vec::new(),
        meta: Vec::new(),
        feed: None,
        json_ld: None,
        indexing: Indexing::Moved,
        title,
    };
    Ok(draft.render("redirect.html", Part { redirect }, context)?.into())
}
