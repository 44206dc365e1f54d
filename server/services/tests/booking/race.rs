//! Many at once: one winner, clean refusals for the others.

use crate::house::{House, at, scope};
use contract::{
    booking::{BookAppointment, Booking, DeskTarget, HoldSlot, HoldView},
    refusal::Refusal,
};
use domain::{agenda::Horizon, time::Interval};
use services::Limits;
use std::time::Duration;
use store::{
    Db, StoreError, appointments,
    busy::{self, Buffers, BusySource, Overlap},
    types,
};
use testkit::TestDb;
use tokio::{sync::oneshot, task::JoinSet};

/// `n` people with a form for the same slot each: their holds have expired one after the other.
async fn forms_for(house: &House, n: usize, starts: impl Fn(usize) -> domain::time::Timestamp) -> Vec<HoldView> {
    let mut holds = Vec::new();
    for rank in 0..n {
        holds.push(house.hold(starts(rank)).await.expect("the one before has expired"));
        house.clock.advance_seconds(600);
    }
    house.clock.advance_seconds(5);
    holds
}

async fn submit_all(house: &House, holds: &[HoldView]) -> Vec<Result<String, Refusal>> {
    let mut all = JoinSet::new();
    for (rank, hold) in holds.iter().enumerate() {
        let (services, who) = (house.services.clone(), format!("person{rank}"));
        let ask: BookAppointment = House::form(hold, &who);
        all.spawn(async move { services.book(&scope(&who), ask).await.map(|booked| booked.manage_token) });
    }
    all.join_all().await
}

async fn a_hundred_submits_for_one_slot_make_one_booking(db: &Db) {
    let house = House::with_type(db, |kind| kind.policy.horizon = Some(Horizon::Days(30))).await;
    let holds = forms_for(&house, 100, |_| at(7, 10, 0)).await;
    let answers = submit_all(&house, &holds).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for answer in answers.into_iter().filter_map(Result::err) {
        let Refusal::Conflict { alternatives } = answer else { panic!("{answer:?}") };
        assert!(!alternatives.is_empty());
    }
    assert_eq!((house.appointments().await.len(), house.n_jobs().await), (1, 2));
}

async fn ten_against_a_quarter_past_with_half_an_hour_each_make_one_booking(db: &Db) {
    let house = House::with_type(db, |kind| kind.policy.step_min = 15).await;
    let holds = forms_for(&house, 20, |rank| at(7, 10, if rank % 2 == 0 { 0 } else { 15 })).await;
    let answers = submit_all(&house, &holds).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(answers.iter().filter_map(|answer| answer.as_ref().err()).all(|refusal| matches!(refusal, Refusal::Conflict { .. })));
    assert_eq!(house.appointments().await.len(), 1);
}

async fn a_choice_that_is_taken_while_it_waits_goes_to_who_is_free(db: &Db) {
    let (house, second) = House::with_colleague(db).await;
    let first = house.scene.advisor;
    let start = at(7, 10, 0);
    let ((taken, is_taken), (let_go, may_end)) = (oneshot::channel(), oneshot::channel::<()>());
    let (other, both) = (db.clone(), std::sync::Mutex::new(Some((taken, may_end))));
    let rival = tokio::spawn(async move {
        let written: Result<(), StoreError> = other
            .write(|tx| {
                let both = both.lock().unwrap().take();
                async move {
                    busy::lock_advisors(&tx, &[first]).await?;
                    let how = (BusySource::Session, Buffers::default(), Overlap::Refused);
                    busy::insert(&tx, &[first], Interval::lasting(start, 1800), how).await?;
                    if let Some((taken, may_end)) = both {
                        taken.send(()).unwrap();
                        may_end.await.unwrap();
                    }
                    Ok(())
                }
            })
            .await;
        written
    });
    is_taken.await.unwrap();
    let mut wish = std::pin::pin!(house.hold(start));
    assert!(tokio::time::timeout(Duration::from_millis(200), &mut wish).await.is_err(), "it waits for the rival");
    let_go.send(()).unwrap();
    let (rival, hold) = tokio::join!(rival, wish); // on SQLite they share a commit
    rival.unwrap().unwrap();
    let hold = hold.expect("the colleague is free");
    house.book(&hold, "lina").await.unwrap();
    let appointments = house.appointments().await;
    let advisors = appointments::list_advisors(db.read(), &[appointments[0].id]).await.unwrap();
    assert_eq!(advisors, [(appointments[0].id, second)]);
}

