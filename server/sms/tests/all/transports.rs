//! The ways out: what reaches a gateway, and what its answers mean.

use crate::{
    listener::{Listener, Mood},
    support::{at, reminder, sms},
};
use sms::{Cause, Gateway, GatewayError, SendError, StoredSms, Transport};
use std::{sync::Arc, time::Duration};

const NOW: &str = "2027-03-07T13:30:00Z";

fn gateway(port: u16) -> Gateway {
    Gateway::new(&format!("http://127.0.0.1:{port}/v1/messages?compte=7"), "s3cr3t-key", "RDV CFA").unwrap()
}

async fn sent_by(transport: &Transport) -> Result<(), SendError> {
    transport.send(&sms(), at(NOW)).await
}

async fn answered(moods: &[Mood]) -> (Result<(), SendError>, Listener) {
    let listener = Listener::start(moods).await;
    let transport = Transport::Http(Arc::new(gateway(listener.port).with_patience(Duration::from_millis(300))));
    (sent_by(&transport).await, listener)
}

#[tokio::test]
async fn a_message_reaches_the_gateway_with_its_key_its_sender_and_its_id() {
    let (result, listener) = answered(&[Mood::Answering(202)]).await;
    assert_eq!(result, Ok(()));
    let asked = listener.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].line, "POST /v1/messages?compte=7 HTTP/1.1");
    assert_eq!(asked[0].field("authorization"), "Bearer s3cr3t-key");
    assert_eq!(asked[0].field("content-type"), "application/json");
    assert_eq!(asked[0].field("host"), format!("127.0.0.1:{}", listener.port));
    let expected = serde_json::json!({
        "to": "+33639981234", "text": "À demain : 14h", "sender": "RDV CFA", "id": "rdv-42.0.sms.0@rdv.exemple.fr",
    });
    assert_eq!(asked[0].body, expected);
}

