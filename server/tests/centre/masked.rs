//! A candidate's whole journey and what the centre does with it, mails included: no name, address, phone, token or word of
//! anybody is in the log, at any level.

use crate::{
    captured::Captured,
    staffed::{Staffed, Stopped, Visitor},
};
use app::{
    forms::{
        details::{HOLD, TICKET, name_of},
        pairs::write_pairs,
    },
    server_fns::agendas::{BookForCall, CallOffCall, WriteNoteCall},
};
use contract::{
    agendas::{AppointmentRef, BookFor, CallOff, CivilTime, WriteNote},
    booking::{Booking, HoldStatus},
    scope::RequestScope,
};
use domain::{
    agenda::MinuteOfDay,
    appointment::Mode,
    candidate::{CandidateDraft, Field},
    length::Length,
    staff::Role,
    time::{Interval, NaiveDate},
};
use mailer::{Letterhead, Mailbox, Transport};
use server::jobs::{Post, Runner, handlers};
use services::Clock;
use std::{sync::Arc, time::Duration};
use store::appointments;
use testkit::NOW;
use tokio::sync::Notify;

/// What was typed, and what must not be told of it.
const FIRST_NAME: &str = "Philomène";
const LAST_NAME: &str = "Zyskind";
const EMAIL: &str = "philomene.zyskind@exemple-masque.fr";
const PHONE: &str = "06 39 98 77 66";
const MESSAGE: &str = "Mon oncle tient la boulangerie Cornuaille";
const REASON: &str = "Hospitalisation imprévue";
const NOTE: &str = "Parle du camping Tarbouriech";
const OTHER_EMAIL: &str = "wilfrid.quenouille@exemple-masque.fr";

const KEPT: [&str; 23] = [
    "Philom",
    "Zyskind",
    "exemple-masque",
    "639987766",
    "39 98 77",
    "39+98",
    "Cornuaille",
    "boulangerie",
    "Hospitalisation",
    "imprévue",
    "impr%C3%A9vue",
    "camping",
    "Tarbouriech",
    "Wilfrid",
    "Quenouille",
    "Ysaline",
    "Kerfourn",
    "trampoline",
    "brindavoine",
    "192.0.2.10",
    "contenu-de-recherche",
    "Léonce",
    "inconnue-au-bataillon",
];

