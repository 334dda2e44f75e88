//! A new module: sound from its first minute, made of advice to be replaced.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use domain::{lang::Lang, module::ModuleId};
use toml::{Table, Value};

use crate::{
    finding::{Report, Rule},
    id::{ID_SHAPE, is_id},
};

const SKELETON: Rule = Rule::warning(
    "skeleton",
    "Replace what “vigie content new” wrote: none of these words may be left before people read it.",
);

/// What each text of the skeleton says, in its language.
const MARKS: [&str; 2] = ["À REMPLACER", "TO REPLACE"];

/// What stands for a text that is still to be written.
pub(crate) const fn mark(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => MARKS[0],
        Lang::En => MARKS[1],
    }
}

const FILES: [(&str, &str); 4] = [
    ("module.toml", include_str!("skeleton/module.toml")),
    ("fr.md", include_str!("skeleton/fr.md")),
    ("en.md", include_str!("skeleton/en.md")),
    ("picture.svg", include_str!("skeleton/picture.svg")),
];

/// Says where the skeleton still stands, so that nobody ships it by mistake.
pub(crate) fn check(text: &str, report: &mut Report<'_>) {
    for (number, line) in (1..).zip(text.lines()) {
        if MARKS.iter().any(|mark| line.contains(mark)) {
            report.add(&SKELETON, number, "this line is still that of the skeleton");
        }
    }
}

/// Why there is no new module. Nothing was written then, but for [`NewModuleError::File`].
#[derive(Debug)]
pub enum NewModuleError {
    BadName(String),
    /// A module or a track is there already, or would have the id of one that is.
    Taken(PathBuf),
    /// The track cannot be read as one.
    BadTrack(PathBuf, String),
    File(PathBuf, io::Error),
}

/// Makes a module at the end of a track; the track, too, where its folder is empty or not there.
pub fn new_module(track: &Path, name: &str) -> Result<PathBuf, NewModuleError> {
    if !is_id(name) {
        return Err(NewModuleError::BadName(format!("“{name}” is not made of {ID_SHAPE}")));
    }
    let modules = read_modules(track)?;
    let (track_id, track_toml) = match read_toml(&track.join("track.toml"))? {
        Some(toml) => (text_of(&toml, "id", track)?, None),
        None if modules.is_empty() => new_track(track)?,
        None => {
            return Err(NewModuleError::BadTrack(
                track.to_owned(),
                "it has modules and no track.toml".into(),
            ));
        }
    };
    let id = format!("{track_id}-{name}");
    if ModuleId::parse(&id).is_err() {
        return Err(NewModuleError::BadName(format!("“{id}” is too long for an id")));
    }
    if let Some((folder, _)) =
        modules.iter().find(|(_, toml)| toml.get("id") == Some(&Value::from(id.as_str())))
    {
        return Err(NewModuleError::Taken(folder.clone()));
    }
    let last = modules.iter().filter_map(|(_, toml)| toml.get("order")?.as_integer()).max().unwrap_or(0);
    let order = last + 1;
    let folder = track.join(format!("{order:02}-{name}"));
    if folder.exists() {
        return Err(NewModuleError::Taken(folder));
    }

    let write =
        |path: PathBuf, text: &str| fs::write(&path, text).map_err(|error| NewModuleError::File(path, error));
    fs::create_dir_all(&folder).map_err(|error| NewModuleError::File(folder.clone(), error))?;
    if let Some(text) = track_toml {
        write(track.join("track.toml"), &text)?;
    }
    for (file, text) in FILES {
        let text = text.replace("MODULE-ID", &id).replace("MODULE-ORDER", &order.to_string());
        write(folder.join(file), &text)?;
    }
    Ok(folder)
}

/// The manifests of the folders in a folder: of modules in a track, of tracks in a library.
fn read_manifests(dir: &Path, file: &str) -> Result<Vec<(PathBuf, Table)>, NewModuleError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(NewModuleError::File(dir.to_owned(), error)),
    };
    let mut manifests = Vec::new();
    for entry in entries {
        let folder = entry.map_err(|error| NewModuleError::File(dir.to_owned(), error))?.path();
        if let Some(toml) = read_toml(&folder.join(file))? {
            manifests.push((folder, toml));
        }
    }
    Ok(manifests)
}

fn read_modules(track: &Path) -> Result<Vec<(PathBuf, Table)>, NewModuleError> {
    read_manifests(track, "module.toml")
}

fn read_toml(file: &Path) -> Result<Option<Table>, NewModuleError> {
    match fs::read_to_string(file) {
        Ok(text) => match text.parse() {
            Ok(table) => Ok(Some(table)),
            Err(error) => Err(NewModuleError::BadTrack(file.to_owned(), format!("{error}"))),
        },
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(NewModuleError::File(file.to_owned(), error)),
    }
}

fn text_of(toml: &Table, key: &str, track: &Path) -> Result<String, NewModuleError> {
    let text = toml.get(key).and_then(Value::as_str);
    text.map(str::to_owned)
        .ok_or_else(|| NewModuleError::BadTrack(track.join("track.toml"), format!("it has no “{key}”")))
}

/// The id and the `track.toml` of a track that is not there yet, after all others of its library.
fn new_track(track: &Path) -> Result<(String, Option<String>), NewModuleError> {
    let id = track.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !is_id(&id) {
        return Err(NewModuleError::BadName(format!(
            "the folder of a new track gives it its id, and “{id}” is not made of {ID_SHAPE}"
        )));
    }
    let library = track.parent().unwrap_or(Path::new("."));
    let library = if library.as_os_str().is_empty() { Path::new(".") } else { library };
    let tracks = read_manifests(library, "track.toml")?;
    if let Some((folder, _)) =
        tracks.iter().find(|(_, toml)| toml.get("id") == Some(&Value::from(id.as_str())))
    {
        return Err(NewModuleError::Taken(folder.clone()));
    }
    let last = tracks.iter().filter_map(|(_, toml)| toml.get("order")?.as_integer()).max().unwrap_or(0);
    let [fr, en] = MARKS;
    let text = format!(
        "id = \"{id}\"\norder = {}\n[title]\nfr = \"{fr} : le nom du parcours\"\nen = \"{en}: the name of the track\"\n",
        last + 1
    );
    Ok((id, Some(text)))
}