#[tokio::test]
async fn a_second_try_after_a_failure_bears_the_same_id() {
    let listener = Listener::start(&[Mood::Answering(500), Mood::Answering(200)]).await;
    let transport = Transport::Http(Arc::new(gateway(listener.port)));
    assert_eq!(sent_by(&transport).await, Err(SendError::Temporary(Cause::Answer(500))));
    assert_eq!(sent_by(&transport).await, Ok(()));
    let ids: Vec<_> = listener.asked().iter().map(|asked| asked.body["id"].clone()).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_gateway_that_refuses_the_message_refuses_it_for_good() {
    for status in [400, 404, 422] {
        assert_eq!(answered(&[Mood::Answering(status)]).await.0, Err(SendError::Permanent(Cause::Answer(status))), "{status}");
    }
}

#[tokio::test]
async fn a_gateway_that_is_busy_or_refuses_us_is_asked_again() {
    for status in [401, 403, 408, 429, 500, 503, 302] {
        assert_eq!(answered(&[Mood::Answering(status)]).await.0, Err(SendError::Temporary(Cause::Answer(status))), "{status}");
    }
}

#[tokio::test]
async fn a_redirection_is_not_followed() {
    let (_, listener) = answered(&[Mood::Answering(307)]).await;
    assert_eq!(listener.asked().len(), 1);
}

#[tokio::test]
async fn a_gateway_that_hangs_up_is_silent_or_away_is_asked_again() {
    assert_eq!(answered(&[Mood::HangingUp]).await.0, Err(SendError::Temporary(Cause::Connection)));
    assert_eq!(answered(&[Mood::Silent]).await.0, Err(SendError::Temporary(Cause::Timeout)));
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    assert_eq!(sent_by(&Transport::Http(Arc::new(gateway(free)))).await, Err(SendError::Temporary(Cause::Connection)));
}

#[tokio::test]
async fn a_gateway_reached_by_https_must_prove_its_name() {
    let (listener, certificate) = Listener::secure(&[Mood::Answering(202)]).await;
    let sent = async |host: &str, authority: Option<Vec<u8>>| {
        let gateway = Gateway::new(&format!("https://{host}:{}/v1", listener.port), "s3cr3t-key", "RDV").unwrap();
        let gateway = match authority {
            Some(authority) => gateway.trusting(authority).unwrap(),
            None => gateway,
        };
        sent_by(&Transport::Http(Arc::new(gateway))).await
    };
    assert_eq!(sent("localhost", None).await, Err(SendError::Temporary(Cause::Connection)), "nobody vouches for it");
    assert_eq!(sent("127.0.0.1", Some(certificate.clone())).await, Err(SendError::Temporary(Cause::Connection)), "another name");
    assert!(listener.asked().is_empty());
    assert_eq!(sent("localhost", Some(certificate)).await, Ok(()));
    assert_eq!(listener.asked()[0].field("authorization"), "Bearer s3cr3t-key");
}

#[tokio::test]
async fn an_https_address_never_hears_the_key_in_clear() {
    let listener = Listener::start(&[Mood::Answering(200)]).await;
    let gateway = Gateway::new(&format!("https://localhost:{}/", listener.port), "s3cr3t-key", "RDV").unwrap();
    let transport = Transport::Http(Arc::new(gateway.with_patience(Duration::from_millis(500))));
    assert!(matches!(sent_by(&transport).await, Err(SendError::Temporary(Cause::Connection | Cause::Timeout))));
    let bytes = listener.bytes();
    assert_eq!(bytes.first(), Some(&0x16), "a TLS handshake (RFC 8446, section 5.1)");
    assert!(!String::from_utf8_lossy(&bytes).contains("s3cr3t"));
}

#[test]
fn only_an_address_that_a_key_may_be_sent_to_is_one() {
    for url in [
        "http://passerelle.exemple.fr/",
        "ftp://exemple.fr/",
        "passerelle.exemple.fr",
        "/v1",
        "https://moi:s3cr3t@exemple.fr/",
        "",
    ] {
        let error = Gateway::new(url, "key", "RDV").unwrap_err();
        assert_eq!(error, GatewayError::Url, "{url}");
        assert!(!format!("{error} {error:?}").contains("s3cr3t"));
    }
    for url in ["https://exemple.fr", "https://exemple.fr:8443/sms?x=1", "http://localhost:9000/", "http://[::1]:9000/"] {
        assert!(Gateway::new(url, "key", "RDV").is_ok(), "{url}");
    }
}

#[test]
fn a_sender_is_what_a_telephone_can_show() {
    for sender in ["RDV", "RDV CFA 13", "36180", "+33612345678"] {
        assert!(Gateway::new("https://exemple.fr/", "key", sender).is_ok(), "{sender}");
    }
    for sender in ["", "Apprentissage", "Rdv-CFA", "Métiers", "12", "+"] {
        assert_eq!(Gateway::new("https://exemple.fr/", "key", sender).unwrap_err(), GatewayError::Sender, "{sender}");
    }
    for key in ["", "a b", "a\r\nx: y", "clé"] {
        assert_eq!(Gateway::new("https://exemple.fr/", key, "RDV").unwrap_err(), GatewayError::Key);
    }
}

#[tokio::test]
async fn the_folder_has_one_file_for_each_message() {
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::Folder(folder.path().join("sms"));
    for _ in 0..2 {
        sent_by(&transport).await.unwrap();
    }
    let files: Vec<_> = std::fs::read_dir(folder.path().join("sms")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "the same message replaces itself");
    assert!(files[0].ends_with("20270307T133000Z-rdv-42.0.sms.0-rdv.exemple.fr.json"), "{files:?}");
    let stored: StoredSms = serde_json::from_slice(&std::fs::read(&files[0]).unwrap()).unwrap();
    assert_eq!((stored.to.as_str(), stored.text.as_str(), stored.n_segments), ("+33639981234", "À demain : 14h", 1));
}

#[tokio::test]
async fn nothing_that_is_logged_shows_a_number_a_text_or_a_key() {
    let (transport, list) = Transport::memory();
    sent_by(&transport).await.unwrap();
    let gateway = gateway(1);
    let shown = format!("{:?} {:?} {:?} {gateway:?} {:?}", list.lock().unwrap(), sms(), transport, reminder());
    for secret in ["639981234", "06 39", "demain", "s3cr3t", "Tilleuls", "suivi"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}
