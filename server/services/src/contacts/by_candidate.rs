//! What the author of a call-back or a message may still do with their link.

use super::{
    Case,
    messages::{parse_optional_message, say_once},
    steps::{fresh, no_facts, take},
};
use crate::{
    Services,
    contact_jobs::{ContactMail, enqueue_contact_mail},
    doer::Doer,
    fault::Fault,
    managing::email_hint,
    new_request::{digits, search_text},
    secrets, views,
};
use contract::{
    manage::{CompleteByLink, ContactManageView, WasContacted},
    refusal::Refusal,
};
use domain::{
    appointment::Party,
    callback::HalfDay,
    candidate::{Field, FieldErrors, PhoneNeed, WhenToCall, parse_phone, parse_wanted},
    contact::Phone,
    life::{RequestState, Step},
    request::Way,
    time::Timestamp,
};
use store::{
    Tx, events, life, request_messages,
    requests::RequestRow,
    tokens::{self, TokenScope},
};

/// The link by which a candidate acts.
const BY_LINK: Doer<'static> = Doer::Candidate("manage_link");
/// Asking the centre to answer at last is told once in so many seconds.
const REMINDED_S: i64 = 24 * 3600;

/// What a candidate completes, parsed.
struct Completion {
    phone: Option<Phone>,
    wanted: Vec<HalfDay>,
    message: Option<String>,
}

impl Services {
    /// The call-back or message that a manage link opens.
    pub(crate) async fn case_by_link(&self, token: &str) -> Result<Case, Fault> {
        let found = tokens::find(self.0.db.read(), &secrets::hash(token), TokenScope::Manage, self.now()).await?;
        let case = self.case(found.ok_or(Refusal::NotFound)?).await?;
        match case.request.request.way {
            Way::Callback | Way::Enquiry => Ok(case),
            Way::Appointment => Err(Refusal::NotFound.into()),
        }
    }

    /// What the manage link shows of a call-back or a message.
    pub(crate) async fn contact_view(&self, case: &Case) -> Result<ContactManageView, Fault> {
        let (reader, now, zone) = (self.0.db.read(), self.now(), case.zone());
        let asked = &case.request.request;
        let history = events::list(reader, case.request.id).await?;
        let messages = request_messages::list(reader, &[case.request.id]).await?;
        let half_days = match asked.way {
            Way::Callback => self.half_days(&case.desk, now).await?,
            Way::Enquiry | Way::Appointment => Vec::new(),
        };
        let training = case.desk.training.as_ref();
        Ok(ContactManageView {
            way: asked.way,
            first_name: asked.first_name.clone(),
            email_hint: email_hint(&asked.email),
            state: asked.state,
            training_title: case.training(),
            training_key: training.map(|details| details.training.key.clone()),
            centre: case.desk.centre_summary(),
            address: case.desk.address(),
            phone: asked.details.phone.as_deref().map(views::shown_phone),
            wanted: asked.details.wanted.clone(),
            half_days,
            subjects: asked.details.subjects.clone(),
            message: asked.details.message.clone(),
            messages: messages.into_iter().map(|message| views::message(message, zone)).collect(),
            proposals: self.proposals_of(case, now).await?,
            is_open: Step::WriteAgain.after(asked.way, asked.state).is_ok(),
            history: history.iter().filter_map(|event| super::event_code(event, zone)).collect(),
            zone: zone.name().to_owned(),
        })
    }

    pub(crate) async fn complete_by_link(&self, ask: &CompleteByLink) -> Result<ContactManageView, Fault> {
        let (case, now) = (self.case_by_link(&ask.token).await?, self.now());
        let completion = self.parse_completion(&case, ask, now).await?;
        self.0.db.write(|tx| complete_in(tx, &case, &completion, now)).await?;
        self.contact_by_link(&ask.token).await
    }

    pub(crate) async fn withdraw_by_link(&self, token: &str) -> Result<ContactManageView, Fault> {
        let (case, now) = (self.case_by_link(token).await?, self.now());
        let id = case.request.id;
        self.0
            .db
            .write(|tx| async move {
                let row = fresh(&tx, id).await?;
                if row.request.state == RequestState::Withdrawn {
                    return Ok::<(), Fault>(());
                }
                let revision = take(&tx, &row, (Step::Withdraw, &BY_LINK), (no_facts(), None), now).await?;
                Ok(enqueue_contact_mail(&tx, ContactMail::Withdrawn, (id, revision.into()), (now, now)).await?)
            })
            .await?;
        self.contact_by_link(token).await
    }

