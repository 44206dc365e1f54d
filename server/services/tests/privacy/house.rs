//! What these tests arrange with: the use cases over a scene, and requests of every kind.

use contract::{
    booking::{BookAppointment, Booking, DeskTarget, HoldSlot},
    scope::RequestScope,
};
use domain::{
    candidate::CandidateDraft,
    ids::RequestId,
    request::Way,
    time::{Interval, Timestamp},
};
use services::{Chance, Clock, Limits, Services, Setup};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{
    Db, appointments,
    busy::Overlap,
    centres,
    events::{self, Actor, RequestEvent},
    jobs::{self, LeasedJob},
    requests::{self, NewRequest},
    tokens::{self, TokenScope},
    types,
};
use testkit::{FixedClock, NOW, Scene, SeededRandom, a_request};

pub const DAY: i64 = 24 * 3600;

struct Stopped(FixedClock);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

struct Seeded(SeededRandom);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.0.next_u64() as u8);
    }
}

/// The use cases over one centre with one advisor and one type of half an hour.
pub struct House {
    pub services: Services,
    pub clock: FixedClock,
    pub scene: Scene,
    pub db: Db,
}

impl House {
    /// Standing on Monday 1 March 2027, 9:00 in Paris.
    pub async fn new(db: &Db) -> Self {
        let clock = FixedClock::at(NOW);
        let services = Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped(clock.clone())),
            chance: Arc::new(Seeded(SeededRandom::new(1))),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits: Limits::default(),
        });
        Self { services, clock, scene: Scene::new(db).await, db: db.clone() }
    }

    /// Books by the candidate's own pages, `days` from now at ten in Paris; the manage link's token.
    pub async fn booked(&self, who: &str, days: i64) -> String {
        let reader = self.db.read();
        let centre = centres::find(reader, self.scene.centre).await.unwrap().unwrap().centre.slug;
        let kind = types::find(reader, self.scene.centre, self.scene.type_id).await.unwrap().unwrap();
        let target = DeskTarget::Type { centre, type_slug: kind.settings.slug };
        let starts_at = NOW.plus_seconds(days * DAY + 3600);
        let ask = HoldSlot { target, referrer: None, mode: None, starts_at, visitor: None };
        let hold = self.services.hold_slot(&scope(), ask).await.unwrap();
        self.clock.advance_seconds(5);
        let draft = CandidateDraft {
            first_name: "Philomène".to_owned(),
            last_name: "Zyskind".to_owned(),
            email: who.to_owned(),
            phone: "06 39 98 12 34".to_owned(),
            subjects: vec!["place".to_owned()],
            message: "Je cherche une place en boulangerie".to_owned(),
            ..CandidateDraft::default()
        };
        let form = BookAppointment { hold: hold.token, ticket: hold.ticket, trap: String::new(), draft };
        self.services.book(&scope(), form).await.unwrap().manage_token
    }

    /// An enquiry of `email` made at `at`; its manage link's token is its public identity.
    pub async fn enquiry(&self, email: &str, at: Timestamp) -> RequestId {
        let new = NewRequest {
            way: Way::Enquiry,
            email: email.to_owned(),
            email_key: email.to_owned(),
            duplicate_key: format!("{email}||enquiry"),
            created_at: at,
            ..a_request(self.scene.centre)
        };
        let (new, hash) = (&new, &hash(&new.public_id));
        self.db
            .write(|tx| async move {
                let id = requests::insert(&tx, new).await?;
                let lives = (at, at.plus_seconds(60 * DAY));
                tokens::insert(&tx, id, &[(hash.to_owned(), TokenScope::Manage)], lives).await?;
                events::append(&tx, id, &event(at, "created")).await?;
                Ok::<_, store::StoreError>(id)
            })
            .await
            .unwrap()
    }

    /// A booked appointment of a new request in `scene`, that ends at `end`.
    pub async fn appointment(&self, scene: Scene, end: Timestamp) -> RequestId {
        let new = &NewRequest { created_at: end.plus_seconds(-40 * DAY), ..a_request(scene.centre) };
        self.db
            .write(|tx| async move {
                let id = requests::insert(&tx, new).await?;
                events::append(&tx, id, &event(new.created_at, "booked")).await?;
                let interval = Interval::new(end.plus_seconds(-1800), end);
                appointments::insert(&tx, &scene.appointment(id, interval), &[scene.advisor], Overlap::Refused).await?;
                Ok::<_, store::StoreError>(id)
            })
            .await
            .unwrap()
    }

    /// Something happens to a request.
    pub async fn happens(&self, request: RequestId, at: Timestamp) {
        self.db.write(|tx| async move { events::append(&tx, request, &event(at, "answered")).await }).await.unwrap();
    }

    pub async fn is_there(&self, request: RequestId) -> bool {
        requests::find(self.db.read(), request).await.unwrap().is_some()
    }

    pub async fn public_id(&self, request: RequestId) -> String {
        requests::find(self.db.read(), request).await.unwrap().unwrap().request.public_id
    }

    /// The jobs of that name that are due; they stay queued.
    pub async fn jobs(&self, name: &str) -> Vec<LeasedJob> {
        let now = self.clock.now();
        let lease = (now, now.plus_seconds(60));
        let leased = self.db.write(|tx| async move { jobs::lease(&tx, "reader", lease, 200).await }).await.unwrap();
        self.db.write(|tx| async move { jobs::release(&tx, "reader").await }).await.unwrap();
        leased.into_iter().filter(|job| job.name == name).collect()
    }
}

pub fn scope() -> RequestScope {
    RequestScope { address_key: "192.0.2.1".to_owned(), request_id: "test".to_owned() }
}

pub fn event(at: Timestamp, code: &str) -> RequestEvent {
    RequestEvent {
        at,
        actor: Actor::Candidate,
        actor_name: None,
        way: "form".to_owned(),
        code: code.to_owned(),
        facts: "{}".to_owned(),
    }
}

/// What is stored of a token.
pub fn hash(token: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}
