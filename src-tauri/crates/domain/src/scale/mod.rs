//! Rating scales as versioned data.
//!
//! A version that was written is never changed, and a value that any version had stays in every later one: a verdict
//! names scale, version and value, and prints what they meant when it was given. What a value no longer serves for is
//! *retired*.

mod built_in;
mod define;
mod rollup;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{ScaleId, ScaleVersionId};
use crate::time::TimestampMs;

pub use built_in::{AVERITEC, BUILT_IN, CLAIM_AND_CONCLUSION, DEFAULT, SIX_STEPS};
pub use define::{LAST_VERSION, MOST_VALUES, ScaleDefine};
pub use rollup::{Suggestion, rollup};

/// The role of a value's colour; the window chooses the colour for light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColourRole {
    /// Supported by the evidence.
    Good,
    /// Mostly supported.
    FairlyGood,
    /// Both or neither.
    Middle,
    /// Mostly against the evidence.
    FairlyBad,
    /// Against the evidence.
    Bad,
    /// Knowingly against the evidence.
    Worst,
    /// Nothing can be said.
    Neutral,
}

impl ColourRole {
    /// The name in JSON and style sheets.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::FairlyGood => "fairly-good",
            Self::Middle => "middle",
            Self::FairlyBad => "fairly-bad",
            Self::Bad => "bad",
            Self::Worst => "worst",
            Self::Neutral => "neutral",
        }
    }
}

/// What the ratings of the parts of a claim suggest for the whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rollup {
    /// Nothing.
    #[default]
    None,
    /// The whole is as bad as its worst part.
    Worst,
    /// What all parts have; the middle of the scale where they differ.
    MixedWhenPartsDiffer,
}

/// A value in another language than the scale's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What people read.
    pub label: String,
    /// What it means.
    pub definition: String,
}

/// One value of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatingValue {
    /// The stable name, as in `mostly-true`.
    pub value: Cow<'static, str>,
    /// What people read.
    pub label: Cow<'static, str>,
    /// What it means.
    pub definition: Cow<'static, str>,
    /// One or two characters that tell it from its neighbours without colour.
    pub glyph: Cow<'static, str>,
    /// The role of its colour.
    pub colour: ColourRole,
    /// Its place, from 1; up to 9 also the number key that picks it.
    pub order: u32,
    /// Its place on a line from worst to best, from 1; none for a value that lies on no line.
    pub numeric: Option<u32>,
    /// Whether it serves for old verdicts only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// Label and definition by language, as in BCP 47.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, Wording>,
}

impl RatingValue {
    /// The label in a language, else in a language of which it is a kind, else the scale's own.
    pub fn label_in(&self, language: Option<&str>) -> &str {
        self.wording(language)
            .map_or(&self.label, |wording| wording.label.as_str())
    }

    /// The definition, chosen as [`RatingValue::label_in`] does.
    pub fn definition_in(&self, language: Option<&str>) -> &str {
        self.wording(language)
            .map_or(&self.definition, |wording| wording.definition.as_str())
    }

    fn wording(&self, language: Option<&str>) -> Option<&Wording> {
        let language = language?;
        let general = language.split('-').next().unwrap_or(language);
        self.labels.get(language).or_else(|| self.labels.get(general))
    }
}

/// A version of a rating scale.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scale {
    /// The scale.
    pub id: ScaleId,
    /// Its version, from 1.
    pub version: u32,
    /// What people call it.
    pub name: Cow<'static, str>,
    /// The language of its labels, as in BCP 47; none when nobody said.
    pub language: Option<Cow<'static, str>>,
    /// Its values in order; empty for claim-and-conclusion.
    pub values: Cow<'static, [RatingValue]>,
    /// What the parts of a claim suggest for the whole.
    pub rollup: Rollup,
}

impl Scale {
    /// The value of this name, also a retired one.
    pub fn value(&self, name: &str) -> Option<&RatingValue> {
        self.values.iter().find(|value| value.value == name)
    }

    /// The values that a new verdict may have, in order.
    pub fn in_use(&self) -> impl Iterator<Item = &RatingValue> {
        self.values.iter().filter(|value| !value.retired)
    }

    /// Whether its verdicts carry a conclusion and no rating.
    pub fn is_without_ratings(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether it comes with the program.
    pub fn is_built_in(&self) -> bool {
        BUILT_IN.iter().any(|known| known.id == self.id)
    }
}

/// A version of a scale that was defined, with what orders it among others of one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defined {
    /// Which row it is.
    pub id: ScaleVersionId,
    /// When it was defined.
    pub at: TimestampMs,
    /// What it says.
    pub scale: Scale,
}

/// The scales that a case knows: the built-in ones and those that were defined in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scales {
    defined: Vec<Defined>,
}

