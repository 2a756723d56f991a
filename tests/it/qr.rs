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
    // ISO/IEC 18004 asks for a quiet zone of four modules on every side.
    let is_margin = |at: usize| !(4..side - 4).contains(&at);
    for (y, row) in dark.iter().enumerate() {
        for (x, module) in row.iter().enumerate() {
            assert!(!(*module && (is_margin(x) || is_margin(y))), "a module in the quiet zone");
        }
    }
    assert!(dark[4][4] && dark[4][side - 5] && dark[side - 5][4], "no more than the quiet zone");
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
        if path.starts_with("posters/") {
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
        ("第0101号", "r/jyt-2024-3.html"),
        ("闭08", "r/gxt-2024-2.html"),
    ] {
        let run = site.run(&["qr", id]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(decode(&run.stdout), format!("https://dafu.wuyou.gov.cn/hf/{path}"));
    }
    assert_eq!(site.run(&["qr", "nobody"]).code, 2);
}

#[test]
fn a_picture_of_a_code_is_read_and_knows_its_size() {
    let site = Sandbox::full();
    let run = site.command(&["qr", "gxt-2023-1", "--png", "--out", "code.png"]).output();
    assert!(run.expect("the program starts").status.success());
    let bytes = std::fs::read(site.root().join("code.png")).expect("a picture");
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let (width, pixels) = (reader.info().width as usize, reader.info().pixel_dims);
    let row = reader.output_line_size(reader.info().width).expect("rows have a length");
    let mut data = vec![0; reader.output_buffer_size().expect("a picture has a size")];
    reader.next_frame(&mut data).expect("pixels");
    let light = |x: usize, y: usize| data[y * row + x / 8] >> (7 - x % 8) & 1;
    // The corners of three eyes stand behind four modules of quiet zone, of 12 pixels each.
    let (near, far) = (4 * 12, width - 4 * 12 - 1);
    for (x, y) in [(near, near), (far, near), (near, far)] {
        assert_eq!(light(x, y), 0, "the corner of an eye at {x}, {y}");
    }
    let is_quiet = |at: usize| !(near..=far).contains(&at);
    for (x, y) in (0..width * width).map(|at| (at % width, at / width)) {
        assert!(light(x, y) == 1 || !is_quiet(x) && !is_quiet(y), "a module in the quiet zone");
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| {
        if light(x, y) == 1 { 255 } else { 0 }
    });
    let found = image.detect_grids().first().expect("a code").decode().expect("readable");
    assert_eq!(found.1, "https://dafu.wuyou.gov.cn/hf/r/gxt-2023-1.html");
    assert_eq!(found.0.ecc_level, LEVEL_Q);
    // 12 pixels a module, 12 pixels a millimetre.
    assert_eq!((width % 12, pixels.map(|size| size.xppu)), (0, Some(12_000)));
    let svg = site.run(&["qr", "gxt-2023-1"]);
    assert!(svg.stdout.contains(&format!("width=\"{}mm\"", width / 12)), "{}", svg.stdout);
    assert!(svg.stderr.contains(&format!("边长 {} 毫米", width / 12)), "{}", svg.stderr);
}

/// What rqrr calls level Q: the bits in the code itself (ISO/IEC 18004, table 12).
const LEVEL_Q: u16 = 0b11;

#[test]
fn every_department_has_a_poster_with_the_code_of_its_page() {
    let site = Sandbox::full();
    site.build();
    let paths: Vec<String> = site.tree("public/posters").into_iter().map(|file| file.0).collect();
    assert_eq!(paths, ["gxt.html", "jyt.html", "mzt.html"], "with replies or without");
    let poster = site.read("public/posters/gxt.html");
    let head = "https://dafu.wuyou.gov.cn/hf/departments/gxt.html";
    assert_eq!(decode(&poster), head);
    let own = "https://dafu.wuyou.gov.cn/hf/posters/gxt.html";
    assert!(poster.contains(&format!("href=\"{own}\" rel=canonical")), "{poster}");
    assert!(poster.contains("noindex"), "a sheet is for paper, not for search results");
    assert_eq!(poster.matches("<svg").count(), 1, "a sheet has one code");
    for text in
        ["乌有省工业和信息化厅建议提案答复", "0870-5550101", "边长 120 毫米", "每个小方格 2."]
    {
        assert!(poster.contains(text), "{text} is missing in {poster}");
    }
    assert!(!poster.contains("样张"), "the address is real");
    assert!(site.read("public/departments/gxt.html").contains("../posters/gxt.html"));
    assert!(!site.read("public/sitemap.xml").contains("posters/"), "a sheet is no page to find");
}

#[test]
fn a_department_that_answers_no_more_has_no_poster_of_its_own() {
    let site = Sandbox::full();
    let register = site.read("content/departments.yaml");
    let register = register.replace("code: mzt,", "code: mzt, retired: true,");
    site.write(
        "content/departments.yaml",
        register.replace("code: jyt,", "code: jyt, successor: gxt,"),
    );
    site.build();
    for code in ["mzt", "jyt"] {
        let page = site.read(&format!("public/departments/{code}.html"));
        assert!(!page.contains("../posters/"), "{page}");
    }
    let run = site.run(&["plan"]);
    for code in ["mzt", "jyt"] {
        let row = format!("posters/{code}.html\tposter\t");
        assert!(!run.stdout.contains(&row), "{}", run.stdout);
    }
}

#[test]
fn paper_says_that_an_example_is_none_and_is_not_made_for_private_addresses() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    let at = |host: &str| {
        let base = format!("base_url: https://{host}/");
        site.write("dafu.yaml", config.replace("base_url: https://dafu.wuyou.gov.cn/hf/", &base));
    };
    at("dafu.example.gov.cn");
    site.build();
    assert!(site.read("public/posters/gxt.html").contains("样张，请勿张贴"));
    let run = site.run(&["qr", "gxt"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("不是正式网址"), "{}", run.stderr);
    for host in ["dafu-test.gov.cn", "10.1.2.3", "localhost", "intranet"] {
        at(host);
        let run = site.run(&["qr", "gxt"]);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{host}");
        assert!(run.stderr.contains("没有生成"), "{}", run.stderr);
        let run = site.run(&["qr", "gxt", "--base-url", "https://dafu.wuyou.gov.cn/hf/"]);
        assert_eq!(decode(&run.stdout), "https://dafu.wuyou.gov.cn/hf/departments/gxt.html");
        let plan = site.run(&["plan"]);
        assert!(!plan.stdout.contains("posters/"), "{host}: {}", plan.stdout);
    }
    at("staging.dafu.gov.cn");
    let run = site.build();
    assert!(run.stdout.contains("site/base-url"), "{}", run.stdout);
    assert!(!site.read("public/departments/gxt.html").contains("posters/"));
}
