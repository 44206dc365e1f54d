//! What was typed, kept in the tab across a reload or another choice of slot. It leaves with the tab, so that nothing
//! remains on a shared device.

use leptos::prelude::window;

use super::{
    details,
    pairs::{Pairs, parse_pairs, write_pairs},
};

/// Keeps what was typed under `key`. A storage that is full or forbidden keeps nothing: the form works without it.
pub fn keep(key: &str, pairs: &Pairs) {
    let typed = pairs.iter().filter(|(name, value)| details::field_named(name).is_some() && !value.is_empty());
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, &write_pairs(typed));
    }
}

/// What was kept under `key`.
pub fn kept(key: &str) -> Option<Pairs> {
    let text = storage()?.get_item(key).ok().flatten()?;
    Some(parse_pairs(&text))
}

/// Forgets what was kept under `key`.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
