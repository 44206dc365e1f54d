//! The forms about hours: what stands in them, the ids of their fields, and what the addresses of their pages ask.

use contract::hours::{AskWhy, ClosureEdit, HoursEdit, ShowHours};
use domain::{
    agenda::{AvailabilityOverride, WeekdaySet},
    appointment::Mode,
    hours::{
        HoursErrors, HoursField, LabelNeed, MAX_WINDOWS, ScopeDraft, ScopeKind, SpanDraft, SpecialDayDraft, WeeklyDraft,
        WindowDraft,
    },
    ids::{AdvisorId, AppointmentTypeId, SiteId},
    time::NaiveDate,
};
use leptos::prelude::*;

use super::pairs::{Pairs, parse_pairs, value_of};

/// Field: whose hours.
pub const ADVISOR: &str = "conseiller";
/// Field: any day of a week.
pub const WEEK: &str = "semaine";
/// Field: the day.
pub const DAY: &str = "jour";
/// Field: the type.
pub const TYPE: &str = "motif";
/// Field: how to meet.
pub const MODE: &str = "mode";
/// Field: where.
pub const SITE: &str = "site";

/// Reads the address of the page of the hours. What does not parse counts as not given. `search` comes without `?`.
pub fn read_hours(centre: &str, search: &str) -> ShowHours {
    let query = parse_pairs(search);
    ShowHours { centre: centre.to_owned(), advisor: number(&query, ADVISOR).map(AdvisorId), week: date(&query, WEEK) }
}

/// Reads the address of the explainer. What does not parse counts as not given.
pub fn read_why(centre: &str, search: &str) -> AskWhy {
    read_why_pairs(centre, &parse_pairs(search))
}

/// What stands in the explainer's form.
pub fn read_why_pairs(centre: &str, query: &Pairs) -> AskWhy {
    AskWhy {
        centre: centre.to_owned(),
        day: date(query, DAY),
        type_slug: value_of(query, TYPE).filter(|slug| !slug.is_empty()).map(str::to_owned),
        advisor: number(query, ADVISOR).map(AdvisorId),
        mode: value_of(query, MODE).and_then(Mode::from_code),
        site: number(query, SITE).map(SiteId),
    }
}

fn number(query: &Pairs, name: &str) -> Option<i64> {
    value_of(query, name).and_then(|id| id.parse().ok())
}

fn date(query: &Pairs, name: &str) -> Option<NaiveDate> {
    value_of(query, name).and_then(|date| date.parse().ok())
}

/// The id of a field; at most one form about hours is open in a page.
pub fn field_id(field: HoursField) -> String {
    match field {
        HoursField::Days => "jours".to_owned(),
        HoursField::From => "de".to_owned(),
        HoursField::To => "a".to_owned(),
        HoursField::EveryWeeks => "rythme".to_owned(),
        HoursField::Starting => "des".to_owned(),
        HoursField::Until => "jusque".to_owned(),
        HoursField::Site => "site".to_owned(),
        HoursField::Types => "motifs".to_owned(),
        HoursField::ScopeDate => "portee-date".to_owned(),
        HoursField::Date => "jour-particulier".to_owned(),
        HoursField::WindowFrom(rank) => format!("plage-{rank}-de"),
        HoursField::WindowTo(rank) => format!("plage-{rank}-a"),
        HoursField::FirstDay => "premier-jour".to_owned(),
        HoursField::FirstTime => "premiere-heure".to_owned(),
        HoursField::LastDay => "dernier-jour".to_owned(),
        HoursField::LastTime => "derniere-heure".to_owned(),
        HoursField::Label => "pourquoi".to_owned(),
        HoursField::Reason => "message".to_owned(),
        HoursField::Targets => "vers".to_owned(),
    }
}

/// What is wrong with an edit before it is sent, by the domain's own parsers.
pub fn wrong_in_hours(edit: &HoursEdit) -> HoursErrors {
    let parsed = match edit {
        HoursEdit::Add(draft) => draft.parse().map(drop),
        HoursEdit::Change { to, scope, .. } => both(scope.parse().map(drop), to.within(scope.kind).parse().map(drop)),
        HoursEdit::Remove { scope, .. } => scope.parse().map(drop),
        HoursEdit::PutDay(draft) => draft.parse().map(drop),
        HoursEdit::AddAbsence(draft) | HoursEdit::ChangeAbsence { to: draft, .. } => draft.parse(LabelNeed::Optional).map(drop),
        HoursEdit::ClearDay(_) | HoursEdit::RemoveAbsence(_) => Ok(()),
    };
    parsed.err().unwrap_or_default()
}

