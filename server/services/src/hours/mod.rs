//! When a centre and its advisors receive: weekly hours, special days, absences, closures, and why a slot is missing.
//!
//! An edit is parsed and planned in `domain`, the same for the preview and for what is saved. Nothing that touches a live
//! appointment is saved before somebody has decided what becomes of it ([`touched`]).

mod closures;
mod copying;
mod editing;
mod places;
mod preview;
mod showing;
mod state;
mod telling;
mod touched;
mod why;
mod why_names;

use crate::Services;
use async_trait::async_trait;
use contract::{
    Answer,
    hours::{
        AskWhy, ClosuresView, CopyHours, EditClosure, EditHours, Hours, HoursAnswer, HoursView, PreviewAnswer, PreviewHours,
        ShowHours, TellTouched, WhyView,
    },
    scope::StaffScope,
};

#[async_trait]
impl Hours for Services {
    async fn show_hours(&self, scope: &StaffScope, ask: ShowHours) -> Answer<HoursView> {
        self.hours_view(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn preview_hours(&self, scope: &StaffScope, ask: PreviewHours) -> Answer<PreviewAnswer> {
        self.previewed(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn edit_hours(&self, scope: &StaffScope, ask: EditHours) -> Answer<HoursAnswer> {
        self.edited(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn copy_hours(&self, scope: &StaffScope, ask: CopyHours) -> Answer<HoursAnswer> {
        self.copied(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn show_closures(&self, scope: &StaffScope, centre: String) -> Answer<ClosuresView> {
        self.closures_view(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn edit_closure(&self, scope: &StaffScope, ask: EditClosure) -> Answer<HoursAnswer> {
        self.closure_edited(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn tell_touched(&self, scope: &StaffScope, ask: TellTouched) -> Answer<HoursAnswer> {
        self.told_touched(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn explain_day(&self, scope: &StaffScope, ask: AskWhy) -> Answer<WhyView> {
        self.explained(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }
}
