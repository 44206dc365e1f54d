//! Keeping a slot while the form is filled: ten minutes, renewed once, three a visitor.

use crate::{
    Services,
    desk::{Chosen, Desk, Offer},
    fault::Fault,
    secrets, views,
};
use contract::{
    booking::{HoldSlot, HoldView, Question},
    refusal::{Refusal, Rule, SlotView},
};
use domain::{
    agenda::{Agenda, Assignment, SlotPolicy},
    candidate::CandidateDraft,
    ids::{AdvisorId, HoldId},
    slots::{Slot, slot_at},
    time::{Timestamp, Tz},
};
use store::{
    Constraint, Reader, StoreError, Tx,
    busy::{self, Buffers},
    centres,
    held::{self, Held},
    holds::{self, HoldRow, NewHold},
    requests::{self, NewRequest},
    sites,
};

/// How long a slot is kept, in seconds.
pub const HOLD_S: i64 = 600;

/// Whether a visitor may hold something already.
#[derive(Clone, Copy)]
enum Came {
    ForTheFirstTime,
    Again,
}

/// Who wait for each other where several transactions write at once.
#[derive(Clone, Copy)]
pub enum Alone {
    /// Those that take the time of the same advisor: many at one desk write together. One that finds its choice taken behind the
    /// lock has to come again.
    OfAdvisor,
    /// All that take the time of anybody who serves the type: nothing changes under its eyes.
    OfType,
}

impl Services {
    pub(crate) async fn keep_slot(&self, ask: &HoldSlot) -> Result<HoldView, Fault> {
        let now = self.now();
        let desk = self.desk(&ask.target).await?;
        let chosen = desk.chosen(ask.mode)?;
        // The visitor is known by the hash alone, which says nothing of anybody and is given back with each hold.
        let (came, visitor) = match ask.visitor.clone().filter(|visitor| !visitor.is_empty()) {
            Some(visitor) => (Came::Again, visitor),
            None => (Came::ForTheFirstTime, secrets::hash(&secrets::new_token(&*self.0.chance))),
        };
        let token = secrets::new_token(&*self.0.chance);
        let wish = NewHold {
            token_hash: secrets::hash(&token),
            visitor_hash: visitor,
            type_id: chosen.kind.id,
            centre: desk.centre.id,
            training: desk.training.as_ref().map(|details| details.training.id),
            site: desk.site.as_ref().map(|site| site.id),
            mode: Some(chosen.mode),
            referrer: ask.referrer,
            interval: domain::time::Interval::lasting(ask.starts_at, i64::from(chosen.kind.settings.policy.duration_min) * 60),
            created_at: now,
            expires_at: now.plus_seconds(HOLD_S),
            request: None,
        };
        let mut kept = self.0.db.write(|tx| self.keep_in(tx, &chosen, &wish, (came, Alone::OfAdvisor))).await;
        if let Ok(None) = kept {
            kept = self.0.db.write(|tx| self.keep_in(tx, &chosen, &wish, (came, Alone::OfType))).await;
        }
        let id = match kept {
            // The engine saw the slot free and the database did not: somebody was faster by a hair.
            Err(Fault::Store(StoreError::Conflict(Constraint::BusyOverlap))) => {
                return Err(self.taken(&chosen, ask.starts_at).await?.into());
            }
            kept => kept?.ok_or(Refusal::Unavailable)?,
        };
        self.view_of_hold(&token, &HoldRow { id, hold: wish, n_renewals: 0 }, &desk)
    }

    /// `None`: somebody else took the time of the advisor chosen, nothing was written.
    async fn keep_in(
        &self,
        tx: Tx,
        chosen: &Chosen<'_>,
        wish: &NewHold,
        (came, alone): (Came, Alone),
    ) -> Result<Option<HoldId>, Fault> {
        let (now, start) = (wish.created_at, wish.interval.start);
        let alone = match came {
            Came::ForTheFirstTime => alone, // holds nothing
            Came::Again => {
                busy::lock_advisors_of(&tx, wish.type_id).await?; // before any of their rows is touched
                self.make_room(&tx, wish).await?;
                Alone::OfType
            }
        };
        let Some((id, taken)) = takers_alone(&tx, chosen, (start, now), alone).await? else { return Ok(None) };
        busy::purge_expired_holds(&tx, &taken, now).await?;
        holds::insert_as(&tx, id, wish, &taken, buffers(&chosen.kind.settings.policy)).await?;
        Ok(Some(id))
    }

