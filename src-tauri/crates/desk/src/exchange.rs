//! What other desks are given of a case, and what a desk keeps of what it was given.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use factdesk_domain::envelope::{self, Payload, Signed};
use factdesk_domain::{CaseId, ClaimId, CommentId, DeviceId, OpId, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::receive::received;
use crate::{Desk, Result, log, second_reading, store};

/// The end of each stream of a case, as far as it has no hole.
///
/// # Errors
/// The database.
pub fn ends(c: &Connection, case: CaseId) -> Result<BTreeMap<DeviceId, u64>> {
    // Without a hole the number of operations up to one is its place.
    let mut statement = c.prepare_cached(
        "SELECT device_id, max(seq) AS seq FROM (
             SELECT device_id, seq, row_number() OVER (PARTITION BY device_id ORDER BY seq) AS nth
             FROM op WHERE case_id = :case)
         WHERE seq = nth GROUP BY device_id",
    )?;
    let end = |row: &Row<'_>| {
        Ok((
            DeviceId::from_bytes(row.get("device_id")?),
            crate::row::number(row, "seq")?,
        ))
    };
    Ok(statement
        .query_map(named_params! { ":case": case.as_bytes() }, end)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Hands over the operations of a case behind `since` and up to `ends`, in the order of their arrival, one at a time.
///
/// # Errors
/// The database; an operation that is damaged.
pub fn each(
    c: &Connection,
    case: CaseId,
    (since, ends): (&BTreeMap<DeviceId, u64>, &BTreeMap<DeviceId, u64>),
    mut take: impl FnMut(&Signed, Option<&Payload>) -> ControlFlow<()>,
) -> Result<()> {
    let mut statement = c.prepare_cached(
        "SELECT device_id, seq, envelope, hash, signature, op_payload.salt, op_payload.bytes
         FROM op LEFT JOIN op_payload ON op_payload.op = op.position
         WHERE case_id = :case ORDER BY op.position",
    )?;
    let mut rows = statement.query(named_params! { ":case": case.as_bytes() })?;
    while let Some(row) = rows.next()? {
        let device = DeviceId::from_bytes(row.get("device_id")?);
        let seq: u64 = crate::row::number(row, "seq")?;
        let place = |ends: &BTreeMap<DeviceId, u64>| ends.get(&device).copied().unwrap_or(0);
        if seq <= place(since) || seq > place(ends) {
            continue;
        }
        let one = received(row)?;
        if take(&one.signed, one.payload.as_ref()).is_break() {
            break;
        }
    }
    Ok(())
}

/// The operations of a case whose words were erased.
///
/// # Errors
/// The database.
pub fn erased(c: &Connection, case: CaseId) -> Result<BTreeSet<OpId>> {
    let mut statement = c.prepare_cached("SELECT op_id FROM op_erasure WHERE case_id = :case")?;
    let op = |row: &Row<'_>| row.get(0).map(OpId::from_bytes);
    Ok(statement
        .query_map(named_params! { ":case": case.as_bytes() }, op)?
        .collect::<rusqlite::Result<_>>()?)
}

/// The operation with which a case began on this desk; none when it is not here.
///
/// # Errors
/// The database.
pub fn beginning(c: &Connection, case: CaseId) -> Result<Option<OpId>> {
    Ok(c.prepare_cached(
        "SELECT op_id FROM op_object JOIN op ON op.position = op_object.op
         WHERE object = :case AND reach = 2 AND noun = 'case' AND kind = 'case_create' AND case_id = :case
         ORDER BY op.position LIMIT 1",
    )?
    .query_row(named_params! { ":case": case.as_bytes() }, |row| {
        row.get(0).map(OpId::from_bytes)
    })
    .optional()?)
}

/// A signature of this device over 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// The device.
    pub device: DeviceId,
    /// Its public key.
    pub public_key: [u8; 32],
    /// Ed25519 over the bytes.
    pub signature: [u8; 64],
}

