//! The centre's own questions: added, taken away, put in another order. Each keeps its number for as long as the page
//! lives, so that what is typed in one stays there whatever happens to the others.

use domain::settings::{MAX_QUESTIONS, QuestionDraft, QuestionForm, TypeField};
use leptos::prelude::*;
use locales::fr::staff::type_form::{self as words, help};

use super::form::TypeForm;
use crate::{
    components::{Button, ButtonKind, ButtonTone, ChoiceKind, ChoiceLayout, Glyph, Icon},
    forms::{
        browser::focus_on,
        type_settings::{QuestionPart, YES, question_name},
    },
    pages::dashboard::setting_fields::{self, Asked, answer},
};

/// A question of the page.
#[derive(Clone, PartialEq)]
struct Row {
    number: u32,
    /// As it came; what is typed since is in the page.
    first: QuestionDraft,
}

/// The questions, in their order.
#[derive(Clone, Copy)]
pub(super) struct Questions {
    rows: RwSignal<Vec<Row>>,
    next: StoredValue<u32>,
}

impl Questions {
    pub(super) fn new(first: &[QuestionDraft]) -> Self {
        let rows: Vec<Row> = (0..).zip(first).map(|(number, first)| Row { number, first: first.clone() }).collect();
        let next = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        Self { rows: RwSignal::new(rows), next: StoredValue::new(next) }
    }

    /// The number of the question at that place.
    pub(super) fn number_at(self, rank: u8) -> u32 {
        self.rows.with_untracked(|rows| rows.get(usize::from(rank)).map_or(u32::MAX, |row| row.number))
    }

    /// How many there are.
    pub(super) fn count(self) -> usize {
        self.rows.with(Vec::len)
    }

    fn rank_of(self, number: u32) -> Option<usize> {
        self.rows.with(|rows| rows.iter().position(|row| row.number == number))
    }

    fn add(self) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.rows.update(|rows| rows.push(Row { number, first: QuestionDraft::default() }));
        request_animation_frame(move || focus_on(&format!("#{}", question_name(number, QuestionPart::Label))));
    }

    fn remove(self, number: u32) {
        self.rows.update(|rows| rows.retain(|row| row.number != number));
        request_animation_frame(|| focus_on("#ajouter-question"));
    }

    fn shift(self, number: u32, up: bool, button: String) {
        self.rows.update(|rows| {
            let at = rows.iter().position(|row| row.number == number);
            let to = at.and_then(|at| if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < rows.len()) });
            if let (Some(at), Some(to)) = (at, to) {
                rows.swap(at, to);
            }
        });
        request_animation_frame(move || focus_on(&format!("#{button}")));
    }
}

/// The questions and the button that adds one.
pub(super) fn questions(form: TypeForm) -> AnyView {
    let rows = form.questions.rows;
    let full = move || rows.with(|rows| rows.len() >= MAX_QUESTIONS);
    let error = form.error(TypeField::Questions);
    view! {
        <fieldset class="choices" id=form.id_of(TypeField::Questions) tabindex="-1">
            <legend>{words::label(TypeField::Questions)}</legend>
            <p class="field__help">{help::QUESTIONS}</p>
            {move || error.get().map(|sentence| view! { <p class="field__error">{sentence}</p> })}
            <ol class="questions">
                <For each=move || rows.get() key=|row| row.number let:row>
                    {question(form, row)}
                </For>
            </ol>
            <Show when=move || !full()>
                <div>
                    <Button
                        tone=ButtonTone::Quiet
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| form.questions.add())
                        attr:id="ajouter-question"
                    >
                        <Icon glyph=Glyph::Plus />
                        {words::ADD_QUESTION}
                    </Button>
                </div>
            </Show>
        </fieldset>
    }
    .into_any()
}

fn question(form: TypeForm, row: Row) -> AnyView {
    let Row { number, first } = row;
    let rank = move || form.questions.rank_of(number).unwrap_or_default();
    let place = move || u8::try_from(rank()).unwrap_or(u8::MAX);
    let label = Asked {
        id: question_name(number, QuestionPart::Label),
        label: words::label(TypeField::Question(0)).to_owned(),
        value: first.label.clone(),
        error: MaybeProp::derive(move || form.error(TypeField::Question(place())).get()),
        ..Asked::default()
    };
    let forms = QuestionForm::ALL.map(|one| answer(one.code(), words::question_form(one), None, one == first.form));
    let form_asked =
        Asked { id: question_name(number, QuestionPart::Form), label: words::QUESTION_FORM.to_owned(), ..Asked::default() };
    let choices = Asked {
        id: question_name(number, QuestionPart::Choices),
        label: words::label(TypeField::Choices(0)).to_owned(),
        help: Some(help::CHOICES.to_owned()),
        value: first.choices.clone(),
        error: MaybeProp::derive(move || form.error(TypeField::Choices(place())).get()),
        ..Asked::default()
    };
    view! {
        <li class="question">
            <div class="question__head">
                <strong>{move || words::question(rank() + 1)}</strong>
                {acts(form, number, rank)}
            </div>
            {setting_fields::line(label)}
            {setting_fields::group(form_asked, ChoiceKind::One, ChoiceLayout::Row, forms.to_vec())}
            <div class="depends depends--choices">{setting_fields::lines(choices, 4)}</div>
            <label class="choice">
                <input
                    type="checkbox"
                    id=question_name(number, QuestionPart::Required)
                    name=question_name(number, QuestionPart::Required)
                    value=YES
                    checked=first.required
                />
                <span class="choice__label">{words::REQUIRED}</span>
            </label>
        </li>
    }
    .into_any()
}

fn acts(form: TypeForm, number: u32, rank: impl Fn() -> usize + Copy + Send + Sync + 'static) -> AnyView {
    let questions = form.questions;
    let first = move || rank() == 0;
    let last = move || questions.rows.with(|rows| rank() + 1 >= rows.len());
    let (up, down) = (format!("monter-question-{number}"), format!("descendre-question-{number}"));
    let (up_id, down_id) = (up.clone(), down.clone());
    view! {
        <div class="question__acts">
            <button
                type="button"
                class="round-button"
                id=up_id
                aria-disabled=move || first().then_some("true")
                on:click=move |_| questions.shift(number, true, up.clone())
            >
                <Icon glyph=Glyph::ArrowUp />
                <span class="visually-hidden">{move || words::question_up(rank() + 1)}</span>
            </button>
            <button
                type="button"
                class="round-button"
                id=down_id
                aria-disabled=move || last().then_some("true")
                on:click=move |_| questions.shift(number, false, down.clone())
            >
                <Icon glyph=Glyph::ArrowDown />
                <span class="visually-hidden">{move || words::question_down(rank() + 1)}</span>
            </button>
            <button type="button" class="round-button" on:click=move |_| questions.remove(number)>
                <Icon glyph=Glyph::Close />
                <span class="visually-hidden">{move || words::question_remove(rank() + 1)}</span>
            </button>
        </div>
    }
    .into_any()
}
