//! A small sound module, for tests to spoil.

use std::collections::BTreeMap;

use crate::{Curriculum, Finding, Module, Placeholders, finding::Findings, source::Source};

pub(crate) const MODULE_TOML: &str = r#"id = "anssi-01"
order = 1
version = "1.0.0"
minutes = 5
pass_mark = 80
draw = 10
validity_months = 12
clauses = ["ISO/IEC 27001:2022 A.6.3"]

[[objectives]]
id = "length"
fr = "Choisir une longueur"
en = "Choose a length"

[[objectives]]
id = "reuse"
fr = "Ne rien réutiliser"
en = "Reuse nothing"
"#;

const TRACK_TOML: &str = "id = \"anssi\"\norder = 1\n[title]\nfr = \"Les règles\"\nen = \"The rules\"\n";

pub(crate) const FACTORS_SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\"><path d=\"M0 0\"/></svg>";

/// Files of a curriculum of one module, which tests change before they have it read.
pub(crate) struct Sample {
    files: BTreeMap<String, String>,
}

impl Sample {
    pub(crate) fn new() -> Self {
        let files = [
            ("anssi/track.toml", TRACK_TOML.to_owned()),
            ("anssi/01/module.toml", MODULE_TOML.to_owned()),
            ("anssi/01/factors.svg", FACTORS_SVG.to_owned()),
            ("anssi/01/fr.md", include_str!("sample/fr.md").to_owned() + &choices("Choix", "Que faire ?")),
            ("anssi/01/en.md", include_str!("sample/en.md").to_owned() + &choices("Choice", "What to do?")),
        ];
        Self { files: files.map(|(path, text)| (path.to_owned(), text)).into() }
    }

    pub(crate) fn with(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    pub(crate) fn without(mut self, path: &str) -> Self {
        self.files.remove(path).expect("the sample has this file");
        self
    }

    /// Changes one file of the module: the first place where `from` stands.
    pub(crate) fn replace(mut self, name: &str, from: &str, to: &str) -> Self {
        let text = self.files.get_mut(&format!("anssi/01/{name}")).expect("the sample has this file");
        assert!(text.contains(from), "{name} has no “{from}”");
        *text = text.replacen(from, to, 1);
        self
    }

    /// The same change in both languages.
    pub(crate) fn replace_both(self, from: &str, to: &str) -> Self {
        self.replace("fr.md", from, to).replace("en.md", from, to)
    }

    /// The number of the line on which a text stands.
    pub(crate) fn line(&self, name: &str, text: &str) -> u32 {
        let file = self.text(name);
        let at = file.find(text).expect("the file has this text");
        u32::try_from(file[..at].matches('\n').count() + 1).expect("samples are short")
    }

    /// The text of a file of the module.
    pub(crate) fn text(&self, name: &str) -> &str {
        &self.files[&format!("anssi/01/{name}")]
    }

    /// The text of a file beside the tracks.
    pub(crate) fn root_text(&self, name: &str) -> &str {
        &self.files[name]
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = (&String, &String)> {
        self.files.iter()
    }

    fn source(&self) -> Source {
        Source::in_memory(self.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())))
    }

    pub(crate) fn read(&self) -> Result<Curriculum, Vec<Finding>> {
        Curriculum::read(&self.source(), &Placeholders::default(), Findings::default())
    }

    pub(crate) fn findings(&self) -> Vec<Finding> {
        let mut findings = Findings::default();
        crate::read::read_and_compare(&self.source(), &mut findings);
        findings.into_sorted()
    }

    /// The broken rules, with file name and line.
    pub(crate) fn broken(&self) -> Vec<(String, u32, &'static str)> {
        let name =
            |finding: &Finding| finding.file.file_name().map(|name| name.to_string_lossy().into_owned());
        let all = self.findings();
        all.iter().map(|finding| (name(finding).unwrap_or_default(), finding.line, finding.rule)).collect()
    }

    /// The one module, as a company with these words has it.
    pub(crate) fn module_for(&self, company: &Placeholders) -> Module {
        let curriculum = Curriculum::read(&self.source(), company, Findings::default());
        curriculum.expect("a sound sample").modules().next().expect("one module").clone()
    }

    /// The one module, where the sample is sound.
    pub(crate) fn module(&self) -> Module {
        let curriculum = self.read().unwrap_or_else(|findings| panic!("{findings:#?}"));
        curriculum.modules().next().expect("the sample has a module").clone()
    }
}

/// Plain items, to have enough of them: the right place goes round.
fn choices(label: &str, question: &str) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for number in 0..12 {
        let objective = if number % 2 == 0 { "length" } else { "reuse" };
        let mark = |place| if number % 3 == place { 'x' } else { ' ' };
        write!(
            text,
            "\n## {label} {number} {{#choice-{number} .choice objective={objective} section=why-length}}\n\nTLS {number}. {question}\n\n\
             - [{}] AAA\n  > 1\n- [{}] BBB\n  > 2\n- [{}] CCC\n  > 3\n",
            mark(0),
            mark(1),
            mark(2)
        )
        .expect("writing to a String never fails");
    }
    text
}
