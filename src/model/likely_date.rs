//! What a text that is no date was most likely meant to say.

use jiff::tz::TimeZone;

use super::date::{self, DateFault, Moment, digit_runs};
use super::text::nfkc;

/// What `text`, which is no date, most likely says, for a person to confirm; a time with
/// its distance from UTC as the clocks of `zone` show it.
#[must_use]
pub(crate) fn likely_date(text: &str, zone: &TimeZone) -> Option<Moment> {
    let text = nfkc(text.trim());
    let whole = |text: &str| date::parse(text).ok();
    match date::parse(&text).err()? {
        DateFault::Zone => {
            let (date, time) = text.split_once(['T', ' '])?;
            let stamp: jiff::Timestamp =
                format!("{date}T{}", time.replace(' ', "")).parse().ok()?;
            let local = zone.to_datetime(stamp);
            Some(Moment { day: local.date(), time: Some((local.hour(), local.minute())) })
        }
        DateFault::Spelling | DateFault::Clock => {
            let mut runs: Vec<&str> = digit_runs(&text).collect();
            if let [whole] = runs[..] {
                runs = vec![
                    whole.get(..4)?,
                    whole.get(4..6)?,
                    whole.get(6..8)?,
                    whole.get(8..10)?,
                    whole.get(10..12)?,
                ];
            }
            let day = |runs: &[&str]| format!("{}-{}-{}", runs[0], runs[1], runs[2]);
            if let [_, _, _, hour, minute, ..] = runs[..] {
                let late = ["下午", "晚上", "PM", "pm"].iter().any(|word| text.contains(word));
                let hour: u32 = hour.parse().ok()?;
                let hour = if late && hour < 12 { hour + 12 } else { hour };
                return whole(&format!("{} {hour}:{minute:0>2}", day(&runs)));
            }
            (runs.len() == 3).then(|| whole(&day(&runs)))?
        }
        DateFault::ShortYear => {
            let runs: Vec<&str> = digit_runs(&text).collect();
            (runs.len() == 3).then(|| whole(&format!("20{}-{}-{}", runs[0], runs[1], runs[2])))?
        }
        DateFault::Form | DateFault::Order | DateFault::NoSuchDay | DateFault::NoSuchTime => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_most_likely_meant_is_proposed() {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        for (text, expected) in [
            ("2019年6月13", "2019-06-13"),
            ("2023—07—20", "2023-07-20"),
            ("2023-07-20（周四）", "2023-07-20"),
            ("20230720102600", "2023-07-20 10:26"),
            ("23-07-20", "2023-07-20"),
            ("2024-01-09T20:26Z", "2024-01-10 04:26"),
            ("2024-01-09 10:26:08+08:00", "2024-01-09 10:26"),
            ("2024-01-09 下午3点5分", "2024-01-09 15:05"),
        ] {
            let found = likely_date(text, &zone).map(|moment| moment.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        for text in ["2023-07-20", "去年", "2023/13/40", "20/07/2023", "2024-01-09 10时"] {
            assert_eq!(likely_date(text, &zone), None, "{text}");
        }
    }
}
