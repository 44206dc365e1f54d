//! The form of a series as typed.

use super::{
    HoursErrors, HoursField, HoursProblem, ScopeKind, WeeklyHours,
    typed::{read_end, read_optional_date, read_time},
};
use crate::{
    agenda::{Availability, TimeWindow, WeekdaySet},
    appointment::Mode,
    ids::{AppointmentTypeId, SiteId},
    time::NaiveDate,
};
use serde::{Deserialize, Serialize};

/// The longest rhythm, in weeks.
pub const MAX_EVERY_WEEKS: u16 = 520;

/// What was typed about hours of every week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyDraft {
    /// On which weekdays.
    pub days: WeekdaySet,
    /// From when.
    pub from: String,
    /// To when.
    pub to: String,
    /// Every how many weeks; nothing means every week.
    pub every_weeks: String,
    /// First date; nothing means since ever.
    pub starting: String,
    /// Last date, inclusive; nothing means for ever.
    pub until: String,
    /// Only at this site.
    pub site: Option<SiteId>,
    /// Only in this mode.
    pub mode: Option<Mode>,
    /// Only for these types; none means every type.
    pub types: Vec<AppointmentTypeId>,
}

impl WeeklyDraft {
    /// What of the form counts for an edit of that reach: one date has neither weekdays nor rhythm, and from a date on the
    /// first date is that one.
    #[must_use]
    pub fn within(&self, reach: ScopeKind) -> Self {
        let draft = self.clone();
        match reach {
            ScopeKind::All => draft,
            ScopeKind::From => Self { starting: String::new(), ..draft },
            ScopeKind::Only => Self {
                days: WeekdaySet::EVERY,
                every_weeks: String::new(),
                starting: String::new(),
                until: String::new(),
                ..draft
            },
        }
    }

    /// The form that gives these hours again.
    pub fn of(hours: &WeeklyHours) -> Self {
        let weekly = &hours.weekly;
        let shown = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            days: weekly.days,
            from: weekly.window.from.to_string(),
            to: weekly.window.to.to_string(),
            every_weeks: weekly.every_weeks.to_string(),
            starting: shown(weekly.starting),
            until: shown(weekly.until),
            site: hours.site,
            mode: hours.mode,
            types: hours.types.clone().unwrap_or_default(),
        }
    }

    /// Parses every field; all that is wrong is said at once, in the order of the form.
    pub fn parse(&self) -> Result<WeeklyHours, HoursErrors> {
        let mut errors = HoursErrors::default();
        if self.days == WeekdaySet::default() {
            errors.push(HoursField::Days, HoursProblem::Missing);
        }
        let window = parse_window((&self.from, &self.to), (HoursField::From, HoursField::To), &mut errors);
        let every_weeks = errors.take(HoursField::EveryWeeks, parse_rhythm(&self.every_weeks));
        let starting = errors.take(HoursField::Starting, read_optional_date(&self.starting)).flatten();
        let until = errors.take(HoursField::Until, read_optional_date(&self.until)).flatten();
        if until.zip(starting).is_some_and(|(until, starting)| until < starting) {
            errors.push(HoursField::Until, HoursProblem::EndsBeforeItStarts);
        }
        match (window, every_weeks) {
            (Some(window), Some(every_weeks)) if errors.0.is_empty() => {
                let weekly = Availability { days: self.days, window, every_weeks, starting, until };
                self.serving(weekly)
            }
            _ => Err(errors),
        }
    }

    fn serving(&self, weekly: Availability) -> Result<WeeklyHours, HoursErrors> {
        if weekly.until.is_some() && weekly.next_on(weekly.starting.unwrap_or(NaiveDate::MIN)).is_none() {
            return Err(HoursErrors::of_one(HoursField::Until, HoursProblem::NeverOpens));
        }
        let mut types = self.types.clone();
        types.sort_unstable();
        types.dedup();
        Ok(WeeklyHours { weekly, site: self.site, mode: self.mode, types: (!types.is_empty()).then_some(types) })
    }
}

/// The two ends of a window; the end must come after the start.
pub(super) fn parse_window(
    (from, to): (&str, &str),
    (at_from, at_to): (HoursField, HoursField),
    errors: &mut HoursErrors,
) -> Option<TimeWindow> {
    let from = errors.take(at_from, read_time(from));
    let to = errors.take(at_to, read_end(to));
    let window = TimeWindow { from: from?, to: to? };
    if window.from < window.to {
        return Some(window);
    }
    errors.push(at_to, HoursProblem::EndsBeforeItStarts);
    None
}

fn parse_rhythm(text: &str) -> Result<u16, HoursProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(1);
    }
    let out_of_range = HoursProblem::OutOfRange { min: 1, max: MAX_EVERY_WEEKS };
    text.parse().ok().filter(|weeks| (1..=MAX_EVERY_WEEKS).contains(weeks)).ok_or(out_of_range)
}
