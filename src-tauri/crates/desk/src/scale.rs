//! Rating scales: defined on the desk, taken along by each case that uses one.
//!
//! A case keeps the versions that it took along. A newer version on the desk is not used by a case until somebody
//! says so with [`use_`], so that nobody's half-read definitions change under a running check.

use std::borrow::Cow;

use factdesk_domain::case::CaseChange;
use factdesk_domain::reviewer::folded;
use factdesk_domain::scale::{Defined, RatingValue, Rollup, Scale, ScaleDefine, Scales, Suggestion};
use factdesk_domain::{
    CaseId, ClaimId, Operation, ReviewerId, RuleError, ScaleId, ScaleVersionId, TimestampMs, rules,
};
use rusqlite::{Connection, Row, named_params};

use crate::{Acting, Desk, Done, Result, case, parts};

/// What a new version is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScale {
    /// The scale that it is a version of; none, or a built-in one, makes a new scale.
    pub scale: Option<ScaleId>,
    /// What people call it; not empty.
    pub name: String,
    /// The language of its labels.
    pub language: Option<String>,
    /// Its values in order; empty for a scale without ratings.
    pub values: Vec<RatingValue>,
    /// What the parts of a claim suggest for the whole.
    pub rollup: Rollup,
}

/// A version that was defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The scale.
    pub scale: ScaleId,
    /// The number of the version.
    pub version: u32,
}

const SELECT: &str =
    "SELECT id, scale, version, name, language, rating_values, rollup, min(created_at) AS created_at
    FROM rating_scale ";

fn row_to_defined(row: &Row<'_>) -> rusqlite::Result<Defined> {
    let values: Vec<RatingValue> = crate::row::json(row, "rating_values")?;
    Ok(Defined {
        id: crate::row::parsed(row, "id")?,
        at: TimestampMs::from_i64(row.get("created_at")?),
        scale: Scale {
            id: crate::row::parsed(row, "scale")?,
            version: crate::row::number(row, "version")?,
            name: Cow::Owned(row.get("name")?),
            language: row.get::<_, Option<String>>("language")?.map(Cow::Owned),
            values: Cow::Owned(values),
            rollup: crate::row::named(row, "rollup")?,
        },
    })
}

/// The scales that a case knows.
///
/// # Errors
/// Whatever SQLite reports.
pub fn of_case(c: &Connection, case: CaseId) -> rusqlite::Result<Scales> {
    let mut statement = c.prepare_cached(&[SELECT, "WHERE case_id = :case GROUP BY id"].concat())?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, row_to_defined)?;
    Ok(Scales::new(found.collect::<rusqlite::Result<_>>()?))
}

/// The scales that the desk or any of its cases knows.
///
/// # Errors
/// Whatever SQLite reports.
pub fn everywhere(c: &Connection) -> rusqlite::Result<Scales> {
    let mut statement = c.prepare_cached(&[SELECT, "GROUP BY id"].concat())?;
    let found = statement.query_map([], row_to_defined)?;
    Ok(Scales::new(found.collect::<rusqlite::Result<_>>()?))
}

/// Defines a version of a scale on the desk. A built-in scale is never changed: a version of one begins a new scale.
///
/// # Errors
/// An unknown scale; a name that another scale has; what [`rules::scale::define`] refuses; the database.
pub fn define(desk: &Desk, by: ReviewerId, new: NewScale) -> Result<Done<Version>> {
    desk.act(by, |acting| {
        let known = everywhere(acting.db())?;
        let before = new.scale.map(|id| known.find(id).ok_or(RuleError::UnknownScale));
        let before = before.transpose()?.filter(|scale| !scale.is_built_in());
        // Scales of one name that earlier releases let in may go on under it.
        if before.is_none_or(|scale| folded(&scale.name) != folded(&new.name)) {
            let mut others = known.all();
            others.retain(|one| before.is_none_or(|before| before.id != one.id));
            rules::scale::free(&new.name, &others)?;
        }
        let version = Version {
            scale: match before {
                Some(scale) => scale.id,
                None => acting.id(ScaleId::new)?,
            },
            // Behind the last number that a version may have the rule refuses it in words.
            version: before.map_or(1, |scale| scale.version.saturating_add(1)),
        };
        let operation = rules::scale::define(
            ScaleDefine {
                version_id: acting.id(ScaleVersionId::new)?,
                scale: version.scale,
                version: version.version,
                name: new.name,
                language: new.language,
                values: new.values,
                rollup: new.rollup,
                copied: false,
            },
            before,
        )?;
        acting.push(acting.desk_case(), operation)?;
        Ok(version)
    })
}

/// From now on verdicts of a case are given on the newest version of this scale; earlier verdicts keep theirs.
///
/// # Errors
/// An unknown case or scale; the database.
pub fn use_(desk: &Desk, by: ReviewerId, case: CaseId, scale: ScaleId) -> Result<Done<Version>> {
    desk.act(by, |acting| {
        let known = case::show(acting.db(), case)?;
        ensure_in(acting, case, scale)?;
        let scales = of_case(acting.db(), case)?;
        if known.scale != scale {
            acting.push(case, rules::case::edit(case, CaseChange::Scale(scale), &scales)?)?;
        }
        let in_use = scales.find(scale).ok_or(RuleError::UnknownScale)?;
        Ok(Version {
            scale,
            version: in_use.version,
        })
    })
}

/// Takes along every version of a scale that the case lacks.
pub(crate) fn ensure_in(acting: &mut Acting<'_>, case: CaseId, scale: ScaleId) -> Result<()> {
    let (here, all) = (of_case(acting.db(), case)?, everywhere(acting.db())?);
    if all.find(scale).is_none() {
        return Err(RuleError::UnknownScale.into());
    }
    let missing = all.defined().iter().filter(|one| {
        let has = here.defined().iter().any(|known| known.id == one.id);
        one.scale.id == scale && !has
    });
    for one in missing {
        acting.ensure_card(case)?;
        acting.push_card(case, Operation::ScaleDefine(copy_of(one)))?;
    }
    Ok(())
}

fn copy_of(one: &Defined) -> ScaleDefine {
    ScaleDefine {
        version_id: one.id,
        scale: one.scale.id,
        version: one.scale.version,
        name: one.scale.name.to_string(),
        language: one.scale.language.as_ref().map(ToString::to_string),
        values: one.scale.values.to_vec(),
        rollup: one.scale.rollup,
        copied: true,
    }
}

/// What the ratings of the parts of a claim suggest for the whole; none for a claim that has no parts, or whose scale
/// has no rule for them. It is computed and never set.
///
/// # Errors
/// An unknown claim; the database.
pub fn suggested(c: &Connection, whole: ClaimId) -> Result<Option<Suggestion>> {
    Ok(parts::of_whole(c, whole)?.and_then(|found| found.suggestion))
}
