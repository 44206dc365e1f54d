//! The frame of a dashboard: whose it is, the parts, who is signed in. It stays in place while the parts load.

use contract::dashboard::FrameView;
use domain::staff::{Right, Role};
use leptos::prelude::*;
use leptos_router::{components::Outlet, hooks::use_location};
use locales::fr::{frame as words, staff};

use super::centre_of_address;
use crate::{
    pages::{frame::follow_in_page, loading::answer_to},
    paths::staff as paths,
    server_fns::dashboard::dashboard_frame,
};

/// A part of the dashboard, as its navigation shows it.
struct Part {
    label: &'static str,
    /// The address of the part in a centre.
    address: fn(&str) -> String,
    /// Who sees it.
    right: Right,
}

/// Every part, in the order shown.
const PARTS: [Part; 11] = [
    Part { label: staff::nav::TODAY, address: paths::today, right: Right::OwnAgenda },
    Part { label: staff::nav::REQUESTS, address: paths::requests, right: Right::OwnRequests },
    Part { label: staff::nav::AGENDA, address: paths::agenda, right: Right::OwnAgenda },
    Part { label: staff::nav::HOURS, address: paths::hours, right: Right::OwnAgenda },
    Part { label: staff::nav::WHY, address: paths::why, right: Right::OwnAgenda },
    Part { label: staff::nav::CLOSURES, address: paths::closures, right: Right::OwnAgenda },
    Part { label: staff::nav::STATISTICS, address: paths::statistics, right: Right::OwnRequests },
    Part { label: staff::nav::TYPES, address: paths::types, right: Right::Configure },
    Part { label: staff::nav::TEAM, address: paths::team, right: Right::Configure },
    Part { label: staff::nav::SITES, address: paths::sites, right: Right::Configure },
    Part { label: staff::nav::SETTINGS, address: paths::settings, right: Right::Configure },
];

/// The frame around every page under `/gestion/{centre}`.
#[component]
pub fn Dashboard() -> impl IntoView {
    let centre = centre_of_address();
    let framed = answer_to(move || centre.get(), dashboard_frame);
    view! {
        <a class="skip-link" href="#content">
            {words::SKIP}
        </a>
        <div class="shell dense" on:click=move |event| follow_in_page(&event)>
            <nav class="side-nav" aria-label=staff::nav::NAME>
                // Nothing to show of a centre that is not theirs: the page inside says so.
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move { framed.await.ok().map(|view| navigation(&view)) })}
                </Transition>
            </nav>
            <main class="shell__main" id="content" tabindex="-1">
                <Outlet />
            </main>
        </div>
    }
}

fn navigation(view: &FrameView) -> AnyView {
    let links = PARTS
        .iter()
        .filter(|part| view.me.role.may(part.right))
        .map(|part| part_link(part.label, (part.address)(&view.centre.slug)))
        .collect_view();
    let elsewhere = view.has_other_centres.then(|| {
        view! {
            <li>
                <a href=paths::HOME>{staff::nav::OTHER_CENTRES}</a>
            </li>
        }
    });
    let who = staff::nav::who(&view.me.name, role_name(view.me.role));
    view! {
        <div class="side-nav__who">
            <strong>{view.centre.name.clone()}</strong>
            <div class="small muted">{who}</div>
        </div>
        <ul>
            {links} {elsewhere} <li>
                <a href=paths::ACCOUNT>{staff::nav::ACCOUNT}</a>
            </li> <li>
                <form method="post" action=paths::LOG_OUT>
                    <button class="side-nav__act" type="submit">
                        {staff::account::LOG_OUT}
                    </button>
                </form>
            </li>
        </ul>
    }
    .into_any()
}

/// A link that says whether we are there: at the part's own address, or below it. The first page is the start of every other
/// address, so it counts only when it is exactly this.
fn part_link(label: &'static str, href: String) -> AnyView {
    let path = use_location().pathname;
    let own = href.clone();
    let is_first = href.matches('/').count() == 2;
    let current = move || {
        path.with(|path| {
            let path = path.trim_end_matches('/');
            path == own || (!is_first && path.strip_prefix(own.as_str()).is_some_and(|rest| rest.starts_with('/')))
        })
        .then_some("page")
    };
    view! {
        <li>
            <a href=href aria-current=current>
                {label}
            </a>
        </li>
    }
    .into_any()
}

/// The role, as people say it.
pub(in crate::pages) const fn role_name(role: Role) -> &'static str {
    staff::role(role)
}
