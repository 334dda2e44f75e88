//! Tracks, modules, files: what stands around the texts.

use std::{env, fs, process};

use domain::{item::ItemBody, module::ModuleId};

use crate::{
    Curriculum, Severity, check,
    sample::{FACTORS_SVG, MODULE_TOML, Sample},
};

#[test]
fn the_sample_is_sound() {
    assert_eq!(Sample::new().findings(), []);
    let curriculum = Sample::new().read().expect("a sound sample");
    let module = curriculum.module(&ModuleId::parse("anssi-01").expect("a good id")).expect("it is there");
    assert_eq!(curriculum.tracks[0].title.fr, "Les règles");
    assert_eq!((module.track.as_str(), module.version.to_string().as_str()), ("anssi", "1.0.0"));
    assert_eq!(
        (module.minutes, module.pass_mark_percent, module.draw, module.validity_months),
        (5, 80, 10, 12)
    );
    assert_eq!(module.title.en, "Choose passwords with care");
    assert_eq!(module.objectives[1].text.fr, "Ne rien réutiliser");
    assert_eq!(module.items.len(), 17);
    assert_eq!(module.pictures[0].name, "factors.svg");
    assert_eq!(module.pictures[0].svg, FACTORS_SVG.as_bytes());
    assert!(curriculum.module(&ModuleId::parse("other").expect("a good id")).is_none());
}

#[test]
fn items_know_their_key() {
    let module = Sample::new().module();
    let body = |id: &str| {
        let item = module.items.iter().find(|item| item.id.as_str() == id);
        &item.unwrap_or_else(|| panic!("no item {id}")).body
    };
    let ItemBody::Several(options) = body("several-1") else { panic!("another kind") };
    assert_eq!(options.iter().map(|option| option.right).collect::<Vec<_>>(), [true, true, false]);
    assert_eq!((options[0].text.fr.0.as_str(), options[0].why.en.0.as_str()), ("Un", "<p>Yes.</p>\n"));
    let ItemBody::Line { code, code_lang, options } = body("line-1") else { panic!("another kind") };
    assert_eq!((code.as_str(), code_lang.as_str()), ("a = 1\nb = 2\nc = 3\n", "python"));
    assert_eq!(
        options.iter().map(|option| (option.line, option.right)).collect::<Vec<_>>(),
        [(1, false), (2, true), (3, false)]
    );
    let ItemBody::Order(steps) = body("order-1") else { panic!("another kind") };
    assert_eq!(steps.iter().map(|step| step.en.0.as_str()).collect::<Vec<_>>(), ["One", "Two", "Three"]);
    let ItemBody::Match(table) = body("match-1") else { panic!("another kind") };
    assert_eq!((table.heading.0.fr.as_str(), table.heading.1.en.as_str()), ("Quoi", "With"));
    assert_eq!((table.rows[2].0.fr.0.as_str(), table.rows[2].1.en.0.as_str()), ("c", "3"));
    assert!(matches!(body("spot-1"), ItemBody::Spot(_)));
    assert!(matches!(body("choice-0"), ItemBody::Choice(_)));
}

#[test]
fn a_missing_file_is_said_and_the_others_are_still_read() {
    let sample =
        Sample::new().without("anssi/01/fr.md").replace("en.md", "section=why-length", "section=gone");
    let line = sample.line("en.md", "section=gone");
    let expected = [("en.md".to_owned(), line, "unknown-section"), ("fr.md".to_owned(), 1, "missing-file")];
    assert_eq!(sample.broken(), expected);
    assert_eq!(
        Sample::new().without("anssi/track.toml").broken(),
        [("track.toml".to_owned(), 1, "missing-file")]
    );
}

#[test]
fn a_file_that_is_no_part_of_a_module_is_a_warning() {
    for name in ["notes.txt", "drafts/fr.md", "drafts/a.svg"] {
        let findings = Sample::new().with(&format!("anssi/01/{name}"), "").findings();
        let rules: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.severity)).collect();
        assert_eq!(rules, [("unknown-file", Severity::Warning)]);
    }
}

#[test]
fn ids_and_places_are_unique() {
    let copy = |sample: Sample, folder: &str, toml: &str| {
        let files = ["fr.md", "en.md", "factors.svg"].map(|name| (name, sample.text(name).to_owned()));
        let sample = sample.with(&format!("{folder}/module.toml"), toml);
        files.into_iter().fold(sample, |sample, (name, text)| sample.with(&format!("{folder}/{name}"), &text))
    };
    let rules = |sample: Sample| {
        let rules = sample.broken().into_iter().map(|(_, _, rule)| rule);
        // A copy asks everything twice.
        rules.filter(|rule| *rule != "stem-twice").collect::<Vec<_>>()
    };
    let second = MODULE_TOML.replace("order = 1", "order = 2");
    assert_eq!(rules(copy(Sample::new(), "anssi/02", &second)), ["id-twice"]);
    let second = MODULE_TOML.replace("anssi-01", "anssi-02");
    assert_eq!(rules(copy(Sample::new(), "anssi/02", &second)), ["order-twice"]);
    let second = second.replace("order = 1", "order = 2");
    assert_eq!(rules(copy(Sample::new(), "anssi/02", &second)), [] as [&str; 0]);

    let track = "id = \"anssi\"\norder = 1\ntitle = { fr = \"a\", en = \"b\" }\n";
    let other_track = copy(Sample::new().with("other/track.toml", track), "other/02", &second);
    assert_eq!(rules(other_track), ["id-twice", "order-twice"]);
}

#[test]
fn a_track_without_modules_is_a_warning() {
    let track = "id = \"other\"\norder = 2\ntitle = { fr = \"a\", en = \"b\" }\n";
    let findings = Sample::new().with("other/track.toml", track).findings();
    let rules: Vec<_> =
        findings.iter().map(|finding| (finding.rule, finding.severity, finding.line)).collect();
    assert_eq!(rules, [("empty-track", Severity::Warning, 1)]);
}

#[test]
fn the_hash_changes_with_every_byte() {
    let hash = |sample: Sample| sample.module().content_hash;
    let base = hash(Sample::new());
    assert_eq!(base, hash(Sample::new()));
    assert_ne!(base, hash(Sample::new().replace("en.md", "Monday", "Sunday")));
    assert_ne!(base, hash(Sample::new().replace("factors.svg", "M0 0", "M0 1")));
}

#[test]
fn a_folder_on_a_disk_is_read_like_the_built_in_one() {
    let root = env::temp_dir().join(format!("vigie-curriculum-{}", process::id()));
    for (path, text) in Sample::new().files() {
        let file = root.join(path);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a writable folder");
        fs::write(file, text).expect("a writable folder");
    }
    fs::write(root.join("anssi/01/.fr.md.swp"), "an editor's").expect("a writable folder");
    let findings = check(&root);
    let curriculum = Curriculum::load(&root);
    fs::remove_dir_all(&root).expect("it was created here");
    assert_eq!(findings, []);
    let module = curriculum.expect("sound").modules().next().expect("one module").clone();
    assert_eq!(module.content_hash, Sample::new().module().content_hash);
}

#[test]
fn a_wrong_folder_is_an_error_and_not_an_empty_curriculum() {
    let findings = Curriculum::load("/no/such/folder".as_ref()).expect_err("nothing is there");
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["no-track", "unreadable"]);
}
