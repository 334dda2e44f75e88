//! Managers that nobody knows, and managers who manage each other in a circle: over the file and what is known
//! together.

use std::{collections::HashMap, sync::Arc};

use domain::person::Email;

use super::{
    headers::Column,
    plan::Company,
    problem::{LineProblem, Problem, shown},
    rows::{PeopleFile, Row, Stated},
};

/// Addresses that a circle is told by.
const MOST_NAMED: usize = 5;

/// Finds the lines whose manager cannot be. `is_bad` says which rows are not taken for other reasons, and afterwards
/// for these, too.
pub(super) fn check(file: &PeopleFile, company: &Company, is_bad: &mut [bool]) -> Vec<LineProblem> {
    let mut graph = Graph::new(file, company, is_bad);
    graph.check_known();
    // A line that is not taken leaves the person where they were, which may close a circle with another line.
    while graph.check_circles() {}
    graph.problems
}

struct Graph<'a> {
    file: &'a PeopleFile,
    /// Everybody: those of the company first, then those whom only the file knows.
    nodes: HashMap<&'a Email, usize>,
    emails: Vec<&'a Email>,
    /// The row that speaks of the person.
    rows: Vec<Option<usize>>,
    /// The manager as known today.
    present: Vec<Option<usize>>,
    known: usize,
    is_bad: &'a mut [bool],
    /// Rows of those whose manager is known from the file only, by the manager's node.
    below: HashMap<usize, Vec<usize>>,
    problems: Vec<LineProblem>,
}

impl<'a> Graph<'a> {
    fn new(file: &'a PeopleFile, company: &'a Company, is_bad: &'a mut [bool]) -> Self {
        let mut emails: Vec<&Email> = company.people.iter().map(|person| &person.email).collect();
        let mut nodes: HashMap<&Email, usize> =
            emails.iter().enumerate().map(|(node, email)| (*email, node)).collect();
        let known = emails.len();
        for row in &file.rows {
            nodes.entry(&row.email).or_insert_with(|| {
                emails.push(&row.email);
                emails.len() - 1
            });
        }
        let mut rows = vec![None; emails.len()];
        for (at, row) in file.rows.iter().enumerate() {
            rows[nodes[&row.email]] = Some(at);
        }
        let by_id: HashMap<_, usize> =
            company.people.iter().enumerate().map(|(node, person)| (person.id, node)).collect();
        let mut present = vec![None; emails.len()];
        for (node, person) in company.people.iter().enumerate() {
            let posting = company.posting_of(person.id);
            present[node] = posting.and_then(|posting| by_id.get(&posting.manager?).copied());
        }
        Self {
            file,
            nodes,
            emails,
            rows,
            present,
            known,
            is_bad,
            below: HashMap::new(),
            problems: Vec::new(),
        }
    }

    fn check_known(&mut self) {
        let file = self.file;
        for (at, row) in file.rows.iter().enumerate() {
            let Stated::Value(manager) = &row.manager else { continue };
            match self.nodes.get(manager) {
                Some(&node) if node < self.known => {}
                Some(&node) => self.below.entry(node).or_default().push(at),
                None if self.is_bad[at] => {}
                None => {
                    let value = shown(manager.as_str());
                    let problem = match file.bad.get(manager) {
                        Some(&manager_line) => Problem::ManagerLineIsBad { value, manager_line },
                        None => Problem::UnknownManager { value },
                    };
                    self.reject(at, problem);
                }
            }
        }
        for at in 0..file.rows.len() {
            if self.is_bad[at] {
                self.reject_below(at);
            }
        }
    }

    fn reject(&mut self, at: usize, problem: Problem) {
        self.is_bad[at] = true;
        let line = self.file.rows[at].line;
        self.problems.push(LineProblem { line, column: Some(Column::Manager), problem });
    }

    /// Rejects the lines of whoever is to be managed by a person that will not be there.
    fn reject_below(&mut self, at: usize) {
        let mut rejected = vec![at];
        while let Some(at) = rejected.pop() {
            let Row { line, email, .. } = &self.file.rows[at];
            for below in self.below.remove(&self.nodes[email]).unwrap_or_default() {
                if !self.is_bad[below] {
                    let value = shown(email.as_str());
                    self.reject(below, Problem::ManagerLineIsBad { value, manager_line: *line });
                }
                rejected.push(below);
            }
        }
    }

    /// The manager of a person once the file is taken.
    fn manager(&self, node: usize) -> Option<usize> {
        let row = self.rows[node].filter(|&at| !self.is_bad[at]).map(|at| &self.file.rows[at]);
        match row.map(|row| &row.manager) {
            Some(Stated::Value(manager)) => self.nodes.get(manager).copied(),
            Some(Stated::Nothing) => None,
            Some(Stated::Not) | None => self.present[node],
        }
    }

    /// Rejects every line that is part of a circle; says whether there was one.
    fn check_circles(&mut self) -> bool {
        // Follow the managers upwards; whoever is met a second time on the same walk is in a circle.
        let mut walks = vec![0_usize; self.emails.len()];
        let mut circles = Vec::new();
        for start in 0..self.emails.len() {
            let walk = start + 1;
            let mut next = Some(start);
            while let Some(node) = next.filter(|&node| walks[node] == 0) {
                walks[node] = walk;
                next = self.manager(node);
            }
            if let Some(first) = next.filter(|&node| walks[node] == walk) {
                let after = |node: &usize| self.manager(*node).filter(|&node| node != first);
                circles.push(std::iter::successors(Some(first), after).collect::<Vec<usize>>());
            }
        }
        let mut found = false;
        for circle in circles {
            let chain = self.chain(&circle);
            let rows: Vec<usize> = circle.iter().filter_map(|&node| self.stating(node)).collect();
            found |= !rows.is_empty();
            for &at in &rows {
                self.reject(at, Problem::ManagerCycle { chain: Arc::clone(&chain) });
            }
            for at in rows {
                self.reject_below(at);
            }
        }
        found
    }

    /// The row that makes the person's manager what it is, if it is taken.
    fn stating(&self, node: usize) -> Option<usize> {
        self.rows[node]
            .filter(|&at| !self.is_bad[at] && matches!(self.file.rows[at].manager, Stated::Value(_)))
    }

    fn chain(&self, circle: &[usize]) -> Arc<str> {
        let mut names: Vec<&str> =
            circle.iter().take(MOST_NAMED).map(|&node| self.emails[node].as_str()).collect();
        if circle.len() > MOST_NAMED {
            names.push("…");
        }
        names.extend(circle.first().map(|&node| self.emails[node].as_str()));
        names.join(" → ").into()
    }
}
