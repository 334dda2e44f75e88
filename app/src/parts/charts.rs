//! Bars and the line of coverage, drawn as SVG without any style of their own. A bar stands beside its numbers and
//! says nothing to a screen reader; the line has a title, a description and the table of its points.

use domain::{coverage::Tally, lang::Lang, time::Day};
use leptos::prelude::*;

use super::{icon, percent};
use crate::{Frame, dates};

/// Where the plot lies in its drawing, in percent of the width and the height.
const LEFT: f64 = 9.0;
const RIGHT: f64 = 98.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 86.0;
/// Between two parts of a bar, so that they are told apart without their colours too.
const GAP: f64 = 0.4;

const MONTHS_FR: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A point of the line: a day and its coverage in tenths of a percent, `None` where nobody was in scope.
pub type Point = (Day, Option<i64>);

/// A tally as parts of a bar: up to date, to do, late. Empty where nobody is in scope.
pub fn bar(tally: &Tally) -> AnyView {
    let parts = shares(tally)
        .into_iter()
        .map(|(class, x, width)| view! { <rect class=class x=x.to_string() width=width.to_string() height="12" /> })
        .collect_view();
    view! {
        <svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-ground" width="100" height="12" />
            {parts}
        </svg>
    }
    .into_any()
}

/// What the colours of the bars mean.
pub fn legend(frame: &Frame) -> AnyView {
    let entries =
        [("bar-valid", "status-valid"), ("bar-pending", "status-pending"), ("bar-late", "status-overdue")]
            .map(|(class, key)| {
                let name = frame.t(key);
                view! { <li><svg><rect class=class width="14" height="12" /></svg>{name}</li> }
            });
    view! { <ul class="legend" aria-hidden="true">{entries.into_iter().collect_view()}</ul> }.into_any()
}

/// Class, start and width in percent of each part that is not empty.
fn shares(tally: &Tally) -> Vec<(&'static str, f64, f64)> {
    let whole = tally.in_scope();
    let mut parts = Vec::new();
    let mut before = 0;
    for (class, value) in
        [("bar-valid", tally.valid), ("bar-pending", tally.pending), ("bar-late", tally.overdue)]
    {
        if value > 0 && whole > 0 {
            let (start, end) = (hundredths(before, whole), hundredths(before + value, whole));
            let gap = if before + value < whole { GAP } else { 0.0 };
            parts.push((class, start, ((end - start - gap) * 100.0).round().max(GAP * 100.0) / 100.0));
        }
        before += value;
    }
    parts
}

/// `part` of `whole` in percent, to two places.
fn hundredths(part: i64, whole: i64) -> f64 {
    let ratio = part.saturating_mul(10_000) / whole.max(1);
    f64::from(i32::try_from(ratio).unwrap_or(i32::MAX)) / 100.0
}

/// The line of coverage on an axis from 0 to 100 %, and its points as a table.
pub fn line(frame: &Frame, title: String, description: String, points: &[Point]) -> AnyView {
    let grid = [0, 250, 500, 750, 1000].map(|permille| {
        let y = at(height(permille));
        let words = round_percent(frame, permille);
        view! {
            <line class="chart-grid" x1="0" x2="100%" y1=y.clone() y2=y.clone()></line>
            <text x="0" y=y dy="-5">{words}</text>
        }
    });
    let lines = pieces(points)
        .into_iter()
        .map(|piece| view! { <polyline class="chart-line" points=piece></polyline> })
        .collect_view();
    view! {
        <svg class="chart" role="img" aria-labelledby="chart-title" aria-describedby="chart-desc">
            <title id="chart-title">{title}</title>
            <desc id="chart-desc">{description}</desc>
            {grid.into_iter().collect_view()}
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">{lines}</svg>
            {month_labels(frame, points)}
            {last_point(frame, points)}
        </svg>
        {table(frame, points)}
    }
    .into_any()
}

fn month_labels(frame: &Frame, points: &[Point]) -> impl IntoView + use<> {
    let last = points.len().saturating_sub(1);
    points
        .iter()
        .enumerate()
        .filter(|(index, _)| (last - index).is_multiple_of(3))
        .map(|(index, (day, _))| {
            let anchor = if index == last { "end" } else { "middle" };
            let words = short_month(frame.lang, *day);
            view! { <text x=at(across(index, points.len())) y="97%" text-anchor=anchor>{words}</text> }
        })
        .collect_view()
}

