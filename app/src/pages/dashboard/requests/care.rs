//! Who takes care of it, the word among colleagues, and the same person's other requests.

use contract::requests::{QueueLine, RequestAct, RequestView};
use domain::ids::{RequestId, StaffId};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{dates, staff::appointment, staff::requests as words};

use super::acting::Acting;
use crate::{
    components::{Button, ButtonKind, ButtonTone, SelectField, SelectOption},
    forms::{
        browser::{form_of, read_form},
        pairs::text_of,
    },
    pages::dashboard::note::note_form,
    paths::staff as paths,
};

/// The field of the person.
const PERSON: &str = "personne";

/// Who takes care of it, and how to change that.
pub(super) fn assign(view: &RequestView, acting: Acting) -> AnyView {
    let now = view.line.assigned.as_ref().map(|who| who.id.to_string()).unwrap_or_default();
    let nobody = SelectOption { value: String::new(), label: words::NOBODY.to_owned() };
    let people = view.people.iter().map(|one| SelectOption { value: one.id.to_string(), label: one.name.clone() });
    let options = [nobody].into_iter().chain(people).collect();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event) else { return };
        let to = text_of(&read_form(&form), PERSON).parse().ok().map(StaffId);
        acting.send(RequestAct::Assign(to), words::ASSIGNED);
    };
    view! {
        <form class="form" method="post" novalidate on:submit=submit>
            <SelectField id=PERSON name=PERSON label=words::ASSIGN options=options value=now optional_word="" />
            <div class="actions">
                <Button tone=ButtonTone::Quiet busy=acting.pending>
                    {words::ASSIGN_NOW}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// The note, to read and to change.
pub(super) fn note(view: &RequestView, acting: Acting) -> AnyView {
    let seen = view.note.clone();
    let save = Callback::new({
        let seen = seen.clone();
        move |note| acting.send(RequestAct::Note { seen: seen.clone(), note }, appointment::NOTE_SAVED)
    });
    note_form(&seen, acting.pending, save)
}

/// Other requests of the same person; a duplicate can go on in one of them.
pub(super) fn others(view: &RequestView, centre: &str, acting: Acting) -> Option<AnyView> {
    let can_merge = view.line.may_act
        && view.line.appointment.is_none()
        && domain::life::Step::Merge.after(view.line.way, view.line.state).is_ok();
    let lines = view.others.iter().map(|line| other(line, centre, can_merge, acting)).collect_view();
    (!view.others.is_empty()).then(|| {
        view! {
            <section class="stack stack--tight" aria-labelledby="autres">
                <h2 id="autres">{words::OTHERS}</h2>
                <ul class="stack stack--tight">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn other(line: &QueueLine, centre: &str, can_merge: bool, acting: Acting) -> AnyView {
    let href = paths::request(centre, line.id);
    let what = format!("{}, {}, {}", words::one(line.way), dates::day_and_hour(line.asked_at), words::state(line.state));
    let merge = (can_merge && line.may_act).then(|| merge(line.id, acting));
    view! {
        <li>
            <a href=href>{what}</a>
            {merge}
        </li>
    }
    .into_any()
}

fn merge(into: RequestId, acting: Acting) -> AnyView {
    let press = Callback::new(move |()| acting.send(RequestAct::Merge { into }, words::MERGED));
    view! {
        " "
        <Button kind=ButtonKind::Plain tone=ButtonTone::Link busy=acting.pending on_press=press>
            {words::MERGE}
        </Button>
    }
    .into_any()
}
