//! What the page in a candidate's browser asks, in its own encoding.

use crate::connection::{Answer, Connection, call, call_as};
use app::{
    server_fns::{
        agendas::ShowTodayCall,
        booking::{BookCall, HoldSlotCall, ShowDeskCall},
        requests::{ShowQueueCall, ShowRequestCall},
        statistics::ShowStatisticsCall,
    },
    wire::WireEncoding,
};
use contract::{
    booking::{BookAppointment, DeskTarget, DeskView, HoldSlot, HoldView, ShowDesk},
    find::TrainingName,
    requests::{QueueView, RequestRef, ShowQueue},
    statistics::ShowStatistics,
};
use domain::{
    appointment::Mode,
    candidate::CandidateDraft,
    ids::RequestId,
    time::{NaiveDate, Timestamp},
};
use leptos::server_fn::{Bytes, Decodes, Encodes};

fn target(key: &str) -> DeskTarget {
    DeskTarget::Training { name: TrainingName::Key(key.to_owned()), type_slug: None }
}

/// The booking page's data: the month, the slots of its first free day, the first free slot.
pub fn month_of(key: &str, month: NaiveDate) -> Vec<u8> {
    let ask = ShowDesk { target: target(key), referrer: None, mode: None, month: Some(month), day: None };
    call("show_desk", 1, &WireEncoding::encode(&ShowDeskCall { ask }).unwrap())
}

/// What that call answers.
pub fn shown(body: Vec<u8>) -> DeskView {
    WireEncoding::decode(Bytes::from(body)).unwrap()
}

/// A candidate who has never been here before holds a slot.
pub fn hold(connection: &mut Connection, visitor: u64, key: &str, starts_at: Timestamp) -> HoldView {
    let ask = HoldSlot { target: target(key), referrer: None, mode: Some(Mode::Phone), starts_at, visitor: None };
    let answer = connection.ask(&call("hold_slot", visitor, &WireEncoding::encode(&HoldSlotCall { ask }).unwrap()));
    assert_eq!(answer.status, 200, "visitor {visitor} holds {}: {:?}", starts_at.to_rfc3339(), answer.body);
    WireEncoding::decode(Bytes::from(answer.body)).unwrap()
}

/// The same candidate sends the form. `ticket` is one handed out long enough ago that a person can have filled it.
pub fn book(connection: &mut Connection, visitor: u64, hold: String, ticket: String) {
    let draft = CandidateDraft {
        first_name: "Lina".to_owned(),
        last_name: "Kaci".to_owned(),
        email: format!("lina.kaci.{visitor}@example.org"),
        phone: format!("06 39 98 {:02} {:02}", visitor / 100 % 100, visitor % 100),
        subjects: vec!["place".to_owned()],
        ..CandidateDraft::default()
    };
    let ask = BookAppointment { hold, ticket, trap: String::new(), draft };
    let answer = connection.ask(&call("book", visitor, &WireEncoding::encode(&BookCall { ask }).unwrap()));
    assert_eq!(answer.status, 200, "visitor {visitor} books: {:?}", answer.body);
}

/// A page of the queue, for who sends this cookie.
pub fn queue(cookie: &str, ask: ShowQueue) -> Vec<u8> {
    call_as(cookie, "show_queue", &WireEncoding::encode(&ShowQueueCall { ask }).unwrap())
}

/// What that call answers.
pub fn answered(answer: Answer) -> QueueView {
    assert_eq!(answer.status, 200, "the queue: {:?}", answer.body);
    WireEncoding::decode(Bytes::from(answer.body)).unwrap()
}

/// One request.
pub fn request(cookie: &str, centre: &str, id: RequestId) -> Vec<u8> {
    let which = RequestRef { centre: centre.to_owned(), id };
    call_as(cookie, "show_request", &WireEncoding::encode(&ShowRequestCall { which }).unwrap())
}

/// What waits today.
pub fn today(cookie: &str, centre: &str) -> Vec<u8> {
    call_as(cookie, "show_today", &WireEncoding::encode(&ShowTodayCall { centre: centre.to_owned() }).unwrap())
}

/// The figures.
pub fn statistics(cookie: &str, ask: ShowStatistics) -> Vec<u8> {
    call_as(cookie, "show_statistics", &WireEncoding::encode(&ShowStatisticsCall { ask }).unwrap())
}
