//! The log of a whole visit: nobody and nothing secret in it.

use crate::{
    entrance::given::{AWA, PASSWORD, invitation, log_in, somebody},
    staffed::Staffed,
};
use domain::staff::Role;
use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Sheet(Arc<Mutex<Vec<u8>>>);

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Sheet {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_names_nobody_and_holds_no_password_no_token_no_session() {
    let sheet = Sheet::default();
    let log =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(sheet.clone()).finish();
    let guard = tracing::subscriber::set_default(log);
    let house = Staffed::new().await;
    let token = invitation(&house, "noe@cfa.example.org", Role::Advisor).await;
    let awa = somebody(&house, AWA, Role::Manager).await;
    awa.get(&format!("/invitation/{token}")).await;
    log_in(&house.visitor(), AWA, "trois+girafes+violettes").await;
    let planted = house.visitor();
    planted.set_cookie("session", "AAAAAAAAAAAAAAAAAAAAAA");
    log_in(&planted, AWA, PASSWORD).await;
    planted.post("/mot-de-passe", "email=awa%40cfa.example.org").await;
    planted.post("/deconnexion", "").await;
    awa.get("/compte").await;
    drop(guard);
    let written = String::from_utf8(sheet.0.lock().unwrap().clone()).unwrap();
    // What the libraries below us say at TRACE is theirs; production logs from INFO on. Ours is held to silence at every level.
    let lines: Vec<&str> = written
        .lines()
        .filter(|line| {
            !["sqlx", "TRACE hyper", "TRACE h2", "DEBUG sea_orm", "TRACE sea_orm"].iter().any(|theirs| line.contains(theirs))
        })
        .collect();
    assert!(lines.iter().any(|line| line.contains("/invitation/{token}")), "the log was not written");
    let session = awa.cookie("session").unwrap();
    for secret in [token.as_str(), AWA, "awa%40", "Awa Sow", PASSWORD, "girafes", session.as_str(), "argon2id"] {
        let told: Vec<_> = lines.iter().filter(|line| line.contains(secret)).collect();
        assert!(told.is_empty(), "{secret} is in the log: {told:?}");
    }
}
