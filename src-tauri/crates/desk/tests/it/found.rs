//! What is found for a claim beside its quotes: flags, the search log, replies; and what the vault keeps.

use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::history::{Filter, find};
use factdesk_desk::lookup::{self, NewLookup};
use factdesk_desk::reply::{self, NewReply};
use factdesk_desk::source::{self, NewSource, Secret, SecretChange};
use factdesk_desk::{claim, reviewer, search, statement};
use factdesk_domain::claim::WorkState;
use factdesk_domain::evidence::{EvidenceChange, EvidenceProblem, EvidenceStance};
use factdesk_domain::reply::{ReplyChange, ReplyOutcome, ReplyState};
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::{SourceChange, SourceKind};
use factdesk_domain::statement::StatementChange;
use factdesk_domain::{CaseId, ClaimId, EvidenceId, Noun, SourceId};

use crate::support::{Bench, REPORT, desk};

fn looked(bench: &Bench, claim: ClaimId, found: bool) -> factdesk_domain::LookupId {
    let new = NewLookup {
        claim,
        query: "ambulance log of the harbour".into(),
        place: "city archive".into(),
        on: None,
        found,
        note: None,
    };
    lookup::add(&bench.desk, bench.me, new).unwrap().value
}

fn question(claim: ClaimId) -> NewReply {
    NewReply {
        claim,
        from: "The ministry".into(),
        source: None,
        how: "mail".into(),
        asked_on: Some("2024-05-10".parse().unwrap()),
        deadline: Some("2024-05-12".parse().unwrap()),
        question: Some("How many were treated?".into()),
        note: None,
    }
}

fn answered(words: &str) -> Vec<ReplyChange> {
    vec![ReplyChange::Outcome(ReplyOutcome::Answered {
        answer: words.into(),
        answered_on: "2024-05-11".parse().unwrap(),
    })]
}

fn quoted(bench: &Bench, claim: ClaimId, source: SourceId) -> EvidenceId {
    let new = NewEvidence::quoting(claim, source, "eleven admitted", EvidenceStance::Supports);
    evidence::add(&bench.desk, bench.me, new).unwrap().value
}

fn heron(bench: &Bench) -> SourceId {
    let new = NewSource {
        confidential: true,
        secret: Secret {
            real_name: Some("Ilse Brandvold".into()),
            contact: Some("ilse@harbour.example".into()),
            private_notes: None,
        },
        ..NewSource::named("Source Heron", SourceKind::Primary)
    };
    source::add(&bench.desk, bench.me, new).unwrap().value
}

fn told(bench: &Bench, case: CaseId) -> Vec<String> {
    let filter = Filter {
        case: Some(case),
        ..Filter::default()
    };
    let entries = bench.desk.read(|c| find(c, &filter, 100)).unwrap();
    entries.into_iter().map(|entry| entry.sentence).collect()
}

