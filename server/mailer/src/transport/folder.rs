//! A folder of mails, for development: `<instant>-<id>.eml`, and a `.json` twin that the page of sent mails shows.

use std::{
    io,
    path::{Path, PathBuf},
};

use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::fs;

use crate::RenderedMail;

/// Longest name of a mail in the folder, without its extension.
const MAX_ID: usize = 220;

/// A mail of the folder, as its `.json` twin tells it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredMail {
    /// Its name in the folder: letters, digits, `.`, `_` and `-`. Names sort by the instant of sending.
    pub id: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// The recipient.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text twin.
    pub text: String,
    /// The HTML twin.
    pub html: String,
    /// The appointment.
    pub calendar: Option<StoredCalendar>,
}

/// The calendar object of a mail of the folder.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCalendar {
    /// RFC 5546's word.
    pub method: String,
    /// The object.
    pub body: String,
}

/// Why the folder gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// No mail of this name; also what a name that leaves the folder gets.
    #[error("no such mail")]
    NotFound,
    /// The folder cannot be read.
    #[error("the folder of mails cannot be read")]
    Unreadable(#[from] io::Error),
    /// A `.json` twin is not one of ours.
    #[error("a stored mail cannot be understood")]
    Malformed(#[from] serde_json::Error),
}

/// The mails of `folder`, newest first; none when it does not exist yet. Files that are not ours are passed over.
///
/// # Errors
/// [`FolderError::Unreadable`].
pub async fn list(folder: &Path) -> Result<Vec<StoredMail>, FolderError> {
    let mut entries = match fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut mails = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        let name = entry.file_name();
        let Some(id) = name.to_str().and_then(|name| name.strip_suffix(".json")) else { continue };
        match read(folder, id).await {
            Ok(mail) => mails.push(mail),
            Err(FolderError::NotFound | FolderError::Malformed(_)) => {}
            Err(error @ FolderError::Unreadable(_)) => return Err(error),
        }
    }
    mails.sort_by(|a, b| b.sent_at.cmp(&a.sent_at).then_with(|| b.id.cmp(&a.id)));
    Ok(mails)
}

/// The mail `id` of `folder`.
///
/// # Errors
/// [`FolderError::NotFound`] when it does not exist or `id` is not the name of a mail.
pub async fn read(folder: &Path, id: &str) -> Result<StoredMail, FolderError> {
    if !is_id(id) {
        return Err(FolderError::NotFound);
    }
    match fs::read(folder.join(format!("{id}.json"))).await {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(FolderError::NotFound),
        Err(error) => Err(error.into()),
    }
}

/// Writes the mail and its twin; the same mail at the same instant replaces itself.
pub(super) async fn write(folder: &Path, mail: &RenderedMail, message: &[u8], now: Timestamp) -> io::Result<()> {
    let stored = StoredMail {
        id: id(mail, now),
        sent_at: now,
        to: mail.to.clone(),
        subject: mail.subject.clone(),
        text: mail.text.clone(),
        html: mail.html.clone(),
        calendar: mail
            .calendar
            .as_ref()
            .map(|calendar| StoredCalendar { method: calendar.method.to_owned(), body: calendar.body.clone() }),
    };
    fs::create_dir_all(folder).await?;
    replace(folder.join(format!("{}.eml", stored.id)), message).await?;
    replace(folder.join(format!("{}.json", stored.id)), &serde_json::to_vec_pretty(&stored)?).await
}

/// Under another name first: whoever lists the folder meanwhile never sees half a file.
async fn replace(path: PathBuf, bytes: &[u8]) -> io::Result<()> {
    let mut unfinished = path.clone().into_os_string();
    unfinished.push(".part");
    fs::write(&unfinished, bytes).await?;
    fs::rename(&unfinished, &path).await
}

fn id(mail: &RenderedMail, now: Timestamp) -> String {
    let safe = |character: char| if is_safe(character) { character } else { '-' };
    let name: String = mail.message_id.chars().map(safe).collect();
    let instant = now.to_utc().format("%Y%m%dT%H%M%SZ");
    format!("{instant}-{name}").chars().take(MAX_ID).collect()
}

/// Neither empty, nor a path, nor a hidden file.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= MAX_ID && !id.starts_with('.') && id.chars().all(is_safe)
}

fn is_safe(character: char) -> bool {
    character.is_ascii_alphanumeric() || ".-_".contains(character)
}

impl std::fmt::Debug for StoredMail {
    /// The name alone.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredMail({})", self.id)
    }
}

impl std::fmt::Debug for StoredCalendar {
    /// The method alone.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredCalendar({})", self.method)
    }
}
