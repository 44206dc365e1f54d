//! The demonstration, on both engines.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use contract::{
    booking::{Booking, DeskTarget, ShowDesk},
    find::{FindTrainings, Finding},
    scope::RequestScope,
};
use domain::{request::Way, time::Timestamp};
use services::{
    Chance, Clock, Limits, Services, Setup,
    demo::{self, DemoOutcome, DemoWhen},
};
use std::{collections::HashSet, sync::Arc};
use store::{Db, appointments, centres, requests};
use testkit::NOW;

testkit::on_both_engines!(
    an_empty_database_gets_a_world_that_looks_alive,
    a_database_with_a_centre_is_left_alone,
    loading_again_adds_nothing,
);

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        NOW
    }
}

struct Zeros;

impl Chance for Zeros {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}

fn services(db: &Db) -> Services {
    Services::new(Setup {
        db: db.clone(),
        clock: Arc::new(Stopped),
        chance: Arc::new(Zeros),
        secret: [7; 32],
        public_url: "http://localhost".to_owned(),
        limits: Limits::default(),
    })
}

async fn an_empty_database_gets_a_world_that_looks_alive(db: &Db) {
    let services = services(db);
    let DemoOutcome::Loaded { n_centres, n_trainings, n_appointments } = demo::load(&services, DemoWhen::Empty).await.unwrap()
    else {
        panic!("nothing was loaded")
    };
    assert!(n_centres >= 6 && n_trainings >= 40 && n_appointments >= 50, "{n_centres}, {n_trainings}, {n_appointments}");
    let tour = demo::tour(&services).await.unwrap().unwrap();
    assert_eq!(tour.centre_slug, "cfa-des-metiers-du-berry-bourges");

    let scope = RequestScope { address_key: "192.0.2.1".to_owned(), request_id: "test".to_owned() };
    let ask = FindTrainings { text: "patissier".to_owned(), place: "Bourges".to_owned(), ..FindTrainings::default() };
    let found = services.find_trainings(&scope, ask).await.unwrap();
    assert!(found.results.iter().any(|training| training.key == tour.training_key), "a visitor finds the training of the tour");

    let (mut zones, mut ways) = (HashSet::new(), HashSet::new());
    for centre in centres::list(db.read(), 0, 100).await.unwrap() {
        zones.insert((centre.centre.zone, centre.centre.territory));
        let target = DeskTarget::Type { centre: centre.centre.slug.clone(), type_slug: tour.type_slug.clone() };
        let ask = ShowDesk { target, referrer: None, mode: None, month: None, day: None };
        let desk = services.show_desk(&scope, ask).await.unwrap();
        let agenda = desk.agenda.unwrap();
        assert!(!agenda.free_days.is_empty(), "{} has free days", centre.centre.name);
        let asked = requests::list_of_centre(db.read(), centre.id, 0, 1_000).await.unwrap();
        assert!(!asked.is_empty(), "{} has appointments", centre.centre.name);
        assert!(asked.iter().all(|request| request.request.created_at < NOW));
        ways.extend(asked.iter().map(|request| request.request.way));
        for request in asked.iter().filter(|request| request.request.way == Way::Appointment) {
            let appointment = appointments::find_by_request(db.read(), request.id).await.unwrap().unwrap();
            assert!(appointment.appointment.interval.start > NOW);
        }
    }
    assert_eq!(ways.len(), 3, "every way has been taken by somebody: {ways:?}");
    assert_eq!(zones.len(), 3, "metropolitan France, Alsace-Moselle and La Réunion: {zones:?}");
}

async fn a_database_with_a_centre_is_left_alone(db: &Db) {
    testkit::Scene::new(db).await;
    assert_eq!(demo::load(&services(db), DemoWhen::Empty).await.unwrap(), DemoOutcome::Kept);
    assert_eq!(centres::list(db.read(), 0, 10).await.unwrap().len(), 1);
}

async fn loading_again_adds_nothing(db: &Db) {
    let services = services(db);
    demo::load(&services, DemoWhen::Empty).await.unwrap();
    assert_eq!(demo::load(&services, DemoWhen::Empty).await.unwrap(), DemoOutcome::Kept);
    let DemoOutcome::Loaded { n_centres, n_appointments, .. } = demo::load(&services, DemoWhen::Always).await.unwrap() else {
        panic!("it was to be loaded whatever is there")
    };
    assert_eq!((n_centres, n_appointments), (0, 0));
}
