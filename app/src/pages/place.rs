//! An address, with the way to a map.

use contract::find::AddressView;
use leptos::prelude::*;
use locales::fr::finding;

use crate::paths;

/// `12 rue des Ateliers, 18000 Bourges`.
pub(super) fn one_line(address: &AddressView) -> String {
    let town = format!("{} {}", address.postal_code, address.city);
    if address.street.is_empty() { town } else { format!("{}, {town}", address.street) }
}

/// The address and a link to a map.
pub(super) fn place(address: &AddressView) -> AnyView {
    view! {
        {one_line(address)}
        <br />
        <a href=paths::map(address) rel="external noopener noreferrer">{finding::training::MAP}</a>
    }
    .into_any()
}

/// A telephone number that can be pressed; its pairs stay on one line even without a style sheet.
pub(super) fn phone_link(phone: &str) -> AnyView {
    dialling_link(phone, paths::tel(phone))
}

/// The same where the number to dial is known beside the number shown.
pub(super) fn dialling_link(shown: &str, href: String) -> AnyView {
    view! { <a class="nowrap" href=href>{shown.replace(' ', "\u{a0}")}</a> }.into_any()
}
