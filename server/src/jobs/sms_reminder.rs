//! A reminder by short text message, beside the mail: to a telephone that can receive one, when there is a way out.

use super::{Handler, JobError, Post};
use async_trait::async_trait;
use domain::{appointment::Mode, contact::Phone};
use services::{correspondence::AppointmentLetter, texting::Text};
use sms::{AppointmentReminder, Place, SendError, Sms, Transport};
use std::sync::Arc;

/// See the module. [`Text`] says which reminder.
pub struct SmsReminder {
    /// Knows the facts.
    pub post: Arc<Post>,
    /// The way out; without one nothing is sent, and nothing is wrong.
    pub way: Option<Transport>,
    /// Which reminder.
    pub text: Text,
}

#[async_trait]
impl Handler for SmsReminder {
    fn name(&self) -> &'static str {
        self.text.job()
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let Some(way) = &self.way else { return Ok(()) };
        let Some(errand) = self.post.errand(payload).await? else { return Ok(()) };
        let now = self.post.clock.now();
        // Called off, at another hour, or begun: as the mail.
        if !errand.letter.state.is_live() || errand.is_outdated() || now >= errand.letter.interval.start {
            return Ok(());
        }
        let phone = errand.letter.phone.as_deref().and_then(|phone| Phone::parse(phone).ok());
        let Some(to) = phone.filter(Phone::is_sms_able) else { return Ok(()) };
        let sms = Sms { id: errand.message_id(self.name(), 0), to, text: reminder(&errand.letter, self.text).text() };
        way.send(&sms, now).await.map_err(|error| match error {
            SendError::Temporary(_) => JobError::Retry(error.to_string()),
            SendError::Permanent(_) => JobError::GiveUp(error.to_string()),
        })?;
        tracing::info!(text = self.name(), "text message sent");
        Ok(())
    }
}

fn reminder(letter: &AppointmentLetter, text: Text) -> AppointmentReminder {
    AppointmentReminder {
        reminder: text.reminder(),
        centre: letter.centre_name.clone(),
        starts: letter.interval.start.in_zone(letter.zone),
        place: match letter.mode {
            Mode::OnSite if letter.site_name == letter.centre_name => Place::OnSite(letter.site_address.clone()),
            Mode::OnSite => Place::OnSite(format!("{}, {}", letter.site_name, letter.site_address)),
            Mode::Phone => Place::Phone,
            Mode::Video => Place::Video,
        },
        link: letter.manage_url.clone(),
    }
}
