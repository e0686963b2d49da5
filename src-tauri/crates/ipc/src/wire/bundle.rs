//! Hand-over bundles, devices, what is erased, and second readings that are asked for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{Change, ReviewerCard};

/// Asks for a second reading of a claim, or takes that back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecondReadingAsk {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// From which reviewer; from anybody where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Why; may be empty.
    pub why: String,
    /// Whether verdicts that stand already do not count as one.
    pub fresh: bool,
    /// Takes the request back; the rest is not looked at.
    #[serde(default)]
    #[ts(optional)]
    pub back: Option<bool>,
}

/// A second reading that is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecondReading {
    /// From whom; none for anybody.
    pub from: Option<ReviewerCard>,
    /// Why; may be empty.
    pub why: String,
    /// Who asks.
    pub by: ReviewerCard,
    /// When.
    pub at_ms: i64,
    /// Whether it was done.
    pub done: bool,
}

/// The devices that this desk knows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceList {
    /// The six words of this desk.
    pub words: Vec<String>,
    /// This device.
    pub mine: String,
    /// All of them, this one first.
    pub devices: Vec<DeviceView>,
}

/// A device.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// Id.
    pub id: String,
    /// Who wrote on it.
    pub reviewer: String,
    /// Its six words.
    pub words: Vec<String>,
    /// `own`, `trusted`, `enrolled`, `unknown` or `revoked`.
    pub state: String,
}

/// Revokes a device in every case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceRevoke {
    /// Device.
    pub device_id: String,
    /// Why; not blank.
    pub reason: String,
}

/// Writes a case into one signed file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BundleExport {
    /// Case.
    pub case_id: String,
    /// Withhold verdicts and comments on claims that wait for a second reading.
    pub blind: bool,
    /// Take captured files along.
    pub files: bool,
}

/// A bundle that was written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BundleExported {
    /// Name of the file.
    pub name: String,
    /// Its size.
    pub bytes: i64,
    /// How many operations are in it.
    pub operations: u32,
    /// How many of them without what they say.
    pub withheld: u32,
    /// How many captured files.
    pub files: u32,
}

/// A bundle at hand, before anything of it is taken.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BundleOffer {
    /// Stands for the file.
    pub token: String,
    /// Name of the file.
    pub name: String,
    /// Title that it gives the case.
    pub case_title: String,
    /// Case.
    pub case_id: String,
    /// Who says to have made it.
    pub by: String,
    /// When it was made.
    pub at_ms: i64,
    /// Its size.
    pub bytes: i64,
    /// How many operations are in it.
    pub operations: u32,
    /// How many captured files.
    pub files: u32,
    /// Whether verdicts are withheld in it.
    pub blind: bool,
    /// Whether its device is known here; else its six words are wanted.
    pub trusted: bool,
    /// Where its device was revoked: by whom, when and why. What it wrote before still counts, what it wrote after is
    /// kept and not used; where it is not `trusted` here, it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub revoked: Option<String>,
    /// Its device.
    pub device_id: String,
    /// Whether the case is on this desk.
    pub known_case: bool,
}

/// Takes a bundle in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BundleImport {
    /// Stands for the file.
    pub token: String,
    /// The six words of its device, compared with its owner.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
}

/// What became of a bundle.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BundleImported {
    /// Case.
    pub case_id: String,
    /// Its title.
    pub title: String,
    /// How many operations are new here, or say now what they say.
    pub applied: u32,
    /// How many were here.
    pub known: u32,
    /// How many wait for earlier ones.
    pub waiting: u32,
    /// How many captured files are new.
    pub files: u32,
    /// What was not taken, each in words.
    pub quarantined: Vec<String>,
    /// Whether it waits in the inbox for the words of a device.
    pub waits: bool,
    /// Everything that must be loaded again.
    pub changes: Vec<Change>,
}

/// The bundles that wait for the words of a device.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxList {
    /// The bundles.
    pub bundles: Vec<BundleOffer>,
}

/// Throws away a bundle that waits.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BundleDiscard {
    /// Stands for the file, as the list of the inbox names it.
    pub token: String,
}

/// Erases for ever what was said.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PayloadErase {
    /// Case.
    pub case_id: String,
    /// Operations, or objects with everything that hangs on them.
    pub operation_ids: Vec<String>,
    /// SHA-256 of files whose bytes go too.
    pub files: Vec<String>,
    /// Why; not blank.
    pub reason: String,
    /// `mistake`, `law` or `request`.
    pub ground: String,
}
