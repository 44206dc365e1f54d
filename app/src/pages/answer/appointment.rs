//! The appointment that the link is about: its facts, and the forms of what the centre may do with it now.

use contract::answering::{AnswerView, AskedAppointment, LinkAct};
use domain::{appointment::Mode, attendance::Standing, candidate::Field};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{
    answering as words, dates,
    details::OPTIONAL,
    refusals,
    staff::{agenda, appointment},
};

use super::Acting;
use crate::{
    components::{Button, ButtonTone, Card, Fact, Facts, FactsLayout, Notice, NoticeTone, StatusBadge, TextArea},
    forms::{
        browser::{form_of, read_form},
        requests::{ACT, ATTENDED, CALL_OFF, CONFIRM, NO_SHOW, REASON, REFUSE, SEQUENCE, read_link_act},
    },
    pages::{dashboard::shape, place::place},
    paths,
};

/// A button with its question: what it sends and its words.
#[derive(Clone, Copy)]
struct Question {
    act: &'static str,
    open: &'static str,
    now: &'static str,
}

/// Where it stands, in a word.
pub(super) fn badge(asked: &AskedAppointment) -> AnyView {
    view! { <StatusBadge shape=shape(asked.standing) label=agenda::badge(asked.standing) /> }.into_any()
}

/// When, how, with whom.
pub(super) fn facts(asked: &AskedAppointment, zone: &str) -> AnyView {
    let (from, until) = (dates::hour(asked.slot.starts), dates::hour(asked.slot.ends));
    let when = appointment::whole_time(&dates::full_day(asked.slot.starts.date()), &from, &until, &dates::zone(zone));
    let waits = asked.until.map(|until| appointment::confirm_until(&dates::day_and_hour(until)));
    let waits = waits.map(|words| view! { <Notice tone=NoticeTone::Warn title=words /> });
    let with = (!asked.with.is_empty()).then(|| asked.with.join(", "));
    let with = with.map(|with| view! { <Fact term=appointment::WITH>{with}</Fact> });
    let on_site = (asked.mode == Mode::OnSite).then(|| (asked.site.clone(), asked.address.clone()));
    let on_site = on_site.map(|(site, address)| view! { <br /> {site} <br /> {place(&address)} });
    let reason = asked.cancel_reason.clone().map(|reason| {
        view! {
            <Fact term=appointment::REASON>
                <span class="as-written">{reason}</span>
            </Fact>
        }
    });
    let (kind, how) = (asked.kind.clone(), appointment::how(asked.mode));
    view! {
        {waits}
        <Card>
            <Facts layout=FactsLayout::Columns>
                <Fact term=appointment::WHEN>{when}</Fact>
                <Fact term=appointment::KIND>{kind}</Fact>
                <Fact term=appointment::HOW>{how} {on_site}</Fact>
                {with}
                {reason}
            </Facts>
        </Card>
    }
    .into_any()
}

/// The forms that fit where it stands; nothing once all is said.
pub(super) fn acts(view: &AnswerView, asked: &AskedAppointment, acting: Acting) -> Option<AnyView> {
    let button = |act, label, tone| one_button((act, label, tone), asked.sequence, acting);
    let off = Question { act: CALL_OFF, open: appointment::CALL_OFF, now: appointment::CALL_OFF_NOW };
    let no = Question { act: REFUSE, open: words::REFUSE, now: appointment::REFUSE_NOW };
    let (title, buttons, question) = match (asked.standing, asked.has_begun) {
        (Standing::Pending, _) => (words::SETTLE, vec![button(CONFIRM, words::CONFIRM, ButtonTone::Primary)], Some(no)),
        (Standing::Booked | Standing::Arrived, true) => {
            let came = button(ATTENDED, words::ATTENDED, ButtonTone::Primary);
            (appointment::WHO_CAME, vec![came, button(NO_SHOW, words::NO_SHOW, ButtonTone::Quiet)], None)
        }
        (Standing::Booked | Standing::Arrived, false) => (appointment::ACTS, Vec::new(), Some(off)),
        (Standing::Attended | Standing::NoShow | Standing::Cancelled, _) => return None,
    };
    let buttons = (!buttons.is_empty()).then(|| view! { <div class="actions">{buttons}</div> });
    let question = question.map(|question| asking(question, &view.candidate.first_name, asked.sequence, acting));
    Some(
        view! {
            <section class="stack" aria-labelledby="que-faire">
                <h2 id="que-faire">{title}</h2>
                {buttons}
                {question}
            </section>
        }
        .into_any(),
    )
}

fn submitted(acting: Acting) -> impl Fn(SubmitEvent) + Clone + 'static {
    move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event) else { return };
        if let Some(act @ LinkAct::Appointment { .. }) = read_link_act(&read_form(&form)) {
            acting.send(act);
        }
    }
}

fn one_button((act, label, tone): (&'static str, &'static str, ButtonTone), sequence: i32, acting: Acting) -> AnyView {
    view! {
        <form method="post" action=action(acting) on:submit=submitted(acting)>
            <input type="hidden" name=ACT value=act />
            <input type="hidden" name=SEQUENCE value=sequence.to_string() />
            <Button tone=tone busy=acting.pending>
                {label}
            </Button>
        </form>
    }
    .into_any()
}

/// For good, so it is opened first; the candidate reads the reason.
fn asking(question: Question, first_name: &str, sequence: i32, acting: Acting) -> AnyView {
    let error = {
        let wrong = acting.wrong;
        MaybeProp::derive(move || wrong.with(|wrong| wrong.of(Field::Message)).map(refusals::at_field))
    };
    let is_open = acting.wrong.with_untracked(|wrong| wrong.of(Field::Message).is_some());
    let help = words::reason_help(first_name);
    view! {
        <details class="cancel" open=is_open>
            <summary>{question.open}</summary>
            <form class="form" method="post" action=action(acting) novalidate on:submit=submitted(acting)>
                <input type="hidden" name=ACT value=question.act />
                <input type="hidden" name=SEQUENCE value=sequence.to_string() />
                <p>{appointment::CALL_OFF_BODY}</p>
                <TextArea
                    id=REASON
                    name=REASON
                    label=appointment::CALL_OFF_REASON
                    help=help
                    optional_word=OPTIONAL
                    rows=3
                    live=acting.body
                    error=error
                />
                <div class="actions">
                    <Button tone=ButtonTone::Danger busy=acting.pending>
                        {question.now}
                    </Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn action(acting: Acting) -> String {
    paths::answer(&acting.token.get_untracked())
}
