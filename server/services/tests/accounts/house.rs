//! What these tests arrange with: the use cases at a door that remembers who was let in.

use async_trait::async_trait;
use contract::{
    accounts::{AcceptInvitation, Accounts, ConfirmCodes, Hidden, LogIn, Outcome, RecoveryCodes, Step},
    scope::{RequestScope, StaffScope},
};
use domain::{
    contact::EmailAddress,
    ids::{CentreId, StaffId},
    staff::Role,
    time::Timestamp,
};
use services::{
    Chance, Clock, Door, DoorStuck, Limits, Services, Setup,
    accounts::{CommandFault, InviteByCommand},
    jobs::{StaffMail, StaffMailPayload},
};
use std::sync::{Arc, Mutex};
use store::{Db, jobs, staff};
use testkit::{FixedClock, NOW, Scene, SeededRandom};

/// A password that nobody guesses.
pub const PASSWORD: &str = "lampe bleue sous la pluie";
/// Another one.
pub const OTHER_PASSWORD: &str = "trois girafes violettes";

struct Stopped(FixedClock);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

struct Seeded(SeededRandom);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.next_u64().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}

/// A browser: who is signed in with it.
#[derive(Clone, Default)]
pub struct Browser(Arc<Mutex<Option<StaffId>>>);

impl Browser {
    pub fn who(&self) -> Option<StaffId> {
        *self.0.lock().unwrap()
    }

    /// What its next request says.
    pub fn scope(&self) -> StaffScope {
        scope_from("192.0.2.1", self.who())
    }
}

#[async_trait]
impl Door for Browser {
    async fn let_in(&self, staff: StaffId) -> Result<(), DoorStuck> {
        *self.0.lock().unwrap() = Some(staff);
        Ok(())
    }

    async fn show_out(&self) -> Result<(), DoorStuck> {
        *self.0.lock().unwrap() = None;
        Ok(())
    }
}

pub fn scope_from(address: &str, staff: Option<StaffId>) -> StaffScope {
    let request = RequestScope { address_key: address.to_owned(), request_id: "test".to_owned() };
    StaffScope { request, staff, session: None }
}

/// The use cases over one centre.
pub struct House {
    pub services: Services,
    pub clock: FixedClock,
    pub db: Db,
    pub centre: CentreId,
    pub slug: String,
}

impl House {
    /// Standing on Monday 1 March 2027, 9:00 in Paris.
    pub async fn new(db: &Db) -> Self {
        let scene = Scene::new(db).await;
        let clock = FixedClock::at(NOW);
        let slug = store::centres::find(db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
        Self { services: process(db, &clock, 1), clock, db: db.clone(), centre: scene.centre, slug }
    }

    pub fn at(&self, browser: &Browser) -> Arc<dyn Accounts> {
        self.services.at(Arc::new(browser.clone()))
    }

    /// The token of an invitation from the command line.
    pub async fn invitation(&self, email: &str, role: Role) -> String {
        self.invite(email, role).await.unwrap().rsplit_once('/').unwrap().1.to_owned()
    }

    pub async fn invite(&self, email: &str, role: Role) -> Result<String, CommandFault> {
        let email = EmailAddress::parse(email).unwrap();
        let ask = InviteByCommand { email, name: String::new(), centre: self.slug.clone(), role };
        self.services.invite_by_command(&ask).await
    }

    /// Somebody of the centre with an account, and the browser they opened it with.
    pub async fn somebody(&self, email: &str, role: Role) -> Browser {
        let browser = Browser::default();
        let token = self.invitation(email, role).await;
        let accepted = self.at(&browser).accept_invitation(&browser.scope(), yes(&token, PASSWORD)).await.unwrap();
        assert!(matches!(accepted, Outcome::Done(_)), "{accepted:?}");
        browser
    }

    pub async fn log_in(&self, browser: &Browser, email: &str, password: &str) -> contract::Answer<Outcome<Step>> {
        self.at(browser).log_in(&browser.scope(), log_in(email, password)).await
    }

    /// Turns codes on for who is signed in with `browser`; the recovery codes.
    pub async fn turn_codes_on(&self, browser: &Browser) -> RecoveryCodes {
        let secret = secret_of(&self.at(browser).offer_codes(&browser.scope()).await.unwrap().secret);
        let ask = confirm(PASSWORD, &code_at(&secret, self.clock.now()));
        match self.at(browser).turn_codes_on(&browser.scope(), ask).await.unwrap() {
            Outcome::Done(codes) => codes,
            Outcome::Wrong(wrong) => panic!("{wrong:?}"),
        }
    }

    pub async fn account(&self, email: &str) -> Option<staff::StaffRow> {
        staff::find_by_email(self.db.read(), email).await.unwrap()
    }

    /// What the queued mails of that kind are about.
    pub async fn mails(&self, mail: StaffMail) -> Vec<i64> {
        let until = self.clock.now().plus_seconds(1);
        let now = self.clock.now();
        let leased = self.db.write(|tx| async move { jobs::lease(&tx, "test", (now, until), 100).await }).await.unwrap();
        let about = |payload: &str| serde_json::from_str::<StaffMailPayload>(payload).unwrap().about;
        let found = leased.iter().filter(|job| job.name == mail.job()).map(|job| about(&job.payload)).collect();
        self.db.write(|tx| async move { jobs::release(&tx, "test").await }).await.unwrap();
        found
    }

    /// The token in the letter of a reset.
    pub async fn mailed_reset(&self, id: i64) -> Option<String> {
        let letter = self.services.reset_letter(id).await.unwrap()?;
        Some(letter.url.strip_prefix("https://rdv.example.org/mot-de-passe/").unwrap().to_owned())
    }
}

/// The use cases as another process has them.
pub fn process(db: &Db, clock: &FixedClock, seed: u64) -> Services {
    Services::new(Setup {
        db: db.clone(),
        clock: Arc::new(Stopped(clock.clone())),
        chance: Arc::new(Seeded(SeededRandom::new(seed))),
        secret: [7; 32],
        public_url: "https://rdv.example.org".to_owned(),
        limits: Limits::default(),
    })
}

pub fn yes(token: &str, password: &str) -> AcceptInvitation {
    AcceptInvitation { token: token.to_owned(), name: "Awa Sow".to_owned(), password: Hidden(password.to_owned()) }
}

pub fn log_in(email: &str, password: &str) -> LogIn {
    LogIn { email: email.to_owned(), password: Hidden(password.to_owned()) }
}

pub fn confirm(password: &str, code: &str) -> ConfirmCodes {
    ConfirmCodes { present: Hidden(password.to_owned()), code: Hidden(code.to_owned()) }
}

/// The secret that was typed into a code program.
pub fn secret_of(typed: &str) -> Vec<u8> {
    data_encoding::BASE32_NOPAD.decode(typed.replace(' ', "").as_bytes()).unwrap()
}

/// What the code program shows at `now`: written anew from RFC 6238, so that the use cases are not tested with themselves.
pub fn code_at(secret: &[u8], now: Timestamp) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(secret).unwrap();
    mac.update(&(now.epoch() / 30).to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = (digest[digest.len() - 1] & 15) as usize;
    let number = digest[offset..offset + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte)) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}