/// The last value, in words beside its point.
fn last_point(frame: &Frame, points: &[Point]) -> Option<impl IntoView + use<>> {
    let permille = points.last()?.1?;
    let (x, y) = (at(across(points.len() - 1, points.len())), at(height(permille)));
    // Above its point, unless it would meet the top.
    let dy = if permille > 900 { "24" } else { "-14" };
    let words = percent(frame, permille);
    Some(view! {
        <circle class="chart-point" cx=x.clone() cy=y.clone() r="5"></circle>
        <text class="chart-now" x=x y=y dy=dy text-anchor="end">{words}</text>
    })
}

fn table(frame: &Frame, points: &[Point]) -> AnyView {
    let rows = points
        .iter()
        .map(|(day, permille)| {
            let value =
                permille.map_or_else(|| frame.t("chart-nobody").into_owned(), |value| percent(frame, value));
            view! {
                <tr>
                    <th scope="row"><time datetime=day.to_string()>{dates::date(frame.lang, *day)}</time></th>
                    <td class="num">{value}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="disclosure">
            <summary>{icon(frame, "chevron-down")}{frame.t("chart-values")}</summary>
            <table class="data-table measure">
                <caption class="visually-hidden">{frame.t("chart-table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{frame.t("chart-day")}</th>
                        <th scope="col" class="num">{frame.t("coverage-share")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// The line in pieces, for `points`: it breaks where nobody was in scope.
fn pieces(points: &[Point]) -> Vec<String> {
    let mut pieces = vec![Vec::new()];
    for (index, (_, permille)) in points.iter().enumerate() {
        match (permille, pieces.last_mut()) {
            (Some(permille), Some(piece)) => {
                piece.push(format!("{:.1},{:.1}", across(index, points.len()), height(*permille)));
            }
            _ => pieces.push(Vec::new()),
        }
    }
    pieces.into_iter().filter(|piece: &Vec<String>| piece.len() > 1).map(|piece| piece.join(" ")).collect()
}

/// The place of a point along the axis, in percent of the width.
fn across(index: usize, len: usize) -> f64 {
    let step = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    LEFT + (RIGHT - LEFT) * step(index) / step(len.saturating_sub(1).max(1))
}

/// The place of a value, in percent of the height from the top.
fn height(permille: i64) -> f64 {
    let share = f64::from(i32::try_from(permille.clamp(0, 1000)).unwrap_or(0)) / 1000.0;
    BOTTOM - (BOTTOM - TOP) * share
}

fn at(percent: f64) -> String {
    format!("{percent:.1}%")
}

fn round_percent(frame: &Frame, permille: i64) -> String {
    match frame.lang {
        Lang::Fr => format!("{}\u{202f}%", permille / 10),
        Lang::En => format!("{}%", permille / 10),
    }
}

fn short_month(lang: Lang, day: Day) -> &'static str {
    let index = usize::from(day.date().month().unsigned_abs()) - 1;
    match lang {
        Lang::Fr => MONTHS_FR[index],
        Lang::En => MONTHS_EN[index],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_bar_fill_it() {
        let tally = Tally { valid: 5, pending: 3, overdue: 2, exempt: 9, paused: 9 };
        assert_eq!(
            shares(&tally),
            [("bar-valid", 0.0, 49.6), ("bar-pending", 50.0, 29.6), ("bar-late", 80.0, 20.0)]
        );
        assert_eq!(shares(&Tally { valid: 4, ..Tally::default() }), [("bar-valid", 0.0, 100.0)]);
        assert_eq!(shares(&Tally { exempt: 4, ..Tally::default() }), []);
    }

    #[test]
    fn a_small_part_is_still_seen() {
        let tally = Tally { valid: 9_999, overdue: 1, pending: 1, ..Tally::default() };
        assert!(shares(&tally).iter().all(|(_, _, width)| *width >= GAP));
    }

    #[test]
    fn the_line_spans_the_plot_and_breaks_where_there_is_no_value() {
        let day = Day::parse_iso("2026-11-24").unwrap();
        let points = [Some(0), Some(1000), None, Some(500)].map(|value| (day, value));
        assert_eq!(pieces(&points), ["9.0,86.0 38.7,8.0"]);
        assert_eq!(pieces(&[(day, None)]), Vec::<String>::new());
        assert_eq!(pieces(&[]), Vec::<String>::new());
    }
}
