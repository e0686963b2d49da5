//! Fields in the front matter.

use super::{fold, visible};

/// A double-quoted YAML scalar on one line (a JSON string too): folded, unseen characters shown.
///
/// Characters that Markdown acts on are written as `\u005B`: a reader that knows no front matter takes it for text,
/// and no link may come out of it there either.
#[must_use]
pub fn scalar(field: &str) -> String {
    let shown = visible(&fold(field));
    let mut out = String::with_capacity(shown.len() + 2);
    out.push('"');
    for (at, c) in shown.char_indices() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '^' | '$' | '{' | '}'
            | '@' | '#' => {
                push_code(&mut out, c);
            }
            ':' if shown[at..].starts_with("://") => push_code(&mut out, c),
            '.' if ends_in_www(&shown[..at]) => push_code(&mut out, c),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn ends_in_www(text: &str) -> bool {
    text.len() >= 3 && text.as_bytes()[text.len() - 3..].eq_ignore_ascii_case(b"www")
}

fn push_code(out: &mut String, c: char) {
    out.push_str(&format!("\\u{:04X}", u32::from(c)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("Harbour, 3 March: what was said", r#""Harbour, 3 March: what was said""#)]
    #[case::quotes(r#"a "b""#, r#""a \"b\"""#)]
    #[case::fence("---\nevil: 1", r#""--- evil: 1""#)]
    #[case::link("[a](http://b)", r#""\u005Ba\u005D(http\u003A//b)""#)]
    #[case::direction("a\u{202e}b", r#""a‹U+202E›b""#)]
    fn scalars_are_quoted(#[case] field: &str, #[case] yaml: &str) {
        assert_eq!(scalar(field), yaml);
    }

    #[test]
    fn scalars_read_back_as_json() {
        let field = "a\\b \"c\" www.example.org <i> `x` é 😀";
        assert_eq!(serde_json::from_str::<String>(&scalar(field)).unwrap(), field);
    }
}
