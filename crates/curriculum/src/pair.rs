//! From an item in two languages to one item. What must be the same in both is compared here, since here it
//! becomes one thing.

use domain::{
    item::{Html, Item, ItemBody, ItemOption, LineOption, MatchTable},
    lang::{ByLang, Lang},
};

use crate::{
    draft::{Body, Draft, ItemDraft, Kind, OptionDraft, Step},
    finding::{Findings, Report, Rule},
    html::Renderer,
    markdown::{Block, Inline, Table, plain_text},
    module_draft::ModuleDraft,
    typography::typeset,
};

const ITEMS_DIFFER: Rule = Rule::error(
    "items-differ",
    "Give both languages the same items in the same order, with the same ids, kinds, objectives, sections, \
     numbers of options and places of [x].",
);

/// All items of a module that are the same in both languages; the others become findings.
pub(crate) fn items(module: &ModuleDraft, findings: &mut Findings) -> Vec<Item> {
    let (fr, en) = (&module.texts.fr, &module.texts.en);
    report_missing(en, fr, findings);
    report_missing(fr, en, findings);
    let pen = Pen { module };
    let mut report = findings.in_file(&en.file);
    let mut items = Vec::new();
    let mut expected_at = 0;
    for fr_item in &fr.items {
        let Some(at) = en.items.iter().position(|item| item.id == fr_item.id) else { continue };
        if at < expected_at {
            let message = format!("“{}” stands in another place than in the French text", fr_item.id);
            report.add(&ITEMS_DIFFER, en.items[at].line, message);
        }
        expected_at = at;
        items.extend(pen.item(fr_item, &en.items[at], &mut report));
    }
    items
}

/// Reports the items of `other` that `draft` lacks.
fn report_missing(draft: &Draft, other: &Draft, findings: &mut Findings) {
    let mut report = findings.in_file(&draft.file);
    let has = |id: &str| {
        let unreadable = draft.unreadable_items.iter().any(|own| own == id);
        unreadable || draft.items.iter().any(|own| own.id.as_str() == id)
    };
    let ids = other.items.iter().map(|item| item.id.as_str());
    for id in ids.chain(other.unreadable_items.iter().map(String::as_str)).filter(|id| !has(id)) {
        let message = format!("the item “{id}” of {}.md is missing", other.lang.code());
        report.add(&ITEMS_DIFFER, 1, message);
    }
}

/// Writes both languages at once.
struct Pen<'m> {
    module: &'m ModuleDraft,
}

impl<'m> Pen<'m> {
    fn item(&self, fr: &'m ItemDraft, en: &'m ItemDraft, report: &mut Report<'_>) -> Option<Item> {
        let mut differs = |what: &str| {
            report.add(&ITEMS_DIFFER, en.line, format!("“{}” has another {what} than in French", fr.id));
        };
        if fr.objective != en.objective {
            differs("objective");
        }
        if fr.section != en.section {
            differs("section");
        }
        if fr.explanation.is_empty() != en.explanation.is_empty() {
            differs("explanation (in one language there is none)");
        }
        let body = match self.body(fr, en) {
            Ok(body) => body,
            Err(difference) => {
                differs(difference);
                return None;
            }
        };
        let explanation = self.blocks(&fr.explanation, &en.explanation);
        Some(Item {
            id: fr.id.clone(),
            objective: fr.objective.clone(),
            section: fr.section.clone(),
            label: text(&fr.label, &en.label),
            stem: self.blocks(&fr.stem, &en.stem),
            explanation: ByLang { fr: non_empty(explanation.fr), en: non_empty(explanation.en) },
            body,
        })
    }