#[test]
fn what_was_looked_for_and_not_found_stays_on_record() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let entry = looked(&bench, claim, false);
    assert_eq!(bench.state(claim), WorkState::InProgress, "a search is work");
    let known = bench.desk.read(|c| lookup::list(c, claim)).unwrap();
    assert_eq!((known.len(), known[0].found), (1, false));
    assert_eq!(
        known[0].on.as_str(),
        "2023-11-14",
        "the day on which it was entered"
    );
    assert_eq!(
        told(&bench, case)[0],
        "Looked for, not found: ambulance log of the harbour (city archive)"
    );
    let hits = bench
        .desk
        .read(|c| search::find(c, "ambulance", Some(case), 10))
        .unwrap();
    assert_eq!(hits[0].noun, Noun::Lookup);
    bench.assert_rebuild_changes_nothing();
    lookup::retract(&bench.desk, bench.me, entry, Some("entered twice".into())).unwrap();
    assert_eq!(bench.state(claim), WorkState::Open);
    assert_eq!(told(&bench, case)[0], "Search taken out: entered twice");
    let hits = bench
        .desk
        .read(|c| search::find(c, "ambulance", Some(case), 10))
        .unwrap();
    assert!(hits.is_empty(), "what was taken out is not found");
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert_eq!(bench.desk.read(|c| lookup::list(c, claim)).unwrap().len(), 1);
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_reply_is_waited_for_then_answered_and_an_undo_waits_again() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let reply = reply::ask(&bench.desk, bench.me, question(claim)).unwrap().value;
    let show = || bench.desk.read(|c| reply::show(c, reply)).unwrap();
    let day = |text: &str| text.parse().unwrap();
    assert!(!show().is_overdue(&day("2024-05-12")), "the last day is not over");
    assert!(show().is_overdue(&day("2024-05-13")));
    reply::edit(&bench.desk, bench.me, reply, answered("Twelve were treated.")).unwrap();
    assert_eq!(
        (show().state, show().answer.as_deref()),
        (ReplyState::Answered, Some("Twelve were treated."))
    );
    assert!(!show().is_overdue(&day("2024-05-13")));
    assert_eq!(
        told(&bench, case)[..2],
        ["Reply received", "Asked for a reply: The ministry"]
    );
    let hits = bench
        .desk
        .read(|c| search::find(c, "treated", Some(case), 10))
        .unwrap();
    assert_eq!(hits[0].noun, Noun::Reply);
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert_eq!((show().state, show().answer), (ReplyState::Waiting, None));
    let silent = ReplyChange::Outcome(ReplyOutcome::None {
        answered_on: "2024-05-13".parse().unwrap(),
    });
    reply::edit(&bench.desk, bench.me, reply, vec![silent]).unwrap();
    assert_eq!(show().state, ReplyState::None);
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_reader_flags_evidence_and_takes_only_that_flag_back() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let found = quoted(&bench, claim, bench.source("Register"));
    let second = reviewer::add(&bench.desk, bench.me, "Noor", Role::SecondReader)
        .unwrap()
        .value;
    evidence::flag(&bench.desk, second, found, EvidenceProblem::Unrelated, true).unwrap();
    evidence::flag(&bench.desk, bench.me, found, EvidenceProblem::Unrelated, true).unwrap();
    let twice = evidence::flag(&bench.desk, second, found, EvidenceProblem::Unrelated, true);
    assert_eq!(twice.unwrap_err().code(), "nothing_changes");
    evidence::flag(&bench.desk, bench.me, found, EvidenceProblem::Unrelated, false).unwrap();
    let left = bench.desk.read(|c| evidence::show(c, found)).unwrap().problems;
    assert_eq!(left.iter().map(|flag| flag.by).collect::<Vec<_>>(), [second]);
    assert_eq!(
        told(&bench, case)[0],
        "Flag taken from evidence: unrelated to the claim"
    );
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn searches_and_replies_go_with_the_claim_when_it_is_split_or_merged() {
    let bench = desk();
    let case = bench.case();
    let whole = bench.claim(case, "Eleven were wounded and two died.");
    looked(&bench, whole, false);
    let reply = reply::ask(&bench.desk, bench.me, question(whole)).unwrap().value;
    reply::edit(&bench.desk, bench.me, reply, answered("No comment on the dead.")).unwrap();
    let part = |text: &str| claim::Part {
        text: text.into(),
        evidence: vec![],
    };
    let parts = vec![part("Eleven were wounded."), part("Two died.")];
    let parts = claim::split(&bench.desk, bench.me, whole, parts).unwrap().value;
    for id in &parts {
        let (searches, replies) = bench
            .desk
            .read(|c| Ok((lookup::list(c, *id)?, reply::list(c, *id)?)))
            .unwrap();
        assert_eq!((searches.len(), searches[0].on.as_str()), (1, "2023-11-14"));
        assert_eq!(replies[0].answer.as_deref(), Some("No comment on the dead."));
        assert_eq!(replies[0].asked_on.as_str(), "2024-05-10");
    }
    claim::merge(&bench.desk, bench.me, parts[0], vec![parts[1]]).unwrap();
    let merged = bench
        .desk
        .read(|c| Ok((lookup::list(c, parts[0])?, reply::list(c, parts[0])?)))
        .unwrap();
    assert_eq!((merged.0.len(), merged.1.len()), (2, 2));
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn evidence_is_too_late_only_for_the_latest_who_said_it() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let claim = bench.claim_in(case, article, "11 people were wounded");
    let made_on = || bench.desk.read(|c| claim::made_on(c, case, claim)).unwrap();
    assert_eq!(made_on(), None, "nothing is dated");
    for (words, said) in [
        ("11 people were wounded", "2024-05-10"),
        ("23 wounded", "2024-05"),
    ] {
        let place = Some(claim::Place {
            article,
            version: None,
            span: crate::support::span(REPORT, words),
        });
        let id = match bench
            .desk
            .read(|c| statement::list(c, claim))
            .unwrap()
            .iter()
            .find(|s| s.exact() == words)
        {
            Some(known) => known.id,
            None => {
                let new = claim::NewStatement {
                    place,
                    ..claim::NewStatement::default()
                };
                statement::add(&bench.desk, bench.me, claim, new).unwrap().value
            }
        };
        let change = vec![StatementChange::Date(Some(said.parse().unwrap()))];
        statement::edit(&bench.desk, bench.me, claim, Some(id), change).unwrap();
    }
    assert_eq!(
        made_on().unwrap().as_str(),
        "2024-05",
        "it may mean the last day of May"
    );
    let all = bench.desk.read(|c| claim::made_on_of_case(c, case)).unwrap();
    assert_eq!(all.get(&claim), made_on().as_ref());
}

