//! What was said, what was proposed, what happened.

use contract::{
    agendas::HistoryLine,
    manage::{MessageView, ProposalView},
};
use domain::appointment::Party;
use leptos::prelude::*;
use locales::fr::{answering as words, dates, desk, staff::appointment};

/// The messages since the form, in order; nothing when there is none.
pub(in crate::pages) fn thread(messages: &[MessageView], candidate: &str) -> Option<AnyView> {
    let lines = messages.iter().map(|message| line(message, candidate)).collect_view();
    (!messages.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="messages">
                <h2 id="messages">{words::MESSAGES}</h2>
                <ol class="messages">{lines}</ol>
            </section>
        }
        .into_any()
    })
}

fn line(message: &MessageView, candidate: &str) -> AnyView {
    let (class, who) = match message.author {
        Party::Candidate => ("message message--theirs", candidate.to_owned()),
        Party::Centre => ("message", locales::fr::contacting::centre_said(message.name.as_deref())),
    };
    view! {
        <li class=class>
            <p class="small muted">
                {who} ", " <time datetime=message.at.to_rfc3339()>{dates::day_and_hour(message.at)}</time>
            </p>
            <p class="lines">{message.body.clone()}</p>
        </li>
    }
    .into_any()
}

/// The slots that are held for the candidate.
pub(in crate::pages) fn proposals(proposals: &[ProposalView]) -> Option<AnyView> {
    let lines = proposals
        .iter()
        .map(|one| {
            let what = format!(
                "{}, {}, {}",
                dates::full_day_and_hour(one.slot.starts),
                one.purpose,
                desk::mode::name(one.mode).to_lowercase()
            );
            let until = words::until(&dates::day_and_hour(one.until));
            view! {
                <li>
                    {what} " "
                    <span class="small muted">{until}</span>
                </li>
            }
        })
        .collect_view();
    (!proposals.is_empty()).then(|| {
        view! {
            <section class="stack stack--tight" aria-labelledby="proposes">
                <h2 id="proposes">{words::PROPOSED}</h2>
                <ul>{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// What happened, oldest first.
pub(in crate::pages) fn history(lines: Vec<HistoryLine>) -> AnyView {
    let lines = lines
        .into_iter()
        .map(|line| {
            view! {
                <li>
                    <time datetime=line.at.to_rfc3339()>{dates::day_and_hour(line.at)}</time>
                    <span>
                        <strong>{appointment::who(&line.who).to_owned()}</strong>
                        " "
                        {appointment::happened(&line.what)}
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="historique">
            <h2 id="historique">{words::HISTORY}</h2>
            <ol class="history history--near">{lines}</ol>
        </section>
    }
    .into_any()
}
