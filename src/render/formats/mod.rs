//! The table of output formats.

mod article_page;
mod atom_feed;
mod attachment;
mod case_page;
mod case_range_page;
mod corrections_page;
mod data_assigned;
mod data_changes;
mod data_fields;
mod data_lines;
mod data_table;
mod home_page;
mod listing_page;
mod not_found_page;
mod poster;
mod redirect;
mod reply_page;
mod robots;
mod search_attached;
mod search_document;
mod search_index;
mod search_page;
mod sitemap;
mod sitemap_page;
mod statistics_page;
mod term_page;
mod theme_asset;
mod year_page;

use super::format::{Format, Part};

/// Every output format.
pub(crate) const FORMATS: &[Format] = &[
    home_page::FORMAT,
    reply_page::FORMAT,
    attachment::FORMAT,
    case_page::FORMAT,
    case_range_page::FORMAT,
    listing_page::FORMAT,
    term_page::FORMAT,
    year_page::FORMAT,
    corrections_page::FORMAT,
    article_page::FORMAT,
    redirect::FORMAT,
    poster::FORMAT,
    not_found_page::FORMAT,
    statistics_page::FORMAT,
    sitemap_page::FORMAT,
    sitemap::FORMAT,
    robots::FORMAT,
    atom_feed::FORMAT,
    data_table::FORMAT,
    data_assigned::FORMAT,
    data_lines::FORMAT,
    data_fields::FORMAT,
    data_changes::FORMAT,
    search_attached::FORMAT,
    search_document::FORMAT,
    search_index::FORMAT,
    search_page::FORMAT,
    theme_asset::FORMAT,
];

/// The formats whose files may be most of the site, and are made piece by piece where they are
/// written.
pub(crate) const IN_PARTS: &[(&str, Part)] =
    &[(data_table::FORMAT.name, data_table::part), (data_lines::FORMAT.name, data_lines::part)];

/// The format whose files are made of lines, each of which stands for itself.
pub(crate) const DATA_LINES: &str = data_lines::FORMAT.name;

/// The format that is made of what others have left.
pub(crate) const SEARCH_INDEX: &str = search_index::FORMAT.name;
