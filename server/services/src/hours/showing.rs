//! The hours of one advisor, as their page shows them.

use super::{
    editing::yesterday,
    places::{Places, closed_by_rules, coming_holidays},
    preview::monday_of,
    state::State,
    touched::{Touched, closed, live_of, shown},
};
use crate::{
    Services,
    access::{Member, SeenAgendas},
    fault::Fault,
    views,
};
use chrono::Timelike;
use contract::{
    hours::{
        AbsenceView, AdvisorHoursView, AdvisorName, DayGlance, GlancePiece, GlanceWhat, HolidayView, HoursView, ShowHours,
        TypeChoice,
    },
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    agenda::{Agenda, CivilSpan, MinuteOfDay, TimeWindow},
    holidays::{PublicHoliday, holiday_on},
    hours::Series,
    ids::AdvisorId,
    slots::{Reason, Removed, instants_of},
    time::{DateRange, Interval, NaiveDate, NaiveTime, Timestamp, Tz},
};
use store::{
    advisors::{self, AdvisorRow},
    opening_hours, types,
};

impl Services {
    pub(super) async fn hours_view(&self, scope: &StaffScope, ask: &ShowHours) -> Result<HoursView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let reader = self.0.db.read();
        let team = self.seen_team(&member).await?;
        let shown = self.shown_advisor(&member, &team, ask.advisor).await?;
        let centre = member.centre();
        let site = shown.and_then(|row| row.advisor.site);
        let today = self.now().date_in(centre.centre.zone);
        let places = Places::load(reader, centre, yesterday(today)).await?;
        let agenda = places.agenda(site);
        let today = self.now().date_in(agenda.zone);
        let taken = match shown {
            Some(row) => opening_hours::list_types_taken(reader, row.id).await?,
            None => Vec::new(),
        };
        let kinds = types::list(reader, centre.id).await?;
        let choice = |kind: &types::TypeRow| TypeChoice {
            id: kind.id,
            summary: views::appointment_type(kind),
            taken: taken.contains(&kind.id),
        };
        let shown = match shown {
            Some(row) => Some(self.advisor_view(&places, row, agenda.clone(), ask.week.unwrap_or(today)).await?),
            None => None,
        };
        self.note_seen(&member, shown.as_ref().map_or(0, |view| view.outside.len())).await?;
        Ok(HoursView {
            advisors: team.iter().map(advisor_name).collect(),
            types: kinds.iter().map(choice).collect(),
            sites: places.site_names(),
            today,
            zone: agenda.zone.name().to_owned(),
            shown,
        })
    }

    /// Whose agendas the person may choose from.
    pub(super) async fn seen_team(&self, member: &Member) -> Result<Vec<AdvisorRow>, Fault> {
        let mut team = advisors::list(self.0.db.read(), member.centre().id).await?;
        match member.seen_agendas() {
            SeenAgendas::Every => {}
            SeenAgendas::Only(own) => team.retain(|row| row.id == own),
            SeenAgendas::Nobody => team.clear(),
        }
        Ok(team)
    }

    /// The one asked for, or oneself, or the first. Somebody who is not active any more is shown to who names them.
    async fn shown_advisor<'a>(
        &self,
        member: &Member,
        team: &'a [AdvisorRow],
        asked: Option<AdvisorId>,
    ) -> Result<Option<&'a AdvisorRow>, Fault> {
        if let Some(asked) = asked {
            let proof = member.in_agenda(self.0.db.read(), asked).await?;
            return Ok(Some(team.iter().find(|row| row.id == proof.advisor()).ok_or(Refusal::NotFound)?));
        }
        Ok(team.iter().find(|row| Some(row.id) == member.advisor()).or(team.first()))
    }

    async fn advisor_view(
        &self,
        places: &Places,
        row: &AdvisorRow,
        mut agenda: Agenda,
        week: NaiveDate,
    ) -> Result<AdvisorHoursView, Fault> {
        let (reader, now) = (self.0.db.read(), self.now());
        let today = now.date_in(agenda.zone);
        let monday = monday_of(week);
        let state = State::load(reader, row.id, yesterday(today.min(monday))).await?;
        agenda.advisors = vec![state.schedule_of_all()];
        let live = live_of(reader, places.centre.id, row.id, now).await?;
        let outside = live.into_iter().filter_map(|row| {
            let because = closed(places, &state, &row, now);
            because.is_some().then_some(Touched { row, because })
        });
        let outside: Vec<Touched> = outside.collect();
        Ok(AdvisorHoursView {
            advisor: advisor_name(row),
            week: glance(&agenda, &state, DateRange::lasting(monday, 7), now),
            series: coming_series(&state, today),
            holidays: holidays(&agenda, &state, today),
            outside: shown(reader, places.centre.id, &outside).await?,
            days: state.hours.days.into_iter().filter(|day| day.date >= today).collect(),
            absences: state
                .absences
                .into_iter()
                .filter(|absence| absence.span.until > today.and_time(NaiveTime::MIN))
                .map(|absence| AbsenceView { id: absence.id, span: absence.span, label: absence.label })
                .collect(),
        })
    }
}

