//! Characters that change how others look without being seen themselves.

/// The text with unseen characters shown as `‹U+202E›`.
///
/// Shown are control characters, marks that turn the writing direction, zero-width characters, fillers, tags and
/// non-characters. Left alone is what honest text needs: line ends and tabs, the joiners within Arabic, Indic and
/// other joining scripts, and the joiners and variation selectors within emoji.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if is_unseen(c) && !is_needed(before, c, rest.peek().copied()) {
            shown.push_str(&format!("‹U+{:04X}›", u32::from(c)));
        } else {
            shown.push(c);
        }
        before = Some(c);
    }
    shown
}

/// The characters of Unicode that print nothing of their own (general categories Cc and Cf, the fillers, the variation
/// selectors, and the non-characters), line ends and tabs apart.
fn is_unseen(c: char) -> bool {
    if matches!(
        c,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    ) {
        return false;
    }
    c.is_control() || is_format(c) || is_filler(c) || u32::from(c) & 0xfffe == 0xfffe
}

fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{70f}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn is_filler(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
    )
}

fn is_needed(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match c {
        '\u{200c}' => joins(before) && after.is_some_and(joins),
        '\u{200d}' => {
            (joins(before) && after.is_some_and(joins))
                || (is_pictured(before) && after.is_some_and(is_picture))
        }
        '\u{fe0e}' | '\u{fe0f}' => is_picture(before) || matches!(before, '#' | '*' | '0'..='9' | '©' | '®'),
        _ => false,
    }
}

/// Scripts in which a joiner or non-joiner changes the shape of letters: Arabic to Tibetan, Mongolian, and the
/// presentation forms of Arabic.
fn joins(c: char) -> bool {
    let joining = matches!(c, '\u{620}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}');
    joining && !is_unseen(c)
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{203c}'..='\u{2049}' | '\u{2122}'..='\u{27bf}' | '\u{2900}'..='\u{2bff}' | '\u{3030}'..='\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
        && c != '\u{2800}'
}

fn is_pictured(c: char) -> bool {
    c == '\u{fe0f}' || is_picture(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::turned_direction("abc\u{202e}txt.exe", "abc‹U+202E›txt.exe")]
    #[case::isolates("\u{2066}a\u{2069}", "‹U+2066›a‹U+2069›")]
    #[case::zero_width_space("a\u{200b}b", "a‹U+200B›b")]
    #[case::byte_order_mark("\u{feff}a", "‹U+FEFF›a")]
    #[case::soft_hyphen("sove\u{ad}reign", "sove‹U+00AD›reign")]
    #[case::null_and_bell("a\0b\u{7}", "a‹U+0000›b‹U+0007›")]
    #[case::tag_letters("\u{1f3f4}\u{e0067}", "\u{1f3f4}‹U+E0067›")]
    #[case::non_character("\u{ffff}\u{1fffe}", "‹U+FFFF›‹U+1FFFE›")]
    #[case::joiner_between_latin_letters("a\u{200d}b", "a‹U+200D›b")]
    #[case::selector_after_a_letter("a\u{fe0f}", "a‹U+FE0F›")]
    #[case::hangul_filler("\u{3164}", "‹U+3164›")]
    #[case::braille_blank("a\u{2800}b", "a‹U+2800›b")]
    fn unseen_characters_are_shown(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(visible(text), shown);
    }

    #[rstest]
    #[case::persian("می\u{200c}خواهم")]
    #[case::devanagari("क\u{94d}\u{200d}ष")]
    #[case::family("👨\u{200d}👩\u{200d}👧")]
    #[case::heart("❤\u{fe0f}\u{200d}🔥")]
    #[case::keycap("1\u{fe0f}\u{20e3}")]
    #[case::lines("one\r\n\ttwo\n")]
    #[case::combining("e\u{301}\u{323}")]
    fn what_honest_text_needs_is_left_alone(#[case] text: &str) {
        assert_eq!(visible(text), text);
    }
}
