//! Where a package puts the model that it brings along.

use std::path::{Path, PathBuf};

use crate::model::{MODEL_FILE, TOKENIZER_FILE};

/// From the folder of the program to the model: Windows and a folder that was unpacked anywhere, Linux
/// packages, macOS, and a program that lies where cargo builds it in the project.
const PLACES: &[&str] = &[
    "model",
    "../lib/Factdesk/model",
    "../Resources/model",
    "../../src-tauri/model",
];

/// The folder of the model that came with `program`, or none where it came without.
pub fn built_in(program: &Path) -> Option<PathBuf> {
    let folder = program.parent()?;
    let holds = |place: &PathBuf| {
        [MODEL_FILE, TOKENIZER_FILE]
            .iter()
            .all(|file| place.join(file).is_file())
    };
    PLACES.iter().map(|place| folder.join(place)).find(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_make_a_model() {
        let folder = tempfile::tempdir().expect("a folder");
        let program = folder.path().join("bin/factdesk");
        let model = folder.path().join("bin/../lib/Factdesk/model");
        std::fs::create_dir_all(folder.path().join("bin")).expect("made");
        std::fs::create_dir_all(&model).expect("made");
        std::fs::write(model.join(MODEL_FILE), "").expect("written");
        assert_eq!(built_in(&program), None, "half a model is none");
        std::fs::write(model.join(TOKENIZER_FILE), "").expect("written");
        assert_eq!(built_in(&program), Some(model));
        assert_eq!(built_in(Path::new("")), None);
    }
}
