//! The whole surface over a real database, and visitors who keep their cookies: for tests of who may do what.
//!
//! ```ignore
//! let house = Staffed::new().await;
//! let manager = house.member(house.scene.centre, Role::Manager, None).await; // signed in
//! let answer = manager.get(&paths::team(&house.slug)).await;
//! let view: TeamView = manager.call("show_team", &ShowTeamCall { centre: house.slug.clone() }).await.read();
//! ```

#[path = "../../surface/given/site.rs"]
mod site;
mod visitor;

pub use visitor::{Answer, Visitor};

use axum::Router;
use domain::{
    ids::{AdvisorId, CentreId, StaffId},
    staff::Role,
    time::Timestamp,
};
use server::{
    clock::SystemChance,
    config::Stage,
    http::{
        GuardSettings, Ports, Staff, StaffPorts, StoreVitals, Surface,
        health::Health,
        router::router,
        session::{DatabaseSessions, key_of},
    },
    parts,
};
use services::{Chance, Clock, Limits, Services, Setup};
use std::sync::Arc;
use store::{
    Db,
    sessions::{self, Kept, SessionRow},
};
use testkit::{FixedClock, NOW, Scene, TestDb, a_member};
use tokio::sync::Notify;
use tower_sessions::session::Id;

/// A clock that the test moves.
#[derive(Clone)]
pub struct Stopped(pub FixedClock);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

/// An installation with one centre.
pub struct Staffed {
    pub test: TestDb,
    pub clock: FixedClock,
    pub services: Services,
    pub scene: Scene,
    pub slug: String,
    pub router: Router,
    public_url: &'static str,
}

impl Staffed {
    /// On plain http, as on a developer's machine, on SQLite.
    pub async fn new() -> Self {
        Self::at("http://rdv.example", TestDb::sqlite().await).await
    }

    /// Behind https, where the cookie has its prefix.
    pub async fn secure() -> Self {
        Self::at("https://rdv.example", TestDb::sqlite().await).await
    }

    /// On PostgreSQL.
    pub async fn on_postgres() -> Self {
        Self::at("http://rdv.example", TestDb::postgres().await).await
    }

    async fn at(public_url: &'static str, test: TestDb) -> Self {
        let clock = FixedClock::at(NOW);
        let scene = Scene::new(&test.db).await;
        let slug = store::centres::find(test.db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
        let (services, router) = process(&test.db, &clock, public_url);
        Self { test, clock, services, scene, slug, router, public_url }
    }

    /// A browser in front of another process on the same database.
    pub async fn other_process(&self) -> Visitor {
        let db = self.test.again().await;
        let (_, router) = process(&db, &self.clock, self.public_url);
        Visitor::before(router)
    }

    /// A second centre; its slug.
    pub async fn another_centre(&self) -> (Scene, String) {
        let scene = Scene::new(&self.test.db).await;
        let slug = store::centres::find(self.test.db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
        (scene, slug)
    }

    /// A browser that nobody is signed in with.
    pub fn visitor(&self) -> Visitor {
        Visitor::before(self.router.clone())
    }

    /// A new member, signed in.
    pub async fn member(&self, centre: CentreId, role: Role, advisor: Option<AdvisorId>) -> Visitor {
        let scope = a_member(&self.test.db, centre, role, advisor).await;
        self.signed_in(scope.staff.expect("a member")).await
    }

    /// A browser that this account is signed in with.
    pub async fn signed_in(&self, staff: StaffId) -> Visitor {
        let (id, now) = (Id::default(), self.clock.now());
        let content = serde_json::json!({ "staff": staff.0, "since": now.epoch(), "seen": now.epoch() }).to_string();
        let row = SessionRow {
            id_hash: key_of(&id),
            staff: Some(staff),
            content,
            device: "Firefox sur Linux".to_owned(),
            seen_at: now,
            expires_at: now.plus_minutes(12 * 60),
        };
        let row = &row;
        self.test.db.write(|tx| async move { sessions::put(&tx, row, Kept::New).await }).await.expect("a session");
        let visitor = self.visitor();
        let name = if self.public_url.starts_with("https://") { "__Host-session" } else { "session" };
        visitor.set_cookie(name, &id.to_string());
        visitor
    }
}

/// What one process of the program serves.
fn process(db: &Db, clock: &FixedClock, public_url: &str) -> (Services, Router) {
    let clock: Arc<dyn Clock> = Arc::new(Stopped(clock.clone()));
    let chance: Arc<dyn Chance> = Arc::new(SystemChance);
    let services = Services::new(Setup {
        db: db.clone(),
        clock: Arc::clone(&clock),
        chance: Arc::clone(&chance),
        secret: [7; 32],
        public_url: public_url.to_owned(),
        limits: Limits::default(),
    });
    let ports = Arc::new(services.clone());
    let surface = Surface {
        ports: Ports {
            finding: ports.clone(),
            booking: ports.clone(),
            contacting: ports.clone(),
            answering: ports.clone(),
            managing: ports.clone(),
            own_data: ports.clone(),
            outbox: None,
        },
        staff: Some(Staff {
            sessions: DatabaseSessions::new(db.clone(), Arc::clone(&clock)),
            ports: StaffPorts {
                dashboards: ports.clone(),
                accounts: parts::accounts_of(&services),
                teams: ports.clone(),
                agendas: ports.clone(),
                requests: ports.clone(),
                statistics: ports.clone(),
                hours: ports.clone(),
                appointment_types: ports.clone(),
                centre_settings: ports,
            },
        }),
        mail_hook: None,
        site: Arc::new(site::open()),
        health: Arc::new(Health::new(Arc::new(StoreVitals::new(db.clone(), clock)))),
        guard: Arc::new(GuardSettings { public_url: public_url.to_owned(), trusted_proxies: Vec::new(), rate: None }),
        chance,
        work_left: Arc::new(Notify::new()),
        stage: Stage::Production,
    };
    (services, router(surface))
}
