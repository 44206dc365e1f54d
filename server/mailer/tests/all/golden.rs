//! Every message as files: subject, text, HTML, calendar. To change them on purpose: `UPDATE_GOLDEN=1 cargo test -p
//! mailer --test all`, then read the difference before committing it.

use std::{fs, path::Path};

use crate::support::{appointment, at, booked, cancelled_candidate, cancelled_centre, mail, notice};
use domain::time::{Interval, Tz};
use mailer::{
    AppointmentBooked, AppointmentErased, AppointmentFacts, AppointmentNotice, Cancellation, CancelledBy, Message, Place,
    RenderedMail, Standing,
};

/// Compares the mail with its four files, byte for byte.
fn assert_golden(name: &str, message: &Message) {
    let mail = mail(message);
    let calendar = mail.calendar.clone().unwrap();
    assert_files(name, mail, vec![("ics", calendar.body)]);
}

/// The same, of a mail about no appointment.
pub fn assert_golden_without_calendar(name: &str, message: &Message) {
    let mail = mail(message);
    assert!(mail.calendar.is_none());
    assert_files(name, mail, Vec::new());
}

fn assert_files(name: &str, mail: RenderedMail, others: Vec<(&str, String)>) {
    let bodies = [("subject.txt", format!("{}\n", mail.subject)), ("body.txt", mail.text), ("body.html", mail.html)];
    for (extension, actual) in bodies.into_iter().chain(others) {
        let path = Path::new("tests/golden").join(format!("{name}.{extension}"));
        if option_env!("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &actual).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), actual, "{}", path.display());
    }
}

fn by_phone_in_reunion() -> AppointmentFacts {
    AppointmentFacts {
        zone: Tz::Indian__Reunion,
        interval: Interval::new(at("2027-08-01T05:00:00Z"), at("2027-08-01T06:00:00Z")),
        place: Place::Phone { number: "+262692123456".into() },
        training: None,
        ..appointment()
    }
}

#[test]
fn appointment_booked_on_site() {
    assert_golden("appointment_booked", &Message::AppointmentBooked(booked()));
}

#[test]
fn appointment_booked_by_phone_overseas() {
    let message =
        AppointmentBooked { appointment: by_phone_in_reunion(), instructions: None, cancellable_before: None, ..booked() };
    assert_golden("appointment_booked_phone", &Message::AppointmentBooked(message));
}

#[test]
fn appointment_booked_by_video_and_waiting_for_the_centre() {
    let place = Place::Video { link: Some("https://visio.exemple.fr/salle-42".into()) };
    let appointment = AppointmentFacts { place, standing: Standing::AwaitingConfirmation, ..appointment() };
    assert_golden("appointment_booked_waiting", &Message::AppointmentBooked(AppointmentBooked { appointment, ..booked() }));
}

#[test]
fn appointment_moved_and_confirmed_for_the_candidate() {
    for (name, standing) in [
        ("appointment_moved", Standing::Moved),
        ("appointment_resized", Standing::LengthChanged),
        ("appointment_confirmed", Standing::Confirmed),
        ("appointment_coming", Standing::Coming),
    ] {
        let appointment = AppointmentFacts { standing, sequence: 1, ..appointment() };
        assert_golden(name, &Message::AppointmentBooked(AppointmentBooked { appointment, ..booked() }));
    }
}

#[test]
fn appointment_moved_for_the_centre() {
    let appointment = AppointmentFacts { standing: Standing::Moved, sequence: 1, ..appointment() };
    assert_golden("appointment_notice_moved", &Message::AppointmentNotice(AppointmentNotice { appointment, ..notice() }));
}

#[test]
fn what_a_colleague_did_is_told_with_their_name() {
    let by = Some("Nadia Benali".to_owned());
    let booked = AppointmentNotice { by: by.clone(), message: None, ..notice() };
    assert_golden("appointment_notice_colleague", &Message::AppointmentNotice(booked));
    let appointment = AppointmentFacts { standing: Standing::Moved, sequence: 1, ..appointment() };
    let moved = AppointmentNotice { appointment, by: by.clone(), message: None, ..notice() };
    assert_golden("appointment_notice_colleague_moved", &Message::AppointmentNotice(moved));
    let mut off = cancelled_centre();
    off.by = by;
    off.cancellation = Cancellation { by: CancelledBy::Centre, reason: Some("La conseillère est souffrante.".into()) };
    assert_golden("appointment_cancelled_colleague", &Message::AppointmentCancelledCentre(off));
}

#[test]
fn appointment_notice() {
    assert_golden("appointment_notice", &Message::AppointmentNotice(notice()));
}

#[test]
fn appointment_notice_by_phone_without_a_message() {
    let message = AppointmentNotice {
        appointment: AppointmentFacts { standing: Standing::AwaitingConfirmation, ..by_phone_in_reunion() },
        subjects: Vec::new(),
        message: None,
        answer_url: None,
        ..notice()
    };
    assert_golden("appointment_notice_phone", &Message::AppointmentNotice(message));
}

#[test]
fn appointment_cancelled_for_the_candidate() {
    assert_golden("appointment_cancelled_candidate", &Message::AppointmentCancelledCandidate(cancelled_candidate()));
}

#[test]
fn appointment_cancelled_by_the_candidate_themselves() {
    let mut message = cancelled_candidate();
    message.cancellation = Cancellation { by: CancelledBy::Candidate, reason: None };
    message.rebook_url = None;
    assert_golden("appointment_cancelled_own", &Message::AppointmentCancelledCandidate(message));
}

#[test]
fn appointment_cancelled_for_the_centre() {
    assert_golden("appointment_cancelled_centre", &Message::AppointmentCancelledCentre(cancelled_centre()));
}

#[test]
fn an_appointment_whose_candidate_is_not_known_any_more() {
    let message = AppointmentErased {
        message_id: "job-11@rdv.exemple.fr".into(),
        to: "accueil@tilleuls.exemple.fr".into(),
        appointment: crate::support::cancelled_appointment(),
    };
    assert_golden("appointment_erased", &Message::AppointmentErased(message));
}
