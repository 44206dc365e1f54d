//! The week at a glance: one bar a day. The words beside it say the same as the drawing.

use chrono::{Datelike, TimeDelta};
use contract::hours::{AdvisorHoursView, DayGlance, GlancePiece, GlanceWhat, HoursView, ShowHours};
use domain::{agenda::TimeWindow, time::NaiveDate};
use leptos::prelude::*;
use locales::fr::{
    dates,
    staff::{hours::week as words, opening},
};

use crate::{
    components::{Glyph, Icon},
    paths::staff as paths,
};

/// The drawing begins and ends at full pairs of hours, and shows at least the day's usual part.
const USUAL: (u16, u16) = (8 * 60, 18 * 60);
const STEP: u16 = 2 * 60;

/// The week, and the ways to those around it.
pub(super) fn week(view: &HoursView, shown: &AdvisorHoursView, ask: &ShowHours) -> AnyView {
    let Some(monday) = shown.week.first().map(|day| day.date) else { return ().into_any() };
    let (from, to) = extent(&shown.week);
    let days = shown.week.iter().map(|day| day_row(day, (from, to), view.today)).collect_view();
    let open: u32 =
        shown.week.iter().flat_map(|day| &day.pieces).filter(|piece| piece.what == GlanceWhat::Open).map(length).sum();
    let to_week = |date: Option<NaiveDate>| paths::hours_of(&ask.centre, ask.advisor, date);
    let weeks = |n: i64| monday.checked_add_signed(TimeDelta::days(n * 7));
    let this = (!shown.week.iter().any(|day| day.date == view.today)).then(|| {
        view! {
            <a class="button button--quiet" href=to_week(None) data-noscroll="">
                {words::THIS}
            </a>
        }
    });
    view! {
        <section class="stack" aria-labelledby="semaine-titre">
            <div class="cluster">
                <a class="round-button" href=to_week(weeks(-1)) data-noscroll="">
                    <Icon glyph=Glyph::ArrowLeft />
                    <span class="visually-hidden">{words::PREVIOUS}</span>
                </a>
                <h2 id="semaine-titre" aria-live="polite">
                    {words::title(monday)}
                </h2>
                <a class="round-button" href=to_week(weeks(1)) data-noscroll="">
                    <Icon glyph=Glyph::ArrowRight />
                    <span class="visually-hidden">{words::NEXT}</span>
                </a>
                {this}
            </div>
            <div class="bars">
                <div class="bars__axis" aria-hidden="true">
                    {(0..=(to - from) / STEP).map(|n| view! { <span>{(from + n * STEP) / 60}</span> }).collect_view()}
                </div>
                <ul class="bars__days">{days}</ul>
            </div>
            <p class="small muted">{words::hours_total(open)}</p>
        </section>
    }
    .into_any()
}

/// From which minute to which the week is drawn.
fn extent(week: &[DayGlance]) -> (u16, u16) {
    let pieces = || week.iter().flat_map(|day| &day.pieces);
    let first = pieces().map(|piece| piece.from.minutes()).min().unwrap_or(USUAL.0).min(USUAL.0);
    let last = pieces().map(|piece| piece.to.minutes()).max().unwrap_or(USUAL.1).max(USUAL.1);
    (first / STEP * STEP, last.div_ceil(STEP) * STEP)
}

fn length(piece: &GlancePiece) -> u32 {
    u32::from(piece.to.minutes().saturating_sub(piece.from.minutes()))
}

fn day_row(day: &DayGlance, (from, to): (u16, u16), today: NaiveDate) -> AnyView {
    let width = to - from;
    let rects = day
        .pieces
        .iter()
        .map(|piece| {
            let x = piece.from.minutes().saturating_sub(from);
            view! { <rect class=class_of(piece.what) x=x y="0" width=length(piece) height="20" /> }
        })
        .collect_view();
    let lines =
        (1..width / STEP).map(|n| view! { <rect class="bars__line" x=n * STEP y="0" width="1" height="20" /> }).collect_view();
    let (short, _) = dates::WEEKDAY_HEADS[day.date.weekday().num_days_from_monday() as usize];
    view! {
        <li class="bars__day" aria-current=(day.date == today).then_some("date")>
            <span class="bars__name">
                <span aria-hidden="true">{short} " " {dates::day_number(day.date)}</span>
                <span class="visually-hidden">{dates::day(day.date)}</span>
            </span>
            <svg class="bars__track" viewBox=format!("0 0 {width} 20") preserveAspectRatio="none" aria-hidden="true" focusable="false">
                {lines}
                {rects}
            </svg>
            <span class="bars__text">{told(day)}</span>
        </li>
    }
    .into_any()
}

const fn class_of(what: GlanceWhat) -> &'static str {
    match what {
        GlanceWhat::Open => "piece piece--open",
        GlanceWhat::Holiday => "piece piece--holiday",
        GlanceWhat::Closure => "piece piece--closure",
        GlanceWhat::Absence => "piece piece--absence",
    }
}

/// `9 h – 12 h, fermé 14 h – 17 h (horaires particuliers)`.
fn told(day: &DayGlance) -> String {
    let piece = |piece: &GlancePiece| {
        let hours = opening::window(TimeWindow { from: piece.from, to: piece.to });
        match piece.what {
            GlanceWhat::Open => hours,
            GlanceWhat::Holiday => format!("{} {hours}", words::HOLIDAY),
            GlanceWhat::Closure => format!("{} {hours}", words::CLOSURE),
            GlanceWhat::Absence => format!("{} {hours}", words::ABSENCE),
        }
    };
    let mut said: Vec<String> = day.pieces.iter().map(piece).collect();
    if said.is_empty() {
        said.push(words::NONE.to_owned());
    }
    let named = day.holiday.map(|holiday| opening::holiday(holiday).to_owned());
    let special = day.is_special.then(|| words::SPECIAL.to_owned());
    let asides: Vec<String> = named.into_iter().chain(special).collect();
    if asides.is_empty() { said.join(", ") } else { format!("{} ({})", said.join(", "), asides.join(", ")) }
}
