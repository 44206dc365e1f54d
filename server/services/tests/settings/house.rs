//! What these tests arrange with: a centre with its manager, over a stopped clock.

use contract::{
    Answer,
    appointment_types::{AppointmentTypes, SaveType, SavedType, ShowType, TypeSettingsView, TypesView},
    booking::{BookAppointment, Booking, DeskTarget, DeskView, HoldSlot, ShowDesk},
    refusal::Refusal,
    scope::{RequestScope, StaffScope},
};
use domain::{
    candidate::CandidateDraft,
    ids::{AppointmentTypeId, CentreId},
    settings::{Faults, Problem, TypeDraft, TypeField},
    staff::Role,
    time::Timestamp,
};
use services::{Chance, Clock, Limits, Services, Setup};
use std::sync::Arc;
use store::{Db, centres, types};
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

/// A centre with one advisor, one type of half an hour, and a manager who is signed in.
pub struct House {
    pub services: Services,
    pub clock: FixedClock,
    pub scene: Scene,
    pub db: Db,
    pub centre: String,
    pub type_slug: String,
    pub manager: StaffScope,
}

impl House {
    /// Standing on Monday 1 March 2027, 9:00 in Paris.
    pub async fn new(db: &Db) -> Self {
        let scene = Scene::new(db).await;
        let clock = FixedClock::at(NOW);
        let services = Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped(clock.clone())),
            chance: Arc::new(Seeded(SeededRandom::new(1))),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits: Limits::default(),
        });
        let centre = slug_of(db, scene.centre).await;
        let type_slug = types::find(db.read(), scene.centre, scene.type_id).await.unwrap().unwrap().settings.slug;
        let manager = a_member(db, scene.centre, Role::Manager, None).await;
        Self { services, clock, scene, db: db.clone(), centre, type_slug, manager }
    }

    /// Another centre of the same database, with its own advisor and type.
    pub async fn neighbour(&self) -> (Scene, String) {
        let scene = Scene::new(&self.db).await;
        (scene, slug_of(&self.db, scene.centre).await)
    }

    pub async fn list(&self) -> TypesView {
        self.services.list_types(&self.manager, self.centre.clone()).await.unwrap()
    }

    pub async fn settings(&self, slug: &str) -> TypeSettingsView {
        self.show(Some(slug)).await.unwrap()
    }

    pub async fn show(&self, slug: Option<&str>) -> Answer<TypeSettingsView> {
        let ask = ShowType { centre: self.centre.clone(), slug: slug.map(ToOwned::to_owned) };
        self.services.show_type(&self.manager, ask).await
    }

    /// What a new type begins with, named.
    pub async fn new_draft(&self, name: &str) -> TypeDraft {
        TypeDraft { name: name.to_owned(), ..self.show(None).await.unwrap().draft }
    }

    /// The settings of the first type, as typed, with the link that its modes need.
    pub async fn draft(&self) -> TypeDraft {
        let video_link = "https://visio.example.org/salle".to_owned();
        TypeDraft { video_link, ..self.settings(&self.type_slug).await.draft }
    }

    pub async fn save(&self, id: Option<AppointmentTypeId>, draft: TypeDraft) -> Answer<SavedType> {
        self.services.save_type(&self.manager, SaveType { centre: self.centre.clone(), id, draft }).await
    }

    /// Saves settings that are right; the type's slug.
    pub async fn saved(&self, id: Option<AppointmentTypeId>, draft: TypeDraft) -> String {
        match self.save(id, draft).await.unwrap() {
            SavedType::Saved { slug } => slug,
            SavedType::Refused(faults) => panic!("refused: {faults:?}"),
        }
    }

    /// Saves settings that are wrong; what is wrong with them.
    pub async fn refused(&self, id: Option<AppointmentTypeId>, draft: TypeDraft) -> Vec<(TypeField, Problem)> {
        match self.save(id, draft).await.unwrap() {
            SavedType::Saved { slug } => panic!("saved as {slug}"),
            SavedType::Refused(Faults(faults)) => faults.into_iter().map(|fault| (fault.field, fault.problem)).collect(),
        }
    }

    fn target(&self, type_slug: &str) -> DeskTarget {
        DeskTarget::Type { centre: self.centre.clone(), type_slug: type_slug.to_owned() }
    }

    /// What a candidate is shown at the type's own address.
    pub async fn desk(&self, type_slug: &str) -> Answer<DeskView> {
        let ask = ShowDesk { target: self.target(type_slug), referrer: None, mode: None, month: None, day: None };
        self.services.show_desk(&visitor(), ask).await
    }

    /// How many slots the first free day has, and its first start.
    pub async fn offered(&self, type_slug: &str) -> (usize, Option<Timestamp>) {
        let agenda = self.desk(type_slug).await.unwrap().agenda.unwrap();
        let slots = agenda.day.map(|day| day.slots).unwrap_or_default();
        (slots.len(), slots.first().map(|slot| slot.starts.at))
    }

    /// A candidate takes an appointment; the token of their link.
    pub async fn book(&self, type_slug: &str, starts_at: Timestamp) -> Answer<String> {
        let hold = HoldSlot { target: self.target(type_slug), referrer: None, mode: None, starts_at, visitor: None };
        let hold = self.services.hold_slot(&visitor(), hold).await?;
        self.clock.advance_seconds(5);
        let draft = CandidateDraft {
            first_name: "Lina".to_owned(),
            last_name: "Kaci".to_owned(),
            // Somebody else each time.
            email: format!("lina.{}@example.org", starts_at.epoch()),
            phone: "06 39 98 12 34".to_owned(),
            subjects: vec!["place".to_owned()],
            answers: vec!["oui".to_owned()],
            ..CandidateDraft::default()
        };
        let ask = BookAppointment { hold: hold.token, ticket: hold.ticket, trap: String::new(), draft };
        Ok(self.services.book(&visitor(), ask).await?.manage_token)
    }

    /// Members of the centre who manage nothing, one who manages another centre, and nobody: with the refusal each gets.
    pub async fn others(&self) -> Vec<(&'static str, StaffScope, Refusal)> {
        let (neighbour, _) = self.neighbour().await;
        vec![
            ("nobody", testkit::signed_in(None), Refusal::SignedOut),
            (
                "an advisor",
                a_member(&self.db, self.scene.centre, Role::Advisor, Some(self.scene.advisor)).await,
                Refusal::Forbidden,
            ),
            ("the reception", a_member(&self.db, self.scene.centre, Role::Reception, None).await, Refusal::Forbidden),
            ("another centre's manager", a_member(&self.db, neighbour.centre, Role::Manager, None).await, Refusal::NotFound),
        ]
    }
}

async fn slug_of(db: &Db, centre: CentreId) -> String {
    centres::find(db.read(), centre).await.unwrap().unwrap().centre.slug
}

pub fn visitor() -> RequestScope {
    RequestScope { address_key: "192.0.2.7".to_owned(), request_id: "test".to_owned() }
}

/// Hours and minutes of Monday 1 March 2027 in Paris (UTC+1), plus whole days.
pub fn at(days: i64, hour: i64, minute: i64) -> Timestamp {
    NOW.plus_minutes(days * 24 * 60 + (hour - 9) * 60 + minute)
}
