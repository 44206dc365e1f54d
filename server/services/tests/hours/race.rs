//! Closing against candidates who book at the same moment.

use crate::house::{House, SAVED, days, march, touched_ids};
use contract::{
    booking::{BookAppointment, Booking, DeskTarget, HoldSlot},
    hours::{ClosureEdit, Decision},
    scope::RequestScope,
};
use domain::candidate::CandidateDraft;
use store::Db;

testkit::on_both_engines!(what_is_booked_while_a_closure_is_written_is_asked_about_or_refused);

/// Either the booking came first, and the one who closes is asked about it; or the closure did, and the form is refused.
async fn what_is_booked_while_a_closure_is_written_is_asked_about_or_refused(db: &Db) {
    let house = House::new(db).await;
    for day in [8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 22, 23] {
        let form = filled(&house, day).await;
        let closing =
            house.closed(ClosureEdit::Add { site: None, draft: days(march(day), march(day), "Jury") }, Decision::default());
        let visitor = visitor(&format!("address {day}"));
        let booking = house.services.book(&visitor, form);
        let (closed, booked) = if day % 2 == 0 {
            tokio::join!(closing, booking)
        } else {
            let (booked, closed) = tokio::join!(booking, closing);
            (closed, booked)
        };
        if booked.is_ok() {
            assert_eq!(touched_ids(&closed).len(), 1, "{day} March: booked, and closed over: {closed:?}");
        } else {
            assert_eq!(closed, SAVED, "{day} March: neither booked nor closed: {booked:?}");
        }
    }
}

/// The form of a slot that is held at ten on this day of March, as a person fills it.
async fn filled(house: &House, day: u32) -> BookAppointment {
    let target = DeskTarget::Type { centre: house.centre.clone(), type_slug: house.type_slug.clone() };
    let starts_at = crate::house::at(day, 10, 0);
    let wish = HoldSlot { target, referrer: None, mode: None, starts_at, visitor: None };
    let hold = house.services.hold_slot(&visitor("somebody"), wish).await.unwrap();
    house.clock.advance_seconds(5);
    let draft = CandidateDraft {
        first_name: "Lina".to_owned(),
        last_name: "Kaci".to_owned(),
        email: format!("lina{day}@example.org"),
        phone: format!("06 39 98 12 {day}"),
        subjects: vec!["place".to_owned()],
        ..CandidateDraft::default()
    };
    BookAppointment { hold: hold.token, ticket: hold.ticket, trap: String::new(), draft }
}

fn visitor(address: &str) -> RequestScope {
    RequestScope { address_key: address.to_owned(), request_id: "test".to_owned() }
}
