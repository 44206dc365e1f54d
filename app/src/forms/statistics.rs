//! The period of the figures: what stands in the form and in the address.

use super::pairs::{Pairs, parse_pairs, value_of};
use contract::statistics::ShowStatistics;
use domain::time::NaiveDate;

/// Field: the first day.
pub const FROM: &str = "du";
/// Field: the last day.
pub const TO: &str = "au";

/// Reads the address of the page. What does not parse counts as not given. `search` comes without `?`.
pub fn read_statistics(centre: &str, search: &str) -> ShowStatistics {
    read_statistics_pairs(centre, &parse_pairs(search))
}

/// What stands in the form.
pub fn read_statistics_pairs(centre: &str, query: &Pairs) -> ShowStatistics {
    ShowStatistics { centre: centre.to_owned(), from: date(query, FROM), to: date(query, TO) }
}

fn date(query: &Pairs, name: &str) -> Option<NaiveDate> {
    value_of(query, name).and_then(|date| date.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_counts_as_not_given() {
        let ask = read_statistics("cfa", "du=2027-02-30&au=2027-03-01");
        assert_eq!((ask.from, ask.to), (None, NaiveDate::from_ymd_opt(2027, 3, 1)));
    }
}
