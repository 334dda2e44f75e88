//! Something did not work: what happened, what is safe, what to do next, and a reference to ask with.

use leptos::prelude::*;

use crate::{Frame, Page};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    NotFound,
    Denied,
    BadRequest,
    TooLarge,
    TooMany,
    Busy,
    /// The attempt was already handed in.
    Conflict,
    /// The request came from another site.
    CrossSite,
    /// The disk of the database is full.
    Full,
    Internal,
}

impl Kind {
    /// The status that belongs to it, shown beside the reference.
    pub const fn status(self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Denied | Self::CrossSite => 403,
            Self::BadRequest => 400,
            Self::TooLarge => 413,
            Self::TooMany => 429,
            Self::Busy => 503,
            Self::Conflict => 409,
            Self::Full => 507,
            Self::Internal => 500,
        }
    }

    /// What happened; what is safe and what to do.
    const fn texts(self) -> [&'static str; 3] {
        match self {
            Self::NotFound => ["error-not-found", "error-not-found-safe", "error-not-found-next"],
            Self::Denied => ["error-denied", "error-denied-safe", "error-denied-next"],
            Self::BadRequest => ["error-bad-request", "error-bad-request-safe", "error-bad-request-next"],
            Self::TooLarge => ["error-too-large", "error-too-large-safe", "error-too-large-next"],
            Self::TooMany => ["error-too-many", "error-too-many-safe", "error-too-many-next"],
            Self::Busy => ["error-busy", "error-busy-safe", "error-busy-next"],
            Self::Conflict => ["error-conflict", "error-conflict-safe", "error-conflict-next"],
            Self::CrossSite => ["error-cross-site", "error-cross-site-safe", "error-cross-site-next"],
            Self::Full => ["error-full", "error-full-safe", "error-full-next"],
            Self::Internal => ["error-internal", "error-internal-safe", "error-internal-next"],
        }
    }
}

pub fn page(frame: &Frame, kind: Kind, reference: &str) -> Page<impl IntoView + use<>> {
    let [title, safe, next] = kind.texts().map(|key| frame.t(key));
    let (href, label) = match frame.actor {
        Some(_) => ("/", frame.t("error-home")),
        None => ("/sign-in", frame.t("error-sign-in")),
    };
    let reference = (!reference.is_empty())
        .then(|| frame.ta("error-reference", &crate::args!["reference" => reference.to_owned()]));
    let code =
        [Some(kind.status().to_string()), reference].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="measure">{safe}</p>
        <p class="measure">{next}</p>
        <p class="cluster"><a class="button button-primary" href=href>{label}</a></p>
        <p class="error-code">{code}</p>
    };
    let title = title.trim_end_matches('.').to_owned();
    Page { title, class: "shell error-page", has_island: false, content }
}
