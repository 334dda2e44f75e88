//! The static files: from the names that people write to names that carry a hash of the content.
//!
//! A file whose name says what is in it can be kept by browsers for ever. Text files may refer to others
//! as `/static/<name>`; they are rewritten to the hashed names, so they come after the files they name.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

/// Content by logical path: `style.css`, `fonts/text.woff2`.
pub type Sources = BTreeMap<String, Vec<u8>>;

/// A file under the name it is served by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub path: String,
    pub content: Vec<u8>,
}

const PREFIX: &str = "/static/";
const STYLE: &str = "style.css";

/// Everything in `public/`, and the style sheets of `style/` as one.
pub fn collect(app: &Path) -> Result<Sources> {
    let mut sources = Sources::new();
    let public = app.join("public");
    if public.is_dir() {
        collect_folder(&public, "", &mut sources)?;
    }
    if let Some(style) = style(&app.join("style"))?
        && sources.insert(STYLE.to_owned(), style).is_some()
    {
        bail!("{STYLE} is both in public/ and made of style/*.css");
    }
    Ok(sources)
}

fn collect_folder(folder: &Path, prefix: &str, sources: &mut Sources) -> Result<()> {
    for path in sorted_entries(folder)? {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.with_context(|| format!("{} is not a plain name", path.display()))?;
        if name.starts_with('.') {
            continue;
        }
        let logical = format!("{prefix}{name}");
        if path.is_dir() {
            collect_folder(&path, &format!("{logical}/"), sources)?;
        } else if !logical.chars().all(is_path_char) {
            bail!("{}: only letters, digits and . _ - in the names of static files", path.display());
        } else {
            sources.insert(logical, read(&path)?);
        }
    }
    Ok(())
}

/// The style sheets in the order of their names. Folders inside are not part of it.
fn style(folder: &Path) -> Result<Option<Vec<u8>>> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut style = Vec::new();
    for path in sorted_entries(folder)? {
        if path.is_file() && path.extension().is_some_and(|extension| extension == "css") {
            style.extend(read(&path)?);
            if !style.ends_with(b"\n") {
                style.push(b'\n');
            }
        }
    }
    Ok((!style.is_empty()).then_some(style))
}

