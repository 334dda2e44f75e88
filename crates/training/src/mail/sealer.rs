//! Encrypts what waits in the outbox, with a key that is not in the database.

use std::sync::Arc;

use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use domain::chance::Chance;

const NONCE: usize = 24;

/// Seals and opens; what was sealed for one letter cannot be opened as another's. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Sealer(Arc<XChaCha20Poly1305>);

impl Sealer {
    pub(crate) fn new(key: [u8; 32]) -> Self {
        Self(Arc::new(XChaCha20Poly1305::new(&Key::from(key))))
    }

    pub(crate) fn seal(&self, of: &[u8], text: &[u8], chance: &mut dyn Chance) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        chance.fill(&mut nonce);
        let sealed = self.0.encrypt(&XNonce::from(nonce), Payload { msg: text, aad: of });
        [&nonce[..], &sealed.expect("a short text can be encrypted")].concat()
    }

    pub(crate) fn open(&self, of: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        self.0.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: of }).ok()
    }
}

#[cfg(test)]
mod tests {
    use domain::chance::Seeded;

    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_key_for_its_letter_and_unaltered_only() {
        let sealer = Sealer::new([1; 32]);
        let mut sealed = sealer.seal(b"a", b"the code", &mut Seeded::new(1));
        assert_eq!(sealer.open(b"a", &sealed).as_deref(), Some(&b"the code"[..]));
        assert_eq!(sealer.open(b"b", &sealed), None);
        assert_eq!(Sealer::new([2; 32]).open(b"a", &sealed), None);
        sealed[30] ^= 1;
        assert_eq!(sealer.open(b"a", &sealed), None);
        assert_eq!(sealer.open(b"a", b"short"), None);
    }
}
