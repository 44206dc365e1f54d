//! What only a browser can do: called from effects and event handlers, never while a page is drawn.

use domain::time::{CivilInstant, Timestamp};
use leptos::{prelude::document, wasm_bindgen::JsCast};
use web_sys::{Event, EventInit, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, UrlSearchParams};

use super::pairs::{Pairs, parse_pairs, text_of};

/// The form that an event comes from.
pub fn form_of(event: &Event) -> Option<HtmlFormElement> {
    event.current_target()?.dyn_into().ok()
}

/// What stands in a form now.
pub fn read_form(form: &HtmlFormElement) -> Pairs {
    let read = || {
        let data = FormData::new_with_form(form).ok()?;
        let params = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
        Some(parse_pairs(&String::from(params.to_string())))
    };
    read().unwrap_or_default()
}

/// The name of the field that an event comes from.
pub fn field_name(event: &Event) -> Option<String> {
    let element: HtmlElement = event.target()?.dyn_into().ok()?;
    element.get_attribute("name")
}

/// Writes kept values into a form where nothing was typed yet, as if a person did: whoever listens hears it.
pub fn fill_form(form: &HtmlFormElement, pairs: &Pairs) {
    let elements = form.elements();
    for index in 0..elements.length() {
        let Some(element) = elements.item(index) else { continue };
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            fill_input(input, pairs);
        } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>()
            && area.value().is_empty()
        {
            let value = text_of(pairs, &area.name());
            if !value.is_empty() {
                area.set_value(&value);
                say(area, "input");
            }
        } else if let Some(select) = element.dyn_ref::<HtmlSelect>()
            && select.value().is_empty()
        {
            let value = text_of(pairs, &select.name());
            if !value.is_empty() {
                select.set_value(&value);
                say(select, "change");
            }
        }
    }
}

type HtmlSelect = web_sys::HtmlSelectElement;

fn fill_input(input: &HtmlInputElement, pairs: &Pairs) {
    match input.type_().as_str() {
        "radio" | "checkbox" => {
            let chosen = pairs.iter().any(|(name, value)| *name == input.name() && *value == input.value());
            if chosen && !input.checked() {
                input.set_checked(true);
                say(input, "change");
            }
        }
        "hidden" | "submit" => {}
        _text => {
            let value = text_of(pairs, &input.name());
            if input.value().is_empty() && !value.is_empty() {
                input.set_value(&value);
                say(input, "input");
            }
        }
    }
}

fn say(element: &HtmlElement, what: &str) {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(what, &bubbling) {
        let _ = element.dispatch_event(&event);
    }
}

/// Opens whatever is folded around the element of that id.
pub fn unfold_around(id: &str) {
    let mut around = document().get_element_by_id(id).and_then(|element| element.closest("details").ok().flatten());
    while let Some(folded) = around {
        // Refused only for a name that is none.
        let _ = folded.set_attribute("open", "");
        around = folded.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

/// Puts a text where the person can paste it from; `false` where the browser does not let us (a page without TLS).
pub fn copy_text(text: &str) -> bool {
    let navigator = leptos::prelude::window().navigator();
    if !js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    // What becomes of it is the browser's to say.
    drop(navigator.clipboard().write_text(text));
    true
}

/// Puts the focus on the first element that matches.
pub fn focus_on(selector: &str) {
    let found = document().query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        // A refused focus leaves the reader where they were.
        let _ = element.focus();
    }
}

/// Goes to a page that another program shows, or none, in place of this one.
pub fn replace_with(address: &str) {
    // A browser that refuses to leave shows the page that stands, whose links lead on.
    let _ = leptos::prelude::window().location().replace(address);
}

/// The same instant on the clock of the visitor's own device; `None` when both clocks show the same.
pub fn on_own_clock(at: CivilInstant) -> Option<CivilInstant> {
    let date = js_sys::Date::new(&(at.at.epoch() as f64 * 1000.0).into());
    let offset_seconds = -(date.get_timezone_offset() as i32) * 60;
    (offset_seconds != at.offset_seconds).then_some(CivilInstant { at: at.at, offset_seconds })
}

/// Now, on the visitor's own device.
pub fn now() -> Timestamp {
    Timestamp::from_epoch((js_sys::Date::now() / 1000.0) as i64)
}
