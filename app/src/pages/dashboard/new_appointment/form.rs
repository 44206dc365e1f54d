//! The form: the appointment first, then the person.

use contract::agendas::NewAppointmentView;
use domain::{
    candidate::{Field, Question, QuestionKind},
    time::NaiveDate,
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{details, fields, staff::appointment as words};

use super::state::{NewState, leave};
use crate::{
    components::{
        Button, Choice, ChoiceGroup, ChoiceKind, ChoiceLayout, ChoiceState, Entry, ErrorSummary, SelectField, SelectOption,
        TextArea, TextField,
    },
    forms::{
        agenda::NewAt,
        appointment::{ADVISOR, DATE, HOUR, KIND, MINUTES, MODE, NOTE, SITE, TRAINING},
        browser::{form_of, read_form},
        details::name_of,
    },
    pages::{dashboard::when::error_at, refused::act_refused},
};

/// The whole form.
pub(super) fn form(state: NewState, at: NewAt) -> AnyView {
    let gone = leave();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(form) = form_of(&event) {
            state.submit(&read_form(&form), gone);
        }
    };
    let trouble = move || state.trouble.get().map(|error| act_refused(&error, None));
    let label = move || if state.pending.get() { words::BOOKING } else { words::BOOK };
    view! {
        {trouble}
        <form class="form form--two" method="post" novalidate on:submit=submit>
            <ErrorSummary title=details::ERRORS faults=state.faults() />
            {appointment(state, at)}
            {person(state)}
            <div class="actions">
                <Button busy=state.pending>{label}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn appointment(state: NewState, at: NewAt) -> AnyView {
    let today = state.view.with_value(|view| view.today);
    let date = at.date.unwrap_or(today);
    let hour = at.minute.map(|minute| minute.to_string()).unwrap_or_default();
    view! {
        <fieldset class="form__part">
            <legend>{words::NEW_WHEN}</legend>
            {kind_field(state)}
            {move || mode_field(state)}
            {time_fields(state, (date, hour))}
            {move || advisor_field(state, at)}
            {state.view.with_value(training_field)}
            {state.view.with_value(site_field)}
        </fieldset>
    }
    .into_any()
}

/// Another type has its own length.
fn kind_field(state: NewState) -> AnyView {
    let options = state.view.with_value(|view| {
        view.types.iter().map(|kind| SelectOption { value: kind.id.to_string(), label: kind.name.clone() }).collect()
    });
    let follow = Callback::new(move |id: String| {
        let length = state.view.with_value(|view| {
            view.types.iter().find(|kind| kind.id.to_string() == id).map(|kind| kind.duration_min.to_string())
        });
        if let Some(length) = length {
            state.minutes.set(length);
        }
    });
    view! {
        <SelectField
            id=KIND
            name=KIND
            label=words::KIND
            options=options
            live=state.kind
            on_input=follow
            error=error_at(state.when, KIND)
        />
    }
    .into_any()
}

fn mode_field(state: NewState) -> AnyView {
    let modes = state.chosen().map(|kind| kind.modes).unwrap_or_default();
    let choices = modes
        .iter()
        .enumerate()
        .map(|(rank, mode)| Choice {
            value: mode.code().to_owned(),
            label: words::how(*mode).to_owned(),
            hint: None,
            state: if rank == 0 { ChoiceState::Chosen } else { ChoiceState::Free },
        })
        .collect();
    view! {
        <ChoiceGroup
            id=MODE
            name=MODE
            kind=ChoiceKind::One
            layout=ChoiceLayout::Row
            legend=words::HOW
            choices=choices
            error=error_at(state.when, MODE)
        />
    }
    .into_any()
}

fn time_fields(state: NewState, (date, hour): (NaiveDate, String)) -> AnyView {
    view! {
        <TextField
            id=DATE
            name=DATE
            label=words::DATE
            entry=Entry::Date
            value=date.to_string()
            error=error_at(state.when, DATE)
        />
        <TextField id=HOUR name=HOUR label=words::HOUR entry=Entry::Time value=hour error=error_at(state.when, HOUR) />
        <TextField
            id=MINUTES
            name=MINUTES
            label=words::MINUTES
            entry=Entry::Number
            live=state.minutes
            error=error_at(state.when, MINUTES)
        />
    }
    .into_any()
}

/// Those who take the type first; where all take part at once there is nothing to choose.
fn advisor_field(state: NewState, at: NewAt) -> AnyView {
    let kind = state.chosen();
    if kind.as_ref().is_some_and(|kind| kind.together) {
        return view! { <p class="muted">{words::TOGETHER}</p> }.into_any();
    }
    let takers = kind.map(|kind| kind.advisors).unwrap_or_default();
    let mut people = state.view.with_value(|view| view.people.clone());
    people.sort_by_key(|person| !takers.contains(&person.id));
    let asked = at.advisor.filter(|advisor| people.iter().any(|person| person.id == *advisor));
    let value = asked.or_else(|| people.first().map(|person| person.id)).map(|id| id.to_string()).unwrap_or_default();
    let options = people.into_iter().map(|person| SelectOption { value: person.id.to_string(), label: person.name }).collect();
    view! {
        <SelectField
            id=ADVISOR
            name=ADVISOR
            label=words::ADVISOR
            options=options
            value=value
            error=error_at(state.when, ADVISOR)
        />
    }
    .into_any()
}

fn training_field(view: &NewAppointmentView) -> Option<AnyView> {
    let none = SelectOption { value: String::new(), label: words::NO_TRAINING.to_owned() };
    let trainings = view.trainings.iter().map(|training| {
        let site = view.sites.iter().find(|site| site.id == training.site).filter(|_| view.sites.len() > 1);
        let label = site.map_or_else(|| training.title.clone(), |site| format!("{} – {}", training.title, site.name));
        SelectOption { value: training.id.to_string(), label }
    });
    let options: Vec<SelectOption> = core::iter::once(none).chain(trainings).collect();
    (options.len() > 1).then(|| {
        view! {
            <SelectField
                id=TRAINING
                name=TRAINING
                label=words::TRAINING
                options=options
                optional_word=details::OPTIONAL
            />
        }
        .into_any()
    })
}

fn site_field(view: &NewAppointmentView) -> Option<AnyView> {
    let none = SelectOption { value: String::new(), label: words::NO_SITE.to_owned() };
    let sites = view.sites.iter().map(|site| SelectOption { value: site.id.to_string(), label: site.name.clone() });
    let options: Vec<SelectOption> = core::iter::once(none).chain(sites).collect();
    (view.sites.len() > 1).then(|| {
        view! { <SelectField id=SITE name=SITE label=words::SITE options=options optional_word=details::OPTIONAL /> }.into_any()
    })
}

fn person(state: NewState) -> AnyView {
    let line = move |field: Field, label: &'static str, entry: Entry, optional: bool| {
        let name = name_of(field);
        let word = optional.then(|| details::OPTIONAL.to_owned());
        let help = (field == Field::Email).then(|| words::EMAIL_HELP.to_owned());
        // Somebody else's: the browser must not offer one's own.
        text_line((name, label, entry), (word, help), state.error(field))
    };
    let questions = move || {
        let questions = state.chosen().map(|kind| kind.questions).unwrap_or_default();
        questions.into_iter().enumerate().map(|(rank, one)| question(state, rank, one)).collect_view()
    };
    view! {
        <fieldset class="form__part">
            <legend>{words::NEW_WHO}</legend>
            {line(Field::FirstName, fields::FIRST_NAME, Entry::Text, false)}
            {line(Field::LastName, fields::LAST_NAME, Entry::Text, false)}
            {line(Field::Email, fields::EMAIL, Entry::Email, false)}
            {line(Field::Phone, fields::PHONE, Entry::Phone, true)}
            {questions}
            <TextArea
                id=NOTE
                name=NOTE
                label=words::NOTE
                help=words::NOTE_HELP
                optional_word=details::OPTIONAL
                rows=3
                error=state.error(Field::Message)
            />
        </fieldset>
    }
    .into_any()
}

/// A line of text about somebody else.
fn text_line(
    (name, label, entry): (String, &'static str, Entry),
    (optional_word, help): (Option<String>, Option<String>),
    error: MaybeProp<String>,
) -> AnyView {
    // The component takes what is there, not an option of it.
    match (optional_word, help) {
        (Some(word), _) => view! {
            <TextField
                id=name.clone()
                name=name
                label=label
                entry=entry
                optional_word=word
                autocomplete="off"
                error=error
            />
        }
        .into_any(),
        (None, Some(help)) => view! {
            <TextField id=name.clone() name=name label=label entry=entry help=help autocomplete="off" error=error />
        }
        .into_any(),
        (None, None) => {
            view! { <TextField id=name.clone() name=name label=label entry=entry autocomplete="off" error=error /> }.into_any()
        }
    }
}

/// One of the centre's own questions; the centre may leave it.
fn question(state: NewState, rank: usize, question: Question) -> AnyView {
    let field = Field::Answer(u8::try_from(rank).unwrap_or(u8::MAX));
    let (name, error) = (name_of(field), state.error(field));
    let answers: Vec<(String, String)> = match question.kind {
        QuestionKind::Text => {
            return view! {
                <TextField
                    id=name.clone()
                    name=name
                    label=question.label
                    optional_word=details::OPTIONAL
                    autocomplete="off"
                    error=error
                />
            }
            .into_any();
        }
        QuestionKind::Choice(choices) => choices.into_iter().map(|choice| (choice.clone(), choice)).collect(),
        QuestionKind::YesNo => vec![("oui".to_owned(), fields::YES.to_owned()), ("non".to_owned(), fields::NO.to_owned())],
    };
    let none = SelectOption { value: String::new(), label: fields::CHOOSE.to_owned() };
    let options: Vec<SelectOption> =
        core::iter::once(none).chain(answers.into_iter().map(|(value, label)| SelectOption { value, label })).collect();
    view! {
        <SelectField
            id=name.clone()
            name=name
            label=question.label
            options=options
            optional_word=details::OPTIONAL
            error=error
        />
    }
    .into_any()
}
