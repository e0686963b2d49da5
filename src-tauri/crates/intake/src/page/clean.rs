//! Cleans single fields: titles, bylines, language tags, addresses.

use crate::date;

/// What stands between a headline and a site's name.
const SEPARATORS: &[char] = &['|', '-', '–', '—', '\\', '/', '>', '»', '_', '·', '•', ':'];

/// Words that lead a byline in any language.
const LEADS: &[&str] = &["written by", "by", "author", "autor", "auteur", "autore"];

/// Words that lead a byline in one language and begin names in others, such as "von" and "da".
const LEADS_BY_LANGUAGE: &[(&str, &[&str])] = &[
    ("de", &["von"]),
    ("es", &["por"]),
    ("fr", &["par"]),
    ("it", &["di", "da"]),
    ("nl", &["door"]),
    ("pt", &["por"]),
];

/// Blanks of every kind as single spaces, none at the edges.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A headline without the site's name at its end or beginning; `sites` are the names that the page gives it.
pub(super) fn title(title: &str, sites: &[String]) -> String {
    let title = squeezed(title);
    let mut names: Vec<String> = sites.iter().map(|site| squeezed(site)).collect();
    // The longer name goes first, or a shorter one would leave half of it.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let shorter = names
        .iter()
        .find_map(|site| without_suffix(&title, site).or_else(|| without_prefix(&title, site)));
    shorter.map(str::to_owned).unwrap_or(title)
}

fn without_suffix<'a>(title: &'a str, site: &str) -> Option<&'a str> {
    let at = title
        .char_indices()
        .rev()
        .nth(site.chars().count().checked_sub(1)?)?
        .0;
    let (front, end) = title.split_at(at);
    parted(front, end, site, front.trim_end().trim_end_matches(SEPARATORS))
}

fn without_prefix<'a>(title: &'a str, site: &str) -> Option<&'a str> {
    let at = title.char_indices().nth(site.chars().count())?.0;
    let (end, front) = title.split_at(at);
    parted(
        front,
        end,
        site,
        front.trim_start().trim_start_matches(SEPARATORS),
    )
}

/// The headline when `end` is the site's name and a separator was taken from `front`.
fn parted<'a>(front: &str, end: &str, site: &str, headline: &'a str) -> Option<&'a str> {
    let same = end.to_lowercase() == site.to_lowercase();
    let separated = headline.len() < front.trim().len();
    (same && separated && !headline.trim().is_empty()).then(|| headline.trim())
}

/// A `<title>` without what the site adds. A separator with blanks around it parts headline and site; the
/// page's own heading, where the title holds it, is the headline. Titles that would become too short to be a
/// headline stay whole.
pub(super) fn document_title(title: &str, heading: Option<&str>) -> String {
    if let Some(heading) = heading.filter(|heading| words(heading) > 2 && title.contains(heading)) {
        return heading.to_owned();
    }
    let parted = title.rmatch_indices([' ', '\u{a0}']).find_map(|(at, blank)| {
        let front = title[..at].trim_end();
        let last = front
            .chars()
            .next_back()
            .filter(|c| SEPARATORS.contains(c) && *c != ':')?;
        let headline = front.strip_suffix(last)?;
        (headline.ends_with(char::is_whitespace) && !blank.is_empty()).then(|| headline.trim())
    });
    match parted {
        Some(headline) if words(headline) > 4 => headline.to_owned(),
        _ => title.to_owned(),
    }
}

/// Words; a script without blanks counts two characters a word.
fn words(text: &str) -> usize {
    let wide = text.chars().filter(|c| *c >= '\u{2e80}').count();
    text.split_whitespace().count().max(wide / 2)
}

/// The names in an author's line: no "By", no date, no time, no address; `None` where nothing is left.
/// `language` is the page's tag; it tells "Von" that leads from "Von" that belongs to a name.
pub(super) fn byline(raw: &str, language: Option<&str>) -> Option<String> {
    let line = squeezed(raw);
    let line = without_lead(&line, language);
    let cleaned = names_in(line).join(", ");
    let cleaned = cleaned.trim_matches([' ', ',', ';', '|', '·', '•', '–', '—', '-']);
    (cleaned.chars().any(char::is_alphabetic) && super::web_address(cleaned).is_none())
        .then(|| cleaned.to_owned())
}

