//! Pages for whoever works on the product; none is linked from a page that a candidate or a centre sees.

pub mod components;
mod mails;

use leptos::prelude::*;

pub use mails::{MailPage, MailsPage};

use super::{frame::Tab, not_found::NotFoundPage};

/// In the context of a render when the server runs for development: these pages exist.
#[derive(Clone, Copy, Debug)]
pub struct DevPages;

/// Every component in every state; an unknown address in production.
#[component]
pub fn GalleryPage() -> impl IntoView {
    let offered = SharedValue::new(|| use_context::<DevPages>().is_some()).into_inner();
    if offered {
        view! {
            <Tab title="Composants" />
            <components::ComponentGallery />
        }
        .into_any()
    } else {
        view! { <NotFoundPage /> }.into_any()
    }
}
