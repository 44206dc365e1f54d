//! Requests by way, by training and by platform: a name, a number, a bar.

use contract::statistics::{ByWay, RequestFigures};
use domain::request::Way;
use leptos::prelude::*;
use locales::fr::staff::statistics as words;

use super::meaning;

pub(super) fn ways(by_way: ByWay) -> AnyView {
    let lines = Way::ALL.iter().map(|way| (words::way(*way).to_owned(), by_way.of(*way))).collect();
    table((words::BY_WAY, words::WAY), lines, by_way.total())
}

pub(super) fn trainings(requests: &RequestFigures) -> AnyView {
    let rest = [(words::OTHER_TRAININGS, requests.other_trainings), (words::NO_TRAINING, requests.no_training)];
    let named = requests.trainings.iter().map(|training| (training.title.clone(), training.n));
    let rest = rest.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| (name.to_owned(), n));
    let lines = named.chain(rest).collect();
    view! {
        {meaning(words::TRAININGS_MEAN)}
        {table((words::BY_TRAINING, words::TRAINING), lines, requests.by_way.total())}
    }
    .into_any()
}

pub(super) fn referrers(requests: &RequestFigures) -> AnyView {
    let lines = requests.referrers.iter().map(|(referrer, n)| (words::referrer(*referrer).to_owned(), *n)).collect();
    view! {
        {meaning(words::REFERRERS_MEAN)}
        {table((words::BY_REFERRER, words::REFERRER), lines, requests.by_way.total())}
    }
    .into_any()
}

/// A table whose numbers are also drawn; the drawing says nothing more, and readers skip it.
fn table((caption, head): (&'static str, &'static str), lines: Vec<(String, u64)>, total: u64) -> AnyView {
    let most = lines.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    let lines = lines
        .into_iter()
        .map(|(name, n)| {
            view! {
                <tr>
                    <th scope="row">
                        {name}
                        <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                            <rect class="bar__part" x="0" y="0" width=n.saturating_mul(1000) / most height="10" />
                        </svg>
                    </th>
                    <td class="number">{n}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-frame">
            <table class="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{head}</th>
                        <th scope="col" class="number">
                            {words::COUNT}
                        </th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{words::TOTAL}</th>
                        <td class="number">{total}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}
