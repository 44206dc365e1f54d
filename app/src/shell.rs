//! The document around the application, written by the server alone.

use http::{HeaderName, HeaderValue};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;

use crate::{App, DevApp};

/// Addresses of what the browser loads, with the hash of their content in the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The program's loader.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The font.
    pub font: String,
}

/// The whole document. Also sets the content security policy of the response, with the nonce of this render.
pub fn shell(assets: Assets) -> impl IntoView {
    let nonce = use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
    set_policy(&nonce);
    if is_development_page() {
        return view! { <Document assets nonce=None><DevApp /></Document> }.into_any();
    }
    view! { <Document assets nonce=Some(nonce)><App /></Document> }.into_any()
}

/// What stands around every page; the browser's program comes with a nonce, or not at all.
#[component]
fn Document(
    /// The files of the site.
    assets: Assets,
    /// Allows the script that starts the program.
    nonce: Option<String>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let preloads = nonce.clone().map(|nonce| {
        view! {
            <link rel="modulepreload" href=assets.js.clone() nonce=nonce />
            <link rel="preload" href=assets.wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
        }
    });
    let start = format!("import init from {:?};init({{module_or_path:{:?}}});", assets.js, assets.wasm);
    let program = nonce.map(|nonce| view! { <script r#type="module" nonce=nonce inner_html=start></script> });
    view! {
        <!DOCTYPE html>
        <html lang="fr">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="preload" href=assets.font r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=assets.css />
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

/// The pages under `/dev` are not hydrated.
fn is_development_page() -> bool {
    use_context::<http::request::Parts>().is_some_and(|parts| parts.uri.path().starts_with("/dev/"))
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
