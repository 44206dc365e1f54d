//! Sites: added, changed, taken away, and what an import leaves of it.

use crate::house::{House, at};
use contract::{
    Answer,
    centre_settings::{CentreSettings, DeleteSite, ProposePlace, SaveSite, SavedSite, SiteDetails, SiteRemoval},
};
use domain::{
    civil_life::FrenchZone,
    holidays::Territory,
    ids::SiteId,
    settings::{Problem, Selection, SiteDraft, SiteField, TypeDraft},
};
use store::{Db, StagedTraining, advisors, centres, sites};
use testkit::{NOW, a_staged_training, an_advisor, scene::publish};

fn draft() -> SiteDraft {
    SiteDraft {
        name: "Atelier </textarea><script>".to_owned(),
        address: "3 rue du Four".to_owned(),
        postal_code: "67000".to_owned(),
        city: "Strasbourg".to_owned(),
        coordinates: "48.5734, 7.7521".to_owned(),
        zone: FrenchZone::Paris,
        territory: Territory::AlsaceMoselle,
    }
}

impl House {
    async fn save_site(&self, id: Option<SiteId>, draft: SiteDraft) -> Answer<SavedSite> {
        self.services.save_site(&self.manager, SaveSite { centre: self.centre.clone(), id, draft }).await
    }

    async fn site(&self, id: Option<SiteId>, draft: SiteDraft) -> SiteId {
        match self.save_site(id, draft).await.unwrap() {
            SavedSite::Saved { id } => id,
            SavedSite::Refused(faults) => panic!("refused: {faults:?}"),
        }
    }

    async fn sites(&self) -> Vec<SiteDetails> {
        self.services.list_sites(&self.manager, self.centre.clone()).await.unwrap().sites
    }

    async fn delete_site(&self, id: SiteId) -> Answer<SiteRemoval> {
        self.services.delete_site(&self.manager, DeleteSite { centre: self.centre.clone(), id }).await
    }

    /// A record of the catalogue for this centre, at the site every time the same.
    async fn record(&self) -> StagedTraining {
        let centre = centres::find(self.db.read(), self.scene.centre).await.unwrap().unwrap().centre;
        StagedTraining {
            centre_siret: centre.siret,
            site_name: "Laval".to_owned(),
            site_address: "9 quai du Port".to_owned(),
            ..a_staged_training("training")
        }
    }
}

async fn a_site_is_added_and_its_commune_understood(db: &Db) {
    let house = House::new(db).await;
    let id = house.site(None, draft()).await;
    let [details] = &house.sites().await[..] else { panic!("one site") };
    assert_eq!((details.id, &details.draft, details.usual), (id, &draft(), None));
    assert_eq!(details.point, Some((48_573_400, 7_752_100)));
    assert_eq!(details.advisors.len(), 1, "who serves every site serves this one");
    let stored = sites::find(db.read(), house.scene.centre, id).await.unwrap().unwrap().site;
    assert_eq!((stored.insee.as_str(), stored.departement.as_str()), ("67482", "67"));
    assert_eq!(house.save_site(None, draft()).await.unwrap(), taken(), "one site at an address");
}

fn taken() -> SavedSite {
    SavedSite::Refused(domain::settings::Faults::one(SiteField::Address, Problem::Taken))
}

async fn a_clock_or_holidays_unlike_the_commune_s_are_pointed_out(db: &Db) {
    let house = House::new(db).await;
    house.site(None, SiteDraft { territory: Territory::Metropole, ..draft() }).await;
    assert_eq!(house.sites().await[0].usual, Some((FrenchZone::Paris, Territory::AlsaceMoselle)));
    let propose = async |postal_code: &str, city: &str| {
        let ask = ProposePlace { centre: house.centre.clone(), postal_code: postal_code.to_owned(), city: city.to_owned() };
        house.services.propose_place(&house.manager, ask).await.unwrap()
    };
    let proposal = propose("97400", "Saint-Denis").await.unwrap();
    assert_eq!((proposal.zone, proposal.territory), (FrenchZone::Reunion, Territory::Reunion));
    assert_eq!(propose("57000", "metz").await.unwrap().territory, Territory::AlsaceMoselle);
    assert_eq!(propose("99999", "Nulle part").await, None);
}

