//! The appointment types of a centre and their settings.

use crate::{Answer, booking::FreeDay, refusal::SlotView, scope::StaffScope};
use async_trait::async_trait;
use domain::{
    appointment::Mode,
    ids::{AdvisorId, AppointmentTypeId, SiteId, TrainingId},
    settings::{Confirmation, Faults, TypeColour, TypeDraft, TypeField, TypeWarning, Visibility},
};
use serde::{Deserialize, Serialize};

/// The types of a centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypesView {
    /// What may be done with them.
    pub access: TypesAccess,
    /// Those that are offered, in the order shown.
    pub types: Vec<TypeLine>,
    /// Those that are offered no more, in the order they had.
    pub archived: Vec<TypeLine>,
}

/// What the person signed in may do with the types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TypesAccess {
    /// Look.
    Read,
    /// Change.
    Change,
}

/// A type in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeLine {
    /// Which.
    pub id: AppointmentTypeId,
    /// Its slug.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Length in minutes.
    pub duration_min: i32,
    /// How one may meet, in the order offered.
    pub modes: Vec<Mode>,
    /// The names of the sites where it is held; none: everywhere.
    pub sites: Vec<String>,
    /// How many receive for it and have hours.
    pub n_serving: u32,
    /// The names of those who take it and have no hours for it.
    pub without_hours: Vec<String>,
    /// Whether candidates are offered it.
    pub visibility: Visibility,
    /// Whether it waits for the centre's word.
    pub confirmation: Confirmation,
    /// Colour in the agenda.
    pub colour: TypeColour,
    /// The public address, whole.
    pub address: String,
    /// Whether an appointment was ever taken for it.
    pub used: TypeUse,
}

/// Whether an appointment was ever taken for a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TypeUse {
    /// Never: it can be deleted, and its address changed.
    Unused,
    /// At least once: it is archived, and its address stays.
    Used,
}

/// The settings of a type, with what may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeSettingsView {
    /// Which; `None`: it does not exist yet.
    pub id: Option<AppointmentTypeId>,
    /// The settings, as they would be typed.
    pub draft: TypeDraft,
    /// Whether an appointment was ever taken for it.
    pub used: TypeUse,
    /// Whether it is offered.
    pub state: TypeState,
    /// The public address up to the type's own word: `https://…/c/{centre}/`.
    pub address_start: String,
    /// Who may take it.
    pub advisors: Vec<AdvisorChoice>,
    /// Where it may be held.
    pub sites: Vec<SiteChoice>,
    /// Which trainings it may serve.
    pub trainings: Vec<TrainingChoice>,
}

/// Whether a type is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TypeState {
    /// Not saved yet.
    New,
    /// Offered.
    Offered,
    /// Not any more.
    Archived,
}

/// Somebody who may take a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvisorChoice {
    /// Who.
    pub id: AdvisorId,
    /// Name.
    pub name: String,
    /// The only site they serve.
    pub site: Option<String>,
    /// Whether they have hours.
    pub hours: AdvisorHours,
}

/// Whether somebody receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AdvisorHours {
    /// At some hours to come.
    Some,
    /// At none.
    None,
    /// Never any more; still tied to the type.
    Left,
}

/// A site where a type may be held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteChoice {
    /// Which.
    pub id: SiteId,
    /// Name.
    pub name: String,
    /// Town.
    pub city: String,
}

/// A training that a type may serve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingChoice {
    /// Which.
    pub id: TrainingId,
    /// Title.
    pub title: String,
    /// Town.
    pub city: String,
    /// Whether candidates see it.
    pub published: bool,
}

/// Look at the settings of a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowType {
    /// Whose.
    pub centre: String,
    /// Which, by its slug; `None`: a new one.
    pub slug: Option<String>,
}

/// Save the settings of a type, new or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveType {
    /// Whose.
    pub centre: String,
    /// Which; `None`: a new one.
    pub id: Option<AppointmentTypeId>,
    /// What was typed.
    pub draft: TypeDraft,
}

/// What became of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedType {
    /// They hold from now on.
    Saved {
        /// The type's slug.
        slug: String,
    },
    /// Nothing was changed.
    Refused(Faults<TypeField>),
}

/// Try settings that are not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewType {
    /// Whose.
    pub centre: String,
    /// Which; `None`: one that does not exist yet.
    pub id: Option<AppointmentTypeId>,
    /// What was typed.
    pub draft: TypeDraft,
}

/// What settings would offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TypePreview {
    /// The next two weeks.
    Shown(Box<PreviewView>),
    /// They cannot be tried.
    Refused(Faults<TypeField>),
}

/// The next two weeks as they would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewView {
    /// The type's own word of the address; empty while the name makes none.
    pub slug: String,
    /// IANA name of the zone.
    pub zone: String,
    /// Each of the next fourteen days, in the mode proposed first; days without a slot too.
    pub days: Vec<FreeDay>,
    /// How many slots in each mode, in the order offered.
    pub modes: Vec<ModePreview>,
    /// The first free slot in the mode proposed first, wherever it is.
    pub first_free: Option<SlotView>,
    /// What to look at, the gravest first.
    pub warnings: Vec<TypeWarning>,
}

/// How much one mode offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModePreview {
    /// How one meets.
    pub mode: Mode,
    /// Slots in the next fourteen days.
    pub n_slots: u32,
}

/// Put a type before another one, or at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceType {
    /// Whose.
    pub centre: String,
    /// Which.
    pub id: AppointmentTypeId,
    /// Before which; `None`: at the end.
    pub before: Option<AppointmentTypeId>,
}

/// Do something with a type as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActOnType {
    /// Whose.
    pub centre: String,
    /// Which.
    pub id: AppointmentTypeId,
}

/// What became of a type that was to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Removal {
    /// It is no more.
    Deleted,
    /// It has appointments: it is archived.
    Archived,
}

/// Appointment types, for who manages them. Another centre's type, site, training or advisor is
/// [`NotFound`](crate::refusal::Refusal::NotFound); a change by who may only look is
/// [`Forbidden`](crate::refusal::Refusal::Forbidden).
#[async_trait]
pub trait AppointmentTypes: Send + Sync {
    /// Every type of a centre.
    async fn list_types(&self, scope: &StaffScope, centre: String) -> Answer<TypesView>;

    /// The settings of a type, or what a new one begins with.
    async fn show_type(&self, scope: &StaffScope, ask: ShowType) -> Answer<TypeSettingsView>;

    /// Saves the settings. Appointments that were taken keep their length, their buffers and their place.
    async fn save_type(&self, scope: &StaffScope, ask: SaveType) -> Answer<SavedType>;

    /// What settings would offer in the next two weeks. Nothing is changed.
    async fn preview_type(&self, scope: &StaffScope, ask: PreviewType) -> Answer<TypePreview>;

    /// Changes the order. An archived type has no place in it.
    async fn place_type(&self, scope: &StaffScope, ask: PlaceType) -> Answer<TypesView>;

    /// Offers a type no more. Its appointments live on.
    async fn archive_type(&self, scope: &StaffScope, ask: ActOnType) -> Answer<TypesView>;

    /// Offers an archived type again, after the others.
    async fn restore_type(&self, scope: &StaffScope, ask: ActOnType) -> Answer<TypesView>;

    /// Deletes a type for which no appointment was ever taken; archives it otherwise.
    async fn delete_type(&self, scope: &StaffScope, ask: ActOnType) -> Answer<Removal>;
}
