//! What these tests arrange with: a centre with an address, a call-back or a message, and who answers.

use contract::{
    Answer,
    answering::{ActByLink, AnswerAct, AnswerView, Answering, LinkAct},
    contacting::{ContactTarget, Contacting, SendContact, SentView, ShowContact},
    manage::{ContactManageView, Managing},
    requests::{ActOnRequest, RequestAct, RequestRef, RequestView, Requests},
    scope::{RequestScope, StaffScope},
};
use domain::{
    candidate::{AS_SOON_AS_POSSIBLE, CandidateDraft},
    ids::RequestId,
    request::Way,
    staff::Role,
    time::Timestamp,
};
use services::{
    Chance, Clock, Limits, Services, Setup,
    contact_jobs::{ContactMail, ContactPayload},
    contacts::ContactLetter,
};
use std::sync::{Arc, Mutex};
use store::{Db, centres, jobs, requests, requests::RequestRow};
use testkit::{FixedClock, NOW, Scene, SeededRandom, a_member};

struct Stopped(FixedClock);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

struct Seeded(SeededRandom);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.next_u64().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}

/// A centre on Monday 1 March 2027, 9:00 in Paris.
pub struct House {
    pub services: Services,
    pub clock: FixedClock,
    pub scene: Scene,
    pub db: Db,
    pub slug: String,
    pub manager: StaffScope,
    /// Name and payload of the jobs that ran.
    ran: Mutex<Vec<(String, String)>>,
}

impl House {
    pub async fn new(db: &Db) -> Self {
        Self::with_limits(db, Limits::default()).await
    }

    pub async fn with_limits(db: &Db, limits: Limits) -> Self {
        let clock = FixedClock::at(NOW);
        let scene = Scene::new(db).await;
        let services = Self::process(db, &clock, limits, 1);
        Self::over(db, services, clock, scene).await
    }

