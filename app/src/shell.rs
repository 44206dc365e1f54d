//! The document around the application, written by the server alone.

use http::{HeaderName, HeaderValue};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;

use crate::{App, DevApp, PlainApp, StaffApp, paths};

/// Addresses of what the browser loads, with the hash of their content in the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet of the candidate's side.
    pub css: String,
    /// The style sheet of the centre's side, whole.
    pub staff_css: String,
    /// The candidate's program.
    pub candidate: Program,
    /// The centre's program.
    pub staff: Program,
    /// The font.
    pub font: String,
}

/// A program of the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// Its loader.
    pub js: String,
    /// Itself.
    pub wasm: String,
}

/// The whole document. Also sets the content security policy of the response, with the nonce of this render.
pub fn shell(assets: Assets) -> impl IntoView {
    let nonce = use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
    set_policy(&nonce);
    let Assets { css, staff_css, candidate, staff, font } = assets;
    match side() {
        // Rendered by the server alone.
        Side::Plain => view! { <Document css font program=None><PlainApp /></Document> }.into_any(),
        Side::Development => view! { <Document css=staff_css font program=None><DevApp /></Document> }.into_any(),
        Side::Staff => view! { <Document css=staff_css font program=Some((staff, nonce))><StaffApp /></Document> }.into_any(),
        Side::Candidate => view! { <Document css font program=Some((candidate, nonce))><App /></Document> }.into_any(),
    }
}

/// Whose page it is: each side has a program of its own.
enum Side {
    Candidate,
    /// The candidate's, without a program.
    Plain,
    Staff,
    Development,
}

fn side() -> Side {
    use_context::<http::request::Parts>().map_or(Side::Candidate, |parts| {
        let path = parts.uri.path();
        if path.starts_with("/dev/") {
            Side::Development
        } else if paths::staff::is_staff(path) {
            Side::Staff
        } else if paths::is_plain(path) {
            Side::Plain
        } else {
            Side::Candidate
        }
    })
}

/// What stands around every page; the browser's program comes with a nonce, or not at all.
#[component]
fn Document(
    /// The style sheet.
    css: String,
    /// The font.
    font: String,
    /// The program, and what allows the script that starts it.
    program: Option<(Program, String)>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let preloads = program.clone().map(|(program, nonce)| {
        view! {
            <link rel="modulepreload" href=program.js nonce=nonce />
            <link rel="preload" href=program.wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
        }
    });
    let program = program.map(|(program, nonce)| {
        let start = format!("import init from {:?};init({{module_or_path:{:?}}});", program.js, program.wasm);
        view! { <script r#type="module" nonce=nonce inner_html=start></script> }
    });
    view! {
        <!DOCTYPE html>
        <html lang="fr">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="preload" href=font r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=css />
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                {preloads}
                <MetaTags />
            </head>
            <body>
                {children()}
                {program}
            </body>
        </html>
    }
}

/// Nothing but our own files; scripts only with this render's nonce, and what they import.
fn set_policy(nonce: &str) {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; manifest-src 'self'"
    );
    if let (Some(response), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy)) {
        response.insert_header(HeaderName::from_static("content-security-policy"), policy);
    }
}
