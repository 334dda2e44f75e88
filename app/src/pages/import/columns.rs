//! Which columns a people file has, with an example of each.

use leptos::prelude::*;
use training::people_file::Column;

use super::words;
use crate::Frame;

/// An example of a cell, in French and in English.
const fn example(column: Column) -> (&'static str, &'static str) {
    match column {
        Column::Email => ("ana.rossi@exemple.fr", "ana.rossi@example.com"),
        Column::GivenName => ("Ana", "Ana"),
        Column::FamilyName => ("Rossi", "Rossi"),
        Column::Unit => ("Agence / Studio", "Agency / Studio"),
        Column::Profiles => ("développeur, informatique", "developer, IT"),
        Column::Kind => ("salarié", "employee"),
        Column::Manager => ("lea.martin@exemple.fr", "lea.martin@example.com"),
        Column::Start => ("01/09/2026", "01/09/2026"),
        Column::End => ("28/02/2027", "28/02/2027"),
        Column::Language => ("fr", "en"),
        Column::LeaveFrom => ("12/10/2026", "12/10/2026"),
        Column::LeaveUntil => ("30/10/2026", "30/10/2026"),
    }
}

pub fn table(frame: &Frame) -> AnyView {
    let rows = Column::ALL.map(|column| row(frame, column)).into_iter().collect_view();
    view! {
        <section class="section" aria-labelledby="columns">
            <h2 id="columns">{frame.t("import-columns")}</h2>
            <p class="measure soft">{frame.t("import-columns-text")}</p>
            <div class="table-wrap section-body">
                <table class="data-table data-table-fold">
                    <caption class="visually-hidden">{frame.t("import-columns")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{frame.t("import-column")}</th>
                            <th scope="col">{frame.t("import-needed")}</th>
                            <th scope="col">{frame.t("import-example")}</th>
                            <th scope="col">{frame.t("import-note")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(frame: &Frame, column: Column) -> AnyView {
    let (fr, en) = example(column);
    let example = match frame.lang {
        domain::lang::Lang::Fr => fr,
        domain::lang::Lang::En => en,
    };
    let note = words::column_note(frame, column);
    let note_label = note.is_some().then(|| frame.t("import-note"));
    let needed = frame.t(if column.is_required() { "import-required" } else { "import-optional" });
    let weight = (!column.is_required()).then_some("soft");
    view! {
        <tr>
            <th scope="row">{words::column(frame, column)}</th>
            <td class=weight data-label=frame.t("import-needed")>{needed}</td>
            <td data-label=frame.t("import-example")><code>{example}</code></td>
            <td data-label=note_label>{note.map(|note| view! { <span>{note}</span> })}</td>
        </tr>
    }
    .into_any()
}
