//! Rating scales with their versions, and reviewers' cards.

use factdesk_desk::claim::Claim;
use factdesk_desk::parts;
use factdesk_desk::reviewer::{self, NewReviewer};
use factdesk_desk::scale::{self, NewScale};
use factdesk_desk::view::sign_of;
use factdesk_domain::reviewer::{ReviewerChange, ReviewerColour, Role};
use factdesk_domain::scale::{RatingValue, Rollup, Scale, Wording};
use factdesk_domain::{CaseId, ClaimId, ReviewerId, RuleError, ScaleId};

use super::{Host, Reply, changed, done, parse, word};
use crate::show;
use crate::wire::claim::ByClaim;
use crate::wire::common::Changed;
use crate::wire::desk::ReviewerAdd;
use crate::wire::house::{
    RatingValueView, ReviewerEdit, ReviewerList, ReviewerView, RollupView, ScaleDefine, ScaleDetail,
    ScaleShow, ScaleUse, ScaleVersionView, WholeView, WordingView,
};

impl Host {
    /// Shows a scale with its versions.
    ///
    /// # Errors
    /// An unknown scale or case; the database.
    pub fn scale_show(&self, input: &ScaleShow) -> Reply<ScaleDetail> {
        let id: ScaleId = parse::id("scale", &input.scale_id)?;
        let case: Option<CaseId> = parse::maybe_id("case", input.case_id.as_deref())?;
        let scales = self.desk.read(|c| {
            Ok(match case {
                Some(case) => scale::of_case(c, case)?,
                None => scale::everywhere(c)?,
            })
        })?;
        let in_use = scales.find(id).ok_or(RuleError::UnknownScale)?;
        Ok(ScaleDetail {
            id: id.to_string(),
            built_in: in_use.is_built_in(),
            versions: scales.of(id).map(version).collect(),
            clashes: scales.clashes(id),
        })
    }

    /// Defines a version of a scale on the desk.
    ///
    /// # Errors
    /// An unknown scale; values that are no scale; a value left out that an earlier version had.
    pub fn scale_define(&self, input: ScaleDefine) -> Reply<Changed> {
        let new = NewScale {
            scale: parse::maybe_id("scale", input.scale_id.as_deref())?,
            name: input.name,
            language: parse::cleared(parse::language(&input.language)?),
            rollup: parse::word::<Rollup>("rollup", &input.rollup)?,
            values: input.values.into_iter().map(value).collect::<Reply<_>>()?,
        };
        let defined = scale::define(&self.desk, self.me()?, new)?;
        Ok(changed(
            "Rating scale defined",
            &defined.outcome,
            Some(defined.value.scale.to_string()),
        ))
    }

