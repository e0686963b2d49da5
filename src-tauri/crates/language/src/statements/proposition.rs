//! The proposition of a statement in words that stand alone.

use crate::attributions::{Attribution, Stance};
use crate::lexicon::{cues, grammar};
use crate::reading::{covering, tokens};
use crate::span::Span;

/// What the attribution claims. A whole clause stands for itself; anything else keeps its speaker.
pub(super) fn of(text: &str, attribution: &Attribution, speaker: Option<&str>, sentence: Span) -> String {
    let clip =
        |span: &Span| Span::new(span.start.max(sentence.start), span.end.min(sentence.end)).trimmed(text);
    let content: Vec<&str> = attribution
        .content
        .iter()
        .filter_map(clip)
        .map(|s| s.of(text))
        .collect();
    let content = content.join(" ");
    let plain_stance = matches!(attribution.stance, Stance::Asserts | Stance::Reports);
    let bare = without_that(&content);
    if plain_stance && stands_alone(bare) {
        return plain(&with_speaker(bare, speaker));
    }
    let cue = attribution
        .cue
        .as_ref()
        .and_then(|c| c.first())
        .map_or("", |c| c.of(text));
    let cue = cues::as_past(cue).unwrap_or(cue);
    if let Some(what) = content.strip_prefix("of ").filter(|_| speaker.is_none()) {
        return plain(&format!("There was {what}"));
    }
    match speaker {
        // A passive keeps its order: "The situation has been described as …".
        Some(who) if attribution.content.len() < 2 => plain(&format!("{who} {cue} {content}")),
        _ => plain(
            attribution
                .extent()
                .as_ref()
                .and_then(clip)
                .map_or(content.as_str(), |s| s.of(text)),
        ),
    }
}

/// "Contrary to Azerbaijan's claims" before "the ministry denied …": who claims, and that it is the
/// opposite of what follows.
pub(super) fn contrary(words: &str, rest: &str) -> Option<(String, String)> {
    let inside = ["Contrary to ", "Despite ", "Rejecting ", "Contradicting "]
        .iter()
        .find_map(|start| words.strip_prefix(start))?;
    let owner = inside
        .split_once("'s ")
        .or_else(|| inside.split_once("’s "))?
        .0
        .trim();
    let rest = rest.trim_start_matches([',', ' ']);
    Some((
        owner.to_owned(),
        plain(&format!("According to {owner} it is not so that {rest}")),
    ))
}

/// One sentence: blanks squeezed, a capital in front, a stop at the end.
pub(super) fn plain(words: &str) -> String {
    let tidy = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let tidy = tidy.trim_end_matches([',', ';', ':', '—', '–', ' ']);
    let mut chars = tidy.chars();
    let mut out: String = chars
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    out.push_str(chars.as_str());
    if !out.is_empty() && !out.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '"', '”', '»'])
    {
        out.push('.');
    }
    out
}

fn without_that(content: &str) -> &str {
    let bare = content.trim_matches(['"', '“', '”', ' ']);
    bare.strip_prefix("that ").unwrap_or(bare)
}

/// A subject and a finite verb.
fn stands_alone(words: &str) -> bool {
    let tokens = tokens(words, Span::new(0, words.len()));
    let Some(first) = tokens.first() else { return false };
    let clause = first.is_any(&["to", "how", "whether", "what", "as", "of", "why", "for", "if"])
        || first.lower.ends_with("ing")
        || tokens.get(1).is_some_and(|t| t.is("as"));
    !clause
        && covering(&tokens).is_some()
        && tokens
            .iter()
            .skip(1)
            .any(|t| grammar::is_finite(&t.lower) || grammar::looks_participle(&t.lower))
}

/// A leading pronoun of the speaker's own becomes the name.
fn with_speaker(words: &str, speaker: Option<&str>) -> String {
    let Some(speaker) = speaker else {
        return words.to_owned();
    };
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    match first.to_lowercase().as_str() {
        "they" | "we" | "i" if !speaker.ends_with('s') => format!("{speaker} {}", singular(rest)),
        "it" | "they" | "he" | "she" | "we" | "i" => format!("{speaker} {rest}"),
        "its" | "their" | "his" | "her" | "our" | "my" => format!("{speaker}'s {rest}"),
        _ => words.to_owned(),
    }
}

/// "were targeting" after a singular name.
fn singular(rest: &str) -> String {
    let (verb, more) = rest.split_once(' ').unwrap_or((rest, ""));
    let verb = match verb {
        "were" => "was",
        "are" | "am" => "is",
        "have" => "has",
        "do" => "does",
        other => other,
    };
    format!("{verb} {more}")
}
