//! One-time codes, on and off. On once a first code was given back; recovery codes for the day the phone is lost.

use super::totp;
use crate::{Services, fault::Fault};
use contract::{
    accounts::{AccountView, CodesOffer, ConfirmCodes, Outcome, QrPicture, RecoveryCodes},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::account::{Errors, Field, Problem};
use domain::ids::StaffId;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;
use store::staff::{self, StaffRow};

/// How the service is called in a code program's list.
const ISSUER: &str = "RDV Apprentissage";
/// Codes for the day the phone is lost.
const N_RECOVERY: usize = 10;
/// Light squares around a QR code (ISO/IEC 18004, 6.3.8).
const QUIET_ZONE: usize = 4;

impl Services {
    /// The next secret: derived, so that nothing is written before a code of it was given back.
    pub(super) async fn codes_offer(&self, scope: &StaffScope) -> Result<CodesOffer, Fault> {
        let person = self.myself(scope).await?;
        let secret = self.0.secrets.code_secret(person.id, person.n_totp_generations + 1);
        let address = totp::address(&secret, ISSUER, &person.email);
        let picture = picture(&address).ok_or(Refusal::Unavailable)?;
        Ok(CodesOffer { secret: totp::typed_secret(&secret), address, picture })
    }

    pub(super) async fn codes_on(&self, scope: &StaffScope, ask: ConfirmCodes) -> Result<Outcome<RecoveryCodes>, Fault> {
        let person = self.myself(scope).await?;
        if let Some(wrong) = self.unproven(scope, &person, &ask).await? {
            return Ok(Outcome::Wrong(wrong));
        }
        let generation = person.n_totp_generations + 1;
        let tried = self.try_code(person.id).await?;
        let secret = self.0.secrets.code_secret(person.id, generation);
        let Some(step) = totp::step_of(&secret, &totp::plain(&ask.code.0), self.now()) else {
            return Ok(Outcome::Wrong(Errors::one(Field::Code, Problem::WrongCode)));
        };
        self.right(tried).await?;
        let (codes, keys) = self.recovery_codes(person.id);
        let (id, keys) = (person.id, keys.as_slice());
        self.0
            .db
            .write(|tx| async move {
                if !staff::turn_codes_on(&tx, id, generation, step).await? {
                    // Another tab was faster: this secret is not the next one any more.
                    return Err(Fault::from(Refusal::Conflict { alternatives: Vec::new() }));
                }
                Ok(staff::put_recovery_codes(&tx, id, keys).await?)
            })
            .await?;
        Ok(Outcome::Done(codes))
    }

    pub(super) async fn codes_off(&self, scope: &StaffScope, ask: ConfirmCodes) -> Result<Outcome<AccountView>, Fault> {
        let person = self.myself(scope).await?;
        if let Some(wrong) = self.not_confirmed(scope, &person, &ask).await? {
            return Ok(Outcome::Wrong(wrong));
        }
        let id = person.id;
        self.0
            .db
            .write(|tx| async move {
                staff::turn_codes_off(&tx, id).await?;
                staff::put_recovery_codes(&tx, id, &[]).await
            })
            .await?;
        Ok(Outcome::Done(self.account(scope).await?))
    }

    pub(super) async fn other_recovery_codes(
        &self,
        scope: &StaffScope,
        ask: ConfirmCodes,
    ) -> Result<Outcome<RecoveryCodes>, Fault> {
        let person = self.myself(scope).await?;
        if let Some(wrong) = self.not_confirmed(scope, &person, &ask).await? {
            return Ok(Outcome::Wrong(wrong));
        }
        let (codes, keys) = self.recovery_codes(person.id);
        let (id, keys) = (person.id, keys.as_slice());
        self.0.db.write(|tx| async move { staff::put_recovery_codes(&tx, id, keys).await }).await?;
        Ok(Outcome::Done(codes))
    }

    /// Password and code of an account whose codes are on.
    async fn not_confirmed(&self, scope: &StaffScope, person: &StaffRow, ask: &ConfirmCodes) -> Result<Option<Errors>, Fault> {
        if let Some(wrong) = self.unproven(scope, person, ask).await? {
            return Ok(Some(wrong));
        }
        Ok(self.code_problem(person, &ask.code.0).await?.map(|problem| Errors::one(Field::Code, problem)))
    }

    /// What is wrong before the code is even looked at: a session left open must not be enough.
    async fn unproven(&self, scope: &StaffScope, person: &StaffRow, ask: &ConfirmCodes) -> Result<Option<Errors>, Fault> {
        let mut wrong = Errors::default();
        for (field, typed) in [(Field::PresentPassword, &ask.present.0), (Field::Code, &ask.code.0)] {
            if typed.trim().is_empty() {
                wrong.push(field, Problem::Missing);
            }
        }
        if wrong.0.is_empty() && !self.proves(&scope.request, person, &ask.present.0).await? {
            wrong.push(Field::PresentPassword, Problem::WrongPassword);
        }
        Ok(Some(wrong).filter(|wrong| !wrong.0.is_empty()))
    }

    /// Codes to show once, and what is kept of them.
    fn recovery_codes(&self, staff: StaffId) -> (RecoveryCodes, Vec<String>) {
        let shown: Vec<String> = (0..N_RECOVERY)
            .map(|_| {
                let mut bytes = [0; 7];
                self.0.chance.fill(&mut bytes);
                totp::recovery_code(bytes)
            })
            .collect();
        let keys = shown.iter().map(|code| self.0.secrets.recovery_key(staff, &totp::plain(code))).collect();
        (RecoveryCodes(shown), keys)
    }
}

/// The dark squares of a QR code, row by row, as one path; `None` when the text does not fit, which ours do.
fn picture(text: &str) -> Option<QrPicture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run.first() == Some(&Color::Dark) {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET_ZONE, y + QUIET_ZONE, run.len(), run.len());
            }
            x += run.len();
        }
    }
    Some(QrPicture { side: u16::try_from(width + 2 * QUIET_ZONE).ok()?, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_begins_with_the_corner_that_cameras_look_for() {
        let QrPicture { side, path } = picture("otpauth://totp/RDV:awa@cfa.example.org?secret=GEZDGNBVGY3TQOJQ").unwrap();
        assert!(side > 29 && side < 60, "{side}");
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
    }

    #[test]
    fn the_longest_address_fits() {
        let account = format!("{}@{}.fr", "é".repeat(32), "e".repeat(180));
        assert!(picture(&totp::address(&[7; 20], ISSUER, &account)).is_some());
    }
}
