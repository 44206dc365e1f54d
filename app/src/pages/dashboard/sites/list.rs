//! Every site, with who and what uses it.

use contract::centre_settings::{SiteDetails, SitesAccess, SitesView};
use leptos::prelude::*;
use locales::fr::staff::settings::{self as words, sites};

use super::Around;
use crate::{
    components::{
        Announce, ButtonLink, ButtonTone, Card, EmptyState, Fact, Facts, FactsLayout, Glyph, Notice, NoticeTone, PageHeader,
    },
    pages::{frame::Tab, place},
    paths::{self, staff},
};

pub(super) fn list(view: &SitesView, (centre, _, done): Around<'_>) -> AnyView {
    let cards = view.sites.iter().map(|site| card(site, view.access, centre)).collect_view();
    let new = staff::site(centre, staff::NEW_SITE);
    let head = match view.access {
        SitesAccess::Change => view! {
            <PageHeader title=words::SITES_TITLE lead=sites::LEAD>
                <ButtonLink href=new>{sites::NEW}</ButtonLink>
            </PageHeader>
        }
        .into_any(),
        SitesAccess::Read => view! {
            <PageHeader title=words::SITES_TITLE lead=sites::LEAD />
            <Notice tone=NoticeTone::Info title=sites::READ_ONLY />
        }
        .into_any(),
    };
    let said = done.get_untracked().map(|said| {
        view! { <Notice tone=NoticeTone::Ok title=said announce=Announce::Politely /> }
    });
    let empty = view.sites.is_empty().then(|| {
        view! { <EmptyState glyph=Glyph::Pin title=sites::NONE text=sites::NONE_BODY /> }
    });
    view! {
        <Tab title=words::SITES_TITLE />
        {head}
        {said}
        {empty}
        <ul class="cards">{cards}</ul>
    }
    .into_any()
}

fn card(site: &SiteDetails, access: SitesAccess, centre: &str) -> AnyView {
    let draft = &site.draft;
    let address = contract::find::AddressView {
        street: draft.address.clone(),
        postal_code: draft.postal_code.clone(),
        city: draft.city.clone(),
        coordinates: site.point,
    };
    let map = if site.point.is_some() {
        view! {
            <a href=paths::map(&address) rel="external noopener noreferrer">
                {sites::MAP}
            </a>
        }
        .into_any()
    } else {
        view! { <span class="muted">{sites::NO_POINT}</span> }.into_any()
    };
    let clock = sites::clock(draft.zone, draft.territory);
    let unusual = site.usual.map(|(zone, territory)| {
        view! { <Notice tone=NoticeTone::Warn title=sites::unusual(zone, territory) /> }
    });
    let (name, href) = (draft.name.clone(), staff::site(centre, &site.id.to_string()));
    let named = name.clone();
    let edit = match access {
        SitesAccess::Read => None,
        SitesAccess::Change => Some(view! {
            <div class="card__foot">
                <ButtonLink tone=ButtonTone::Quiet href=href>
                    {sites::EDIT}
                    <span class="visually-hidden">" " {named}</span>
                </ButtonLink>
            </div>
        }),
    };
    let (line, advisors, types) =
        (place::one_line(&address), names(&site.advisors, sites::NOBODY), names(&site.types, sites::NO_TYPES));
    view! {
        <li>
            <Card>
                <h2>{name}</h2>
                <Facts layout=FactsLayout::Columns>
                    <Fact term=sites::ADDRESS>{line} <br /> {map}</Fact>
                    <Fact term=sites::CLOCK>{clock}</Fact>
                    <Fact term=sites::ADVISORS>{advisors}</Fact>
                    <Fact term=sites::TYPES>{types}</Fact>
                </Facts>
                {unusual}
                {edit}
            </Card>
        </li>
    }
    .into_any()
}

fn names(names: &[String], none: &'static str) -> String {
    if names.is_empty() { none.to_owned() } else { names.join(", ") }
}
