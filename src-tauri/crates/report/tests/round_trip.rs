//! Whatever a field holds, the report keeps its structure and gives the text back.

mod common;

use std::path::{Path, PathBuf};

use comrak::nodes::NodeValue;
use factdesk_report::escape::{fold, visible};
use factdesk_report::{Block, Inline, Report, blocks, markdown};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Where in a field the naughty text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Alone,
    Behind,
    Before,
}

const PLACES: [Place; 3] = [Place::Alone, Place::Behind, Place::Before];

/// Two reports of the same shape: one with the naughty text in every field, one with harmless words instead.
fn pair(naughty: &str, place: Place) -> (Report, Report) {
    let whole = |words: &str, text: &str| match place {
        _ if words == common::SHORTENED && text.chars().count() > 120 => words.to_owned(),
        Place::Alone => text.to_owned(),
        Place::Behind => format!("{words} {text}"),
        Place::Before => format!("{text} {words}"),
    };
    let harmless = shape(naughty);
    (
        common::report(&mut |words: &str| whole(&plain(words), naughty)),
        common::report(&mut |words: &str| {
            let kept = words == common::SHORTENED && naughty.chars().count() > 120;
            if kept {
                words.to_owned()
            } else {
                whole(&plain(words), &harmless)
            }
        }),
    )
}

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
    for place in PLACES {
        let (report, harmless) = pair(naughty, place);
        let (printed, expected) = (markdown(&report), markdown(&harmless));
        structure_holds(naughty, place, &printed, &expected);
        nothing_active(naughty, &printed);
        front_matter_holds(&report, &printed);
        if place != Place::Alone {
            let shown = bare(&visible(naughty));
            let harmless_word = bare(&shape(naughty));
            words_return(
                naughty,
                &words(&printed),
                &words(&expected),
                &shown,
                &harmless_word,
                place,
            );
        }
    }
}

fn structure_holds(naughty: &str, place: Place, printed: &str, expected: &str) {
    for options in [
        all_but_quotes(),
        Options::all(),
        Options::ENABLE_TABLES,
        Options::empty(),
    ] {
        let (found, wanted) = (skeleton(printed, options), skeleton(expected, options));
        if found != wanted {
            let at = found.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
            let (found, wanted) = (found.get(at), wanted.get(at));
            panic!("{naughty:?} {place:?} breaks the structure: {found:?} instead of {wanted:?}\n{printed}");
        }
    }
}

/// A second reader of GitHub's dialect, one that makes links of bare addresses too.
fn nothing_active(naughty: &str, printed: &str) {
    for front_matter in [Some("---".to_owned()), None] {
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

/// Each field keeps its own words beside the naughty text, so the one report must read as the other with the harmless
/// word replaced. A field that is printed in part keeps its harmless words in both.
fn words_return(naughty: &str, found: &str, expected: &str, shown: &str, harmless: &str, place: Place) {
    let mut fields = 0;
    common::report(&mut |words: &str| {
        let own = bare(&plain(words));
        let (wanted, had) = match place {
            Place::Before => (format!("{shown}{own}"), format!("{harmless}{own}")),
            _ => (format!("{own}{shown}"), format!("{own}{harmless}")),
        };
        let kept = words == common::SHORTENED && naughty.chars().count() > 120;
        let is_printed = !harmless.is_empty() && !kept && expected.contains(&had);
        if is_printed {
            fields += 1;
            assert!(
                found.contains(&wanted),
                "{naughty:?} is not given back whole behind {own:?}:\n{found}"
            );
        }
        words.to_owned()
    });
    let all_printed = harmless.is_empty() || fields > 80;
    assert!(all_printed, "only {fields} fields of the fixture are printed");
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
    list.push("word ".repeat(3_000));
    list.push("*[`<".repeat(2_000));
    list.push("e\u{301}".repeat(5_000));
    list.push(format!("{}x", ">".repeat(500)));
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