/// What is wrong with a closure before it is sent.
pub fn wrong_in_closure(edit: &ClosureEdit) -> HoursErrors {
    let parsed = match edit {
        ClosureEdit::Add { draft, .. } | ClosureEdit::Change { draft, .. } => draft.parse(LabelNeed::Required).map(drop),
        ClosureEdit::Remove(_) => Ok(()),
    };
    parsed.err().unwrap_or_default()
}

fn both(one: Result<(), HoursErrors>, other: Result<(), HoursErrors>) -> Result<(), HoursErrors> {
    let wrong: Vec<_> = one.err().into_iter().chain(other.err()).flat_map(|errors| errors.0).collect();
    if wrong.is_empty() { Ok(()) } else { Err(HoursErrors(wrong)) }
}

/// Hours of every week, as they stand in the form.
#[derive(Clone, Copy)]
pub struct WeeklyForm {
    /// The weekdays.
    pub days: RwSignal<WeekdaySet>,
    /// From when.
    pub from: RwSignal<String>,
    /// To when.
    pub to: RwSignal<String>,
    /// Every how many weeks.
    pub every_weeks: RwSignal<String>,
    /// First date.
    pub starting: RwSignal<String>,
    /// Last date.
    pub until: RwSignal<String>,
    /// Only at this site.
    pub site: RwSignal<String>,
    /// Only in this mode.
    pub mode: RwSignal<String>,
    /// Only for these types.
    pub types: RwSignal<Vec<AppointmentTypeId>>,
    /// How far the edit reaches.
    pub reach: RwSignal<ScopeKind>,
    /// Its date.
    pub date: RwSignal<String>,
}

impl WeeklyForm {
    /// A form with nothing in it.
    pub fn blank() -> Self {
        let blank = || RwSignal::new(String::new());
        Self {
            days: RwSignal::new(WeekdaySet::default()),
            from: blank(),
            to: blank(),
            every_weeks: RwSignal::new("1".to_owned()),
            starting: blank(),
            until: blank(),
            site: blank(),
            mode: blank(),
            types: RwSignal::new(Vec::new()),
            reach: RwSignal::new(ScopeKind::All),
            date: blank(),
        }
    }

    /// Puts these hours into the form.
    pub fn fill(self, draft: &WeeklyDraft) {
        self.days.set(draft.days);
        self.from.set(draft.from.clone());
        self.to.set(draft.to.clone());
        self.every_weeks.set(if draft.every_weeks.is_empty() { "1".to_owned() } else { draft.every_weeks.clone() });
        self.starting.set(draft.starting.clone());
        self.until.set(draft.until.clone());
        self.site.set(draft.site.map(|site| site.to_string()).unwrap_or_default());
        self.mode.set(draft.mode.map(|mode| mode.code().to_owned()).unwrap_or_default());
        self.types.set(draft.types.clone());
        self.reach.set(ScopeKind::All);
        self.date.set(String::new());
    }

    /// What stands in the form.
    pub fn draft(self) -> WeeklyDraft {
        WeeklyDraft {
            days: self.days.get(),
            from: self.from.get(),
            to: self.to.get(),
            every_weeks: self.every_weeks.get(),
            starting: self.starting.get(),
            until: self.until.get(),
            site: self.site.with(|site| site.parse().ok().map(SiteId)),
            mode: self.mode.with(|mode| Mode::from_code(mode)),
            types: self.types.get(),
        }
    }

    /// How far the edit reaches.
    pub fn scope(self) -> ScopeDraft {
        ScopeDraft { kind: self.reach.get(), date: self.date.get() }
    }
}

/// A special day, as it stands in the form.
#[derive(Clone, Copy)]
pub struct DayForm {
    /// The date.
    pub date: RwSignal<String>,
    /// The two ends of each window.
    pub windows: [(RwSignal<String>, RwSignal<String>); MAX_WINDOWS as usize],
    /// How many windows are shown.
    pub n_shown: RwSignal<u8>,
    /// Opens a public holiday.
    pub opens_holiday: RwSignal<bool>,
}

impl DayForm {
    /// A form with nothing in it.
    pub fn blank() -> Self {
        let blank = || RwSignal::new(String::new());
        Self {
            date: blank(),
            windows: core::array::from_fn(|_| (blank(), blank())),
            n_shown: RwSignal::new(1),
            opens_holiday: RwSignal::new(false),
        }
    }

    /// Puts a day into the form.
    pub fn fill(self, draft: &SpecialDayDraft) {
        self.date.set(draft.date.clone());
        self.opens_holiday.set(draft.opens_holiday);
        for (rank, (from, to)) in self.windows.into_iter().enumerate() {
            let window = draft.windows.get(rank).cloned().unwrap_or_default();
            from.set(window.from);
            to.set(window.to);
        }
        self.n_shown.set(u8::try_from(draft.windows.len()).unwrap_or(MAX_WINDOWS).clamp(1, MAX_WINDOWS));
    }

