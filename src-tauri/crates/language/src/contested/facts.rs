//! What the figures of a sentence say: how many of what, or how much of what.

use super::article::Line;
use super::measures::{measure, plain};
use crate::lexicon::people::{self, Group};
use crate::lexicon::{events, grammar};
use crate::quantities::{Amount, amounts, counted};
use crate::reading::Token;
use crate::span::Span;
use std::collections::BTreeSet;

/// A figure for something.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// What is measured; only facts with one key compare.
    pub key: String,
    /// As one says it: "wounded", "magnitude", "villages".
    pub dimension: String,
    /// Of whom, for people.
    pub group: Option<Group>,
    /// The noun for whom, as written.
    pub noun: Option<String>,
    pub low: f64,
    pub high: f64,
    /// Whether the figure grows while an event goes on.
    pub cumulative: bool,
    /// How much else two sentences must share for the facts to be of one thing.
    pub needs: Needs,
    /// The number with its bound.
    pub span: Span,
}

/// What makes two facts facts of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// The story is enough: a quake has one magnitude.
    Story,
    /// A name in common besides.
    Name,
    /// Several words of the sentence in common besides.
    Words,
}

/// The facts of one sentence.
pub(crate) fn facts(line: &Line) -> Vec<Fact> {
    let tokens = &line.sentence.tokens;
    let amounts = amounts(tokens, &line.dates);
    let mut found = Vec::new();
    let mut skip = BTreeSet::new();
    for n in 0..amounts.len() {
        if skip.contains(&n) {
            continue;
        }
        if let Some(fact) = measure(tokens, &amounts[n]) {
            found.push(fact);
        } else if let Some((mut fact, used)) = casualty(tokens, &amounts, n) {
            skip.extend(used);
            // "two civilians were killed and 11 others wounded": the others are civilians too.
            let vague = fact
                .noun
                .as_deref()
                .is_none_or(|noun| matches!(noun, "others" | "other"));
            let before = found
                .iter()
                .rev()
                .find_map(|f: &Fact| f.noun.clone())
                .filter(|_| vague);
            fact.noun = before.or(fact.noun);
            found.push(fact);
        } else {
            found.extend(plain(tokens, &amounts[n]));
        }
    }
    found
}

/// The number with its bound and unit.
pub(crate) fn span(tokens: &[Token], amount: &Amount) -> Span {
    Span::new(tokens[amount.first].span.start, tokens[amount.last].span.end)
}

/// People killed, wounded, arrested …; with the other amounts that are summed into it.
fn casualty(tokens: &[Token], amounts: &[Amount], n: usize) -> Option<(Fact, Vec<usize>)> {
    let amount = &amounts[n];
    if amount.unit.is_some() {
        return None;
    }
    let list = List::from(tokens, amounts, n);
    let state = state_before(tokens, amount)
        .or_else(|| state_after(tokens, list.end, &amounts[n..amounts.len().min(n + 16)]))?;
    let (low, high) = list.members.iter().fold((0.0, 0.0), |(l, h), i| {
        (l + amounts[*i].low, h + amounts[*i].high)
    });
    let (low, high) = (low + list.singles, high + list.singles);
    let group = if list.groups.len() == 1 {
        list.groups[0]
    } else {
        Group::Anyone
    };
    let summed = list.members.len() > 1 || list.singles > 0.0;
    if summed
        && list
            .groups
            .iter()
            .any(|g| matches!(g, Group::Military | Group::Police))
        && list.groups.contains(&Group::Civilian)
    {
        // Soldiers and civilians are told apart on purpose; each stands for itself.
        return single(tokens, amount, state).map(|fact| (fact, vec![n]));
    }
    let end = list.last_amount_end(tokens, amounts);
    let fact = Fact {
        key: format!("state:{state}"),
        dimension: events::said_of_people(state).to_owned(),
        group: Some(group),
        noun: list.noun,
        low,
        high,
        cumulative: true,
        needs: Needs::Story,
        span: Span::new(tokens[amount.first].span.start, end),
    };
    Some((fact, list.members))
}

