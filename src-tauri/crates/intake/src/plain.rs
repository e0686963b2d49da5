//! Plain text: kept as it is, with the date that may lead it.

use chrono::NaiveDate;

use crate::draft::{Draft, MediaType, extractor};
use crate::encoding::Decoded;
use crate::error::Error;
use crate::normalise;

/// Longer first lines are taken for body text rather than a headline.
const MAX_TITLE_CHARS: usize = 160;

/// Reads plain text; `decoded.text` may have any newlines.
pub(crate) fn read(decoded: Decoded) -> Result<Draft, Error> {
    let text = normalise(&decoded.text);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let dated = leading_date(&text);
    let (published, body_start) = dated.map_or((None, 0), |(date, start)| (Some(date), start));
    if text[body_start..].trim().is_empty() {
        return Err(Error::NoArticleText);
    }
    Ok(Draft {
        media_type: MediaType::PlainText,
        encoding: decoded.encoding,
        encoding_certain: decoded.certain,
        title: headline(&text[body_start..]),
        byline: None,
        outlet: None,
        published,
        published_raw: published.map(|date| date.to_string()),
        language: None,
        url: None,
        body_start,
        headings: Vec::new(),
        extractor: extractor(""),
        warnings: decoded.warnings,
        text,
    })
}

/// A leading `date YYYY-MM-DD` on the first line, and the offset where the text behind it starts. A date that
/// is in no calendar is text like any other.
fn leading_date(text: &str) -> Option<(NaiveDate, usize)> {
    let blank = |c: char| c == ' ' || c == '\t';
    let line = text.trim_start_matches(blank);
    let word = line.get(..4).filter(|word| word.eq_ignore_ascii_case("date"))?;
    let rest = &line[word.len()..];
    let behind_word = rest.trim_start_matches(|c| blank(c) || c == ':');
    if behind_word.len() == rest.len() {
        return None;
    }
    let digits = behind_word.get(..10)?;
    let date = NaiveDate::parse_from_str(digits, "%Y-%m-%d").ok()?;
    let behind_date = &behind_word[10..];
    if behind_date.chars().next().is_some_and(|c| !c.is_whitespace()) {
        return None;
    }
    Some((date, text.len() - behind_date.trim_start().len()))
}

/// A short first line without a sentence's end, set apart from what follows by a blank line.
fn headline(body: &str) -> Option<String> {
    let (line, rest) = body.trim_start().split_once('\n')?;
    let line = line.trim();
    let apart = rest.trim_start_matches([' ', '\t']).starts_with('\n') && !rest.trim().is_empty();
    let sentence = line.ends_with(['.', ',', ';', ':', '。', '…', '।', '۔']);
    (apart && !line.is_empty() && !sentence && line.chars().count() <= MAX_TITLE_CHARS)
        .then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn read_text(text: &str) -> Result<Draft, Error> {
        read(Decoded::utf8(text.to_owned()))
    }

    #[rstest]
    #[case::one_line("date 2023-11-13 The mayor spoke.", "The mayor spoke.")]
    #[case::led_by_a_blank(" date 2023-11-13 The mayor spoke.", "The mayor spoke.")]
    #[case::own_line("date 2023-11-13\r\n\r\nThe mayor spoke.", "The mayor spoke.")]
    #[case::colon("Date: 2023-11-13\nThe mayor spoke.", "The mayor spoke.")]
    fn a_leading_date_is_taken_and_stays_in_the_text(#[case] text: &str, #[case] body: &str) {
        let draft = read_text(text).unwrap();
        assert_eq!(draft.published, NaiveDate::from_ymd_opt(2023, 11, 13));
        assert_eq!(&draft.text[draft.body_start..], body);
        assert_eq!(draft.text, normalise(text), "the text stays as it is");
    }

    #[rstest]
    #[case::no_such_day("date 2023-02-30 The mayor spoke.")]
    #[case::word_goes_on("dated 2023-02-03 The mayor spoke.")]
    #[case::number_goes_on("date 2023-02-031 The mayor spoke.")]
    #[case::second_line("The mayor spoke.\ndate 2023-02-03 and left.")]
    #[case::not_ascii("date 2023-02-0é")]
    #[case::word_only("date")]
    fn other_first_lines_are_text(#[case] text: &str) {
        let draft = read_text(text).unwrap();
        assert_eq!((draft.published, draft.body_start), (None, 0));
    }

    #[rstest]
    #[case::headline("Bridge closed\n\nThe bridge is closed.", Some("Bridge closed"))]
    #[case::behind_the_date("date 2023-11-13\nBridge closed\n\nIt is closed.", Some("Bridge closed"))]
    #[case::no_blank_line("Bridge closed\nThe bridge is closed.", None)]
    #[case::sentence("The bridge is closed.\n\nIt will open in May.", None)]
    #[case::nothing_behind("Bridge closed\n\n", None)]
    fn a_first_line_set_apart_is_the_title(#[case] text: &str, #[case] title: Option<&str>) {
        assert_eq!(read_text(text).unwrap().title.as_deref(), title);
    }

    #[rstest]
    #[case::nothing("", Error::Empty)]
    #[case::blanks(" \t\r\n\u{a0}\0", Error::Empty)]
    #[case::only_a_date("date 2023-11-13\n", Error::NoArticleText)]
    fn nothing_to_read_is_an_error(#[case] text: &str, #[case] error: Error) {
        assert_eq!(read_text(text).unwrap_err(), error);
    }
}
