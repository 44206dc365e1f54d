//! The mail with the links to somebody's requests, as files.

use crate::{
    golden::assert_golden_without_calendar,
    support::{at, mail},
};
use domain::time::Tz;
use mailer::{CandidateLinks, Message, OwnRequestLine, OwnStanding};

fn line(standing: OwnStanding) -> OwnRequestLine {
    OwnRequestLine {
        centre: "CFA Les Tilleuls".into(),
        purpose: "Premier entretien".into(),
        starts_at: at("2027-03-09T13:30:00Z"),
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
        lines: vec![line(OwnStanding::Booked), line(OwnStanding::AwaitingConfirmation), line(OwnStanding::Cancelled)],
    }
}

#[test]
fn the_links_of_three_requests() {
    assert_golden_without_calendar("candidate_links", &Message::CandidateLinks(links()));
}

#[test]
fn names_that_strangers_typed_carry_no_link() {
    let message = CandidateLinks { first_name: "www.exemple.com <b>".into(), ..links() };
    let mail = mail(&Message::CandidateLinks(message));
    assert!(!mail.html.contains("<b>") && !mail.text.contains("www.exemple.com"), "{}", mail.text);
}
