//! What the report says: a full case and an empty one.

mod common;

use factdesk_report::{Block, Level, blocks, checks, markdown};

#[test]
fn a_full_case_prints_everything() {
    insta::assert_snapshot!(markdown(&common::rich()));
}

#[test]
fn an_empty_case_says_that_nothing_is_settled_yet() {
    let text = markdown(&common::empty());
    assert!(
        text.contains("Nothing is settled yet."),
        "an empty report must be honest about it"
    );
    insta::assert_snapshot!(text);
}

#[test]
fn the_same_case_prints_the_same_bytes() {
    assert_eq!(markdown(&common::rich()), markdown(&common::rich()));
    assert!(
        markdown(&common::rich()).ends_with(".\n"),
        "one line feed at the end"
    );
}

#[test]
fn a_confidential_source_is_printed_without_its_address() {
    let text = markdown(&common::rich());
    assert!(text.contains("A nurse on duty"), "the pseudonym is printed");
    assert!(
        !text.contains("must-not-appear"),
        "an address would give the source away"
    );
}

#[test]
fn every_verdict_is_printed_and_none_is_called_decided() {
    let report = common::rich();
    let text = markdown(&report);
    for verdict in report.claims.iter().flat_map(|claim| &claim.verdicts) {
        let first = verdict.rationale.split('[').next().unwrap();
        assert!(
            text.contains(first),
            "the verdict of {} is missing",
            verdict.reviewer
        );
    }
    assert!(text.contains("**Undecided.** The reviewers disagree: two verdicts were given"));
}

#[test]
fn blocks_hold_what_the_markdown_says() {
    let drawn = blocks(&markdown(&common::rich()));
    assert!(
        matches!(&drawn[0], Block::Code { text } if text.starts_with("title: ")),
        "front matter comes first"
    );
    assert!(matches!(&drawn[1], Block::Heading { level: 1, .. }));
    assert!(matches!(&drawn[2], Block::Paragraph { .. }));
    insta::assert_snapshot!(drawn.iter().map(outline).collect::<Vec<_>>().join("\n"));
}

fn outline(block: &Block) -> String {
    let words = |inlines: &[factdesk_report::Inline]| {
        inlines
            .iter()
            .map(|one| match (one.strong, one.code) {
                (true, _) => format!("<b>{}</b>", one.text),
                (_, true) => format!("<code>{}</code>", one.text),
                _ => one.text.clone(),
            })
            .collect::<String>()
    };
    let cells =
        |row: &[Vec<factdesk_report::Inline>]| row.iter().map(|c| words(c)).collect::<Vec<_>>().join(" | ");
    match block {
        Block::Heading { level, inlines } => format!("h{level} {}", words(inlines)),
        Block::Paragraph { inlines } => format!("p {}", words(inlines)),
        Block::Quote { blocks } => {
            format!("q[{}]", blocks.iter().map(outline).collect::<Vec<_>>().join("; "))
        }
        Block::List { start, items } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| item.iter().map(outline).collect::<Vec<_>>().join("; "))
                .collect();
            format!("list {start:?} [{}]", items.join(" / "))
        }
        Block::Table { head, rows } => {
            format!(
                "table {}\n{}",
                cells(head),
                rows.iter()
                    .map(|row| format!("  {}", cells(row)))
                    .collect::<Vec<_>>()
                    .join("\n")
            )
        }
        Block::Code { text } => format!("code {} lines", text.lines().count()),
        Block::Rule => "rule".to_owned(),
    }
}

#[test]
fn blocks_of_markdown_that_is_not_ours_are_text() {
    let drawn = blocks("- one\n\n  two\n- <b>x</b> [y](http://z)\n\n1. a\n\n```\ncode\n```\n\n***\n");
    let texts: Vec<String> = drawn.iter().map(outline).collect();
    assert_eq!(
        texts,
        [
            "list None [p one; p two / p <b>x</b> y]",
            "list Some(1) [p a]",
            "code 1 lines",
            "rule"
        ]
    );
}

#[test]
fn checks_name_what_an_editor_should_see_to() {
    let lines: Vec<String> = checks(&common::rich())
        .into_iter()
        .map(|check| {
            let claim = check.claim_id.map(|id| format!(" ({id})")).unwrap_or_default();
            format!("{}: {}{claim}. {}", check.level.as_str(), check.title, check.text)
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_case_with_nothing_left_to_do_has_no_checks() {
    let mut report = common::rich();
    report.articles.truncate(1);
    report.contested.truncate(1);
    report.claims.truncate(1);
    let claim = &mut report.claims[0];
    claim.verdicts.truncate(2);
    claim.evidence[0].after_claim = false;
    claim.evidence[0].problems.clear();
    claim.evidence[1].captured = None;
    claim.replies.clear();
    claim.verdicts[1].rationale = "Both pages agree [E1], and the second explains it [E2].".to_owned();
    assert_eq!(checks(&report), []);
    report.claims[0].verdicts[1].rationale = "Both pages agree [E3].".to_owned();
    let found = checks(&report);
    assert_eq!(
        found[0].title, "Claim 1: the verdict of Ada Boateng cites no evidence",
        "E3 is not there"
    );
    assert_eq!(found[0].level, Level::Warn);
}
