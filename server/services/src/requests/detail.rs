//! One request: who asks, what was said, what happened, what may be done.

use super::queue::{asked_before, line};
use crate::{
    Services,
    access::Member,
    agendas::{contact_history, person_details},
    contacts::{
        Case, SECOND_THOUGHTS_S,
        steps::{Undo, UndoFacts},
    },
    fault::Fault,
    views,
};
use contract::{
    refusal::Refusal,
    requests::{ReadyAnswer, RequestRef, RequestView},
    scope::StaffScope,
};
use domain::{
    life::{LATE_AFTER, Step},
    request::Way,
    time::Timestamp,
};
use store::{
    answer_templates,
    events::{self, RequestEvent},
    queue, request_messages, requests,
};

/// Other requests of the same person that are shown.
const OTHERS: u32 = 10;

impl Services {
    pub(super) async fn request_page(&self, scope: &StaffScope, which: &RequestRef) -> Result<RequestView, Fault> {
        let member = self.member(scope, &which.centre).await?;
        let view = self.request_view(&member, which).await?;
        self.note_persons(&member, "request_seen", 1).await?;
        Ok(view)
    }

    pub(super) async fn request_view(&self, member: &Member, which: &RequestRef) -> Result<RequestView, Fault> {
        let (reader, now, centre) = (self.0.db.read(), self.now(), member.centre().id);
        requests::find_of_centre(reader, centre, which.id).await?.ok_or(Refusal::NotFound)?;
        let case = self.case(which.id).await?;
        let (asked, zone) = (&case.request.request, case.zone());
        let found = queue::find(reader, centre, which.id).await?.ok_or(Refusal::NotFound)?;
        let questions = case.desk.chosen.as_ref().map_or("", |kind| kind.settings.questions.as_str());
        let mut ids = queue::list_merged(reader, which.id).await?;
        ids.push(which.id);
        let messages = request_messages::list(reader, &ids).await?;
        let history = events::list(reader, which.id).await?;
        let others = queue::list_of_person(reader, centre, (&asked.email_key, which.id), OTHERS).await?;
        let late = asked_before(member, LATE_AFTER, now);
        let line_of = line(member, found, late);
        let may_answer = line_of.may_act && Step::Answer.after(asked.way, asked.state).is_ok();
        Ok(RequestView {
            candidate: person_details(asked, questions)?,
            messages: messages.into_iter().map(|message| views::message(message, zone)).collect(),
            proposals: self.proposals_of(&case, now).await?,
            note: case.request.course.note.clone(),
            history: contact_history(&history, zone),
            others: others.into_iter().map(|row| line(member, row, late)).collect(),
            merged_into: case.request.course.merged_into,
            templates: if may_answer { self.filled_templates(member, &case).await? } else { Vec::new() },
            free: if may_answer && asked.way != Way::Appointment { self.free_for(&case, now).await? } else { Vec::new() },
            people: self.colleagues(member).await?,
            zone: zone.name().to_owned(),
            now,
            undo_until: undoable(&history, member, case.request.course.revision, now).map(|(_, until)| until),
            line: line_of,
        })
    }

    /// The centre's ready answers, for this candidate.
    async fn filled_templates(&self, member: &Member, case: &Case) -> Result<Vec<ReadyAnswer>, Fault> {
        let asked = &case.request.request;
        let (training, centre) = (case.training().unwrap_or_default(), &case.desk.centre.centre.name);
        let fill = |body: &str| {
            body.replace("{prénom}", &asked.first_name)
                .replace("{nom}", &asked.last_name)
                .replace("{formation}", &training)
                .replace("{centre}", centre)
                .replace("{conseiller}", member.name())
        };
        let rows = answer_templates::list(self.0.db.read(), case.desk.centre.id).await?;
        Ok(rows.into_iter().map(|row| ReadyAnswer { body: fill(&row.body), name: row.name }).collect())
    }
}

/// The last step, when this member took it and may still take it back, and until when.
pub(super) fn undoable(history: &[RequestEvent], member: &Member, revision: i32, now: Timestamp) -> Option<(Undo, Timestamp)> {
    let last = history.iter().rev().find(|event| event.facts.contains("\"undo\""))?;
    let UndoFacts { undo } = serde_json::from_str(&last.facts).ok()?;
    let until = last.at.plus_seconds(SECOND_THOUGHTS_S);
    let is_theirs = undo.staff == member.staff() && undo.revision == revision;
    // Reading it is no step one takes back.
    (is_theirs && now < until && last.code != "opened").then_some((undo, until))
}
