//! House rules: each with a claim that breaks it and one that keeps it, through the desk.

use factdesk_desk::article::{self, NewArticle};
use factdesk_desk::capture::{self, NewCapture};
use factdesk_desk::claim::{self, NewClaim, NewStatement, Place};
use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::history::{Filter, find};
use factdesk_desk::lint::{self, Lints};
use factdesk_desk::reply::{self, NewReply};
use factdesk_desk::source::{self, NewSource};
use factdesk_desk::{archive, house_rule, overriding, search, verdict};
use factdesk_domain::article::ArticleChange;
use factdesk_domain::evidence::EvidenceStance::{self, Refutes, Supports};
use factdesk_domain::house_rule::{HouseRule, Level, Preset, RuleKey};
use factdesk_domain::lint::{Finding, State};
use factdesk_domain::overriding::DeclarationKind;
use factdesk_domain::source::{SourceChange, SourceKind};
use factdesk_domain::verdict::{Confidence, NotCheckable};
use factdesk_domain::{ArticleId, CaseId, ClaimId, EvidenceId, Noun, SourceId};

use crate::captures::notice;
use crate::support::{Bench, REPORT, desk, rating, span};

const NOTICE: &str = "The harbour office counted 31 boats on Monday. None of them was unsafe.";

/// A case with one claim in one article, and one rule that blocks.
struct House {
    bench: Bench,
    case: CaseId,
    article: ArticleId,
    claim: ClaimId,
    key: RuleKey,
    lints: Lints,
}

fn house(key: RuleKey) -> House {
    let bench = desk();
    let case = bench.case();
    let new = NewArticle {
        bytes: Some(REPORT.as_bytes().to_vec()),
        title: "Harbour report".into(),
        url: Some("https://www.paper.example/harbour/".into()),
        published: Some("2024-05-14".parse().unwrap()),
        text: REPORT.into(),
        ..NewArticle::default()
    };
    let article = article::add(&bench.desk, bench.me, case, new)
        .unwrap()
        .value
        .article;
    let place = Some(Place {
        article,
        version: None,
        span: span(REPORT, "11 people were wounded"),
    });
    let statements = vec![NewStatement {
        place,
        ..NewStatement::default()
    }];
    let new = NewClaim {
        statements,
        ..NewClaim::default()
    };
    let claim = claim::create(&bench.desk, bench.me, case, new).unwrap().value;
    let house = House {
        bench,
        case,
        article,
        claim,
        key,
        lints: Lints::default(),
    };
    house.set(HouseRule::plain(key, Level::Block));
    house
}

impl House {
    fn set(&self, rule: HouseRule) {
        house_rule::set(&self.bench.desk, self.bench.me, self.case, vec![rule]).unwrap();
    }

    /// The finding of the rule: of the claim alone, and of the case, which must say the same as one loaded anew.
    fn finding(&self) -> Finding {
        let of = |lints: &Lints| lint::of_case(&self.bench.desk, lints, self.case).unwrap();
        let kept = of(&self.lints);
        assert_eq!(kept, of(&Lints::default()), "what was kept is what is there");
        let alone = lint::of_claim(&self.bench.desk, &self.lints, self.claim).unwrap();
        let in_case = kept.into_iter().find(|one| one.claim == self.claim).unwrap();
        assert_eq!(alone, in_case);
        let found = alone.findings.into_iter().find(|one| one.key == self.key);
        found.unwrap()
    }

    fn blocks(&self) -> String {
        let finding = self.finding();
        assert_eq!(finding.state, State::Block, "{finding:?}");
        assert!(!finding.fix.is_empty(), "it says what to do");
        finding.why
    }

    fn passes(&self) -> String {
        let finding = self.finding();
        assert_eq!(finding.state, State::Pass, "{finding:?}");
        finding.why
    }

    fn source(&self, name: &str, group: Option<&str>) -> SourceId {
        let new = NewSource {
            origin_group: group.map(str::to_owned),
            ..NewSource::named(name, SourceKind::Secondary)
        };
        source::add(&self.bench.desk, self.bench.me, new).unwrap().value
    }

    fn evidence(&self, source: SourceId, stance: EvidenceStance) -> EvidenceId {
        self.quoting(NewEvidence::quoting(self.claim, source, "31 boats", stance))
    }

    fn quoting(&self, new: NewEvidence) -> EvidenceId {
        evidence::add(&self.bench.desk, self.bench.me, new).unwrap().value
    }

    fn captured(&self, text: &str, address: Option<&str>) -> String {
        let new = NewCapture {
            address: address.map(str::to_owned),
            ..notice(text.as_bytes())
        };
        capture::add_all(&self.bench.desk, self.bench.me, self.case, vec![new]).unwrap();
        archive::sha256_hex(text.as_bytes())
    }

