//! Buttons: what acts is a `<button>`, what leads somewhere is an `<a>`; both look alike.

use crate::paths;
use leptos::prelude::*;

/// The weight of a button. One primary button per screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonTone {
    /// The one thing to do on this screen: filled.
    #[default]
    Primary,
    /// Another way out.
    Quiet,
    /// Cannot be taken back.
    Danger,
    /// As light as a link.
    Link,
}

impl ButtonTone {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
            Self::Link => "button button--link",
        }
    }
}

/// What pressing does without JavaScript.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Sends the form it stands in.
    #[default]
    Submit,
    /// Nothing: the page listens.
    Plain,
}

impl ButtonKind {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Plain => "button",
        }
    }
}

/// A button. `name`, `value`, `formaction` and the like are added with `attr:`.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    tone: ButtonTone,
    /// Sends the form, or only calls `on_press`.
    #[prop(optional)]
    kind: ButtonKind,
    /// The form to send when the button stands outside of it (in the bar at the bottom).
    #[prop(optional, into)]
    form: Option<String>,
    /// Sent and waiting for the answer: said to readers, shown under the words.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Cannot be pressed now. Prefer a button that answers why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called when pressed.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// A verb.
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=kind.attribute()
            class=tone.class()
            form=form
            disabled=move || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// Its weight.
    #[prop(optional)]
    tone: ButtonTone,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// A verb.
    children: Children,
) -> impl IntoView {
    let rel = paths::is_plain(&href).then_some("external");
    view! {
        <a class=tone.class() href=href rel=rel>
            {children()}
        </a>
    }
}
