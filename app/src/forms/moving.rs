//! The address of the page that moves an appointment: which link, which month, which day, which hour.

use contract::manage::ShowMove;
use domain::time::{NaiveDate, Timestamp};
use percent_encoding::percent_decode_str;

use super::{
    desk::read_start,
    pairs::{parse_pairs, value_of},
};

/// Hidden: the appointment's sequence as shown.
pub const SEQUENCE: &str = "version";

/// Everything the address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoveAsk {
    /// What to show.
    pub show: ShowMove,
    /// The hour that is chosen.
    pub start: Option<Timestamp>,
}

impl MoveAsk {
    /// Reads the address; `None` when it is another page's. `search` comes without `?`.
    pub fn read(path: &str, search: &str) -> Option<Self> {
        let token = path.strip_prefix("/suivi/")?.strip_suffix("/deplacer")?;
        let query = parse_pairs(search);
        let day = value_of(&query, "jour").and_then(|day| day.parse::<NaiveDate>().ok());
        let month = value_of(&query, "mois").and_then(|month| format!("{month}-01").parse::<NaiveDate>().ok()).or(day);
        let token = percent_decode_str(token).decode_utf8_lossy().into_owned();
        Some(Self { show: ShowMove { token, month, day }, start: read_start(&query) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_month_day_and_hour_are_read() {
        let ask = MoveAsk::read("/suivi/a%2Fb/deplacer", "mois=2027-03&jour=2027-03-09&creneau=1804579200").expect("the page");
        assert_eq!(ask.show.token, "a/b");
        assert_eq!(ask.show.month, NaiveDate::from_ymd_opt(2027, 3, 1));
        assert_eq!(ask.show.day, NaiveDate::from_ymd_opt(2027, 3, 9));
        assert_eq!(ask.start, Some(Timestamp::from_epoch(1_804_579_200)));
        assert_eq!(MoveAsk::read("/suivi/a", ""), None);
    }
}
