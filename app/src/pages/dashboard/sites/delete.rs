//! Taking a site away, when nothing refers to it; otherwise what does.

use contract::centre_settings::{DeleteSite, SiteDetails, SiteRemoval, SiteUses, SitesView};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use locales::fr::staff::settings::sites;

use crate::{
    components::{Button, ButtonKind, ButtonTone, Dialog},
    pages::{loading::Answered, refused::act_refused},
    paths::staff,
    server_fns::{AppError, centre_settings::delete_site},
};

pub(super) fn delete(
    site: &SiteDetails,
    centre: &str,
    answered: Answered<SitesView>,
    done: RwSignal<Option<&'static str>>,
) -> AnyView {
    if site.uses != SiteUses::default() {
        return view! { <p class="small muted">{sites::in_use(site.uses)}</p> }.into_any();
    }
    let (asking, pending) = (RwSignal::new(false), RwSignal::new(false));
    let (kept, trouble) = (RwSignal::new(None::<SiteUses>), RwSignal::new(None::<AppError>));
    let ask = DeleteSite { centre: centre.to_owned(), id: site.id };
    let (list, navigate) = (staff::sites(centre), use_navigate());
    let press = move |()| {
        asking.set(false);
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        let (ask, list, navigate) = (ask.clone(), list.clone(), navigate.clone());
        spawn_local(async move {
            let answer = delete_site(ask).await;
            pending.set(false);
            match answer {
                Ok(SiteRemoval::Deleted) => {
                    done.set(Some(sites::DELETED));
                    answered.refetch();
                    navigate(&list, NavigateOptions::default());
                }
                Ok(SiteRemoval::InUse(uses)) => kept.set(Some(uses)),
                Err(error) => trouble.set(Some(error)),
            }
        });
    };
    view! {
        <div class="stack stack--tight form--settings">
            {move || trouble.get().map(|error| act_refused(&error, None))}
            <p class="small" role="status">
                {move || kept.get().map(sites::in_use)}
            </p>
            <div>
                <Button
                    tone=ButtonTone::Danger
                    kind=ButtonKind::Plain
                    busy=pending
                    on_press=Callback::new(move |()| asking.set(true))
                >
                    {sites::DELETE}
                </Button>
            </div>
            <Dialog id="supprimer" title=sites::delete_title(&site.draft.name) close_label=sites::DELETE_NO open=asking>
                <p>{sites::DELETE_BODY}</p>
                <div class="actions">
                    <Button tone=ButtonTone::Danger kind=ButtonKind::Plain on_press=Callback::new(press)>
                        {sites::DELETE_YES}
                    </Button>
                    <Button
                        tone=ButtonTone::Quiet
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| asking.set(false))
                    >
                        {sites::DELETE_NO}
                    </Button>
                </div>
            </Dialog>
        </div>
    }
    .into_any()
}