    fn verdict(&self, rationale: &str, confidence: Option<Confidence>) {
        let new = verdict::NewVerdict {
            confidence,
            ..rating(self.claim, "true", rationale)
        };
        verdict::give(&self.bench.desk, self.bench.me, new).unwrap();
    }

    fn declare(&self, kind: DeclarationKind, reason: Option<&str>) {
        let on = (self.claim, kind);
        overriding::declare(&self.bench.desk, self.bench.me, on, reason.map(str::to_owned)).unwrap();
    }
}

#[test]
fn a_wire_and_its_copy_are_one_origin() {
    let house = house(RuleKey::IndependentOrigins);
    assert!(house.blocks().starts_with("No independent origin"));
    house.evidence(house.source("Wire", Some("Wire")), Supports);
    let copy = house.source("Gazette", Some("wire "));
    house.evidence(copy, Supports);
    assert_eq!(
        house.blocks(),
        "All evidence goes back to one origin; 2 are asked for."
    );
    let apart = vec![SourceChange::OriginGroup(None)];
    source::edit(&house.bench.desk, house.bench.me, copy, apart, Default::default()).unwrap();
    assert_eq!(house.passes(), "The evidence comes from 2 independent origins.");
    house.set(HouseRule {
        origins: 3,
        ..HouseRule::plain(RuleKey::IndependentOrigins, Level::Block)
    });
    house.blocks();
}

#[test]
fn a_primary_source_is_shown_or_declared_out_of_reach() {
    let house = house(RuleKey::PrimarySource);
    house.evidence(house.source("Gazette", None), Supports);
    house.blocks();
    house.declare(DeclarationKind::NoPrimarySource, Some("The log was sealed."));
    assert_eq!(
        house.passes(),
        "No primary source can be had: The log was sealed."
    );
    house.declare(DeclarationKind::NoPrimarySource, None);
    house.blocks();
    house.evidence(house.bench.source("Harbour office"), Supports);
    assert_eq!(house.passes(), "From a primary source: E2.");
}

#[test]
fn every_quotation_stands_in_its_file() {
    let house = house(RuleKey::QuoteProved);
    assert_eq!(house.finding().state, State::NotApplicable);
    let file = house.captured(NOTICE, None);
    let source = house.source("Gazette", None);
    let quote = |words: &str, file: Option<&String>| NewEvidence {
        file: file.cloned(),
        ..NewEvidence::quoting(house.claim, source, words, Supports)
    };
    house.quoting(quote("counted 31 boats", Some(&file)));
    house.passes();
    let wrong = house.quoting(quote("counted 13 ships", Some(&file)));
    let why = house.blocks();
    assert!(
        why.contains("E2") && why.contains("NOT in the captured file"),
        "{why}"
    );
    evidence::retract(&house.bench.desk, house.bench.me, wrong, None).unwrap();
    house.passes();
    house.quoting(quote("counted 31 boats", None));
    assert_eq!(house.blocks(), "No file was captured with E2.");
}

#[test]
fn a_reply_is_sought_or_declared_needless() {
    let house = house(RuleKey::ReplySought);
    house.blocks();
    let new = NewReply {
        claim: house.claim,
        from: "The ministry".into(),
        source: None,
        how: "mail".into(),
        asked_on: None,
        deadline: None,
        question: None,
        note: None,
    };
    let asked = reply::ask(&house.bench.desk, house.bench.me, new).unwrap().value;
    house.passes();
    reply::retract(&house.bench.desk, house.bench.me, asked, None).unwrap();
    house.blocks();
    house.declare(DeclarationKind::NoReplyNeeded, Some("It is a public record."));
    house.passes();
    house.bench.desk.undo(house.bench.me, Some(house.case)).unwrap();
    house.blocks();
}

#[test]
fn both_sides_are_shown_or_one_is_declared_empty() {
    let house = house(RuleKey::CounterEvidence);
    house.blocks();
    house.evidence(house.source("Gazette", None), Supports);
    assert_eq!(house.blocks(), "Only evidence for the claim is shown.");
    house.declare(
        DeclarationKind::NoCounterEvidence,
        Some("Three archives were searched."),
    );
    house.passes();
    house.declare(DeclarationKind::NoCounterEvidence, None);
    house.evidence(house.source("Residents", None), Refutes);
    assert_eq!(house.passes(), "Evidence for and against is shown.");
}

