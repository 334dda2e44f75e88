//! A lesson added to `content/` is embedded by the next build; the macro alone sees only files that it knew.

fn main() {
    println!("cargo::rerun-if-changed=../../content");
}
