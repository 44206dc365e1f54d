//! `server serve`: everything together, until a signal says stop.

use super::demo;
use crate::{
    config::{HttpSettings, MailRoute, MailSettings, Raw, Stage},
    http::{router::router, serve as accept},
    parts,
};
use anyhow::{Context as _, Result};
use app::paths::{self, Desk, DeskChoice, staff};
use services::demo::{DemoWhen, Tour, logins as demo_logins, tour as demo_tour};
use sms::Transport;
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::{Notify, watch},
};

/// Between readiness going off and the last connection: what a proxy takes to notice.
const DRAIN: Duration = Duration::from_secs(3);

/// Serves until SIGTERM or SIGINT; then readiness goes off, running requests and jobs end, leases are given back.
pub async fn serve(settings: &Raw, stage: Stage) -> Result<()> {
    let http = settings.http(stage)?;
    let mail = settings.mail(stage)?;
    let sms = settings.sms(stage)?;
    let secret = settings.secret(stage)?;
    let database_url = settings.database_url()?;
    let listener = listen(http.listen).await?; // first: a port in use is known before anything is written
    let db = parts::open_database(&database_url).await?;
    let secret = parts::secret_or_kept(&db, secret).await?;
    let services = parts::services(db.clone(), &secret, &http.public_url);
    if stage == Stage::Development {
        demo::load_into(&services, DemoWhen::Empty).await?;
    }
    services.schedule_purge().await?;
    services.schedule_reminders().await?;
    services.schedule_follow_up().await?;
    services.schedule_retention().await?;
    let work_left = Arc::new(Notify::new());
    let surface = parts::surface(&services, (&http, &mail), (stage, &work_left))?;
    let runner = parts::runner(&services, (&mail, sms.as_ref()), &http.public_url, &work_left)?;

    let health = Arc::clone(&surface.health);
    let (stopping, stopped) = watch::channel(());
    let jobs = tokio::spawn(runner.run(ended(stopped.clone())));
    let tour = if stage == Stage::Development { demo_tour(&services).await? } else { None };
    announce(&http, (&mail, sms.as_ref()), (stage, tour));
    if stage == Stage::Development {
        let logins = demo_logins(&services).await?;
        if !logins.is_empty() {
            println!("  sign in           {}{}", http.public_url, staff::LOG_IN);
            demo::print_logins(&logins);
        }
    }
    let signals = async move {
        wait_for_signal().await;
        tracing::info!("stopping");
        health.stop();
        if stage == Stage::Production {
            tokio::time::sleep(DRAIN).await;
        }
        drop(stopping);
    };
    tokio::join!(accept::serve(listener, router(surface), ended(stopped)), signals);
    if jobs.await.is_err() {
        tracing::error!("the queue's runner had panicked");
    }
    db.close().await.context("the database did not close")?;
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        let problem = match error.kind() {
            io::ErrorKind::AddrInUse => format!("{address} is in use by another program"),
            _ => format!("{address}: {error}"), // not our enum
        };
        anyhow::anyhow!("LISTEN: {problem}")
    })
}

async fn ended(mut stopped: watch::Receiver<()>) {
    // Nothing is ever sent: the channel closing is the message.
    while stopped.changed().await.is_ok() {}
}

async fn wait_for_signal() {
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) else {
        tracing::warn!("signals cannot be heard: only a kill stops this process");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

/// The addresses to open, for who has just started the program.
fn announce(http: &HttpSettings, (mail, sms): (&MailSettings, Option<&Transport>), (stage, tour): (Stage, Option<Tour>)) {
    let url = &http.public_url;
    println!("serving {url}");
    if stage == Stage::Development {
        println!("  find a training   {url}/");
        if let Some(tour) = tour {
            let (key, centre, type_slug) = (tour.training_key, tour.centre_slug, tour.type_slug);
            let booking = Desk::Training { key: key.clone(), type_slug: None };
            println!("  a training        {url}{}", paths::training(&key, None));
            println!("  book about it     {url}{}", paths::desk(&booking, &DeskChoice::default()));
            println!("  a centre          {url}{}", paths::centre(&centre));
            let booking = Desk::Type { centre, type_slug };
            println!("  book with it      {url}{}", paths::desk(&booking, &DeskChoice::default()));
        }
        match &mail.route {
            MailRoute::Folder(folder) => println!("  mails             {url}/dev/courriels  (in {})", folder.display()),
            MailRoute::Smtp(_) => println!("  mails             by SMTP"),
        }
        if let Some(Transport::Folder(folder)) = sms {
            println!("  text messages     in {}", folder.display());
        }
        println!("  components        {url}/dev/composants");
    }
}
