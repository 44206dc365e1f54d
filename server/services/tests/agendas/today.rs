//! What waits today, and the way to a first slot.

use crate::{
    house::{House, at, scope},
    office::{Office, done, monday},
};
use contract::{
    agendas::{Agendas, Attention, BouncedOf, SetupStep, TodayView},
    delivery::{Deliveries, FailedDelivery, NoteDeliveryFailure},
    scope::StaffScope,
};
use domain::{agenda::CivilSpan, attendance::Mark, delivery::DeliveryFailure, staff::Role, time::NaiveTime};
use store::{
    Db, advisors, centres,
    types::{self, Confirmation},
};
use testkit::{NOW, a_centre, a_member, a_type, an_advisor, weekly};

async fn today(office: &Office, who: &StaffScope) -> TodayView {
    office.house.services.today(who, office.house.centre_slug.clone()).await.unwrap()
}

async fn today_shows_today_and_asks_who_came_to_what_is_over(db: &Db) {
    let office = Office::new(db).await;
    let (_, first) = office.booked(at(0, 10, 0), "first").await;
    office.booked(at(0, 16, 0), "later").await;
    office.booked(at(3, 10, 0), "thursday").await;
    let view = today(&office, &office.manager).await;
    assert_eq!((view.entries.len(), view.unsettled.len(), view.setup), (2, 0, None));
    assert_eq!(view.next_day.map(|start| start.at), Some(at(3, 10, 0)));
    office.house.clock.advance_minutes(2 * 60);
    let view = today(&office, &office.manager).await;
    assert_eq!(view.unsettled.iter().map(|entry| entry.id).collect::<Vec<_>>(), [first]);
    done(office.mark(first, 0, Mark::Attended).await);
    assert_eq!(today(&office, &office.manager).await.unsettled.len(), 0);
}

async fn what_waits_for_the_centre_is_listed_with_the_time_left(db: &Db) {
    let office = Office::with_type(db, |kind| kind.confirmation = Confirmation::ByCentre).await;
    office.booked(at(4, 10, 0), "later").await;
    let (_, sooner) = office.booked(at(1, 10, 0), "sooner").await;
    let view = today(&office, &office.manager).await;
    assert_eq!((view.pending.len(), view.pending[0].entry.id, view.pending[0].until.at), (2, sooner, at(1, 10, 0)));
    office.house.clock.advance_seconds(at(1, 10, 0).since(office.house.clock.now()));
    assert_eq!(today(&office, &office.manager).await.pending.len(), 1, "what is over waits no more");
}

async fn what_wants_a_look_is_said_to_who_can_do_something(db: &Db) {
    let office = Office::new(db).await;
    let scene = office.house.scene;
    let day = monday() + chrono::Days::new(4);
    db.write(|tx| async move {
        let new = advisors::insert(&tx, &store::advisors::NewAdvisor { name: "Sans heures".into(), ..an_advisor(scene.centre) })
            .await?;
        types::insert(&tx, &store::types::NewType { name: "Visite".into(), ..a_type(scene.centre) }, &[], &[]).await?;
        let span = |days: u64| CivilSpan {
            from: day.and_time(NaiveTime::MIN),
            until: (day + chrono::Days::new(days)).and_time(NaiveTime::MIN),
        };
        advisors::insert_closure(&tx, scene.centre, None, span(1), "Portes ouvertes").await?;
        advisors::insert_absence(&tx, scene.advisor, span(3), "Congé").await?;
        Ok::<_, store::StoreError>(new)
    })
    .await
    .unwrap();
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let accepted = crate::office::held_back(office.reschedule(office.to(id, 0, at(4, 10, 0))).await);
    let ask = contract::agendas::Reschedule { accepted, ..office.to(id, 0, at(4, 10, 0)) };
    done(office.reschedule(ask).await);

    let attention = today(&office, &office.manager).await.attention;
    assert!(attention.contains(&Attention::NoHours { name: "Sans heures".into() }), "{attention:?}");
    assert!(attention.iter().any(|one| matches!(one, Attention::Unserved { name, .. } if name == "Visite")));
    let closed = Attention::Closed { from: day, last: day, label: "Portes ouvertes".into(), n_booked: 1 };
    assert!(attention.contains(&closed), "{attention:?}");
    assert!(
        attention
            .iter()
            .any(|one| matches!(one, Attention::Away { from, last, .. } if (*from, *last) == (day, day + chrono::Days::new(2))))
    );

    let own = today(&office, &office.advisor).await.attention;
    assert_eq!(own.len(), 2, "the closure and the own absence: {own:?}");
}

