//! The files of a new site, from a few answers. Plain texts; nothing is written here.

mod articles;
mod configuration;
mod department;
mod example;
mod new_file;
mod new_site;
mod recipe;
mod registers;

pub(crate) use department::NewDepartment;
pub(crate) use new_file::NewFile;
pub(crate) use new_site::NewSite;
pub(crate) use recipe::Recipe;
pub(crate) use registers::place_of;

/// The address of a site that has none yet.
pub(crate) const EXAMPLE_URL: &str = "https://dafu.example.gov.cn/";

/// The time zone of a site that names none, which says what day it is made on.
pub(crate) const TIME_ZONE: &str = "Asia/Shanghai";

/// Every file of `site`, its configuration last: with it, the folder is a site.
#[must_use]
pub(crate) fn files(site: &NewSite) -> Vec<NewFile> {
    let mut files = vec![
        NewFile::new(".gitignore", GIT_IGNORE),
        NewFile::new(".gitattributes", GIT_ATTRIBUTES),
        NewFile::new(".editorconfig", EDITOR_CONFIG),
        registers::departments(site),
        registers::topics(site.language),
        registers::bodies(site),
        example::reply(site),
    ];
    files.extend(articles::articles(site));
    files.extend(site.recipe.iter().flat_map(|recipe| recipe.files()));
    files.push(configuration::configuration(site));
    files
}

/// What `build` and the recipes make.
const GIT_IGNORE: &str = "/public/\n/.dafu/\n/.ci/\n/server/\n/live-manifest.json\n/changes.txt\n/gl-code-quality-report.json\n";

/// Texts are the same bytes on every system: digests count on it.
const GIT_ATTRIBUTES: &str = "* text=auto eol=lf\n\
    *.docx binary\n*.xlsx binary\n*.pptx binary\n*.pdf binary\n*.ofd binary\n*.zip binary\n\
    *.png binary\n*.jpg binary\n*.jpeg binary\n*.gif binary\n*.webp binary\n";

const EDITOR_CONFIG: &str = "root = true\n\n[*]\ncharset = utf-8\nend_of_line = lf\n\
    insert_final_newline = true\n\n[*.{yaml,yml,json}]\nindent_style = space\nindent_size = 2\n";

#[cfg(test)]
mod tests {
    use super::new_site::tests::site;
    use super::*;

    #[test]
    fn no_two_files_have_one_place_and_the_configuration_is_last() {
        let files = files(&site());
        let mut paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths.last(), Some(&"dafu.yaml"));
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), files.len());
    }
}
