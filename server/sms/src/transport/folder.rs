//! A folder of messages, for development: `<instant>-<id>.json`, one for each.

use super::Sms;
use crate::segments;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::{io, path::Path};
use tokio::fs;

/// Longest name of a file, without its extension.
const MAX_NAME: usize = 220;

/// A message of the folder.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSms {
    /// What a gateway would know it by.
    pub id: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Whom it goes to, E.164.
    pub to: String,
    /// What it says.
    pub text: String,
    /// Segments that would be paid for.
    pub n_segments: u32,
}

/// Writes the message; the same at the same instant replaces itself. Under another name first: whoever lists the folder
/// meanwhile never sees half a file.
pub(super) async fn write(folder: &Path, sms: &Sms, now: Timestamp) -> io::Result<()> {
    let stored = StoredSms {
        id: sms.id.clone(),
        sent_at: now,
        to: sms.to.as_str().to_owned(),
        text: sms.text.clone(),
        n_segments: segments(&sms.text).n,
    };
    fs::create_dir_all(folder).await?;
    let name = name(&sms.id, now);
    let unfinished = folder.join(format!("{name}.part"));
    fs::write(&unfinished, &serde_json::to_vec_pretty(&stored)?).await?;
    fs::rename(&unfinished, folder.join(format!("{name}.json"))).await
}

fn name(id: &str, now: Timestamp) -> String {
    let safe = |character: char| if character.is_ascii_alphanumeric() || "._-".contains(character) { character } else { '-' };
    let id: String = id.chars().map(safe).collect();
    format!("{}-{id}", now.to_utc().format("%Y%m%dT%H%M%SZ")).chars().take(MAX_NAME).collect()
}

impl std::fmt::Debug for StoredSms {
    /// The id alone.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredSms({})", self.id)
    }
}
