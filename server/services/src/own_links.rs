//! "Where are my requests?": the links, sent to the address that was given.

use crate::{Services, booking::LINK_S, fault::Fault, jobs::enqueue_links, secrets};
use contract::{manage::AskLinks, refusal::Refusal, scope::RequestScope};
use domain::{
    candidate::{Field, FieldErrors},
    contact::EmailAddress,
    ids::RequestId,
    life::RequestState,
    request::Way,
    time::{Timestamp, Tz},
};
use store::{
    Tx, limits,
    own_requests::{self, OwnRequest},
    requests,
    tokens::{self, TokenScope},
};

/// How many requests a mail shows.
const MOST: u32 = 10;
/// Mails sent to one address in [`WINDOW_S`]: those that are asked for meanwhile would say the same.
const MAX_MAILS: u64 = 3;
/// Seconds.
const WINDOW_S: i64 = 2 * 3600;
/// Scope of the count of mails sent to an address.
const SENT_SCOPE: &str = "links/candidate";

/// The facts of the mail.
#[derive(Clone)]
pub struct LinksLetter {
    /// Where it goes.
    pub to: String,
    /// The candidate's first name.
    pub first_name: String,
    /// The requests, latest first; never empty.
    pub lines: Vec<LinkLine>,
    /// Where everything that is kept about the mailbox is taken along or erased.
    pub data_url: String,
    /// Names the mail's host.
    pub host: String,
}

/// One request.
#[derive(Clone)]
pub struct LinkLine {
    /// The centre's name.
    pub centre: String,
    /// Which way.
    pub way: Way,
    /// What for; may be empty.
    pub purpose: String,
    /// When an appointment starts, when the others were asked.
    pub at: Timestamp,
    /// The zone of its place.
    pub zone: Tz,
    /// Where it stands.
    pub state: RequestState,
    /// The manage link.
    pub url: String,
}

impl Services {
    /// See [`contract::manage::Managing::send_links`]. Whether the address made requests, neither the answer tells nor the
    /// limits, which count alike.
    pub(crate) async fn ask_links(&self, scope: &RequestScope, ask: &AskLinks) -> Result<(), Fault> {
        let mut errors = FieldErrors::default();
        let Some(email) = errors.take(Field::Email, EmailAddress::parse(&ask.email)) else {
            return Err(Refusal::Invalid(errors).into());
        };
        self.count_link(&scope.address_key).await?;
        let now = self.now();
        let email_key = email.normalised();
        let key = self.0.secrets.limit_key(SENT_SCOPE, &email.mailbox());
        let (email_key, key) = (email_key.as_str(), key.as_str());
        self.0
            .db
            .write(|tx| async move {
                limits::lock(&tx, SENT_SCOPE, key).await?;
                let (n, _) = limits::count_to_last(tx.read(), SENT_SCOPE, key, now.plus_seconds(-WINDOW_S)).await?;
                if n >= MAX_MAILS {
                    return Ok(());
                }
                limits::record(&tx, SENT_SCOPE, key, now).await?;
                let own = own_requests::list(tx.read(), email_key, MOST).await?;
                let Some(latest) = own.first() else { return Ok(()) };
                self.renew_ended(&tx, &own, now).await?;
                Ok(enqueue_links(&tx, latest.id, now).await?)
            })
            .await
    }

    /// Gives a fresh link to those whose link has ended.
    async fn renew_ended(&self, tx: &Tx, own: &[OwnRequest], now: Timestamp) -> Result<(), Fault> {
        let hash_of =
            |request: &OwnRequest, generation| secrets::hash(&self.0.secrets.manage_token(&request.public_id, generation));
        let hashes: Vec<String> = own.iter().map(|request| hash_of(request, request.token_generation)).collect();
        let live = tokens::list_live(tx.read(), &hashes, TokenScope::Manage, now).await?;
        for (request, hash) in own.iter().zip(&hashes) {
            if live.contains(hash) {
                continue;
            }
            let Some(generation) = requests::next_token_generation(tx, request.id).await? else { continue };
            let lives = (now, now.plus_seconds(LINK_S));
            tokens::insert(tx, request.id, &[(hash_of(request, generation), TokenScope::Manage)], lives).await?;
        }
        Ok(())
    }

    /// The facts of the mail to whoever made this request; `None` when it is gone (erased meanwhile).
    pub async fn links_letter(&self, latest: RequestId) -> Result<Option<LinksLetter>, Refusal> {
        let scope = RequestScope { address_key: String::new(), request_id: format!("job-links-{latest}") };
        self.links_of(latest).await.map_err(|fault| fault.refusal(&scope))
    }

    async fn links_of(&self, latest: RequestId) -> Result<Option<LinksLetter>, Fault> {
        let reader = self.0.db.read();
        let Some(request) = requests::find(reader, latest).await? else { return Ok(None) };
        let own = own_requests::list(reader, &request.request.email_key, MOST).await?;
        let line = |request: OwnRequest| {
            let token = self.0.secrets.manage_token(&request.public_id, request.token_generation);
            LinkLine {
                centre: request.centre,
                way: request.way,
                purpose: request.purpose,
                at: request.at,
                zone: request.zone,
                state: request.state,
                url: format!("{}/suivi/{token}", self.0.public_url),
            }
        };
        let data_url = self.own_data_url(&request.request.public_id, self.now());
        Ok(Some(LinksLetter {
            to: request.request.email,
            first_name: request.request.first_name,
            lines: own.into_iter().map(line).collect(),
            data_url,
            host: crate::booking::host(&self.0.public_url).to_owned(),
        }))
    }
}
