//! In which stretches of the history a word can stand at all, so that a rare one is found without reading them all.
//!
//! Of every stretch it is noted which three letters in a row occur in what its operations say: as bits, from which no
//! word can be read back. They are kept in memory only and learnt while nobody waits. A stretch in which a word may
//! stand is looked through as ever, with the eyes of who asks, so nothing here decides what is found.

use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;
use std::sync::{Mutex, PoisonError};

use factdesk_domain::fold::Content;
use factdesk_domain::id::ObjectId;
use factdesk_domain::{ClaimId, Noun, Operation};
use rusqlite::{Connection, named_params};

use super::find::{INSTEAD, Told};
use crate::{Desk, Result, citing, claim};

/// Operations of one stretch.
const STRETCH: i64 = 64;
/// Numbers of 64 bits for one stretch. An eighth or so of the bits is set in one with many different words.
const NUMBERS: usize = 128;
/// So many operations are learnt at a time.
const AT_ONCE: i64 = 1024;
/// A word that stands in more claims than this is soon found without them.
const MOST_CLAIMS: usize = 2000;
/// So few operations are looked through at once, learnt or not.
const FEW: i64 = 1000;

type Sign = [u64; NUMBERS];

/// What is known of the history of a desk.
#[derive(Default)]
pub struct Signs(Mutex<Known>);

impl std::fmt::Debug for Signs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signs")
    }
}

#[derive(Default)]
struct Known {
    /// How often something came from elsewhere: what was learnt before that holds no longer.
    filled: i64,
    /// The last operation that was learnt.
    upto: i64,
    signs: Vec<Sign>,
    /// Stretches with an operation whose words follow those of other objects.
    open: BTreeSet<i64>,
}

/// Learns some of what is not known yet; false when nothing is left.
///
/// # Errors
/// The database.
pub fn learn(desk: &Desk) -> Result<bool> {
    let signs = desk.signs();
    let (upto, filled) = desk.read_whole(|c| {
        let filled = filled(c)?;
        let mut known = signs.lock();
        if known.filled != filled {
            *known = Known {
                filled,
                ..Known::default()
            };
        }
        Ok((known.upto, filled))
    })?;
    let learnt = desk.read_whole(|c| match last(c)? < FEW {
        true => Ok(Learnt::nothing(upto)),
        false => Learnt::of(c, upto),
    })?;
    let mut known = signs.lock();
    // Another thread may have learnt the same.
    if (known.upto, known.filled) == (upto, filled) {
        known.take(learnt);
    }
    Ok(known.upto > upto)
}

/// Numbers of entries outside of which no word of a query stands, the last first. None where nothing is known: then
/// they may stand anywhere.
pub fn stretches(c: &Connection, signs: &Signs, query: &str) -> Result<Option<Vec<RangeInclusive<i64>>>> {
    let parts = parts(query);
    let last = last(c)?;
    if parts.is_empty() || last < FEW {
        return Ok(None);
    }
    let filled = filled(c)?;
    let upto = {
        let known = signs.lock();
        if known.filled != filled || known.upto + FEW < last {
            return Ok(None);
        }
        known.upto
    };
    let of_claims = parts.iter().map(|part| of_claims(c, part, upto));
    let of_claims = of_claims.collect::<Result<Vec<_>>>()?;
    let known = signs.lock();
    // More may have been learnt meanwhile, or all of it forgotten.
    let upto = upto.min(known.upto);
    let may_stand = |stretch: &i64| {
        let sign = usize::try_from(*stretch).ok().and_then(|at| known.signs.get(at));
        let in_claims = |at: usize| of_claims[at].as_ref().is_none_or(|all| all.contains(stretch));
        let mut parts = parts.iter().enumerate();
        known.open.contains(stretch)
            || parts.all(|(at, part)| in_claims(at) || sign.is_some_and(|sign| has(sign, part)))
    };
    let mut found: Vec<RangeInclusive<i64>> = Vec::new();
    for stretch in (0..(upto + STRETCH - 1) / STRETCH).filter(may_stand) {
        let (first, end) = (stretch * STRETCH + 1, upto.min((stretch + 1) * STRETCH));
        match found.last_mut() {
            Some(before) if before.end() + 1 == first => *before = *before.start()..=end,
            _ => found.push(first..=end),
        }
    }
    // What came since then is few.
    found.push(upto + 1..=i64::MAX);
    found.reverse();
    Ok(Some(found))
}

impl Signs {
    fn lock(&self) -> std::sync::MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn take(&mut self, learnt: Learnt) {
        for (stretch, text) in learnt.texts {
            let at = usize::try_from(stretch).expect("BUG: positions are counted from 1");
            if self.signs.len() <= at {
                self.signs.resize(at + 1, [0; NUMBERS]);
            }
            add(&mut self.signs[at], &text);
        }
        self.open.extend(learnt.open);
        self.upto = learnt.upto;
    }
}

/// Some operations, read.
struct Learnt {
    upto: i64,
    texts: Vec<(i64, String)>,
    open: BTreeSet<i64>,
}

impl Learnt {
    fn nothing(upto: i64) -> Self {
        Self {
            upto,
            texts: Vec::new(),
            open: BTreeSet::new(),
        }
    }

