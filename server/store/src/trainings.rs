//! Trainings at their places, with whom to write to.

use crate::{
    centres::{self, CentreRow, NewManagingBody},
    codes,
    db::Tx,
    error::StoreError,
    sites::{self, SiteRow},
    sql::{Reader, at, columns_of, values},
};
use domain::{
    ids::{CentreId, ManagingBodyId, TrainingId},
    time::{NaiveDate, Timestamp},
};
use entity::{managing_body, site, training, training_centre, training_correction};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QueryResult, QuerySelect, Value};
use std::sync::LazyLock;

/// By what partner sites name a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrainingName<'a> {
    /// Clé ministère éducatif.
    Key(&'a str),
    /// Identity at Parcoursup.
    Parcoursup(&'a str),
    /// Identity at Onisep (`id_action_ideo2`).
    Ideo2(&'a str),
}

impl<'a> TrainingName<'a> {
    /// The identity meant, as a sub-select, with its parameter: of several of that name a published one, the oldest.
    pub(crate) fn meant(self) -> (String, &'a str) {
        let (column, value) = match self {
            Self::Key(key) => ("key", key),
            Self::Parcoursup(id) => ("parcoursup_id", id),
            Self::Ideo2(id) => ("ideo2_id", id),
        };
        (format!("(SELECT id FROM training WHERE {column} = ? ORDER BY published DESC, id LIMIT 1)"), value)
    }
}

/// Whether candidates see a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// They do.
    Published,
    /// It left the catalogue then.
    Unpublished(Timestamp),
}

/// Where a contact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactSource {
    /// The centre's own choice.
    Correction,
    /// The record of the training.
    Record,
    /// The office of the managing body.
    ManagingBody,
    /// The most frequent one among the managing body's trainings.
    Siblings,
}

/// An effective contact of a training, with its provenance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Address, or phone in E.164.
    pub value: String,
    /// Where it comes from.
    pub source: ContactSource,
    /// Since when it is known from there; `None` for the managing body's.
    pub known_at: Option<Timestamp>,
}

/// A training as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingRow {
    /// Which.
    pub id: TrainingId,
    /// Clé ministère éducatif.
    pub key: String,
    /// Who trains.
    pub centre: CentreId,
    /// Long title.
    pub title: String,
    /// Kind of diploma.
    pub diploma: Option<String>,
    /// European level, 3 to 7.
    pub level: Option<u8>,
    /// Code formation diplôme.
    pub cfd: Option<String>,
    /// RNCP code.
    pub rncp: Option<String>,
    /// ROME codes.
    pub rome_codes: Vec<String>,
    /// Page at Onisep.
    pub onisep_url: Option<String>,
    /// Identity at Parcoursup.
    pub parcoursup_id: Option<String>,
    /// Identity at Onisep.
    pub ideo2_id: Option<String>,
    /// The platforms that list it, as in the catalogue.
    pub listed: Listed,
    /// Places.
    pub capacity: Option<u32>,
    /// Years.
    pub duration_years: Option<u32>,
    /// When it starts.
    pub starts_on: Vec<NaiveDate>,
    /// When it ends.
    pub ends_on: Vec<NaiveDate>,
    /// Entirely at a distance.
    pub remote: bool,
    /// Whether candidates see it.
    pub publication: Publication,
}

/// On which platforms the catalogue says a training is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Parcoursup.
    pub parcoursup: bool,
    /// Affelnet.
    pub affelnet: bool,
}

/// A training with everything around it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingDetails {
    /// The training.
    pub training: TrainingRow,
    /// Who trains.
    pub centre: CentreRow,
    /// Where.
    pub site: SiteRow,
    /// Who manages.
    pub managing_body: Option<(ManagingBodyId, NewManagingBody)>,
    /// To whom requests are sent; `None`: not open.
    pub email: Option<Contact>,
    /// Whom to ring.
    pub phone: Option<Contact>,
}

/// The training of this name; a published one first, then the lowest id, since identities other than the key are shared.
pub async fn find(reader: Reader<'_>, name: TrainingName<'_>) -> Result<Option<TrainingDetails>, StoreError> {
    let (named, value) = name.meant();
    details(reader, &format!("t.id = {named}"), values![value]).await
}

/// The training of an identity.
pub async fn find_by_id(reader: Reader<'_>, id: TrainingId) -> Result<Option<TrainingDetails>, StoreError> {
    details(reader, "t.id = ?", values![id.0]).await
}

/// The published trainings of a centre by title, at most `limit` from `offset` on.
pub async fn list_of_centre(
    reader: Reader<'_>,
    centre: CentreId,
    offset: u64,
    limit: u64,
) -> Result<Vec<TrainingRow>, StoreError> {
    let found = training::Entity::find()
        .filter(training::Column::CentreId.eq(centre.0))
        .filter(training::Column::Published.eq(true))
        .order_by_asc(training::Column::SortTitle)
        .order_by_asc(training::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(&reader)
        .await?;
    found.into_iter().map(training_row).collect()
}

/// Keeps the centre's own choice of contacts, in place of the one before.
pub async fn put_correction(
    tx: &Tx,
    id: TrainingId,
    (email, phone): (Option<&str>, Option<&str>),
    (by, now): (&str, Timestamp),
) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO training_correction (training_id, email, phone, corrected_at, corrected_by) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (training_id) DO UPDATE SET email = excluded.email, phone = excluded.phone,
             corrected_at = excluded.corrected_at, corrected_by = excluded.corrected_by",
        values![id.0, email.map(ToOwned::to_owned), phone.map(ToOwned::to_owned), now.epoch(), by],
    )
    .await
    .map(drop)
}

