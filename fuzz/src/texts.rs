//! Texts: what is found in them lies in them, and what is proved is there.

use factdesk_language::anchor::{Anchors, Placement};
use factdesk_language::quote::{Snapshot, State};
use factdesk_language::{
    Document, Span, attributions, check_worthiness, contested, copies, dates, diff, leading_date, paragraphs,
    quantities, sentences, statements,
};
use factdesk_report::{Block, blocks, escape};

/// What stands between two texts of one input.
const BETWEEN: char = '\u{1e}';

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn two(bytes: &[u8]) -> (String, String) {
    let all = text(bytes);
    let (one, other) = all.split_once(BETWEEN).unwrap_or((&all, ""));
    (one.to_owned(), other.to_owned())
}

#[track_caller]
fn lies(text: &str, span: Span) {
    let inside = text.get(span.start..span.end);
    assert!(
        inside.is_some_and(|inside| !inside.is_empty()),
        "{span:?} is not in the text"
    );
}

/// A text and a quote.
pub fn quote(bytes: &[u8]) {
    let (text, quote) = two(bytes);
    let snapshot = Snapshot::new(&text);
    for hint in [None, Some(text.len() / 2)] {
        let check = snapshot.check_near(&quote, hint);
        if let Some(span) = check.span {
            lies(&text, span);
        }
        assert_eq!(check.span.is_none(), check.state == State::Absent);
        assert_eq!(
            check.tolerances.is_empty(),
            check.state != State::Tolerant,
            "{check:?}"
        );
        assert_eq!(
            check.differences.is_empty(),
            check.state != State::Near,
            "{check:?}"
        );
        if check.state == State::Verbatim {
            let proved = check.span.map(|span| span.of(&text));
            assert!(proved.is_some_and(|proved| quote.contains(proved)), "{check:?}");
        }
        let places = check.differences.iter().filter_map(|one| one.span);
        places
            .chain(check.left_out.iter().copied())
            .for_each(|span| lies(&text, span));
    }
    // A whole paragraph of the text is always proved by itself.
    for span in paragraphs(&text).into_iter().take(3) {
        let own = span.of(&text).trim();
        if own.contains(char::is_alphanumeric) && !own.contains('\n') && stands_alone(&text, span) {
            assert!(snapshot.check(own).state.is_proved(), "{own:?} is not proved");
        }
    }
}

/// Whether no word can go on across the ends of a stretch.
fn stands_alone(text: &str, span: Span) -> bool {
    let inside = span.of(text);
    let ends = [inside.chars().next(), inside.chars().next_back()];
    let plain = ends
        .iter()
        .flatten()
        .all(|c| c.is_ascii_alphanumeric() || *c == '.');
    let blank = |c: Option<char>| c.is_none_or(|c| c == '\n');
    let before = text[..span.start].trim_end_matches('\n');
    plain
        && blank(text[..span.start].chars().next_back())
        && blank(text[span.end..].chars().next())
        && !before.ends_with(['-', '\u{2010}', '\u{2011}', '\u{ad}'])
}

/// Two versions of a text.
pub fn anchor(bytes: &[u8]) {
    let (old, new) = two(bytes);
    let anchors = Anchors::new(&old, &new);
    let same = Anchors::new(&old, &old);
    for span in sentences(&old, None).into_iter().take(40) {
        if let Some(there) = anchors.place(span).span() {
            lies(&new, there);
        }
        assert_eq!(same.place(span), Placement::Exact { span });
    }
    let (mut at_old, mut at_new) = (0, 0);
    for run in diff::words(&old, &new) {
        for (span, at) in [(run.old, &mut at_old), (run.new, &mut at_new)] {
            if let Some(span) = span {
                assert_eq!(span.start, *at, "the runs leave a gap");
                *at = span.end;
            }
        }
    }
    assert_eq!(
        (at_old, at_new),
        (old.len(), new.len()),
        "the runs cover both versions"
    );
    for (first, second, share) in copies(&[&old, &new, &old]) {
        assert!(first < second && second < 3 && share <= 1000);
    }
}

/// Sentences and paragraphs.
pub fn sentence(bytes: &[u8]) {
    let text = text(bytes);
    for lang in [None, Some("en"), Some("de"), Some("zh")] {
        let mut end = 0;
        for span in sentences(&text, lang) {
            lies(&text, span);
            assert!(span.start >= end, "sentences overlap");
            end = span.end;
        }
    }
    paragraphs(&text).into_iter().for_each(|span| lies(&text, span));
    assert!((0.0..=1.0).contains(&check_worthiness(&text).score));
}

/// Who said what, and the statements of an article.
pub fn attribution(bytes: &[u8]) {
    let text = text(bytes);
    for one in attributions(&text) {
        let all = one.source.iter().chain(&one.cue).flatten().chain(&one.content);
        all.for_each(|span| lies(&text, *span));
    }
    let article = document("a", &text);
    for one in statements(&article) {
        lies(&text, one.span);
        lies(&text, one.sentence);
        assert!(one.sentence.contains(&one.span) && !one.reasons.is_empty());
    }
}

/// Statements of two articles that contradict each other.
pub fn rivals(bytes: &[u8]) {
    let (one, other) = two(bytes);
    let documents = [document("a", &one), document("b", &other)];
    let _ = contested(&documents);
}

fn document<'t>(id: &'t str, text: &'t str) -> Document<'t> {
    Document {
        id,
        text,
        published: None,
        lang: None,
    }
}

/// Numbers.
pub fn quantity(bytes: &[u8]) {
    let text = text(bytes);
    for one in quantities(&text) {
        lies(&text, one.span);
        if let (Some(low), Some(high)) = (one.low, one.high) {
            assert!(low <= high, "{one:?}");
        }
    }
}

/// Dates.
pub fn date(bytes: &[u8]) {
    let text = text(bytes);
    let published = leading_date(&text).map(|(date, _)| date);
    for one in dates(&text, published) {
        lies(&text, one.span);
    }
}

/// A field of the report: one paragraph of the same words comes back, and nothing else.
pub fn escaped(bytes: &[u8]) {
    let field = text(bytes);
    let _ = (escape::code(&field), escape::scalar(&field), blocks(&field));
    let printed = escape::text(&field);
    assert!(!printed.contains('\n'), "a field breaks its line");
    let read = blocks(&format!("- before {printed}\n"));
    let [Block::List { items, start: None }] = read.as_slice() else {
        panic!("the field breaks its list: {read:?}");
    };
    let [item] = items.as_slice() else {
        panic!("the field makes items: {items:?}");
    };
    let [Block::Paragraph { inlines }] = item.as_slice() else {
        panic!("the field makes blocks: {item:?}");
    };
    let words: String = inlines.iter().map(|inline| inline.text.as_str()).collect();
    assert!(
        inlines.iter().all(|inline| !inline.strong && !inline.emphasis),
        "{inlines:?}"
    );
    let expected = escape::visible(&escape::fold(&format!("before {field}")));
    assert_eq!(bare(&words), bare(&expected), "the words do not come back");
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{2068}' | '\u{2069}'))
        .collect()
}
