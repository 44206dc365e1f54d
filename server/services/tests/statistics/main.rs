//! The figures of a centre, through the port, on both engines.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use contract::{
    Answer,
    refusal::Refusal,
    scope::StaffScope,
    statistics::{AppointmentFigures, ByWay, ShowStatistics, Statistics, StatisticsView},
};
use domain::{
    appointment::{AppointmentState, Party},
    ids::TrainingId,
    life::RequestState,
    request::{Referrer, Way},
    staff::Role,
    time::Timestamp,
};
use services::{Chance, Clock, Limits, Services, Setup};
use std::sync::Arc;
use store::{Db, appointments, centres, journal, life, requests, requests::NewRequest};
use testkit::{NOW, Scene, SeededRandom, a_member, a_request};

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        NOW
    }
}

struct Seeded(SeededRandom);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.0.bytes::<1>()[0]);
    }
}

/// A centre on Monday 1 March 2027, 9:00 in Paris.
struct House {
    services: Services,
    scene: Scene,
    db: Db,
    slug: String,
    manager: StaffScope,
}

impl House {
    async fn new(db: &Db) -> Self {
        let services = Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped),
            chance: Arc::new(Seeded(SeededRandom::new(1))),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits: Limits::default(),
        });
        let scene = Scene::new(db).await;
        let slug = centres::find(db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
        let manager = a_member(db, scene.centre, Role::Manager, None).await;
        Self { services, scene, db: db.clone(), slug, manager }
    }

    async fn member(&self, role: Role) -> StaffScope {
        a_member(&self.db, self.scene.centre, role, None).await
    }

    fn ask(&self, from: &str, to: &str) -> ShowStatistics {
        ShowStatistics { centre: self.slug.clone(), from: Some(from.parse().unwrap()), to: Some(to.parse().unwrap()) }
    }

    async fn shown(&self, ask: ShowStatistics) -> StatisticsView {
        Statistics::show(&self.services, &self.manager, ask).await.unwrap()
    }

    /// A request of that way received at that instant, changed by `edit`; opened and answered so many seconds later.
    async fn received(&self, (way, at): (Way, &str), edit: impl FnOnce(&mut NewRequest), delays: (Option<i64>, Option<i64>)) {
        let created_at = Timestamp::parse_rfc3339(at).unwrap();
        let mut new = NewRequest { way, state: RequestState::New, created_at, ..a_request(self.scene.centre) };
        edit(&mut new);
        let new = &new;
        let id = self.db.write(|tx| async move { requests::insert(&tx, new).await }).await.unwrap();
        let after = |delay: Option<i64>| delay.map(|seconds| created_at.plus_seconds(seconds));
        let (opened_at, answered_at) = (after(delays.0), after(delays.1));
        let state = if answered_at.is_some() { RequestState::Answered } else { new.state };
        if opened_at.is_some() || answered_at.is_some() {
            let change = || life::Change { state, opened_at, answered_at, outcome: None, called: false };
            assert!(self.db.write(|tx| async move { life::advance(&tx, (id, 0), change()).await }).await.unwrap());
        }
    }

    /// A call-back, received at that instant and left alone.
    async fn left(&self, at: &str) {
        self.received((Way::Callback, at), |_| {}, (None, None)).await;
    }
}

fn by_way(callbacks: u64, enquiries: u64, appointments: u64) -> ByWay {
    ByWay { callbacks, enquiries, appointments }
}

async fn requests_are_counted_by_way_week_training_and_platform(db: &Db) {
    let house = House::new(db).await;
    let trainings: Vec<TrainingId> =
        testkit::scene::publish(db, &[testkit::a_staged_training("K#L01"), testkit::a_staged_training("L#L01")], NOW).await;
    let about = |training: usize, referrer| {
        let training = trainings[training];
        move |new: &mut NewRequest| {
            new.training = Some(training);
            new.referrer = Some(referrer);
        }
    };
    let none = (None, None);
    house.received((Way::Callback, "2027-02-09T10:00:00Z"), about(1, Referrer::Onisep), none).await;
    house.received((Way::Enquiry, "2027-02-10T10:00:00Z"), about(1, Referrer::Onisep), none).await;
    house.received((Way::Enquiry, "2027-02-16T10:00:00Z"), about(0, Referrer::Parcoursup), none).await;
    house
        .received(
            (Way::Enquiry, "2027-02-17T10:00:00Z"),
            |new| {
                new.training = None;
                new.referrer = None;
            },
            none,
        )
        .await;
    let view = house.shown(house.ask("2027-02-08", "2027-02-28")).await;
    assert_eq!(view.requests.by_way, by_way(1, 3, 0));
    let weeks: Vec<ByWay> = view.requests.weeks.iter().map(|week| week.by_way).collect();
    assert_eq!(weeks, [by_way(1, 1, 0), by_way(0, 2, 0), by_way(0, 0, 0)], "a week without any is there");
    let counted: Vec<u64> = view.requests.trainings.iter().map(|training| training.n).collect();
    assert_eq!((counted, view.requests.other_trainings, view.requests.no_training), (vec![2, 1], 0, 1));
    let expected = [(Some(Referrer::Onisep), 2), (None, 1), (Some(Referrer::Parcoursup), 1)];
    assert_eq!(view.requests.referrers, expected);
}

async fn the_period_begins_and_ends_at_midnight_on_the_centre_s_clock(db: &Db) {
    let house = House::new(db).await;
    for outside in ["2027-02-07T22:59:59Z", "2027-02-14T23:00:00Z"] {
        house.left(outside).await;
    }
    for inside in ["2027-02-07T23:00:00Z", "2027-02-14T22:59:59Z"] {
        house.left(inside).await;
    }
    let view = house.shown(house.ask("2027-02-08", "2027-02-14")).await;
    assert_eq!(view.requests.by_way.total(), 2);
}

