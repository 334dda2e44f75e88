//! The first minutes of an incident, as a story with turns.

use domain::story::{Map, Turn};
use serde::Deserialize;
use toml::Spanned;

use super::{Checker, Exercise};
use crate::{finding::Rule, id::Seen};

const BAD_STORY: Rule = Rule::error(
    "bad-story",
    "From the first scene every other can be reached, each turn leads to a scene (`to`), no way comes back to where it was, and a scene has turns or an ending.",
);

#[derive(Debug, Clone)]
pub struct Incident {
    /// Minutes after midnight.
    pub starts_at: u16,
    /// The story begins with the first.
    pub scenes: Vec<Scene>,
    pub map: Map,
}

#[derive(Debug, Clone)]
pub struct Scene {
    pub id: String,
    pub title: String,
    pub text: Vec<String>,
    pub turns: Vec<SceneTurn>,
    /// What this way out came to, where the story ends.
    pub ending: Option<Worth>,
}

#[derive(Debug, Clone)]
pub struct SceneTurn {
    pub text: String,
    pub worth: Worth,
    /// Said in the debrief, not before.
    pub why: String,
}

/// How good a choice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Worth {
    Good,
    Fair,
    Poor,
}

impl Worth {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    starts_at: Spanned<String>,
    scenes: Vec<SceneToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SceneToml {
    id: Spanned<String>,
    title: String,
    text: String,
    ending: Option<Worth>,
    #[serde(default)]
    turns: Vec<TurnToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TurnToml {
    to: Spanned<String>,
    minutes: u16,
    text: String,
    worth: Worth,
    why: String,
}

impl Exercise for Incident {
    type File = File;

    fn build(file: File, check: &mut Checker<'_, '_>) -> Self {
        check.at_least(12, file.scenes.len(), "scenes");
        let endings = file.scenes.iter().filter(|scene| scene.ending.is_some()).count();
        check.at_least(3, endings, "endings");
        let mut seen = Seen::default();
        for scene in &file.scenes {
            let line = check.id(&scene.id, &mut seen);
            check.not_empty(line, &[("title", &scene.title), ("text", &scene.text)]);
            if scene.ending.is_some() != scene.turns.is_empty() {
                let message = format!("“{}” has both turns and an ending, or neither", scene.id.get_ref());
                check.add(&BAD_STORY, line, message);
            }
            for turn in &scene.turns {
                let line = check.line(turn.to.span());
                check.not_empty(line, &[("text", &turn.text), ("why", &turn.why)]);
                check.same(
                    line,
                    format!("to “{}” in {} minutes, {}", turn.to.get_ref(), turn.minutes, turn.worth.code()),
                );
            }
        }
        let map = map(&file.scenes, check);
        let starts_at = time(file.starts_at.get_ref()).unwrap_or_else(|| {
            let line = check.line(file.starts_at.span());
            check.add(&BAD_STORY, line, "starts_at is a time of day, as “08:52”");
            0
        });
        let scenes = file.scenes.into_iter().map(|scene| Scene {
            id: scene.id.into_inner(),
            title: check.typeset(&scene.title),
            text: scene.text.trim().split("\n\n").map(|text| check.typeset(text)).collect(),
            ending: scene.ending,
            turns: scene
                .turns
                .into_iter()
                .map(|turn| SceneTurn {
                    text: check.typeset(&turn.text),
                    worth: turn.worth,
                    why: check.typeset(&turn.why),
                })
                .collect(),
        });
        Self { starts_at, scenes: scenes.collect(), map }
    }
}

fn map(scenes: &[SceneToml], check: &mut Checker<'_, '_>) -> Map {
    let place = |id: &str| scenes.iter().position(|scene| scene.id.get_ref() == id);
    let mut map = Map(Vec::new());
    for scene in scenes {
        let mut turns = Vec::new();
        for turn in &scene.turns {
            if let Some(to) = place(turn.to.get_ref()) {
                turns.push(Turn { to, minutes: turn.minutes });
            } else {
                let line = check.line(turn.to.span());
                check.add(&BAD_STORY, line, format!("there is no scene “{}”", turn.to.get_ref()));
            }
        }
        map.0.push(turns);
    }
    for (scene, is_reached) in scenes.iter().zip(map.reachable()) {
        if !is_reached {
            let line = check.line(scene.id.span());
            check.add(&BAD_STORY, line, format!("no way leads to “{}”", scene.id.get_ref()));
        }
    }
    if map.has_circle() {
        check.add(&BAD_STORY, 1, "a way comes back to where it was");
    }
    map
}

/// Minutes after midnight of `08:52`.
fn time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
