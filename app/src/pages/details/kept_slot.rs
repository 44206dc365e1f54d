//! The slot that is kept meanwhile, how long, and the way to another.

use contract::booking::HoldView;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::hooks::use_location;
use locales::fr::{dates, desk, details, managing};
use std::time::Duration;

use super::{form::desk_of, submit::Booking};
use crate::{
    components::{Card, Fact, Facts, FactsLayout},
    forms::{
        browser::now,
        details::{HOLD, RENEW},
    },
    pages::place::one_line,
    paths::{self, DeskChoice},
};

/// When, where, how long it is kept.
pub(super) fn kept_slot(hold: &HoldView, booking: Booking) -> AnyView {
    let date = hold.slot.starts.date();
    let choice = DeskChoice {
        referrer: hold.referrer,
        mode: Some(hold.mode),
        month: Some(date),
        day: Some(date),
        visitor: Some(hold.visitor.clone()),
        ..DeskChoice::default()
    };
    let change = paths::desk(&desk_of(hold), &choice);
    let starts = hold.slot.starts;
    let own = move || booking.form.clock.get().hour(starts).map(|own| format!(", {}", desk::your_time(&own)));
    let when = format!("{} ({})", dates::full_day_and_hour(starts), dates::zone(&hold.zone));
    let whom = hold.training.as_ref().map_or_else(|| hold.chosen.name.clone(), |training| training.title.clone());
    let how = format!("{}, {}", desk::mode::name(hold.mode), dates::duration(hold.chosen.duration_min));
    let centre = hold.centre.name.clone();
    let at = one_line(&hold.address);
    let left = time_left(hold, booking);
    view! {
        <section class="stack" aria-labelledby="votre-creneau">
            <Card>
                <h2 id="votre-creneau">{details::SLOT}</h2>
                <Facts layout=FactsLayout::Columns>
                    <Fact term=managing::WHEN>{when} {own}</Fact>
                    <Fact term=managing::CENTRE>{centre} <br /> {whom}</Fact>
                    <Fact term=managing::HOW>{how}</Fact>
                    <Fact term=managing::WHERE>{at}</Fact>
                </Facts>
                <div class="card__foot">
                    {left}
                    <a href=change>{details::CHANGE}</a>
                </div>
            </Card>
        </section>
    }
    .into_any()
}

/// The time left, counted down in a living page, and the button that prolongs it once.
fn time_left(hold: &HoldView, booking: Booking) -> AnyView {
    let left = RwSignal::new(hold.seconds_left);
    count_down(left, hold.seconds_left);
    let location = use_location();
    let action = format!("{}?{}", location.pathname.get_untracked(), location.search.get_untracked());
    let token = hold.token.clone();
    let renew = move |event: SubmitEvent| {
        event.prevent_default();
        booking.renew(token.clone());
    };
    let button = hold.renewable.then(|| {
        view! {
            <form method="post" action=action on:submit=renew>
                <input type="hidden" name=HOLD value=hold.token.clone() />
                <button class="button button--quiet" type="submit" name=RENEW value="1">{details::RENEW}</button>
            </form>
        }
    });
    let words = move || match left.get() {
        0 => details::EXPIRED.to_owned(),
        seconds => details::left(seconds / 60),
    };
    view! {
        <p id="temps-restant">{words}</p>
        {button}
    }
    .into_any()
}

fn count_down(left: RwSignal<u32>, seconds: u32) {
    Effect::new(move |_| {
        let end = now().plus_seconds(i64::from(seconds));
        let tick = move || left.set(u32::try_from(end.since(now())).unwrap_or(0));
        // Without a timer the time left stays as the server said it.
        if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(5)) {
            on_cleanup(move || timer.clear());
        }
    });
}