#[test]
fn what_came_out_later_could_not_be_known() {
    let house = house(RuleKey::NotLaterThanClaim);
    let source = house.source("Gazette", None);
    let published = |date: &str| NewEvidence {
        published: Some(date.parse().unwrap()),
        ..NewEvidence::quoting(house.claim, source, "31 boats", Supports)
    };
    house.quoting(published("2024-05-14"));
    house.passes();
    house.quoting(published("2024-06"));
    let why = house.blocks();
    assert_eq!(why, "E2 was published after the claim was made (2024-05-14).");
    let later = vec![ArticleChange::Published(Some("2024-07-01".parse().unwrap()))];
    article::edit(&house.bench.desk, house.bench.me, house.article, later).unwrap();
    house.passes();
}

#[test]
fn the_article_and_its_copies_prove_nothing_of_themselves() {
    let house = house(RuleKey::ArticleNotOwnEvidence);
    let source = house.source("Gazette", None);
    let from = |file: Option<String>, url: Option<&str>| NewEvidence {
        file,
        url: url.map(str::to_owned),
        ..NewEvidence::quoting(house.claim, source, "wounded", Supports)
    };
    let retract = |id| evidence::retract(&house.bench.desk, house.bench.me, id, None).unwrap();
    house.quoting(from(
        Some(house.captured(NOTICE, None)),
        Some("https://paper.example/other"),
    ));
    house.passes();
    let by_address = house.quoting(from(None, Some("http://paper.example/harbour#top")));
    assert_eq!(
        house.blocks(),
        "E2 lies at the address of the article under check."
    );
    retract(by_address);
    let itself = house.quoting(from(Some(house.captured(REPORT, None)), None));
    assert_eq!(house.blocks(), "E2 is the article under check.");
    retract(itself);
    let copied = format!("From our wire service, today.\n\n{REPORT}\n\nEditing by the night desk.");
    house.quoting(from(Some(house.captured(&copied, None)), None));
    assert_eq!(
        house.blocks(),
        "E2 shares its wording with the article under check."
    );
}

#[test]
fn a_host_that_is_not_relied_on_is_named() {
    let house = house(RuleKey::KnownBadHosts);
    let source = house.source("Gazette", None);
    let at = |url: &str| NewEvidence {
        url: Some(url.to_owned()),
        ..NewEvidence::quoting(house.claim, source, "wounded", Supports)
    };
    house.quoting(at("https://paper.example/a"));
    assert_eq!(house.finding().state, State::NotApplicable, "the list is empty");
    house.set(HouseRule {
        hosts: vec!["rumour.example".into()],
        ..HouseRule::plain(RuleKey::KnownBadHosts, Level::Block)
    });
    house.passes();
    house.quoting(at("https://blog.rumour.example/a"));
    let why = house.blocks();
    assert_eq!(
        why,
        "E2: blog.rumour.example is no host that this case relies on."
    );
    let moved = house.captured(NOTICE, Some("https://rumour.example/b"));
    let by_file = NewEvidence {
        file: Some(moved),
        ..NewEvidence::quoting(house.claim, source, "31 boats", Supports)
    };
    house.quoting(by_file);
    assert!(
        house.blocks().starts_with("E2 and E3:"),
        "the address of a captured file counts too"
    );
}

#[test]
fn a_rationale_cites_each_piece_of_evidence() {
    let house = house(RuleKey::RationaleCitesAll);
    let source = house.source("Gazette", None);
    house.evidence(source, Supports);
    house.evidence(source, Supports);
    assert_eq!(
        house.finding().state,
        State::NotApplicable,
        "nobody has judged yet"
    );
    house.verdict("As [E1] says.", None);
    assert_eq!(house.blocks(), "A rationale does not cite E2.");
    house.verdict("As [E1] and [E2] say.", None);
    house.passes();
}

#[test]
fn a_verdict_says_how_sure_it_is() {
    let house = house(RuleKey::ConfidenceGiven);
    assert_eq!(house.finding().state, State::NotApplicable);
    house.verdict("Both lists say so.", None);
    house.blocks();
    house.verdict("Both lists say so.", Some(Confidence::High));
    house.passes();
}

#[test]
fn a_block_does_not_stop_a_verdict_and_a_warning_only_warns() {
    let house = house(RuleKey::PrimarySource);
    house.verdict("Both lists say so.", None);
    house.blocks();
    house.set(HouseRule::plain(RuleKey::PrimarySource, Level::Warn));
    assert_eq!(house.finding().state, State::Warn);
    house.set(HouseRule::plain(RuleKey::PrimarySource, Level::Off));
    assert_eq!(house.finding().state, State::Off);
    house.bench.desk.undo(house.bench.me, Some(house.case)).unwrap();
    assert_eq!(
        house.finding().state,
        State::Warn,
        "one setting is undone, not all"
    );
    house.bench.assert_rebuild_changes_nothing();
}

