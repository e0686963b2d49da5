//! Attributions by a verb, by "according to", and in the passive.

use super::clause::{content_after, content_before};
use super::inverted;
use super::passage::Passage;
use super::phrase::{has_noun, has_verb, is_time, noun_phrase_from, subject_before};
use super::{Attribution, Stance};
use crate::lexicon::cues::{self, Cue, Form, Frame};
use crate::lexicon::grammar;
use std::ops::Range;

/// Looks at the word at token `at`; adds what it attributes. `first` is the first attribution of this
/// sentence in `found`.
pub(super) fn find(
    p: &Passage,
    sentence: &Range<usize>,
    at: usize,
    first: usize,
    found: &mut Vec<Attribution>,
) {
    if p.is(at, &["according"]) && p.is(at + 1, &["to"]) {
        found.extend(according_to(p, sentence, at));
        return;
    }
    let Some(cue) = cues::cue(&p.tokens[at].lower) else {
        return;
    };
    if p.tokens[at].is_capitalised() && at != sentence.start && cue.form != Form::Ing {
        return;
    }
    let group = Group::around(p, sentence, at, cue);
    if !group.is_verb(p, sentence) || belongs_to_earlier(p, &group, found, first) {
        return;
    }
    let participle =
        cue.form == Form::Past && group.range.start == group.verb && p.is(group.range.end, &["by", "as"]);
    if participle {
        let confirmed =
            group.verb > sentence.start && p.is(group.verb - 1, &["as"]) && p.is(group.range.end, &["by"]);
        found.extend(confirmed.then(|| confirmed_by(p, sentence, &group)).flatten());
        return;
    }
    let made = if group.passive {
        passive(p, sentence, &group)
    } else {
        active(p, sentence, &group, &found[first..])
    };
    found.extend(made);
}

/// A verb group: auxiliaries, negation, adverbs, the verb, its particles.
pub(super) struct Group {
    pub range: Range<usize>,
    pub verb: usize,
    pub cue: Cue,
    pub passive: bool,
    pub negated: bool,
    /// The verb is chained: "refused to confirm".
    pub chained: bool,
}

impl Group {
    fn around(p: &Passage, sentence: &Range<usize>, at: usize, cue: Cue) -> Self {
        let mut start = at;
        while start > sentence.start && !p.is_quoted(start - 1) {
            let word = &*p.tokens[start - 1].lower;
            let adverb = grammar::is_adverb(word)
                && !(matches!(
                    word,
                    "however"
                        | "meanwhile"
                        | "today"
                        | "yesterday"
                        | "tonight"
                        | "only"
                        | "later"
                        | "earlier"
                ) && start >= 2
                    && p.is(start - 2, &[",", ";"]));
            if !(grammar::is_auxiliary(word) || adverb) {
                break;
            }
            start -= 1;
        }
        while start < at
            && p.is(
                start,
                &[
                    "however",
                    "meanwhile",
                    "today",
                    "yesterday",
                    "only",
                    "just",
                    "then",
                    "again",
                ],
            )
            && !p.is(start, &["not"])
        {
            start += 1;
        }
        let words = start..at;
        let be = words
            .clone()
            .any(|i| p.is(i, &["is", "are", "was", "were", "been", "be", "being", "am"]));
        let negated = words.clone().any(|i| grammar::is_negation(&p.tokens[i].lower));
        let mut group = Self {
            range: start..at + 1,
            verb: at,
            cue,
            passive: be && cue.form == Form::Past,
            negated,
            chained: false,
        };
        group.take_particle(p, sentence.end);
        group.take_chain(p, sentence.end);
        group
    }

    /// "called for", "spoke of", "pointed out".
    fn take_particle(&mut self, p: &Passage, end: usize) {
        let particles: &[&str] = match self.cue.base {
            "call" => &["for", "on", "upon"],
            "speak" => &["of", "about"],
            "talk" => &["of", "about"],
            "point" => &["out", "to"],
            "disagree" => &["about", "with", "over", "on"],
            "appeal" => &["for", "to"],
            "refer" => &["to"],
            "insist" => &["on", "upon"],
            "object" => &["to"],
            "complain" | "boast" | "warn" | "joke" => &["of", "about"],
            "think" | "worry" | "hear" | "know" | "dream" | "learn" => &["about", "of"],
            _ => return,
        };
        if p.get(self.range.end, end).is_some_and(|t| t.is_any(particles)) {
            self.range.end += 1;
        }
    }

