//! Forms of call-backs and messages without JavaScript.

use crate::given::Visitor;
use axum::http::StatusCode;

const FORM: &str = "cle_formulaire=k1&ticket=t1&prenom=L%C3%A9a&nom=Kader&email=lea%40exemple.fr&telephone=0639981234\
    &sujets=frais&quand=2027-03-09.matin&quand=2027-03-10.matin";

#[tokio::test]
async fn a_complete_form_is_sent_and_leads_to_what_follows() {
    for path in ["/rappel", "/message"] {
        let visitor = Visitor::new();
        let answer = visitor.post(&format!("{path}?cleMinistereEducatif=K%23L01"), FORM).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/rdv/confirmation/link%2F1"));
        assert_eq!(visitor.called.list(), [r#"contact k1 t1 Léa ["2027-03-09.matin", "2027-03-10.matin"]"#]);
    }
}

#[tokio::test]
async fn a_refused_form_comes_back_with_what_was_typed_and_the_refusals_status() {
    for (centre, status) in [("invalid", 422), ("late", 422), ("busy", 503)] {
        let answer = Visitor::new().post(&format!("/rappel?centre={centre}"), FORM).await;
        assert_eq!(answer.status.as_u16(), status, "{centre}");
        let page = answer.text();
        assert!(page.contains("value=\"Kader\""), "{centre}: the name is lost");
        let ticked = page.match_indices("checked").count();
        assert!(ticked >= 2, "{centre}: a half-day or a subject is lost ({ticked})");
    }
}

#[tokio::test]
async fn a_form_that_names_nobody_is_none_of_ours() {
    let visitor = Visitor::new();
    assert_eq!(visitor.post("/rappel", FORM).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(visitor.called.list(), [""; 0]);
}

#[tokio::test]
async fn a_request_is_completed_withdrawn_and_answered_for_by_forms() {
    let visitor = Visitor::new();
    for (act, form, done) in [
        ("completer", "telephone=0639981234&quand=vite&message=Encore", "complete"),
        ("retirer", "", "retire"),
        ("reponse", "reponse=oui", "contacte"),
        ("reponse", "reponse=non", "rappele"),
    ] {
        let answer = visitor.post(&format!("/suivi/contact-abc/{act}"), form).await;
        let back = format!("/suivi/contact-abc?fait={done}");
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, back.as_str()), "{act}");
        // Whoever types the address of a form is shown the page it belongs to.
        let shown = visitor.get(&format!("/suivi/contact-abc/{act}")).await;
        assert_eq!((shown.status, shown.header("location")), (StatusCode::SEE_OTHER, "/suivi/contact-abc"), "{act}");
    }
    let expected = [r#"complete 0639981234 ["vite"] Encore"#, "withdraw ", "contacted Yes", "contacted Remind"];
    assert_eq!(visitor.called.list(), expected);
    assert_eq!(visitor.post("/suivi/contact-abc/reponse", "reponse=peut-etre").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_page_says_what_its_form_did_and_believes_no_address() {
    let said = |page: &str| page.contains("id=\"fait\"");
    let visitor = Visitor::new();
    assert!(said(&visitor.get("/suivi/contact-abc?fait=complete").await.text()));
    // Neither the request nor the appointment has ended.
    for claim in ["/suivi/contact-abc?fait=retire", "/suivi/abc?fait=annule", "/suivi/abc?fait=complete", "/suivi/abc?fait=rien"]
    {
        assert!(!said(&visitor.get(claim).await.text()), "{claim}");
    }
}

#[tokio::test]
async fn how_it_was_is_said_by_a_form() {
    let visitor = Visitor::new();
    let answer = visitor.post("/suivi/abc/avis", "question=utile&reponse=oui").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/suivi/abc?fait=avis"));
    assert_eq!(visitor.called.list(), ["feedback Useful true"]);
    for form in ["question=utile", "question=autre&reponse=oui"] {
        assert_eq!(visitor.post("/suivi/abc/avis", form).await.status, StatusCode::BAD_REQUEST, "{form}");
    }
}

#[tokio::test]
async fn a_refused_completion_keeps_what_was_typed() {
    let answer = Visitor::new().post("/suivi/contact-form-invalid/completer", "telephone=06&message=Encore+moi").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Encore moi"));
}
