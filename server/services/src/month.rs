//! The booking page: a month of free days, the slots of one day, the first free slot.

use crate::{
    Services,
    desk::{Chosen, Wish, load_busy},
    fault::Fault,
    views,
};
use chrono::{Datelike, Days, Months};
use contract::booking::{DaySlots, DeskAgenda, DeskView, FreeDay, ShowDesk};
use domain::{
    agenda::Agenda,
    slots::{MAX_DAYS, Slot, last_date, open_slots},
    time::{DateRange, NaiveDate, Timestamp, Tz},
};

/// Dates looked at together when the first free slot is sought: most agendas answer within the first stride.
const STRIDE: u16 = 31;

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
        let mut agenda = chosen.agenda(self.0.db.read(), today).await?;
        let first_free = self.first_free(chosen, &mut agenda, now).await?;
        let shown = wish.month.or(wish.day).or(first_free.as_ref().map(|slot| slot.interval.start.date_in(zone)));
        let month = first_of_month(shown.unwrap_or(today).max(today));
        let following = month.checked_add_months(Months::new(1)).unwrap_or(month);
        let range = DateRange::new(month, following);
        load_busy(self.0.db.read(), &mut agenda, range, now).await?;
        let question = chosen.ask(&agenda, now);
        let slots = open_slots(question, range);
        let day =
            wish.day.filter(|day| range.contains(*day)).or_else(|| slots.first().map(|slot| slot.interval.start.date_in(zone)));
        let reachable = last_date(question)
            .unwrap_or(NaiveDate::MAX)
            .min(today.checked_add_days(Days::new(MAX_DAYS.into())).unwrap_or(NaiveDate::MAX));
        Ok(DeskAgenda {
            chosen: views::appointment_type(chosen.kind),
            mode: chosen.mode,
            restriction: chosen.kind.settings.restriction.clone(),
            instructions: chosen.kind.settings.instructions_before.clone(),
            zone: zone.name().to_owned(),
            month,
            free_days: free_days(&slots, zone),
            previous_month: (month > today).then(|| month.checked_sub_months(Months::new(1)).unwrap_or(month)),
            next_month: (following <= reachable).then_some(following),
            day: day.map(|date| day_slots(&slots, date, zone)),
            first_free: first_free.map(|slot| views::slot(&slot, zone)),
        })
    }

    /// The first free slot from today on, read stride by stride so that a year of appointments is not loaded to find
    /// tomorrow's hole.
    pub(crate) async fn first_free(
        &self,
        chosen: &Chosen<'_>,
        agenda: &mut Agenda,
        now: Timestamp,
    ) -> Result<Option<Slot>, Fault> {
        let today = now.date_in(agenda.zone);
        let last = last_date(chosen.ask(agenda, now));
        let end = today.checked_add_days(Days::new(u64::from(MAX_DAYS) + 1)).unwrap_or(NaiveDate::MAX);
        let mut from = today;
        while from < end && last.is_none_or(|last| from <= last) {
            let stride = DateRange::new(from, DateRange::lasting(from, STRIDE).until.min(end));
            load_busy(self.0.db.read(), agenda, stride, now).await?;
            if let Some(slot) = open_slots(chosen.ask(agenda, now), stride).into_iter().next() {
                return Ok(Some(slot));
            }
            from = stride.until;
        }
        Ok(None)
    }
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// Counts the slots of each day; `slots` are in order.
fn free_days(slots: &[Slot], zone: Tz) -> Vec<FreeDay> {
    let mut days: Vec<FreeDay> = Vec::new();
    for slot in slots {
        let date = slot.interval.start.date_in(zone);
        match days.last_mut() {
            Some(day) if day.date == date => day.n_free += 1,
            Some(_) | None => days.push(FreeDay { date, n_free: 1 }),
        }
    }
    days
}

fn day_slots(slots: &[Slot], date: NaiveDate, zone: Tz) -> DaySlots {
    let of_day = slots.iter().filter(|slot| slot.interval.start.date_in(zone) == date);
    DaySlots { date, slots: of_day.map(|slot| views::slot(slot, zone)).collect() }
}
