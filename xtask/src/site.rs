//! `target/site/`: the static files that the server has inside it, and the list of their names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result, bail};

use crate::assets::{self, Published};
use crate::report::{Report, size};
use crate::wasm::{self, Bundle, Toolchain};

const MANIFEST: &str = "manifest.json";

/// The programs of `app/programs`, each with what a phone on a slow network may have to download once, before the
/// first island answers: at 1.6 Mbit/s 110 kB is little more than half a second. An empty island page weighs about
/// 94 kB. The laboratory has dictionaries to search; nobody downloads it but with its page.
const PROGRAMS: [(&str, u64); 3] = [("quiz", 110_000), ("exercises", 135_000), ("laboratory", 760_000)];

/// The style sheet holds back the first paint of every page: it must fit, with the page's HTML, in the
/// first round trips of a connection (10 packets of 1.4 kB, then 20). The exercises have a second one.
const STYLES: [(&str, u64); 2] = [("style.css", 15_000), ("exercises.css", 5_000)];

pub fn folder() -> PathBuf {
    crate::root().join("target/site")
}

/// Builds the site; what has not changed is left as it is.
pub fn build(report: &mut Report, wasm_from: Option<wasm::From>) -> Result<Toolchain> {
    report.step("site", |report| {
        let folder = folder();
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let _lock = only_one(&folder.with_extension("lock"))?;

        let toolchain = report.step("WebAssembly target", |report| Toolchain::prepare(report, wasm_from))?;
        let mut site = BTreeMap::new();
        for (program, _) in PROGRAMS {
            let wasm = report.step(&format!("islands: {program}"), |_| toolchain.compile(program))?;
            site.extend(report.step("bindings", |_| bundle(program, &wasm))?);
        }
        report.step("static files", |_| {
            site.extend(assets::publish(&assets::collect(&crate::root().join("app"))?)?);
            write(&site, &folder)
        })?;
        weigh(report, &site, &folder)?;
        Ok(toolchain)
    })
}

/// Two builds at the same time would remove each other's files.
fn only_one(path: &Path) -> Result<File> {
    let file = File::create(path).with_context(|| format!("cannot create {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("waiting for another build of the site to end");
        file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(file)
}

/// The script and the WebAssembly file, from an earlier build if they come from the same input.
fn bundle(program: &str, wasm: &Path) -> Result<BTreeMap<String, Published>> {
    let raw = std::fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let lock = std::fs::read_to_string(crate::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let bundle = Bundle::named_after(program, &raw, &wasm::generator_version(&lock)?);

    let mut folder = folder();
    if !folder.join(&bundle.js).is_file() || !folder.join(&bundle.wasm).is_file() {
        folder = crate::root().join("target/site-bindings");
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        bundle.generate(raw, &folder)?;
    }
    let mut files = BTreeMap::new();
    for (logical, path) in [(format!("{program}.js"), bundle.js), (format!("{program}_bg.wasm"), bundle.wasm)]
    {
        let content = std::fs::read(folder.join(&path)).with_context(|| format!("no {path}"))?;
        files.insert(logical, Published { path, content });
    }
    if folder != self::folder() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(files)
}

/// Makes the folder hold exactly this site.
fn write(site: &BTreeMap<String, Published>, folder: &Path) -> Result<()> {
    let mut expected: BTreeSet<String> = BTreeSet::from([MANIFEST.to_owned()]);
    let mut to_compress = Vec::new();
    for file in site.values() {
        expected.insert(file.path.clone());
        write_once(&folder.join(&file.path), &file.content)?;
        if assets::is_compressible(&file.path) {
            for encoding in [Encoding::Brotli, Encoding::Gzip] {
                let path = encoding.name(&file.path);
                if !folder.join(&path).is_file() {
                    to_compress.push((encoding, file, folder.join(&path)));
                }
                expected.insert(path);
            }
        }
    }
    compress(to_compress)?;

    let names: BTreeMap<&str, &str> =
        site.iter().map(|(name, file)| (name.as_str(), file.path.as_str())).collect();
    let manifest = serde_json::to_string_pretty(&names)? + "\n";
    let path = folder.join(MANIFEST);
    // An unchanged list keeps its date: the server is not compiled again for it.
    if std::fs::read_to_string(&path).ok().as_deref() != Some(&manifest) {
        replace(&path, manifest.as_bytes())?;
    }
    remove_others(folder, "", &expected)
}

#[derive(Debug, Clone, Copy)]
enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    fn name(self, path: &str) -> String {
        match self {
            Self::Brotli => format!("{path}.br"),
            Self::Gzip => format!("{path}.gz"),
        }
    }

    fn encode(self, content: &[u8]) -> Result<Vec<u8>> {
        match self {
            Self::Brotli => {
                let params = brotli::enc::BrotliEncoderParams {
                    quality: 11,
                    size_hint: content.len(),
                    ..brotli::enc::BrotliEncoderParams::default()
                };
                let mut out = Vec::new();
                brotli::BrotliCompress(&mut &content[..], &mut out, &params)?;
                Ok(out)
            }
            Self::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
                encoder.write_all(content)?;
                Ok(encoder.finish()?)
            }
        }
    }
}

/// On every core: the best compression is slow.
fn compress(work: Vec<(Encoding, &Published, PathBuf)>) -> Result<()> {
    let queue = Mutex::new(work.into_iter());
    let next = || queue.lock().ok().and_then(|mut queue| queue.next());
    let worker = || -> Result<()> {
        while let Some((encoding, file, path)) = next() {
            replace(&path, &encoding.encode(&file.content)?)?;
        }
        Ok(())
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(outcome) => outcome,
            Err(_) => bail!("the compression of a static file panicked"),
        })
    })
}

