//! What waits today, and the way to a first slot for a centre that has none.

use super::{
    seen::Looked,
    views::{entry, instants, kind, own_only, person, seen_people},
};
use crate::{Services, access::Member, fault::Fault, requests::asked_before, views};
use chrono::Days;
use contract::{
    agendas::{Attention, BouncedOf, PendingView, SetupStep, SetupView, TodayView, WaitingRequests},
    booking::DeskTarget,
    refusal::SlotView,
    scope::StaffScope,
};
use domain::{
    agenda::{CivilSpan, MinuteOfDay},
    life::LATE_AFTER,
    slots::instant_at,
    staff::Right,
    time::{DateRange, Interval, NaiveDate, NaiveTime, Timestamp, Tz},
};
use store::{
    agenda_names,
    agenda_views::{self, EntryRow, Shown, Which},
    attention, deliveries, members, queue, types,
};

/// How far ahead closures and absences are announced, in days.
const SOON_DAYS: u64 = 14;
/// How far back it is asked who came, in days.
const LATELY_DAYS: i64 = 14;
/// How far ahead an appointment may wait for an answer, in days.
const AHEAD_DAYS: i64 = 366;
/// The most lines of each list.
const MOST: u64 = 200;

impl Services {
    pub(super) async fn today_page(&self, scope: &StaffScope, centre: &str) -> Result<TodayView, Fault> {
        let member = self.member(scope, centre).await?;
        let (now, zone) = (self.now(), member.centre().centre.zone);
        let today = now.date_in(zone);
        let reader = self.0.db.read();
        let day = instants(zone, DateRange::lasting(today, 1));
        let entries = self.entries_of(&member, day, Which::Standing).await?;
        let pending = self.entries_of(&member, Interval::new(now, now.plus_minutes(AHEAD_DAYS * 1440)), Which::Pending).await?;
        let lately = Interval::new(now.plus_minutes(-LATELY_DAYS * 1440), now);
        let unsettled = self.entries_of(&member, lately, Which::Agreed).await?;
        let next_day = agenda_views::next_start(reader, member.centre().id, own_only(&member).as_deref(), day.end).await?;
        let people = seen_people(&member, agenda_names::list_people(reader, member.centre().id).await?);
        let kinds = agenda_names::list_kinds(reader, member.centre().id).await?;
        let view = TodayView {
            zone: zone.name().to_owned(),
            today,
            now: now.in_zone(zone),
            people: people.into_iter().map(person).collect(),
            kinds: kinds.into_iter().map(kind).collect(),
            pending: waiting(pending, (now, zone)),
            // Until it is over, it is one of today's.
            unsettled: unsettled.into_iter().filter(|row| row.interval.end <= now).map(|row| entry(row, zone)).collect(),
            entries: entries.into_iter().map(|row| entry(row, zone)).collect(),
            next_day: next_day.map(|at| at.in_zone(zone)),
            requests: self.waiting_requests(&member, now).await?,
            attention: self.attention(&member, (today, zone)).await?,
            setup: self.setup(&member, today, now).await?,
        };
        self.note_looked(&member, Looked::Today, view.entries.len() + view.pending.len() + view.unsettled.len()).await?;
        Ok(view)
    }

    async fn waiting_requests(&self, member: &Member, now: Timestamp) -> Result<WaitingRequests, Fault> {
        let late = asked_before(member, LATE_AFTER, now).unwrap_or_default();
        let waiting = queue::waiting(self.0.db.read(), member.centre().id, late).await?;
        let zone = member.centre().centre.zone;
        let oldest = waiting.oldest_at.map(|at| at.in_zone(zone));
        Ok(WaitingRequests { n: waiting.n, n_late: waiting.n_before, oldest })
    }

    async fn entries_of(&self, member: &Member, within: Interval, which: Which) -> Result<Vec<EntryRow>, Fault> {
        let shown = Shown { centre: member.centre().id, advisors: own_only(member), site: None, within, which };
        Ok(agenda_views::list_entries(self.0.db.read(), &shown, MOST).await?)
    }

    async fn attention(&self, member: &Member, (today, zone): (NaiveDate, Tz)) -> Result<Vec<Attention>, Fault> {
        let (reader, centre) = (self.0.db.read(), member.centre().id);
        let own = own_only(member);
        let concerns = |advisor| own.as_ref().is_none_or(|own| own.contains(&advisor));
        let mut all: Vec<Attention> = attention::list_without_hours(reader, centre, today)
            .await?
            .into_iter()
            .filter(|(advisor, _)| concerns(*advisor))
            .map(|(_, name)| Attention::NoHours { name })
            .collect();
        if member.role().may(Right::Configure) {
            let unserved = attention::list_unserved(reader, centre).await?;
            all.extend(unserved.into_iter().map(|(name, slug)| Attention::Unserved { name, slug }));
        }
        all.extend(self.bounced(member).await?);
        let soon = (today, today.checked_add_days(Days::new(SOON_DAYS)).unwrap_or(today));
        all.extend(self.closures(member, soon, zone).await?);
        let absences = attention::list_absences(reader, centre, soon).await?;
        all.extend(absences.into_iter().filter(|(advisor, ..)| concerns(*advisor)).map(|(_, name, span)| Attention::Away {
            name,
            from: span.from.date(),
            last: last_date(span),
        }));
        Ok(all)
    }

