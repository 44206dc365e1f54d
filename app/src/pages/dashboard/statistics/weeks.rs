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
/// The most weeks that are named under the drawing.
const MOST_NAMES: u64 = 5;
/// The least room between two names: 40 pixels where the drawing is as narrow as 300.
const NAME_STEP: u64 = 86;

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
            {axis(&requests.weeks, step)}
        </figure>
    }
    .into_any()
}

/// Some weeks by their names, below their bars. A drawing of its own: its letters stay as large as the others of the page,
/// whatever the width.
fn axis(weeks: &[WeekFigures], step: u64) -> AnyView {
    let names = named(weeks.len(), step).into_iter().filter_map(|rank| Some(name(weeks.get(rank)?, rank as u64 * step, step)));
    view! {
        <svg class="chart__axis" aria-hidden="true" focusable="false">
            {names.collect_view()}
        </svg>
    }
    .into_any()
}

/// Which weeks are named: the first and the last, and some at even distances between, as room allows.
fn named(n_weeks: usize, step: u64) -> Vec<usize> {
    let last = (n_weeks as u64).saturating_sub(1);
    let gaps = (last * step / NAME_STEP).min(MOST_NAMES - 1);
    if gaps == 0 {
        return if n_weeks == 0 { Vec::new() } else { vec![0] };
    }
    (0..=gaps).filter_map(|nth| usize::try_from((nth * last * 2 + gaps) / (gaps * 2)).ok()).collect()
}

fn name(week: &WeekFigures, x: u64, step: u64) -> AnyView {
    let end = x + bar_width(step);
    let middle = x.midpoint(end);
    // Where the middle of the bar is too near to an edge, the name begins or ends with its bar.
    let (at, anchor) = if x == 0 {
        (x, "start")
    } else if middle + NAME_STEP / 2 > WIDTH {
        (end, "end")
    } else {
        (middle, "middle")
    };
    let (year, number) = words::week_lines(week_number(week.days.from));
    let at = format!("{}.{}%", at * 100 / WIDTH, at * 1000 / WIDTH % 10);
    view! {
        <text x=at.clone() y="1em" text-anchor=anchor>
            {number}
        </text>
        <text x=at y="2.2em" text-anchor=anchor>
            {year}
        </text>
    }
    .into_any()
}

/// A week's bar: the three ways one upon the other, in the order of the key.
fn bar(x: u64, step: u64, (week, most): (&WeekFigures, u64)) -> AnyView {
    let width = bar_width(step);
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

fn bar_width(step: u64) -> u64 {
    (step * 3 / 4).max(1)
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
            <table class="table weeks">
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

#[cfg(test)]
mod tests {
    use super::*;

    /// As the drawing chooses it.
    fn step(n_weeks: usize) -> u64 {
        (WIDTH / (n_weeks as u64).max(1)).clamp(1, WIDEST_STEP)
    }

    #[test]
    fn the_first_and_the_last_week_are_named_and_some_between() {
        let named = |n_weeks| named(n_weeks, step(n_weeks));
        assert_eq!(named(13), [0, 3, 6, 9, 12]);
        assert_eq!(named(53), [0, 13, 26, 39, 52]);
        assert_eq!(named(3), [0, 2]);
        assert_eq!((named(0), named(1), named(2)), (vec![], vec![0], vec![0]), "two bars are too near for two names");
    }

    #[test]
    fn names_never_touch_however_many_weeks_there_are() {
        for n_weeks in 1..=106 {
            let (step, named) = (step(n_weeks), named(n_weeks, step(n_weeks)));
            assert!(named.len() <= 5 && named[0] == 0, "{n_weeks}: {named:?}");
            let near = named.windows(2).any(|pair| (pair[1] - pair[0]) as u64 * step + step <= NAME_STEP);
            assert!(!near && named.last() < Some(&n_weeks), "{n_weeks}: {named:?}");
        }
    }
}
