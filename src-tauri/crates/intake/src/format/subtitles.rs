//! Transcripts with time codes: SubRip (SRT) and WebVTT. Cues are joined to running text; where each begins, its
//! time code names the place.

use crate::document::{Document, Kind, Locator, Segment};
use crate::draft::{MediaType, extractor};
use crate::encoding::Decoded;
use crate::error::Error;
use crate::normalise;

/// A silence that begins a new paragraph, in milliseconds.
const SILENCE_MS: u64 = 3_000;

pub(crate) fn read(decoded: Decoded, media_type: MediaType) -> Result<Document, Error> {
    let source = normalise(&decoded.text);
    let (cues, bad) = cues(&source);
    let (text, segments) = joined(&cues);
    if text.is_empty() {
        return Err(Error::damaged("no line of it stands under a time code"));
    }
    let mut warnings = decoded.warnings;
    if bad > 0 {
        warnings.push(format!(
            "{bad} time codes could not be read; their lines count to the cue before."
        ));
    }
    Ok(Document {
        encoding: decoded.encoding,
        encoding_certain: decoded.certain,
        segments,
        warnings,
        ..Document::of_text(media_type, Kind::Transcript, text, extractor(""))
    })
}

/// Whether a text opens as a transcript.
pub(crate) fn opens_as(text: &str) -> Option<MediaType> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if let Some(rest) = text.strip_prefix("WEBVTT") {
        return rest
            .starts_with([' ', '\t', '\n', '\r'])
            .then_some(MediaType::WebVtt);
    }
    let mut lines = text.lines();
    let number = lines.next()?.trim();
    let time = lines.next()?;
    let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (numbered && span(time).is_some()).then_some(MediaType::SubRip)
}

#[derive(Debug)]
struct Cue {
    start_ms: u64,
    end_ms: u64,
    lines: Vec<String>,
}

/// The cues, and how many time codes could not be read.
fn cues(source: &str) -> (Vec<Cue>, usize) {
    let (mut cues, mut bad) = (Vec::<Cue>::new(), 0);
    let mut in_cue = false;
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some((start_ms, end_ms)) = span(line) {
            cues.push(Cue {
                start_ms,
                end_ms,
                lines: Vec::new(),
            });
            in_cue = true;
        } else if line.contains("-->") {
            bad += 1;
        } else if line.trim().is_empty() {
            in_cue = false;
        } else if in_cue
            && !(is_number(line) && lines.peek().is_some_and(|next| span(next).is_some()))
            && let Some(cue) = cues.last_mut()
        {
            cue.lines.push(line.trim().to_owned());
        }
    }
    (cues, bad)
}

fn is_number(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// `00:01:23,450 --> 00:01:25,000`, with a point or a comma, with or without hours, with settings behind.
fn span(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((moment(start.trim())?, moment(end)?))
}

fn moment(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let mut seconds = 0_u64;
    let parts: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for part in parts {
        let number: u64 = part.parse().ok().filter(|_| part.len() <= 4)?;
        seconds = seconds.checked_mul(60)?.checked_add(number)?;
    }
    let digits = fraction.get(..fraction.len().min(3))?;
    let millis: u64 = format!("{digits:0<3}").parse().ok()?;
    seconds.checked_mul(1000)?.checked_add(millis)
}

fn joined(cues: &[Cue]) -> (String, Vec<Segment>) {
    let (mut text, mut segments) = (String::new(), Vec::<Segment>::new());
    let (mut speaker, mut last_end) = (None::<String>, 0_u64);
    for cue in cues {
        let mut begun = false;
        for line in &cue.lines {
            let (named, words) = plain(line);
            if words.is_empty() {
                continue;
            }
            let turns = named.is_some() && named != speaker;
            if text.is_empty() {
            } else if turns || cue.start_ms > last_end.saturating_add(SILENCE_MS) && !begun {
                text.push_str("\n\n");
            } else {
                text.push(' ');
            }
            if !begun {
                segments.push(Segment {
                    start: text.len(),
                    locator: Locator::Time(cue.start_ms),
                });
                begun = true;
            }
            if turns {
                speaker = named;
                text.push_str(speaker.as_deref().unwrap_or_default());
                text.push_str(": ");
            }
            text.push_str(&words);
        }
        last_end = cue.end_ms.max(cue.start_ms);
    }
    (text, segments)
}

/// A line without its tags, and the speaker that a voice tag names.
fn plain(line: &str) -> (Option<String>, String) {
    let (mut speaker, mut words) = (None, String::new());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{', '&']) {
        words.push_str(&rest[..at]);
        let tail = &rest[at..];
        let taken = match tail.as_bytes()[0] {
            b'<' => tag(tail, &mut speaker),
            b'{' => tail
                .starts_with("{\\")
                .then(|| tail.find('}').map(|end| end + 1))
                .flatten(),
            _ => reference(tail, &mut words),
        };
        let taken = taken.unwrap_or_else(|| {
            words.push_str(&tail[..1]);
            1
        });
        rest = &tail[taken..];
    }
    words.push_str(rest);
    let words: Vec<&str> = words.split_whitespace().collect();
    (speaker, words.join(" "))
}

fn tag(tail: &str, speaker: &mut Option<String>) -> Option<usize> {
    let end = tail.find('>')?;
    let inside = &tail[1..end];
    // "3 < 5" is no tag.
    if !inside.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/') {
        return None;
    }
    if let Some((kind, name)) = inside.split_once(char::is_whitespace)
        && (kind == "v" || kind.starts_with("v."))
        && !name.trim().is_empty()
    {
        *speaker = Some(name.trim().to_owned());
    }
    Some(end + 1)
}

