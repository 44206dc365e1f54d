//! The facts of the mails about call-backs and messages.

use super::Case;
use crate::{
    Services,
    booking::host,
    contact_jobs::{ContactMail, ContactPayload},
    correspondence::{centre_phone_of, filled},
    fault::Fault,
    holding::questions,
};
use contract::{refusal::Refusal, scope::RequestScope};
use domain::{
    appointment::Mode,
    callback::{HalfDay, after_opening_days},
    ids::{CentreId, RequestId, TrainingId},
    life::{LATE_AFTER, RequestState, Stage},
    request::{Asker, Subject, Way},
    time::{Interval, Timestamp, Tz},
};
use std::collections::BTreeMap;
use store::{
    events, proposals,
    queue::{self, Filter, Order, QueueRow},
    request_messages, trainings, types,
};

/// How many requests a digest looks at, and how many it shows to one address.
const LOOKED_AT: u32 = 500;
const SHOWN: usize = 20;

/// Everything a mail about a call-back or a message may say.
#[derive(Clone)]
pub struct ContactLetter {
    /// Names the mails' host.
    pub host: String,
    /// Which way.
    pub way: Way,
    /// Where it stands.
    pub state: RequestState,
    /// The candidate's names.
    pub first_name: String,
    /// The candidate's names.
    pub last_name: String,
    /// The candidate's address.
    pub email: String,
    /// The candidate's phone, E.164.
    pub phone: Option<String>,
    /// Who filled the form.
    pub asker: Asker,
    /// The professional who did: name and address.
    pub professional: Option<(String, String)>,
    /// The centre's name.
    pub centre_name: String,
    /// The centre's phone, E.164 when it parses.
    pub centre_phone: Option<String>,
    /// Where the centre is told, and where candidates' answers go; `None` when no address is usable.
    pub centre_email: Option<String>,
    /// Words at the end of the centre's messages.
    pub signature: Option<String>,
    /// The training's title.
    pub training: Option<String>,
    /// What they want to talk about.
    pub subjects: Vec<Subject>,
    /// What the other subject is.
    pub subject_other: Option<String>,
    /// What they wrote in the form.
    pub message: Option<String>,
    /// Answers to the centre's own questions.
    pub answers: Vec<(String, String)>,
    /// When to call; none: as soon as possible.
    pub wanted: Vec<HalfDay>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// The zone of its hours.
    pub zone: Tz,
    /// The candidate's page.
    pub manage_url: String,
    /// The centre's page.
    pub answer_url: String,
    /// The message that the mail is about: who of the centre, and the words.
    pub said: Option<(Option<String>, String)>,
    /// The proposal that the mail is about.
    pub proposal: Option<ProposalLetter>,
}

/// A slot that is held for the candidate.
#[derive(Clone)]
pub struct ProposalLetter {
    /// The type's name.
    pub purpose: String,
    /// When.
    pub interval: Interval,
    /// How to meet.
    pub mode: Mode,
    /// Name of the place.
    pub site_name: String,
    /// Its postal address, on one line.
    pub site_address: String,
    /// Until when it is held.
    pub expires_at: Timestamp,
    /// Where it is taken.
    pub take_url: String,
}

/// What waits at a centre, for one of its addresses.
#[derive(Clone)]
pub struct DigestLetter {
    /// Names the mail's host.
    pub host: String,
    /// Where it goes.
    pub to: String,
    /// The centre's name.
    pub centre_name: String,
    /// The centre's phone.
    pub centre_phone: Option<String>,
    /// What waits longest, first.
    pub lines: Vec<WaitingLine>,
    /// How many more wait.
    pub n_more: u32,
    /// The queue on the dashboard.
    pub queue_url: String,
}

/// One request that waits.
#[derive(Clone)]
pub struct WaitingLine {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// About which training.
    pub training: Option<String>,
    /// Which way.
    pub way: Way,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// The zone of its hours.
    pub zone: Tz,
    /// The centre's page.
    pub answer_url: String,
}

