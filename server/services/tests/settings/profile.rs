//! What a centre says of itself, on its public page and after an import.

use crate::house::{House, at, visitor};
use contract::{
    centre_settings::{CentreSettings, SaveSettings, SavedSettings, SettingsView},
    find::{FindTrainings, Finding},
};
use domain::{
    civil_life::FrenchZone,
    holidays::Territory,
    settings::{CentreDraft, CentreField, InvalidAccent, Problem},
};
use store::{Db, StagedTraining, centres};
use testkit::{NOW, a_staged_training, scene::publish};

impl House {
    async fn profile(&self) -> SettingsView {
        self.services.show_settings(&self.manager, self.centre.clone()).await.unwrap()
    }

    async fn put_profile(&self, draft: CentreDraft) -> SavedSettings {
        self.services.save_settings(&self.manager, SaveSettings { centre: self.centre.clone(), draft }).await.unwrap()
    }

    async fn its_record(&self, fingerprint: &str) -> StagedTraining {
        let centre = centres::find(self.db.read(), self.scene.centre).await.unwrap().unwrap().centre;
        StagedTraining {
            centre_siret: centre.siret,
            centre_name: "CFA DU CATALOGUE".to_owned(),
            centre_address: "1 RUE DU CATALOGUE".to_owned(),
            centre_postal_code: "53000".to_owned(),
            centre_city: "LAVAL".to_owned(),
            fingerprint: fingerprint.to_owned(),
            ..a_staged_training("training")
        }
    }
}

fn own() -> CentreDraft {
    CentreDraft {
        name: "Le CFA </textarea><script>".to_owned(),
        phone: "0800 12 34 56".to_owned(),
        email: "accueil@cfa.example.org".to_owned(),
        address: "2 place du Marché".to_owned(),
        postal_code: "53000".to_owned(),
        city: "Laval".to_owned(),
        zone: FrenchZone::Reunion,
        territory: Territory::None,
        signature: "À bientôt,\nl’équipe </textarea><script>".to_owned(),
        accent: "#7a1fa2".to_owned(),
    }
}

async fn what_a_centre_says_is_shown_and_outlives_the_next_import(db: &Db) {
    let house = House::new(db).await;
    publish(db, &[house.its_record("one").await], NOW).await;
    assert_eq!(house.profile().await.draft.name, "CFA DU CATALOGUE");
    let SavedSettings::Saved(saved) = house.put_profile(own()).await else { panic!("it is right") };
    assert_eq!((&saved.draft.name, &saved.draft.signature), (&own().name, &own().signature));
    publish(db, &[house.its_record("two").await], NOW).await;

    let kept = house.profile().await;
    assert_eq!(CentreDraft { phone: own().phone, ..kept.draft.clone() }, own());
    assert_eq!(kept.catalogue.name.as_deref(), Some("CFA DU CATALOGUE"));
    assert_eq!(kept.catalogue.place.as_deref(), Some("1 RUE DU CATALOGUE, 53000 LAVAL"));
    assert_eq!(kept.changed.map(|(at, _)| at.at), Some(NOW));

    let page = house.services.show_centre(&visitor(), house.centre.clone()).await.unwrap();
    assert_eq!((page.centre.name, page.address.street), (own().name, own().address));
    let found = house
        .services
        .find_trainings(&visitor(), FindTrainings { text: "boulangerie".to_owned(), ..FindTrainings::default() })
        .await;
    assert_eq!(found.unwrap().results[0].centre_name, own().name, "search results say the same");
}

async fn the_catalogue_s_word_stands_again_when_the_centre_repeats_it(db: &Db) {
    let house = House::new(db).await;
    publish(db, &[house.its_record("one").await], NOW).await;
    house.put_profile(own()).await;
    let back = CentreDraft {
        name: "CFA DU CATALOGUE".to_owned(),
        address: "1 RUE DU CATALOGUE".to_owned(),
        city: "LAVAL".to_owned(),
        ..own()
    };
    house.put_profile(back).await;
    let renamed = StagedTraining { centre_name: "CFA RENOMMÉ".to_owned(), ..house.its_record("two").await };
    publish(db, &[renamed], NOW).await;
    assert_eq!(house.profile().await.draft.name, "CFA RENOMMÉ");
}

async fn a_change_of_clock_moves_the_hours_and_no_appointment(db: &Db) {
    let house = House::new(db).await;
    let token = house.book(&house.type_slug, at(1, 10, 0)).await.unwrap();
    assert_eq!(house.profile().await.n_upcoming, 1);
    house.put_profile(own()).await;
    // Nine in Saint-Denis is six in Paris in winter: at nine of Paris it is noon there.
    assert_eq!(house.offered(&house.type_slug).await.1, Some(at(0, 9, 30)));
    let shown = contract::manage::Managing::show(&house.services, &visitor(), token).await.unwrap().appointment().unwrap();
    assert_eq!(shown.slot.starts.at, at(1, 10, 0));
    assert_eq!(shown.zone, "Indian/Reunion", "told on the centre's clock");
}

async fn what_is_wrong_is_refused_whole(db: &Db) {
    let house = House::new(db).await;
    let before = house.profile().await;
    let wrong = CentreDraft { accent: "#ffff00".to_owned(), name: String::new(), ..own() };
    let SavedSettings::Refused(faults) = house.put_profile(wrong).await else { panic!("it is wrong") };
    assert_eq!(faults.of(CentreField::Name), Some(Problem::Missing));
    assert!(matches!(faults.of(CentreField::Accent), Some(Problem::Accent(InvalidAccent::TooLight { .. }))));
    assert_eq!(house.profile().await, before);
}

testkit::on_both_engines!(
    what_a_centre_says_is_shown_and_outlives_the_next_import,
    the_catalogue_s_word_stands_again_when_the_centre_repeats_it,
    a_change_of_clock_moves_the_hours_and_no_appointment,
    what_is_wrong_is_refused_whole,
);
