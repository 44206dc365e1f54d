//! The list of types, and their order.

use crate::house::House;
use contract::{
    appointment_types::{AppointmentTypes, PlaceType, TypeUse, TypesAccess},
    refusal::Refusal,
};
use domain::{
    ids::AppointmentTypeId,
    settings::{Selection, TypeDraft},
    staff::Role,
};
use store::{Db, advisors, sites};
use testkit::{NOW, a_member, a_site, an_advisor};

async fn a_line_says_who_serves_where_and_whether_it_was_used(db: &Db) {
    let house = House::new(db).await;
    let centre = house.scene.centre;
    let only = house.scene.type_id;
    let (site, idle, elsewhere) = db
        .write(|tx| async move {
            let site = sites::insert(&tx, &a_site(centre)).await?;
            let idle = advisors::insert(&tx, &an_advisor(centre)).await?;
            // Hours for the first type only do not serve another one.
            let elsewhere = advisors::insert(&tx, &an_advisor(centre)).await?;
            let hours = advisors::NewAvailability { types: Some(vec![only]), ..testkit::weekly(elsewhere, "09:00", "12:00") };
            advisors::insert_availability(&tx, &hours).await?;
            Ok::<_, store::StoreError>((site, idle, elsewhere))
        })
        .await
        .unwrap();
    let all = vec![house.scene.advisor, idle, elsewhere];
    let draft = TypeDraft { sites: Selection::Only(vec![site]), advisors: all, ..house.new_draft("Visite").await };
    let slug = house.saved(None, draft).await;
    house.book(&house.type_slug, NOW).await.unwrap();

    let view = house.list().await;
    assert_eq!(view.access, TypesAccess::Change);
    let [first, second] = &view.types[..] else { panic!("two types") };
    assert_eq!((first.used, first.n_serving, first.sites.len()), (TypeUse::Used, 1, 0));
    assert!(first.without_hours.is_empty());
    assert_eq!((second.used, second.n_serving, second.sites.len()), (TypeUse::Unused, 1, 1));
    assert_eq!(second.without_hours.len(), 2, "one has none, one has some for another type");
    assert_eq!(second.address, format!("https://rdv.example.org/c/{}/{slug}", house.centre));
}

async fn the_order_is_changed_one_place_at_a_time_and_candidates_see_it(db: &Db) {
    let house = House::new(db).await;
    for name in ["Deux", "Trois"] {
        house.saved(None, house.new_draft(name).await).await;
    }
    let ids: Vec<AppointmentTypeId> = house.list().await.types.iter().map(|line| line.id).collect();
    let [one, two, three] = ids[..] else { panic!("three types") };
    let place = async |id, before| {
        let ask = PlaceType { centre: house.centre.clone(), id, before };
        house.services.place_type(&house.manager, ask).await.map(|view| view.types.iter().map(|line| line.id).collect::<Vec<_>>())
    };
    assert_eq!(place(three, Some(two)).await, Ok(vec![one, three, two]));
    assert_eq!(place(one, None).await, Ok(vec![three, two, one]));
    assert_eq!(place(two, Some(two)).await, Ok(vec![three, two, one]), "before itself: where it is");
    assert_eq!(place(two, Some(AppointmentTypeId(9999))).await, Err(Refusal::NotFound));
    let shown = store::types::list(db.read(), house.scene.centre).await.unwrap();
    assert_eq!(shown.iter().map(|row| row.id).collect::<Vec<_>>(), [three, two, one]);
}

async fn a_member_who_manages_nothing_may_look(db: &Db) {
    let house = House::new(db).await;
    let reception = a_member(db, house.scene.centre, Role::Reception, None).await;
    let view = house.services.list_types(&reception, house.centre.clone()).await.unwrap();
    assert_eq!((view.access, view.types.len()), (TypesAccess::Read, 1));
}

testkit::on_both_engines!(
    a_line_says_who_serves_where_and_whether_it_was_used,
    the_order_is_changed_one_place_at_a_time_and_candidates_see_it,
    a_member_who_manages_nothing_may_look,
);