async fn what_a_centre_says_of_a_site_outlives_the_next_import(db: &Db) {
    let house = House::new(db).await;
    let record = house.record().await;
    publish(db, std::slice::from_ref(&record), NOW).await;
    let [imported] = &house.sites().await[..] else { panic!("one site") };
    let own = SiteDraft {
        name: "Le Port".to_owned(),
        address: "11 quai du Port".to_owned(),
        coordinates: "48.1, -0.8".to_owned(),
        zone: FrenchZone::Guyane,
        territory: Territory::Guyane,
        ..imported.draft.clone()
    };
    house.site(Some(imported.id), own.clone()).await;
    let again = StagedTraining {
        fingerprint: "another".to_owned(),
        site_postal_code: "53001".to_owned(),
        latitude: Some(1.0),
        ..record.clone()
    };
    publish(db, &[again], NOW).await;
    let [kept] = &house.sites().await[..] else { panic!("the import knows its site again") };
    assert_eq!((kept.id, &kept.draft), (imported.id, &own));
    assert_eq!(kept.catalogue.name.as_deref(), Some("Laval"));
    assert_eq!(kept.catalogue.place.as_deref(), Some("9 quai du Port, 53001 Laval"));

    // Saying what the catalogue says gives the word back to it.
    let back = SiteDraft {
        name: "Laval".to_owned(),
        address: "9 quai du Port".to_owned(),
        postal_code: "53001".to_owned(),
        zone: FrenchZone::Paris,
        territory: Territory::Metropole,
        ..own
    };
    house.site(Some(kept.id), back).await;
    publish(db, &[StagedTraining { fingerprint: "third".to_owned(), site_name: "Laval centre".to_owned(), ..record }], NOW).await;
    assert_eq!(house.sites().await[0].draft.name, "Laval centre");
    assert_eq!(house.sites().await[0].draft.postal_code, "53000");
}

async fn a_site_the_centre_added_is_adopted_by_an_import_with_its_words(db: &Db) {
    let house = House::new(db).await;
    let own = SiteDraft {
        name: "Notre atelier".to_owned(),
        address: "9 quai du Port".to_owned(),
        postal_code: "53000".to_owned(),
        city: "Laval".to_owned(),
        territory: Territory::None,
        ..draft()
    };
    let id = house.site(None, own.clone()).await;
    house.site(Some(id), own.clone()).await;
    publish(db, &[house.record().await], NOW).await;
    let [adopted] = &house.sites().await[..] else { panic!("one site") };
    assert_eq!((adopted.id, &adopted.draft, adopted.uses.n_trainings), (id, &own, 1));
}

async fn the_agenda_of_a_site_follows_its_own_clock(db: &Db) {
    let house = House::new(db).await;
    publish(db, &[house.record().await], NOW).await;
    let site = house.sites().await.remove(0);
    let here = TypeDraft { sites: Selection::Only(vec![site.id]), ..house.draft().await };
    house.saved(Some(house.scene.type_id), here).await;
    // Nine in Paris is nine; nine in Cayenne is thirteen in Paris in winter.
    assert_eq!(house.offered(&house.type_slug).await.1, Some(at(0, 9, 0)));
    house.site(Some(site.id), SiteDraft { zone: FrenchZone::Guyane, territory: Territory::Guyane, ..site.draft }).await;
    assert_eq!(house.offered(&house.type_slug).await.1, Some(at(0, 13, 0)));
}

async fn a_site_is_deleted_when_nothing_refers_to_it(db: &Db) {
    let house = House::new(db).await;
    publish(db, &[house.record().await], NOW).await;
    let trained_at = house.sites().await[0].id;
    assert!(matches!(house.delete_site(trained_at).await, Ok(SiteRemoval::InUse(uses)) if uses.n_trainings == 1));

    let offered_at = house.site(None, draft()).await;
    let here = TypeDraft { sites: Selection::Only(vec![offered_at]), ..house.draft().await };
    house.saved(Some(house.scene.type_id), here.clone()).await;
    assert!(matches!(house.delete_site(offered_at).await, Ok(SiteRemoval::InUse(uses)) if uses.n_types == 1));
    house.book(&house.type_slug, at(1, 10, 0)).await.unwrap();
    house.saved(Some(house.scene.type_id), TypeDraft { sites: Selection::All, ..here }).await;
    assert!(matches!(house.delete_site(offered_at).await, Ok(SiteRemoval::InUse(uses)) if uses.n_appointments == 1));

    let manned = house.site(None, SiteDraft { address: "5 rue du Four".to_owned(), ..draft() }).await;
    let advisor = advisors::NewAdvisor { site: Some(manned), ..an_advisor(house.scene.centre) };
    let advisor = &advisor;
    db.write(|tx| async move { advisors::insert(&tx, advisor).await }).await.unwrap();
    assert!(matches!(house.delete_site(manned).await, Ok(SiteRemoval::InUse(uses)) if uses.n_advisors == 1));

    let free = house.site(None, SiteDraft { address: "7 rue du Four".to_owned(), ..draft() }).await;
    assert_eq!(house.delete_site(free).await, Ok(SiteRemoval::Deleted));
    assert_eq!(house.sites().await.len(), 3);
}

testkit::on_both_engines!(
    a_site_is_added_and_its_commune_understood,
    a_clock_or_holidays_unlike_the_commune_s_are_pointed_out,
    what_a_centre_says_of_a_site_outlives_the_next_import,
    a_site_the_centre_added_is_adopted_by_an_import_with_its_words,
    the_agenda_of_a_site_follows_its_own_clock,
    a_site_is_deleted_when_nothing_refers_to_it,
);
