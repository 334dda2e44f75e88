//! What the figures say, in words: only what can be read off the trend, no cause that is not in the data.

use domain::coverage::Tally;
use training::coverage::Coverage;

use crate::{
    Frame, args,
    parts::{charts::Point, count, percent},
};

/// How coverage moved since the end of the month before, and which counts moved with it. Nothing where nobody was in
/// scope on the day itself.
pub fn course(frame: &Frame, coverage: &Coverage) -> Option<String> {
    let [.., (since, before), (_, now)] = coverage.trend.as_slice() else { return None };
    let permille = now.coverage_permille()?;
    let since = frame.date(*since);
    let Some(was) = before.coverage_permille() else {
        return Some(frame.ta("coverage-no-before", &args!["since" => since]));
    };
    let change = permille - was;
    let mut args =
        args!["since" => since, "points" => points(change), "shown" => tenths(frame, change.abs())];
    let key = match change {
        1.. => "coverage-gained",
        0 => "coverage-steady",
        _ => "coverage-lost",
    };
    args.set("moves", moves(frame, before, now));
    Some(frame.ta(key, &args))
}

/// “ : 3 de plus à jour, 2 de moins à faire”, or nothing.
fn moves(frame: &Frame, before: &Tally, now: &Tally) -> String {
    let moves: Vec<String> = [
        ("valid", now.valid - before.valid),
        ("pending", now.pending - before.pending),
        ("overdue", now.overdue - before.overdue),
    ]
    .into_iter()
    .filter(|(_, change)| *change != 0)
    .map(|(status, change)| {
        let way = if change > 0 { "more" } else { "fewer" };
        let status = frame.t(&format!("coverage-state-{status}"));
        frame.ta(
            &format!("coverage-move-{way}"),
            &args!["count" => count(frame, change.abs()), "status" => status],
        )
    })
    .collect();
    if moves.is_empty() {
        String::new()
    } else {
        frame.ta("coverage-moves", &args!["moves" => moves.join(", ")])
    }
}

/// From the first value of the chart to its last one.
pub fn span(frame: &Frame, points: &[Point]) -> String {
    let mut known = points.iter().filter_map(|(day, permille)| Some((*day, (*permille)?)));
    let (first, last) = (known.next(), known.next_back());
    match (first, last) {
        (Some((from, was)), Some((until, is))) => frame.ta(
            "coverage-chart-span",
            &args![
                "from" => crate::dates::date(frame.lang, from), "was" => percent(frame, was),
                "until" => crate::dates::date(frame.lang, until), "is" => percent(frame, is),
            ],
        ),
        _ => frame.t("coverage-chart-short").into_owned(),
    }
}

/// “1,2”, “1.2”.
pub fn tenths(frame: &Frame, permille: i64) -> String {
    percent(frame, permille).trim_end_matches(['%', '\u{202f}']).to_owned()
}

/// Points of percentage as a number that plural rules understand.
pub fn points(permille: i64) -> f64 {
    f64::from(i32::try_from(permille.abs()).unwrap_or(i32::MAX)) / 10.0
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{lang::Lang, time::Day};

    use super::*;

    fn frame(lang: Lang) -> Frame {
        Frame {
            lang,
            nonce: String::new(),
            path: "/coverage".into(),
            actor: None,
            assets: Arc::default(),
            organisation: "Atelier".into(),
            theme: None,
            today: Day::parse_iso("2026-11-24").unwrap(),
        }
    }

    fn coverage(before: Tally, now: Tally) -> Coverage {
        let day = |text| Day::parse_iso(text).unwrap();
        let (then, today) = (day("2026-10-31"), day("2026-11-24"));
        let trend = vec![(then, before), (today, now)];
        Coverage { today, day: today, total: now, modules: vec![], units: vec![], trend }
    }

    const BEFORE: Tally = Tally { valid: 408, pending: 33, overdue: 14, exempt: 6, paused: 9 };
    const NOW: Tally = Tally { valid: 411, pending: 31, overdue: 23, exempt: 6, paused: 9 };

    #[test]
    fn a_loss_is_told_with_what_moved() {
        assert_eq!(
            course(&frame(Lang::Fr), &coverage(BEFORE, NOW)).unwrap(),
            "La couverture a perdu 1,3\u{a0}point depuis le 31\u{a0}octobre\u{a0}: 3 de plus à jour, 2 de moins à faire, \
             9 de plus en retard."
        );
        assert_eq!(
            course(&frame(Lang::En), &coverage(BEFORE, NOW)).unwrap(),
            "Coverage has lost 1.3\u{a0}points since 31\u{a0}October: 3 more up to date, 2 fewer to do, 9 more late."
        );
    }

    #[test]
    fn without_a_change_or_without_a_past_nothing_is_claimed() {
        let fr = frame(Lang::Fr);
        assert_eq!(
            course(&fr, &coverage(NOW, NOW)).unwrap(),
            "La couverture est la même qu’au 31\u{a0}octobre."
        );
        let first = course(&fr, &coverage(Tally::default(), NOW)).unwrap();
        assert!(first.starts_with("Personne n’était tenu"), "{first}");
        assert_eq!(course(&fr, &coverage(NOW, Tally::default())), None);
    }
}
