//! The files that the bundler wrote: read once, kept in memory, sent as they were compressed.
//!
//! Only what `manifest.json` lists exists: no path of a visitor ever reaches the file system.

use super::{Surface, fault::Fault, render};
use app::shell::{Assets, Program};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use contract::scope::RequestScope;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Under this, names carry a hash of the content: they may be kept for ever.
const HASHED: &str = "/pkg/";

/// The site's files by address.
pub struct Site {
    files: HashMap<String, File>,
    assets: Assets,
}

/// A file in the forms it can be sent.
struct File {
    kind: &'static str,
    tag: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// Why the site cannot be sent.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// There is no list of files: the bundler has not run, or elsewhere.
    #[error("no manifest.json in {0}: `make bundle` writes it")]
    NoManifest(PathBuf),
    /// The list is not one of the bundler's.
    #[error("manifest.json cannot be understood")]
    Malformed(#[from] serde_json::Error),
    /// A file of the list is missing.
    #[error("{0} cannot be read")]
    Unreadable(PathBuf, #[source] io::Error),
    /// The page needs a file that the list does not have.
    #[error("the bundle lacks {0}")]
    Missing(&'static str),
}

#[derive(Deserialize)]
struct Entry {
    path: String,
}

impl Site {
    /// Reads the folder.
    pub fn open(folder: &Path) -> Result<Self, SiteError> {
        let manifest = fs::read(folder.join("manifest.json")).map_err(|_| SiteError::NoManifest(folder.to_owned()))?;
        let entries: BTreeMap<String, Entry> = serde_json::from_slice(&manifest)?;
        let address = |name: &'static str| entries.get(name).map(|entry| entry.path.clone()).ok_or(SiteError::Missing(name));
        let font = entries.values().find(|entry| has_extension(&entry.path, "woff2")).map(|entry| entry.path.clone());
        let assets = Assets {
            css: address("style.css")?,
            staff_css: address("staff.css")?,
            candidate: Program { js: address("app.js")?, wasm: address("app_bg.wasm")? },
            staff: Program { js: address("staff.js")?, wasm: address("staff_bg.wasm")? },
            font: font.ok_or(SiteError::Missing("a font"))?,
        };
        let files = entries.into_values().map(|entry| Ok((entry.path.clone(), File::read(folder, &entry.path)?)));
        Ok(Self { files: files.collect::<Result<_, SiteError>>()?, assets })
    }

    /// Addresses of what a page loads.
    pub const fn assets(&self) -> &Assets {
        &self.assets
    }

    /// Address of the style sheet.
    pub fn style(&self) -> &str {
        &self.assets.css
    }

    /// The answer for `path`, if it is a file of the site.
    pub fn answer(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let file = self.files.get(path)?;
        let keep = if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
        Some(file.answer(headers, keep))
    }
}

/// `GET /pkg/{file}`.
pub async fn packed(State(surface): State<Arc<Surface>>, request: Request) -> Response {
    surface.site.answer(request.uri().path(), request.headers()).unwrap_or_else(|| Fault::NotFound.problem())
}

/// Whatever has no route: a file of the site's root, else the interface, which says that there is no such page.
pub async fn file_or_page(surface: State<Arc<Surface>>, scope: Extension<RequestScope>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Fault::NotFound.problem();
    }
    match surface.site.answer(request.uri().path(), request.headers()) {
        Some(response) => response,
        None => render::page(surface, scope, request).await,
    }
}

impl File {
    fn read(folder: &Path, address: &str) -> Result<Self, SiteError> {
        let path = folder.join(address.trim_start_matches('/'));
        let plain = fs::read(&path).map_err(|error| SiteError::Unreadable(path.clone(), error))?;
        let beside = |suffix: &str| fs::read(folder.join(format!("{}.{suffix}", address.trim_start_matches('/')))).ok();
        Ok(Self {
            kind: kind_of(address),
            tag: tag_of(&plain),
            plain: plain.into(),
            brotli: beside("br").map(Bytes::from),
            gzip: beside("gz").map(Bytes::from),
        })
    }

    fn answer(&self, headers: &HeaderMap, keep: &'static str) -> Response {
        let (coding, bytes) = self.choose(headers);
        // Each form has its own tag: a cache must not answer one for the other (RFC 9110, section 8.8.3).
        let tag = format!("\"{}{}\"", self.tag, coding.map(|coding| format!("-{coding}")).unwrap_or_default());
        let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_known = known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*");
        let mut response = if is_known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Body::from(bytes.clone()).into_response();
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
            if let Some(coding) = coding {
                response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
            }
            response
        };
        let out = response.headers_mut();
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            out.insert(header::ETAG, tag);
        }
        response
    }

    fn choose(&self, headers: &HeaderMap) -> (Option<&'static str>, &Bytes) {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let offers = [("br", self.brotli.as_ref()), ("gzip", self.gzip.as_ref())];
        offers
            .into_iter()
            .find_map(|(coding, bytes)| Some((Some(coding), bytes.filter(|_| accepts(accepted, coding))?)))
            .unwrap_or((None, &self.plain))
    }
}

/// Whether `Accept-Encoding` names `coding` with a weight above zero (RFC 9110, section 12.5.3).
fn accepts(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|entry| {
        let (name, parameters) = entry.split_once(';').unwrap_or((entry, ""));
        let weight = parameters.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok()).unwrap_or(1.0);
        name.trim().eq_ignore_ascii_case(coding) && weight > 0.0
    })
}

fn tag_of(content: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(content);
    format!("{:016x}", u64::from_be_bytes(std::array::from_fn(|rank| digest[rank])))
}

fn kind_of(address: &str) -> &'static str {
    match address.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

fn has_extension(address: &str, wanted: &str) -> bool {
    Path::new(address).extension().is_some_and(|extension| extension == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_of_weight_zero_is_refused() {
        assert!(accepts("gzip, br", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("br;q=0, gzip", "br"));
        assert!(!accepts("", "gzip"));
    }
}
