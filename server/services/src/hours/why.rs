//! Why a day looks as it does to candidates: the engine's own account of the day, with the names of things.

use super::{
    preview::{chosen_in, served},
    showing::{advisor_name, parts, whole_day},
    state::State,
    touched::count,
    why_names::Names,
};
use crate::{
    Services,
    access::{Member, SeenAgendas},
    desk::Chosen,
    fault::Fault,
    views,
};
use contract::{
    hours::{AskWhy, NoHours, WhyPiece, WhyRow, WhyView, WhyWhat},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    agenda::Agenda,
    ids::AdvisorId,
    slots::{Reason, earliest_start, explain, last_date, open_slots},
    staff::Right,
    time::{DateRange, Interval, NaiveDate, Timestamp},
};
use store::{
    advisors::AdvisorRow,
    sites::{self, SiteRow},
    types,
};

impl Services {
    pub(super) async fn explained(&self, scope: &StaffScope, ask: &AskWhy) -> Result<WhyView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let reader = self.0.db.read();
        if let Some(advisor) = ask.advisor {
            member.in_agenda(reader, advisor).await?;
        }
        let centre = member.centre();
        let kinds = types::list(reader, centre.id).await?;
        let team = self.seen_team(&member).await?;
        let places = sites::list(reader, centre.id).await?;
        let slug = match &ask.type_slug {
            Some(slug) => Some(kinds.iter().find(|kind| kind.settings.slug == *slug).ok_or(Refusal::NotFound)?),
            None => kinds.first(),
        };
        let today = self.now().date_in(centre.centre.zone);
        let mut view = WhyView {
            types: kinds.iter().map(views::appointment_type).collect(),
            advisors: team.iter().map(advisor_name).collect(),
            sites: places.iter().map(site_name).collect(),
            chosen: None,
            mode: None,
            site: None,
            day: ask.day.unwrap_or(today),
            today,
            zone: centre.centre.zone.name().to_owned(),
            together: None,
            each: Vec::new(),
            first_free: None,
            may_configure: member.role().may(Right::Configure),
        };
        if let Some(kind) = slug {
            let desk = self.desk_at(&ask.centre, &kind.settings.slug, ask.site).await?;
            self.fill(&mut view, &chosen_in(&desk, ask.mode)?, (&member, &team), ask).await?;
        }
        Ok(view)
    }

    async fn fill(
        &self,
        view: &mut WhyView,
        chosen: &Chosen<'_>,
        (member, team): (&Member, &[AdvisorRow]),
        ask: &AskWhy,
    ) -> Result<(), Fault> {
        let (reader, now) = (self.0.db.read(), self.now());
        view.today = now.date_in(chosen.desk.zone());
        view.day = ask.day.unwrap_or(view.today);
        chosen.desk.zone().name().clone_into(&mut view.zone);
        view.chosen = Some(views::appointment_type(chosen.kind));
        view.mode = Some(chosen.mode);
        view.site = chosen.desk.site.as_ref().map(|site| site.id);
        let shown = DateRange::lasting(view.day, 1);
        let mut agenda = chosen.agenda_since(reader, view.day.min(view.today), shown, now).await?;
        let first_free = self.first_free(chosen, now).await?;
        view.first_free = first_free.map(|slot| views::slot(&slot, agenda.zone));
        if let Some(advisor) = ask.advisor {
            agenda.advisors.retain(|schedule| schedule.advisor == advisor);
        }
        if agenda.advisors.is_empty() {
            return Ok(());
        }
        let names = Names::load(reader, (&chosen.desk.centre, view.site), (member.seen_agendas(), team), view.day).await?;
        let day = Day { chosen, names: &names, date: view.day, now };
        let mut together = day.row(&agenda);
        together.advisor = ask.advisor.and_then(|advisor| names.advisor(advisor));
        if ask.advisor.is_none() && agenda.advisors.len() > 1 {
            view.each = day.rows_of_each(&agenda, member.seen_agendas());
        }
        if together.no_hours.is_some() || view.each.iter().any(|row| row.no_hours.is_some()) {
            let advisors: Vec<AdvisorId> = agenda.advisors.iter().map(|schedule| schedule.advisor).collect();
            let states = State::load_all(reader, &advisors, view.day).await?;
            for row in view.each.iter_mut().filter(|row| row.no_hours.is_some()) {
                let own = states.iter().filter(|state| row.advisor.as_ref().is_some_and(|name| name.id == state.advisor));
                row.no_hours = Some(which_nothing(own, chosen));
            }
            if together.no_hours.is_some() {
                together.no_hours = Some(which_nothing(states.iter(), chosen));
            }
        }
        view.together = Some(together);
        Ok(())
    }
}

