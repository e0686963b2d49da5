//! Fetching an address, against a server of the test's own on loopback, plain and with TLS.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use factdesk_intake::fetch::{FetchError, Fetched, Fetcher};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What the server answers to a path.
type Answers = Arc<dyn Fn(&str) -> Vec<u8> + Send + Sync>;

struct Server {
    port: u16,
    /// The requests, whole.
    asked: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    fn start(answers: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::serving(None, Arc::new(answers))
    }

    fn serving(tls: Option<Arc<rustls::ServerConfig>>, answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            asked: Arc::default(),
            connections: Arc::default(),
        };
        let (asked, connections) = (Arc::clone(&server.asked), Arc::clone(&server.connections));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                connections.fetch_add(1, Ordering::SeqCst);
                let (asked, answers, tls) = (Arc::clone(&asked), Arc::clone(&answers), tls.clone());
                // A client that hangs up early is what some of these tests are about.
                std::thread::spawn(move || match tls {
                    Some(config) => {
                        let session = rustls::ServerConnection::new(config).unwrap();
                        answer(rustls::StreamOwned::new(session, stream), &asked, &answers);
                    }
                    None => answer(stream, &asked, &answers),
                });
            }
        });
        server
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn fetch(&self, path: &str) -> Result<Fetched, FetchError> {
        get(&self.url(path))
    }

    fn count(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

fn answer(mut stream: impl Read + Write, asked: &Mutex<Vec<String>>, answers: &Answers) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    asked.lock().unwrap().push(head);
    let _ = stream.write_all(&answers(&path));
    let _ = stream.flush();
}

fn get(url: &str) -> Result<Fetched, FetchError> {
    Fetcher::default().fetch(url, true, &AtomicBool::new(false))
}

fn ok(headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut all =
        format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n")
            .into_bytes();
    all.extend_from_slice(body);
    all
}

