//! Role × route × centre: every page under a centre and every function behind them, for everybody who may knock.
//!
//! A page or a function that the tables do not name fails the tests: what is new says whom it is for.

mod calls;

use crate::staffed::{Staffed, Visitor};
use axum::http::StatusCode;
use calls::calls;
use domain::{
    ids::{AppointmentId, CentreId, RequestId},
    staff::Role,
};
use std::collections::BTreeSet;
use testkit::Scene;

/// For whom something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    /// Every member; an advisor for the own agenda.
    Members,
    /// Who has every agenda, and the advisor whose own it is, but not another advisor.
    Concerned,
    /// Who answers for everybody.
    EveryRequest,
    /// Managers.
    Managers,
}

/// Who knocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Manager,
    Reception,
    OwnAdvisor,
    OtherAdvisor,
    Removed,
    Stranger,
    Nobody,
}

impl For {
    /// Whether they get past the door; the status of who does not, of a page and of a function.
    const fn refusal(self, who: Who) -> Option<(StatusCode, StatusCode)> {
        match (self, who) {
            (_, Who::Manager)
            | (Self::Members | Self::Concerned, Who::Reception | Who::OwnAdvisor)
            | (Self::EveryRequest, Who::Reception)
            | (Self::Members, Who::OtherAdvisor) => None,
            (_, Who::Reception | Who::OwnAdvisor | Who::OtherAdvisor) => Some((StatusCode::FORBIDDEN, StatusCode::FORBIDDEN)),
            (_, Who::Removed | Who::Stranger) => Some((StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)),
            (_, Who::Nobody) => Some((StatusCode::SEE_OTHER, StatusCode::UNAUTHORIZED)),
        }
    }
}

/// A centre with an appointment, and everybody who may knock.
struct Town {
    house: Staffed,
    appointment: AppointmentId,
    request: RequestId,
    type_slug: String,
    visitors: Vec<(Who, Visitor)>,
}

impl Town {
    async fn new() -> Self {
        let house = Staffed::new().await;
        let (own, advisor) = (house.scene.centre, house.scene.advisor);
        let (other, _) = house.another_centre().await;
        let db = &house.test.db;
        let appointment = house.scene.book(db, Scene::slot(24, 30)).await.unwrap();
        let booked = store::appointments::find(db.read(), own, appointment).await.unwrap().unwrap();
        let request = booked.appointment.request;
        let found = store::types::find(db.read(), own, house.scene.type_id).await;
        let type_slug = found.unwrap().unwrap().settings.slug;
        let colleague = &testkit::an_advisor(own);
        let colleague = db.write(|tx| async move { store::advisors::insert(&tx, colleague).await }).await.unwrap();
        let gone = testkit::a_member(db, own, Role::Advisor, None).await.staff.unwrap();
        let removed = house.signed_in(gone).await;
        let visitors = vec![
            (Who::Manager, house.member(own, Role::Manager, None).await),
            (Who::Reception, house.member(own, Role::Reception, None).await),
            (Who::OwnAdvisor, house.member(own, Role::Advisor, Some(advisor)).await),
            (Who::OtherAdvisor, house.member(own, Role::Advisor, Some(colleague)).await),
            (Who::Removed, removed),
            (Who::Stranger, house.member(other.centre, Role::Manager, None).await),
            (Who::Nobody, house.visitor()),
        ];
        db.write(|tx| async move { store::members::delete(&tx, own, gone).await }).await.unwrap();
        Self { house, appointment, request, type_slug, visitors }
    }
}

/// Every page under a centre, as the router names it, and for whom it is.
const PAGES: [(&str, For); 16] = [
    ("", For::Members),
    ("/demandes", For::Members),
    ("/demandes/reponses", For::Members),
    ("/demandes/{id}", For::Members),
    ("/agenda", For::Members),
    ("/agenda/rdv/{id}", For::Concerned),
    ("/agenda/nouveau", For::Members),
    ("/horaires", For::Members),
    ("/fermetures", For::Members),
    ("/pourquoi", For::Members),
    ("/statistiques", For::Members),
    ("/motifs", For::Members),
    ("/motifs/{type}", For::Managers),
    ("/equipe", For::Managers),
    ("/sites", For::Members),
    ("/reglages", For::Managers),
];

#[tokio::test]
async fn every_page_of_a_centre_is_for_whom_the_table_says() {
    let routed: BTreeSet<&str> =
        server::http::router::STAFF_PAGES.iter().filter_map(|path| path.strip_prefix("/gestion/{centre}")).collect();
    assert_eq!(routed, PAGES.iter().map(|(page, _)| *page).collect(), "every page has its row");
    let town = Town::new().await;
    for (page, whom) in PAGES {
        let id = if page.starts_with("/demandes") { town.request.to_string() } else { town.appointment.to_string() };
        let page = page.replace("{id}", &id).replace("{type}", &town.type_slug);
        let address = format!("/gestion/{}{page}", town.house.slug);
        for (who, visitor) in &town.visitors {
            let status = visitor.get(&address).await.status;
            let expected = whom.refusal(*who).map_or(StatusCode::OK, |(page, _)| page);
            assert_eq!(status, expected, "{address} for {who:?}");
        }
    }
}

