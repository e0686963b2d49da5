//! A case with a hundred thousand claims, all of them accepted, each with a statement in one of a thousand articles.

use std::time::Instant;

use factdesk_desk::article::{self, NewArticle};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::suggestion::{self, SuggestedRelation};
use factdesk_desk::view::ArticleEntry;
use factdesk_desk::{Acting, Desk, Result};
use factdesk_domain::claim::{ClaimCreate, Origin};
use factdesk_domain::statement::{Stance, StatementAdd};
use factdesk_domain::text::{Anchor, ByteOffset, Span};
use factdesk_domain::{CaseId, ClaimId, Operation, ReviewerId, StatementId};
use factdesk_ipc::Host;
use tempfile::TempDir;

use crate::{articles, folder, new_desk};

const ARTICLES: usize = 1000;
const CLAIMS: usize = 100_000;
/// Claims that stand in a contested pair.
const CONTESTED: usize = 5000;

/// The case, in a desk that is open.
pub struct BigCase {
    /// The open desk.
    pub host: Host,
    /// The case.
    pub case: CaseId,
    /// Its claims in the order of their making.
    pub claims: Vec<ClaimId>,
    _folder: TempDir,
}

impl BigCase {
    pub fn new() -> Self {
        let started = Instant::now();
        let folder = folder();
        let desk = new_desk(&folder);
        let me = desk.me().expect("a new desk has a reviewer");
        let case = filled(&desk, me).expect("a case with articles");
        let host = Host::new(desk, folder.path().join("exports"));
        let claims = claims(&host, me, case).expect("claims in the articles");
        eprintln!("{CLAIMS} claims written in {:.1?}", started.elapsed());
        Self {
            host,
            case,
            claims,
            _folder: folder,
        }
    }
}

/// A case with its articles.
fn filled(desk: &Desk, me: ReviewerId) -> Result<CaseId> {
    let title = "Everything that was said in spring".to_owned();
    let case = case::create(
        desk,
        me,
        NewCase {
            title,
            ..NewCase::default()
        },
    )?
    .value;
    let article = |n| NewArticle {
        title: format!("Report {n}"),
        text: articles::text(n),
        ..NewArticle::default()
    };
    let added = article::add_all(desk, me, case, (0..ARTICLES).map(article).collect())?;
    assert!(added.value.iter().all(Result::is_ok), "each article is taken");
    Ok(case)
}

fn claims(host: &Host, me: ReviewerId, case: CaseId) -> Result<Vec<ClaimId>> {
    let desk = host.desk();
    let view = desk.read(|c| host.views().of(c, case))?;
    let made = desk.act(me, |acting| {
        (0..CLAIMS)
            .map(|n| push(acting, case, &view.articles[n % ARTICLES], n))
            .collect::<Result<Vec<ClaimId>>>()
    })?;
    let claims = made.value;
    let relations: Vec<SuggestedRelation> = claims[..CONTESTED]
        .chunks_exact(2)
        .map(|pair| relation(case, pair[0], pair[1]))
        .collect();
    desk.write_local(|tx| Ok(suggestion::replace(tx, case, "bench", (&[], &relations))?))?;
    Ok(claims)
}

/// Claim `n`: one of the sentences of its article, in words of its own.
fn push(acting: &mut Acting<'_>, case: CaseId, article: &ArticleEntry, n: usize) -> Result<ClaimId> {
    let sentences = &article.layout.sentences;
    let sentence = sentences[n / ARTICLES % sentences.len()].clone();
    let text = format!("{} (reading {n})", article.layout.text[sentence.clone()].trim());
    let claim = acting.id(ClaimId::new)?;
    let worth_permille = u16::try_from(n % 1001).expect("BUG: at most 1000");
    let created = ClaimCreate {
        claim,
        text,
        claim_type: None,
        origin: Origin::Person,
        why_chosen: None,
        date: None,
        worth_permille,
        split_from: None,
    };
    acting.push(case, Operation::ClaimCreate(created))?;
    let span = Span {
        start: ByteOffset::new(sentence.start),
        end: ByteOffset::new(sentence.end),
    };
    let anchor =
        Anchor::new(article.id, article.version, &article.layout.text, span).expect("a sentence of the text");
    let said = StatementAdd {
        statement: StatementId::of(claim, anchor.version, anchor.span()),
        claim,
        anchor: Some(anchor),
        words: None,
        speaker: Some("Ada Brink".to_owned()),
        speaker_role: None,
        outlet: None,
        cue: None,
        stance: Stance::Asserts,
        date: None,
    };
    acting.push(case, Operation::StatementAdd(said))?;
    Ok(claim)
}

fn relation(case: CaseId, a: ClaimId, b: ClaimId) -> SuggestedRelation {
    SuggestedRelation {
        case,
        a,
        b,
        kind: "contradicts".to_owned(),
        difference: "different_number".to_owned(),
        basis: "wounded: 11 against 23".to_owned(),
        reason: "Both count the wounded of the same evening, and the numbers differ.".to_owned(),
        question: "How many were wounded?".to_owned(),
        score: 800,
        label_a: "11 wounded".to_owned(),
        label_b: "23 wounded".to_owned(),
        differs_a: None,
        differs_b: None,
        analyser: "made for the measurement".to_owned(),
    }
    .in_order()
}