    /// "refused to confirm": the first verb says how, the second what.
    fn take_chain(&mut self, p: &Passage, end: usize) {
        if self.cue.frame != Frame::ToOnly || !p.get(self.range.end, end).is_some_and(|t| t.is("to")) {
            return;
        }
        let next = p
            .get(self.range.end + 1, end)
            .and_then(|t| cues::cue(&t.lower))
            .filter(|c| c.form == Form::Base);
        let object = p
            .get(self.range.end + 2, end)
            .is_some_and(|t| !t.is_any(&[".", ",", "on", "about", "in", ";", "to"]));
        if let Some(next) = next.filter(|next| {
            object
                && matches!(next.frame, Frame::Clause | Frame::Rest | Frame::Listener)
                && next.base != "comment"
        }) {
            self.negated |= matches!(self.cue.base, "refuse" | "decline");
            self.cue = Cue {
                form: self.cue.form,
                ..next
            };
            self.range.end += 2;
            self.chained = true;
        }
    }

    /// Whether the word is used as a verb that someone does.
    fn is_verb(&self, p: &Passage, sentence: &Range<usize>) -> bool {
        let start = self.range.start;
        let before = start
            .checked_sub(1)
            .filter(|i| *i >= sentence.start)
            .map(|i| &p.tokens[i]);
        let next = p.get(self.range.end, sentence.end);
        let helped =
            start < self.verb && (start..self.verb).any(|i| grammar::is_auxiliary(&p.tokens[i].lower));
        let Some(before) = before else { return false };
        if before.is("to") || self.cue.form == Form::Base && p.is(start, &["to"]) {
            return false;
        }
        let after_determiner = grammar::is_determiner(&before.lower)
            && !before.is_any(&[
                "this", "that", "these", "those", "all", "both", "some", "many", "few", "several", "which",
                "most", "any", "none", "such", "each",
            ])
            || before.is_possessive();
        if !helped
            && (after_determiner
                || grammar::is_preposition(&before.lower)
                    && self.cue.form != Form::Ing
                    && !before.is_any(&["as", "than", "since", "after", "before", "including", "out"]))
        {
            return false;
        }
        if self.cue.noun && !helped {
            let verb_next = next.is_some_and(|t| {
                grammar::is_finite(&t.lower)
                    || t.is("of")
                    || cues::cue(&t.lower)
                        .is_some_and(|c| c.form == Form::Past || !c.noun && c.form != Form::Ing)
            });
            let plural = before.lower.ends_with('s')
                || before.is_any(&[
                    "people", "police", "men", "women", "they", "we", "you", "i", "who", "many", "some",
                    "children", "media", "and",
                ]);
            let agrees = match self.cue.form {
                Form::Base => plural && !before.is_any(&["his", "its"]),
                _ => !before.is_any(&["and", "or"]),
            };
            return !verb_next && agrees && next.is_some();
        }
        self.cue.form != Form::Base || helped || before.lower.ends_with('s') || before.is_word()
    }
}

/// "has denied reporting": the second verb lies inside the content of a chain already taken.
fn belongs_to_earlier(p: &Passage, group: &Group, found: &[Attribution], first: usize) -> bool {
    let here = p.tokens[group.verb].span;
    found[first..]
        .iter()
        .any(|a| a.cue.iter().flatten().any(|cue| cue.contains(&here)))
}

