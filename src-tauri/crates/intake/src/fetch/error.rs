//! Why an address could not be fetched.

/// Why an address could not be fetched. Nothing was stored then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Not an address at all.
    #[error("This is not a web address. Write it as https://example.org/page.")]
    NotAnAddress,
    /// Another scheme than http and https.
    #[error("Only addresses that begin with http:// or https:// are fetched.")]
    Scheme,
    /// A user name or password in the address.
    #[error("The address holds a user name or password, which would be kept in the record. Leave it out.")]
    Credentials,
    /// The host leads into this computer or its network.
    #[error(
        "{host} is an address of this computer or a private network. It is fetched only when you allow it."
    )]
    Private {
        /// The host, in ASCII.
        host: String,
    },
    /// The host has no address.
    #[error("{host} was not found. Check the address and the connection.")]
    HostNotFound {
        /// The host.
        host: String,
    },
    /// The connection could not be made or broke off.
    #[error("{host} could not be reached: {reason}.")]
    Unreachable {
        /// The host.
        host: String,
        /// What the system says.
        reason: String,
    },
    /// The certificate or the encryption is not right.
    #[error("{host} did not prove who it is: {reason}. Nothing was fetched.")]
    Tls {
        /// The host.
        host: String,
        /// What is wrong.
        reason: String,
    },
    /// Nothing, or not all of it, came in time.
    #[error("{host} did not answer in time.")]
    Timeout {
        /// The host.
        host: String,
    },
    /// An answer that is no success.
    #[error("{host} answered {status}{}. Nothing was captured.", meaning(*.status))]
    Status {
        /// The host.
        host: String,
        /// The HTTP status.
        status: u16,
    },
    /// More redirects than are followed.
    #[error("The address was redirected more than {most} times.")]
    TooManyRedirects {
        /// How many are followed.
        most: usize,
    },
    /// A redirect that leads nowhere.
    #[error("{host} sent the request on without saying where to.")]
    BadRedirect {
        /// The host.
        host: String,
    },
    /// More bytes than are taken.
    #[error("The answer is larger than {} MiB and was stopped.", .limit_bytes >> 20)]
    TooLarge {
        /// The largest answer that is taken.
        limit_bytes: u64,
    },
    /// A compressed answer that grows beyond reason.
    #[error(
        "The answer grows past {ratio} times its size when it is unpacked. That is how files are made that are meant to do harm."
    )]
    Bomb {
        /// The largest growth.
        ratio: u64,
    },
    /// Packed in a way that was not asked for, or damaged.
    #[error("The answer is packed in a way that cannot be unpacked: {how}.")]
    Packed {
        /// The name of the encoding, or what is wrong.
        how: String,
    },
    /// The answer is not HTTP.
    #[error("{host} gave an answer that is not understood: {reason}.")]
    Protocol {
        /// The host.
        host: String,
        /// What is wrong.
        reason: String,
    },
    /// The person stopped it.
    #[error("Fetching was stopped.")]
    Cancelled,
}

fn meaning(status: u16) -> &'static str {
    match status {
        401 | 403 => " (it may not be read without signing in)",
        404 => " (not found)",
        410 => " (gone)",
        429 => " (too many requests)",
        500..=599 => " (a failure of the server)",
        _ => "",
    }
}

impl FetchError {
    /// A stable name, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAnAddress => "not_an_address",
            Self::Scheme => "address_scheme",
            Self::Credentials => "address_credentials",
            Self::Private { .. } => "address_private",
            Self::HostNotFound { .. } => "fetch_host_not_found",
            Self::Unreachable { .. } => "fetch_unreachable",
            Self::Tls { .. } => "fetch_certificate",
            Self::Timeout { .. } => "fetch_timeout",
            Self::Status { .. } => "fetch_status",
            Self::TooManyRedirects { .. } => "fetch_redirects",
            Self::BadRedirect { .. } => "fetch_redirect",
            Self::TooLarge { .. } => "fetch_too_large",
            Self::Bomb { .. } => "fetch_bomb",
            Self::Packed { .. } => "fetch_packed",
            Self::Protocol { .. } => "fetch_protocol",
            Self::Cancelled => "cancelled",
        }
    }
}
