//! What the ratings of the parts suggest for the whole claim. It is shown to who judges the whole and never set.

use super::{ColourRole, RatingValue, Rollup, Scale};

/// A value for the whole, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The name of the value.
    pub value: String,
    /// Why, in a sentence.
    pub why: String,
}

/// What the parts suggest; none where the scale has no rule, a part has no rating yet, or the rule has no answer.
/// A value that the scale does not have counts as no rating.
pub fn rollup(scale: &Scale, parts: &[Option<&str>]) -> Option<Suggestion> {
    let rated: Option<Vec<&RatingValue>> = parts.iter().map(|part| scale.value((*part)?)).collect();
    let rated = rated.filter(|values| !values.is_empty())?;
    let first = rated[0];
    if scale.rollup != Rollup::None && rated.iter().all(|value| value.value == first.value) {
        return suggestion(first, format!("Every part is rated “{}”.", first.label));
    }
    match scale.rollup {
        Rollup::None => None,
        Rollup::Worst => worst(scale, &rated),
        Rollup::MixedWhenPartsDiffer => {
            let middle = scale.in_use().find(|value| value.colour == ColourRole::Middle)?;
            suggestion(middle, "The parts are rated differently.".to_owned())
        }
    }
}

/// The worst of the line; where a part lies on no line, that part holds the whole back unless another is the very
/// worst already.
fn worst(scale: &Scale, rated: &[&RatingValue]) -> Option<Suggestion> {
    let lowest = scale.values.iter().filter_map(|value| value.numeric).min();
    let worst = rated
        .iter()
        .filter(|value| value.numeric.is_some())
        .min_by_key(|value| value.numeric);
    let beside = rated
        .iter()
        .filter(|value| value.numeric.is_none())
        .min_by_key(|value| value.order);
    match (worst, beside) {
        (Some(worst), None) => suggestion(worst, format!("The worst part is rated “{}”.", worst.label)),
        (Some(worst), Some(_)) if worst.numeric == lowest => {
            suggestion(worst, format!("One part is rated “{}”.", worst.label))
        }
        (_, Some(beside)) => suggestion(beside, format!("One part is rated “{}”.", beside.label)),
        (None, None) => None,
    }
}

fn suggestion(value: &RatingValue, why: String) -> Option<Suggestion> {
    (!value.retired).then(|| Suggestion {
        value: value.value.to_string(),
        why,
    })
}

#[cfg(test)]
mod tests {
    use super::super::BUILT_IN;
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::all_agree(Rollup::MixedWhenPartsDiffer, &["true", "true"], Some("true"))]
    #[case::they_differ(Rollup::MixedWhenPartsDiffer, &["true", "false"], Some("mixed"))]
    #[case::off_the_line(Rollup::MixedWhenPartsDiffer, &["true", "unproven"], Some("mixed"))]
    #[case::worst(Rollup::Worst, &["true", "mixed", "mostly-true"], Some("mixed"))]
    #[case::one_false_settles_it(Rollup::Worst, &["unproven", "false"], Some("false"))]
    #[case::one_unproven_holds_it_back(Rollup::Worst, &["mostly-true", "unproven"], Some("unproven"))]
    #[case::a_part_is_open(Rollup::Worst, &["true", ""], None)]
    #[case::no_rule(Rollup::None, &["true", "true"], None)]
    #[case::no_parts(Rollup::Worst, &[], None)]
    fn parts_suggest_the_whole(#[case] rule: Rollup, #[case] parts: &[&str], #[case] expected: Option<&str>) {
        let scale = Scale {
            rollup: rule,
            ..BUILT_IN[0].clone()
        };
        let parts: Vec<Option<&str>> = parts.iter().map(|part| Some(*part)).collect();
        let found = rollup(&scale, &parts);
        assert_eq!(found.as_ref().map(|one| one.value.as_str()), expected);
        assert!(found.is_none_or(|one| one.why.ends_with('.')));
    }
}
