//! Tables: they scroll on their own, and every heading says what it heads.

use domain::lang::Lang;

use super::Renderer;
use crate::markdown::{Alignment, Inline, Table, plain_text};

impl<'m> Renderer<'m> {
    pub(super) fn write_table(&mut self, table: &'m Table) {
        self.tables += 1;
        let headings = table.heading.iter().map(|cell| plain_text(cell)).filter(|text| !text.is_empty());
        let headings = headings.collect::<Vec<_>>().join(", ");
        // The number keeps the names of two regions of a page apart.
        let label = match self.lang {
            Lang::Fr => format!("Tableau {} : {headings}", self.tables),
            Lang::En => format!("Table {}: {headings}", self.tables),
        };

        self.out.push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        self.write_text(&label);
        self.out.push_str("\"><table>\n<thead><tr>");
        for (column, cell) in table.heading.iter().enumerate() {
            // An empty heading would be announced as one.
            let tag = if cell.is_empty() { "td" } else { "th" };
            self.write_cell(tag, table.alignments.get(column), cell);
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                self.write_cell("td", table.alignments.get(column), cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></div>");
    }

    fn write_cell(&mut self, tag: &str, alignment: Option<&Alignment>, cell: &'m [Inline]) {
        self.out.extend(["<", tag]);
        if tag == "th" {
            self.out.push_str(" scope=\"col\"");
        }
        // Classes, since the content security policy forbids inline style.
        self.out.push_str(match alignment {
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::End) => " class=\"align-end\">",
            Some(Alignment::Start) | None => ">",
        });
        self.write_inlines(cell);
        self.out.extend(["</", tag, ">"]);
    }
}
