//! The whole team, one row a person.

use curriculum::Curriculum;
use domain::{coverage::Tally, standing::Status};
use leptos::prelude::*;
use store::team::Member;
use training::team::Team;

use super::{Bound, name, situation, title};
use crate::{
    Frame, args, dates,
    parts::{icon, kind_name},
};

/// Everybody with where they stand; all their modules one click away.
pub fn table(frame: &Frame, curriculum: &Curriculum, team: &Team) -> AnyView {
    let rows = team.members.iter().map(|member| row(frame, curriculum, member)).collect_view();
    let caption = frame.ta("team-caption", &args!["date" => dates::date(frame.lang, team.today)]);
    view! {
        <section class="section" aria-labelledby="all">
            <h2 id="all">{frame.t("team-all")}</h2>
            <p class="small soft">{frame.t("team-seen")}</p>
            <div class="table-wrap section-body">
                <table class="data-table data-table-fold table-top">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{frame.t("team-person")}</th>
                            <th scope="col">{frame.t("team-situation")}</th>
                            <th scope="col">{frame.t("team-about")}</th>
                            <th scope="col">{frame.t("team-modules")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(frame: &Frame, curriculum: &Curriculum, member: &Member) -> impl IntoView + use<> {
    let kind = kind_name(frame, member.kind);
    let worst = worst(&member.modules);
    let situation = worst.map(|(_, worst, due_on)| situation(frame, *worst, *due_on));
    let about = worst.filter(|(_, worst, _)| matches!(worst, Status::Overdue | Status::Pending)).map(
        |(_, worst, _)| {
            let same = member.modules.iter().filter(|(_, status, _)| status == worst);
            same.map(|(module, ..)| title(frame.lang, curriculum, module)).collect::<Vec<_>>().join(" · ")
        },
    );
    let label = about.is_some().then(|| frame.t("team-about"));
    view! {
        <tr>
            <th scope="row">{name(member)}<br /><small>{kind}" · "{member.unit_path.clone()}</small></th>
            <td>{situation}</td>
            <td data-label=label>{about}</td>
            <td>{modules(frame, curriculum, member)}</td>
        </tr>
    }
}

/// How many modules hold, and the way to all of them.
fn modules(frame: &Frame, curriculum: &Curriculum, member: &Member) -> AnyView {
    if member.modules.is_empty() {
        return view! { <span class="soft">{frame.t("team-unbound")}</span> }.into_any();
    }
    let mut tally = Tally::default();
    member.modules.iter().for_each(|(_, status, _)| tally.add(*status, 1));
    let words = if tally.in_scope() == 0 {
        frame.ta("team-bound", &args!["n" => member.modules.len()])
    } else {
        frame.ta("team-held-of", &args!["held" => tally.valid, "all" => tally.in_scope()])
    };
    let list = member.modules.iter().map(|bound| bound_module(frame, curriculum, bound)).collect_view();
    view! {
        <details class="disclosure">
            <summary>{icon(frame, "chevron-down")}{words}</summary>
            <ul class="stack stack-tight">{list}</ul>
        </details>
    }
    .into_any()
}

fn bound_module(frame: &Frame, curriculum: &Curriculum, bound: &Bound) -> impl IntoView + use<> {
    let (module, status, due_on) = bound;
    view! { <li><span>{title(frame.lang, curriculum, module)}</span><br />{situation(frame, *status, *due_on)}</li> }
}

/// The module that says most about a person today: the latest, else the next due, else any.
fn worst(modules: &[Bound]) -> Option<&Bound> {
    modules.iter().min_by_key(|(_, status, due_on)| {
        let rank = match status {
            Status::Overdue => 0,
            Status::Pending => 1,
            Status::Paused => 2,
            Status::Valid => 3,
            Status::Exempt => 4,
        };
        (rank, *due_on)
    })
}

#[cfg(test)]
mod tests {
    use domain::{module::ModuleId, time::Day};

    use super::*;

    fn bound(status: Status, due_on: &str) -> Bound {
        (ModuleId::parse("a").unwrap(), status, Day::parse_iso(due_on).unwrap())
    }

    #[test]
    fn a_person_is_shown_by_what_is_latest_then_by_what_is_next() {
        let modules = [
            bound(Status::Valid, "2026-01-01"),
            bound(Status::Pending, "2026-11-25"),
            bound(Status::Overdue, "2026-11-12"),
            bound(Status::Overdue, "2026-11-10"),
        ];
        assert_eq!(worst(&modules), Some(&modules[3]));
        assert_eq!(worst(&modules[..2]), Some(&modules[1]));
        assert_eq!(worst(&[]), None);
    }
}
