//! `scale`: what verdicts are rated on.

use std::io::Read as _;
use std::path::PathBuf;

use clap::Subcommand;
use factdesk_desk::parts::{self, InParts};
use factdesk_desk::scale::{self, NewScale};
use factdesk_desk::{Desk, store};
use factdesk_domain::ScaleId;
use factdesk_domain::reviewer::folded;
use factdesk_domain::scale::{ColourRole, RatingValue, Rollup, Scale, Scales, Wording};
use serde::Deserialize;
use serde_json::{Value, json};

use super::case::known;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::word;

/// Longest file of a scale: twenty values in fifty languages are far below it.
const MOST_BYTES: u64 = 1 << 20;

/// Verbs of scales.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the rating scales, the scale of new cases first
    List,
    /// Show every version of a scale
    Show {
        /// Name or id of a scale
        name: String,
        /// As this case knows it
        #[arg(long)]
        case: Option<String>,
    },
    /// Define a scale, or the next version of one, from a file; docs/scales.md has its form
    Define {
        /// The file
        #[arg(value_name = "FILE.json")]
        file: PathBuf,
    },
    /// Say what the ratings of the parts of a split claim suggest for the whole; it is never set
    Rollup {
        /// The claim that was split
        claim: String,
    },
    /// Give the verdicts of a case on the newest version of a scale from now on
    Use {
        /// Name or id of a scale
        name: String,
        /// The case
        #[arg(long)]
        case: String,
    },
}

/// A scale as a person writes it down. What is left out is filled in: places and number keys by the order of the
/// values, the place as the glyph, neutral as the colour.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    scale: Option<String>,
    name: String,
    language: Option<String>,
    #[serde(default)]
    rollup: Rollup,
    values: Vec<WrittenValue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenValue {
    value: String,
    label: String,
    definition: String,
    glyph: Option<String>,
    colour: Option<ColourRole>,
    order: Option<u32>,
    numeric: Option<u32>,
    #[serde(default)]
    retired: bool,
    #[serde(default)]
    labels: std::collections::BTreeMap<String, Wording>,
}

impl WrittenValue {
    fn value(self, place: u32) -> RatingValue {
        RatingValue {
            value: self.value.into(),
            label: self.label.into(),
            definition: self.definition.into(),
            glyph: self.glyph.unwrap_or_else(|| place.to_string()).into(),
            colour: self.colour.unwrap_or(ColourRole::Neutral),
            order: self.order.unwrap_or(place),
            numeric: self.numeric,
            retired: self.retired,
            labels: self.labels,
        }
    }
}

/// Does what the verb says.
///
/// # Errors
/// An unknown scale or case; a file that cannot be read or is no scale; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::List => list(Some(reach)),
        Verb::Show { name, case } => show(&reach.read()?, &name, case.as_deref()),
        Verb::Define { file } => define(&reach.write()?, &file),
        Verb::Rollup { claim } => rollup(&reach.read()?, &claim),
        Verb::Use { name, case } => {
            let desk = reach.write()?;
            let (case, scale) = (known(&desk, &case)?, named(&desk, &name)?);
            let version = scale::use_(&desk, desk.me()?, case, scale)?.value;
            let words = format!("Version {} of {scale} is in use.", version.version);
            let answer = json!({ "case": case, "scale": version.scale, "version": version.version });
            Ok(Answer::new(answer, words))
        }
    }
}

/// Lists the scales of a desk; the built-in ones where there is no desk, which is not made for that.
///
/// # Errors
/// The desk.
pub fn list(reach: Option<&Reach>) -> Result<Answer, Failure> {
    let there = reach.filter(|reach| reach.folder().join(store::DESK_FILE).exists());
    let scales = match there {
        Some(reach) => reach.read()?.read(|c| Ok(scale::everywhere(c)?))?,
        None => Scales::default(),
    };
    let all = scales.all();
    let json: Vec<Value> = all.iter().map(|one| in_json(one)).collect();
    let text: Vec<String> = all.iter().map(|one| in_words(one)).collect();
    Ok(Answer::new(json!({ "scales": json }), text.join("\n\n")))
}

fn show(desk: &Desk, name: &str, case: Option<&str>) -> Result<Answer, Failure> {
    let case = case.map(|text| known(desk, text)).transpose()?;
    let scales = desk.read(|c| {
        Ok(match case {
            Some(case) => scale::of_case(c, case)?,
            None => scale::everywhere(c)?,
        })
    })?;
    let id = find(&scales, name)?;
    let versions: Vec<Value> = scales.of(id).map(in_json).collect();
    let mut text: Vec<String> = scales.of(id).map(in_words).collect();
    let clashes = scales.clashes(id);
    text.extend(clashes.iter().map(|number| {
        format!("Version {number} was defined twice; the one that was written first is meant by the number.")
    }));
    Ok(Answer::new(
        json!({ "scale": id, "versions": versions, "clashes": clashes }),
        text.join("\n\n"),
    ))
}

