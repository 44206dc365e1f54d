//! The whole surface over a real database, in this process.

use crate::site;
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
};
use contract::{
    Answer,
    booking::{BookAppointment, Booking as _, DeskTarget, HoldSlot, HoldView},
    refusal::Refusal,
    scope::RequestScope,
};
use domain::{
    candidate::CandidateDraft,
    time::{Interval, Timestamp},
};
use http_body_util::BodyExt as _;
use mailer::{Letterhead, Mailbox, RenderedMail, Transport};
use server::{
    clock::SystemChance,
    config::Stage,
    http::{GuardSettings, Ports, StoreVitals, Surface, health::Health, router::router},
    jobs::{GRACE, Post, Runner, handlers},
};
use services::{Clock, Limits, Services, Setup};
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use store::{
    Db, DbOptions,
    appointments::{self, AppointmentRow},
    centres, jobs, types,
};
use testkit::{Cluster, FixedClock, NOW, Scene};
use tokio::sync::Notify;
use tower::ServiceExt as _;

const SITE: &str = "http://rdv.example";

struct Stopped(FixedClock);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

/// Pages, use cases and jobs, as one process has them.
pub struct Service {
    pub services: Services,
    pub db: Db,
    router: Router,
    clock: FixedClock,
    scene: Scene,
    target: DeskTarget,
    work_left: Arc<Notify>,
    mails: Arc<Mutex<Vec<RenderedMail>>>,
    transport: Transport,
}

/// An answer, read to its end.
pub struct Page {
    pub status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// With little patience: the test waits as long as visitors do.
pub async fn connect(cluster: &Cluster) -> Db {
    let options = DbOptions { acquire_timeout: Duration::from_millis(300), ..DbOptions::default() };
    let db = Db::connect(cluster.url(), options).await.unwrap();
    migrations::run(db.connection()).await.unwrap();
    db
}

impl Service {
    pub async fn over(cluster: &Cluster) -> Self {
        let (transport, mails) = Transport::memory();
        Self { mails, ..Self::with(connect(cluster).await, transport).await }
    }

