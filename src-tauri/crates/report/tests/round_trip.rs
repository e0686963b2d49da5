//! Whatever a field holds, the report keeps its structure and gives the text back.
#![allow(clippy::unwrap_used, reason = "a failed arrangement is a failed test")]

mod common;

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use comrak::nodes::NodeValue;
use factdesk_report::escape::{fold, visible};
use factdesk_report::{Block, Inline, Report, blocks, markdown};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Where in a field the naughty text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Alone,
    Behind,
    Before,
}

/// A case with a text in every field, beside the field's own words where the place says so. Only a short text goes
/// into the one field that is printed in part.
fn filled(text: &str, place: Place, is_short: bool) -> Report {
    common::report(&mut |words: &str| match place {
        _ if words == common::SHORTENED && !is_short => words.to_owned(),
        Place::Alone => text.to_owned(),
        Place::Behind => format!("{} {text}", plain(words)),
        Place::Before => format!("{text} {}", plain(words)),
    })
}

/// What a report with harmless words in place of the naughty ones looks like.
struct Harmless {
    skeletons: [Vec<String>; 2],
    words: String,
}

/// The harmless twin; twins are kept, for most naughty strings have the same few shapes.
fn harmless(shape: &str, place: Place, is_short: bool) -> Rc<Harmless> {
    thread_local! {
        static KEPT: RefCell<HashMap<(String, Place, bool), Rc<Harmless>>> = RefCell::default();
    }
    let key = (shape.to_owned(), place, is_short);
    if let Some(known) = KEPT.with_borrow(|kept| kept.get(&key).cloned()) {
        return known;
    }
    let printed = markdown(&filled(shape, place, is_short));
    let skeletons = READERS.map(|options| skeleton(&printed, options));
    let made = Rc::new(Harmless {
        skeletons,
        words: words(&printed),
    });
    KEPT.with_borrow_mut(|kept| kept.insert(key, Rc::clone(&made)));
    made
}

/// Every extension there is, and none at all, front matter included.
const READERS: [Options; 2] = [Options::all(), Options::empty()];

/// Letters and digits only, so that what is harmless is harmless.
fn plain(words: &str) -> String {
    if words == common::SHORTENED {
        words.to_owned()
    } else {
        words.replace(|c: char| !c.is_alphanumeric(), "")
    }
}

/// The same lines, each with one harmless word where it holds anything at all.
fn shape(naughty: &str) -> String {
    let unified = naughty.replace("\r\n", "\n");
    let lines = unified.split(['\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    lines
        .map(|line| if fold(line).is_empty() { "" } else { "word" })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Everything but the words: which blocks and styles begin and end, in order.
fn skeleton(markdown: &str, options: Options) -> Vec<String> {
    Parser::new_ext(markdown, options)
        .filter(|event| !matches!(event, Event::Text(_) | Event::Code(_)))
        .map(|event| format!("{event:?}"))
        .collect()
}

/// The words alone, front matter apart; isolates of ours, white space and full stops left out.
fn words(markdown: &str) -> String {
    let options = all_but_quotes();
    let (mut text, mut in_front_matter) = (String::new(), false);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => in_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => in_front_matter = false,
            Event::Text(part) | Event::Code(part) if !in_front_matter => text.push_str(&part),
            _ => {}
        }
    }
    bare(&text)
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{2068}' | '\u{2069}' | '.'))
        .collect()
}

/// Every extension there is, save the one that changes quotation marks.
fn all_but_quotes() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION
}

fn check(naughty: &str) {
    let is_short = naughty.chars().count() <= 120;
    let shape = shape(naughty);
    for place in [Place::Alone, Place::Behind, Place::Before] {
        let report = filled(naughty, place, is_short);
        let (printed, twin) = (markdown(&report), harmless(&shape, place, is_short));
        structure_holds(naughty, place, &printed, &twin);
        nothing_active(naughty, place, &printed);
        front_matter_holds(&report, &printed);
        if place != Place::Alone {
            words_return(naughty, place, &words(&printed), &twin.words);
        }
    }
}

