//! A slot proposed to a candidate: held for 48 hours, taken by a link.

use super::{
    Case, PROPOSAL_S,
    messages::say_once,
    steps::{fresh, take},
};
use crate::{
    Services,
    contact_jobs::{ContactMail, enqueue_contact_mail},
    desk::{Chosen, Desk},
    doer::Doer,
    fault::Fault,
    holding::{buffers, free_slot, takers},
    secrets, views,
};
use contract::{
    answering::FreeSlot,
    manage::ProposalView,
    refusal::{Refusal, Rule},
};
use domain::{
    appointment::{Mode, Party},
    life::Step,
    slots::open_slots,
    time::{DateRange, Timestamp},
};
use serde_json::json;
use store::{
    Constraint, StoreError, Tx, busy,
    holds::{self, NewHold},
    proposals::{self, Proposal},
    sites, types,
};

/// How many free slots may be chosen from, and in how many days they are looked for.
const CHOICE: usize = 24;
const CHOICE_DAYS: u16 = 21;

/// A slot to propose.
pub(crate) struct Proposing<'a> {
    /// On account of which request.
    pub case: &'a Case,
    /// Its start.
    pub starts_at: Timestamp,
    /// How to meet.
    pub mode: Mode,
    /// Words beside it; may be empty.
    pub body: &'a str,
    /// Who proposes it.
    pub by: Doer<'a>,
    /// When its mail may leave.
    pub run_at: Timestamp,
    /// Now.
    pub now: Timestamp,
}

impl Services {
    /// Free slots for the candidate of a request, soonest first; none where the centre offers no appointment for it.
    pub(crate) async fn free_for(&self, case: &Case, now: Timestamp) -> Result<Vec<FreeSlot>, Fault> {
        let Some(desk) = self.desk_to_propose(case).await? else { return Ok(Vec::new()) };
        let chosen = desk.chosen(None)?;
        let zone = desk.zone();
        let dates = DateRange::lasting(now.date_in(zone), CHOICE_DAYS);
        let agenda = chosen.agenda(self.0.db.read(), dates, now).await?;
        let slots = open_slots(chosen.ask(&agenda, now), dates);
        let some = slots.iter().take(CHOICE);
        Ok(some.map(|slot| FreeSlot { slot: views::slot(slot, zone), mode: chosen.mode }).collect())
    }

    /// Holds the slot and tells the candidate. Taken meanwhile: a conflict with the nearest ones.
    pub(crate) async fn propose(&self, proposing: &Proposing<'_>) -> Result<(), Fault> {
        let desk = self.desk_to_propose(proposing.case).await?.ok_or(Refusal::Rule(Rule::NotOffered))?;
        let chosen = desk.chosen(Some(proposing.mode))?;
        match self.0.db.write(|tx| self.propose_in(tx, &chosen, proposing)).await {
            Err(Fault::Store(StoreError::Conflict(Constraint::BusyOverlap))) => {
                Err(self.taken(&chosen, proposing.starts_at).await?.into())
            }
            proposed => proposed,
        }
    }

    async fn propose_in(&self, tx: Tx, chosen: &Chosen<'_>, proposing: &Proposing<'_>) -> Result<(), Fault> {
        let Proposing { case, starts_at, now, .. } = *proposing;
        let row = fresh(&tx, case.request.id).await?;
        let before = proposals::list(tx.read(), row.id).await?;
        // The same button twice.
        if before.iter().any(|one| one.interval.start == starts_at && one.expires_at > now) {
            return Ok(());
        }
        let agenda = chosen.agenda_alone(&tx, starts_at, now).await?;
        let slot = free_slot(tx.read(), chosen, &agenda, starts_at, (now, now)).await?;
        let advisors = takers(&chosen.kind.settings.policy, &slot, None);
        let n = before.last().map_or(1, |last| last.n + 1);
        let expires_at = now.plus_seconds(PROPOSAL_S).min(starts_at);
        let token = self.0.secrets.proposal_token(&row.request.public_id, n);
        let hold = NewHold {
            token_hash: secrets::hash(&token),
            // Counted with no visitor's holds.
            visitor_hash: secrets::hash(&format!("proposal:{}:{n}", row.request.public_id)),
            type_id: chosen.kind.id,
            centre: chosen.desk.centre.id,
            training: row.request.training,
            site: chosen.desk.site.as_ref().map(|site| site.id),
            mode: Some(chosen.mode),
            referrer: row.request.referrer,
            interval: slot.interval,
            created_at: now,
            expires_at,
            request: Some(row.id),
        };
        busy::purge_expired_holds(&tx, &advisors, now).await?;
        holds::insert(&tx, &hold, &advisors, buffers(&chosen.kind.settings.policy)).await?;
        let proposal =
            Proposal { n, type_id: chosen.kind.id, mode: chosen.mode, interval: slot.interval, created_at: now, expires_at };
        proposals::insert(&tx, row.id, &proposal).await?;
        let message = if proposing.body.is_empty() {
            None
        } else {
            say_once(&tx, row.id, (Party::Centre, proposing.by.name(), proposing.body), now).await?
        };
        let facts = json!({ "starts_at": starts_at, "proposal": n });
        take(&tx, &row, (Step::Propose, &proposing.by), (facts, message), now).await?;
        Ok(enqueue_contact_mail(&tx, ContactMail::Proposed, (row.id, n.into()), (proposing.run_at, now)).await?)
    }

    /// The proposals of a request that may still be taken.
    pub(crate) async fn proposals_of(&self, case: &Case, now: Timestamp) -> Result<Vec<ProposalView>, Fault> {
        let (reader, zone) = (self.0.db.read(), case.zone());
        let mut views = Vec::new();
        for one in proposals::list(reader, case.request.id).await? {
            if one.expires_at <= now {
                continue;
            }
            let token = self.0.secrets.proposal_token(&case.request.request.public_id, one.n);
            // Taken, or given back: its hold is gone, or ended early.
            let Some(hold) = holds::find(reader, &secrets::hash(&token)).await? else { continue };
            if hold.hold.expires_at <= now {
                continue;
            }
            let kind = types::find(reader, case.request.request.centre, one.type_id).await?;
            views.push(ProposalView {
                slot: views::interval(one.interval, zone),
                purpose: kind.map(|kind| kind.settings.name).unwrap_or_default(),
                mode: one.mode,
                until: one.expires_at.in_zone(zone),
                hold: token,
            });
        }
        Ok(views)
    }

    /// The desk whose slots may be proposed: the type whose questions were asked, else the first one that serves the training,
    /// else the centre's first.
    async fn desk_to_propose(&self, case: &Case) -> Result<Option<Desk>, Fault> {
        let reader = self.0.db.read();
        let asked = &case.request.request;
        let offered = match &case.desk.chosen {
            Some(kind) if kind.archived_at.is_none() => Some(kind.clone()),
            Some(_) | None => match asked.training {
                Some(training) => types::list_for_training(reader, training).await?.into_iter().next(),
                None => types::list(reader, asked.centre).await?.into_iter().find(|kind| kind.archived_at.is_none()),
            },
        };
        let Some(kind) = offered else { return Ok(None) };
        let site = match &case.desk.site {
            Some(site) => Some(site.clone()),
            None => sites::find_first_of_type(reader, asked.centre, kind.id).await?,
        };
        Ok(Some(Desk {
            training: case.desk.training.clone(),
            centre: case.desk.centre.clone(),
            site,
            types: vec![kind.clone()],
            chosen: Some(kind),
        }))
    }
}
