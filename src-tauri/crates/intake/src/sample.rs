//! The sample case: three invented reports of one event, written by us, that contradict each other.

/// Title of the sample case.
pub const TITLE: &str = "Port Ostra terminal fire, 14 May 2026";

/// Question of the sample case.
pub const QUESTION: &str = "What happened at the grain terminal of Port Ostra, and who was hurt?";

/// File name and bytes of each article.
pub const FILES: &[(&str, &[u8])] = &[
    (
        "capital-ledger.html",
        include_bytes!("../sample/capital-ledger.html"),
    ),
    ("meridian-post.md", include_bytes!("../sample/meridian-post.md")),
    ("harbour-wire.txt", include_bytes!("../sample/harbour-wire.txt")),
];