fn structure_holds(naughty: &str, place: Place, printed: &str, twin: &Harmless) {
    for (options, wanted) in READERS.into_iter().zip(&twin.skeletons) {
        let found = skeleton(printed, options);
        if found != *wanted {
            let at = found.iter().zip(wanted).take_while(|(a, b)| a == b).count();
            let (found, wanted) = (found.get(at), wanted.get(at));
            panic!("{naughty:?} {place:?} breaks the structure: {found:?} instead of {wanted:?}\n{printed}");
        }
    }
}

/// A second reader of GitHub's dialect, one that makes links of bare addresses too.
fn nothing_active(naughty: &str, place: Place, printed: &str) {
    // Without front matter its lines are text; that they stay harmless does not depend on the place.
    let front_matters = [Some("---".to_owned()), None];
    let readers = if place == Place::Alone { 2 } else { 1 };
    for front_matter in front_matters.into_iter().take(readers) {
        let arena = comrak::Arena::new();
        let mut options = comrak::Options::default();
        options.extension.autolink = true;
        options.extension.strikethrough = true;
        options.extension.table = true;
        options.extension.tasklist = true;
        options.extension.superscript = true;
        options.extension.footnotes = true;
        options.extension.math_dollars = true;
        options.extension.math_code = true;
        options.extension.alerts = true;
        options.extension.front_matter_delimiter = front_matter;
        for node in comrak::parse_document(&arena, printed, &options).descendants() {
            let value = &node.data.borrow().value;
            let active = matches!(
                value,
                NodeValue::Link(_)
                    | NodeValue::Image(_)
                    | NodeValue::HtmlBlock(_)
                    | NodeValue::HtmlInline(_)
                    | NodeValue::FootnoteReference(_)
                    | NodeValue::FootnoteDefinition(_)
                    | NodeValue::Math(_)
                    | NodeValue::CodeBlock(_)
                    | NodeValue::Strikethrough
                    | NodeValue::Superscript
                    | NodeValue::Emph
                    | NodeValue::TaskItem(_)
                    | NodeValue::Alert(_)
            );
            assert!(!active, "{naughty:?} makes {value:?}\n{printed}");
        }
    }
}

fn front_matter_holds(report: &Report, printed: &str) {
    let mut lines = printed.lines();
    assert_eq!(lines.next(), Some("---"));
    let entries: Vec<(&str, &str)> = lines
        .take_while(|line| *line != "---")
        .map(|line| line.split_once(": ").unwrap())
        .collect();
    let value = |key: &str| {
        entries
            .iter()
            .find(|(k, _)| *k == key)
            .map(|(_, value)| *value)
            .unwrap()
    };
    let text = |key: &str| serde_json::from_str::<String>(value(key)).unwrap();
    assert_eq!(text("title"), visible(&fold(&report.title)));
    assert_eq!(text("log_head"), visible(&fold(&report.head)));
    let authors: Vec<String> = serde_json::from_str(value("authors")).unwrap();
    assert_eq!(
        authors,
        report
            .people
            .iter()
            .map(|p| visible(&fold(&p.name)))
            .collect::<Vec<_>>()
    );
    assert_eq!(entries.len(), 13, "no entry came or went");
}

/// Each field keeps its own words beside the naughty text, so that wherever the harmless twin prints a field, the
/// naughty report must print that field's words with the naughty text.
fn words_return(naughty: &str, place: Place, found: &str, expected: &str) {
    let (shown, harmless) = (bare(&visible(naughty)), bare(&shape(naughty)));
    let mut fields = 0;
    common::report(&mut |words: &str| {
        let own = bare(&plain(words));
        let (wanted, had) = match place {
            Place::Before => (format!("{shown}{own}"), format!("{harmless}{own}")),
            Place::Alone | Place::Behind => (format!("{own}{shown}"), format!("{own}{harmless}")),
        };
        if !harmless.is_empty() && words != common::SHORTENED && expected.contains(&had) {
            fields += 1;
            assert!(
                found.contains(&wanted),
                "{naughty:?} is not given back whole beside {own:?}:\n{found}"
            );
        }
        words.to_owned()
    });
    assert!(
        harmless.is_empty() || fields > 80,
        "only {fields} fields of the fixture are printed"
    );
}

