//! Rules on sources.
//!
//! What tells who a confidential source is stays out of every operation: a card of one bears a pseudonym, no address
//! and no Wikidata item, and a card that was open cannot become confidential, because the log forgets nothing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{RuleError, words};
use crate::id::SourceId;
use crate::operation::Operation;
use crate::source::{SourceAdd, SourceChange, SourceEdit};

/// What the rules need to know of a source that changes.
#[derive(Clone, PartialEq, Eq)]
pub struct SourceFacts {
    /// The source.
    pub id: SourceId,
    /// Whether its name is kept secret.
    pub confidential: bool,
    /// Its real name, where the vault has one. The facts have no `Debug`, so that nothing prints it.
    pub real_name: Option<String>,
}

/// A source card is made. For a confidential source the card bears the pseudonym; `real_name`, when it is known,
/// stays in the vault.
///
/// # Errors
/// An empty name; a confidential source without a pseudonym, with an address or a Wikidata item, or with its real
/// name in any field of the card; a real name beside an open card; a Wikidata item that is none.
pub fn add(card: SourceAdd, real_name: Option<&str>) -> Result<Operation, RuleError> {
    if card.confidential && card.name.trim().is_empty() {
        return Err(RuleError::PseudonymMissing);
    }
    words("name", &card.name)?;
    wikidata(card.wikidata.as_deref())?;
    match (card.confidential, real_name) {
        (false, None) => return Ok(Operation::SourceAdd(card)),
        (false, Some(_)) => return Err(RuleError::RealNameOfOpenSource),
        (true, _) => {}
    }
    unnamed("url", card.url.as_ref())?;
    unnamed("wikidata", card.wikidata.as_ref())?;
    if let Some(real) = real_name {
        betrays(real, "name", &card.name)?;
        betrays(real, "interests", card.interests.as_deref().unwrap_or_default())?;
        betrays(
            real,
            "origin_group",
            card.origin_group.as_deref().unwrap_or_default(),
        )?;
    }
    Ok(Operation::SourceAdd(card))
}

/// A field of a source changes.
///
/// # Errors
/// As [`add`]; "confidential" of a card that was open.
pub fn edit(facts: &SourceFacts, change: SourceChange) -> Result<Operation, RuleError> {
    let real = facts.real_name.as_deref().filter(|_| facts.confidential);
    let hides = |field, text: &str| real.map_or(Ok(()), |real| betrays(real, field, text));
    match &change {
        SourceChange::Name(name) if facts.confidential && name.trim().is_empty() => {
            return Err(RuleError::PseudonymMissing);
        }
        SourceChange::Name(name) => {
            words("name", name)?;
            hides("name", name)?;
        }
        SourceChange::Interests(Some(text)) => hides("interests", text)?,
        SourceChange::OriginGroup(Some(text)) => hides("origin_group", text)?,
        SourceChange::Url(url) if facts.confidential => unnamed("url", url.as_ref())?,
        SourceChange::Wikidata(item) => {
            wikidata(item.as_deref())?;
            if facts.confidential {
                unnamed("wikidata", item.as_ref())?;
            }
        }
        SourceChange::Confidential(true) => return Err(RuleError::SourceNameInLog),
        _ => {}
    }
    Ok(Operation::SourceEdit(SourceEdit {
        source: facts.id,
        change,
    }))
}

/// A secret of fewer letters than this is found in too many words to mean anything.
const FEWEST: usize = 3;
/// From so many letters on, a secret is found without the blanks between its words too, as in the name of a file.
const LONG: usize = 8;

/// Refuses words that hold a secret of the vault, whatever their case, blanks, marks, hyphens, or letters that cannot be
/// seen.
///
/// # Errors
/// [`RuleError::NamesSource`] with the field.
pub fn betrays(secret: &str, field: &'static str, text: &str) -> Result<(), RuleError> {
    let (secret, text) = (folded(secret), folded(text));
    let letters = secret.chars().filter(|letter| *letter != ' ').count();
    let squeezed = |words: &str| words.replace(' ', "");
    let holds = letters >= FEWEST && text.contains(&secret)
        || letters >= LONG && squeezed(&text).contains(&squeezed(&secret));
    if holds {
        return Err(RuleError::NamesSource { field });
    }
    Ok(())
}

/// The letters and digits of a text in small letters without their marks, with one blank where anything else stood.
fn folded(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            words.push(letter);
        } else if !is_mark(letter) && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.trim().to_owned()
}

