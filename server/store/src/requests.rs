//! What candidates ask, whichever way.

use crate::{
    codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    callback::HalfDay,
    ids::{AppointmentTypeId, CentreId, RequestId, SiteId, StaffId, TrainingId},
    life::RequestState,
    request::{Asker, Referrer, Subject, Way},
    time::Timestamp,
};
use entity::contact_request;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What a candidate says in a form, apart from who they are; may be completed later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestDetails {
    /// E.164.
    pub phone: Option<String>,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// What `autre` means; may be empty.
    pub subject_other: String,
    /// In their words; may be empty.
    pub message: String,
    /// JSON answers to the centre's questions.
    pub answers: String,
    /// In which half-days to call; none: as soon as possible.
    pub wanted: Vec<HalfDay>,
}

/// A request to write down. The texts were parsed by the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRequest {
    /// Identity shown outside, unique.
    pub public_id: String,
    /// Asked of.
    pub centre: CentreId,
    /// About.
    pub training: Option<TrainingId>,
    /// Where.
    pub site: Option<SiteId>,
    /// On account of which type: its questions were asked.
    pub type_id: Option<AppointmentTypeId>,
    /// Which way.
    pub way: Way,
    /// Where it stands at first; an appointment's request stands where the appointment does.
    pub state: RequestState,
    /// From which platform.
    pub referrer: Option<Referrer>,
    /// Who fills the form.
    pub asker: Asker,
    /// Name and address of the professional.
    pub professional: Option<(String, String)>,
    /// The candidate's.
    pub first_name: String,
    /// The candidate's.
    pub last_name: String,
    /// The candidate's, as parsed.
    pub email: String,
    /// Normalised, for comparing.
    pub email_key: String,
    /// The rest of the form.
    pub details: RequestDetails,
    /// Hash of the form's key.
    pub idempotency_hash: Option<String>,
    /// Who, what and how, for [`crate::standing`].
    pub duplicate_key: String,
    /// What the queue's text search reads, folded.
    pub search: String,
    /// The request whose proposed slot this takes.
    pub follows: Option<RequestId>,
    /// When.
    pub created_at: Timestamp,
}

/// A stored request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// Which.
    pub id: RequestId,
    /// What was asked.
    pub request: NewRequest,
    /// Counts the links given out.
    pub token_generation: i32,
    /// What became of it.
    pub course: Course,
}

/// What became of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// How the latest answer was given, as [`domain::life::Step::outcome`] says it.
    pub outcome: Option<String>,
    /// Calls tried.
    pub n_attempts: u32,
    /// When somebody of the centre first looked.
    pub opened_at: Option<Timestamp>,
    /// When somebody of the centre first acted.
    pub answered_at: Option<Timestamp>,
    /// Who takes care of it.
    pub assigned_to: Option<StaffId>,
    /// A word among colleagues; may be empty.
    pub note: String,
    /// Rises with every change that staff decide upon.
    pub revision: i32,
    /// The request it goes on in.
    pub merged_into: Option<RequestId>,
}

/// Writes a request down. Conflicts: `RequestIdempotency` (the same form again: read the first), `RequestPublicId`.
pub async fn insert(tx: &Tx, new: &NewRequest) -> Result<RequestId, StoreError> {
    Ok(RequestId(contact_request::Entity::insert(active(new)?).exec(&tx.read()).await?.last_insert_id))
}

/// The same under an identity that was drawn, with the next statement.
pub async fn insert_as(tx: &Tx, id: RequestId, new: &NewRequest) -> Result<(), StoreError> {
    tx.later_built(contact_request::Entity::insert(contact_request::ActiveModel { id: Set(id.0), ..active(new)? })).await
}

fn active(new: &NewRequest) -> Result<contact_request::ActiveModel, StoreError> {
    Ok(contact_request::ActiveModel {
        public_id: Set(new.public_id.clone()),
        centre_id: Set(new.centre.0),
        training_id: Set(new.training.map(|training| training.0)),
        way: Set(new.way.code().to_owned()),
        referrer: Set(new.referrer.map(|referrer| referrer.code().to_owned())),
        asker: Set(new.asker.code().to_owned()),
        professional_name: Set(new.professional.as_ref().map(|(name, _)| name.clone())),
        professional_email: Set(new.professional.as_ref().map(|(_, email)| email.clone())),
        first_name: Set(new.first_name.clone()),
        last_name: Set(new.last_name.clone()),
        email: Set(new.email.clone()),
        email_key: Set(new.email_key.clone()),
        phone: Set(new.details.phone.clone()),
        subjects: Set(codes::to_json(&new.details.subjects)?),
        subject_other: Set(new.details.subject_other.clone()),
        message: Set(new.details.message.clone()),
        answers: Set(new.details.answers.clone()),
        idempotency_hash: Set(new.idempotency_hash.clone()),
        duplicate_key: Set(new.duplicate_key.clone()),
        created_at: Set(new.created_at.epoch()),
        token_generation: Set(0),
        state: Set(new.state.code().to_owned()),
        outcome: Set(None),
        n_attempts: Set(0),
        wanted: Set(codes::to_json(&new.details.wanted)?),
        opened_at: Set(None),
        answered_at: Set(None),
        assigned_to: Set(None),
        note: Set(String::new()),
        revision: Set(0),
        site_id: Set(new.site.map(|site| site.0)),
        type_id: Set(new.type_id.map(|kind| kind.0)),
        search: Set(new.search.clone()),
        merged_into: Set(None),
        follows: Set(new.follows.map(|request| request.0)),
        ..Default::default()
    })
}

