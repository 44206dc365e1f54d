//! A training at its place.

use sea_orm::entity::prelude::*;

/// A training at its place.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "training")]
#[expect(clippy::struct_excessive_bools, reason = "a row of the table: independent facts, each its own column")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Clé ministère éducatif, unique.
    pub key: String,
    /// Who trains.
    pub centre_id: i64,
    /// Where.
    pub site_id: i64,
    /// Who manages.
    pub managing_body_id: Option<i64>,
    /// Code formation diplôme.
    pub cfd: Option<String>,
    /// RNCP code.
    pub rncp: Option<String>,
    /// Long title.
    pub title: String,
    /// Short title.
    pub short_title: Option<String>,
    /// Kind of diploma.
    pub diploma: Option<String>,
    /// European level, 3 to 7.
    pub level: Option<i32>,
    /// JSON list of ROME codes.
    pub rome_codes: String,
    /// Page at Onisep.
    pub onisep_url: Option<String>,
    /// Identity at Parcoursup.
    pub parcoursup_id: Option<String>,
    /// Listed at Parcoursup.
    pub parcoursup_visible: bool,
    /// Listed at Affelnet.
    pub affelnet_visible: bool,
    /// Identity at Onisep.
    pub ideo2_id: Option<String>,
    /// Places.
    pub capacity: Option<i32>,
    /// Years.
    pub duration_years: Option<i32>,
    /// JSON list of dates.
    pub starts_on: String,
    /// JSON list of dates.
    pub ends_on: String,
    /// Entirely at a distance.
    pub remote: bool,
    /// Address in the catalogue.
    pub contact_email: Option<String>,
    /// Phone in the catalogue.
    pub contact_phone: Option<String>,
    /// Hash of the imported record.
    pub fingerprint: String,
    /// Folded title.
    pub sort_title: String,
    /// Folded words it is found by.
    pub search_text: String,
    /// INSEE code of the place.
    pub insee: Option<String>,
    /// Département of the place.
    pub departement: Option<String>,
    /// Degrees north, resolved.
    pub latitude: Option<f64>,
    /// Degrees east, resolved.
    pub longitude: Option<f64>,
    /// Shown to candidates.
    pub published: bool,
    /// Epoch seconds.
    pub unpublished_at: Option<i64>,
    /// Epoch seconds of the last change by an import.
    pub imported_at: i64,
    /// Epoch seconds.
    pub first_seen_at: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
