//! The pages of the agenda: a constant number of statements each, whatever they show.

use super::{place_of, seen::Looked, shut};
use crate::{
    Services,
    access::{Member, SeenAgendas},
    fault::Fault,
    views,
};
use chrono::Datelike;
use contract::{
    agendas::{
        AgendaEntry, AgendaFrame, AgendaPart, AgendaView, DayCount, KindName, PersonName, Pulse, ShowAgenda, ShutView, SiteName,
        Taken, TakenWhat,
    },
    scope::StaffScope,
};
use domain::{
    agenda::MinuteOfDay,
    appointment::Mode,
    holidays::Territory,
    ids::{AdvisorId, SiteId},
    slots::instant_at,
    span::Span,
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use store::{
    agenda_hours::{self, HoursAsk},
    agenda_names::{self, PersonRow},
    agenda_views::{self, EntryRow, Shown, TakenBy, TakenRow, Which},
    sites,
};

/// The most appointments one page holds.
const MOST: u64 = 2_000;
/// The most appointments that are counted for a month.
const MOST_COUNTED: u64 = 20_000;
/// How many appointments of a date the month names.
const NAMED: usize = 3;

/// One page, read from what was asked.
pub(super) struct Page {
    pub dates: DateRange,
    pub bounds: Interval,
    pub place: (Tz, Territory),
    /// The agendas that may be seen, narrowed to those asked for.
    pub people: Vec<PersonRow>,
    pub shown: Shown,
}

impl Services {
    pub(super) async fn agenda_frame(&self, scope: &StaffScope, centre: &str) -> Result<AgendaFrame, Fault> {
        let member = self.member(scope, centre).await?;
        let reader = self.0.db.read();
        let people = seen_people(&member, agenda_names::list_people(reader, member.centre().id).await?);
        let sites = sites::list(reader, member.centre().id).await?;
        let kinds = agenda_names::list_kinds(reader, member.centre().id).await?;
        Ok(AgendaFrame {
            people: people.into_iter().map(person).collect(),
            sites: sites.into_iter().map(|row| SiteName { id: row.id, name: row.site.name }).collect(),
            kinds: kinds.into_iter().map(kind).collect(),
            today: self.now().date_in(member.centre().centre.zone),
            sees_every: member.seen_agendas() == SeenAgendas::Every,
        })
    }

    pub(super) async fn agenda_page(&self, scope: &StaffScope, ask: &ShowAgenda) -> Result<AgendaView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let (now, reader) = (self.now(), self.0.db.read());
        let page = self.page(&member, ask).await?;
        let pulse = self.pulse_of(&page, now).await?;
        let most = if ask.span == Span::Month { MOST_COUNTED } else { MOST };
        let rows = agenda_views::list_entries(reader, &page.shown, most).await?;
        let advisors = page.columns(&rows);
        let shut = self.shut_of(&member, &page, (&advisors, ask)).await?;
        let n_seen = rows.len();
        let part = match ask.span {
            Span::Month => AgendaPart::Days(days(&page, rows, shut)),
            Span::Day | Span::Week | Span::List => AgendaPart::Each {
                left_out: u32::try_from(pulse.n.saturating_sub(rows.len() as u64)).unwrap_or(u32::MAX),
                entries: rows.into_iter().map(|row| entry(row, page.place.0)).collect(),
                taken: agenda_views::list_taken(reader, &advisors, page.bounds, now)
                    .await?
                    .into_iter()
                    .map(|row| taken(row, page.place.0))
                    .collect(),
                shut,
            },
        };
        self.note_looked(&member, Looked::Agenda, n_seen).await?;
        Ok(AgendaView {
            zone: page.place.0.name().to_owned(),
            dates: page.dates,
            now: now.in_zone(page.place.0),
            pulse,
            advisors,
            part,
        })
    }

    pub(super) async fn agenda_pulse(&self, scope: &StaffScope, ask: &ShowAgenda) -> Result<Pulse, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let page = self.page(&member, ask).await?;
        self.pulse_of(&page, self.now()).await
    }

    async fn page(&self, member: &Member, ask: &ShowAgenda) -> Result<Page, Fault> {
        let reader = self.0.db.read();
        let place = place_of(reader, member.centre(), ask.site).await?;
        let today = self.now().date_in(place.0);
        let day = ask.day.filter(|day| near(*day, today)).unwrap_or(today);
        let dates = ask.span.dates(day);
        let bounds = instants(place.0, dates);
        let mut people = seen_people(member, agenda_names::list_people(reader, member.centre().id).await?);
        let asked: Vec<AdvisorId> = people.iter().map(|row| row.id).filter(|id| ask.advisors.contains(id)).collect();
        // An address that names nobody who may be seen (somebody left, another's link) shows everybody who may.
        let advisors = if asked.is_empty() {
            own_only(member)
        } else {
            people.retain(|row| asked.contains(&row.id));
            Some(asked)
        };
        let which = if ask.span == Span::List { Which::All } else { Which::Standing };
        let shown = Shown { centre: member.centre().id, advisors, site: ask.site, within: bounds, which };
        Ok(Page { dates, bounds, place, people, shown })
    }

    async fn pulse_of(&self, page: &Page, now: Timestamp) -> Result<Pulse, Fault> {
        let reader = self.0.db.read();
        let row = agenda_views::pulse(reader, &page.shown).await?;
        let people: Vec<AdvisorId> = page.people.iter().map(|row| row.id).collect();
        let n_taken = agenda_views::count_taken(reader, &people, page.bounds, now).await?;
        Ok(Pulse { n: row.n, n_arrived: row.n_arrived, updated: row.updated, sequences: row.sequences, n_taken })
    }

    async fn shut_of(
        &self,
        member: &Member,
        page: &Page,
        (advisors, ask): (&[AdvisorId], &ShowAgenda),
    ) -> Result<Vec<ShutView>, Fault> {
        let hours_ask = HoursAsk {
            centre: member.centre().id,
            place: page.place,
            advisors,
            site: ask.site,
            serving: None,
            from: shut::first_day_needed(page.dates),
        };
        let hours = agenda_hours::load(self.0.db.read(), &hours_ask).await?;
        let whose = if ask.span == Span::Day { shut::Whose::Each } else { shut::Whose::Everybody };
        Ok(shut::shut(&hours, page.dates, whose))
    }
}