/// The columns of a training `t` with everything around it.
pub(crate) static COLUMNS: LazyLock<String> = LazyLock::new(|| {
    [
        columns_of::<training::Entity>("t"),
        columns_of::<training_centre::Entity>("c"),
        columns_of::<site::Entity>("s"),
        columns_of::<managing_body::Entity>("b"),
        columns_of::<training_correction::Entity>("k"),
    ]
    .join(", ")
});

/// Where they come from, after the training. Each training has a centre and a site: the join may be a left one everywhere.
pub(crate) const AROUND: &str = "LEFT JOIN training_centre c ON c.id = t.centre_id
    LEFT JOIN site s ON s.id = t.site_id
    LEFT JOIN managing_body b ON b.id = t.managing_body_id
    LEFT JOIN training_correction k ON k.training_id = t.id";

/// One statement, and a second one when nobody but the siblings knows an address.
async fn details(reader: Reader<'_>, found_by: &str, bound: Vec<Value>) -> Result<Option<TrainingDetails>, StoreError> {
    let sql = format!("SELECT {} FROM training t {AROUND} WHERE {found_by}", *COLUMNS);
    match reader.one(&sql, bound).await? {
        Some(row) => details_of(reader, &row).await,
        None => Ok(None),
    }
}

/// The training in a row with [`COLUMNS`], if there is one.
pub(crate) async fn details_of(reader: Reader<'_>, row: &QueryResult) -> Result<Option<TrainingDetails>, StoreError> {
    let Some(model) = Option::<training::Model>::from_query_result(row, "t_")? else { return Ok(None) };
    let centre = centres::row(training_centre::Model::from_query_result(row, "c_")?)?;
    let site = sites::row(site::Model::from_query_result(row, "s_")?)?;
    let body = Option::<managing_body::Model>::from_query_result(row, "b_")?.map(centres::managing_body_row);
    let correction = Option::<training_correction::Model>::from_query_result(row, "k_")?;
    let email = email(reader, &model, correction.as_ref(), body.as_ref()).await?;
    let phone = phone(&model, correction.as_ref());
    Ok(Some(TrainingDetails { centre, site, managing_body: body, email, phone, training: training_row(model)? }))
}

async fn email(
    reader: Reader<'_>,
    model: &training::Model,
    correction: Option<&training_correction::Model>,
    body: Option<&(ManagingBodyId, NewManagingBody)>,
) -> Result<Option<Contact>, StoreError> {
    if let Some((value, at)) = correction.and_then(|own| Some((own.email.clone()?, own.corrected_at))) {
        return Ok(Some(contact(value, ContactSource::Correction, Some(at))));
    }
    if let Some(value) = model.contact_email.clone() {
        return Ok(Some(contact(value, ContactSource::Record, Some(model.imported_at))));
    }
    let Some((id, body)) = body else { return Ok(None) };
    if let Some(value) = body.email.clone() {
        return Ok(Some(contact(value, ContactSource::ManagingBody, None)));
    }
    let sql = "SELECT contact_email, MAX(imported_at) FROM training
               WHERE managing_body_id = ? AND contact_email IS NOT NULL AND published = TRUE
               GROUP BY contact_email ORDER BY COUNT(*) DESC, contact_email LIMIT 1";
    let frequent = reader.one(sql, values![id.0]).await?;
    frequent.map(|row| Ok(contact(at(&row, 0)?, ContactSource::Siblings, Some(at(&row, 1)?)))).transpose()
}

fn phone(model: &training::Model, correction: Option<&training_correction::Model>) -> Option<Contact> {
    let own = correction.and_then(|own| Some(contact(own.phone.clone()?, ContactSource::Correction, Some(own.corrected_at))));
    own.or_else(|| Some(contact(model.contact_phone.clone()?, ContactSource::Record, Some(model.imported_at))))
}

fn contact(value: String, source: ContactSource, known_at: Option<i64>) -> Contact {
    Contact { value, source, known_at: known_at.map(Timestamp::from_epoch) }
}

fn training_row(model: training::Model) -> Result<TrainingRow, StoreError> {
    let count = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
    Ok(TrainingRow {
        id: TrainingId(model.id),
        centre: CentreId(model.centre_id),
        level: model.level.and_then(|level| u8::try_from(level).ok()),
        rome_codes: codes::from_json(&model.rome_codes)?,
        listed: Listed { parcoursup: model.parcoursup_visible, affelnet: model.affelnet_visible },
        capacity: count(model.capacity),
        duration_years: count(model.duration_years),
        starts_on: codes::from_json(&model.starts_on)?,
        ends_on: codes::from_json(&model.ends_on)?,
        publication: match model.unpublished_at {
            None => Publication::Published,
            Some(at) => Publication::Unpublished(Timestamp::from_epoch(at)),
        },
        key: model.key,
        title: model.title,
        diploma: model.diploma,
        cfd: model.cfd,
        rncp: model.rncp,
        onisep_url: model.onisep_url,
        parcoursup_id: model.parcoursup_id,
        ideo2_id: model.ideo2_id,
        remote: model.remote,
    })
}
