//! The definition of a version, and what makes a list of values a scale.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{RatingValue, Rollup, Scale};
use crate::id::{ScaleId, ScaleVersionId};

/// Most values that a scale may have.
pub const MOST_VALUES: usize = 20;

/// The highest number that a version may have: nobody writes so many, and the next number must always be free.
pub const LAST_VERSION: u32 = 1_000_000;

/// Payload of `scale_define`: a version of a scale, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleDefine {
    /// The new version.
    pub version_id: ScaleVersionId,
    /// The scale.
    pub scale: ScaleId,
    /// The number of the version: one more than the last, from 1.
    pub version: u32,
    /// What people call it; never empty.
    pub name: String,
    /// The language of its labels, as in BCP 47.
    pub language: Option<String>,
    /// Its values in order; empty for a scale without ratings.
    pub values: Vec<RatingValue>,
    /// What the parts of a claim suggest for the whole.
    pub rollup: Rollup,
    /// Whether this is the copy that a case took along; a copy is no act of its own and is never undone.
    pub copied: bool,
}

impl ScaleDefine {
    /// The scale as this version says it.
    pub fn scale(&self) -> Scale {
        Scale {
            id: self.scale,
            version: self.version,
            name: Cow::Owned(self.name.clone()),
            language: self.language.clone().map(Cow::Owned),
            values: Cow::Owned(self.values.clone()),
            rollup: self.rollup,
        }
    }

    /// Why the values are no scale; none when they are one.
    pub fn wrong(&self) -> Option<String> {
        if self.version == 0 {
            return Some("versions are counted from 1".to_owned());
        }
        if self.version > LAST_VERSION {
            return Some(format!("{LAST_VERSION} is the last number of a version"));
        }
        if self.scale().is_built_in() {
            return Some(
                "a scale that comes with the program is never changed; a new version of it is a new scale"
                    .to_owned(),
            );
        }
        let values = &self.values;
        if values.len() > MOST_VALUES {
            return Some(format!(
                "it has {} values; {MOST_VALUES} are the most",
                values.len()
            ));
        }
        let in_use = values.iter().filter(|value| !value.retired);
        if !values.is_empty() && in_use.count() < 2 {
            return Some("it needs two values in use, or none at all".to_owned());
        }
        values
            .iter()
            .find_map(wrong_value)
            .or_else(|| twice("name", values, |value| Some(&value.value)))
            .or_else(|| twice("place", values, |value| Some(value.order)))
            .or_else(|| twice("number", values, |value| value.numeric))
            .or_else(|| {
                let in_use = values.iter().filter(|value| !value.retired);
                twice("glyph", in_use, |value| Some(&value.glyph))
            })
    }
}

fn wrong_value(value: &RatingValue) -> Option<String> {
    let name: String = value.value.chars().take(60).collect();
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if value.value.is_empty() || value.value.len() > 40 || !value.value.chars().all(is_name) {
        return Some(format!(
            "“{name}” is no name of a value: use up to 40 small letters, digits and hyphens"
        ));
    }
    let glyph = value.glyph.chars().count();
    let said = [&value.label, &value.definition];
    let wordings = value.labels.values();
    let empty = said.iter().any(|text| text.trim().is_empty())
        || wordings.clone().any(|one| one.label.trim().is_empty());
    if empty {
        Some(format!("“{name}” needs a label and a definition"))
    } else if value.glyph.trim().is_empty() || glyph > 2 {
        Some(format!("“{name}” needs a glyph of one or two characters"))
    } else if value.order == 0 || value.numeric == Some(0) {
        Some(format!("the places of “{name}” are counted from 1"))
    } else {
        None
    }
}

/// The complaint that two values share what tells values apart.
fn twice<'v, T: std::fmt::Display>(
    what: &str,
    values: impl IntoIterator<Item = &'v RatingValue>,
    of: impl Fn(&'v RatingValue) -> Option<T>,
) -> Option<String> {
    let mut seen = BTreeSet::new();
    let shared = values
        .into_iter()
        .filter_map(of)
        .map(|found| found.to_string())
        .find(|found| !seen.insert(found.clone()))?;
    Some(format!("two values have the {what} “{shared}”"))
}
