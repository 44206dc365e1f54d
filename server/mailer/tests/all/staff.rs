//! The mails to those who work for a centre, as files; and what a colleague's name may not do.

use crate::{
    golden::assert_golden_without_calendar,
    support::{at, mail},
};
use domain::{staff::Role, time::Tz};
use mailer::{Message, StaffIdleAccount, StaffInvitation, StaffPasswordChanged, StaffReset};

fn invitation() -> StaffInvitation {
    StaffInvitation {
        message_id: "invitation-7-1803888000@rdv.exemple.fr".into(),
        to: "noe.diallo@tilleuls.exemple.fr".into(),
        name: "Noé Diallo".into(),
        by: Some("Awa Sow".into()),
        centre: "CFA Les Tilleuls".into(),
        role: Role::Reception,
        url: "https://rdv.exemple.fr/invitation/jeton-de-noe".into(),
        expires_at: at("2027-03-08T08:00:00Z"),
        zone: Tz::Europe__Paris,
    }
}

#[test]
fn an_invitation() {
    assert_golden_without_calendar("staff_invitation", &Message::StaffInvitation(invitation()));
}

#[test]
fn an_invitation_of_the_installation_to_somebody_without_a_name() {
    let message =
        StaffInvitation { name: String::new(), by: None, role: Role::Manager, zone: Tz::Indian__Reunion, ..invitation() };
    assert_golden_without_calendar("staff_invitation_first", &Message::StaffInvitation(message));
}

#[test]
fn a_link_to_choose_another_password() {
    let message = StaffReset {
        message_id: "reset-3@rdv.exemple.fr".into(),
        to: "awa.sow@tilleuls.exemple.fr".into(),
        name: "Awa Sow".into(),
        url: "https://rdv.exemple.fr/mot-de-passe/jeton-d-awa".into(),
        expires_at: at("2027-03-01T10:00:00Z"),
        zone: Tz::Europe__Paris,
    };
    assert_golden_without_calendar("staff_reset", &Message::StaffReset(message));
}

#[test]
fn word_that_the_password_changed() {
    let message = StaffPasswordChanged {
        message_id: "password-3-1803888000@rdv.exemple.fr".into(),
        to: "awa.sow@tilleuls.exemple.fr".into(),
        name: "Awa Sow".into(),
        changed_at: at("2027-03-01T08:00:00Z"),
        zone: Tz::Europe__Paris,
        url: "https://rdv.exemple.fr/mot-de-passe".into(),
    };
    assert_golden_without_calendar("staff_password_changed", &Message::StaffPasswordChanged(message));
}

#[test]
fn word_that_an_idle_account_goes() {
    let message = StaffIdleAccount {
        message_id: "idle-3-1803888000@rdv.exemple.fr".into(),
        to: "awa.sow@tilleuls.exemple.fr".into(),
        name: "Awa Sow".into(),
        ends_at: at("2027-03-31T08:00:00Z"),
        zone: Tz::Europe__Paris,
        url: "https://rdv.exemple.fr/connexion".into(),
    };
    assert_golden_without_calendar("staff_idle_account", &Message::StaffIdleAccount(message));
}

#[test]
fn a_colleague_s_name_brings_neither_a_link_nor_a_tag() {
    let evil = "Gagnez sur https://evil.example <script>alert(1)</script>";
    let message = StaffInvitation { name: evil.into(), by: Some(evil.into()), ..invitation() };
    let mail = mail(&Message::StaffInvitation(message));
    for body in [&mail.text, &mail.html] {
        assert!(!body.contains("https://evil"), "{body}");
    }
    assert!(!mail.html.contains("<script>alert"), "{}", mail.html);
    assert!(!mail.subject.contains('\n'));
}
