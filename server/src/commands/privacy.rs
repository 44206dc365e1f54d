//! `server privacy purge`: what was kept long enough goes now, all of it; or is only counted.

use crate::{config::Raw, parts};
use anyhow::Result;
use services::{accounts::Purged, retention::Pace, retention::Retained};

/// Whether what is over goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purging {
    /// It goes.
    Done,
    /// It is counted.
    Rehearsed,
}

/// Prints how much there was of each kind.
pub async fn purge(settings: &Raw, how: Purging) -> Result<()> {
    let services = parts::open_for_data(&settings.database_url()?).await?;
    let (retained, purged) = match how {
        Purging::Done => (services.retain(Pace::Whole).await?, services.purge_staff().await?),
        Purging::Rehearsed => (services.count_retained().await?, services.count_purged().await?),
    };
    for (n, kind) in lines(retained, purged) {
        println!("{n:>8} {kind}");
    }
    println!("{}", if how == Purging::Done { "purged" } else { "nothing was changed" });
    Ok(())
}

fn lines(retained: Retained, purged: Purged) -> [(u64, &'static str); 12] {
    [
        (retained.n_requests, "requests, of which an anonymous row is left"),
        (retained.n_links, "secret links that ended"),
        (retained.n_holds, "holds that ended"),
        (retained.n_dead_jobs, "jobs given up"),
        (retained.n_done_jobs, "keys of jobs done"),
        (retained.n_told, "owners of idle accounts to tell"),
        (retained.n_accounts, "idle accounts"),
        (purged.n_sessions, "sessions"),
        (purged.n_invitations, "invitations"),
        (purged.n_resets, "links to choose another password"),
        (purged.n_acts, "counted acts"),
        (purged.n_journal_lines, "lines of the journal of access"),
    ]
}
