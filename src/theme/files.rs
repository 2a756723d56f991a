//! A theme's files: the embedded default theme, overlaid by the site's own.

use std::collections::BTreeMap;
use std::ops::Range;

use include_dir::{Dir, DirEntry, include_dir};

use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath, offset, span_from};
use crate::digest::{Digest, Hasher};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of the default theme, by path.
#[must_use]
pub(crate) fn default_files() -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    gather(&EMBEDDED, &mut files);
    files
}

/// Whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// The default theme's, inside the program.
    Default,
    /// The site's, under `themes/<name>/`.
    Site,
}

/// One file of the theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct File<'files> {
    pub(super) path: &'files str,
    pub(super) bytes: &'files [u8],
    pub(super) owner: Owner,
}

impl File<'_> {
    /// Where its text begins: a byte order mark is not part of it, but stands in the file.
    pub(super) fn text_start(&self) -> u32 {
        let mark = "\u{feff}".as_bytes();
        if self.bytes.starts_with(mark) { offset(mark.len()) } else { 0 }
    }
}

/// All files of both.
pub(super) struct Files {
    own: BTreeMap<String, Vec<u8>>,
    embedded: BTreeMap<String, &'static [u8]>,
    root: String,
}

impl Files {
    pub(super) fn new(own: Vec<(String, Vec<u8>)>, root: &str) -> Self {
        let own = own.into_iter().collect();
        Self { own, embedded: default_files(), root: root.to_owned() }
    }

    /// Every file under `folder`, the default theme's first; a path that both
    /// have comes twice.
    pub(super) fn both(&self, folder: &str) -> impl Iterator<Item = File<'_>> {
        let embedded =
            self.embedded.iter().map(|(path, bytes)| File { path, bytes, owner: Owner::Default });
        let own = self.own.iter().map(|(path, bytes)| File { path, bytes, owner: Owner::Site });
        embedded.chain(own).filter(move |file| file.path.starts_with(folder))
    }

    /// The files under `folder`, the site's own in place of the default's.
    pub(super) fn overlaid(&self, folder: &str) -> impl Iterator<Item = File<'_>> {
        self.both(folder)
            .filter(|file| file.owner == Owner::Site || !self.own.contains_key(file.path))
    }

    /// The file at `path` of that owner.
    pub(super) fn get(&self, path: &str, owner: Owner) -> Option<File<'_>> {
        self.both(path).find(|file| file.path == path && file.owner == owner)
    }

    /// The digest of the site's own files whose paths begin with `folder`.
    pub(super) fn own_digest(&self, folder: &str) -> Digest {
        let mut hasher = Hasher::default();
        for (path, bytes) in self.own.iter().filter(|file| file.0.starts_with(folder)) {
            hasher.update(Digest::of(path).as_bytes());
            hasher.update(Digest::of(bytes).as_bytes());
        }
        hasher.finish()
    }

    /// The texts of the site's own templates, that at `apart` left out.
    pub(super) fn own_templates<'files>(
        &'files self,
        apart: &'files str,
    ) -> impl Iterator<Item = &'files str> {
        let own = self.both("templates/").filter(|file| file.owner == Owner::Site);
        own.filter(move |file| file.path != apart).filter_map(|file| self.text(&file).ok())
    }

    /// How findings name `file`: the path in the site, or `default/…` for what
    /// only stands in the program.
    pub(super) fn source_path(&self, path: &str, owner: Owner) -> SourcePath {
        match owner {
            Owner::Site => SourcePath::new(format!("{}/{path}", self.root)),
            Owner::Default => SourcePath::new(format!(
                "default/{}",
                path.strip_prefix("templates/").unwrap_or(path)
            )),
        }
    }

    /// The template of the site's own that makes what `template` makes: itself, the frame,
    /// or else the first there is; none where all are the default theme's.
    pub(super) fn own_template(&self, template: &str) -> Option<&str> {
        let own = || self.own.keys().map(String::as_str);
        let named = |name: &str| {
            let path = format!("templates/{name}");
            own().find(|own| *own == path)
        };
        let any = || own().find(|path| path.starts_with("templates/"));
        named(template).or_else(|| named("base.html")).or_else(any)
    }

    /// An error at `span` of the text of `file`: what is wrong, and what to write instead.
    pub(super) fn finding(
        &self,
        rule: &'static str,
        (file, span): (&File<'_>, Range<usize>),
        (message, help): (Bilingual, Bilingual),
    ) -> Diagnostic {
        let path = self.source_path(file.path, file.owner);
        let (severity, span) = (Severity::Error, span_from(file.text_start(), span));
        Diagnostic { rule, severity, path, span, message, help }
    }

    /// The text of `file`, or the finding that it holds none.
    pub(super) fn text<'file>(&self, file: &File<'file>) -> Result<&'file str, Box<Diagnostic>> {
        let wrong = |at: usize, zh: &'static str, en: &'static str| {
            let at = offset(at);
            Box::new(Diagnostic {
                rule: "theme/file",
                severity: Severity::Error,
                path: self.source_path(file.path, file.owner),
                span: at..at,
                message: Bilingual::new(zh, en),
                help: Bilingual::new(
                    "请用文本编辑器重新存为 UTF-8 编码",
                    "save it again as UTF-8 with a text editor",
                ),
            })
        };
        let text = std::str::from_utf8(file.bytes).map_err(|error| {
            let at = error.valid_up_to();
            wrong(at, "主题文件不是 UTF-8 编码", "a theme file must be UTF-8")
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // The engine marks values with control characters: none may come in here.
        let control = |each: char| each.is_control() && !matches!(each, '\t' | '\n' | '\r');
        match text.find(control) {
            Some(at) => Err(wrong(
                at,
                "主题文件里有不可见的控制字符",
                "control characters are not allowed in a theme file",
            )),
            None => Ok(text),
        }
    }
}

fn gather(folder: &Dir<'static>, into: &mut BTreeMap<String, &'static [u8]>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => gather(folder, into),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                into.insert(path, file.contents());
            }
        }
    }
}
