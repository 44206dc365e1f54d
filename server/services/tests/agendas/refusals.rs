//! What is refused, or held back, leaves nothing behind.

use crate::{booking_for::form, house::at, office::Office};
use contract::{
    Answer,
    agendas::{Acted, Agendas, BookFor, CallOff, MarkAppointment, Reschedule, Settle, TakeBack, Verdict, WriteNote},
    scope::StaffScope,
};
use domain::{attendance::Mark, ids::AppointmentId, length::Length};
use store::Db;
use testkit::everything;

/// Every act on one appointment, as it is asked with that sequence, and a booking.
pub async fn every_act(
    office: &Office,
    who: &StaffScope,
    id: AppointmentId,
    sequence: i32,
) -> Vec<(&'static str, Answer<Acted>)> {
    let services = &office.house.services;
    let which = office.which(id);
    let reason = String::new;
    let mark = |mark| MarkAppointment { which: which.clone(), sequence, mark, accepted: Vec::new() };
    let booking = form(office, at(4, 16, 0), &format!("of-{}", who.staff.map_or(0, |staff| staff.0))).await;
    vec![
        ("reschedule", services.reschedule(who, office.to(id, sequence, at(4, 15, 0))).await),
        ("take_back", services.take_back(who, TakeBack { which: which.clone(), sequence, accepted: Vec::new() }).await),
        ("mark", services.mark(who, mark(Mark::Arrived)).await),
        ("write_note", services.write_note(who, WriteNote { which: which.clone(), seen: "old".into(), note: "n".into() }).await),
        (
            "settle",
            services.settle(who, Settle { which: which.clone(), sequence, verdict: Verdict::Refused, reason: reason() }).await,
        ),
        ("call_off", services.call_off(who, CallOff { which: which.clone(), sequence, reason: reason() }).await),
        ("book_for", services.book_for(who, booking).await),
    ]
}

async fn a_refusal_leaves_nothing(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(4, 10, 0), "lina").await;
    office.booked(at(4, 16, 0), "there").await;
    let before = everything(db).await;
    for who in [&office.stranger, &testkit::signed_in(None)] {
        for (act, answer) in every_act(&office, who, id, 0).await {
            assert!(answer.is_err(), "{act}: {answer:?}");
        }
    }
    // Seen too long ago; and the booking is held back for the one that is there.
    for (act, answer) in every_act(&office, &office.manager, id, 7).await {
        assert!(!matches!(answer, Ok(Acted::Done(_))), "{act}: {answer:?}");
    }
    assert_eq!(everything(db).await, before);
}

async fn what_is_held_back_leaves_nothing_whatever_was_asked(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(4, 10, 0), "lina").await;
    for (rank, hour) in [11, 12, 14].into_iter().enumerate() {
        office.booked(at(4, hour, 0), &format!("p{rank}")).await;
    }
    let random = testkit::SeededRandom::new(4);
    let before = everything(db).await;
    let mut n_held_back = 0;
    for _ in 0..60 {
        let minute = i64::try_from(random.next_u64() % (24 * 12)).unwrap() * 5;
        let length = 5 + u16::try_from(random.next_u64() % 24).unwrap() * 5;
        let ask = Reschedule { length: Length::new(length).unwrap(), ..office.to(id, 0, at(4, 0, minute)) };
        let free = minute >= 9 * 60 && minute + i64::from(length) <= 17 * 60;
        let taken = [11 * 60, 12 * 60, 14 * 60].iter().any(|start| *start < minute + i64::from(length) && minute < *start + 30);
        if free && !taken {
            continue;
        }
        let answer = office.reschedule(ask).await;
        assert!(matches!(answer, Ok(Acted::HeldBack(ref objections)) if !objections.is_empty()), "{minute} {length}: {answer:?}");
        let book = BookFor { length: Length::new(length).unwrap(), ..form(&office, at(4, 0, minute), "x").await };
        let answer = office.house.services.book_for(&office.manager, book).await;
        assert!(matches!(answer, Ok(Acted::HeldBack(_))), "{minute} {length}: {answer:?}");
        n_held_back += 1;
    }
    assert!(n_held_back > 20, "{n_held_back}");
    assert_eq!(everything(db).await, before);
}

testkit::on_both_engines!(a_refusal_leaves_nothing, what_is_held_back_leaves_nothing_whatever_was_asked);