/// Every word of the blocks, in order, without white space.
fn drawn(blocks: &[Block]) -> String {
    let words = |inlines: &[Inline]| inlines.iter().map(|one| bare(&one.text)).collect::<String>();
    let cells = |row: &[Vec<Inline>]| row.iter().map(|cell| words(cell)).collect::<String>();
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading { inlines, .. } | Block::Paragraph { inlines } => words(inlines),
            Block::Quote { blocks } => drawn(blocks),
            Block::List { items, .. } => items.iter().map(|item| drawn(item)).collect(),
            Block::Table { head, rows } => {
                cells(head) + &rows.iter().map(|row| cells(row)).collect::<String>()
            }
            Block::Code { text } => bare(text),
            Block::Rule => String::new(),
        })
        .collect()
}

/// Every word that the parser reads, in order, without white space.
fn read(text: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    Parser::new_ext(text, options)
        .map(|event| match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                bare(&part)
            }
            _ => String::new(),
        })
        .collect()
}

/// Written for this test: one for each way that we know to break out of a field.
fn ours() -> Vec<String> {
    let mut list: Vec<String> = include_str!("naughty.txt")
        .split("\n%%\n")
        .map(|one| {
            one.replace("<NL>", "\n")
                .replace("<CR>", "\r")
                .replace("<TAB>", "\t")
        })
        .collect();
    let unseen = (0..0x20)
        .chain(0x7f..0xa1)
        .chain(0x200b..0x2010)
        .chain(0x2028..0x2030)
        .chain(0x205f..0x2070);
    list.extend(unseen.filter_map(char::from_u32).map(|c| format!("a{c}b")));
    list.extend(
        [0x61c, 0xad, 0x180e, 0xfeff, 0xfffe, 0xfffc, 0xe0041, 0x10ffff]
            .map(|c| char::from_u32(c).unwrap().to_string()),
    );
    let punctuation: Vec<char> = (0x21u8..0x7f)
        .map(char::from)
        .filter(char::is_ascii_punctuation)
        .collect();
    for c in &punctuation {
        list.push(c.to_string());
        list.push(format!("{c}{c}{c}"));
        list.push(format!("{c} a {c}{c} b"));
        list.push(format!("a\n{c}{c}{c}\n{c} b"));
    }
    list.push("word ".repeat(400));
    list.push("*[`<".repeat(300));
    list.push("e\u{301}".repeat(600));
    list.push(format!("{}x", ">".repeat(300)));
    list
}

#[test]
fn no_string_of_ours_breaks_the_report() {
    let list = ours();
    assert!(list.len() > 300, "only {} strings", list.len());
    for naughty in list {
        check(&naughty);
    }
}

#[test]
fn nothing_that_is_known_to_be_naughty_elsewhere_breaks_the_report() {
    let Some(path) = shared("data/strings/blns.json") else {
        return;
    };
    let list: Vec<String> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(list.len() > 400, "the list is there but short");
    for naughty in list {
        check(&naughty);
    }
}

#[test]
fn no_example_of_the_commonmark_specification_breaks_the_report() {
    let Some(path) = shared("data/markdown/commonmark_spec.json") else {
        return;
    };
    let list: Vec<serde_json::Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(list.len() > 600, "the list is there but short");
    for example in list {
        check(example["markdown"].as_str().unwrap());
    }
}

/// Test data beside the project, which not every machine has.
fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared")
        .join(path);
    if path.is_file() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not here", path.display());
    None
}

/// Text with more of what Markdown acts on than chance would give.
fn markdownish() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "\n", "\n\n", "\r\n", "\\", "`", "``", "*", "**", "_", "[", "]", "](", "[^", "![", "(", ")", "<", "</", ">", "|",
            "| --- |", "~", "~~", "^", "$", "$$", "{", "}", "{#", "#", "&", "&lt;", "&#65;", ";", "-", "---", "===", "+", "1.",
            "1)", "    ", "\t", ":", "://", "http", "www.", "@", ".com", "a", "b", " ", "\u{202e}", "\u{200b}", "א", "😀",
            "]: http://x", "<!--", "-->", "<?", "]]>", "%%", "=", ": ", "[x]", "!", "\"", "'", "\u{0}", "\u{a0}", "mailto:",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_the_report(naughty in markdownish()) {
        check(&naughty);
    }

    #[test]
    fn no_characters_at_all_break_the_report(naughty in any::<String>()) {
        check(&naughty);
    }

    #[test]
    fn blocks_lose_no_word_of_any_text(text in markdownish()) {
        prop_assert_eq!(drawn(&blocks(&text)), read(&text));
    }
}
