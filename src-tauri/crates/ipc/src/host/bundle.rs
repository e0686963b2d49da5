//! Hand-over: bundles, devices, the inbox; what is erased; second readings that are asked for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use factdesk_desk::device::{self, Trust};
use factdesk_desk::removal::{self, NewRemoval};
use factdesk_desk::reviewer as people;
use factdesk_desk::second_reading::{self, NewAsk};
use factdesk_domain::capture::ErasureGround;
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, ClaimId, DeviceId};
use factdesk_hub::{self as hub, Cut, Imported, Offer, Vector, Wanted};

use super::report::file_name;
use super::{Host, People, Reply, changed, local, parse};
use crate::show::count;
use crate::wire::bundle::{
    BundleDiscard, BundleExport, BundleExported, BundleImport, BundleImported, BundleOffer, DeviceList,
    DeviceRevoke, DeviceView, InboxList, PayloadErase, SecondReading, SecondReadingAsk,
};
use crate::wire::common::{Change, Changed, WireError};

/// How the token of a bundle in the inbox begins; its hash follows.
const IN_INBOX: &str = "inbox-";

impl Host {
    /// Asks for a second reading of a claim, or takes that back.
    ///
    /// # Errors
    /// An unknown claim or reviewer; a reading that was done already.
    pub fn second_reading_ask(&self, input: SecondReadingAsk) -> Reply<Changed> {
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let me = self.me()?;
        if input.back == Some(true) {
            let done = second_reading::take_back(&self.desk, me, claim)?;
            return Ok(changed("Second reading no longer asked for", &done.outcome, None));
        }
        let new = NewAsk {
            from: parse::maybe_id("from", input.from.as_deref())?,
            why: input.why,
            fresh: input.fresh,
        };
        let done = second_reading::ask(&self.desk, me, claim, new)?;
        Ok(changed("Second reading asked for", &done.outcome, None))
    }

    /// What is asked on a claim.
    pub(super) fn second_reading_of(&self, claim: ClaimId, people: &People) -> Reply<Option<SecondReading>> {
        let (asked, current) = self.desk.read_whole(|c| {
            let asked = second_reading::of_claim(c, claim)?;
            Ok((asked, second_reading::current(c, claim)?))
        })?;
        Ok(asked.map(|asked| SecondReading {
            done: asked.is_done(&current),
            from: asked.from.map(|from| people.card(from)),
            why: asked.why,
            by: people.card(asked.by),
            at_ms: asked.at.as_i64(),
        }))
    }

    /// Lists the devices that this desk knows.
    ///
    /// # Errors
    /// The database.
    pub fn device_list(&self) -> Reply<DeviceList> {
        let (mine, key) = device::my_key(&self.desk)?;
        let words = |key: &[u8; 32]| factdesk_domain::device::words(key).map(str::to_owned).to_vec();
        let devices = device::list(&self.desk)?.into_iter().map(|one| DeviceView {
            id: one.id.to_string(),
            reviewer: one.reviewers.join(", "),
            words: words(&one.public_key),
            state: match one.trust {
                _ if one.everywhere || !one.revoked.is_empty() => "revoked",
                Trust::Own => "own",
                Trust::Words => "trusted",
                Trust::Enrolled => "enrolled",
                Trust::None => "unknown",
            }
            .to_owned(),
        });
        Ok(DeviceList {
            words: words(&key),
            mine: mine.to_string(),
            devices: devices.collect(),
        })
    }

