//! An entry of one line.

use leptos::{html, prelude::*};

use super::{
    field_frame::{FieldFrame, described_by},
    live_text::{first_value, keep_alike, report},
};

/// What is typed: decides the keyboard of a phone and what the browser offers to fill in.
/// Autofill tokens: HTML standard, section "autofill".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// Plain words.
    #[default]
    Text,
    /// A first name.
    GivenName,
    /// A last name.
    FamilyName,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A town or a postal code.
    PostalCode,
    /// Digits, as a one-time code.
    OneTimeCode,
    /// Words to look for.
    Search,
    /// A civil date.
    Date,
    /// A wall-clock time.
    Time,
    /// A wall-clock time as people write it (`9h30`), midnight at the end of the day included.
    ClockTime,
    /// A whole number.
    Number,
    /// A whole number typed like text: no wheel, no arrows that change it by accident.
    Count,
    /// The password of an account that exists.
    CurrentPassword,
    /// A password being chosen.
    NewPassword,
}

impl Entry {
    /// `(type, inputmode, autocomplete, autocapitalize)`.
    const fn attributes(self) -> (&'static str, Option<&'static str>, Option<&'static str>, Option<&'static str>) {
        match self {
            Self::Text => ("text", None, None, None),
            Self::GivenName => ("text", None, Some("given-name"), Some("words")),
            Self::FamilyName => ("text", None, Some("family-name"), Some("words")),
            Self::Email => ("email", Some("email"), Some("email"), Some("none")),
            Self::Phone => ("tel", Some("tel"), Some("tel"), None),
            Self::PostalCode => ("text", None, Some("postal-code"), None),
            Self::OneTimeCode => ("text", Some("numeric"), Some("one-time-code"), None),
            Self::Search => ("search", Some("search"), None, None),
            Self::Date => ("date", None, None, None),
            Self::Time => ("time", None, None, None),
            Self::ClockTime => ("text", Some("numeric"), Some("off"), None),
            Self::Number => ("number", Some("numeric"), None, None),
            Self::Count => ("text", Some("numeric"), None, None),
            Self::CurrentPassword => ("password", None, Some("current-password"), None),
            Self::NewPassword => ("password", None, Some("new-password"), None),
        }
    }
}

/// A field of one line. What is typed before the page comes alive is kept. `required`, `maxlength`, `min`, `max` and
/// the like are left to the server's rules, so that the errors are ours: none of them is set here.
#[component]
pub fn TextField(
    /// Unique in the page; the error summary links to it.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What is typed.
    #[prop(optional)]
    entry: Entry,
    /// First value.
    #[prop(optional, into)]
    value: String,
    /// The value, when the page wants to follow or change it.
    #[prop(optional, into)]
    live: Option<RwSignal<String>>,
    /// The word that says an answer is not needed; without it, an answer is needed.
    #[prop(optional, into)]
    optional_word: Option<String>,
    /// How to answer.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is wrong and how to put it right.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Another autofill token than the entry's own (`off` when the answer is somebody else's).
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// Called at each letter.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let (kind, inputmode, own_autocomplete, autocapitalize) = entry.attributes();
    let needed = optional_word.is_none().then_some("true");
    let helped = help.is_some();
    let described_id = id.clone();
    let node = NodeRef::<html::Input>::new();
    let value = first_value(value, live);
    if let Some(live) = live {
        keep_alike(
            live,
            move || node.get().map(|input| input.value()),
            move |text| {
                if let Some(input) = node.get_untracked() {
                    input.set_value(text);
                }
            },
        );
    }
    view! {
        <FieldFrame id=id.clone() label optional_word help error>
            <input
                node_ref=node
                class="field__input"
                id=id
                name=name
                type=kind
                inputmode=inputmode
                autocomplete=autocomplete.or_else(|| own_autocomplete.map(str::to_owned))
                autocapitalize=autocapitalize
                value=value
                aria-required=needed
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || described_by(&described_id, helped, error.get().is_some())
                on:input:target=move |event| report(event.target().value(), live, on_input)
            />
        </FieldFrame>
    }
}
