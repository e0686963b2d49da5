//! Takes a bundle in.

mod pass;

use std::path::Path;

use factdesk_desk::exchange::NotTaken;
use factdesk_desk::local::{Receipt, receipt_add};
use factdesk_desk::{Change, Desk, device, exchange};
use factdesk_domain::device::{DeviceEnrol, are_words};
use factdesk_domain::{CaseId, DeviceId, ReviewerId};

use crate::open::Bundle;
use crate::{Error, Manifest, Result, Vector, files, inbox};
use pass::{Keys, Pass, pass};

/// A device in a bundle for which nobody vouches here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// The device.
    pub device: DeviceId,
    /// Its key, where the bundle brings it.
    pub public_key: Option<[u8; 32]>,
    /// The reviewer it says to be of.
    pub reviewer: Option<ReviewerId>,
    /// That reviewer's name.
    pub name: String,
    /// How many operations of it wait.
    pub operations: usize,
}

/// What came of a bundle.
#[derive(Debug)]
pub struct Imported {
    /// What it says of itself.
    pub manifest: Manifest,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Operations that are new here.
    pub applied: usize,
    /// Operations that were here already.
    pub known: usize,
    /// Operations that were here without what they say, and say it now.
    pub filled: usize,
    /// Operations of this case on this desk that wait for one that has not come.
    pub waiting: usize,
    /// Operations that were not taken, each with its reason.
    pub refused: Vec<NotTaken>,
    /// Captured files that are new here.
    pub files: usize,
    /// Names of parts that are damaged and were left out.
    pub damaged: Vec<String>,
    /// Devices whose words are wanted; the bundle waits in the inbox until they are compared.
    pub strangers: Vec<Stranger>,
    /// Devices that were trusted by the words that were given.
    pub trusted: Vec<DeviceId>,
    /// Up to which operation each stream of the case is here now.
    pub vector: Vector,
    /// What changed; sorted, each once.
    pub changes: Vec<Change>,
}

impl Imported {
    /// Whether everything in the bundle is on this desk now.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.refused.is_empty() && self.damaged.is_empty() && self.strangers.is_empty() && self.waiting == 0
    }
}

/// Takes a bundle in. The order of bundles, and how often one comes, is of no account. `words` are the six words of a
/// device that the person compared with its owner: of the one that made the bundle, or of one whose work is in it.
/// Without them a bundle of an unknown device is kept in the inbox, whole, and nothing of it is taken.
///
/// # Errors
/// What is no bundle, or was changed, cut or damaged; words that are those of no device in it; the desk. Nothing is
/// changed then.
pub fn import(desk: &Desk, by: ReviewerId, path: &Path, words: Option<&str>) -> Result<Imported> {
    let mut bundle = Bundle::open(path)?;
    let case = bundle.manifest.case;
    if case == desk.desk_case() {
        return Err(Error::OtherCase);
    }
    let mut coming = Coming {
        desk,
        by,
        case,
        words,
        trusted: Vec::new(),
    };
    let maker = maker(&bundle);
    match coming.keys()?.get(&maker.device) {
        Some(key) if Some(*key) == maker.public_key => {}
        Some(_) => return Err(Error::Forged),
        None if words.is_some() => coming.trust(&maker)?,
        None => return wait(&coming, bundle, path, vec![maker]),
    }
    let damaged = bundle.check()?;
    refuse_other_case(desk, &mut bundle)?;
    let files = captured(desk, &mut bundle, &damaged)?;
    let found = coming.passes(&mut bundle)?;
    let sha256 = bundle.sha256.clone();
    if found.strangers.is_empty() {
        inbox::forget(desk, &sha256)?;
    } else {
        inbox::keep(desk, path, &bundle, &found.strangers)?;
    }
    exchange::set_aside(desk, &found.refused)?;
    keep_receipt(desk, case, path, &sha256)?;
    answer(&coming, bundle, found, (files, damaged))
}

fn maker(bundle: &Bundle) -> Stranger {
    let made_by = &bundle.manifest.made_by;
    Stranger {
        device: made_by.device,
        public_key: Some(bundle.public_key),
        reviewer: Some(made_by.reviewer),
        name: made_by.name.clone(),
        operations: usize::try_from(bundle.manifest.operations).unwrap_or(usize::MAX),
    }
}

/// A bundle on its way in.
struct Coming<'c> {
    desk: &'c Desk,
    by: ReviewerId,
    case: CaseId,
    words: Option<&'c str>,
    trusted: Vec<DeviceId>,
}

impl Coming<'_> {
    fn keys(&self) -> Result<Keys> {
        let trusted = self.desk.read(|c| device::trusted(c, self.case))?;
        Ok(trusted
            .into_iter()
            .map(|(device, (key, _))| (device, key))
            .collect())
    }

    /// Trusts a device whose words these are.
    fn trust(&mut self, stranger: &Stranger) -> Result<()> {
        let (Some(key), Some(words)) = (stranger.public_key, self.words) else {
            return Err(factdesk_desk::Error::WordsDiffer.into());
        };
        device::trust(self.desk, (stranger.device, key), words, &stranger.name)?;
        self.trusted.push(stranger.device);
        Ok(())
    }

    /// Goes through the operations until no device becomes known by it any more: an enrolment may stand behind the
    /// operations of the device that it enrols.
    fn passes(&mut self, bundle: &mut Bundle) -> Result<Pass> {
        let mut keys = self.keys()?;
        let mut found = pass(self.desk, bundle, &keys)?;
        loop {
            let meant = found
                .strangers
                .iter()
                .find(|one| {
                    one.public_key
                        .is_some_and(|key| self.words.is_some_and(|words| are_words(words, &key)))
                })
                .cloned();
            if let Some(stranger) = &meant {
                self.trust(stranger)?;
            }
            let now = self.keys()?;
            if found.strangers.iter().all(|one| !now.contains_key(&one.device)) {
                break;
            }
            keys.clone_from(&now);
            found = found.and(pass(self.desk, bundle, &keys)?);
        }
        self.enrol(bundle, &found)?;
        Ok(found)
    }

    /// Lets others know of devices that an editor vouches for, so that they need not compare the words once more.
    fn enrol(&self, bundle: &Bundle, found: &Pass) -> Result<()> {
        let keys = self.keys()?;
        let here = self.desk.read(|c| exchange::beginning(c, self.case))?.is_some();
        for device in self.trusted.iter().filter(|_| here) {
            let reviewer = match *device == bundle.manifest.made_by.device {
                true => Some(bundle.manifest.made_by.reviewer),
                false => found.reviewers.get(device).copied(),
            };
            if let (Some(key), Some(reviewer)) = (keys.get(device), reviewer) {
                let request = DeviceEnrol {
                    device: *device,
                    public_key: hex::encode(key),
                    reviewer,
                };
                device::enrol(self.desk, self.by, self.case, &request)?;
            }
        }
        Ok(())
    }
}

