//! The reader process: its fences, and what its end means for the files.

use std::sync::atomic::{AtomicBool, Ordering};

use factdesk_intake::reader::{Reader, Watch};
use factdesk_intake::{Error, read_bytes};

use crate::support::{articles, build};

/// A reader beside this test, as it is beside the installed programs.
fn reader() -> Reader {
    build::program();
    Reader::installed().expect("the reader was just built")
}

fn article(reader: &mut Reader, name: &str, bytes: &[u8]) -> Result<factdesk_intake::Draft, Error> {
    let mut watch = Watch {
        cancel: &AtomicBool::new(false),
        progress: &mut |_, _| (),
    };
    reader.article(name, bytes, &mut watch)
}

#[test]
fn a_file_reads_the_same_in_the_child_process() {
    let mut reader = reader();
    for path in articles::sample() {
        let bytes = std::fs::read(&path).expect("a sample article");
        let name = path.to_string_lossy();
        assert_eq!(
            article(&mut reader, &name, &bytes),
            read_bytes(&name, &bytes),
            "{name}"
        );
    }
    for bad in [b"".as_slice(), b"\x7fELF\x02\x01", b"\0\x01\x02"] {
        assert_eq!(article(&mut reader, "a.txt", bad), read_bytes("a.txt", bad));
    }
}

/// A PDF of many pages that all print the same line.
fn long_pdf(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|n| format!("{} 0 R", 5 + n)).collect();
    let line = "BT /F1 10 Tf 40 800 Td (The ferry sailed at nine.) Tj ET";
    let mut pdf = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Count {pages} /Kids [{}] >>\nendobj\n\
         3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n\
         4 0 obj\n<< /Length {} >>\nstream\n{line}\nendstream\nendobj\n",
        kids.join(" "),
        line.len()
    );
    for n in 0..pages {
        pdf.push_str(&format!(
            "{} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>\nendobj\n",
            5 + n
        ));
    }
    pdf.push_str(&format!(
        "trailer\n<< /Root 1 0 R /Size {} >>\n%%EOF\n",
        5 + pages
    ));
    pdf.into_bytes()
}

#[test]
fn a_long_pdf_can_be_stopped_and_the_next_file_is_read() {
    const PAGES: u32 = 1500;
    let mut reader = reader();
    let pdf = long_pdf(PAGES as usize);
    let (cancel, mut told) = (AtomicBool::new(false), Vec::new());
    let mut watch = Watch {
        cancel: &cancel,
        progress: &mut |done, total| {
            told.push((done, total));
            cancel.store(true, Ordering::Relaxed);
        },
    };
    let stopped = reader.document("long.pdf", None, &pdf, &mut watch);
    assert_eq!(stopped.expect_err("it was stopped").code(), "cancelled");
    assert_eq!(told, [(0, PAGES)], "nothing was read on after the word to stop");
    let mut watch = Watch {
        cancel: &AtomicBool::new(false),
        progress: &mut |_, _| (),
    };
    let whole = reader
        .document("long.pdf", None, &pdf, &mut watch)
        .expect("the same reader reads on");
    assert_eq!(whole.pages.len(), PAGES as usize);
}

#[cfg(target_os = "linux")]
mod linux {
    use std::process::Command;
    use std::time::Duration;

    use serde_json::Value;

    use super::*;
    use crate::support::text;

    #[test]
    fn every_way_out_of_the_reader_process_is_denied() {
        let output = Command::new(build::program())
            .args(["reader", "--probe"])
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let probes: Vec<Value> = said
            .lines()
            .map(|line| serde_json::from_str(line).expect("a JSON line"))
            .collect();
        for must in [
            "open_socket",
            "read_home_file",
            "write_file",
            "fork_and_start_program",
            "take_memory",
        ] {
            assert!(
                probes.iter().any(|probe| probe["probe"] == must),
                "{must} was not tried"
            );
        }
        for probe in &probes {
            assert_eq!(text(&probe["outcome"]), "denied", "{probe}");
        }
        assert!(output.status.success(), "{said}");
    }

    #[test]
    fn without_the_fences_the_same_probes_succeed() {
        // Else the test above would hold on a machine where these things are forbidden anyway.
        assert!(std::net::UdpSocket::bind("127.0.0.1:0").is_ok());
        assert!(Command::new(build::program()).arg("--version").output().is_ok());
        assert!(tempfile::tempfile().is_ok());
    }

    /// Reads a page that takes long, and sends the child process a signal meanwhile.
    fn read_while(reader: &mut Reader, signal: &'static str) -> Result<factdesk_intake::Draft, Error> {
        article(reader, "a.txt", b"A first file starts the process.").expect("a plain text");
        let pid = reader
            .process_id()
            .expect("the process waits for more")
            .to_string();
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300)); // a page of 24 MB takes many times as long
            let sent = Command::new("kill").args(["-s", signal, &pid]).status();
            assert!(sent.expect("kill starts").success(), "the page was read too fast");
        });
        let slow = "<p>x<b>y</b> ".repeat(2 << 20);
        let read = article(reader, "slow.html", slow.as_bytes());
        killer.join().expect("the signal is sent");
        read
    }

    #[test]
    fn a_crash_of_the_process_is_a_sentence_and_the_next_file_is_read() {
        let mut reader = reader();
        for (signal, code) in [
            ("ABRT", "reader_crashed"),
            ("KILL", "reader_crashed"),
            ("XCPU", "reader_timeout"),
        ] {
            let Err(error) = read_while(&mut reader, signal) else {
                panic!("{signal}: the page was read all the same");
            };
            assert_eq!(error.code(), code, "{signal}");
            assert!(error.message().contains("nothing was imported"), "{error}");
        }
        let next = article(&mut reader, "b.txt", b"The bridge is closed.").expect("a plain text");
        assert_eq!(next.text, "The bridge is closed.");
    }

    #[test]
    fn one_process_reads_many_files_and_is_replaced_in_time() {
        let mut reader = reader();
        let mut processes = std::collections::BTreeSet::new();
        for n in 0..600 {
            article(
                &mut reader,
                "a.txt",
                format!("Bridge number {n} is closed.").as_bytes(),
            )
            .expect("a plain text");
            processes.insert(reader.process_id().expect("the process waits for more"));
        }
        assert!(
            (3..60).contains(&processes.len()),
            "{} processes",
            processes.len()
        );
    }

    #[test]
    fn a_reading_is_stopped_on_request() {
        let mut reader = reader();
        let cancel = AtomicBool::new(false);
        let slow = "<p>x<b>y</b> ".repeat(2 << 20);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(300));
                cancel.store(true, Ordering::Relaxed);
            });
            let mut watch = Watch {
                cancel: &cancel,
                progress: &mut |_, _| (),
            };
            let read = reader.article("slow.html", slow.as_bytes(), &mut watch);
            assert_eq!(read.err(), Some(Error::Cancelled));
        });
    }
}