    /// Lets go what the visitor held on this very slot, and their oldest holds beyond the limit.
    async fn make_room(&self, tx: &Tx, wish: &NewHold) -> Result<(), Fault> {
        let held = holds::list_of_visitor(tx.read(), &wish.visitor_hash, wish.created_at).await?;
        let (same, others): (Vec<_>, Vec<_>) =
            held.into_iter().partition(|row| row.hold.type_id == wish.type_id && row.hold.interval.start == wish.interval.start);
        let excess = (others.len() + 1).saturating_sub(self.0.limits.holds_per_visitor);
        for row in same.iter().chain(others.iter().take(excess)) {
            holds::release(tx, row.id, wish.created_at).await?;
        }
        Ok(())
    }

    pub(crate) async fn prolong(&self, token: &str) -> Result<HoldView, Fault> {
        let now = self.now();
        let row = holds::find(self.0.db.read(), &secrets::hash(token)).await?.ok_or(Refusal::NotFound)?;
        // What the centre holds for somebody lasts longer than any visitor's hold: there is nothing to prolong.
        if row.hold.request.is_some() {
            return Err(Refusal::Rule(Rule::HoldNotRenewable).into());
        }
        let renewed = self
            .0
            .db
            .write(|tx| {
                let id = row.id;
                async move { Ok::<bool, Fault>(holds::renew(&tx, id, now.plus_seconds(HOLD_S)).await?) }
            })
            .await;
        match renewed {
            _ if row.hold.expires_at <= now => Err(Refusal::Rule(Rule::HoldNotRenewable).into()),
            Ok(true) => self.hold_view(token).await,
            Ok(false) => Err(Refusal::NotFound.into()),
            Err(Fault::Store(StoreError::Conflict(Constraint::HoldRenewals))) => {
                Err(Refusal::Rule(Rule::HoldNotRenewable).into())
            }
            Err(fault) => Err(fault),
        }
    }

    /// The hold of a token with the desk it was taken at, expired ones included: the form must be shown again even when time has
    /// run out.
    pub(crate) async fn hold_at_desk(&self, token: &str) -> Result<(HoldRow, Desk), Fault> {
        let reader = self.0.db.read();
        let Held { hold: row, kind, training } = held::find(reader, &secrets::hash(token)).await?.ok_or(Refusal::NotFound)?;
        let hold = &row.hold;
        let (centre, site) = match (&training, hold.site) {
            // Its own centre and site are those of the hold, unless the catalogue has changed in these ten minutes.
            (Some(own), Some(id)) if own.site.id == id && own.centre.id == hold.centre => {
                (own.centre.clone(), Some(own.site.clone()))
            }
            (Some(_) | None, site) => {
                let centre = centres::find(reader, hold.centre).await?.ok_or(Refusal::NotFound)?;
                let site = match site {
                    Some(id) => sites::find(reader, hold.centre, id).await?,
                    None => None,
                };
                (centre, site)
            }
        };
        let desk = Desk { training, centre, site, types: vec![kind.clone()], chosen: Some(kind) };
        Ok((row, desk))
    }

    pub(crate) async fn hold_view(&self, token: &str) -> Result<HoldView, Fault> {
        let (row, desk) = self.hold_at_desk(token).await?;
        let mut view = self.view_of_hold(token, &row, &desk)?;
        if let Some(request) = row.hold.request {
            let asked = requests::find(self.0.db.read(), request).await?;
            view.known = asked.map(|asked| known(&asked.request));
        }
        Ok(view)
    }

    fn view_of_hold(&self, token: &str, row: &HoldRow, desk: &Desk) -> Result<HoldView, Fault> {
        let now = self.now();
        let chosen = desk.chosen(row.hold.mode)?;
        let settings = &chosen.kind.settings;
        let left = row.hold.expires_at.since(now).max(0);
        Ok(HoldView {
            token: token.to_owned(),
            visitor: row.hold.visitor_hash.clone(),
            ticket: self.0.secrets.ticket(now),
            seconds_left: u32::try_from(left).unwrap_or(0),
            renewable: left > 0 && row.n_renewals == 0 && row.hold.request.is_none(),
            slot: views::interval(row.hold.interval, desk.zone()),
            zone: desk.zone().name().to_owned(),
            chosen: views::appointment_type(chosen.kind),
            mode: chosen.mode,
            restriction: settings.restriction.clone(),
            questions: questions(&settings.questions)?,
            training: desk.training.as_ref().map(|details| views::desk_training(&details.training, now.date_in(desk.zone()))),
            centre: desk.centre_summary(),
            address: desk.address(),
            referrer: row.hold.referrer,
            known: None,
        })
    }

    /// The refusal of a slot that is gone, with the nearest free ones as they stand now.
    pub(crate) async fn taken(&self, chosen: &Chosen<'_>, start: Timestamp) -> Result<Refusal, Fault> {
        let now = self.now();
        Ok(match chosen.offer(self.0.db.read(), start, (now, now)).await? {
            Offer::Free(slot) => conflict(&[slot], chosen.desk.zone()),
            Offer::Taken(slots) => conflict(&slots, chosen.desk.zone()),
            Offer::NotOffered => conflict(&[], chosen.desk.zone()),
        })
    }
}

