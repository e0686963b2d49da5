//! The scales that every desk knows. They have fixed ids and need no operation.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{ColourRole, RatingValue, Rollup, Scale};
use crate::id::ScaleId;

const fn scale_id(n: u8) -> ScaleId {
    ScaleId::from_bytes([0xfa, 0xc7, 0xde, 0x5c, 0, 0, 0x80, 0, 0x80, 0, 0, 0, 0, 0, 0, n])
}

/// The scale of new cases: true, mostly true, mixed, mostly false, false, unproven.
pub const DEFAULT: ScaleId = scale_id(1);
/// Six steps in the manner of the Truth-O-Meter, with labels of our own.
pub const SIX_STEPS: ScaleId = scale_id(2);
/// The four labels of AVeriTeC (<https://arxiv.org/abs/2305.13117>).
pub const AVERITEC: ScaleId = scale_id(3);
/// A conclusion in words, without a rating.
pub const CLAIM_AND_CONCLUSION: ScaleId = scale_id(4);

const fn step(
    (value, label, glyph): (&'static str, &'static str, &'static str),
    colour: ColourRole,
    order: u32,
    numeric: Option<u32>,
    definition: &'static str,
) -> RatingValue {
    RatingValue {
        value: Cow::Borrowed(value),
        label: Cow::Borrowed(label),
        definition: Cow::Borrowed(definition),
        glyph: Cow::Borrowed(glyph),
        colour,
        order,
        numeric,
        retired: false,
        labels: BTreeMap::new(),
    }
}

use ColourRole::{Bad, FairlyBad, FairlyGood, Good, Middle, Neutral, Worst};

const DEFAULT_VALUES: &[RatingValue] = &[
    step(
        ("true", "True", "●"),
        Good,
        1,
        Some(5),
        "The evidence bears out the claim as it is worded.",
    ),
    step(
        ("mostly-true", "Mostly true", "◕"),
        FairlyGood,
        2,
        Some(4),
        "The core holds; a detail is inexact or something helpful is left out.",
    ),
    step(
        ("mixed", "Mixed", "◑"),
        Middle,
        3,
        Some(3),
        "Parts hold and parts do not, and neither part is minor.",
    ),
    step(
        ("mostly-false", "Mostly false", "◔"),
        FairlyBad,
        4,
        Some(2),
        "A grain holds, but the core does not or misleads.",
    ),
    step(
        ("false", "False", "○"),
        Bad,
        5,
        Some(1),
        "The evidence shows that the claim is not so.",
    ),
    step(
        ("unproven", "Unproven", "?"),
        Neutral,
        6,
        None,
        "The evidence that could be found decides it neither way.",
    ),
];

const SIX_STEP_VALUES: &[RatingValue] = &[
    step(
        ("accurate", "Accurate", "6"),
        Good,
        1,
        Some(6),
        "Correct, and nothing that matters is missing.",
    ),
    step(
        ("largely-accurate", "Largely accurate", "5"),
        FairlyGood,
        2,
        Some(5),
        "Correct, but it needs a clarification or a further fact.",
    ),
    step(
        ("half-accurate", "Half accurate", "4"),
        Middle,
        3,
        Some(4),
        "Partly correct; what is left out matters.",
    ),
    step(
        ("largely-inaccurate", "Largely inaccurate", "3"),
        FairlyBad,
        4,
        Some(3),
        "Something in it is correct, but facts that would change the picture are passed over.",
    ),
    step(("inaccurate", "Inaccurate", "2"), Bad, 5, Some(2), "Not correct."),
    step(
        ("absurd", "Absurd", "1"),
        Worst,
        6,
        Some(1),
        "Not correct, and nobody who looked could think so.",
    ),
];

const AVERITEC_VALUES: &[RatingValue] = &[
    step(
        ("supported", "Supported", "+"),
        Good,
        1,
        Some(2),
        "The evidence found supports the claim.",
    ),
    step(
        ("refuted", "Refuted", "−"),
        Bad,
        2,
        Some(1),
        "The evidence found refutes the claim.",
    ),
    step(
        ("not-enough-evidence", "Not enough evidence", "?"),
        Neutral,
        3,
        None,
        "What was found neither supports nor refutes the claim.",
    ),
    step(
        (
            "conflicting-evidence",
            "Conflicting evidence or cherry-picking",
            "±",
        ),
        Middle,
        4,
        None,
        "What was found speaks for both sides, or the claim is true only of a chosen part.",
    ),
];

const fn built_in(id: ScaleId, name: &'static str, values: &'static [RatingValue], rollup: Rollup) -> Scale {
    Scale {
        id,
        version: 1,
        name: Cow::Borrowed(name),
        language: Some(Cow::Borrowed("en")),
        values: Cow::Borrowed(values),
        rollup,
    }
}

/// The scales that every desk knows, the one of new cases first.
pub static BUILT_IN: [Scale; 4] = [
    built_in(
        DEFAULT,
        "Factdesk default",
        DEFAULT_VALUES,
        Rollup::MixedWhenPartsDiffer,
    ),
    built_in(
        SIX_STEPS,
        "Six steps of accuracy",
        SIX_STEP_VALUES,
        Rollup::MixedWhenPartsDiffer,
    ),
    built_in(AVERITEC, "AVeriTeC", AVERITEC_VALUES, Rollup::None),
    built_in(CLAIM_AND_CONCLUSION, "Claim and conclusion", &[], Rollup::None),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_default_scale_has_the_six_values_of_the_product() {
        let names: Vec<_> = BUILT_IN[0].values.iter().map(|v| v.value.as_ref()).collect();
        assert_eq!(
            names,
            [
                "true",
                "mostly-true",
                "mixed",
                "mostly-false",
                "false",
                "unproven"
            ]
        );
        assert_eq!(BUILT_IN[0].id, DEFAULT, "the scale of new cases comes first");
    }

    #[test]
    fn values_are_told_apart_by_name_glyph_and_order() {
        for scale in &BUILT_IN {
            let distinct = |of: &dyn Fn(&RatingValue) -> String| {
                scale.values.iter().map(of).collect::<BTreeSet<_>>().len() == scale.values.len()
            };
            assert!(
                distinct(&|v| v.value.to_string()) && distinct(&|v| v.glyph.to_string()),
                "{}",
                scale.name
            );
            let orders: Vec<_> = scale.values.iter().map(|v| v.order as usize).collect();
            assert_eq!(
                orders,
                (1..=scale.values.len()).collect::<Vec<_>>(),
                "{}",
                scale.name
            );
        }
    }

    #[test]
    fn fixed_ids_stay_what_they_are() {
        assert_eq!(
            DEFAULT.to_string(),
            "fac7de5c-0000-8000-8000-000000000001",
            "cases of old desks name it"
        );
        assert_eq!(
            CLAIM_AND_CONCLUSION.to_string(),
            "fac7de5c-0000-8000-8000-000000000004"
        );
    }
}
