//! The mail server is away for an hour. Nobody notices but the mailboxes, and they get everything once, in its order.

use crate::{
    service::{Service, scope},
    sink::{Accepted, Mood, Sink},
};
use axum::http::StatusCode;
use contract::{
    answering::{ActByLink, AnswerAct, Answering, LinkAct},
    contacting::{ContactTarget, Contacting, SendContact, ShowContact},
    manage::{CompleteByLink, Managing},
};
use domain::{candidate::CandidateDraft, request::Way};
use mailer::Transport;
use services::contact_jobs::{ContactMail, ContactPayload};
use std::collections::HashMap;
use store::{centres, requests};
use testkit::TestDb;

/// Requests while it is away.
const REQUESTS: i64 = 200;

#[tokio::test]
async fn an_hour_without_a_mail_server_on_sqlite() {
    let test = TestDb::sqlite().await;
    an_hour_without_a_mail_server(&test.db).await;
}

#[tokio::test]
async fn an_hour_without_a_mail_server_on_postgres() {
    let test = TestDb::postgres().await;
    an_hour_without_a_mail_server(&test.db).await;
}

async fn an_hour_without_a_mail_server(db: &store::Db) {
    let port = free_port().await;
    let transport = Transport::from_smtp_url(&format!("smtp://127.0.0.1:{port}")).unwrap();
    let service = Service::with(db.clone(), transport).await;
    testkit::scene::give_address(db, service.centre(), "accueil@cfa.example.org").await;
    let (mut said, mut expected) = (0, HashMap::new());
    for n in 0..REQUESTS {
        live(&service, n, (&mut said, &mut expected)).await;
        service.clock().advance_seconds(3600 / REQUESTS);
        if n % 10 == 9 {
            service.drain().await;
        }
    }
    assert_eq!(service.state().await.n_dead, 0, "an hour is not long enough to give anything up");

    let sink = Sink::start_at(port, Mood::Accepting).await;
    while service.state().await.n_queued > 0 {
        service.clock().advance_seconds(600);
        service.drain().await;
        assert_eq!(service.state().await.n_dead, 0);
    }
    let arrived = sink.accepted();
    let identities: Vec<String> = arrived.iter().map(identity).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for identity in &identities {
        *times.entry(identity).or_default() += 1;
    }
    assert!(times.values().all(|n| *n == 1), "each once: {times:?}");
    assert_eq!(identities.len(), expected.values().map(Vec::len).sum::<usize>());
    for (mailbox, in_order) in &expected {
        let rank = |wanted: &String| {
            let found = identities.iter().position(|identity| identity == wanted);
            found.unwrap_or_else(|| panic!("{wanted} for {mailbox} never arrived"))
        };
        let ranks: Vec<usize> = in_order.iter().map(rank).collect();
        assert!(ranks.is_sorted(), "{mailbox}: {in_order:?} arrived as {ranks:?}");
    }
}

/// A request, a page or two, sometimes one more message and answers; what must arrive in which mailbox, in which order.
/// Messages are numbered as they are said.
async fn live(service: &Service, n: i64, (said, expected): (&mut i64, &mut HashMap<String, Vec<String>>)) {
    assert_eq!(service.get(&service.desk()).await.status, StatusCode::OK);
    let way = if n % 2 == 0 { Way::Callback } else { Way::Enquiry };
    let who = format!("person{n}");
    let centre = centres::find(service.db.read(), service.centre()).await.unwrap().unwrap().centre.slug;
    let page = || ShowContact { target: ContactTarget::Centre { centre: centre.clone() }, way, referrer: None };
    let shown = service.services.show_contact(&scope(&who), page()).await.unwrap();
    let draft = CandidateDraft {
        first_name: "Lina".to_owned(),
        last_name: "Kaci".to_owned(),
        email: format!("{who}@example.org"),
        phone: "06 39 98 12 34".to_owned(),
        subjects: vec!["place".to_owned()],
        wanted: vec!["vite".to_owned()],
        ..CandidateDraft::default()
    };
    let ask = SendContact { page: page(), key: shown.key, ticket: shown.ticket, trap: String::new(), draft };
    let token = service.services.send_contact(&scope(&who), ask).await.unwrap().manage_token;
    assert_eq!(service.get(&format!("/suivi/{token}")).await.status, StatusCode::OK);
    let row = requests::list_of_centre(service.db.read(), service.centre(), 0, 1).await.unwrap().pop().unwrap();
    let mut candidate = vec![named(row.id.0, 0, ContactMail::Received)];
    let mut contact = vec![named(row.id.0, 0, ContactMail::Notice)];
    if n % 5 == 0 {
        let letter = service.services.contact_letter(ContactMail::Notice, ContactPayload { request: row.id.0, about: 0 });
        let answer = letter.await.unwrap().unwrap().answer_url.rsplit('/').next().unwrap().to_owned();
        for words in ["Bonjour", "Encore un mot"] {
            let act = ActByLink { token: answer.clone(), act: LinkAct::Answer(AnswerAct::Write { body: words.to_owned() }) };
            Answering::act(&service.services, &scope("cfa"), act).await.unwrap();
            *said += 1;
            candidate.push(named(row.id.0, *said, ContactMail::Answered));
            let more = CompleteByLink {
                token: token.clone(),
                phone: "06 39 98 12 34".to_owned(),
                wanted: vec!["vite".to_owned()],
                message: format!("Merci : {words}"),
            };
            service.services.complete(&scope(&who), more).await.unwrap();
            *said += 1;
            contact.push(named(row.id.0, *said, ContactMail::WroteAgain));
        }
    }
    expected.insert(format!("the candidate of {}", row.id), candidate);
    expected.insert(format!("the centre, of {}", row.id), contact);
}

fn named(request: i64, about: i64, mail: ContactMail) -> String {
    format!("request-{request}.{about}.{}@rdv.example", mail.job())
}

fn identity(mail: &Accepted) -> String {
    let text = String::from_utf8_lossy(&mail.bytes).replace("\r\n ", " ");
    let line = text.lines().find(|line| line.to_ascii_lowercase().starts_with("message-id:")).expect("a Message-ID");
    line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).expect("in angle brackets").0.to_owned()
}

/// A port where nobody listens now.
async fn free_port() -> u16 {
    tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port()
}
