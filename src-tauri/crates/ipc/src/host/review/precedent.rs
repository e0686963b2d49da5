//! How similar claims were judged on this desk.

use factdesk_desk::decision;
use factdesk_domain::{CaseId, ClaimId};

use super::{Host, Reply};
use crate::host::parse;
use crate::host::verdict::shown;
use crate::show;
use crate::wire::model::{SimilarClaim, SimilarFind};
use crate::wire::review::Precedent;

/// Most precedents beside a claim, and similar claims that are looked at for them.
const MOST: (usize, u32) = (5, 20);

impl Host {
    /// The nearest claims of every case that have a verdict or a decision; none for a claim that is not in the walk.
    pub(super) fn precedents(&self, case: CaseId, claim: ClaimId) -> Reply<Vec<Precedent>> {
        let near = self.claim_similar(&SimilarFind {
            case_id: case.to_string(),
            claim_id: claim.to_string(),
            top: MOST.1,
        })?;
        let mut found = Vec::new();
        for one in near.claims {
            if found.len() == MOST.0 {
                break;
            }
            found.extend(self.precedent(one)?);
        }
        Ok(found)
    }

    fn precedent(&self, near: SimilarClaim) -> Reply<Option<Precedent>> {
        let case: CaseId = parse::id("case", &near.case_id)?;
        let claim: ClaimId = parse::id("claim", &near.card.id)?;
        let view = self.view(case)?;
        let Some(entry) = view.claim(claim) else {
            return Ok(None);
        };
        if entry.heads.is_empty() {
            return Ok(None);
        }
        let (decided, given) = self.desk.read(|c| {
            Ok((
                decision::list(c, claim)?,
                decision::standing_verdicts(c, case, claim)?,
            ))
        })?;
        let scales = self.scales(case)?;
        let standing: Vec<_> = decided.iter().filter(|one| one.is_current()).collect();
        let differ = entry.heads.windows(2).any(|pair| pair[0].key != pair[1].key);
        let (label, at) = match (entry.corrected.as_deref(), standing.as_slice(), given.last()) {
            (Some(one), ..) => (one.label.clone(), one.at),
            (None, [one], _) => (decision::label(&one.ruling, &scales), one.at),
            (None, _, None) => return Ok(None),
            (None, [], Some(last)) if !differ => (shown(&scales, &last.outcome).1, last.at),
            (None, _, Some(last)) => ("Disputed".to_owned(), last.at),
        };
        Ok(Some(Precedent {
            case_id: near.case_id,
            case_title: near.case_title,
            claim_id: near.card.id,
            text: near.card.text,
            label,
            sign: show::sign(entry.sign()),
            decided: standing.len() == 1,
            at_ms: at.as_i64(),
            score: near.score,
            corrected: show::corrected(entry),
        }))
    }
}
