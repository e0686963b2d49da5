//! Words that change when a statement is true, however alike the rest of two statements is.

use crate::contested::proposition::Listed;
use crate::reading::Token;
use std::collections::BTreeSet;

/// Words of one row do the same to a statement; statements must have the same rows.
const SHIFTS: &[&[&str]] = &[
    &[
        "may",
        "might",
        "could",
        "can",
        "possible",
        "possibly",
        "perhaps",
        "likely",
        "potential",
        "potentially",
    ],
    &[
        "will", "would", "shall", "plans", "planned", "planning", "expected", "expects", "going", "forecast",
        "set",
    ],
    &["should", "must", "ought"],
    &["if", "unless", "whether"],
    &[
        "fear",
        "fears",
        "feared",
        "hope",
        "hopes",
        "hoped",
        "suspect",
        "suspects",
        "suspected",
        "alleged",
    ],
    &[
        "believe", "believes", "believed", "think", "thinks", "feel", "feels", "wants", "wanted",
    ],
    &["all", "every", "each", "entire"],
    &["most", "half", "few", "part", "partly", "partially", "majority"],
    &["nearly", "almost", "hardly", "barely"],
    &["only", "except", "exclusively", "solely", "just"],
    &[
        "without", "against", "not", "never", "no", "none", "nobody", "cannot", "neither", "nor",
    ],
    &[
        "fail",
        "failed",
        "fails",
        "refuse",
        "refused",
        "refuses",
        "stop",
        "stopped",
        "prevent",
        "prevented",
        "avoid",
    ],
    &[
        "first", "second", "third", "fourth", "last", "latest", "next", "previous", "former", "another",
    ],
    &["than"],
];

/// Words of two rows exclude each other.
const OPPOSITES: &[(&[&str], &[&str])] = &[
    (&["before", "until"], &["after", "since"]),
    (
        &[
            "rise",
            "rose",
            "rises",
            "risen",
            "rising",
            "up",
            "increase",
            "increased",
            "climbed",
            "jumped",
            "higher",
            "more",
        ],
        &[
            "fall",
            "fell",
            "falls",
            "fallen",
            "falling",
            "down",
            "decrease",
            "decreased",
            "dropped",
            "declined",
            "lower",
            "less",
            "fewer",
        ],
    ),
    (
        &["open", "opened", "opens", "reopened"],
        &["close", "closed", "closes", "shut"],
    ),
    (
        &["begin", "began", "started", "starts"],
        &["end", "ended", "ends", "finished", "stopped"],
    ),
    (
        &["support", "supports", "supported", "backed"],
        &["oppose", "opposes", "opposed", "rejected"],
    ),
    (&["win", "won", "wins"], &["lose", "lost", "loses"]),
    (
        &["arrive", "arrived", "entered", "enter"],
        &["leave", "left", "departed"],
    ),
    (&["buy", "bought", "buys"], &["sell", "sold", "sells"]),
    (&["monthly", "month"], &["annual", "annually", "yearly", "year"]),
    (&["male", "men", "man"], &["female", "women", "woman"]),
];

/// Verbs that add nothing where a figure says what happened: "the quake that struck the coast killed 10".
pub(super) static LIGHT: Listed =
    Listed::new("strike hit shake shook jolt rock leave left cause happen occur reach stand attack");

/// Words that only help to say what happened to people: "lost their lives", "sustained injuries", "a toll of".
pub(super) static OF_STATE: Listed = Listed::new(
    "lose lost life live sustain suffer toll casualty victim number count total least other more rise stand put",
);

/// Words of judgement: two who use them share an opinion, and no claim.
static JUDGEMENT: Listed = Listed::new(
    "should must ought important crucial essential beautiful terrible great wonderful shame shameful disgrace disgraceful \
    tragic fragile concern proud good bad better worse excellent awful outrageous unacceptable brave hope love hate \
    pleased happy sad sorry glad grateful welcome unfair fair unjust wrong right absurd ridiculous",
);

/// One bit for each row that a statement has.
pub(super) fn shifts(tokens: &[&Token]) -> u32 {
    let rows = SHIFTS.iter().enumerate();
    let has = |row: &[&str]| tokens.iter().any(|t| t.is_any(row) || ends_in_not(t, row));
    rows.fold(0, |bits, (n, row)| bits | u32::from(has(row)) << n)
}

fn ends_in_not(token: &Token, row: &[&str]) -> bool {
    row.contains(&"not") && token.lower.ends_with("n't")
}

/// The rows of [`OPPOSITES`] that a statement has: the first of each pair, and the second.
pub(super) fn opposites(tokens: &[&Token]) -> (u32, u32) {
    let bit = |row: &[&str], n: usize| u32::from(tokens.iter().any(|t| t.is_any(row))) << n;
    let rows = OPPOSITES.iter().enumerate();
    rows.fold((0, 0), |(one, other), (n, (a, b))| {
        (one | bit(a, n), other | bit(b, n))
    })
}

pub(super) fn is_judgement(words: &BTreeSet<String>) -> bool {
    words.iter().any(|word| JUDGEMENT.has(word))
}
