//! What a verb needs to attribute at all, and what its speaker does with the content.

use super::Stance;
use super::group::Group;
use super::passage::Passage;
use super::phrase::{has_noun, has_verb};
use crate::lexicon::cues::{Form, Frame};
use crate::lexicon::grammar;
use std::ops::Range;

/// Whether what follows is what the verb needs to attribute at all.
pub(super) fn fits_frame(p: &Passage, group: &Group, content: &Range<usize>) -> bool {
    let first = &p.tokens[content.start];
    let opens = first.is_any(&[
        "that", "how", "what", "whether", "why", "where", "if", "who", "when",
    ]) || p.quote_from(content.start).is_some()
        || first.is_quote();
    let quoted = || content.clone().any(|i| p.is_quoted(i));
    let clause = || has_verb(p, content.clone());
    let noun_is_enough = [
        "announce",
        "claim",
        "suggest",
        "declare",
        "acknowledge",
        "admit",
        "mention",
        "reveal",
        "disclose",
        "predict",
        "forecast",
        "report",
        "confirm",
        "recall",
        "explain",
        "stress",
        "emphasize",
        "emphasise",
        "clarify",
        "reiterate",
        "imply",
        "fear",
        "underline",
        "underscore",
        "indicate",
        "estimate",
        "proclaim",
        "recount",
        "affirm",
        "lament",
        "project",
        "anticipate",
        "foresee",
        "outline",
        "note",
        "highlight",
    ];
    if !fits_object(p, group, content) {
        return false;
    }
    match group.cue.frame {
        Frame::ThatOnly => {
            opens
                || group.range.end > group.verb + 1
                || group.cue.base == "expect"
                    && (content.clone().any(|i| p.is(i, &["to"])) || grammar::is_determiner(&first.lower))
                || group.cue.base == "feel" && clause()
                || matches!(
                    group.cue.base,
                    "know"
                        | "hope"
                        | "expect"
                        | "learn"
                        | "hear"
                        | "promise"
                        | "vow"
                        | "pledge"
                        | "swear"
                        | "prove"
                ) && clause()
                    && !first.is_any(&["to"])
                || first.is("to")
                    && matches!(
                        group.cue.base,
                        "hope" | "expect" | "vow" | "pledge" | "promise" | "threaten"
                    )
        }
        Frame::ToOnly => first.is("to"),
        Frame::Particle => group.range.end > group.verb + 1,
        Frame::Clause => {
            opens
                || quoted()
                || clause()
                || noun_is_enough.contains(&group.cue.base)
                || group.chained
                || group.range.end > group.verb + 1
                || group.cue.base == "ask" && content.clone().any(|i| p.is(i, &["to"]))
                || first.is("to")
                    && matches!(
                        group.cue.base,
                        "agree" | "intend" | "decide" | "claim" | "threaten" | "ask"
                    )
        }
        Frame::Listener | Frame::Rest => {
            !matches!(
                group.cue.base,
                "back" | "address" | "press" | "seek" | "wish" | "support" | "favour" | "favor"
            ) || quoted()
                || opens
                || has_noun(p, content.clone())
        }
    }
}

