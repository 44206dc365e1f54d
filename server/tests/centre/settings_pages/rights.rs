//! Role × page × centre, and the same for the functions behind them.

use crate::staffed::{Staffed, Visitor};
use app::server_fns::{
    appointment_types::{ArchiveTypeCall, DeleteTypeCall, PlaceTypeCall, PreviewTypeCall, RestoreTypeCall, SaveTypeCall},
    centre_settings::{DeleteSiteCall, ProposePlaceCall, SaveSettingsCall, SaveSiteCall},
};
use axum::http::StatusCode;
use contract::{
    appointment_types::{ActOnType, PlaceType, PreviewType, SaveType, SavedType},
    centre_settings::{DeleteSite, ProposePlace, SaveSettings, SaveSite},
};
use domain::{
    ids::SiteId,
    settings::{CentreDraft, SiteDraft, TypeDraft},
    staff::Role,
};

/// Who asks, and what they get of a page that members may look at, and of one for managers.
async fn visitors(house: &Staffed) -> Vec<(&'static str, Visitor, [StatusCode; 2])> {
    let (other, _) = house.another_centre().await;
    let own = house.scene.centre;
    let advisor = Some(house.scene.advisor);
    vec![
        ("the manager", house.member(own, Role::Manager, None).await, [StatusCode::OK, StatusCode::OK]),
        ("the reception", house.member(own, Role::Reception, None).await, [StatusCode::OK, StatusCode::FORBIDDEN]),
        ("an advisor", house.member(own, Role::Advisor, advisor).await, [StatusCode::OK, StatusCode::FORBIDDEN]),
        ("a stranger", house.member(other.centre, Role::Manager, None).await, [StatusCode::NOT_FOUND, StatusCode::NOT_FOUND]),
        ("nobody", house.visitor(), [StatusCode::SEE_OTHER, StatusCode::SEE_OTHER]),
    ]
}

async fn type_slug(house: &Staffed) -> String {
    let found = store::types::find(house.test.db.read(), house.scene.centre, house.scene.type_id).await;
    found.unwrap().unwrap().settings.slug
}

#[tokio::test]
async fn each_page_is_for_whom_it_should_be() {
    let house = Staffed::new().await;
    let root = format!("/gestion/{}", house.slug);
    let kind = type_slug(&house).await;
    let pages = [
        (format!("{root}/motifs"), 0),
        (format!("{root}/sites"), 0),
        (format!("{root}/motifs/nouveau"), 1),
        (format!("{root}/motifs/{kind}"), 1),
        (format!("{root}/sites?site=nouveau"), 1),
        (format!("{root}/reglages"), 1),
    ];
    let visitors = visitors(&house).await;
    for (who, visitor, expected) in &visitors {
        for (page, kind) in &pages {
            assert_eq!(visitor.get(page).await.status, expected[*kind], "{page} for {who}");
        }
    }
    let (_, manager, _) = &visitors[0];
    for page in [format!("{root}/motifs/inconnu"), format!("{root}/sites?site=9999"), format!("{root}/sites?site=x")] {
        assert_eq!(manager.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn each_command_is_refused_to_who_does_not_manage_the_centre() {
    let house = Staffed::new().await;
    let (kind, centre) = (house.scene.type_id, || house.slug.clone());
    let act = || ActOnType { centre: centre(), id: kind };
    for (who, visitor, expected) in visitors(&house).await.into_iter().skip(1) {
        let status = match expected[1] {
            StatusCode::SEE_OTHER => StatusCode::UNAUTHORIZED,
            other => other,
        };
        let draft = || TypeDraft { name: "Intrus".to_owned(), ..TypeDraft::starting(vec![]) };
        let place = PlaceType { centre: centre(), id: kind, before: None };
        let save = SaveType { centre: centre(), id: Some(kind), draft: draft() };
        let preview = PreviewType { centre: centre(), id: Some(kind), draft: draft() };
        let profile = SaveSettings { centre: centre(), draft: CentreDraft::default() };
        let site = SaveSite { centre: centre(), id: None, draft: SiteDraft::default() };
        let delete_site = DeleteSite { centre: centre(), id: SiteId(1) };
        let propose = ProposePlace { centre: centre(), postal_code: "53000".to_owned(), city: String::new() };
        let answers = [
            ("save_type", visitor.call("save_type", &SaveTypeCall { ask: save }).await),
            ("preview_type", visitor.call("preview_type", &PreviewTypeCall { ask: preview }).await),
            ("place_type", visitor.call("place_type", &PlaceTypeCall { ask: place }).await),
            ("archive_type", visitor.call("archive_type", &ArchiveTypeCall { ask: act() }).await),
            ("restore_type", visitor.call("restore_type", &RestoreTypeCall { ask: act() }).await),
            ("delete_type", visitor.call("delete_type", &DeleteTypeCall { ask: act() }).await),
            ("save_settings", visitor.call("save_settings", &SaveSettingsCall { ask: profile }).await),
            ("save_site", visitor.call("save_site", &SaveSiteCall { ask: site }).await),
            ("delete_site", visitor.call("delete_site", &DeleteSiteCall { ask: delete_site }).await),
            ("propose_place", visitor.call("propose_place", &ProposePlaceCall { ask: propose }).await),
        ];
        for (command, answer) in answers {
            assert_eq!(answer.status, status, "{command} for {who}");
        }
    }
    let reader = house.test.db.read();
    assert_eq!(store::types::list(reader, house.scene.centre).await.unwrap().len(), 1);
    assert!(store::sites::list(reader, house.scene.centre).await.unwrap().is_empty());
}

#[tokio::test]
async fn another_site_s_page_sends_no_command() {
    let house = Staffed::new().await;
    let manager = house.member(house.scene.centre, Role::Manager, None).await;
    let ask = ArchiveTypeCall { ask: ActOnType { centre: house.slug.clone(), id: house.scene.type_id } };
    assert_eq!(manager.call_from("cross-site", "archive_type", &ask).await.status, StatusCode::FORBIDDEN);
    assert_eq!(store::types::list(house.test.db.read(), house.scene.centre).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_type_made_of_a_name_can_be_booked_at_once() {
    let house = Staffed::new().await;
    let manager = house.member(house.scene.centre, Role::Manager, None).await;
    let draft = TypeDraft { name: "Visite de l’atelier".to_owned(), ..TypeDraft::starting(vec![house.scene.advisor]) };
    let ask = SaveTypeCall { ask: SaveType { centre: house.slug.clone(), id: None, draft } };
    let SavedType::Saved { slug } = manager.call("save_type", &ask).await.read() else { panic!("it is right") };
    let page = house.visitor().get(&format!("/c/{}/{slug}", house.slug)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("name=\"creneau\""), "an hour can be chosen");
}