    /// The body, or what differs in it.
    fn body(&self, fr: &'m ItemDraft, en: &'m ItemDraft) -> Result<ItemBody, &'static str> {
        if fr.kind != en.kind {
            return Err("kind");
        }
        match (&fr.body, &en.body) {
            (Body::Options(of_fr), Body::Options(of_en)) => {
                let pairs = pairs(of_fr, of_en, "number of options")?;
                let options = pairs.map(|(fr, en)| self.option(fr, en)).collect::<Result<_, _>>()?;
                Ok(match fr.kind {
                    Kind::Several => ItemBody::Several(options),
                    Kind::Spot => ItemBody::Spot(options),
                    _ => ItemBody::Choice(options),
                })
            }
            (Body::Line { code, code_lang, options }, Body::Line { code: code_en, options: of_en, .. }) => {
                if code != code_en {
                    return Err("code");
                }
                let pairs = pairs(options, of_en, "number of options")?;
                let options = pairs.map(|(fr, en)| self.line_option(fr, en)).collect::<Result<_, _>>()?;
                Ok(ItemBody::Line { code: code.clone(), code_lang: code_lang.clone(), options })
            }
            (Body::Order(of_fr), Body::Order(of_en)) => {
                let pairs = pairs(of_fr, of_en, "number of steps")?;
                Ok(ItemBody::Order(pairs.map(|(Step(fr), Step(en))| self.inlines(fr, en)).collect()))
            }
            (Body::Match(of_fr), Body::Match(of_en)) => Ok(ItemBody::Match(self.table(of_fr, of_en)?)),
            _ => Err("kind"),
        }
    }

    fn option(&self, fr: &'m OptionDraft, en: &'m OptionDraft) -> Result<ItemOption, &'static str> {
        let text = self.inlines(&fr.text, &en.text);
        Ok(ItemOption { text, right: same_mark(fr, en)?, why: self.blocks(&fr.why, &en.why) })
    }

    fn line_option(
        &self,
        (line, fr): &'m (u32, OptionDraft),
        (line_en, en): &'m (u32, OptionDraft),
    ) -> Result<LineOption, &'static str> {
        if line != line_en {
            return Err("line number");
        }
        Ok(LineOption { line: *line, right: same_mark(fr, en)?, why: self.blocks(&fr.why, &en.why) })
    }

    fn table(&self, fr: &'m Table, en: &'m Table) -> Result<MatchTable, &'static str> {
        let rows = pairs(&fr.rows, &en.rows, "number of rows")?;
        let rows =
            rows.map(|(fr, en)| (self.inlines(&fr[0], &en[0]), self.inlines(&fr[1], &en[1]))).collect();
        let heading =
            |column: usize| text(&plain_text(&fr.heading[column]), &plain_text(&en.heading[column]));
        Ok(MatchTable { heading: (heading(0), heading(1)), rows })
    }

    fn blocks(&self, fr: &'m [Block], en: &'m [Block]) -> ByLang<Html> {
        ByLang { fr: self.renderer(Lang::Fr).blocks(fr), en: self.renderer(Lang::En).blocks(en) }
    }

    fn inlines(&self, fr: &'m [Inline], en: &'m [Inline]) -> ByLang<Html> {
        ByLang { fr: self.renderer(Lang::Fr).inlines(fr), en: self.renderer(Lang::En).inlines(en) }
    }

    fn renderer(&self, lang: Lang) -> Renderer<'m> {
        Renderer::new(lang, &self.module.manifest.id.value, &self.module.pictures)
    }
}

/// A plain text in both languages.
pub(crate) fn text(fr: &str, en: &str) -> ByLang<String> {
    ByLang { fr: typeset(Lang::Fr, fr).into_owned(), en: typeset(Lang::En, en).into_owned() }
}

fn non_empty(html: Html) -> Option<Html> {
    Some(html).filter(|html| !html.0.is_empty())
}

fn pairs<'a, T>(
    fr: &'a [T],
    en: &'a [T],
    what: &'static str,
) -> Result<impl Iterator<Item = (&'a T, &'a T)>, &'static str> {
    if fr.len() == en.len() { Ok(fr.iter().zip(en)) } else { Err(what) }
}

fn same_mark(fr: &OptionDraft, en: &OptionDraft) -> Result<bool, &'static str> {
    if fr.right == en.right { Ok(fr.right) } else { Err("place of [x]") }
}
