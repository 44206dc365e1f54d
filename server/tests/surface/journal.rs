//! What the journal says, and what it must not.

use crate::given::Visitor;
use std::{
    io,
    sync::{Arc, Mutex},
};

#[derive(Clone, Default)]
struct Journal(Arc<Mutex<Vec<u8>>>);

impl io::Write for Journal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Everything that is logged, at every level, while `visits` run.
async fn journal_of(visits: impl Future<Output = ()>) -> String {
    let journal = Journal::default();
    let writer = journal.clone();
    let log = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(log);
    visits.await;
    drop(guard);
    String::from_utf8(journal.0.lock().unwrap().clone()).unwrap()
}

#[tokio::test]
async fn the_journal_names_the_route_and_the_status_but_no_secret_and_nobody() {
    let journal = journal_of(async {
        let visitor = Visitor::new();
        visitor.get("/suivi/s3cr3t-token").await;
        visitor.get("/suivi/s3cr3t-token/rendez-vous.ics").await;
        visitor.get("/suivi/s3cr3t-token/donnees").await;
        visitor.get("/suivi/s3cr3t-token/donnees.json").await;
        visitor.post("/suivi/s3cr3t-token/donnees", "").await;
        visitor.post("/suivi/s3cr3t-token/annuler", "motif=maladie-grave").await;
        visitor.get("/rdv/coordonnees?reservation=s3cr3t-hold&prenom=Philomene").await;
        visitor.get("/s3cr3t-nowhere?email=lea%40exemple.fr").await;
    })
    .await;
    for told in ["/suivi/{token}/annuler", "/rdv/coordonnees", "status=404", "status=303"] {
        assert!(journal.contains(told), "{told} is not in the journal");
    }
    for kept in ["s3cr3t", "maladie", "Philomene", "exemple.fr", "192.0.2.10"] {
        assert!(!journal.contains(kept), "{kept} is in the journal");
    }
}

#[tokio::test]
async fn a_panic_is_logged_under_the_incident_that_the_page_quotes_without_what_was_typed() {
    let mut incident = String::new();
    let journal = journal_of(async {
        incident = Visitor::new().get("/suivi/panic/rendez-vous.ics").await.header("x-request-id").to_owned();
    })
    .await;
    assert!(!incident.is_empty() && journal.contains(&incident));
    assert!(!journal.contains("lea@exemple.fr"));
}
