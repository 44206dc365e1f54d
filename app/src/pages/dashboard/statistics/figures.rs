//! Single figures, each beside what it counts.

use contract::statistics::{AnswerFigures, AppointmentFigures, FillFigures};
use leptos::prelude::*;
use locales::fr::staff::statistics::{self as words, Named};

pub(super) fn answers(figures: AnswerFigures) -> AnyView {
    table(words::ANSWERS, words::told_answers(&figures))
}

pub(super) fn appointments(figures: AppointmentFigures) -> AnyView {
    table(words::APPOINTMENTS, words::told_appointments(&figures))
}

pub(super) fn filling(figures: FillFigures) -> AnyView {
    table(words::FILLING, words::told_filling(&figures))
}

fn table(caption: &'static str, lines: Vec<(Named, String)>) -> AnyView {
    let lines = lines
        .into_iter()
        .map(|(named, value)| {
            view! {
                <tr>
                    <th scope="row">
                        {named.name} <div class="small muted figure__meaning">{named.meaning}</div>
                    </th>
                    <td class="number">{value}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-frame">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::FIGURE}</th>
                        <th scope="col" class="number">
                            {words::VALUE}
                        </th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}
