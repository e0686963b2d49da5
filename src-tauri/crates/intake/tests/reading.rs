//! Whole readings: files of every kind through the same door.

use std::fs;
use std::path::{Path, PathBuf};

use factdesk_intake::{
    Draft, Error, MAX_FILE_BYTES, MediaType, file_bytes, normalise, read_bytes, read_page, read_pasted,
};
use proptest::prelude::*;
use rstest::rstest;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn read_path(path: &Path) -> Result<(Vec<u8>, Draft), Error> {
    let bytes = file_bytes(path, MAX_FILE_BYTES)?;
    let draft = read_bytes(&path.to_string_lossy(), &bytes)?;
    Ok((bytes, draft))
}

#[test]
fn a_news_page_gives_its_article_and_its_metadata() {
    let (bytes, draft) = read_path(&fixture("harbour-news.html")).unwrap();
    assert_eq!(
        bytes,
        fs::read(fixture("harbour-news.html")).unwrap(),
        "the bytes are kept as they are"
    );
    assert_eq!(draft.media_type, MediaType::Html);
    assert_eq!(
        draft.title.as_deref(),
        Some("Harbour bridge closes after crack is found")
    );
    assert_eq!(draft.byline.as_deref(), Some("Ana Ruiz"));
    assert_eq!(draft.outlet.as_deref(), Some("The Harbour Ferry"));
    assert_eq!(
        draft.published.map(|day| day.to_string()).as_deref(),
        Some("2024-05-02")
    );
    assert_eq!(draft.published_raw.as_deref(), Some("2024-05-02T18:30:00+02:00"));
    assert_eq!(draft.language.as_deref(), Some("en-GB"));
    assert_eq!(
        draft.url.as_deref(),
        Some("https://harbour-ferry.example/bridge-closes")
    );
    assert!(draft.warnings.is_empty() && draft.encoding_certain);
    let paragraphs: Vec<&str> = draft.text.split("\n\n").collect();
    assert!(
        paragraphs[0].starts_with("The old harbour bridge was closed to all traffic"),
        "{paragraphs:?}"
    );
    assert!(
        draft
            .text
            .contains("“We found a crack of 40 centimetres & we stopped the traffic at once,” said")
    );
    assert!(
        draft
            .text
            .contains("Line 4: every ten minutes\nLine 7: every half hour"),
        "{}",
        draft.text
    );
    assert!(
        draft
            .text
            .contains("Year\tVehicles a day\n2022\t11,200\n2023\t12,400"),
        "{}",
        draft.text
    );
    for foreign in ["track(", "Subscribe", "Ten tips", "Home", "©", "alert"] {
        assert!(
            !draft.text.contains(foreign),
            "{foreign:?} is no part of the article: {}",
            draft.text
        );
    }
}

#[test]
fn a_title_is_kept_as_stated_beside_the_headline() {
    let html = fs::read_to_string(fixture("harbour-news.html")).unwrap();
    let page = read_page(&html, None);
    assert_eq!(
        page.title.as_deref(),
        Some("Harbour bridge closes after crack is found - The Harbour Ferry")
    );
    assert_eq!(
        page.headline.as_deref(),
        Some("Harbour bridge closes after crack is found")
    );
}

#[rstest]
#[case::windows_1252("windows-1252")]
#[case::utf_8("utf-8")]
#[case::iso_8859_15("iso-8859-15")]
fn a_page_reads_the_same_in_every_encoding(#[case] label: &str) {
    let body =
        "Die Brücke über den Fluß wurde gestern für Fußgänger geöffnet, sagte Käthe Möller. ".repeat(8);
    let html = format!("<html lang=de><meta charset={label}><title>Brücke geöffnet</title><p>{body}</p>");
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let draft = read_bytes("seite.html", &encoding.encode(&html).0).unwrap();
    assert_eq!(
        (draft.text.as_str(), draft.title.as_deref()),
        (body.trim(), Some("Brücke geöffnet"))
    );
    assert_eq!(draft.encoding.to_lowercase(), label);
}

#[test]
fn a_page_in_utf16_is_recognised_under_any_name() {
    let html = "\u{feff}<!DOCTYPE html><title>Bridge</title><p>It is closed.</p>";
    let bytes: Vec<u8> = html.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let draft = read_bytes("page.aspx", &bytes).unwrap();
    assert_eq!(
        (draft.media_type, draft.text.as_str()),
        (MediaType::Html, "It is closed.")
    );
    assert_eq!(draft.encoding, "UTF-16LE");
}

#[test]
fn a_markdown_file_gives_front_matter_and_paragraphs() {
    let (_, draft) = read_path(&fixture("note.md")).unwrap();
    assert_eq!(draft.media_type, MediaType::Markdown);
    assert_eq!(draft.title.as_deref(), Some("What the harbour office said"));
    assert_eq!(draft.byline.as_deref(), Some("Tom Hale"));
    assert_eq!(
        draft.published.map(|day| day.to_string()).as_deref(),
        Some("2024-05-03")
    );
    assert_eq!(
        draft.text,
        "What the harbour office said\n\nThe bridge stays closed, the office said.\n\nOpen:\n\nferry\ntunnel"
    );
}

#[test]
fn a_page_without_an_article_gives_its_whole_text_and_says_so() {
    let draft = read_bytes("a.html", b"<ul><li><a href=/1>One</a></ul><script>x()</script>").unwrap();
    assert!(
        draft.text.contains("One") && !draft.text.contains("x()"),
        "{}",
        draft.text
    );
}

