//! Who and what can be booked, with or without an account.

use contract::teams::{BookableStanding, BookableSummary, SaveBookable, Shift, SiteChoice, TeamView};
use domain::{
    account::{BookableDraft, Field},
    ids::AdvisorId,
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{details, staff::team as words};

use super::Team;
use crate::{
    components::{
        Button, ButtonKind, ButtonTone, Chip, ChipTone, EmptyState, Entry, Glyph, SelectField, SelectOption, TextField,
    },
    forms::{entrance::name_of, pairs::text_of},
    pages::account::form::Form,
    server_fns::teams::{save_bookable, set_bookable_standing, shift_bookable},
};

pub(super) fn section(view: &TeamView, team: Team) -> AnyView {
    let form = Form::new("liste-");
    let n_active = view.bookables.iter().filter(|row| row.standing == BookableStanding::Active).count();
    let lines = view.bookables.iter().enumerate().map(|(rank, row)| line(row, (rank, n_active), view, (team, form)));
    let list = if view.bookables.is_empty() {
        view! { <EmptyState glyph=Glyph::People title=words::NO_BOOKABLE text=words::NO_BOOKABLE_BODY /> }.into_any()
    } else {
        view! { <ul class="rows">{lines.collect_view()}</ul> }.into_any()
    };
    let adding = Form::new("ajout-");
    view! {
        <section class="stack" aria-labelledby="reserver">
            <h2 id="reserver">{words::BOOKABLES}</h2>
            <p class="muted">{words::BOOKABLES_LEAD}</p>
            {form.head()}
            {list}
            <details class="disclosure disclosure--marked">
                <summary>{words::ADD}</summary>
                {saving(None, &view.sites, (team, adding))}
            </details>
        </section>
    }
    .into_any()
}

fn line(row: &BookableSummary, (rank, n_active): (usize, usize), view: &TeamView, (team, form): (Team, Form)) -> AnyView {
    let account = view.members.iter().find(|member| member.advisor == Some(row.id));
    let account = account.map(|member| view! { <p class="small">{words::account_of(&member.name)}</p> });
    let site = row.site.and_then(|id| view.sites.iter().find(|site| site.id == id)).map(|site| site.name.clone());
    let facts = [Some(words::upcoming(row.n_upcoming)), site, row.email.clone(), row.phone.clone()];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let aside = (row.standing == BookableStanding::Aside).then(|| view! { <Chip tone=ChipTone::Plain>{words::ASIDE}</Chip> });
    let acts = match row.standing {
        BookableStanding::Active => shifts(row, (rank, n_active), (team, form)),
        BookableStanding::Aside => taking_back(row, (team, form)),
    };
    let changing = Form::about("fiche-", row.id.0);
    view! {
        <li class="row row--open">
            <div class="row__what">
                <p class="row__name">
                    <strong>{row.name.clone()}</strong>
                    {aside}
                </p>
                {account}
                <p class="small muted">{facts.join(" · ")}</p>
            </div>
            <div class="actions">{acts}</div>
            <details class="disclosure disclosure--marked">
                <summary>
                    <span aria-hidden="true">{words::CHANGE}</span>
                    <span class="visually-hidden">{words::change(&row.name)}</span>
                </summary>
                {saving(Some(row), &view.sites, (team, changing))}
                {setting_aside(row, team)}
            </details>
        </li>
    }
    .into_any()
}

/// One place up, one place down: only where there is one.
fn shifts(row: &BookableSummary, (rank, n_active): (usize, usize), (team, form): (Team, Form)) -> AnyView {
    let button = |shift: Shift, label: &'static str, spoken: String| {
        let id = row.id;
        let press = Callback::new(move |()| {
            form.act(shift_bookable(team.centre(), id, shift), move |view| team.done(view, words::MOVED));
        });
        view! {
            <Button kind=ButtonKind::Plain tone=ButtonTone::Quiet busy=form.pending on_press=press attr:aria-label=spoken>
                {label}
            </Button>
        }
    };
    let up = (rank > 0).then(|| button(Shift::Up, words::UP, words::up(&row.name)));
    let down = (rank + 1 < n_active).then(|| button(Shift::Down, words::DOWN, words::down(&row.name)));
    view! {
        {up}
        {down}
    }
    .into_any()
}

