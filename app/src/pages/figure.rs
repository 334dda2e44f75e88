//! What stands behind a figure: its definition, its day, the count, and the people counted, page by page.

use std::fmt::Write as _;

use curriculum::Module;
use domain::{module::ModuleId, standing::Status, time::Day};
use leptos::prelude::*;
use store::coverage::PersonBehind;
use training::coverage::{Figure, PAGE, Rows};

use crate::{
    Frame, Page, args, dates,
    parts::{count, icon, percent_encoded, status},
};

pub fn page(frame: &Frame, module: &Module, figure: &Figure, rows: &Rows) -> Page<impl IntoView + use<>> {
    let module_title = module.title.get(frame.lang).clone();
    let counted = args!["n" => rows.total, "count" => count(frame, rows.total)];
    let title = frame.ta(&format!("figure-title-{}", figure.status.code()), &counted);
    let list = if rows.people.is_empty() {
        view! { <p class="empty">{frame.t(if rows.total == 0 { "figure-none" } else { "figure-past-end" })}</p> }.into_any()
    } else {
        table(frame, figure, rows).into_any()
    };
    let content = view! {
        <header class="page-head">
            <p class="eyebrow"><a href=coverage_address(figure.day)>{frame.t("nav-coverage")}</a></p>
            <h1>{title.clone()}</h1>
            <p class="lede">{module_title.clone()}</p>
        </header>
        {facts(frame, figure, rows)}
        <section class="section" aria-labelledby="rows">
            <div class="section-head">
                <h2 id="rows">{frame.t("figure-rows")}</h2>
                {range(frame, rows).map(|range| view! { <p class="soft num">{range}</p> })}
            </div>
            {list}
            {pager(frame, figure, rows)}
        </section>
    };
    Page { title: format!("{title}, {module_title}"), class: "shell shell-wide", has_island: false, content }
}

/// Where a figure is opened. The page is counted from 0, as in [`Figure`].
pub fn address(module: &ModuleId, status: Status, day: Day, unit_path: &str, page: u32) -> String {
    let mut address = format!("/coverage/figure?module={module}&status={}&on={day}&unit=", status.code());
    address.push_str(&percent_encoded(unit_path));
    if page > 0 {
        let _ = write!(address, "&page={page}");
    }
    address
}

fn coverage_address(day: Day) -> String {
    format!("/coverage?on={day}")
}

fn facts(frame: &Frame, figure: &Figure, rows: &Rows) -> AnyView {
    let unit =
        if figure.unit_path.is_empty() { frame.organisation.to_string() } else { figure.unit_path.clone() };
    view! {
        <dl class="facts measure">
            <dt>{frame.t("figure-definition")}</dt>
            <dd>{frame.t(&format!("figure-means-{}", figure.status.code()))}</dd>
            <dt>{frame.t("figure-day")}</dt>
            <dd><time datetime=figure.day.to_string()>{dates::full(frame.lang, figure.day)}</time></dd>
            <dt>{frame.t("figure-unit")}</dt>
            <dd>{unit}</dd>
            <dt>{frame.t("figure-count")}</dt>
            <dd class="num">{count(frame, rows.total)}</dd>
        </dl>
    }
    .into_any()
}

fn table(frame: &Frame, figure: &Figure, rows: &Rows) -> impl IntoView + use<> {
    let people = rows.people.iter().map(|person| row(frame, figure, person)).collect_view();
    let caption = frame.ta("figure-caption", &args!["date" => dates::date(frame.lang, figure.day)]);
    view! {
        <div class="table-wrap">
            <table class="data-table data-table-fold">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{frame.t("team-person")}</th>
                        <th scope="col">{frame.t("figure-unit")}</th>
                        <th scope="col">{frame.t(due_label(figure.status))}</th>
                    </tr>
                </thead>
                <tbody>{people}</tbody>
            </table>
        </div>
    }
}

fn row(frame: &Frame, figure: &Figure, person: &PersonBehind) -> impl IntoView + use<> {
    let due = if person.due_on >= Day::FOREVER {
        view! { <span class="soft">{frame.t("figure-no-date")}</span> }.into_any()
    } else {
        let date = dates::date(frame.lang, person.due_on);
        view! { <time datetime=person.due_on.to_string()>{date}</time> }.into_any()
    };
    let late = (figure.status == Status::Overdue).then(|| {
        let days = figure.day.days_since(person.due_on);
        status(frame, figure.status, frame.ta("team-late-by", &args!["days" => days]))
    });
    view! {
        <tr>
            <th scope="row">{format!("{} {}", person.given_name, person.family_name)}</th>
            <td data-label=frame.t("figure-unit")>{person.unit_path.clone()}</td>
            <td data-label=frame.t(due_label(figure.status))><span class="cluster">{due}{late}</span></td>
        </tr>
    }
}

const fn due_label(status: Status) -> &'static str {
    match status {
        Status::Valid => "figure-renew",
        _ => "figure-due",
    }
}

/// “51 à 100 sur 230”.
fn range(frame: &Frame, rows: &Rows) -> Option<String> {
    let len = i64::try_from(rows.people.len()).ok().filter(|len| *len > 0)?;
    let before = i64::from(rows.page) * i64::from(PAGE);
    let args = args![
        "first" => count(frame, before + 1), "last" => count(frame, before + len), "all" => count(frame, rows.total),
    ];
    Some(frame.ta("figure-range", &args))
}

fn pager(frame: &Frame, figure: &Figure, rows: &Rows) -> Option<AnyView> {
    let (before, after) = neighbours(rows.page, rows.total);
    let link = |page| address(&figure.module, figure.status, figure.day, &figure.unit_path, page);
    (before.is_some() || after.is_some()).then(|| {
        let before = before.map(|page| {
            view! { <a class="button" rel="prev" href=link(page)>{icon(frame, "arrow-left")}{frame.t("figure-previous")}</a> }
        });
        let after = after.map(|page| {
            view! { <a class="button" rel="next" href=link(page)>{frame.t("figure-next")}{icon(frame, "arrow-right")}</a> }
        });
        view! { <nav class="pager section" aria-label=frame.t("figure-pages")><span>{before}</span>{after}</nav> }.into_any()
    })
}

/// The pages before and after this one, if there are any; past the end, the one before is the last.
fn neighbours(page: u32, total: i64) -> (Option<u32>, Option<u32>) {
    let last = u32::try_from((total - 1).max(0) / i64::from(PAGE)).unwrap_or(u32::MAX);
    let before = page.checked_sub(1).map(|before| before.min(last));
    (before, (page < last).then(|| page + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pager_leads_to_pages_that_exist() {
        assert_eq!(neighbours(0, 50), (None, None));
        assert_eq!(neighbours(0, 51), (None, Some(1)));
        assert_eq!(neighbours(1, 51), (Some(0), None));
        assert_eq!(neighbours(9, 51), (Some(1), None));
        assert_eq!(neighbours(0, 0), (None, None));
    }

    #[test]
    fn an_address_carries_any_name_of_a_unit() {
        let module = ModuleId::parse("anssi-01").unwrap();
        let day = Day::parse_iso("2026-11-24").unwrap();
        assert_eq!(
            address(&module, Status::Overdue, day, "R&D / Été", 2),
            "/coverage/figure?module=anssi-01&status=overdue&on=2026-11-24&unit=R%26D%20%2F%20%C3%89t%C3%A9&page=2"
        );
    }
}
