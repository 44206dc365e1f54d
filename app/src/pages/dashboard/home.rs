//! The centres one works for.

use contract::dashboard::HomeView;
use leptos::prelude::*;
use locales::fr::staff;

use crate::{
    components::{ButtonLink, ButtonTone, EmptyState, Glyph, PageHeader},
    pages::{
        account::{AccountFrame, log_out_form},
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::dashboard::staff_home,
};

/// `/gestion`
#[component]
pub fn HomePage() -> impl IntoView {
    let answered = answer_to(|| (), |()| staff_home());
    view! { <AccountFrame>{loaded(answered, home_view)}</AccountFrame> }
}

fn home_view(view: HomeView) -> AnyView {
    let centres = view
        .centres
        .into_iter()
        .map(|centre| {
            view! {
                <li>
                    <a href=paths::today(&centre.slug)>{centre.name}</a>
                    " "
                    <span class="muted">{centre.city}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let list = if centres.is_empty() {
        view! { <EmptyState glyph=Glyph::Calendar title=staff::home::NONE text=staff::home::NONE_BODY /> }.into_any()
    } else {
        view! { <ul class="stack stack--tight">{centres}</ul> }.into_any()
    };
    view! {
        <div class="page page--narrow stack stack--loose">
            <Tab title=staff::home::TITLE />
            <PageHeader title=staff::home::TITLE context=view.name />
            {list}
            <div class="actions">
                <ButtonLink tone=ButtonTone::Quiet href=paths::ACCOUNT>
                    {staff::nav::ACCOUNT}
                </ButtonLink>
                {log_out_form()}
            </div>
        </div>
    }
    .into_any()
}
