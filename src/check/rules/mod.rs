//! The table of rules. A rule's path is its name: `privacy/mobile` stands in `privacy`.

pub mod front_matter;
pub mod privacy;

use super::rule::Rule;

/// Every rule, by family.
pub const RULES: &[&Rule] =
    &[&front_matter::SYNTAX, &front_matter::FULL_WIDTH_COLON, &privacy::MOBILE];
