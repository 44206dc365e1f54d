//! What strangers write stays words: no link, no tag, nothing personal where it does not belong.

use crate::support::{booked, cancelled_candidate, cancelled_centre, mail, notice};
use mailer::{Cancellation, CancelledBy, Message, RenderedMail};

pub const BAIT: &str = "Gagnez sur https://evil.example <a href=\"//evil.example\">ici</a> ou a@evil.example";

#[test]
fn a_message_with_links_is_shown_without_anything_to_click() {
    let mut message = notice();
    message.message = Some(BAIT.into());
    let mail = mail(&Message::AppointmentNotice(message));
    assert_harmless(&mail);
    assert!(mail.text.contains("https[://]evil[.]example"), "the reader still sees what was written");
    assert!(mail.html.contains("&lt;a href=") || mail.html.contains("&#60;a href="), "{}", mail.html);
}

pub fn assert_harmless(mail: &RenderedMail) {
    for twin in [&mail.text, &mail.html] {
        assert!(!twin.contains("evil.example") && !twin.contains("://evil") && !twin.contains("a@evil"), "{twin}");
    }
    assert!(!mail.html.contains("<a href=\"//"), "{}", mail.html);
}

#[test]
fn a_name_cannot_carry_an_advertisement_to_somebody_else() {
    let mut message = booked();
    message.candidate.first_name = BAIT.into();
    assert_harmless(&mail(&Message::AppointmentBooked(message)));
    let mut message = notice();
    message.candidate.first_name = BAIT.into();
    message.candidate.last_name = "evil.example".into();
    let mail = mail(&Message::AppointmentNotice(message));
    assert_harmless(&mail);
    assert!(!mail.subject.contains("evil.example"), "{}", mail.subject);
    assert!(!mail.calendar.unwrap().body.replace("\r\n ", "").contains("evil.example"));
}

#[test]
fn a_reason_is_inert_too_whoever_gave_it() {
    for by in [CancelledBy::Candidate, CancelledBy::Centre] {
        let cancellation = Cancellation { by, reason: Some(BAIT.into()) };
        let mut message = cancelled_centre();
        message.cancellation = cancellation.clone();
        assert_harmless(&mail(&Message::AppointmentCancelledCentre(message)));
        let mut message = cancelled_candidate();
        message.cancellation = cancellation;
        assert_harmless(&mail(&Message::AppointmentCancelledCandidate(message)));
    }
}

#[test]
fn subjects_to_a_centre_say_a_first_name_and_an_initial_and_nothing_more() {
    for mail in [mail(&Message::AppointmentNotice(notice())), mail(&Message::AppointmentCancelledCentre(cancelled_centre()))] {
        assert!(mail.subject.contains("Lina D."), "{}", mail.subject);
        for personal in ["Durand", "exemple.fr", "06", "Pâtissier"] {
            assert!(!mail.subject.contains(personal), "{}", mail.subject);
        }
    }
}

#[test]
fn the_centre_gets_no_manage_link_and_the_candidate_no_answer_link() {
    let to_candidate = mail(&Message::AppointmentBooked(booked()));
    let to_centre = mail(&Message::AppointmentNotice(notice()));
    for (mail, secret) in [(to_candidate, "/reponse/"), (to_centre, "/suivi/")] {
        let calendar = mail.calendar.unwrap().body.replace("\r\n ", "");
        assert!(!format!("{}{}{}", mail.text, mail.html, calendar).contains(secret));
    }
}

#[test]
fn a_room_that_is_not_an_https_address_is_never_a_link() {
    let mut message = booked();
    message.appointment.place = mailer::Place::Video { link: Some("javascript:alert(1)".into()) };
    assert!(!mail(&Message::AppointmentBooked(message)).html.contains("javascript:"));
}

#[test]
fn logs_name_nobody() {
    let message = Message::AppointmentNotice(notice());
    let shown = format!("{message:?} {:?} {:?}", mail(&message), crate::support::letterhead().sender);
    for personal in ["Lina", "Durand", "exemple.fr>", "lina.durand", "accueil", "Pâtissier", "jeton"] {
        assert!(!shown.contains(personal), "{shown}");
    }
}