fn make(
    p: &Passage,
    source: Option<Range<usize>>,
    cue: &[Range<usize>],
    content: &[Range<usize>],
    stance: Stance,
) -> Option<Attribution> {
    let spans = |ranges: &[Range<usize>]| {
        ranges
            .iter()
            .filter(|r| !r.is_empty())
            .filter_map(|r| p.span(r.clone()))
            .collect::<Vec<_>>()
    };
    let content = spans(content);
    let source = source
        .map(|range| spans(&[range]))
        .filter(|spans| !spans.is_empty());
    (!content.is_empty()).then(|| Attribution {
        source,
        cue: Some(spans(cue)),
        content,
        stance,
    })
}

fn active(
    p: &Passage,
    sentence: &Range<usize>,
    group: &Group,
    earlier: &[Attribution],
) -> Option<Attribution> {
    let start = group.range.start;
    let participle = group.cue.form == Form::Ing && group.range.start == group.verb;
    // "Officials in the bay, who asked not to be named, said …" has its speaker before the comma.
    let described = p.is(start - 1, &[","])
        && !p.is_quoted(start - 1)
        && subject_before(p, clause_floor(p, sentence, start), start).is_some();
    if !participle
        && !described
        && let Some(made) = inverted::find(p, sentence, group)
    {
        return Some(made);
    }
    let source = if participle {
        None
    } else {
        subject_before(p, clause_floor(p, sentence, start), start)
    };
    let inherited = || {
        earlier
            .last()
            .and_then(|a| a.source.clone())
            .or_else(|| Some(vec![p.span(first_subject(p, sentence)?)?]))
    };
    if source.is_none() && !participle && !p.is(start - 1, &["and", "but", "as", "or"]) {
        return None;
    }
    if participle && !p.is(start - 1, &[",", "and", "while", "also", "by"]) {
        return None;
    }
    let Some(content) = content_after(p, sentence, group) else {
        return denied_elsewhere(p, source, group);
    };
    if !fits_frame(p, group, &content) {
        return None;
    }
    let mut parts = vec![content.clone()];
    if let Some(subject) = &source
        && let Some(head) = relative_head(p, sentence, subject.start)
    {
        let comma = (content.start..content.end)
            .find(|i| p.is(*i, &[","]))
            .unwrap_or(content.end);
        parts = vec![head.start..subject.start, content.start..comma];
    }
    let mut made = make(
        p,
        source,
        &[with_colon(p, group)],
        &parts,
        stance(p, group, &content),
    )?;
    if made.source.is_none() {
        made.source = inherited();
    }
    Some(made)
}

/// "a claim that aid groups dispute": the content stands before "that" and is a claim of its own.
fn denied_elsewhere(p: &Passage, source: Option<Range<usize>>, group: &Group) -> Option<Attribution> {
    let source = source.filter(|range| range.start > 0 && p.is(range.start - 1, &["that", "which"]))?;
    let span = |range| p.span(range).map(|span| vec![span]);
    (group.cue.stance == Stance::Denies).then(|| Attribution {
        source: span(source),
        cue: span(group.range.clone()),
        content: Vec::new(),
        stance: Stance::Denies,
    })
}

/// The subject with which the sentence, or what follows its label, begins.
fn first_subject(p: &Passage, sentence: &Range<usize>) -> Option<Range<usize>> {
    let label = (sentence.start..sentence.end.min(sentence.start + 8)).find(|i| p.is(*i, &[":"]));
    let start = label.map_or(sentence.start, |i| i + 1);
    let verb = (start + 1..sentence.end).find(|i| has_verb(p, i - 1..i + 1) && !p.is_quoted(*i))?;
    let subject = subject_before(p, start, verb)?;
    (subject.start == start).then_some(subject)
}

/// "The fire, which police believe was …": what "which" stands for.
fn relative_head(p: &Passage, sentence: &Range<usize>, subject: usize) -> Option<Range<usize>> {
    let which = subject
        .checked_sub(1)
        .filter(|i| *i > sentence.start && p.is(*i, &["which", "whom"]))?;
    let end = if p.is(which - 1, &[","]) { which - 1 } else { which };
    subject_before(p, sentence.start, end)
}

/// "concluded:" before a quotation keeps its colon.
fn with_colon(p: &Passage, group: &Group) -> Range<usize> {
    let colon = p.is(group.range.end, &[":"]) && p.quote_from(group.range.end + 1).is_some();
    group.range.start..group.range.end + usize::from(colon)
}