#[test]
fn no_operation_holds_what_the_vault_holds() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let heron = heron(&bench);
    let found = quoted(&bench, claim, heron);
    let refused = |error: factdesk_desk::Error| (error.code(), error.field());
    let note = |text: &str| vec![EvidenceChange::Note(Some(text.into()))];
    let named = evidence::edit(&bench.desk, bench.me, found, note("Told by ilse  brandvold."));
    assert_eq!(refused(named.unwrap_err()), ("names_source", Some("note")));
    let reached = evidence::edit(
        &bench.desk,
        bench.me,
        found,
        note("write to ilse@harbour.example"),
    );
    assert_eq!(refused(reached.unwrap_err()), ("names_source", Some("note")));
    let asked = NewReply {
        from: "Ilse Brandvold".into(),
        source: Some(heron),
        ..question(claim)
    };
    let asked = reply::ask(&bench.desk, bench.me, asked);
    assert_eq!(refused(asked.unwrap_err()), ("names_source", Some("from")));
    let url = vec![SourceChange::Url(Some("https://harbour.example/staff/7".into()))];
    let url = source::edit(&bench.desk, bench.me, heron, url, SecretChange::default());
    assert_eq!(refused(url.unwrap_err()), ("identifies_source", Some("url")));
    let payloads: Vec<Vec<u8>> = bench
        .desk
        .read(|c| {
            let mut all = c.prepare("SELECT bytes FROM op_payload").unwrap();
            let rows = all.query_map([], |row| row.get(0)).unwrap();
            Ok(rows.collect::<Result<_, _>>().unwrap())
        })
        .unwrap();
    let written = String::from_utf8(payloads.concat()).unwrap();
    assert!(written.contains("Source Heron") && !written.to_lowercase().contains("ilse"));
}

#[test]
fn the_vault_changes_without_an_act_and_survives_a_rebuild() {
    let bench = desk();
    let heron = heron(&bench);
    let before = bench.desk.digest(None).unwrap();
    let change = SecretChange {
        contact: Some(String::new()),
        private_notes: Some("meets on Tuesdays".into()),
        ..SecretChange::default()
    };
    let done = source::edit(
        &bench.desk,
        bench.me,
        heron,
        vec![SourceChange::Confidential(true)],
        change,
    )
    .unwrap();
    assert!(
        done.outcome.is_empty(),
        "what is confidential stays so, and the vault is in no act"
    );
    bench.assert_rebuild_changes_nothing();
    assert_eq!(bench.desk.digest(None).unwrap(), before);
    let kept = bench.desk.read(|c| source::secret(c, heron)).unwrap();
    assert!(kept.contact.is_none() && kept.real_name.as_deref() == Some("Ilse Brandvold"));
    assert_eq!(kept.private_notes.as_deref(), Some("meets on Tuesdays"));
}