/// What some verbs need beyond the frame: "showed the footage" and "asked not to be named" say nothing, and
/// "citing a source" names another speaker.
fn fits_object(p: &Passage, group: &Group, content: &Range<usize>) -> bool {
    // "was ordering in response to", "is encouraging for": the object is missing.
    let aside = p.is(
        content.start,
        &["in", "at", "on", "by", "after", "with", "from", "during", "for"],
    );
    if aside && group.cue.frame == Frame::Rest && group.range.end == group.verb + 1 {
        return false;
    }
    match group.cue.base {
        "show" | "find" | "record" | "document" | "hold" => {
            p.is(
                content.start,
                &["that", "how", "what", "whether", "why", "no", "little"],
            ) || content.clone().any(|i| p.is_quoted(i))
                || finite_clause(p, content)
                || group.chained
        }
        "ask" => !p.is(content.start, &["not"]),
        // "read “The Long Way Home”" and "held “Sunset”": titles of works.
        "read" if group.cue.form != Form::ThirdPerson => {
            p.is(content.start, &["that"]) || p.is(group.range.end, &[":", ","])
        }
        "realise" | "realize" => finite_clause(p, content) || p.is(content.start, &["that", "how", "what"]),
        "cite" => !content.clone().take(6).any(|i| {
            !p.is_quoted(i)
                && p.is(
                    i,
                    &[
                        "source",
                        "sources",
                        "official",
                        "officials",
                        "report",
                        "reports",
                        "people",
                        "media",
                        "agency",
                        "spokesman",
                        "spokeswoman",
                        "spokesperson",
                        "witnesses",
                        "authorities",
                    ],
                )
        }),
        "attack" | "credit" | "back" => content.len() > 1,
        _ => true,
    }
}

/// A verb of its own behind a subject: "only one in five drivers wore a belt".
fn finite_clause(p: &Passage, content: &Range<usize>) -> bool {
    // "two men charged with theft"
    let participle = |i: usize| {
        grammar::looks_participle(&p.tokens[i].lower)
            && p.get(i + 1, content.end)
                .is_some_and(|t| t.is_any(&["by", "with", "of", "at", "for", "as", "in"]))
    };
    (content.start + 1..content.end).any(|i| {
        let relative =
            p.is(i - 1, &["who", "which", "that"]) || i > content.start + 1 && p.is(i - 2, &["who", "which"]);
        !relative && !participle(i) && !participle(i - 1) && has_verb(p, i - 1..i + 1)
    })
}

/// The stance of the whole attribution.
pub(super) fn stance(p: &Passage, group: &Group, content: &Range<usize>) -> Stance {
    let base = group.cue.base;
    let starts = |words: &[&str]| p.is(content.start, words);
    match group.cue.stance {
        Stance::Denies if group.negated => Stance::Asserts,
        Stance::Asserts | Stance::Reports
            if group.negated
                && matches!(
                    base,
                    "believe" | "think" | "accept" | "agree" | "recognise" | "recognize"
                ) =>
        {
            Stance::Denies
        }
        Stance::Asserts | Stance::Reports
            if group.negated && matches!(base, "say" | "confirm" | "know" | "understand") =>
        {
            Stance::Doubts
        }
        Stance::Asserts if base == "call" && group.range.end > group.verb + 1 => Stance::Demands,
        Stance::Asserts if base == "appeal" || base == "insist" && group.range.end > group.verb + 1 => {
            Stance::Demands
        }
        Stance::Asserts if base == "insist" && is_subjunctive(p, content) => Stance::Demands,
        Stance::Asserts if base == "disagree" => Stance::Denies,
        Stance::Asserts
            if base == "express"
                && content.clone().any(|i| {
                    p.is(
                        i,
                        &[
                            "concern",
                            "doubt",
                            "doubts",
                            "concerns",
                            "scepticism",
                            "skepticism",
                            "alarm",
                        ],
                    )
                }) =>
        {
            Stance::Doubts
        }
        Stance::Asks
            if group.cue.base == "ask"
                && !starts(&[
                    "whether", "if", "how", "what", "why", "who", "when", "where", "about",
                ])
                && !content.clone().any(|i| p.is(i, &["?"])) =>
        {
            Stance::Demands
        }
        other => other,
    }
}

/// "That the vote be held": a bare "be" where the sentence would need a form of its own.
fn is_subjunctive(p: &Passage, content: &Range<usize>) -> bool {
    let bare = |i: usize| {
        let before = i.checked_sub(1).map(|b| &p.tokens[b].lower);
        p.is(i, &["be"])
            && before.is_some_and(|b| b != "to" && !grammar::is_auxiliary(b) && !grammar::is_adverb(b))
    };
    content.clone().skip(1).take(8).any(bare)
}
