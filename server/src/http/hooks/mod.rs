//! What other programs report to us. Each report is signed (Standard Webhooks); nothing else is asked of who sends it.

mod signature;

use super::{Surface, fault::Fault};
use crate::config::HookSecret;
use axum::{
    Extension,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use contract::{
    delivery::{Deliveries, FailedDelivery, NoteDeliveryFailure},
    scope::RequestScope,
};
use domain::delivery::DeliveryFailure;
use serde::Deserialize;
use services::Clock;
use std::sync::Arc;

/// Where the mail provider reports.
pub const MAIL: &str = "/hooks/courriel";

/// Mails in one report at most: more do not fit into a body anyway.
const MAX_FAILURES: usize = 500;
/// Bytes of an address, the most that mail knows (RFC 5321, section 4.5.3.1), and of an identity.
const MAX_ADDRESS: usize = 320;
const MAX_MESSAGE_ID: usize = 998;

/// What the mail provider's reports are checked with, and who takes them in.
#[derive(Clone)]
pub struct MailHook {
    /// Shared with the provider.
    pub secret: HookSecret,
    /// Whom to tell.
    pub deliveries: Arc<dyn Deliveries>,
    /// How old a report is.
    pub clock: Arc<dyn Clock>,
}

/// One line of a report.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line {
    Bounce { email: String, message_id: Option<String>, permanent: bool },
    Complaint { email: String, message_id: Option<String> },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Report {
    One(Line),
    Many(Vec<Line>),
}

/// The mail provider reports mails that did not arrive. Without a secret nobody is the provider: the address does not exist.
pub async fn mail_failed(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(hook) = &surface.mail_hook else { return Fault::NotFound.problem() };
    let Some(event) = signature::verified(&hook.secret, &headers, &body, hook.clock.now()) else {
        return Fault::Unsigned.problem();
    };
    let Some(failures) = read(&body) else { return Fault::NotOurReport.problem() };
    match hook.deliveries.note_delivery_failure(&scope, NoteDeliveryFailure { event, failures }).await {
        Ok(noted) => {
            tracing::info!(replay = noted.is_replay, n_unreached = noted.requests.len(), "mails that did not arrive");
            StatusCode::OK.into_response()
        }
        // The provider sends it again.
        Err(refusal) => app::server_fns::ssr::status(&refusal).into_response(),
    }
}

/// The lines of a report; `None` when one of them cannot be understood.
fn read(body: &[u8]) -> Option<Vec<FailedDelivery>> {
    let lines = match serde_json::from_slice(body).ok()? {
        Report::One(line) => vec![line],
        Report::Many(lines) => lines,
    };
    if lines.len() > MAX_FAILURES {
        return None;
    }
    lines.into_iter().map(failure).collect()
}

fn failure(line: Line) -> Option<FailedDelivery> {
    let (what, email, message_id) = match line {
        Line::Bounce { email, message_id, permanent } => {
            (if permanent { DeliveryFailure::Bounce } else { DeliveryFailure::Delay }, email, message_id)
        }
        Line::Complaint { email, message_id } => (DeliveryFailure::Complaint, email, message_id),
    };
    let is_address =
        email.len() <= MAX_ADDRESS && email.trim().split_once('@').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty());
    let is_id = message_id.as_ref().is_none_or(|id| id.len() <= MAX_MESSAGE_ID);
    (is_address && is_id).then_some(FailedDelivery { what, email, message_id })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whats(body: &str) -> Option<Vec<DeliveryFailure>> {
        read(body.as_bytes()).map(|failures| failures.into_iter().map(|failure| failure.what).collect())
    }

    #[test]
    fn a_report_is_one_line_or_several() {
        let bounce = r#"{"type":"bounce","email":"a@b.fr","permanent":true,"message_id":"<x@y>","extra":1}"#;
        let delay = r#"{"type":"bounce","email":"a@b.fr","permanent":false}"#;
        let complaint = r#"{"type":"complaint","email":"a@b.fr"}"#;
        assert_eq!(whats(bounce), Some(vec![DeliveryFailure::Bounce]));
        let several = format!("[{bounce},{delay},{complaint}]");
        assert_eq!(whats(&several), Some(vec![DeliveryFailure::Bounce, DeliveryFailure::Delay, DeliveryFailure::Complaint]));
        assert_eq!(whats("[]"), Some(Vec::new()));
    }

    #[test]
    fn a_report_with_one_line_that_cannot_be_understood_is_refused_whole() {
        for body in [
            "",
            "{}",
            "null",
            r#"{"type":"delivered","email":"a@b.fr"}"#,
            r#"{"type":"bounce","email":"a@b.fr"}"#,
            r#"{"type":"bounce","permanent":true}"#,
            r#"{"type":"complaint","email":"nobody"}"#,
            r#"{"type":"complaint","email":"@b.fr"}"#,
            r#"[{"type":"complaint","email":"a@b.fr"},{"type":"complaint"}]"#,
        ] {
            assert_eq!(whats(body), None, "{body}");
        }
        let many = vec![r#"{"type":"complaint","email":"a@b.fr"}"#; MAX_FAILURES + 1].join(",");
        assert_eq!(whats(&format!("[{many}]")), None);
    }
}