    /// Over a database that is ready, with this way out for mails.
    pub async fn with(db: Db, transport: Transport) -> Self {
        let scene = Scene::new(&db).await;
        let centre = centres::find(db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
        let kind = types::find(db.read(), scene.centre, scene.type_id).await.unwrap().unwrap();
        let target = DeskTarget::Type { centre, type_slug: kind.settings.slug };
        let clock = FixedClock::at(NOW);
        let services = Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped(clock.clone())),
            chance: Arc::new(SystemChance),
            secret: [7; 32],
            public_url: SITE.to_owned(),
            limits: Limits { fastest_form_s: 0, creations_per_phone_day: u32::MAX, ..Limits::default() },
        });
        let ports = Arc::new(services.clone());
        let vitals = StoreVitals::new(db.clone(), Arc::new(Stopped(clock.clone())));
        let work_left = Arc::new(Notify::new());
        let router = router(Surface {
            staff: None,
            ports: Ports {
                finding: ports.clone(),
                booking: ports.clone(),
                contacting: ports.clone(),
                answering: ports.clone(),
                managing: ports.clone(),
                own_data: ports,
                outbox: None,
            },
            mail_hook: None,
            site: Arc::new(site::open()),
            health: Arc::new(Health::new(Arc::new(vitals))),
            guard: Arc::new(GuardSettings { public_url: SITE.to_owned(), trusted_proxies: Vec::new(), rate: None }),
            chance: Arc::new(SystemChance),
            work_left: Arc::clone(&work_left),
            stage: Stage::Development,
        });
        let mails = Arc::default();
        Self { services, db, router, clock, scene, target, work_left, mails, transport }
    }

    /// Runs every job that is due; how many.
    pub async fn drain(&self) -> u32 {
        self.runner().drain().await.unwrap()
    }

    pub fn clock(&self) -> &FixedClock {
        &self.clock
    }

    pub fn centre(&self) -> domain::ids::CentreId {
        self.scene.centre
    }

    pub async fn state(&self) -> jobs::QueueState {
        jobs::state(self.db.read(), self.clock.now()).await.unwrap()
    }

    /// Runs the queue until told.
    pub fn send_mails(&self) -> Arc<Notify> {
        let stop = Arc::new(Notify::new());
        let told = Arc::clone(&stop);
        tokio::spawn(self.runner().run(async move { told.notified().await }));
        stop
    }

    fn runner(&self) -> Runner {
        let post = Post {
            services: self.services.clone(),
            transport: self.transport.clone(),
            letterhead: Letterhead {
                public_url: SITE.to_owned(),
                privacy_url: format!("{SITE}/donnees-personnelles"),
                sender: Mailbox { name: "RDV".to_owned(), email: "rdv@example.org".to_owned() },
            },
            clock: Arc::new(Stopped(self.clock.clone())),
        };
        Runner {
            db: self.db.clone(),
            clock: Arc::new(Stopped(self.clock.clone())),
            handlers: handlers(&Arc::new(post)),
            worker: "the only one".to_owned(),
            work_left: Arc::clone(&self.work_left),
            grace: GRACE,
        }
    }

    /// The identities of the mails that left, once nothing is queued any more. An hour later: what the runner held when the
    /// database went away is held until its lease runs out.
    pub async fn all_mails(&self) -> Vec<String> {
        self.clock.advance_minutes(60);
        self.work_left.notify_one();
        while jobs::state(self.db.read(), self.clock.now()).await.unwrap().n_queued > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.mails.lock().unwrap().iter().map(|mail| mail.message_id.clone()).collect()
    }

    pub async fn until_ready(&self) {
        let ready = async { while self.get("/readyz").await.status != StatusCode::OK {} };
        tokio::time::timeout(Duration::from_secs(30), ready).await.expect("it is found again");
    }

    /// The booking page.
    pub fn desk(&self) -> String {
        let DeskTarget::Type { centre, type_slug } = &self.target else { unreachable!("the scene's type") };
        format!("/c/{centre}/{type_slug}")
    }

    pub async fn get(&self, address: &str) -> Page {
        self.send(Request::get(address).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await
    }

    /// Chooses a slot on the booking page, without JavaScript.
    pub async fn choose(&self, start: Timestamp) -> Page {
        let form = format!("creneau={}", start.epoch());
        let request = Request::post(self.desk())
            .header(header::HOST, "rdv.example")
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, form.len())
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(form)).unwrap()).await
    }

    async fn send(&self, mut request: Request<Body>) -> Page {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 10], 40_000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Page { status: parts.status, headers: parts.headers, body }
    }

    pub async fn hold(&self, starts_at: Timestamp) -> Answer<HoldView> {
        let wish = HoldSlot { target: self.target.clone(), referrer: None, mode: None, starts_at, visitor: None };
        self.services.hold_slot(&scope("somebody"), wish).await
    }

    /// Books the `nth` slot; the manage link's token.
    pub async fn book(&self, nth: i64) -> Result<String, Refusal> {
        let who = format!("person{nth}");
        let hold = self.hold(slot(nth)).await?;
        self.services.book(&scope(&who), Self::form(&hold, &who)).await.map(|booked| booked.manage_token)
    }

    pub fn form(hold: &HoldView, who: &str) -> BookAppointment {
        let draft = CandidateDraft {
            first_name: "Lina".to_owned(),
            last_name: "Kaci".to_owned(),
            email: format!("{who}@example.org"),
            phone: "06 39 98 12 34".to_owned(),
            subjects: vec!["place".to_owned()],
            ..CandidateDraft::default()
        };
        BookAppointment { hold: hold.token.clone(), ticket: hold.ticket.clone(), trap: String::new(), draft }
    }

    pub async fn appointments(&self) -> Vec<AppointmentRow> {
        let range = Interval::new(NOW, NOW.plus_minutes(400 * 24 * 60));
        appointments::list(self.db.read(), self.scene.centre, range, 10_000).await.unwrap()
    }
}

impl Page {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The header's value; empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub fn scope(who: &str) -> RequestScope {
    RequestScope { address_key: format!("address of {who}"), request_id: "outage".to_owned() }
}

/// The `nth` half hour from Monday 8 March 2027, 9:00 in Paris, on: sixteen on each working day.
pub fn slot(nth: i64) -> Timestamp {
    let day = nth / 16;
    NOW.plus_minutes((7 + day / 5 * 7 + day % 5) * 24 * 60 + nth % 16 * 30)
}