fn taking_back(row: &BookableSummary, (team, form): (Team, Form)) -> AnyView {
    let id = row.id;
    let press = Callback::new(move |()| {
        let answer = set_bookable_standing(team.centre(), id, BookableStanding::Active);
        form.act(answer, move |view| team.done(view, words::TAKEN_BACK));
    });
    let spoken = words::take_back(&row.name);
    view! {
        <Button
            kind=ButtonKind::Plain
            tone=ButtonTone::Quiet
            busy=form.pending
            on_press=press
            attr:aria-label=spoken
        >
            {words::TAKE_BACK}
        </Button>
    }
    .into_any()
}

fn setting_aside(row: &BookableSummary, team: Team) -> Option<AnyView> {
    let form = Form::about("ecart-", row.id.0);
    let id = row.id;
    let press = Callback::new(move |()| {
        let answer = set_bookable_standing(team.centre(), id, BookableStanding::Aside);
        form.act(answer, move |view| team.done(view, words::SET_ASIDE_DONE));
    });
    (row.standing == BookableStanding::Active).then(|| {
        view! {
            <details class="disclosure disclosure--marked">
                <summary>{words::SET_ASIDE}</summary>
                <div class="stack">
                    {form.head()}
                    <p>{words::aside_body(row.n_upcoming)}</p>
                    <div class="actions">
                        <Button kind=ButtonKind::Plain tone=ButtonTone::Danger busy=form.pending on_press=press>
                            {words::SET_ASIDE}
                        </Button>
                    </div>
                </div>
            </details>
        }
        .into_any()
    })
}

/// The form of a new one, or of one there is.
fn saving(row: Option<&BookableSummary>, sites: &[SiteChoice], (team, form): (Team, Form)) -> AnyView {
    let id = row.map(|row| row.id);
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        let typed = |field| text_of(&pairs, name_of(field));
        let draft = BookableDraft {
            name: typed(Field::Name),
            site: typed(Field::Site),
            email: typed(Field::Email),
            phone: typed(Field::Phone),
        };
        let ask = SaveBookable { centre: team.centre(), id, draft };
        form.send(save_bookable(ask), move |view| team.done(view, said(id)));
    };
    let value = |of: fn(&BookableSummary) -> Option<String>| row.and_then(of).unwrap_or_default();
    let site = value(|row| row.site.map(|site| site.to_string()));
    let label = if row.is_some() { words::SAVE } else { words::ADD_IT };
    view! {
        <form class="form" method="post" novalidate on:submit=submit>
            {form.head()}
            <TextField
                id=form.id(Field::Name)
                name=name_of(Field::Name)
                label=words::BOOKABLE_NAME
                help=words::BOOKABLE_NAME_HELP
                autocomplete="off"
                value=value(|row| Some(row.name.clone()))
                error=form.error(Field::Name)
            />
            <SelectField
                id=form.id(Field::Site)
                name=name_of(Field::Site)
                label=words::SITE
                options=site_options(sites)
                value=site
                error=form.error(Field::Site)
            />
            <TextField
                id=form.id(Field::Email)
                name=name_of(Field::Email)
                label=words::EMAIL
                entry=Entry::Email
                help=words::BOOKABLE_EMAIL_HELP
                optional_word=details::OPTIONAL
                autocomplete="off"
                value=value(|row| row.email.clone())
                error=form.error(Field::Email)
            />
            <TextField
                id=form.id(Field::Phone)
                name=name_of(Field::Phone)
                label=words::PHONE
                entry=Entry::Phone
                optional_word=details::OPTIONAL
                autocomplete="off"
                value=value(|row| row.phone.clone())
                error=form.error(Field::Phone)
            />
            <div class="actions">
                <Button tone=ButtonTone::Quiet busy=form.pending>
                    {label}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

const fn said(id: Option<AdvisorId>) -> &'static str {
    match id {
        Some(_) => words::BOOKABLE_CHANGED,
        None => words::ADDED,
    }
}

fn site_options(sites: &[SiteChoice]) -> Vec<SelectOption> {
    let every = SelectOption { value: String::new(), label: words::EVERY_SITE.to_owned() };
    let each = sites.iter().map(|site| SelectOption { value: site.id.to_string(), label: site.name.clone() });
    std::iter::once(every).chain(each).collect()
}