async fn a_hundred_who_choose_one_slot_give_one_hold(db: &Db) {
    let house = std::sync::Arc::new(House::new(db).await);
    let mut all = JoinSet::new();
    for _ in 0..100 {
        let house = std::sync::Arc::clone(&house);
        all.spawn(async move { house.hold(at(7, 10, 0)).await });
    }
    let answers = all.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(answers.iter().filter_map(|answer| answer.as_ref().err()).all(|refusal| matches!(refusal, Refusal::Conflict { .. })));
}

async fn one_form_sent_ten_times_at_once_makes_one_booking_and_one_mail(db: &Db) {
    let house = House::new(db).await;
    let hold = house.hold(at(7, 10, 0)).await.unwrap();
    house.clock.advance_seconds(5);
    let mut all = JoinSet::new();
    for _ in 0..10 {
        let (services, ask) = (house.services.clone(), House::form(&hold, "lina"));
        all.spawn(async move { services.book(&scope("lina"), ask).await });
    }
    let links: std::collections::HashSet<String> =
        all.join_all().await.into_iter().map(|answer| answer.expect("the same booking").manage_token).collect();
    assert_eq!(links.len(), 1);
    assert_eq!((house.appointments().await.len(), house.n_jobs().await), (1, 2));
}

async fn two_types_of_one_advisor_share_the_time(db: &Db) {
    let house = House::new(db).await;
    let mut other = testkit::a_type(house.scene.centre);
    "visite".clone_into(&mut other.slug);
    other.policy.duration_min = 60;
    let (other, advisor) = (&other, house.scene.advisor);
    db.write(|tx| async move { types::insert(&tx, other, &[advisor], &[]).await }).await.unwrap();
    let hour = HoldSlot {
        target: DeskTarget::Type { centre: house.centre_slug.clone(), type_slug: "visite".to_owned() },
        referrer: None,
        mode: None,
        starts_at: at(7, 10, 0),
        visitor: None,
    };
    let visitor = scope("v");
    let (half, whole) = tokio::join!(house.hold(at(7, 10, 30)), house.services.hold_slot(&visitor, hour));
    assert_eq!(u8::from(half.is_ok()) + u8::from(whole.is_ok()), 1, "10:00 for an hour covers 10:30");
}

/// Two processes, each with its own connections, on one database.
async fn one_slot_through_two_processes(test: &TestDb) {
    let house = House::with_type(&test.db, |kind| kind.policy.horizon = Some(Horizon::Days(30))).await;
    let second = House::process(&test.again().await, &house.clock, Limits::default(), 2);
    for (n, hour) in [(2, 9), (10, 10)] {
        let holds = forms_for(&house, n, |_| at(9, hour, 0)).await;
        let mut all = JoinSet::new();
        for (rank, hold) in holds.iter().enumerate() {
            let services = if rank % 2 == 0 { house.services.clone() } else { second.clone() };
            let (who, ask) = (format!("h{hour}p{rank}"), House::form(hold, &format!("h{hour}p{rank}")));
            all.spawn(async move { services.book(&scope(&who), ask).await });
        }
        let answers = all.join_all().await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.iter().filter_map(|answer| answer.as_ref().err()).all(|no| matches!(no, Refusal::Conflict { .. })));
    }
    assert_eq!(house.appointments().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_slot_through_two_processes_on_sqlite() {
    one_slot_through_two_processes(&TestDb::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_slot_through_two_processes_on_postgres() {
    one_slot_through_two_processes(&TestDb::postgres().await).await;
}

testkit::on_both_engines!(
    two_types_of_one_advisor_share_the_time,
    a_hundred_submits_for_one_slot_make_one_booking,
    ten_against_a_quarter_past_with_half_an_hour_each_make_one_booking,
    a_choice_that_is_taken_while_it_waits_goes_to_who_is_free,
    a_hundred_who_choose_one_slot_give_one_hold,
    one_form_sent_ten_times_at_once_makes_one_booking_and_one_mail,
);
