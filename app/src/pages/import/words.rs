//! What a people file's columns, problems and changes are called. Each match is complete, so that whatever is new
//! there cannot be without a text here.

use std::borrow::Cow;

use domain::time::Day;
use training::people_file::{ChangeKind, Column, Detail, FileProblem, Problem};

use super::of;
use crate::{Frame, args, dates, parts::kind_name};

/// The name of a column, as it may stand in a file's first line.
pub fn column(frame: &Frame, column: Column) -> Cow<'static, str> {
    match column {
        Column::Email => frame.t("column-email"),
        Column::GivenName => frame.t("column-given-name"),
        Column::FamilyName => frame.t("column-family-name"),
        Column::Unit => frame.t("column-unit"),
        Column::Profiles => frame.t("column-profiles"),
        Column::Kind => frame.t("column-kind"),
        Column::Manager => frame.t("column-manager"),
        Column::Start => frame.t("column-start"),
        Column::End => frame.t("column-end"),
        Column::Language => frame.t("column-language"),
        Column::LeaveFrom => frame.t("column-leave-from"),
        Column::LeaveUntil => frame.t("column-leave-until"),
    }
}

pub fn column_note(frame: &Frame, column: Column) -> Option<Cow<'static, str>> {
    match column {
        Column::Email => Some(frame.t("column-note-email")),
        Column::GivenName | Column::FamilyName => None,
        Column::Unit => Some(frame.t("column-note-unit")),
        Column::Profiles => Some(frame.t("column-note-profiles")),
        Column::Kind => Some(frame.t("column-note-kind")),
        Column::Manager => Some(frame.t("column-note-manager")),
        Column::Start => Some(frame.t("column-note-start")),
        Column::End => Some(frame.t("column-note-end")),
        Column::Language => Some(frame.t("column-note-language")),
        Column::LeaveFrom => Some(frame.t("column-note-leave-from")),
        Column::LeaveUntil => Some(frame.t("column-note-leave-until")),
    }
}

/// Why a file could not be read, and what to do about it.
pub fn file_problem(frame: &Frame, problem: &FileProblem) -> String {
    let names =
        |columns: &[Column]| columns.iter().map(|of| column(frame, *of)).collect::<Vec<_>>().join(", ");
    match problem {
        FileProblem::Empty => frame.t("file-empty").into_owned(),
        FileProblem::TooLarge { limit } => {
            frame.ta("file-too-large", &args!["limit" => (limit >> 20).to_string()])
        }
        FileProblem::Spreadsheet => frame.t("file-spreadsheet").into_owned(),
        FileProblem::Utf16 => frame.t("file-utf-16").into_owned(),
        FileProblem::Binary => frame.t("file-binary").into_owned(),
        FileProblem::BrokenUtf8 { line } => frame.ta("file-broken-utf-8", &args!["line" => line.to_string()]),
        FileProblem::MissingColumns(columns) => {
            frame.ta("file-missing-columns", &args!["columns" => names(columns)])
        }
        FileProblem::RepeatedColumns(columns) => {
            frame.ta("file-repeated-columns", &args!["columns" => names(columns)])
        }
        FileProblem::TooManyRows { limit } => {
            frame.ta("file-too-many-rows", &args!["limit" => of(frame, *limit)])
        }
        FileProblem::TooManyCells { limit } => {
            frame.ta("file-too-many-cells", &args!["limit" => of(frame, *limit)])
        }
    }
}

