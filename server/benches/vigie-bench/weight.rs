//! What a first visit downloads.

use std::{collections::BTreeSet, net::SocketAddr};

use anyhow::{Result, ensure};

use crate::client::{Ask, Connection};

/// Bytes of bodies as they travel.
#[derive(Debug, Clone, Default)]
pub struct Weight {
    pub page: usize,
    pub style: usize,
    pub script: usize,
    pub fonts: usize,
    pub pictures: usize,
    /// `<script>` elements and script preloads in the page.
    pub script_tags: usize,
}

impl Weight {
    pub fn total(&self) -> usize {
        self.page + self.style + self.script + self.fonts + self.pictures
    }
}

/// Reads a page as a browser with an empty cache does: the page, what it names, what its style names.
pub async fn first_visit(address: SocketAddr, path: &str, cookie: &str) -> Result<Weight> {
    let mut connection = Connection::open(address).await?;
    let mut fetch = async |path: &str, encoding: &str| -> Result<Vec<u8>> {
        let answer = connection.exchange(&Ask { path, cookie, encoding, ..Ask::default() }.bytes()).await?;
        ensure!(answer.status == 200, "{path} answered {}", answer.head);
        Ok(answer.body())
    };
    let html = String::from_utf8(fetch(path, "identity").await?)?;
    let mut weight = Weight { page: fetch(path, "br, gzip").await?.len(), ..Weight::default() };
    weight.script_tags = html.matches("<script").count() + html.matches("modulepreload").count();
    let mut names: BTreeSet<String> = links(&html, &['"', '\'']).collect();
    let mut styles = String::new();
    for name in names.iter().filter(|name| name.rsplit('.').next() == Some("css")) {
        styles.push_str(&String::from_utf8(fetch(name, "identity").await?)?);
    }
    names.extend(links(&styles, &['"', '\'', '(', ')']));
    for name in names {
        let size = fetch(&name, "br, gzip").await?.len();
        let part = match name.rsplit('.').next() {
            Some("css") => &mut weight.style,
            Some("js" | "wasm") => &mut weight.script,
            Some("woff2") => &mut weight.fonts,
            _ => &mut weight.pictures,
        };
        *part += size;
    }
    Ok(weight)
}

/// Addresses of static files and of the lesson's pictures.
fn links<'a>(text: &'a str, around: &'a [char]) -> impl Iterator<Item = String> + 'a {
    let named = text.split(around).filter(|name| {
        name.starts_with("/static/")
            || (name.starts_with("/lessons/") && name.rsplit('.').next() == Some("svg"))
    });
    named.map(|name| name.split('#').next().unwrap_or_default().to_owned())
}
