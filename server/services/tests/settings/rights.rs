//! Only managers change anything, and only what is their centre's.

use crate::house::House;
use contract::{
    appointment_types::{ActOnType, AppointmentTypes, PlaceType, PreviewType, SaveType, ShowType},
    centre_settings::{CentreSettings, DeleteSite, ProposePlace, SaveSettings, SaveSite},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    ids::{AdvisorId, AppointmentTypeId, SiteId, TrainingId},
    settings::{CentreDraft, Selection, SiteDraft, TypeDraft},
};
use services::Services;
use store::{Db, StagedTraining, StoreError, sites, type_settings, types};
use testkit::{NOW, a_site, a_staged_training, scene::publish};

/// What a stranger may name: a type, a site, an advisor, a training.
#[derive(Clone, Copy)]
struct Named {
    kind: AppointmentTypeId,
    site: SiteId,
    advisor: AdvisorId,
    training: TrainingId,
}

/// Every command of the two ports, as `who` in `centre`, about what is named; with its name and its refusal.
async fn commands(services: &Services, who: &StaffScope, centre: &str, named: Named) -> Vec<(&'static str, Option<Refusal>)> {
    let centre = || centre.to_owned();
    let draft = || TypeDraft { name: "Intrus".to_owned(), ..TypeDraft::starting(vec![]) };
    let site = || SiteDraft {
        name: "Intrus".to_owned(),
        address: "1 rue".to_owned(),
        postal_code: "53000".to_owned(),
        city: "Laval".to_owned(),
        ..SiteDraft::default()
    };
    let profile = CentreDraft { name: "Intrus".to_owned(), ..CentreDraft::default() };
    let act = || ActOnType { centre: centre(), id: named.kind };
    let place = PlaceType { centre: centre(), id: named.kind, before: None };
    vec![
        ("place", services.place_type(who, place).await.err()),
        ("archive", services.archive_type(who, act()).await.err()),
        ("restore", services.restore_type(who, act()).await.err()),
        ("delete", services.delete_type(who, act()).await.err()),
        ("save", services.save_type(who, SaveType { centre: centre(), id: Some(named.kind), draft: draft() }).await.err()),
        ("try", services.preview_type(who, PreviewType { centre: centre(), id: Some(named.kind), draft: draft() }).await.err()),
        ("save site", services.save_site(who, SaveSite { centre: centre(), id: Some(named.site), draft: site() }).await.err()),
        ("delete site", services.delete_site(who, DeleteSite { centre: centre(), id: named.site }).await.err()),
        ("add", services.save_type(who, SaveType { centre: centre(), id: None, draft: draft() }).await.err()),
        ("add site", services.save_site(who, SaveSite { centre: centre(), id: None, draft: site() }).await.err()),
        ("show", services.show_type(who, ShowType { centre: centre(), slug: None }).await.err()),
        ("profile", services.show_settings(who, centre()).await.err()),
        ("save profile", services.save_settings(who, SaveSettings { centre: centre(), draft: profile }).await.err()),
        (
            "propose",
            services
                .propose_place(who, ProposePlace { centre: centre(), postal_code: "53000".to_owned(), city: String::new() })
                .await
                .err(),
        ),
    ]
}

async fn a_site_and_a_training(db: &Db, centre: domain::ids::CentreId) -> (SiteId, TrainingId) {
    let site = db.write(|tx| async move { sites::insert(&tx, &a_site(centre)).await }).await.unwrap();
    let siret = store::centres::find(db.read(), centre).await.unwrap().unwrap().centre.siret;
    let record = StagedTraining { centre_siret: siret, ..a_staged_training(&format!("training of {centre}")) };
    (site, publish(db, &[record], NOW).await[0])
}

