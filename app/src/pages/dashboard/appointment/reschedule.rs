//! Another day, hour, length or advisor, by a form: what the mouse does in the grid.

use contract::agendas::{AppointmentDetails, CivilTime, Reschedule};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{details, staff::appointment as words};

use super::{super::agenda::minute_of, acting::Acting};
use crate::{
    components::{Button, ButtonTone, Entry, ErrorSummary, SelectField, SelectOption, TextField},
    forms::{
        appointment::{ADVISOR, AdvisorAsked, DATE, HOUR, MINUTES, WhenFault, read_when},
        browser::{form_of, read_form},
    },
    pages::dashboard::when::{error_at, faults},
    server_fns::agendas::reschedule,
};

/// The form, filled with what is agreed.
pub(super) fn form(shown: &AppointmentDetails, acting: Acting) -> AnyView {
    let wrong = RwSignal::new(Vec::<WhenFault>::new());
    let entry = shown.entry.clone();
    // Who takes part together stays together.
    let asked = if entry.advisors.len() > 1 { AdvisorAsked::No } else { AdvisorAsked::Yes };
    let (sequence, zone, present) = (entry.sequence, shown.zone.clone(), entry.advisors.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event) else { return };
        match read_when(&read_form(&form), asked) {
            Err(faults) => wrong.set(faults),
            Ok(when) => {
                wrong.set(Vec::new());
                let ask = Reschedule {
                    which: acting.which.get_untracked(),
                    sequence,
                    starts: CivilTime { date: when.date, minute: when.minute, zone: zone.clone() },
                    length: when.length,
                    advisors: when.advisor.map_or_else(|| present.clone(), |advisor| vec![advisor]),
                    accepted: Vec::new(),
                };
                acting.send(move |accepted| reschedule(Reschedule { accepted, ..ask.clone() }), words::MOVED);
            }
        }
    };
    let (date, hour) = (entry.starts.date().to_string(), hour_value(minute_of(&entry)));
    let advisor = (asked == AdvisorAsked::Yes).then(|| advisor_field(shown, wrong));
    view! {
        <section class="stack stack--tight not-print" aria-labelledby="deplacer">
            <h2 id="deplacer">{words::MOVE}</h2>
            <form class="form form--line" method="post" novalidate on:submit=submit>
                <ErrorSummary title=details::ERRORS faults=faults(wrong) />
                <TextField id=DATE name=DATE label=words::DATE entry=Entry::Date value=date error=error_at(wrong, DATE) />
                <TextField id=HOUR name=HOUR label=words::HOUR entry=Entry::Time value=hour error=error_at(wrong, HOUR) />
                <TextField
                    id=MINUTES
                    name=MINUTES
                    label=words::MINUTES
                    entry=Entry::Number
                    value=entry.minutes.to_string()
                    error=error_at(wrong, MINUTES)
                />
                {advisor}
                <div class="actions">
                    <Button tone=ButtonTone::Quiet busy=acting.pending>
                        {words::MOVE_NOW}
                    </Button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn advisor_field(shown: &AppointmentDetails, wrong: RwSignal<Vec<WhenFault>>) -> AnyView {
    let own = shown.entry.advisors.first().copied();
    let options = shown
        .people
        .iter()
        .filter(|person| person.active || Some(person.id) == own)
        .map(|person| SelectOption { value: person.id.to_string(), label: person.name.clone() })
        .collect();
    let value = own.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <SelectField
            id=ADVISOR
            name=ADVISOR
            label=words::ADVISOR
            options=options
            value=value
            error=error_at(wrong, ADVISOR)
        />
    }
    .into_any()
}

/// `09:30`, as the browser's own field takes it.
pub(super) fn hour_value(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
