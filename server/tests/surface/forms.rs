//! Forms without JavaScript.

use crate::given::{Visitor, form_request, views::START};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use futures_util::FutureExt as _;
use tokio::sync::Notify;

const FORM: &str =
    "reservation=h1&ticket=t1&prenom=L%C3%A9a&nom=Kader&email=lea%40exemple.fr&sujets=frais&message=%3Cb%3Emot%3C%2Fb%3E";

fn start() -> String {
    format!("creneau={}", START.epoch())
}

#[tokio::test]
async fn a_chosen_slot_is_held_and_the_form_follows() {
    for address in ["/rdv?cleMinistereEducatif=K%23L01", "/rdva?cleMinistereEducatif=K%23L01", "/c/cfa-du-lac/visite"] {
        let visitor = Visitor::new();
        let answer = visitor.post(address, &start()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
        assert_eq!(answer.header("location"), "/rdv/coordonnees?reservation=held");
        let asked = visitor.called.list();
        assert!(asked[0].starts_with("hold ") && asked[0].ends_with(&START.epoch().to_string()), "{asked:?}");
    }
}

#[tokio::test]
async fn a_slot_taken_meanwhile_is_a_409_on_the_same_page() {
    let answer = Visitor::new().post("/rdv?cleMinistereEducatif=taken", &start()).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text().contains("Choisissez-en un autre"));
}

#[tokio::test]
async fn a_post_that_names_neither_desk_nor_start_is_no_form_of_ours() {
    for (address, form) in [("/rdv?referrer=lba", start()), ("/rdv?cleMinistereEducatif=K", "creneau=demain".to_owned())] {
        let visitor = Visitor::new();
        assert_eq!(visitor.post(address, &form).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(visitor.called.list(), [""; 0]);
    }
}

#[tokio::test]
async fn a_complete_form_is_booked_and_leads_to_the_confirmation() {
    let visitor = Visitor::new();
    let answer = visitor.post("/rdv/coordonnees?reservation=h1", FORM).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/rdv/confirmation/link%2F1");
    assert_eq!(visitor.called.list(), ["book h1 t1 Léa"]);
}

#[tokio::test]
async fn a_refused_form_comes_back_with_what_was_typed_and_the_refusals_status() {
    for (hold, status) in [("invalid", 422), ("late", 422), ("taken", 409), ("busy", 503)] {
        let form = FORM.replace("h1", hold);
        let answer = Visitor::new().post("/rdv/coordonnees", &form).await;
        assert_eq!(answer.status.as_u16(), status, "{hold}");
        let page = answer.text();
        assert!(page.contains("value=\"Kader\""), "{hold}: the name is lost");
        assert!(page.contains("&lt;b>mot") && !page.contains("<b>mot"), "{hold}: the message is lost, or not escaped");
    }
}

#[tokio::test]
async fn a_busy_database_says_when_to_come_back() {
    let answer = Visitor::new().post("/rdv/coordonnees", &FORM.replace("h1", "busy")).await;
    assert_eq!(answer.header("retry-after"), "5");
}

#[tokio::test]
async fn prolonging_an_empty_form_redirects_and_a_filled_one_keeps_what_was_typed() {
    let empty = Visitor::new().post("/rdv/coordonnees", "reservation=h1&prolonger=1").await;
    assert_eq!((empty.status, empty.header("location")), (StatusCode::SEE_OTHER, "/rdv/coordonnees?reservation=h1"));
    let visitor = Visitor::new();
    let filled = visitor.post("/rdv/coordonnees", &format!("{FORM}&prolonger=1")).await;
    assert_eq!(filled.status, StatusCode::OK);
    assert!(filled.text().contains("value=\"Kader\""));
    assert_eq!(visitor.called.list()[0], "renew h1");
}

#[tokio::test]
async fn a_hold_is_not_prolonged_twice() {
    let answer = Visitor::new().post("/rdv/coordonnees", "reservation=spent&prolonger=1").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn cancelling_goes_back_to_the_link_and_a_refusal_keeps_the_reason() {
    let visitor = Visitor::new();
    let done = visitor.post("/suivi/a%2Fb/annuler", "motif=malade").await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/suivi/a%2Fb?fait=annule"));
    assert_eq!(visitor.called.list(), ["cancel malade"]);
    let refused = Visitor::new().post("/suivi/later/annuler", "motif=je+suis+malade").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("je suis malade"));
}

#[tokio::test]
async fn the_address_of_the_cancelling_form_shows_its_page() {
    let visitor = Visitor::new();
    let answer = visitor.get("/suivi/abc/annuler").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/suivi/abc"));
    assert_eq!(visitor.called.list(), [""; 0]);
}

#[tokio::test]
async fn a_form_of_another_kind_is_refused() {
    let request = Request::post("/rdv/coordonnees").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    let answer = Visitor::new().send(request.body(Body::from("--x--")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_calendar_file_is_a_download_that_nobody_keeps() {
    let answer = Visitor::new().get("/suivi/abc/rendez-vous.ics").await;
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"rendez-vous.ics\"");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.text().starts_with("BEGIN:VCALENDAR\r\n"));
}

#[tokio::test]
async fn the_calendar_file_of_an_unknown_link_is_a_page_that_says_so() {
    let answer = Visitor::new().get("/suivi/unknown/rendez-vous.ics").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("<h1"));
}

#[tokio::test]
async fn after_a_form_the_queue_is_looked_at_and_after_a_page_it_is_not() {
    let (surface, _) = crate::given::surface();
    let work_left = surface.work_left.clone();
    let visitor = Visitor::of(|changed| changed.work_left = work_left.clone());
    visitor.get("/").await;
    assert!(!was_told(&work_left));
    let request = form_request("/suivi/abc/annuler", "motif=").body(Body::from("motif=")).unwrap();
    visitor.send(request).await;
    assert!(was_told(&work_left));
}

fn was_told(work_left: &Notify) -> bool {
    work_left.notified().now_or_never().is_some()
}

#[tokio::test]
async fn another_slot_chosen_in_the_form_is_held_and_keeps_what_was_typed() {
    let visitor = Visitor::new();
    let answer = visitor.post("/rdv/coordonnees", &format!("{FORM}&{}", start())).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    for kept in ["Léa", "Kader", "lea@exemple.fr", "&lt;b>mot&lt;/b>", "reservation=held"] {
        assert!(page.contains(kept), "{kept}");
    }
    let asked = visitor.called.list();
    assert_eq!(asked.iter().filter(|call| call.starts_with("hold ")).count(), 1, "{asked:?}");
    assert!(!asked.iter().any(|call| call.starts_with("book ")), "{asked:?}");
}

#[tokio::test]
async fn a_move_by_the_link_is_done_by_its_button_alone() {
    let form = format!("{}&version=4", start());
    let visitor = Visitor::new();
    let answer = visitor.post("/suivi/abc/deplacer", &form).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/suivi/abc"));
    assert_eq!(visitor.called.list(), [format!("move {} 4", START.epoch())]);

    let taken = Visitor::new().post("/suivi/taken/deplacer", &form).await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    let unknown = Visitor::new().post("/suivi/unknown/deplacer", &form).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let nonsense = Visitor::new().post("/suivi/abc/deplacer", "creneau=demain").await;
    assert_eq!(nonsense.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_links_to_one_s_requests_are_asked_for_without_javascript() {
    let visitor = Visitor::new();
    let done = visitor.post("/mes-demandes", "email=lina%40example.org").await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.text().contains("Regardez vos messages"), "{}", done.text());
    let wrong = visitor.post("/mes-demandes", "email=lina%40").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("lina@"), "what was typed is lost");
}
