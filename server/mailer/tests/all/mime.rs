//! The bytes that leave, read by a mail parser that is not ours.

use crate::{
    sink::{Mood, Sink},
    support::{at, booked, cancelled_candidate, mail, notice},
};
use mail_parser::{MessageParser, MimeHeaders};
use mailer::{Message, RenderedMail};

/// What an SMTP server receives of `mail`.
async fn bytes(mail: &RenderedMail) -> Vec<u8> {
    let sink = Sink::start(Mood::Accepting).await;
    let transport = mailer::Transport::from_smtp_url(&format!("smtp://127.0.0.1:{}", sink.port)).unwrap();
    transport.send(mail, at("2027-03-01T08:00:05Z")).await.unwrap();
    sink.accepted().remove(0).bytes
}

#[tokio::test]
async fn the_headers_say_what_every_mail_must_say() {
    let bytes = bytes(&mail(&Message::AppointmentBooked(booked()))).await;
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.message_id(), Some("job-7@rdv.exemple.fr"));
    assert_eq!(parsed.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    assert_eq!(parsed.from().unwrap().first().unwrap().address(), Some("ne-pas-repondre@rdv.exemple.fr"));
    assert_eq!(parsed.to().unwrap().first().unwrap().address(), Some("lina.durand@exemple.fr"));
    assert_eq!(parsed.to().unwrap().first().unwrap().name(), None, "names come from strangers");
    assert_eq!(parsed.reply_to().unwrap().first().unwrap().address(), Some("contact@tilleuls.exemple.fr"));
    assert_eq!(parsed.date().unwrap().to_timestamp(), at("2027-03-01T08:00:05Z").epoch());
    assert_eq!(parsed.subject(), Some("Rendez-vous réservé\u{202f}: mardi 9 mars 2027 à 14\u{202f}h\u{202f}30"));
}

#[tokio::test]
async fn text_html_and_invitation_are_alternatives_and_the_file_is_attached() {
    let mail = mail(&Message::AppointmentBooked(booked()));
    let calendar = mail.calendar.clone().unwrap().body;
    let bytes = bytes(&mail).await;
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let types: Vec<String> = parsed
        .parts
        .iter()
        .map(|part| {
            part.content_type().map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default())).unwrap_or_default()
        })
        .collect();
    assert_eq!(
        types,
        ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics"]
    );
    let normalised = |part: usize| String::from_utf8(parsed.parts[part].contents().to_vec()).unwrap().replace("\r\n", "\n");
    assert_eq!(normalised(2).trim_end(), mail.text.trim_end());
    assert_eq!(normalised(3).trim_end(), mail.html.trim_end());
    let invitation = &parsed.parts[4];
    assert_eq!(invitation.content_type().unwrap().attribute("method"), Some("REQUEST"));
    assert_eq!(invitation.content_type().unwrap().attribute("charset").map(str::to_lowercase).as_deref(), Some("utf-8"));
    assert_eq!(String::from_utf8_lossy(invitation.contents()), calendar);
    let file = &parsed.parts[5];
    assert_eq!(file.attachment_name(), Some("rendez-vous.ics"));
    assert_eq!(String::from_utf8_lossy(file.contents()), calendar, "byte for byte the same object");
}

#[tokio::test]
async fn a_cancellation_says_so_in_the_content_type() {
    let bytes = bytes(&mail(&Message::AppointmentCancelledCandidate(cancelled_candidate()))).await;
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.parts[4].content_type().unwrap().attribute("method"), Some("CANCEL"));
    let object = String::from_utf8_lossy(parsed.parts[4].contents()).into_owned();
    assert!(object.contains("UID:rdv-42@rdv.exemple.fr\r\n") && object.contains("SEQUENCE:1\r\n"), "{object}");
}

#[tokio::test]
async fn staff_who_answer_a_notice_write_to_the_candidate() {
    let bytes = bytes(&mail(&Message::AppointmentNotice(notice()))).await;
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.reply_to().unwrap().first().unwrap().address(), Some("lina.durand@exemple.fr"));
    assert_eq!(parsed.to().unwrap().first().unwrap().address(), Some("accueil@tilleuls.exemple.fr"));
}

#[tokio::test]
async fn line_breaks_in_names_add_no_header_and_no_line_anywhere() {
    let mut message = notice();
    message.candidate.first_name = "Lina\r\nBcc: victime@exemple.fr\r\n\r\n<b>".into();
    message.candidate.last_name = "D\nX-Evil: 1".into();
    message.appointment.centre.name = "CFA\r\nX-Evil: 2".into();
    message.appointment.purpose = "Motif\r\nX-Evil: 3".into();
    let bytes = bytes(&mail(&Message::AppointmentNotice(message))).await;
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let mut names: Vec<&str> = parsed.headers().iter().map(mail_parser::Header::name).collect();
    names.sort_unstable();
    let wanted = ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Reply-To", "Subject", "To"];
    assert!(names.iter().all(|name| wanted.contains(name)), "{names:?}");
    for part in &parsed.parts[2..] {
        let text = String::from_utf8_lossy(part.contents()).into_owned();
        assert!(text.lines().all(|line| !line.starts_with("Bcc:") && !line.starts_with("X-Evil")), "{text}");
    }
}
