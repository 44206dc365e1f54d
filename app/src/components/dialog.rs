//! A question that stops the reader: only before what cannot be taken back.

use leptos::{html, prelude::*};

use super::icon::{Glyph, Icon};

/// The browser's own modal dialogue: it holds the focus, closes on Escape, gives the focus back.
#[component]
pub fn Dialog(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// Words of the button that closes, for readers.
    #[prop(into)]
    close_label: String,
    /// Whether it is open; false again once the reader has closed it.
    open: RwSignal<bool>,
    /// What happens, and the buttons.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if wanted && !dialog.open() {
            // Refused only when the element has left the page: then there is nothing to show.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    let title_id = format!("{id}-title");
    view! {
        <dialog class="dialog" id=id node_ref=node aria-labelledby=title_id on:close=move |_| open.set(false)>
            <div class="dialog__body">
                <div class="dialog__head">
                    <h2 id=title_id.clone()>{title}</h2>
                    <button class="round-button" type="button" on:click=move |_| open.set(false)>
                        <Icon glyph=Glyph::Close />
                        <span class="visually-hidden">{close_label}</span>
                    </button>
                </div>
                {children()}
            </div>
        </dialog>
    }
}
