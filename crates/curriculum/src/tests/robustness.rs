//! Whatever is in the files, there are findings or a curriculum, and never a panic.

use proptest::prelude::*;

use crate::sample::{MODULE_TOML, Sample};

/// Pieces of the notation, which chance alone would rarely write.
fn notation() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "# ",
        "## ",
        "### ",
        "{#",
        "}",
        "{#a .choice objective=length section=b}",
        ".order",
        ".match",
        ".line",
        "- [x] ",
        "- [ ] ",
        "- ",
        "1. ",
        "  ",
        "    ",
        "> ",
        "> [!TIP]\n",
        "\n",
        "\n\n",
        "|",
        "|---|---|\n",
        "| a | b |\n",
        "```",
        "```rust\n",
        "[^a]",
        "[^a]: ",
        "[a](",
        "[a][b]",
        "![x](factors.svg \"t\")",
        "<b>",
        "<!--",
        "*",
        "**",
        "~~",
        "`",
        "« ",
        " »",
        " ;",
        "%",
        "12",
        "# Quiz {#quiz}\n",
        "## S {#remember}\n",
        "é",
        "\\",
        "\r\n",
        "\t",
        "&amp;",
        "\u{0}",
    ]);
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn svg() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">",
        "</svg>",
        "<g",
        "<",
        ">",
        "/>",
        " a=\"",
        "\"",
        "'",
        "=",
        "<!--",
        "-->",
        "<?xml ",
        "?>",
        "&",
        ";",
        "é",
        " ",
        "\n",
        "on",
        "url(",
        "#",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in prop_oneof![any::<String>(), notation()]) {
        Sample::new().with("anssi/01/fr.md", &text).findings();
    }

    #[test]
    fn any_text_in_both_languages_can_be_read(text in notation()) {
        let text = format!("# T\n\n## S {{#remember}}\n\n# Quiz {{#quiz}}\n\n{text}");
        Sample::new().with("anssi/01/fr.md", &text).with("anssi/01/en.md", &text).findings();
    }

    #[test]
    fn any_drawing_can_be_read(text in prop_oneof![any::<String>(), svg()]) {
        Sample::new().with("anssi/01/factors.svg", &text).findings();
    }

    #[test]
    fn any_manifest_can_be_read(text in any::<String>(), at in 0..MODULE_TOML.len()) {
        let spoilt = format!("{}{text}{}", &MODULE_TOML[..MODULE_TOML.floor_char_boundary(at)],
            &MODULE_TOML[MODULE_TOML.ceil_char_boundary(at)..]);
        Sample::new().with("anssi/01/module.toml", &spoilt).with("anssi/track.toml", &text).findings();
    }
}
