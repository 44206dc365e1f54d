//! The composition root: opens the database, builds the use cases, introduces them to the surface and to the jobs.

use crate::{
    clock::{SystemChance, SystemClock, random_hex},
    config::{HttpSettings, MailRoute, MailSettings, Raw, Secret, SettingError, Stage},
    http::{
        AccountsAt, FolderOutbox, GuardSettings, Ports, Staff, StaffPorts, StoreVitals, Surface, guard::rate::Rate,
        health::Health, hooks::MailHook, session::DatabaseSessions, site::Site,
    },
    jobs::{self, Post, Runner, handlers, sms_handlers},
};
use anyhow::{Context as _, Result};
use app::paths;
use contract::outbox::Outbox;
use mailer::Letterhead;
use services::{Limits, Services, Setup};
use std::{fs, path::Path, sync::Arc};
use store::{Db, DbOptions, StoreError, settings};
use tokio::sync::Notify;

/// Where development keeps the secret that nobody gave.
const DEV_SECRET: &str = "development_secret";

/// Opens the database and brings its schema to this program's version.
pub async fn open_database(url: &str) -> Result<Db> {
    make_folder_of(url)?;
    let db = Db::connect(url, DbOptions::default()).await.map_err(|error| unreadable(&error))?;
    migrations::run(db.connection())
        .await
        .map_err(|error| SettingError::new("DATABASE_URL", format!("the schema cannot be brought up to date: {error}")))?;
    Ok(db)
}

/// The use cases over `db`.
pub fn services(db: Db, secret: &Secret, public_url: &str) -> Services {
    Services::new(Setup {
        db,
        clock: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
        secret: secret.0,
        public_url: public_url.to_owned(),
        limits: Limits::default(),
    })
}

/// The use cases for commands that read and write data and make no link: neither secret nor public address is needed.
pub async fn open_for_data(database_url: &str) -> Result<Services> {
    Ok(services(open_database(database_url).await?, &Secret::of("no link is made"), ""))
}

/// The use cases for commands that make links or sign: with the installation's own secret and address.
pub async fn open_with_secret(settings: &Raw, stage: Stage) -> Result<Services> {
    let (secret, http) = (settings.secret(stage)?, settings.http(stage)?);
    let db = open_database(&settings.database_url()?).await?;
    let secret = secret_or_kept(&db, secret).await?;
    Ok(services(db, &secret, &http.public_url))
}

/// The given secret, or the one that development keeps in its own database: links stay good from one run to the next.
pub async fn secret_or_kept(db: &Db, given: Option<Secret>) -> Result<Secret> {
    if let Some(secret) = given {
        return Ok(secret);
    }
    if let Some(kept) = settings::find(db.read(), DEV_SECRET).await? {
        return Ok(Secret::of(&kept));
    }
    let made = random_hex::<32>(&SystemChance);
    let kept = made.as_str();
    db.write(|tx| async move { settings::put(&tx, DEV_SECRET, kept).await }).await?;
    Ok(Secret::of(kept))
}

/// The HTTP surface over the use cases.
pub fn surface(
    services: &Services,
    (http, mail): (&HttpSettings, &MailSettings),
    (stage, work_left): (Stage, &Arc<Notify>),
) -> Result<Surface> {
    let site = Site::open(&http.site_dir).map_err(|error| SettingError::new("SITE_DIR", error.to_string()))?;
    let ports = Arc::new(services.clone());
    let outbox = match (stage, &mail.route) {
        (Stage::Development, MailRoute::Folder(folder)) => Some(Arc::new(FolderOutbox::new(folder.clone())) as Arc<dyn Outbox>),
        (Stage::Development, MailRoute::Smtp(_)) | (Stage::Production, MailRoute::Folder(_) | MailRoute::Smtp(_)) => None,
    };
    Ok(Surface {
        ports: Ports {
            finding: ports.clone(),
            booking: ports.clone(),
            contacting: ports.clone(),
            answering: ports.clone(),
            managing: ports.clone(),
            own_data: ports.clone(),
            outbox,
        },
        staff: Some(Staff {
            sessions: DatabaseSessions::new(services.db().clone(), Arc::new(SystemClock)),
            ports: StaffPorts {
                dashboards: ports.clone(),
                accounts: accounts_of(services),
                teams: ports.clone(),
                agendas: ports.clone(),
                requests: ports.clone(),
                statistics: ports.clone(),
                hours: ports.clone(),
                appointment_types: ports.clone(),
                centre_settings: ports,
            },
        }),
        mail_hook: mail.hook.clone().map(|secret| MailHook {
            secret,
            deliveries: Arc::new(services.clone()),
            clock: Arc::new(SystemClock),
        }),
        site: Arc::new(site),
        health: Arc::new(Health::new(Arc::new(StoreVitals::new(services.db().clone(), Arc::new(SystemClock))))),
        guard: Arc::new(GuardSettings {
            public_url: http.public_url.clone(),
            trusted_proxies: http.trusted_proxies.clone(),
            rate: http.rate_per_second.map(Rate::new),
        }),
        chance: Arc::new(SystemChance),
        work_left: Arc::clone(work_left),
        stage,
    })
}

/// The port of accounts, which lets people in and out through the browser at hand.
pub fn accounts_of(services: &Services) -> AccountsAt {
    let services = services.clone();
    Arc::new(move |door| services.at(door))
}

/// The queue's runner. Without a way out of short text messages none is sent.
pub fn runner(
    services: &Services,
    (mail, sms): (&MailSettings, Option<&sms::Transport>),
    public_url: &str,
    work_left: &Arc<Notify>,
) -> Result<Runner> {
    let post = Arc::new(Post {
        services: services.clone(),
        transport: mail.transport()?,
        letterhead: Letterhead {
            public_url: public_url.to_owned(),
            privacy_url: format!("{public_url}{}", paths::PRIVACY),
            sender: mail.sender.clone(),
        },
        clock: Arc::new(SystemClock),
    });
    Ok(Runner {
        db: services.db().clone(),
        clock: Arc::new(SystemClock),
        handlers: [handlers(&post), sms_handlers(&post, sms)].concat(),
        worker: format!("{}-{}", std::process::id(), random_hex::<4>(&SystemChance)),
        work_left: Arc::clone(work_left),
        grace: jobs::GRACE,
    })
}

/// The folder of a SQLite file, so that a first start needs no preparation.
fn make_folder_of(url: &str) -> Result<()> {
    let Some(rest) = url.strip_prefix("sqlite:") else { return Ok(()) };
    let path = Path::new(rest.trim_start_matches("//").split('?').next().unwrap_or_default());
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => fs::create_dir_all(folder)
            .map_err(|error| SettingError::new("DATABASE_URL", format!("{}: {error}", folder.display())))
            .context("the folder of the database cannot be made"),
        Some(_) | None => Ok(()),
    }
}

/// One line; the address itself is not repeated, it may hold a password.
fn unreadable(error: &StoreError) -> SettingError {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
    SettingError::new("DATABASE_URL", format!("{error}{cause}"))
}
