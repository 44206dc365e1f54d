//! The days that are told: a plain GET, so that figures have an address.

use contract::statistics::{ShowStatistics, StatisticsView};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use locales::fr::staff::statistics as words;

use crate::{
    components::{Button, ButtonTone, Entry, TextField},
    forms::{
        browser::{form_of, read_form},
        statistics::{FROM, TO, read_statistics_pairs},
    },
    paths::staff as paths,
};

/// First day, last day, and where the figures are taken out.
pub(super) fn period_form(view: &StatisticsView, ask: &ShowStatistics) -> AnyView {
    let last = words::last_day(view.period);
    let shown = ShowStatistics { centre: ask.centre.clone(), from: Some(view.period.from), to: Some(last) };
    let export = view.may_export.then(|| {
        view! {
            <p class="cluster small">
                <a href=paths::statistics_export(&shown, "csv") rel="external" download="statistiques.csv">
                    {words::EXPORT_CSV}
                </a>
                <a href=paths::statistics_export(&shown, "xlsx") rel="external" download="statistiques.xlsx">
                    {words::EXPORT_XLSX}
                </a>
            </p>
        }
    });
    let centre = ask.centre.clone();
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        let Some(form) = form_of(&event) else { return };
        event.prevent_default();
        let ask = read_statistics_pairs(&centre, &read_form(&form));
        navigate(&paths::statistics_of(&ask), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <form class="form period" method="get" action=paths::statistics(&ask.centre) on:submit=submit>
            <TextField id=FROM name=FROM label=words::FROM entry=Entry::Date value=view.period.from.to_string() />
            <TextField id=TO name=TO label=words::TO entry=Entry::Date value=last.to_string() />
            <div class="actions">
                <Button tone=ButtonTone::Primary>{words::SHOW}</Button>
            </div>
        </form>
        {export}
    }
    .into_any()
}
