//! The instance's key. It signs the journal's days, and is kept where the database is not.

use std::sync::Arc;

use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier, VerifyingKey};
use sha2::{Digest, Sha256};

/// The first bytes of what is signed, so that no signature of ours can be taken for another document's.
const DOMAIN: &[u8] = b"vigie.journal.root.1";

/// Signs and checks roots. Cheap to clone.
#[derive(Clone)]
pub struct Signer(Arc<SigningKey>);

impl Signer {
    /// From the 32 secret bytes of an Ed25519 key.
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(Arc::new(SigningKey::from_bytes(secret)))
    }

    pub fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// A key for something else, which says nothing of this one.
    pub(crate) fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(b"vigie.derive.1");
        hasher.update(u64::try_from(purpose.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(purpose.as_bytes());
        hasher.update(self.0.to_bytes());
        hasher.finalize().into()
    }

    pub(super) fn sign(&self, day: i64, seq: i64, hash: &[u8]) -> Vec<u8> {
        self.0.sign(&message(day, seq, hash)).to_bytes().to_vec()
    }
}

/// The day, the number of the last entry and its hash, after a name.
fn message(day: i64, seq: i64, hash: &[u8]) -> Vec<u8> {
    [DOMAIN, &day.to_be_bytes(), &seq.to_be_bytes(), hash].concat()
}

/// Whether the key signed this root.
pub(super) fn is_signed(public_key: &[u8], signature: &[u8], day: i64, seq: i64, hash: &[u8]) -> bool {
    let Ok(key) =
        public_key.try_into().map_err(drop).and_then(|key| VerifyingKey::from_bytes(key).map_err(drop))
    else {
        return false;
    };
    Signature::from_slice(signature)
        .is_ok_and(|signature| key.verify(&message(day, seq, hash), &signature).is_ok())
}