#[test]
fn evidence_of_a_confidential_source_takes_no_address_by_any_way() {
    let bench = desk();
    let claim = bench.claim(bench.case(), "Eleven were wounded.");
    let (heron, open) = (heron(&bench), bench.source("Clinic"));
    let address = || Some("https://harbour.example/staff/7781".to_owned());
    let edit = |id, changes| evidence::edit(&bench.desk, bench.me, id, changes);
    let told = quoted(&bench, claim, heron);
    let printed = quoted(&bench, claim, open);
    edit(printed, vec![EvidenceChange::Url(address())]).unwrap();
    for refused in [
        edit(told, vec![EvidenceChange::Url(address())]),
        edit(printed, vec![EvidenceChange::Source(heron)]),
    ] {
        let refused = refused.unwrap_err();
        assert_eq!(
            (refused.code(), refused.field()),
            ("identifies_source", Some("url"))
        );
    }
    let both = vec![EvidenceChange::Url(None), EvidenceChange::Source(heron)];
    edit(printed, both).unwrap();
    edit(
        printed,
        vec![EvidenceChange::Note(Some("told on a bench".into()))],
    )
    .unwrap();
}

#[test]
fn a_card_that_was_open_cannot_become_confidential() {
    let bench = desk();
    let open = bench.source("Ilse Brandvold");
    let change = vec![
        SourceChange::Name("Source Heron".into()),
        SourceChange::Confidential(true),
    ];
    let refused = source::edit(&bench.desk, bench.me, open, change, SecretChange::default()).unwrap_err();
    assert_eq!(refused.code(), "source_name_in_log");
    assert_eq!(
        bench.desk.read(|c| source::show(c, open)).unwrap().name,
        "Ilse Brandvold",
        "nothing of the act was done"
    );
}

#[test]
fn a_source_knows_where_it_is_used_and_which_ones_count_as_one() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let wire = |name: &str| {
        let new = NewSource {
            origin_group: Some("Harbour Wire".into()),
            wikidata: Some("Q42".into()),
            ..NewSource::named(name, SourceKind::Secondary)
        };
        source::add(&bench.desk, bench.me, new).unwrap().value
    };
    let (post, gazette) = (wire("Post"), wire("Gazette"));
    let found = quoted(&bench, claim, post);
    let (uses, groups) = bench
        .desk
        .read(|c| {
            Ok((
                source::uses(c, post)?,
                source::origin_groups(c, bench.desk.desk_case())?,
            ))
        })
        .unwrap();
    assert_eq!(
        (uses.len(), uses[0].evidence, uses[0].case_title.as_str()),
        (1, found, "Harbour")
    );
    assert_eq!(groups["Harbour Wire"], [gazette, post], "by name");
    let copy = bench.desk.read(|c| source::list(c, case)).unwrap();
    assert_eq!(
        copy[0].wikidata.as_deref(),
        Some("Q42"),
        "the case takes all of the card along"
    );
    evidence::retract(&bench.desk, bench.me, found, None).unwrap();
    assert!(bench.desk.read(|c| source::uses(c, post)).unwrap().is_empty());
}

#[test]
fn evidence_names_a_file_that_its_case_has() {
    let bench = desk();
    let case = bench.case();
    bench.article(case, REPORT);
    let claim = bench.claim(case, "Eleven were wounded.");
    let sha256 = factdesk_desk::archive::sha256_hex(REPORT.as_bytes());
    let source = bench.source("Register");
    let naming = |file: &str| NewEvidence {
        file: Some(file.to_owned()),
        ..NewEvidence::quoting(claim, source, "11 people", EvidenceStance::Supports)
    };
    let found = evidence::add(&bench.desk, bench.me, naming(&sha256))
        .unwrap()
        .value;
    let known = bench.desk.read(|c| evidence::show(c, found)).unwrap();
    assert_eq!(known.captured.unwrap().name.as_deref(), Some("report.txt"));
    let absent = evidence::add(&bench.desk, bench.me, naming(&"0".repeat(64)));
    assert_eq!(absent.unwrap_err().code(), "unknown_file");
}
