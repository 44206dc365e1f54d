//! What these tests arrange with: a centre and its first manager.

use contract::{
    Answer,
    accounts::Outcome,
    scope::StaffScope,
    teams::{TeamView, Teams as _},
};
use domain::{ids::CentreId, staff::Role, time::Timestamp};
use services::{
    Chance, Clock, Limits, Services, Setup,
    jobs::{StaffMail, StaffMailPayload},
};
use std::sync::Arc;
use store::{Db, jobs};
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

/// A centre with one advisor, and its manager.
pub struct House {
    pub services: Services,
    pub clock: FixedClock,
    pub db: Db,
    pub scene: Scene,
    pub centre: CentreId,
    pub slug: String,
    pub manager: StaffScope,
}

impl House {
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
        Self::over(services, clock, db).await
    }

    async fn over(services: Services, clock: FixedClock, db: &Db) -> Self {
        let scene = Scene::new(db).await;
        let slug = store::centres::find(db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
        let manager = a_member(db, scene.centre, Role::Manager, None).await;
        Self { services, clock, db: db.clone(), scene, centre: scene.centre, slug, manager }
    }

    /// Another centre of the same installation.
    pub async fn neighbour(&self) -> Self {
        Self::over(self.services.clone(), self.clock.clone(), &self.db).await
    }

    pub async fn team(&self) -> TeamView {
        self.services.show_team(&self.manager, self.slug.clone()).await.unwrap()
    }

    /// What the queued mails of that kind are about.
    pub async fn mails(&self, mail: StaffMail) -> Vec<i64> {
        let now = self.clock.now();
        let leased =
            self.db.write(|tx| async move { jobs::lease(&tx, "test", (now, now.plus_seconds(1)), 200).await }).await.unwrap();
        let about = |payload: &str| serde_json::from_str::<StaffMailPayload>(payload).unwrap().about;
        let found = leased.iter().filter(|job| job.name == mail.job()).map(|job| about(&job.payload)).collect();
        self.db.write(|tx| async move { jobs::release(&tx, "test").await }).await.unwrap();
        found
    }
}

/// The team after a form that had nothing wrong in it.
pub fn done(answer: Answer<Outcome<TeamView>>) -> TeamView {
    match answer {
        Ok(Outcome::Done(team)) => team,
        other => panic!("{other:?}"),
    }
}
