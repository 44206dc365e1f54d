//! To the centre: what a candidate asks, adds or takes back.

use askama::Template;
use domain::request::{Asker, Subject, Way};

use super::{Envelope, Sheet, subject};
use crate::{
    ContactNews, ContactNotice, Letterhead, MailError, RenderedMail, french,
    inert::{inert_line, one_line},
    render,
    view::{CandidateView, PhoneView, words_of_a_stranger},
};

/// See [`ContactNotice`].
struct Notice {
    candidate: CandidateView,
    /// The number of a call-back, shown in its own place and not a second time.
    call: Option<PhoneView>,
    filled_by: FilledBy,
    subjects: Vec<String>,
    message: Vec<String>,
    answers: Vec<Answered>,
    wanted: Vec<String>,
    news: News,
    answer_url: String,
}

/// Who filled the form.
enum FilledBy {
    Candidate,
    Parent,
    Professional { name: String, email: String },
    UnknownProfessional,
}

/// A question of the centre and the answer.
struct Answered {
    question: String,
    answer: Vec<String>,
}

/// See [`ContactNews`].
enum News {
    New,
    WroteAgain { body: Vec<String> },
    Withdrawn,
    Reminded,
}

templates!(Sheet, Notice:
    NoticeSubject = "contact_notice/subject.txt",
    NoticeText = "contact_notice/body.txt",
    NoticeHtml = "contact_notice/body.html");

pub(crate) fn notice(facts: &ContactNotice, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet::new(&facts.centre, facts.training.as_deref(), facts.way, letterhead);
    let mail = &Notice::new(facts);
    let subject = subject(&NoticeSubject { sheet, mail })?;
    let (text, html) = (NoticeText { sheet, mail }.render()?, NoticeHtml { sheet, mail, subject: &subject }.render()?);
    let reply_to = Some(render::answers(&facts.candidate));
    let envelope = Envelope { message_id: &facts.message_id, to: &facts.to, reply_to };
    Ok(envelope.finish(subject, &text, &html, letterhead))
}

impl Notice {
    fn new(facts: &ContactNotice) -> Self {
        let answered = |(question, answer): &(String, String)| Answered {
            question: one_line(question),
            answer: words_of_a_stranger(answer),
        };
        let mut candidate = CandidateView::new(&facts.candidate);
        let call = match facts.way {
            Way::Callback => candidate.phone.take(),
            Way::Enquiry | Way::Appointment => None,
        };
        Self {
            candidate,
            call,
            filled_by: FilledBy::new(facts),
            subjects: subjects(facts),
            message: facts.message.as_deref().map(words_of_a_stranger).unwrap_or_default(),
            answers: facts.answers.iter().map(answered).collect(),
            wanted: french::half_days(&facts.wanted),
            news: News::new(&facts.news),
            answer_url: facts.answer_url.clone(),
        }
    }
}

impl FilledBy {
    fn new(facts: &ContactNotice) -> Self {
        match (facts.asker, &facts.professional) {
            (Asker::Candidate, _) => Self::Candidate,
            (Asker::Parent, _) => Self::Parent,
            (Asker::Professional, Some((name, email))) => Self::Professional { name: inert_line(name), email: one_line(email) },
            (Asker::Professional, None) => Self::UnknownProfessional,
        }
    }
}

impl News {
    fn new(news: &ContactNews) -> Self {
        match news {
            ContactNews::New => Self::New,
            ContactNews::WroteAgain { body } => Self::WroteAgain { body: words_of_a_stranger(body) },
            ContactNews::Withdrawn => Self::Withdrawn,
            ContactNews::Reminded => Self::Reminded,
        }
    }
}

/// The subjects in the words of the form, the candidate's own words last.
fn subjects(facts: &ContactNotice) -> Vec<String> {
    let other = facts.subject_other.as_deref().map(inert_line).filter(|words| !words.is_empty());
    let chosen = facts.subjects.iter().filter(|subject| **subject != Subject::Autre || other.is_none());
    let mut subjects: Vec<_> = chosen.map(|subject| french::subject(*subject).to_owned()).collect();
    subjects.extend(other.map(|words| format!("« {words} »")));
    subjects
}