fn sorted_entries(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let entries = entries.with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Gives every file its hashed name, by logical path.
pub fn publish(sources: &Sources) -> Result<BTreeMap<String, Published>> {
    let mut published = BTreeMap::new();
    for logical in sources.keys() {
        publish_one(logical, sources, &mut Vec::new(), &mut published)?;
    }
    Ok(published)
}

/// `waiting` are the files whose references led here.
fn publish_one(
    logical: &str,
    sources: &Sources,
    waiting: &mut Vec<String>,
    published: &mut BTreeMap<String, Published>,
) -> Result<String> {
    if let Some(done) = published.get(logical) {
        return Ok(done.path.clone());
    }
    let source = sources.get(logical).with_context(|| format!("{PREFIX}{logical} does not exist"))?;
    if waiting.iter().any(|file| file == logical) {
        bail!("{} refers to itself by way of {}", logical, waiting.join(" and "));
    }
    let content = if refers_to_others(logical) {
        let text = std::str::from_utf8(source).with_context(|| format!("{logical} is not UTF-8"))?;
        waiting.push(logical.to_owned());
        let rewritten = rewrite(text, |reference| publish_one(reference, sources, waiting, published))
            .with_context(|| format!("in {logical}"))?;
        waiting.pop();
        rewritten.into_bytes()
    } else {
        source.clone()
    };
    let path = hashed_name(logical, &hash16(&[&content]));
    published.insert(logical.to_owned(), Published { path: path.clone(), content });
    Ok(path)
}

fn refers_to_others(logical: &str) -> bool {
    matches!(extension(logical), "css" | "svg" | "webmanifest")
}

/// Files that shrink: the others are compressed formats already.
pub fn is_compressible(path: &str) -> bool {
    matches!(extension(path), "css" | "js" | "json" | "svg" | "txt" | "wasm" | "webmanifest")
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Replaces what follows each `/static/` by what `name` says.
fn rewrite(text: &str, mut name: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(PREFIX) {
        let (before, after) = rest.split_at(start + PREFIX.len());
        out.push_str(before);
        let end = after.find(|c| !is_path_char(c) && c != '/').unwrap_or(after.len());
        // A full stop that ends a sentence in a comment is not part of the name.
        let reference = after[..end].trim_end_matches(['.', '/']);
        if !reference.is_empty() {
            out.push_str(&name(reference)?);
        }
        rest = &after[reference.len()..];
    }
    out.push_str(rest);
    Ok(out)
}

fn is_path_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/')
}

/// `fonts/text.woff2` → `fonts/text-0123456789abcdef.woff2`.
fn hashed_name(logical: &str, hash: &str) -> String {
    let file = logical.rfind('/').map_or(0, |slash| slash + 1);
    match logical[file..].rfind('.') {
        Some(dot) => {
            let (stem, extension) = logical.split_at(file + dot);
            format!("{stem}-{hash}{extension}")
        }
        None => format!("{logical}-{hash}"),
    }
}

/// The first 16 hexadecimal digits of the SHA-256.
pub fn hash16(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    let first_eight = hasher.finalize().iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte));
    format!("{first_eight:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Sources {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn text(published: &BTreeMap<String, Published>, logical: &str) -> String {
        String::from_utf8(published[logical].content.clone()).unwrap()
    }

    #[test]
    fn a_name_carries_the_hash_before_its_extension() {
        assert_eq!(hashed_name("style.css", "ab12"), "style-ab12.css");
        assert_eq!(hashed_name("fonts/v1.2/text.var.woff2", "ab12"), "fonts/v1.2/text.var-ab12.woff2");
        assert_eq!(hashed_name("a.b/licence", "ab12"), "a.b/licence-ab12");
    }

    #[test]
    fn the_hash_is_the_start_of_sha256() {
        assert_eq!(hash16(&[b"abc"]), "ba7816bf8f01cfea");
        assert_eq!(hash16(&[b"a", b"bc"]), "ba7816bf8f01cfea");
    }

    #[test]
    fn references_are_rewritten() {
        let css = "/* see /static/a.svg. */ b{src:url(\"/static/fonts/t.woff2\")} c{d:url(/static/a.svg#x)} /static/";
        let rewritten = rewrite(css, |name| Ok(name.to_uppercase())).unwrap();
        assert_eq!(
            rewritten,
            "/* see /static/A.SVG. */ b{src:url(\"/static/FONTS/T.WOFF2\")} c{d:url(/static/A.SVG#x)} /static/"
        );
    }

    #[test]
    fn a_change_in_a_leaf_renames_all_that_name_it() {
        let site = |leaf: &str| {
            publish(&sources(&[
                ("icon.png", leaf),
                ("site.webmanifest", "{\"src\":\"/static/mark.svg\"}"),
                ("mark.svg", "<image href='/static/icon.png'/>"),
                ("style.css", "a{background:url(/static/mark.svg#a)}"),
            ]))
            .unwrap()
        };
        let (one, two) = (site("1"), site("2"));
        for file in ["icon.png", "site.webmanifest", "mark.svg", "style.css"] {
            assert_ne!(one[file].path, two[file].path, "{file}");
        }
        let expected = format!("a{{background:url(/static/{}#a)}}", one["mark.svg"].path);
        assert_eq!(text(&one, "style.css"), expected);
    }

    #[test]
    fn other_files_are_left_as_they_are() {
        let published = publish(&sources(&[("read.txt", "/static/none.css")])).unwrap();
        assert_eq!(text(&published, "read.txt"), "/static/none.css");
    }

    #[test]
    fn a_missing_file_is_named_with_the_file_that_wants_it() {
        let error = publish(&sources(&[("style.css", "url(/static/gone.woff2)")])).unwrap_err();
        let message = format!("{error:#}");
        assert!(message.contains("style.css") && message.contains("gone.woff2"), "{message}");
    }

    #[test]
    fn a_circle_is_refused() {
        let error = publish(&sources(&[("a.css", "/static/b.css"), ("b.css", "/static/a.css")])).unwrap_err();
        assert!(format!("{error:#}").contains("refers to itself"));
    }

    #[test]
    fn folders_are_collected_in_order() {
        let folder = std::env::temp_dir().join(format!("vigie-assets-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("public/fonts")).unwrap();
        std::fs::create_dir_all(folder.join("style/prototypes")).unwrap();
        for (path, content) in [
            ("public/fonts/t.woff2", "font"),
            ("public/.hidden", "no"),
            ("style/10-base.css", "base{}"),
            ("style/00-reset.css", "reset{}\n"),
            ("style/prototypes/old.css", "old{}"),
        ] {
            std::fs::write(folder.join(path), content).unwrap();
        }
        let collected = collect(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(collected, sources(&[("fonts/t.woff2", "font"), ("style.css", "reset{}\nbase{}\n")]));
    }
}
