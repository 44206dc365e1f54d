//! The one thing to do, within reach of the thumb.

use leptos::prelude::*;

/// What is about to be done, and its button. Place it as the last child of what it acts on, inside `.page`: it stays at
/// the bottom of the window without ever hiding the end, and lies still where the window is too low.
#[component]
pub fn BottomBar(
    /// What the button is about.
    #[prop(into)]
    what: Signal<String>,
    /// A few words more.
    #[prop(optional, into)]
    note: MaybeProp<String>,
    /// The button.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="bottom-bar">
            <div class="bottom-bar__inner">
                <p class="bottom-bar__what">
                    <strong>{move || what.get()}</strong>
                    {move || note.get().map(|note| view! { <span class="bottom-bar__note">{note}</span> })}
                </p>
                <div class="bottom-bar__action">{children()}</div>
            </div>
        </div>
    }
}
