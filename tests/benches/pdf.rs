//! A PDF of a hundred pages is read in the reader process.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use criterion::{Criterion, SamplingMode};
use factdesk_intake::Document;
use factdesk_intake::reader::{Reader, Watch};

use crate::articles;

const PAGES: usize = 100;
/// Letters of a line, as a printed page has them.
const LINE: usize = 90;

/// Measures from bytes to text, the start of the process included.
pub fn run(criterion: &mut Criterion, group: &str) {
    let bytes = pdf();
    let mut group = criterion.benchmark_group(group);
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .measurement_time(Duration::from_secs(10));
    group.bench_function("reader", |bencher| bencher.iter(|| read(&bytes)));
    group.finish();
}

fn read(bytes: &[u8]) -> Document {
    let mut told = 0;
    let mut watch = Watch {
        cancel: &AtomicBool::new(false),
        progress: &mut |_, _| told += 1,
    };
    let mut reader = Reader::installed().expect("the reader was just built");
    let document = reader
        .document("long.pdf", None, bytes, &mut watch)
        .expect("a good PDF");
    assert_eq!((document.pages.len(), told), (PAGES, PAGES));
    document
}

/// Each page holds an article, set in lines; the commands are packed as printers do.
fn pdf() -> Vec<u8> {
    let kids: Vec<String> = (0..PAGES).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {PAGES} /Kids [{}] >>", kids.join(" ")).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    for n in 0..PAGES {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * n
        );
        objects.push(page.into_bytes());
        objects.push(packed(&page_of(&articles::text(n))));
    }
    whole(&objects)
}

fn page_of(article: &str) -> String {
    let (mut content, mut line) = ("BT /F1 10 Tf 12 TL 40 800 Td\n".to_owned(), String::new());
    let mut set = |line: &mut String| {
        let plain: String = line.chars().map(|c| if c.is_ascii() { c } else { '-' }).collect();
        let escaped = plain
            .replace('\\', "\\\\")
            .replace('(', "\\(")
            .replace(')', "\\)");
        content.push_str(&format!("({escaped}) Tj T*\n"));
        line.clear();
    };
    for word in article.split_whitespace() {
        if line.len() + word.len() > LINE {
            set(&mut line);
        }
        line.push_str(word);
        line.push(' ');
    }
    set(&mut line);
    content + "ET"
}

fn packed(content: &str) -> Vec<u8> {
    use std::io::Write as _;

    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(content.as_bytes()).expect("memory takes it");
    let bytes = packed.finish().expect("memory takes it");
    let mut object = format!("<< /Filter /FlateDecode /Length {} >>\nstream\n", bytes.len()).into_bytes();
    object.extend_from_slice(&bytes);
    object.extend_from_slice(b"\nendstream");
    object
}

fn whole(objects: &[Vec<u8>]) -> Vec<u8> {
    let (mut bytes, mut places) = (b"%PDF-1.7\n".to_vec(), String::new());
    for (object, number) in objects.iter().zip(1..) {
        places.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    bytes.extend_from_slice(end.as_bytes());
    bytes
}
