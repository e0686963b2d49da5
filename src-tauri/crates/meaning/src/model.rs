//! The sentence model: loading it and running it.

use std::fmt;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rten::{NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, TensorView};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::tokens::Tokens;
use crate::vector::Vector;

/// The network, in a model's folder.
pub const MODEL_FILE: &str = "model.onnx";
/// How text is cut into tokens, in a model's folder.
pub const TOKENIZER_FILE: &str = "tokenizer.json";

/// Larger files are no models that a laptop runs beside its work.
const MOST_BYTES: u64 = 1 << 30;

/// Tells models apart: vectors of two models cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ModelId(String);

impl ModelId {
    /// The first 32 hex digits of a SHA-256 over both files.
    fn of(model: &[u8], tokenizer: &[u8]) -> Self {
        let both = Sha256::new()
            .chain_update(Sha256::digest(model))
            .chain_update(Sha256::digest(tokenizer));
        Self(hex::encode(&both.finalize()[..16]))
    }

    /// 32 hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What goes into the network at one of its inputs.
#[derive(Debug, Clone, Copy)]
enum Input {
    /// The numbers of the tokens.
    Tokens,
    /// A one for each token: none is padding.
    Mask,
    /// A zero for each token: all belong to one sentence.
    Kind,
}

/// A sentence model, ready to run. May be used from several threads at once.
pub struct Model {
    id: ModelId,
    network: rten::Model,
    inputs: Vec<(NodeId, Input)>,
    output: NodeId,
    tokens: Tokens,
    dimensions: usize,
    /// For single texts; starting a thread for each would cost a tenth of the work.
    pool: Arc<ThreadPool>,
}

impl Model {
    /// Reads `model.onnx` and `tokenizer.json` in a folder, and tries them on a word.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Unreadable`] and [`Error::TooLarge`] name the file; else as
    /// [`Model::from_bytes`].
    pub fn from_folder(folder: &Path) -> Result<Self, Error> {
        let tokenizer = bytes_of(&folder.join(TOKENIZER_FILE))?;
        Self::from_bytes(bytes_of(&folder.join(MODEL_FILE))?, &tokenizer)
    }

    /// Reads the two files of a model from memory, and tries them on a word.
    ///
    /// # Errors
    /// [`Error::Damaged`] when one is cut off or of another format, [`Error::Foreign`] when it is a model
    /// of another kind or the two do not belong together.
    pub fn from_bytes(model: Vec<u8>, tokenizer: &[u8]) -> Result<Self, Error> {
        let id = ModelId::of(&model, tokenizer);
        let tokens = guarded(|| Tokens::read(tokenizer)).unwrap_or_else(|detail| {
            Err(Error::Damaged {
                part: TOKENIZER_FILE,
                detail,
            })
        })?;
        let network = network(model)?;
        let (inputs, output) = ends(&network)?;
        let mut read = Self {
            id,
            network,
            inputs,
            output,
            tokens,
            dimensions: 0,
            pool: one_thread(),
        };
        let tried = read.run("One word and 2 numbers.", &read.pool);
        let tried = tried.map_err(|error| Error::Foreign {
            detail: error.to_string(),
        })?;
        read.dimensions = tried.dimensions();
        if read.dimensions == 0 || tried.cosine(&tried) < 0.5 {
            return Err(foreign("it gives no vector for a plain sentence"));
        }
        Ok(read)
    }

    /// Which model this is.
    pub fn id(&self) -> &ModelId {
        &self.id
    }

    /// How many numbers its vectors have.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The vector of one text, on the calling thread's core. A text longer than the model's window
    /// counts by its beginning; one that holds nothing to read has no direction.
    ///
    /// # Errors
    /// [`Error::Run`] when the model fails on it.
    pub fn embed(&self, text: &str) -> Result<Vector, Error> {
        self.run(text, &self.pool)
    }

    /// The vectors of many texts, in their order, on at most `threads` cores. Each text is run by itself,
    /// so that its vector does not depend on its neighbours.
    ///
    /// # Errors
    /// [`Error::Run`] when the model fails on one of them.
    pub fn embed_all(&self, texts: &[&str], threads: usize) -> Result<Vec<Vector>, Error> {
        let next = AtomicUsize::new(0);
        let worker = || -> Result<Vec<(usize, Vector)>, Error> {
            let (pool, mut done) = (one_thread(), Vec::new());
            while let Some((n, text)) = take(&next, texts) {
                done.push((n, self.run(text, &pool)?));
            }
            Ok(done)
        };
        let workers = threads.clamp(1, texts.len().max(1));
        let parts: Vec<_> = std::thread::scope(|scope| {
            let started: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
            started.into_iter().map(|one| one.join()).collect()
        });
        let mut all = Vec::with_capacity(texts.len());
        for part in parts {
            all.extend(part.expect("BUG: a panic got past the guard around the model")?);
        }
        all.sort_unstable_by_key(|(n, _)| *n);
        Ok(all.into_iter().map(|(_, vector)| vector).collect())
    }

