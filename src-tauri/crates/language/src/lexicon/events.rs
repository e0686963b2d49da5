//! What happens to people and things, under one name for all its words.

use super::table::Table;
use crate::reading::stem;
use std::sync::LazyLock;

/// Concept and the words for it. Words are brought to their stem; a stem belongs to one concept.
const CONCEPTS: &[(&str, &str)] = &[
    (
        "kill",
        "kill slay murder massacre slaughter execute assassinate die dead death fatality fatal perish slain suffocate drown",
    ),
    ("wound", "wound injure injury hurt maim"),
    ("shoot", "shoot gun gunfire"),
    ("arrest", "arrest detain jail imprison"),
    ("miss", "missing unaccounted"),
    ("displace", "displace flee evacuate homeless uproot"),
    ("rescue", "rescue save"),
    ("trap", "trap"),
    ("infect", "infect infection case sicken"),
    ("hospitalise", "hospitalise hospitalize hospitalised hospitalized"),
    ("release", "release free freed"),
    ("abduct", "abduct kidnap"),
    ("protest", "protest demonstrate march rally demonstration"),
    (
        "attack",
        "attack strike assault offensive bombard bombardment shell shelling bomb bombing raid barrage airstrike onslaught \
        aggression invade invasion incursion hostilities fire artillery missile target hit launch military-offensive clash fight fighting",
    ),
    ("provoke", "provoke provocation provocations incite"),
    (
        "buildup",
        "buildup build-up amass mobilise mobilize mobilisation mobilization deploy deployment",
    ),
    (
        "damage",
        "damage destroy flatten level raze ruin wreck demolish devastate",
    ),
    ("cease", "ceasefire truce armistice"),
    ("resign", "resign quit"),
    ("dismiss", "sack fire-from dismissal oust"),
    (
        "pay",
        "pay payment cost price worth fee salary wage compensation fine",
    ),
    ("offer", "offer bid"),
    ("rise", "rise increase grow climb jump surge soar gain"),
    ("fall", "fall decrease drop decline shrink plunge slump cut"),
    ("withdraw", "withdraw withdrawal pullout retreat"),
    ("sign", "sign"),
    ("vote", "vote ballot elect election"),
    ("use", "use"),
    ("involve", "involve participate involvement participation engage"),
    ("own", "own possess"),
    ("explosion", "explosion explode blast detonate detonation"),
    ("fault", "fault malfunction defect overheat breakdown"),
];

static TABLE: LazyLock<Table<String, &'static str>> = LazyLock::new(|| {
    let pairs = CONCEPTS
        .iter()
        .flat_map(|(concept, words)| words.split_whitespace().map(move |w| (stem(w), *concept)));
    pairs.collect()
});

/// The concept behind a stem, or the stem itself.
pub(crate) fn concept(stem: &str) -> &str {
    TABLE.get(stem).copied().unwrap_or(stem)
}

/// Whether a stem belongs to a known concept.
pub(crate) fn is_event(stem: &str) -> bool {
    TABLE.contains_key(stem)
}

/// What can be counted of people: the state that a participle, verb or noun puts them in.
pub(crate) fn state(lower: &str) -> Option<&'static str> {
    let concept = TABLE.get(&stem(lower)).copied()?;
    let counts = matches!(
        concept,
        "kill"
            | "wound"
            | "shoot"
            | "arrest"
            | "miss"
            | "displace"
            | "rescue"
            | "trap"
            | "infect"
            | "hospitalise"
            | "release"
            | "abduct"
    );
    (counts
        && !matches!(
            lower,
            "gun" | "guns" | "gunfire" | "case" | "cases" | "free" | "save"
        ))
    .then_some(concept)
}

/// The state as one says it of people, and as a noun of the question "How many … were …?".
pub(crate) fn said_of_people(state: &str) -> &'static str {
    match state {
        "kill" => "killed",
        "wound" => "wounded",
        "shoot" => "shot",
        "arrest" => "arrested",
        "miss" => "missing",
        "displace" => "displaced",
        "rescue" => "rescued",
        "trap" => "trapped",
        "infect" => "infected",
        "hospitalise" => "hospitalised",
        "release" => "released",
        "abduct" => "abducted",
        _ => "affected",
    }
}