/// Who takes part at `start`, while nobody else takes their time until the transaction ends, and the identity of their hold;
/// `None` when somebody did between the choice and the lock. What is taken of others meanwhile does not touch them.
async fn takers_alone(
    tx: &Tx,
    chosen: &Chosen<'_>,
    (start, now): (Timestamp, Timestamp),
    alone: Alone,
) -> Result<Option<(HoldId, Vec<AdvisorId>)>, Fault> {
    let policy = &chosen.kind.settings.policy;
    match alone {
        Alone::OfType => busy::lock_advisors_of(tx, chosen.kind.id).await?,
        Alone::OfAdvisor => {}
    }
    let (ask, range) = chosen.question_of_day(start, now);
    let (agenda, id) = holds::agenda_and_id(tx, &ask, (range, now)).await?.ok_or(Refusal::NotFound)?;
    let taken = takers(policy, &free_slot(tx.read(), chosen, &agenda, start, (now, now)).await?, None);
    match alone {
        Alone::OfType => return Ok(Some((id, taken))),
        Alone::OfAdvisor if tx.is_alone() => return Ok(Some((id, taken))),
        Alone::OfAdvisor => busy::lock_advisors(tx, &taken).await?,
    }
    let agenda = chosen.agenda_of_day(tx.read(), start, now).await?;
    let again = slot_at(chosen.ask(&agenda, now), start).map(|slot| takers(policy, &slot, taken.first().copied()));
    let again = again.filter(|again| again.iter().all(|advisor| taken.contains(advisor)));
    Ok(again.map(|again| (id, again)))
}

/// The free slot at `start`, or the refusal that fits. `agenda` holds what is busy on that day.
pub async fn free_slot(
    reader: Reader<'_>,
    chosen: &Chosen<'_>,
    agenda: &Agenda,
    start: Timestamp,
    (asked_at, now): (Timestamp, Timestamp),
) -> Result<Slot, Fault> {
    if let Some(slot) = slot_at(chosen.ask(agenda, asked_at), start) {
        return Ok(slot);
    }
    match chosen.offer(reader, start, (asked_at, now)).await? {
        Offer::Free(slot) => Ok(slot),
        Offer::Taken(slots) => Err(conflict(&slots, chosen.desk.zone()).into()),
        Offer::NotOffered => Err(Refusal::Rule(Rule::NotOffered).into()),
    }
}

/// What the candidate of a request wrote, as the form takes it.
fn known(asked: &NewRequest) -> CandidateDraft {
    let (professional_name, professional_email) = asked.professional.clone().unwrap_or_default();
    CandidateDraft {
        asker: asked.asker.code().to_owned(),
        professional_name,
        professional_email,
        first_name: asked.first_name.clone(),
        last_name: asked.last_name.clone(),
        email: asked.email.clone(),
        phone: asked.details.phone.as_deref().map(views::shown_phone).unwrap_or_default(),
        subjects: asked.details.subjects.iter().map(|subject| subject.code().to_owned()).collect(),
        subject_other: asked.details.subject_other.clone(),
        answers: serde_json::from_str(&asked.details.answers).unwrap_or_default(),
        ..CandidateDraft::default()
    }
}

fn conflict(slots: &[Slot], zone: Tz) -> Refusal {
    let alternatives: Vec<SlotView> = slots.iter().map(|slot| views::slot(slot, zone)).collect();
    Refusal::Conflict { alternatives }
}

/// Who takes part: everyone under `All`; under `Any` the one held if still free, else the first of the engine's order.
pub fn takers(policy: &SlotPolicy, slot: &Slot, preferred: Option<AdvisorId>) -> Vec<AdvisorId> {
    match policy.assignment {
        Assignment::All => slot.advisors.clone(),
        Assignment::Any => {
            let kept = preferred.filter(|advisor| slot.advisors.contains(advisor));
            kept.or_else(|| slot.advisors.first().copied()).into_iter().collect()
        }
    }
}

/// The minutes kept free around an appointment of this kind.
pub fn buffers(policy: &SlotPolicy) -> Buffers {
    Buffers { before_min: policy.buffer_before_min, after_min: policy.buffer_after_min }
}

/// The centre's own questions, as stored.
pub fn questions(stored: &str) -> Result<Vec<Question>, Fault> {
    if stored.is_empty() {
        return Ok(Vec::new());
    }
    serde_json::from_str(stored).map_err(|error| Fault::Store(StoreError::Unexpected(Box::new(error))))
}
