//! Rules on rating scales.

use super::{RuleError, words};
use crate::operation::Operation;
use crate::reviewer::folded;
use crate::scale::{Scale, ScaleDefine};

/// A version of a scale is defined; `before` is the newest one of the same scale.
///
/// # Errors
/// An empty name; a language that is none; values that are no scale; a number that does not follow the last; a value left out that an earlier
/// version had.
pub fn define(version: ScaleDefine, before: Option<&Scale>) -> Result<Operation, RuleError> {
    words("name", &version.name)?;
    let labels = version.values.iter().flat_map(|value| value.labels.keys());
    if let Some(found) = version.language.iter().chain(labels).find(|tag| !is_tag(tag)) {
        return Err(RuleError::NotLanguage {
            found: found.chars().take(40).collect(),
        });
    }
    if let Some(why) = version.wrong() {
        return Err(RuleError::NotAScale { why });
    }
    let next = before.map_or(1, |scale| scale.version.saturating_add(1));
    if version.version != next {
        return Err(RuleError::ScaleVersion {
            found: version.version,
            next,
        });
    }
    let kept = |name: &str| version.values.iter().any(|value| value.value == name);
    let dropped = before
        .iter()
        .flat_map(|scale| scale.values.iter())
        .find(|value| !kept(&value.value));
    match dropped {
        Some(value) => Err(RuleError::RatingDropped {
            rating: value.value.to_string(),
        }),
        None => Ok(Operation::ScaleDefine(version)),
    }
}

/// A new scale, or a new name of one, is not called as another is; `others` are those of the desk.
///
/// # Errors
/// A name that is taken.
pub fn free(name: &str, others: &[&Scale]) -> Result<(), RuleError> {
    let wanted = folded(name);
    match others.iter().find(|one| folded(&one.name) == wanted) {
        Some(other) => Err(RuleError::ScaleNameTaken {
            name: other.name.to_string(),
            id: other.id,
        }),
        None => Ok(()),
    }
}

/// Whether a text has the form of a language tag: two or three letters, or up to eight, then parts of up to eight
/// letters and digits.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{ScaleId, ScaleVersionId};
    use crate::scale::{BUILT_IN, LAST_VERSION, RatingValue, Rollup};

    fn version(number: u32, change: impl FnOnce(&mut Vec<RatingValue>)) -> ScaleDefine {
        let mut values = BUILT_IN[0].values.to_vec();
        change(&mut values);
        ScaleDefine {
            version_id: ScaleVersionId::from_bytes([1; 16]),
            scale: ScaleId::from_bytes([2; 16]),
            version: number,
            name: "Ours".into(),
            language: Some("en".into()),
            values,
            rollup: Rollup::Worst,
            copied: false,
        }
    }

    fn refused(change: impl FnOnce(&mut Vec<RatingValue>)) -> String {
        let error = define(version(1, change), None).unwrap_err();
        assert_eq!((error.code(), error.field()), ("not_a_scale", Some("values")));
        error.to_string()
    }

    #[test]
    fn a_value_in_use_is_retired_and_never_dropped() {
        let first = version(1, |_| {}).scale();
        let dropped = version(2, |values| drop(values.remove(1)));
        let error = define(dropped, Some(&first)).unwrap_err();
        assert_eq!(error.code(), "rating_dropped");
        assert!(error.to_string().contains("mostly-true"), "{error}");
        let retired = version(2, |values| values[1].retired = true);
        assert!(define(retired, Some(&first)).is_ok());
        let error = define(version(3, |_| {}), Some(&first)).unwrap_err();
        assert_eq!(error.code(), "scale_version", "2 would be the next");
    }

    #[test]
    fn values_are_told_apart_by_name_glyph_and_place() {
        assert!(refused(|values| values[1].value = "true".into()).contains("name"));
        assert!(refused(|values| values[1].glyph = values[0].glyph.clone()).contains("glyph"));
        assert!(refused(|values| values[1].order = 1).contains("place"));
        assert!(refused(|values| values[1].numeric = Some(5)).contains("number"));
        assert!(refused(|values| values[1].label = " ".into()).contains("label"));
        assert!(refused(|values| values[1].value = "Mostly true".into()).contains("small letters"));
        assert!(refused(|values| values.truncate(1)).contains("two values"));
        let one_left =
            |values: &mut Vec<RatingValue>| values.iter_mut().skip(1).for_each(|v| v.retired = true);
        assert!(refused(one_left).contains("in use"));
        assert!(
            define(version(1, Vec::clear), None).is_ok(),
            "a scale may have no ratings"
        );
    }

    #[test]
    fn a_scale_of_the_program_and_an_absurd_number_are_refused() {
        let mut taken = version(1, |_| {});
        taken.scale = BUILT_IN[0].id;
        assert!(taken.wrong().unwrap().contains("comes with the program"));
        let last = version(LAST_VERSION, |_| {});
        assert_eq!(last.wrong(), None);
        let behind = define(version(LAST_VERSION + 1, |_| {}), Some(&last.scale())).unwrap_err();
        assert!(behind.to_string().contains("last number"), "{behind}");
        let mut overflowing = last.scale();
        overflowing.version = u32::MAX;
        let next = define(version(u32::MAX, |_| {}), Some(&overflowing)).unwrap_err();
        assert_eq!(next.code(), "not_a_scale");
    }

    #[test]
    fn a_retired_value_may_leave_its_glyph_to_another() {
        let shared = version(1, |values| {
            values[1].glyph = values[0].glyph.clone();
            values[1].retired = true;
        });
        assert!(define(shared, None).is_ok());
    }

    #[test]
    fn a_language_is_a_tag() {
        let tagged = |language: &str| {
            let mut one = version(1, |_| ());
            one.language = Some(language.into());
            define(one, None).err().map(|error| error.code())
        };
        for good in ["en", "pt-BR", "zh-Hant-TW", "gsw"] {
            assert_eq!(tagged(good), None, "{good}");
        }
        for bad in ["", "e", "no such language", "en_GB", "de-", "1a"] {
            assert_eq!(tagged(bad), Some("language"), "{bad:?}");
        }
    }

    #[test]
    fn a_name_is_taken_whatever_its_blanks_and_letter_case() {
        let known = version(1, |_| ()).scale();
        let refused = free(" OURS ", &[&known]).unwrap_err();
        assert_eq!(refused.code(), "scale_name_taken");
        assert!(refused.to_string().contains(&known.id.to_string()), "{refused}");
        assert_eq!(free("Theirs", &[&known]), Ok(()));
    }
}
