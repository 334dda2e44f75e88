//! Icons, statuses, dates, notices.

use domain::{person::Kind, standing::Status, time::Day};
use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{Frame, dates};

/// An icon of the sprite. It says nothing to a screen reader: the words beside it do.
pub fn icon(frame: &Frame, name: &str) -> impl IntoView + use<> {
    let href = format!("{}#{name}", frame.assets.url("icons.svg"));
    view! { <svg class="icon" aria-hidden="true"><use href=href></use></svg> }
}

/// The icon that goes with a status.
pub const fn status_icon(status: Status) -> &'static str {
    match status {
        Status::Valid => "saved",
        Status::Pending => "clock",
        Status::Overdue => "alert",
        Status::Exempt => "exempt",
        Status::Paused => "pause",
    }
}

/// The class that goes with a status.
pub const fn status_class(status: Status) -> &'static str {
    match status {
        Status::Valid => "status status-valid",
        Status::Pending => "status status-pending",
        Status::Overdue => "status status-late",
        Status::Exempt => "status status-exempt",
        Status::Paused => "status status-paused",
    }
}

/// A status as icon and words; `words` default to the status' own name.
pub fn status(frame: &Frame, status: Status, words: impl IntoAny) -> AnyView {
    let words = words.into_any();
    view! { <span class=status_class(status)>{icon(frame, status_icon(status))}{words}</span> }.into_any()
}

/// The name of a status.
pub fn status_name(frame: &Frame, status: Status) -> String {
    frame.t(&format!("status-{}", status.code())).into_owned()
}

/// How a person works for the company, as a word.
pub fn kind_name(frame: &Frame, kind: Kind) -> String {
    let name = match kind {
        Kind::Employee => frame.t("kind-employee"),
        Kind::Contractor => frame.t("kind-contractor"),
        Kind::Intern => frame.t("kind-intern"),
        Kind::ManagementBody => frame.t("kind-management-body"),
    };
    name.into_owned()
}

/// A day in words, exact in its title and for machines.
pub fn day(frame: &Frame, day: Day) -> impl IntoView + use<> {
    view! { <time datetime=day.to_string() title=dates::full(frame.lang, day)>{frame.day_in_words(day)}</time> }
}

/// When a module is due, or by how much it is late, as a status with its exact day.
pub fn due_status(frame: &Frame, of: Status, due_on: Day) -> AnyView {
    if of != Status::Overdue {
        return status(frame, of, day(frame, due_on));
    }
    let words = frame.ta("late-by", &crate::args!["days" => frame.today.days_since(due_on)]);
    let exact = dates::full(frame.lang, due_on);
    status(frame, of, view! { <time datetime=due_on.to_string() title=exact>{words}</time> })
}

/// “14 h 05”, “14:05”.
pub fn time_of_day(frame: &Frame, (hour, minute): (i8, i8)) -> String {
    match frame.lang {
        domain::lang::Lang::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        domain::lang::Lang::En => format!("{hour}:{minute:02}"),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Error,
    Success,
    Info,
}

/// Something that the person should know before going on.
pub fn notice(frame: &Frame, tone: Tone, title: String, text: impl IntoAny) -> AnyView {
    let (class, name, role) = match tone {
        Tone::Error => ("notice notice-error", "alert", "alert"),
        Tone::Success => ("notice notice-done", "saved", "status"),
        Tone::Info => ("notice", "info", "status"),
    };
    let text = text.into_any();
    view! { <div class=class role=role>{icon(frame, name)}<p class="notice-title">{title}</p>{text}</div> }
        .into_any()
}

/// A share in tenths of a percent, as people read it: “93,4 %” or “93.4%”.
pub fn percent(frame: &Frame, permille: i64) -> String {
    match frame.lang {
        domain::lang::Lang::Fr => format!("{},{}\u{202f}%", permille / 10, permille % 10),
        domain::lang::Lang::En => format!("{}.{}%", permille / 10, permille % 10),
    }
}

/// A count with its thousands apart.
pub fn count(frame: &Frame, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let separator = match frame.lang {
        domain::lang::Lang::Fr => "\u{202f}",
        domain::lang::Lang::En => ",",
    };
    let mut text = String::from(if value < 0 { "−" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// Text as a part of an address.
pub fn percent_encoded(text: &str) -> String {
    const PLAIN: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, &PLAIN).to_string()
}
