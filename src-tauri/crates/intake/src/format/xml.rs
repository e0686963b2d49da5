//! XML, read as a stream of elements and text: no document types, no entities but the five of XML, no depth
//! that could exhaust a stack.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::archive::doctype;
use super::budget::MOST_TEXT_BYTES;
use crate::error::Error;

/// Deepest nesting of elements.
const MOST_DEPTH: usize = 256;

/// What was met; names are without their prefix.
#[derive(Debug)]
pub(crate) enum Met<'a> {
    Start(&'a str, &'a Element<'a>),
    End(&'a str),
    Text(&'a str),
}

/// The attributes of an element.
#[derive(Debug)]
pub(crate) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// The value of an attribute, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut known = attributes.with_checks(false).flatten();
        let found = known.find(|attribute| attribute.key.local_name().into_inner() == name);
        let value = found?.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }
}

/// Reads a part; `on` is told everything in order.
pub(crate) fn walk(bytes: &[u8], on: &mut dyn FnMut(Met<'_>)) -> Result<(), Error> {
    let (encoding, skip) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let (text, _) = encoding.decode_without_bom_handling(&bytes[skip..]);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    let (mut depth, mut length) = (0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err(Error::over_budget(format!(
                        "its parts are nested more than {MOST_DEPTH} deep"
                    )));
                }
                on(Met::Start(start.local_name().into_inner(), &Element(&start)));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                on(Met::End(end.local_name().into_inner()));
            }
            Event::Text(text) => told(&text.xml10_content(), &mut length, on)?,
            Event::CData(text) => told(&text.xml10_content(), &mut length, on)?,
            Event::GeneralRef(reference) => told(&resolved(&reference)?, &mut length, on)?,
            Event::DocType(_) => return Err(doctype()),
            // Empty elements are told as a start and an end.
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if depth > 0 => return Err(broken()),
            Event::Eof => return Ok(()),
        }
    }
}

fn told(text: &str, length: &mut usize, on: &mut dyn FnMut(Met<'_>)) -> Result<(), Error> {
    *length += text.len();
    if *length > MOST_TEXT_BYTES {
        return super::budget::check_text(text).and(Err(Error::TextTooLong {
            limit_bytes: u64::try_from(MOST_TEXT_BYTES).expect("BUG: the limit fits"),
        }));
    }
    on(Met::Text(text));
    Ok(())
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, Error> {
    if let Some(c) = reference.resolve_char_ref().map_err(|_| broken())? {
        return Ok(c.to_string());
    }
    let known = match reference.xml10_content().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(doctype()),
    };
    Ok(known.to_owned())
}

fn broken() -> Error {
    Error::damaged("a part of it is no well-formed XML")
}

/// The text of the first element of each name, for the small parts that hold a document's properties.
pub(crate) fn texts(bytes: &[u8], names: &[&str]) -> Result<Vec<Option<String>>, Error> {
    let mut found: Vec<Option<String>> = vec![None; names.len()];
    let mut open: Option<(usize, String)> = None;
    walk(bytes, &mut |met| match met {
        Met::Start(name, _) => {
            let at = names.iter().position(|wanted| *wanted == name);
            open = at.filter(|&at| found[at].is_none()).map(|at| (at, String::new()));
        }
        Met::Text(text) => {
            if let Some((_, collected)) = &mut open {
                collected.push_str(text);
            }
        }
        Met::End(_) => {
            if let Some((at, collected)) = open.take() {
                found[at] = Some(collected.trim().to_owned()).filter(|text| !text.is_empty());
            }
        }
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn text_of(xml: &str) -> Result<String, Error> {
        let mut all = String::new();
        walk(xml.as_bytes(), &mut |met| {
            if let Met::Text(text) = met {
                all.push_str(text);
            }
        })?;
        Ok(all)
    }

    #[test]
    fn text_is_unescaped_once() {
        assert_eq!(
            text_of("<a>x &amp;lt; <b/><![CDATA[<&]]>&#233;</a>").unwrap(),
            "x &lt; <&é"
        );
    }

    #[rstest]
    #[case::external("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")]
    #[case::laughs("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;'>]><a>&m;</a>")]
    #[case::plain("<!DOCTYPE a><a/>")]
    #[case::undeclared("<a>&x;</a>")]
    #[case::deep(&"<a>".repeat(300))]
    fn what_could_grow_or_reach_out_is_refused(#[case] xml: &str) {
        assert_eq!(text_of(xml).unwrap_err().code(), "file_over_budget");
    }

    #[rstest]
    #[case::open("<a><b></b>")]
    #[case::crossed("<a><b></a></b>")]
    fn what_is_not_well_formed_is_damaged(#[case] xml: &str) {
        assert_eq!(text_of(xml).unwrap_err().code(), "file_damaged");
    }
}
