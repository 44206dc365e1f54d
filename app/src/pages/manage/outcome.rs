//! What became of the form that this page comes from: done, as the address says it, or refused.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use locales::fr::{contacting, managing};

use crate::{
    components::{Notice, NoticeTone},
    forms::done::{DONE, Done},
    pages::refused::act_refused,
    replay::Replay,
    server_fns::AppError,
};

/// At the head of the page, with the focus. `holds` tells whether the page shows what the address claims: an address can be
/// written by hand, or opened again later. What is wrong at an entry stands in its form.
pub(super) fn outcome(replay: &Replay, holds: impl FnOnce(Done) -> bool) -> Option<AnyView> {
    if let Some(refusal) = replay.trouble() {
        return Some(act_refused(&AppError::Refused(refusal.clone()), None));
    }
    let done = use_query_map().with_untracked(|query| query.get_str(DONE).and_then(Done::from_code))?;
    holds(done).then(|| {
        view! {
            <div id="fait" tabindex="-1" autofocus>
                <Notice tone=NoticeTone::Ok title=sentence(done) />
            </div>
        }
        .into_any()
    })
}

const fn sentence(done: Done) -> &'static str {
    match done {
        Done::Cancelled => managing::CANCELLED_DONE,
        Done::Completed => contacting::COMPLETED,
        Done::Withdrawn => contacting::WITHDRAWN,
        Done::Contacted => contacting::CONTACTED_THANKS,
        Done::Reminded => contacting::CONTACTED_REMINDED,
        Done::GaveFeedback => managing::THANKS,
    }
}
