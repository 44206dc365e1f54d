//! Requests week by week: bars stacked by way, and the table that says the same. A way is told by its pattern, not by its
//! colour alone.

use contract::statistics::{RequestFigures, WeekFigures};
use domain::{request::Way, statistics::week_number};
use leptos::prelude::*;
use locales::fr::staff::statistics as words;

use super::meaning;

/// The drawing, in its own units; it keeps its proportions at every width.
const WIDTH: u64 = 640;
const HEIGHT: u64 = 240;
/// The most room that a week takes: a bar and the gap behind it, a quarter of it.
const WIDEST_STEP: u64 = 48;

pub(super) fn weeks(requests: &RequestFigures) -> AnyView {
    view! {
        {meaning(words::WEEKS_MEAN)}
        {drawing(requests)}
        {table(requests)}
    }
    .into_any()
}

fn drawing(requests: &RequestFigures) -> AnyView {
    let most = requests.weeks.iter().map(|week| week.by_way.total()).max().unwrap_or(0).max(1);
    let step = (WIDTH / (requests.weeks.len() as u64).max(1)).clamp(1, WIDEST_STEP);
    let bars = (0..).zip(&requests.weeks).map(|(rank, week)| bar(rank * step, step, (week, most))).collect_view();
    let said = format!("{}. {}", words::BY_WEEK, words::drawing(requests.by_way.total(), requests.weeks.len()));
    view! {
        <figure class="chart">
            <ul class="chart__key" aria-hidden="true">
                {Way::ALL.iter().map(|way| key(*way)).collect_view()}
            </ul>
            <svg
                class="chart__drawing"
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                role="img"
                aria-label=said
                focusable="false"
            >
                <defs>
                    <pattern id="rayures" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <rect class="chart__ground" width="6" height="6" />
                        <rect class="chart__stripe" width="2.5" height="6" />
                    </pattern>
                    <pattern id="points" width="6" height="6" patternUnits="userSpaceOnUse">
                        <rect class="chart__ground" width="6" height="6" />
                        <circle class="chart__dot" cx="3" cy="3" r="1.6" />
                    </pattern>
                </defs>
                {bars}
            </svg>
        </figure>
    }
    .into_any()
}

/// A week's bar: the three ways one upon the other, in the order of the key.
fn bar(x: u64, step: u64, (week, most): (&WeekFigures, u64)) -> AnyView {
    let width = (step * 3 / 4).max(1);
    let height = |n: u64| n.saturating_mul(HEIGHT) / most;
    let mut below = 0;
    let parts = Way::ALL
        .iter()
        .filter(|way| week.by_way.of(**way) > 0)
        .map(|way| {
            let from = height(below);
            below += week.by_way.of(*way);
            let to = height(below);
            let (class, fill) = look(*way);
            view! { <rect class=class fill=fill x=x y=HEIGHT - to width=width height=to - from /> }
        })
        .collect_view();
    parts.into_any()
}

fn key(way: Way) -> AnyView {
    let (class, fill) = look(way);
    view! {
        <li>
            <svg class="swatch" viewBox="0 0 20 20" focusable="false">
                <rect class=class fill=fill x="1" y="1" width="18" height="18" />
            </svg>
            {words::way(way)}
        </li>
    }
    .into_any()
}

/// How a way is drawn: its outline and its filling.
const fn look(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::Callback => ("chart__part chart__part--full", "currentColor"),
        Way::Enquiry => ("chart__part chart__part--striped", "url(#rayures)"),
        Way::Appointment => ("chart__part chart__part--dotted", "url(#points)"),
    }
}

fn table(requests: &RequestFigures) -> AnyView {
    let heads = Way::ALL.iter().map(|way| view! { <th scope="col" class="number">{words::way(*way)}</th> }).collect_view();
    let lines = requests.weeks.iter().map(line).collect_view();
    view! {
        <section class="table-frame" tabindex="0" aria-label=words::BY_WEEK>
            <table class="table">
                <caption>{words::BY_WEEK}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::WEEK}</th>
                        {heads}
                        <th scope="col" class="number">
                            {words::TOTAL}
                        </th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn line(week: &WeekFigures) -> AnyView {
    let counts = Way::ALL.iter().map(|way| view! { <td class="number">{week.by_way.of(*way)}</td> }).collect_view();
    view! {
        <tr>
            <th scope="row">
                {words::week(week_number(week.days.from))} <div class="small muted">{words::days(week.days)}</div>
            </th>
            {counts}
            <td class="number">{week.by_way.total()}</td>
        </tr>
    }
    .into_any()
}
