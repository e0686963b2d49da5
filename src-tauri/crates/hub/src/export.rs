//! Writes a bundle.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use factdesk_desk::local::{Receipt, receipt_add};
use factdesk_desk::{Desk, case, exchange, reviewer};
use factdesk_domain::{CaseId, ReviewerId};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::blind::Blind;
use crate::manifest::{MANIFEST, OPERATIONS, SIGNATURE, Seal, digest};
use crate::origin::Origin;
use crate::part::Hashing;
use crate::{Error, FORMAT, Maker, Manifest, Part, Result, Vector, files, line};

/// What a bundle should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The case.
    pub case: CaseId,
    /// Whether verdicts and comments on claims that await a second reading stay here.
    pub blind: bool,
    /// Whether captured files go along.
    pub files: bool,
    /// Only what lies behind this; empty for everything.
    pub since: Vector,
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What it says of itself.
    pub manifest: Manifest,
    /// SHA-256 of the whole file.
    pub sha256: String,
    /// Its size.
    pub size_bytes: u64,
    /// How many operations are in it without what they said, because that was erased.
    pub erased: u64,
    /// How many captured files are in it.
    pub files: usize,
    /// SHA-256 of files that were kept back, because they could tell who a confidential source is.
    pub kept_back: Vec<String>,
}

impl Exported {
    /// How many operations are in it without what they say, those that were erased apart.
    #[must_use]
    pub fn withheld(&self) -> u64 {
        self.manifest.withheld.saturating_sub(self.erased)
    }
}

type Zip = ZipWriter<BufWriter<File>>;

/// Writes a bundle of a case to a file, which appears whole or not at all. Nothing is entered in the log.
///
/// # Errors
/// An unknown case; the desk; the file.
pub fn export(desk: &Desk, by: ReviewerId, wanted: &Wanted, to: &Path) -> Result<Exported> {
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let place = tempfile::Builder::new()
        .prefix(".bundle-")
        .tempfile_in(folder)
        .map_err(Error::io(folder))?;
    let file = place.reopen().map_err(Error::io(to))?;
    let mut packing = Packing::new(desk, wanted, file, to);
    let manifest = packing.all(by)?;
    let (files, erased) = (packing.files, packing.erased);
    let kept_back = std::mem::take(&mut packing.kept_back);
    packing.finish()?;
    let mut written = place.reopen().map_err(Error::io(to))?;
    let mut hashing = Hashing::new(std::io::sink());
    std::io::copy(&mut written, &mut hashing).map_err(Error::io(to))?;
    let whole = hashing.part("");
    place.persist(to).map_err(|error| Error::io(to)(error.error))?;
    keep_receipt(desk, wanted.case, to, &whole)?;
    Ok(Exported {
        manifest,
        sha256: whole.sha256,
        size_bytes: whole.size_bytes,
        erased,
        files,
        kept_back,
    })
}

/// A desk that is open to read only keeps no receipts.
fn keep_receipt(desk: &Desk, case: CaseId, to: &Path, whole: &Part) -> Result<()> {
    if desk.store().is_read_only() {
        return Ok(());
    }
    let receipt = Receipt {
        case: Some(case.to_string()),
        kind: "bundle_export".to_owned(),
        path: to.display().to_string(),
        sha256: Some(whole.sha256.clone()),
        at_ms: desk.now().as_i64(),
    };
    Ok(desk.write_local(|tx| Ok(receipt_add(tx, &receipt)?))?)
}

struct Packing<'p> {
    desk: &'p Desk,
    wanted: &'p Wanted,
    to: &'p Path,
    zip: Zip,
    parts: Vec<Part>,
    named: BTreeSet<String>,
    operations: u64,
    withheld: u64,
    erased: u64,
    files: usize,
    kept_back: Vec<String>,
}

impl<'p> Packing<'p> {
    fn new(desk: &'p Desk, wanted: &'p Wanted, file: File, to: &'p Path) -> Self {
        Self {
            desk,
            wanted,
            to,
            zip: ZipWriter::new(BufWriter::new(file)).set_auto_large_file(),
            parts: Vec::new(),
            named: BTreeSet::new(),
            operations: 0,
            withheld: 0,
            erased: 0,
            files: 0,
            kept_back: Vec::new(),
        }
    }

    fn all(&mut self, by: ReviewerId) -> Result<Manifest> {
        let case = self.wanted.case;
        let shown = self.desk.read(|c| case::show(c, case))?;
        let ends = Vector(self.operations()?);
        if self.wanted.files {
            self.captured()?;
        }
        let name = self.desk.read(|c| reviewer::show(c, by))?.name;
        let (device, _) = factdesk_desk::device::my_key(self.desk)?;
        let manifest = Manifest {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            case,
            title: shown.title,
            made_by: Maker {
                device,
                reviewer: by,
                name,
            },
            made_ms: self.desk.now().as_i64(),
            blind: self.wanted.blind,
            files: self.wanted.files,
            since: self.wanted.since.clone(),
            ends,
            operations: self.operations,
            withheld: self.withheld,
            parts: std::mem::take(&mut self.parts),
        };
        self.sealed(&manifest)?;
        Ok(manifest)
    }

