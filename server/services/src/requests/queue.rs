//! A page of the queue.

use crate::{Services, access::Member, fault::Fault, new_request::search_words};
use contract::{
    agendas::{SiteName, TrainingName},
    requests::{Care, Cursor, MemberName, QueueChoices, QueueCounts, QueueFilter, QueueLine, QueueView, ShowQueue, ViewName},
    scope::StaffScope,
};
use domain::{
    agenda::MinuteOfDay,
    callback::opening_days_back,
    life::{LATE_AFTER, Stage},
    slots::instant_at,
    staff::Right,
    time::Timestamp,
};
use store::{
    agenda_names, members,
    queue::{self, Behind, Filter, Order, QueueRow},
    saved_views, sites,
};

/// Lines on a page.
const PAGE: u32 = 50;
/// The most trainings the filter offers.
const TRAININGS: u64 = 500;

impl Services {
    pub(super) async fn queue_page(&self, scope: &StaffScope, ask: &ShowQueue) -> Result<QueueView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let (reader, now, centre) = (self.0.db.read(), self.now(), member.centre().id);
        let filter = stored_filter(&member, &ask.filter, now);
        let late = asked_before(&member, LATE_AFTER, now);
        let behind = ask.behind.map(|cursor| Behind(cursor.asked_at, cursor.id));
        let mut rows = queue::list(reader, centre, &filter, (order_of(ask.filter.stage), behind, PAGE + 1)).await?;
        let has_more = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        let next = rows.last().filter(|_| has_more).map(|last| Cursor { asked_at: last.created_at, id: last.id });
        let counts = queue::counts(reader, centre, member.staff()).await?;
        let [callbacks, enquiries, appointments] = counts.by_way;
        let views = saved_views::list(reader, centre, member.staff()).await?;
        self.note_persons(&member, "queue_seen", rows.len()).await?;
        Ok(QueueView {
            lines: rows.into_iter().map(|row| line(&member, row, late)).collect(),
            next,
            counts: QueueCounts { callbacks, enquiries, appointments, own: counts.own },
            choices: self.queue_choices(&member).await?,
            views: views.into_iter().map(|row| ViewName { id: row.id, name: row.name, query: row.query }).collect(),
            now,
            me: member.staff(),
            every_request: member.role().may(Right::EveryRequest),
            may_export: member.role().may(Right::Configure),
        })
    }

    async fn queue_choices(&self, member: &Member) -> Result<QueueChoices, Fault> {
        let (reader, centre) = (self.0.db.read(), member.centre().id);
        let trainings = agenda_names::list_trainings(reader, centre, TRAININGS).await?;
        let sites = sites::list(reader, centre).await?;
        Ok(QueueChoices {
            trainings: trainings.into_iter().map(|(id, title, site)| TrainingName { id, title, site }).collect(),
            sites: sites.into_iter().map(|row| SiteName { id: row.id, name: row.site.name }).collect(),
            people: self.colleagues(member).await?,
        })
    }

    /// Who works for the centre, by name.
    pub(super) async fn colleagues(&self, member: &Member) -> Result<Vec<MemberName>, Fault> {
        let rows = members::list_of_centre(self.0.db.read(), member.centre().id).await?;
        Ok(rows.into_iter().map(|row| MemberName { id: row.membership.staff, name: row.name }).collect())
    }
}

/// Who waits longest comes first; of what is settled, the latest.
pub(super) const fn order_of(stage: Stage) -> Order {
    match stage {
        Stage::Waiting => Order::OldestFirst,
        Stage::Settled | Stage::Any | Stage::In(_) => Order::LatestFirst,
    }
}

/// The filter as the store takes it.
pub(super) fn stored_filter(member: &Member, filter: &QueueFilter, now: Timestamp) -> Filter {
    Filter {
        stage: filter.stage,
        way: filter.way,
        training: filter.training,
        site: filter.site,
        care: match filter.care {
            Care::Anybody => queue::Care::Anybody,
            Care::Mine => queue::Care::Of(member.staff()),
            Care::Nobody => queue::Care::Nobody,
            Care::Of(staff) => queue::Care::Of(staff),
        },
        referrer: filter.referrer,
        asked_before: filter.older_than_days.and_then(|days| asked_before(member, days, now)),
        words: search_words(&filter.text),
    }
}

/// What was asked before this instant is `n` opening days old; `None`: nothing is.
pub(crate) fn asked_before(member: &Member, n: u16, now: Timestamp) -> Option<Timestamp> {
    let centre = &member.centre().centre;
    let date = opening_days_back(now.date_in(centre.zone), n, centre.territory)?;
    Some(instant_at(centre.zone, date, MinuteOfDay::START))
}

/// A line as the member sees it, when what was asked before `late` is late.
pub(super) fn line(member: &Member, row: QueueRow, late: Option<Timestamp>) -> QueueLine {
    QueueLine {
        is_late: row.state.waits() && late.is_some_and(|before| row.created_at < before),
        may_act: member.may_act_for(row.assigned.as_ref().map(|(staff, _)| *staff)),
        id: row.id,
        way: row.way,
        state: row.state,
        name: format!("{} {}", row.candidate.0, row.candidate.1),
        asker: row.asker,
        training: row.training,
        asked_at: row.created_at.in_zone(row.zone),
        wanted: row.wanted,
        subjects: row.subjects,
        referrer: row.referrer,
        n_attempts: row.n_attempts,
        assigned: row.assigned.map(|(id, name)| MemberName { id, name }),
        appointment: row.appointment.map(|(id, starts)| (id, starts.in_zone(row.zone))),
        revision: row.revision,
    }
}
