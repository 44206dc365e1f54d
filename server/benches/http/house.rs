//! Databases that are measured: centres with advisors who receive day and night, and the appointments they already have.

use chrono::{Datelike, Days, Months};
use domain::{
    agenda::{Availability, MinuteOfDay, TimeWindow, WeekdaySet},
    appointment::{AppointmentState, Mode},
    ids::{AdvisorId, AppointmentTypeId, CentreId},
    time::{DateRange, Interval, NaiveDate, Timestamp},
};
use std::time::UNIX_EPOCH;
use store::{
    Db, StagedTraining, StoreError, Tx, advisors,
    advisors::NewAvailability,
    appointments::{self, NewAppointment},
    busy::{Buffers, Overlap},
    requests, trainings, types,
};
use testkit::{a_request, a_staged_training, a_type, an_advisor, scene::publish};

/// A centre that is measured.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub n_advisors: u64,
    /// In the month shown, over all advisors; as many again in the year that has passed.
    pub n_bookings: u64,
}

/// The key of the only training of a centre of this size.
pub fn key(size: Size) -> String {
    format!("A{}B{}", size.n_advisors, size.n_bookings)
}

/// The present.
#[expect(clippy::disallowed_methods, reason = "the measured program has the machine's clock")]
pub fn now() -> Timestamp {
    let elapsed = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_epoch(elapsed.as_secs().cast_signed())
}

fn today() -> NaiveDate {
    now().to_utc().date_naive()
}

/// The month that is shown: the next one, whole.
pub fn month() -> DateRange {
    let first = today().with_day(1).unwrap() + Months::new(1);
    DateRange::new(first, first + Months::new(1))
}

/// Makes the centres.
pub async fn build(db: &Db, sizes: &[Size]) {
    let record = |size: &Size| StagedTraining { territory: "none".to_owned(), ..a_staged_training(&key(*size)) }; // no holidays
    let records: Vec<_> = sizes.iter().map(record).collect();
    let ids = publish(db, &records, now()).await;
    for (size, id) in sizes.iter().zip(ids) {
        let centre = trainings::find_by_id(db.read(), id).await.unwrap().unwrap().centre.id;
        let written: Result<(), StoreError> = db.write(|tx| async move { furnish(&tx, centre, *size).await }).await;
        written.unwrap();
    }
}

async fn furnish(tx: &Tx, centre: CentreId, size: Size) -> Result<(), StoreError> {
    let mut team = Vec::new();
    for _ in 0..size.n_advisors {
        let advisor = advisors::insert(tx, &an_advisor(centre)).await?;
        advisors::insert_availability(tx, &day_and_night(advisor)).await?;
        team.push(advisor);
    }
    let mut kind = a_type(centre);
    (kind.policy.duration_min, kind.policy.step_min) = (15, 15);
    kind.policy.min_notice_min = 60;
    let kind = types::insert(tx, &kind, &team, &[]).await?;
    let month = month();
    let last_year = DateRange::new(today() - Days::new(365 + 30), today() - Days::new(30));
    for dates in [month, last_year] {
        for (rank, advisor) in (0..).zip(&team) {
            let n = size.n_bookings / size.n_advisors;
            for interval in spread(n, dates, rank) {
                take(tx, (centre, kind, *advisor), interval).await?;
            }
        }
    }
    Ok(())
}

fn day_and_night(advisor: AdvisorId) -> NewAvailability {
    let weekly = Availability {
        days: WeekdaySet::from_bits(127),
        window: TimeWindow { from: MinuteOfDay::START, to: MinuteOfDay::END },
        every_weeks: 1,
        starting: None,
        until: None,
    };
    NewAvailability { advisor, weekly, site: None, mode: None, types: None }
}

/// `n` appointments over these dates, each in some hour's first half, the other half free: however many there are, there is
/// a month to show.
fn spread(n: u64, dates: DateRange, rank: u64) -> impl Iterator<Item = Interval> {
    let begin = Timestamp::from_epoch(dates.from.and_time(chrono::NaiveTime::MIN).and_utc().timestamp());
    let n_hours = dates.dates().count() as u64 * 24;
    let per_hour = n.div_ceil(n_hours).max(1);
    let length = 1800 / per_hour;
    (0..n).map(move |nth| {
        let hour = (nth / per_hour * n_hours / n.div_ceil(per_hour) + rank) % n_hours;
        let start = begin.plus_seconds((hour * 3600 + nth % per_hour * length).cast_signed());
        Interval::lasting(start, length.cast_signed())
    })
}

async fn take(
    tx: &Tx,
    (centre, type_id, advisor): (CentreId, AppointmentTypeId, AdvisorId),
    interval: Interval,
) -> Result<(), StoreError> {
    let request = requests::insert(tx, &a_request(centre)).await?;
    let new = NewAppointment {
        request,
        centre,
        type_id,
        site: None,
        mode: Mode::Phone,
        interval,
        buffers: Buffers::default(),
        state: AppointmentState::Booked,
        created_at: interval.start.plus_minutes(-60),
    };
    appointments::insert(tx, &new, &[advisor], Overlap::Refused).await.map(drop)
}