async fn a_new_centre_is_led_step_by_step_to_a_slot_somebody_can_book(db: &Db) {
    let new = a_centre();
    let slug = new.slug.clone();
    let new = &new;
    let centre = db.write(|tx| async move { centres::insert(&tx, new).await }).await.unwrap();
    let manager = a_member(db, centre, Role::Manager, None).await;
    let clock = testkit::FixedClock::at(NOW);
    let services = House::process(db, &clock, services::Limits::default(), 1);
    let steps = async || {
        let view = services.today(&manager, slug.clone()).await.unwrap().setup.unwrap();
        (view.steps.iter().map(|(_, is_done)| *is_done).collect::<Vec<_>>(), view.first_free.map(|slot| slot.starts.at))
    };
    assert_eq!(steps().await, (vec![false; 4], None));
    let advisor = db.write(|tx| async move { advisors::insert(&tx, &an_advisor(centre)).await }).await.unwrap();
    assert_eq!(steps().await, (vec![true, false, false, false], None));
    db.write(|tx| async move { advisors::insert_availability(&tx, &weekly(advisor, "10:00", "12:00")).await }).await.unwrap();
    assert_eq!(steps().await, (vec![true, true, false, false], None));
    db.write(|tx| async move { types::insert(&tx, &a_type(centre), &[advisor], &[]).await }).await.unwrap();
    assert_eq!(steps().await, (vec![true; 4], Some(at(0, 10, 0))), "the first slot, as a candidate finds it");
    let view = services.today(&manager, slug.clone()).await.unwrap().setup.unwrap();
    assert_eq!(view.steps[3].0, SetupStep::Page);
}

async fn an_address_that_takes_no_mail_is_said_with_whose_it_is(db: &Db) {
    let office = Office::new(db).await;
    testkit::scene::give_address(db, office.house.scene.centre, "accueil@cfa.example.org").await;
    let none = |attention: &Attention| !matches!(attention, Attention::Bounced { .. });
    assert!(today(&office, &office.advisor).await.attention.iter().all(none));
    let failure = FailedDelivery { what: DeliveryFailure::Bounce, email: "Accueil@CFA.example.org".to_owned(), message_id: None };
    let ask = NoteDeliveryFailure { event: "msg_1".to_owned(), failures: vec![failure] };
    office.house.services.note_delivery_failure(&scope("the provider"), ask).await.unwrap();
    let bounced =
        Attention::Bounced { email: "accueil@cfa.example.org".to_owned(), what: DeliveryFailure::Bounce, of: BouncedOf::Centre };
    assert!(today(&office, &office.advisor).await.attention.contains(&bounced));
    assert!(office.house.services.unblock("accueil@cfa.example.org").await.unwrap());
    assert!(today(&office, &office.advisor).await.attention.iter().all(none));
}

testkit::on_both_engines!(
    an_address_that_takes_no_mail_is_said_with_whose_it_is,
    today_shows_today_and_asks_who_came_to_what_is_over,
    what_waits_for_the_centre_is_listed_with_the_time_left,
    what_wants_a_look_is_said_to_who_can_do_something,
    a_new_centre_is_led_step_by_step_to_a_slot_somebody_can_book,
);
