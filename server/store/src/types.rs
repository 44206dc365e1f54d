//! Appointment types: their settings, who takes them, for which trainings, where.

use crate::{
    codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, values},
};
use domain::{
    agenda::{Horizon, SlotPolicy},
    appointment::{ChangePolicy, Mode},
    ids::{AdvisorId, AppointmentTypeId, CentreId, SiteId, TrainingId},
    reminder::Reminders,
    time::Timestamp,
};
use entity::appointment_type;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

/// Which trainings a type serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeTrainings {
    /// All of the centre's, those to come included.
    All,
    /// These. A row read from the store does not list them: [`list_trainings`] does.
    Chosen(Vec<TrainingId>),
}

pub use domain::settings::{Confirmation, Visibility};

/// The settings of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewType {
    /// Whose.
    pub centre: CentreId,
    /// Address, unique in the centre.
    pub slug: String,
    /// Name shown.
    pub name: String,
    /// How slots are cut.
    pub policy: SlotPolicy,
    /// How one may meet, in the order offered.
    pub modes: Vec<Mode>,
    /// Link of the video room.
    pub video_link: Option<String>,
    /// Until when the candidate may change it.
    pub change: ChangePolicy,
    /// Whether it waits for the centre.
    pub confirmation: Confirmation,
    /// Which reminders the candidate gets.
    pub reminders: Reminders,
    /// Shown before choosing.
    pub instructions_before: String,
    /// Sent with the confirmation.
    pub instructions_after: String,
    /// Who may take it, in words.
    pub restriction: String,
    /// JSON list of the centre's own questions.
    pub questions: String,
    /// Colour in the agenda.
    pub colour: String,
    /// For which trainings.
    pub trainings: TypeTrainings,
    /// Whether it is offered.
    pub visibility: Visibility,
    /// Order of display.
    pub position: i32,
}

/// A stored type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeRow {
    /// Which.
    pub id: AppointmentTypeId,
    /// Its settings.
    pub settings: NewType,
    /// Since when it is offered no more.
    pub archived_at: Option<Timestamp>,
}

/// The type, if it is one of this centre.
pub async fn find(reader: Reader<'_>, centre: CentreId, id: AppointmentTypeId) -> Result<Option<TypeRow>, StoreError> {
    let found =
        appointment_type::Entity::find_by_id(id.0).filter(appointment_type::Column::CentreId.eq(centre.0)).one(&reader).await?;
    found.map(row).transpose()
}

/// The type of this address in its centre, archived ones left out.
pub async fn find_by_slug(reader: Reader<'_>, centre: CentreId, slug: &str) -> Result<Option<TypeRow>, StoreError> {
    let found = appointment_type::Entity::find()
        .filter(appointment_type::Column::CentreId.eq(centre.0))
        .filter(appointment_type::Column::Slug.eq(slug))
        .filter(appointment_type::Column::ArchivedAt.is_null())
        .one(&reader)
        .await?;
    found.map(row).transpose()
}

/// Every type of a centre that is not archived, in the order shown.
pub async fn list(reader: Reader<'_>, centre: CentreId) -> Result<Vec<TypeRow>, StoreError> {
    let found = appointment_type::Entity::find()
        .filter(appointment_type::Column::CentreId.eq(centre.0))
        .filter(appointment_type::Column::ArchivedAt.is_null())
        .order_by_asc(appointment_type::Column::Position)
        .order_by_asc(appointment_type::Column::Id)
        .all(&reader)
        .await?;
    found.into_iter().map(row).collect()
}

/// What makes a type `ty` one of the public ones of the centre of a training `t` that serve it at its site.
pub(crate) const SERVES: &str = "ty.centre_id = t.centre_id AND ty.visible AND ty.archived_at IS NULL
    AND (ty.all_trainings OR EXISTS
         (SELECT 1 FROM appointment_type_training tt WHERE tt.type_id = ty.id AND tt.training_id = t.id))
    AND (NOT EXISTS (SELECT 1 FROM appointment_type_site ts WHERE ts.type_id = ty.id)
         OR EXISTS (SELECT 1 FROM appointment_type_site ts WHERE ts.type_id = ty.id AND ts.site_id = t.site_id))";

/// The public types of the training's centre that serve it at its site, in the order shown.
pub async fn list_for_training(reader: Reader<'_>, training: TrainingId) -> Result<Vec<TypeRow>, StoreError> {
    let sql =
        format!("SELECT ty.* FROM training t JOIN appointment_type ty ON {SERVES} WHERE t.id = ? ORDER BY ty.position, ty.id");
    let rows = reader.all(&sql, values![training.0]).await?;
    rows.iter().map(|found| row(appointment_type::Model::from_query_result(found, "")?)).collect()
}

/// The trainings chosen for a type; empty when it serves all.
pub async fn list_trainings(reader: Reader<'_>, id: AppointmentTypeId) -> Result<Vec<TrainingId>, StoreError> {
    let sql = "SELECT training_id FROM appointment_type_training WHERE type_id = ? ORDER BY training_id";
    let rows = reader.all(sql, values![id.0]).await?;
    rows.iter().map(|row| Ok(TrainingId(crate::sql::at(row, 0)?))).collect()
}

