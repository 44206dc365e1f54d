//! What is kept about a candidate: what the link reaches, a file to take along, and having it erased.

mod erase;

use contract::own_data::{OwnDataLine, OwnDataView, Reach};
use contract::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use locales::fr::{dates, own_data as words, own_requests};

use super::{
    frame::Tab,
    loading::{answer_to, loaded},
    manage::unknown_link,
    refused::act_refused,
};
use crate::{
    components::{Glyph, Icon, PageHeader},
    paths,
    replay::Replay,
    server_fns::{AppError, own_data::show_own_data},
};
use erase::erase_form;

/// What the page has to show.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
enum Shown {
    /// What the link reaches.
    Kept(OwnDataView),
    /// Nobody knows the link, or it has ended.
    Unknown,
    /// It was erased by the form this page comes from.
    Erased,
}

/// `/suivi/{token}/donnees`
#[component]
pub fn OwnDataPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()));
    let replay = Replay::taken();
    let is_erased = replay.done;
    let answered = answer_to(
        move || token.get(),
        move |token| async move {
            if is_erased {
                return Ok(Shown::Erased);
            }
            match show_own_data(token).await {
                Ok(view) => Ok(Shown::Kept(view)),
                Err(AppError::Refused(Refusal::NotFound)) => Ok(Shown::Unknown),
                Err(error) => Err(error),
            }
        },
    );
    loaded(answered, move |shown| match shown {
        Shown::Kept(view) => kept(&view, &token.get_untracked(), &replay),
        Shown::Unknown => unknown_link(),
        Shown::Erased => erased(),
    })
}

fn kept(view: &OwnDataView, token: &str, replay: &Replay) -> AnyView {
    let (lead, rest) = match view.reach {
        Reach::Request => (words::LEAD_REQUEST, Some(for_one_request(token))),
        Reach::Address => (words::LEAD_ADDRESS, None),
    };
    let lines = view.requests.iter().map(|line| view! { <li>{line_of(line)}</li> }).collect_view();
    let form = erase_form(view, token, replay);
    let refused = replay.refusal.as_ref().map(|refusal| act_refused(&AppError::Refused(refusal.clone()), None));
    view! {
        <div class="page page--narrow stack stack--loose">
            <Tab title=words::TITLE />
            <PageHeader title=words::TITLE context=words::of_whom(&view.email_hint) lead=lead />
            {refused}
            <section class="stack stack--tight" aria-labelledby="garde">
                <h2 id="garde">{words::KEPT}</h2>
                <ul>{lines}</ul>
                {rest}
            </section>
            <section class="stack stack--tight" aria-labelledby="fichier">
                <h2 id="fichier">{words::TAKE}</h2>
                <p>{words::TAKE_BODY}</p>
                <p>
                    <a class="button button--quiet" href=paths::own_data_file(token) rel="external" download=words::file::NAME>
                        <Icon glyph=Glyph::Download />
                        {words::FILE}
                    </a>
                </p>
            </section>
            {form}
            <p>
                <a href=paths::PRIVACY>{words::NOTICE}</a>
            </p>
        </div>
    }
    .into_any()
}

/// The request itself, and the way to the others.
fn for_one_request(token: &str) -> AnyView {
    view! {
        <p>{words::OTHERS} " " <a href=paths::OWN_REQUESTS>{own_requests::LINK}</a></p>
        <p>
            <a href=paths::manage(token)>{words::BACK}</a>
        </p>
    }
    .into_any()
}

fn line_of(line: &OwnDataLine) -> String {
    words::request(line.way, &line.centre, &dates::full_day_and_hour(line.asked_at))
}

fn erased() -> AnyView {
    view! {
        <div class="page page--narrow stack" id="efface" tabindex="-1" autofocus>
            <Tab title=words::ERASED />
            <PageHeader title=words::ERASED lead=words::ERASED_BODY />
            <p>
                <a href=paths::FIND>{locales::fr::frame::FIND}</a>
            </p>
        </div>
    }
    .into_any()
}
