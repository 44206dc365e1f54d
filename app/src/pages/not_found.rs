//! An address that leads nowhere.

use leptos::prelude::*;
use locales::fr::{finding, frame::not_found};

use super::frame::Tab;
use crate::{
    components::{Entry, Fault, TextField},
    forms::search,
    paths,
};

/// Any address that no route knows.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let _status = crate::server_fns::unknown();
    nothing_here()
}

/// What to do when nothing of that name exists: search.
pub(super) fn nothing_here() -> AnyView {
    view! {
        <div class="page page--narrow">
            <Tab title=not_found::TITLE />
            <Fault title=not_found::TITLE text=not_found::BODY>
                <form class="form" method="get" action=paths::FIND role="search" aria-label=finding::FORM_NAME>
                    <TextField id="q" name=search::TEXT label=finding::TEXT entry=Entry::Search help=finding::TEXT_HELP />
                    <div class="actions">
                        <button class="button button--primary" type="submit">{not_found::FIND}</button>
                    </div>
                </form>
            </Fault>
        </div>
    }
    .into_any()
}
