//! A visitor in front of the whole router, and what stands behind it.

pub mod office;
pub mod ports;
pub mod site;
pub mod views;

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use ports::{Called, Fake};
use server::{
    clock::SystemChance,
    config::Stage,
    http::{
        GuardSettings, Ports, Surface,
        health::{Ailment, Health, Vitals},
        router::router,
    },
};
use std::{net::SocketAddr, sync::Arc};
use tokio::sync::Notify;
use tower::ServiceExt as _;

/// Where the tests' visitors come from unless they say otherwise.
pub const PEER: &str = "192.0.2.10:40000";

/// A router and what its ports were asked.
pub struct Visitor {
    router: Router,
    /// What the ports were asked.
    pub called: Called,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// Vitals that are always as they were given.
pub struct Fixed(pub Result<(), Ailment>);

#[async_trait::async_trait]
impl Vitals for Fixed {
    async fn check(&self) -> Result<(), Ailment> {
        self.0
    }
}

/// A surface in development, on plain http, without a rate limit, over [`Fake`] ports.
pub fn surface() -> (Surface, Called) {
    let called = Called::default();
    let fake = Arc::new(Fake(called.clone()));
    let surface = Surface {
        ports: Ports {
            finding: fake.clone(),
            booking: fake.clone(),
            contacting: fake.clone(),
            answering: fake.clone(),
            managing: fake.clone(),
            own_data: fake.clone(),
            outbox: Some(fake),
        },
        staff: None,
        mail_hook: None,
        site: Arc::new(site::open()),
        health: Arc::new(Health::new(Arc::new(Fixed(Ok(()))))),
        guard: Arc::new(guard_settings()),
        chance: Arc::new(SystemChance),
        work_left: Arc::new(Notify::new()),
        stage: Stage::Development,
    };
    (surface, called)
}

/// The guard of [`surface`].
pub fn guard_settings() -> GuardSettings {
    GuardSettings { public_url: "http://rdv.example".to_owned(), trusted_proxies: Vec::new(), rate: None }
}

impl Visitor {
    pub fn new() -> Self {
        Self::of(|_| {})
    }

    /// In front of a surface that was changed.
    pub fn of(change: impl FnOnce(&mut Surface)) -> Self {
        let (mut surface, called) = surface();
        change(&mut surface);
        Self { router: router(surface), called }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a browser does from a page of the same site.
    pub async fn post(&self, address: &str, form: &str) -> Answer {
        self.send(form_request(address, form).header("sec-fetch-site", "same-origin").body(Body::from(form.to_owned())).unwrap())
            .await
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo(PEER.parse::<SocketAddr>().unwrap()));
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// A form on its way, without anything that says which site it comes from.
pub fn form_request(address: &str, form: &str) -> axum::http::request::Builder {
    Request::post(address)
        .header(header::HOST, "rdv.example")
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::CONTENT_LENGTH, form.len())
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The header's value; empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}