fn rollup(desk: &Desk, text: &str) -> Result<Answer, Failure> {
    let claim = id("claim", text)?;
    let found = desk.read(|c| parts::of_whole(c, claim))?;
    let suggestion = found.as_ref().and_then(|one| one.suggestion.as_ref());
    let suggested = suggestion.map(|one| json!({ "value": one.value, "why": one.why }));
    let words = match (&found, suggestion) {
        (None, _) => "Nothing is suggested: this claim was not split.".to_owned(),
        (Some(whole), None) => format!("Nothing is suggested. {}", in_parts(whole)),
        (Some(whole), Some(one)) => format!("{}  {}", one.value, in_parts(whole)),
    };
    let answer = json!({
        "claim": claim,
        "suggested": suggested,
        "tally": found.as_ref().map(InParts::tally),
        "why": found.as_ref().map(InParts::why),
    });
    Ok(Answer::new(answer, shown::line(&words)))
}

fn in_parts(whole: &InParts) -> String {
    match whole.tally() {
        tally if tally.is_empty() => whole.why(),
        tally => format!("{tally}. {}", whole.why()),
    }
}

fn define(desk: &Desk, file: &std::path::Path) -> Result<Answer, Failure> {
    let bytes = read(file)
        .map_err(|error| Failure::input_output(format!("{} could not be read: {error}.", file.display())))?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let written: Written = serde_json::from_slice(text).map_err(|error| {
        let said = format!("{} is no rating scale: {error}", file.display());
        Failure::refused("not_a_scale", said).on("file")
    })?;
    let scale = written.scale.as_deref();
    let scale = scale.map(|name| named(desk, name)).transpose()?;
    let new = NewScale {
        scale,
        name: written.name,
        language: written.language,
        rollup: written.rollup,
        values: (1..)
            .zip(written.values)
            .map(|(place, one)| one.value(place))
            .collect(),
    };
    let version = scale::define(desk, desk.me()?, new)?.value;
    Ok(Answer::new(
        json!({ "scale": version.scale, "version": version.version }),
        version.scale.to_string(),
    ))
}

/// The bytes of a file, up to one more than a scale may have: what is longer is cut and then refused as no JSON.
fn read(file: &std::path::Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The scale with this id or name.
///
/// # Errors
/// No scale is called so.
pub fn named(desk: &Desk, name: &str) -> Result<ScaleId, Failure> {
    find(&desk.read(|c| Ok(scale::everywhere(c)?))?, name)
}

fn find(scales: &Scales, name: &str) -> Result<ScaleId, Failure> {
    let all = scales.all();
    if let Some(one) = all.iter().find(|one| one.id.to_string() == name.trim()) {
        return Ok(one.id);
    }
    let wanted = folded(name);
    let called: Vec<&&Scale> = all.iter().filter(|one| folded(&one.name) == wanted).collect();
    let shown = shown::line(name);
    match called.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Failure::refused(
            "unknown_scale",
            format!("There is no rating scale “{shown}”."),
        )),
        more => {
            let ids: Vec<String> = more.iter().map(|one| one.id.to_string()).collect();
            let said = format!(
                "{} rating scales are called “{shown}”: {}. Give the id of the one that is meant; scale show ID tells them \
                 apart.",
                more.len(),
                ids.join(", ")
            );
            Err(Failure::refused("ambiguous_scale", said))
        }
    }
    .map_err(|refused| refused.on("scale"))
}

fn in_json(scale: &Scale) -> Value {
    let value = |one: &RatingValue| {
        json!({
            "value": one.value,
            "label": one.label,
            "definition": one.definition,
            "glyph": one.glyph,
            "colour": one.colour,
            "order": one.order,
            "numeric": one.numeric,
            "retired": one.retired,
            "labels": one.labels,
        })
    };
    json!({
        "id": scale.id,
        "name": scale.name,
        "version": scale.version,
        "language": scale.language,
        "rollup": scale.rollup,
        "built_in": scale.is_built_in(),
        "values": scale.values.iter().map(value).collect::<Vec<_>>(),
    })
}

fn in_words(scale: &Scale) -> String {
    let values = scale.values.iter().map(|value| {
        let retired = if value.retired { " (retired)" } else { "" };
        format!(
            "\n  {:<22}{}{retired}",
            value.value,
            shown::line(&value.definition)
        )
    });
    format!(
        "{}  ({}), version {}, roll-up: {}{}",
        shown::line(&scale.name),
        scale.id,
        scale.version,
        word(scale.rollup),
        values.collect::<String>()
    )
}
