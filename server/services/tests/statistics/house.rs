//! A centre whose figures are told, and what it received.

use contract::{
    scope::StaffScope,
    statistics::{ByWay, ShowStatistics, Statistics, StatisticsView},
};
use domain::{life::RequestState, request::Way, staff::Role, time::Timestamp};
use services::{Chance, Clock, Limits, Services, Setup};
use std::sync::Arc;
use store::{Db, centres, life, requests, requests::NewRequest};
use testkit::{NOW, Scene, SeededRandom, a_member, a_request};

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        NOW
    }
}

struct Seeded(SeededRandom);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.0.bytes::<1>()[0]);
    }
}

/// A centre on Monday 1 March 2027, 9:00 in Paris.
pub struct House {
    pub services: Services,
    pub scene: Scene,
    pub db: Db,
    pub slug: String,
    pub manager: StaffScope,
}

impl House {
    pub async fn new(db: &Db) -> Self {
        Self::of(db, Scene::new(db).await).await
    }

    /// The house of that scene.
    pub async fn of(db: &Db, scene: Scene) -> Self {
        let services = Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped),
            chance: Arc::new(Seeded(SeededRandom::new(1))),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits: Limits::default(),
        });
        let slug = centres::find(db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
        let manager = a_member(db, scene.centre, Role::Manager, None).await;
        Self { services, scene, db: db.clone(), slug, manager }
    }

    pub async fn member(&self, role: Role) -> StaffScope {
        a_member(&self.db, self.scene.centre, role, None).await
    }

    pub fn ask(&self, from: &str, to: &str) -> ShowStatistics {
        ShowStatistics { centre: self.slug.clone(), from: Some(from.parse().unwrap()), to: Some(to.parse().unwrap()) }
    }

    pub async fn shown(&self, ask: ShowStatistics) -> StatisticsView {
        Statistics::show(&self.services, &self.manager, ask).await.unwrap()
    }

    /// A request of that way received at that instant, changed by `edit`; opened and answered so many seconds later.
    pub async fn received(&self, (way, at): (Way, &str), edit: impl FnOnce(&mut NewRequest), delays: (Option<i64>, Option<i64>)) {
        let created_at = Timestamp::parse_rfc3339(at).unwrap();
        let mut new = NewRequest { way, state: RequestState::New, created_at, ..a_request(self.scene.centre) };
        edit(&mut new);
        let new = &new;
        let id = self.db.write(|tx| async move { requests::insert(&tx, new).await }).await.unwrap();
        let after = |delay: Option<i64>| delay.map(|seconds| created_at.plus_seconds(seconds));
        let (opened_at, answered_at) = (after(delays.0), after(delays.1));
        let state = if answered_at.is_some() { RequestState::Answered } else { new.state };
        if opened_at.is_some() || answered_at.is_some() {
            let change = || life::Change { state, opened_at, answered_at, outcome: None, called: false };
            assert!(self.db.write(|tx| async move { life::advance(&tx, (id, 0), change()).await }).await.unwrap());
        }
    }

    /// A call-back, received at that instant and left alone.
    pub async fn left(&self, at: &str) {
        self.received((Way::Callback, at), |_| {}, (None, None)).await;
    }
}

pub fn by_way(callbacks: u64, enquiries: u64, appointments: u64) -> ByWay {
    ByWay { callbacks, enquiries, appointments }
}
