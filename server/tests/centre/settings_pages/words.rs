//! What a centre writes is text, on its own pages and on the candidates'; every page is whole.

use crate::staffed::{Staffed, Visitor};
use app::server_fns::{
    appointment_types::SaveTypeCall,
    centre_settings::{SaveSettingsCall, SaveSiteCall},
};
use contract::{
    appointment_types::{SaveType, SavedType},
    centre_settings::{SaveSettings, SaveSite, SavedSettings, SavedSite},
};
use domain::{
    appointment::Mode,
    settings::{CentreDraft, HorizonForm, QuestionDraft, QuestionForm, SiteDraft, TypeDraft},
    staff::Role,
};

const EVIL: &str = "</textarea></title></option><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

fn count(page: &str, tag: &str) -> usize {
    page.match_indices(&format!("<{tag}")).filter(|(at, _)| page[at + tag.len() + 1..].starts_with([' ', '>'])).count()
}

async fn look(visitor: &Visitor, address: &str) -> String {
    let answer = visitor.get(address).await;
    assert!(answer.status.is_success(), "{address}: {}", answer.status);
    let page = answer.text();
    assert_eq!((count(&page, "h1"), count(&page, "title")), (1, 1), "{address}: one title");
    assert!(page.trim_end().ends_with("</html>"), "{address}: the page is cut");
    for markup in ["<script>alert(1)", "<img src=x"] {
        if let Some(at) = page.find(markup) {
            let (from, to) = (page.floor_char_boundary(at.saturating_sub(300)), page.ceil_char_boundary(at + 100));
            panic!("{address}: text became markup: {}", &page[from..to]);
        }
    }
    assert_eq!(count(&page, "textarea"), page.matches("</textarea>").count(), "{address}: an entry was closed early");
    assert!(!page.contains(" style="), "{address}: the content policy forbids style attributes");
    page
}

fn draft(house: &Staffed) -> TypeDraft {
    let question =
        |form| QuestionDraft { label: EVIL.to_owned(), form, choices: format!("oui {EVIL}\nnon {EVIL}"), required: true };
    TypeDraft {
        name: EVIL[..70].to_owned(),
        slug: "mauvais".to_owned(),
        modes: vec![Mode::OnSite, Mode::Video],
        video_link: "https://visio.example.org/{rdv}".to_owned(),
        horizon: HorizonForm::Period,
        period_from: "2027-03-01".to_owned(),
        period_to: "2027-04-30".to_owned(),
        restriction: EVIL.to_owned(),
        instructions_before: EVIL.to_owned(),
        instructions_after: EVIL.to_owned(),
        questions: vec![question(QuestionForm::Text), question(QuestionForm::YesNo)],
        ..TypeDraft::starting(vec![house.scene.advisor])
    }
}

#[tokio::test]
async fn a_script_in_any_text_stays_text_everywhere() {
    let house = Staffed::new().await;
    let manager = house.member(house.scene.centre, Role::Manager, None).await;
    let save = SaveTypeCall { ask: SaveType { centre: house.slug.clone(), id: None, draft: draft(&house) } };
    let saved: SavedType = manager.call("save_type", &save).await.read();
    assert!(matches!(saved, SavedType::Saved { .. }), "{saved:?}");
    let site = SiteDraft {
        name: EVIL.to_owned(),
        address: EVIL.to_owned(),
        postal_code: "53000".to_owned(),
        city: EVIL[..70].to_owned(),
        coordinates: "48.1, -0.8".to_owned(),
        ..SiteDraft::default()
    };
    let save = SaveSiteCall { ask: SaveSite { centre: house.slug.clone(), id: None, draft: site } };
    let SavedSite::Saved { id } = manager.call("save_site", &save).await.read() else { panic!("it is right") };
    let profile = CentreDraft {
        name: EVIL.to_owned(),
        address: EVIL.to_owned(),
        postal_code: "53000".to_owned(),
        city: EVIL[..70].to_owned(),
        signature: EVIL.to_owned(),
        ..CentreDraft::default()
    };
    let save = SaveSettingsCall { ask: SaveSettings { centre: house.slug.clone(), draft: profile } };
    let saved: SavedSettings = manager.call("save_settings", &save).await.read();
    assert!(matches!(saved, SavedSettings::Saved(_)), "{saved:?}");

    let root = format!("/gestion/{}", house.slug);
    for page in ["motifs", "motifs/mauvais", "motifs/nouveau", "sites", "sites?site=nouveau", "reglages"] {
        look(&manager, &format!("{root}/{page}")).await;
    }
    let form = look(&manager, &format!("{root}/sites?site={id}")).await;
    assert!(form.contains("&lt;script>alert(1)") || form.contains("&lt;script&gt;alert(1)"), "what was written is shown");
    let visitor = house.visitor();
    for page in [format!("/c/{}/mauvais", house.slug), format!("/centre/{}", house.slug)] {
        look(&visitor, &page).await;
    }
}

#[tokio::test]
async fn the_form_of_a_type_shows_what_is_stored_and_the_trial_what_it_offers() {
    let house = Staffed::new().await;
    let manager = house.member(house.scene.centre, Role::Manager, None).await;
    let page = look(&manager, &format!("/gestion/{}/motifs/nouveau", house.slug)).await;
    for held in [
        "name=\"nom\"",
        "name=\"duree\" type=\"text\"",
        "name=\"conseillers\" value=\"1\" checked",
        "name=\"modes\" value=\"on_site\" checked",
        "name=\"horizon_jours\"",
        "class=\"fortnight\"",
    ] {
        assert!(page.contains(held), "{held} in {page}");
    }
    // From noon on the first day: ten working days of sixteen half hours less six.
    assert!(page.contains("154 créneaux"), "the trial is there without JavaScript");
    assert_eq!(page.matches("class=\"fold\"").count(), 6, "six groups are folded");
}
