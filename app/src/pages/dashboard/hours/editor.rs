//! The forms of the page of the hours: made once, filled when they are opened, so that nothing typed is lost when the page is
//! drawn again.

use leptos::prelude::*;

use super::{acts::Acts, preview::Preview};
use crate::forms::hours::{DayForm, SpanForm, WeeklyForm};

/// The forms and where their acts stand.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub acts: Acts,
    pub weekly: WeeklyForm,
    pub day: DayForm,
    pub absence: SpanForm,
    pub preview: Preview,
}

impl Editor {
    /// Blank forms. `again` loads the page's data anew.
    pub(super) fn new(centre: Memo<String>, again: Callback<()>) -> Self {
        Self {
            acts: Acts::new(centre, again),
            weekly: WeeklyForm::blank(),
            day: DayForm::blank(),
            absence: SpanForm::blank(),
            preview: Preview::new(centre),
        }
    }
}
