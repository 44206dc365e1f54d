//! A new centre is led step by step to a first slot that somebody can book.

use contract::agendas::{SetupStep, SetupView};
use leptos::prelude::*;
use locales::fr::{dates, staff::today as words};

use crate::{
    components::{ButtonLink, Chip, ChipTone, Glyph},
    paths::{self, staff as staff_paths},
};

/// The steps, with the one to take now.
pub(super) fn setup(setup: &SetupView, centre: &str) -> AnyView {
    if setup.may_configure { steps(setup, centre) } else { view! { <p class="muted">{words::SETUP_OTHERS}</p> }.into_any() }
}

fn steps(setup: &SetupView, centre: &str) -> AnyView {
    // The last step is there to be looked at, not to be done.
    let now = setup.steps.iter().position(|(step, is_done)| *step == SetupStep::Page || !is_done);
    let is_ready = setup.first_free.is_some();
    let title = if is_ready { words::SETUP_DONE } else { words::SETUP };
    let lines = setup.steps.iter().enumerate().map(|(rank, (step, is_done))| {
        let standing = match (*is_done && *step != SetupStep::Page, now == Some(rank)) {
            (true, _) => Standing::Done,
            (false, true) => Standing::Now,
            (false, false) => Standing::Later,
        };
        line(*step, standing, centre)
    });
    let lines = lines.collect_view();
    let first = setup.first_free.map(|slot| view! { <p>{words::first_slot(&dates::day_and_hour(slot.starts))}</p> });
    view! {
        <section class="stack" aria-labelledby="premiers-pas">
            <h2 id="premiers-pas">{title}</h2>
            {first}
            <ol class="setup">{lines}</ol>
        </section>
    }
    .into_any()
}

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Done,
    Now,
    Later,
}

fn line(step: SetupStep, standing: Standing, centre: &str) -> AnyView {
    let href = match step {
        SetupStep::Advisor => staff_paths::team(centre),
        SetupStep::Hours => staff_paths::hours(centre),
        SetupStep::Type => staff_paths::type_settings(centre, staff_paths::NEW_TYPE),
        SetupStep::Page => paths::centre(centre),
    };
    let (tone, glyph, word) = match standing {
        Standing::Done => (ChipTone::Ok, Some(Glyph::Check), words::STEP_DONE),
        Standing::Now => (ChipTone::Accent, Some(Glyph::ArrowRight), words::STEP_NOW),
        Standing::Later => (ChipTone::Plain, None, words::STEP_LATER),
    };
    let chip = match glyph {
        Some(glyph) => view! { <Chip tone=tone glyph=glyph>{word}</Chip> }.into_any(),
        None => view! { <Chip tone=tone>{word}</Chip> }.into_any(),
    };
    let act = match standing {
        Standing::Now => view! {
            <div class="actions">
                <ButtonLink href=href>{words::step_link(step)}</ButtonLink>
            </div>
        }
        .into_any(),
        Standing::Done => view! { <a href=href>{words::step_link(step)}</a> }.into_any(),
        Standing::Later => ().into_any(),
    };
    view! {
        <li class="setup__step" aria-current=(standing == Standing::Now).then_some("step")>
            <div class="cluster">
                <h3>{words::step(step)}</h3>
                {chip}
            </div>
            <p class="muted">{words::step_note(step)}</p>
            {act}
        </li>
    }
    .into_any()
}
