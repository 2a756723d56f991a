//! QR codes, read by a decoder that shares nothing with the encoder.

use crate::support::Sandbox;

/// Decodes the QR code drawn by the SVG in `page`.
fn decode(page: &str) -> String {
    let between = |start: &str, end: &str| {
        let rest = page.split_once(start).unwrap_or_else(|| panic!("{start} is missing")).1;
        rest.split_once(end).expect(end).0
    };
    let side: usize = between("viewBox=\"0 0 ", " ").parse().expect("a size");
    let mut dark = vec![vec![false; side]; side];
    // Each row is one `M left row.5h run m gap 0 h run …`.
    for row in between("stroke=\"#000\" d=\"", "\"").split('M').skip(1) {
        let (start, runs) = row.split_once('h').expect("a run");
        let (left, top) = start.split_once(' ').expect("a place");
        let top: usize = top.trim_end_matches(".5").parse().expect("a row");
        let mut column: usize = left.parse().expect("a column");
        for run in runs.split('h') {
            let (length, gap) = run.split_once('m').unwrap_or((run, "0 0"));
            let length: usize = length.parse().expect("a length");
            dark[top][column..column + length].fill(true);
            let gap = gap.split_once(' ').expect("a gap").0;
            column += length + gap.parse::<usize>().expect("a gap");
        }
    }
    let scale = 4;
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
            if dark[y / scale][x / scale] { 0 } else { 255 }
        });
    image.detect_grids().first().expect("a code").decode().expect("readable").1
}

#[test]
fn every_page_with_a_canonical_link_carries_its_own_code() {
    let site = Sandbox::full();
    site.build();
    let mut pages = 0;
    for (path, bytes) in site.tree("public") {
        let page = String::from_utf8_lossy(&bytes);
        if !path.ends_with(".html") {
            continue;
        }
        if path == "404.html" {
            assert!(!page.contains("canonical") && !page.contains("<svg"), "{page}");
            continue;
        }
        let address = if path == "index.html" { "" } else { path.as_str() };
        let expected = format!("https://dafu.wuyou.gov.cn/hf/{address}");
        assert!(page.contains(&format!("href=\"{expected}\" rel=canonical")), "{path}: {page}");
        assert_eq!(decode(&page), expected);
        assert!(page.contains("扫一扫在手机打开当前页"), "{path}");
        pages += 1;
    }
    assert!(pages > 20, "only {pages} pages");
}

#[test]
fn a_code_is_made_for_replies_published_or_not_and_for_departments() {
    let site = Sandbox::full();
    site.reply("gxt-2024-30", &[("有效性", "草稿"), ("编号", "\"30\"")]);
    for (id, path) in [
        ("gxt-2023-1", "r/gxt-2023-1.html"),
        ("gxt-2024-30", "r/gxt-2024-30.html"),
        ("jyt", "departments/jyt.html"),
    ] {
        let run = site.run(&["qr", id]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(decode(&run.stdout), format!("https://dafu.wuyou.gov.cn/hf/{path}"));
    }
    let run = site.command(&["qr", "gxt-2023-1", "--png", "--out", "code.png"]).output();
    assert!(run.expect("the program starts").status.success());
    let bytes = std::fs::read(site.root().join("code.png")).expect("a picture");
    assert!(bytes.starts_with(b"\x89PNG"));
    assert_eq!(site.run(&["qr", "nobody"]).code, 2);
}
