//! Captured files through the contract, as the window calls it.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use factdesk_desk::{Desk, system_clock};
use factdesk_ipc::Host;
use factdesk_ipc::wire::capture::{
    ByFile, CaptureFiles, CapturePaste, CaptureShow, CaptureSummary, CaptureUrl, FileErase, QuoteCheck,
};
use factdesk_ipc::wire::case::CaseCreate;
use factdesk_ipc::wire::common::{ByCase, ById};

#[path = "../../../../tests/support/build.rs"]
mod build;

/// The folder of the project.
fn project() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

const NOTICE: &str = "Harbour notice \u{1F525}\n\nThe office counted 31 boats.\n\nNone was damaged.";

struct Bench {
    folder: tempfile::TempDir,
    host: Host,
    case: String,
}

fn bench() -> Bench {
    build::program(); // reads the files, beside this test
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
    let host = Host::new(desk, folder.path().join("exports"));
    let new = CaseCreate {
        title: "Harbour".into(),
        question: None,
        why_chosen: None,
        deadline_ms: None,
    };
    let case = host.case_create(new).unwrap().id.unwrap();
    Bench { folder, host, case }
}

impl Bench {
    fn file(&self, name: &str, text: &str) -> std::path::PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn capture(&self, token: String) -> CaptureSummary {
        let input = CaptureFiles {
            case_id: self.case.clone(),
            token,
        };
        let mut steps = Vec::new();
        let done = self
            .host
            .capture_files(&input, &mut |step| steps.push(step.stage));
        assert_eq!(steps.last().map(String::as_str), Some("storing"));
        done.unwrap()
    }

    fn show(&self, sha256: &str) -> factdesk_ipc::wire::capture::CaptureText {
        let input = CaptureShow {
            case_id: self.case.clone(),
            sha256: sha256.to_owned(),
            evidence_id: None,
            part: None,
        };
        self.host.capture_show(&input).unwrap()
    }
}

#[test]
fn a_file_is_captured_shown_proved_saved_and_erased() {
    let bench = bench();
    let chosen = bench.host.offer(vec![bench.file("notice.txt", NOTICE)]);
    let done = bench.capture(chosen.token.clone());
    let one = &done.captures[0];
    assert_eq!(
        (one.kind.as_str(), one.how.as_str(), one.state.as_str()),
        ("text", "file", "unchecked")
    );
    let used = CaptureFiles {
        case_id: bench.case.clone(),
        token: chosen.token,
    };
    assert_eq!(
        bench.host.capture_files(&used, &mut |_| ()).unwrap_err().code,
        "unknown_token"
    );

    let shown = bench.show(&one.sha256);
    assert_eq!((shown.parts, shown.blocks.len()), (1, 3));
    assert_eq!(shown.blocks[1].locator.as_deref(), Some("¶ 2"));
    let quote = |quote: &str| {
        let input = QuoteCheck {
            case_id: bench.case.clone(),
            sha256: one.sha256.clone(),
            quote: quote.to_owned(),
        };
        bench.host.quote_check(&input).unwrap()
    };
    let proof = quote("counted 31 boats");
    assert_eq!(
        (proof.state.as_str(), proof.locator.as_deref()),
        ("verbatim", Some("¶ 2"))
    );
    let utf16: Vec<u16> = NOTICE.encode_utf16().collect();
    let (start, end) = (proof.start.unwrap() as usize, proof.end.unwrap() as usize);
    assert_eq!(
        String::from_utf16(&utf16[start..end]).unwrap(),
        "counted 31 boats"
    );
    let near = quote("The office counted 13 boats");
    assert_eq!(near.state, "near");
    assert_eq!(near.passage.unwrap().text, "The office counted 31 boats");

    let to = bench.folder.path().join("copy.txt");
    bench.host.capture_write(&one.sha256, &to).unwrap();
    assert_eq!(std::fs::read_to_string(&to).unwrap(), NOTICE);
    assert_eq!(
        bench.show(&one.sha256).capture.custody.len(),
        2,
        "the copy is in the chain"
    );
    let named = ByFile {
        case_id: bench.case.clone(),
        sha256: one.sha256.clone(),
    };
    assert_eq!(bench.host.capture_file_name(&named).unwrap(), "notice.txt");

    let mut told = Vec::new();
    let all = bench
        .host
        .archive_verify(&mut |step| told.push((step.done, step.total)))
        .unwrap();
    assert_eq!((all.fine, all.problems.len(), told.last()), (1, 0, Some(&(1, 1))));
    let erase = FileErase {
        case_id: bench.case.clone(),
        sha256: one.sha256.clone(),
        reason: "A mistake".into(),
        ground: "mistake".into(),
    };
    bench.host.file_erase(erase).unwrap();
    assert_eq!(bench.host.archive_show().unwrap().removed, 1);
    let left = bench
        .host
        .capture_list(&ByCase {
            case_id: bench.case.clone(),
        })
        .unwrap();
    assert_eq!(left.captures[0].state, "removed");
    assert!(bench.show(&one.sha256).blocks.is_empty());
    assert_eq!(quote("counted 31 boats").state, "no_file");
    assert_eq!(
        bench.host.capture_write(&one.sha256, &to).unwrap_err().code,
        "file_erased"
    );
    bench.host.capture_retract(&ById { id: one.id.clone() }).unwrap();
}

#[test]
fn dropped_pasted_and_fetched_ones_say_so() {
    let bench = bench();
    bench
        .host
        .hand_over(vec![bench.file("dropped.txt", "Dropped on the window.")]);
    let waiting = bench.host.desk_show().unwrap().pending.unwrap();
    assert_eq!(bench.capture(waiting.token).captures[0].how, "drop");
    assert!(bench.host.desk_show().unwrap().pending.is_none());
    let pasted = CapturePaste {
        case_id: bench.case.clone(),
        text: "Pasted words of a notice.".into(),
        name: None,
        url: Some("https://example.org/notice".into()),
    };
    let pasted = bench.host.capture_paste(pasted).unwrap();
    assert_eq!(
        (pasted.captures[0].how.as_str(), pasted.captures[0].name.as_str()),
        ("paste", "https://example.org/notice")
    );
    let url = |url: &str| CaptureUrl {
        case_id: bench.case.clone(),
        url: url.into(),
        allow_private: false,
    };
    for (address, code) in [
        ("http://127.0.0.1:9/", "address_private"),
        ("ftp://example.org/", "address_scheme"),
    ] {
        let refused = bench.host.capture_url(url(address), &mut |_| ()).unwrap();
        assert_eq!(
            (refused.failed[0].code.as_str(), refused.captures.len()),
            (code, 0)
        );
    }
}
