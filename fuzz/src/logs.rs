//! What other desks write: envelopes and payloads of operations, and what is kept beside a working copy.

use factdesk_domain::envelope::{self, Hash};
use factdesk_domain::{Operation, PartialDate};
use factdesk_intake::capture::Map;

/// The kind on the first line, the payload behind it; a payload that is understood is written as it was read.
pub fn operation(bytes: &[u8]) {
    let end = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(bytes.len());
    let kind = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let payload = bytes.get(end + 1..).unwrap_or_default();
    if let Ok(Some(operation)) = Operation::decode(&kind, 1, payload) {
        let _ = operation.touched();
    }
    let _ = envelope::read(payload.to_vec(), Hash::ZERO, [0; 64]);
}

/// Pages and places beside a working copy, and dates as people type them.
pub fn map(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = Map::parse(&text).locator_at(&text, bytes.len() / 2);
    if let Ok(date) = text.parse::<PartialDate>() {
        assert_eq!(
            date.to_string().parse::<PartialDate>().ok(),
            Some(date),
            "a date comes back"
        );
    }
}
