//! THE entry of several lines. The framework writes the text of a `<textarea>` into the page as it is; this wrapper is
//! the only one allowed to draw one, because it escapes.

use leptos::{html, prelude::*};

use super::{
    escaped::raw_text,
    field_frame::{FieldFrame, described_by},
    live_text::{first_value, keep_alike, report},
};

/// The content of the element, the same in the server's page and in the browser.
fn escaped(text: &str) -> String {
    let safe = raw_text(text);
    // The parser drops one line feed right after the opening tag of a page, not after one set by script.
    if cfg!(feature = "ssr") { format!("\n{safe}") } else { safe }
}

/// A field of several lines. What is typed before the page comes alive is kept.
#[component]
pub fn TextArea(
    /// Unique in the page; the error summary links to it.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
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
    /// How much was typed, in words; shown under the entry, not announced at each letter.
    #[prop(optional, into)]
    count: MaybeProp<String>,
    /// Lines shown.
    #[prop(default = 5)]
    rows: u16,
    /// Called at each letter.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let needed = optional_word.is_none().then_some("true");
    let helped = help.is_some();
    let described_id = id.clone();
    let node = NodeRef::<html::Textarea>::new();
    let content = escaped(&first_value(value, live));
    if let Some(live) = live {
        keep_alike(
            live,
            move || node.get().map(|area| area.value()),
            move |text| {
                if let Some(area) = node.get_untracked() {
                    area.set_value(text);
                }
            },
        );
    }
    view! {
        <FieldFrame id=id.clone() label optional_word help error>
            <textarea
                node_ref=node
                class="field__input"
                id=id
                name=name
                rows=rows
                aria-required=needed
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || described_by(&described_id, helped, error.get().is_some())
                inner_html=content
                on:input:target=move |event| report(event.target().value(), live, on_input)
            />
            {move || count.get().map(|words| view! { <p class="field__count">{words}</p> })}
        </FieldFrame>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn page(drawn: impl FnOnce() -> AnyView) -> String {
        Owner::new().with(|| drawn().to_html())
    }

    #[test]
    fn a_message_that_closes_the_entry_and_opens_a_script_stays_text() {
        let page = page(|| {
            view! { <TextArea id="m" name="m" label="Message" value="</textarea><script>alert(1)</script>&amp;" /> }.into_any()
        });
        assert!(!page.contains("<script"), "{page}");
        assert_eq!(page.matches("</textarea>").count(), 1, "{page}");
        assert!(page.contains("&lt;/textarea>&lt;script>"), "{page}");
        assert!(page.contains("&amp;amp;"), "{page}");
    }

    #[test]
    fn a_first_empty_line_survives_the_parser_which_drops_one() {
        let page = page(|| view! { <TextArea id="m" name="m" label="Message" value="\nb" /> }.into_any());
        assert!(page.contains(">\n\nb</textarea>"), "{page}");
    }

    #[test]
    fn an_error_marks_the_entry_and_is_tied_to_it() {
        let page = page(|| view! { <TextArea id="m" name="m" label="Message" help="Help" error="Wrong" /> }.into_any());
        assert!(page.contains(r#"aria-invalid="true""#), "{page}");
        assert!(page.contains(r#"aria-describedby="m-help m-error""#), "{page}");
        assert!(page.contains(r#"id="m-error""#), "{page}");
    }
}
