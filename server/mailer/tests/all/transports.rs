//! Delivery, refusals and the folder.

use std::path::{Path, PathBuf};

use crate::{
    sink::{Mood, Sink},
    support::{at, booked, mail},
};
use mailer::{Cause, FolderError, Message, RenderedMail, SendError, Transport, list, read};

fn a_mail() -> RenderedMail {
    mail(&Message::AppointmentBooked(booked()))
}

async fn sent_to(mood: Mood) -> (Result<(), SendError>, Sink) {
    let sink = Sink::start(mood).await;
    let transport = Transport::from_smtp_url(&format!("smtp://moi:secret@127.0.0.1:{}", sink.port)).unwrap();
    (transport.send(&a_mail(), at("2027-03-01T08:00:05Z")).await, sink)
}

#[tokio::test]
async fn an_accepted_mail_has_arrived_with_its_envelope() {
    let (result, sink) = sent_to(Mood::Accepting).await;
    assert_eq!(result, Ok(()));
    let accepted = sink.accepted();
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0].sender, "ne-pas-repondre@rdv.exemple.fr");
    assert_eq!(accepted[0].recipients, ["lina.durand@exemple.fr"]);
}

#[tokio::test]
async fn a_second_try_keeps_the_message_id() {
    let sink = Sink::start(Mood::Accepting).await;
    let transport = Transport::from_smtp_url(&format!("smtp://127.0.0.1:{}", sink.port)).unwrap();
    for now in ["2027-03-01T08:00:05Z", "2027-03-01T09:00:05Z"] {
        transport.send(&a_mail(), at(now)).await.unwrap();
    }
    let accepted = sink.accepted();
    assert_eq!(accepted.len(), 2);
    for mail in accepted {
        assert!(String::from_utf8_lossy(&mail.bytes).contains("Message-ID: <job-7@rdv.exemple.fr>\r\n"));
    }
}

#[tokio::test]
async fn answers_of_the_fourth_hundred_are_temporary() {
    let (result, sink) = sent_to(Mood::RefusingRecipients("451 4.7.1 later, lina.durand@exemple.fr")).await;
    assert_eq!(result, Err(SendError::Temporary(Cause::Answer(451))));
    assert!(sink.accepted().is_empty());
    let (result, _sink) = sent_to(Mood::RefusingContents("452 full")).await;
    assert_eq!(result, Err(SendError::Temporary(Cause::Answer(452))));
}

#[tokio::test]
async fn answers_of_the_fifth_hundred_are_final_and_keep_the_address_to_themselves() {
    let (result, _sink) = sent_to(Mood::RefusingRecipients("550 5.1.1 lina.durand@exemple.fr unknown")).await;
    assert_eq!(result, Err(SendError::Permanent(Cause::Answer(550))));
    assert!(!format!("{result:?} {}", result.unwrap_err()).contains("lina"));
    let (result, _sink) = sent_to(Mood::RefusingContents("554 spam")).await;
    assert_eq!(result, Err(SendError::Permanent(Cause::Answer(554))));
}

#[tokio::test]
async fn a_wrong_password_condemns_no_mail() {
    let (result, _sink) = sent_to(Mood::RefusingCredentials("535 wrong")).await;
    assert_eq!(result, Err(SendError::Temporary(Cause::Answer(535))));
}

#[tokio::test]
async fn a_server_that_hangs_up_or_is_away_is_temporary() {
    let (result, _sink) = sent_to(Mood::HangingUp).await;
    assert!(matches!(result, Err(SendError::Temporary(_))), "{result:?}");
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let transport = Transport::from_smtp_url(&format!("smtp://127.0.0.1:{free}")).unwrap();
    let result = transport.send(&a_mail(), at("2027-03-01T08:00:05Z")).await;
    assert_eq!(result, Err(SendError::Temporary(Cause::Connection)));
}

#[tokio::test]
async fn a_mail_without_a_possible_recipient_or_id_is_refused_for_good() {
    let (transport, list) = Transport::memory();
    let now = at("2027-03-01T08:00:05Z");
    for (to, message_id) in
        [("pas une adresse", "a@b"), ("a@b.fr\r\nRCPT TO:<c@d.fr>", "a@b"), ("a@b.fr", "sans-hote"), ("a@b.fr", "a@b>\r\nX: 1")]
    {
        let mail = RenderedMail { to: to.into(), message_id: message_id.into(), ..a_mail() };
        assert_eq!(transport.send(&mail, now).await, Err(SendError::Permanent(Cause::Malformed)), "{to} {message_id}");
    }
    assert!(list.lock().unwrap().is_empty());
}

#[test]
fn an_address_that_is_not_one_of_smtp_is_refused_without_repeating_it() {
    for url in ["http://moi:secret@exemple.fr", "exemple.fr", "smtp://moi:secret@exemple.fr?tls=maybe"] {
        let error = Transport::from_smtp_url(url).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
    }
}

/// A folder that goes away with the test.
struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        Self(path)
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn the_folder_gives_back_what_was_sent_newest_first() {
    let folder = TemporaryFolder::new("newest-first");
    assert_eq!(list(&folder.0).await.unwrap().len(), 0, "before the first mail");
    let transport = Transport::Folder(folder.0.clone());
    let older = a_mail();
    let newer = RenderedMail { message_id: "job-99@rdv.exemple.fr".into(), ..a_mail() };
    transport.send(&newer, at("2027-03-02T08:00:00Z")).await.unwrap();
    transport.send(&older, at("2027-03-01T08:00:00Z")).await.unwrap();
    std::fs::write(folder.0.join("autre.json"), "{}").unwrap();

    let mails = list(&folder.0).await.unwrap();
    let ids: Vec<&str> = mails.iter().map(|mail| mail.id.as_str()).collect();
    assert_eq!(ids, ["20270302T080000Z-job-99-rdv.exemple.fr", "20270301T080000Z-job-7-rdv.exemple.fr"]);
    let stored = read(&folder.0, ids[1]).await.unwrap();
    assert_eq!((stored.to, stored.subject, stored.html), (older.to, older.subject, older.html));
    assert_eq!(stored.calendar.unwrap().body, older.calendar.unwrap().body);
    let message = std::fs::read(folder.0.join(format!("{}.eml", ids[1]))).unwrap();
    assert_eq!(mail_parser::MessageParser::default().parse(&message).unwrap().message_id(), Some("job-7@rdv.exemple.fr"));
}

#[tokio::test]
async fn no_name_leads_out_of_the_folder() {
    let folder = TemporaryFolder::new("inside");
    std::fs::create_dir_all(folder.0.join("mails")).unwrap();
    std::fs::write(folder.0.join("secret.json"), "{}").unwrap();
    for id in ["../secret", "..", "", "a/../../secret", "/etc/passwd", "..\\secret", "%2e%2e", ".hidden", "absent"] {
        assert!(matches!(read(&folder.0.join("mails"), id).await, Err(FolderError::NotFound)), "{id}");
    }
}
