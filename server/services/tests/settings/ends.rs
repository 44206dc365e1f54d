//! A type is archived, brought back, deleted.

use crate::house::{House, at, visitor};
use contract::{
    Answer,
    appointment_types::{ActOnType, AppointmentTypes, Removal, TypeState, TypesView},
    manage::{CancelByLink, Managing, MoveByLink},
    refusal::Refusal,
};
use domain::{appointment::AppointmentState, ids::AppointmentTypeId};
use store::Db;

impl House {
    fn act(&self, id: AppointmentTypeId) -> ActOnType {
        ActOnType { centre: self.centre.clone(), id }
    }

    async fn archive(&self, id: AppointmentTypeId) -> Answer<TypesView> {
        self.services.archive_type(&self.manager, self.act(id)).await
    }

    async fn delete(&self, id: AppointmentTypeId) -> Answer<Removal> {
        self.services.delete_type(&self.manager, self.act(id)).await
    }
}

async fn an_archived_type_is_not_found_and_its_appointments_live_on(db: &Db) {
    let house = House::new(db).await;
    let id = house.scene.type_id;
    let moved = house.book(&house.type_slug, at(2, 10, 0)).await.unwrap();
    let cancelled = house.book(&house.type_slug, at(2, 11, 0)).await.unwrap();
    let view = house.archive(id).await.unwrap();
    assert_eq!((view.types.len(), view.archived.len()), (0, 1));
    house.archive(id).await.expect("twice is as once");

    assert_eq!(house.desk(&house.type_slug).await.err(), Some(Refusal::NotFound));
    assert_eq!(house.book(&house.type_slug, at(3, 10, 0)).await, Err(Refusal::NotFound));
    assert_eq!(house.settings(&house.type_slug).await.state, TypeState::Archived, "its manager still reads it");

    let shown = house.services.show(&visitor(), moved.clone()).await.unwrap().appointment().unwrap();
    assert_eq!((shown.state, shown.slot.starts.at), (AppointmentState::Booked, at(2, 10, 0)));
    let ask = MoveByLink { token: moved, starts_at: at(2, 14, 0), sequence: shown.sequence };
    assert_eq!(house.services.move_to(&visitor(), ask).await.unwrap().slot.starts.at, at(2, 14, 0));
    let ask = CancelByLink { token: cancelled, reason: String::new() };
    let gone = house.services.cancel(&visitor(), ask).await.unwrap();
    assert!(matches!(gone.state, AppointmentState::Cancelled { .. }));
}

async fn a_type_brought_back_is_offered_after_the_others(db: &Db) {
    let house = House::new(db).await;
    house.saved(None, house.new_draft("Autre").await).await;
    house.archive(house.scene.type_id).await.unwrap();
    let view = house.services.restore_type(&house.manager, house.act(house.scene.type_id)).await.unwrap();
    assert_eq!(view.types.last().map(|line| line.id), Some(house.scene.type_id));
    assert!(view.archived.is_empty());
    assert!(house.desk(&house.type_slug).await.is_ok());
}

async fn a_type_nobody_used_is_deleted_and_one_that_was_used_is_archived(db: &Db) {
    let house = House::new(db).await;
    let slug = house.saved(None, house.new_draft("Essai").await).await;
    let unused = house.settings(&slug).await.id.unwrap();
    assert_eq!(house.delete(unused).await, Ok(Removal::Deleted));
    assert_eq!(house.delete(unused).await, Err(Refusal::NotFound));
    assert_eq!(house.show(Some(&slug)).await.err(), Some(Refusal::NotFound));

    let token = house.book(&house.type_slug, at(1, 10, 0)).await.unwrap();
    house.services.cancel(&visitor(), CancelByLink { token, reason: String::new() }).await.unwrap();
    assert_eq!(house.delete(house.scene.type_id).await, Ok(Removal::Archived), "an appointment that is off is one as well");
    assert_eq!(house.list().await.archived.len(), 1);
}

async fn an_archived_type_has_no_place_in_the_order(db: &Db) {
    let house = House::new(db).await;
    let slug = house.saved(None, house.new_draft("Autre").await).await;
    let other = house.settings(&slug).await.id.unwrap();
    house.archive(other).await.unwrap();
    let place = |id, before| contract::appointment_types::PlaceType { centre: house.centre.clone(), id, before };
    let moved = house.services.place_type(&house.manager, place(other, None)).await;
    assert_eq!(moved.err(), Some(Refusal::NotFound));
    let before_it = house.services.place_type(&house.manager, place(house.scene.type_id, Some(other))).await;
    assert_eq!(before_it.err(), Some(Refusal::NotFound));
}

testkit::on_both_engines!(
    an_archived_type_is_not_found_and_its_appointments_live_on,
    a_type_brought_back_is_offered_after_the_others,
    a_type_nobody_used_is_deleted_and_one_that_was_used_is_archived,
    an_archived_type_has_no_place_in_the_order,
);
