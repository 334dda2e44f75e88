//! Keeps answers as they are given, tries again while the connection is lost, and says which of the two it is.

use domain::{grading::Response, view::AnswerPost};
use leptos::{prelude::*, task::spawn_local};

use super::fields;
use crate::calls::{CallError, save_answer};

/// Milliseconds before the next try: short enough to notice a connection that is back, long enough for a server
/// that is busy.
const RETRY_AFTER: u64 = 3_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing was answered since the page was loaded.
    Idle,
    Saving,
    Saved,
    Offline,
    SignedOut,
    Over,
    Failed,
}

/// Copied freely: all of it lives in the island's owner.
#[derive(Clone, Copy)]
pub struct Saver {
    attempt: StoredValue<String>,
    /// Answers that the server has not acknowledged yet, at most one for each position.
    waiting: StoredValue<Vec<AnswerPost>>,
    is_sending: StoredValue<bool>,
    pub state: RwSignal<State>,
}

impl Saver {
    pub fn new(attempt: String) -> Self {
        Self {
            attempt: StoredValue::new(attempt),
            waiting: StoredValue::default(),
            is_sending: StoredValue::new(false),
            state: RwSignal::new(State::Idle),
        }
    }

    /// Takes up what an earlier load of this page could not send, for example before signing in again. Says which
    /// positions it was.
    pub fn resume(self) -> Vec<u16> {
        let kept = storage().and_then(|storage| storage.get_item(&self.key()).ok().flatten());
        let kept: Vec<AnswerPost> =
            kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        for answer in &kept {
            fields::write(usize::from(answer.position), &answer.response);
        }
        let positions = kept.iter().map(|answer| answer.position).collect();
        self.waiting.set_value(kept);
        self.send();
        positions
    }

    pub fn keep(self, position: usize, response: Response) {
        let Ok(position) = u16::try_from(position) else { return };
        self.waiting.update_value(|waiting| {
            waiting.retain(|answer| answer.position != position);
            waiting.push(AnswerPost { position, response });
        });
        self.remember();
        self.send();
    }

    pub fn is_waiting(self) -> bool {
        self.waiting.with_value(|waiting| !waiting.is_empty())
    }

    /// Sends what waits, one answer after the other, in order.
    pub fn send(self) {
        if self.is_sending.get_value() || !self.is_waiting() {
            return;
        }
        self.is_sending.set_value(true);
        if self.state.get_untracked() != State::Offline {
            self.state.set(State::Saving);
        }
        spawn_local(async move {
            loop {
                let Some(answer) = self.waiting.with_value(|waiting| waiting.first().cloned()) else {
                    self.state.set(State::Saved);
                    break;
                };
                let result =
                    save_answer(self.attempt.get_value(), answer.position, answer.response.clone()).await;
                match result {
                    Ok(_) => self.done(&answer),
                    Err(CallError::Lost | CallError::Busy) => {
                        self.state.set(State::Offline);
                        let _ =
                            set_timeout(move || self.send(), std::time::Duration::from_millis(RETRY_AFTER));
                        break;
                    }
                    Err(error) => {
                        self.state.set(match error {
                            CallError::SignedOut => State::SignedOut,
                            CallError::Over | CallError::NotFound => State::Over,
                            _ => State::Failed,
                        });
                        break;
                    }
                }
            }
            self.is_sending.set_value(false);
        });
    }

    /// The server has this answer; it may have been changed again in the meantime.
    fn done(self, sent: &AnswerPost) {
        self.waiting.update_value(|waiting| waiting.retain(|answer| answer != sent));
        self.remember();
    }

    fn key(self) -> String {
        format!("vigie-quiz-{}", self.attempt.get_value())
    }

    /// Keeps what waits for as long as this tab lives. It holds numbers of options and nothing about the person.
    fn remember(self) {
        let Some(storage) = storage() else { return };
        let key = self.key();
        let _ = self.waiting.with_value(|waiting| {
            if waiting.is_empty() {
                storage.remove_item(&key)
            } else {
                storage.set_item(&key, &serde_json::to_string(waiting).unwrap_or_default())
            }
        });
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
