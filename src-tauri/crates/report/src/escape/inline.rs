//! Fields within a line, and fields of several lines.

use super::address::addresses;
use super::visible;

const ISOLATE: char = '\u{2068}';
const END_ISOLATE: char = '\u{2069}';

/// Folds white space: line ends, tabs and spaces that follow one another become one space, none stays at the ends.
/// Other spaces (no-break, ideographic) stay within the text, for they are part of how it was written.
#[must_use]
pub fn fold(text: &str) -> String {
    let words = text.split(is_folded).filter(|word| !word.is_empty());
    let folded = words.collect::<Vec<_>>().join(" ");
    folded.trim().to_owned()
}

fn is_folded(c: char) -> bool {
    c == ' ' || c == '\t' || is_line_end(c)
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// A field on one line: folded, unseen characters shown, everything that Markdown might act on escaped.
///
/// May stand anywhere within a line, at its start, in a heading and in a table cell; only a full stop or closing
/// bracket of ours must not follow it at a line's start, for a bare number would open a list there. A text that holds letters written
/// from right to left is wrapped in U+2068 and U+2069, so that it cannot reorder what stands around it. An empty
/// field gives an empty string.
#[must_use]
pub fn text(field: &str) -> String {
    let shown = visible(&fold(field));
    let escaped = escaped(&shown);
    if shown.chars().any(is_right_to_left) {
        format!("{ISOLATE}{escaped}{END_ISOLATE}")
    } else {
        escaped
    }
}

/// A field of several lines: paragraphs of lines, each as [`text`] gives it; blank lines part paragraphs. Empty when
/// the field holds nothing but white space.
#[must_use]
pub fn lines(field: &str) -> Vec<Vec<String>> {
    let unified = field.replace("\r\n", "\n");
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in unified.split(is_line_end) {
        let line = text(line);
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => last.push(line),
            Some(last) if !last.is_empty() => paragraphs.push(Vec::new()),
            _ => {}
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// A field as code, for hashes, addresses and ids, outside of tables: folded, unseen characters shown, nothing
/// escaped because nothing needs to be. An empty field gives an empty string.
#[must_use]
pub fn code(field: &str) -> String {
    let shown = visible(&fold(field));
    if shown.is_empty() {
        return shown;
    }
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{shown}{pad}{fence}")
}

fn escaped(shown: &str) -> String {
    let mut out = String::with_capacity(shown.len() + shown.len() / 8);
    let mut done = 0;
    for address in addresses(shown) {
        escape_into(&mut out, &shown[done..address.start], done == 0);
        out.push('`');
        out.push_str(&shown[address.clone()]);
        out.push('`');
        done = address.end;
    }
    escape_into(&mut out, &shown[done..], done == 0);
    out
}

fn escape_into(out: &mut String, plain: &str, at_line_start: bool) {
    let number_end = plain.find(|c: char| !c.is_ascii_digit()).unwrap_or(plain.len());
    for (at, c) in plain.char_indices() {
        let follows = plain[at + c.len_utf8()..].chars().next();
        let acts = match c {
            '`' => {
                // An entity, because a backslash before a backtick does not part it from a code span that follows.
                out.push_str("&#96;");
                continue;
            }
            '\\' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '^' | '$' | '{' | '}' | '#' => true,
            '&' => follows.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
            '-' | '+' | '=' | '>' | ':' => at_line_start && at == 0,
            '.' | ')' => at_line_start && at == number_end && at > 0,
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Letters of the scripts that are written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain(
        "U.S. troops (two units) left - at last!",
        "U.S. troops (two units) left - at last!"
    )]
    #[case::emphasis("*a* _b_", r"\*a\* \_b\_")]
    #[case::link("[a](b)", r"\[a\](b)")]
    #[case::html("<b>", r"\<b>")]
    #[case::list("- a", r"\- a")]
    #[case::numbered("12. a", r"12\. a")]
    #[case::figure("12.5 per cent", r"12\.5 per cent")]
    #[case::heading("# a #", r"\# a \#")]
    #[case::entity("&amp; AT & T", r"\&amp; AT & T")]
    #[case::cell("a | b", r"a \| b")]
    #[case::newline("a\n\n# b", r"a \# b")]
    #[case::money("$5", r"\$5")]
    #[case::address("at http://a.b/_c_.", "at `http://a.b/_c_`.")]
    #[case::backticks("```", "&#96;&#96;&#96;")]
    #[case::right_to_left("שלום", "\u{2068}שלום\u{2069}")]
    fn fields_are_escaped_and_stay_readable(#[case] field: &str, #[case] markdown: &str) {
        assert_eq!(text(field), markdown);
    }

    #[rstest]
    #[case::plain("abc", "`abc`")]
    #[case::backtick("a`b", "`` a`b ``")]
    #[case::empty(" \n", "")]
    fn code_is_fenced_beyond_its_own_backticks(#[case] field: &str, #[case] markdown: &str) {
        assert_eq!(code(field), markdown);
    }

    #[test]
    fn blank_lines_part_paragraphs_whatever_the_line_ends() {
        assert_eq!(lines("a\r\nb\r\n\r\n\r\nc\u{2028}d\n"), [["a", "b"], ["c", "d"]]);
        assert!(lines(" \n\t\n").is_empty());
    }
}
