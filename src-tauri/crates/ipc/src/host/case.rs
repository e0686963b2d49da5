//! Cases: made, changed, opened.

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::local as kept;
use factdesk_desk::suggestion;
use factdesk_desk::view::sentence_states;
use factdesk_domain::case::CaseChange;
use factdesk_domain::{CaseId, TimestampMs};
use factdesk_intake::import;
use factdesk_language::ANALYSER;

use super::desk::scale;
use super::{Host, Reply, changed, done, parse, word};
use crate::show;
use crate::wire::case::{Analysis, CaseAnalyse, CaseAnalysed, CaseCreate, CaseDetail, CaseEdit};
use crate::wire::common::{ByCase, Changed};
use crate::wire::desk::Place;

impl Host {
    /// Makes a case.
    ///
    /// # Errors
    /// A blank title; the database.
    pub fn case_create(&self, input: CaseCreate) -> Reply<Changed> {
        let new = NewCase {
            title: input.title.trim().to_owned(),
            question: input.question.and_then(parse::cleared),
            why_chosen: input.why_chosen.and_then(parse::cleared),
            deadline: input.deadline_ms.map(TimestampMs::from_i64),
            ..NewCase::default()
        };
        Ok(done("Case made", &case::create(&self.desk, self.me()?, new)?))
    }

    /// Changes a case.
    ///
    /// # Errors
    /// An unknown case; a blank title; nothing that changes.
    pub fn case_edit(&self, input: CaseEdit) -> Reply<Changed> {
        let id: CaseId = parse::id("case", &input.case_id)?;
        let deadline = |ms: i64| CaseChange::Deadline((ms != 0).then(|| TimestampMs::from_i64(ms)));
        let second_reading = input.second_reading.as_deref();
        let second_reading = second_reading
            .map(|word| parse::word("second_reading", word))
            .transpose()?;
        let changes: Vec<CaseChange> = [
            input
                .title
                .map(|title| CaseChange::Title(title.trim().to_owned())),
            input
                .question
                .map(|text| CaseChange::Question(parse::cleared(text))),
            input
                .why_chosen
                .map(|text| CaseChange::WhyChosen(parse::cleared(text))),
            input.deadline_ms.map(deadline),
            second_reading.map(CaseChange::SecondReading),
        ]
        .into_iter()
        .flatten()
        .collect();
        let done = case::edit(&self.desk, self.me()?, id, changes)?;
        Ok(changed("Case changed", &done.outcome, Some(input.case_id)))
    }

    /// Opens a case.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn case_show(&self, input: &ByCase) -> Reply<CaseDetail> {
        let id: CaseId = parse::id("case", &input.case_id)?;
        let (known, place) = self
            .desk
            .read(|c| Ok((case::show(c, id)?, kept::place_of_case(c, &input.case_id)?)))?;
        import::suggest_where_missing(&self.desk, &self.views, id)?;
        let view = self.view(id)?;
        let states = sentence_states(&view);
        let mut tags: Vec<String> = view
            .claims
            .iter()
            .flat_map(|claim| claim.tags.iter().cloned())
            .collect();
        tags.sort_unstable();
        tags.dedup();
        let (undo, redo) = self.undo_labels(id)?;
        let scales = self.scales(id)?;
        Ok(CaseDetail {
            id: input.case_id.clone(),
            title: known.title,
            question: known.question,
            why_chosen: known.why_chosen,
            deadline_ms: known.deadline.map(TimestampMs::as_i64),
            language: known.language.unwrap_or_else(|| "en".to_owned()),
            sample: known.sample,
            progress: show::progress(view.progress()),
            articles: states
                .iter()
                .enumerate()
                .map(|(index, one)| show::article_card(&view, index, one))
                .collect(),
            scale: scale(&scales, known.scale),
            place: place.map(|place| Place {
                case_id: place.case,
                section: place.section,
                claim_id: place.claim,
            }),
            export_folder: self.export_folder(id)?.display().to_string(),
            undo,
            redo,
            head: self.desk.case_head(id)?.to_string(),
            second_reading: word(known.second_reading),
            tags,
            analysis: self.analysis(id)?,
            orphans: u32::try_from(view.orphans()).unwrap_or(u32::MAX),
            signed: self.signed_view(id, &self.people()?)?,
        })
    }

    fn analysis(&self, case: CaseId) -> Reply<Analysis> {
        let (analyser, language) = self
            .desk
            .read(|c| Ok((suggestion::made_by(c, case)?, suggestion::language(c, case)?)))?;
        Ok(Analysis {
            outdated: analyser.as_deref().is_some_and(|made| made != ANALYSER),
            analyser: analyser.filter(|name| !name.is_empty()),
            language,
        })
    }

    /// Analyses a case anew; what a person decided stays.
    ///
    /// # Errors
    /// An unknown case; a language that is none; a desk that is open to read only; the database.
    pub fn case_analyse(&self, input: &CaseAnalyse) -> Reply<CaseAnalysed> {
        let id = parse::id("case", &input.case_id)?;
        let language = input.language.as_deref().map(parse::language).transpose()?;
        let again = import::analyse_again(&self.desk, &self.views, id, language.as_deref())?;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(CaseAnalysed {
            claims: count(again.claims),
            relations: count(again.relations),
            new_claims: count(again.new_claims),
            new_relations: count(again.new_relations),
            gone_claims: count(again.gone_claims),
            gone_relations: count(again.gone_relations),
        })
    }
}
