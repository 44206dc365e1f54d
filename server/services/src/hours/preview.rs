//! The slots that an unsaved edit would give: the desk of the type, with the edited hours in the place of the stored ones.

use super::{
    editing::unknown_choice,
    state::{State, Stop},
    touched::count,
};
use crate::{
    Services,
    desk::{Chosen, Desk},
    fault::Fault,
};
use chrono::Days;
use contract::{
    booking::DeskTarget,
    hours::{PreviewAnswer, PreviewDay, PreviewHours, PreviewNote, PreviewView},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    agenda::{Agenda, Assignment},
    appointment::Mode,
    holidays::holiday_on,
    hours::Served,
    ids::{CentreId, SiteId},
    slots::{Reason, Slot, explain, open_slots},
    time::{DateRange, NaiveDate, Timestamp, Weekday},
};
use store::{opening_hours, sites, types};

impl Services {
    pub(super) async fn previewed(&self, scope: &StaffScope, ask: &PreviewHours) -> Result<PreviewAnswer, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let reader = self.0.db.read();
        let agenda = member.in_agenda(reader, ask.advisor).await?;
        let today = self.today_of(member.centre(), ask.advisor).await?;
        let monday = monday_of(ask.week.unwrap_or_else(|| today + Days::new(7)));
        let mut state = State::load(reader, ask.advisor, days_before(monday.min(today))).await?;
        if let Some(edit) = &ask.edit {
            if let Some(wrong) = unknown_choice(reader, agenda, edit).await? {
                return Ok(PreviewAnswer::Refused(wrong));
            }
            match state.step(edit, today) {
                Ok(step) => state = state.after(&step),
                Err(Stop::Refused(errors)) => return Ok(PreviewAnswer::Refused(errors)),
                // Saving will say so; until then the hours are shown as they are.
                Err(Stop::ChangedMeanwhile) => {}
            }
        }
        let slug = match &ask.type_slug {
            Some(slug) => slug.clone(),
            None => self.first_type_taken(agenda.centre(), &state).await?,
        };
        let desk = self.desk_at(&ask.centre, &slug, ask.site).await?;
        let chosen = chosen_in(&desk, ask.mode)?;
        Ok(PreviewAnswer::Shown(self.week_of(&chosen, &state, monday).await?))
    }

    /// The desk of a type, at another site than its own when one is named.
    pub(super) async fn desk_at(&self, centre: &str, type_slug: &str, site: Option<SiteId>) -> Result<Desk, Fault> {
        let target = DeskTarget::Type { centre: centre.to_owned(), type_slug: type_slug.to_owned() };
        let mut desk = self.desk(&target).await?;
        if let Some(site) = site {
            desk.site = Some(sites::find(self.0.db.read(), desk.centre.id, site).await?.ok_or(Refusal::NotFound)?);
        }
        Ok(desk)
    }

    async fn first_type_taken(&self, centre: CentreId, state: &State) -> Result<String, Fault> {
        let reader = self.0.db.read();
        let taken = opening_hours::list_types_taken(reader, state.advisor).await?;
        let kinds = types::list(reader, centre).await?;
        let first = kinds.iter().find(|kind| taken.contains(&kind.id)).or(kinds.first());
        Ok(first.ok_or(Refusal::NotFound)?.settings.slug.clone())
    }

    async fn week_of(&self, chosen: &Chosen<'_>, state: &State, monday: NaiveDate) -> Result<PreviewView, Fault> {
        let (reader, now) = (self.0.db.read(), self.now());
        let today = now.date_in(chosen.desk.zone());
        let week = DateRange::lasting(monday, 7);
        let mut agenda = chosen.agenda_since(reader, days_before(monday.min(today)), week, now).await?;
        let taken = state.put_into(&mut agenda, served(chosen));
        let policy = &chosen.kind.settings.policy;
        match policy.assignment {
            Assignment::Any => agenda.advisors.retain(|schedule| schedule.advisor == state.advisor),
            // What one advisor alone has free is not offered; without this one there is nothing to preview.
            Assignment::All if taken => {}
            Assignment::All => agenda.advisors.clear(),
        }
        let ask = chosen.ask(&agenda, now);
        let slots = open_slots(ask, week);
        let mut notes = Vec::new();
        if !taken {
            notes.push(PreviewNote::NotTaken);
        }
        if policy.assignment == Assignment::All && agenda.advisors.len() > 1 {
            notes.push(PreviewNote::Shared);
        }
        notes.extend(taking_away(chosen, &agenda, week, now).into_iter().map(PreviewNote::Because));
        Ok(PreviewView {
            type_slug: chosen.kind.settings.slug.clone(),
            mode: chosen.mode,
            zone: agenda.zone.name().to_owned(),
            monday,
            days: week.dates().map(|date| day(&agenda, state, &slots, date)).collect(),
            n_slots: count(slots.len()),
            notes,
        })
    }
}

/// What windows may serve here.
pub(super) fn served(chosen: &Chosen<'_>) -> Served {
    Served { type_id: Some(chosen.kind.id), site: chosen.desk.site.as_ref().map(|site| site.id), mode: Some(chosen.mode) }
}

/// The chosen type in that mode, in its first one when it is not offered so.
pub(super) fn chosen_in(desk: &Desk, mode: Option<Mode>) -> Result<Chosen<'_>, Refusal> {
    let offered = desk.chosen.as_ref().map(|kind| kind.settings.modes.as_slice()).unwrap_or_default();
    desk.chosen(mode.filter(|mode| offered.contains(mode)))
}

/// The Monday of that week.
pub(super) fn monday_of(date: NaiveDate) -> NaiveDate {
    date.week(Weekday::Mon).checked_first_day().unwrap_or(date)
}

/// The engine looks a week and a day around what is asked.
fn days_before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(8)).unwrap_or(date)
}

/// The reasons, besides hours and holidays, that take time away in that week, in their order.
fn taking_away(chosen: &Chosen<'_>, agenda: &Agenda, week: DateRange, now: Timestamp) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = explain(chosen.ask(agenda, now), week).iter().map(|removed| removed.because).collect();
    reasons.retain(|reason| !matches!(reason, Reason::Outside | Reason::Holiday));
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

fn day(agenda: &Agenda, state: &State, slots: &[Slot], date: NaiveDate) -> PreviewDay {
    let starts = slots.iter().map(|slot| slot.interval.start.in_zone(agenda.zone));
    let worked = state.hours.day(date).is_some_and(|day| day.opens_holiday);
    PreviewDay {
        date,
        slots: starts.filter(|start| start.date() == date).collect(),
        holiday: holiday_on(agenda.territory, date).filter(|_| !worked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        let march = |day| NaiveDate::from_ymd_opt(2027, 3, day).unwrap();
        assert_eq!([monday_of(march(7)), monday_of(march(1))], [march(1), march(1)]);
    }
}
