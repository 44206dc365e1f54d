//! An appointment type (motif).

use sea_orm::entity::prelude::*;

/// An appointment type (motif).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "appointment_type")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub centre_id: i64,
    /// Address, unique in the centre.
    pub slug: String,
    /// Name shown.
    pub name: String,
    /// Minutes.
    pub duration_min: i32,
    /// Minutes between starts.
    pub step_min: i32,
    /// Minutes kept free before.
    pub buffer_before_min: i32,
    /// Minutes kept free after.
    pub buffer_after_min: i32,
    /// Minutes of notice.
    pub min_notice_min: i32,
    /// JSON of the horizon.
    pub horizon: Option<String>,
    /// Code of the grid.
    pub grid: String,
    /// Code of the assignment.
    pub assignment: String,
    /// JSON list of mode codes.
    pub modes: String,
    /// Link of the video room.
    pub video_link: Option<String>,
    /// Minutes before the start from which cancelling is refused.
    pub cancel_notice_min: i32,
    /// Minutes before the start from which moving is refused.
    pub move_notice_min: i32,
    /// The centre confirms.
    pub confirmation: bool,
    /// Which reminders are sent.
    pub reminders: String,
    /// Shown before choosing.
    pub instructions_before: String,
    /// Sent with the confirmation.
    pub instructions_after: String,
    /// Who may take it.
    pub restriction: String,
    /// JSON list of questions.
    pub questions: String,
    /// Colour in the agenda.
    pub colour: String,
    /// Serves every training.
    pub all_trainings: bool,
    /// Offered to candidates.
    pub visible: bool,
    /// Order of display.
    pub position: i32,
    /// Epoch seconds.
    pub archived_at: Option<i64>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