/// Signs with the key of this device, also on a desk that is open to read only.
///
/// # Errors
/// A copied folder, which has no key of its own before it was opened to write once; the database.
pub fn seal(desk: &Desk, digest: [u8; 32]) -> Result<Seal> {
    let identity = store::identity(desk.store().folder())?;
    let (device, signing) = desk
        .read(|c| log::current_device(c, &identity))?
        .ok_or(store::Error::ReadOnly)?;
    Ok(Seal {
        device,
        public_key: signing.public_key(),
        signature: signing.sign_digest(&envelope::Hash::from_bytes(digest)),
    })
}

/// A bundle that waits, whole, for the words of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its hash; its bytes lie under it in the folder `inbox`.
    pub sha256: String,
    /// The name it came under.
    pub name: String,
    /// Its size.
    pub size_bytes: u64,
    /// The case.
    pub case: CaseId,
    /// The title that it gives the case.
    pub title: String,
    /// The name of who says to have made it.
    pub made_by: String,
    /// The devices whose words are wanted, with their keys in hexadecimal digits and the names they give.
    pub devices: Vec<(DeviceId, String, String)>,
    /// When it came, in milliseconds since 1970.
    pub received_ms: i64,
}

/// Keeps note of a bundle that waits.
///
/// # Errors
/// The database.
pub fn wait(desk: &Desk, bundle: &Waiting) -> Result<()> {
    desk.write_local(|tx| {
        tx.prepare_cached(
            "INSERT OR REPLACE INTO bundle_inbox
                 (sha256, name, size_bytes, case_id, title, made_by, devices, received_ms)
             VALUES (:sha256, :name, :size, :case, :title, :made_by, :devices, :received)",
        )?
        .execute(named_params! {
            ":sha256": bundle.sha256, ":name": bundle.name, ":case": bundle.case.to_string(),
            ":size": i64::try_from(bundle.size_bytes).unwrap_or(i64::MAX), ":title": bundle.title,
            ":made_by": bundle.made_by, ":received": bundle.received_ms,
            ":devices": serde_json::json!(bundle.devices).to_string(),
        })?;
        Ok(())
    })
}

/// Forgets a bundle that waits no longer.
///
/// # Errors
/// The database.
pub fn wait_no_longer(desk: &Desk, sha256: &str) -> Result<()> {
    desk.write_local(|tx| {
        tx.prepare_cached("DELETE FROM bundle_inbox WHERE sha256 = ?1")?
            .execute([sha256])?;
        Ok(())
    })
}

/// The bundles that wait, the first that came first.
///
/// # Errors
/// The database.
pub fn waiting(c: &Connection) -> Result<Vec<Waiting>> {
    let mut statement = c.prepare_cached(
        "SELECT sha256, name, size_bytes, case_id, title, made_by, devices, received_ms FROM bundle_inbox
         ORDER BY received_ms, sha256",
    )?;
    let bundle = |row: &Row<'_>| {
        Ok(Waiting {
            sha256: row.get("sha256")?,
            name: row.get("name")?,
            size_bytes: crate::row::number(row, "size_bytes")?,
            case: crate::row::parsed(row, "case_id")?,
            title: row.get("title")?,
            made_by: row.get("made_by")?,
            devices: crate::row::json(row, "devices")?,
            received_ms: row.get("received_ms")?,
        })
    };
    Ok(statement
        .query_map([], bundle)?
        .collect::<rusqlite::Result<_>>()?)
}

/// An operation of a bundle that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTaken {
    /// SHA-256 of the bundle.
    pub bundle: String,
    /// What its envelope says, where that could be read.
    pub place: Option<(CaseId, DeviceId, OpId, u64)>,
    /// What tells it from others: the hash written on it, or of the line.
    pub hash: String,
    /// The stable name of the reason.
    pub code: String,
    /// The reason, a sentence.
    pub reason: String,
    /// The line as it came; none when it is too long.
    pub line: Option<Vec<u8>>,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
}

