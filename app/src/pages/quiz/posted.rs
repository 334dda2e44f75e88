//! The answers of a posted form.

use domain::{
    grading::Response,
    view::{BodyView, ItemView},
};

/// The answers in a posted form, by position. A question whose fields are missing or incomplete is left out: what
/// was kept for it before stays.
pub fn read_form(items: &[ItemView], fields: &[(String, String)]) -> Vec<(u16, Response)> {
    items
        .iter()
        .filter_map(|item| read_item(item, fields).map(|response| (item.position, response)))
        .collect()
}

fn read_item(item: &ItemView, fields: &[(String, String)]) -> Option<Response> {
    let name = format!("q{}", item.position);
    let number = |value: &str| value.parse::<u8>().ok();
    let value_of = |part: usize| {
        let name = format!("{name}-{part}");
        fields.iter().find(|(field, _)| *field == name).and_then(|(_, value)| number(value))
    };
    match &item.body {
        BodyView::Choice(_) | BodyView::Several(_) | BodyView::Spot(_) | BodyView::Line { .. } => {
            let mut picked: Vec<u8> = fields
                .iter()
                .filter(|(field, _)| *field == name)
                .filter_map(|(_, value)| number(value))
                .collect();
            picked.sort_unstable();
            picked.dedup();
            (!picked.is_empty()).then_some(Response::Picked(picked))
        }
        BodyView::Order(steps) => {
            let ranks: Vec<u8> = (0..steps.len()).map(value_of).collect::<Option<_>>()?;
            let mut order: Vec<u8> = (0..u8::try_from(steps.len()).ok()?).collect();
            order.sort_by_key(|step| ranks[usize::from(*step)]);
            let ranks_differ =
                order.windows(2).all(|pair| ranks[usize::from(pair[0])] != ranks[usize::from(pair[1])]);
            ranks_differ.then_some(Response::Ordered(order))
        }
        BodyView::Match { lefts, .. } => {
            let pairs: Vec<Option<u8>> = (0..lefts.len()).map(value_of).collect();
            pairs.iter().any(Option::is_some).then_some(Response::Paired(pairs))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(position: u16, body: BodyView) -> ItemView {
        ItemView { position, label: String::new(), stem: String::new(), body, response: None }
    }

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn each_kind_of_question_is_read_from_its_fields() {
        let texts = || vec![String::new(); 3];
        let items = [
            item(0, BodyView::Several(texts())),
            item(1, BodyView::Order(texts())),
            item(
                2,
                BodyView::Match {
                    left_heading: String::new(),
                    right_heading: String::new(),
                    lefts: texts(),
                    rights: texts(),
                },
            ),
        ];
        let posted = fields(&[
            ("q0", "2"),
            ("q0", "0"),
            ("q1-0", "3"),
            ("q1-1", "1"),
            ("q1-2", "2"),
            ("q2-0", ""),
            ("q2-1", "0"),
            ("q2-2", "x"),
            ("then", "save"),
        ]);
        assert_eq!(
            read_form(&items, &posted),
            [
                (0, Response::Picked(vec![0, 2])),
                (1, Response::Ordered(vec![1, 2, 0])),
                (2, Response::Paired(vec![None, Some(0), None])),
            ]
        );
    }

    #[test]
    fn ranks_that_are_missing_or_equal_are_no_answer() {
        let items = [item(0, BodyView::Order(vec![String::new(); 2]))];
        assert!(read_form(&items, &fields(&[("q0-0", "1")])).is_empty());
        assert!(read_form(&items, &fields(&[("q0-0", "1"), ("q0-1", "1")])).is_empty());
    }
}
