//! Typed settings. [`Raw`] is what was written; each part of the program has its own struct and reads it once, so that a
//! command asks only for what it needs. What is wrong is one line that names the setting.

mod hook;
mod mail;
mod network;
mod raw;
mod sms;

pub use hook::HookSecret;
pub use mail::{MailRoute, MailSettings};
pub use network::Network;
pub use raw::Raw;

use raw::{present, value_or_file};
use std::{net::SocketAddr, path::PathBuf};

/// A setting that cannot be used. One line, without the value: it may be a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {problem}")]
pub struct SettingError {
    /// Its name, as in the environment.
    pub setting: &'static str,
    /// What is wrong.
    pub problem: String,
}

impl SettingError {
    /// `setting` is wrong in this way.
    pub fn new(setting: &'static str, problem: impl Into<String>) -> Self {
        Self { setting, problem: problem.into().replace('\n', " ") }
    }
}

/// For whom the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// On a developer's machine: invented data, mails in a folder, the pages under `/dev`.
    Development,
    /// For candidates.
    Production,
}

/// What the HTTP surface needs.
#[derive(Clone, Debug)]
pub struct HttpSettings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where people reach the service, without a slash at the end.
    pub public_url: String,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Requests a second of one address over time; `None` for no limit.
    pub rate_per_second: Option<u32>,
    /// The folder that the bundler wrote.
    pub site_dir: PathBuf,
}

/// What signs. Its `Debug` says nothing.
#[derive(Clone)]
pub struct Secret(pub [u8; 32]);

impl Raw {
    /// For whom the program runs; production unless said otherwise.
    pub fn stage(&self) -> Result<Stage, SettingError> {
        match present(self.dev.as_ref()).map(|text| text.to_ascii_lowercase()).as_deref() {
            None | Some("0" | "false" | "no" | "off") => Ok(Stage::Production),
            Some("1" | "true" | "yes" | "on") => Ok(Stage::Development),
            Some(_) => Err(SettingError::new("DEV", "true or false expected")),
        }
    }

    /// The database's address.
    pub fn database_url(&self) -> Result<String, SettingError> {
        let url = value_or_file("DATABASE_URL", self.database_url.as_ref(), self.database_url_file.as_ref())?
            .unwrap_or_else(|| "sqlite://var/rdv.db".to_owned());
        if ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme)) {
            Ok(url)
        } else {
            Err(SettingError::new("DATABASE_URL", "sqlite://… or postgres://… expected"))
        }
    }

    /// What is logged. The migrations' own words stay out: they come at every start.
    pub fn log_filter(&self) -> String {
        present(self.log.as_ref()).unwrap_or_else(|| "info,sea_orm_migration=warn".to_owned())
    }

    /// The HTTP surface's settings.
    pub fn http(&self, stage: Stage) -> Result<HttpSettings, SettingError> {
        let listen = present(self.listen.as_ref()).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let listen =
            listen.parse().map_err(|_| SettingError::new("LISTEN", "an address and a port expected, as 127.0.0.1:3000"))?;
        let proxies = present(self.trusted_proxies.as_ref()).unwrap_or_default();
        let rate = match present(self.rate_limit.as_ref()) {
            None => 50,
            Some(text) => text.parse().map_err(|_| SettingError::new("RATE_LIMIT", "a whole number expected"))?,
        };
        Ok(HttpSettings {
            listen,
            public_url: self.public_url(stage, listen)?,
            trusted_proxies: Network::parse_list(&proxies).map_err(|problem| SettingError::new("TRUSTED_PROXIES", problem))?,
            rate_per_second: (rate > 0).then_some(rate),
            site_dir: self.site_dir.clone().unwrap_or_else(|| PathBuf::from("target/site")),
        })
    }

    /// The signing secret; `None` in development when none is given: the caller keeps one of its own.
    pub fn secret(&self, stage: Stage) -> Result<Option<Secret>, SettingError> {
        match value_or_file("SECRET_KEY", self.secret_key.as_ref(), self.secret_key_file.as_ref())? {
            Some(text) if text.len() >= 32 => Ok(Some(Secret::of(&text))),
            Some(_) => Err(SettingError::new("SECRET_KEY", "at least 32 characters expected")),
            None => match stage {
                Stage::Development => Ok(None),
                Stage::Production => Err(SettingError::new("SECRET_KEY", "needed: at least 32 characters nobody can guess")),
            },
        }
    }

    fn public_url(&self, stage: Stage, listen: SocketAddr) -> Result<String, SettingError> {
        let url = match (present(self.public_url.as_ref()), stage) {
            (Some(url), Stage::Development | Stage::Production) => url,
            (None, Stage::Development) => format!("http://{listen}"),
            (None, Stage::Production) => {
                return Err(SettingError::new("PUBLIC_URL", "needed: where people reach the service, as https://rdv.exemple.fr"));
            }
        };
        let url = url.trim_end_matches('/').to_owned();
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
        if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
            return Err(SettingError::new("PUBLIC_URL", "http(s)://host expected, without a path"));
        }
        Ok(url)
    }
}

impl Secret {
    /// The key of a text: any form of text is welcome, the key always has its length.
    pub fn of(text: &str) -> Self {
        use sha2::{Digest, Sha256};
        Self(Sha256::digest(text.as_bytes()).into())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(set: impl FnOnce(&mut Raw)) -> Raw {
        let mut raw = Raw::default();
        set(&mut raw);
        raw
    }

    #[test]
    fn production_does_not_start_without_a_secret_and_development_does() {
        let error = Raw::default().secret(Stage::Production).unwrap_err();
        assert_eq!(error.setting, "SECRET_KEY");
        assert!(Raw::default().secret(Stage::Development).unwrap().is_none());
    }

    #[test]
    fn a_setting_that_cannot_be_read_is_named_on_one_line() {
        let listen = raw(|raw| raw.listen = Some("3000".into())).http(Stage::Development).unwrap_err().to_string();
        assert!(listen.starts_with("LISTEN: ") && !listen.contains('\n'));
        let url = raw(|raw| raw.database_url = Some("mysql://x".into())).database_url().unwrap_err();
        assert_eq!(url.setting, "DATABASE_URL");
        let stage = raw(|raw| raw.dev = Some("perhaps".into())).stage().unwrap_err();
        assert_eq!(stage.setting, "DEV");
    }

    #[test]
    fn an_empty_variable_counts_as_absent() {
        let raw = raw(|raw| {
            raw.public_url = Some(String::new());
            raw.listen = Some(" ".into());
        });
        assert_eq!(raw.http(Stage::Development).unwrap().public_url, "http://127.0.0.1:3000");
    }

    #[test]
    fn a_secret_may_come_from_a_file_and_its_last_line_feed_does_not_count() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let key = "0123456789abcdef0123456789abcdef";
        std::fs::write(file.path(), format!("{key}\n")).unwrap();
        let given = raw(|raw| raw.secret_key_file = Some(file.path().to_owned()));
        assert_eq!(given.secret(Stage::Production).unwrap().unwrap().0, Secret::of(key).0);
        let twice = raw(|raw| {
            raw.secret_key_file = Some(file.path().to_owned());
            raw.secret_key = Some(key.into());
        });
        assert_eq!(twice.secret(Stage::Production).unwrap_err().setting, "SECRET_KEY");
    }

    #[test]
    fn a_public_address_with_a_path_is_refused() {
        let raw = raw(|raw| raw.public_url = Some("https://exemple.fr/rdv".into()));
        assert_eq!(raw.http(Stage::Production).unwrap_err().setting, "PUBLIC_URL");
    }
}
