//! Charts, drawn when the site is built. They hold no text and are hidden from
//! screen readers: the table beside a chart says all it shows, in words that
//! grow with the reader's font. Lines take the colour of the text round them,
//! so that dark schemes, forced colours and paper need no rule of their own.

use std::fmt::Write;

/// The height of a chart of lines, in its own units; its width is 100.
const HEIGHT: usize = 40;

/// Strokes keep their width however wide the chart is drawn.
const STEADY: &str = "vector-effect=\"non-scaling-stroke\"";

/// Dashes of the lines after the first, which is whole.
const DASHES: &[&str] = &["", "8 6", "2 6"];

/// One line for each of `series`, over a base at 0; the tallest value touches the top.
/// Empty where a line could not be drawn: with fewer than two values.
#[must_use]
pub(crate) fn lines(series: &[Vec<usize>]) -> String {
    let most = series.iter().flatten().copied().max().unwrap_or_default().max(1);
    let mut out = format!(
        "<svg class=\"line\" width=\"100%\" height=\"160\" viewBox=\"-2 -2 104 {}\" \
         preserveAspectRatio=\"none\" fill=\"none\" stroke=\"currentColor\" aria-hidden=\"true\">\
         <path d=\"M0 {HEIGHT}h100\" stroke-opacity=\".5\" {STEADY}/>",
        HEIGHT + 4
    );
    let mut drawn = false;
    for (values, dash) in series.iter().zip(DASHES.iter().cycle()) {
        let Some(last) = values.len().checked_sub(1).filter(|last| *last > 0) else { continue };
        let mut path = String::new();
        let mut dots = String::new();
        for (at, value) in values.iter().enumerate() {
            let x = tenths(at, last, 100);
            let y = tenths(most - value, most, HEIGHT);
            let _ = write!(path, "{}{x} {y}", if at == 0 { "M" } else { "L" });
            let _ = write!(dots, "M{x} {y}h0");
        }
        let dash = match *dash {
            "" => String::new(),
            dash => format!(" stroke-dasharray=\"{dash}\""),
        };
        let _ = write!(
            out,
            "<path d=\"{path}\" stroke-width=\"3\"{dash} {STEADY}/>\
             <path d=\"{dots}\" stroke-width=\"9\" stroke-linecap=\"round\" {STEADY}/>"
        );
        drawn = true;
    }
    if drawn { out + "</svg>" } else { String::new() }
}

/// `part` of `whole`, on a scale to `most`, with one decimal where it needs one.
fn tenths(part: usize, whole: usize, most: usize) -> String {
    let tenths = (part * most * 20 + whole) / (2 * whole);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_through_its_values() {
        let svg = lines(&[vec![0, 5, 10], vec![10, 0, 3]]);
        assert!(svg.contains("d=\"M0 40L50 20L100 0\""), "{svg}");
        assert!(
            svg.contains("d=\"M0 0L50 40L100 28\" stroke-width=\"3\" stroke-dasharray"),
            "{svg}"
        );
        assert!(svg.contains("aria-hidden=\"true\"") && !svg.contains("<text"), "{svg}");
    }

    #[test]
    fn one_value_is_no_line() {
        assert_eq!(lines(&[vec![3], vec![4]]), "");
        assert_eq!(lines(&[]), "");
        assert!(lines(&[vec![0, 0]]).contains("M0 40L100 40"), "all zero lies on the base");
    }
}