/// The request, for who holds a link to it or works for the program. Staff use [`find_of_centre`].
pub async fn find(reader: Reader<'_>, id: RequestId) -> Result<Option<RequestRow>, StoreError> {
    contact_request::Entity::find_by_id(id.0).one(&reader).await?.map(row).transpose()
}

/// The request, if it was asked of this centre.
pub async fn find_of_centre(reader: Reader<'_>, centre: CentreId, id: RequestId) -> Result<Option<RequestRow>, StoreError> {
    let found =
        contact_request::Entity::find_by_id(id.0).filter(contact_request::Column::CentreId.eq(centre.0)).one(&reader).await?;
    found.map(row).transpose()
}

/// The request of a public identity.
pub async fn find_by_public_id(reader: Reader<'_>, public_id: &str) -> Result<Option<RequestRow>, StoreError> {
    let found = contact_request::Entity::find().filter(contact_request::Column::PublicId.eq(public_id)).one(&reader).await?;
    found.map(row).transpose()
}

/// The request that a form's key already gave.
pub async fn find_by_idempotency(reader: Reader<'_>, idempotency_hash: &str) -> Result<Option<RequestRow>, StoreError> {
    let found = contact_request::Entity::find()
        .filter(contact_request::Column::IdempotencyHash.eq(idempotency_hash))
        .one(&reader)
        .await?;
    found.map(row).transpose()
}

/// The requests asked of a centre, latest first, at most `limit` from `offset` on.
pub async fn list_of_centre(
    reader: Reader<'_>,
    centre: CentreId,
    offset: u64,
    limit: u64,
) -> Result<Vec<RequestRow>, StoreError> {
    let found = contact_request::Entity::find()
        .filter(contact_request::Column::CentreId.eq(centre.0))
        .order_by_desc(contact_request::Column::CreatedAt)
        .order_by_desc(contact_request::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(&reader)
        .await?;
    found.into_iter().map(row).collect()
}

/// Counts one more link given out; the new number, `None` when there is no such request.
pub async fn next_token_generation(tx: &Tx, id: RequestId) -> Result<Option<i32>, StoreError> {
    let sql = "UPDATE contact_request SET token_generation = token_generation + 1 WHERE id = ? RETURNING token_generation";
    let rows = tx.read().all(sql, values![id.0]).await?;
    rows.first().map(|row| at(row, 0)).transpose()
}

fn row(model: contact_request::Model) -> Result<RequestRow, StoreError> {
    let referrer =
        model.referrer.as_deref().map(|code| Referrer::from_code(code).ok_or_else(|| StoreError::corrupt("referrer", code)));
    Ok(RequestRow {
        id: RequestId(model.id),
        request: NewRequest {
            centre: CentreId(model.centre_id),
            training: model.training_id.map(TrainingId),
            site: model.site_id.map(SiteId),
            type_id: model.type_id.map(AppointmentTypeId),
            state: RequestState::from_code(&model.state).ok_or_else(|| StoreError::corrupt("state", &model.state))?,
            way: Way::from_code(&model.way).ok_or_else(|| StoreError::corrupt("way", &model.way))?,
            referrer: referrer.transpose()?,
            asker: Asker::from_code(&model.asker).ok_or_else(|| StoreError::corrupt("asker", &model.asker))?,
            professional: model.professional_name.zip(model.professional_email),
            details: RequestDetails {
                phone: model.phone,
                subjects: codes::from_json(&model.subjects)?,
                subject_other: model.subject_other,
                message: model.message,
                answers: model.answers,
                wanted: codes::from_json(&model.wanted)?,
            },
            public_id: model.public_id,
            first_name: model.first_name,
            last_name: model.last_name,
            email: model.email,
            email_key: model.email_key,
            idempotency_hash: model.idempotency_hash,
            duplicate_key: model.duplicate_key,
            search: model.search,
            follows: model.follows.map(RequestId),
            created_at: Timestamp::from_epoch(model.created_at),
        },
        token_generation: model.token_generation,
        course: Course {
            outcome: model.outcome,
            n_attempts: model.n_attempts.unsigned_abs(),
            opened_at: model.opened_at.map(Timestamp::from_epoch),
            answered_at: model.answered_at.map(Timestamp::from_epoch),
            assigned_to: model.assigned_to.map(StaffId),
            note: model.note,
            revision: model.revision,
            merged_into: model.merged_into.map(RequestId),
        },
    })
}
