//! Rendering: the files of the site, one row of the plan at a time.
use crate::archive::World;
use crate::plan::Output;
use crate::theme::Theme;

/// Every file the formats will make.
#[must_use]
pub fn outputs(_world: World<'_>, _theme: &Theme) -> Vec<Output> {
    Vec::new()
}
