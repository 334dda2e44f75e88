//! What was read and found sound: tracks of modules, each a lesson and its items.

use domain::{
    item::{Html, Item},
    lang::ByLang,
    module::ModuleId,
};
use semver::Version;

/// Modules in the order in which they are learnt.
#[derive(Debug, Clone)]
pub struct Track {
    pub id: String,
    pub title: ByLang<String>,
    pub order: u32,
    pub modules: Vec<Module>,
}

/// A lesson and its pool of items, one identity in both languages.
#[derive(Debug, Clone)]
pub struct Module {
    pub id: ModuleId,
    /// The id of its track.
    pub track: String,
    pub version: Version,
    /// SHA-256 in hexadecimal over the names and bytes of all files of the folder.
    pub content_hash: String,
    /// Reading and quiz together.
    pub minutes: u32,
    pub pass_mark_percent: u32,
    /// How many items one attempt has.
    pub draw: u32,
    pub validity_months: u32,
    /// What the module serves: clauses of standards and laws.
    pub clauses: Vec<String>,
    pub objectives: Vec<Objective>,
    pub title: ByLang<String>,
    pub lesson: ByLang<Lesson>,
    pub items: Vec<Item>,
    pub pictures: Vec<Picture>,
}

/// What the module teaches to do.
#[derive(Debug, Clone)]
pub struct Objective {
    pub id: String,
    pub text: ByLang<String>,
}

/// The text to read.
#[derive(Debug, Clone)]
pub struct Lesson {
    pub intro: Html,
    pub sections: Vec<Section>,
    /// The list of notes, empty if there is none.
    pub footnotes: Html,
    /// How many words there are to read, those of code too.
    pub words: u32,
}

/// A part of a lesson. Its heading is not in its markup: the page that shows it writes it, with the id.
#[derive(Debug, Clone)]
pub struct Section {
    pub id: String,
    pub heading: String,
    pub html: Html,
}

/// A drawing, served as `/lessons/{module}/{name}`.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The name of the file, `factors.svg`.
    pub name: String,
    pub svg: Vec<u8>,
}
