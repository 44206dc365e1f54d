//! What must never be in a database, asked in plain SQL that shares nothing with what is to prevent it.

use domain::ids::AdvisorId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::{Db, Engine};

/// Two live takings of one advisor's time that overlap, forced ones included.
const OVERLAPS: &str = "SELECT COUNT(*) FROM busy_interval a
    JOIN busy_interval b ON b.advisor_id = a.advisor_id AND b.id > a.id AND b.starts_at < a.ends_at AND b.ends_at > a.starts_at
    WHERE a.advisor_id >= $1";
/// Two live appointments of one advisor that overlap, whatever `busy_interval` says.
const DOUBLES: &str = "SELECT COUNT(*) FROM appointment a
    JOIN appointment_advisor x ON x.appointment_id = a.id
    JOIN appointment_advisor y ON y.advisor_id = x.advisor_id AND y.appointment_id > a.id
    JOIN appointment b ON b.id = y.appointment_id AND b.starts_at < a.ends_at AND b.ends_at > a.starts_at
    WHERE a.state IN ('pending', 'booked') AND b.state IN ('pending', 'booked') AND x.advisor_id >= $1";
/// Appointments that are live without taking exactly their time, or take time without being live.
const UNTIMED: &str = "SELECT COUNT(*) FROM appointment a
    JOIN appointment_advisor x ON x.appointment_id = a.id
    LEFT JOIN busy_interval t ON t.appointment_id = a.id AND t.advisor_id = x.advisor_id
        AND t.starts_at = a.starts_at AND t.ends_at = a.ends_at
    WHERE (a.state IN ('pending', 'booked')) = (t.id IS NULL) AND x.advisor_id >= $1";
/// Requests for an appointment that have none: half a booking.
const HALVES: &str = "SELECT COUNT(*) FROM contact_request r
    WHERE r.way = 'appointment' AND NOT EXISTS (SELECT 1 FROM appointment a WHERE a.request_id = r.id)
        AND r.centre_id >= COALESCE((SELECT v.centre_id FROM advisor v WHERE v.id = $1), 0)";

/// How often it is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Pairs of an advisor's busy intervals or live appointments that overlap.
    pub n_overlaps: i64,
    /// Appointments whose time and whose state contradict each other, and requests without their appointment.
    pub n_halves: i64,
}

/// Looks at everything of the advisors from `first` on, and at the requests of the centres from theirs on.
pub async fn audit(db: &Db, first: AdvisorId) -> Audit {
    let count = async |sql: &str| {
        let backend = match db.engine() {
            Engine::Sqlite => DbBackend::Sqlite,
            Engine::Postgres => DbBackend::Postgres,
        };
        let statement = Statement::from_sql_and_values(backend, sql, [first.0.into()]);
        let row = db.connection().query_one_raw(statement).await.expect("a count").expect("one row");
        row.try_get_by_index::<i64>(0).expect("a number")
    };
    Audit { n_overlaps: count(OVERLAPS).await + count(DOUBLES).await, n_halves: count(UNTIMED).await + count(HALVES).await }
}
