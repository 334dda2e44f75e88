//! What a drawing may contain. A list of what is allowed, since a list of what is dangerous is never complete.

use super::{
    PictureDraft,
    scan::{Malformed, Tag, tags},
};
use crate::{
    finding::{Report, Rule},
    lines::Lines,
};

const MALFORMED: Rule = Rule::error(
    "svg-malformed",
    "Export it again as plain SVG, without DOCTYPE, or mend the tag at this place.",
);
const NO_SIZE: Rule = Rule::error(
    "svg-without-size",
    "Open the file with <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 WIDTH HEIGHT\">.",
);
const ELEMENT: Rule = Rule::error(
    "svg-element",
    "Draw with shapes, paths and text. Scripts, style sheets, animations and foreign content are refused.",
);
const ATTRIBUTE: Rule = Rule::error(
    "svg-attribute",
    "Use attributes like fill=\"#123456\" in place of style, and references within the file, like \"#arrow\".",
);

const ALLOWED: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "marker",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
];

/// Reads a drawing; `None` if it may not be shown.
pub(crate) fn read(name: &str, text: &str, report: &mut Report<'_>) -> Option<PictureDraft> {
    let lines = Lines::of(text);
    let tags = match tags(text) {
        Ok(tags) => tags,
        Err(Malformed { offset, problem }) => {
            report.add(&MALFORMED, lines.number(offset), format!("not a plain drawing: {problem}"));
            return None;
        }
    };
    let mut sound = true;
    for tag in &tags {
        let line = lines.number(tag.offset);
        if !ALLOWED.contains(&tag.name) {
            report.add(&ELEMENT, line, format!("<{}> is not allowed in a drawing", tag.name));
            sound = false;
        }
        for (attribute, value) in tag.attributes.iter().filter(|(name, value)| !is_allowed(name, value)) {
            report.add(&ATTRIBUTE, line, format!("{attribute}=\"{value}\" is not allowed in a drawing"));
            sound = false;
        }
    }
    let Some((width, height)) = tags.first().and_then(size) else {
        report.add(&NO_SIZE, 1, "the drawing does not say its size");
        return None;
    };
    sound.then(|| PictureDraft { name: name.to_owned(), svg: text.as_bytes().to_vec(), width, height })
}

fn is_allowed(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let local = name.rsplit(':').next().unwrap_or(&name);
    let leads_out = |value: &str| !value.trim_start().starts_with('#');
    let reference_leads_out = || value.to_ascii_lowercase().split("url(").skip(1).any(leads_out);
    // `url\28…` and `&#117;rl(…` are other spellings of a reference.
    let spelt_strangely = value.contains('\\') || value.contains("&#");
    match local {
        "style" | "base" => false,
        "href" | "src" => !leads_out(value),
        _ if local.starts_with("on") => false,
        _ if name.starts_with("xmlns") => true,
        _ => !reference_leads_out() && (local == "aria-label" || !spelt_strangely),
    }
}

/// Width and height from the `viewBox` of the outermost element, rounded up.
fn size(root: &Tag<'_>) -> Option<(u32, u32)> {
    let value_of = |wanted| root.attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
    // As a picture of a page, a drawing without its namespace is not shown.
    if root.name != "svg" || value_of("xmlns") != Some("http://www.w3.org/2000/svg") {
        return None;
    }
    let separators = |c: char| c.is_ascii_whitespace() || c == ',';
    let numbers = value_of("viewBox")?.split(separators).filter(|piece| !piece.is_empty());
    let numbers: Vec<f64> = numbers.map(|piece| piece.parse().ok()).collect::<Option<_>>()?;
    let [_, _, width, height] = numbers[..] else { return None };
    Some((pixels(width)?, pixels(height)?))
}

fn pixels(length: f64) -> Option<u32> {
    (1..=10_000).find(|&pixels| f64::from(pixels) >= length).filter(|_| length > 0.0)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::finding::Findings;

    /// The size of a drawing, or the first broken rule.
    fn read_svg(svg: &str) -> Result<(u32, u32), &'static str> {
        let mut findings = Findings::default();
        let picture = read("a.svg", svg, &mut findings.in_file(Path::new("a.svg")));
        match (picture, findings.into_sorted().first()) {
            (Some(picture), None) => Ok((picture.width, picture.height)),
            (None, Some(finding)) => Err(finding.rule),
            _ => panic!("a picture is refused if and only if there is a finding"),
        }
    }

    fn drawing(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 359.5\">{inside}</svg>")
    }

    #[test]
    fn a_drawing_has_the_size_of_its_view_box() {
        let inside = "<!-- x --><g fill='url(#a)'><use href=\"#b\"/><text x=\"1\">A &amp; B</text></g>";
        assert_eq!(read_svg(&drawing(inside)), Ok((640, 360)));
        assert_eq!(read_svg(&format!("<?xml version=\"1.0\"?>\n{}\n", drawing(""))), Ok((640, 360)));
    }

    #[test]
    fn a_drawing_can_do_nothing() {
        for inside in [
            "<script>1</script>",
            "<SCRIPT/>",
            "<svg:script/>",
            "<style>a{}</style>",
            "<foreignObject/>",
            "<set attributeName=\"href\" to=\"javascript:1\"/>",
            "<image width=\"1\"/>",
            "<a/>",
        ] {
            assert_eq!(read_svg(&drawing(inside)), Err("svg-element"), "{inside}");
        }
        for attribute in [
            "onclick=\"a()\"",
            "ONLOAD='a()'",
            "style=\"fill:red\"",
            "href=\"https://example.org\"",
            "xlink:href=\"a.svg#b\"",
            "xml:base=\"https://example.org\"",
            "fill=\"URL( https://example.org/a )\"",
            "fill=\"u&#114;l(https://example.org)\"",
            "fill=\"u\\72l(https://example.org)\"",
        ] {
            let svg = drawing(&format!("<path {attribute}/>"));
            assert_eq!(read_svg(&svg), Err("svg-attribute"), "{attribute}");
        }
    }

    #[test]
    fn what_browsers_would_not_show_is_said() {
        for svg in [
            "<!DOCTYPE svg><svg/>".to_owned(),
            "<svg".to_owned(),
            "plain words".to_owned(),
            drawing("<g>"),
            drawing("</g>"),
            drawing("<g a=1/>"),
            drawing("<g a=\"<\"/>"),
            drawing("<g a=\"1\" a=\"2\"/>"),
            drawing("<![CDATA[x]]>"),
            drawing("<text>R&D</text>"),
            drawing("<!-- "),
            drawing("") + "<svg/>",
        ] {
            assert_eq!(read_svg(&svg), Err("svg-malformed"), "{svg}");
        }
        for svg in ["", "<svg viewBox=\"0 0 1 1\"/>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"] {
            assert_eq!(read_svg(svg), Err("svg-without-size"), "{svg}");
        }
        assert_eq!(read_svg(&drawing("").replace("640", "-1")), Err("svg-without-size"));
        assert_eq!(read_svg(&drawing("").replace("640", "NaN")), Err("svg-without-size"));
    }
}
