//! Speaker against outlet, and pronouns.

use super::segments::core;
use crate::attributions::{Attribution, Stance};
use crate::reading::Sentence;
use crate::span::Span;

/// Words in the name of an outlet.
const OUTLETS: &[&str] = &[
    "afp",
    "reuters",
    "ap",
    "bbc",
    "cnn",
    "tass",
    "interfax",
    "xinhua",
    "dpa",
    "upi",
    "efe",
    "ansa",
    "jazeera",
    "bloomberg",
    "insider",
    "guardian",
    "times",
    "post",
    "herald",
    "tribune",
    "journal",
    "daily",
    "news",
    "newspaper",
    "agency",
    "media",
    "broadcaster",
    "television",
    "tv",
    "radio",
    "magazine",
    "press",
    "outlet",
    "outlets",
    "gazette",
    "telegraph",
    "chronicle",
    "observer",
];

/// Whether the words name someone who passes on what others say.
pub(super) fn is_outlet(source: &str) -> bool {
    let person = ["spokesman", "spokeswoman", "secretary", "editor", "ministry"];
    let lower = source.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    !person.iter().any(|p| lower.contains(p)) && words.any(|w| OUTLETS.contains(&w))
}

/// The attributions whose content no other one holds, each with the outlet that passes it on.
pub(super) fn outermost<'a>(text: &str, mine: &[&'a Attribution]) -> Vec<(&'a Attribution, Option<String>)> {
    let source = |a: &Attribution| a.source.as_ref().and_then(|s| s.first()).map(|s| s.of(text));
    let size = |a: &Attribution| a.content.iter().map(Span::len).sum::<usize>();
    let by_outlet = |a: &Attribution| source(a).is_some_and(is_outlet);
    let mut order: Vec<&Attribution> = mine.to_vec();
    order.sort_by_key(|a| (by_outlet(a) || source(a).is_none(), std::cmp::Reverse(size(a))));
    let mut kept: Vec<(&Attribution, Option<String>)> = Vec::new();
    for a in order {
        let Some(mine) = core(a) else { continue };
        let over =
            |(k, _): &(&Attribution, Option<String>)| core(k).is_some_and(|other| other.overlaps(&mine));
        // "refuted claims of a build-up": the claim stands for itself.
        let answered = a.source.is_none()
            && kept
                .iter()
                .any(|(k, _)| k.stance == Stance::Denies && over(&(k, None)));
        // "Reports of gunfire emerged": the sentence as a whole says it.
        if a.source.is_none()
            && a.cue.is_some()
            && !answered
            && a.content.first().is_some_and(|c| c.of(text).starts_with("of "))
        {
            continue;
        }
        match kept.iter_mut().find(|k| over(k)) {
            None => kept.push((a, None)),
            Some(_) if answered => kept.push((a, None)),
            Some((_, outlet @ None)) if by_outlet(a) => *outlet = passed_on(text, a),
            Some(_) => {}
        }
    }
    for (a, outlet) in &mut kept {
        if outlet.is_none() && by_outlet(a) {
            *outlet = passed_on(text, a);
        }
    }
    kept.sort_by_key(|(a, _)| a.extent().map(|e| e.start));
    kept
}

/// "AFP reported".
fn passed_on(text: &str, a: &Attribution) -> Option<String> {
    let source = a.source.as_ref()?.first()?.of(text);
    let cue = a.cue.as_ref().and_then(|c| c.first()).map_or("", |c| c.of(text));
    let words = if cue.starts_with("according") {
        format!("{cue} {source}")
    } else {
        format!("{source} {cue}")
    };
    Some(words.trim().to_owned())
}

/// "reportedly": the article passes on what it does not name.
pub(super) fn hearsay(sentence: &Sentence) -> Option<String> {
    sentence
        .tokens
        .iter()
        .find(|t| t.is_any(&["reportedly", "allegedly"]))
        .map(|t| t.lower.to_string())
}

/// The sentence without a label in front ("Human Rights Concerns:").
pub(super) fn without_label(sentence: &Sentence) -> Span {
    let tokens = &sentence.tokens;
    let label = tokens.iter().take(9).position(|t| t.is(":"));
    let after = label
        .and_then(|i| tokens.get(i + 1))
        .filter(|next| next.span.start + 20 < sentence.span.end);
    after.map_or(sentence.span, |next| {
        Span::new(next.span.start, sentence.span.end)
    })
}

/// Who spoke last, for pronouns.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    person: Option<String>,
    group: Option<String>,
}

impl Speakers {
    /// The name behind the words that name a speaker.
    pub fn resolve(&mut self, words: &str) -> String {
        let tidy = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let tidy = tidy.trim_matches([',', ' ']).to_owned();
        match tidy.to_lowercase().as_str() {
            "he" | "she" | "him" | "her" | "i" | "who" | "his" => self.person.clone().unwrap_or(tidy),
            "it" | "they" | "we" | "its" | "their" => self.group.clone().unwrap_or(tidy),
            _ => {
                let last = tidy.split(' ').next_back().unwrap_or("");
                let lower = tidy.to_lowercase();
                let institution = [
                    "ministry",
                    "govern",
                    "force",
                    "officials",
                    "union",
                    "agency",
                    "police",
                ]
                .iter()
                .any(|w| lower.contains(w));
                if last.starts_with(char::is_uppercase) && !institution && !lower.starts_with("the ") {
                    self.person = Some(tidy.clone());
                } else {
                    self.group = Some(tidy.clone());
                }
                tidy
            }
        }
    }
}
