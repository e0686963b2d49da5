//! One GET of an address, when a person asks for it: the only module of the program that reaches the network.
//!
//! Nothing that a page names is fetched; what came is bytes, read later in the reader process like any file. Every
//! address that a name resolves to is looked at, and the connection goes to exactly one of those, so that a name
//! cannot mean one thing to the check and another to the connection. Redirects are followed here, each looked at
//! like the first address. Any port may be named. Certificates are verified against Mozilla's list, which is built
//! in. No cookie, no referrer and no proxy of the environment is used.

mod body;
mod error;
mod private;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body};
use url::Url;

pub use error::FetchError;

/// The largest answer that is taken, packed or unpacked: 64 MiB.
pub const MAX_FETCH_BYTES: u64 = 64 << 20;

/// Redirects that are followed.
const MOST_REDIRECTS: usize = 5;

/// Time for a name to be found and a connection to be made.
const CONNECT: Duration = Duration::from_secs(10);

/// Time for everything, redirects included.
const TOTAL: Duration = Duration::from_secs(60);

/// How often a wish to stop is looked for.
const LOOK: Duration = Duration::from_millis(50);

/// Longest header value that is kept, in characters.
const HEADER_CHARS: usize = 1_000;

const USER_AGENT: &str = concat!("Factdesk/", env!("CARGO_PKG_VERSION"));

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The bytes, unpacked.
    pub bytes: Vec<u8>,
    /// The address that answered.
    pub final_address: String,
    /// The HTTP status, 200 to 299.
    pub status: u16,
    /// Its headers, names in lower case, in the order they came. Cookies are left out.
    pub headers: Vec<(String, String)>,
    /// The addresses that sent the request on, after the first, in order.
    pub redirects: Vec<String>,
    /// Sentences for the person.
    pub warnings: Vec<String>,
}

impl Fetched {
    /// The first header of a name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A name for the file: the last part of the address that answered, else its host.
    #[must_use]
    pub fn file_name(&self) -> String {
        let Ok(url) = Url::parse(&self.final_address) else {
            return self.final_address.clone();
        };
        let last = url
            .path_segments()
            .and_then(|parts| parts.rev().find(|part| !part.is_empty()));
        let name = last.or(url.host_str()).unwrap_or_default();
        name.chars().take(120).collect()
    }
}

/// Fetches addresses.
#[derive(Debug, Clone, Default)]
pub struct Fetcher {
    authorities: Vec<Certificate<'static>>,
}

impl Fetcher {
    /// One that trusts these certificate authorities (DER) instead of Mozilla's: for a test with its own server.
    #[must_use]
    pub fn trusting(authorities: &[Vec<u8>]) -> Self {
        let own = |der: &Vec<u8>| Certificate::from_der(der).to_owned();
        Self {
            authorities: authorities.iter().map(own).collect(),
        }
    }

    /// Fetches an address with one GET, and one more for each redirect. `allow_private` permits the address itself
    /// to lie on this computer or its network, and redirects on the same host; never a redirect to another one there.
    ///
    /// # Errors
    /// Whatever [`FetchError`] names; any answer that is no success.
    pub fn fetch(
        &self,
        address: &str,
        allow_private: bool,
        cancel: &AtomicBool,
    ) -> Result<Fetched, FetchError> {
        let first = parsed(address)?;
        let stop = Arc::new(AtomicBool::new(false));
        let (send, receive) = mpsc::sync_channel(1);
        let (fetcher, stopped) = (self.clone(), Arc::clone(&stop));
        // The waiting is done elsewhere, so that a person who stops it waits for nothing.
        std::thread::spawn(move || drop(send.send(fetcher.follow(first, allow_private, &stopped))));
        loop {
            match receive.recv_timeout(LOOK) {
                Ok(fetched) => return fetched,
                Err(RecvTimeoutError::Timeout) if cancel.load(Ordering::Relaxed) => {
                    stop.store(true, Ordering::Relaxed);
                    return Err(FetchError::Cancelled);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(FetchError::Protocol {
                        host: address.chars().take(100).collect(),
                        reason: "the answer made the client stop".to_owned(),
                    });
                }
            }
        }
    }

    fn follow(&self, first: Url, allow_private: bool, stop: &AtomicBool) -> Result<Fetched, FetchError> {
        let deadline = Instant::now() + TOTAL;
        let (mut at, mut redirects) = (first.clone(), Vec::new());
        loop {
            let allowed = allow_private && at.host() == first.host();
            let mut answer = self.get(&at, allowed, deadline)?;
            if stop.load(Ordering::Relaxed) {
                return Err(FetchError::Cancelled);
            }
            let status = answer.status().as_u16();
            match status {
                301 | 302 | 303 | 307 | 308 => {
                    at = next(&at, &answer)?;
                    redirects.push(at.to_string());
                    if redirects.len() > MOST_REDIRECTS {
                        return Err(FetchError::TooManyRedirects { most: MOST_REDIRECTS });
                    }
                }
                200..=299 => return taken(&first, at, redirects, &mut answer, stop),
                _ => {
                    return Err(FetchError::Status {
                        host: host(&at),
                        status,
                    });
                }
            }
        }
    }