/// The name says what is in the file: if it is there, it is right.
fn write_once(path: &Path, content: &[u8]) -> Result<()> {
    if path.is_file() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
    }
    replace(path, content)
}

/// All or nothing: an interrupted build leaves no half of a file under a final name.
fn replace(path: &Path, content: &[u8]) -> Result<()> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    std::fs::write(&partial, content)
        .and_then(|()| std::fs::rename(&partial, path))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Removes what earlier builds left.
fn remove_others(folder: &Path, prefix: &str, expected: &BTreeSet<String>) -> Result<()> {
    let list = || format!("cannot list {}", folder.display());
    for entry in std::fs::read_dir(folder).with_context(list)? {
        let entry = entry.with_context(list)?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let removed = if entry.path().is_dir() {
            remove_others(&entry.path(), &format!("{path}/"), expected)?;
            let wanted = expected.iter().any(|file| file.starts_with(&format!("{path}/")));
            if wanted { Ok(()) } else { std::fs::remove_dir(entry.path()) }
        } else if expected.contains(&path) {
            Ok(())
        } else {
            std::fs::remove_file(entry.path())
        };
        removed.with_context(|| format!("cannot remove {}", entry.path().display()))?;
    }
    Ok(())
}

/// Prints what a browser downloads, and refuses too much.
fn weigh(report: &Report, site: &BTreeMap<String, Published>, folder: &Path) -> Result<()> {
    let sent = |logical: &str| -> Result<u64> {
        let Some(file) = site.get(logical) else { return Ok(0) };
        let raw = std::fs::metadata(folder.join(&file.path))?.len();
        let sent = std::fs::metadata(folder.join(Encoding::Brotli.name(&file.path)))?.len();
        report.note(&format!("{logical}: {}, {} with brotli", size(raw), size(sent)));
        Ok(sent)
    };
    for (program, limit) in PROGRAMS {
        let sum = sent(&format!("{program}.js"))? + sent(&format!("{program}_bg.wasm"))?;
        within(&format!("the program {program}"), sum, limit)?;
    }
    STYLES.into_iter().try_for_each(|(name, limit)| within(name, sent(name)?, limit))
}

fn within(what: &str, sent: u64, limit: u64) -> Result<()> {
    if sent > limit {
        bail!("{what}: {} with brotli, over the limit of {}", size(sent), size(limit));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, content: &str) -> Published {
        Published { path: path.to_owned(), content: content.as_bytes().to_vec() }
    }

    #[test]
    fn the_folder_holds_the_site_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("vigie-site-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("old")).unwrap();
        std::fs::write(folder.join("old/gone.css"), "").unwrap();
        let site = BTreeMap::from([
            ("style.css".to_owned(), file("style-1.css", "a{}")),
            ("fonts/t.woff2".to_owned(), file("fonts/t-1.woff2", "font")),
        ]);
        write(&site, &folder).unwrap();
        let manifest = std::fs::read_to_string(folder.join(MANIFEST)).unwrap();
        let there =
            ["style-1.css.br", "style-1.css.gz", "fonts/t-1.woff2"].map(|path| folder.join(path).is_file());
        let not_there =
            ["old", "fonts/t-1.woff2.br", "manifest.json.partial"].map(|path| folder.join(path).exists());
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            manifest,
            "{\n  \"fonts/t.woff2\": \"fonts/t-1.woff2\",\n  \"style.css\": \"style-1.css\"\n}\n"
        );
        assert_eq!((there, not_there), ([true; 3], [false; 3]));
    }

    #[test]
    fn compression_is_undone_by_its_own_decoder() {
        let content = b"vigie ".repeat(100);
        let mut plain = Vec::new();
        let encoded = Encoding::Brotli.encode(&content).unwrap();
        brotli::BrotliDecompress(&mut &encoded[..], &mut plain).unwrap();
        assert_eq!(plain, content);

        let encoded = Encoding::Gzip.encode(&content).unwrap();
        let mut plain = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&encoded[..]), &mut plain).unwrap();
        assert_eq!(plain, content);
    }

    #[test]
    fn too_much_is_refused() {
        assert!(within("it", 10, 10).is_ok());
        assert!(within("it", 11, 10).is_err());
    }
}
