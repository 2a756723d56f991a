//! The shapes of `dafu.yaml` and of the registers: every key they may have.

use crate::yaml::shape::Shape::{self, Flag, Free, List, Map, Number, Text, Word};
use crate::yaml::shape::{optional, required};

pub(super) const CONFIG: Shape = Map(&[
    required("dafu", Number),
    required("title", Text),
    required("base_url", Text),
    optional("former_base_urls", List(&Text)),
    optional("removed", List(&REMOVED)),
    optional("parent", Map(&[required("name", Text), required("url", Text)])),
    optional("language", Text),
    optional("time_zone", Text),
    optional("theme", Text),
    optional("page_size", Number),
    optional("year_page_size", Number),
    optional("owner", OWNER),
    optional("outcomes", List(&OUTCOME)),
    optional("deadlines", DEADLINES),
    optional("proposer_names", Word(&["full", "surname", "hidden"])),
    optional("number_prefixes", Free(&Text)),
    optional("statistics", List(&Word(&["punctuality", "satisfaction", "contact", "promises"]))),
    optional("privacy_reviewed", List(&Map(&[required("text", Text), required("reason", Text)]))),
    optional("review", Word(&["off", "required"])),
    optional("words", WORDS),
    optional("data_licence", Text),
    optional("rules", Free(&Word(&["off", "hint", "warning", "error"]))),
]);

const REMOVED: Shape =
    Map(&[required("path", Text), required("date", Text), required("reason", Text)]);

const OWNER: Shape = Map(&[
    optional("sponsor", Text),
    optional("operator", Text),
    optional("phone", Text),
    optional("address", Text),
    optional("site_id_code", Text),
    optional("icp", Text),
    optional("police", Text),
    optional("mark_url", Text),
    optional("error_report_url", Text),
]);

const OUTCOME: Shape = Map(&[
    required("letter", Text),
    required("name", Text),
    optional("meaning", Text),
    optional("scope", Text),
    optional("slug", Text),
]);

const DEADLINES: Shape = Map(&[
    optional("reply_months", Number),
    optional("reply_months_at_most", Number),
    optional("publish_working_days", Number),
    optional("holidays", Text),
]);

pub(super) const HOLIDAYS: Shape =
    Free(&Map(&[optional("off", List(&Text)), optional("work", List(&Text))]));

const WORDS: Shape =
    Map(&[optional("wrong", Text), optional("names", Text), optional("banned", List(&Text))]);

/// A list of wrong words or names with the right ones.
pub(super) const CORRECTIONS: Shape =
    List(&Map(&[required("wrong", Text), required("right", Text)]));

/// A list of banned words.
pub(super) const BANNED: Shape = List(&Text);

pub(super) const DEPARTMENTS: Shape = List(&Map(&[
    required("code", Text),
    required("name", Text),
    optional("short", List(&Text)),
    optional("prefix", List(&Text)),
    optional(
        "former",
        List(&Map(&[required("name", Text), optional("from", Text), optional("until", Text)])),
    ),
    optional("phone", Text),
    optional("address", Text),
    optional("order", Number),
    optional("aliases", List(&Text)),
    optional("retired", Flag),
    optional("successor", Text),
]));

pub(super) const TOPICS: Shape = List(&Map(&[
    required("slug", Text),
    required("name", Text),
    optional("description", Text),
    optional("order", Number),
    optional("aliases", List(&Text)),
    optional("retired", Flag),
    optional("successor", Text),
]));

pub(super) const BODIES: Shape = List(&Map(&[
    required("key", Text),
    required("kind", Word(&["congress", "cppcc"])),
    required("name", Text),
    optional("names", List(&Text)),
]));
