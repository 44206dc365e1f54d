//! What these tests arrange with: the use cases over a scene, and its staff.

use contract::{
    booking::{Booking, DeskTarget, ShowDesk},
    hours::{ClosureEdit, Decision, EditClosure, EditHours, Hours, HoursAnswer, HoursEdit, HoursView, SavedView, ShowHours},
    scope::{RequestScope, StaffScope},
};
use domain::{
    agenda::WeekdaySet,
    hours::{ScopeDraft, ScopeKind, Series, SpanDraft, SpecialDayDraft, WeeklyDraft, WindowDraft},
    ids::{AdvisorId, AppointmentId},
    staff::Role,
    time::{Interval, NaiveDate, Timestamp, Weekday},
};
use services::{Chance, Clock, Limits, Services, Setup};
use std::sync::Arc;
use store::{
    Db,
    advisors::{self, NewAdvisor},
    appointments::{self, AppointmentRow},
    centres, jobs, types,
};
use testkit::{FixedClock, NOW, Scene, SeededRandom, a_member, an_advisor};

struct Stopped(FixedClock);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

struct Seeded(SeededRandom);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.next_u64().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}

/// One centre with one advisor, Monday to Friday from 9:00 to 17:00, one type of half an hour; a manager, a reception desk, and
/// the advisor's own account. It is Monday 1 March 2027, 9:00 in Paris.
pub struct House {
    pub services: Services,
    pub clock: FixedClock,
    pub scene: Scene,
    pub db: Db,
    pub centre: String,
    pub type_slug: String,
    pub manager: StaffScope,
    pub reception: StaffScope,
    pub advisor: StaffScope,
}

impl House {
    pub async fn new(db: &Db) -> Self {
        let scene = Scene::new(db).await;
        let clock = FixedClock::at(NOW);
        let services = Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped(clock.clone())),
            chance: Arc::new(Seeded(SeededRandom::new(1))),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits: Limits::default(),
        });
        let centre = centres::find(db.read(), scene.centre).await.unwrap().unwrap();
        let kind = types::find(db.read(), scene.centre, scene.type_id).await.unwrap().unwrap();
        Self {
            services,
            clock,
            scene,
            db: db.clone(),
            centre: centre.centre.slug,
            type_slug: kind.settings.slug,
            manager: a_member(db, scene.centre, Role::Manager, None).await,
            reception: a_member(db, scene.centre, Role::Reception, None).await,
            advisor: a_member(db, scene.centre, Role::Advisor, Some(scene.advisor)).await,
        }
    }

    /// One more advisor of the centre who takes the type, without hours.
    pub async fn colleague(&self, name: &str) -> AdvisorId {
        let new = NewAdvisor { name: name.to_owned(), position: 1, ..an_advisor(self.scene.centre) };
        let new = &new;
        self.db.write(|tx| async move { advisors::insert(&tx, new).await }).await.unwrap()
    }

    pub async fn shown_to(&self, who: &StaffScope, advisor: Option<AdvisorId>) -> HoursView {
        let ask = ShowHours { centre: self.centre.clone(), advisor, week: None };
        self.services.show_hours(who, ask).await.unwrap()
    }

    /// The only series of the scene's advisor.
    pub async fn series(&self) -> Series {
        let view = self.shown_to(&self.manager, Some(self.scene.advisor)).await;
        let [series] = &view.shown.unwrap().series[..] else { panic!("one series") };
        series.clone()
    }

    pub fn edit(&self, edit: HoursEdit, decision: Decision) -> EditHours {
        EditHours { centre: self.centre.clone(), advisor: self.scene.advisor, edit, decision }
    }

    /// The advisor edits their own hours.
    pub async fn edited(&self, edit: HoursEdit) -> HoursAnswer {
        self.decided(edit, Decision::default()).await
    }

    pub async fn decided(&self, edit: HoursEdit, decision: Decision) -> HoursAnswer {
        self.services.edit_hours(&self.advisor, self.edit(edit, decision)).await.unwrap()
    }

    pub async fn closed(&self, edit: ClosureEdit, decision: Decision) -> HoursAnswer {
        let ask = EditClosure { centre: self.centre.clone(), edit, decision };
        self.services.edit_closure(&self.manager, ask).await.unwrap()
    }

    pub async fn book(&self, interval: Interval) -> AppointmentId {
        self.scene.book(&self.db, interval).await.unwrap()
    }

    pub async fn appointment(&self, id: AppointmentId) -> AppointmentRow {
        appointments::find(self.db.read(), self.scene.centre, id).await.unwrap().unwrap()
    }

    pub async fn n_jobs(&self) -> u64 {
        jobs::state(self.db.read(), self.clock.now()).await.unwrap().n_queued
    }

    /// What candidates are offered on a day, as the wall clock shows it.
    pub async fn offered(&self, day: NaiveDate) -> Vec<String> {
        let target = DeskTarget::Type { centre: self.centre.clone(), type_slug: self.type_slug.clone() };
        let ask = ShowDesk { target, referrer: None, mode: None, month: Some(day), day: Some(day) };
        let scope = RequestScope { address_key: "visitor".to_owned(), request_id: "test".to_owned() };
        let agenda = self.services.show_desk(&scope, ask).await.unwrap().agenda.expect("an agenda");
        let slots = agenda.day.expect("a day").slots;
        slots.iter().map(|slot| slot.starts.time().format("%H:%M").to_string()).collect()
    }
}