/// Marks over letters, and what takes no room between them.
fn is_mark(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Refuses what identifies a confidential source by itself: an address or an item of Wikidata, on its card or on its
/// evidence.
///
/// # Errors
/// [`RuleError::IdentifiesSource`] with the field.
pub fn unnamed(field: &'static str, given: Option<&String>) -> Result<(), RuleError> {
    match given {
        Some(_) => Err(RuleError::IdentifiesSource { field }),
        None => Ok(()),
    }
}

fn wikidata(item: Option<&str>) -> Result<(), RuleError> {
    let is_item = |text: &str| {
        text.strip_prefix('Q')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    match item {
        Some(text) if !is_item(text) => Err(RuleError::NotWikidata),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceKind;
    use rstest::rstest;

    fn card(confidential: bool, name: &str) -> SourceAdd {
        SourceAdd {
            source: SourceId::from_bytes([1; 16]),
            name: name.into(),
            kind: SourceKind::Primary,
            what: None,
            reliability: None,
            confidential,
            interests: None,
            origin_group: None,
            url: None,
            wikidata: None,
            copied: false,
        }
    }

    fn facts() -> SourceFacts {
        SourceFacts {
            id: SourceId::from_bytes([1; 16]),
            confidential: true,
            real_name: Some("Ilse Brandvold".into()),
        }
    }

    #[rstest]
    #[case("The nurse", Some("Ilse Brandvold"), None)]
    #[case("The nurse", None, None)]
    #[case(" ", None, Some("pseudonym_missing"))]
    #[case("Nurse  ILSE  brandvold", Some("Ilse Brandvold"), Some("names_source"))]
    fn a_pseudonym_does_not_hold_the_name(
        #[case] name: &str,
        #[case] real: Option<&str>,
        #[case] refused: Option<&str>,
    ) {
        assert_eq!(add(card(true, name), real).err().map(|e| e.code()), refused);
    }

    #[test]
    fn nothing_on_the_card_tells_who_a_confidential_source_is() {
        let url = SourceAdd {
            url: Some("https://example.org/brandvold".into()),
            ..card(true, "The nurse")
        };
        let refused = add(url, None).unwrap_err();
        assert_eq!(
            (refused.code(), refused.field()),
            ("identifies_source", Some("url"))
        );
        let change = SourceChange::Interests(Some("Ilse Brandvold was dismissed.".into()));
        let refused = edit(&facts(), change).unwrap_err();
        assert_eq!(
            (refused.code(), refused.field()),
            ("names_source", Some("interests"))
        );
        let item = SourceChange::Wikidata(Some("Q42".into()));
        assert_eq!(edit(&facts(), item).unwrap_err().code(), "identifies_source");
    }

    #[rstest]
    #[case("Ilse Brandvold", "told by ILSE  Brandvold", true)]
    #[case("Ilse Brandvold", "ilse-brandvold interview.txt", true)]
    #[case("Ilse Brandvold", "IlseBrandvold.pdf", true)]
    #[case("Ilse Brandvold", "Ilse Brand\u{200b}vold", true)]
    #[case("Åse Brændvold", "A\u{30a}se Brændvold", true)]
    #[case("Åse Brændvold", "Ase Brændvold", true)]
    #[case("Ilse Brandvold", "Ilse and Brandvold", false)]
    #[case("Bo Li", "Boland lives here", false)]
    #[case("Bo", "Bo was there", false)]
    fn a_secret_is_found_however_it_is_written(#[case] secret: &str, #[case] text: &str, #[case] held: bool) {
        assert_eq!(betrays(secret, "note", text).is_err(), held);
    }

    #[test]
    fn an_open_card_has_no_secret_name_and_cannot_become_confidential() {
        let refused = add(card(false, "The nurse"), Some("Ilse Brandvold")).unwrap_err();
        assert_eq!(refused.code(), "real_name_of_open_source");
        let open = SourceFacts {
            confidential: false,
            ..facts()
        };
        let refused = edit(&open, SourceChange::Confidential(true)).unwrap_err();
        assert_eq!(refused.code(), "source_name_in_log");
        assert!(refused.to_string().contains("new card"), "{refused}");
    }

    #[rstest]
    #[case("Q42", true)]
    #[case("Q", false)]
    #[case("q42", false)]
    #[case("https://www.wikidata.org/wiki/Q42", false)]
    fn an_item_is_the_letter_and_digits(#[case] item: &str, #[case] good: bool) {
        let card = SourceAdd {
            wikidata: Some(item.into()),
            ..card(false, "Registry")
        };
        assert_eq!(add(card, None).is_ok(), good);
    }
}