#[rstest]
#[case::nothing("a.txt", b"", "file_empty")]
#[case::blanks("a.html", b" \r\n\t", "file_empty")]
#[case::pdf("a.txt", b"%PDF-1.7 ...", "file_damaged")]
#[case::binary("a.txt", b"a\0\x01\x02b\0\x03\x04", "file_binary")]
#[case::rich_text("a.txt", b"{\\rtf1 hello}", "file_unsupported")]
#[case::page_of_scripts("a.html", b"<script>x()</script><style>p{}</style>", "no_article_text")]
#[case::date_only("a.txt", b"date 2024-05-02", "no_article_text")]
fn what_cannot_be_read_has_a_code_and_a_sentence(
    #[case] name: &str,
    #[case] bytes: &[u8],
    #[case] code: &str,
) {
    let error = read_bytes(name, bytes).unwrap_err();
    assert_eq!(error.code(), code);
    assert!(
        error.message().ends_with('.') && error.message().len() > 20,
        "{error}"
    );
}

#[test]
fn a_path_that_is_no_file_says_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read_path(folder.path()).unwrap_err(), Error::IsFolder);
    assert_eq!(
        read_path(&folder.path().join("missing.txt")).unwrap_err(),
        Error::Missing
    );
    let file = folder.path().join("a.txt");
    fs::write(&file, "text").unwrap();
    assert_eq!(read_path(&file.join("below-a-file")).unwrap_err(), Error::Missing);
}

#[cfg(unix)]
#[test]
fn a_socket_is_refused_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket.txt");
    let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
    assert_eq!(read_path(&path).unwrap_err(), Error::NotRegular);
}

#[cfg(unix)]
#[test]
fn a_forbidden_file_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "text").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_ok() {
        println!("SKIPPED: this user may open everything, so nothing is forbidden to it");
        return;
    }
    assert_eq!(
        read_path(&path).unwrap_err(),
        Error::Unreadable {
            reason: "permission denied".to_owned()
        }
    );
}

#[test]
fn a_file_past_the_limit_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.txt");
    // A file of holes: it has the size without taking the room.
    fs::File::create(&path).unwrap().set_len(50 << 20).unwrap();
    let error = read_path(&path).unwrap_err();
    assert_eq!(
        error,
        Error::TooLarge {
            size_bytes: 50 << 20,
            limit_bytes: MAX_FILE_BYTES
        }
    );
    assert!(error.message().contains("50.0 MiB"), "{error}");
}

#[test]
fn a_file_at_the_limit_is_read() {
    let limit = usize::try_from(MAX_FILE_BYTES).unwrap();
    let draft = read_bytes("a.txt", &vec![b'a'; limit]).unwrap();
    assert_eq!(draft.text.len(), limit);
}

#[test]
fn pasted_markup_is_text() {
    assert_eq!(read_pasted("<b>one</b>\r\ntwo").unwrap().text, "<b>one</b>\ntwo");
    assert_eq!(read_pasted(" \n").unwrap_err(), Error::Empty);
}

#[test]
fn the_address_given_wins_over_the_pages_own() {
    let html = "<link rel=canonical href=https://a.example/><p>It is closed.";
    assert_eq!(
        read_page(html, Some("https://b.example/")).url.as_deref(),
        Some("https://b.example/")
    );
    assert_eq!(
        read_page(html, Some("javascript:x()")).url.as_deref(),
        Some("https://a.example/")
    );
}

#[test]
fn the_seeds_give_their_date_and_keep_their_text() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/seeds");
    let Ok(entries) = fs::read_dir(&seeds) else {
        println!("SKIPPED: {} is not there", seeds.display());
        return;
    };
    let mut dated = 0;
    for entry in entries {
        let (bytes, draft) = read_path(&entry.unwrap().path()).unwrap();
        assert_eq!(draft.text, normalise(std::str::from_utf8(&bytes).unwrap()));
        dated += usize::from(draft.published.is_some());
        assert_eq!(draft.published.is_some(), draft.body_start > 0);
        assert!(!draft.text[draft.body_start..].starts_with("date "));
    }
    assert!(dated > 0, "at least one seed begins with its date");
}

#[test]
fn the_extractor_names_the_releases_in_use() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../Cargo.lock")).unwrap();
    for (file, source) in [("a.md", "text"), ("a.html", "<p>text")] {
        let extractor = read_bytes(file, source.as_bytes()).unwrap().extractor;
        let (_, with) = extractor.split_once(" with ").unwrap();
        let (name, version) = with.split_once(' ').unwrap();
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}.")),
            "{extractor}"
        );
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(name in "[a-z]\\.(txt|md|html|x)", bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(draft) = read_bytes(&name, &bytes) {
            prop_assert!(!draft.text.trim().is_empty());
            prop_assert_eq!(normalise(&draft.text), draft.text.as_str());
            prop_assert!(draft.text.is_char_boundary(draft.body_start));
        }
    }

    #[test]
    fn any_page_is_read(html in "(<(/?)(p|div|b|a|table|td|ul|li|pre|form|svg|script|title|template|select|frameset|meta name=author content=x|h1)( [a-z]=\"?)?>|[a-z .&;\u{e9}]|&#x?0;|<!--|-->){0,40}") {
        let page = read_page(&html, None);
        prop_assert_eq!(page.text.trim(), page.text.as_str());
        prop_assert!(!page.text.contains("\n\n\n"));
    }
}