async fn the_week_in_which_the_clock_changes_is_an_hour_shorter(db: &Db) {
    let house = House::new(db).await;
    // On Sunday 28 March 2027 Paris goes from UTC+1 to UTC+2.
    for received in ["2027-03-21T23:00:00Z", "2027-03-28T21:59:59Z", "2027-03-28T22:00:00Z"] {
        house.left(received).await;
    }
    let view = house.shown(house.ask("2027-03-22", "2027-04-04")).await;
    let weeks: Vec<u64> = view.requests.weeks.iter().map(|week| week.by_way.total()).collect();
    assert_eq!(weeks, [2, 1]);
}

async fn answers_are_those_to_call_backs_and_messages_and_their_delays_are_medians(db: &Db) {
    let house = House::new(db).await;
    let at = "2027-02-09T10:00:00Z";
    let delays = [(Some(60), Some(600)), (Some(120), Some(1200)), (Some(600), None), (None, None)];
    for delay in delays {
        house.received((Way::Enquiry, at), |_| {}, delay).await;
    }
    let view = house.shown(house.ask("2027-02-08", "2027-02-14")).await;
    let answers = view.answers;
    assert_eq!((answers.received, answers.answered), (4, 2));
    assert_eq!((answers.median_to_open, answers.median_to_answer), (Some(120), Some(900)));
}

async fn a_period_without_anything_has_figures_and_no_median(db: &Db) {
    let house = House::new(db).await;
    let view = house.shown(ShowStatistics { centre: house.slug.clone(), from: None, to: None }).await;
    assert_eq!(view.requests.weeks.len(), 13);
    assert_eq!((view.requests.by_way.total(), view.answers.median_to_answer), (0, None));
    assert_eq!(view.appointments, AppointmentFigures::default());
}

async fn what_was_merged_or_belongs_to_another_centre_is_not_counted(db: &Db) {
    let house = House::new(db).await;
    let other = House::new(db).await;
    let at = "2027-02-09T10:00:00Z";
    house.left(at).await;
    house.received((Way::Callback, at), |new| new.state = RequestState::Merged, (None, None)).await;
    other.received((Way::Enquiry, at), |_| {}, (Some(1), Some(1))).await;
    other.scene.book(db, Scene::slot(24, 30)).await.unwrap();
    let view = house.shown(house.ask("2027-02-08", "2027-03-31")).await;
    assert_eq!(view.requests.by_way, by_way(1, 0, 0));
    assert_eq!(view.answers.answered, 0);
    assert_eq!(view.appointments.total(), 0);
}

async fn appointments_are_counted_by_what_became_of_them(db: &Db) {
    let house = House::new(db).await;
    let became = [
        None,
        Some(AppointmentState::Attended { at: NOW }),
        Some(AppointmentState::NoShow { at: NOW }),
        Some(AppointmentState::Cancelled { by: Party::Candidate, at: NOW }),
        Some(AppointmentState::Cancelled { by: Party::Centre, at: NOW }),
    ];
    for (day, state) in (1..).zip(became) {
        let id = house.scene.book(db, Scene::slot(-24 * day, 30)).await.unwrap();
        if let Some(state) = state {
            let changed = db.write(|tx| async move { appointments::update_state(&tx, (id, 0), state, None, NOW).await }).await;
            assert!(changed.unwrap());
        }
    }
    house.scene.book(db, Scene::slot(24, 30)).await.unwrap();
    let view = house.shown(house.ask("2027-02-20", "2027-03-05")).await;
    let expected = AppointmentFigures {
        pending: 0,
        booked: 2,
        attended: 1,
        no_show: 1,
        cancelled_by_candidate: 1,
        cancelled_by_centre: 1,
        unsettled: 1,
    };
    assert_eq!(view.appointments, expected);
    assert_eq!(house.shown(house.ask("2027-03-02", "2027-03-05")).await.appointments.total(), 1, "by the day they begin");
}

async fn every_member_looks_and_a_manager_alone_takes_out(db: &Db) {
    let house = House::new(db).await;
    let ask = || house.ask("2027-02-08", "2027-02-14");
    let (advisor, reception) = (house.member(Role::Advisor).await, house.member(Role::Reception).await);
    for (member, exports) in [(&advisor, false), (&reception, false), (&house.manager, true)] {
        let view = Statistics::show(&house.services, member, ask()).await.unwrap();
        assert_eq!(view.may_export, exports, "{member:?}");
        let taken: Answer<StatisticsView> = Statistics::export(&house.services, member, ask()).await;
        assert_eq!(taken, if exports { Ok(view) } else { Err(Refusal::Forbidden) }, "{member:?}");
    }
    let acts: Vec<String> =
        journal::list(db.read(), house.scene.centre, 10).await.unwrap().into_iter().map(|row| row.act).collect();
    assert_eq!(acts, ["statistics_exported"]);
    let stranger = House::new(db).await.manager;
    assert_eq!(Statistics::show(&house.services, &stranger, ask()).await, Err(Refusal::NotFound));
}

testkit::on_both_engines!(
    requests_are_counted_by_way_week_training_and_platform,
    the_period_begins_and_ends_at_midnight_on_the_centre_s_clock,
    the_week_in_which_the_clock_changes_is_an_hour_shorter,
    answers_are_those_to_call_backs_and_messages_and_their_delays_are_medians,
    a_period_without_anything_has_figures_and_no_median,
    what_was_merged_or_belongs_to_another_centre_is_not_counted,
    appointments_are_counted_by_what_became_of_them,
    every_member_looks_and_a_manager_alone_takes_out,
);
