//! One's own account: name, password, devices.

use super::{AtDoor, resets::put_password};
use crate::{Services, fault::Fault};
use contract::{
    accounts::{AccountView, ChangePassword, CodesView, DeviceView, Outcome},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    account::{Errors, Field, Problem},
    contact::PersonName,
    time::Tz,
};
use store::{centres, members, sessions, staff};

impl AtDoor {
    /// Signs a device out. The one at hand is gone then.
    pub(super) async fn end_one(&self, scope: &StaffScope, device: &str) -> Result<AccountView, Fault> {
        let id = Services::signed_in(scope)?;
        if scope.session.as_deref() == Some(device) {
            self.door.show_out().await?;
            return Err(Refusal::SignedOut.into());
        }
        let ended = self.services.0.db.write(|tx| async move { sessions::delete_own(&tx, id, device).await }).await?;
        if !ended {
            return Err(Refusal::NotFound.into());
        }
        self.services.account(scope).await
    }

    pub(super) async fn end_all(&self, scope: &StaffScope) -> Result<(), Fault> {
        let id = Services::signed_in(scope)?;
        self.services.0.db.write(|tx| async move { sessions::delete_others(&tx, id, None).await }).await?;
        Ok(self.door.show_out().await?)
    }
}

impl Services {
    /// The person signed in, whole. An account that is gone is signed out.
    pub(super) async fn myself(&self, scope: &StaffScope) -> Result<staff::StaffRow, Fault> {
        let id = Self::signed_in(scope)?;
        Ok(staff::find(self.0.db.read(), id).await?.ok_or(Refusal::SignedOut)?)
    }

    pub(super) async fn account(&self, scope: &StaffScope) -> Result<AccountView, Fault> {
        let person = self.myself(scope).await?;
        let (reader, now) = (self.0.db.read(), self.now());
        let zone = self.zone_of(&person).await?;
        let codes = if person.totp_generation.is_some() {
            let n = staff::count_recovery_codes(reader, person.id).await?;
            CodesView::On { n_recovery_codes: u32::try_from(n).unwrap_or(u32::MAX) }
        } else {
            CodesView::Off
        };
        let mut devices: Vec<DeviceView> = sessions::list(reader, person.id, now)
            .await?
            .into_iter()
            .map(|row| DeviceView {
                is_this: scope.session.as_deref() == Some(row.id_hash.as_str()),
                id: row.id_hash,
                name: row.device,
                since: row.created_at.in_zone(zone),
                seen_at: row.seen_at.in_zone(zone),
            })
            .collect();
        devices.sort_by_key(|device| !device.is_this);
        Ok(AccountView {
            name: person.name,
            email: person.email,
            password_set_at: person.password_set_at.map(|at| at.in_zone(zone)),
            codes,
            devices,
        })
    }

    pub(super) async fn rename_account(&self, scope: &StaffScope, name: &str) -> Result<Outcome<AccountView>, Fault> {
        let id = Self::signed_in(scope)?;
        let name = match PersonName::parse(name) {
            Ok(name) => name,
            Err(error) => return Ok(Outcome::Wrong(Errors::one(Field::Name, error.into()))),
        };
        let name = name.as_str();
        self.0.db.write(|tx| async move { staff::rename(&tx, id, name).await }).await?;
        Ok(Outcome::Done(self.account(scope).await?))
    }

    /// Ends every session but the one at hand: whoever knew the old password is out.
    pub(super) async fn change_own_password(
        &self,
        scope: &StaffScope,
        ask: ChangePassword,
    ) -> Result<Outcome<AccountView>, Fault> {
        let person = self.myself(scope).await?;
        if ask.present.0.is_empty() {
            return Ok(Outcome::Wrong(Errors::one(Field::PresentPassword, Problem::Missing)));
        }
        if !self.proves(&scope.request, &person, &ask.present.0).await? {
            return Ok(Outcome::Wrong(Errors::one(Field::PresentPassword, Problem::WrongPassword)));
        }
        let hash = match self.chosen_password(&ask.password.0, &[&person.name, &person.email]).await? {
            Ok(hash) => hash,
            Err(problem) => return Ok(Outcome::Wrong(Errors::one(Field::NewPassword, problem))),
        };
        let (id, hash, now, kept) = (person.id, hash.as_str(), self.now(), scope.session.as_deref());
        self.0
            .db
            .write(|tx| async move {
                put_password(&tx, id, hash, now).await?;
                sessions::delete_others(&tx, id, kept).await?;
                Ok::<_, Fault>(())
            })
            .await?;
        Ok(Outcome::Done(self.account(scope).await?))
    }

    /// The zone in which somebody reads the time: that of the first centre they work for.
    pub(super) async fn zone_of(&self, person: &staff::StaffRow) -> Result<Tz, Fault> {
        let reader = self.0.db.read();
        let Some(first) = members::list_centres(reader, person.id).await?.first().copied() else { return Ok(Tz::Europe__Paris) };
        Ok(centres::find(reader, first).await?.map_or(Tz::Europe__Paris, |row| row.centre.zone))
    }
}
