//! Where short text messages go, and as whom.

use super::{
    Raw, SettingError, Stage,
    raw::{present, value_or_file},
};
use sms::{Gateway, GatewayError, Transport};
use std::{path::PathBuf, sync::Arc};

impl Raw {
    /// The way out of short text messages: a gateway, in development a folder; `None` when there is none.
    pub fn sms(&self, stage: Stage) -> Result<Option<Transport>, SettingError> {
        let key = value_or_file("SMS_KEY", self.sms_key.as_ref(), self.sms_key_file.as_ref())?;
        let sender = present(self.sms_sender.as_ref());
        let Some(url) = present(self.sms_url.as_ref()) else {
            if key.is_some() || sender.is_some() {
                return Err(SettingError::new("SMS_URL", "needed with SMS_KEY or SMS_SENDER: the gateway's address"));
            }
            return Ok(match stage {
                Stage::Development => Some(Transport::Folder(self.sms_dir.clone().unwrap_or_else(|| PathBuf::from("var/sms")))),
                Stage::Production => None,
            });
        };
        let key = key.ok_or_else(|| SettingError::new("SMS_KEY", "needed with SMS_URL: the key of the gateway"))?;
        let sender = sender.ok_or_else(|| SettingError::new("SMS_SENDER", "needed with SMS_URL: what telephones show"))?;
        let gateway = Gateway::new(&url, &key, &sender).map_err(|error| SettingError::new(setting(error), error.to_string()))?;
        Ok(Some(Transport::Http(Arc::new(gateway))))
    }
}

const fn setting(error: GatewayError) -> &'static str {
    match error {
        GatewayError::Url | GatewayError::Tls => "SMS_URL",
        GatewayError::Key => "SMS_KEY",
        GatewayError::Sender => "SMS_SENDER",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(url: &str, key: &str, sender: &str) -> Raw {
        let text = |text: &str| Some(text.to_owned());
        Raw { sms_url: text(url), sms_key: text(key), sms_sender: text(sender), ..Raw::default() }
    }

    #[test]
    fn messages_go_to_a_folder_in_development_and_nowhere_in_production_unless_a_gateway_is_given() {
        assert!(matches!(Raw::default().sms(Stage::Development), Ok(Some(Transport::Folder(_)))));
        assert!(matches!(Raw::default().sms(Stage::Production), Ok(None)));
        let whole = given("https://passerelle.exemple.fr/sms", "key", "RDV CFA");
        for stage in [Stage::Development, Stage::Production] {
            assert!(matches!(whole.sms(stage), Ok(Some(Transport::Http(_)))));
        }
    }

    #[test]
    fn a_gateway_that_is_given_in_part_or_wrongly_is_named_without_its_key() {
        for (raw, setting) in [
            (given("", "s3cr3t", ""), "SMS_URL"),
            (given("", "", "RDV"), "SMS_URL"),
            (given("http://passerelle.exemple.fr", "s3cr3t", "RDV"), "SMS_URL"),
            (given("https://passerelle.exemple.fr", "", "RDV"), "SMS_KEY"),
            (given("https://passerelle.exemple.fr", "s3cr3t clé", "RDV"), "SMS_KEY"),
            (given("https://passerelle.exemple.fr", "s3cr3t", ""), "SMS_SENDER"),
            (given("https://passerelle.exemple.fr", "s3cr3t", "Apprentissage"), "SMS_SENDER"),
        ] {
            let error = raw.sms(Stage::Production).unwrap_err();
            assert_eq!(error.setting, setting, "{error}");
            assert!(!error.to_string().contains("s3cr3t"));
        }
    }
}