fn moved(to: &str) -> Vec<u8> {
    format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .into_bytes()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn one_get_brings_bytes_headers_and_the_way_there() {
    let server = Server::start(|path| match path {
        "/a" => moved("/b?x=1"),
        "/b?x=1" => moved("deep/c.html"),
        _ => ok(
            "Content-Type: text/html\r\nServer: test\r\nSet-Cookie: id=7\r\n",
            b"<p>The page.</p>",
        ),
    });
    let fetched = server.fetch("/a#part").unwrap();
    assert_eq!(fetched.bytes, b"<p>The page.</p>");
    assert_eq!(fetched.final_address, server.url("/deep/c.html"));
    assert_eq!(
        fetched.redirects,
        [server.url("/b?x=1"), server.url("/deep/c.html")]
    );
    assert_eq!(
        (fetched.status, fetched.header("content-type")),
        (200, Some("text/html"))
    );
    assert_eq!(fetched.file_name(), "c.html");
    assert!(fetched.headers.iter().all(|(name, _)| name != "set-cookie"));
    let asked = server.asked.lock().unwrap();
    assert_eq!(asked.len(), 3, "one request for each address");
    for head in asked.iter().map(|head| head.to_ascii_lowercase()) {
        assert!(head.starts_with("get "), "{head}");
        assert!(
            head.contains(&format!("user-agent: factdesk/{}\r\n", env!("CARGO_PKG_VERSION"))),
            "{head}"
        );
        for word in ["cookie", "referer", "authorization", "#part"] {
            assert!(!head.contains(word), "{word} in {head}");
        }
    }
}

#[test]
fn a_private_address_is_refused_however_it_is_spelled_and_nothing_is_sent() {
    let server = Server::start(|_| ok("", b"secret"));
    let port = server.port;
    for host in [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "127.1",
    ] {
        let url = format!("http://{host}:{port}/");
        let refused = Fetcher::default()
            .fetch(&url, false, &AtomicBool::new(false))
            .unwrap_err();
        assert_eq!(refused.code(), "address_private", "{url}: {refused}");
    }
    assert_eq!(server.count(), 0, "not even a connection");
}

#[test]
fn a_redirect_to_another_private_host_is_refused_though_the_first_was_allowed() {
    let inner = Server::start(|_| ok("", b"the router's page"));
    let target = format!("http://localhost:{}/", inner.port);
    let outer = Server::start(move |_| moved(&target));
    let refused = outer.fetch("/").unwrap_err();
    assert_eq!(refused.code(), "address_private", "{refused}");
    assert_eq!(inner.count(), 0);
}

#[test]
fn redirects_are_counted_and_checked() {
    let round = Server::start(|_| moved("/again"));
    assert_eq!(round.fetch("/").unwrap_err().code(), "fetch_redirects");
    assert_eq!(round.count(), 6, "the address and five redirects");
    for (to, code) in [
        ("file:///etc/passwd", "address_scheme"),
        ("ftp://example.org/", "address_scheme"),
        ("http://name:word@127.0.0.1/", "address_credentials"),
    ] {
        let server = Server::start(move |_| moved(to));
        assert_eq!(server.fetch("/").unwrap_err().code(), code, "{to}");
    }
    let nowhere = Server::start(|_| b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n".to_vec());
    assert_eq!(nowhere.fetch("/").unwrap_err().code(), "fetch_redirect");
}

#[test]
fn what_is_no_web_address_is_refused_before_anything_is_asked() {
    for (url, code) in [
        ("", "not_an_address"),
        ("harbour office", "not_an_address"),
        ("file:///etc/passwd", "address_scheme"),
        ("javascript:alert(1)", "address_scheme"),
        ("http://ada:secret@example.org/", "address_credentials"),
        ("http://ada@example.org/", "address_credentials"),
    ] {
        let refused = get(url).unwrap_err();
        assert_eq!(refused.code(), code, "{url}: {refused}");
    }
}

#[test]
fn an_answer_that_is_no_success_brings_nothing() {
    for status in [401, 404, 500, 304] {
        let server = Server::start(move |_| {
            format!("HTTP/1.1 {status} X\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno").into_bytes()
        });
        let refused = server.fetch("/").unwrap_err();
        assert_eq!(refused.code(), "fetch_status");
        assert!(refused.to_string().contains(&status.to_string()), "{refused}");
    }
}

#[test]
fn a_packed_page_is_unpacked_and_a_bomb_is_stopped() {
    let page = "The harbour office counted 31 boats. ".repeat(2_000);
    let sent = packed(page.as_bytes());
    let server = Server::start(move |_| ok("Content-Encoding: gzip\r\n", &sent));
    assert_eq!(server.fetch("/").unwrap().bytes, page.as_bytes());
    let bomb = packed(&vec![0; 32 << 20]);
    let server = Server::start(move |_| ok("Content-Encoding: gzip\r\n", &bomb));
    assert_eq!(server.fetch("/").unwrap_err().code(), "fetch_bomb");
    let cut = packed(page.as_bytes())[..60].to_vec();
    let server = Server::start(move |_| ok("Content-Encoding: gzip\r\n", &cut));
    assert!(server.fetch("/").is_err(), "half a page is no page");
    let server = Server::start(|_| ok("Content-Encoding: br\r\n", b"??"));
    assert_eq!(server.fetch("/").unwrap_err().code(), "fetch_packed");
}

#[test]
fn more_than_the_limit_is_stopped_while_it_comes() {
    let server = Server::start(|_| {
        let mut all = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
        all.resize(all.len() + (65 << 20), b'x');
        all
    });
    assert_eq!(server.fetch("/").unwrap_err().code(), "fetch_too_large");
}

#[test]
fn an_answer_that_breaks_off_is_not_taken_for_whole() {
    let server = Server::start(|_| b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this".to_vec());
    let refused = server.fetch("/").unwrap_err();
    assert!(
        ["fetch_unreachable", "fetch_protocol"].contains(&refused.code()),
        "{refused}"
    );
    let server = Server::start(|_| b"what?\r\n\r\n".to_vec());
    assert_eq!(server.fetch("/").unwrap_err().code(), "fetch_protocol");
    let unused = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(
        get(&format!("http://{unused}/")).unwrap_err().code(),
        "fetch_unreachable"
    );
}

#[test]
fn a_person_who_stops_it_waits_for_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let silent = std::thread::spawn(move || listener.accept().unwrap());
    let cancel = Arc::new(AtomicBool::new(false));
    let later = Arc::clone(&cancel);
    let start = Instant::now();
    let fetching = std::thread::spawn(move || Fetcher::default().fetch(&url, true, &later));
    let _held: (TcpStream, _) = silent.join().unwrap();
    cancel.store(true, Ordering::SeqCst);
    assert_eq!(fetching.join().unwrap().unwrap_err(), FetchError::Cancelled);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

/// A certificate authority, and a server's certificate that it signed for a name.
fn authority(name: &str) -> (Vec<u8>, Arc<rustls::ServerConfig>) {
    let own_key = rcgen::KeyPair::generate().unwrap();
    let mut about = rcgen::CertificateParams::new(Vec::<String>::new()).unwrap();
    about.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let root = about.self_signed(&own_key).unwrap();
    let key = rcgen::KeyPair::generate().unwrap();
    let issuer = rcgen::Issuer::new(about, &own_key);
    let signed = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
    let certificate = signed.signed_by(&key, &issuer).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            rustls::pki_types::PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    (root.der().to_vec(), Arc::new(config))
}

#[test]
fn https_is_fetched_only_from_who_proves_the_name() {
    let (root, config) = authority("localhost");
    let server = Server::serving(Some(config), Arc::new(|_: &str| ok("", b"over TLS")));
    let url = format!("https://localhost:{}/", server.port);
    let fetch = |fetcher: &Fetcher| fetcher.fetch(&url, true, &AtomicBool::new(false));
    assert_eq!(fetch(&Fetcher::trusting(&[root])).unwrap().bytes, b"over TLS");
    let unknown = fetch(&Fetcher::default()).unwrap_err();
    assert_eq!(unknown.code(), "fetch_certificate", "{unknown}");
    let (other, _) = authority("localhost");
    assert_eq!(
        fetch(&Fetcher::trusting(&[other])).unwrap_err().code(),
        "fetch_certificate"
    );
    let (root, config) = authority("elsewhere.example");
    let server = Server::serving(Some(config), Arc::new(|_: &str| ok("", b"never seen")));
    let url = format!("https://localhost:{}/", server.port);
    let wrong = Fetcher::trusting(&[root])
        .fetch(&url, true, &AtomicBool::new(false))
        .unwrap_err();
    assert_eq!(wrong.code(), "fetch_certificate", "{wrong}");
    assert!(
        server.asked.lock().unwrap().is_empty(),
        "no request reached a stranger"
    );
}