impl Services {
    /// The facts of a mail; `None` when the request, or what the mail is about, is gone: nothing is left to say.
    pub async fn contact_letter(&self, mail: ContactMail, payload: ContactPayload) -> Result<Option<ContactLetter>, Refusal> {
        let scope = job_scope(payload.request);
        match self.letter_of_contact(mail, payload).await {
            Ok(letter) => Ok(letter),
            Err(Fault::Refused(Refusal::NotFound)) => Ok(None),
            Err(fault) => Err(fault.refusal(&scope)),
        }
    }

    async fn letter_of_contact(&self, mail: ContactMail, payload: ContactPayload) -> Result<Option<ContactLetter>, Fault> {
        let id = RequestId(payload.request);
        let case = self.case(id).await?;
        let mut letter = self.facts_of(&case)?;
        match mail {
            ContactMail::Answered | ContactMail::WroteAgain => {
                let Some(message) = request_messages::find(self.0.db.read(), id, payload.about).await? else { return Ok(None) };
                letter.said = Some((message.author_name, message.body));
            }
            ContactMail::Proposed => {
                letter.proposal = self.proposal_letter(&case, payload.about).await?;
                letter.said = self.words_beside(id, payload.about).await?;
                if letter.proposal.is_none() {
                    return Ok(None);
                }
            }
            ContactMail::Received
            | ContactMail::Notice
            | ContactMail::Withdrawn
            | ContactMail::Reminded
            | ContactMail::OtherChannel
            | ContactMail::Unreachable
            | ContactMail::WereYouContacted
            | ContactMail::HowWasIt
            | ContactMail::DidYouEnrol => {}
        }
        Ok(Some(letter))
    }

    fn facts_of(&self, case: &Case) -> Result<ContactLetter, Fault> {
        let asked = &case.request.request;
        let stored = case.desk.chosen.as_ref().map_or("", |kind| kind.settings.questions.as_str());
        let given: Vec<String> = serde_json::from_str(&asked.details.answers).unwrap_or_default();
        let answers = questions(stored)?.into_iter().map(|question| question.label).zip(given);
        Ok(ContactLetter {
            host: host(&self.0.public_url).to_owned(),
            way: asked.way,
            state: asked.state,
            first_name: asked.first_name.clone(),
            last_name: asked.last_name.clone(),
            email: asked.email.clone(),
            phone: asked.details.phone.clone(),
            asker: asked.asker,
            professional: asked.professional.clone(),
            centre_name: case.desk.centre.centre.name.clone(),
            centre_phone: centre_phone_of(&case.desk),
            centre_email: case.contact(),
            signature: filled(&case.desk.centre.signature),
            training: case.training(),
            subjects: asked.details.subjects.clone(),
            subject_other: filled(&asked.details.subject_other),
            message: filled(&asked.details.message),
            answers: answers.filter(|(_, answer)| !answer.is_empty()).collect(),
            wanted: asked.details.wanted.clone(),
            asked_at: asked.created_at,
            zone: case.zone(),
            manage_url: format!("{}/suivi/{}", self.0.public_url, self.link_of(&case.request)),
            answer_url: self.answer_url(&asked.public_id),
            said: None,
            proposal: None,
        })
    }

    /// Where the centre answers without an account.
    pub(crate) fn answer_url(&self, public_id: &str) -> String {
        format!("{}/reponse/{}", self.0.public_url, self.0.secrets.answer_token(public_id))
    }

    async fn proposal_letter(&self, case: &Case, n: i64) -> Result<Option<ProposalLetter>, Fault> {
        let (reader, asked) = (self.0.db.read(), &case.request.request);
        let all = proposals::list(reader, case.request.id).await?;
        let Some(one) = all.into_iter().find(|one| i64::from(one.n) == n) else { return Ok(None) };
        let kind = types::find(reader, asked.centre, one.type_id).await?;
        let address = case.desk.address();
        let token = self.0.secrets.proposal_token(&asked.public_id, one.n);
        Ok(Some(ProposalLetter {
            purpose: kind.map(|kind| kind.settings.name).unwrap_or_default(),
            interval: one.interval,
            mode: one.mode,
            site_name: case.desk.site.as_ref().map_or(&case.desk.centre.centre.name, |site| &site.site.name).clone(),
            site_address: format!("{}, {} {}", address.street, address.postal_code, address.city),
            expires_at: one.expires_at,
            take_url: format!("{}/rdv/coordonnees?reservation={token}", self.0.public_url),
        }))
    }