    /// Revokes a device in every case; what it wrote up to now counts.
    ///
    /// # Errors
    /// Who is no editor, on a desk of several; an unknown device, or this one; no reason.
    pub fn device_revoke(&self, input: &DeviceRevoke) -> Reply<Changed> {
        let device: DeviceId = parse::id("device", &input.device_id)?;
        let me = self.me()?;
        let all = self.desk.read(|c| people::list(c, self.desk.desk_case()))?;
        let may = all.len() < 2 || all.iter().any(|one| one.id == me && one.role == Role::Editor);
        if !may {
            let said = "Only an editor revokes a device. Ask one, or sit down as one.";
            return Err(WireError::new("not_editor", said));
        }
        let done = device::revoke(&self.desk, me, device, (None, &input.reason))?;
        Ok(changed(
            "Device revoked",
            &done.outcome,
            Some(input.device_id.clone()),
        ))
    }

    /// The name under which a bundle is offered to be saved.
    ///
    /// # Errors
    /// An unknown case.
    pub fn bundle_file_name(&self, input: &BundleExport) -> Reply<String> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let known = self.desk.read(|c| factdesk_desk::case::show(c, case))?;
        Ok(format!("{}.factdesk", file_name(&known.title, "case")))
    }

    /// Writes a case into one signed file, at a path that the person chose.
    ///
    /// # Errors
    /// An unknown case; the file; the database.
    pub fn bundle_write(&self, input: &BundleExport, to: &Path) -> Reply<BundleExported> {
        let wanted = Wanted {
            case: parse::id("case", &input.case_id)?,
            blind: input.blind,
            files: input.files,
            since: Vector::default(),
        };
        let made = hub::export(&self.desk, self.me()?, &wanted, to)?;
        Ok(BundleExported {
            name: shown_name(to),
            bytes: i64::try_from(made.size_bytes).unwrap_or(i64::MAX),
            operations: whole(made.manifest.operations),
            withheld: whole(made.withheld()),
            files: count(made.files),
        })
    }

    /// A bundle among the files that were dropped or named and wait; it waits no longer.
    #[must_use]
    pub fn bundle_waiting(&self) -> Option<PathBuf> {
        self.take_waiting(|path| {
            path.extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("factdesk"))
        })
    }

    /// Says what a bundle is that the person chose or dropped; it waits under a token.
    ///
    /// # Errors
    /// What is no bundle, or was changed; the file.
    pub fn bundle_offer(&self, path: PathBuf) -> Reply<BundleOffer> {
        let offer = hub::offer(&self.desk, &path)?;
        let name = shown_name(&path);
        let token = self.offer(vec![path]).token;
        Ok(offered(offer, name, token))
    }

    /// Takes a bundle in.
    ///
    /// # Errors
    /// A token that stands for no file; what is no bundle; words that are those of no device in it; the database.
    pub fn bundle_import(&self, input: &BundleImport) -> Reply<BundleImported> {
        let path = self.bundle_path(&input.token)?;
        let words = input.words.as_deref().filter(|words| !words.trim().is_empty());
        let came = hub::import(&self.desk, self.me()?, &path, words)?;
        factdesk_intake::import::follow(&self.desk, &self.views, &came.changes)?;
        Ok(imported(&came))
    }

    fn bundle_path(&self, token: &str) -> Reply<PathBuf> {
        if let Some(sha256) = token.strip_prefix(IN_INBOX) {
            let waiting = hub::inbox(&self.desk)?.waiting;
            if waiting.iter().any(|one| one.sha256 == sha256) {
                return Ok(hub::inbox_path(&self.desk, sha256));
            }
        }
        let offered = self.offered.lock().unwrap_or_else(PoisonError::into_inner);
        let first = offered.get(token).and_then(|files| files.first()).cloned();
        first.ok_or_else(|| {
            let said = "This file is not at hand any more. Choose it again.";
            WireError::of_field("unknown_token", "token", said)
        })
    }

    /// Lists the bundles that wait for the words of a device; one whose file is gone or damaged is left out.
    ///
    /// # Errors
    /// The database.
    pub fn inbox_list(&self) -> Reply<InboxList> {
        let mut bundles = Vec::new();
        for one in hub::inbox(&self.desk)?.waiting {
            if let Ok(offer) = hub::offer(&self.desk, &hub::inbox_path(&self.desk, &one.sha256)) {
                let token = format!("{IN_INBOX}{}", one.sha256);
                bundles.push(offered(offer, one.name, token));
            }
        }
        Ok(InboxList { bundles })
    }

    /// Throws away a bundle that waits for the words of a device. It cannot be undone: only who sent it has it.
    ///
    /// # Errors
    /// A token of no bundle that waits; the file; the database.
    pub fn bundle_discard(&self, input: &BundleDiscard) -> Reply<Changed> {
        let sha256 = input.token.strip_prefix(IN_INBOX).unwrap_or(&input.token);
        let gone = hub::discard(&self.desk, sha256)?;
        Ok(local("Hand-over thrown away", "bundle", &gone.sha256))
    }

    /// Erases for ever what some operations or objects say, on every desk that hears of it.
    ///
    /// # Errors
    /// An unknown id, or one of another case; words that must stay; no reason.
    pub fn payload_erase(&self, input: PayloadErase) -> Reply<Changed> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let ground: ErasureGround = parse::word("ground", &input.ground)?;
        let mut ops = BTreeSet::new();
        for id in &input.operation_ids {
            let (of, found) = self.desk.read_whole(|c| removal::reach(c, id))?;
            if of != case {
                let said = "This entry is not of this case.";
                return Err(WireError::of_field("unknown_operation", "operation_ids", said));
            }
            ops.extend(found);
        }
        let new = NewRemoval {
            case,
            ops,
            files: input.files.into_iter().collect(),
            reason: input.reason,
            ground,
        };
        let done = removal::erase(&self.desk, self.me()?, new)?;
        Ok(changed(
            "Removed for ever",
            &done.outcome,
            Some(done.value.to_string()),
        ))
    }
}

