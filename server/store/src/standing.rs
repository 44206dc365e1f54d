//! What must be known before a booking is written, asked at once: a statement is a journey, and these go to a dozen tables.

use crate::{
    agendas::{self, AgendaAsk, Along, FIRST_ALONG},
    db::Tx,
    error::StoreError,
    ids,
    limits::{self, Act, Count},
    sql::{Reader, at, packed, values},
};
use domain::{
    agenda::Agenda,
    ids::{AdvisorId, AppointmentId, CentreId, HoldId, RequestId},
    time::{Interval, Timestamp},
};

/// Who is about to book what.
#[derive(Clone, Copy, Debug)]
pub struct StandingAsk<'a> {
    /// The hold that is booked.
    pub hold: HoldId,
    /// With whom.
    pub centre: CentreId,
    /// The person, normalised.
    pub email_key: &'a str,
    /// Who, what and how.
    pub duplicate_key: &'a str,
    /// Duplicates asked for before count no more.
    pub duplicates_since: Timestamp,
    /// What is counted, each since when; never empty.
    pub acts: &'a [(Act<'a>, Timestamp)],
    /// The present instant.
    pub now: Timestamp,
}

/// How things stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose time the hold takes, none once it has expired; `None` when the hold is gone.
    pub held: Option<Vec<AdvisorId>>,
    /// When the latest request with a live appointment for the same thing was made.
    pub duplicate_asked_at: Option<Timestamp>,
    /// Live appointments of this person at this centre that are not over yet.
    pub n_live: u64,
    /// As [`limits::count`], in the order asked.
    pub counts: Vec<Count>,
    /// The identities of what may now be written.
    pub ids: (RequestId, AppointmentId),
}

/// When the latest request for the same thing was made that is still alive: it waits for the centre, or its appointment is to
/// come.
const DUPLICATE: &str = "SELECT MAX(created_at) FROM contact_request WHERE duplicate_key = ? AND created_at >= ?
    AND state IN ('new', 'read', 'in_progress', 'reopened', 'pending', 'booked')";

/// What must be known before a request that takes no slot is written: when the latest alive one for the same thing was made,
/// and the counts of `acts`, never empty.
pub async fn find_of_contact(
    reader: Reader<'_>,
    (duplicate_key, since): (&str, Timestamp),
    acts: &[(Act<'_>, Timestamp)],
) -> Result<(Option<Timestamp>, Vec<Count>), StoreError> {
    let sql = format!("SELECT ({DUPLICATE}), {}", limits::columns(acts.len()));
    let mut bound = values![duplicate_key, since.epoch()];
    bound.extend(limits::columns_values(acts));
    let row = reader.one(&sql, bound).await?.ok_or_else(|| StoreError::corrupt("standing", "no row"))?;
    let asked_at = at::<Option<i64>>(&row, 0)?.map(Timestamp::from_epoch);
    Ok((asked_at, limits::counts_from(&row, 1, acts.len())?))
}

/// The agenda as [`agendas::load_with_busy`] gives it, and how things stand for this booking. `None` when there is no agenda.
pub async fn find(
    tx: &Tx,
    (agenda, range): (&AgendaAsk, Interval),
    ask: &StandingAsk<'_>,
) -> Result<Option<(Agenda, Standing)>, StoreError> {
    let engine = tx.engine();
    let columns = format!(
        "(SELECT COUNT(*) FROM hold WHERE id = ?), (SELECT {} FROM busy_interval WHERE hold_id = ?),
            ({DUPLICATE}), ({}), {}, {}, {}",
        packed(engine, "advisor_id"),
        crate::appointments::COUNT_LIVE,
        ids::next_of(engine, "contact_request"),
        ids::next_of(engine, "appointment"),
        limits::columns(ask.acts.len())
    );
    let mut bound = values![
        ask.hold.0,
        ask.hold.0,
        ask.duplicate_key,
        ask.duplicates_since.epoch(),
        ask.email_key,
        ask.centre.0,
        ask.now.epoch(),
    ];
    bound.extend(limits::columns_values(ask.acts));
    let along = Along { columns, values: bound, taken: (range, ask.now) };
    let Some((agenda, row)) = agendas::load_along(tx.read(), agenda, along).await? else { return Ok(None) };
    let nth = |n: usize| FIRST_ALONG + n;
    let held: Vec<(AdvisorId,)> = crate::codes::from_json(&at::<String>(&row, nth(1))?)?;
    let mut held: Vec<_> = held.into_iter().map(|(advisor,)| advisor).collect();
    held.sort_unstable();
    let standing = Standing {
        held: (at::<i64>(&row, nth(0))? > 0).then_some(held),
        duplicate_asked_at: at::<Option<i64>>(&row, nth(2))?.map(Timestamp::from_epoch),
        n_live: at::<i64>(&row, nth(3))?.unsigned_abs(),
        ids: (RequestId(at(&row, nth(4))?), AppointmentId(at(&row, nth(5))?)),
        counts: limits::counts_from(&row, nth(6), ask.acts.len())?,
    };
    Ok(Some((agenda, standing)))
}
