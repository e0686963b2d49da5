//! The sentence model itself. It is fetched by `cargo xtask model`; without it these tests say so and
//! check only what needs none.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use factdesk_meaning::{Error, MODEL_FILE, Model, TOKENIZER_FILE};
use proptest::prelude::*;

/// The folder of the fetched model, or a loud word that it is not there.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
    let there = folder.join(MODEL_FILE).exists() && folder.join(TOKENIZER_FILE).exists();
    if !there {
        eprintln!(
            "LEFT OUT: no sentence model in {}; run `cargo xtask model`",
            folder.display()
        );
    }
    there.then_some(folder)
}

fn model() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    MODEL
        .get_or_init(|| folder().map(|folder| Model::from_folder(&folder).expect("the fetched model loads")))
        .as_ref()
}

fn cosine(model: &Model, a: &str, b: &str) -> f32 {
    let vector = |text| model.embed(text).expect("any text has a vector");
    vector(a).cosine(&vector(b))
}

#[test]
fn other_words_for_the_same_are_nearer_than_the_same_words_for_another() {
    let Some(model) = model() else { return };
    let same = cosine(
        model,
        "The city shut every library.",
        "All libraries in town were closed by the council.",
    );
    let other = cosine(
        model,
        "The city shut every library.",
        "The city opened every stadium.",
    );
    assert!(same > other + 0.15, "same {same}, other {other}");
    assert_eq!(model.dimensions(), 384);
}

#[test]
fn a_vector_does_not_depend_on_its_neighbours_or_on_the_number_of_cores() {
    let Some(model) = model() else { return };
    let texts = [
        "One.",
        "The bridge fell on Monday.",
        "",
        "数字は12です。",
        "The bridge fell on Monday.",
    ];
    let (one, four) = (model.embed_all(&texts, 1), model.embed_all(&texts, 4));
    let (one, four) = (one.expect("runs"), four.expect("runs"));
    assert_eq!(one, four);
    assert_eq!(one[1], model.embed(texts[1]).expect("runs"));
    assert_eq!(one[1], one[4]);
    assert!(model.embed_all(&[], 3).expect("nothing to do").is_empty());
}

#[test]
fn a_text_without_words_is_near_to_nothing() {
    let Some(model) = model() else { return };
    for nothing in ["", " \n\t", "\u{0}\u{1}", "https://example.org/only/a/link"] {
        assert_eq!(cosine(model, nothing, "The bridge fell."), 0.0, "{nothing:?}");
    }
}

#[test]
fn what_stands_behind_the_window_changes_nothing_and_takes_no_time() {
    let Some(model) = model() else { return };
    let long = "The bridge fell on Monday. ".repeat(100);
    let endless = format!("{long}{}", "And now something else. ".repeat(400_000));
    let (a, b) = (
        model.embed(&long).expect("runs"),
        model.embed(&endless).expect("runs"),
    );
    assert_eq!(a, b);
    for hostile in [
        "a".repeat(10 << 20),
        "é́".repeat(1 << 20),
        "#A".repeat(1 << 20),
        "漢".repeat(1 << 20),
    ] {
        model.embed(&hostile).expect("any text has a vector");
    }
}

#[test]
fn marks_of_the_model_in_a_text_are_only_letters() {
    let Some(model) = model() else { return };
    let plain = "The bridge fell.";
    let marked = "[SEP] [CLS] [MASK] [PAD] The bridge fell.";
    let cosine = cosine(model, plain, marked);
    assert!(
        cosine < 0.999,
        "the marks were read as letters, which changes a little: {cosine}"
    );
    assert!(cosine > 0.3, "and no more than that: {cosine}");
}

#[test]
fn cut_off_and_damaged_files_are_refused_with_a_sentence() {
    let Some(folder) = folder() else { return };
    let network = fs::read(folder.join(MODEL_FILE)).expect("there");
    let tokenizer = fs::read(folder.join(TOKENIZER_FILE)).expect("there");
    for keep in [0, 1, 100, 4_096, network.len() / 2, network.len() - 1] {
        let error = Model::from_bytes(network[..keep].to_vec(), &tokenizer).expect_err("cut off");
        assert!(
            ["model_damaged", "model_foreign"].contains(&error.code()),
            "{keep}: {error}"
        );
    }
    for keep in [0, 1, 1_000, tokenizer.len() - 1] {
        let error = Model::from_bytes(network.clone(), &tokenizer[..keep]).expect_err("cut off");
        assert!(
            matches!(
                error,
                Error::Damaged {
                    part: TOKENIZER_FILE,
                    ..
                }
            ),
            "{keep}: {error}"
        );
    }
    let swapped = Model::from_bytes(tokenizer, &network).expect_err("the wrong way round");
    assert!(!swapped.to_string().is_empty());
}

#[test]
fn what_is_missing_is_named() {
    let empty = tempfile::tempdir().expect("a folder");
    let error = Model::from_folder(empty.path()).expect_err("nothing there");
    assert!(
        matches!(&error, Error::Missing { path } if path.ends_with(TOKENIZER_FILE)),
        "{error}"
    );
    fs::write(empty.path().join(TOKENIZER_FILE), "{}").expect("written");
    let error = Model::from_folder(empty.path()).expect_err("half there");
    assert!(
        matches!(&error, Error::Missing { path } if path.ends_with(MODEL_FILE)),
        "{error}"
    );
    let error = Model::from_folder(&empty.path().join(TOKENIZER_FILE)).expect_err("a file is no folder");
    assert_eq!(error.code(), "model_missing", "{error}");
}

#[test]
fn files_of_another_kind_are_refused() {
    for (network, tokenizer) in [
        (&b""[..], &b""[..]),
        (b"PK\x03\x04", b"{}"),
        (b"hello", b"[1, 2"),
        (&[0xff; 999], b"null"),
    ] {
        let error = Model::from_bytes(network.to_vec(), tokenizer).expect_err("no model");
        assert!(error.to_string().len() > 20, "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_vector(text in "\\PC{0,80}|[\\x00-\\xff]{0,40}|(\\S{1,300} ?){0,20}") {
        if let Some(model) = model() {
            let vector = model.embed(&text).expect("any text has a vector");
            prop_assert_eq!(vector.dimensions(), model.dimensions());
            let same = vector.cosine(&vector);
            prop_assert!(same == 0.0 || (same - 1.0).abs() < 1e-3, "{}", same);
        }
    }
}
