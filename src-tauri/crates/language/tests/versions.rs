//! Word differences between versions, and hints of one wire copy.

use factdesk_language::copies;
use factdesk_language::diff::{RunKind, words};

/// The runs as marked words.
fn shown(old: &str, new: &str) -> String {
    let run = |run: &factdesk_language::diff::Run| match run.kind {
        RunKind::Same => run.new.map_or("", |s| s.of(new)).to_owned(),
        RunKind::Removed => format!("[-{}-]", run.old.map_or("", |s| s.of(old))),
        RunKind::Added => format!("[+{}+]", run.new.map_or("", |s| s.of(new))),
    };
    words(old, new).iter().map(run).collect()
}

#[test]
fn changed_words_are_named_and_the_runs_cover_both_versions() {
    let (old, new) = (
        "Five were hurt.\nThe port is shut.\n",
        "Six were hurt.\nIt rains.\nThe port is shut.\n",
    );
    assert_eq!(
        shown(old, new),
        "[-Five -][+Six +]were hurt.\n[+It rains.\n+]The port is shut.\n"
    );
    for (a, b) in [
        (old, new),
        ("", new),
        (old, ""),
        ("a", "b"),
        ("", ""),
        ("e\u{301} 👩‍🚀", "é 👩"),
    ] {
        let runs = words(a, b);
        let joined = |side: fn(&factdesk_language::diff::Run) -> Option<factdesk_language::Span>,
                      text: &str| {
            runs.iter()
                .filter_map(side)
                .map(|s| s.of(text).to_owned())
                .collect::<String>()
        };
        assert_eq!(
            (joined(|r| r.old, a), joined(|r| r.new, b)),
            (a.to_owned(), b.to_owned())
        );
    }
}

#[test]
fn a_wire_copy_is_found_under_another_headline_and_cuts() {
    let wire = "A ferry with forty passengers ran aground off Velsund on Monday night, the coast guard said. Nobody was \
        hurt, but the harbour stayed shut until noon while divers looked at the hull. The owner of the line promised a \
        report within two weeks and said that the pilot had twenty years of service behind him.";
    let cut = format!(
        "Night of fear at sea\n\n{}",
        wire.split(" The owner").next().unwrap_or("")
    );
    let other = "Forty people spent the night on a stranded ship near Velsund. According to the coast guard they were \
        all well on Tuesday. Divers examined the vessel; the port opened again at twelve. The shipping line wants to \
        say in two weeks what went wrong.";
    let found = copies(&[wire, other, &cut]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        (found[0].0, found[0].1) == (0, 2) && found[0].2 > 700,
        "{found:?}"
    );
}
