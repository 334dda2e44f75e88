//! Who is done and who is late, module by module.

use curriculum::Curriculum;
use domain::coverage::Tally;
use leptos::prelude::*;
use training::team::Team;

use crate::{Frame, args, parts::charts};

pub fn table(frame: &Frame, curriculum: &Curriculum, team: &Team) -> Option<AnyView> {
    let rows: Vec<_> = curriculum
        .modules()
        .filter_map(|module| {
            let bound =
                team.members.iter().flat_map(|member| &member.modules).filter(|bound| bound.0 == module.id);
            let mut tally = None::<Tally>;
            bound.for_each(|(_, status, _)| tally.get_or_insert_default().add(*status, 1));
            Some((module.title.get(frame.lang).clone(), tally?))
        })
        .map(|(title, tally)| module_row(frame, title, &tally))
        .collect();
    let head = ["team-to-do", "team-late", "team-apart"]
        .map(|key| view! { <th scope="col" class="num">{frame.t(key)}</th> })
        .collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="by-module">
                <h2 id="by-module">{frame.t("team-by-module")}</h2>
                <div class="table-wrap">
                    <table class="data-table data-table-fold">
                        <caption class="visually-hidden">{frame.t("team-by-module")}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{frame.t("team-module")}</th>
                                <th scope="col" class="wide"><span class="visually-hidden">{frame.t("coverage-split")}</span></th>
                                <th scope="col" class="num">{frame.t("team-done")}</th>
                                {head}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {charts::legend(frame)}
            </section>
        }
        .into_any()
    })
}

fn module_row(frame: &Frame, title: String, tally: &Tally) -> impl IntoView + use<> {
    let done = frame.ta("team-done-of", &args!["done" => tally.valid, "all" => tally.in_scope()]);
    let counts = [
        ("team-to-do", tally.pending),
        ("team-late", tally.overdue),
        ("team-apart", tally.exempt + tally.paused),
    ]
    .map(|(key, value)| view! { <td class="num" data-label=frame.t(key)>{value}</td> })
    .collect_view();
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td class="wide">{charts::bar(tally)}</td>
            <td class="num" data-label=frame.t("team-done")>{done}</td>
            {counts}
        </tr>
    }
}
