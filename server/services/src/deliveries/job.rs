//! The job that tells a candidate that their centre could not be written to.

use domain::{ids::RequestId, time::Timestamp};
use serde::{Deserialize, Serialize};
use store::{
    StoreError, Tx,
    jobs::{self, Enqueued},
};

/// Its name.
pub const MAIL_DELIVERY_FAILED: &str = "mail_delivery_failed";

/// What it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryFailedPayload {
    /// The request that the centre did not get.
    pub request: i64,
}

/// Asks for the candidate to be told, in the transaction that notes the failure; once for each request, however many mails
/// came back. The handler says how the centre can be reached, and does nothing for a request that is over meanwhile.
pub async fn enqueue_delivery_failed(tx: &Tx, request: RequestId, now: Timestamp) -> Result<Enqueued, StoreError> {
    let payload = DeliveryFailedPayload { request: request.0 };
    let job = jobs::NewJob {
        name: MAIL_DELIVERY_FAILED.to_owned(),
        payload: serde_json::to_string(&payload).map_err(|error| StoreError::Unexpected(Box::new(error)))?,
        dedupe_key: Some(format!("{MAIL_DELIVERY_FAILED}:{request}")),
        chain: Some(format!("{request}:candidate")),
        run_at: now,
    };
    jobs::enqueue(tx, &job, now).await
}
