//! Passwords: argon2id, off the async threads, so many at a time and no more.

use std::{sync::Arc, time::Duration};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};
use thiserror::Error;
use tokio::{sync::Semaphore, time::timeout};
use zeroize::Zeroizing;

use crate::ServiceError;

/// Bytes. Longer input is refused before any work is done on it.
const LONGEST: usize = 1024;
/// Characters. NIST SP 800-63B-4: at least 15 for a password that is the only factor.
const SHORTEST: usize = 15;
/// How long a sign-in may wait for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadPassword {
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    #[error("a password has at most {LONGEST} bytes")]
    TooLong,
}

/// Hashes and verifies passwords. Cheap to clone.
#[derive(Clone)]
pub struct PasswordHasher {
    argon2: Argon2<'static>,
    /// As many hashes at once as there are cores but one: sign-ins cannot starve the pages.
    turns: Arc<Semaphore>,
    /// Verified in place of an unknown account's, so that both take the same time.
    dummy: Arc<str>,
}

impl PasswordHasher {
    /// OWASP's parameters for argon2id: 19 MiB, two passes, one lane.
    pub fn recommended() -> Self {
        Self::new(Params::DEFAULT)
    }

    /// For tests and demo data only: as weak as argon2 allows.
    pub fn weak_for_tests() -> Self {
        Self::new(Params::new(Params::MIN_M_COST, 1, 1, None).expect("the least parameters are valid"))
    }

    fn new(params: Params) -> Self {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let dummy = argon2.hash_password(b"nobody has this password").expect("hashing a short text works");
        Self {
            argon2,
            turns: Arc::new(Semaphore::new(cores.saturating_sub(1).max(1))),
            dummy: dummy.to_string().into(),
        }
    }

    /// Refuses what is too short or too long; asks for no classes of characters.
    pub fn check(password: &str) -> Result<(), BadPassword> {
        if password.len() > LONGEST {
            Err(BadPassword::TooLong)
        } else if password.chars().count() < SHORTEST {
            Err(BadPassword::TooShort)
        } else {
            Ok(())
        }
    }

    pub async fn hash(&self, password: &str) -> Result<String, ServiceError> {
        let password = Zeroizing::new(password.as_bytes().to_vec());
        let argon2 = self.argon2.clone();
        self.in_turn(move || {
            argon2.hash_password(&password).expect("a password of bounded length can be hashed").to_string()
        })
        .await
    }

    /// Takes the same time whether or not there is a hash to compare with.
    pub async fn verify(&self, password: &str, hash: Option<String>) -> Result<bool, ServiceError> {
        let known = hash.is_some() && password.len() <= LONGEST;
        let hash = hash.map_or_else(|| self.dummy.clone(), Into::into);
        let password = Zeroizing::new(password.bytes().take(LONGEST).collect::<Vec<u8>>());
        let argon2 = self.argon2.clone();
        let matches = self
            .in_turn(move || {
                PasswordHash::new(&hash).is_ok_and(|hash| argon2.verify_password(&password, &hash).is_ok())
            })
            .await?;
        Ok(known && matches)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ServiceError> {
        let turn = timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(ServiceError::Busy) };
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        });
        done.await.map_err(|_| ServiceError::Busy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_hash_only() {
        let hasher = PasswordHasher::weak_for_tests();
        let hash = hasher.hash("correct horse battery").await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(hasher.verify("correct horse battery", Some(hash.clone())).await.unwrap());
        assert!(!hasher.verify("correct horse batterz", Some(hash)).await.unwrap());
        assert!(!hasher.verify("nobody has this password", None).await.unwrap());
        assert!(!hasher.verify("anything", Some("not a hash".into())).await.unwrap());
    }

    #[test]
    fn length_is_all_that_is_asked() {
        assert_eq!(PasswordHasher::check("éééééééééééééé"), Err(BadPassword::TooShort));
        assert_eq!(PasswordHasher::check(&"a".repeat(1025)), Err(BadPassword::TooLong));
        assert_eq!(PasswordHasher::check("aaaaaaaaaaaaaaa"), Ok(()));
    }
}
