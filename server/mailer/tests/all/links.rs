//! The mail with the links to somebody's requests, as files.

use crate::{
    golden::assert_golden_without_calendar,
    support::{at, mail},
};
use domain::{request::Way, time::Tz};
use mailer::{CandidateLinks, Message, OwnRequestLine, OwnStanding};

fn line(way: Way, standing: OwnStanding) -> OwnRequestLine {
    OwnRequestLine {
        way,
        centre: "CFA Les Tilleuls".into(),
        purpose: "Premier entretien".into(),
        at: at("2027-03-09T13:30:00Z"),
        zone: Tz::Europe__Paris,
        standing,
        url: "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina".into(),
    }
}

fn links() -> CandidateLinks {
    CandidateLinks {
        message_id: "links-7-1803888000@rdv.exemple.fr".into(),
        to: "lina.kaci@exemple.fr".into(),
        first_name: "Lina".into(),
        data_url: "https://rdv.exemple.fr/suivi/jeton-des-donnees/donnees".into(),
        lines: vec![
            line(Way::Appointment, OwnStanding::Booked),
            line(Way::Appointment, OwnStanding::AwaitingConfirmation),
            line(Way::Appointment, OwnStanding::Cancelled),
            line(Way::Callback, OwnStanding::Asked),
            line(Way::Enquiry, OwnStanding::Answered),
            OwnRequestLine { purpose: String::new(), ..line(Way::Enquiry, OwnStanding::Withdrawn) },
        ],
    }
}

#[test]
fn the_links_of_requests_of_every_way() {
    assert_golden_without_calendar("candidate_links", &Message::CandidateLinks(links()));
}

#[test]
fn names_that_strangers_typed_carry_no_link() {
    let message = CandidateLinks { first_name: "www.exemple.com <b>".into(), ..links() };
    let mail = mail(&Message::CandidateLinks(message));
    assert!(!mail.html.contains("<b>") && !mail.text.contains("www.exemple.com"), "{}", mail.text);
}
