//! Scripts of a theme without comments and long names: they are read on telephones.

/// `source` as it is published; unchanged where it is no script that can be read.
#[must_use]
pub(super) fn minified(source: &[u8]) -> Vec<u8> {
    const OPEN: &[u8] = b"<script>";
    const CLOSE: &[u8] = b"</script>";
    let cfg = minify_html::Cfg { minify_js: true, ..minify_html::Cfg::default() };
    // The minifier keeps comments before functions.
    let lines = source.split_inclusive(|byte| *byte == b'\n');
    let code: Vec<&[u8]> =
        lines.filter(|line| !line.trim_ascii_start().starts_with(b"//")).collect();
    let page = [OPEN, &code.concat(), CLOSE].concat();
    let out = minify_html::minify(&page, &cfg);
    match out.strip_prefix(OPEN).map(|rest| rest.strip_suffix(CLOSE).unwrap_or(rest)) {
        // A script that holds the tag which would end it is published as it is.
        Some(script) if !has_tag(source) => script.to_vec(),
        _ => source.to_vec(),
    }
}

fn has_tag(source: &[u8]) -> bool {
    let text = source.to_ascii_lowercase();
    text.windows(8).any(|eight| eight == b"</script") || text.windows(4).any(|four| four == b"<!--")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str) -> String {
        String::from_utf8(minified(source.as_bytes())).expect("scripts are text")
    }

    #[test]
    fn comments_and_names_are_shortened_and_what_cannot_be_read_stays() {
        let source = "(function (self) {\n  // 说明\n  const longName = 1;\n  self.a = longName + 1;\n})(this);\n";
        let short = of(source);
        assert!(short.len() < 60 && !short.contains("说明") && short.contains(".a="), "{short}");
        for source in ["a = '</script>';", "const = ;", "x = '<!--'"] {
            assert_eq!(of(source), source);
        }
    }
}
