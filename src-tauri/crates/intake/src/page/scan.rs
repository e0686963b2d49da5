//! Looks over the tags of a page without building a tree: one pass, no recursion, whatever the page holds.

/// A piece of the source.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text with its character references.
    Text(&'a str),
    /// A start tag.
    Open(Tag<'a>),
    /// An end tag, by its name as written.
    Close(&'a str),
    /// An element whose inside is no markup (script, style and the like): its start tag and its inside.
    Raw(Tag<'a>, &'a str),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The name as written.
    pub(super) name: &'a str,
    /// From `<` to `>`.
    pub(super) source: &'a str,
    /// How many attributes it has; with stray quotation marks, more than that, never fewer.
    pub(super) attributes: usize,
    /// It ends in `/>`.
    pub(super) closed: bool,
}

/// Elements whose inside holds no tags.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// The pieces of a page from front to back. Comments and declarations are left out.
pub(super) struct Pieces<'a> {
    rest: &'a str,
}

/// Begins at the front of `html`.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while !self.rest.is_empty() {
            let Some(inside) = self.rest.strip_prefix('<') else {
                return Some(Piece::Text(self.take_text(0)));
            };
            match inside.bytes().next() {
                Some(b'!' | b'?') => self.skip_declaration(),
                Some(b'/') if inside[1..].starts_with(|c: char| c.is_ascii_alphabetic()) => {
                    let name = name_of(&inside[1..]);
                    self.skip_past(">");
                    return Some(Piece::Close(name));
                }
                Some(b'/') => self.skip_past(">"),
                Some(first) if first.is_ascii_alphabetic() => return self.open(inside),
                _ => return Some(Piece::Text(self.take_text(1))),
            }
        }
        None
    }
}

impl<'a> Pieces<'a> {
    /// Up to the next `<` that is not among the first `skip` bytes.
    fn take_text(&mut self, skip: usize) -> &'a str {
        let end = self.rest[skip..]
            .find('<')
            .map_or(self.rest.len(), |at| at + skip);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        text
    }

    fn skip_past(&mut self, end: &str) {
        self.rest = self.rest.find(end).map_or("", |at| &self.rest[at + end.len()..]);
    }

    fn skip_declaration(&mut self) {
        match self.rest.strip_prefix("<!--") {
            // "<!-->" and "<!--->" are whole comments.
            Some(inside) if inside.starts_with('>') => self.rest = &inside[1..],
            Some(inside) if inside.starts_with("->") => self.rest = &inside[2..],
            Some(inside) => {
                self.rest = inside;
                self.skip_past("-->");
            }
            None => self.skip_past(">"),
        }
    }

    fn open(&mut self, inside: &'a str) -> Option<Piece<'a>> {
        let Some(tag) = start_tag(self.rest, name_of(inside)) else {
            self.rest = "";
            return None;
        };
        self.rest = &self.rest[tag.source.len()..];
        if !RAW.iter().any(|raw| tag.name.eq_ignore_ascii_case(raw)) {
            return Some(Piece::Open(tag));
        }
        let end = end_of_raw(self.rest, tag.name);
        let (inside, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.skip_past(">");
        Some(Piece::Raw(tag, inside))
    }
}

fn name_of(text: &str) -> &str {
    let end = text
        .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
        .unwrap_or(text.len());
    &text[..end]
}

/// The start tag at the front of `source`; `None` when it never ends. A `>` inside a quoted value does not
/// end it, and only a quotation mark behind `=` opens such a value.
fn start_tag<'a>(source: &'a str, name: &'a str) -> Option<Tag<'a>> {
    let bytes = source.as_bytes();
    let (mut at, mut attributes, mut previous) = (1 + name.len(), 0, b' ');
    loop {
        let byte = *bytes.get(at)?;
        match byte {
            b'>' => {
                let source = &source[..=at];
                return Some(Tag {
                    name,
                    source,
                    attributes,
                    closed: previous == b'/',
                });
            }
            b'"' | b'\'' if previous == b'=' => at += 1 + source[at + 1..].find(char::from(byte))?,
            _ if byte.is_ascii_whitespace() => {}
            _ => attributes += usize::from(previous != b'=' && begins_attribute(byte, bytes[at - 1])),
        }
        if !byte.is_ascii_whitespace() {
            previous = byte;
        }
        at += 1;
    }
}

/// An attribute begins behind a blank, a slash or a closing quotation mark.
fn begins_attribute(byte: u8, before: u8) -> bool {
    byte != b'=' && matches!(before, b' ' | b'\t'..=b'\r' | b'/' | b'"' | b'\'')
}

/// Where the inside of a raw element ends: at its end tag, or with the page.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let start = from + at;
        let behind = &rest[start + 2..];
        let ends = behind
            .get(..name.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(name));
        if ends && name_of(behind).len() == name.len() {
            return start;
        }
        from = start + 2;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn outline(html: &str) -> String {
        pieces(html)
            .map(|piece| match piece {
                Piece::Text(text) => format!("'{text}'"),
                Piece::Open(tag) => format!("+{}{}", tag.name, tag.attributes),
                Piece::Close(name) => format!("-{name}"),
                Piece::Raw(tag, inside) => format!("={}[{inside}]", tag.name),
            })
            .collect()
    }

    #[test]
    fn tags_text_and_raw_elements_are_told_apart() {
        assert_eq!(outline("<p a=1 b='>' c>x</p>"), "+p3'x'-p");
        assert_eq!(outline("a < b <!-- <p> --> c<!doctype x>"), "'a ''< b '' c'");
        assert_eq!(
            outline("<script>if (a</b>) '</p>'</SCRIPT >x"),
            "=script[if (a</b>) '</p>']'x'"
        );
        assert_eq!(outline("<!--><p>x"), "+p0'x'");
        assert_eq!(outline("<p title=it's>x"), "+p2'x'");
        assert_eq!(outline("<title>a</titles></title>b"), "=title[a</titles>]'b'");
    }

    #[test]
    fn what_never_ends_is_dropped() {
        assert_eq!(outline("x<p title='"), "'x'");
        assert_eq!(outline("x<!-- y"), "'x'");
        assert_eq!(outline("<style>p {"), "=style[p {]");
    }

    proptest! {
        #[test]
        fn any_source_comes_to_an_end(html in "[<>/!a\"'= \\-é?]{0,60}") {
            prop_assert!(pieces(&html).count() <= html.len());
        }
    }
}
