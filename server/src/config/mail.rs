//! Where mails go and from whom they come.

use super::{
    HookSecret, Raw, SettingError, Stage,
    raw::{present, value_or_file},
};
use mailer::{Mailbox, Transport};
use std::path::PathBuf;

/// How mails leave. The address of a server holds a password: no `Debug`.
#[derive(Clone)]
pub enum MailRoute {
    /// Through a mail server, at this address.
    Smtp(String),
    /// Into a folder that a page shows.
    Folder(PathBuf),
}

/// What the jobs that send mails need.
#[derive(Clone)]
pub struct MailSettings {
    /// How mails leave.
    pub route: MailRoute,
    /// From whom they come.
    pub sender: Mailbox,
    /// What the provider signs its reports with; `None` when it sends none.
    pub hook: Option<HookSecret>,
}

impl Raw {
    /// The mail settings.
    pub fn mail(&self, stage: Stage) -> Result<MailSettings, SettingError> {
        let smtp = value_or_file("SMTP_URL", self.smtp_url.as_ref(), self.smtp_url_file.as_ref())?;
        let route = match (smtp, stage) {
            (Some(url), Stage::Development | Stage::Production) => MailRoute::Smtp(url),
            (None, Stage::Development) => {
                MailRoute::Folder(self.mail_dir.clone().unwrap_or_else(|| PathBuf::from("var/courriels")))
            }
            (None, Stage::Production) => return Err(SettingError::new("SMTP_URL", "needed outside development")),
        };
        let sender = match (present(self.mail_from.as_ref()), stage) {
            (Some(text), Stage::Development | Stage::Production) => text,
            (None, Stage::Development) => "RDV Apprentissage <ne-pas-repondre@localhost>".to_owned(),
            (None, Stage::Production) => return Err(SettingError::new("MAIL_FROM", "needed: the address mails come from")),
        };
        let sender = mailbox(&sender).ok_or_else(|| SettingError::new("MAIL_FROM", "an address expected, or Name <address>"))?;
        Ok(MailSettings { route, sender, hook: self.mail_hook()? })
    }

    fn mail_hook(&self) -> Result<Option<HookSecret>, SettingError> {
        let secret = value_or_file("MAIL_HOOK_SECRET", self.mail_hook_secret.as_ref(), self.mail_hook_secret_file.as_ref())?;
        let parse = |text: String| {
            HookSecret::parse(&text)
                .ok_or_else(|| SettingError::new("MAIL_HOOK_SECRET", "whsec_ and 24 to 64 bytes in base64 expected"))
        };
        secret.map(parse).transpose()
    }
}

impl MailSettings {
    /// The way out. Fails when the address of the server is not one.
    pub fn transport(&self) -> Result<Transport, SettingError> {
        match &self.route {
            MailRoute::Smtp(url) => {
                Transport::from_smtp_url(url).map_err(|error| SettingError::new("SMTP_URL", error.to_string()))
            }
            MailRoute::Folder(folder) => Ok(Transport::Folder(folder.clone())),
        }
    }
}

/// Reads `Name <local@host>` or `local@host`. Whether the address exists is for the mail server to say.
fn mailbox(text: &str) -> Option<Mailbox> {
    let (name, email) = match text.split_once('<') {
        Some((name, rest)) => (name.trim().trim_matches('"'), rest.strip_suffix('>')?),
        None => ("RDV Apprentissage", text),
    };
    let email = email.trim();
    let (local, host) = email.rsplit_once('@')?;
    let sound = !local.is_empty() && !host.is_empty() && !email.contains(|c: char| c.is_whitespace() || c == '<' || c == '>');
    sound.then(|| Mailbox { name: name.to_owned(), email: email.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_an_address_with_or_without_a_name() {
        let named = mailbox("CFA du Lac <rdv@exemple.fr>").unwrap();
        assert_eq!((named.name.as_str(), named.email.as_str()), ("CFA du Lac", "rdv@exemple.fr"));
        assert_eq!(mailbox("rdv@exemple.fr").unwrap().email, "rdv@exemple.fr");
        assert!(mailbox("CFA <rdv@exemple.fr").is_none());
        assert!(mailbox("exemple.fr").is_none());
    }

    #[test]
    fn a_secret_of_reports_that_cannot_be_read_is_named_and_not_repeated() {
        let given = |secret: &str| Raw { mail_hook_secret: Some(secret.to_owned()), ..Raw::default() }.mail(Stage::Development);
        assert!(given("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap().hook.is_some());
        assert!(given("").unwrap().hook.is_none());
        let error = given("s3cr3t").err().unwrap();
        assert_eq!(error.setting, "MAIL_HOOK_SECRET");
        assert!(!error.to_string().contains("s3cr3t"));
    }

    #[test]
    fn mails_go_to_a_folder_in_development_and_need_a_server_otherwise() {
        assert!(matches!(Raw::default().mail(Stage::Development).unwrap().route, MailRoute::Folder(_)));
        assert_eq!(Raw::default().mail(Stage::Production).err().unwrap().setting, "SMTP_URL");
    }
}