#[tokio::test]
async fn another_centre_s_things_are_not_found_under_the_own_address() {
    let town = Town::new().await;
    let (stranger, slug) = (&town.visitors[5].1, centre_of_the_stranger(&town).await);
    for page in [format!("agenda/rdv/{}", town.appointment), format!("demandes/{}", town.request)] {
        let page = format!("/gestion/{slug}/{page}");
        assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for (name, _, body) in calls(&town, &slug).into_iter().filter(|(name, ..)| THINGS.contains(name)) {
        assert_eq!(stranger.call_with("same-origin", name, body).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}

/// What acts on a thing of the first centre.
const THINGS: [&str; 12] = [
    "show_request",
    "act_on_request",
    "act_on_many",
    "show_appointment",
    "reschedule",
    "take_back",
    "call_off",
    "settle_appointment",
    "mark_appointment",
    "write_note",
    "archive_type",
    "edit_hours",
];

/// What is exported, by kind: for managers, and never another centre's.
#[tokio::test]
async fn the_queue_leaves_the_house_with_a_manager_alone() {
    let town = Town::new().await;
    for kind in ["csv", "xlsx"] {
        let address = format!("/gestion/{}/demandes/export.{kind}", town.house.slug);
        for (who, visitor) in &town.visitors {
            let status = visitor.get(&address).await.status;
            let expected = For::Managers.refusal(*who).map_or(StatusCode::OK, |(page, _)| page);
            assert_eq!(status, expected, "{address} for {who:?}");
        }
    }
}

/// The figures name nobody; all the same they are taken out by managers, and never another centre's.
#[tokio::test]
async fn figures_leave_the_house_with_a_manager_alone() {
    let town = Town::new().await;
    for kind in ["csv", "xlsx"] {
        let address = format!("/gestion/{}/statistiques/export.{kind}?du=2027-02-01&au=2027-02-28", town.house.slug);
        for (who, visitor) in &town.visitors {
            let status = visitor.get(&address).await.status;
            let expected = For::Managers.refusal(*who).map_or(StatusCode::OK, |(page, _)| page);
            assert_eq!(status, expected, "{address} for {who:?}");
        }
    }
}

async fn centre_of_the_stranger(town: &Town) -> String {
    let centres = store::centres::find(town.house.test.db.read(), CentreId(town.house.scene.centre.0 + 1)).await;
    centres.unwrap().unwrap().centre.slug
}

#[tokio::test]
async fn every_function_of_a_centre_is_for_whom_the_table_says() {
    let town = Town::new().await;
    let named: BTreeSet<&str> = calls(&town, "x").iter().map(|(name, ..)| *name).collect();
    let there: BTreeSet<String> = functions_of_a_centre();
    assert_eq!(named, there.iter().map(String::as_str).collect(), "every function has its row");
    for (name, whom, body) in calls(&town, &town.house.slug) {
        // Who is refused comes first: who is not changes things.
        for (who, visitor) in town.visitors.iter().rev() {
            let status = visitor.call_with("same-origin", name, body.clone()).await.status;
            match whom.refusal(*who) {
                Some((_, refused)) => assert_eq!(status, refused, "{name} for {who:?}"),
                None => assert!(
                    ![StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::BAD_REQUEST].contains(&status),
                    "{name} for {who:?}: {status}"
                ),
            }
        }
    }
}

/// The functions of candidates, of one's own account and of the local mailbox.
const OF_NO_CENTRE: [&str; 37] = [
    "show_contact",
    "send_contact",
    "show_answer",
    "act_by_link",
    "show_door",
    "log_in",
    "show_second_step",
    "enter_code",
    "show_invitation",
    "accept_invitation",
    "ask_reset",
    "show_reset",
    "reset_password",
    "show_account",
    "rename_account",
    "change_password",
    "offer_codes",
    "turn_codes_on",
    "turn_codes_off",
    "renew_recovery_codes",
    "end_device",
    "end_every_device",
    "show_desk",
    "hold_slot",
    "show_hold",
    "renew_hold",
    "book",
    "find_trainings",
    "show_training",
    "show_centre",
    "show_managed",
    "show_move",
    "move_by_link",
    "show_own_data",
    "list_mails",
    "read_mail",
    "staff_home",
];

/// The functions that are registered, those of candidates and of one's own account left out.
fn functions_of_a_centre() -> BTreeSet<String> {
    let of_others: BTreeSet<&str> = OF_NO_CENTRE.into_iter().collect();
    leptos::server_fn::axum::server_fn_paths()
        .filter_map(|(path, _)| path.strip_prefix("/fn/"))
        .filter(|name| !of_others.contains(name))
        .map(str::to_owned)
        .collect()
}
