//! One timeline: the bar of the day, and the table that says the same with what can be done.

use contract::hours::{AskWhy, WhyPiece, WhyRow, WhyView, WhyWhat};
use domain::{
    ids::AdvisorId,
    time::{CivilInstant, NaiveDate, Timestamp},
};
use leptos::prelude::*;
use locales::fr::{dates, staff::why as words};

use crate::paths::staff as paths;

/// What the links of a timeline need to know.
pub(super) struct Around {
    centre: String,
    day: NaiveDate,
    type_slug: String,
    /// Only agendas that the person may see can be led to.
    advisor: Option<AdvisorId>,
    may_configure: bool,
}

impl Around {
    pub(super) fn of(view: &WhyView, ask: &AskWhy) -> Self {
        let only = match &view.advisors[..] {
            [only] => Some(only.id),
            [] | [_, _, ..] => None,
        };
        Self {
            centre: ask.centre.clone(),
            day: view.day,
            type_slug: view.chosen.as_ref().map(|kind| kind.slug.clone()).unwrap_or_default(),
            advisor: ask.advisor.or(only),
            may_configure: view.may_configure,
        }
    }

    fn hours(&self, row: &WhyRow) -> String {
        paths::hours_of(&self.centre, row.advisor.as_ref().map(|name| name.id).or(self.advisor), Some(self.day))
    }
}

/// The drawing, then the table.
pub(super) fn timeline(row: &WhyRow, around: &Around) -> AnyView {
    let lines = told(row).into_iter().map(|piece| line(piece, row, around)).collect_view();
    let nothing = row.no_hours.map(|kind| {
        view! {
            <p>
                {words::no_hours(kind)} " "
                <a href=around.hours(row)>{words::act::ADD_HOURS}</a>
            </p>
        }
    });
    view! {
        {drawing(row)}
        {nothing}
        <div class="table-frame">
            <table class="table why__table">
                <caption class="visually-hidden">{words::CAPTION}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::HOURS}</th>
                        <th scope="col">{words::REASON}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Everything but the night around the hours: what lies outside at the two ends of a day that has hours says nothing.
fn told(row: &WhyRow) -> Vec<&WhyPiece> {
    let is_outside = |piece: &&WhyPiece| piece.what == WhyWhat::Outside;
    let first = row.pieces.iter().position(|piece| !is_outside(&piece)).unwrap_or(0);
    let last = row.pieces.iter().rposition(|piece| !is_outside(&piece)).map_or(row.pieces.len(), |at| at + 1);
    row.pieces.get(first..last).unwrap_or_default().iter().collect()
}

fn drawing(row: &WhyRow) -> AnyView {
    let told = told(row);
    let (Some(start), Some(end)) = (told.first().map(|piece| piece.span.starts), told.last().map(|piece| piece.span.ends)) else {
        return ().into_any();
    };
    let width = (end.at.since(start.at) / 60).max(1);
    let rects = told
        .iter()
        .map(|piece| {
            let (x, length) = (minutes(start.at, piece.span.starts.at), minutes(piece.span.starts.at, piece.span.ends.at));
            view! { <rect class=class_of(&piece.what) x=x y="0" width=length height="20" /> }
        })
        .collect_view();
    let shown = |at: CivilInstant| dates::hour(at);
    view! {
        <div class="timeline" role="img" aria-label=words::DRAWING>
            <svg class="timeline__bar" viewBox=format!("0 0 {width} 20") preserveAspectRatio="none" aria-hidden="true" focusable="false">
                {rects}
            </svg>
            <div class="timeline__ends" aria-hidden="true">
                <span>{shown(start)}</span>
                <span>{shown(end)}</span>
            </div>
        </div>
    }
    .into_any()
}

fn minutes(from: Timestamp, to: Timestamp) -> i64 {
    to.since(from) / 60
}

fn line(piece: &WhyPiece, row: &WhyRow, around: &Around) -> AnyView {
    let hours = format!("{}\u{a0}–\u{a0}{}", dates::hour(piece.span.starts), dates::hour(piece.span.ends));
    view! {
        <tr>
            <th scope="row" class="nowrap numbers">
                {hours}
            </th>
            <td>
                <div class="why__what">
                    <svg class="swatch" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                        <rect class=class_of(&piece.what) x="0" y="0" width="20" height="20" />
                    </svg>
                    <span>{words::sentence(&piece.what)}</span>
                    {acts(&piece.what, row, around)}
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// What to do about it, for who may.
fn acts(what: &WhyWhat, row: &WhyRow, around: &Around) -> AnyView {
    let link = |href: String, words: &'static str| view! { <a href=href>{words}</a> }.into_any();
    let settings = || {
        around
            .may_configure
            .then(|| link(paths::type_settings(&around.centre, &around.type_slug), words::act::SEE_TYPE))
            .into_any()
    };
    match what {
        WhyWhat::Outside => link(around.hours(row), words::act::ADD_HOURS),
        WhyWhat::Holiday(_) => link(around.hours(row), words::act::OPEN_HOLIDAY),
        WhyWhat::Closure(closures) => closures
            .iter()
            .map(|one| link(format!("{}#fermeture-{}", paths::closures(&around.centre), one.id), words::act::SEE_CLOSURE))
            .collect_view()
            .into_any(),
        WhyWhat::Absence(absences) => absences
            .iter()
            .map(|one| {
                let hours = paths::hours_of(&around.centre, Some(one.advisor.id), Some(around.day));
                link(format!("{hours}#absences"), words::act::SEE_ABSENCE)
            })
            .collect_view()
            .into_any(),
        WhyWhat::Appointment(ids) => ids
            .iter()
            .map(|id| link(paths::appointment(&around.centre, *id), words::act::SEE_APPOINTMENT))
            .collect_view()
            .into_any(),
        WhyWhat::Free { n_slots: 0 } | WhyWhat::Buffer | WhyWhat::Notice(_) | WhyWhat::Horizon(_) => settings(),
        WhyWhat::Free { .. } | WhyWhat::External | WhyWhat::Session | WhyWhat::Past => ().into_any(),
    }
}

const fn class_of(what: &WhyWhat) -> &'static str {
    match what {
        WhyWhat::Free { n_slots: 0 } => "piece piece--short",
        WhyWhat::Free { .. } => "piece piece--open",
        WhyWhat::Outside => "piece piece--outside",
        WhyWhat::Holiday(_) => "piece piece--holiday",
        WhyWhat::Closure(_) => "piece piece--closure",
        WhyWhat::Absence(_) => "piece piece--absence",
        WhyWhat::Appointment(_) | WhyWhat::Session | WhyWhat::External => "piece piece--busy",
        WhyWhat::Buffer => "piece piece--buffer",
        WhyWhat::Past | WhyWhat::Notice(_) | WhyWhat::Horizon(_) => "piece piece--limit",
    }
}
