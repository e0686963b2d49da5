//! Takes a bundle in.

mod pass;
mod vouch;

use std::path::Path;

use factdesk_desk::device::{Revocation, Trust};
use factdesk_desk::exchange::NotTaken;
use factdesk_desk::local::{Receipt, receipt_add};
use factdesk_desk::{Change, Desk, device, exchange};
use factdesk_domain::device::{DeviceEnrol, are_words};
use factdesk_domain::{CaseId, DeviceId, ReviewerId};

use crate::open::Bundle;
use crate::{Error, Manifest, Result, Vector, files, inbox};
use pass::{Keys, Pass, pass};
pub use vouch::{Vouched, import_again, trust};

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
    /// Its revocation in the case, or by this desk in every one.
    pub revoked: Option<Revocation>,
    /// Whether its words let in what waits. Those of a device that was revoked in the case let in what it wrote before;
    /// those of one that only this desk revoked, nothing.
    pub by_words: bool,
}

/// A revoked device whose work is in a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Who revoked it, when and why.
    pub revocation: Revocation,
    /// How many of the operations that it wrote afterwards are kept in the case on this desk and not used.
    pub unused: usize,
}

impl Cut {
    /// What became of its work, in a sentence or two.
    #[must_use]
    pub fn words(&self) -> String {
        let revoked = pass::sentence(&self.revocation.words());
        let unused = match self.unused {
            0 => "Nothing that it wrote afterwards is here".to_owned(),
            1 => "1 operation that it wrote afterwards is kept and not used".to_owned(),
            more => format!("{more} operations that it wrote afterwards are kept and not used"),
        };
        format!("{revoked} {unused}; what it wrote before still counts.")
    }
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
    /// Devices that were revoked in the case and whose later work is in the bundle, or that made it.
    pub cut: Vec<Cut>,
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
/// What is no bundle, or was changed, cut or damaged; words that are those of no device in it, or of one that was
/// revoked; the desk. Nothing is changed then.
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
        once: Keys::new(),
    };
    let maker = maker(&bundle);
    match coming.keys()?.get(&maker.device) {
        Some(key) if Some(*key) == maker.public_key => coming.refuse_words_again(&maker)?,
        Some(_) => return Err(Error::Forged),
        None => {
            coming.refuse_revoked(&maker)?;
            match words {
                Some(words) => {
                    not_of_other(desk, &mut bundle, words)?;
                    coming.trust(&maker)?;
                }
                None => return wait(&coming, bundle, path, vec![maker]),
            }
        }
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
        revoked: None,
        by_words: true,
    }
}

/// A bundle on its way in.
struct Coming<'c> {
    desk: &'c Desk,
    by: ReviewerId,
    case: CaseId,
    words: Option<&'c str>,
    trusted: Vec<DeviceId>,
    /// Keys of revoked devices, for what they wrote before: good for this bundle only.
    once: Keys,
}

impl Coming<'_> {
    /// Of devices that are trusted, and of those that were until they were revoked.
    fn keys(&self) -> Result<Keys> {
        self.desk
            .read(|c| {
                let mut keys = device::former(c, self.case)?;
                keys.extend(self.once.iter().map(|(device, key)| (*device, *key)));
                let trusted = device::trusted(c, self.case)?;
                keys.extend(trusted.into_iter().map(|(device, (key, _))| (device, key)));
                Ok(keys)
            })
            .map_err(Error::from)
    }

    fn is_word(&self, stranger: &Stranger) -> bool {
        let key = stranger.public_key.as_ref();
        key.is_some_and(|key| self.words.is_some_and(|words| are_words(words, key)))
    }

    /// The revocation of a device in the case.
    fn revoked(&self, device: DeviceId) -> Result<Option<Revocation>> {
        Ok(self.desk.read(|c| device::revocation(c, self.case, device))?)
    }

    /// Refuses the words of a revoked device whose bundle would be taken in without them.
    fn refuse_words_again(&self, maker: &Stranger) -> Result<()> {
        let trusted = self.desk.read(|c| device::trusted(c, self.case))?;
        let why = trusted.get(&maker.device).map(|(_, why)| *why);
        match why {
            Some(Trust::Own | Trust::Words) => Ok(()),
            _ if !self.is_word(maker) => Ok(()),
            _ => self.refuse_revoked(maker),
        }
    }

    /// Refuses a device that was revoked, in the case or by this desk in every one.
    fn refuse_revoked(&self, stranger: &Stranger) -> Result<()> {
        let revoked = match self.revoked(stranger.device)? {
            None => device::everywhere(self.desk, stranger.device)?,
            some => some,
        };
        match revoked {
            Some(revocation) => Err(factdesk_desk::Error::RevokedDevice(Box::new(revocation)).into()),
            None => Ok(()),
        }
    }

    /// Trusts a device whose words these are. Of one that was revoked in the case they let in what it wrote before.
    fn trust(&mut self, stranger: &Stranger) -> Result<()> {
        let (Some(key), Some(words)) = (stranger.public_key, self.words) else {
            return Err(factdesk_desk::Error::WordsDiffer.into());
        };
        if self.revoked(stranger.device)?.is_some() && are_words(words, &key) {
            self.once.insert(stranger.device, key);
            return Ok(());
        }
        self.refuse_revoked(stranger)?;
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
            self.mark_revoked(&mut found.strangers)?;
            let meant = found
                .strangers
                .iter()
                .find(|one| one.by_words && self.is_word(one));
            let meant = meant.cloned();
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
        self.mark_revoked(&mut found.strangers)?;
        self.enrol(bundle, &found)?;
        Ok(found)
    }

    /// Says of each stranger whether it was revoked.
    fn mark_revoked(&self, strangers: &mut [Stranger]) -> Result<()> {
        for stranger in strangers {
            stranger.revoked = self.revoked(stranger.device)?;
            if stranger.revoked.is_none() {
                stranger.revoked = device::everywhere(self.desk, stranger.device)?;
                stranger.by_words = stranger.revoked.is_none();
            }
        }
        Ok(())
    }

    /// The revoked devices that made the bundle, or whose later work it holds.
    fn cut(&self, maker: DeviceId, found: &Pass) -> Result<Vec<Cut>> {
        let mut cut = Vec::new();
        for (device, last) in &found.ends {
            let Some(revocation) = self.revoked(*device)? else {
                continue;
            };
            if *device == maker || *last > revocation.after {
                let unused = self.desk.read(|c| device::kept_unused(c, self.case, *device))?;
                cut.push(Cut { revocation, unused });
            }
        }
        Ok(cut)
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

/// Refuses the words of a device whose work is in a bundle of an unknown one: nothing of it is believed before its
/// maker is.
fn not_of_other(desk: &Desk, bundle: &mut Bundle, words: &str) -> Result<()> {
    if are_words(words, &bundle.public_key) {
        return Ok(());
    }
    // Without a key nothing is taken.
    let writers = pass(desk, bundle, &Keys::new())?.strangers;
    let meant = |one: &&Stranger| one.public_key.is_some_and(|key| are_words(words, &key));
    match writers.into_iter().find(|one| meant(&one)) {
        Some(other) => Err(Error::NotOfSender {
            sender: bundle.manifest.made_by.name.clone(),
            other: other.name,
        }),
        None => Ok(()),
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
        cut: coming.cut(bundle.manifest.made_by.device, &found)?,
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
