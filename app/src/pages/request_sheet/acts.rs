//! What a centre does with a request: each a form, so that it works without JavaScript where the page has an address for it.

use contract::{
    answering::{AnswerAct, FreeSlot},
    requests::ReadyAnswer,
};
use domain::{
    candidate::{Field, FieldErrors},
    life::Attempt,
    request::Way,
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{answering as words, dates, desk, details::OPTIONAL, refusals, staff::requests};

use crate::{
    components::{Button, ButtonTone, SelectField, SelectOption, TextArea},
    forms::{
        browser::{form_of, read_form},
        requests::{ACT, BODY, GIVE_UP, OTHER_CHANNEL, PROPOSE, SLOT, WORDS, WRITE, call, read_act, slot_value},
    },
};

/// What the forms are tied to.
#[derive(Clone)]
pub(in crate::pages) struct Sheet {
    /// Where they are posted without JavaScript; empty where the page has no address for it.
    pub action: String,
    /// An act is on its way.
    pub pending: RwSignal<bool>,
    /// What is wrong in the words.
    pub wrong: RwSignal<FieldErrors>,
    /// The answer as it is typed.
    pub body: RwSignal<String>,
    /// Called in a living page.
    pub act: Callback<AnswerAct>,
}

/// The call, the answer, the other ends, the slot.
pub(in crate::pages) fn acts(
    way: Way,
    free: &[FreeSlot],
    templates: Vec<ReadyAnswer>,
    n_attempts: u32,
    sheet: &Sheet,
) -> AnyView {
    let calls = (way == Way::Callback).then(|| calls(n_attempts, sheet));
    view! {
        {calls}
        {write(templates, sheet)}
        {propose(free, sheet)}
    }
    .into_any()
}

fn submitted(sheet: &Sheet) -> impl Fn(SubmitEvent) + Clone + 'static {
    let act = sheet.act;
    move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event) else { return };
        if let Some(read) = read_act(&read_form(&form)) {
            act.run(read);
        }
    }
}

/// One button that is a form of its own.
fn one_button(value: &'static str, label: &'static str, tone: ButtonTone, sheet: &Sheet) -> AnyView {
    view! {
        <form method="post" action=sheet.action.clone() on:submit=submitted(sheet)>
            <input type="hidden" name=ACT value=value />
            <Button tone=tone busy=sheet.pending>
                {label}
            </Button>
        </form>
    }
    .into_any()
}

fn calls(n_attempts: u32, sheet: &Sheet) -> AnyView {
    let buttons = Attempt::ALL
        .map(|attempt| {
            let tone = if attempt == Attempt::Reached { ButtonTone::Primary } else { ButtonTone::Quiet };
            one_button(call(attempt), words::attempt(attempt), tone, sheet)
        })
        .into_iter()
        .collect_view();
    view! {
        <section class="stack stack--tight" aria-labelledby="appel">
            <h2 id="appel">{words::CALL}</h2>
            <p class="small muted">{words::attempts(n_attempts)}</p>
            <div class="actions">{buttons}</div>
        </section>
    }
    .into_any()
}

fn write(templates: Vec<ReadyAnswer>, sheet: &Sheet) -> AnyView {
    let error = {
        let wrong = sheet.wrong;
        MaybeProp::derive(move || wrong.with(|wrong| wrong.of(Field::Message)).map(refusals::at_field))
    };
    let ready = ready(templates, sheet.body);
    view! {
        <section class="stack" aria-labelledby="ecrire">
            <h2 id="ecrire">{words::WRITE}</h2>
            {ready}
            <form class="form" method="post" action=sheet.action.clone() novalidate on:submit=submitted(sheet)>
                <input type="hidden" name=ACT value=WRITE />
                <TextArea
                    id=BODY
                    name=BODY
                    label=words::MESSAGE
                    help=words::MESSAGE_HELP
                    rows=6
                    live=sheet.body
                    error=error
                />
                <div class="actions">
                    <Button busy=sheet.pending>{words::SEND}</Button>
                </div>
            </form>
            <div class="actions">
                {one_button(OTHER_CHANNEL, words::OTHER_CHANNEL, ButtonTone::Quiet, sheet)}
                {one_button(GIVE_UP, words::GIVE_UP, ButtonTone::Quiet, sheet)}
            </div>
        </section>
    }
    .into_any()
}

/// The centre's ready answers: choosing one writes it into the answer.
fn ready(templates: Vec<ReadyAnswer>, body: RwSignal<String>) -> Option<AnyView> {
    if templates.is_empty() {
        return None;
    }
    let none = SelectOption { value: String::new(), label: requests::NO_TEMPLATE.to_owned() };
    let numbered = templates.iter().enumerate();
    let options = numbered.map(|(rank, one)| SelectOption { value: rank.to_string(), label: one.name.clone() });
    let options = [none].into_iter().chain(options).collect();
    let choose = Callback::new(move |value: String| {
        if let Some(one) = value.parse::<usize>().ok().and_then(|rank| templates.get(rank)) {
            body.set(one.body.clone());
        }
    });
    Some(
        view! {
            <SelectField id="prete" name="prete" label=requests::READY options=options optional_word="" on_input=choose />
        }
        .into_any(),
    )
}

fn propose(free: &[FreeSlot], sheet: &Sheet) -> AnyView {
    let options: Vec<SelectOption> = free
        .iter()
        .map(|one| SelectOption {
            value: slot_value(one.slot.starts.at, one.mode),
            label: format!("{}, {}", dates::day_and_hour(one.slot.starts), desk::mode::name(one.mode).to_lowercase()),
        })
        .collect();
    let form = if options.is_empty() {
        view! { <p class="muted">{words::NO_SLOT}</p> }.into_any()
    } else {
        view! {
            <form class="form" method="post" action=sheet.action.clone() novalidate on:submit=submitted(sheet)>
                <input type="hidden" name=ACT value=PROPOSE />
                <SelectField id=SLOT name=SLOT label=words::SLOT help=words::SLOT_HELP options=options />
                <TextArea id=WORDS name=WORDS label=words::WORDS optional_word=OPTIONAL rows=2 />
                <div class="actions">
                    <Button tone=ButtonTone::Quiet busy=sheet.pending>
                        {words::PROPOSE_NOW}
                    </Button>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="creneau-titre">
            <h2 id="creneau-titre">{words::PROPOSE}</h2>
            {form}
        </section>
    }
    .into_any()
}
