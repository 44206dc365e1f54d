//! The settings of an appointment type, new or not, and what they would offer.

mod fields;
mod form;
mod groups;
mod questions;
mod trainings;
mod trial;

use contract::appointment_types::{PreviewType, ShowType, TypePreview, TypeSettingsView, TypeState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use locales::fr::staff::type_form as words;
use serde::{Deserialize, Serialize};

use super::centre_of_address;
use crate::{
    components::{Notice, NoticeTone, PageHeader},
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::{self, staff},
    server_fns::{
        AppError,
        appointment_types::{preview_type, show_type},
    },
};
use form::TypeForm;

/// What the page opens with.
#[derive(Clone, Serialize, Deserialize)]
struct Opened {
    settings: TypeSettingsView,
    /// What they offer; `None` when it could not be told.
    preview: Option<TypePreview>,
}

/// `/gestion/{centre}/motifs/{type}`
#[component]
pub fn TypePage() -> impl IntoView {
    let params = use_params_map();
    let centre = centre_of_address();
    let slug = Memo::new(move |before: Option<&String>| {
        params.with(|params| params.get("type")).or_else(|| before.cloned()).unwrap_or_default()
    });
    // Which type was saved a moment ago: a new one has its own address only then.
    let saved = RwSignal::new(None::<String>);
    let answered = answer_to(move || (centre.get(), slug.get()), |(centre, slug)| opened(centre, slug));
    loaded(answered, move |opened| type_view(opened, centre.get_untracked(), saved))
}

async fn opened(centre: String, slug: String) -> Result<Opened, AppError> {
    let slug = (slug != staff::NEW_TYPE).then_some(slug);
    let settings = show_type(ShowType { centre: centre.clone(), slug }).await?;
    let ask = PreviewType { centre, id: settings.id, draft: settings.draft.clone() };
    let preview = preview_type(ask).await.ok();
    Ok(Opened { settings, preview })
}

fn type_view(opened: Opened, centre: String, saved: RwSignal<Option<String>>) -> AnyView {
    let Opened { settings, preview } = opened;
    let state = settings.state;
    let title = match state {
        TypeState::New => words::NEW_TITLE.to_owned(),
        TypeState::Offered | TypeState::Archived => settings.draft.name.clone(),
    };
    let archived = (state == TypeState::Archived).then(|| {
        view! {
            <Notice tone=NoticeTone::Warn title=words::ARCHIVED>
                <p>{words::ARCHIVED_BODY}</p>
            </Notice>
        }
    });
    let back = staff::types(&centre);
    let head = match state {
        TypeState::New => view! { <PageHeader title=title.clone() lead=words::NEW_LEAD /> }.into_any(),
        TypeState::Offered | TypeState::Archived => view! { <PageHeader title=title.clone() /> }.into_any(),
    };
    let public = public_page(&settings, &centre);
    let form = TypeForm::new(centre, settings, preview, saved);
    view! {
        <Tab title=title />
        <p class="back">
            <a href=back>{words::BACK}</a>
        </p>
        {head}
        {archived}
        <div class="settings">
            {form::form(form)}
            <aside class="settings__aside" aria-labelledby="apercu">
                {trial::trial(form)}
                {public}
            </aside>
        </div>
    }
    .into_any()
}

/// The way to what candidates see, when they see anything.
fn public_page(settings: &TypeSettingsView, centre: &str) -> Option<AnyView> {
    match settings.state {
        TypeState::New | TypeState::Archived => None,
        TypeState::Offered => {
            let desk = paths::Desk::Type { centre: centre.to_owned(), type_slug: settings.draft.slug.clone() };
            let href = paths::desk(&desk, &paths::DeskChoice::default());
            let link = view! {
                <p>
                    <a href=href rel="external">
                        {words::PUBLIC_PAGE}
                    </a>
                </p>
            };
            Some(link.into_any())
        }
    }
}