    /// The addresses of the centre that take no mail: three statements.
    async fn bounced(&self, member: &Member) -> Result<Vec<Attention>, Fault> {
        let (reader, centre) = (self.0.db.read(), member.centre());
        let mut known: Vec<(String, BouncedOf)> = Vec::new();
        known.extend(centre.centre.email.clone().map(|email| (email, BouncedOf::Centre)));
        let contacts = attention::list_contacts(reader, centre.id).await?;
        known.extend(contacts.into_iter().map(|(email, n)| (email, BouncedOf::Trainings(n))));
        let colleagues = members::list_of_centre(reader, centre.id).await?;
        known.extend(colleagues.into_iter().map(|row| (row.email, BouncedOf::Colleague(row.name))));
        let hashes: Vec<String> = known.iter().map(|(email, _)| self.address_hash(email)).collect();
        let blocked = deliveries::list_blocked(reader, &hashes).await?;
        let bounced = known.into_iter().zip(&hashes).filter_map(|((email, of), hash)| {
            let row = blocked.iter().find(|row| row.address_hash == *hash)?;
            Some(Attention::Bounced { email, what: row.what, of })
        });
        Ok(bounced.collect())
    }

    /// The closures that come, each with the appointments that fall into it: two statements for all.
    async fn closures(&self, member: &Member, soon: (NaiveDate, NaiveDate), zone: Tz) -> Result<Vec<Attention>, Fault> {
        let (reader, centre) = (self.0.db.read(), member.centre().id);
        let coming = attention::list_closures(reader, centre, soon).await?;
        let spans: Vec<Interval> = coming.iter().map(|closure| instants_of(closure.span, zone)).collect();
        let (Some(first), Some(last)) = (spans.iter().map(|span| span.start).min(), spans.iter().map(|span| span.end).max())
        else {
            return Ok(Vec::new());
        };
        let booked = agenda_views::list_intervals(reader, centre, Interval::new(first, last)).await?;
        let told = coming.into_iter().zip(spans).map(|(closure, span)| {
            let falls =
                |(interval, site): &&(Interval, _)| interval.overlaps(span) && (closure.site.is_none() || closure.site == *site);
            Attention::Closed {
                from: closure.span.from.date(),
                last: last_date(closure.span),
                n_booked: u32::try_from(booked.iter().filter(falls).count()).unwrap_or(u32::MAX),
                label: closure.label,
            }
        });
        Ok(told.collect())
    }

    /// Shown until somebody has booked for the first time.
    async fn setup(&self, member: &Member, today: NaiveDate, now: Timestamp) -> Result<Option<SetupView>, Fault> {
        let (reader, centre) = (self.0.db.read(), member.centre());
        if agenda_views::next_start(reader, centre.id, None, Timestamp::default()).await?.is_some() {
            return Ok(None);
        }
        let ready = attention::readiness(reader, centre.id, today).await?;
        let first_free = if ready.has_hours && ready.has_type { self.first_of_centre(member, now).await? } else { None };
        let steps = vec![
            (SetupStep::Advisor, ready.has_advisor),
            (SetupStep::Hours, ready.has_hours),
            (SetupStep::Type, ready.has_type),
            (SetupStep::Page, first_free.is_some()),
        ];
        Ok(Some(SetupView { steps, first_free, may_configure: member.role().may(Right::Configure) }))
    }

    /// The first free slot of any type of the centre, as a candidate would find it.
    async fn first_of_centre(&self, member: &Member, now: Timestamp) -> Result<Option<SlotView>, Fault> {
        let mut first: Option<domain::slots::Slot> = None;
        for row in types::list(self.0.db.read(), member.centre().id).await? {
            let target = DeskTarget::Type { centre: member.centre().centre.slug.clone(), type_slug: row.settings.slug };
            let desk = self.desk(&target).await?;
            let Ok(chosen) = desk.chosen(None) else { continue };
            let slot = self.first_free(&chosen, now).await?;
            first = [first, slot].into_iter().flatten().min_by_key(|slot| slot.interval);
        }
        Ok(first.map(|slot| views::slot(&slot, member.centre().centre.zone)))
    }
}

/// What waits, the shortest wait first.
fn waiting(rows: Vec<EntryRow>, (now, zone): (Timestamp, Tz)) -> Vec<PendingView> {
    let mut waiting: Vec<PendingView> = rows
        .into_iter()
        .filter_map(|row| {
            let until = row.pending_until.filter(|until| *until > now)?;
            Some(PendingView { until: until.in_zone(zone), entry: entry(row, zone) })
        })
        .collect();
    waiting.sort_by_key(|view| (view.until.at, view.entry.id));
    waiting
}

/// The last date that a civil span touches.
fn last_date(span: CivilSpan) -> NaiveDate {
    let end = span.until.date();
    if span.until.time() == NaiveTime::MIN { end.pred_opt().unwrap_or(end).max(span.from.date()) } else { end }
}

fn instants_of(span: CivilSpan, zone: Tz) -> Interval {
    use chrono::Timelike;
    let at = |civil: chrono::NaiveDateTime| {
        let minute = u16::try_from(civil.hour() * 60 + civil.minute()).ok().and_then(MinuteOfDay::new);
        instant_at(zone, civil.date(), minute.unwrap_or(MinuteOfDay::START))
    };
    Interval::new(at(span.from), at(span.until))
}
