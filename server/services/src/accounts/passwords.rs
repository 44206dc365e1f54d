//! Passwords: hashed with argon2id, in a bounded number of threads, and refused when they can be guessed.

use crate::{Chance, fault::Fault};
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version, password_hash::phc::PasswordHash};
use contract::refusal::Refusal;
use domain::account::{InvalidPassword, NewPassword};
use std::{num::NonZeroUsize, sync::Arc, thread};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// OWASP's least for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Bytes of a salt (RFC 9106, section 3.1).
const SALT_BYTES: usize = 16;
/// What is checked when no account has the address: it takes as long, and no password gives it.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Where passwords are hashed: as many at once as there are cores, so that a crowd at the door slows the door alone.
pub(crate) struct Passwords {
    permits: Arc<Semaphore>,
    chance: Arc<dyn Chance>,
}

/// What became of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    /// The password is right.
    Right,
    /// It is right, and its hash is weaker than those made today.
    RightButWeak,
    /// It is not.
    Wrong,
}

impl Passwords {
    pub(crate) fn new(chance: Arc<dyn Chance>) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        Self { permits: Arc::new(Semaphore::new(cores)), chance }
    }

    /// The PHC string of a password.
    pub(crate) async fn hash(&self, password: &NewPassword) -> Result<String, Fault> {
        let mut salt = [0; SALT_BYTES];
        self.chance.fill(&mut salt);
        let password = password.clone();
        self.apart(move || hashed(password.expose(), &salt)).await?
    }

    /// Compares what was typed with the hash of an account, or with nobody's: it takes the same time.
    pub(crate) async fn compare(&self, typed: &str, hash: Option<String>) -> Result<Compared, Fault> {
        // Longer than any password: refused at the same cost.
        let typed = NewPassword::typed(typed).map_or_else(String::new, |typed| typed.expose().to_owned());
        self.apart(move || compared(&typed, hash.as_deref())).await
    }

    /// Refuses a password that can be guessed by who knows `about`: the person's names and address, the centre's name.
    pub(crate) async fn judge(&self, password: &NewPassword, about: &[&str]) -> Result<Result<(), InvalidPassword>, Fault> {
        let password = password.clone();
        let about: Vec<String> = about.iter().flat_map(|text| words(text)).collect();
        self.apart(move || judged(password.expose(), &about)).await
    }

    /// Runs `work` on a thread that may block, when one is free.
    async fn apart<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|_| Refusal::Unavailable)?;
        let done = spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        // The thread ends early only when the program does.
        Ok(done.await.map_err(|_| Refusal::Unavailable)?)
    }
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hashed(password: &str, salt: &[u8]) -> Result<String, Fault> {
    match argon2().hash_password_with_salt(password.as_bytes(), salt) {
        Ok(hash) => Ok(hash.to_string()),
        Err(error) => {
            tracing::error!(%error, "a password cannot be hashed");
            Err(Refusal::Unavailable.into())
        }
    }
}

fn compared(typed: &str, hash: Option<&str>) -> Compared {
    let (text, somebody) = hash.map_or((NOBODY, false), |hash| (hash, true));
    let Ok(hash) = PasswordHash::new(text) else {
        tracing::error!("a stored password hash cannot be read");
        return Compared::Wrong;
    };
    let right = argon2().verify_password(typed.as_bytes(), &hash).is_ok();
    match (right && somebody, is_current(&hash)) {
        (false, _) => Compared::Wrong,
        (true, true) => Compared::Right,
        (true, false) => Compared::RightButWeak,
    }
}

fn is_current(hash: &PasswordHash) -> bool {
    let is_ours = |params: Params| (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY_KIB, PASSES, LANES);
    hash.algorithm == Algorithm::Argon2id.ident() && Params::try_from(hash).is_ok_and(is_ours)
}

/// Letters and digits that a password has beside what everybody knows of its owner.
const LEAST_OF_ONES_OWN: usize = 6;

/// At least "safely unguessable": 10^8 guesses, by the frequency lists and patterns of zxcvbn; and not just the person's and
/// the centre's names one after the other, which it counts as so many words.
fn judged(password: &str, about: &[String]) -> Result<(), InvalidPassword> {
    let known: Vec<&str> = about.iter().map(String::as_str).collect();
    let rest = known.iter().fold(password.to_lowercase(), |rest, word| rest.replace(word, ""));
    let n_own = rest.chars().filter(|c| c.is_alphanumeric()).count();
    let strong = zxcvbn::zxcvbn(password, &known).score() >= zxcvbn::Score::Three;
    if strong && n_own >= LEAST_OF_ONES_OWN { Ok(()) } else { Err(InvalidPassword::Guessable) }
}

/// A text and the words in it, as they may stand in a password.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut words: Vec<String> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2).map(str::to_owned).collect();
    words.push(lower);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_of_its_password_alone_and_carries_today_s_cost() {
        let hash = hashed("douze signes au moins", &[7; SALT_BYTES]).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(compared("douze signes au moins", Some(&hash)), Compared::Right);
        assert_eq!(compared("douze signes au moins ", Some(&hash)), Compared::Wrong);
        assert_ne!(hash, hashed("douze signes au moins", &[8; SALT_BYTES]).unwrap());
    }

    #[test]
    fn nobody_s_hash_costs_as_much_as_somebody_s_and_no_password_opens_it() {
        assert!(is_current(&PasswordHash::new(NOBODY).unwrap()));
        assert_eq!(compared("", None), Compared::Wrong);
    }

    #[test]
    fn a_password_hashed_at_a_lower_cost_is_right_and_to_be_hashed_again() {
        let cheap = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8192, 1, 1, None).unwrap());
        let hash = cheap.hash_password_with_salt(b"douze signes au moins", &[7; SALT_BYTES]).unwrap().to_string();
        assert_eq!(compared("douze signes au moins", Some(&hash)), Compared::RightButWeak);
        assert_eq!(compared("autre chose que cela", Some(&hash)), Compared::Wrong);
    }

    #[test]
    fn what_is_tried_first_is_refused_and_a_sentence_of_one_s_own_is_not() {
        let about: Vec<String> =
            ["Awa Sow", "awa.sow@cfa-du-lac.example.org", "CFA du Lac"].iter().flat_map(|text| words(text)).collect();
        for guessable in
            ["motdepasse123", "azertyuiop12", "aaaaaaaaaaaaa", "awa.sow@cfa-du-lac.example.org", "awasowcfadulac", "password1234"]
        {
            assert_eq!(judged(guessable, &about), Err(InvalidPassword::Guessable), "{guessable}");
        }
        for strong in ["lampe bleue sous la pluie", "Vq8!tz2-Rm4k", "trois-girafes-violettes"] {
            assert_eq!(judged(strong, &about), Ok(()), "{strong}");
        }
    }
}
