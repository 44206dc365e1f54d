//! A centre whose only advisor receives day and night, and the use cases over it.

use crate::{clock::Hurried, post::Sack};
use contract::{booking::DeskTarget, scope::RequestScope};
use domain::time::{Interval, Timestamp, Tz};
use mailer::{Letterhead, Mailbox, Transport};
use server::{
    clock::SystemChance,
    jobs::{GRACE, Post, Runner, handlers},
};
use services::{Limits, Services, Setup};
use std::{future::Future, sync::Arc};
use store::{
    Db, DbOptions, StoreError, advisors,
    appointments::{self, AppointmentRow},
    centres, types,
};
use testkit::{NOW, a_centre, a_type, an_advisor, weekly};
use tokio::sync::Notify;

/// Monday 8 March 2027, midnight in UTC, which is this centre's zone.
pub const MONDAY: Timestamp = Timestamp::from_epoch(1_804_464_000);
const ADDRESS: &str = "cfa@example.org";
const SLUG: &str = "cfa-de-nuit";
const TYPE: &str = "entretien";

/// The use cases over the database.
#[derive(Clone)]
pub struct House {
    pub services: Services,
    pub db: Db,
    clock: Arc<Hurried>,
}

impl House {
    /// Makes what is in the database, once.
    pub async fn build(url: &str) {
        let db = connect(url).await;
        migrations::run(db.connection()).await.unwrap();
        let written: Result<(), StoreError> = db
            .write(|tx| async move {
                let new = store::centres::NewCentre {
                    zone: Tz::UTC,
                    slug: SLUG.to_owned(),
                    territory: domain::holidays::Territory::None,
                    ..a_centre()
                };
                let centre = centres::insert(&tx, &new).await?;
                let advisor =
                    advisors::insert(&tx, &advisors::NewAdvisor { email: Some(ADDRESS.to_owned()), ..an_advisor(centre) })
                        .await?;
                advisors::insert_availability(&tx, &weekly(advisor, "00:00", "24:00")).await?;
                let kind = types::NewType { slug: TYPE.to_owned(), ..a_type(centre) };
                types::insert(&tx, &kind, &[advisor], &[]).await?;
                Ok(())
            })
            .await;
        written.unwrap();
        db.close().await.unwrap();
    }

    /// Opens the database as a new process does.
    pub async fn open(url: &str, clock: Hurried) -> Self {
        let (db, clock) = (connect(url).await, Arc::new(clock));
        let limits = Limits { fastest_form_s: 0, creations_per_phone_day: u32::MAX, ..Limits::default() };
        let services = Services::new(Setup {
            db: db.clone(),
            clock: clock.clone(),
            chance: Arc::new(SystemChance),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits,
        });
        Self { services, db, clock }
    }

    pub fn target() -> DeskTarget {
        DeskTarget::Type { centre: SLUG.to_owned(), type_slug: TYPE.to_owned() }
    }

    /// Every appointment.
    pub async fn appointments(&self) -> Vec<AppointmentRow> {
        let centre = centres::find_by_slug(self.db.read(), SLUG).await.unwrap().unwrap();
        let years = Interval::new(NOW, NOW.plus_minutes(10 * 366 * 24 * 60));
        appointments::list(self.db.read(), centre.id, years, 1_000_000).await.unwrap()
    }

    /// Sends what is due.
    pub fn runner(&self, transport: Transport, worker: String) -> Runner {
        let post = Post {
            services: self.services.clone(),
            transport,
            letterhead: Letterhead {
                public_url: "https://rdv.example.org".to_owned(),
                privacy_url: "https://rdv.example.org/donnees-personnelles".to_owned(),
                sender: Mailbox { name: "RDV".to_owned(), email: "rdv@example.org".to_owned() },
            },
            clock: self.clock.clone(),
        };
        Runner {
            db: self.db.clone(),
            clock: self.clock.clone(),
            handlers: handlers(&Arc::new(post)),
            worker,
            work_left: Arc::new(Notify::new()),
            grace: GRACE,
        }
    }

    /// Sends everything that is left.
    pub async fn drain(&self) -> Sack {
        let (transport, left) = Transport::memory();
        self.runner(transport, "after the last kill".to_owned()).drain().await.unwrap();
        let mut sack = Sack::default();
        for mail in left.lock().unwrap().iter() {
            sack.drop_in(&mail.message_id);
        }
        sack
    }
}

async fn connect(url: &str) -> Db {
    Db::connect(url, DbOptions::default()).await.unwrap()
}

/// An address of its own for each booking: the limits by address are not what is tested.
pub fn scope(who: &str) -> RequestScope {
    RequestScope { address_key: format!("address of {who}"), request_id: "kills".to_owned() }
}

/// On a runtime of its own.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}
