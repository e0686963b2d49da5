//! A found statement or pair as the desk keeps it: labels, facts, kinds.

use std::ops::Range;

use factdesk_desk::suggestion::{SuggestedClaim, SuggestedRelation};
use factdesk_desk::view::ArticleEntry;
use factdesk_domain::{CaseId, ClaimId};
use factdesk_language::{self as language, ContestedKind, Statement};

/// The same relation from its other end.
pub(super) fn turned(found: SuggestedRelation) -> SuggestedRelation {
    SuggestedRelation {
        a: found.b,
        b: found.a,
        label_a: found.label_b,
        label_b: found.label_a,
        differs_a: found.differs_b,
        differs_b: found.differs_a,
        ..found
    }
}

/// What a kind of difference says about the two claims.
pub(super) fn relation_kind(kind: ContestedKind) -> &'static str {
    match kind {
        ContestedKind::DifferentNumber
        | ContestedKind::DifferentDate
        | ContestedKind::DifferentPlace
        | ContestedKind::DifferentActor
        | ContestedKind::Denial
        | ContestedKind::OpposedWording => "contradicts",
        ContestedKind::NewerFigure => "newer_figure",
        ContestedKind::Narrower => "narrower",
    }
}

/// The two sides of a basis such as "wounded: 11 against 23": "11 wounded" and "23 wounded".
pub(super) fn labels(basis: &str, kind: ContestedKind) -> (String, String) {
    let (subject, sides) = basis.split_once(": ").unwrap_or(("", basis));
    let Some((left, right)) = sides.split_once(" against ") else {
        return (String::new(), String::new());
    };
    let counted = matches!(kind, ContestedKind::DifferentNumber | ContestedKind::NewerFigure);
    // "fire, how long" asks for a length, which the side names in full.
    let label = |side: &str| match counted && !subject.is_empty() && !subject.contains(',') {
        true => format!("{side} {subject}"),
        false => side.to_owned(),
    };
    (label(left), label(right))
}

pub(super) fn suggested(
    case: CaseId,
    article: &ArticleEntry,
    id: ClaimId,
    (span, exact, text): (Range<usize>, String, String),
    found: Option<&Statement>,
) -> SuggestedClaim {
    SuggestedClaim {
        id,
        case,
        article: article.id,
        version: article.version,
        start: span.start,
        end: span.end,
        exact,
        text,
        claim_type: found.map(|statement| statement.kind.as_str().to_owned()),
        speaker: found.and_then(|statement| statement.speaker.clone()),
        cue: found.and_then(|statement| statement.cue.clone()),
        stance: found
            .map_or("asserts", |statement| statement.stance.as_str())
            .to_owned(),
        outlet: found.and_then(|statement| statement.outlet.clone()),
        said: None,
        worth: found.map_or(500, |statement| statement.check_worthiness_permille.min(1000)),
        reasons: found
            .map(|statement| statement.reasons.clone())
            .unwrap_or_default(),
        facts: found
            .map(|statement| facts(article, statement))
            .unwrap_or_default(),
        analyser: language::ANALYSER.to_owned(),
    }
}

/// Numbers and dates of a statement as they stand in the article.
pub(super) fn facts(article: &ArticleEntry, statement: &Statement) -> Vec<(String, String)> {
    let body = &article.layout.text[article.layout.body_start..];
    let words = |span: language::Span| {
        body.get(span.start..span.end)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let mut facts: Vec<(String, String)> = Vec::new();
    for quantity in &statement.quantities {
        let amount = words(quantity.span);
        let value = match &quantity.of {
            Some(of) if !amount.contains(of.as_str()) => format!("{amount} {of}"),
            _ => amount,
        };
        facts.push(("Number".to_owned(), value));
    }
    for date in &statement.dates {
        facts.push(("Date".to_owned(), words(date.span)));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts.dedup();
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basis_gives_both_sides_a_label() {
        let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            labels("wounded: 11 against 23", ContestedKind::DifferentNumber),
            both("11 wounded", "23 wounded")
        );
        assert_eq!(
            labels("operation against offensive", ContestedKind::OpposedWording),
            both("operation", "offensive")
        );
        assert_eq!(labels("denied", ContestedKind::Denial), both("", ""));
    }
}
