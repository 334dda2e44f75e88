//! The tags of an XML text. It understands what drawing programs write and refuses everything else: a text that
//! another reader could see differently must not pass.

/// A text that is not the plain XML of a drawing, from this byte on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    pub(super) offset: usize,
    pub(super) problem: &'static str,
}

/// An opening tag. Closing ones are checked here and not handed out.
#[derive(Debug)]
pub(super) struct Tag<'t> {
    pub(super) offset: usize,
    pub(super) name: &'t str,
    pub(super) attributes: Vec<(&'t str, &'t str)>,
}

/// All opening tags, from the first to the last.
pub(super) fn tags(text: &str) -> Result<Vec<Tag<'_>>, Malformed> {
    let mut scan = Scan { text, at: 0 };
    let mut tags: Vec<Tag> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    loop {
        let between = scan.until("<").unwrap_or_else(|| scan.rest());
        scan.check_entities(between)?;
        if open.is_empty() && !between.trim().is_empty() {
            return Err(scan.malformed("text outside the drawing"));
        }
        let offset = scan.at;
        if scan.take("<!--") {
            scan.until("-->").ok_or_else(|| scan.malformed("a comment without an end"))?;
            scan.take("-->");
        } else if scan.take("<?xml ") {
            scan.until("?>").ok_or_else(|| scan.malformed("a declaration without an end"))?;
            scan.take("?>");
        } else if scan.take("</") {
            let name = scan.name()?;
            scan.spaces();
            if open.pop() != Some(name) || !scan.take(">") {
                return Err(scan.malformed("a closing tag that closes nothing"));
            }
        } else if scan.take("<") {
            let (name, attributes) = (scan.name()?, scan.attributes()?);
            if open.is_empty() && !tags.is_empty() {
                return Err(scan.malformed("a second drawing"));
            }
            tags.push(Tag { offset, name, attributes });
            if !scan.take("/") {
                open.push(name);
            }
            if !scan.take(">") {
                return Err(scan.malformed("a tag without an end"));
            }
        } else {
            return if open.is_empty() { Ok(tags) } else { Err(scan.malformed("an element without an end")) };
        }
    }
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn rest(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        self.at = self.text.len();
        rest
    }

    fn malformed(&self, problem: &'static str) -> Malformed {
        Malformed { offset: self.at, problem }
    }

    /// What stands before a mark; the mark comes next.
    fn until(&mut self, mark: &str) -> Option<&'t str> {
        let before = self.text[self.at..].split_once(mark)?.0;
        self.at += before.len();
        Some(before)
    }

    fn take(&mut self, expected: &str) -> bool {
        let there = self.text[self.at..].starts_with(expected);
        self.at += if there { expected.len() } else { 0 };
        there
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'t str {
        let rest = &self.text[self.at..];
        let taken = &rest[..rest.find(|c| !belongs(c)).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    fn spaces(&mut self) -> bool {
        !self.take_while(|c| c.is_ascii_whitespace()).is_empty()
    }

    /// A name of letters, digits and `: - _`; `<!` and `<?` therefore fail here.
    fn name(&mut self) -> Result<&'t str, Malformed> {
        let name = self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'));
        if name.is_empty() { Err(self.malformed("a name was expected")) } else { Ok(name) }
    }

    fn attributes(&mut self) -> Result<Vec<(&'t str, &'t str)>, Malformed> {
        let mut attributes: Vec<(&str, &str)> = Vec::new();
        while self.spaces() && !self.text[self.at..].starts_with(['>', '/']) {
            let name = self.name()?;
            if attributes.iter().any(|(known, _)| *known == name) {
                return Err(self.malformed("an attribute that is there twice"));
            }
            self.spaces();
            if !self.take("=") {
                return Err(self.malformed("an attribute without a value"));
            }
            self.spaces();
            let quote = ["\"", "'"].into_iter().find(|quote| self.take(quote));
            let quote = quote.ok_or_else(|| self.malformed("a value without quotes"))?;
            let value = self.until(quote).ok_or_else(|| self.malformed("a value without an end"))?;
            if value.contains('<') {
                return Err(self.malformed("a “<” in a value"));
            }
            self.check_entities(value)?;
            self.take(quote);
            attributes.push((name, value));
        }
        Ok(attributes)
    }

    /// A lone `&` makes browsers show nothing at all.
    fn check_entities(&self, text: &str) -> Result<(), Malformed> {
        let known =
            |name: &str| matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#');
        let mut after_each = text.split('&').skip(1);
        if after_each.all(|after| after.split_once(';').is_some_and(|(name, _)| known(name))) {
            Ok(())
        } else {
            Err(self.malformed("a “&” that should be “&amp;”"))
        }
    }
}
