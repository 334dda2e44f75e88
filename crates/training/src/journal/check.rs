//! Following the chain from its beginning.

use std::collections::BTreeMap;

use domain::{
    actor::JournalReader,
    journal::What,
    time::{Day, Timestamp},
};
use store::{
    Tx,
    journal::{self, BEGINNING, Root},
};

use super::{DAY_MILLIS, signer::is_signed};
use crate::{ServiceError, Services};

/// Entries read at a time.
const STEP: i64 = 2000;

/// What is wrong, and where. After the first break nothing more is looked at: all that follows stands on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The entry is not what was written, or the one before it is not.
    Altered { seq: i64 },
    /// The chain goes on, but without this entry.
    Missing { seq: i64 },
    /// A signed day ends with an entry that is not there any more.
    CutOff { seq: i64, day: Day },
    /// The root of the day names another hash than the entry has.
    RootDiffers { day: Day },
    /// The root of the day was not signed by this instance's key.
    RootNotSigned { day: Day },
}

/// What checking found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub entries: i64,
    pub roots: usize,
    /// Days that are over and not signed yet; the next round does it.
    pub unsigned_days: usize,
    pub broken: Option<Break>,
}

impl Services {
    /// Follows the whole chain and checks every signature. The result is an entry of its own.
    pub async fn verify_journal(&self, reader: JournalReader<'_>) -> Result<Checked, ServiceError> {
        let checked = {
            let mut tx = self.store.read().await?;
            self.check_journal_in(&mut tx).await?
        };
        let mut tx = self.store.write().await?;
        self.entry(reader.actor(), What::JournalVerified)
            .with(&serde_json::json!({
                "entries": checked.entries, "roots": checked.roots, "is_whole": checked.broken.is_none(),
            }))
            .append(&mut tx)
            .await?;
        tx.commit().await?;
        Ok(checked)
    }

    /// The check itself, in whatever transaction.
    pub async fn check_journal_in(&self, tx: &mut Tx) -> Result<Checked, ServiceError> {
        let now = self.now().millis();
        let midnight = Timestamp::from_millis(now - now.rem_euclid(DAY_MILLIS));
        let roots = journal::list_roots(tx).await?;
        let unsigned_days = journal::list_open_days(tx, midnight).await?.len();
        let mut checked = Checked { entries: 0, roots: roots.len(), unsigned_days, broken: None };
        let mut waiting: BTreeMap<i64, &Root> = roots.iter().map(|root| (root.seq, root)).collect();
        let mut hash = BEGINNING.to_vec();
        loop {
            let entries = journal::list_after(tx, checked.entries, STEP).await?;
            if entries.is_empty() {
                break;
            }
            for entry in entries {
                let expected = checked.entries + 1;
                if entry.seq != expected {
                    checked.broken = Some(Break::Missing { seq: expected });
                } else if entry.hash != entry.hash_after(&hash) {
                    checked.broken = Some(Break::Altered { seq: entry.seq });
                } else if let Some(root) = waiting.remove(&entry.seq) {
                    checked.broken = self.check_root(root, &entry.hash);
                }
                if checked.broken.is_some() {
                    return Ok(checked);
                }
                checked.entries = entry.seq;
                hash = entry.hash;
            }
        }
        if let Some((seq, root)) = waiting.pop_first() {
            checked.broken = Some(Break::CutOff { seq, day: day(root) });
        }
        Ok(checked)
    }

    fn check_root(&self, root: &Root, hash: &[u8]) -> Option<Break> {
        if root.hash != hash {
            return Some(Break::RootDiffers { day: day(root) });
        }
        let is_ours = root.public_key == self.signer.public_key();
        let is_signed = is_signed(&root.public_key, &root.signature, root.day, root.seq, hash);
        (!(is_ours && is_signed)).then(|| Break::RootNotSigned { day: day(root) })
    }
}

fn day(root: &Root) -> Day {
    Day::from_number(i32::try_from(root.day).unwrap_or(i32::MAX))
}
