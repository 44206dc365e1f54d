//! The appointment types of a centre: the list, the settings of one, what they would offer, their order, their end.
//!
//! Nothing here touches an appointment: each keeps the length and the buffers it was taken with, and the room it was
//! promised. What candidates are offered changes with the same transaction.

mod acts;
mod drafts;
mod list;
mod preview;
mod save;
mod show;

use crate::Services;
use async_trait::async_trait;
use contract::{
    Answer,
    appointment_types::{
        ActOnType, AppointmentTypes, PlaceType, PreviewType, Removal, SaveType, SavedType, ShowType, TypePreview,
        TypeSettingsView, TypesView,
    },
    scope::StaffScope,
};

#[async_trait]
impl AppointmentTypes for Services {
    async fn list_types(&self, scope: &StaffScope, centre: String) -> Answer<TypesView> {
        self.types_view(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn show_type(&self, scope: &StaffScope, ask: ShowType) -> Answer<TypeSettingsView> {
        self.type_settings(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn save_type(&self, scope: &StaffScope, ask: SaveType) -> Answer<SavedType> {
        self.save_type_settings(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn preview_type(&self, scope: &StaffScope, ask: PreviewType) -> Answer<TypePreview> {
        self.type_preview(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn place_type(&self, scope: &StaffScope, ask: PlaceType) -> Answer<TypesView> {
        self.put_type_in_place(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn archive_type(&self, scope: &StaffScope, ask: ActOnType) -> Answer<TypesView> {
        self.end_type(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn restore_type(&self, scope: &StaffScope, ask: ActOnType) -> Answer<TypesView> {
        self.bring_type_back(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn delete_type(&self, scope: &StaffScope, ask: ActOnType) -> Answer<Removal> {
        self.remove_type(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }
}

impl Services {
    /// The public address of a type, or of what comes before its own word.
    fn type_address(&self, centre_slug: &str, slug: &str) -> String {
        format!("{}/c/{centre_slug}/{slug}", self.0.public_url)
    }
}
