//! A page, or an act on a page, that was refused.

use contract::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::{frame, refusals};

use super::{frame::Tab, not_found::nothing_here};
use crate::{
    components::{Announce, ButtonLink, Fault, Notice, NoticeTone},
    paths,
    server_fns::AppError,
};

/// In the place of the page that could not be shown.
pub(super) fn trouble(error: &AppError) -> AnyView {
    match error {
        AppError::Refused(Refusal::NotFound) => nothing_here(),
        AppError::Refused(_) | AppError::Transport | AppError::Outdated => {
            let location = use_location();
            let search = location.search.get_untracked();
            let again = if search.is_empty() {
                location.pathname.get_untracked()
            } else {
                format!("{}?{search}", location.pathname.get_untracked())
            };
            view! {
                <div class="page page--narrow">
                    <Tab title=frame::TROUBLE />
                    <Fault title=frame::TROUBLE text=sentence(error)>
                        <a class="button button--primary" href=again rel="external">{refusals::RETRY}</a>
                        <ButtonLink tone=crate::components::ButtonTone::Quiet href=paths::FIND>
                            {frame::FIND}
                        </ButtonLink>
                    </Fault>
                </div>
            }
            .into_any()
        }
    }
}

/// The sentence that says why.
pub(super) fn sentence(error: &AppError) -> String {
    match error {
        AppError::Refused(refusal) => refusals::sentence(refusal),
        AppError::Transport => refusals::OFFLINE.to_owned(),
        AppError::Outdated => refusals::OUTDATED.to_owned(),
    }
}

/// Why an act failed, said at once, with what follows. It can take the focus as `#refus`.
pub(super) fn act_refused(error: &AppError, after: Option<AnyView>) -> AnyView {
    let after = after.map(|after| view! { <div>{after}</div> });
    view! {
        <div id="refus" tabindex="-1">
            <Notice tone=NoticeTone::Danger title=sentence(error) announce=Announce::AtOnce>
                {after}
            </Notice>
        </div>
    }
    .into_any()
}
