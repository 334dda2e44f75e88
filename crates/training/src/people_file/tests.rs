//! By part: reading a file, the days of one person, the plan of a file, and carrying it out.

mod careers;
mod importing;
mod planning;
mod reading;

use domain::{
    chance::Seeded,
    ids::UnitId,
    lang::Lang,
    person::{Career, Email, Kind, Posting, Profile},
    time::{Day, Span, Timestamp},
};

use super::{
    plan::{Company, Draft, plan},
    rows,
};

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

const HEADER: &str = "email;prénom;nom;unité;profils;type;responsable;arrivée;départ;langue\n";

fn with_header(lines: &str) -> String {
    format!("{HEADER}{lines}")
}

/// A company in memory, in which plans are carried out as the database would.
struct World {
    company: Company,
    chance: Seeded,
}

impl World {
    fn new(today: &str) -> Self {
        let company = Company {
            today: day(today),
            units: Vec::new(),
            people: Vec::new(),
            careers: std::collections::BTreeMap::new(),
        };
        Self { company, chance: Seeded::new(7) }
    }

    fn on(&mut self, today: &str) -> &mut Self {
        self.company.today = day(today);
        self
    }

    fn plan(&mut self, text: &str) -> Draft {
        let file = rows::read(text.as_bytes()).unwrap();
        plan(file, &self.company, Timestamp::from_millis(0), &mut self.chance)
    }

    /// Carries out the good lines.
    fn apply(&mut self, text: &str) -> Draft {
        let draft = self.plan(text);
        self.company.units.extend(draft.units.iter().cloned());
        for write in &draft.writes {
            if write.is_new {
                self.company.people.push(write.person.clone());
            } else {
                let known =
                    self.company.people.iter_mut().find(|person| person.id == write.person.id).unwrap();
                *known = write.person.clone();
            }
            if let Some(career) = &write.career {
                self.company.careers.insert(write.person.id, career.clone());
            }
        }
        draft
    }

    fn career(&self, email: &str) -> &Career {
        let person = self.company.people.iter().find(|person| person.email.as_str() == email).unwrap();
        &self.company.careers[&person.id]
    }

    /// The postings as text: `2026-01-01..2026-03-01 Agency`.
    fn postings(&self, email: &str) -> Vec<String> {
        let path = |id: UnitId| &self.company.units.iter().find(|unit| unit.id == id).unwrap().path;
        let postings = self.career(email).postings.iter();
        postings.map(|p| format!("{}..{} {}", p.span.from, p.span.until, path(p.unit))).collect()
    }

    /// The problems as text: `3 manager unknown-manager ana@x.fr`.
    fn problems(&mut self, text: &str) -> Vec<String> {
        let problem = |found: &super::LineProblem| {
            let column = found.column.map_or("-", super::Column::code);
            let parts = [Some(found.problem.code().to_owned()), found.problem.value(), found.problem.other()];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!("{} {column} {}", found.line, parts.join(" "))
        };
        self.plan(text).plan.problems.iter().map(problem).collect()
    }
}

fn counts(draft: &Draft) -> [usize; 6] {
    let plan = &draft.plan;
    [plan.added, plan.changed, plan.moved, plan.closed, plan.unchanged, plan.absent]
}
