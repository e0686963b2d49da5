//! Bundles as somebody else's program could write them, made from what `docs/bundle.md` says and nothing else.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use factdesk_desk::exchange;
use factdesk_domain::envelope::{Envelope, Payload, Signing};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;

use crate::support::Bench;

/// The parts of a bundle in the order of the file.
pub fn unpack(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    parts
}

pub fn pack(path: &Path, parts: &[(String, Vec<u8>)]) {
    let mut zip = zip::ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// Writes a bundle anew with other lines, under an honest signature of this desk.
pub fn with_lines(bench: &Bench, path: &Path, to: &Path, change: impl FnOnce(&mut Vec<Value>)) {
    let mut parts = unpack(path);
    let at = parts
        .iter()
        .position(|(name, _)| name == "operations.jsonl")
        .unwrap();
    let text = String::from_utf8(parts[at].1.clone()).unwrap();
    let mut lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    change(&mut lines);
    parts[at].1 = lines
        .iter()
        .flat_map(|line| format!("{line}\n").into_bytes())
        .collect();
    sign(bench, &mut parts, |_| {});
    pack(to, &parts);
}

/// Brings manifest and signature in line with the parts.
pub fn sign(bench: &Bench, parts: &mut [(String, Vec<u8>)], change: impl FnOnce(&mut Value)) {
    let of = |parts: &[(String, Vec<u8>)], name: &str| parts.iter().position(|(n, _)| n == name).unwrap();
    let at = of(parts, "manifest.json");
    let mut manifest: Value = serde_json::from_slice(&parts[at].1).unwrap();
    for part in manifest["parts"].as_array_mut().unwrap() {
        let (_, bytes) = &parts[of(parts, part["name"].as_str().unwrap())];
        part["sha256"] = json!(hex::encode(Sha256::digest(bytes)));
        part["size_bytes"] = json!(bytes.len());
    }
    change(&mut manifest);
    manifest["made_by"]["device"] = json!(bench.desk.device().unwrap());
    let bytes = serde_json::to_vec(&manifest).unwrap();
    let digest = Sha256::new()
        .chain_update(b"factdesk/bundle/1\0")
        .chain_update(&bytes)
        .finalize();
    let seal = exchange::seal(&bench.desk, digest.into()).unwrap();
    parts[at].1 = bytes;
    let at = of(parts, "signature.json");
    parts[at].1 = serde_json::to_vec(&json!({
        "device": seal.device, "public_key": hex::encode(seal.public_key), "signature": hex::encode(seal.signature),
    }))
    .unwrap();
}

/// The envelope of a line.
pub fn envelope(line: &Value) -> Envelope {
    let bytes = STANDARD.decode(line["envelope"].as_str().unwrap()).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// A line with this envelope and payload, signed with a key.
pub fn line(signing: &Signing, mut envelope: Envelope, payload: &[u8]) -> Value {
    let payload = Payload {
        salt: [7; 16],
        bytes: payload.to_vec(),
    };
    envelope.payload_hash = payload.hash();
    let signed = signing.sign(envelope).unwrap();
    json!({
        "envelope": STANDARD.encode(&signed.bytes), "hash": signed.hash, "signature": hex::encode(signed.signature),
        "salt": hex::encode(payload.salt), "payload": STANDARD.encode(&payload.bytes),
    })
}

/// The secret key of a desk, as its owner could read it.
pub fn key(bench: &Bench) -> Signing {
    let file = bench.place.path().join("desk/desk.db");
    let c = rusqlite::Connection::open(file).unwrap();
    let secret: [u8; 32] = c
        .query_row(
            "SELECT secret_key FROM device ORDER BY number DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    Signing::new(&secret)
}