/// The sites at which a type is held; empty means every site.
pub async fn list_sites(reader: Reader<'_>, id: AppointmentTypeId) -> Result<Vec<SiteId>, StoreError> {
    let sql = "SELECT site_id FROM appointment_type_site WHERE type_id = ? ORDER BY site_id";
    let rows = reader.all(sql, values![id.0]).await?;
    rows.iter().map(|row| Ok(SiteId(crate::sql::at(row, 0)?))).collect()
}

/// Adds a type taken by these advisors at these sites (none: every site). Conflict: `TypeSlug`.
pub async fn insert(tx: &Tx, new: &NewType, advisors: &[AdvisorId], sites: &[SiteId]) -> Result<AppointmentTypeId, StoreError> {
    let id = appointment_type::Entity::insert(active(new)?).exec(&tx.read()).await?.last_insert_id;
    for advisor in advisors {
        tx.run("INSERT INTO appointment_type_advisor (type_id, advisor_id) VALUES (?, ?)", values![id, advisor.0]).await?;
    }
    for site in sites {
        tx.run("INSERT INTO appointment_type_site (type_id, site_id) VALUES (?, ?)", values![id, site.0]).await?;
    }
    match &new.trainings {
        TypeTrainings::All => {}
        TypeTrainings::Chosen(trainings) => {
            for training in trainings {
                let sql = "INSERT INTO appointment_type_training (type_id, training_id) VALUES (?, ?)";
                tx.run(sql, values![id, training.0]).await?;
            }
        }
    }
    Ok(AppointmentTypeId(id))
}

/// Offers a type no more; its appointments stay. `false` when there is none to archive.
pub async fn archive(tx: &Tx, centre: CentreId, id: AppointmentTypeId, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE appointment_type SET archived_at = ? WHERE id = ? AND centre_id = ? AND archived_at IS NULL";
    Ok(tx.run(sql, values![now.epoch(), id.0, centre.0]).await? > 0)
}

pub(crate) fn active(new: &NewType) -> Result<appointment_type::ActiveModel, StoreError> {
    let policy = &new.policy;
    Ok(appointment_type::ActiveModel {
        centre_id: Set(new.centre.0),
        slug: Set(new.slug.clone()),
        name: Set(new.name.clone()),
        duration_min: Set(policy.duration_min),
        step_min: Set(policy.step_min),
        buffer_before_min: Set(policy.buffer_before_min),
        buffer_after_min: Set(policy.buffer_after_min),
        min_notice_min: Set(policy.min_notice_min),
        horizon: Set(policy.horizon.as_ref().map(codes::to_json).transpose()?),
        grid: Set(policy.grid.code().to_owned()),
        assignment: Set(policy.assignment.code().to_owned()),
        modes: Set(codes::to_json(&new.modes)?),
        video_link: Set(new.video_link.clone()),
        cancel_notice_min: Set(new.change.cancel_notice_min),
        move_notice_min: Set(new.change.move_notice_min),
        confirmation: Set(new.confirmation == Confirmation::ByCentre),
        reminders: Set(new.reminders.code().to_owned()),
        instructions_before: Set(new.instructions_before.clone()),
        instructions_after: Set(new.instructions_after.clone()),
        restriction: Set(new.restriction.clone()),
        questions: Set(new.questions.clone()),
        colour: Set(new.colour.clone()),
        all_trainings: Set(new.trainings == TypeTrainings::All),
        visible: Set(new.visibility == Visibility::Public),
        position: Set(new.position),
        archived_at: Set(None),
        ..Default::default()
    })
}

pub(crate) fn row(model: appointment_type::Model) -> Result<TypeRow, StoreError> {
    let horizon: Option<Horizon> = model.horizon.as_deref().map(codes::from_json).transpose()?;
    Ok(TypeRow {
        id: AppointmentTypeId(model.id),
        settings: NewType {
            centre: CentreId(model.centre_id),
            policy: SlotPolicy {
                duration_min: model.duration_min,
                step_min: model.step_min,
                buffer_before_min: model.buffer_before_min,
                buffer_after_min: model.buffer_after_min,
                min_notice_min: model.min_notice_min,
                horizon,
                grid: codes::grid(&model.grid)?,
                assignment: codes::assignment(&model.assignment)?,
            },
            modes: codes::from_json(&model.modes)?,
            change: ChangePolicy { cancel_notice_min: model.cancel_notice_min, move_notice_min: model.move_notice_min },
            confirmation: if model.confirmation { Confirmation::ByCentre } else { Confirmation::None },
            reminders: codes::reminders(&model.reminders)?,
            trainings: if model.all_trainings { TypeTrainings::All } else { TypeTrainings::Chosen(Vec::new()) },
            visibility: if model.visible { Visibility::Public } else { Visibility::Unlisted },
            slug: model.slug,
            name: model.name,
            video_link: model.video_link,
            instructions_before: model.instructions_before,
            instructions_after: model.instructions_after,
            restriction: model.restriction,
            questions: model.questions,
            colour: model.colour,
            position: model.position,
        },
        archived_at: model.archived_at.map(Timestamp::from_epoch),
    })
}
