//! The process that is killed: books one slot after the other, several at once, and says each number once it is acknowledged.

use crate::{
    PER_LIFE,
    house::{House, MONDAY, scope},
};
use contract::booking::{BookAppointment, Booking, HoldSlot};
use domain::{candidate::CandidateDraft, time::Timestamp};
use std::io::Write as _;
use tokio::task::JoinSet;

/// Bookings on their way at the same time.
const AT_ONCE: u64 = 4;
/// Half hours of five days.
const PER_WEEK: u64 = 5 * 48;

/// A booking whose process said that it is done.
pub struct Acknowledged {
    /// Which of all.
    pub number: u64,
    /// Its manage link.
    pub token: String,
}

impl Acknowledged {
    /// Reads the line that [`book_until_killed`] wrote.
    pub fn read(line: &str) -> Option<Self> {
        let (number, token) = line.strip_prefix("acknowledged ")?.strip_suffix(" .")?.split_once(' ')?;
        Some(Self { number: number.parse().ok()?, token: token.to_owned() })
    }
}

/// The slot of that booking: every one its own.
pub fn start_of(number: u64) -> Timestamp {
    let (week, half_hour) = (number / PER_WEEK, number % PER_WEEK);
    MONDAY.plus_minutes(i64::try_from(week * 7 * 24 * 60 + half_hour * 30).unwrap())
}

/// Never ends by itself before the parent kills it.
pub async fn book_until_killed(url: &str, life: u64) {
    let house = House::open(url).await;
    let mut bookings = JoinSet::new();
    for lane in 0..AT_ONCE {
        let house = house.clone();
        bookings.spawn(async move {
            for number in (0..PER_LIFE).filter(|number| number % AT_ONCE == lane) {
                book(&house, life, number).await;
            }
        });
    }
    bookings.join_all().await;
}

async fn book(house: &House, life: u64, number: u64) {
    // An earlier life may have booked this one without having had the time to say so: it is taken then, the next is tried.
    let number = life * 40 + number;
    let who = format!("{life}-{number}");
    let wish = HoldSlot { target: House::target(), referrer: None, mode: None, starts_at: start_of(number), visitor: None };
    let Ok(hold) = house.services.hold_slot(&scope(&who), wish).await else { return };
    let draft = CandidateDraft {
        first_name: "Lina".to_owned(),
        last_name: "Kaci".to_owned(),
        email: format!("{who}@example.org"),
        phone: "06 39 98 12 34".to_owned(),
        subjects: vec!["place".to_owned()],
        ..CandidateDraft::default()
    };
    let form = BookAppointment { hold: hold.token, ticket: hold.ticket, trap: String::new(), draft };
    if let Ok(booked) = house.services.book(&scope(&who), form).await {
        let mut out = std::io::stdout().lock();
        writeln!(out, "acknowledged {number} {} .", booked.manage_token).unwrap();
        out.flush().unwrap();
    }
}