    async fn over(db: &Db, services: Services, clock: FixedClock, scene: Scene) -> Self {
        testkit::scene::give_address(db, scene.centre, "accueil@cfa.example.org").await;
        let slug = centres::find(db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
        let manager = a_member(db, scene.centre, Role::Manager, None).await;
        Self { services, clock, scene, db: db.clone(), slug, manager, ran: Mutex::default() }
    }

    /// Another centre of the same installation.
    pub async fn neighbour(&self) -> Self {
        Self::over(&self.db, self.services.clone(), self.clock.clone(), Scene::new(&self.db).await).await
    }

    /// The use cases as another process has them.
    pub fn process(db: &Db, clock: &FixedClock, limits: Limits, seed: u64) -> Services {
        Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped(clock.clone())),
            chance: Arc::new(Seeded(SeededRandom::new(seed))),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits,
        })
    }

    /// The page of this way, about the centre.
    pub fn page(&self, way: Way) -> ShowContact {
        ShowContact { target: ContactTarget::Centre { centre: self.slug.clone() }, way, referrer: None }
    }

    /// A form filled as a person does, slowly enough, and not sent yet.
    pub async fn form(&self, way: Way, who: &str) -> SendContact {
        let shown = self.services.show_contact(&scope(who), self.page(way)).await.unwrap();
        self.clock.advance_seconds(5);
        SendContact { page: self.page(way), key: shown.key, ticket: shown.ticket, trap: String::new(), draft: draft(who) }
    }

    pub async fn ask(&self, way: Way, who: &str) -> Answer<SentView> {
        let form = self.form(way, who).await;
        self.services.send_contact(&scope(who), form).await
    }

    /// Asks; the manage link's token and the request.
    pub async fn asked(&self, way: Way, who: &str) -> (String, RequestRow) {
        let token = self.ask(way, who).await.unwrap().manage_token;
        let row = self.requests().await.into_iter().next().unwrap();
        (token, row)
    }

    /// What the author's link shows.
    pub async fn followed(&self, token: &str) -> ContactManageView {
        Managing::show(&self.services, &scope("v"), token.to_owned()).await.unwrap().contact().unwrap()
    }

    /// Latest first.
    pub async fn requests(&self) -> Vec<RequestRow> {
        requests::list_of_centre(self.db.read(), self.scene.centre, 0, 1000).await.unwrap()
    }

    pub async fn request(&self, id: RequestId) -> RequestRow {
        requests::find(self.db.read(), id).await.unwrap().unwrap()
    }

    pub fn which(&self, id: RequestId) -> RequestRef {
        RequestRef { centre: self.slug.clone(), id }
    }

    /// The manager acts on what they have just seen.
    pub async fn act(&self, id: RequestId, act: RequestAct) -> Answer<RequestView> {
        self.act_as(&self.manager, id, act).await
    }

    pub async fn act_as(&self, who: &StaffScope, id: RequestId, act: RequestAct) -> Answer<RequestView> {
        let revision = self.request(id).await.course.revision;
        Requests::act(&self.services, who, ActOnRequest { which: self.which(id), revision, act }).await
    }

    pub async fn seen(&self, id: RequestId) -> RequestView {
        self.services.request(&self.manager, self.which(id)).await.unwrap()
    }

    /// The token of the link in the centre's mail.
    pub async fn answer_token(&self, id: RequestId) -> String {
        let payload = ContactPayload { request: id.0, about: 0 };
        let letter = self.services.contact_letter(ContactMail::Notice, payload).await.unwrap().unwrap();
        letter.answer_url.rsplit('/').next().unwrap().to_owned()
    }

    pub async fn answer(&self, token: &str, act: AnswerAct) -> Answer<AnswerView> {
        Answering::act(&self.services, &scope("cfa"), ActByLink { token: token.to_owned(), act: LinkAct::Answer(act) }).await
    }

    /// The mails of that kind that may leave now, each with its facts.
    pub async fn letters(&self, mail: ContactMail) -> Vec<ContactLetter> {
        let mut letters = Vec::new();
        for payload in self.payloads(mail.job()).await {
            let payload = serde_json::from_str(&payload).unwrap();
            letters.extend(self.services.contact_letter(mail, payload).await.unwrap());
        }
        letters
    }

    /// The payloads of the jobs of that name that have run, or may run now: they do.
    pub async fn payloads(&self, name: &str) -> Vec<String> {
        let now = self.clock.now();
        let lease = (now, now.plus_seconds(60));
        loop {
            let leased = self.db.write(|tx| async move { jobs::lease(&tx, "reader", lease, 1000).await }).await.unwrap();
            if leased.is_empty() {
                let ran = self.ran.lock().unwrap();
                return ran.iter().filter(|(ran, _)| ran == name).map(|(_, payload)| payload.clone()).collect();
            }
            for job in leased {
                let id = job.id;
                assert!(self.db.write(|tx| async move { jobs::complete(&tx, id, "reader", now).await }).await.unwrap());
                self.ran.lock().unwrap().push((job.name, job.payload));
            }
        }
    }

    pub async fn n_jobs(&self) -> u64 {
        jobs::state(self.db.read(), self.clock.now()).await.unwrap().n_queued
    }
}

pub fn scope(who: &str) -> RequestScope {
    RequestScope { address_key: format!("address of {who}"), request_id: "test".to_owned() }
}

pub fn draft(who: &str) -> CandidateDraft {
    CandidateDraft {
        first_name: "Lina".to_owned(),
        last_name: "Kaci".to_owned(),
        email: format!("{who}@example.org"),
        phone: "06 39 98 12 34".to_owned(),
        subjects: vec!["place".to_owned()],
        message: "Bonjour, reste-t-il des places ?".to_owned(),
        wanted: vec![AS_SOON_AS_POSSIBLE.to_owned()],
        ..CandidateDraft::default()
    }
}

/// Hours and minutes of Monday 1 March 2027 in Paris (UTC+1), plus whole days.
pub fn at(days: i64, hour: i64, minute: i64) -> Timestamp {
    NOW.plus_minutes(days * 24 * 60 + (hour - 9) * 60 + minute)
}
