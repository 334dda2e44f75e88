//! The lock of versions.

use crate::{Placeholders, lock, sample::Sample};

fn locked() -> Sample {
    let curriculum = Sample::new().read().expect("a sound sample");
    Sample::new().with("versions.lock", &lock::write(None, curriculum.modules()))
}

fn rules(sample: &Sample) -> Vec<(String, u32, &'static str)> {
    sample.broken()
}

#[test]
fn what_is_locked_and_unchanged_is_sound() {
    assert_eq!(rules(&locked()), []);
    let text = locked().root_text("versions.lock").to_owned();
    let again = locked().module_for(&Placeholders::default());
    assert_eq!(text, lock::write(Some(&text), [&again].into_iter()));
}

#[test]
fn a_change_needs_a_higher_version() {
    let changed = || locked().replace("en.md", "Monday", "Sunday");
    assert_eq!(rules(&changed()), [("module.toml".to_owned(), 3, "version-not-raised")]);
    for (version, rule) in
        [("1.0.1", "lock-behind"), ("2.0.0", "lock-behind"), ("0.9.0", "version-not-raised")]
    {
        let sample = changed().replace("module.toml", "1.0.0", version);
        assert_eq!(rules(&sample), [("module.toml".to_owned(), 3, rule)], "{version}");
    }
    // A mark of the build is no higher version.
    let sample = changed().replace("module.toml", "1.0.0", "1.0.0+b");
    assert_eq!(rules(&sample), [("module.toml".to_owned(), 3, "version-not-raised")]);
}

#[test]
fn vigie_starts_all_the_same() {
    assert!(locked().replace("en.md", "Monday", "Sunday").read().is_ok());
}

#[test]
fn a_module_that_is_not_locked_is_a_warning_and_one_that_is_gone_stays_locked() {
    let text = locked().root_text("versions.lock").replace("anssi-01", "anssi-99");
    let sample = Sample::new().with("versions.lock", &text);
    assert_eq!(rules(&sample), [("module.toml".to_owned(), 3, "lock-behind")]);
    let both = lock::write(Some(&text), [&Sample::new().module()].into_iter());
    assert_eq!(both.lines().count(), 3);
    assert!(both.contains("\nanssi-99 1.0.0 "));
}

#[test]
fn a_lock_that_cannot_be_read_is_said_with_its_line() {
    for line in ["anssi-01", "anssi-01 1.0 x", "ANSSI 1.0.0 00", "<<<<<<< HEAD", "a 1.0.0 é"] {
        let text = locked().root_text("versions.lock").to_owned() + line + "\n";
        let sample = Sample::new().with("versions.lock", &text);
        assert_eq!(rules(&sample), [("versions.lock".to_owned(), 3, "bad-lock")], "{line}");
    }
    let text = locked().root_text("versions.lock").to_owned();
    let twice = text.clone() + text.lines().last().expect("a line") + "\n";
    let sample = Sample::new().with("versions.lock", &twice);
    assert_eq!(rules(&sample), [("versions.lock".to_owned(), 3, "bad-lock")]);
}
