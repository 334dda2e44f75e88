//! What every page stands in: the language, who looks at it, the head and the navigation around it.

use std::{borrow::Cow, sync::Arc};

use domain::{
    actor::{Actor, Role},
    lang::Lang,
    time::Day,
};
use fluent_bundle::FluentArgs;
use hydration_context::SsrSharedContext;
use leptos::{nonce::Nonce, prelude::*, reactive::owner::Owner};

use crate::{Assets, parts::navigation, texts};

/// What the server knows of a request when it draws a page for it.
#[derive(Debug, Clone)]
pub struct Frame {
    pub lang: Lang,
    /// Of the content security policy; one for each response.
    pub nonce: String,
    /// The path with its query: where the language switch comes back to.
    pub path: String,
    pub actor: Option<Actor>,
    pub assets: Arc<Assets>,
    pub organisation: Arc<str>,
    /// `light` or `dark` where the person chose; else the system decides.
    pub theme: Option<&'static str>,
    pub today: Day,
}

/// A page's own part.
pub struct Page<V> {
    /// Without the name of the product.
    pub title: String,
    /// The class of `<main>`.
    pub class: &'static str,
    /// Whether the page has an island. Without one it loads no script at all.
    pub has_island: bool,
    pub content: V,
}

/// A document, ready to be sent.
#[derive(Debug)]
pub struct Drawn {
    pub html: String,
    /// Whether its policy must let the page's own program run.
    pub has_island: bool,
}

impl Frame {
    /// The text of this key in the page's language.
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        texts::text(self.lang, key)
    }

    /// The same with arguments: `frame.ta("day-in", &args!["days" => 3])`.
    pub fn ta(&self, key: &str, args: &FluentArgs<'_>) -> String {
        texts::text_with(self.lang, key, args)
    }

    pub fn has(&self, role: Role) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.has(role))
    }

    /// Draws the whole document.
    pub fn draw<V: IntoView + 'static>(&self, page: impl FnOnce(&Self) -> Page<V>) -> Drawn {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let (body, has_island) = owner.with(|| {
            provide_context(Nonce::from_value(self.nonce.clone()));
            let page = page(self);
            let has_island = page.has_island;
            (document(self, page).to_html(), has_island)
        });
        owner.unset_with_forced_cleanup();
        let mut html = String::with_capacity(body.len() + 16);
        html.push_str("<!DOCTYPE html>");
        html.push_str(&body);
        Drawn { html, has_island }
    }
}

fn document<V: IntoView + 'static>(frame: &Frame, page: Page<V>) -> impl IntoView {
    let title = format!("{} · Vigie", page.title);
    let scripts = page.has_island.then(|| scripts(frame));
    view! {
        <html lang=frame.lang.code() data-theme=frame.theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="icon" href=frame.assets.url("favicon.svg") type="image/svg+xml" />
                <link rel="stylesheet" href=frame.assets.url("style.css") />
                {scripts}
            </head>
            <body>
                <a class="skip-link" href="#main">{frame.t("skip-to-content")}</a>
                {navigation::header(frame)}
                <main id="main" class=page.class tabindex="-1">{page.content}</main>
                {navigation::footer(frame)}
            </body>
        </html>
    }
}

/// The hydration scripts, with the globals that the browser side reads.
fn scripts(frame: &Frame) -> impl IntoView + use<> {
    let options = LeptosOptions::builder()
        .output_name(frame.assets.program().unwrap_or("app"))
        .site_pkg_dir("static")
        .build();
    let globals = "__RESOLVED_RESOURCES=[];__SERIALIZED_ERRORS=[];__INCOMPLETE_CHUNKS=[];";
    view! {
        <script nonce=frame.nonce.clone()>{globals}</script>
        <HydrationScripts options islands=true />
    }
}
