//! What other desks hand over: a bundle as a file, and what a device that is trusted may have put into one.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use factdesk_desk::{Desk, device, system_clock};
use factdesk_domain::device::words;
use factdesk_domain::envelope::{Envelope, Hash, Payload, Signed, Signing};
use factdesk_domain::{ActId, CaseId, DeviceId, Hlc, OpId, Operation, ReviewerId};
use factdesk_hub::{Maker, Manifest, Part, Vector, import, offer};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The device that signs what the fuzzer makes up; the desk trusts it.
const DEVICE: [u8; 16] = [9; 16];
const SECRET: [u8; 32] = [7; 32];
const CASE: [u8; 16] = [3; 16];
const REVIEWER: [u8; 16] = [5; 16];

/// A new desk that trusts that device.
struct Scratch {
    folder: TempDir,
    desk: Desk,
    me: ReviewerId,
}

impl Scratch {
    fn new() -> Self {
        let folder = folder().expect("a folder");
        let desk = Desk::open(&folder.path().join("desk"), system_clock()).expect("a new desk");
        let me = desk.me().expect("a new desk has a reviewer");
        let key = Signing::new(&SECRET).public_key();
        let whose = (DeviceId::from_bytes(DEVICE), key);
        device::trust(&desk, whose, &words(&key).join(" "), "Another desk").expect("its own words");
        Self { folder, desk, me }
    }

    fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("a.factdesk");
        fs::write(&path, bytes).expect("a file of the folder");
        path
    }

    /// Takes a bundle in twice: whatever it is, the desk stays sound, and the second time nothing is new. Returns how
    /// many operations were taken and do not wait.
    fn takes(&self, path: &Path) -> usize {
        let taken = import(&self.desk, self.me, path, None);
        let again = import(&self.desk, self.me, path, None);
        let applied = match (taken, again) {
            (Ok(taken), Ok(again)) => {
                assert_eq!((again.applied, again.filled), (0, 0), "twice is once");
                taken.applied.saturating_sub(taken.waiting)
            }
            (Err(first), Err(again)) => {
                assert_eq!(first.to_string(), again.to_string(), "refused alike");
                0
            }
            (first, again) => panic!("taken once and refused once: {first:?}, {again:?}"),
        };
        let checked = self.desk.check().expect("a check");
        assert!(checked.is_sound(), "{checked:?}");
        applied
    }
}

/// A folder in memory, where the system has one: a desk waits for its disk at every commit.
fn folder() -> std::io::Result<TempDir> {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    }
}

/// A bundle as a file.
pub fn file(bytes: &[u8]) {
    // Without a manifest that can be read no desk is needed to refuse it.
    if !bytes.starts_with(b"PK\x03\x04") {
        return;
    }
    let scratch = Scratch::new();
    let path = scratch.file(bytes);
    let _ = offer(&scratch.desk, &path);
    scratch.takes(&path);
}

/// Lines of a bundle, under an honest signature: what a device that is trusted could hand over and no program wrote.
pub fn lines(bytes: &[u8]) {
    taken(bytes);
}

fn taken(lines: &[u8]) -> usize {
    let scratch = Scratch::new();
    scratch.takes(&scratch.file(&bundle(lines)))
}

/// Operations that a device which is trusted made up: the kind and the payload of each on a line of its own, put into
/// envelopes and signed.
pub fn operations(bytes: &[u8]) {
    taken(&signed(bytes));
}

/// How many of those operations a desk takes: the fuzzer must begin with some that go through every check.
#[cfg(test)]
pub fn operations_taken(bytes: &[u8]) -> usize {
    taken(&signed(bytes))
}

