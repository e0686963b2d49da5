//! Names that look like others: letters of several scripts in one word.

use unicode_security::{MixedScript, RestrictionLevel, RestrictionLevelDetection};

/// Whether a word of a name or of the host of an address mixes scripts that no language mixes, as "Rеuters" with a
/// Cyrillic "е" does. Words in different scripts beside each other are honest, and so is Latin within Japanese, Chinese
/// and Korean (Unicode Technical Standard 39, *highly restrictive*).
pub fn mixes_scripts(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .any(|word| {
            !word.is_single_script() && word.detect_restriction_level() > RestrictionLevel::HighlyRestrictive
        })
}

/// Marks and joiners belong to the word that they stand in.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::mixes_scripts;

    #[rstest]
    #[case::cyrillic_in_latin("R\u{435}uters")]
    #[case::greek_in_latin("Lake C\u{3bf}urier")]
    #[case::latin_in_cyrillic("Озёрный вecтник")]
    #[case::host("https://l\u{430}ke.example/page")]
    #[case::armenian("\u{578}ews")]
    fn a_word_of_several_scripts_is_found(#[case] name: &str) {
        assert!(mixes_scripts(name));
    }

    #[rstest]
    #[case("")]
    #[case("Lake Courier")]
    #[case("Озёрный вестник (Lake Courier)")]
    #[case("Zoe\u{301} Müller-Łukasz")]
    #[case("湖報 AKB劇場 Tシャツ")]
    #[case("بريد البحيرة 24")]
    #[case("https://lake.example/Озеро?q=1")]
    #[case("1.5 µg, 5 Ω")]
    fn honest_names_are_left_alone(#[case] name: &str) {
        assert!(!mixes_scripts(name));
    }
}
