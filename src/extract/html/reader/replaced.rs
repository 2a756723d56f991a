//! Elements that show something else in their place: pictures, fields, frames; and what the
//! head says.

use scraper::ElementRef;

use super::Reader;
use crate::extract::document::{Embedded, Inline, Reason};
use crate::extract::html::look::Look;
use crate::extract::html::page::is_file;
use crate::extract::html::{picture, shape};

impl Reader {
    /// Keeps a link to a file that readers download.
    pub(super) fn file(&mut self, element: ElementRef<'_>) {
        let target = element.attr("href").and_then(|target| self.target(target));
        let Some(target) = target.filter(|target| is_file(target)) else { return };
        let words: String = element.text().collect();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = (words, target);
        if !self.page.files.contains(&found) {
            self.page.files.push(found);
        }
    }

    pub(super) fn picture(&mut self, element: ElementRef<'_>, look: &Look) {
        let Some(source) = picture::source(element).filter(|_| !picture::is_spacer(element)) else {
            return;
        };
        let files = &mut self.page.document.files;
        let (name, bytes, is_linked) = match picture::inside(source) {
            Some((kind, bytes)) => (format!("picture{}.{kind}", files.len() + 1), bytes, false),
            None => (source.to_owned(), Vec::new(), true),
        };
        let number = files.iter().position(|file| file.name == name).unwrap_or(files.len());
        if number == files.len() {
            files.push(Embedded { name, bytes, is_linked });
        }
        if !look.is_hidden {
            let text = element.attr("alt").unwrap_or_default().trim().to_owned();
            self.inlines.push(Inline::File { number, text, is_picture: true, is_floating: false });
        }
    }

    /// What is typed into a field, or chosen, stands on the page.
    pub(super) fn input(&mut self, element: ElementRef<'_>, look: &Look) {
        let kind = element.attr("type").unwrap_or("text").trim().to_ascii_lowercase();
        let value = element.attr("value").unwrap_or_default();
        match kind.as_str() {
            "hidden" | "password" | "file" | "image" | "color" | "range" => {}
            "checkbox" | "radio" => {
                self.words(if element.attr("checked").is_some() { "☑" } else { "☐" }, look);
            }
            "button" | "submit" | "reset" | "search" => self.omit(Reason::Button, value),
            _ => {
                self.page.document.typed.push_str(value);
                self.words(value, look);
            }
        }
    }

    /// Of a list to choose from, what is chosen stands on the page.
    pub(super) fn choice(&mut self, element: ElementRef<'_>, look: &Look) {
        let inside = element.descendants().filter_map(ElementRef::wrap);
        let options: Vec<_> = inside.filter(|one| one.value().name() == "option").collect();
        let chosen = options.iter().position(|one| one.attr("selected").is_some()).unwrap_or(0);
        self.flush();
        for (at, option) in options.iter().enumerate() {
            let words: String = option.text().collect();
            if at == chosen {
                self.page.document.typed.push_str(&words);
                self.words(&words, look);
            } else {
                self.omit(Reason::Option, &words);
            }
        }
        self.flush();
    }

    /// Words for those who cannot see the element, and the page that it shows in its place.
    pub(super) fn unshown(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        let shows = matches!(name, "iframe" | "frame" | "object" | "embed");
        let source = ["src", "data"].iter().find_map(|name| element.attr(name));
        let target = source.filter(|_| shows).and_then(|source| self.target(source));
        let is_new =
            |target: &String| target != "about:blank" && !self.page.frames.contains(target);
        if let Some(target) = target.filter(is_new) {
            self.page.frames.push(target);
        }
        let within = element.attr("srcdoc").unwrap_or_default();
        let words = element.text().collect::<String>() + within;
        self.omit(Reason::Unshown, &shape::without_tags(&words));
    }

    pub(super) fn omit(&mut self, reason: Reason, words: &str) {
        let words = words.trim();
        self.page.document.typed.push_str(words);
        self.page.document.leave_out(reason, words);
    }

    pub(super) fn fact(&mut self, element: ElementRef<'_>) {
        let name = element.attr("name").or(element.attr("property"));
        if let (Some(name), Some(content)) = (name, element.attr("content")) {
            self.page.facts.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
        }
    }
}
