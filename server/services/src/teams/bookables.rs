//! Bookable persons and rooms, with or without an account.

use crate::{Services, fault::Fault};
use contract::{
    accounts::Outcome,
    refusal::Refusal,
    scope::StaffScope,
    teams::{BookableStanding, SaveBookable, Shift, TeamView},
};
use domain::{
    account::{Errors, Field, Problem},
    ids::AdvisorId,
};
use store::{
    advisors::{self, NewAdvisor},
    bookables, sites,
};

impl Services {
    pub(super) async fn keep_bookable(&self, scope: &StaffScope, ask: SaveBookable) -> Result<Outcome<TeamView>, Fault> {
        let (_, managed) = self.manager(scope, &ask.centre).await?;
        let bookable = match ask.draft.parse() {
            Ok(bookable) => bookable,
            Err(wrong) => return Ok(Outcome::Wrong(wrong)),
        };
        let (reader, centre) = (self.0.db.read(), managed.centre());
        if let Some(site) = bookable.site
            && sites::find(reader, centre, site).await?.is_none()
        {
            return Ok(Outcome::Wrong(Errors::one(Field::Site, Problem::UnknownChoice)));
        }
        let last = bookables::list(reader, centre, self.now()).await?.iter().map(|row| row.row.advisor.position).max();
        let new = NewAdvisor {
            centre,
            site: bookable.site,
            name: bookable.name.into_string(),
            email: bookable.email.map(|email| email.into_string()),
            phone: bookable.phone.map(|phone| phone.into_string()),
            position: last.map_or(0, |last| last.saturating_add(1)),
        };
        let lent = &new;
        let found = self
            .0
            .db
            .write(|tx| async move {
                match ask.id {
                    Some(id) => bookables::update(&tx, id, lent).await,
                    None => advisors::insert(&tx, lent).await.map(|_| true),
                }
            })
            .await?;
        if found { Ok(Outcome::Done(self.shown_team(scope, &ask.centre).await?)) } else { Err(Refusal::NotFound.into()) }
    }

    /// Changes places with the neighbour. At the end of the list nothing changes.
    pub(super) async fn shift(
        &self,
        scope: &StaffScope,
        centre: &str,
        (id, shift): (AdvisorId, Shift),
    ) -> Result<TeamView, Fault> {
        let (_, managed) = self.manager(scope, centre).await?;
        let now = self.now();
        self.0
            .db
            .write(|tx| async move {
                let listed = bookables::list(tx.read(), managed.centre(), now).await?;
                let mut order: Vec<AdvisorId> = listed.iter().filter(|row| row.active).map(|row| row.row.id).collect();
                let from = order.iter().position(|listed| *listed == id).ok_or(Refusal::NotFound)?;
                let to = match shift {
                    Shift::Up => from.checked_sub(1),
                    Shift::Down => Some(from + 1).filter(|to| *to < order.len()),
                };
                if let Some(to) = to {
                    order.swap(from, to);
                    bookables::put_order(&tx, managed.centre(), &order).await?;
                }
                Ok::<_, Fault>(())
            })
            .await?;
        self.shown_team(scope, centre).await
    }

    pub(super) async fn put_standing(
        &self,
        scope: &StaffScope,
        centre: &str,
        (id, standing): (AdvisorId, BookableStanding),
    ) -> Result<TeamView, Fault> {
        let (_, managed) = self.manager(scope, centre).await?;
        let active = match standing {
            BookableStanding::Active => true,
            BookableStanding::Aside => false,
        };
        let done = self.0.db.write(|tx| async move { bookables::set_active(&tx, managed.centre(), id, active).await }).await?;
        if done { self.shown_team(scope, centre).await } else { Err(Refusal::NotFound.into()) }
    }
}
