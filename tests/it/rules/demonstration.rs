//! The demonstration site at the root of the repository.

use std::path::Path;

use super::{listed, load};

/// What the demonstration shows on purpose: an example host, a migrated reply
/// without its day, a draft still to be confirmed, a reply that is not open,
/// deadlines missed, a part that another department owes, years without proposals.
const ON_PURPOSE: &[(&str, &str)] = &[
    ("content/replies/2022/wjw-2022-63.md", "date/late-publication"),
    ("content/replies/2022/wlt-2022-old-1.md", "date/unstated"),
    ("content/replies/2023/jtt-2023-3.md", "date/overdue-reply"),
    ("content/replies/2024/jst-2024-29.md", "date/overdue-reply"),
    ("content/replies/2024/wjw-2024-47-2/index.md", "date/late-publication"),
    ("content/replies/2024/wlt-2024-12.md", "date/late-publication"),
    ("content/replies/2025/jyt-2025-9.md", "front-matter/unconfirmed"),
    ("content/replies/2025/nyt-2025-4.md", "site/missing-pair"),
    ("content/replies/2025/sht-2025-5.md", "disclosure/not-public"),
    ("content/replies/2026/sht-2026-44.md", "date/late-publication"),
    ("content/replies/2026/wlt-2026-49.md", "date/late-publication"),
    ("dafu.yaml", "site/empty-column"),
    ("dafu.yaml", "site/base-url"),
];

#[test]
fn the_demonstration_site_has_no_findings_but_those_it_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = load(root, "2026-11-23").findings;
    let names: Vec<_> = found.iter().map(|one| (one.path.as_str(), one.rule)).collect();
    assert_eq!(names, ON_PURPOSE, "{}", listed(&found));
}