impl Page {
    /// Who has a column: those asked for; otherwise who receives at the site, and who did and has something there.
    fn columns(&self, rows: &[EntryRow]) -> Vec<AdvisorId> {
        let asked = self.shown.advisors.is_some();
        let at_site = |row: &PersonRow| self.shown.site.is_none_or(|site: SiteId| row.site.is_none_or(|own| own == site));
        let has_some = |id: AdvisorId| rows.iter().any(|row| row.advisors.contains(&id));
        let shows = |row: &&PersonRow| asked || (row.active && at_site(row)) || has_some(row.id);
        self.people.iter().filter(shows).map(|row| row.id).collect()
    }
}

/// Dates that make sense beside today: ten years around.
fn near(day: NaiveDate, today: NaiveDate) -> bool {
    (day.year() - today.year()).abs() <= 10
}

/// From the first instant of the first date to the last of the last.
pub(super) fn instants(zone: Tz, dates: DateRange) -> Interval {
    let start = |date| instant_at(zone, date, MinuteOfDay::START);
    Interval::new(start(dates.from), start(dates.until))
}

/// `None`: every agenda of the centre.
pub(super) fn own_only(member: &Member) -> Option<Vec<AdvisorId>> {
    match member.seen_agendas() {
        SeenAgendas::Every => None,
        SeenAgendas::Only(own) => Some(vec![own]),
        SeenAgendas::Nobody => Some(Vec::new()),
    }
}

/// Those whose agenda the member sees.
pub(super) fn seen_people(member: &Member, mut people: Vec<PersonRow>) -> Vec<PersonRow> {
    if let Some(own) = own_only(member) {
        people.retain(|row| own.contains(&row.id));
    }
    people
}

pub(super) fn person(row: PersonRow) -> PersonName {
    PersonName { id: row.id, name: row.name, active: row.active }
}

pub(super) fn kind((id, name, colour, step_min): (domain::ids::AppointmentTypeId, String, String, i32)) -> KindName {
    KindName { id, name, colour, step_min }
}

/// An appointment on the wall clock of `zone`.
pub(super) fn entry(row: EntryRow, zone: Tz) -> AgendaEntry {
    AgendaEntry {
        id: row.id,
        sequence: row.sequence,
        starts: row.interval.start.in_zone(zone),
        minutes: u16::try_from(row.interval.seconds() / 60).unwrap_or(u16::MAX),
        state: row.standing,
        kind: row.type_id,
        mode: row.mode,
        site: row.site,
        first_name: row.first_name,
        last_name: row.last_name,
        phone: row.phone.filter(|_| row.mode == Mode::Phone).map(|phone| views::shown_phone(&phone)),
        advisors: row.advisors,
    }
}

fn taken(row: TakenRow, zone: Tz) -> Taken {
    Taken {
        advisor: row.advisor,
        starts: row.interval.start.in_zone(zone),
        minutes: u32::try_from(row.interval.seconds() / 60).unwrap_or(u32::MAX),
        what: match row.by {
            TakenBy::Hold => TakenWhat::Hold,
            TakenBy::External => TakenWhat::External,
            TakenBy::Session => TakenWhat::Session,
        },
    }
}

/// How much there is on each date; `rows` are by start.
fn days(page: &Page, rows: Vec<EntryRow>, shut: Vec<ShutView>) -> Vec<DayCount> {
    let mut days: Vec<DayCount> = page.dates.dates().map(|date| DayCount { date, n: 0, first: Vec::new(), shut: None }).collect();
    let of = |date: NaiveDate| usize::try_from(date.signed_duration_since(page.dates.from).num_days()).unwrap_or(usize::MAX);
    for row in rows {
        if let Some(day) = days.get_mut(of(row.interval.start.date_in(page.place.0))) {
            day.n += 1;
            if day.first.len() < NAMED {
                day.first.push(entry(row, page.place.0));
            }
        }
    }
    for view in shut.into_iter().filter(|view| view.from_min == 0 && view.until_min == MinuteOfDay::END.minutes()) {
        if let Some(day) = days.get_mut(of(view.date)) {
            day.shut = Some(view);
        }
    }
    days
}
