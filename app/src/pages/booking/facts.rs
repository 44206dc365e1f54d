//! About what and whom: after the task.

use contract::booking::DeskView;
use leptos::prelude::*;
use locales::fr::{dates, desk, finding, finding::training as words};

use crate::{
    components::{Card, Fact, Facts},
    pages::place::{phone_link, place},
    paths,
};

/// The facts of the training and its centre.
pub(super) fn facts(view: &DeskView) -> AnyView {
    let training = view.training.clone();
    let heading = training.as_ref().map_or_else(|| desk::ABOUT.to_owned(), |training| training.title.clone());
    let about = training.map(|training| {
        view! {
            {training.starts_on.map(|date| view! { <Fact term=words::WHEN>{dates::plain_day(date)}</Fact> })}
            {training.duration_years.map(|n| view! { <Fact term=words::DURATION>{words::years(n)}</Fact> })}
            <Fact term=words::LEVEL>{finding::level(training.level)}</Fact>
            {training.capacity.map(|n| view! { <Fact term=words::CAPACITY>{words::places(n)}</Fact> })}
        }
    });
    let centre = view.centre.clone();
    let at = place(&view.address);
    view! {
        <Card>
            <h2>{heading}</h2>
            <Facts>
                <Fact term=words::CENTRE>
                    <a href=paths::centre(&centre.slug)>{centre.name}</a>
                </Fact>
                <Fact term=words::WHERE>{at}</Fact>
                {about}
                {centre.phone.map(|phone| view! { <Fact term=words::PHONE>{phone_link(&phone)}</Fact> })}
            </Facts>
        </Card>
    }
    .into_any()
}