/// An open address of the day after tomorrow, at ten in Paris.
async fn held(house: &Staffed, visitor: &Visitor, hours: i64) -> (String, String) {
    let kind = store::types::find(house.test.db.read(), house.scene.centre, house.scene.type_id).await.unwrap().unwrap();
    let desk = format!("/c/{}/{}?prenom={FIRST_NAME}&email={EMAIL}&mode=phone", house.slug, kind.settings.slug);
    let desk = desk.replace('è', "%C3%A8");
    let chosen = visitor.post(&desk, &format!("creneau={}", NOW.plus_minutes(hours * 60).epoch())).await;
    let details = chosen.header("location").to_owned();
    visitor.get(&details).await;
    let token = details.split("reservation=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let scope = RequestScope { address_key: "192.0.2.10".to_owned(), request_id: "test".to_owned() };
    let HoldStatus::Open(hold) = house.services.show_hold(&scope, token.clone()).await.unwrap() else { panic!("held") };
    house.clock.advance_seconds(5);
    (token, hold.ticket)
}

/// Books as browsers without JavaScript do; the manage link's token.
async fn booked(house: &Staffed, visitor: &Visitor, hours: i64) -> (String, String) {
    let (hold, ticket) = held(house, visitor, hours).await;
    let form = [
        (HOLD.to_owned(), hold.clone()),
        (TICKET.to_owned(), ticket),
        (name_of(Field::FirstName), FIRST_NAME.to_owned()),
        (name_of(Field::LastName), LAST_NAME.to_owned()),
        (name_of(Field::Email), EMAIL.to_owned()),
        (name_of(Field::Phone), PHONE.to_owned()),
        (name_of(Field::Subjects), "place".to_owned()),
        (name_of(Field::Message), MESSAGE.to_owned()),
    ];
    // First with a mistake in it: a refusal is no reason to tell.
    let wrong: Vec<_> = form.iter().filter(|(name, _)| *name != name_of(Field::Subjects)).collect();
    visitor.post("/rdv/coordonnees", &write_pairs(wrong)).await;
    let done = visitor.post("/rdv/coordonnees", &write_pairs(&form)).await;
    let link = done.header("location").rsplit('/').next().unwrap().to_owned();
    assert!(link.len() > 20, "booked: {} {}", done.status, done.text());
    (hold, link)
}

fn runner(house: &Staffed) -> Runner {
    let clock: Arc<dyn Clock> = Arc::new(Stopped(house.clock.clone()));
    let sender = Mailbox { name: "RDV".to_owned(), email: "rdv@rdv.example".to_owned() };
    let post = Post {
        services: house.services.clone(),
        transport: Transport::Memory(Arc::default()),
        letterhead: Letterhead {
            public_url: "http://rdv.example".to_owned(),
            privacy_url: "http://rdv.example/donnees-personnelles".to_owned(),
            sender,
        },
        clock: Arc::clone(&clock),
    };
    Runner {
        db: house.test.db.clone(),
        clock,
        handlers: handlers(&Arc::new(post)),
        worker: "w".to_owned(),
        work_left: Arc::new(Notify::new()),
        grace: Duration::from_secs(1),
    }
}

/// What staff do: book for somebody, note, call off.
async fn centre_acts(house: &Staffed) {
    let manager = house.member(house.scene.centre, Role::Manager, None).await;
    let draft = CandidateDraft {
        first_name: "Ysaline".to_owned(),
        last_name: "Kerfourn".to_owned(),
        email: OTHER_EMAIL.to_owned(),
        phone: PHONE.to_owned(),
        subjects: vec!["place".to_owned()],
        message: "Aime le trampoline".to_owned(),
        ..CandidateDraft::default()
    };
    let ask = BookFor {
        centre: house.slug.clone(),
        key: "clef".to_owned(),
        kind: house.scene.type_id,
        training: None,
        site: None,
        mode: Mode::Phone,
        starts: CivilTime {
            date: NaiveDate::from_ymd_opt(2027, 3, 9).unwrap(),
            minute: MinuteOfDay::new(600).unwrap(),
            zone: "Europe/Paris".to_owned(),
        },
        length: Length::new(30).unwrap(),
        advisors: vec![house.scene.advisor],
        draft,
        note: NOTE.to_owned(),
        accepted: Vec::new(),
    };
    let done = manager.call("book_for", &BookForCall { ask }).await;
    assert!(done.status.is_success(), "{:?}", done.refused());
    let range = Interval::new(NOW, NOW.plus_minutes(60 * 24 * 60));
    for row in appointments::list(house.test.db.read(), house.scene.centre, range, 10).await.unwrap() {
        let which = AppointmentRef { centre: house.slug.clone(), id: row.id };
        manager.get(&format!("/gestion/{}/agenda/rdv/{}", house.slug, row.id)).await;
        let ask = WriteNote { which: which.clone(), seen: String::new(), note: NOTE.to_owned() };
        manager.call("write_note", &WriteNoteCall { ask }).await;
        let ask = CallOff { which, sequence: row.sequence, reason: REASON.to_owned() };
        manager.call("call_off", &CallOffCall { ask }).await;
    }
    manager.get(&format!("/gestion/{}/agenda", house.slug)).await;
    manager.get(&format!("/gestion/{}/inconnue-au-bataillon", house.slug)).await;
}

async fn journey(house: &Staffed) -> Vec<String> {
    let sql = "UPDATE advisor SET email = 'solene.brindavoine@exemple-masque.fr'";
    testkit::schema::change(&house.test.db, sql).await;
    let visitor = house.visitor();
    let runner = runner(house);
    visitor.get("/?q=contenu-de-recherche&lieu=L%C3%A9once").await;
    let (hold, link) = booked(house, &visitor, 49).await;
    runner.drain().await.unwrap();
    for page in ["", "/deplacer", "/donnees", "/donnees.json", "/rendez-vous.ics"] {
        visitor.get(&format!("/suivi/{link}{page}")).await;
    }
    visitor.get(&format!("/rdv/confirmation/{link}")).await;
    let reason = write_pairs(&[("motif".to_owned(), REASON.to_owned())]);
    visitor.post(&format!("/suivi/{link}/annuler"), &reason).await;
    let email = write_pairs(&[("email".to_owned(), EMAIL.to_owned())]);
    visitor.post("/mes-demandes", &email).await;
    runner.drain().await.unwrap();
    let (other_hold, other_link) = booked(house, &visitor, 50).await;
    visitor.post(&format!("/suivi/{other_link}/donnees"), "").await;
    centre_acts(house).await;
    runner.drain().await.unwrap();
    vec![hold, link, other_hold, other_link]
}

#[tokio::test]
async fn a_journey_leaves_no_name_no_address_no_token_and_no_word_in_the_log() {
    let log = Captured::start();
    let house = Staffed::new().await;
    let secrets = journey(&house).await;
    let kept: Vec<&str> = KEPT.into_iter().chain(secrets.iter().map(String::as_str)).collect();
    let told = ["/suivi/{token}/donnees.json", "/suivi/{token}/annuler", "/fn/{name}", "mail sent", "appointment_erased"];
    log.assert_tells_and_keeps(&told, &kept);
}
