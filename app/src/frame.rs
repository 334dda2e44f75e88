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

/// What a page loads beside the common style: its program, if it has an island, and its own styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Program {
    #[default]
    Quiz,
    Exercises,
    Laboratory,
}

impl Program {
    const fn name(self) -> &'static str {
        match self {
            Self::Quiz => "quiz",
            Self::Exercises => "exercises",
            Self::Laboratory => "laboratory",
        }
    }

    /// The exercises have a sheet of their own, which no other page should wait for.
    const fn style(self) -> Option<&'static str> {
        match self {
            Self::Quiz => None,
            Self::Exercises | Self::Laboratory => Some("exercises.css"),
        }
    }
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
        self.draw_with(Program::default(), page)
    }

    /// The same for a page with another program than the quiz's.
    pub fn draw_with<V: IntoView + 'static>(
        &self,
        program: Program,
        page: impl FnOnce(&Self) -> Page<V>,
    ) -> Drawn {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let (body, has_island) = owner.with(|| {
            provide_context(Nonce::from_value(self.nonce.clone()));
            let page = page(self);
            let has_island = page.has_island;
            (document(self, program, page).to_html(), has_island)
        });
        owner.unset_with_forced_cleanup();
        let mut html = String::with_capacity(body.len() + 16);
        html.push_str("<!DOCTYPE html>");
        html.push_str(&body);
        Drawn { html, has_island }
    }
}

fn document<V: IntoView + 'static>(frame: &Frame, program: Program, page: Page<V>) -> impl IntoView {
    let title = format!("{} · Vigie", page.title);
    let scripts = page.has_island.then(|| scripts(frame, program));
    let style = program.style().map(|name| view! { <link rel="stylesheet" href=frame.assets.url(name) /> });
    view! {
        <html lang=frame.lang.code() data-theme=frame.theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="icon" href=frame.assets.url("favicon.svg") type="image/svg+xml" />
                <link rel="preload" href=frame.assets.url("fonts/atkinson-next.woff2") r#as="font" type="font/woff2" crossorigin="" />
                <link rel="stylesheet" href=frame.assets.url("style.css") />
                {style}
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

/// The program of a page, what wakes its islands, and the globals that they read.
fn scripts(frame: &Frame, program: Program) -> impl IntoView + use<> {
    // Nothing outside the islands is written down for the browser.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let name = program.name();
    let script = frame.assets.url(&format!("{name}.js"));
    let wasm = frame.assets.url(&format!("{name}_bg.wasm"));
    let globals = "__RESOLVED_RESOURCES=[];__SERIALIZED_ERRORS=[];__INCOMPLETE_CHUNKS=[];";
    // The names are our own, of letters, digits and hyphens: they need no escape.
    let wake = format!("{}('{script}', '{wasm}');", include_str!("islands.js"));
    view! {
        <link rel="modulepreload" href=script.clone() crossorigin="" />
        <link rel="preload" href=wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="" />
        <script nonce=frame.nonce.clone()>{globals}</script>
        <script type="module" nonce=frame.nonce.clone()>{wake}</script>
    }
}
