//! Spans that a person names in code points, turned into bytes of the text.

use factdesk_desk::Desk;
use factdesk_desk::article;
use factdesk_desk::claim::Place;
use factdesk_domain::text::{CharOffset, PositionError, TextIndex};
use factdesk_domain::{ArticleId, CaseId, RuleError};

use crate::failure::Failure;
use crate::reach::id;

/// The place between two code points of an article's present text, and the article's case.
///
/// # Errors
/// An unknown article; a span that is empty or not in the text.
pub fn place(desk: &Desk, article: &str, start: i64, end: i64) -> Result<(CaseId, Place), Failure> {
    let article: ArticleId = id("article", article)?;
    let (known, version) = desk.read(|c| {
        let known = article::show(c, article)?;
        let version = article::version(c, known.current_version)?;
        Ok((known, version))
    })?;
    let index = TextIndex::new(&version.text);
    let outside = |error: PositionError| Failure::from(factdesk_desk::Error::Rule(RuleError::from(error)));
    let offset = |at: i64, field: &str| {
        // A negative position names nothing in the text, like one behind its end.
        let at = usize::try_from(at).map_err(|_| negative(at).on(field))?;
        Ok::<_, Failure>(CharOffset::new(at))
    };
    let (start, end) = (offset(start, "start")?, offset(end, "end")?);
    let span = index.span_of_chars(start, end).map_err(outside)?;
    Ok((
        known.case,
        Place {
            article,
            version: Some(version.id),
            span,
        },
    ))
}

fn negative(at: i64) -> Failure {
    Failure::refused(
        "span_outside_text",
        format!("The span is not in the text: position {at} is before its start."),
    )
}
