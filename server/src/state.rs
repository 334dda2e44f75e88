//! What every handler can reach.

use std::{sync::Arc, time::Duration};

use app::Assets;
use training::Services;

use crate::limits::Limits;

#[derive(Clone)]
pub struct AppState {
    pub services: Services,
    pub assets: Arc<Assets>,
    pub organisation: Arc<str>,
    pub is_https: bool,
    pub trusted_proxies: usize,
    pub session_idle: Duration,
    pub session_most: Duration,
    pub limits: Arc<Limits>,
    /// Whether there is a mail server to send by.
    pub sends_mail: bool,
}
