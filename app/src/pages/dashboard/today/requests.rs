//! How many requests wait, and since when.

use contract::{
    agendas::WaitingRequests,
    requests::{QueueFilter, ShowQueue},
};
use domain::life::LATE_AFTER;
use leptos::prelude::*;
use locales::fr::{dates, staff::today as words};

use crate::paths::staff as paths;

/// A sentence, and the ways to the queue.
pub(super) fn requests(waiting: WaitingRequests, centre: &str) -> AnyView {
    let oldest = waiting.oldest.map(|at| view! { <p class="muted">{words::oldest(&dates::day_and_hour(at))}</p> });
    let late = (waiting.n_late > 0).then(|| {
        let filter = QueueFilter { older_than_days: Some(LATE_AFTER), ..QueueFilter::default() };
        let href = paths::requests_page(&ShowQueue { centre: centre.to_owned(), filter, ..ShowQueue::default() });
        view! {
            <p>
                <a href=href>{words::late(waiting.n_late)}</a>
            </p>
        }
    });
    let all = (waiting.n > 0).then(|| view! { <a href=paths::requests(centre)>{words::TO_QUEUE}</a> });
    view! {
        <section class="stack stack--tight" aria-labelledby="demandes-en-attente">
            <h2 id="demandes-en-attente">{words::REQUESTS}</h2>
            <p>{words::waiting(waiting.n)} " " {all}</p>
            {late}
            {oldest}
        </section>
    }
    .into_any()
}