#[test]
fn an_override_has_a_reason_that_stays_on_record() {
    let house = house(RuleKey::PrimarySource);
    let add = |reason: &str| {
        let on = (house.claim, RuleKey::PrimarySource);
        overriding::add(&house.bench.desk, house.bench.me, on, reason.into())
    };
    assert_eq!(add("  ").unwrap_err().code(), "empty");
    let id = add("The archive burnt down.").unwrap().value;
    let finding = house.finding();
    assert_eq!((finding.state, finding.overridden), (State::Overridden, Some(id)));
    assert_eq!(add("Again.").unwrap_err().code(), "nothing_changes");
    let filter = Filter {
        case: Some(house.case),
        ..Filter::default()
    };
    let told = || {
        house
            .bench
            .desk
            .read(|c| find(c, &filter, 1))
            .unwrap()
            .remove(0)
            .sentence
    };
    assert_eq!(
        told(),
        "House rule overridden, Primary source: The archive burnt down."
    );
    let hits = house
        .bench
        .desk
        .read(|c| search::find(c, "burnt", None, 10))
        .unwrap();
    assert_eq!(hits[0].noun, Noun::Override);
    overriding::withdraw(
        &house.bench.desk,
        house.bench.me,
        id,
        Some("It was found.".into()),
    )
    .unwrap();
    house.blocks();
    assert_eq!(told(), "Override of a house rule withdrawn: It was found.");
    house.bench.desk.undo(house.bench.me, Some(house.case)).unwrap();
    assert_eq!(house.finding().state, State::Overridden);
    house.bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_preset_is_one_act_and_keeps_the_list_of_hosts() {
    let house = house(RuleKey::KnownBadHosts);
    house.set(HouseRule {
        hosts: vec!["rumour.example".into()],
        ..HouseRule::plain(RuleKey::KnownBadHosts, Level::Off)
    });
    let before = house
        .bench
        .desk
        .read(|c| house_rule::of_case(c, house.case))
        .unwrap();
    house_rule::preset(&house.bench.desk, house.bench.me, house.case, Preset::Ifcn).unwrap();
    let rules = house
        .bench
        .desk
        .read(|c| house_rule::of_case(c, house.case))
        .unwrap();
    assert_eq!(Preset::of(&rules), Some(Preset::Ifcn));
    assert!(rules.iter().any(|rule| rule.hosts == ["rumour.example"]));
    let again = house_rule::preset(&house.bench.desk, house.bench.me, house.case, Preset::Ifcn);
    assert_eq!(again.unwrap_err().code(), "nothing_changes");
    house.bench.desk.undo(house.bench.me, Some(house.case)).unwrap();
    let after = house
        .bench
        .desk
        .read(|c| house_rule::of_case(c, house.case))
        .unwrap();
    assert_eq!(after, before);
}

#[test]
fn a_new_case_has_the_light_rules_and_nothing_in_its_log() {
    let bench = desk();
    let case = bench.case();
    let rules = bench.desk.read(|c| house_rule::of_case(c, case)).unwrap();
    assert_eq!(Preset::of(&rules), Some(Preset::Light));
    let logged = bench.desk.operations_of(case).unwrap();
    assert!(logged.iter().all(|one| one.signed.envelope.kind != "rule_set"));
}

#[test]
fn what_cannot_be_checked_and_what_is_gone_breaks_no_rule() {
    let house = house(RuleKey::PrimarySource);
    let new = verdict::NewVerdict {
        finding: verdict::Finding::NotCheckable(NotCheckable::Opinion, None),
        ..rating(house.claim, "", "")
    };
    verdict::give(&house.bench.desk, house.bench.me, new).unwrap();
    assert_eq!(house.finding().state, State::NotApplicable);
    claim::retract(&house.bench.desk, house.bench.me, house.claim, None).unwrap();
    let left = lint::of_case(&house.bench.desk, &house.lints, house.case).unwrap();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_moves_between_claims_is_followed() {
    let house = house(RuleKey::ReplySought);
    let other = house.bench.claim(house.case, "Nobody was hurt.");
    house.evidence(house.source("Gazette", None), Supports);
    house.finding();
    claim::merge(&house.bench.desk, house.bench.me, house.claim, vec![other]).unwrap();
    house.finding();
    house.bench.desk.undo(house.bench.me, Some(house.case)).unwrap();
    house.finding();
    house.verdict("Both lists say so.", None);
    house.finding();
}