    /// The words written beside a proposal, and by whom.
    async fn words_beside(&self, id: RequestId, n: i64) -> Result<Option<(Option<String>, String)>, Fault> {
        #[derive(serde::Deserialize)]
        struct Proposed {
            proposal: i64,
            message: Option<i64>,
        }
        let reader = self.0.db.read();
        for event in events::list(reader, id).await?.iter().filter(|event| event.code == "proposed") {
            let Ok(facts) = serde_json::from_str::<Proposed>(&event.facts) else { continue };
            if facts.proposal != n {
                continue;
            }
            let Some(message) = facts.message else { continue };
            let message = request_messages::find(reader, id, message).await?;
            return Ok(message.map(|message| (message.author_name, message.body)));
        }
        Ok(None)
    }

    /// The facts of the mail that says that the centre could not be written to; `None` when the request is over or gone.
    pub async fn undelivered_letter(&self, request: RequestId) -> Result<Option<ContactLetter>, Refusal> {
        let scope = job_scope(request.0);
        match self.case(request).await {
            Ok(case) if case.request.request.state.waits() || case.request.request.state == RequestState::Booked => {
                self.facts_of(&case).map(Some).map_err(|fault| fault.refusal(&scope))
            }
            Ok(_) | Err(Fault::Refused(Refusal::NotFound)) => Ok(None),
            Err(fault) => Err(fault.refusal(&scope)),
        }
    }

    /// What waits at a centre for longer than [`LATE_AFTER`] opening days, one letter for each of its addresses.
    pub async fn digest_letters(&self, centre: CentreId) -> Result<Vec<DigestLetter>, Refusal> {
        self.digests(centre).await.map_err(|fault| fault.refusal(&job_scope(centre.0)))
    }

    async fn digests(&self, centre: CentreId) -> Result<Vec<DigestLetter>, Fault> {
        let reader = self.0.db.read();
        let Some(own) = store::centres::find(reader, centre).await? else { return Ok(Vec::new()) };
        let (zone, territory) = (own.centre.zone, own.centre.territory);
        let today = self.now().date_in(zone);
        let filter = Filter { stage: Stage::Waiting, ..Filter::default() };
        let rows = queue::list(reader, centre, &filter, (Order::OldestFirst, None, LOOKED_AT)).await?;
        let is_old = |row: &QueueRow| {
            row.way != Way::Appointment
                && after_opening_days(row.created_at.date_in(zone), LATE_AFTER, territory).is_some_and(|day| day <= today)
        };
        let mut by_training: BTreeMap<TrainingId, Option<String>> = BTreeMap::new();
        let mut by_address: BTreeMap<String, Vec<WaitingLine>> = BTreeMap::new();
        for row in rows.into_iter().filter(is_old) {
            if let Some(training) = row.training_id
                && !by_training.contains_key(&training)
            {
                let found = trainings::find_by_id(reader, training).await?;
                by_training.insert(training, found.and_then(|found| found.email).map(|contact| contact.value));
            }
            let contact = row.training_id.and_then(|training| by_training.get(&training).cloned().flatten());
            let Some(to) = contact.or_else(|| own.centre.email.clone()) else { continue };
            by_address.entry(to).or_default().push(WaitingLine {
                first_name: row.candidate.0,
                last_name: row.candidate.1,
                training: row.training,
                way: row.way,
                asked_at: row.created_at,
                zone: row.zone,
                answer_url: self.answer_url(&row.public_id),
            });
        }
        let letter = |(to, mut lines): (String, Vec<WaitingLine>)| {
            let n_more = u32::try_from(lines.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX);
            lines.truncate(SHOWN);
            DigestLetter {
                host: host(&self.0.public_url).to_owned(),
                to,
                centre_name: own.centre.name.clone(),
                centre_phone: own.centre.phone.clone(),
                lines,
                n_more,
                queue_url: format!("{}/gestion/{}/demandes", self.0.public_url, own.centre.slug),
            }
        };
        Ok(by_address.into_iter().map(letter).collect())
    }
}

/// A job stands behind no visitor: its log lines carry the identity of what it is about.
fn job_scope(about: i64) -> RequestScope {
    RequestScope { address_key: String::new(), request_id: format!("job-contact-{about}") }
}
