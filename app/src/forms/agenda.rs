//! The addresses of the agenda: which page of it, and what a new appointment begins with.

use contract::agendas::ShowAgenda;
use domain::{
    agenda::MinuteOfDay,
    ids::{AdvisorId, SiteId},
    span::Span,
    time::NaiveDate,
};

use super::pairs::{parse_pairs, value_of};
use crate::paths::staff as paths;

/// Which page of a centre's agenda the address asks for. What cannot be read counts as not said. `search` comes without `?`.
pub fn read_agenda(centre: String, search: &str) -> ShowAgenda {
    let query = parse_pairs(search);
    let value = |name| value_of(&query, name);
    ShowAgenda {
        centre,
        span: value(paths::SPAN).and_then(Span::from_code).unwrap_or_default(),
        day: value(paths::DAY).and_then(|day| day.parse().ok()),
        advisors: value(paths::ADVISORS).map(read_advisors).unwrap_or_default(),
        site: value(paths::SITE).and_then(|site| site.parse().ok()).map(SiteId),
    }
}

fn read_advisors(text: &str) -> Vec<AdvisorId> {
    text.split(paths::BETWEEN).filter_map(|id| id.parse().ok()).map(AdvisorId).collect()
}

/// What the form of a new appointment begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NewAt {
    /// The date.
    pub date: Option<NaiveDate>,
    /// The hour.
    pub minute: Option<MinuteOfDay>,
    /// With whom.
    pub advisor: Option<AdvisorId>,
}

impl NewAt {
    /// Reads the address. `search` comes without `?`.
    pub fn read(search: &str) -> Self {
        let query = parse_pairs(search);
        let value = |name| value_of(&query, name);
        Self {
            date: value(paths::DAY).and_then(|day| day.parse().ok()),
            minute: value(paths::HOUR).and_then(MinuteOfDay::parse),
            advisor: value(paths::ADVISOR).and_then(|id| id.parse().ok()).map(AdvisorId),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn march(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2027, 3, day)
    }

    #[test]
    fn a_page_of_the_agenda_reads_back_from_its_address() {
        let page = ShowAgenda {
            centre: "cfa-du-lac".to_owned(),
            span: Span::Day,
            day: march(9),
            advisors: vec![AdvisorId(3), AdvisorId(5)],
            site: Some(SiteId(2)),
        };
        let address = paths::agenda_page(&page);
        assert_eq!(address, "/gestion/cfa-du-lac/agenda?vue=jour&jour=2027-03-09&conseillers=3-5&site=2");
        assert_eq!(read_agenda(page.centre.clone(), address.split_once('?').unwrap().1), page);
        let plain = ShowAgenda { centre: page.centre, ..ShowAgenda::default() };
        assert_eq!(paths::agenda_page(&plain), "/gestion/cfa-du-lac/agenda");
        assert_eq!(read_agenda(plain.centre.clone(), "vue=an&jour=hier&conseillers=x&site="), plain, "nonsense is not said");
    }

    #[test]
    fn a_range_that_was_chosen_fills_the_form() {
        let minute = MinuteOfDay::parse("09:30").unwrap();
        let address = paths::new_appointment_at("cfa", (march(9).unwrap(), minute), Some(AdvisorId(3)));
        let read = NewAt::read(address.split_once('?').unwrap().1);
        assert_eq!(read, NewAt { date: march(9), minute: Some(minute), advisor: Some(AdvisorId(3)) });
    }
}