fn single(tokens: &[Token], amount: &Amount, state: &'static str) -> Option<Fact> {
    let noun = counted(tokens, amount)?;
    Some(Fact {
        key: format!("state:{state}"),
        dimension: events::said_of_people(state).to_owned(),
        group: people::group(&tokens[noun.head].lower),
        noun: Some(tokens[noun.head].lower.to_string()),
        low: amount.low,
        high: amount.high,
        cumulative: true,
        needs: Needs::Story,
        span: span(tokens, amount),
    })
}

/// "two women and one man": amounts and single people joined into one count.
struct List {
    members: Vec<usize>,
    singles: f64,
    groups: Vec<Group>,
    noun: Option<String>,
    /// The token after the list.
    end: usize,
}

impl List {
    fn from(tokens: &[Token], amounts: &[Amount], n: usize) -> Self {
        let mut list = Self {
            members: vec![n],
            singles: 0.0,
            groups: Vec::new(),
            noun: None,
            end: amounts[n].last + 1,
        };
        let mut next = n;
        list.take_noun(tokens, &amounts[n]);
        loop {
            let mut at = list.end;
            at += usize::from(tokens.get(at).is_some_and(|t| t.is(",")));
            let and = tokens.get(at).is_some_and(|t| t.is("and"));
            at += usize::from(and);
            if at == list.end || list.groups.is_empty() {
                break;
            }
            let member = amounts.get(next + 1).filter(|a| a.first == at);
            if let Some(amount) = member
                && person(tokens, amount).is_some()
                && state_after(tokens, amount.last + 1, &[]).is_none_or(|_| and)
                && !tokens
                    .get(amount.last + 1)
                    .is_some_and(|t| t.is_any(&["others", "other", "more"]))
            {
                next += 1;
                list.members.push(next);
                list.end = amount.last + 1;
                list.take_noun(tokens, amount);
                continue;
            }
            let single = and
                && tokens.get(at).is_some_and(|t| t.is_any(&["a", "an"]))
                && tokens
                    .get(at + 1)
                    .is_some_and(|t| people::group(&t.lower).is_some());
            if single {
                list.singles += 1.0;
                list.groups.push(Group::Anyone);
                list.end = at + 2;
            }
            break;
        }
        list.groups.sort_unstable();
        list.groups.dedup();
        if list.members.len() > 1 || list.singles > 0.0 {
            list.noun = None;
            if list
                .groups
                .iter()
                .all(|g| matches!(g, Group::Woman | Group::Man | Group::Anyone))
            {
                list.groups = vec![Group::Anyone];
            }
        }
        if list.groups.is_empty() {
            list.groups.push(Group::Anyone);
        }
        list
    }

    fn take_noun(&mut self, tokens: &[Token], amount: &Amount) {
        if let Some((group, head)) = person(tokens, amount) {
            self.groups.push(group);
            self.noun = Some(tokens[head].lower.to_string());
            self.end = head + 1;
        }
    }

    fn last_amount_end(&self, tokens: &[Token], amounts: &[Amount]) -> usize {
        let last = self.members.last().map_or(0, |i| amounts[*i].last);
        let end = if self.members.len() > 1 || self.singles > 0.0 {
            self.end - 1
        } else {
            last
        };
        tokens[end.max(last)].span.end
    }
}

/// The people an amount counts: their group and the token of the noun.
fn person(tokens: &[Token], amount: &Amount) -> Option<(Group, usize)> {
    let noun = counted(tokens, amount)?;
    let found = (amount.last + 1..=noun.head)
        .rev()
        .find_map(|i| people::group(&tokens[i].lower).map(|g| (g, i)));
    match found {
        Some(found) => Some(found),
        None if tokens[noun.head].is_capitalised() && events::state(&tokens[noun.head].lower).is_none() => {
            Some((Group::Anyone, noun.head))
        }
        None => None,
    }
}

