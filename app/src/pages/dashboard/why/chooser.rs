//! For what and for whom the day is explained: a plain GET, so that an answer has an address.

use contract::hours::{AskWhy, WhyView};
use domain::appointment::Mode;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use locales::fr::{desk, staff::why as words};

use crate::{
    components::{Button, ButtonTone, Entry, SelectField, SelectOption, TextField},
    forms::{
        browser::{form_of, read_form},
        hours::{ADVISOR, DAY, MODE, SITE, TYPE, read_why_pairs},
    },
    pages::dashboard::hours::site_options,
    paths::staff as paths,
};

/// Day, type, agenda, and where they matter mode and site.
pub(super) fn chooser(view: &WhyView, ask: &AskWhy) -> AnyView {
    let chosen = view.chosen.as_ref();
    let types = view.types.iter().map(|kind| option(&kind.slug, &kind.name)).collect();
    let all = option("", words::ALL_ADVISORS);
    let advisors =
        core::iter::once(all).chain(view.advisors.iter().map(|name| option(&name.id.to_string(), &name.name))).collect();
    let modes: Vec<Mode> = chosen.map(|kind| kind.modes.clone()).unwrap_or_default();
    let mode = (modes.len() > 1).then(|| {
        let options = modes.iter().map(|mode| option(mode.code(), desk::mode::name(*mode))).collect();
        let value = view.mode.map(|mode| mode.code().to_owned()).unwrap_or_default();
        view! { <SelectField id=MODE name=MODE label=words::MODE options=options value=value /> }
    });
    let site = (view.sites.len() > 1).then(|| {
        let options = site_options(&view.sites, words::OWN_SITE);
        let value = ask.site.map(|site| site.to_string()).unwrap_or_default();
        view! { <SelectField id=SITE name=SITE label=words::SITE options=options value=value /> }
    });
    let centre = ask.centre.clone();
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        let Some(form) = form_of(&event) else { return };
        event.prevent_default();
        let ask = read_why_pairs(&centre, &read_form(&form));
        navigate(&paths::why_of(&ask), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <form class="form why__form" method="get" action=paths::why(&ask.centre) on:submit=submit>
            <TextField id=DAY name=DAY label=words::DAY entry=Entry::Date value=view.day.to_string() />
            <SelectField
                id=TYPE
                name=TYPE
                label=words::TYPE
                options=types
                value=chosen.map(|kind| kind.slug.clone()).unwrap_or_default()
            />
            <SelectField
                id=ADVISOR
                name=ADVISOR
                label=words::ADVISOR
                options=advisors
                value=ask.advisor.map(|advisor| advisor.to_string()).unwrap_or_default()
            />
            {mode}
            {site}
            <div class="actions">
                <Button tone=ButtonTone::Primary>{words::SHOW}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn option(value: &str, label: &str) -> SelectOption {
    SelectOption { value: value.to_owned(), label: label.to_owned() }
}
