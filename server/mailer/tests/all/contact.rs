//! The mails about call-backs and enquiries as files, and what strangers may not do in them.

use crate::{
    golden::assert_golden_without_calendar,
    strangers::{BAIT, assert_harmless},
    support::{at, candidate, centre, mail},
};
use domain::{
    callback::{DayPart, HalfDay},
    request::{Asker, Subject, Way},
    time::Tz,
};
use mailer::{
    Candidate, Centre, ContactAnswer, ContactAnswered, ContactNews, ContactNotice, ContactReceived, DeliveryFailed, Message,
    WereYouContacted,
};

const MANAGE_URL: &str = "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina";

fn wanted() -> Vec<HalfDay> {
    let half = |date: &str, part| HalfDay(date.parse().unwrap(), part);
    vec![half("2027-03-09", DayPart::Morning), half("2027-03-09", DayPart::Afternoon), half("2027-03-11", DayPart::Afternoon)]
}

fn received() -> ContactReceived {
    ContactReceived {
        message_id: "contact-7@rdv.exemple.fr".into(),
        candidate: candidate(),
        centre: centre(),
        training: Some("CAP Pâtissier".into()),
        way: Way::Callback,
        wanted: wanted(),
        manage_url: MANAGE_URL.into(),
    }
}

fn notice() -> ContactNotice {
    ContactNotice {
        message_id: "contact-8@rdv.exemple.fr".into(),
        to: "accueil@tilleuls.exemple.fr".into(),
        candidate: candidate(),
        asker: Asker::Candidate,
        professional: None,
        centre: centre(),
        training: Some("CAP Pâtissier".into()),
        way: Way::Callback,
        subjects: vec![Subject::Place, Subject::Autre],
        subject_other: Some("le permis de conduire".into()),
        message: Some("Bonjour,\nmon portfolio : https://lina.exemple.fr\nMerci !".into()),
        answers: vec![("En quelle classe êtes-vous ?".into(), "En troisième".into())],
        wanted: wanted(),
        news: ContactNews::New,
        answer_url: "https://rdv.exemple.fr/reponse/jeton-du-centre".into(),
    }
}

fn answered(answer: ContactAnswer) -> ContactAnswered {
    ContactAnswered {
        message_id: "contact-9@rdv.exemple.fr".into(),
        candidate: candidate(),
        centre: centre(),
        training: Some("CAP Pâtissier".into()),
        way: Way::Enquiry,
        answer,
        by: Some("Nadia Benali".into()),
        signature: Some("Le service des admissions\n12 rue de l’Évêché, 13002 Marseille".into()),
        manage_url: MANAGE_URL.into(),
    }
}

fn failed() -> DeliveryFailed {
    DeliveryFailed {
        message_id: "contact-10@rdv.exemple.fr".into(),
        candidate: candidate(),
        centre: centre(),
        training: Some("CAP Pâtissier".into()),
        way: Way::Callback,
        manage_url: MANAGE_URL.into(),
    }
}

fn were_you_contacted() -> WereYouContacted {
    WereYouContacted {
        message_id: "contact-11@rdv.exemple.fr".into(),
        candidate: candidate(),
        centre: centre(),
        training: Some("CAP Pâtissier".into()),
        way: Way::Callback,
        asked_at: at("2027-03-01T23:30:00Z"),
        zone: Tz::Europe__Paris,
        yes_url: "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina/oui".into(),
        remind_url: "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina/prevenir".into(),
    }
}

