//! The arrow between crates, from cargo's own account of them.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Each crate, with those of ours that it may use, and the libraries that only it may name.
const ARROW: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("curriculum", &["domain"]),
    ("store", &["domain"]),
    ("training", &["curriculum", "domain", "store"]),
    ("app", &["curriculum", "domain", "store", "training"]),
    ("quiz-program", &["app"]),
    ("exercises-program", &["app"]),
    ("laboratory-program", &["app"]),
    ("server", &["app", "curriculum", "domain", "store", "training"]),
    ("testkit", &["curriculum", "domain", "store", "training"]),
    ("xtask", &[]),
];

/// Libraries that are known to few.
const KNOWN_TO: [(&str, &[&str]); 9] = [
    ("sqlx", &["store", "testkit"]),
    ("leptos", &["app", "server", "quiz-program", "exercises-program", "laboratory-program"]),
    ("axum", &["app", "server"]),
    ("pulldown-cmark", &["curriculum"]),
    ("argon2", &["training"]),
    ("ed25519-dalek", &["training"]),
    ("lettre", &["server"]),
    ("tower-sessions", &["server"]),
    ("zxcvbn", &["app"]),
];

#[test]
fn dependencies_follow_the_arrow() {
    let metadata = MetadataCommand::new().no_deps().other_options(["--offline".to_owned()]).exec().unwrap();
    let ours: BTreeSet<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    assert_eq!(ours, ARROW.iter().map(|(name, _)| *name).collect(), "a crate is missing from the arrow");
    let uses: BTreeMap<&str, Vec<&str>> = metadata
        .packages
        .iter()
        .map(|package| {
            let normal = package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development);
            (package.name.as_str(), normal.map(|d| d.name.as_str()).collect())
        })
        .collect();
    for (name, allowed) in ARROW {
        for used in uses[name].iter().filter(|used| ours.contains(**used)) {
            assert!(allowed.contains(used), "{name} must not depend on {used}");
        }
    }
    for (library, known_to) in KNOWN_TO {
        for (name, used) in &uses {
            assert!(!used.contains(&library) || known_to.contains(name), "{name} must not know {library}");
        }
    }
}

#[test]
fn the_browser_gets_the_domain_and_nothing_else_of_ours() {
    let metadata = MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../app/Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap();
    let app = metadata.packages.iter().find(|package| package.name.as_str() == "app").unwrap();
    let hydrate = &app.features["hydrate"];
    for ours in ["curriculum", "store", "training"] {
        assert!(
            !hydrate.iter().any(|feature| feature.contains(ours)),
            "the browser side must not know {ours}"
        );
        let dependency = app.dependencies.iter().find(|d| d.name == ours).unwrap();
        assert!(dependency.optional, "{ours} must be part of the server side only");
    }
}
