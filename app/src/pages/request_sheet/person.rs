//! Who asks, and what.

use contract::agendas::PersonDetails;
use domain::{
    callback::HalfDay,
    request::{Asker, Way},
};
use leptos::prelude::*;
use locales::fr::{answering as words, contacting, fields, staff::appointment};

use crate::{
    components::{Card, Fact, Facts, FactsLayout},
    pages::place::dialling_link,
    paths,
};

/// What surrounds the person.
pub(in crate::pages) struct Asked {
    /// Which way.
    pub way: Way,
    /// About which training.
    pub training: Option<String>,
    /// When to call.
    pub wanted: Vec<HalfDay>,
}

/// The facts, the centre's own questions, the message.
pub(in crate::pages) fn person(person: &PersonDetails, asked: &Asked) -> AnyView {
    let subjects = subjects(person);
    let when = (asked.way == Way::Callback).then(|| contacting::wanted(&asked.wanted));
    let phone = person.phone.clone().zip(person.dialled.clone());
    let mail = person.email.clone();
    let by = person.professional.clone().map(|who| format!("{} ({})", who.name, who.email));
    let by = by.or_else(|| (person.asker != Asker::Candidate).then(|| appointment::asker(person.asker).to_owned()));
    let answers = person.answers.clone().into_iter();
    let answers = answers.map(|line| view! { <Fact term=line.question>{line.answer}</Fact> }).collect_view();
    let message = person.message.clone();
    let message = (!message.is_empty()).then(|| view! { <blockquote>{message}</blockquote> });
    let training = asked.training.clone();
    view! {
        <Card>
            <Facts layout=FactsLayout::Columns>
                {training.map(|title| view! { <Fact term=words::TRAINING>{title}</Fact> })}
                {when.map(|when| view! { <Fact term=words::WHEN_TO_CALL>{when}</Fact> })}
                <Fact term=words::SUBJECTS>{subjects}</Fact>
                {phone
                    .map(|(shown, dialled)| view! {
                        <Fact term=words::PHONE>{dialling_link(&shown, paths::tel(&dialled))}</Fact>
                    })}
                <Fact term=words::EMAIL>
                    <a href=format!("mailto:{mail}")>{mail.clone()}</a>
                </Fact>
                {by.map(|by| view! { <Fact term=words::ASKED_BY>{by}</Fact> })}
                {answers}
            </Facts>
            {message}
        </Card>
    }
    .into_any()
}

fn subjects(person: &PersonDetails) -> String {
    let mut all: Vec<String> = person.subjects.iter().map(|subject| fields::subject(*subject).to_owned()).collect();
    if !person.subject_other.is_empty() {
        all.push(person.subject_other.clone());
    }
    all.join(", ")
}
