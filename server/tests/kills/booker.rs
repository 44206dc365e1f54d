//! What a process does that is killed: books one slot after the other, several at once, and says each number once it is
//! acknowledged.

use crate::{
    house::{House, MONDAY, scope},
    life::Life,
};
use contract::booking::{BookAppointment, Booking, HoldSlot};
use domain::{candidate::CandidateDraft, time::Timestamp};
use std::io::Write as _;
use tokio::{sync::Notify, task::JoinSet};

/// Bookings on their way at the same time.
const AT_ONCE: u64 = 4;
/// Bookings a process may make; none gets so far.
const PER_LIFE: u64 = 4000;
/// How much further the next life begins.
const STEP: u64 = 40;
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
    /// Reads the line that [`book`] wrote.
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

/// Books without an end. Processes that live at the same time want the same slots.
pub async fn book(house: &House, life: &Life, work_left: &Notify) {
    let mut bookings = JoinSet::new();
    let mut numbers = life.nth * STEP..life.nth * STEP + PER_LIFE;
    loop {
        while bookings.len() < AT_ONCE as usize {
            let Some(number) = numbers.next() else { return };
            let (house, who) = (house.clone(), format!("{}-{}-{number}", life.lane, life.nth));
            bookings.spawn(async move { book_one(&house, &who, number).await });
        }
        let Some(done) = bookings.join_next().await else { return };
        if let Some((number, token)) = done.unwrap() {
            let mut out = std::io::stdout().lock();
            writeln!(out, "acknowledged {number} {token} .").unwrap();
            out.flush().unwrap();
            work_left.notify_one();
        }
    }
}

/// `None` when it is taken: an earlier life may have had no time to say so, another process may have been faster.
async fn book_one(house: &House, who: &str, number: u64) -> Option<(u64, String)> {
    let wish = HoldSlot { target: House::target(), referrer: None, mode: None, starts_at: start_of(number), visitor: None };
    let hold = house.services.hold_slot(&scope(who), wish).await.ok()?;
    let draft = CandidateDraft {
        first_name: "Lina".to_owned(),
        last_name: "Kaci".to_owned(),
        email: format!("{who}@example.org"),
        // Each its own: nobody waits for another's count.
        phone: format!("06 39 98 {:02} {:02}", number / 100 % 100, number % 100),
        subjects: vec!["place".to_owned()],
        ..CandidateDraft::default()
    };
    let form = BookAppointment { hold: hold.token, ticket: hold.ticket, trap: String::new(), draft };
    let booked = house.services.book(&scope(who), form).await.ok()?;
    Some((number, booked.manage_token))
}
