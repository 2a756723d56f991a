//! Files a theme publishes beside the pages: icons, the share picture, scripts.

use std::collections::BTreeMap;

use tera::{Kwargs, State, TeraResult, Value};

use crate::diagnostic::{Bilingual, Diagnostic, Severity};
use crate::digest::Digest;

use super::files::{File, Files, Owner};
use super::script;

/// Folder of the assets inside a theme.
const FOLDER: &str = "assets/";
/// The style sheet, in the order it stands in every page; it is no file of the site.
/// Colours come last and apart, so that a theme can change them alone.
pub(super) const STYLE: &[&str] = &["assets/style.css", COLOURS];
/// The colours; a theme's own lie over the default ones.
pub(super) const COLOURS: &str = "assets/colours.css";

/// A file the theme publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its path under the theme's `assets/`, by which it is asked for.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Where it is published, relative to the site: `assets/<name>.<hash>.<ext>`.
    /// The address changes with the content, so it may be cached for ever.
    pub published: String,
}

/// The assets of a theme, sorted by name.
pub(super) fn assets(files: &Files, found: &mut Vec<Diagnostic>) -> Vec<Asset> {
    let mut assets = Vec::new();
    let is_asset = |file: &File<'_>| !STYLE.contains(&file.path) && is_named(file, files);
    for file in files.overlaid(FOLDER).filter(is_asset) {
        let is_script = file.path.to_ascii_lowercase().ends_with(".js");
        let bytes = if is_script { script::minified(file.bytes) } else { file.bytes.to_vec() };
        if let Some(published) = published(&file, &bytes) {
            let name = file.path[FOLDER.len()..].to_owned();
            assets.push(Asset { name, bytes, published });
        } else {
            found.push(bad_name(files, &file));
        }
    }
    assets.sort_by(|left, right| left.name.cmp(&right.name));
    assets
}

/// Whether a page may ask for the asset: it is one of the default theme's, or a template of the
/// site's own names it. What nothing asks for is not published.
pub(super) fn is_named(file: &File<'_>, files: &Files) -> bool {
    let name = &file.path[FOLDER.len()..];
    let quoted = ["\"", "'"].map(|quote| format!("{quote}{name}{quote}"));
    // A name may also be put together in the template.
    let is_computed = |text: &str| {
        let mut names = text.split("asset(").skip(1).map(|rest| {
            rest.trim_start().trim_start_matches("name").trim_start_matches([' ', '='])
        });
        names.any(|name| !name.starts_with(['"', '\'']))
    };
    // What has no address is an error of its own.
    published(file, file.bytes).is_none()
        || files.get(file.path, Owner::Default).is_some()
        || files
            .own_templates("")
            .any(|text| quoted.iter().any(|name| text.contains(name)) || is_computed(text))
}

/// Where a file is published; none where its name cannot be part of an address.
fn published(file: &File<'_>, bytes: &[u8]) -> Option<String> {
    let (stem, extension) = file.path.rsplit_once('.')?;
    let plain = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    if !plain(extension) || !stem.split('/').all(plain) {
        return None;
    }
    let digest = Digest::of(bytes);
    Some(format!("{stem}.{digest:.12}.{}", extension.to_ascii_lowercase()))
}

fn bad_name(files: &Files, file: &File<'_>) -> Diagnostic {
    Diagnostic {
        rule: "theme/asset",
        severity: Severity::Error,
        path: files.source_path(file.path, file.owner),
        span: 0..0,
        message: Bilingual::new(
            "主题资源的文件名只能用英文字母、数字、- 和 _，并且要有扩展名",
            "an asset's name takes letters, digits, - and _ only, and needs an extension",
        ),
        help: Bilingual::new("请改名，例如 logo.svg", "rename it, for example logo.svg"),
    }
}

/// `asset(name="logo.png")` in a template: the address of an asset, seen from the page.
pub(super) fn address_of(
    assets: &[Asset],
) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<String> + Sync + Send + 'static {
    let known: BTreeMap<String, String> =
        assets.iter().map(|asset| (asset.name.clone(), asset.published.clone())).collect();
    move |arguments, state| {
        let name = arguments.must_get::<&str>("name")?;
        let published = known.get(name).ok_or_else(|| {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            tera::Error::message(format!(
                "No asset `{name}`. Available assets: {}",
                names.join(", ")
            ))
        })?;
        // A row of a list is no page, but has a way to the site's top, too.
        let page = state.get::<Value>("page")?;
        let root = match &page {
            Some(page) => page.get_from_path("root").cloned(),
            None => state.get::<Value>("root")?,
        };
        let root = root.as_ref().and_then(Value::as_str).unwrap_or_default();
        Ok(format!("{root}{published}"))
    }
}