/// Keeps what was not taken; one that came before for the same reason is kept once.
///
/// # Errors
/// The database.
pub fn set_aside(desk: &Desk, all: &[NotTaken]) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    desk.write_local(|tx| {
        let mut insert = tx.prepare_cached(
            "INSERT OR IGNORE INTO bundle_refused
                 (bundle, case_id, device_id, op_id, seq, hash, code, reason, line, at_ms)
             VALUES (:bundle, :case, :device, :op, :seq, :hash, :code, :reason, :line, :at)",
        )?;
        for one in all {
            let seq = one.place.map(|(.., seq)| i64::try_from(seq).unwrap_or(i64::MAX));
            insert.execute(named_params! {
                ":bundle": one.bundle, ":hash": one.hash, ":code": one.code, ":reason": one.reason,
                ":line": one.line, ":at": one.at_ms, ":seq": seq,
                ":case": one.place.map(|(case, ..)| case.to_string()),
                ":device": one.place.map(|(_, device, ..)| device.to_string()),
                ":op": one.place.map(|(_, _, op, _)| op.to_string()),
            })?;
        }
        Ok(())
    })
}

/// What was not taken, the first first; at most `most`.
///
/// # Errors
/// The database.
pub fn not_taken(c: &Connection, most: usize) -> Result<Vec<NotTaken>> {
    let mut statement = c.prepare_cached(
        "SELECT bundle, case_id, device_id, op_id, seq, hash, code, reason, line, at_ms FROM bundle_refused
         ORDER BY id LIMIT ?1",
    )?;
    let one = |row: &Row<'_>| {
        let place = match crate::row::parsed_opt(row, "case_id")? {
            Some(case) => Some((
                case,
                crate::row::parsed(row, "device_id")?,
                crate::row::parsed(row, "op_id")?,
                crate::row::number(row, "seq")?,
            )),
            None => None,
        };
        Ok(NotTaken {
            bundle: row.get("bundle")?,
            place,
            hash: row.get("hash")?,
            code: row.get("code")?,
            reason: row.get("reason")?,
            line: row.get("line")?,
            at_ms: row.get("at_ms")?,
        })
    };
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(statement
        .query_map([most], one)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Devices that wrote two different operations at one place of a stream.
///
/// # Errors
/// The database.
pub fn forked(c: &Connection) -> Result<Vec<DeviceId>> {
    let mut statement = c.prepare_cached(
        "SELECT DISTINCT device_id FROM bundle_refused
         WHERE code = 'operation_fork' AND device_id IS NOT NULL ORDER BY device_id",
    )?;
    Ok(statement
        .query_map([], |row| crate::row::parsed(row, "device_id"))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The claims of a case on which two reviewers have a verdict that stands, and the comments on those.
///
/// # Errors
/// The database.
pub fn read_twice(c: &Connection, case: CaseId) -> Result<(BTreeSet<ClaimId>, BTreeSet<CommentId>)> {
    let mut statement = c.prepare_cached(
        "SELECT claim FROM verdict WHERE case_id = :case AND withdrawn = 0 AND superseded_by = '[]'
         GROUP BY claim HAVING count(DISTINCT created_by) > 1",
    )?;
    let mut claims: BTreeSet<ClaimId> = statement
        .query_map(named_params! { ":case": case.to_string() }, |row| {
            crate::row::parsed(row, "claim")
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (claim, asked) in second_reading::list(c, case)? {
        if claims.contains(&claim) && !asked.is_done(&second_reading::current(c, claim)?) {
            claims.remove(&claim);
        }
    }
    let mut statement =
        c.prepare_cached("SELECT id, about FROM comment WHERE case_id = :case AND about_noun = 'claim'")?;
    let mut rows = statement.query(named_params! { ":case": case.to_string() })?;
    let mut comments = BTreeSet::new();
    while let Some(row) = rows.next()? {
        if claims.contains(&crate::row::parsed(row, "about")?) {
            comments.insert(crate::row::parsed(row, "id")?);
        }
    }
    Ok((claims, comments))
}

/// The files of a case that evidence of confidential sources names, or named before it was undone: neither they nor
/// where they came from leave this desk in a bundle.
///
/// # Errors
/// The database.
pub fn confidential_files(c: &Connection, case: CaseId) -> Result<BTreeSet<String>> {
    let mut statement = c.prepare_cached(
        "SELECT evidence.captured ->> 'sha256' FROM evidence
         JOIN source ON source.case_id = evidence.case_id AND source.id = evidence.source
         WHERE evidence.case_id = :case AND source.confidential = 1 AND evidence.captured IS NOT NULL
         UNION
         SELECT CAST(payload.bytes AS TEXT) ->> '$.captured.sha256' AS sha256
         FROM op JOIN op_payload AS payload ON payload.op = op.position
         WHERE op.case_id = :case_bytes AND op.kind = 'evidence_add' AND op.version = 1 AND sha256 IS NOT NULL
             AND CAST(payload.bytes AS TEXT) ->> 'source' IN (SELECT id FROM source WHERE confidential = 1)",
    )?;
    let named = named_params! { ":case": case.to_string(), ":case_bytes": case.as_bytes() };
    Ok(statement
        .query_map(named, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whether a file, or a text drawn from it, holds the name of a confidential source or the way to reach them. Only
/// the answer leaves the vault.
///
/// # Errors
/// The database.
pub fn betrays_source<'t>(
    c: &Connection,
    bytes: &[u8],
    texts: impl Iterator<Item = &'t str>,
) -> Result<bool> {
    let mut statement = c.prepare_cached("SELECT real_name, contact FROM vault")?;
    let secrets = statement
        .query_map([], |row| Ok([row.get::<_, String>(0)?, row.get(1)?]))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let secrets: Vec<&String> = secrets
        .iter()
        .flatten()
        .filter(|secret| !secret.trim().is_empty())
        .collect();
    if secrets.is_empty() {
        return Ok(false);
    }
    let betrays = |text: &str| {
        secrets
            .iter()
            .any(|secret| rules::source::betrays(secret, "file", text).is_err())
    };
    Ok(betrays(&String::from_utf8_lossy(bytes)) || texts.into_iter().any(betrays))
}

/// How many operations of a case wait for one that has not come.
///
/// # Errors
/// The database.
pub fn waiting_ops(c: &Connection, case: CaseId) -> Result<usize> {
    let count: i64 = c
        .prepare_cached(
            "SELECT count(*) FROM op_waiting JOIN op ON op.position = op_waiting.op WHERE case_id = :case",
        )?
        .query_row(named_params! { ":case": case.as_bytes() }, |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Keeps note that a captured file came in a bundle: from now on it must be here.
///
/// # Errors
/// The database.
pub fn file_came(desk: &Desk, sha256: &str) -> Result<()> {
    let now = desk.now().as_i64();
    desk.write_local(|tx| {
        tx.prepare_cached("INSERT OR IGNORE INTO file_arrival (sha256, received_ms) VALUES (?1, ?2)")?
            .execute((sha256, now))?;
        Ok(())
    })
}

/// How many entries of a case are here without what they say, because it was withheld from this desk. Where the file
/// of a confidential source came from is told to no other desk and is missed by none.
///
/// # Errors
/// The database.
pub fn withheld(c: &Connection, case: CaseId) -> Result<usize> {
    let count: i64 = c
        .prepare_cached(
            "SELECT count(*) FROM op_silent JOIN op ON op.position = op_silent.op
             WHERE why = 'withheld' AND case_id = ?1 AND kind <> 'capture_add'",
        )?
        .query_row([case.as_bytes()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}
