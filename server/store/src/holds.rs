//! Slots kept for a visitor for a few minutes.

use crate::{
    agendas::{self, AgendaAsk, Along, FIRST_ALONG},
    busy::{self, Buffers, BusySource, Overlap},
    codes,
    db::Tx,
    error::StoreError,
    ids,
    sql::{Reader, at, values},
};
use domain::{
    agenda::Agenda,
    appointment::Mode,
    ids::{AdvisorId, AppointmentTypeId, CentreId, HoldId, RequestId, SiteId, TrainingId},
    request::Referrer,
    time::{Interval, Timestamp},
};
use entity::hold;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A slot to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHold {
    /// Hash of the visitor's proof, unique.
    pub token_hash: String,
    /// Hash of who holds, to count their holds.
    pub visitor_hash: String,
    /// Which type.
    pub type_id: AppointmentTypeId,
    /// Whose.
    pub centre: CentreId,
    /// For which training.
    pub training: Option<TrainingId>,
    /// Where.
    pub site: Option<SiteId>,
    /// How.
    pub mode: Option<Mode>,
    /// From which platform the visitor came.
    pub referrer: Option<Referrer>,
    /// When.
    pub interval: Interval,
    /// When it was taken.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The request on account of which the centre holds it for somebody; `None` for a visitor's own hold.
    pub request: Option<RequestId>,
}

/// A hold that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldRow {
    /// Which.
    pub id: HoldId,
    /// What is kept.
    pub hold: NewHold,
    /// How often it was renewed: 0 or 1.
    pub n_renewals: u32,
}

/// The agenda as [`agendas::load_with_busy`] gives it, and the identity of a hold that may now be kept, in one statement.
pub async fn agenda_and_id(
    tx: &Tx,
    ask: &AgendaAsk,
    (range, now): (Interval, Timestamp),
) -> Result<Option<(Agenda, HoldId)>, StoreError> {
    let along = Along { columns: ids::next_of(tx.engine(), "hold"), values: values![], taken: (range, now) };
    let found = agendas::load_along(tx.read(), ask, along).await?;
    found.map(|(agenda, row)| Ok((agenda, HoldId(at(&row, FIRST_ALONG)?)))).transpose()
}

/// Keeps a slot of these advisors. Conflicts: `BusyOverlap`, `HoldToken`.
pub async fn insert(tx: &Tx, new: &NewHold, advisors: &[AdvisorId], buffers: Buffers) -> Result<HoldId, StoreError> {
    let id = HoldId(hold::Entity::insert(active(new)).exec(&tx.read()).await?.last_insert_id);
    take_time(tx, (id, new), advisors, buffers).await?;
    Ok(id)
}

/// The same under an identity that was drawn, with the next statement.
pub async fn insert_as(tx: &Tx, id: HoldId, new: &NewHold, advisors: &[AdvisorId], buffers: Buffers) -> Result<(), StoreError> {
    tx.later_built(hold::Entity::insert(hold::ActiveModel { id: Set(id.0), ..active(new) })).await?;
    take_time(tx, (id, new), advisors, buffers).await
}

async fn take_time(tx: &Tx, (id, new): (HoldId, &NewHold), advisors: &[AdvisorId], buffers: Buffers) -> Result<(), StoreError> {
    busy::insert(tx, advisors, new.interval, (BusySource::Hold(id, new.expires_at), buffers, Overlap::Refused)).await
}

fn active(new: &NewHold) -> hold::ActiveModel {
    hold::ActiveModel {
        token_hash: Set(new.token_hash.clone()),
        visitor_hash: Set(new.visitor_hash.clone()),
        type_id: Set(new.type_id.0),
        centre_id: Set(new.centre.0),
        training_id: Set(new.training.map(|training| training.0)),
        site_id: Set(new.site.map(|site| site.0)),
        mode: Set(new.mode.map(|mode| mode.code().to_owned())),
        referrer: Set(new.referrer.map(|referrer| referrer.code().to_owned())),
        starts_at: Set(new.interval.start.epoch()),
        ends_at: Set(new.interval.end.epoch()),
        created_at: Set(new.created_at.epoch()),
        expires_at: Set(new.expires_at.epoch()),
        n_renewals: Set(0),
        request_id: Set(new.request.map(|request| request.0)),
        ..Default::default()
    }
}

/// The hold of a token, expired ones included: a form is shown again even when its time has run out.
pub async fn find(reader: Reader<'_>, token_hash: &str) -> Result<Option<HoldRow>, StoreError> {
    hold::Entity::find().filter(hold::Column::TokenHash.eq(token_hash)).one(&reader).await?.map(row).transpose()
}

/// What a visitor holds at `now`, oldest first.
pub async fn list_of_visitor(reader: Reader<'_>, visitor_hash: &str, now: Timestamp) -> Result<Vec<HoldRow>, StoreError> {
    let found = hold::Entity::find()
        .filter(hold::Column::VisitorHash.eq(visitor_hash))
        .filter(hold::Column::ExpiresAt.gt(now.epoch()))
        .order_by_asc(hold::Column::CreatedAt)
        .order_by_asc(hold::Column::Id)
        .all(&reader)
        .await?;
    found.into_iter().map(row).collect()
}

/// Keeps it until `expires_at`. Conflict: `HoldRenewals` the second time. `false` when it is gone.
pub async fn renew(tx: &Tx, id: HoldId, expires_at: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE hold SET expires_at = ?, n_renewals = n_renewals + 1 WHERE id = ?";
    let n = tx.run(sql, values![expires_at.epoch(), id.0]).await?;
    tx.run("UPDATE busy_interval SET expires_at = ? WHERE hold_id = ?", values![expires_at.epoch(), id.0]).await?;
    Ok(n > 0)
}

/// Gives its time back at `now`, with the next statement. The hold itself stays, as an expired one does: its form may still
/// be open.
pub async fn release(tx: &Tx, id: HoldId, now: Timestamp) -> Result<(), StoreError> {
    tx.later("DELETE FROM busy_interval WHERE hold_id = ?", values![id.0]).await?;
    tx.later("UPDATE hold SET expires_at = ? WHERE id = ?", values![now.epoch(), id.0]).await
}

/// Lets it go, its time with it, with the next statement.
pub async fn delete(tx: &Tx, id: HoldId) -> Result<(), StoreError> {
    tx.later("DELETE FROM hold WHERE id = ?", values![id.0]).await
}

/// Drops every hold that expired at `now` or before; how many.
pub async fn purge(tx: &Tx, now: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM hold WHERE expires_at <= ?", values![now.epoch()]).await
}

pub(crate) fn row(model: hold::Model) -> Result<HoldRow, StoreError> {
    Ok(HoldRow {
        id: HoldId(model.id),
        hold: NewHold {
            token_hash: model.token_hash,
            visitor_hash: model.visitor_hash,
            type_id: AppointmentTypeId(model.type_id),
            centre: CentreId(model.centre_id),
            training: model.training_id.map(TrainingId),
            site: model.site_id.map(SiteId),
            mode: model.mode.as_deref().map(codes::mode).transpose()?,
            referrer: model.referrer.as_deref().and_then(Referrer::from_code),
            interval: Interval::new(Timestamp::from_epoch(model.starts_at), Timestamp::from_epoch(model.ends_at)),
            created_at: Timestamp::from_epoch(model.created_at),
            expires_at: Timestamp::from_epoch(model.expires_at),
            request: model.request_id.map(RequestId),
        },
        n_renewals: model.n_renewals.unsigned_abs(),
    })
}