fn reference(tail: &str, words: &mut String) -> Option<usize> {
    const KNOWN: &[(&str, &str)] = &[
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", "\u{200e}"),
        ("&rlm;", "\u{200f}"),
    ];
    let (name, character) = KNOWN.iter().find(|(name, _)| tail.starts_with(name))?;
    words.push_str(character);
    Some(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const SRT: &str = "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>The bridge</i>\r\nis closed,\r\n\r\n2\r\n\
                       00:00:03,600 --> 00:00:05,000\r\n{\\an8}the mayor said.\r\n\r\n3\r\n01:02:03,000 --> 01:02:04,000\r\n\
                       It opens in May.\r\n";
    const VTT: &str = "WEBVTT - talk\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 line:0\n\
                       <v Ada Brink>We closed\n<v.loud Ada Brink>the bridge &amp; road.</v>\n\n00:02.500 --> 00:04.000\n<v Tom Hale>3 < 5.\n";

    fn document(text: &str, media_type: MediaType) -> Document {
        read(Decoded::utf8(text.to_owned()), media_type).unwrap()
    }

    #[test]
    fn cues_are_joined_and_keep_their_time_codes() {
        let document = document(SRT, MediaType::SubRip);
        assert_eq!(
            document.text,
            "The bridge is closed, the mayor said.\n\nIt opens in May."
        );
        let at = |words: &str| document.locator_at(document.text.find(words).unwrap());
        assert_eq!(
            (at("closed"), at("mayor"), at("opens")),
            ("00:00:01".into(), "00:00:03".into(), "01:02:03".into())
        );
    }

    #[test]
    fn speakers_begin_their_paragraphs() {
        let document = document(VTT, MediaType::WebVtt);
        assert_eq!(
            document.text,
            "Ada Brink: We closed the bridge & road.\n\nTom Hale: 3 < 5."
        );
    }

    #[rstest]
    #[case::vtt(VTT, Some(MediaType::WebVtt))]
    #[case::srt(SRT, Some(MediaType::SubRip))]
    #[case::word("WEBVTTX\n", None)]
    #[case::list("1\nThe bridge\n", None)]
    fn a_transcript_is_recognised(#[case] text: &str, #[case] expected: Option<MediaType>) {
        assert_eq!(opens_as(text), expected);
    }

    #[rstest]
    #[case("99999999:00:00,000 --> 1:1,0")]
    #[case("--> \n<<<{{{&&&")]
    #[case("1\n00:00:01,000 --> 00:00:02,é\nx")]
    fn broken_time_codes_do_no_harm(#[case] text: &str) {
        let _ = read(Decoded::utf8(text.to_owned()), MediaType::SubRip);
    }
}
