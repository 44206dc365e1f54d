//! The jobs of one process over a database, and what leaves by them.

use domain::{
    ids::{AppointmentId, RequestId},
    time::{Interval, Timestamp},
};
use mailer::{Letterhead, Mailbox, RenderedMail};
use server::{
    clock::SystemChance,
    jobs::{Handler, Post, Runner, handlers, sms_handlers},
};
use services::{Limits, Services, Setup};
use sms::Sms;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use store::{
    Db, advisors,
    appointments::{self, NewAppointment},
    busy::Overlap,
    centres,
    jobs::{self, QueueState},
    requests, types,
};
use testkit::{FixedClock, NOW, Scene, a_request};
use tokio::sync::Notify;

/// A clock that stands still.
#[derive(Clone)]
pub struct Stopped(pub FixedClock);

impl services::Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

/// See the module.
pub struct Office {
    pub services: Services,
    pub clock: FixedClock,
    pub mails: Arc<Mutex<Vec<RenderedMail>>>,
    pub texts: Arc<Mutex<Vec<Sms>>>,
    pub db: Db,
    scene: Scene,
    runner: Runner,
}

/// The address of the centre.
pub const CONTACT: &str = "accueil@cfa.example.org";

/// Where short text messages go.
pub enum Gateway {
    /// Into [`Office::texts`].
    Listed,
    /// Somewhere else.
    Other(sms::Transport),
    /// None is set.
    None,
}

impl Office {
    pub async fn new(db: &Db) -> Self {
        Self::with(db, Gateway::Listed).await
    }

    pub async fn with(db: &Db, gateway: Gateway) -> Self {
        let clock = FixedClock::at(NOW);
        let stopped = || Arc::new(Stopped(clock.clone()));
        let services = Services::new(Setup {
            db: db.clone(),
            clock: stopped(),
            chance: Arc::new(SystemChance),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits: Limits::default(),
        });
        let (transport, mails) = mailer::Transport::memory();
        let (listed, texts) = sms::Transport::memory();
        let post = Arc::new(Post {
            services: services.clone(),
            transport,
            letterhead: Letterhead {
                public_url: "https://rdv.example.org".to_owned(),
                privacy_url: "https://rdv.example.org/donnees-personnelles".to_owned(),
                sender: Mailbox { name: "RDV".to_owned(), email: "rdv@example.org".to_owned() },
            },
            clock: stopped(),
        });
        let way = match gateway {
            Gateway::Listed => Some(listed),
            Gateway::Other(way) => Some(way),
            Gateway::None => None,
        };
        let handlers: Vec<Arc<dyn Handler>> = [handlers(&post), sms_handlers(&post, way.as_ref())].concat();
        let runner = Runner {
            db: db.clone(),
            clock: stopped(),
            handlers,
            worker: "the office".to_owned(),
            work_left: Arc::new(Notify::new()),
            grace: Duration::from_millis(20),
        };
        Self { services, clock, mails, texts, db: db.clone(), scene: scene(db).await, runner }
    }

    /// An appointment by phone that starts `hours` from now on, of somebody with this number.
    pub async fn booked(&self, hours: i64, phone: Option<&str>) -> (AppointmentId, RequestId) {
        let scene = self.scene;
        let mut request = a_request(scene.centre);
        request.details.phone = phone.map(str::to_owned);
        let (request, interval) = (&request, Scene::slot(hours, 30));
        let written: Result<_, store::StoreError> = self
            .db
            .write(|tx| async move {
                let id = requests::insert(&tx, request).await?;
                let new = NewAppointment { interval, ..scene.appointment(id, Interval::lasting(NOW, 0)) };
                Ok((appointments::insert(&tx, &new, &[scene.advisor], Overlap::Refused).await?, id))
            })
            .await;
        written.unwrap()
    }

    /// At so many hours from [`NOW`], looks for whom to remind and does everything that is due; how many jobs.
    pub async fn look_at(&self, hours: i64) -> u32 {
        self.clock.set(NOW.plus_minutes(hours * 60));
        self.services.remind().await.unwrap();
        self.runner.drain().await.unwrap()
    }

    /// Does everything that is due.
    pub async fn work(&self) {
        self.runner.drain().await.unwrap();
    }

    pub async fn queue(&self) -> QueueState {
        jobs::state(self.db.read(), self.clock.now()).await.unwrap()
    }

    pub fn texts(&self) -> Vec<Sms> {
        self.texts.lock().unwrap().clone()
    }
}

/// A centre with an address, its advisor and its type.
async fn scene(db: &Db) -> Scene {
    let written: Result<Scene, store::StoreError> = db
        .write(|tx| async move {
            let new = centres::NewCentre {
                email: Some(CONTACT.to_owned()),
                name: "CFA Les Tilleuls".to_owned(),
                ..testkit::a_centre()
            };
            let centre = centres::insert(&tx, &new).await?;
            let advisor = advisors::insert(&tx, &testkit::an_advisor(centre)).await?;
            advisors::insert_availability(&tx, &testkit::weekly(advisor, "09:00", "17:00")).await?;
            let type_id = types::insert(&tx, &testkit::a_type(centre), &[advisor], &[]).await?;
            Ok(Scene { centre, advisor, type_id })
        })
        .await;
    written.unwrap()
}