/// Why none of these has a window on that date.
fn which_nothing<'a>(mut states: impl Iterator<Item = &'a State> + Clone, chosen: &Chosen<'_>) -> NoHours {
    let serves = |state: &State| !state.hours.serving(served(chosen)).is_empty() || !state.hours.days.is_empty();
    if states.clone().any(serves) {
        NoHours::NotThatDay
    } else if states.any(|state| !state.hours.series.is_empty()) {
        NoHours::NotForThis
    } else {
        NoHours::Never
    }
}

pub(super) fn sees(seen: SeenAgendas, advisor: AdvisorId) -> bool {
    match seen {
        SeenAgendas::Every => true,
        SeenAgendas::Only(own) => own == advisor,
        SeenAgendas::Nobody => false,
    }
}

fn site_name(row: &SiteRow) -> contract::hours::SiteName {
    contract::hours::SiteName { id: row.id, name: row.site.name.clone() }
}

/// The day that is asked about.
struct Day<'a> {
    chosen: &'a Chosen<'a>,
    names: &'a Names,
    date: NaiveDate,
    now: Timestamp,
}

impl Day<'_> {
    /// The timeline of the advisors of `agenda` together.
    fn row(&self, agenda: &Agenda) -> WhyRow {
        let dates = DateRange::lasting(self.date, 1);
        let ask = self.chosen.ask(agenda, self.now);
        let slots = open_slots(ask, dates);
        let removed = explain(ask, dates);
        let day = whole_day(self.date, agenda.zone);
        let starts_in = |span: Interval| count(slots.iter().filter(|slot| span.contains(slot.interval.start)).count());
        let piece = |(span, reason): (Interval, Option<Reason>)| {
            let what = match reason {
                None => WhyWhat::Free { n_slots: starts_in(span) },
                Some(Reason::Notice) if span.end <= self.now => WhyWhat::Past,
                Some(Reason::Notice) => WhyWhat::Notice(earliest_start(ask).unwrap_or(self.now).in_zone(agenda.zone)),
                Some(Reason::Horizon) => WhyWhat::Horizon(last_date(ask)),
                Some(reason) => self.names.name(reason, span, agenda),
            };
            WhyPiece { span: views::interval(span, agenda.zone), what }
        };
        let pieces = self.cut_at_now(parts(&removed, day)).into_iter().map(piece).collect();
        let outside = removed.iter().all(|removed| removed.because == Reason::Outside);
        let nothing_else = outside && removed.first().is_some_and(|removed| removed.interval.covers(day));
        WhyRow { advisor: None, pieces, n_slots: count(slots.len()), no_hours: nothing_else.then_some(NoHours::NotThatDay) }
    }

    /// Each advisor alone, those left out that the person may not see.
    fn rows_of_each(&self, agenda: &Agenda, seen: SeenAgendas) -> Vec<WhyRow> {
        let each = agenda.advisors.iter().filter(|schedule| sees(seen, schedule.advisor));
        each.map(|schedule| {
            let alone = Agenda { advisors: vec![schedule.clone()], ..agenda.clone() };
            WhyRow { advisor: self.names.advisor(schedule.advisor), ..self.row(&alone) }
        })
        .collect()
    }

    /// What is past and what is only too close are told apart.
    fn cut_at_now(&self, parts: Vec<(Interval, Option<Reason>)>) -> Vec<(Interval, Option<Reason>)> {
        let now = self.now;
        parts
            .into_iter()
            .flat_map(|(span, reason)| {
                if reason == Some(Reason::Notice) && span.start < now && now < span.end {
                    let (past, close) = (Interval::new(span.start, now), Interval::new(now, span.end));
                    vec![(past, reason), (close, reason)]
                } else {
                    vec![(span, reason)]
                }
            })
            .collect()
    }
}
