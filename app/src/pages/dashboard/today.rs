//! What waits today.

use contract::dashboard::FrameView;
use leptos::prelude::*;
use locales::fr::{dates, staff};

use super::frame::Framed;
use crate::{
    components::PageHeader,
    pages::{frame::Tab, loading::loaded},
};

/// `/gestion/{centre}`
#[component]
pub fn TodayPage() -> impl IntoView {
    let framed = expect_context::<Framed>().0;
    loaded(framed, today_view)
}

fn today_view(view: FrameView) -> AnyView {
    view! {
        <Tab title=staff::nav::TODAY />
        <PageHeader title=staff::nav::TODAY context=dates::day(view.today) />
    }
    .into_any()
}
