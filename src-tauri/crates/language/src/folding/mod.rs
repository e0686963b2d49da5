//! A text in the form in which two writings of the same words are equal, with the way back to its bytes.
//!
//! White space becomes one space, typographic marks become plain ones, letters are taken apart (NFD), ligatures
//! spelt out, invisible characters and hyphens inside words left out. Each such change is remembered as a
//! [`Trace`], so that a comparison can say which of them it needed and refuse those that change a word. Letter
//! case, digits and all other characters stay.

mod hyphens;
mod table;
mod traces;

use crate::span::Span;
use hyphens::Joint;
pub(crate) use table::ellipsis;
pub(crate) use traces::compare;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// A difference in writing that does not change the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tolerance {
    /// Spaces, no-break spaces, tabs and line breaks for each other.
    WhiteSpace,
    /// Curly, angled and straight quotation marks and apostrophes for each other; never a single for a double one.
    QuotationMarks,
    /// Hyphens, dashes and the minus sign for each other.
    Dashes,
    /// `…`, `...` and `. . .` for each other.
    EllipsisMarks,
    /// `ﬁ` for `fi`, and the other ligatures of type.
    Ligatures,
    /// Soft hyphens, which are not shown.
    SoftHyphens,
    /// A word that one side breaks at the end of a line.
    Hyphenation,
    /// Characters without width, such as joiners, direction marks and byte order marks.
    Invisible,
    /// Composed and decomposed letters, which Unicode counts as the same.
    CanonicalForm,
    /// A comma or full stop inside a closing quotation mark for one outside of it, as Americans and Britons write; or
    /// one that the quote has before its last mark and the text has not.
    Stops,
    /// The quote stands in quotation marks of its own.
    EnclosingMarks,
    /// The quote leaves words out and says so with `…` or `[…]`.
    Elision,
    /// The quote adds a note in brackets, such as `[sic]`, or puts a letter in brackets.
    Insertion,
}

impl Tolerance {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WhiteSpace => "white_space",
            Self::QuotationMarks => "quotation_marks",
            Self::Dashes => "dashes",
            Self::EllipsisMarks => "ellipsis_marks",
            Self::Ligatures => "ligatures",
            Self::SoftHyphens => "soft_hyphens",
            Self::Hyphenation => "hyphenation",
            Self::Invisible => "invisible",
            Self::CanonicalForm => "canonical_form",
            Self::Stops => "stops",
            Self::EnclosingMarks => "enclosing_marks",
            Self::Elision => "elision",
            Self::Insertion => "insertion",
        }
    }

    /// Words that end the sentence "The quote differs from the text only in …".
    pub fn words(self) -> &'static str {
        match self {
            Self::WhiteSpace => "white space",
            Self::QuotationMarks => "the form of quotation marks",
            Self::Dashes => "the form of dashes",
            Self::EllipsisMarks => "the form of ellipses",
            Self::Ligatures => "ligatures",
            Self::SoftHyphens => "soft hyphens",
            Self::Hyphenation => "words broken at the end of a line",
            Self::Invisible => "invisible characters",
            Self::CanonicalForm => "the encoding of letters with marks",
            Self::Stops => "the side of a quotation mark on which a comma or full stop stands",
            Self::EnclosingMarks => "the quotation marks around it",
            Self::Elision => "words left out and marked as left out",
            Self::Insertion => "notes in brackets",
        }
    }
}

/// A place where folding changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trace {
    /// Byte of the folded text at or before which it was.
    pub at: u32,
    /// What was changed.
    pub what: What,
    /// Tells what stood there from what else could have.
    pub was: u32,
}

/// What folding changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// Something that never changes a word.
    Harmless(Tolerance),
    /// A hyphen or dash between two letters, which was left out; `true` where it parts two words.
    Hyphen(bool),
    /// A hyphen at the end of a line, which may or may not belong to the word.
    Broken,
}

/// A folded text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded {
    /// The folded characters.
    pub text: String,
    /// For each byte of `text`, where the character it came from starts in the source.
    from: Vec<u32>,
    /// For each byte of `text`, where the character it came from ends in the source.
    to: Vec<u32>,
    /// What was changed, in order.
    pub traces: Vec<Trace>,
}

impl Folded {
    /// Folds a text. Linear. What lies behind 4 GiB is not read.
    pub fn new(source: &str) -> Self {
        let mut folding = Folding::new(source);
        while folding.at < folding.source.len() {
            folding.step();
        }
        folding.flush();
        folding.out
    }

    /// The source bytes of a stretch of folded bytes; `None` when it is empty or cuts a source character.
    pub fn source(&self, start: usize, end: usize) -> Option<Span> {
        let (from, to) = (*self.from.get(start)?, *self.to.get(end.checked_sub(1)?)?);
        let cuts_left = start > 0 && self.to[start - 1] > from;
        let cuts_right = self.from.get(end).is_some_and(|next| *next < to);
        (start < end && from < to && !cuts_left && !cuts_right).then(|| Span::new(from as usize, to as usize))
    }

    /// The folded byte that came from the source byte `at` or the first one after it.
    pub fn folded_at(&self, at: usize) -> usize {
        self.to.partition_point(|to| (*to as usize) <= at)
    }

    /// The traces of a stretch of folded bytes. What was left out at its very ends belongs to it only where the
    /// stretch goes on behind it.
    pub fn traces_in(&self, start: usize, end: usize) -> &[Trace] {
        let first = self.traces.partition_point(|t| (t.at as usize) < start);
        let last = self.traces.partition_point(|t| (t.at as usize) < end);
        self.traces.get(first..last).unwrap_or(&[])
    }
}

