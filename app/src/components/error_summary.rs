//! What is wrong in a form, all at once, at its head.

use leptos::{html, prelude::*};

use super::icon::{Glyph, Icon};

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The id of the entry.
    pub field_id: String,
    /// What is wrong and how to put it right: the same sentence as under the entry.
    pub sentence: String,
}

/// The list of errors; each leads to its entry. It takes the focus whenever it appears or changes, without JavaScript
/// too. Draws nothing when there is none.
#[component]
pub fn ErrorSummary(
    /// How many answers are to be put right, in words.
    #[prop(into)]
    title: Signal<String>,
    /// What is wrong, in the order of the form.
    #[prop(into)]
    faults: Signal<Vec<FieldFault>>,
    /// Begins the id inside, where a page has several forms.
    #[prop(optional, into)]
    prefix: String,
) -> impl IntoView {
    let title_id = format!("{prefix}error-summary-title");
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if !faults.get().is_empty()
            && let Some(summary) = node.get()
        {
            // A refused focus leaves the reader where they were; nothing else can be done.
            let _ = summary.focus();
        }
    });
    move || {
        let faults = faults.get();
        let title_id = title_id.clone();
        (!faults.is_empty()).then(|| {
            let lines = faults
                .into_iter()
                .map(|fault| {
                    view! {
                        <li>
                            <a href=format!("#{}", fault.field_id)>{fault.sentence}</a>
                        </li>
                    }
                })
                .collect_view();
            let labelled_by = title_id.clone();
            view! {
                <div
                    class="error-summary"
                    node_ref=node
                    tabindex="-1"
                    autofocus
                    role="group"
                    aria-labelledby=labelled_by
                >
                    <h2 class="error-summary__title" id=title_id>
                        <Icon glyph=Glyph::Alert />
                        <span>{move || title.get()}</span>
                    </h2>
                    <ul>{lines}</ul>
                </div>
            }
        })
    }
}
