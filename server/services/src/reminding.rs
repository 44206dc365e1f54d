//! Reminders: looked for every few minutes, each sent once for each hour that was agreed.
//!
//! Nothing is written when an appointment is booked: what is moved or called off needs no reminder taken back.

use crate::{
    Services,
    jobs::{Mail, REMIND_EVERY_S, enqueue_look_for_reminders, enqueue_mails_of_many},
    texting::{self, Text},
};
use domain::reminder::{self, Reminder};
use store::{StoreError, appointments};

impl Services {
    /// Asks for a first look, as every process does when it starts.
    pub async fn schedule_reminders(&self) -> Result<(), StoreError> {
        let now = self.now();
        self.0.db.write(|tx| async move { enqueue_look_for_reminders(&tx, now, now).await }).await
    }

    /// Asks for the mails that are due, for text messages to the telephones that can receive them, and for the next look, in
    /// one transaction; of how many appointments. Run twice, it asks for nothing the second time.
    pub async fn remind(&self) -> Result<usize, StoreError> {
        let now = self.now();
        let (mut due, mut texts) = (Vec::new(), Vec::new());
        for range in reminder::soon(now) {
            for coming in appointments::list_coming(self.0.db.read(), range).await? {
                if let Some(reminder) = reminder::due(coming.starts_at, coming.updated_at, now, coming.reminders) {
                    due.push((mail(reminder), coming.request, coming.sequence));
                    if texting::reaches(coming.phone.as_deref()) {
                        texts.push((Text::of(reminder), coming.request, coming.sequence));
                    }
                }
            }
        }
        let (due, texts) = (&due, &texts);
        self.0
            .db
            .write(|tx| async move {
                enqueue_mails_of_many(&tx, due, now).await?;
                texting::enqueue_texts(&tx, texts, now).await?;
                enqueue_look_for_reminders(&tx, now.plus_seconds(REMIND_EVERY_S), now).await
            })
            .await?;
        Ok(due.len())
    }
}

const fn mail(reminder: Reminder) -> Mail {
    match reminder {
        Reminder::TwoDays => Mail::CandidateRemindedTwoDays,
        Reminder::TwoHours => Mail::CandidateRemindedTwoHours,
    }
}
