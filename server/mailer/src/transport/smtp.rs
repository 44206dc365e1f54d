//! An SMTP server, through a pool; and what its refusals mean.

use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{Error, PoolConfig},
};

use super::{Cause, SendError};

/// For one exchange with the server.
const EXCHANGE: Duration = Duration::from_secs(20);
/// For the whole mail: a server that drips its answers must not hold a worker.
const WHOLE: Duration = Duration::from_mins(1);
/// Connections kept at most: mail servers count them.
const MAX_CONNECTIONS: u32 = 4;

/// The address is not one of an SMTP server. It is not repeated: it holds a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an SMTP address: smtp://user:password@host:port?tls=required, smtps://…, or smtp://localhost expected")]
pub struct SmtpUrlError;

/// A pool for the server at `url`; connections are opened by the first mail.
pub(super) fn connect(url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, SmtpUrlError> {
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| SmtpUrlError)?;
    Ok(builder.timeout(Some(EXCHANGE)).pool_config(PoolConfig::new().max_size(MAX_CONNECTIONS)).build())
}

/// Sends one message.
pub(super) async fn send(server: &AsyncSmtpTransport<Tokio1Executor>, message: Message) -> Result<(), SendError> {
    match tokio::time::timeout(WHOLE, server.send(message)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(classify(&error)),
        Err(_) => Err(SendError::Temporary(Cause::Timeout)),
    }
}

fn classify(error: &Error) -> SendError {
    if let Some(code) = error.status() {
        let code = u16::from(code);
        return if error.is_permanent() && !is_about_us(code) {
            SendError::Permanent(Cause::Answer(code))
        } else {
            SendError::Temporary(Cause::Answer(code))
        };
    }
    SendError::Temporary(if error.is_timeout() {
        Cause::Timeout
    } else if error.is_client() || error.is_response() {
        Cause::Protocol
    } else {
        Cause::Connection
    })
}

/// Refusals of our account or our encryption (RFC 4954 §6, RFC 3207 §4): a wrong setting must not condemn the mails
/// that wait while somebody corrects it. 421 closes the channel and is temporary by its own class.
const fn is_about_us(code: u16) -> bool {
    matches!(code, 530 | 534 | 535 | 538)
}
