//! Pages and server functions: the interface is run with the ports and the request's scope in its context.

use super::{Surface, fault::Fault, session::RequestDoor};
use app::{
    replay::{Replay, StaffReplay},
    wire::WireEncoding,
};
use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use contract::{
    refusal::Refusal,
    scope::{RequestScope, StaffScope},
};
use leptos::{prelude::provide_context, server_fn::ContentType};
use services::Door;
use std::{
    collections::HashSet,
    sync::{Arc, LazyLock},
};

/// The server functions that exist, by their whole path.
static FUNCTIONS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    leptos::server_fn::axum::server_fn_paths().filter(|(_, method)| method == Method::POST).map(|(path, _)| path).collect()
});

/// A page, by GET.
pub async fn page(State(surface): State<Arc<Surface>>, Extension(scope): Extension<RequestScope>, request: Request) -> Response {
    render(&surface, scope, Shown::default(), request).await
}

/// A server function, by POST with its own encoding.
pub async fn server_function(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(name): Path<String>,
    headers: HeaderMap,
    mut request: Request,
) -> Response {
    if !FUNCTIONS.contains(format!("/fn/{name}").as_str()) {
        return Fault::NotFound.problem();
    }
    if !is_ours(&headers) {
        return Fault::NotOurEncoding.problem();
    }
    // To a caller that accepts HTML, the framework answers with a redirection to wherever the referrer says.
    request.headers_mut().remove(header::REFERER);
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let staff = StaffVisitor::of(&surface, &request);
    let context = context(&surface, (scope, staff), Shown::default());
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}

/// What a form that was refused has left for the page that shows it again.
#[derive(Clone, Default)]
struct Shown {
    candidate: Replay,
    staff: StaffReplay,
}

/// Who asks on the centre's side, and with which browser.
#[derive(Clone)]
pub struct StaffVisitor {
    /// Who.
    pub scope: StaffScope,
    /// The browser.
    pub door: Arc<dyn Door>,
}

impl StaffVisitor {
    /// The visitor of a request that passed the session layer.
    pub fn of(surface: &Surface, request: &Request) -> Option<Self> {
        let scope = request.extensions().get::<StaffScope>().cloned()?;
        let door = RequestDoor::of(request, &surface.staff.as_ref()?.sessions)?;
        Some(Self { scope, door: Arc::new(door) })
    }
}

/// The page of the centre's side at `address`, with what a refused form said, for the same visitor.
pub async fn staff_replay(surface: &Surface, visitor: StaffVisitor, address: Uri, replay: StaffReplay) -> Response {
    let refusal = replay.refusal.clone();
    let is_wrong = !replay.wrong.0.is_empty();
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = address;
    let shown = Shown { staff: replay, ..Shown::default() };
    let mut response = render_for(surface, (visitor.scope.request.clone(), Some(visitor)), shown, request).await;
    if response.status().is_success() {
        match refusal {
            Some(refusal) => set_status(&mut response, &refusal),
            None if is_wrong => *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY,
            None => {}
        }
    }
    response
}

/// The page at `address`, with what a refused form said. Its status is the refusal's unless the page has a worse one to tell.
pub async fn replay(surface: &Surface, scope: RequestScope, address: Uri, replay: Replay) -> Response {
    let refusal = replay.refusal.clone();
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = address;
    let mut response = render(surface, scope, Shown { candidate: replay, ..Shown::default() }, request).await;
    if let Some(refusal) = refusal.filter(|_| response.status().is_success()) {
        set_status(&mut response, &refusal);
    }
    response
}

async fn render(surface: &Surface, scope: RequestScope, shown: Shown, request: Request) -> Response {
    let staff = StaffVisitor::of(surface, &request);
    render_for(surface, (scope, staff), shown, request).await
}

async fn render_for(
    surface: &Surface,
    visitor: (RequestScope, Option<StaffVisitor>),
    shown: Shown,
    request: Request,
) -> Response {
    let assets = surface.site.assets().clone();
    // Whole rather than streamed: the status is known when the last part is, and without JavaScript nothing would fill the gaps.
    let shell = move || app::shell::shell(assets.clone());
    let context = context(surface, visitor, shown);
    let response = leptos_axum::render_app_async_with_context(context, shell)(request).await;
    with_closing_tags_last(response).await
}

/// The framework appends the data for the browser's program after the document's end, where HTML allows no script.
async fn with_closing_tags_last(response: Response) -> Response {
    const BODY: &str = "</body>";
    const HTML: &str = "</html>";
    let (parts, body) = response.into_parts();
    let page = match to_bytes(body, usize::MAX).await {
        Ok(page) => page,
        Err(error) => {
            tracing::error!(%error, "a page broke off");
            return Fault::Late.problem();
        }
    };
    let whole = std::str::from_utf8(&page).ok().and_then(|text| {
        // Between the two stands at most a marker of the framework, which the browser's program does not visit.
        let (before, rest) = text.rsplit_once(BODY)?;
        let (_, after) = rest.split_once(HTML)?;
        Some(Body::from([before, after, BODY, HTML].concat()))
    });
    Response::from_parts(parts, whole.unwrap_or_else(|| Body::from(page)))
}

fn context(
    surface: &Surface,
    (scope, visitor): (RequestScope, Option<StaffVisitor>),
    shown: Shown,
) -> impl Fn() + Clone + Send + Sync + 'static {
    let ports = surface.ports.clone();
    let staff = surface.staff.as_ref().map(|staff| staff.ports.clone()).zip(visitor);
    let stage = surface.stage;
    move || {
        provide_context(scope.clone());
        provide_context(shown.candidate.clone());
        provide_context(ports.finding.clone());
        provide_context(ports.booking.clone());
        provide_context(ports.managing.clone());
        provide_context(ports.contacting.clone());
        provide_context(ports.answering.clone());
        provide_context(ports.own_data.clone());
        if let Some((ports, visitor)) = staff.clone() {
            provide_context(visitor.scope);
            provide_context(shown.staff.clone());
            provide_context((ports.accounts)(visitor.door));
            provide_context(ports.dashboards);
            provide_context(ports.teams);
            provide_context(ports.agendas);
            provide_context(ports.requests);
            provide_context(ports.statistics);
            provide_context(ports.hours);
            provide_context(ports.appointment_types);
            provide_context(ports.centre_settings);
        }
        if let Some(outbox) = ports.outbox.clone() {
            provide_context(outbox);
        }
        if stage == crate::config::Stage::Development {
            provide_context(app::DevPages);
        }
    }
}

fn set_status(response: &mut Response, refusal: &Refusal) {
    *response.status_mut() = app::server_fns::ssr::status(refusal);
    if let Some(seconds) = app::server_fns::ssr::retry_after(refusal) {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
}

/// Of the type that no form can send: another site's page cannot call a function without asking first.
fn is_ours(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(WireEncoding::CONTENT_TYPE))
}