/// Where the clause of a verb may begin: after a label ("Fighting:"), else with the sentence.
fn clause_floor(p: &Passage, sentence: &Range<usize>, at: usize) -> usize {
    (sentence.start..at)
        .rev()
        .find(|i| p.is(*i, &[":", ";"]) && !p.is_quoted(*i))
        .map_or(sentence.start, |i| i + 1)
}

/// Whether what follows is what the verb needs to attribute at all.
fn fits_frame(p: &Passage, group: &Group, content: &Range<usize>) -> bool {
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
    ];
    match group.cue.frame {
        Frame::ThatOnly => {
            opens
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

fn stance(p: &Passage, group: &Group, content: &Range<usize>) -> Stance {
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

fn passive(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Attribution> {
    let subject = subject_before(p, clause_floor(p, sentence, group.range.start), group.range.start);
    let rest = content_after(p, sentence, group).unwrap_or(group.range.end..group.range.end);
    let by = (group.range.end..sentence.end)
        .take_while(|i| !p.is(*i, &[";", ","]))
        .find(|i| {
            p.is(*i, &["by"])
                && !p.is_quoted(*i)
                && p.get(i + 1, sentence.end)
                    .is_some_and(|t| t.is_word() && !t.lower.ends_with("ing"))
        });
    let limit = |by: usize| {
        (by..sentence.end)
            .find(|i| p.is(*i, &["of"]) && matches!(group.cue.base, "accuse" | "suspect"))
            .unwrap_or(sentence.end)
    };
    let source = by
        .map(|by| noun_phrase_from(p, by + 1, limit(by)))
        .filter(|range| has_noun(p, range.clone()));
    let known = matches!(
        group.cue.base,
        "say"
            | "report"
            | "expect"
            | "believe"
            | "think"
            | "describe"
            | "estimate"
            | "allege"
            | "claim"
            | "accuse"
            | "rumour"
            | "call"
            | "announce"
            | "confirm"
            | "deny"
            | "reject"
            | "understand"
            | "consider"
    );
    if source.is_none() && !known || p.is(group.range.end, &["guilty"]) {
        return None;
    }
    let subject = subject.filter(|range| !p.is(range.start, &["it", "there"]) || range.len() > 1);
    let mut parts: Vec<Range<usize>> = subject.into_iter().collect();
    match (&by, &source) {
        (Some(by), Some(source)) => {
            parts.push(p.trimmed(rest.start.min(*by)..*by));
            parts.push(p.trimmed(source.end..rest.end.max(source.end)));
        }
        _ => parts.push(rest),
    }
    make(p, source, &[group.range.clone()], &parts, group.cue.stance)
}

/// ", as confirmed by ethnic officials": the clause before is the content.
fn confirmed_by(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Attribution> {
    let source = noun_phrase_from(p, group.range.end + 1, sentence.end);
    let content = content_before(p, sentence, group.range.start - 1);
    has_noun(p, source.clone()).then(|| {
        make(
            p,
            Some(source),
            &[group.range.clone()],
            &[content],
            group.cue.stance,
        )
    })?
}

fn according_to(p: &Passage, sentence: &Range<usize>, at: usize) -> Option<Attribution> {
    let mut source = noun_phrase_from(p, at + 2, sentence.end);
    if let Some(time) = (source.start + 1..source.end).find(|i| is_time(p, *i)) {
        source.end = time;
    }
    let clause_start = clause_floor(p, sentence, at);
    let initial = at == clause_start || p.trimmed(clause_start..at).is_empty();
    let content = if initial {
        p.trimmed(source.end..sentence.end)
    } else {
        let before = content_before(p, sentence, at);
        if p.is(at - 1, &[","]) || !has_verb(p, source.end..sentence.end) {
            before
        } else {
            p.trimmed(clause_start..at)
        }
    };
    if source.is_empty() || content.is_empty() {
        return None;
    }
    make(p, Some(source), &[at..at + 2], &[content], Stance::Asserts)
}
