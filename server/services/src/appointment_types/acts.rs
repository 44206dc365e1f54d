//! The order of the types, and their end.

use crate::{Services, access::Managed, fault::Fault};
use contract::{
    appointment_types::{ActOnType, PlaceType, Removal, TypesView},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::ids::AppointmentTypeId;
use store::{Constraint, StoreError, Tx, type_settings, types};

impl Services {
    pub(super) async fn put_type_in_place(&self, scope: &StaffScope, ask: &PlaceType) -> Result<TypesView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let managed = member.managing()?;
        self.0.db.write(|tx| place(tx, managed, ask)).await?;
        self.types_of(&member).await
    }

    pub(super) async fn end_type(&self, scope: &StaffScope, ask: &ActOnType) -> Result<TypesView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let (managed, now) = (member.managing()?, self.now());
        self.0
            .db
            .write(|tx| async move {
                exists(&tx, managed, ask.id).await?;
                // Archived already: as wished.
                types::archive(&tx, managed.centre(), ask.id, now).await?;
                Ok::<_, Fault>(())
            })
            .await?;
        self.types_of(&member).await
    }

    pub(super) async fn bring_type_back(&self, scope: &StaffScope, ask: &ActOnType) -> Result<TypesView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let managed = member.managing()?;
        self.0
            .db
            .write(|tx| async move {
                exists(&tx, managed, ask.id).await?;
                // Offered already: as wished.
                type_settings::restore(&tx, managed.centre(), ask.id).await?;
                Ok::<_, Fault>(())
            })
            .await?;
        self.types_of(&member).await
    }

    pub(super) async fn remove_type(&self, scope: &StaffScope, ask: &ActOnType) -> Result<Removal, Fault> {
        let managed = self.member(scope, &ask.centre).await?.managing()?;
        let now = self.now();
        let deleted = self
            .0
            .db
            .write(|tx| async move {
                exists(&tx, managed, ask.id).await?;
                if type_settings::delete(&tx, managed.centre(), ask.id).await? {
                    return Ok(Removal::Deleted);
                }
                types::archive(&tx, managed.centre(), ask.id, now).await?;
                Ok::<_, Fault>(Removal::Archived)
            })
            .await;
        match deleted {
            // Taken between the look and the deletion: it has an appointment now.
            Err(Fault::Store(StoreError::Conflict(Constraint::Reference))) => {
                self.0.db.write(|tx| async move { types::archive(&tx, managed.centre(), ask.id, now).await }).await?;
                Ok(Removal::Archived)
            }
            other => other,
        }
    }
}

async fn exists(tx: &Tx, managed: Managed, id: AppointmentTypeId) -> Result<(), Fault> {
    types::find(tx.read(), managed.centre(), id).await?.ok_or(Refusal::NotFound)?;
    Ok(())
}

async fn place(tx: Tx, managed: Managed, ask: &PlaceType) -> Result<(), Fault> {
    let offered = types::list(tx.read(), managed.centre()).await?;
    let known = |id: AppointmentTypeId| offered.iter().any(|row| row.id == id);
    if !known(ask.id) || ask.before.is_some_and(|before| !known(before)) {
        return Err(Refusal::NotFound.into());
    }
    let mut order: Vec<AppointmentTypeId> = offered.iter().map(|row| row.id).filter(|id| *id != ask.id).collect();
    // Before itself: where it is now.
    let before = if ask.before == Some(ask.id) {
        offered.iter().position(|row| row.id == ask.id)
    } else {
        ask.before.and_then(|before| order.iter().position(|id| *id == before))
    };
    order.insert(before.unwrap_or(order.len()), ask.id);
    type_settings::put_order(&tx, managed.centre(), &order).await?;
    Ok(())
}
