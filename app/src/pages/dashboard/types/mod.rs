//! The appointment types, in the order shown.

mod acts;
mod line;

use contract::appointment_types::{TypeLine, TypesAccess, TypesView};
use leptos::prelude::*;
use locales::fr::staff::types as words;

use super::centre_of_address;
use crate::{
    components::{ButtonLink, EmptyState, Glyph, Notice, NoticeTone, PageHeader},
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::appointment_types::list_types,
};
use acts::Listed;

/// `/gestion/{centre}/motifs`
#[component]
pub fn TypesPage() -> impl IntoView {
    let centre = centre_of_address();
    let answered = answer_to(move || centre.get(), list_types);
    loaded(answered, move |view| types_view(view, centre.get_untracked()))
}

fn types_view(view: TypesView, centre: String) -> AnyView {
    let access = view.access;
    let new = paths::type_settings(&centre, paths::NEW_TYPE);
    let listed = Listed::new(centre, view);
    let head = match access {
        TypesAccess::Change => view! {
            <PageHeader title=words::TYPES_TITLE lead=words::LEAD>
                <ButtonLink href=new>{words::NEW}</ButtonLink>
            </PageHeader>
        }
        .into_any(),
        TypesAccess::Read => view! {
            <PageHeader title=words::TYPES_TITLE lead=words::LEAD />
            <Notice tone=NoticeTone::Info title=words::READ_ONLY />
        }
        .into_any(),
    };
    let empty = move || {
        listed.types.with(Vec::is_empty).then(|| {
            view! { <EmptyState glyph=Glyph::Calendar title=words::NONE text=words::NONE_BODY /> }
        })
    };
    let offered = move || listed.types.get();
    let archived = move || listed.archived.get();
    view! {
        <Tab title=words::TYPES_TITLE />
        {head}
        {listed.said()}
        {empty}
        <ol class="types">
            <For each=offered key=|line: &TypeLine| line.id.0 let:line>
                {line::offered(&line, listed, access)}
            </For>
        </ol>
        <Show when=move || !listed.archived.with(Vec::is_empty)>
            <section class="stack stack--tight types__archived" aria-labelledby="archives">
                <h2 id="archives">{words::ARCHIVED}</h2>
                <p class="small muted">{words::ARCHIVED_BODY}</p>
                <ul class="types">
                    <For each=archived key=|line: &TypeLine| line.id.0 let:line>
                        {line::archived(&line, listed, access)}
                    </For>
                </ul>
            </section>
        </Show>
        {listed.question()}
    }
    .into_any()
}
