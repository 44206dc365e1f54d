//! The booking page: a month of free days, the slots of one day, the first free slot.

use crate::{
    Services,
    desk::{Chosen, Wish},
    fault::Fault,
    views,
};
use chrono::{Datelike, Days, Months};
use contract::booking::{DaySlots, DeskAgenda, DeskView, FreeDay, ShowDesk};
use domain::{
    agenda::Agenda,
    slots::{MAX_DAYS, Slot, dates_of, first_slot, last_date, open_slots},
    time::{DateRange, NaiveDate, Timestamp, Tz},
};

/// Days in which most agendas have a free slot.
const SOON: u64 = 7;

impl Services {
    pub(crate) async fn desk_view(&self, ask: &ShowDesk) -> Result<DeskView, Fault> {
        let now = self.now();
        let desk = self.desk(&ask.target).await?;
        let today = now.date_in(desk.zone());
        let agenda = if desk.chosen.is_some() {
            let wish = Wish { month: ask.month, day: ask.day };
            Some(self.desk_agenda(&desk.chosen(ask.mode)?, wish, now).await?)
        } else {
            None
        };
        Ok(DeskView {
            training: desk.training.as_ref().map(|details| views::desk_training(&details.training, today)),
            centre: desk.centre_summary(),
            address: desk.address(),
            types: desk.types.iter().map(views::appointment_type).collect(),
            agenda,
            today,
        })
    }

    /// The month wished for, or that of the first free slot; the day wished for, or its first free one.
    pub(crate) async fn desk_agenda(&self, chosen: &Chosen<'_>, wish: Wish, now: Timestamp) -> Result<DeskAgenda, Fault> {
        let zone = chosen.desk.zone();
        let today = now.date_in(zone);
        let wished = wish.month.or(wish.day).map(|date| first_of_month(date.max(today)));
        let mut read = self.stretch(chosen, first_stretch(today, wished), now).await?;
        let first_free = self.first_free_from(chosen, &mut read, now).await?;
        let month =
            wished.unwrap_or_else(|| first_of_month(first_free.as_ref().map_or(today, |slot| slot.interval.start.date_in(zone))));
        let range = DateRange::new(month, following(month));
        if !read.shows(range, today) {
            read = self.stretch(chosen, range, now).await?;
        }
        let question = chosen.ask(&read.agenda, now);
        let slots = dated(open_slots(question, range), zone);
        let day = wish.day.filter(|day| range.contains(*day)).or_else(|| slots.first().map(|(date, _)| *date));
        let reachable = last_date(question).unwrap_or(NaiveDate::MAX).min(end_of_search(today));
        Ok(DeskAgenda {
            chosen: views::appointment_type(chosen.kind),
            mode: chosen.mode,
            restriction: chosen.kind.settings.restriction.clone(),
            instructions: chosen.kind.settings.instructions_before.clone(),
            zone: zone.name().to_owned(),
            month,
            free_days: free_days(&slots),
            previous_month: (month > today).then(|| month.checked_sub_months(Months::new(1)).unwrap_or(month)),
            next_month: (range.until <= reachable).then_some(range.until),
            day: day.map(|date| day_slots(&slots, date, zone)),
            first_free: first_free.map(|slot| views::slot(&slot, zone)),
        })
    }

    /// The first free slot from today on.
    pub(crate) async fn first_free(&self, chosen: &Chosen<'_>, now: Timestamp) -> Result<Option<Slot>, Fault> {
        let mut read = self.stretch(chosen, first_stretch(now.date_in(chosen.desk.zone()), None), now).await?;
        self.first_free_from(chosen, &mut read, now).await
    }

    /// The first free slot of what was read or after it, month by month: a year of appointments is not loaded to find
    /// tomorrow's hole. What was read last is left in `read`, since the month shown is mostly the one with the slot.
    async fn first_free_from(&self, chosen: &Chosen<'_>, read: &mut Stretch, now: Timestamp) -> Result<Option<Slot>, Fault> {
        if let Some(slot) = read.first_slot(chosen, now) {
            return Ok(Some(slot));
        }
        let last = end_of_search(now.date_in(chosen.desk.zone()));
        let last = last_date(chosen.ask(&read.agenda, now)).map_or(last, |horizon| horizon.min(last));
        let mut from = read.dates.until;
        while from <= last {
            *read = self.stretch(chosen, DateRange::new(from, following(from)), now).await?;
            if let Some(slot) = read.first_slot(chosen, now) {
                return Ok(Some(slot).filter(|slot| slot.interval.start.date_in(chosen.desk.zone()) <= last));
            }
            from = read.dates.until;
        }
        Ok(None)
    }

    async fn stretch(&self, chosen: &Chosen<'_>, dates: DateRange, now: Timestamp) -> Result<Stretch, Fault> {
        Ok(Stretch { dates, agenda: chosen.times(self.0.db.read(), dates, now).await? })
    }
}

/// Dates whose agenda was read.
struct Stretch {
    dates: DateRange,
    agenda: Agenda,
}

impl Stretch {
    fn first_slot(&self, chosen: &Chosen<'_>, now: Timestamp) -> Option<Slot> {
        first_slot(chosen.ask(&self.agenda, now), self.dates)
    }

    /// Everything of `month` from today on was read.
    fn shows(&self, month: DateRange, today: NaiveDate) -> bool {
        self.dates.from <= month.from.max(today) && month.until <= self.dates.until
    }
}

/// What is left of this month, of the next one too in its last days; and the month wished for, when it is the one after what
/// would be read anyway. So one statement mostly finds both the first free slot and the month that is shown.
fn first_stretch(today: NaiveDate, wished: Option<NaiveDate>) -> DateRange {
    let soon = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
    let until = following(first_of_month(soon));
    DateRange::new(today, if wished == Some(until) { following(until) } else { until })
}

/// The last date on which a first free slot is sought.
fn end_of_search(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(MAX_DAYS.into())).unwrap_or(NaiveDate::MAX)
}

/// The first of the month after that of `date`, a first itself.
fn following(first: NaiveDate) -> NaiveDate {
    first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX)
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// Each slot with its civil date.
fn dated(slots: Vec<Slot>, zone: Tz) -> Vec<(NaiveDate, Slot)> {
    dates_of(&slots, zone).into_iter().zip(slots).collect()
}

/// Counts the slots of each day; `slots` are in order.
fn free_days(slots: &[(NaiveDate, Slot)]) -> Vec<FreeDay> {
    let days = slots.chunk_by(|one, next| one.0 == next.0);
    days.filter_map(|day| Some(FreeDay { date: day.first()?.0, n_free: day.len() as u32 })).collect()
}

fn day_slots(slots: &[(NaiveDate, Slot)], date: NaiveDate, zone: Tz) -> DaySlots {
    let of_day = slots.iter().filter(|(day, _)| *day == date);
    DaySlots { date, slots: of_day.map(|(_, slot)| views::slot(slot, zone)).collect() }
}
