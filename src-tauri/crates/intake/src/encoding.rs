//! From bytes to text.
//!
//! Asked in this order: a byte order mark; what an HTML page declares; whether the bytes are UTF-8; whether
//! they look like UTF-16; and last a guess from letter frequencies (chardetng, as in Firefox).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::draft::MediaType;
use crate::error::Error;

/// How far into a page a declaration is looked for. Browsers look 1,024 bytes far, but many pages put scripts
/// before it.
const DECLARATION_BYTES: usize = 8 << 10;

/// Text with what is known about its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, newlines as found.
    pub(crate) text: String,
    /// As in [`crate::Draft::encoding`].
    pub(crate) encoding: String,
    /// `false` for a guess.
    pub(crate) certain: bool,
    /// Sentences for the person.
    pub(crate) warnings: Vec<String>,
}

impl Decoded {
    /// Text that was never bytes of an unknown encoding.
    pub(crate) fn utf8(text: String) -> Self {
        Decoded {
            text,
            encoding: UTF_8.name().to_owned(),
            certain: true,
            warnings: Vec::new(),
        }
    }

    /// Bytes in a known encoding; what does not decode becomes U+FFFD and is counted in a warning.
    fn known(bytes: &[u8], encoding: &'static Encoding) -> Self {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        let mut decoded = Decoded {
            text: text.into_owned(),
            encoding: encoding.name().to_owned(),
            certain: true,
            warnings: Vec::new(),
        };
        if damaged {
            decoded.warn_of_damage();
        }
        decoded
    }

    fn warn_of_damage(&mut self) {
        let places = self.text.matches('\u{fffd}').count();
        let places = if places == 1 {
            "1 place".to_owned()
        } else {
            format!("{places} places")
        };
        self.warnings.push(format!(
            "{places} could not be read as {} and show \u{fffd}. Compare them with the original.",
            self.encoding
        ));
    }
}

/// Decodes the bytes of a file.
///
/// # Errors
/// [`Error::Binary`] when they are not text, [`Error::EncodingUnclear`] when no encoding fits.
pub(crate) fn decode(bytes: &[u8], media_type: MediaType) -> Result<Decoded, Error> {
    if let Some(decoded) = by_mark(bytes) {
        return Ok(decoded);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let mut decoded = Decoded::known(bytes, encoding);
        decoded.certain = false;
        return Ok(decoded);
    }
    if looks_binary(bytes) {
        return Err(Error::Binary { kind: None });
    }
    let declared = match media_type {
        MediaType::Html => declared_encoding(bytes),
        _ => None,
    };
    if let Some(decoded) = as_utf8(bytes, declared) {
        return Ok(decoded);
    }
    // A declared UTF-8 that the bytes contradict is worth no more than none.
    match declared.filter(|&encoding| encoding != UTF_8) {
        Some(encoding) => Ok(Decoded::known(bytes, encoding)),
        None => guessed(bytes),
    }
}

fn by_mark(bytes: &[u8]) -> Option<Decoded> {
    // FF FE also begins UTF-32LE, whose next two bytes are zero; in UTF-16 that would be a NUL.
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe\0\0") {
        return Some(utf32(rest, u32::from_le_bytes, "UTF-32LE"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\0\0\xfe\xff") {
        return Some(utf32(rest, u32::from_be_bytes, "UTF-32BE"));
    }
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some(Decoded::known(&bytes[length..], encoding))
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32, name: &str) -> Decoded {
    let units = bytes
        .chunks(4)
        .map(|four| <[u8; 4]>::try_from(four).ok().map(unit));
    let mut damaged = false;
    let text = units
        .map(|unit| {
            unit.and_then(char::from_u32).unwrap_or_else(|| {
                damaged = true;
                '\u{fffd}'
            })
        })
        .collect();
    let mut decoded = Decoded {
        encoding: name.to_owned(),
        ..Decoded::utf8(text)
    };
    if damaged {
        decoded.warn_of_damage();
    }
    decoded
}

/// UTF-16 is told by its NUL bytes, which stand on one side of nearly every unit of Western text; East Asian
/// text without a mark has none and is not recognised.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(64 << 10) & !1];
    let units = head.len() / 2;
    let nuls = |side: usize| {
        head.iter()
            .skip(side)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (first, second) = (nuls(0), nuls(1));
    let encoding = match () {
        () if units == 0 || !bytes.len().is_multiple_of(2) => return None,
        () if second * 2 > units && first * 20 < units => UTF_16LE,
        () if first * 2 > units && second * 20 < units => UTF_16BE,
        () => return None,
    };
    let (text, damaged) = encoding.decode_without_bom_handling(head);
    (!damaged && !looks_binary(text.as_bytes())).then_some(encoding)
}

/// Text has next to no NUL or control bytes; a program or a picture is full of them. A few are forgiven, since
/// old systems leave them at a file's end.
fn looks_binary(bytes: &[u8]) -> bool {
    let control = |byte: &&u8| matches!(**byte, 0..=8 | 14..=26 | 28..=31 | 127);
    let count = bytes.iter().filter(control).count();
    count * 100 > bytes.len()
}

/// UTF-8, also against a declaration: bytes beyond ASCII do not form UTF-8 by accident, while pages keep their
/// old declaration when a program saves them anew. A few damaged places do not make it another encoding.
fn as_utf8(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    let other = declared.filter(|&encoding| encoding != UTF_8);
    // ISO-2022-JP is made of ASCII bytes and betrays itself by its escape sequences.
    let escapes = bytes.windows(2).any(|two| two == b"\x1b$");
    let Ok(text) = std::str::from_utf8(bytes) else {
        return mostly_utf8(bytes).then(|| Decoded::known(bytes, UTF_8));
    };
    if escapes || (text.is_ascii() && other.is_some()) {
        return None;
    }
    let mut decoded = Decoded::utf8(text.to_owned());
    if let Some(other) = other {
        decoded.warnings.push(format!(
            "The page says it is {}, but it was read as UTF-8, which fits.",
            other.name()
        ));
    }
    Some(decoded)
}

/// Whether whole characters beyond ASCII outnumber the damaged places twenty to one, or a single place is
/// damaged, at the very end, where a download broke off.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut damaged, mut cut_at_end) = (0_usize, 0_usize, false);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
        cut_at_end = chunk.invalid().len() > 1;
    }
    whole >= damaged * 20 || (damaged == 1 && whole > 0 && cut_at_end)
}