pub(super) fn advisor_name(row: &AdvisorRow) -> AdvisorName {
    AdvisorName { id: row.id, name: row.advisor.name.clone() }
}

/// The series that are not over, in the order of the week.
fn coming_series(state: &State, today: NaiveDate) -> Vec<Series> {
    let mut series: Vec<Series> = state
        .hours
        .series
        .iter()
        .filter(|series| series.hours.weekly.until.is_none_or(|until| until >= today))
        .cloned()
        .collect();
    series.sort_by_key(|series| {
        let weekly = &series.hours.weekly;
        (weekly.days.bits().trailing_zeros(), weekly.window, weekly.starting, series.id)
    });
    series
}

fn holidays(agenda: &Agenda, state: &State, today: NaiveDate) -> Vec<HolidayView> {
    let view = |(date, holiday): (NaiveDate, PublicHoliday)| HolidayView {
        date,
        holiday,
        open: state.hours.day(date).filter(|day| day.opens_holiday).map(|day| day.windows.clone()),
        usual: usual_windows(state, date),
    };
    coming_holidays(agenda.territory, today).into_iter().map(view).collect()
}

/// The windows that the week gives that date, each once.
fn usual_windows(state: &State, date: NaiveDate) -> Vec<TimeWindow> {
    let of_date = state.hours.series.iter().filter(|series| series.hours.weekly.opens_on(date));
    let mut windows: Vec<TimeWindow> = of_date.map(|series| series.hours.weekly.window).collect();
    windows.sort_unstable();
    windows.dedup_by(|next, kept| {
        let joins = next.from <= kept.to;
        if joins {
            kept.to = kept.to.max(next.to);
        }
        joins
    });
    windows
}

/// What the days of the week look like, by the engine's own account of what is closed.
fn glance(agenda: &Agenda, state: &State, week: DateRange, now: Timestamp) -> Vec<DayGlance> {
    let removed = closed_by_rules(agenda, week, now);
    week.dates()
        .map(|date| DayGlance {
            date,
            pieces: pieces(&removed, date, agenda.zone),
            is_special: state.hours.day(date).is_some(),
            holiday: holiday_on(agenda.territory, date),
        })
        .collect()
}

fn pieces(removed: &[Removed], date: NaiveDate, zone: Tz) -> Vec<GlancePiece> {
    let day = whole_day(date, zone);
    let mut pieces: Vec<GlancePiece> = Vec::new();
    for (span, reason) in parts(removed, day) {
        let Some(what) = glance_of(reason) else { continue };
        let from = minute(span.start, date, zone);
        let to = if span.end == day.end { MinuteOfDay::END } else { minute(span.end, date, zone) };
        match pieces.last_mut() {
            Some(last) if last.what == what && last.to == from => last.to = to,
            // The hour that a clock change repeats or skips is not drawn.
            Some(_) | None if from < to => pieces.push(GlancePiece { from, to, what }),
            Some(_) | None => {}
        }
    }
    pieces
}

/// The instants of a civil day.
pub(super) fn whole_day(date: NaiveDate, zone: Tz) -> Interval {
    let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN);
    instants_of(zone, CivilSpan { from: midnight(date), until: midnight(date.succ_opt().unwrap_or(date)) })
}

/// An interval in order and without gaps: what was removed, and between it what was not.
pub(super) fn parts(removed: &[Removed], within: Interval) -> Vec<(Interval, Option<Reason>)> {
    let mut parts = Vec::new();
    let mut from = within.start;
    for hole in removed.iter().filter(|hole| hole.interval.overlaps(within)) {
        let (start, end) = (hole.interval.start.max(within.start), hole.interval.end.min(within.end));
        if from < start {
            parts.push((Interval::new(from, start), None));
        }
        parts.push((Interval::new(start, end), Some(hole.because)));
        from = end;
    }
    if from < within.end {
        parts.push((Interval::new(from, within.end), None));
    }
    parts
}

fn glance_of(reason: Option<Reason>) -> Option<GlanceWhat> {
    match reason {
        None => Some(GlanceWhat::Open),
        Some(Reason::Holiday) => Some(GlanceWhat::Holiday),
        Some(Reason::Closure) => Some(GlanceWhat::Closure),
        Some(Reason::Absence) => Some(GlanceWhat::Absence),
        // Outside of the hours nothing is drawn; the others are not asked about here.
        Some(
            Reason::Outside
            | Reason::Appointment
            | Reason::External
            | Reason::Session
            | Reason::Buffer
            | Reason::Notice
            | Reason::Horizon,
        ) => None,
    }
}

fn minute(at: Timestamp, date: NaiveDate, zone: Tz) -> MinuteOfDay {
    let civil = at.in_zone(zone);
    let minutes = civil.time().hour() * 60 + civil.time().minute();
    if civil.date() > date {
        MinuteOfDay::END
    } else {
        u16::try_from(minutes).ok().and_then(MinuteOfDay::new).unwrap_or(MinuteOfDay::END)
    }
}
