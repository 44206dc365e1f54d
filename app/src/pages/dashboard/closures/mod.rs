//! The closures of the centre and its public holidays. Managers change the closures, everybody sees them.

use contract::hours::{ClosureEdit, ClosureView, ClosuresView, HolidayWorkers, SiteName};
use domain::{
    hours::{HoursField, SpanDraft},
    ids::ClosureId,
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{
    dates,
    staff::{closures as words, hours as common, opening},
};

use super::{
    centre_of_address,
    hours::{
        acts::{Acts, Opened, Wish},
        rows::line_button,
        site_options,
        spans::span_fields,
        touched,
    },
};
use crate::{
    components::{Button, ButtonKind, ButtonTone, PageHeader, SelectField, TextField},
    forms::hours::{SpanForm, field_id},
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    server_fns::hours::show_closures,
};

/// The button that opens the blank form: where the focus goes back to.
const OPENER: &str = "#ajouter-fermeture";

/// `/gestion/{centre}/fermetures`
#[component]
pub fn ClosuresPage() -> impl IntoView {
    let centre = centre_of_address();
    let answered = answer_to(move || centre.get(), show_closures);
    let acts = Acts::new(centre, Callback::new(move |()| answered.refetch()));
    let form = SpanForm::blank();
    loaded(answered, move |view| closures_view(&view, &centre.get_untracked(), (acts, form)))
}

fn closures_view(view: &ClosuresView, centre: &str, (acts, form): (Acts, SpanForm)) -> AnyView {
    let lines = view.closures.iter().map(|closure| line(closure, centre, view.may_change, (acts, form))).collect_view();
    let list = if view.closures.is_empty() {
        view! { <p class="muted">{words::NONE}</p> }.into_any()
    } else {
        view! { <ul class="rules">{lines}</ul> }.into_any()
    };
    let sites = view.sites.clone();
    let open_form = move || match acts.opened.get() {
        Opened::Closure(id) => Some(closure_form((acts, form), id, &sites)),
        Opened::Nothing
        | Opened::NewSeries
        | Opened::Series(_)
        | Opened::Removal(_)
        | Opened::Day
        | Opened::Absence(_)
        | Opened::Copy => None,
    };
    let add = view.may_change.then(|| {
        let open = move |()| {
            form.fill(&SpanDraft::default(), None);
            acts.open(Opened::Closure(None));
        };
        view! {
            <Button kind=ButtonKind::Plain on_press=open attr:id="ajouter-fermeture">
                {words::ADD}
            </Button>
        }
    });
    let note = (!view.may_change).then(|| view! { <p class="small muted">{words::READ_ONLY}</p> });
    view! {
        <Tab title=words::TITLE />
        <PageHeader title=words::TITLE lead=words::LEAD />
        {acts.outcome()}
        {touched::question(acts)}
        <section class="stack" aria-labelledby="a-venir">
            <div class="cluster cluster--between">
                <h2 id="a-venir">{words::COMING}</h2>
                {add}
            </div>
            {note}
            {open_form}
            {list}
        </section>
        {holidays(&view.holidays)}
    }
    .into_any()
}

fn line(closure: &ClosureView, centre: &str, may_change: bool, (acts, form): (Acts, SpanForm)) -> AnyView {
    let label = if closure.label.is_empty() { words::UNNAMED.to_owned() } else { closure.label.clone() };
    let when = opening::span(closure.span);
    let place = closure.site.as_ref().map_or_else(|| words::WHOLE_CENTRE.to_owned(), |site| words::at_site(&site.name));
    let list = format!("fermeture-{}-rdv", closure.id);
    let title = common::touched::inside(closure.touched.len());
    let kept = touched::left(acts, centre, (&list, title), &closure.touched);
    let name = format!("{label}, {when}");
    let (id, site, draft) = (closure.id, closure.site.as_ref().map(|site| site.id), SpanDraft::of(closure.span, &closure.label));
    let buttons = may_change.then(|| {
        let change = move |()| {
            form.fill(&draft, site);
            acts.open(Opened::Closure(Some(id)));
        };
        let remove = move |()| acts.send(Wish::Closure(ClosureEdit::Remove(id)));
        view! {
            <div class="actions">
                {line_button(ButtonTone::Quiet, words::CHANGE, &name, change)}
                {line_button(ButtonTone::Link, words::REMOVE, &name, remove)}
            </div>
        }
    });
    view! {
        <li class="rule" id=format!("fermeture-{id}") tabindex="-1">
            <div class="rule__text">
                <strong>{label}</strong>
                <span>{when}</span>
                <span class="small muted">{place}</span>
            </div>
            {buttons}
            {kept}
        </li>
    }
    .into_any()
}

fn closure_form((acts, form): (Acts, SpanForm), id: Option<ClosureId>, sites: &[SiteName]) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (site, draft) = untrack(|| (form.chosen_site(), form.draft()));
        acts.send(Wish::Closure(match id {
            None => ClosureEdit::Add { site, draft },
            Some(id) => ClosureEdit::Change { id, site, draft },
        }));
    };
    let place = (!sites.is_empty()).then(|| {
        view! {
            <SelectField
                id=field_id(HoursField::Site)
                name="site"
                label=words::WHERE
                options=site_options(sites, words::WHOLE_CENTRE)
                live=form.site
                error=acts.error(HoursField::Site)
            />
        }
    });
    view! {
        <form class="card form editing" novalidate on:submit=submit>
            <h3 id="formulaire" tabindex="-1">
                {words::FORM}
            </h3>
            {acts.summary()}
            {span_fields(acts, form)}
            {place}
            <TextField
                id=field_id(HoursField::Label)
                name="pourquoi"
                label=words::LABEL
                help=words::LABEL_HELP
                live=form.label
                error=acts.error(HoursField::Label)
            />
            <div class="actions">
                <Button busy=acts.pending>{acts.label(words::SAVE)}</Button>
                <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=move |()| acts.close(OPENER)>
                    {common::CANCEL}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn holidays(holidays: &[HolidayWorkers]) -> AnyView {
    if holidays.is_empty() {
        return ().into_any();
    }
    let row = |holiday: &HolidayWorkers| {
        let names: Vec<&str> = holiday.workers.iter().map(|name| name.name.as_str()).collect();
        let workers = if names.is_empty() { words::NOBODY.to_owned() } else { names.join(", ") };
        view! {
            <tr>
                <th scope="row">{dates::full_day(holiday.date)}</th>
                <td>{opening::holiday(holiday.holiday)}</td>
                <td>{workers}</td>
            </tr>
        }
    };
    let rows = holidays.iter().map(row).collect_view();
    view! {
        <section class="stack" aria-labelledby="feries">
            <h2 id="feries">{words::HOLIDAYS}</h2>
            <p class="small muted">{words::HOLIDAYS_LEAD}</p>
            <section class="table-frame" tabindex="0" aria-label=words::CAPTION>
                <table class="table">
                    <caption class="visually-hidden">{words::CAPTION}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words::DAY}</th>
                            <th scope="col">{words::NAME}</th>
                            <th scope="col">{words::WORKERS}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        </section>
    }
    .into_any()
}
