//! What a candidate takes along.

use crate::house::{House, scope};
use contract::{
    own_data::{OwnData, Reach},
    refusal::Refusal,
};
use domain::request::Way;
use store::Db;
use testkit::NOW;

async fn a_manage_link_gives_everything_of_its_own_request_and_nothing_of_another(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 8).await;
    house.enquiry("philomene@example.org", NOW).await;
    house.enquiry("lina@example.org", NOW).await;
    let file = house.services.download(&scope(), token).await.unwrap();
    assert_eq!((file.reach, file.requests.len()), (Reach::Request, 1), "whoever typed an address need not be its owner");
    let request = &file.requests[0];
    assert_eq!((request.first_name.as_str(), request.email.as_str()), ("Philomène", "philomene@example.org"));
    assert_eq!(request.message, "Je cherche une place en boulangerie");
    assert_eq!(request.phone.as_deref(), Some("+33639981234"));
    // Two links: the candidate's and the centre's.
    assert_eq!((request.way, request.state.as_str(), request.links_until.len()), (Way::Appointment, "booked", 2));
    assert_eq!(request.appointment.as_ref().unwrap().purpose, "Entretien");
    assert_eq!(request.history.iter().map(|event| event.code.as_str()).collect::<Vec<_>>(), ["booked"]);
}

async fn taking_it_along_changes_nothing(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 8).await;
    let before = testkit::everything(db).await;
    house.services.download(&scope(), token.clone()).await.unwrap();
    OwnData::show(&house.services, &scope(), token).await.unwrap();
    assert_eq!(testkit::everything(db).await, before);
}

async fn an_unknown_link_gives_nothing(db: &Db) {
    let house = House::new(db).await;
    house.booked("philomene@example.org", 8).await;
    assert!(matches!(house.services.download(&scope(), "never-given".to_owned()).await, Err(Refusal::NotFound)));
}

testkit::on_both_engines!(
    a_manage_link_gives_everything_of_its_own_request_and_nothing_of_another,
    taking_it_along_changes_nothing,
    an_unknown_link_gives_nothing,
);
