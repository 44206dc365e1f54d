//! Who is signed in, on the centre's side. Candidates have no session and no cookie.
//!
//! `tower-sessions` keeps the cookie; the sessions are rows of our own database ([`store::DatabaseSessions`]). What a session
//! says is who somebody is; what they may do is asked of the database by each use case.

mod device;
mod door;
mod store;

pub use self::door::RequestDoor;
pub use self::store::{DatabaseSessions, key_of};

use super::{Surface, fault::Fault};
use app::paths::staff as paths;
use axum::{
    Extension,
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use contract::scope::{RequestScope, StaffScope};
use domain::{ids::StaffId, time::Timestamp};
use std::sync::Arc;
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite, session_store};

/// Who is signed in.
pub const STAFF: &str = "staff";
/// What browser it is, in a few words.
pub const DEVICE: &str = "device";
/// Epoch seconds at which somebody signed in.
const SINCE: &str = "since";
/// Epoch seconds of the last note that the session is in use.
const SEEN: &str = "seen";

/// The cookie's name over https.
const SECURE_NAME: &str = "__Host-session";

/// A session nobody uses ends after this.
const IDLE_S: i64 = 12 * 3600;
/// A session ends after this, used or not.
const LONGEST_S: i64 = 30 * 24 * 3600;
/// Use is noted this often at most: a write for each request would cost more than it tells.
const NOTE_S: i64 = 5 * 60;

/// The layer that reads and writes the cookie.
pub fn layer(sessions: DatabaseSessions, public_url: &str) -> SessionManagerLayer<DatabaseSessions> {
    // The prefix makes browsers refuse the cookie from anybody but this very host, over https (RFC 6265bis, 4.1.3.2).
    let secure = public_url.starts_with("https://");
    SessionManagerLayer::new(sessions)
        .with_name(if secure { SECURE_NAME } else { "session" })
        .with_secure(secure)
        .with_http_only(true)
        // Strict would lose the session on links from mails; what changes something is a POST, which Lax does not send.
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(time::Duration::seconds(IDLE_S)))
}

/// The library forgets a flag where it removes the cookie: a browser takes nothing of that prefix without it (RFC 6265bis,
/// 4.1.3.2), not even its end.
pub async fn secure_removal(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let told: Vec<HeaderValue> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for cookie in told {
        let whole = cookie.to_str().ok().filter(|text| text.starts_with(SECURE_NAME) && !text.contains("; Secure"));
        let whole = whole.and_then(|text| HeaderValue::from_str(&format!("{text}; Secure")).ok());
        headers.append(header::SET_COOKIE, whole.unwrap_or(cookie));
    }
    response
}

/// Puts the [`StaffScope`] beside the request's own scope.
pub async fn identify(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(now) = surface.staff.as_ref().map(|staff| staff.sessions.now()) else { return next.run(request).await };
    match read(&session, now).await {
        Ok(staff) => {
            let key = session.id().filter(|_| staff.is_some()).map(|id| key_of(&id));
            request.extensions_mut().insert(StaffScope { request: scope, staff, session: key });
            next.run(request).await
        }
        Err(error) => {
            tracing::warn!(%error, "sessions cannot be read");
            Fault::Late.answer(request.headers(), surface.site.style())
        }
    }
}

/// Sends who is not signed in to sign in, then back. Behind [`identify`].
pub async fn require(request: Request, next: Next) -> Response {
    let signed_in = request.extensions().get::<StaffScope>().is_some_and(|scope| scope.staff.is_some());
    if signed_in || !paths::is_private(request.uri().path()) {
        return next.run(request).await;
    }
    let target = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    Redirect::to(&paths::log_in_then(&target)).into_response()
}

/// Who is signed in by this session at `now`. One that is too old ends here.
async fn read(session: &Session, now: Timestamp) -> Result<Option<StaffId>, tower_sessions::session::Error> {
    let Some(staff) = session.get::<i64>(STAFF).await? else { return Ok(None) };
    let since = session.get::<i64>(SINCE).await?.unwrap_or_default();
    if now.epoch() - since > LONGEST_S {
        session.flush().await?;
        return Ok(None);
    }
    let seen = session.get::<i64>(SEEN).await?.unwrap_or_default();
    if now.epoch() - seen >= NOTE_S {
        session.insert(SEEN, now.epoch()).await?;
    }
    Ok(Some(StaffId(staff)))
}

/// Signs `staff` in: the session gets another id, so that one planted in the browser before is worth nothing.
pub async fn sign_in(
    session: &Session,
    staff: StaffId,
    (device, now): (&str, Timestamp),
) -> Result<(), tower_sessions::session::Error> {
    session.clear().await;
    session.cycle_id().await?;
    session.insert(STAFF, staff.0).await?;
    session.insert(DEVICE, device).await?;
    session.insert(SINCE, now.epoch()).await?;
    session.insert(SEEN, now.epoch()).await
}

/// What the database said, in the library's words.
fn failed(error: &::store::StoreError) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}
