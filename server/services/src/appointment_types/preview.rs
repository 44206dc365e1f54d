//! What settings that are not saved would offer: the same engine, asked with the draft.

use super::save::{only_ours, wished_slug};
use crate::{Services, access::Managed, fault::Fault, views};
use chrono::Days;
use contract::{
    appointment_types::{ModePreview, PreviewType, PreviewView, TypePreview},
    booking::FreeDay,
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    agenda::{Agenda, SlotPolicy},
    appointment::Mode,
    ids::{AppointmentTypeId, SiteId},
    settings::{Selection, TypeDraft, TypeSettings, TypeSlug, warnings},
    slots::{Ask, Audience, MAX_DAYS, Slot, bounds_of, dates_of, next_free, open_slots},
    time::{DateRange, NaiveDate, Timestamp, Tz},
};
use store::{Reader, agendas::AgendaAsk, busy, sites, type_settings, types};

/// Civil days looked at, today included.
const N_DAYS: u16 = 14;

impl Services {
    pub(super) async fn type_preview(&self, scope: &StaffScope, ask: &PreviewType) -> Result<TypePreview, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let managed = member.managing()?;
        let settings = match named(&ask.draft).parse() {
            Ok(settings) => settings,
            Err(faults) => return Ok(TypePreview::Refused(faults)),
        };
        let slug = wished_slug(&settings).map(TypeSlug::into_string).unwrap_or_default();
        let reader = self.0.db.read();
        only_ours(reader, managed, &settings).await?;
        if let Some(id) = ask.id {
            types::find(reader, managed.centre(), id).await?.ok_or(Refusal::NotFound)?;
        }
        let tried = Tried { managed, id: ask.id, settings: &settings, now: self.now() };
        let zone = tried.zone(reader, member.centre().centre.zone).await?;
        Ok(TypePreview::Shown(Box::new(tried.view(reader, slug, zone).await?)))
    }
}

/// Whoever begins has not named it yet: that is no reason to show nothing.
fn named(draft: &TypeDraft) -> TypeDraft {
    let name = if draft.name.trim().is_empty() { "–".to_owned() } else { draft.name.clone() };
    TypeDraft { name, ..draft.clone() }
}

/// Settings on trial.
struct Tried<'a> {
    managed: Managed,
    id: Option<AppointmentTypeId>,
    settings: &'a TypeSettings,
    now: Timestamp,
}

impl Tried<'_> {
    /// Where the page of the type itself would be held: its first site.
    fn site(&self) -> Option<SiteId> {
        match &self.settings.sites {
            Selection::All => None,
            Selection::Only(sites) => sites.iter().copied().min(),
        }
    }

    /// The zone of the site, or else the centre's.
    async fn zone(&self, reader: Reader<'_>, of_centre: Tz) -> Result<Tz, Fault> {
        match self.site() {
            None => Ok(of_centre),
            Some(site) => Ok(sites::find(reader, self.managed.centre(), site).await?.ok_or(Refusal::NotFound)?.site.zone),
        }
    }

    async fn view(&self, reader: Reader<'_>, slug: String, zone: Tz) -> Result<PreviewView, Fault> {
        let today = self.now.date_in(zone);
        let range = DateRange::lasting(today, N_DAYS);
        let mut modes = Vec::with_capacity(self.settings.modes.len());
        let mut first: Option<(Agenda, Vec<Slot>)> = None;
        for mode in &self.settings.modes {
            let mut agenda = self.agenda(reader, *mode, today).await?;
            self.load_busy(reader, &mut agenda, range).await?;
            let slots = open_slots(self.ask(&agenda, &self.settings.policy), range);
            modes.push(ModePreview { mode: *mode, n_slots: u32::try_from(slots.len()).unwrap_or(u32::MAX) });
            first.get_or_insert((agenda, slots));
        }
        let (mut agenda, slots) = first.ok_or(Refusal::NotFound)?;
        let found = warnings(self.ask(&agenda, &self.settings.policy));
        let first_free = match slots.first() {
            Some(slot) => Some(slot.clone()),
            None => self.later(reader, &mut agenda, today).await?,
        };
        let dates = dates_of(&slots, zone);
        Ok(PreviewView {
            slug,
            zone: zone.name().to_owned(),
            days: range.dates().map(|date| free_day(&dates, date)).collect(),
            modes,
            first_free: first_free.map(|slot| views::slot(&slot, zone)),
            warnings: found,
        })
    }

    async fn agenda(&self, reader: Reader<'_>, mode: Mode, from: NaiveDate) -> Result<Agenda, Fault> {
        let type_id = self.id.unwrap_or(AppointmentTypeId(0));
        let ask = AgendaAsk { type_id, site: self.site(), mode: Some(mode), from };
        let found = type_settings::load_agenda(reader, self.managed.centre(), &self.settings.advisors, &ask).await?;
        Ok(found.ok_or(Refusal::NotFound)?)
    }

    /// Fills in what is busy on `dates`.
    async fn load_busy(&self, reader: Reader<'_>, agenda: &mut Agenda, dates: DateRange) -> Result<(), Fault> {
        let advisors: Vec<_> = agenda.advisors.iter().map(|schedule| schedule.advisor).collect();
        let bounds = bounds_of(&self.settings.policy, agenda.zone, dates);
        let mut busy = busy::list_busy(reader, &advisors, bounds, self.now).await?;
        for schedule in &mut agenda.advisors {
            schedule.busy = busy.remove(&schedule.advisor).unwrap_or_default();
        }
        Ok(())
    }

    fn ask<'a>(&self, agenda: &'a Agenda, policy: &'a SlotPolicy) -> Ask<'a> {
        Ask { agenda, policy, now: self.now, ignoring: None, audience: Audience::Candidate }
    }

    /// Nothing in two weeks: the first slot after them, as far as the engine looks.
    async fn later(&self, reader: Reader<'_>, agenda: &mut Agenda, today: NaiveDate) -> Result<Option<Slot>, Fault> {
        let end = today.checked_add_days(Days::new(u64::from(MAX_DAYS) + 1)).unwrap_or(NaiveDate::MAX);
        self.load_busy(reader, agenda, DateRange::new(today, end)).await?;
        Ok(next_free(self.ask(agenda, &self.settings.policy), today))
    }
}

/// How many of the slots' dates are that one.
fn free_day(dates: &[NaiveDate], date: NaiveDate) -> FreeDay {
    let n_free = dates.iter().filter(|one| **one == date).count();
    FreeDay { date, n_free: u32::try_from(n_free).unwrap_or(u32::MAX) }
}
