//! Ports that answer by the names they are given: `unknown` is not found, `taken` is a conflict, `panic` panics with what was
//! typed, anything else is there.

use super::views;
use async_trait::async_trait;
use contract::{
    Answer,
    answering::{ActByLink, AnswerView, Answering},
    booking::{BookAppointment, BookedView, Booking, DeskTarget, DeskView, HoldSlot, HoldStatus, HoldView, ShowDesk},
    contacting::{ContactTarget, ContactView, Contacting, SendContact, SentView, ShowContact},
    delivery::{Deliveries, NoteDeliveryFailure, NotedFailure},
    find::{CentreDetails, FindTrainings, Finding, TrainingDetails, TrainingName, TrainingPage},
    manage::{
        AskLinks, CalendarFile, CancelByLink, CompleteByLink, ContactManageView, GiveFeedback, ManageView, ManagedView, Managing,
        MoveByLink, MoveView, ShowMove, WasContacted,
    },
    outbox::{MailSummary, MailView, Outbox},
    own_data::{OwnData, OwnDataFile, OwnDataView},
    refusal::{Refusal, Rule},
    scope::RequestScope,
};
use domain::{
    candidate::{Field, FieldError, FieldErrors, Problem},
    request::Referrer,
};
use std::sync::{Arc, Mutex};

/// What was asked, in order: the method and its main argument.
#[derive(Clone, Default)]
pub struct Called(Arc<Mutex<Vec<(String, RequestScope)>>>);

impl Called {
    pub fn list(&self) -> Vec<String> {
        self.0.lock().unwrap().iter().map(|(what, _)| what.clone()).collect()
    }

    pub fn scopes(&self) -> Vec<RequestScope> {
        self.0.lock().unwrap().iter().map(|(_, scope)| scope.clone()).collect()
    }

    fn note(&self, scope: &RequestScope, what: impl Into<String>) {
        self.0.lock().unwrap().push((what.into(), scope.clone()));
    }
}

/// Every port.
pub struct Fake(pub Called);

fn judge<T>(name: &str, view: T) -> Answer<T> {
    match name {
        "unknown" => Err(Refusal::NotFound),
        "busy" => Err(Refusal::Unavailable),
        "taken" => Err(Refusal::Conflict { alternatives: vec![views::slot()] }),
        "late" => Err(Refusal::Rule(Rule::NotOffered)),
        "invalid" => Err(Refusal::Invalid(FieldErrors(vec![FieldError { field: Field::Email, problem: Problem::Missing }]))),
        "panic" => panic!("lea@exemple.fr typed something"),
        _ => Ok(view),
    }
}

/// As [`judge`], of a link whose page is there: `contact-late-form` shows, and its form is `late`.
fn judge_of_form<T>(token: &str, view: T) -> Answer<T> {
    judge(token.strip_prefix("contact-form-").unwrap_or(token), view)
}

fn name_of_contact(target: &ContactTarget) -> &str {
    match target {
        ContactTarget::Training {
            name: TrainingName::Key(name) | TrainingName::Parcoursup(name) | TrainingName::Action(name),
            ..
        } => name,
        ContactTarget::Type { type_slug, .. } => type_slug,
        ContactTarget::Centre { centre } => centre,
    }
}

#[async_trait]
impl Contacting for Fake {
    async fn show_contact(&self, scope: &RequestScope, ask: ShowContact) -> Answer<ContactView> {
        self.0.note(scope, "show_contact");
        match name_of_contact(&ask.target) {
            "unknown" => Err(Refusal::NotFound),
            _ => Ok(views::contact(ask.way)),
        }
    }

    async fn send_contact(&self, scope: &RequestScope, ask: SendContact) -> Answer<SentView> {
        let SendContact { key, ticket, draft, .. } = &ask;
        self.0.note(scope, format!("contact {key} {ticket} {} {:?}", draft.first_name, draft.wanted));
        judge(name_of_contact(&ask.page.target), SentView { manage_token: "link/1".to_owned() })
    }
}

#[async_trait]
impl Answering for Fake {
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<AnswerView> {
        self.0.note(scope, "show answer");
        judge(token.strip_prefix("form-").map_or(&token, |_| "there"), views::answer())
    }

    async fn act(&self, scope: &RequestScope, ask: ActByLink) -> Answer<AnswerView> {
        self.0.note(scope, format!("act {:?}", ask.act));
        judge(ask.token.strip_prefix("form-").unwrap_or(&ask.token), views::answer())
    }
}

fn name_of(target: &DeskTarget) -> &str {
    match target {
        DeskTarget::Training {
            name: TrainingName::Key(name) | TrainingName::Parcoursup(name) | TrainingName::Action(name),
            ..
        } => name,
        DeskTarget::Type { type_slug, .. } => type_slug,
    }
}

#[async_trait]
impl Finding for Fake {
    async fn find_trainings(&self, scope: &RequestScope, ask: FindTrainings) -> Answer<TrainingPage> {
        self.0.note(scope, format!("find {}", ask.text));
        judge(&ask.text, views::training_page())
    }

    async fn show_training(&self, scope: &RequestScope, name: TrainingName, _: Option<Referrer>) -> Answer<TrainingDetails> {
        self.0.note(scope, "show_training");
        let TrainingName::Key(key) = name else { return Err(Refusal::NotFound) };
        judge(&key, views::training())
    }

    async fn show_centre(&self, scope: &RequestScope, slug: String) -> Answer<CentreDetails> {
        self.0.note(scope, "show_centre");
        judge(&slug, views::centre_details())
    }
}

#[async_trait]
impl Booking for Fake {
    async fn show_desk(&self, scope: &RequestScope, ask: ShowDesk) -> Answer<DeskView> {
        self.0.note(scope, "show_desk");
        match name_of(&ask.target) {
            "unknown" => Err(Refusal::NotFound),
            _ => Ok(views::desk()),
        }
    }

