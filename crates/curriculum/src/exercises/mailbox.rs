//! A mailbox to sort.

use domain::exercise::Verdict;
use serde::Deserialize;
use toml::Spanned;

use super::{
    Checker, Exercise,
    notation::{Piece, pieces},
};
use crate::{finding::Rule, id::Seen};

const CLUES: Rule = Rule::error(
    "clues",
    "Each clue stands once in the message as {id|text}, and each {id|text} has its [[messages.clues]].",
);
const ONE_SIDED: Rule =
    Rule::error("one-sided", "Mix them: at least two messages that are genuine, doubtful and fraudulent.");
const VERDICT_WITHOUT_CLUE: Rule = Rule::error(
    "verdict-without-clue",
    "What is fraudulent has two suspicious parts or more, what is doubtful one, what is genuine none; each has a part that is sound.",
);

#[derive(Debug, Clone)]
pub struct Mailbox {
    pub messages: Vec<Message>,
}

/// By which way a message came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Mail,
    Sms,
    Chat,
}

impl Channel {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Sms => "sms",
            Self::Chat => "chat",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Message {
    pub id: String,
    pub channel: Channel,
    pub verdict: Verdict,
    pub from: String,
    pub address: Vec<Piece>,
    pub reply_to: Option<Vec<Piece>>,
    pub received: String,
    pub subject: Vec<Piece>,
    pub attachment: Option<Vec<Piece>>,
    pub body: Vec<Vec<Piece>>,
    /// In the order in which they stand in the message.
    pub clues: Vec<Clue>,
    pub why: String,
    /// What to do with such a message.
    pub act: String,
    /// What to train, where it was not seen.
    pub train: String,
}

#[derive(Debug, Clone)]
pub struct Clue {
    pub id: String,
    pub is_suspicious: bool,
    pub why: String,
    /// The part of the message, as text.
    pub text: String,
}

impl Message {
    /// The place of a clue: the number under which a part is marked.
    pub fn place(&self, clue: &str) -> Option<usize> {
        self.clues.iter().position(|known| known.id == clue)
    }

    /// The subject without marks; of a message without one, its first words.
    pub fn headline(&self) -> String {
        let of = |pieces: &[Piece]| pieces.iter().map(text_of).collect::<String>();
        let subject = of(&self.subject);
        if !subject.is_empty() {
            return subject;
        }
        let first = self.body.first().map(|paragraph| of(paragraph)).unwrap_or_default();
        let words: Vec<&str> = first.split_whitespace().take(8).collect();
        format!("{}…", words.join(" "))
    }
}

fn text_of(piece: &Piece) -> &str {
    match piece {
        Piece::Text(text) | Piece::Part { text, .. } => text,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    messages: Vec<MessageToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageToml {
    id: Spanned<String>,
    kind: Channel,
    verdict: Verdict,
    from: String,
    address: String,
    reply_to: Option<String>,
    received: String,
    #[serde(default)]
    subject: String,
    attachment: Option<String>,
    body: String,
    why: String,
    act: String,
    train: String,
    clues: Vec<ClueToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClueToml {
    id: Spanned<String>,
    suspicious: bool,
    why: String,
}

impl Exercise for Mailbox {
    type File = File;

    fn build(file: File, check: &mut Checker<'_, '_>) -> Self {
        check.at_least(10, file.messages.len(), "messages");
        for verdict in Verdict::ALL {
            if file.messages.iter().filter(|message| message.verdict == verdict).count() < 2 {
                check.add(&ONE_SIDED, 1, format!("fewer than two messages are {}", verdict.code()));
            }
        }
        let mut seen = Seen::default();
        for message in &file.messages {
            let line = check.id(&message.id, &mut seen);
            check.same(line, format!("a {} {}", message.verdict.code(), message.kind.code()));
        }
        Self { messages: file.messages.into_iter().map(|message| build(message, check)).collect() }
    }
}

fn build(toml: MessageToml, check: &mut Checker<'_, '_>) -> Message {
    let line = check.line(toml.id.span());
    check.not_empty(
        line,
        &[
            ("from", &toml.from),
            ("body", &toml.body),
            ("why", &toml.why),
            ("act", &toml.act),
            ("train", &toml.train),
        ],
    );
    // Addresses and names of files are shown as they are; texts with the spaces of their language.
    let plain = |text: &str| pieces(text, ToOwned::to_owned);
    let lang = check.lang;
    let set = |text: &str| pieces(text, |text| crate::typography::typeset(lang, text).into_owned());
    let mut message = Message {
        id: toml.id.into_inner(),
        channel: toml.kind,
        verdict: toml.verdict,
        from: check.typeset(&toml.from),
        address: plain(&toml.address),
        reply_to: toml.reply_to.as_deref().map(plain),
        received: check.typeset(&toml.received),
        subject: set(&toml.subject),
        attachment: toml.attachment.as_deref().map(plain),
        body: toml.body.trim().split("\n\n").map(set).collect(),
        clues: Vec::new(),
        why: check.typeset(&toml.why),
        act: check.typeset(&toml.act),
        train: check.typeset(&toml.train),
    };
    message.clues = clues(&message, toml.clues, line, check);
    message
}

/// The clues in the order of their parts, each part with its clue.
fn clues(message: &Message, toml: Vec<ClueToml>, line: u32, check: &mut Checker<'_, '_>) -> Vec<Clue> {
    let fields = [Some(&message.address), message.reply_to.as_ref(), Some(&message.subject)];
    let fields = fields.into_iter().flatten().chain(&message.body).chain(message.attachment.as_ref());
    let parts: Vec<&Piece> = fields.flatten().collect();
    for piece in &parts {
        if let Piece::Part { target: Some(target), .. } = piece {
            check.reserved(line, target);
        }
    }
    for address in [Some(&message.address), message.reply_to.as_ref()].into_iter().flatten() {
        let text: String = address.iter().map(text_of).collect();
        if let Some((_, site)) = text.rsplit_once('@') {
            check.reserved(line, site);
        }
    }
    let mut left = toml;
    let mut clues: Vec<Clue> = Vec::new();
    for piece in parts {
        let Piece::Part { clue: id, text, .. } = piece else { continue };
        match left.iter().position(|clue| clue.id.get_ref() == id) {
            Some(at) => {
                let clue = left.remove(at);
                let line = check.line(clue.id.span());
                check.not_empty(line, &[("why", &clue.why)]);
                check.same(line, format!("“{id}” {}", if clue.suspicious { "suspicious" } else { "sound" }));
                let why = check.typeset(&clue.why);
                clues.push(Clue { id: id.clone(), is_suspicious: clue.suspicious, why, text: text.clone() });
            }
            None => check.add(&CLUES, line, format!("“{id}” has no clue, or stands twice")),
        }
    }
    for clue in left {
        let line = check.line(clue.id.span());
        check.add(&CLUES, line, format!("nothing in the message is marked “{}”", clue.id.get_ref()));
    }
    let suspicious = clues.iter().filter(|clue| clue.is_suspicious).count();
    let is_fit = match message.verdict {
        Verdict::Genuine => suspicious == 0,
        Verdict::Doubtful => suspicious >= 1,
        Verdict::Fraudulent => suspicious >= 2,
    };
    if !is_fit || suspicious == clues.len() {
        let message = format!("{suspicious} of {} clues are suspicious in “{}”", clues.len(), message.id);
        check.add(&VERDICT_WITHOUT_CLUE, line, message);
    }
    clues
}