/// The lines of those operations as a bundle holds them.
fn signed(bytes: &[u8]) -> Vec<u8> {
    let signing = Signing::new(&SECRET);
    let (mut prev_hash, mut body, mut heads) = (Hash::ZERO, Vec::new(), BTreeMap::new());
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    for (at, line) in lines.take(64).enumerate() {
        let end = line.iter().position(|byte| *byte == b' ').unwrap_or(line.len());
        let kind = String::from_utf8_lossy(&line[..end]).into_owned();
        let payload = Payload {
            salt: [7; 16],
            bytes: line.get(end + 1..).unwrap_or_default().to_vec(),
        };
        let seq = at as u64 + 1;
        let envelope = envelope(seq, (kind, &payload), prev_hash, &mut heads);
        let Ok(signed) = signing.sign(envelope) else {
            continue;
        };
        prev_hash = signed.hash;
        body.extend(line_of(&signed, &payload));
    }
    body
}

/// A bundle of these operations, under a signature of the device.
fn bundle(operations: &[u8]) -> Vec<u8> {
    let signing = Signing::new(&SECRET);
    let device = DeviceId::from_bytes(DEVICE);
    let manifest = Manifest {
        format: factdesk_hub::FORMAT,
        program: "fuzz".to_owned(),
        case: CaseId::from_bytes(CASE),
        title: "Harbour".to_owned(),
        made_by: Maker {
            device,
            reviewer: ReviewerId::from_bytes(REVIEWER),
            name: "Another desk".to_owned(),
        },
        made_ms: 1_700_000_000_000,
        blind: false,
        files: false,
        since: Vector::default(),
        ends: Vector::default(),
        operations: 1,
        withheld: 0,
        parts: vec![Part {
            name: "operations.jsonl".to_owned(),
            sha256: hex::encode(Sha256::digest(operations)),
            size_bytes: operations.len() as u64,
        }],
    };
    let manifest = serde_json::to_vec(&manifest).expect("a manifest has a text");
    let digest = Sha256::new()
        .chain_update(b"factdesk/bundle/1\0")
        .chain_update(&manifest);
    let signature = signing.sign_digest(&Hash::from_bytes(digest.finalize().into()));
    let seal = serde_json::json!({
        "device": device, "public_key": hex::encode(signing.public_key()), "signature": hex::encode(signature),
    });
    let seal = seal.to_string();
    packed(&[
        ("manifest.json", &manifest),
        ("signature.json", seal.as_bytes()),
        ("operations.jsonl", operations),
    ])
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Stored, so that the time goes into what is read and not into packing.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).expect("memory takes a part");
        zip.write_all(bytes).expect("memory takes a part");
    }
    zip.finish().expect("memory takes a bundle").into_inner()
}

fn line_of(signed: &Signed, payload: &Payload) -> Vec<u8> {
    let line = serde_json::json!({
        "envelope": STANDARD.encode(&signed.bytes), "hash": signed.hash, "signature": hex::encode(signed.signature),
        "salt": hex::encode(payload.salt), "payload": STANDARD.encode(&payload.bytes),
    });
    format!("{line}\n").into_bytes()
}

/// The envelope that an honest program would put around a payload, with what it had seen.
fn envelope(
    seq: u64,
    (kind, payload): (String, &Payload),
    prev_hash: Hash,
    heads: &mut BTreeMap<[u8; 16], OpId>,
) -> Envelope {
    let id = |first: u8| {
        let mut id = [0; 16];
        (id[0], id[6], id[8]) = (first, 0x70, 0x80);
        id[15] = u8::try_from(seq % 251).unwrap_or_default();
        id
    };
    let objects = match Operation::decode(&kind, 1, &payload.bytes) {
        Ok(Some(operation)) => operation.objects(),
        _ => Vec::new(),
    };
    let op = OpId::from_bytes(id(1));
    let mut deps: Vec<OpId> = objects
        .iter()
        .filter_map(|object| heads.insert(*object.as_bytes(), op))
        .collect();
    deps.sort_unstable();
    deps.dedup();
    Envelope {
        case_id: CaseId::from_bytes(CASE),
        device_id: DeviceId::from_bytes(DEVICE),
        seq,
        op_id: op,
        act_id: ActId::from_bytes(id(2)),
        hlc: Hlc::ZERO,
        reviewer_id: ReviewerId::from_bytes(REVIEWER),
        kind,
        version: 1,
        objects,
        deps,
        prev_hash,
        payload_hash: payload.hash(),
    }
}
