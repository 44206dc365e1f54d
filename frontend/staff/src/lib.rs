//! The browser entry point of the centre's side: report panics in the console, take over the page that the server rendered.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the browser program's own initialisation; the page calls nothing else.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::StaffApp);
}
