//! Whom a visitor wants to meet: the training or the type named, the types offered, and the agenda behind the chosen one.

use crate::{Services, fault::Fault, views};
use contract::{
    booking::DeskTarget,
    find::{AddressView, CentreSummary, TrainingName},
    refusal::Refusal,
};
use domain::{
    agenda::Agenda,
    appointment::Mode,
    ids::SiteId,
    slots::{Ask, Audience, Slot, bounds_of, nearby, nearest, slot_at},
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use store::{
    Reader, Tx, agendas,
    agendas::AgendaAsk,
    busy,
    centres::{self, CentreRow},
    offered,
    sites::{self, SiteRow},
    trainings::{self, TrainingDetails},
    types::{self, TypeRow},
};

/// How many free slots are proposed instead of one that is gone.
const ALTERNATIVES: usize = 6;

/// A target that exists: whom, about what, where.
#[derive(Clone)]
pub struct Desk {
    pub training: Option<TrainingDetails>,
    pub centre: CentreRow,
    pub site: Option<SiteRow>,
    /// What may be chosen, in the centre's order.
    pub types: Vec<TypeRow>,
    /// What is chosen; `None` when nothing is offered.
    pub chosen: Option<TypeRow>,
}

/// The chosen type of a desk, with how to meet.
pub struct Chosen<'a> {
    pub desk: &'a Desk,
    pub kind: &'a TypeRow,
    pub mode: Mode,
    /// The busy entry whose time counts as free: the hold that is booked, the appointment that is moved.
    pub ignoring: Option<i64>,
}

/// Which part of an agenda to show.
#[derive(Clone, Copy)]
pub struct Wish {
    /// Any day of the month.
    pub month: Option<NaiveDate>,
    /// The day.
    pub day: Option<NaiveDate>,
}

impl Desk {
    /// Where the appointment takes place.
    pub fn address(&self) -> AddressView {
        self.site.as_ref().map_or_else(|| views::centre_address(&self.centre.centre), views::site_address)
    }

    /// Whom, with the phone that fits the training best.
    pub fn centre_summary(&self) -> CentreSummary {
        let phone = self.training.as_ref().and_then(|training| training.phone.as_ref());
        views::centre(&self.centre, phone.map(|contact| contact.value.as_str()))
    }

    /// The zone of its agenda.
    pub fn zone(&self) -> Tz {
        self.site.as_ref().map_or(self.centre.centre.zone, |site| site.site.zone)
    }

    /// The chosen type in `mode`, or in its first one. Nothing offered, or not in that mode: not found.
    pub fn chosen(&self, mode: Option<Mode>) -> Result<Chosen<'_>, Refusal> {
        let kind = self.chosen.as_ref().ok_or(Refusal::NotFound)?;
        let offered = &kind.settings.modes;
        let mode = match mode {
            Some(mode) => offered.iter().copied().find(|one| *one == mode),
            None => offered.first().copied(),
        };
        Ok(Chosen { desk: self, kind, mode: mode.ok_or(Refusal::NotFound)?, ignoring: None })
    }
}

impl Chosen<'_> {
    fn site(&self) -> Option<SiteId> {
        self.desk.site.as_ref().map(|site| site.id)
    }

    /// The agenda from today on, with what is busy as far as it weighs on `dates`. An agenda nobody serves has no advisors.
    pub async fn agenda(&self, reader: Reader<'_>, dates: DateRange, now: Timestamp) -> Result<Agenda, Fault> {
        self.agenda_since(reader, now.date_in(self.desk.zone()), dates, now).await
    }

    /// The same from another day on, which may be past: what ended before it is left out.
    pub async fn agenda_since(
        &self,
        reader: Reader<'_>,
        from: NaiveDate,
        dates: DateRange,
        now: Timestamp,
    ) -> Result<Agenda, Fault> {
        let (ask, range) = self.question(from, dates);
        Ok(agendas::load_with_busy(reader, &ask, range, now).await?.ok_or(Refusal::NotFound)?)
    }

    /// The agenda from today on for who asks only what is free: what is busy has no identity, unless one of it counts as free.
    pub async fn times(&self, reader: Reader<'_>, dates: DateRange, now: Timestamp) -> Result<Agenda, Fault> {
        if self.ignoring.is_some() {
            return self.agenda(reader, dates, now).await;
        }
        let (ask, range) = self.question(now.date_in(self.desk.zone()), dates);
        Ok(agendas::load_with_taken_times(reader, &ask, range, now).await?.ok_or(Refusal::NotFound)?)
    }

    /// The agenda of the day of `start` as the store is asked for it: what, and how far around that day something busy weighs.
    pub fn question_of_day(&self, start: Timestamp, now: Timestamp) -> (AgendaAsk, Interval) {
        let zone = self.desk.zone();
        self.question(now.date_in(zone), DateRange::lasting(start.date_in(zone), 1))
    }

    fn question(&self, from: NaiveDate, dates: DateRange) -> (AgendaAsk, Interval) {
        let ask = AgendaAsk { type_id: self.kind.id, site: self.site(), mode: Some(self.mode), from };
        (ask, bounds_of(&self.kind.settings.policy, self.desk.zone(), dates))
    }

    /// The agenda of the day of `start`, while nobody else takes the time of its advisors until the transaction ends.
    pub async fn agenda_alone(&self, tx: &Tx, start: Timestamp, now: Timestamp) -> Result<Agenda, Fault> {
        busy::lock_advisors_of(tx, self.kind.id).await?;
        self.agenda_of_day(tx.read(), start, now).await
    }

    /// The agenda of the day of `start`.
    pub async fn agenda_of_day(&self, reader: Reader<'_>, start: Timestamp, now: Timestamp) -> Result<Agenda, Fault> {
        self.agenda(reader, DateRange::lasting(start.date_in(self.desk.zone()), 1), now).await
    }

    /// The same, the time of this busy entry counting as free.
    pub fn ignoring(self, busy: i64) -> Self {
        Self { ignoring: Some(busy), ..self }
    }

    /// The question to the engine.
    pub fn ask<'a>(&'a self, agenda: &'a Agenda, now: Timestamp) -> Ask<'a> {
        Ask { agenda, policy: &self.kind.settings.policy, now, ignoring: self.ignoring, audience: Audience::Candidate }
    }

    /// What became of `start`, asked for at `asked_at`, with what may be had instead: more of the agenda is read for that.
    pub async fn offer(
        &self,
        reader: Reader<'_>,
        start: Timestamp,
        (asked_at, now): (Timestamp, Timestamp),
    ) -> Result<Offer, Fault> {
        let agenda = self.agenda(reader, nearby(start, self.desk.zone()), now).await?;
        Ok(offer_at(self.ask(&agenda, asked_at), start))
    }
}

