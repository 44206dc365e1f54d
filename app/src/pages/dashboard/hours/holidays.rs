//! The public holidays, each closed or worked on.

use contract::hours::{AdvisorHoursView, HolidayView, HoursEdit};
use domain::{
    hours::{SpecialDayDraft, WindowDraft},
    ids::AdvisorId,
};
use leptos::prelude::*;
use locales::fr::{
    dates,
    staff::{hours::holiday as said, opening},
};

use super::{
    acts::{Opened, Wish},
    editor::Editor,
    rows::line_button,
};
use crate::components::{ButtonTone, Chip, ChipTone};

/// Heading, and the list behind a fold.
pub(super) fn section(shown: &AdvisorHoursView, editor: Editor) -> AnyView {
    let advisor = shown.advisor.id;
    let worked = shown.holidays.iter().filter(|holiday| holiday.open.is_some()).count();
    let lines = shown.holidays.iter().map(|holiday| line(holiday, advisor, editor)).collect_view();
    view! {
        <section class="stack" aria-labelledby="jours-feries">
            <h2 id="jours-feries">{said::TITLE}</h2>
            <p class="small muted">{said::LEAD}</p>
            <details class="disclosure">
                <summary>{said::summary(shown.holidays.len(), worked)}</summary>
                <ul class="rules">{lines}</ul>
            </details>
        </section>
    }
    .into_any()
}

fn line(holiday: &HolidayView, advisor: AdvisorId, editor: Editor) -> AnyView {
    let name = format!("{}, {}", dates::full_day(holiday.date), opening::holiday(holiday.holiday));
    let state = match &holiday.open {
        None => view! { <Chip tone=ChipTone::Plain>{said::CLOSED}</Chip> }.into_any(),
        Some(windows) => view! {
            <Chip tone=ChipTone::Ok>{said::OPEN}</Chip>
            <span class="small">{opening::windows(windows)}</span>
        }
        .into_any(),
    };
    view! {
        <li class="rule">
            <div class="rule__text">
                <span>{name.clone()}</span>
                <span class="cluster">{state}</span>
            </div>
            <div class="actions">{act(holiday, &name, advisor, editor)}</div>
        </li>
    }
    .into_any()
}

/// Works at the usual hours of that weekday, or chooses them first; closes again.
fn act(holiday: &HolidayView, name: &str, advisor: AdvisorId, editor: Editor) -> AnyView {
    let date = holiday.date;
    let windows = holiday.usual.iter().map(|window| WindowDraft { from: window.from.to_string(), to: window.to.to_string() });
    let draft = SpecialDayDraft { date: date.to_string(), windows: windows.collect(), opens_holiday: true };
    let (verb, press): (String, Callback<()>) = match (&holiday.open, holiday.usual.is_empty()) {
        (Some(_), _) => {
            (said::CLOSE.to_owned(), Callback::new(move |()| editor.acts.send(Wish::Hours(advisor, HoursEdit::ClearDay(date)))))
        }
        (None, true) => {
            let choose = move |()| {
                editor.day.fill(&draft);
                editor.acts.open(Opened::Day);
            };
            (said::OPEN_CHOOSING.to_owned(), Callback::new(choose))
        }
        (None, false) => {
            let open = move |()| editor.acts.send(Wish::Hours(advisor, HoursEdit::PutDay(draft.clone())));
            (said::open_at(&opening::windows(&holiday.usual)), Callback::new(open))
        }
    };
    line_button(ButtonTone::Quiet, verb, name, move |()| press.run(()))
}
