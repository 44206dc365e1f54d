//! What is kept about a candidate, for them: shown, taken along, erased.
//!
//! A link reaches what it proves. Whoever fills the form sees the manage link at once, whatever address they typed: it opens
//! that request alone. The link in the mail of "Where are my requests?" was read in the mailbox: it opens every request of
//! the address.

mod erase;
mod file;
mod notice;

pub use notice::{ErasedLetter, ErasedPayload, MAIL_CENTRE_ERASED};

use crate::{Services, fault::Fault, managing::email_hint, secrets};
use async_trait::async_trait;
use contract::{
    Answer,
    own_data::{OwnData, OwnDataFile, OwnDataLine, OwnDataView, Reach},
    refusal::Refusal,
    scope::RequestScope,
};
use domain::{ids::RequestId, retention, time::Timestamp};
use store::{
    Reader, appointments, erasure,
    own_data::{self, KeptRequest},
    requests,
    tokens::{self, TokenScope},
};

/// Seconds the mailed link to everything of an address lives.
const LASTS_S: i64 = 7 * 24 * 3600;

#[async_trait]
impl OwnData for Services {
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<OwnDataView> {
        self.own_data(&token).await.map_err(|fault| fault.refusal(scope))
    }

    async fn download(&self, scope: &RequestScope, token: String) -> Answer<OwnDataFile> {
        self.own_data_file(&token).await.map_err(|fault| fault.refusal(scope))
    }

    async fn erase(&self, scope: &RequestScope, token: String) -> Answer<()> {
        self.erase_own_data(&token).await.map_err(|fault| fault.refusal(scope))
    }
}

/// What a link opens; never empty.
struct Reached {
    reach: Reach,
    requests: Vec<RequestId>,
}

impl Services {
    /// The address of the page that shows everything of the mailbox behind a request, for a mail to it.
    pub(crate) fn own_data_url(&self, public_id: &str, now: Timestamp) -> String {
        format!("{}/suivi/{}/donnees", self.0.public_url, self.0.secrets.data_token(public_id, now))
    }

    async fn reached(&self, reader: Reader<'_>, token: &str) -> Result<Reached, Fault> {
        let now = self.now();
        if let Some((public_id, issued_at)) = self.0.secrets.read_data_token(token) {
            let row = requests::find_by_public_id(reader, public_id).await?;
            let row = row.filter(|_| now.since(issued_at) < LASTS_S).ok_or(Refusal::NotFound)?;
            let requests = erasure::list_of_address(reader, &row.request.email_key).await?;
            return Ok(Reached { reach: Reach::Address, requests });
        }
        let found = tokens::find(reader, &secrets::hash(token), TokenScope::Manage, now).await?;
        let requests = erasure::list_with_merged(reader, found.ok_or(Refusal::NotFound)?).await?;
        Ok(Reached { reach: Reach::Request, requests })
    }

    async fn own_data(&self, token: &str) -> Result<OwnDataView, Fault> {
        let reader = self.0.db.read();
        let reached = self.reached(reader, token).await?;
        let kept = own_data::list(reader, &reached.requests).await?;
        let email = kept.first().map(|request| email_hint(&request.email)).ok_or(Refusal::NotFound)?;
        let mut lines = Vec::with_capacity(kept.len());
        for request in &kept {
            lines.push(self.line(reader, request).await?);
        }
        Ok(OwnDataView { email_hint: email, reach: reached.reach, requests: lines })
    }

    async fn line(&self, reader: Reader<'_>, request: &KeptRequest) -> Result<OwnDataLine, Fault> {
        let row = match request.appointment {
            Some(_) => appointments::find_by_request(reader, request.id).await?,
            None => None,
        };
        let agreed = row.map(|row| row.appointment);
        let off = agreed.filter(|it| retention::called_off_by_erasure(it.state, it.interval, self.now()).is_some());
        Ok(OwnDataLine {
            way: request.way,
            centre: request.centre.clone(),
            asked_at: request.created_at.in_zone(request.zone),
            calls_off: off.map(|it| it.interval.start.in_zone(request.zone)),
        })
    }
}