fn guessed(bytes: &[u8]) -> Result<Decoded, Error> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = guess.decode_without_bom_handling(bytes);
    // windows-1252 decodes anything, but to control characters where it has no letter.
    let damaged = text
        .chars()
        .filter(|&c| c == '\u{fffd}' || ('\u{80}'..='\u{9f}').contains(&c))
        .count();
    // A guess that fails in one place of fifty found no encoding.
    if damaged * 50 > text.chars().count() {
        return Err(Error::EncodingUnclear {
            guess: guess.name().into(),
        });
    }
    let mut decoded = Decoded::known(bytes, guess);
    decoded.certain = false;
    decoded.warnings.insert(
        0,
        format!(
            "The file does not say its encoding; it was read as {}. Look at the accented letters.",
            guess.name()
        ),
    );
    Ok(decoded)
}

/// What the page declares: `<meta charset>`, `<meta http-equiv>` or the XML declaration.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let head: String = head
        .iter()
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let from_xml = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .and_then(|(declaration, _)| declaration.split_once("encoding"))
        .and_then(|(_, value)| label(value));
    let from_meta = || {
        head.split("<meta")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
            .find_map(|tag| tag.split_once("charset").and_then(|(_, value)| label(value)))
    };
    // A declaration that was read as ASCII cannot be true when it says UTF-16; the HTML standard reads UTF-8.
    from_xml.or_else(from_meta).map(|encoding| match encoding {
        utf16 if utf16 == UTF_16LE || utf16 == UTF_16BE => UTF_8,
        // The standard gives user-defined pages to windows-1252.
        user if user.name() == "x-user-defined" => WINDOWS_1252,
        other => other,
    })
}