    /// Writes the operations, in the order in which they came to this desk, and returns the end of each stream.
    fn operations(&mut self) -> Result<std::collections::BTreeMap<factdesk_domain::DeviceId, u64>> {
        let blind = match self.wanted.blind {
            true => Some(Blind::of(self.desk, self.wanted.case)?),
            false => None,
        };
        let origin = Origin::of(self.desk, self.wanted.case)?;
        self.begin(OPERATIONS, CompressionMethod::Deflated)?;
        let Self {
            desk,
            wanted,
            zip,
            named,
            operations,
            withheld,
            erased,
            ..
        } = self;
        let mut hashing = Hashing::new(&mut *zip);
        let mut failed = None;
        let ends = desk.read(|c| {
            let ends = exchange::ends(c, wanted.case)?;
            let gone = exchange::erased(c, wanted.case)?;
            exchange::each(c, wanted.case, (&wanted.since.0, &ends), |signed, payload| {
                let hides = |payload: &_| {
                    origin.tells(signed, payload)
                        || blind.as_ref().is_some_and(|blind| blind.hides(signed, payload))
                };
                let payload = payload.filter(|payload| !hides(payload));
                *operations += 1;
                match payload {
                    Some(payload) => files::names(&payload.bytes, named),
                    None => {
                        *withheld += 1;
                        *erased += u64::from(gone.contains(&signed.envelope.op_id));
                    }
                }
                match hashing.write_all(&line::write(signed, payload)) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(error) => {
                        failed = Some(error);
                        ControlFlow::Break(())
                    }
                }
            })?;
            Ok(ends)
        })?;
        self.parts.push(hashing.part(OPERATIONS));
        match failed {
            Some(error) => Err(Error::io(self.to)(error)),
            None => Ok(ends),
        }
    }

    /// Writes the files that the operations in the bundle name, as they are, without packing them once more.
    fn captured(&mut self) -> Result<()> {
        let confidential = self
            .desk
            .read(|c| exchange::confidential_files(c, self.wanted.case))?;
        for sha256 in std::mem::take(&mut self.named) {
            let here = self
                .desk
                .store()
                .archive(|a| Ok::<_, factdesk_desk::Error>(factdesk_desk::archive::has(a, &sha256)?))?;
            let packed = match here && !confidential.contains(&sha256) {
                true => files::load(self.desk, &sha256)?,
                false => None,
            };
            let Some(packed) = packed else {
                self.kept_back.extend(here.then_some(sha256));
                continue;
            };
            self.part(
                &format!("{}{sha256}", files::FILES),
                &packed.bytes,
                CompressionMethod::Stored,
            )?;
            for (name, bytes) in packed.texts() {
                self.part(&name, &bytes, CompressionMethod::Deflated)?;
            }
            self.files += 1;
        }
        Ok(())
    }

    fn part(&mut self, name: &str, bytes: &[u8], how: CompressionMethod) -> Result<()> {
        self.begin(name, how)?;
        let part = files::write(&mut self.zip, name, bytes).map_err(Error::io(self.to))?;
        self.parts.push(part);
        Ok(())
    }

    fn begin(&mut self, name: &str, how: CompressionMethod) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(how)
            .large_file(name == OPERATIONS)
            .last_modified_time(zip::DateTime::default());
        self.zip
            .start_file(name, options)
            .map_err(|error| Error::io(self.to)(error.into()))
    }

    fn sealed(&mut self, manifest: &Manifest) -> Result<()> {
        let bytes = serde_json::to_vec(manifest).expect("BUG: a manifest is an object of texts and numbers");
        let seal = exchange::seal(self.desk, digest(&bytes))?;
        let signature = Seal {
            device: seal.device,
            public_key: hex::encode(seal.public_key),
            signature: hex::encode(seal.signature),
        };
        let signature = serde_json::to_vec(&signature).expect("BUG: a signature is an object of texts");
        for (name, bytes) in [(MANIFEST, bytes), (SIGNATURE, signature)] {
            self.begin(name, CompressionMethod::Deflated)?;
            self.zip.write_all(&bytes).map_err(Error::io(self.to))?;
        }
        Ok(())
    }

    fn finish(self) -> Result<()> {
        let to = self.to;
        let mut file = self.zip.finish().map_err(|error| Error::io(to)(error.into()))?;
        file.flush().map_err(Error::io(to))?;
        file.get_ref().sync_all().map_err(Error::io(to))
    }
}