/// "killing at least 10", "loss of four soldiers", "death toll rises to 10".
fn state_before(tokens: &[Token], amount: &Amount) -> Option<&'static str> {
    let mut at = amount.first.checked_sub(1)?;
    for _ in 0..3 {
        if !tokens[at].is_any(&[
            "other", "another", "the", "a", "total", "as", "to", "some", "all", "both", "his", "her", "their",
        ]) {
            break;
        }
        at = at.checked_sub(1)?;
    }
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    if token.is("of") {
        let noun = before?;
        let nominal = noun.is_any(&[
            "loss",
            "losses",
            "death",
            "deaths",
            "killing",
            "killings",
            "murder",
            "murders",
            "injury",
            "injuries",
            "wounding",
            "arrest",
            "arrests",
            "shooting",
            "rescue",
            "release",
            "lives",
            "abduction",
            "kidnapping",
            "toll",
        ]);
        return match nominal.then(|| &*noun.lower)? {
            "loss" | "losses" | "lives" | "toll" => Some("kill"),
            other => events::state(other),
        };
    }
    if let Some(state) = toll(tokens, at) {
        return Some(state);
    }
    let noun_use = before.is_some_and(|t| grammar::is_determiner(&t.lower) && !t.is_any(&["that", "which"]));
    let verb = !token.is_any(&[
        "dead", "missing", "death", "deaths", "die", "died", "injury", "injuries",
    ]) || token.is_any(&["dead", "death"])
        && before.is_some_and(|t| t.is_any(&["to", "shot", "shoots"]));
    let passive = before.is_some_and(|t| t.is_any(&["was", "were", "been", "be", "being", "is", "are"]));
    (verb && !noun_use && !passive && !token.is_any(&[",", ":"]))
        .then(|| events::state(&token.lower))
        .flatten()
}

/// "the death toll has risen to", "number of injured at".
fn toll(tokens: &[Token], at: usize) -> Option<&'static str> {
    let from = at.saturating_sub(6);
    let near = &tokens[from..=at];
    if near.iter().any(|t| t.is_any(&[",", ";", "from"])) {
        return None;
    }
    if near.iter().any(|t| t.is("toll")) {
        return Some("kill");
    }
    let number = near.iter().position(|t| t.is_any(&["number", "count"]))?;
    near[number..].iter().find_map(|t| events::state(&t.lower))
}

/// "ten people are killed", "about 50 hurt", "two civilians lost their lives", "23 injuries".
fn state_after(tokens: &[Token], mut at: usize, amounts: &[Amount]) -> Option<&'static str> {
    let mut steps = 0;
    while let Some(token) = tokens.get(at) {
        let word = &*token.lower;
        if steps > 9 || amounts.iter().any(|a| a.first <= at && at <= a.last) {
            return None;
        }
        // ", one of them a pregnant woman, were killed"
        if token.is(",")
            && tokens.get(at + 1).is_some_and(|t| {
                t.is_any(&["one", "including", "all", "most", "both", "among", "many", "some"])
            })
        {
            at = (at + 1..tokens.len().min(at + 12)).find(|i| tokens[*i].is(","))? + 1;
            continue;
        }
        if token.is_any(&["lost", "losing", "lose"])
            && tokens[at..tokens.len().min(at + 4)]
                .iter()
                .any(|t| t.is_any(&["life", "lives"]))
        {
            return Some("kill");
        }
        if token.is_any(&["sustained", "suffered", "suffering"]) {
            at += 1;
            steps += 1;
            continue;
        }
        if let Some(state) = events::state(word) {
            let next = tokens.get(at + 1);
            let active = next.is_some_and(|t| {
                grammar::is_determiner(&t.lower)
                    || people::group(&t.lower).is_some()
                    || t.kind == crate::reading::Kind::Number
            });
            let intransitive = matches!(
                word,
                "died" | "die" | "dies" | "perished" | "drowned" | "suffocated"
            );
            return (!active || intransitive).then_some(state);
        }
        let skips = grammar::is_auxiliary(word)
            || grammar::is_adverb(word)
            || token.is_any(&[
                "other",
                "others",
                "more",
                "people",
                "and",
                "who",
                "that",
                "further",
                "seriously",
                "of",
                "them",
                "have",
                "left",
            ])
            || people::group(word).is_some()
            || token.is_capitalised();
        if !skips
            || token.is("and")
                && !tokens
                    .get(at + 1)
                    .is_some_and(|t| grammar::is_adverb(&t.lower) || events::state(&t.lower).is_some())
        {
            return None;
        }
        at += 1;
        steps += 1;
    }
    None
}