fn every_news() -> [(&'static str, ContactNews); 4] {
    [
        ("contact_notice_callback", ContactNews::New),
        ("contact_notice_again", ContactNews::WroteAgain { body: "J’ai oublié :\nje suis libre le soir, cf. lina.fr".into() }),
        ("contact_notice_withdrawn", ContactNews::Withdrawn),
        ("contact_notice_reminded", ContactNews::Reminded),
    ]
}

#[test]
fn the_acknowledgement_of_a_call_back_says_when_and_at_which_number() {
    assert_golden_without_calendar("contact_received_callback", &Message::ContactReceived(received()));
    let soon = ContactReceived { wanted: Vec::new(), training: None, ..received() };
    assert_golden_without_calendar("contact_received_callback_soon", &Message::ContactReceived(soon));
}

#[test]
fn the_acknowledgement_of_an_enquiry_says_at_which_address() {
    let enquiry = ContactReceived { way: Way::Enquiry, wanted: Vec::new(), ..received() };
    assert_golden_without_calendar("contact_received_enquiry", &Message::ContactReceived(enquiry));
}

#[test]
fn an_acknowledgement_that_should_not_exist_speaks_of_a_message() {
    let [enquiry, appointment] =
        [Way::Enquiry, Way::Appointment].map(|way| mail(&Message::ContactReceived(ContactReceived { way, ..received() })));
    assert!(enquiry == appointment);
}

#[test]
fn every_news_for_the_centre() {
    for (name, news) in every_news() {
        assert_golden_without_calendar(name, &Message::ContactNotice(ContactNotice { news, ..notice() }));
    }
}

#[test]
fn an_enquiry_by_a_professional_and_one_by_a_parent_with_little_in_it() {
    let professional = ContactNotice {
        way: Way::Enquiry,
        asker: Asker::Professional,
        professional: Some(("Sami Roux".into(), "sami.roux@mission.exemple.fr".into())),
        wanted: Vec::new(),
        ..notice()
    };
    assert_golden_without_calendar("contact_notice_enquiry_professional", &Message::ContactNotice(professional));
    let parent = ContactNotice {
        candidate: Candidate { phone: None, ..candidate() },
        way: Way::Enquiry,
        asker: Asker::Parent,
        training: None,
        subjects: vec![Subject::Frais],
        subject_other: None,
        message: None,
        answers: Vec::new(),
        ..notice()
    };
    assert_golden_without_calendar("contact_notice_enquiry_parent", &Message::ContactNotice(parent));
}

#[test]
fn every_answer_for_the_candidate() {
    let body = "Bonjour Lina,\n\nil reste <3 places. Dossier : https://tilleuls.exemple.fr/dossier\nÀ bientôt !";
    for (name, answer) in [
        ("contact_answered_message", ContactAnswer::Message { body: body.into() }),
        ("contact_answered_other_channel", ContactAnswer::OtherChannel),
        ("contact_answered_unreachable", ContactAnswer::Unreachable),
        ("contact_answered_called", ContactAnswer::Called),
    ] {
        assert_golden_without_calendar(name, &Message::ContactAnswered(answered(answer)));
    }
    let candidate = Candidate { phone: None, ..candidate() };
    let message = ContactAnswered { candidate, by: None, ..answered(ContactAnswer::Unreachable) };
    assert_golden_without_calendar("contact_answered_unreachable_without_phone", &Message::ContactAnswered(message));
}

#[test]
fn what_staff_wrote_is_text_without_a_link_of_ours() {
    let body = "Voir https://tilleuls.exemple.fr/dossier\n<b>Vite</b>".to_owned();
    let mail = mail(&Message::ContactAnswered(answered(ContactAnswer::Message { body })));
    assert!(mail.html.contains("https://tilleuls.exemple.fr/dossier<br>"), "{}", mail.html);
    assert!(!mail.html.contains("href=\"https://tilleuls") && !mail.html.contains("<b>"), "{}", mail.html);
}

#[test]
fn the_questions_whether_somebody_answered() {
    assert_golden_without_calendar("were_you_contacted_callback", &Message::WereYouContacted(were_you_contacted()));
    let enquiry = WereYouContacted {
        centre: Centre { phone: None, ..centre() },
        way: Way::Enquiry,
        zone: Tz::America__Martinique,
        ..were_you_contacted()
    };
    assert_golden_without_calendar("were_you_contacted_enquiry", &Message::WereYouContacted(enquiry));
}

#[test]
fn word_that_our_mail_did_not_reach_the_centre() {
    assert_golden_without_calendar("delivery_failed", &Message::DeliveryFailed(failed()));
    let without_phone = DeliveryFailed { centre: Centre { phone: None, ..centre() }, way: Way::Enquiry, ..failed() };
    assert_golden_without_calendar("delivery_failed_without_phone", &Message::DeliveryFailed(without_phone));
    let of_appointment = DeliveryFailed { way: Way::Appointment, ..failed() };
    assert_golden_without_calendar("delivery_failed_appointment", &Message::DeliveryFailed(of_appointment));
}

#[test]
fn the_candidate_answers_the_centre_and_the_centre_answers_the_candidate() {
    let to_candidate = [
        Message::ContactReceived(received()),
        Message::ContactAnswered(answered(ContactAnswer::Called)),
        Message::WereYouContacted(were_you_contacted()),
        Message::DeliveryFailed(failed()),
    ];
    for message in &to_candidate {
        let mail = mail(message);
        assert_eq!((mail.to.as_str(), mail.reply_to.unwrap().email), ("lina.durand@exemple.fr", centre().email), "{message:?}");
        assert!(mail.subject.contains("CFA Les Tilleuls") && !mail.subject.contains("Lina"), "{}", mail.subject);
        assert!(!mail.text.contains("/reponse/") && !mail.html.contains("/reponse/"), "{message:?}");
    }
    let mail = mail(&Message::ContactNotice(notice()));
    assert_eq!((mail.to.as_str(), mail.reply_to.unwrap().email), ("accueil@tilleuls.exemple.fr", candidate().email));
    assert!(!mail.text.contains("/suivi/") && !mail.html.contains("/suivi/"));
}

#[test]
fn subjects_to_a_centre_never_say_the_last_name_nor_a_contact() {
    for way in [Way::Callback, Way::Enquiry] {
        for (_, news) in every_news() {
            let mail = mail(&Message::ContactNotice(ContactNotice { news, way, ..notice() }));
            assert!(mail.subject.contains("Lina D."), "{}", mail.subject);
            for personal in ["Durand", "exemple.fr", "06", "permis"] {
                assert!(!mail.subject.contains(personal), "{}", mail.subject);
            }
        }
    }
}

#[test]
fn the_subjects_of_a_new_request_say_the_training() {
    let subject = |way| mail(&Message::ContactNotice(ContactNotice { way, ..notice() })).subject.replace('\u{202f}', " ");
    assert_eq!(subject(Way::Callback), "Nouvelle demande de rappel : Lina D., CAP Pâtissier");
    assert_eq!(subject(Way::Enquiry), "Nouveau message : Lina D., CAP Pâtissier");
}

#[test]
fn a_withdrawn_request_repeats_neither_the_number_nor_the_words() {
    let mail = mail(&Message::ContactNotice(ContactNotice { news: ContactNews::Withdrawn, ..notice() }));
    for gone in ["+33612345678", "lina.durand", "portfolio", "troisième"] {
        assert!(!mail.text.contains(gone) && !mail.html.contains(gone), "{gone}");
    }
}

#[test]
fn nothing_that_a_stranger_typed_in_a_request_can_be_clicked() {
    for (_, news) in every_news() {
        let news = match news {
            ContactNews::WroteAgain { .. } => ContactNews::WroteAgain { body: BAIT.into() },
            other @ (ContactNews::New | ContactNews::Withdrawn | ContactNews::Reminded) => other,
        };
        let mail = mail(&Message::ContactNotice(ContactNotice {
            candidate: Candidate { first_name: BAIT.into(), last_name: BAIT.into(), ..candidate() },
            asker: Asker::Professional,
            professional: Some((BAIT.into(), "sami.roux@mission.exemple.fr".into())),
            subject_other: Some(BAIT.into()),
            message: Some(BAIT.into()),
            answers: vec![("En quelle classe êtes-vous ?".into(), BAIT.into())],
            news,
            ..notice()
        }));
        assert_harmless(&mail);
        assert!(!mail.subject.contains("evil.example"), "{}", mail.subject);
    }
}

#[test]
fn a_first_name_brings_no_link_into_a_candidate_s_mail() {
    let baited = || Candidate { first_name: BAIT.into(), ..candidate() };
    let messages = [
        Message::ContactReceived(ContactReceived { candidate: baited(), ..received() }),
        Message::ContactAnswered(ContactAnswered { candidate: baited(), ..answered(ContactAnswer::Unreachable) }),
        Message::WereYouContacted(WereYouContacted { candidate: baited(), ..were_you_contacted() }),
        Message::DeliveryFailed(DeliveryFailed { candidate: baited(), ..failed() }),
    ];
    for message in &messages {
        assert_harmless(&mail(message));
    }
}
