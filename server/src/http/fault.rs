//! What is answered before the interface can: problem documents (RFC 9457) for programs, a bare page for people.

use axum::{
    Json,
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use contract::refusal::Refusal;
use serde::Serialize;

/// Why a request never reached a page or a port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another site sent it.
    CrossSite,
    /// Its body is larger than any of our forms.
    TooLarge,
    /// A server function called with something else than JSON.
    NotOurEncoding,
    /// A form that is not one of ours.
    NotOurForm,
    /// A report without a good signature of now.
    Unsigned,
    /// A report that cannot be understood.
    NotOurReport,
    /// Nothing of that name.
    NotFound,
    /// The address exists for other methods.
    MethodNotAllowed,
    /// Its address asked too often.
    TooMany {
        /// Seconds to wait.
        retry_after_s: u32,
    },
    /// It took longer than a visitor waits.
    Late,
    /// A defect of ours.
    Panic {
        /// What to quote to support; in the journal beside the place of the panic.
        incident: String,
    },
}

/// A problem document. `type` is stable, the title is for developers.
#[derive(Serialize)]
struct Problem<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<&'a str>,
}

impl Fault {
    /// The answer in the form that the caller reads: a page when it asks for HTML, a problem document otherwise.
    pub fn answer(&self, headers: &HeaderMap, style: &str) -> Response {
        match self.sentence() {
            Some(sentence) if wants_html(headers) => self.page(&sentence, style),
            Some(_) | None => self.problem(),
        }
    }

    /// The answer as a problem document.
    pub fn problem(&self) -> Response {
        let (status, name, title) = self.kind();
        let instance = if let Self::Panic { incident } = self { Some(incident.as_str()) } else { None };
        let problem =
            Problem { r#type: format!("urn:rdv-apprentissage:problem:{name}"), title, status: status.as_u16(), instance };
        let mut response = (status, Json(problem)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"));
        self.with_delay(response)
    }

    fn page(&self, sentence: &str, style: &str) -> Response {
        use locales::fr::frame;
        let (status, _, _) = self.kind();
        let title = frame::tab(sentence);
        let page = format!(
            "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
             <title>{title}</title><link rel=\"stylesheet\" href=\"{style}\"></head>\
             <body><main class=\"page\"><section class=\"fault\"><h1>{sentence}</h1><p><a href=\"/\">{}</a></p></section></main></body></html>",
            frame::FIND
        );
        let mut response = (status, Html(page)).into_response();
        let policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(policy));
        self.with_delay(response)
    }

    const fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::CrossSite => (StatusCode::FORBIDDEN, "cross-site", "sent by another site"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "the body is too large"),
            Self::NotOurEncoding => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-our-encoding", "application/postcard expected"),
            Self::NotOurForm => (StatusCode::BAD_REQUEST, "not-our-form", "a form of this site expected"),
            Self::Unsigned => (StatusCode::UNAUTHORIZED, "unsigned", "a good signature of now expected"),
            Self::NotOurReport => (StatusCode::BAD_REQUEST, "not-our-report", "a report of this interface expected"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "nothing of that name"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "another method expected"),
            Self::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-many", "too many requests from this address"),
            Self::Late => (StatusCode::SERVICE_UNAVAILABLE, "late", "no answer in time"),
            Self::Panic { .. } => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "a defect, logged under this identifier"),
        }
    }

    /// What a person reads; `None` for what only a program can run into.
    fn sentence(&self) -> Option<String> {
        let refusal = match self {
            Self::CrossSite => Refusal::Forbidden,
            Self::NotFound => Refusal::NotFound,
            Self::TooMany { retry_after_s } => Refusal::TooMany { retry_after_s: *retry_after_s, phone: None },
            Self::Late => Refusal::Unavailable,
            Self::Panic { incident } => Refusal::Internal { incident: incident.clone() },
            Self::TooLarge
            | Self::NotOurEncoding
            | Self::NotOurForm
            | Self::Unsigned
            | Self::NotOurReport
            | Self::MethodNotAllowed => return None,
        };
        Some(locales::fr::refusals::sentence(&refusal))
    }

    fn with_delay(&self, mut response: Response) -> Response {
        let seconds = match self {
            Self::TooMany { retry_after_s } => *retry_after_s,
            Self::Late => 5,
            Self::CrossSite
            | Self::TooLarge
            | Self::NotOurEncoding
            | Self::NotOurForm
            | Self::Unsigned
            | Self::NotOurReport
            | Self::NotFound
            | Self::MethodNotAllowed
            | Self::Panic { .. } => return response,
        };
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        response
    }
}

/// The answer to who asked for a file and may not have it.
pub fn refused(refusal: &Refusal) -> Response {
    let status = app::server_fns::ssr::status(refusal);
    let problem = Problem {
        r#type: "urn:rdv-apprentissage:problem:refused".to_owned(),
        title: "the file is refused",
        status: status.as_u16(),
        instance: None,
    };
    let mut response = (status, Json(problem)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"));
    response
}

/// The answer to a method that an address does not have.
pub async fn method_not_allowed() -> Response {
    Fault::MethodNotAllowed.problem()
}

/// A person's browser asks for a page, not a script for data.
fn wants_html(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}