fn without_lead<'a>(line: &'a str, language: Option<&str>) -> &'a str {
    let behind = |lead: &str| {
        let start = line
            .get(..lead.len())
            .filter(|start| start.eq_ignore_ascii_case(lead))?;
        let rest = &line[start.len()..];
        rest.starts_with([' ', ':'])
            .then(|| rest.trim_start_matches([' ', ':']))
    };
    let own = language
        .and_then(|tag| tag.split('-').next())
        .unwrap_or_default()
        .to_lowercase();
    let local = LEADS_BY_LANGUAGE
        .iter()
        .filter(|(tag, _)| *tag == own)
        .flat_map(|(_, leads)| leads.iter());
    // "Von Storch" and "Von der Leyen" are names: a whole name in capitals must follow a lead.
    let whole_name = |rest: &&str| rest.starts_with(char::is_uppercase) && rest.contains(' ');
    let found = LEADS.iter().find_map(|lead| behind(lead));
    found
        .or_else(|| local.filter_map(|lead| behind(lead)).find(whole_name))
        .unwrap_or(line)
}

/// Parts of a line between bars, dots and dashes, without dates.
fn names_in(line: &str) -> Vec<&str> {
    let bars = [" | ", " · ", " • ", " – ", " — ", " - "];
    let mut parts = vec![line];
    for bar in bars {
        parts = parts.into_iter().flat_map(|part| part.split(bar)).collect();
    }
    parts
        .into_iter()
        .flat_map(without_date_tail)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Cuts a date that follows a comma, or the words "on" and "published", away from a name.
fn without_date_tail(part: &str) -> Vec<&str> {
    if is_date_or_time(part) {
        return Vec::new();
    }
    let cuts = part.match_indices([',', ' ']).map(|(at, _)| at);
    let first_date = cuts
        .filter(|&at| is_date_or_time(&part[at + 1..]))
        .map(|at| &part[..at])
        .next();
    match first_date {
        Some(front) => vec![
            front
                .trim_end_matches([' ', ','])
                .trim_end_matches(" on")
                .trim_end_matches(" published"),
        ],
        None => vec![part],
    }
}

/// A piece that is nothing but a date or time: it states a day and starts with a digit, a weekday or a month,
/// or it is a time of day.
fn is_date_or_time(piece: &str) -> bool {
    let piece = piece.trim();
    let digits = piece.chars().filter(char::is_ascii_digit).count();
    if digits == 0 {
        return false;
    }
    let lead = piece
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let starts_with_number = lead.starts_with(|c: char| c.is_ascii_digit());
    let starts_with_month = date::parse(&format!("1 {lead} 2000")).is_some();
    let states_day = date::parse(piece).is_some() && (starts_with_number || starts_with_month);
    let clock = starts_with_number && piece.contains(':') && piece.chars().count() <= 12;
    states_day || clock
}

/// `2021-11-01` or that and a time.
pub(super) fn is_iso_date(text: &str) -> bool {
    text.get(..10).is_some_and(|day| {
        let shape = day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        shape && date::parse(day).is_some()
    })
}

/// A BCP 47 tag in its usual letter cases (`en-us` → `en-US`, `zh_hans_cn` → `zh-Hans-CN`); `None` when it is
/// no tag.
#[must_use]
pub fn language_tag(raw: &str) -> Option<String> {
    let raw = raw
        .split([',', ';'])
        .next()
        .unwrap_or_default()
        .trim()
        .replace('_', "-");
    let mut subtags = Vec::new();
    for (at, subtag) in raw.split('-').enumerate() {
        let length = subtag.len();
        if !(1..=8).contains(&length) || !subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let lower = subtag.to_ascii_lowercase();
        let alphabetic = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
        subtags.push(match (at, length) {
            (0, 2 | 3) if alphabetic => lower,
            (0, _) => return None,
            (_, 2) if alphabetic => lower.to_ascii_uppercase(),
            (_, 4) if alphabetic => lower[..1].to_ascii_uppercase() + &lower[1..],
            _ => lower,
        });
    }
    Some(subtags.join("-"))
}

/// An absolute address of the web without blanks, or `None`. Others (`javascript:`, `data:`) are never kept.
pub(crate) fn web_address(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let (scheme, rest) = raw.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let clean = !raw
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    (web && clean && !host.is_empty()).then(|| raw.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::suffix("Bridge closed - The Ferry", "The Ferry", "Bridge closed")]
    #[case::bar("Bridge closed | the ferry", "The Ferry", "Bridge closed")]
    #[case::prefix("The Ferry: Bridge closed", "The Ferry", "Bridge closed")]
    #[case::other_scripts("橋は閉鎖 - 港新聞", "港新聞", "橋は閉鎖")]
    #[case::no_separator("Why I love The Ferry", "The Ferry", "Why I love The Ferry")]
    #[case::only_the_site("The Ferry", "The Ferry", "The Ferry")]
    #[case::in_the_middle("Row at The Ferry - again", "The Ferry", "Row at The Ferry - again")]
    fn a_sites_name_is_no_headline(#[case] raw: &str, #[case] site: &str, #[case] expected: &str) {
        assert_eq!(title(raw, &["Ferry".to_owned(), site.to_owned()]), expected);
    }

    #[rstest]
    #[case::site(
        "Old bridge closed for the whole summer - The Ferry",
        None,
        "Old bridge closed for the whole summer"
    )]
    #[case::heading(
        "Old bridge closed – News – The Ferry",
        Some("Old bridge closed"),
        "Old bridge closed"
    )]
    #[case::too_short("Bridge - closed", None, "Bridge - closed")]
    #[case::hyphen_in_a_word(
        "A well-known bridge was closed today",
        None,
        "A well-known bridge was closed today"
    )]
    fn a_document_title_loses_what_the_site_adds(
        #[case] raw: &str,
        #[case] heading: Option<&str>,
        #[case] expected: &str,
    ) {
        assert_eq!(document_title(raw, heading), expected);
    }

    #[rstest]
    #[case("By Ana Ruiz", Some("Ana Ruiz"))]
    #[case("BY: Ana Ruiz and Tom Hale", Some("Ana Ruiz and Tom Hale"))]
    #[case("Ana Ruiz | 1. November 2021, 10:52", Some("Ana Ruiz"))]
    #[case("Ana Ruiz, Nov. 1, 2021", Some("Ana Ruiz"))]
    #[case("Ana Ruiz on 1 November 2021", Some("Ana Ruiz"))]
    #[case("Ana Ruiz · 10:52", Some("Ana Ruiz"))]
    #[case("Ana Ruiz – The Ferry", Some("Ana Ruiz, The Ferry"))]
    #[case("Byron Hale", Some("Byron Hale"))]
    #[case("April May", Some("April May"))]
    #[case("Da Silva Ruiz", Some("Da Silva Ruiz"))]
    #[case("Associated Press", Some("Associated Press"))]
    #[case("2021-11-01", None)]
    #[case("https://ferry.example/ana", None)]
    #[case(" \u{a0}| ", None)]
    fn a_byline_keeps_names_only(#[case] raw: &str, #[case] expected: Option<&str>) {
        assert_eq!(byline(raw, None).as_deref(), expected);
    }

    #[rstest]
    #[case("Von Ana Ruiz", "de-AT", "Ana Ruiz")]
    #[case("Von Ana Ruiz", "en", "Von Ana Ruiz")]
    #[case("Von der Leyen", "de", "Von der Leyen")]
    #[case("Von Storch", "de", "Von Storch")]
    #[case("di Ana Ruiz", "it", "Ana Ruiz")]
    #[case("Di Maio", "it", "Di Maio")]
    #[case("Par Ana Ruiz et Tom Hale", "fr", "Ana Ruiz et Tom Hale")]
    fn a_lead_is_told_from_a_name_by_the_language(
        #[case] raw: &str,
        #[case] language: &str,
        #[case] expected: &str,
    ) {
        assert_eq!(byline(raw, Some(language)).as_deref(), Some(expected));
    }

    #[rstest]
    #[case("en-us", Some("en-US"))]
    #[case("EN", Some("en"))]
    #[case("pt_BR", Some("pt-BR"))]
    #[case("zh-hans-cn", Some("zh-Hans-CN"))]
    #[case("en, fr", Some("en"))]
    #[case("english", None)]
    #[case("", None)]
    #[case("e", None)]
    #[case("en-", None)]
    #[case("日本", None)]
    fn a_language_tag_has_its_usual_cases(#[case] raw: &str, #[case] expected: Option<&str>) {
        assert_eq!(language_tag(raw).as_deref(), expected);
    }

    #[rstest]
    #[case("https://ferry.example/1?a=b", true)]
    #[case(" HTTP://ferry.example ", true)]
    #[case("javascript://x/%0aalert(1)", false)]
    #[case("/1", false)]
    #[case("https://", false)]
    #[case("https://a b", false)]
    fn only_web_addresses_are_kept(#[case] raw: &str, #[case] kept: bool) {
        assert_eq!(web_address(raw).is_some(), kept);
    }

    proptest! {
        #[test]
        fn any_field_is_survived(raw in "\\PC{0,40}", other in "\\PC{0,8}") {
            let _ = (title(&raw, std::slice::from_ref(&other)), document_title(&raw, Some(&other)), byline(&raw, Some("de")));
            let _ = (language_tag(&raw), web_address(&raw), is_iso_date(&raw));
        }
    }
}
