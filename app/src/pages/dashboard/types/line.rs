//! One type of the list.

use contract::appointment_types::{TypeLine, TypeUse, TypesAccess};
use domain::settings::Confirmation;
use leptos::prelude::*;
use locales::fr::staff::types as words;

use super::acts::{Listed, Way};
use crate::{
    components::{Button, ButtonKind, ButtonTone, Chip, ChipTone, Glyph, Icon},
    forms::browser::copy_text,
    paths::staff as paths,
};

/// A type that is offered.
pub(super) fn offered(line: &TypeLine, listed: Listed, access: TypesAccess) -> AnyView {
    let acts = match access {
        TypesAccess::Read => ().into_any(),
        TypesAccess::Change => {
            let (id, name, named) = (line.id, line.name.clone(), line.name.clone());
            view! {
                <div class="type__acts">
                    {place_button(line, listed, Way::Up)} {place_button(line, listed, Way::Down)}
                    <Button
                        tone=ButtonTone::Quiet
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| listed.archive(id, &name))
                    >
                        {words::ARCHIVE}
                        <span class="visually-hidden">" " {named}</span>
                    </Button>
                </div>
            }
            .into_any()
        }
    };
    let address = address(line);
    view! {
        <li class="type" data-colour=line.colour.code()>
            <div class="type__main">{title(line, listed, access, Rank::Second)} {facts(line)} {chips(line)} {address}</div>
            {acts}
        </li>
    }
    .into_any()
}

/// A type that is offered no more.
pub(super) fn archived(line: &TypeLine, listed: Listed, access: TypesAccess) -> AnyView {
    let acts = match access {
        TypesAccess::Read => ().into_any(),
        TypesAccess::Change => {
            let (id, name, named, asked) = (line.id, line.name.clone(), line.name.clone(), line.clone());
            let doomed = line.name.clone();
            let delete = (line.used == TypeUse::Unused).then(|| {
                view! {
                    <Button
                        tone=ButtonTone::Danger
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| listed.ask_to_delete(asked.clone()))
                    >
                        {words::DELETE}
                        <span class="visually-hidden">" " {doomed}</span>
                    </Button>
                }
            });
            view! {
                <div class="type__acts">
                    <Button
                        tone=ButtonTone::Quiet
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| listed.restore(id, &name))
                    >
                        {words::RESTORE}
                        <span class="visually-hidden">" " {named}</span>
                    </Button>
                    {delete}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <li class="type type--archived" data-colour=line.colour.code()>
            <div class="type__main">{title(line, listed, access, Rank::Third)} {facts(line)}</div>
            {acts}
        </li>
    }
    .into_any()
}

/// Under which heading a name stands.
#[derive(Clone, Copy)]
enum Rank {
    Second,
    Third,
}

/// The name, which leads to the settings for who may change them.
fn title(line: &TypeLine, listed: Listed, access: TypesAccess, rank: Rank) -> AnyView {
    let name = line.name.clone();
    let name = match access {
        TypesAccess::Read => name.into_any(),
        TypesAccess::Change => {
            let href = listed.centre.with_value(|centre| paths::type_settings(centre, &line.slug));
            view! { <a href=href>{name}</a> }.into_any()
        }
    };
    match rank {
        Rank::Second => view! { <h2 class="type__name">{name}</h2> }.into_any(),
        Rank::Third => view! { <h3 class="type__name">{name}</h3> }.into_any(),
    }
}

fn facts(line: &TypeLine) -> AnyView {
    view! { <p class="small muted">{words::facts(line.duration_min, &line.modes, &line.sites)}</p> }.into_any()
}

/// Who serves it, and what is unlike the others.
fn chips(line: &TypeLine) -> AnyView {
    let n_serving = line.n_serving;
    let serving = if n_serving == 0 {
        view! {
            <Chip tone=ChipTone::Warn glyph=Glyph::Alert>
                {words::NOBODY}
            </Chip>
        }
        .into_any()
    } else {
        view! {
            <Chip tone=ChipTone::Plain glyph=Glyph::People>
                {words::serving(n_serving)}
            </Chip>
        }
        .into_any()
    };
    let without = words::without_hours(&line.without_hours);
    let idle = (!line.without_hours.is_empty()).then(|| {
        view! {
            <Chip tone=ChipTone::Warn glyph=Glyph::Clock>
                {without}
            </Chip>
        }
    });
    let unlisted = words::visibility(line.visibility).map(|word| view! { <Chip tone=ChipTone::Info>{word}</Chip> });
    let confirmed = match line.confirmation {
        Confirmation::None => None,
        Confirmation::ByCentre => Some(view! { <Chip tone=ChipTone::Info>{words::TO_CONFIRM}</Chip> }),
    };
    view! { <div class="cluster">{serving} {idle} {unlisted} {confirmed}</div> }.into_any()
}

/// The public address, to be copied; a text that can be selected in any case.
fn address(line: &TypeLine) -> AnyView {
    let said = RwSignal::new("");
    let (whole, named) = (line.address.clone(), line.name.clone());
    let copy = move |()| said.set(if copy_text(&whole) { words::COPIED } else { words::NOT_COPIED });
    view! {
        <div class="address">
            <a class="address__text" href=line.address.clone() rel="external">
                {line.address.clone()}
            </a>
            <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=Callback::new(copy)>
                <Icon glyph=Glyph::Copy />
                {words::COPY}
                <span class="visually-hidden">" " {named}</span>
            </Button>
            <span class="small" role="status">
                {move || said.get()}
            </span>
        </div>
    }
    .into_any()
}

/// A round button that moves the type by one place; at the end of its way it stays, and says so.
fn place_button(line: &TypeLine, listed: Listed, way: Way) -> AnyView {
    let id = line.id;
    let (glyph, label) = match way {
        Way::Up => (Glyph::ArrowUp, words::up(&line.name)),
        Way::Down => (Glyph::ArrowDown, words::down(&line.name)),
    };
    let at_the_end = move || listed.neighbour(id, way).is_none();
    view! {
        <button
            type="button"
            class="round-button"
            id=way.button(id)
            aria-disabled=move || at_the_end().then_some("true")
            on:click=move |_| listed.shift(id, way)
        >
            <Icon glyph />
            <span class="visually-hidden">{label}</span>
        </button>
    }
    .into_any()
}
