//! One operation as a line of `operations.jsonl`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use factdesk_desk::Received;
use factdesk_domain::envelope::{Envelope, Hash, Payload, Signed};
use serde::{Deserialize, Serialize};

/// The longest line: an article of 64 MiB in base64 with room to spare.
pub const LONGEST: u64 = 128 << 20;

#[derive(Serialize, Deserialize)]
struct Line<'l> {
    envelope: std::borrow::Cow<'l, str>,
    hash: Hash,
    signature: std::borrow::Cow<'l, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
}

/// Writes an operation as one line, its newline included.
pub fn write(signed: &Signed, payload: Option<&Payload>) -> Vec<u8> {
    let line = Line {
        envelope: STANDARD.encode(&signed.bytes).into(),
        hash: signed.hash,
        signature: hex::encode(signed.signature).into(),
        salt: payload.map(|payload| hex::encode(payload.salt)),
        payload: payload.map(|payload| STANDARD.encode(&payload.bytes)),
    };
    let mut bytes = serde_json::to_vec(&line).expect("BUG: a line is an object of texts");
    bytes.push(b'\n');
    bytes
}

/// Reads a line. Nothing in it is checked yet: hash, signature and payload are when the desk takes it.
///
/// # Errors
/// What is wrong with it, as the end of a sentence.
pub fn read(bytes: &[u8]) -> Result<Received, String> {
    let line: Line<'_> =
        serde_json::from_slice(bytes).map_err(|e| format!("it is no entry of a bundle: {e}"))?;
    let bytes = STANDARD
        .decode(line.envelope.as_bytes())
        .map_err(|e| format!("its envelope is not base64: {e}"))?;
    let envelope: Envelope =
        serde_json::from_slice(&bytes).map_err(|e| format!("its envelope cannot be read: {e}"))?;
    let mut signature = [0; 64];
    hex::decode_to_slice(line.signature.as_bytes(), &mut signature)
        .map_err(|e| format!("its signature is none: {e}"))?;
    let payload = match (&line.salt, &line.payload) {
        (Some(salt), Some(payload)) => Some(payload_of(salt, payload)?),
        (None, None) => None,
        _ => return Err("it has half of a payload".to_owned()),
    };
    let signed = Signed {
        envelope,
        bytes,
        hash: line.hash,
        signature,
    };
    Ok(Received { signed, payload })
}

fn payload_of(salt: &str, payload: &str) -> Result<Payload, String> {
    let mut bytes = [0; 16];
    hex::decode_to_slice(salt, &mut bytes).map_err(|e| format!("its salt is none: {e}"))?;
    Ok(Payload {
        salt: bytes,
        bytes: STANDARD
            .decode(payload)
            .map_err(|e| format!("its payload is not base64: {e}"))?,
    })
}