    fn run(&self, text: &str, pool: &Arc<ThreadPool>) -> Result<Vector, Error> {
        let ran = guarded(|| {
            let tokens = self.tokens.of(text)?;
            if tokens.is_empty() {
                return Ok(Vector::of(&vec![0.0; self.dimensions]));
            }
            self.vector(&tokens, pool)
        });
        ran.unwrap_or_else(|detail| Err(Error::Run { detail }))
    }

    fn vector(&self, tokens: &[i32], pool: &Arc<ThreadPool>) -> Result<Vector, Error> {
        let row =
            |values: Vec<i32>| ValueOrView::from(Value::from(NdTensor::from_data([1, values.len()], values)));
        let inputs = self.inputs.iter().map(|(node, input)| {
            let values = match input {
                Input::Tokens => tokens.to_vec(),
                Input::Mask => vec![1; tokens.len()],
                Input::Kind => vec![0; tokens.len()],
            };
            (*node, row(values))
        });
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let failed = |detail: String| Error::Run { detail };
        let ran = self.network.run(inputs.collect(), &[self.output], Some(options));
        let [value]: [Value; 1] = ran
            .map_err(|error| failed(error.to_string()))?
            .try_into()
            .map_err(|_| failed("it has no output".to_owned()))?;
        let output = value.as_tensor_view::<f32>();
        mean(&output.ok_or_else(|| failed("its output holds no decimal numbers".to_owned()))?)
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// The next text that no worker has.
fn take<'t>(next: &AtomicUsize, texts: &[&'t str]) -> Option<(usize, &'t str)> {
    let n = next.fetch_add(1, Ordering::Relaxed);
    texts.get(n).map(|text| (n, *text))
}

/// A network of this size is done sooner on one core than cut up over several; several texts at once
/// use the others.
fn one_thread() -> Arc<ThreadPool> {
    Arc::new(ThreadPool::with_num_threads(1))
}

/// The mean of the tokens' vectors, or the sentence's own vector where the network makes that.
fn mean(output: &TensorView<f32>) -> Result<Vector, Error> {
    let numbers = output.to_vec();
    let width = match output.shape() {
        [1, tokens, width] if *tokens > 0 => *width,
        [1, width] => *width,
        shape => {
            return Err(Error::Run {
                detail: format!("its output has the shape {shape:?}"),
            });
        }
    };
    if width == 0 || numbers.iter().any(|n| !n.is_finite()) {
        return Err(Error::Run {
            detail: "its output holds what is no number".to_owned(),
        });
    }
    let mut sum = vec![0.0_f32; width];
    for token in numbers.chunks_exact(width) {
        sum.iter_mut().zip(token).for_each(|(sum, n)| *sum += n);
    }
    Ok(Vector::of(&sum))
}

fn network(bytes: Vec<u8>) -> Result<rten::Model, Error> {
    let damaged = |detail| Error::Damaged {
        part: MODEL_FILE,
        detail,
    };
    let loaded = guarded(|| {
        rten::ModelOptions::with_all_ops()
            .prepack_weights(true)
            .load(bytes)
    });
    loaded
        .map_err(damaged)?
        .map_err(|error| damaged(error.to_string()))
}

/// Where the tokens go in and where the vectors come out.
fn ends(network: &rten::Model) -> Result<(Vec<(NodeId, Input)>, NodeId), Error> {
    let name = |node: &NodeId| {
        let info = network.node_info(*node);
        info.and_then(|info| info.name().map(str::to_owned))
            .unwrap_or_default()
    };
    let mut inputs = Vec::new();
    for node in network.input_ids() {
        let input = match name(node).as_str() {
            "input_ids" => Input::Tokens,
            "attention_mask" => Input::Mask,
            "token_type_ids" => Input::Kind,
            other => return Err(foreign(&format!("it wants an input named “{other}”"))),
        };
        inputs.push((*node, input));
    }
    if !inputs.iter().any(|(_, input)| matches!(input, Input::Tokens)) {
        return Err(foreign("it has no input named “input_ids”"));
    }
    let output = network.output_ids().first();
    Ok((inputs, *output.ok_or_else(|| foreign("it has no output"))?))
}

fn foreign(detail: &str) -> Error {
    Error::Foreign {
        detail: detail.to_owned(),
    }
}

/// Runs code of others on data of others: where it panics, the panic's words come back.
fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let words = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
        words
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "it cannot be run".to_owned())
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Error::Missing {
            path: path.to_owned(),
        },
        _ => Error::Unreadable {
            path: path.to_owned(),
            source,
        },
    };
    let found_bytes = fs::metadata(path).map_err(failed)?.len();
    if found_bytes > MOST_BYTES {
        return Err(Error::TooLarge {
            path: path.to_owned(),
            found_bytes,
            most_bytes: MOST_BYTES,
        });
    }
    fs::read(path).map_err(failed)
}
