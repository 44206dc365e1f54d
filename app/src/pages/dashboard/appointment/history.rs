//! What happened, in plain words, with names.

use contract::agendas::HistoryLine;
use leptos::prelude::*;
use locales::fr::{dates, staff::appointment as words};

/// Oldest first.
pub(super) fn history(lines: Vec<HistoryLine>) -> AnyView {
    let lines = lines
        .into_iter()
        .map(|line| {
            view! {
                <li>
                    <time datetime=line.at.to_rfc3339()>{dates::day_and_hour(line.at)}</time>
                    <span>
                        <strong>{words::who(&line.who).to_owned()}</strong>
                        " "
                        {words::happened(&line.what)}
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="historique">
            <h2 id="historique">{words::HISTORY}</h2>
            <ol class="history">{lines}</ol>
        </section>
    }
    .into_any()
}
