//! Recipes for continuous integration: one script that does the work, and for each kind of
//! service the few lines that call it.

use super::new_file::NewFile;

/// A kind of service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    /// What it is called on the command line.
    pub name: &'static str,
    path: &'static str,
    text: &'static str,
}

pub(crate) const RECIPES: &[Recipe] = &[
    Recipe { name: "gitlab", path: ".gitlab-ci.yml", text: include_str!("files/ci/gitlab.yml") },
    Recipe {
        name: "github",
        path: ".github/workflows/site.yml",
        text: include_str!("files/ci/github.yml"),
    },
    Recipe {
        name: "gitea",
        path: ".gitea/workflows/site.yml",
        text: include_str!("files/ci/gitea.yml"),
    },
    Recipe { name: "gitee", path: ".workflow/site.yml", text: include_str!("files/ci/gitee.yml") },
    Recipe { name: "jenkins", path: "Jenkinsfile", text: include_str!("files/ci/Jenkinsfile") },
];

impl Recipe {
    /// The kind called `name`.
    #[must_use]
    pub(crate) fn find(name: &str) -> Option<&'static Self> {
        RECIPES.iter().find(|recipe| recipe.name == name)
    }

    pub(super) fn files(&self) -> [NewFile; 2] {
        [
            NewFile::new("ci/site.sh", include_str!("files/ci/site.sh")),
            NewFile::new(self.path, self.text),
        ]
    }
}
