//! The table of rules. A rule's path is its name: `privacy/mobile` stands in `privacy`.

pub(crate) mod address;
pub(crate) mod alias;
pub(crate) mod attachment;
pub(crate) mod cite;
pub(crate) mod class;
pub(crate) mod correction;
pub(crate) mod date;
pub(crate) mod dept;
pub(crate) mod disclosure;
pub(crate) mod docnum;
pub(crate) mod follows;
pub(crate) mod front_matter;
pub(crate) mod id;
pub(crate) mod kind;
pub(crate) mod ledger;
pub(crate) mod link;
pub(crate) mod meta;
pub(crate) mod number;
pub(crate) mod privacy;
pub(crate) mod redirect;
pub(crate) mod review;
pub(crate) mod role;
pub(crate) mod salutation;
pub(crate) mod secrecy;
pub(crate) mod session;
pub(crate) mod site;
pub(crate) mod status;
pub(crate) mod text;
pub(crate) mod topic;

use super::rule::Rule;

/// Every rule, by family.
pub const RULES: &[&Rule] = &[
    &address::PROVISIONAL,
    &address::TOO_LONG,
    &alias::COLLISION,
    &alias::INVALID,
    &attachment::NAME,
    &attachment::NO_TEXT,
    &attachment::POSITION,
    &attachment::REVISIONS,
    &attachment::TYPE,
    &attachment::UNLINKED,
    &attachment::UNREAD_PART,
    &attachment::UNREADABLE,
    &cite::FORMAT,
    &class::BODY_MISMATCH,
    &class::CLAIM,
    &class::UNKNOWN,
    &correction::UNDECLARED,
    &date::BODY_MISMATCH,
    &date::DAMAGED,
    &date::FUTURE,
    &date::LATE_PUBLICATION,
    &date::MISSING_PUBLISHED,
    &date::MISSING_WRITTEN,
    &date::ORDER,
    &date::OVERDUE_REPLY,
    &date::UNSTATED_DAY,
    &dept::OLD_NAME,
    &dept::SIGNATURE_MISMATCH,
    &dept::UNKNOWN,
    &disclosure::CONFLICT,
    &disclosure::MISSING,
    &disclosure::NOT_PUBLIC,
    &docnum::BRACKET,
    &docnum::DUPLICATE,
    &docnum::IN_TITLE,
    &docnum::MISSING_HAO,
    &docnum::ORDINAL,
    &docnum::PADDING,
    &docnum::UNPARSED,
    &docnum::YEAR,
    &follows::CYCLE,
    &follows::UNKNOWN,
    &front_matter::DUPLICATE_KEY,
    &front_matter::ENCODING,
    &front_matter::FULL_WIDTH_COLON,
    &front_matter::MISSING_FIELD,
    &front_matter::SYNTAX,
    &front_matter::TAB,
    &front_matter::TOO_LARGE,
    &front_matter::UNCLOSED,
    &front_matter::UNCONFIRMED,
    &front_matter::WRONG_TYPE,
    &id::CHANGED,
    &id::DUPLICATE,
    &id::INVALID,
    &kind::MISMATCH,
    &kind::MIXED_TERMS,
    &ledger::DISCLOSURE,
    &ledger::MISMATCH,
    &ledger::UNKNOWN_CASE,
    &ledger::UNUSED_COLUMN,
    &link::ANCHOR,
    &link::ATTACHMENT,
    &link::BROKEN,
    &link::ESCAPE,
    &link::EXTERNAL_HTTP,
    &link::EXTERNAL_IMAGE,
    &link::PRIVATE_ADDRESS,
    &link::REMOVED,
    &link::UNPUBLISHED,
    &link::VAGUE_TEXT,
    &meta::COMMENT,
    &meta::TITLE_LENGTH,
    &meta::UNKNOWN_KEY,
    &number::DUPLICATE,
    &number::INVALID,
    &number::RANGE,
    &number::TITLE_MISMATCH,
    &privacy::ADDRESS,
    &privacy::ATTACHMENT,
    &privacy::BANK_CARD,
    &privacy::CAR_PLATE,
    &privacy::EMAIL_IM,
    &privacy::ID_NUMBER,
    &privacy::MOBILE,
    &privacy::PROPOSER_NAME,
    &redirect::AMBIGUOUS,
    &redirect::SERVER_ONLY,
    &review::MISSING,
    &review::STALE,
    &role::RECIPIENT,
    &salutation::COUNT,
    &salutation::MISMATCH,
    &salutation::MISSING_PERSON,
    &secrecy::MARKING,
    &session::FUTURE_OR_RANGE,
    &session::MISMATCH,
    &session::UNKNOWN_BODY,
    &session::UNPARSED,
    &site::BASE_URL,
    &site::BASE_URL_CHANGED,
    &site::COLLISION,
    &site::EMPTY_COLUMN,
    &site::FOOTER_MISSING,
    &site::MISSING_PAIR,
    &site::PAGE_WEIGHT,
    &site::PLACEHOLDER,
    &site::STALE_COLUMN,
    &site::UNUSED_FILE,
    &status::INCOMPLETE,
    &text::ALT,
    &text::BANNED_WORD,
    &text::CODE_BLOCK,
    &text::CONFLICT_MARKER,
    &text::EMPTY_BODY,
    &text::EXCESS,
    &text::FURNITURE,
    &text::GARBLED,
    &text::HALFWIDTH_PUNCT,
    &text::HEADING_DUPLICATE,
    &text::HEADING_LEVEL,
    &text::HEADING_ORDER,
    &text::HIDDEN,
    &text::IMAGE_ONLY,
    &text::LEADER_NAME,
    &text::LINES_JOINED,
    &text::LOST,
    &text::MARKUP,
    &text::MIXED_QUOTES,
    &text::OFFICE_TAG,
    &text::PLACEHOLDER,
    &text::PROGRAM_OUTPUT,
    &text::REPEATED,
    &text::TABLE_HEADER,
    &text::TABLE_LOST,
    &text::WRONG_CHAR,
    &topic::UNKNOWN,
];