/// A combining mark that waits for its order.
struct Mark {
    class: u8,
    mark: char,
    from: usize,
    to: usize,
}

struct Folding<'t> {
    source: &'t str,
    at: usize,
    last: Option<char>,
    marks: Vec<Mark>,
    out: Folded,
}

impl<'t> Folding<'t> {
    fn new(source: &'t str) -> Self {
        let limit = (u32::MAX - 8) as usize;
        let end = if source.len() <= limit {
            source.len()
        } else {
            source.floor_char_boundary(limit)
        };
        let out = Folded {
            text: String::with_capacity(end),
            from: Vec::with_capacity(end),
            to: Vec::with_capacity(end),
            traces: Vec::new(),
        };
        Self {
            source: &source[..end],
            at: 0,
            last: None,
            marks: Vec::new(),
            out,
        }
    }

    /// Folds the next character, or the next group that folds to one.
    fn step(&mut self) {
        let rest = &self.source[self.at..];
        let Some(c) = rest.chars().next() else { return };
        if c.is_ascii_alphanumeric() {
            return self.keep(c, 1);
        }
        if let Some(joint) = hyphens::joint(self.last, rest) {
            return self.join(joint);
        }
        if c.is_whitespace() {
            return self.space(rest);
        }
        if let Some(long) = table::ellipsis(rest) {
            return self.ellipsis(rest, long);
        }
        if let Some(spelt) = table::ligature(c) {
            self.trace(What::Harmless(Tolerance::Ligatures), c as u32);
            return self.replace(spelt, c.len_utf8());
        }
        if let Some((plain, what)) = table::plain(c) {
            if plain != c {
                self.trace(What::Harmless(what), c as u32);
            }
            return self.keep(plain, c.len_utf8());
        }
        if let Some(what) = table::left_out(c) {
            self.trace(What::Harmless(what), c as u32);
            self.at += c.len_utf8();
            return;
        }
        if c.is_ascii() {
            self.keep(c, 1)
        } else {
            self.decompose(c)
        }
    }

    fn trace(&mut self, what: What, was: u32) {
        self.flush();
        let at = self.position();
        self.out.traces.push(Trace { at, what, was });
    }

    fn position(&self) -> u32 {
        u32::try_from(self.out.text.len()).unwrap_or(u32::MAX)
    }

    fn keep(&mut self, c: char, source_bytes: usize) {
        self.flush();
        self.push(c, self.at, self.at + source_bytes);
        self.at += source_bytes;
        self.last = Some(c);
    }

    fn replace(&mut self, with: &str, source_bytes: usize) {
        self.flush();
        for c in with.chars() {
            self.push(c, self.at, self.at + source_bytes);
            self.last = Some(c);
        }
        self.at += source_bytes;
    }

    fn push(&mut self, c: char, from: usize, to: usize) {
        self.out.text.push(c);
        let (from, to) = (place(from), place(to));
        for _ in 0..c.len_utf8() {
            self.out.from.push(from);
            self.out.to.push(to);
        }
    }

    fn join(&mut self, joint: Joint) {
        self.trace(joint.what, joint.was);
        self.at += joint.bytes;
    }

    fn space(&mut self, rest: &str) {
        let run = rest.len() - rest.trim_start().len();
        let goes_on = matches!(self.last, Some(' ')) || self.out.text.ends_with("...");
        let before_dots = table::ellipsis(&rest[run..]).is_some();
        if &rest[..run] != " " || goes_on || before_dots {
            self.trace(What::Harmless(Tolerance::WhiteSpace), hyphens::hash(&rest[..run]));
        }
        if goes_on || before_dots {
            self.at += run;
        } else {
            self.keep(' ', run);
        }
    }

    fn ellipsis(&mut self, rest: &str, long: usize) {
        if &rest[..long] != "..." {
            self.trace(
                What::Harmless(Tolerance::EllipsisMarks),
                hyphens::hash(&rest[..long]),
            );
        }
        self.replace("...", long);
    }

    fn decompose(&mut self, c: char) {
        let (from, to) = (self.at, self.at + c.len_utf8());
        let mut parts = 0;
        decompose_canonical(c, |part| {
            parts += 1;
            if parts == 1 && part != c {
                self.trace_decomposed(c);
            }
            let class = canonical_combining_class(part);
            if class == 0 {
                self.flush();
                self.push(part, from, to);
                self.last = Some(part);
            } else {
                self.marks.push(Mark {
                    class,
                    mark: part,
                    from,
                    to,
                });
            }
        });
        self.at = to;
    }

    /// Does not flush: a composed mark may wait among others.
    fn trace_decomposed(&mut self, c: char) {
        let at = self.position();
        self.out.traces.push(Trace {
            at,
            what: What::Harmless(Tolerance::CanonicalForm),
            was: c as u32,
        });
    }

    /// Writes the waiting marks in canonical order.
    fn flush(&mut self) {
        if self.marks.is_empty() {
            return;
        }
        let mut marks = std::mem::take(&mut self.marks);
        if !marks.is_sorted_by_key(|m| m.class) {
            let order: String = marks.iter().map(|m| m.mark).collect();
            let at = self.position();
            let what = What::Harmless(Tolerance::CanonicalForm);
            self.out.traces.push(Trace {
                at,
                what,
                was: hyphens::hash(&order),
            });
            marks.sort_by_key(|m| m.class);
        }
        let from = marks.iter().map(|m| m.from).min().unwrap_or(0);
        let to = marks.iter().map(|m| m.to).max().unwrap_or(0);
        for mark in &marks {
            self.push(mark.mark, from, to);
        }
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
