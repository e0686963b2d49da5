//! Captured files that evidence rests on.

use std::collections::BTreeMap;

use factdesk_desk::capture::{self, Capture};
use factdesk_desk::evidence::Evidence;
use factdesk_desk::proof::{self, Proof};
use factdesk_desk::{Desk, Result, evidence};
use factdesk_domain::{CaseId, EvidenceId};
use rusqlite::Connection;

use super::Known;
use crate::model::{self, Captured, Claim, File, Taken};

/// Digits of a hash that tell files apart for the eye, where no two begin with the same ones.
const SHORT_DIGITS: usize = 12;

/// Files by hash: each time they came into the case, and whether the quotes from them stand in them.
#[derive(Default)]
pub(super) struct Files {
    captures: BTreeMap<String, Vec<Capture>>,
    proofs: BTreeMap<EvidenceId, Proof>,
}

/// Proves the quotes of a case. What was proved before is not looked for again.
pub(super) fn proofs(desk: &Desk, case: CaseId) -> Result<BTreeMap<EvidenceId, Proof>> {
    let mut proofs = BTreeMap::new();
    for one in desk.read(|c| evidence::list_of_case(c, case))? {
        if let Some(found) = proof::of_evidence(desk, &one)? {
            proofs.insert(one.id, found);
        }
    }
    Ok(proofs)
}

impl Files {
    pub(super) fn read(c: &Connection, case: CaseId, proofs: BTreeMap<EvidenceId, Proof>) -> Result<Self> {
        let mut captures: BTreeMap<String, Vec<Capture>> = BTreeMap::new();
        // The list begins with the latest one.
        for one in capture::list(c, case)?.into_iter().rev() {
            captures.entry(one.sha256.clone()).or_default().push(one);
        }
        Ok(Self { captures, proofs })
    }

    fn captures(&self, sha256: &str) -> &[Capture] {
        self.captures.get(sha256).map_or(&[], Vec::as_slice)
    }
}

/// The files of a report, filled while its claims are put together.
#[derive(Default)]
pub(super) struct Met(Vec<File>);

impl Met {
    /// What a piece of evidence has in its file; none where it has no file.
    pub(super) fn captured(
        &mut self,
        known: &Known<'_>,
        one: &Evidence,
        confidential: bool,
    ) -> Option<Captured> {
        let named = one.captured.as_ref()?;
        let captures = known.files.captures(&named.sha256);
        let taken = match before(captures, one) {
            Some(capture) => taken(known, capture),
            None => with_evidence(known, one),
        };
        let place = self.0.iter().position(|file| file.sha256 == named.sha256);
        let file = place.unwrap_or(self.0.len());
        if place.is_none() {
            self.0.push(File {
                sha256: named.sha256.clone(),
                short: String::new(),
                name: named.name.clone(),
                media_type: named.media_type.clone(),
                bytes: named.size_bytes,
                taken: each_taken(known, captures, &taken),
                copy: captures.iter().rev().find_map(|capture| capture.copy.clone()),
                erased: None,
                evidence: Vec::new(),
                confidential: false,
            });
        }
        self.0[file].confidential |= confidential;
        // Evidence that came after the proofs has none; the head has changed then, and all is read again.
        let proof = known.files.proofs.get(&one.id);
        let holds = proof.is_some_and(|proof| proof.state.is_proved());
        let words = proof.map_or("not looked for", |proof| &proof.words).to_owned();
        let proof = model::Proof { holds, words };
        Some(Captured { file, taken, proof })
    }

    /// The files, with short hashes, what rests on them, and what was erased.
    pub(super) fn finish(self, c: &Connection, claims: &[Claim]) -> Result<Vec<File>> {
        let mut files = self.0;
        for claim in claims {
            for one in &claim.evidence {
                if let Some(captured) = &one.captured {
                    files[captured.file].evidence.push((claim.number, one.number));
                }
            }
        }
        let hashes: Vec<String> = files.iter().map(|file| file.sha256.clone()).collect();
        for file in &mut files {
            file.short = short(&file.sha256, &hashes);
            let erased = capture::erasure(c, &file.sha256)?;
            file.erased = erased.map(|erasure| (erasure.at, erasure.reason));
        }
        Ok(files)
    }
}

/// The capture that was there when the evidence was put on record: the latest one before it, else the first one.
fn before<'c>(captures: &'c [Capture], one: &Evidence) -> Option<&'c Capture> {
    let earlier = captures
        .iter()
        .rfind(|capture| capture.created_at <= one.created_at);
    earlier.or(captures.first())
}

fn each_taken(known: &Known<'_>, captures: &[Capture], first: &Taken) -> Vec<Taken> {
    if captures.is_empty() {
        return vec![first.clone()];
    }
    captures.iter().map(|capture| taken(known, capture)).collect()
}

fn taken(known: &Known<'_>, capture: &Capture) -> Taken {
    Taken {
        at: capture.created_at,
        by: known.reviewer(capture.created_by),
        how: Some(capture.how),
        address: capture.final_address.clone().or_else(|| capture.address.clone()),
    }
}

fn with_evidence(known: &Known<'_>, one: &Evidence) -> Taken {
    Taken {
        at: one.created_at,
        by: known.reviewer(one.created_by),
        how: None,
        address: None,
    }
}

/// The beginning of a hash that no other one has.
fn short(sha256: &str, all: &[String]) -> String {
    let shared = |other: &String| {
        let same = sha256.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
        same.count()
    };
    let others = all.iter().filter(|other| *other != sha256);
    let most = others.map(shared).max().unwrap_or(0);
    sha256.chars().take(SHORT_DIGITS.max(most + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_short_hash_is_longer_where_another_begins_alike() {
        let (one, near, far) = (
            "a".repeat(64),
            ["a".repeat(20), "b".repeat(44)].concat(),
            "c".repeat(64),
        );
        let all = [one.clone(), near.clone(), far.clone()];
        assert_eq!(short(&far, &all), "c".repeat(12));
        assert_eq!(short(&one, &all), "a".repeat(21));
        assert_eq!(short(&near, &all), ["a".repeat(20), "b".to_owned()].concat());
    }
}
