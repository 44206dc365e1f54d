//! The mail with what waits for a centre's answer, as files.

use crate::{
    golden::assert_golden_without_calendar,
    strangers::{BAIT, assert_harmless},
    support::{at, centre, mail},
};
use domain::{request::Way, time::Tz};
use mailer::{DigestLine, Message, PendingDigest};

fn line(first_name: &str, way: Way, training: Option<&str>) -> DigestLine {
    DigestLine {
        first_name: first_name.into(),
        last_name: "Durand".into(),
        training: training.map(str::to_owned),
        way,
        asked_at: at("2027-03-05T13:30:00Z"),
        zone: Tz::Europe__Paris,
        answer_url: format!("https://rdv.exemple.fr/reponse/jeton-{}", first_name.len()),
    }
}

fn digest() -> PendingDigest {
    PendingDigest {
        message_id: "digest-7-2027-03-09@rdv.exemple.fr".into(),
        to: "accueil@tilleuls.exemple.fr".into(),
        centre: centre(),
        lines: vec![
            line("Lina", Way::Callback, Some("CAP Pâtissier")),
            line("Noé", Way::Enquiry, Some("Bac pro Boulanger-pâtissier")),
            line("Aminata", Way::Appointment, None),
        ],
        n_more: 0,
        queue_url: "https://rdv.exemple.fr/espace/demandes".into(),
    }
}

fn subject(n_lines: usize, n_more: u32) -> String {
    let lines = vec![line("Lina", Way::Callback, None); n_lines];
    mail(&Message::PendingDigest(PendingDigest { lines, n_more, ..digest() })).subject
}

#[test]
fn three_requests_that_wait_and_one_with_more_behind_it() {
    assert_golden_without_calendar("pending_digest", &Message::PendingDigest(digest()));
    let more = PendingDigest { n_more: 12, ..digest() };
    assert_golden_without_calendar("pending_digest_more", &Message::PendingDigest(more));
    let one = PendingDigest { lines: vec![line("Lina", Way::Callback, Some("CAP Pâtissier"))], ..digest() };
    assert_golden_without_calendar("pending_digest_one", &Message::PendingDigest(one));
}

#[test]
fn the_subject_counts_what_is_shown_and_what_is_not() {
    assert_eq!(subject(3, 0), "3 demandes attendent une réponse");
    assert_eq!(subject(3, 9), "12 demandes attendent une réponse");
    assert_eq!(subject(1, 0), "1 demande attend une réponse");
}

#[test]
fn nobody_is_named_beyond_a_first_name_and_an_initial_and_nobody_at_all_in_the_subject() {
    let mail = mail(&Message::PendingDigest(digest()));
    assert!(mail.text.contains("Lina D.") && mail.html.contains("Lina D."));
    assert!(!mail.text.contains("Durand") && !mail.html.contains("Durand"));
    assert!(!mail.subject.contains("Lina") && !mail.subject.contains("Durand"), "{}", mail.subject);
    assert!(mail.reply_to.is_none(), "an answer to a list of people goes to none of them");
}

#[test]
fn a_name_in_the_list_cannot_be_clicked_elsewhere() {
    let lines = vec![line(BAIT, Way::Callback, None)];
    assert_harmless(&mail(&Message::PendingDigest(PendingDigest { lines, ..digest() })));
}
