//! The sentence model: which one is in use, and what it has read.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use factdesk_desk::local::{self as kept, TextHash};
use factdesk_meaning::{Error, Model, Vector};

use super::{Host, Reply};
use crate::wire::common::WireError;
use crate::wire::model::{ModelInUse, ModelUse};

/// Setting that holds the choice. It is written here only: a folder counts once its model was tried.
pub(super) const SETTING: &str = "model";
const BUILT_IN: &str = "built-in";
const OFF: &str = "off";
const FOLDER: &str = "folder:";

/// What a running program keeps of the model.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    built_in: Option<PathBuf>,
    loaded: Mutex<Option<Loaded>>,
    read: Mutex<Option<Read>>,
}

/// A model, or why it cannot be used, with the folder that it was looked for in.
#[derive(Debug, Clone)]
struct Loaded {
    folder: PathBuf,
    model: Reply<Arc<Model>>,
}

/// The vectors of one model.
#[derive(Debug)]
struct Read {
    model: String,
    vectors: HashMap<TextHash, Vector>,
}

/// What the person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Choice {
    BuiltIn,
    Folder(PathBuf),
    Off,
}

impl Meaning {
    pub(super) fn of(built_in: Option<PathBuf>) -> Self {
        Self {
            built_in,
            ..Self::default()
        }
    }

    fn loaded(&self, folder: &Path) -> Reply<Arc<Model>> {
        let mut loaded = held(&self.loaded);
        if let Some(known) = loaded.as_ref().filter(|known| known.folder == folder) {
            return known.model.clone();
        }
        let model = Model::from_folder(folder).map(Arc::new).map_err(WireError::from);
        *loaded = Some(Loaded {
            folder: folder.to_owned(),
            model: model.clone(),
        });
        model
    }
}

impl Host {
    /// Which sentence model is in use.
    ///
    /// # Errors
    /// The database.
    pub fn model_show(&self) -> Reply<ModelInUse> {
        let choice = self.model_choice()?;
        let folder = self.model_folder(&choice);
        let model = folder.as_deref().map(|folder| self.meaning.loaded(folder));
        let running = model.as_ref().and_then(|model| model.as_ref().ok());
        let all = self.everything()?;
        let texts = all.texts();
        let ready = match running {
            Some(model) => {
                let vectors = self.vectors(model, &texts)?;
                vectors.iter().filter(|vector| vector.dimensions() > 0).count()
            }
            None => 0,
        };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(ModelInUse {
            choice: match choice {
                Choice::BuiltIn => BUILT_IN,
                Choice::Folder(_) => "folder",
                Choice::Off => OFF,
            }
            .to_owned(),
            running: running.is_some(),
            id: running.map(|model| model.id().to_string()),
            folder: folder.map(|folder| folder.display().to_string()),
            has_built_in: self.meaning.built_in.is_some(),
            trouble: model.and_then(Result::err).map(|error| error.message),
            ready: count(ready),
            claims: count(texts.len()),
        })
    }

    /// Goes back to the model that came with the program, or to none.
    ///
    /// # Errors
    /// A choice that is not known; no built-in model; the database.
    pub fn model_use(&self, input: &ModelUse) -> Reply<ModelInUse> {
        match input.choice.as_str() {
            BUILT_IN if self.meaning.built_in.is_none() => {
                let said = "This program came without a sentence model. Choose a folder that holds one.";
                return Err(WireError::of_field("model_missing", "choice", said));
            }
            BUILT_IN | OFF => {}
            _ => {
                return Err(WireError::of_field(
                    "unknown_word",
                    "choice",
                    "This choice is not known.",
                ));
            }
        }
        self.model_keep(&input.choice)
    }

    /// Uses the model in a folder, once it was tried.
    ///
    /// # Errors
    /// What is missing, damaged or of another kind there, as a sentence; nothing is changed then.
    pub fn model_use_folder(&self, folder: &Path) -> Reply<ModelInUse> {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let Some(name) = folder.to_str() else {
            let said = "The folder's name is no text that can be kept. Rename it and try again.";
            return Err(WireError::of_field("model_missing", "folder", said));
        };
        *held(&self.meaning.loaded) = None;
        self.meaning.loaded(&folder)?;
        self.model_keep(&format!("{FOLDER}{name}"))
    }

