//! Every text of the interface, in French and in English (Fluent, `app/locales`).

use std::{borrow::Cow, sync::LazyLock};

use domain::lang::{ByLang, Lang};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The files of a language; both have the same, by name.
macro_rules! sources {
    ($lang:literal) => {
        [
            include_str!(concat!("../locales/", $lang, "/access.ftl")),
            include_str!(concat!("../locales/", $lang, "/common.ftl")),
            include_str!(concat!("../locales/", $lang, "/exercises.ftl")),
            include_str!(concat!("../locales/", $lang, "/learner.ftl")),
            include_str!(concat!("../locales/", $lang, "/quiz.ftl")),
            include_str!(concat!("../locales/", $lang, "/steering.ftl")),
        ]
    };
}

static BUNDLES: LazyLock<ByLang<Bundle>> =
    LazyLock::new(|| ByLang { fr: bundle(Lang::Fr, sources!("fr")), en: bundle(Lang::En, sources!("en")) });

fn bundle(lang: Lang, sources: [&str; 6]) -> Bundle {
    let id: LanguageIdentifier = lang.code().parse().expect("our language codes are valid");
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // The marks around arguments confuse copying, searching and some screen readers.
    bundle.set_use_isolating(false);
    for source in sources {
        let resource = FluentResource::try_new(source.to_owned());
        let resource = resource.expect("the texts are part of the program, and a test reads them");
        bundle.add_resource(resource).expect("no text is defined twice, and a test looks");
    }
    bundle
}

/// The text of this key; the key itself if there is none (a test sees to it that there is).
pub fn text(lang: Lang, key: &str) -> Cow<'static, str> {
    format(lang, key, None)
}

/// The text of this key, with its arguments.
pub fn text_with(lang: Lang, key: &str, args: &FluentArgs<'_>) -> String {
    format(lang, key, Some(args)).into_owned()
}

fn format(lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let bundle = BUNDLES.get(lang);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return Cow::Owned(key.to_owned());
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors);
    Cow::Owned(text.into_owned())
}

/// Arguments of a text: `args!["count" => 3, "name" => "Ana"]`.
#[macro_export]
macro_rules! args {
    ($($name:literal => $value:expr),* $(,)?) => {{
        let mut args = fluent_bundle::FluentArgs::new();
        $(args.set($name, $value);)*
        args
    }};
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    /// Keys with the names of their arguments.
    fn keys(sources: [&str; 6]) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for source in sources {
            let mut key = String::new();
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                if let Some((name, _)) = line.split_once(" =")
                    && name.starts_with(|c: char| c.is_ascii_lowercase())
                {
                    name.clone_into(&mut key);
                    assert!(keys.insert(key.clone(), BTreeSet::new()).is_none(), "{key} is defined twice");
                }
                for rest in line.split('$').skip(1) {
                    let arg = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next();
                    keys.entry(key.clone()).or_default().insert(arg.unwrap_or_default().to_owned());
                }
            }
        }
        keys
    }

    #[test]
    fn both_languages_have_the_same_texts_with_the_same_arguments() {
        let (fr, en) = (keys(sources!("fr")), keys(sources!("en")));
        assert_eq!(fr, en);
    }

    #[test]
    fn every_text_that_the_program_asks_for_exists_and_every_text_is_asked_for() {
        let known = keys(sources!("fr"));
        let mut source = String::new();
        read_all(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut source);
        read_all(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../server/src")), &mut source);
        for call in [".t(\"", ".ta(\"", "text(lang, \"", "text_with(lang, \""] {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(known.contains_key(key), "the text {key} does not exist");
            }
        }
        for key in known.keys() {
            // Keys that end in a variable part are built: `status-` with a code.
            let stem = key.rsplit_once('-').map_or(key.as_str(), |(stem, _)| stem);
            assert!(
                source.contains(&format!("\"{key}\"")) || source.contains(&format!("\"{stem}-{{")),
                "the text {key} is never shown"
            );
        }
    }

    fn read_all(dir: &std::path::Path, into: &mut String) {
        for entry in std::fs::read_dir(dir).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                read_all(&entry.path(), into);
            } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
                into.push_str(&std::fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
}