pub const SAVED: HoursAnswer = HoursAnswer::Saved(SavedView { n_cancelled: 0, n_left: 0, n_skipped: 0 });

/// A day of March 2027.
pub fn march(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, day).unwrap()
}

/// Hours and minutes of a day of March 2027 in Paris, before the clock changes on the 28th.
pub fn at(day: u32, hour: i64, minute: i64) -> Timestamp {
    NOW.plus_minutes(i64::from(day - 1) * 24 * 60 + (hour - 9) * 60 + minute)
}

/// Half an hour from there.
pub fn half_an_hour(day: u32, hour: i64, minute: i64) -> Interval {
    Interval::lasting(at(day, hour, minute), 1800)
}

pub fn every(days: &[Weekday], from: &str, to: &str) -> WeeklyDraft {
    let days: WeekdaySet = days.iter().copied().collect();
    WeeklyDraft { days, from: from.to_owned(), to: to.to_owned(), ..WeeklyDraft::default() }
}

pub fn all() -> ScopeDraft {
    ScopeDraft::default()
}

pub fn from_on(date: NaiveDate) -> ScopeDraft {
    ScopeDraft { kind: ScopeKind::From, date: date.to_string() }
}

pub fn only(date: NaiveDate) -> ScopeDraft {
    ScopeDraft { kind: ScopeKind::Only, date: date.to_string() }
}

pub fn special(date: NaiveDate, windows: &[(&str, &str)]) -> SpecialDayDraft {
    let window = |(from, to): &(&str, &str)| WindowDraft { from: (*from).to_owned(), to: (*to).to_owned() };
    SpecialDayDraft { date: date.to_string(), windows: windows.iter().map(window).collect(), opens_holiday: false }
}

pub fn days(first: NaiveDate, last: NaiveDate, label: &str) -> SpanDraft {
    SpanDraft { first_day: first.to_string(), last_day: last.to_string(), label: label.to_owned(), ..SpanDraft::default() }
}

/// These are known, and left as they are.
pub fn leave(seen: &[AppointmentId]) -> Decision {
    Decision { seen: seen.to_vec(), ..Decision::default() }
}

/// These are known, and called off with these words.
pub fn call_off(seen: &[AppointmentId], reason: &str) -> Decision {
    Decision { seen: seen.to_vec(), cancelled: seen.to_vec(), reason: reason.to_owned() }
}

pub fn touched_ids(answer: &HoursAnswer) -> Vec<AppointmentId> {
    match answer {
        HoursAnswer::Touches(touched) => touched.iter().map(|one| one.id).collect(),
        HoursAnswer::Saved(_) | HoursAnswer::Refused(_) | HoursAnswer::ChangedMeanwhile => panic!("not asked: {answer:?}"),
    }
}