/// The encoding behind an equals sign, with or without quotation marks.
fn label(value: &str) -> Option<&'static Encoding> {
    let value = value
        .trim_start()
        .strip_prefix('=')?
        .trim_start_matches([' ', '"', '\'']);
    let end = value.find(['"', '\'', ' ', ';', '/', '?']).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, GBK, ISO_2022_JP, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251};
    use rstest::rstest;

    const GERMAN: &str =
        "Die Brücke über den Fluß wird für Fußgänger geöffnet, sagte Bürgermeisterin Käthe Möller.";
    const RUSSIAN: &str = "Мост закрыт до понедельника, сообщила мэрия города. Автобусы пойдут в объезд.";
    const JAPANESE: &str = "橋は月曜日まで閉鎖されると市長が発表した。バスは迂回する。";
    const CHINESE: &str = "市长宣布，大桥将关闭至星期一，公共汽车改道行驶。";
    const KOREAN: &str = "시장은 다리가 월요일까지 폐쇄된다고 발표했다. 버스는 우회한다.";
    const CZECH: &str =
        "Most bude uzavřen až do pondělí, řekla starostka. Autobusy pojedou objížďkou přes náměstí.";

    #[rstest]
    #[case::german(GERMAN, WINDOWS_1252)]
    #[case::russian(RUSSIAN, WINDOWS_1251)]
    #[case::czech(CZECH, WINDOWS_1250)]
    #[case::japanese(JAPANESE, SHIFT_JIS)]
    #[case::japanese_mail(JAPANESE, ISO_2022_JP)]
    #[case::chinese(CHINESE, GBK)]
    #[case::korean(KOREAN, EUC_KR)]
    fn an_unnamed_encoding_is_guessed_and_said(#[case] text: &str, #[case] encoding: &'static Encoding) {
        let (bytes, _, _) = encoding.encode(text);
        let decoded = decode(&bytes, MediaType::PlainText).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.certain), (text, false));
        assert!(
            decoded.warnings[0].contains(encoding.name()),
            "{:?}",
            decoded.warnings
        );
    }

    #[rstest]
    #[case::german(GERMAN, WINDOWS_1252, "<meta charset=iso-8859-1>")]
    #[case::russian(
        RUSSIAN,
        WINDOWS_1251,
        "<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>"
    )]
    #[case::japanese(JAPANESE, SHIFT_JIS, "<meta charset = \"Shift_JIS\" />")]
    #[case::japanese_mail(JAPANESE, ISO_2022_JP, "<meta charset=iso-2022-jp>")]
    #[case::xml(GERMAN, WINDOWS_1252, "<?xml version='1.0' encoding='windows-1252'?>")]
    fn a_page_is_read_as_it_declares(
        #[case] text: &str,
        #[case] encoding: &'static Encoding,
        #[case] head: &str,
    ) {
        let page = format!("{head}<p>{text}");
        let (bytes, _, _) = encoding.encode(&page);
        let decoded = decode(&bytes, MediaType::Html).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.certain), (page.as_str(), true));
        assert_eq!(decoded.encoding, encoding.name());
    }

    #[test]
    fn a_wrong_declaration_gives_way_to_utf8() {
        let page = format!("<meta charset=iso-8859-1><p>{GERMAN}");
        let decoded = decode(page.as_bytes(), MediaType::Html).unwrap();
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding.as_str()),
            (page.as_str(), "UTF-8")
        );
        assert_eq!(decoded.warnings.len(), 1);
    }

    #[test]
    fn a_page_that_wrongly_declares_utf8_is_guessed() {
        let page = format!("<meta charset=utf-8><p>{GERMAN}");
        let (bytes, _, _) = WINDOWS_1252.encode(&page);
        let decoded = decode(&bytes, MediaType::Html).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.certain), (page.as_str(), false));
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[rstest]
    #[case::utf8([b"\xef\xbb\xbf".as_slice(), GERMAN.as_bytes()].concat(), GERMAN, "UTF-8")]
    #[case::little(utf16(&format!("\u{feff}{CHINESE}"), u16::to_le_bytes), CHINESE, "UTF-16LE")]
    #[case::big(utf16(&format!("\u{feff}{CHINESE}"), u16::to_be_bytes), CHINESE, "UTF-16BE")]
    #[case::utf32_little("\u{feff}a😀".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(), "a😀", "UTF-32LE")]
    #[case::utf32_big("\u{feff}a😀".chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(), "a😀", "UTF-32BE")]
    fn a_mark_names_the_encoding(#[case] bytes: Vec<u8>, #[case] text: &str, #[case] encoding: &str) {
        let decoded = decode(&bytes, MediaType::PlainText).unwrap();
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding.as_str()),
            (text, encoding)
        );
        assert!(decoded.certain && decoded.warnings.is_empty());
    }

    #[rstest]
    #[case::little(utf16(GERMAN, u16::to_le_bytes), "UTF-16LE")]
    #[case::big(utf16(GERMAN, u16::to_be_bytes), "UTF-16BE")]
    fn utf16_without_a_mark_is_recognised(#[case] bytes: Vec<u8>, #[case] encoding: &str) {
        let decoded = decode(&bytes, MediaType::PlainText).unwrap();
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding.as_str()),
            (GERMAN, encoding)
        );
    }

    #[test]
    fn a_few_bad_bytes_leave_utf8_with_a_warning() {
        let mut bytes = RUSSIAN.repeat(3).into_bytes();
        bytes.insert(RUSSIAN.len(), 0xff);
        let decoded = decode(&bytes, MediaType::PlainText).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(
            decoded.warnings[0].starts_with("1 place "),
            "{:?}",
            decoded.warnings
        );
        assert_eq!(decoded.text.replace('\u{fffd}', ""), RUSSIAN.repeat(3));
    }

    #[test]
    fn a_file_cut_inside_a_character_is_utf8() {
        let bytes = "Zu Fuß: 5 €".as_bytes();
        let decoded = decode(&bytes[..bytes.len() - 1], MediaType::PlainText).unwrap();
        assert_eq!(decoded.text, "Zu Fuß: 5 \u{fffd}");
    }

    #[test]
    fn high_noise_has_no_encoding() {
        let noise: Vec<u8> = (0..2000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x80)
            .collect();
        assert_eq!(
            decode(&noise, MediaType::PlainText).unwrap_err().code(),
            "encoding_unclear"
        );
    }

    #[test]
    fn noise_is_binary() {
        let noise: Vec<u8> = (0..2000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        assert_eq!(
            decode(&noise, MediaType::PlainText).unwrap_err(),
            Error::Binary { kind: None }
        );
    }

    #[test]
    fn a_page_break_and_a_closing_control_z_are_text() {
        let text = format!("{GERMAN}\u{c}{GERMAN}\u{1a}");
        assert_eq!(decode(text.as_bytes(), MediaType::PlainText).unwrap().text, text);
    }
}