fn shown_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn whole(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn offered(offer: Offer, name: String, token: String) -> BundleOffer {
    let files = offer.files();
    let manifest = offer.manifest;
    BundleOffer {
        token,
        name,
        case_title: manifest.title,
        case_id: manifest.case.to_string(),
        by: manifest.made_by.name,
        at_ms: manifest.made_ms,
        bytes: i64::try_from(offer.size_bytes).unwrap_or(i64::MAX),
        operations: whole(manifest.operations),
        files: count(files),
        blind: manifest.blind,
        trusted: offer.trusted,
        revoked: offer.revoked.map(|one| super::error::sentence(&one.words())),
        device_id: manifest.made_by.device.to_string(),
        known_case: offer.known_case,
    }
}

fn imported(came: &Imported) -> BundleImported {
    let cut = came.cut.iter().map(Cut::words);
    let refused = came.refused.iter().map(|one| one.reason.clone());
    let damaged = came
        .damaged
        .iter()
        .map(|part| format!("{part} is damaged in the bundle and was left out; ask for it again."));
    let changes = came.changes.iter().map(|change| Change {
        noun: change.noun.as_str().to_owned(),
        id: change.id.to_string(),
    });
    BundleImported {
        case_id: came.manifest.case.to_string(),
        title: came.manifest.title.clone(),
        applied: count(came.applied + came.filled),
        known: count(came.known),
        waiting: count(came.waiting),
        files: count(came.files),
        quarantined: cut.chain(refused).chain(damaged).collect(),
        waits: !came.strangers.is_empty(),
        changes: changes.collect(),
    }
}

impl From<hub::Error> for WireError {
    fn from(error: hub::Error) -> Self {
        match error {
            hub::Error::Desk(desk) => desk.into(),
            hub::Error::NotOfSender { .. } => {
                Self::of_field(error.code(), "words", super::error::sentence(&error.to_string()))
            }
            hub::Error::NotWaiting { .. } => {
                let said = "This hand-over does not wait here any more.";
                Self::of_field(error.code(), "token", said)
            }
            other => Self::of_field(other.code(), "file", super::error::sentence(&other.to_string())),
        }
    }
}
