//! The mail with a proposed slot, and the questions afterwards, as files.

use crate::{
    golden::assert_golden_without_calendar,
    strangers::{BAIT, assert_harmless},
    support::{at, candidate, centre, mail},
};
use domain::time::{Interval, Tz};
use mailer::{Candidate, FollowUp, HowWasIt, Message, Place, SlotProposed};

fn proposed() -> SlotProposed {
    SlotProposed {
        message_id: "proposal-7@rdv.exemple.fr".into(),
        candidate: candidate(),
        centre: centre(),
        training: Some("CAP Pâtissier".into()),
        purpose: "Premier entretien".into(),
        interval: Interval::new(at("2027-03-09T13:30:00Z"), at("2027-03-09T14:00:00Z")),
        zone: Tz::Europe__Paris,
        place: Place::OnSite { site: "Site du Vieux-Port".into(), address: "12 rue de l’Évêché\n13002 Marseille".into() },
        expires_at: at("2027-03-07T16:00:00Z"),
        body: Some("Bonjour Lina,\nvoyons-nous : je vous montre l’atelier.".into()),
        by: Some("Nadia Benali".into()),
        take_url: "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina/creneau".into(),
        manage_url: "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina".into(),
    }
}

fn how_was_it(question: FollowUp) -> HowWasIt {
    HowWasIt {
        message_id: "follow-up-7@rdv.exemple.fr".into(),
        candidate: candidate(),
        centre: centre(),
        training: Some("CAP Pâtissier".into()),
        question,
        yes_url: "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina/utile".into(),
        no_url: "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina/pas-utile".into(),
    }
}

#[test]
fn a_proposed_slot_on_site_and_one_by_phone_overseas() {
    assert_golden_without_calendar("slot_proposed", &Message::SlotProposed(proposed()));
    let by_phone = SlotProposed {
        place: Place::Phone { number: "+262692123456".into() },
        zone: Tz::Indian__Reunion,
        training: None,
        body: None,
        by: None,
        ..proposed()
    };
    assert_golden_without_calendar("slot_proposed_phone", &Message::SlotProposed(by_phone));
}

#[test]
fn the_questions_afterwards() {
    assert_golden_without_calendar("how_was_it_day_after", &Message::HowWasIt(how_was_it(FollowUp::DayAfter)));
    assert_golden_without_calendar("how_was_it_enrolled", &Message::HowWasIt(how_was_it(FollowUp::Enrolled)));
}

#[test]
fn the_candidate_s_answer_goes_to_the_centre_and_the_subject_names_it() {
    for message in [Message::SlotProposed(proposed()), Message::HowWasIt(how_was_it(FollowUp::DayAfter))] {
        let mail = mail(&message);
        assert_eq!(mail.reply_to.unwrap().email, centre().email);
        assert!(mail.subject.contains("CFA Les Tilleuls") && !mail.subject.contains("Lina"), "{}", mail.subject);
    }
}

#[test]
fn a_first_name_brings_no_link_into_them() {
    let baited = || Candidate { first_name: BAIT.into(), ..candidate() };
    assert_harmless(&mail(&Message::SlotProposed(SlotProposed { candidate: baited(), ..proposed() })));
    for question in [FollowUp::DayAfter, FollowUp::Enrolled] {
        assert_harmless(&mail(&Message::HowWasIt(HowWasIt { candidate: baited(), ..how_was_it(question) })));
    }
}