    /// What stands in the form.
    pub fn draft(self) -> SpecialDayDraft {
        let shown = usize::from(self.n_shown.get());
        let window = |(from, to): &(RwSignal<String>, RwSignal<String>)| WindowDraft { from: from.get(), to: to.get() };
        SpecialDayDraft {
            date: self.date.get(),
            windows: self.windows.iter().take(shown).map(window).collect(),
            opens_holiday: self.opens_holiday.get(),
        }
    }
}

/// The form that gives this day again.
pub fn day_draft(day: &AvailabilityOverride) -> SpecialDayDraft {
    let windows = day.windows.iter().map(|window| WindowDraft { from: window.from.to_string(), to: window.to.to_string() });
    SpecialDayDraft { date: day.date.to_string(), windows: windows.collect(), opens_holiday: day.opens_holiday }
}

/// An absence or a closure, as it stands in the form.
#[derive(Clone, Copy)]
pub struct SpanForm {
    /// First day.
    pub first_day: RwSignal<String>,
    /// Its hour.
    pub first_time: RwSignal<String>,
    /// Last day.
    pub last_day: RwSignal<String>,
    /// Its hour.
    pub last_time: RwSignal<String>,
    /// Why.
    pub label: RwSignal<String>,
    /// Only at this site.
    pub site: RwSignal<String>,
}

impl SpanForm {
    /// A form with nothing in it.
    pub fn blank() -> Self {
        let blank = || RwSignal::new(String::new());
        Self { first_day: blank(), first_time: blank(), last_day: blank(), last_time: blank(), label: blank(), site: blank() }
    }

    /// Puts a span into the form.
    pub fn fill(self, draft: &SpanDraft, site: Option<SiteId>) {
        self.first_day.set(draft.first_day.clone());
        self.first_time.set(draft.first_time.clone());
        self.last_day.set(draft.last_day.clone());
        self.last_time.set(draft.last_time.clone());
        self.label.set(draft.label.clone());
        self.site.set(site.map(|site| site.to_string()).unwrap_or_default());
    }

    /// What stands in the form.
    pub fn draft(self) -> SpanDraft {
        SpanDraft {
            first_day: self.first_day.get(),
            first_time: self.first_time.get(),
            last_day: self.last_day.get(),
            last_time: self.last_time.get(),
            label: self.label.get(),
        }
    }

    /// Only at this site.
    pub fn chosen_site(self) -> Option<SiteId> {
        self.site.with(|site| site.parse().ok().map(SiteId))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths::staff as paths;

    #[test]
    fn the_addresses_of_the_hours_read_back() {
        let ask = ShowHours { centre: "cfa".to_owned(), advisor: Some(AdvisorId(3)), week: NaiveDate::from_ymd_opt(2027, 3, 8) };
        let address = paths::hours_of("cfa", ask.advisor, ask.week);
        assert_eq!(address, "/gestion/cfa/horaires?conseiller=3&semaine=2027-03-08");
        assert_eq!(read_hours("cfa", address.split_once('?').expect("a query").1), ask);
        assert_eq!(read_hours("cfa", "conseiller=x&semaine=hier"), ShowHours { centre: "cfa".into(), ..ShowHours::default() });
    }

    #[test]
    fn the_address_of_the_explainer_reads_back() {
        let ask = AskWhy {
            centre: "cfa".to_owned(),
            day: NaiveDate::from_ymd_opt(2027, 3, 9),
            type_slug: Some("visite-atelier".to_owned()),
            advisor: Some(AdvisorId(3)),
            mode: Some(Mode::Phone),
            site: Some(SiteId(2)),
        };
        let address = paths::why_of(&ask);
        assert_eq!(read_why("cfa", address.split_once('?').expect("a query").1), ask);
        assert_eq!(paths::why_of(&AskWhy { centre: "cfa".into(), ..AskWhy::default() }), "/gestion/cfa/pourquoi");
    }

    #[test]
    fn what_is_in_a_form_is_what_was_put_into_it() {
        Owner::new().with(|| {
            let day = SpecialDayDraft {
                date: "2027-03-09".into(),
                windows: vec![WindowDraft { from: "9h".into(), to: "12h".into() }, WindowDraft::default()],
                opens_holiday: true,
            };
            let form = DayForm::blank();
            form.fill(&day);
            assert_eq!(untrack(|| form.draft()), day);
            let weekly = WeeklyDraft {
                days: WeekdaySet::WORKING,
                from: "9h".into(),
                every_weeks: "2".into(),
                site: Some(SiteId(4)),
                mode: Some(Mode::Video),
                types: vec![AppointmentTypeId(7)],
                ..WeeklyDraft::default()
            };
            let form = WeeklyForm::blank();
            form.fill(&weekly);
            assert_eq!(untrack(|| form.draft()), weekly);
        });
    }
}
