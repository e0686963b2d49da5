//! Verb groups: "has flatly denied", "called for", "refused to confirm".

use super::Stance;
use super::passage::Passage;
use crate::lexicon::cues::{self, Cue, Form, Frame};
use crate::lexicon::grammar;
use crate::reading::Token;
use std::ops::Range;

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
    /// The group around the attributing verb at token `at`.
    pub fn around(p: &Passage, sentence: &Range<usize>, at: usize, cue: Cue) -> Self {
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
        group.take_statement(p);
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
            "complain" | "boast" | "warn" | "joke" | "brag" => &["of", "about"],
            "apologize" | "apologise" => &["for", "to"],
            "lash" => &["out"],
            "rail" => &["against"],
            "think" | "worry" | "hear" | "know" | "dream" | "learn" => &["about", "of"],
            _ => return,
        };
        // "Insisted on Friday that": a day is nothing that one insists on.
        let day = p.get(self.range.end + 1, end);
        let dated = day.is_some_and(|t| grammar::is_calendar(&t.lower));
        if !dated && p.get(self.range.end, end).is_some_and(|t| t.is_any(particles)) {
            self.range.end += 1;
        }
    }

    /// Whether the verb stands without anything that makes a participle of it a verb of the sentence.
    pub fn helped(&self, p: &Passage) -> bool {
        (self.range.start..self.verb).any(|i| grammar::is_auxiliary(&p.tokens[i].lower))
    }

    /// "said in a statement" is one cue.
    fn take_statement(&mut self, p: &Passage) {
        let at = self.range.end;
        let speaks = matches!(self.cue.base, "say" | "write" | "add" | "announce" | "state");
        if speaks
            && p.is(at, &["in"])
            && p.is(at + 1, &["a", "the"])
            && p.is(at + 2, &["statement"])
            && !p.is_quoted(at)
            && !p.is(at + 3, &["of", "by", "from", "that"])
        {
            self.range.end = at + 3;
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
    pub fn is_verb(&self, p: &Passage, sentence: &Range<usize>) -> bool {
        let start = self.range.start;
        let before = start
            .checked_sub(1)
            .filter(|i| *i >= sentence.start)
            .map(|i| &p.tokens[i]);
        let helped = self.helped(p);
        let Some(before) = before else { return false };
        if before.is("to") || self.cue.form == Form::Base && (p.is(start, &["to"]) || self.after_be(p)) {
            return false;
        }
        if self.cue.base == "back" && self.cue.form == Form::Base && !helped {
            return false;
        }
        // "a man suspected of theft": nobody is named who suspects him.
        if matches!(self.cue.base, "accuse" | "suspect")
            && self.cue.form == Form::Past
            && !helped
            && p.is(self.range.end, &["of"])
            && self.range.end == self.verb + 1
        {
            return false;
        }
        let after_determiner = grammar::is_determiner(&before.lower)
            && !before.is_any(&[
                "this", "that", "these", "those", "all", "both", "some", "many", "few", "several", "which",
                "most", "any", "none", "such", "each",
            ])
            || before.is_possessive();
        let after_preposition = grammar::is_preposition(&before.lower)
            && self.cue.form != Form::Ing
            && !before.is_any(&["as", "than", "since", "after", "before", "including", "out"]);
        if !helped && (after_determiner || after_preposition) {
            return false;
        }
        if self.cue.noun && !helped {
            return self.is_no_noun(p, sentence, before);
        }
        self.cue.form != Form::Base || helped || before.lower.ends_with('s') || before.is_word()
    }

    /// "is back": a base form after a form of "be" is no verb.
    fn after_be(&self, p: &Passage) -> bool {
        let mut helpers =
            (self.range.start..self.verb).filter(|i| grammar::is_auxiliary(&p.tokens[*i].lower));
        helpers.next_back().is_some_and(|i| {
            p.is(
                i,
                &[
                    "is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't",
                    "weren't",
                ],
            )
        })
    }

    /// "claims", "demand": whether the words around make a verb of it.
    fn is_no_noun(&self, p: &Passage, sentence: &Range<usize>, before: &Token) -> bool {
        let Some(next) = p.get(self.range.end, sentence.end) else {
            return false;
        };
        if self.cue.base == "thank" && next.is("to") {
            return false;
        }
        // "raised fears", "citing documents": an object.
        let object = before.lower.ends_with("ing") && cues::cue(&before.lower).is_some()
            || before.lower.ends_with("ed") && grammar::looks_participle(&before.lower);
        if object {
            return false;
        }
        let verb_next = grammar::is_finite(&next.lower)
            || next.is("of")
            || cues::cue(&next.lower).is_some_and(|c| c.form == Form::Past || !c.noun && c.form != Form::Ing);
        let particle = self.range.end > self.verb + 1;
        // A noun is followed by what modifies it or by a mark, a verb by its object.
        let modified = !particle
            && (grammar::is_preposition(&next.lower) && !next.is_any(&["like", "on", "to"])
                || (next.is_any(&[",", ";", ")", "and", "or"])
                    || next.is(".") && self.cue.stance != Stance::Denies)
                    && p.quote_from(self.range.end + 1).is_none());
        let plural = before.lower.ends_with('s') && !before.lower.ends_with("ss")
            || before.is_any(&[
                "people", "police", "men", "women", "they", "we", "you", "i", "who", "many", "some",
                "children", "media", "also", "still", "often",
            ]);
        let agrees = match self.cue.form {
            Form::Base => plural && !before.is_any(&["his", "its"]),
            // "earnings estimates": a plural noun before a noun.
            _ => {
                !before.is_any(&["and", "or", "they", "we", "you", "i"])
                    && (!before.lower.ends_with('s')
                        || before.is_capitalised()
                        || before.lower.ends_with("ss"))
            }
        };
        !verb_next && !modified && agrees
    }
}