    async fn hold_slot(&self, scope: &RequestScope, ask: HoldSlot) -> Answer<HoldView> {
        self.0.note(scope, format!("hold {} {}", name_of(&ask.target), ask.starts_at.epoch()));
        judge(name_of(&ask.target), views::hold("held"))
    }

    async fn show_hold(&self, scope: &RequestScope, token: String) -> Answer<HoldStatus> {
        self.0.note(scope, "show_hold");
        match token.as_str() {
            "unknown" => Err(Refusal::NotFound),
            "booked" => Ok(HoldStatus::Booked(BookedView { manage_token: "m1".to_owned() })),
            _ => Ok(HoldStatus::Open(Box::new(views::hold(&token)))),
        }
    }

    async fn renew_hold(&self, scope: &RequestScope, token: String) -> Answer<HoldView> {
        self.0.note(scope, format!("renew {token}"));
        if token == "spent" { Err(Refusal::Rule(Rule::HoldNotRenewable)) } else { Ok(views::hold(&token)) }
    }

    async fn book(&self, scope: &RequestScope, ask: BookAppointment) -> Answer<BookedView> {
        self.0.note(scope, format!("book {} {} {}", ask.hold, ask.ticket, ask.draft.first_name));
        judge(&ask.hold, BookedView { manage_token: "link/1".to_owned() })
    }
}

#[async_trait]
impl Managing for Fake {
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<ManagedView> {
        self.0.note(scope, "show");
        match token.strip_prefix("contact-") {
            Some(name) => judge(name, ManagedView::Contact(Box::new(views::managed_contact()))),
            None => judge(&token, ManagedView::Appointment(Box::new(views::managed()))),
        }
    }

    async fn give_feedback(&self, scope: &RequestScope, ask: GiveFeedback) -> Answer<ManageView> {
        self.0.note(scope, format!("feedback {:?} {}", ask.question, ask.yes));
        judge(&ask.token, views::managed())
    }

    async fn complete(&self, scope: &RequestScope, ask: CompleteByLink) -> Answer<ContactManageView> {
        self.0.note(scope, format!("complete {} {:?} {}", ask.phone, ask.wanted, ask.message));
        judge_of_form(&ask.token, views::managed_contact())
    }

    async fn withdraw(&self, scope: &RequestScope, token: String) -> Answer<ContactManageView> {
        self.0.note(scope, "withdraw ");
        judge_of_form(&token, views::managed_contact())
    }

    async fn say_contacted(&self, scope: &RequestScope, token: String, said: WasContacted) -> Answer<ContactManageView> {
        self.0.note(scope, format!("contacted {said:?}"));
        judge_of_form(&token, views::managed_contact())
    }

    async fn cancel(&self, scope: &RequestScope, ask: CancelByLink) -> Answer<ManageView> {
        self.0.note(scope, format!("cancel {}", ask.reason));
        if ask.token == "later" { Err(Refusal::Rule(Rule::NotOffered)) } else { judge(&ask.token, views::managed()) }
    }

    async fn show_move(&self, scope: &RequestScope, ask: ShowMove) -> Answer<MoveView> {
        self.0.note(scope, "show_move");
        let agenda = views::desk().agenda.expect("the fake desk has an agenda");
        judge(&ask.token, MoveView { managed: views::managed(), agenda, today: views::desk().today })
    }

    async fn move_to(&self, scope: &RequestScope, ask: MoveByLink) -> Answer<ManageView> {
        self.0.note(scope, format!("move {} {}", ask.starts_at.epoch(), ask.sequence));
        judge(&ask.token, views::managed())
    }

    async fn send_links(&self, scope: &RequestScope, ask: AskLinks) -> Answer<()> {
        self.0.note(scope, format!("links {}", ask.email));
        let mut errors = FieldErrors::default();
        match errors.take(Field::Email, domain::contact::EmailAddress::parse(&ask.email)) {
            Some(_) => Ok(()),
            None => Err(Refusal::Invalid(errors)),
        }
    }

    async fn calendar_file(&self, scope: &RequestScope, token: String) -> Answer<CalendarFile> {
        self.0.note(scope, "calendar_file");
        judge(&token, CalendarFile { body: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned() })
    }
}

#[async_trait]
impl OwnData for Fake {
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<OwnDataView> {
        self.0.note(scope, "show_own_data");
        judge(&token, views::own_data())
    }

    async fn download(&self, scope: &RequestScope, token: String) -> Answer<OwnDataFile> {
        self.0.note(scope, "download");
        judge(&token, views::own_data_file())
    }

    async fn erase(&self, scope: &RequestScope, token: String) -> Answer<()> {
        self.0.note(scope, format!("erase {token}"));
        judge(&token, ())
    }
}

#[async_trait]
impl Outbox for Fake {
    async fn list(&self, scope: &RequestScope) -> Answer<Vec<MailSummary>> {
        self.0.note(scope, "list mails");
        Ok(vec![views::mail().summary])
    }

    async fn read(&self, scope: &RequestScope, id: String) -> Answer<MailView> {
        self.0.note(scope, "read mail");
        judge(&id, views::mail())
    }
}

#[async_trait]
impl Deliveries for Fake {
    async fn note_delivery_failure(&self, scope: &RequestScope, ask: NoteDeliveryFailure) -> Answer<NotedFailure> {
        let told = ask.failures.iter().map(|one| format!("{} {}", one.what.code(), one.email)).collect::<Vec<_>>().join(", ");
        self.0.note(scope, format!("failed {} {told}", ask.event));
        judge(&ask.event, NotedFailure { is_replay: false, requests: Vec::new() })
    }
}
