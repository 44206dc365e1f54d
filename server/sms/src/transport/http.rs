//! An operator's gateway: one POST of JSON for each message, with a key.
//!
//! Nothing is followed: a redirection would carry the key and the number elsewhere.

use super::{Cause, SendError, Sms};
use http_body_util::Full;
use hyper::{
    Request, StatusCode, Uri,
    body::Bytes,
    client::conn::http1,
    header::{AUTHORIZATION, CONNECTION, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT},
};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use std::{net::IpAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName},
    },
};

/// For one message, from the connection to the answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Letters of an alphanumeric sender, digits of a number (3GPP TS 23.040, section 9.1.2.5; ITU-T E.164).
const MAX_SENDER: (usize, usize) = (11, 15);

/// A gateway and our key to it.
pub struct Gateway {
    address: Address,
    /// Without it, in clear: on the machine itself alone.
    tls: Option<(TlsConnector, ServerName<'static>)>,
    /// `Bearer …`.
    authorization: HeaderValue,
    sender: String,
    patience: Duration,
}

struct Address {
    host: String,
    port: u16,
    /// As the `Host` field has it.
    authority: HeaderValue,
    path: Uri,
}

/// Why a gateway cannot be used. Nothing of what was given is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GatewayError {
    /// Not an address that a key may be sent to.
    #[error("https://host/path expected, or http:// on this machine")]
    Url,
    /// A key that no header can carry.
    #[error("a key of visible characters expected")]
    Key,
    /// Not a name that a telephone shows.
    #[error("1 to 11 letters and digits expected, or a number of 3 to 15 digits")]
    Sender,
    /// The encryption has no parameters that it accepts.
    #[error("no encryption can be had")]
    Tls,
}

/// What a gateway reads.
#[derive(Serialize)]
struct Body<'a> {
    to: &'a str,
    text: &'a str,
    sender: &'a str,
    id: &'a str,
}

impl Gateway {
    /// The gateway at `url`, which knows us by `key` and shows `sender`.
    ///
    /// # Errors
    /// [`GatewayError`] says which of them is wrong.
    pub fn new(url: &str, key: &str, sender: &str) -> Result<Self, GatewayError> {
        let uri: Uri = url.parse().map_err(|_| GatewayError::Url)?;
        let authority = uri.authority().filter(|authority| !authority.as_str().contains('@')).ok_or(GatewayError::Url)?;
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let tls = match uri.scheme_str() {
            Some("https") => {
                let name = ServerName::try_from(host.clone()).map_err(|_| GatewayError::Url)?;
                Some((tls(&[])?, name))
            }
            Some("http") if is_here(&host) => None,
            Some(_) | None => return Err(GatewayError::Url),
        };
        let mut authorization = visible(key).ok_or(GatewayError::Key)?;
        authorization.set_sensitive(true);
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Self {
            address: Address {
                port: uri.port_u16().unwrap_or(if tls.is_some() { 443 } else { 80 }),
                authority: HeaderValue::from_str(authority.as_str()).map_err(|_| GatewayError::Url)?,
                path: path.parse().map_err(|_| GatewayError::Url)?,
                host,
            },
            tls,
            authorization,
            sender: if is_sender(sender) { sender.to_owned() } else { return Err(GatewayError::Sender) },
            patience: PATIENCE,
        })
    }

    /// Waits so long for an answer, instead of twenty seconds.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Believes one authority more, as of a gateway inside a private network: its certificate in DER.
    ///
    /// # Errors
    /// [`GatewayError::Tls`] when it is no certificate.
    pub fn trusting(mut self, authority: Vec<u8>) -> Result<Self, GatewayError> {
        if let Some((connector, _)) = &mut self.tls {
            *connector = tls(&[authority])?;
        }
        Ok(self)
    }

    pub(super) async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        let request = self.request(sms).ok_or(SendError::Permanent(Cause::Malformed))?;
        match tokio::time::timeout(self.patience, self.exchange(request)).await {
            Ok(Ok(status)) => judge(status),
            Ok(Err(cause)) => Err(SendError::Temporary(cause)),
            Err(_) => Err(SendError::Temporary(Cause::Timeout)),
        }
    }

    fn request(&self, sms: &Sms) -> Option<Request<Full<Bytes>>> {
        let body = Body { to: sms.to.as_str(), text: &sms.text, sender: &self.sender, id: &sms.id };
        Request::post(self.address.path.clone())
            .header(HOST, self.address.authority.clone())
            .header(AUTHORIZATION, self.authorization.clone())
            .header(CONTENT_TYPE, "application/json")
            .header(USER_AGENT, concat!("rdv-apprentissage/", env!("CARGO_PKG_VERSION")))
            .header(CONNECTION, "close")
            .body(Full::new(Bytes::from(serde_json::to_vec(&body).ok()?)))
            .ok()
    }

    async fn exchange(&self, request: Request<Full<Bytes>>) -> Result<StatusCode, Cause> {
        let lost = |_| Cause::Connection;
        let plain = TcpStream::connect((self.address.host.as_str(), self.address.port)).await.map_err(lost)?;
        match &self.tls {
            None => ask(plain, request).await,
            Some((tls, name)) => ask(tls.connect(name.clone(), plain).await.map_err(lost)?, request).await,
        }
    }
}

/// Sends the request on this connection; the status of the answer, whose body nobody needs.
async fn ask<S>(stream: S, request: Request<Full<Bytes>>) -> Result<StatusCode, Cause>
where
    S: AsyncRead + AsyncWrite + Unpin + 'static,
{
    let lost = |_| Cause::Connection;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(lost)?;
    let mut answer = pin!(sender.send_request(request));
    let answered = tokio::select! {
        biased;
        answered = &mut answer => answered,
        // It moves the bytes, and may end in the moment that it delivers the answer.
        _ = connection => answer.await,
    };
    answered.map(|response| response.status()).map_err(lost)
}

/// A refusal of the message is final; one of us, or of this moment, is not: a wrong setting must not condemn the messages
/// that wait while somebody corrects it.
fn judge(status: StatusCode) -> Result<(), SendError> {
    let cause = Cause::Answer(status.as_u16());
    match status {
        status if status.is_success() => Ok(()),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => {
            Err(SendError::Temporary(cause))
        }
        status if status.is_client_error() => Err(SendError::Permanent(cause)),
        _ => Err(SendError::Temporary(cause)), // not our enum: 5xx, and redirections that are not followed
    }
}

/// The authorities that browsers trust and these, and the program's one cryptography.
fn tls(others: &[Vec<u8>]) -> Result<TlsConnector, GatewayError> {
    let mut roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    for der in others {
        roots.add(CertificateDer::from(der.as_slice()).into_owned()).map_err(|_| GatewayError::Tls)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| GatewayError::Tls)?;
    Ok(TlsConnector::from(Arc::new(config.with_root_certificates(roots).with_no_client_auth())))
}

fn visible(key: &str) -> Option<HeaderValue> {
    let sound = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_graphic());
    sound.then(|| HeaderValue::from_str(&format!("Bearer {key}")).ok()).flatten()
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn is_sender(sender: &str) -> bool {
    let digits = sender.strip_prefix('+').unwrap_or(sender);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return (3..=MAX_SENDER.1).contains(&digits.len());
    }
    (1..=MAX_SENDER.0).contains(&sender.len()) && sender.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ')
}

impl std::fmt::Debug for Gateway {
    /// Nothing: the key is a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gateway")
    }
}
