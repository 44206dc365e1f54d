//! To a candidate whose centre could not be written to: how else it can be reached, and that the request is kept.

use super::{
    Handler, JobError, Post,
    mail_contact::{candidate, centre},
    post::retry,
};
use async_trait::async_trait;
use domain::ids::RequestId;
use mailer::{DeliveryFailed, Message};
use services::jobs::{DeliveryFailedPayload, MAIL_DELIVERY_FAILED};
use std::sync::Arc;

/// See the module.
pub struct MailDeliveryFailed(pub Arc<Post>);

#[async_trait]
impl Handler for MailDeliveryFailed {
    fn name(&self) -> &'static str {
        MAIL_DELIVERY_FAILED
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let payload: DeliveryFailedPayload =
            serde_json::from_str(payload).map_err(|_| JobError::GiveUp("the payload cannot be understood".to_owned()))?;
        let letter = self.0.services.undelivered_letter(RequestId(payload.request)).await.map_err(|refusal| retry(&refusal))?;
        let Some(letter) = letter else { return Ok(()) };
        let message = Message::DeliveryFailed(DeliveryFailed {
            message_id: format!("undelivered-{}@{}", payload.request, letter.host),
            candidate: candidate(&letter),
            centre: centre(&letter, &self.0.letterhead),
            training: letter.training.clone(),
            way: letter.way,
            manage_url: letter.manage_url.clone(),
        });
        self.0.send(&[message]).await
    }
}
