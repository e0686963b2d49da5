//! Sources and scales in use.

use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::verdict::Outcome;
use factdesk_domain::{ClaimId, ScaleId, SourceId};

use super::Known;
use crate::model::{Scale, ScaleValue, Source};

/// Sources of the evidence on claims of the report, by name.
pub(super) fn sources(known: &Known<'_>) -> Vec<Source> {
    let mut pieces: BTreeMap<SourceId, u32> = BTreeMap::new();
    for (claim, evidence) in &known.evidence {
        if known.number(*claim).is_some() {
            for one in evidence {
                *pieces.entry(one.source).or_default() += 1;
            }
        }
    }
    let used = known
        .sources
        .iter()
        .filter_map(|source| Some((source, *pieces.get(&source.id)?)));
    used.map(|(source, evidence)| Source {
        name: source.name.clone(),
        kind: source.kind,
        reliability: source.reliability,
        interests: source.interests.clone(),
        origin_group: source.origin_group.clone(),
        url: source.url.clone(),
        confidential: source.confidential,
        mixed_scripts: source.mixes_scripts(),
        evidence,
    })
    .collect()
}

/// Scales of the verdicts and decisions on claims of the report and on those that they came from, by id and version.
pub(super) fn scales(known: &Known<'_>) -> Vec<Scale> {
    let of_report = known
        .former
        .iter()
        .filter(|(claim, _)| known.number(**claim).is_some());
    let former: BTreeSet<ClaimId> = of_report
        .flat_map(|(_, from)| from.iter().map(|(of, _)| *of))
        .collect();
    let mut used: BTreeSet<(ScaleId, u32)> = BTreeSet::new();
    let printed = |claim: &ClaimId| known.number(*claim).is_some() || former.contains(claim);
    for (claim, verdicts) in &known.verdicts {
        if printed(claim) {
            used.extend(verdicts.iter().filter_map(|verdict| scale_of(&verdict.outcome)));
        }
    }
    for (claim, decisions) in &known.decisions {
        if printed(claim) {
            used.extend(
                decisions
                    .iter()
                    .filter_map(|decision| scale_of(&super::decision::found(decision)?)),
            );
        }
    }
    // One that is not here has nothing to be printed; its verdicts say so.
    used.into_iter()
        .filter_map(|(id, version)| one(known, id, version))
        .collect()
}

fn scale_of(outcome: &Outcome) -> Option<(ScaleId, u32)> {
    match outcome {
        Outcome::Rated {
            scale, scale_version, ..
        }
        | Outcome::Concluded { scale, scale_version } => Some((*scale, *scale_version)),
        Outcome::NotCheckable { .. } => None,
    }
}

fn one(known: &Known<'_>, id: ScaleId, version: u32) -> Option<Scale> {
    let found = known.scales.version(id, version)?;
    let language = known.language.as_deref();
    let values = found.values.iter().map(|value| ScaleValue {
        label: value.label_in(language).to_owned(),
        definition: value.definition_in(language).to_owned(),
        retired: value.retired,
    });
    Some(Scale {
        name: found.name.to_string(),
        version,
        values: values.collect(),
    })
}