/// What became of a question about one instant.
pub enum Offer {
    /// Free, with these advisors.
    Free(Slot),
    /// Offered in principle, taken now; the nearest free ones instead.
    Taken(Vec<Slot>),
    /// Never offered: closed, off the grid, inside the notice, past the horizon.
    NotOffered,
}

/// Is `start` bookable? The same engine as the display; `agenda` holds what is busy on the dates [`nearby`].
fn offer_at(ask: Ask<'_>, start: Timestamp) -> Offer {
    if let Some(slot) = slot_at(ask, start) {
        return Offer::Free(slot);
    }
    let mut empty = ask.agenda.clone();
    for schedule in &mut empty.advisors {
        schedule.busy.clear();
    }
    match slot_at(Ask { agenda: &empty, ..ask }, start) {
        Some(_) => Offer::Taken(nearest(ask, start, ALTERNATIVES)),
        None => Offer::NotOffered,
    }
}

impl Services {
    /// Finds whom a visitor wants to meet. Unknown, no longer published or archived: not found.
    pub(crate) async fn desk(&self, target: &DeskTarget) -> Result<Desk, Fault> {
        match target {
            DeskTarget::Training { name, type_slug } => self.desk_of_training(name, type_slug.as_deref()).await,
            DeskTarget::Type { centre, type_slug } => self.desk_of_type(centre, type_slug).await,
        }
    }

    /// The desk of a training, where one of its types is chosen, or its first one.
    pub(crate) async fn desk_of_training(&self, name: &TrainingName, type_slug: Option<&str>) -> Result<Desk, Fault> {
        let key;
        let meant = match name {
            TrainingName::Key(typed) => {
                key = typed.trim().to_uppercase();
                trainings::TrainingName::Key(&key)
            }
            TrainingName::Parcoursup(id) => trainings::TrainingName::Parcoursup(id.trim()),
            TrainingName::Action(id) => trainings::TrainingName::Ideo2(id.trim()),
        };
        let (details, types) = offered::find(self.0.db.read(), meant).await?.ok_or(Refusal::NotFound)?;
        let chosen = match type_slug {
            Some(slug) => Some(types.iter().find(|kind| kind.settings.slug == slug).cloned().ok_or(Refusal::NotFound)?),
            None => types.first().cloned(),
        };
        Ok(Desk { centre: details.centre.clone(), site: Some(details.site.clone()), training: Some(details), types, chosen })
    }

    async fn desk_of_type(&self, slug: &str, type_slug: &str) -> Result<Desk, Fault> {
        let reader = self.0.db.read();
        let centre = centres::find_by_slug(reader, slug).await?.ok_or(Refusal::NotFound)?;
        let kind = types::find_by_slug(reader, centre.id, type_slug).await?.ok_or(Refusal::NotFound)?;
        if kind.archived_at.is_some() {
            return Err(Refusal::NotFound.into());
        }
        let site = sites::find_first_of_type(reader, centre.id, kind.id).await?;
        Ok(Desk { training: None, centre, site, types: vec![kind.clone()], chosen: Some(kind) })
    }
}