    pub(crate) async fn say_contacted_by_link(&self, token: &str, said: WasContacted) -> Result<ContactManageView, Fault> {
        let (case, now) = (self.case_by_link(token).await?, self.now());
        let id = case.request.id;
        self.0.db.write(|tx| async move { say_in(tx, id, said, now).await }).await?;
        self.contact_by_link(token).await
    }

    async fn contact_by_link(&self, token: &str) -> Result<ContactManageView, Fault> {
        let case = self.case_by_link(token).await?;
        self.contact_view(&case).await
    }

    async fn parse_completion(&self, case: &Case, ask: &CompleteByLink, now: Timestamp) -> Result<Completion, Fault> {
        let asked = &case.request.request;
        let mut errors = FieldErrors::default();
        let (need, mut offered) = match asked.way {
            Way::Callback => (PhoneNeed::Required, self.half_days(&case.desk, now).await?),
            Way::Enquiry | Way::Appointment => (PhoneNeed::Optional, Vec::new()),
        };
        // What was chosen before may stand, even when it is past.
        offered.extend(&asked.details.wanted);
        let rule = match asked.way {
            Way::Callback => WhenToCall::AmongThese(&offered),
            Way::Enquiry | Way::Appointment => WhenToCall::NotAsked,
        };
        let phone = errors.take(Field::Phone, parse_phone(&ask.phone, need)).flatten();
        let wanted = errors.take(Field::Wanted, parse_wanted(&ask.wanted, rule)).unwrap_or_default();
        let message = match parse_optional_message(&ask.message) {
            Ok(message) => message,
            Err(Refusal::Invalid(wrong)) => {
                errors.0.extend(wrong.0);
                None
            }
            Err(refusal) => return Err(refusal.into()),
        };
        if errors.0.is_empty() { Ok(Completion { phone, wanted, message }) } else { Err(Refusal::Invalid(errors).into()) }
    }
}

async fn complete_in(tx: Tx, case: &Case, completion: &Completion, now: Timestamp) -> Result<(), Fault> {
    let row = fresh(&tx, case.request.id).await?;
    let row = complete_contact(&tx, case, row, completion, now).await?;
    let Some(body) = &completion.message else { return Ok(()) };
    let Some(message) = say_once(&tx, row.id, (Party::Candidate, None, body), now).await? else { return Ok(()) };
    take(&tx, &row, (Step::WriteAgain, &BY_LINK), (no_facts(), Some(message)), now).await?;
    Ok(enqueue_contact_mail(&tx, ContactMail::WroteAgain, (row.id, message), (now, now)).await?)
}

/// How and when to call, where it changed; the request as it stands then.
async fn complete_contact(
    tx: &Tx,
    case: &Case,
    row: RequestRow,
    completion: &Completion,
    now: Timestamp,
) -> Result<RequestRow, Fault> {
    let asked = &row.request;
    let phone = completion.phone.as_ref().map(|phone| phone.as_str());
    if asked.details.phone.as_deref() == phone && asked.details.wanted == completion.wanted {
        return Ok(row);
    }
    Step::WriteAgain.after(asked.way, asked.state).map_err(|refused| Refusal::Rule(contract::refusal::Rule::Step(refused)))?;
    let search = search_text(&[
        &asked.first_name,
        &asked.last_name,
        &asked.email,
        &completion.phone.as_ref().map(digits).unwrap_or_default(),
        &case.training().unwrap_or_default(),
    ]);
    life::update_contact(tx, row.id, (phone, &completion.wanted, &search)).await?;
    events::append(tx, row.id, &BY_LINK.did("completed", now)).await?;
    fresh(tx, row.id).await
}

async fn say_in(tx: Tx, id: domain::ids::RequestId, said: WasContacted, now: Timestamp) -> Result<(), Fault> {
    let row = fresh(&tx, id).await?;
    let history = events::list(tx.read(), id).await?;
    let last = |code: &str| history.iter().rev().find(|event| event.code == code).map(|event| event.at);
    match said {
        WasContacted::Yes => {
            if last("was_contacted").is_none() {
                events::append(&tx, id, &BY_LINK.did("was_contacted", now)).await?;
            }
            Ok(())
        }
        WasContacted::Remind => {
            if last("reminded").is_some_and(|at| now.since(at) < REMINDED_S) {
                return Ok(());
            }
            let revision = take(&tx, &row, (Step::Remind, &BY_LINK), (no_facts(), None), now).await?;
            Ok(enqueue_contact_mail(&tx, ContactMail::Reminded, (id, revision.into()), (now, now)).await?)
        }
    }
}
