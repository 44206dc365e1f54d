//! How was it? Did you enrol? The mail's button says which answer, the page asks before it counts.

use contract::manage::ManageView;
use domain::{appointment::AppointmentState, feedback::Question};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use locales::fr::managing as words;

use crate::{
    components::{Button, ButtonTone},
    paths,
};

/// The question that the address names, with its two answers; nothing for an appointment that did not take place.
pub(super) fn question(view: &ManageView, token: &str) -> Option<AnyView> {
    let asked = use_query_map().with_untracked(|query| {
        Question::ALL.into_iter().find_map(|question| Some((question, query.get_str(question.code())? == "oui")))
    });
    let (question, leans_to_yes) = asked?;
    if !matches!(view.state, AppointmentState::Attended { .. }) {
        return None;
    }
    let form = |yes: bool| answer((question, yes), token, yes == leans_to_yes);
    Some(
        view! {
            <section class="stack" aria-labelledby="avis">
                <h2 id="avis">{words::question(question)}</h2>
                <div class="actions">{form(true)} {form(false)}</div>
            </section>
        }
        .into_any(),
    )
}

fn answer((question, yes): (Question, bool), token: &str, is_likely: bool) -> AnyView {
    let (value, label) = if yes { ("oui", words::YES) } else { ("non", words::NO) };
    let tone = if is_likely { ButtonTone::Primary } else { ButtonTone::Quiet };
    view! {
        <form method="post" action=paths::feedback(token)>
            <input type="hidden" name="question" value=question.code() />
            <input type="hidden" name="reponse" value=value />
            <Button tone=tone>{label}</Button>
        </form>
    }
    .into_any()
}
