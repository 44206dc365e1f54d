//! What was written on the command line, in the environment or in a file, before anything is made of it.

use super::SettingError;
use std::{fs, path::PathBuf};

/// Every setting, as written. Each is also an environment variable of the same name; secrets also as `…_FILE`, the path of a
/// file that holds the value.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Raw {
    /// The database: `sqlite://var/rdv.db` or `postgres://user:password@host/name`
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub(super) database_url: Option<String>,
    /// A file that holds `DATABASE_URL`
    #[arg(long, global = true, env = "DATABASE_URL_FILE", value_name = "FILE", hide = true)]
    pub(super) database_url_file: Option<PathBuf>,
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, global = true, env = "LISTEN", value_name = "ADDRESS")]
    pub(super) listen: Option<String>,
    /// Where people reach the service: <https://rdv.exemple.fr>
    #[arg(long, global = true, env = "PUBLIC_URL", value_name = "URL")]
    pub(super) public_url: Option<String>,
    /// The mail server: `smtp://user:password@host:port?tls=required`, `smtps://…`
    #[arg(long, global = true, env = "SMTP_URL", hide_env_values = true, value_name = "URL")]
    pub(super) smtp_url: Option<String>,
    /// A file that holds `SMTP_URL`
    #[arg(long, global = true, env = "SMTP_URL_FILE", value_name = "FILE", hide = true)]
    pub(super) smtp_url_file: Option<PathBuf>,
    /// From whom mails come: address, or Name <address>
    #[arg(long, global = true, env = "MAIL_FROM", value_name = "MAILBOX")]
    pub(super) mail_from: Option<String>,
    /// Folder of mails in development [default: var/courriels]
    #[arg(long, global = true, env = "MAIL_DIR", value_name = "FOLDER")]
    pub(super) mail_dir: Option<PathBuf>,
    /// The secret that the mail provider signs its reports with: `whsec_…`
    #[arg(long, global = true, env = "MAIL_HOOK_SECRET", hide_env_values = true, value_name = "TEXT")]
    pub(super) mail_hook_secret: Option<String>,
    /// A file that holds `MAIL_HOOK_SECRET`
    #[arg(long, global = true, env = "MAIL_HOOK_SECRET_FILE", value_name = "FILE", hide = true)]
    pub(super) mail_hook_secret_file: Option<PathBuf>,
    /// The gateway of short text messages: <https://…>
    #[arg(long, global = true, env = "SMS_URL", value_name = "URL")]
    pub(super) sms_url: Option<String>,
    /// Our key to that gateway
    #[arg(long, global = true, env = "SMS_KEY", hide_env_values = true, value_name = "TEXT")]
    pub(super) sms_key: Option<String>,
    /// A file that holds `SMS_KEY`
    #[arg(long, global = true, env = "SMS_KEY_FILE", value_name = "FILE", hide = true)]
    pub(super) sms_key_file: Option<PathBuf>,
    /// What telephones show as the sender: 1 to 11 letters and digits, or a number
    #[arg(long, global = true, env = "SMS_SENDER", value_name = "NAME")]
    pub(super) sms_sender: Option<String>,
    /// Folder of short text messages in development [default: var/sms]
    #[arg(long, global = true, env = "SMS_DIR", value_name = "FOLDER")]
    pub(super) sms_dir: Option<PathBuf>,
    /// Signs what goes out and comes back; at least 32 characters
    #[arg(long, global = true, env = "SECRET_KEY", hide_env_values = true, value_name = "TEXT")]
    pub(super) secret_key: Option<String>,
    /// A file that holds `SECRET_KEY`
    #[arg(long, global = true, env = "SECRET_KEY_FILE", value_name = "FILE", hide = true)]
    pub(super) secret_key_file: Option<PathBuf>,
    /// Addresses or networks of the proxies whose X-Forwarded-For is believed, separated by commas
    #[arg(long, global = true, env = "TRUSTED_PROXIES", value_name = "LIST")]
    pub(super) trusted_proxies: Option<String>,
    /// Requests a second that one address may make over time; 0 for no limit [default: 50]
    #[arg(long, global = true, env = "RATE_LIMIT", value_name = "NUMBER")]
    pub(super) rate_limit: Option<String>,
    /// What is logged, in the words of tracing: info, server=debug…
    #[arg(long, global = true, env = "LOG", value_name = "FILTER")]
    pub(super) log: Option<String>,
    /// Folder of the site that the bundler wrote [default: target/site]
    #[arg(long, global = true, env = "SITE_DIR", value_name = "FOLDER")]
    pub(super) site_dir: Option<PathBuf>,
    /// Development: mails in a folder, a secret of its own, demonstration data, the pages under /dev
    #[arg(long, global = true, env = "DEV", value_name = "BOOLEAN", num_args = 0..=1, default_missing_value = "true")]
    pub(super) dev: Option<String>,
}

/// The value of a setting, or of the file named instead; an empty one counts as absent.
pub(super) fn value_or_file(
    setting: &'static str,
    value: Option<&String>,
    file: Option<&PathBuf>,
) -> Result<Option<String>, SettingError> {
    match (present(value), file.filter(|file| !file.as_os_str().is_empty())) {
        (Some(_), Some(_)) => Err(SettingError::new(setting, "given both as a value and as a file")),
        (Some(value), None) => Ok(Some(value)),
        (None, Some(file)) => {
            let text = fs::read_to_string(file)
                .map_err(|error| SettingError::new(setting, format!("its file {} cannot be read: {error}", file.display())))?;
            Ok(present(Some(&text)))
        }
        (None, None) => Ok(None),
    }
}

/// The trimmed value; an empty one counts as absent.
pub(super) fn present(value: Option<&String>) -> Option<String> {
    value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}