/// Keeps a whole bundle until the words of its device are compared.
fn wait(coming: &Coming<'_>, bundle: Bundle, path: &Path, strangers: Vec<Stranger>) -> Result<Imported> {
    inbox::keep(coming.desk, path, &bundle, &strangers)?;
    let found = Pass {
        strangers,
        ..Pass::default()
    };
    answer(coming, bundle, found, (0, Vec::new()))
}

fn answer(
    coming: &Coming<'_>,
    bundle: Bundle,
    found: Pass,
    (files, damaged): (usize, Vec<String>),
) -> Result<Imported> {
    let ends = coming.desk.read(|c| exchange::ends(c, coming.case))?;
    Ok(Imported {
        manifest: bundle.manifest,
        sha256: bundle.sha256,
        applied: found.applied,
        known: found.known,
        filled: found.filled,
        waiting: coming.desk.read(|c| exchange::waiting_ops(c, coming.case))?,
        refused: found.refused,
        files,
        damaged,
        strangers: found.strangers,
        trusted: coming.trusted.clone(),
        vector: Vector(ends),
        changes: found.changes.into_iter().collect(),
    })
}

/// Refuses a case of the same id that began with another operation, before anything of it is taken.
fn refuse_other_case(desk: &Desk, bundle: &mut Bundle) -> Result<()> {
    let Some(here) = desk.read(|c| exchange::beginning(c, bundle.manifest.case))? else {
        return Ok(());
    };
    match pass::beginning(bundle)? {
        Some(there) if there != here => Err(Error::OtherCase),
        _ => Ok(()),
    }
}

/// Stores the files before the operations that name them: a crash between the two leaves bytes that nothing names.
fn captured(desk: &Desk, bundle: &mut Bundle, damaged: &[String]) -> Result<usize> {
    let mut stored = 0;
    let parts = bundle.manifest.parts.clone();
    let fine = |part: &&crate::Part| !damaged.contains(&part.name);
    for part in parts.iter().filter(fine) {
        if part.name.strip_prefix(files::FILES) == Some(part.sha256.as_str()) {
            let bytes = bundle.bytes(part, files::LARGEST)?;
            stored += usize::from(files::store(desk, &part.sha256, &bytes)?);
        }
    }
    for part in parts
        .iter()
        .filter(fine)
        .filter(|part| part.name.starts_with(files::TEXTS))
    {
        let bytes = bundle.bytes(part, files::LARGEST)?;
        files::store_text(desk, part, &bytes)?;
    }
    Ok(stored)
}

fn keep_receipt(desk: &Desk, case: CaseId, path: &Path, sha256: &str) -> Result<()> {
    let receipt = Receipt {
        case: Some(case.to_string()),
        kind: "bundle_import".to_owned(),
        path: path.display().to_string(),
        sha256: Some(sha256.to_owned()),
        at_ms: desk.now().as_i64(),
    };
    Ok(desk.write_local(|tx| Ok(receipt_add(tx, &receipt)?))?)
}

/// Takes in once more what waits in the inbox, after somebody vouched for a device.
///
/// # Errors
/// The desk; a bundle of the inbox that can no longer be read.
pub fn import_again(desk: &Desk, by: ReviewerId) -> Result<Vec<Imported>> {
    let waiting = desk.read(exchange::waiting)?;
    let again = |one: &exchange::Waiting| import(desk, by, &inbox::path(desk, &one.sha256), None);
    waiting.iter().map(again).collect()
}

/// Trusts the device with these six words, of those that wait in the inbox or have written on this desk, and takes in
/// what waited for it.
///
/// # Errors
/// [`factdesk_desk::Error::WordsDiffer`]; the desk.
pub fn trust(desk: &Desk, by: ReviewerId, words: &str) -> Result<(DeviceId, Vec<Imported>)> {
    let waiting = desk.read(exchange::waiting)?;
    for (device, key, name) in waiting.iter().flat_map(|one| &one.devices) {
        let mut bytes = [0; 32];
        if hex::decode_to_slice(key, &mut bytes).is_ok() && are_words(words, &bytes) {
            device::trust(desk, (*device, bytes), words, name)?;
            return Ok((*device, import_again(desk, by)?));
        }
    }
    for known in device::list(desk)? {
        if are_words(words, &known.public_key) {
            let name = known.reviewers.join(", ");
            device::trust(desk, (known.id, known.public_key), words, &name)?;
            return Ok((known.id, import_again(desk, by)?));
        }
    }
    Err(factdesk_desk::Error::WordsDiffer.into())
}
