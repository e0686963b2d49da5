//! The one normalisation of article text.

/// Newlines become LF, byte order marks at the start and NUL characters go; nothing else changes. Hashes,
/// spans and quotes stand on the result, so it is never done twice in different ways.
///
/// Doing it again changes nothing.
///
/// ```
/// assert_eq!(factdesk_intake::normalise("\u{feff}a\r\nb\rc\0"), "a\nb\nc");
/// ```
pub fn normalise(text: &str) -> String {
    // NUL goes first: it may hide a mark at the start or stand between CR and LF.
    let without_nul: String = text.chars().filter(|&c| c != '\0').collect();
    without_nul
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::nul_inside_a_line_end("a\r\0\nb", "a\nb")]
    #[case::mark_behind_nul("\0\u{feff}a", "a")]
    #[case::zero_width_no_break_space_inside_stays("a\u{feff}b", "a\u{feff}b")]
    #[case::other_separators_stay("a\u{2028}b\u{85}c\u{b}d", "a\u{2028}b\u{85}c\u{b}d")]
    #[case::combining_marks_stay_apart("e\u{301}", "e\u{301}")]
    #[case::blanks_stay(" a  \n\n\n b ", " a  \n\n\n b ")]
    fn changes_newlines_marks_and_nul_only(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(normalise(text), expected);
    }

    proptest! {
        #[test]
        fn twice_is_once(text in "[\\x00\\r\\n\u{feff}ab]{0,20}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
