//! The sites of the centre: the list, or the form of one that the address names.

mod delete;
mod form;
mod list;

use contract::{
    centre_settings::{SitesAccess, SitesView},
    refusal::Refusal,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::centre_of_address;
use crate::{
    forms::pairs::{parse_pairs, value_of},
    pages::loading::{Answered, answer_to, loaded},
    paths::staff,
    server_fns::{AppError, centre_settings::list_sites, refused, unknown},
};

/// What the address asks to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Wanted {
    /// Every site.
    #[default]
    All,
    /// A form for one more.
    New,
    /// The form of this one.
    One(String),
}

impl Wanted {
    fn read(search: &str) -> Self {
        match value_of(&parse_pairs(search), staff::SITE) {
            None => Self::All,
            Some(staff::NEW_SITE) => Self::New,
            Some(id) => Self::One(id.to_owned()),
        }
    }
}

/// `/gestion/{centre}/sites`
#[component]
pub fn SitesPage() -> impl IntoView {
    let centre = centre_of_address();
    let location = use_location();
    let wanted = Memo::new(move |before: Option<&Wanted>| {
        // While the visitor leaves, the address is already another page's: what was wanted stands.
        let here = location.pathname.with(|path| *path == staff::sites(&centre.get_untracked()));
        let now = location.search.with(|search| Wanted::read(search));
        if here { now } else { before.cloned().unwrap_or(now) }
    });
    let answered = answer_to(move || (centre.get(), wanted.get()), |(centre, wanted)| shown(centre, wanted));
    let done = RwSignal::new(None::<&'static str>);
    loaded(answered, move |view| sites_view(&view, &wanted.get_untracked(), (&centre.get_untracked(), answered, done)))
}

/// The sites. A form is for who may change them, and for a site that exists.
async fn shown(centre: String, wanted: Wanted) -> Result<SitesView, AppError> {
    let view = list_sites(centre).await?;
    match (&wanted, view.access) {
        (Wanted::All, _) | (Wanted::New, SitesAccess::Change) => Ok(view),
        (Wanted::One(id), SitesAccess::Change) if view.sites.iter().any(|site| site.id.to_string() == *id) => Ok(view),
        (Wanted::One(_), SitesAccess::Change) => Err(unknown()),
        (Wanted::New | Wanted::One(_), SitesAccess::Read) => Err(refused(Refusal::Forbidden)),
    }
}

/// Whose sites, how they are asked for again, what was done a moment ago.
type Around<'a> = (&'a str, Answered<SitesView>, RwSignal<Option<&'static str>>);

fn sites_view(view: &SitesView, wanted: &Wanted, around: Around<'_>) -> AnyView {
    match wanted {
        Wanted::All => list::list(view, around),
        Wanted::New => form::form(None, around),
        Wanted::One(id) => form::form(view.sites.iter().find(|site| site.id.to_string() == *id), around),
    }
}