async fn who_does_not_manage_the_centre_changes_nothing(db: &Db) {
    let house = House::new(db).await;
    let (site, training) = a_site_and_a_training(db, house.scene.centre).await;
    let named = Named { kind: house.scene.type_id, site, advisor: house.scene.advisor, training };
    let before = picture(&house).await;
    for (who, scope, refusal) in house.others().await {
        for (command, found) in commands(&house.services, &scope, &house.centre, named).await {
            assert_eq!(found, Some(refusal.clone()), "{command} by {who}");
        }
    }
    assert_eq!(picture(&house).await, before);
}

/// Everything of the centre that these commands could change.
async fn picture(house: &House) -> String {
    let reader = house.db.read();
    let rows = type_settings::list(reader, house.scene.centre).await.unwrap();
    let sites = sites::list(reader, house.scene.centre).await.unwrap();
    let centre = store::centres::find(reader, house.scene.centre).await.unwrap();
    let takers = type_settings::list_takers(reader, house.scene.centre).await.unwrap();
    format!("{rows:?} {sites:?} {centre:?} {takers:?}")
}

async fn another_centre_s_things_are_not_found_and_nothing_is_written(db: &Db) {
    let house = House::new(db).await;
    let (scene, _) = house.neighbour().await;
    let (site, training) = a_site_and_a_training(db, scene.centre).await;
    let named = Named { kind: scene.type_id, site, advisor: scene.advisor, training };
    let theirs = async || {
        let reader = db.read();
        let row = types::find(reader, scene.centre, scene.type_id).await.unwrap();
        format!("{row:?} {:?}", sites::find(reader, scene.centre, site).await.unwrap())
    };
    let (before, ours) = (theirs().await, picture(&house).await);
    // A manager, in the own centre, with what belongs to the neighbour. The commands after the eighth name nothing.
    for (command, found) in commands(&house.services, &house.manager, &house.centre, named).await.into_iter().take(8) {
        assert_eq!(found, Some(Refusal::NotFound), "{command}");
    }
    assert_eq!(theirs().await, before);

    let added = house.list().await.types.len();
    let draft = TypeDraft { name: "Essai".to_owned(), ..TypeDraft::starting(vec![house.scene.advisor]) };
    let swapped = [
        ("advisor", TypeDraft { advisors: vec![house.scene.advisor, named.advisor], ..draft.clone() }),
        ("site", TypeDraft { sites: Selection::Only(vec![named.site]), ..draft.clone() }),
        ("training", TypeDraft { trainings: Selection::Only(vec![named.training]), ..draft.clone() }),
    ];
    for (what, draft) in swapped {
        for id in [None, Some(house.scene.type_id)] {
            let saved = house.save(id, draft.clone()).await;
            assert_eq!(saved, Err(Refusal::NotFound), "a neighbour's {what} in {id:?}");
            let tried = PreviewType { centre: house.centre.clone(), id, draft: draft.clone() };
            assert_eq!(house.services.preview_type(&house.manager, tried).await.err(), Some(Refusal::NotFound), "{what}");
        }
    }
    assert_eq!(house.list().await.types.len(), added);
    let ours_now = picture(&house).await;
    // The commands that name nothing have added one type, one site and a name; the swapped ones nothing.
    assert_ne!(ours, ours_now);
    assert!(!ours_now.contains("Essai"));
}

async fn a_removed_member_is_refused_at_the_next_request(db: &Db) {
    let house = House::new(db).await;
    testkit::a_member(db, house.scene.centre, domain::staff::Role::Manager, Some(house.scene.advisor)).await;
    assert!(house.show(None).await.is_ok());
    let staff = house.manager.staff.unwrap();
    let centre = house.scene.centre;
    let membership = store::members::Membership { staff, centre, role: domain::staff::Role::Reception, advisor: None };
    let membership = &membership;
    db.write(|tx| async move { store::members::put(&tx, membership, NOW).await })
        .await
        .map_err(|error: StoreError| error)
        .unwrap();
    assert_eq!(house.show(None).await.err(), Some(Refusal::Forbidden));
}

testkit::on_both_engines!(
    who_does_not_manage_the_centre_changes_nothing,
    another_centre_s_things_are_not_found_and_nothing_is_written,
    a_removed_member_is_refused_at_the_next_request,
);