    fn get(
        &self,
        at: &Url,
        allow_private: bool,
        deadline: Instant,
    ) -> Result<ureq::http::Response<Body>, FetchError> {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(FetchError::Timeout { host: host(at) });
        }
        let agent = Agent::with_parts(
            self.config(left),
            DefaultConnector::default(),
            Guard { allow_private },
        );
        let sent = agent.get(at.as_str()).header("accept-encoding", "gzip").call();
        sent.map_err(|error| failure(at, error))
    }

    fn config(&self, left: Duration) -> Config {
        let roots = match self.authorities.is_empty() {
            true => RootCerts::WebPki,
            false => RootCerts::new_with_certs(&self.authorities),
        };
        Agent::config_builder()
            .user_agent(USER_AGENT)
            // The environment names no way out.
            .proxy(None)
            // Each redirect is looked at here.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_resolve(Some(CONNECT.min(left)))
            .timeout_connect(Some(CONNECT.min(left)))
            .timeout_global(Some(left))
            .max_idle_connections(0)
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .build()
    }
}

fn taken(
    first: &Url,
    at: Url,
    redirects: Vec<String>,
    answer: &mut ureq::http::Response<Body>,
    stop: &AtomicBool,
) -> Result<Fetched, FetchError> {
    let headers = headers(answer);
    let encoding = headers.iter().find(|(name, _)| name == "content-encoding");
    let encoding = encoding.map(|(_, value)| value.clone());
    let reader = answer
        .body_mut()
        .with_config()
        .limit(MAX_FETCH_BYTES + 1)
        .reader();
    let bytes = body::read(reader, encoding.as_deref(), stop, |error| unread(&at, error))?;
    let mut warnings = Vec::new();
    if first.scheme() == "https" && at.scheme() == "http" {
        warnings.push(
            "The address was redirected from https to http: others could have changed what came.".to_owned(),
        );
    }
    Ok(Fetched {
        bytes,
        final_address: at.to_string(),
        status: answer.status().as_u16(),
        headers,
        redirects,
        warnings,
    })
}

/// The address as browsers read it, which knows every spelling of a number; without its fragment, which is not sent.
fn parsed(address: &str) -> Result<Url, FetchError> {
    let url = Url::parse(address.trim()).map_err(|_| FetchError::NotAnAddress)?;
    checked(url)
}

fn checked(mut url: Url) -> Result<Url, FetchError> {
    if !["http", "https"].contains(&url.scheme()) {
        return Err(FetchError::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchError::Credentials);
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(FetchError::NotAnAddress);
    }
    url.set_fragment(None);
    Ok(url)
}

fn next(at: &Url, answer: &ureq::http::Response<Body>) -> Result<Url, FetchError> {
    let bad = || FetchError::BadRedirect { host: host(at) };
    let location = answer.headers().get("location").ok_or_else(bad)?;
    let location = std::str::from_utf8(location.as_bytes()).map_err(|_| bad())?;
    checked(at.join(location).map_err(|_| bad())?)
}

fn headers(answer: &ureq::http::Response<Body>) -> Vec<(String, String)> {
    let kept = answer
        .headers()
        .iter()
        .filter(|(name, _)| !name.as_str().contains("cookie"));
    kept.map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes());
        let value = value
            .chars()
            .filter(|c| !c.is_control())
            .take(HEADER_CHARS)
            .collect();
        (name.as_str().to_owned(), value)
    })
    .collect()
}

fn host(at: &Url) -> String {
    at.host_str().unwrap_or_default().to_owned()
}

fn failure(at: &Url, error: ureq::Error) -> FetchError {
    let host = host(at);
    match error {
        ureq::Error::Other(inner) if inner.is::<NotPublic>() => FetchError::Private { host },
        ureq::Error::Timeout(_) => FetchError::Timeout { host },
        ureq::Error::HostNotFound => FetchError::HostNotFound { host },
        ureq::Error::Io(error) => broken(host, &error),
        ureq::Error::Rustls(error) => FetchError::Tls {
            host,
            reason: error.to_string(),
        },
        ureq::Error::Tls(reason) => FetchError::Tls {
            host,
            reason: reason.to_owned(),
        },
        ureq::Error::ConnectionFailed => FetchError::Unreachable {
            host,
            reason: "no connection".to_owned(),
        },
        other => FetchError::Protocol {
            host,
            reason: other.to_string(),
        },
    }
}

fn broken(host: String, error: &io::Error) -> FetchError {
    let inner = error.get_ref();
    if let Some(tls) = inner.and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
        return match tls {
            ureq::Error::Timeout(_) => FetchError::Timeout { host },
            ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge {
                limit_bytes: MAX_FETCH_BYTES,
            },
            other => FetchError::Protocol {
                host,
                reason: other.to_string(),
            },
        };
    }
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => FetchError::Timeout { host },
        // What rustls finds wrong with a certificate arrives as damaged data.
        io::ErrorKind::InvalidData => FetchError::Tls {
            host,
            reason: error.to_string(),
        },
        _ if error.to_string().contains("lookup") => FetchError::HostNotFound { host },
        _ => FetchError::Unreachable {
            host,
            reason: error.to_string(),
        },
    }
}

fn unread(at: &Url, error: &io::Error) -> FetchError {
    broken(host(at), error)
}

/// Looks at every address that a name has, and lets only those pass that may be reached.
#[derive(Debug)]
struct Guard {
    allow_private: bool,
}

/// A name that leads nowhere else than into a private network.
#[derive(Debug, thiserror::Error)]
#[error("not an address of the open internet")]
struct NotPublic;

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        if self.allow_private {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in found.iter().filter(|address| !private::is_private(address.ip())) {
            public.push(*address);
        }
        if public.is_empty() {
            return Err(ureq::Error::Other(Box::new(NotPublic)));
        }
        Ok(public)
    }
}
