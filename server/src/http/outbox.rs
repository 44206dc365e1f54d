//! The mails of a developer's machine, read from the folder they were written to.

use async_trait::async_trait;
use contract::{
    Answer,
    outbox::{MailSummary, MailView, Outbox},
    refusal::Refusal,
    scope::RequestScope,
};
use mailer::{FolderError, StoredMail};
use std::path::PathBuf;

/// The outbox of a folder.
pub struct FolderOutbox {
    folder: PathBuf,
}

impl FolderOutbox {
    /// The mails of `folder`, which need not exist yet.
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }
}

#[async_trait]
impl Outbox for FolderOutbox {
    async fn list(&self, scope: &RequestScope) -> Answer<Vec<MailSummary>> {
        let mails = mailer::list(&self.folder).await.map_err(|error| refusal(&error, scope))?;
        Ok(mails.iter().map(summary).collect())
    }

    async fn read(&self, scope: &RequestScope, id: String) -> Answer<MailView> {
        let mail = mailer::read(&self.folder, &id).await.map_err(|error| refusal(&error, scope))?;
        Ok(MailView {
            summary: summary(&mail),
            links: links(&mail.text),
            attachments: mail.calendar.iter().map(|_| "rendez-vous.ics".to_owned()).collect(),
            text: mail.text,
        })
    }
}

fn summary(mail: &StoredMail) -> MailSummary {
    MailSummary { id: mail.id.clone(), to: mail.to.clone(), subject: mail.subject.clone(), written_at: mail.sent_at }
}

/// The addresses that a text leads to, in their order, each once.
fn links(text: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')) {
        let link = word.trim_end_matches(['.', ',', ';', ')']);
        if (link.starts_with("https://") || link.starts_with("http://")) && !links.iter().any(|known| known == link) {
            links.push(link.to_owned());
        }
    }
    links
}

fn refusal(error: &FolderError, scope: &RequestScope) -> Refusal {
    match error {
        FolderError::NotFound => Refusal::NotFound,
        FolderError::Unreadable(_) | FolderError::Malformed(_) => {
            tracing::error!(incident = scope.request_id, %error, "outbox");
            Refusal::Internal { incident: scope.request_id.clone() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_once_without_the_sentence_around_them() {
        let text = "Voir <https://exemple.fr/a>, ou http://exemple.fr/b. Encore : https://exemple.fr/a";
        assert_eq!(links(text), ["https://exemple.fr/a", "http://exemple.fr/b"]);
    }
}