    /// Takes the newest version of a scale into use in a case.
    ///
    /// # Errors
    /// An unknown scale or case.
    pub fn scale_use(&self, input: &ScaleUse) -> Reply<Changed> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let id: ScaleId = parse::id("scale", &input.scale_id)?;
        let used = scale::use_(&self.desk, self.me()?, case, id)?;
        Ok(changed(
            "Rating scale in use",
            &used.outcome,
            Some(input.scale_id.clone()),
        ))
    }

    /// What the parts of a claim suggest for the whole; none for a claim without parts, or without a suggestion.
    ///
    /// # Errors
    /// An unknown claim; the database.
    pub fn claim_rollup(&self, input: &ByClaim) -> Reply<Option<RollupView>> {
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let found = self.desk.read(|c| parts::of_whole(c, claim))?;
        Ok(found.and_then(|whole| {
            let label = whole.label()?.to_owned();
            let one = whole.suggestion?;
            Some(RollupView {
                value: one.value,
                label,
                why: one.why,
            })
        }))
    }

    /// The claim that this one is a part of, as its parts stand.
    pub(super) fn whole_of(&self, claim: &Claim) -> Reply<Option<WholeView>> {
        let Some(whole) = self.desk.read(|c| parts::around(c, claim))? else {
            return Ok(None);
        };
        let scales = self.scales(claim.case)?;
        let suggested = whole.suggestion.as_ref();
        Ok(Some(WholeView {
            claim_id: whole.whole.to_string(),
            text: whole.text.clone(),
            part: whole.place(claim.id).map(show::count),
            parts: show::count(whole.parts.len()),
            tally: whole.tally(),
            label: whole.label().map(str::to_owned),
            sign: suggested.map(|one| show::sign(sign_of(&scales, whole.scale(), &one.value))),
            why: whole.why(),
        }))
    }

    /// Lists who can sit at this desk.
    ///
    /// # Errors
    /// The database.
    pub fn reviewer_list(&self) -> Reply<ReviewerList> {
        let (me, people) = (self.me()?, self.people()?);
        let (here, elsewhere, everyone) = self.desk.read(|c| {
            let desk = self.desk.desk_case();
            Ok((
                reviewer::list(c, desk)?,
                reviewer::elsewhere(c, desk)?,
                reviewer::everyone(c)?,
            ))
        })?;
        let view = |one: reviewer::Reviewer| ReviewerView {
            id: one.id.to_string(),
            name: people.name(one.id),
            role: word(one.role),
            initials: one.mark(),
            colour: one.colour.map(word),
            me: one.id == me,
        };
        Ok(ReviewerList {
            reviewers: here.into_iter().map(view).collect(),
            elsewhere: elsewhere.into_iter().map(view).collect(),
            shared_names: reviewer::shared_names(&everyone),
        })
    }

    /// Adds a reviewer to the desk.
    ///
    /// # Errors
    /// A blank name, or one that is taken; a role or colour that is none; initials of more than three letters.
    pub fn reviewer_add(&self, input: &ReviewerAdd) -> Reply<Changed> {
        let role: Option<Role> = maybe_word("role", input.role.as_deref())?;
        let new = NewReviewer {
            initials: input.initials.clone().and_then(parse::cleared),
            colour: maybe_word("colour", input.colour.as_deref())?,
            ..NewReviewer::named(input.name.trim(), role.unwrap_or(Role::Checker))
        };
        let added = reviewer::add_card(&self.desk, self.me()?, new)?;
        Ok(done("Reviewer added", &added))
    }

    /// Changes a reviewer's card.
    ///
    /// # Errors
    /// An unknown reviewer; a blank name, or one that is taken; a role or colour that is none.
    pub fn reviewer_edit(&self, input: ReviewerEdit) -> Reply<Changed> {
        let id: ReviewerId = parse::id("reviewer", &input.reviewer_id)?;
        let mut changes = Vec::new();
        changes.extend(input.name.map(ReviewerChange::Name));
        changes.extend(maybe_word("role", input.role.as_deref())?.map(ReviewerChange::Role));
        changes.extend(
            input
                .initials
                .map(|letters| ReviewerChange::Initials(parse::cleared(letters))),
        );
        if let Some(colour) = input.colour {
            let colour: Option<ReviewerColour> = maybe_word("colour", parse::cleared(colour).as_deref())?;
            changes.push(ReviewerChange::Colour(colour));
        }
        let done = reviewer::edit(&self.desk, self.me()?, id, changes)?;
        Ok(changed(
            "Reviewer changed",
            &done.outcome,
            Some(input.reviewer_id),
        ))
    }
}

fn maybe_word<T: serde::de::DeserializeOwned>(field: &str, text: Option<&str>) -> Reply<Option<T>> {
    text.map(|text| parse::word(field, text)).transpose()
}

fn version(scale: &Scale) -> ScaleVersionView {
    ScaleVersionView {
        version: scale.version,
        name: scale.name.to_string(),
        language: scale.language.as_ref().map(ToString::to_string),
        rollup: word(scale.rollup),
        values: scale.values.iter().map(shown).collect(),
    }
}

fn shown(one: &RatingValue) -> RatingValueView {
    let wording = |(language, wording): (&String, &Wording)| {
        let view = WordingView {
            label: wording.label.clone(),
            definition: wording.definition.clone(),
        };
        (language.clone(), view)
    };
    RatingValueView {
        value: one.value.to_string(),
        label: one.label.to_string(),
        definition: one.definition.to_string(),
        glyph: one.glyph.to_string(),
        colour: one.colour.as_str().to_owned(),
        order: one.order,
        numeric: one.numeric,
        retired: one.retired,
        labels: one.labels.iter().map(wording).collect(),
    }
}

fn value(one: RatingValueView) -> Reply<RatingValue> {
    let wording = |(language, view): (String, WordingView)| {
        let wording = Wording {
            label: view.label,
            definition: view.definition,
        };
        (language, wording)
    };
    Ok(RatingValue {
        value: one.value.into(),
        label: one.label.into(),
        definition: one.definition.into(),
        glyph: one.glyph.into(),
        colour: parse::word("colour", &one.colour)?,
        order: one.order,
        numeric: one.numeric,
        retired: one.retired,
        labels: one.labels.into_iter().map(wording).collect(),
    })
}