/// What is wrong with a line and how to mend it. The value itself stands beside it.
pub fn problem(frame: &Frame, problem: &Problem) -> String {
    match problem {
        Problem::Missing => frame.t("problem-missing").into_owned(),
        Problem::TooLong { characters, limit } => frame
            .ta("problem-too-long", &args!["count" => of(frame, *characters), "limit" => of(frame, *limit)]),
        Problem::ControlCharacter => frame.t("problem-control-character").into_owned(),
        Problem::NotAnEmail { .. } => frame.t("problem-not-an-email").into_owned(),
        Problem::DuplicateEmail { first_line, .. } => {
            frame.ta("problem-duplicate-email", &args!["line" => first_line.to_string()])
        }
        Problem::NotADate { .. } => frame.t("problem-not-a-date").into_owned(),
        Problem::ImpossibleDate { .. } => frame.t("problem-impossible-date").into_owned(),
        Problem::DateOutOfRange { .. } => frame.t("problem-date-out-of-range").into_owned(),
        Problem::EndBeforeStart { start, .. } => {
            frame.ta("problem-end-before-start", &args!["start" => dates::date(frame.lang, *start)])
        }
        Problem::UnknownKind { .. } => frame.t("problem-unknown-kind").into_owned(),
        Problem::UnknownLanguage { .. } => frame.t("problem-unknown-language").into_owned(),
        Problem::NotAProfile { .. } => frame.t("problem-not-a-profile").into_owned(),
        Problem::NotAUnit { .. } => frame.t("problem-not-a-unit").into_owned(),
        Problem::OwnManager => frame.t("problem-own-manager").into_owned(),
        Problem::UnknownManager { .. } => frame.t("problem-unknown-manager").into_owned(),
        Problem::ManagerLineIsBad { manager_line, .. } => {
            frame.ta("problem-manager-line-is-bad", &args!["line" => manager_line.to_string()])
        }
        Problem::ManagerCycle { .. } => frame.t("problem-manager-cycle").into_owned(),
        Problem::AlreadyLeft { last_day } => {
            frame.ta("problem-already-left", &args!["day" => dates::date(frame.lang, *last_day)])
        }
        Problem::LeaveWithoutStart => frame.t("problem-leave-without-start").into_owned(),
        Problem::TooManyCells { found, expected } => frame.ta(
            "problem-too-many-cells",
            &args!["found" => found.to_string(), "expected" => expected.to_string()],
        ),
        Problem::OpenQuote => frame.t("problem-open-quote").into_owned(),
    }
}

/// The cell itself, where the problem is about its text; numbers and days are in the reason.
pub fn problem_value(problem: &Problem) -> Option<String> {
    match problem {
        Problem::TooLong { .. } | Problem::TooManyCells { .. } | Problem::AlreadyLeft { .. } => None,
        other => other.value(),
    }
}

pub fn change_kind(frame: &Frame, kind: ChangeKind) -> Cow<'static, str> {
    frame.t(&format!("import-kind-{}", kind.code()))
}

/// One thing that would be different.
pub fn detail(frame: &Frame, detail: &Detail) -> String {
    let date = |day: Day| dates::date(frame.lang, day);
    match detail {
        Detail::Name { from, to } => frame.ta("detail-name", &args!["from" => from.as_str(), "to" => to.as_str()]),
        Detail::Unit { from: Some(from), to } => {
            frame.ta("detail-unit", &args!["from" => from.as_str(), "to" => to.as_str()])
        }
        Detail::Unit { from: None, to } => frame.ta("detail-unit-new", &args!["to" => to.as_str()]),
        Detail::Kind { from: Some(from), to } => {
            frame.ta("detail-kind", &args!["from" => kind_name(frame, *from).to_lowercase(), "to" => kind_name(frame, *to).to_lowercase()])
        }
        Detail::Kind { from: None, to } => frame.ta("detail-kind-new", &args!["to" => kind_name(frame, *to).to_lowercase()]),
        Detail::Manager { from, to } => match (from, to) {
            (Some(from), Some(to)) => {
                frame.ta("detail-manager", &args!["from" => from.as_str(), "to" => to.as_str()])
            }
            (_, Some(to)) => frame.ta("detail-manager-new", &args!["to" => to.as_str()]),
            (from, None) => {
                frame.ta("detail-manager-none", &args!["from" => from.as_deref().unwrap_or_default()])
            }
        },
        Detail::Starts { on } => frame.ta("detail-starts", &args!["on" => date(*on)]),
        Detail::Ends { to: Some(last), .. } => frame.ta("detail-ends", &args!["on" => date(*last)]),
        Detail::Ends { to: None, .. } => frame.t("detail-no-end").into_owned(),
        Detail::Returns { on } => frame.ta("detail-returns", &args!["on" => date(*on)]),
        Detail::ProfileBegins(profile) => frame.ta("detail-profile-begins", &args!["profile" => profile.as_str()]),
        Detail::ProfileEnds(profile) => frame.ta("detail-profile-ends", &args!["profile" => profile.as_str()]),
        Detail::Leave(Some((first, Some(last)))) => {
            frame.ta("detail-leave", &args!["first" => date(*first), "last" => date(*last)])
        }
        Detail::Leave(Some((first, None))) => frame.ta("detail-leave-open", &args!["first" => date(*first)]),
        Detail::Leave(None) => frame.t("detail-no-leave").into_owned(),
        Detail::Planned => frame.t("detail-planned").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::lang::Lang;

    use super::*;
    use crate::texts;

    #[test]
    fn a_file_may_name_its_columns_as_the_page_does() {
        for lang in Lang::ALL {
            for column in Column::ALL {
                let name = texts::text(lang, &format!("column-{}", column.code()));
                assert_eq!(Column::from_header(&name), Some(column), "{name}");
            }
        }
    }
}
