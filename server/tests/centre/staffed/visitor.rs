//! A browser in front of the router: it keeps its cookies and says where its forms come from.

use app::{server_fns::AppError, wire::WireEncoding};
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use http_body_util::BodyExt as _;
use leptos::server_fn::{Bytes, Decodes as _, Encodes as _};
use serde::{Serialize, de::DeserializeOwned};
use std::{collections::BTreeMap, net::SocketAddr, sync::Mutex};
use tower::ServiceExt as _;

/// A browser.
pub struct Visitor {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    /// Where it comes from.
    pub peer: SocketAddr,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Visitor {
    pub fn before(router: Router) -> Self {
        Self { router, cookies: Mutex::default(), peer: "192.0.2.10:40000".parse().unwrap() }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address), Body::empty()).await
    }

    /// Sends a form as a browser does from a page of the same site.
    pub async fn post(&self, address: &str, form: &str) -> Answer {
        self.post_from("same-origin", address, form).await
    }

    /// Sends a form from a page of that `site`, in the words of `Sec-Fetch-Site`.
    pub async fn post_from(&self, site: &str, address: &str, form: &str) -> Answer {
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site);
        self.send(request, Body::from(form.to_owned())).await
    }

    /// Calls a server function by its endpoint, as the browser's program does.
    pub async fn call(&self, endpoint: &str, arguments: &(impl Serialize + Sync)) -> Answer {
        self.call_from("same-origin", endpoint, arguments).await
    }

    /// As [`Self::call`], from a page of that `site`.
    pub async fn call_from(&self, site: &str, endpoint: &str, arguments: &(impl Serialize + Sync)) -> Answer {
        self.call_with(site, endpoint, WireEncoding::encode(arguments).unwrap()).await
    }

    /// The same with arguments that are written already.
    pub async fn call_with(&self, site: &str, endpoint: &str, arguments: Bytes) -> Answer {
        let request = Request::post(format!("/fn/{endpoint}"))
            .header(header::CONTENT_TYPE, "application/postcard")
            .header("sec-fetch-site", site);
        self.send(request, Body::from(arguments)).await
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    async fn send(&self, request: Builder, body: Body) -> Answer {
        let cookies: Vec<String> = self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = request.header(header::HOST, "rdv.example").header(header::ACCEPT, "text/html");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let mut request = request.header(header::USER_AGENT, agent).body(body).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        let answer = Answer { status: parts.status, headers: parts.headers, body };
        for cookie in answer.set_cookies() {
            self.keep(&cookie);
        }
        answer
    }

    fn keep(&self, cookie: &str) {
        let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let mut cookies = self.cookies.lock().unwrap();
        if rest.to_ascii_lowercase().contains("max-age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The header's value; empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Every cookie it sets, as written.
    pub fn set_cookies(&self) -> Vec<String> {
        self.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap().to_owned()).collect()
    }

    /// What a server function answered.
    pub fn read<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{}: {:?}", self.status, self.refused());
        WireEncoding::decode(Bytes::copy_from_slice(&self.body)).expect("a message of ours")
    }

    /// Why a server function refused.
    pub fn refused(&self) -> Option<AppError> {
        WireEncoding::decode(Bytes::copy_from_slice(&self.body)).ok()
    }
}
