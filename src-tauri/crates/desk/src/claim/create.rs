//! A person writes a claim, from a span of an article or from nothing but words.

use factdesk_domain::claim::{ClaimCreate, ClaimType, Origin};
use factdesk_domain::statement::{Stance, StatementAdd};
use factdesk_domain::text::{Anchor, Span};
use factdesk_domain::{
    ArticleId, CaseId, ClaimId, PartialDate, ReviewerId, RuleError, StatementId, VersionId, rules,
};

use crate::{Acting, Desk, Done, Error, Result, article, case};

/// A place in an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The version; none for the one that is worked on.
    pub version: Option<VersionId>,
    /// The bytes; widened to whole letters.
    pub span: Span,
}

/// Who said it where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewStatement {
    /// Where it stands.
    pub place: Option<Place>,
    /// The exact words, when they stand in no article.
    pub words: Option<String>,
    /// Who said it.
    pub speaker: Option<String>,
    /// In what role.
    pub speaker_role: Option<String>,
    /// Who carried it, where that differs from the article.
    pub outlet: Option<String>,
    /// The word that tells of the saying.
    pub cue: Option<String>,
    /// How the speaker stands to it; none for *asserts*.
    pub stance: Option<Stance>,
    /// When it was said.
    pub date: Option<PartialDate>,
}

/// What a claim is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewClaim {
    /// The proposition; none takes the words of the first statement.
    pub text: Option<String>,
    /// What kind of thing is claimed.
    pub claim_type: Option<ClaimType>,
    /// Why it is checked.
    pub why_chosen: Option<String>,
    /// When the thing claimed happened.
    pub date: Option<PartialDate>,
    /// Where it comes from; none for a person.
    pub origin: Option<Origin>,
    /// How much it is worth checking, in per mille; none for the most, since a person chose it.
    pub worth_permille: Option<u16>,
    /// Who said it where; may be empty.
    pub statements: Vec<NewStatement>,
}

/// Makes a claim with its statements, in one act.
///
/// # Errors
/// An unknown case or article; a span outside of the text; no words at all; the database.
pub fn create(desk: &Desk, by: ReviewerId, case: CaseId, new: NewClaim) -> Result<Done<ClaimId>> {
    desk.act(by, |acting| {
        case::show(acting.db(), case)?;
        push(acting, case, new)
    })
}

/// Makes a claim inside an act.
pub(super) fn push(acting: &mut Acting<'_>, case: CaseId, new: NewClaim) -> Result<ClaimId> {
    let claim = acting.id(ClaimId::new)?;
    let statements = new
        .statements
        .into_iter()
        .map(|statement| made(acting, case, claim, statement))
        .collect::<Result<Vec<_>>>()?;
    let text = new
        .text
        .or_else(|| statements.first().and_then(words))
        .unwrap_or_default();
    acting.push(
        case,
        rules::claim::create(ClaimCreate {
            claim,
            text,
            claim_type: new.claim_type,
            origin: new.origin.unwrap_or(Origin::Person),
            why_chosen: new.why_chosen,
            date: new.date,
            worth_permille: new.worth_permille.unwrap_or(1000).min(1000),
            split_from: None,
        })?,
    )?;
    for statement in statements {
        acting.push(case, rules::statement::add(statement)?)?;
    }
    Ok(claim)
}

/// The words of a statement on one line, as a claim is worded.
fn words(statement: &StatementAdd) -> Option<String> {
    let exact = statement
        .anchor
        .as_ref()
        .map(|anchor| &anchor.exact)
        .or(statement.words.as_ref())?;
    Some(exact.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Anchors a statement.
fn made(acting: &Acting<'_>, case: CaseId, claim: ClaimId, new: NewStatement) -> Result<StatementAdd> {
    let anchor = new.place.map(|place| anchor(acting, case, place)).transpose()?;
    let statement = match &anchor {
        Some(anchor) => StatementId::of(claim, anchor.version, anchor.span()),
        None => acting.id(StatementId::new)?,
    };
    Ok(StatementAdd {
        statement,
        claim,
        anchor,
        words: new.words,
        speaker: new.speaker,
        speaker_role: new.speaker_role,
        outlet: new.outlet,
        cue: new.cue,
        stance: new.stance.unwrap_or(Stance::Asserts),
        date: new.date,
    })
}

/// The anchor of a place that lies in an article of this case.
pub fn anchor(acting: &Acting<'_>, case: CaseId, place: Place) -> Result<Anchor> {
    let known = article::show(acting.db(), place.article)?;
    if known.case != case {
        return Err(Error::unknown("article", place.article));
    }
    let version = article::version(acting.db(), place.version.unwrap_or(known.current_version))?;
    if version.article != place.article {
        return Err(Error::unknown("version", version.id));
    }
    Ok(Anchor::new(place.article, version.id, &version.text, place.span).map_err(RuleError::from)?)
}

/// Adds a statement to a claim within an act.
pub fn push_statement(
    acting: &mut Acting<'_>,
    case: CaseId,
    claim: ClaimId,
    new: NewStatement,
) -> Result<StatementId> {
    let statement = made(acting, case, claim, new)?;
    let id = statement.statement;
    acting.push(case, rules::statement::add(statement)?)?;
    Ok(id)
}
