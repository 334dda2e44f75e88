//! What comes, on a line that starts today. Positions are percentages, so the drawing needs no script and no style.

use domain::{lang::Lang, standing::Status, time::Day};
use leptos::prelude::*;
use training::home::Due;

use crate::{Frame, args, dates};

const SHORT_FR: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/// Where today stands if something is late; else it stands at the beginning.
const TODAY_AFTER_LATE: i32 = 24;
const LATE: i32 = 9;
const LAST: i32 = 92;
/// Two labels that are nearer than this would run into each other on a phone.
const ROOM: i32 = 17;
/// The line is at least so many days long: a date of this week stands near today.
const SHORTEST: i32 = 30;

/// A day on which something is due.
#[derive(Debug, PartialEq, Eq)]
struct Point {
    /// In percent of the width.
    x: i32,
    day: Day,
    is_late: bool,
    has_label: bool,
}

/// Nothing if nothing is due.
pub(super) fn horizon(frame: &Frame, due: &[Due]) -> Option<AnyView> {
    let points = points(frame.today, due);
    let first = points.first()?;
    let today = if first.is_late { TODAY_AFTER_LATE } else { 0 };
    let first_ahead = points.iter().find(|point| !point.is_late);
    let has_room = first_ahead.is_none_or(|point| point.x - today >= ROOM + 5);
    let dates: Vec<String> = points.iter().map(|point| frame.date(point.day)).collect();
    let label = frame.ta("horizon-label", &args!["dates" => dates.join(", ")]);
    let mast = format!("{}%", first.x);
    let marks = points.iter().enumerate().map(|(index, point)| mark(frame, point, index == 0)).collect_view();
    let today_x = if today == 0 { "0.5".to_owned() } else { format!("{today}%") };
    // Below the line there is always room, but where the first date hangs from it.
    let words = (has_room || first.is_late).then(|| {
        let y = if has_room { "22" } else { "60" };
        view! { <text class="horizon-today" x=today_x.clone() dx="8" y=y>{frame.t("horizon-today")}</text> }
    });
    let drawing = view! {
        <svg class="horizon" role="img" aria-label=label>
            <line class="horizon-line" x1="0" y1="40" x2="100%" y2="40"></line>
            <line class="horizon-mast" x1=today_x.clone() y1="8" x2=today_x y2="40"></line>
            {words}
            <line class="horizon-mast" x1=mast.clone() y1="40" x2=mast y2="100%"></line>
            {marks}
        </svg>
    };
    Some(drawing.into_any())
}

fn mark(frame: &Frame, point: &Point, is_next: bool) -> impl IntoView + use<> {
    let x = format!("{}%", point.x);
    let circle = match (point.is_late, is_next) {
        (true, _) => "horizon-point is-late",
        (false, true) => "horizon-point is-next",
        (false, false) => "horizon-point",
    };
    let words =
        if point.is_late { frame.t("horizon-late").into_owned() } else { short(frame.lang, point.day) };
    let words = point.has_label.then(|| {
        view! { <text class=is_next.then_some("is-next") x=x.clone() y="22" text-anchor="middle">{words}</text> }
    });
    view! {
        <circle class=circle cx=x cy="40" r=if is_next { "8" } else { "6" }></circle>
        {words}
    }
}

/// One point for each day, all that is late in one. `due` is sorted by day.
fn points(today: Day, due: &[Due]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let late = due.iter().find(|due| due.status == Status::Overdue);
    points.extend(late.map(|due| Point { x: LATE, day: due.due_on, is_late: true, has_label: true }));
    let start = if late.is_some() { TODAY_AFTER_LATE } else { 0 };
    let ahead = due.iter().filter(|due| due.status != Status::Overdue).map(|due| due.due_on);
    let length = ahead.clone().map(|day| day.days_since(today)).max().unwrap_or(0).max(SHORTEST);
    let mut free_from = if late.is_some() { LATE + ROOM } else { 0 };
    for day in ahead {
        let x = start + (LAST - start) * day.days_since(today).max(0) / length;
        let x = x.max(start + 4);
        if points.last().is_some_and(|last| !last.is_late && last.day == day) {
            continue;
        }
        let has_label = x >= free_from;
        if has_label {
            free_from = x + ROOM;
        }
        points.push(Point { x, day, is_late: false, has_label });
    }
    points
}

/// “4 déc.”, “4 Dec”.
fn short(lang: Lang, day: Day) -> String {
    let full = dates::day_and_month(lang, day);
    let number = full.split('\u{a0}').next().unwrap_or_default();
    let index = usize::from(day.date().month().unsigned_abs()) - 1;
    let month = match lang {
        Lang::Fr => SHORT_FR[index],
        Lang::En => SHORT_EN[index],
    };
    format!("{number}\u{a0}{month}")
}

#[cfg(test)]
mod tests {
    use domain::module::ModuleId;

    use super::*;

    fn due(day: i32, status: Status) -> Due {
        Due {
            module: ModuleId::parse("anssi-01").unwrap(),
            status,
            due_on: Day::from_number(day),
            minutes: 10,
            read: (0, 6),
            quiz_is_open: false,
        }
    }

    #[test]
    fn days_stand_in_their_order_and_labels_do_not_meet() {
        let all = [
            due(90, Status::Overdue),
            due(105, Status::Pending),
            due(106, Status::Pending),
            due(300, Status::Pending),
        ];
        let points = points(Day::from_number(100), &all);
        assert!(points.is_sorted_by_key(|point| point.x));
        assert_eq!(points[0].x, LATE);
        assert_eq!(points[3].x, LAST);
        let labels: Vec<i32> = points.iter().filter(|point| point.has_label).map(|point| point.x).collect();
        assert!(labels.windows(2).all(|pair| pair[1] - pair[0] >= ROOM));
    }

    #[test]
    fn two_modules_of_one_day_are_one_point() {
        assert_eq!(points(Day::from_number(0), &[due(5, Status::Pending), due(5, Status::Pending)]).len(), 1);
        assert_eq!(points(Day::from_number(9), &[due(5, Status::Overdue), due(6, Status::Overdue)]).len(), 1);
    }
}