    fn model_keep(&self, choice: &str) -> Reply<ModelInUse> {
        self.desk
            .write_local(|tx| Ok(kept::setting_save(tx, SETTING, choice)?))?;
        if let Some(model) = self.model() {
            let id = model.id().to_string();
            self.desk
                .write_local(|tx| Ok(kept::embeddings_of_others_drop(tx, &id)?))?;
        }
        self.model_show()
    }

    fn model_choice(&self) -> Reply<Choice> {
        let stored = self.desk.read(|c| Ok(kept::setting(c, SETTING)?))?;
        Ok(match stored.as_deref() {
            None | Some(BUILT_IN) => Choice::BuiltIn,
            Some(OFF) => Choice::Off,
            // What a newer program chose is not guessed at.
            Some(other) => other
                .strip_prefix(FOLDER)
                .map_or(Choice::Off, |folder| Choice::Folder(folder.into())),
        })
    }

    fn model_folder(&self, choice: &Choice) -> Option<PathBuf> {
        match choice {
            Choice::BuiltIn => self.meaning.built_in.clone(),
            Choice::Folder(folder) => Some(folder.clone()),
            Choice::Off => None,
        }
    }

    /// The model in use; none where it is off, missing or cannot be used: everything goes on by words then.
    pub(super) fn model(&self) -> Option<Arc<Model>> {
        let folder = self.model_folder(&self.model_choice().ok()?)?;
        self.meaning.loaded(&folder).ok()
    }

    /// The texts that a model has not read yet, each once.
    pub(super) fn unread<'t>(&self, model: &Model, texts: &[&'t str]) -> Reply<Vec<&'t str>> {
        self.with_read(model, |read| {
            let mut seen = std::collections::HashSet::new();
            let missing = |text: &&&str| {
                let hash = TextHash::of(text);
                !read.contains_key(&hash) && seen.insert(hash)
            };
            texts.iter().filter(missing).copied().collect()
        })
    }

    /// The vectors of texts in their order; one without direction where a text was not read yet.
    pub(super) fn vectors(&self, model: &Model, texts: &[&str]) -> Reply<Vec<Vector>> {
        self.with_read(model, |read| {
            let vector = |text: &&str| read.get(&TextHash::of(text)).cloned();
            texts
                .iter()
                .map(|text| vector(text).unwrap_or_else(|| Vector::of(&[])))
                .collect()
        })
    }

    /// Reads texts on `threads` cores and keeps their vectors. On a desk that another program holds they
    /// last as long as this one runs.
    pub(super) fn model_read(&self, model: &Model, texts: &[&str], threads: usize) -> Reply<()> {
        let vectors = model.embed_all(texts, threads)?;
        let fresh: Vec<(TextHash, Vector)> =
            texts.iter().map(|text| TextHash::of(text)).zip(vectors).collect();
        let id = model.id().as_str();
        let saved = self.desk.write_local(|tx| {
            for (hash, vector) in &fresh {
                kept::embedding_save(tx, id, *hash, &vector.to_bytes())?;
            }
            Ok(())
        });
        match saved {
            Ok(()) | Err(factdesk_desk::Error::Store(factdesk_desk::store::Error::ReadOnly)) => {}
            Err(error) => return Err(error.into()),
        }
        if let Some(read) = held(&self.meaning.read).as_mut().filter(|read| read.model == id) {
            read.vectors.extend(fresh);
        }
        Ok(())
    }

    fn with_read<T>(&self, model: &Model, job: impl FnOnce(&HashMap<TextHash, Vector>) -> T) -> Reply<T> {
        let id = model.id().as_str();
        let mut read = held(&self.meaning.read);
        if read.as_ref().is_none_or(|read| read.model != id) {
            let stored = self.desk.read(|c| Ok(kept::embeddings(c, id)?))?;
            let vectors = stored
                .into_iter()
                .map(|(hash, bytes)| (hash, Vector::from_bytes(&bytes)))
                // A row of another length was damaged; it is made again.
                .filter(|(_, vector)| vector.dimensions() == model.dimensions())
                .collect();
            *read = Some(Read {
                model: id.to_owned(),
                vectors,
            });
        }
        Ok(job(&read.as_ref().expect("BUG: it was read just now").vectors))
    }
}

impl From<Error> for WireError {
    fn from(error: Error) -> Self {
        Self::of_field(error.code(), "folder", error.to_string())
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