    fn of(c: &Connection, upto: i64) -> Result<Self> {
        let mut learnt = Self::nothing(upto);
        let mut statement =
            c.prepare_cached("SELECT position FROM op WHERE position > ?1 ORDER BY position LIMIT ?2")?;
        let found = statement.query_map([upto, AT_ONCE], |row| row.get(0))?;
        let mut claims = HashMap::new();
        for number in found {
            let number = number?;
            let told = Told::heard(c, number, None)?;
            let stretch = (number - 1) / STRETCH;
            if follows_others(c, &told, &mut claims)? {
                learnt.open.insert(stretch);
            }
            let text = format!("{} {}", told.sentence, told.after.unwrap_or_default());
            learnt.texts.push((stretch, text.to_lowercase()));
            learnt.upto = number;
        }
        Ok(learnt)
    }
}

/// Whether what is shown of an operation, apart from the words of its claim, follows the words of other objects.
fn follows_others(c: &Connection, told: &Told, claims: &mut HashMap<ObjectId, bool>) -> Result<bool> {
    let Content::Known(operation) = &told.record.content else {
        return Ok(false);
    };
    if matches!(
        **operation,
        Operation::ArticleVersionAdd(_) | Operation::SecondReadingAsk(_)
    ) || citing::is_cited_in(operation)
    {
        return Ok(true);
    }
    let Some(claim) = told.objects.iter().find(|one| one.noun == Noun::Claim) else {
        return Ok(false);
    };
    // One that has not come, or is suggested no longer, is not among those that `of_claims` looks at.
    if let Some(known) = claims.get(&claim.id) {
        return Ok(!known);
    }
    let known = claim::text(c, ClaimId::from(claim.id))?.is_some();
    claims.insert(claim.id, known);
    Ok(!known)
}

/// The stretches with something about a claim that has this in its words; none where that are too many to tell.
fn of_claims(c: &Connection, part: &str, upto: i64) -> Result<Option<BTreeSet<i64>>> {
    let claims = claim::with_words(c, part, MOST_CLAIMS)?;
    if claims.len() >= MOST_CLAIMS {
        return Ok(None);
    }
    let mut statement =
        c.prepare_cached("SELECT op FROM op_object WHERE object = :object AND op <= :upto")?;
    let mut stretches = BTreeSet::new();
    for claim in claims {
        let named = named_params! { ":object": claim.as_bytes(), ":upto": upto };
        for op in statement.query_map(named, |row| row.get::<_, i64>(0))? {
            stretches.insert((op? - 1) / STRETCH);
        }
    }
    Ok(Some(stretches))
}

/// What of a query tells where it can stand: runs of letters and digits, in lower case, of three at least. None where
/// one of them may stand in place of what was said.
fn parts(query: &str) -> Vec<String> {
    let query = query.to_lowercase();
    let runs = query.split(|c: char| !c.is_alphanumeric());
    let telling = runs.filter(|run| run.chars().count() >= 3);
    let instead = |run: &&str| !INSTEAD.iter().any(|text| text.to_lowercase().contains(run));
    telling.filter(instead).map(str::to_owned).collect()
}

/// The position of the last operation.
fn last(c: &Connection) -> Result<i64> {
    Ok(c.prepare_cached("SELECT coalesce(max(position), 0) FROM op")?
        .query_row([], |row| row.get(0))?)
}

fn filled(c: &Connection) -> Result<i64> {
    Ok(c.prepare_cached("SELECT filled FROM index_state")?
        .query_row([], |row| row.get(0))?)
}

fn add(sign: &mut Sign, text: &str) {
    for place in places(text) {
        sign[place / 64] |= 1 << (place % 64);
    }
}

fn has(sign: &Sign, part: &str) -> bool {
    places(part).all(|place| sign[place / 64] & (1 << (place % 64)) != 0)
}

/// The bits of every three letters in a row.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let mut letters = text.chars().map(u64::from);
    let (mut first, mut second) = (letters.next(), letters.next());
    std::iter::from_fn(move || {
        let third = letters.next()?;
        let three = (first? << 42) ^ (second? << 21) ^ third;
        (first, second) = (second, Some(third));
        // Fibonacci hashing; the high bits are the mixed ones.
        let mixed = three.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
        usize::try_from(mixed).ok().map(|mixed| mixed % (NUMBERS * 64))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str) -> Sign {
        let mut sign = [0; NUMBERS];
        add(&mut sign, text);
        sign
    }

    #[test]
    fn every_run_of_letters_of_a_text_is_in_its_sign() {
        let text = "die straße über den fluß — 11 000 tote, sagt o’brien 消防隊員";
        for part in ["straße", "über", "000", "brien", "消防隊員", "防隊員"] {
            assert!(has(&sign(text), part), "{part}");
        }
        for part in ["halyard", "strasse", "001", "消防隊長"] {
            assert!(!has(&sign(text), part), "{part}");
        }
        assert!(!has(&sign(""), "any"));
    }

    #[test]
    fn what_tells_nothing_is_no_part() {
        assert_eq!(parts("Halyard, 2,300 o’Brien"), ["halyard", "300", "brien"]);
        assert!(parts("a of 11 … —").is_empty());
        assert!(parts("HIDDEN withheld remove release").is_empty());
    }
}