impl Scales {
    /// The built-in scales and these.
    pub fn new(mut defined: Vec<Defined>) -> Self {
        // Two laptops that had not met may have given one number to two versions. Both stay; the one that was written
        // first is meant by the number, on every laptop alike.
        defined.sort_by_key(|one| (one.scale.id, one.scale.version, one.at, one.id));
        Self { defined }
    }

    /// The version in use: the newest of this scale.
    pub fn find(&self, id: ScaleId) -> Option<&Scale> {
        let newest = self.of(id).map(|scale| scale.version).max()?;
        self.version(id, newest)
    }

    /// Exactly this version of a scale.
    pub fn version(&self, id: ScaleId, version: u32) -> Option<&Scale> {
        self.of(id).find(|scale| scale.version == version)
    }

    /// The label of a rating as the version of its scale says it, in a language where it has one. A rating or version
    /// that the scale lacks, which only another program can write, is shown as it is and marked.
    pub fn label(&self, id: ScaleId, version: u32, rating: &str, language: Option<&str>) -> String {
        let known = self.version(id, version).and_then(|scale| scale.value(rating));
        known.map_or_else(
            || format!("{rating} (not on this scale)"),
            |value| value.label_in(language).to_owned(),
        )
    }

    /// Every version of a scale, the first one first; a number that was given twice stands twice.
    pub fn of(&self, id: ScaleId) -> impl Iterator<Item = &Scale> {
        let defined = self.defined.iter().map(|one| &one.scale);
        BUILT_IN.iter().chain(defined).filter(move |scale| scale.id == id)
    }

    /// The version in use of each scale: the built-in ones, then the others by name.
    pub fn all(&self) -> Vec<&Scale> {
        let mut ids: Vec<ScaleId> = self.defined.iter().map(|one| one.scale.id).collect();
        ids.dedup();
        let mut others: Vec<&Scale> = ids.into_iter().filter_map(|id| self.find(id)).collect();
        others.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        BUILT_IN.iter().chain(others).collect()
    }

    /// The rows that were defined, by scale and version.
    pub fn defined(&self) -> &[Defined] {
        &self.defined
    }

    /// The numbers of a scale that two laptops gave to different versions; what counts is the one written first.
    pub fn clashes(&self, id: ScaleId) -> Vec<u32> {
        let of_scale: Vec<&Scale> = self.of(id).collect();
        let twice = of_scale
            .windows(2)
            .filter(|pair| pair[0].version == pair[1].version);
        let mut versions: Vec<u32> = twice.map(|pair| pair[0].version).collect();
        versions.dedup();
        versions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(number: u32, row: u8, at: i64, name: &str) -> Defined {
        Defined {
            id: ScaleVersionId::from_bytes([row; 16]),
            at: TimestampMs::from_i64(at),
            scale: Scale {
                id: ScaleId::from_bytes([7; 16]),
                version: number,
                name: Cow::Owned(name.to_owned()),
                ..BUILT_IN[0].clone()
            },
        }
    }

    #[test]
    fn the_newest_version_is_in_use_and_old_ones_are_still_known() {
        let scales = Scales::new(vec![version(2, 2, 5, "new"), version(1, 1, 3, "old")]);
        let id = ScaleId::from_bytes([7; 16]);
        assert_eq!(scales.find(id).unwrap().name, "new");
        assert_eq!(scales.version(id, 1).unwrap().name, "old");
        assert_eq!(scales.version(id, 3), None);
        assert_eq!(scales.find(DEFAULT).unwrap().version, 1);
        assert_eq!(scales.all().len(), BUILT_IN.len() + 1);
    }

    #[test]
    fn of_two_versions_with_one_number_the_first_counts_in_any_order() {
        let (early, late) = (version(2, 9, 3, "early"), version(2, 1, 4, "late"));
        let id = early.scale.id;
        let one = Scales::new(vec![early.clone(), late.clone()]);
        let other = Scales::new(vec![late, early]);
        assert_eq!(one, other);
        assert_eq!(one.find(id).unwrap().name, "early");
        assert_eq!(one.clashes(id), [2]);
        assert!(one.clashes(DEFAULT).is_empty());
    }

    #[test]
    fn a_label_is_found_by_its_language_or_a_wider_one() {
        let mut value = BUILT_IN[0].values[0].clone();
        let wording = |label: &str| Wording {
            label: label.to_owned(),
            definition: String::new(),
        };
        value.labels.insert("de".into(), wording("Wahr"));
        value.labels.insert("pt-BR".into(), wording("Verdadeiro"));
        assert_eq!(value.label_in(Some("de-AT")), "Wahr");
        assert_eq!(value.label_in(Some("pt-BR")), "Verdadeiro");
        assert_eq!(
            value.label_in(Some("pt")),
            "True",
            "Brazil is not all of Portuguese"
        );
        assert_eq!(value.label_in(None), "True");
    }
}
