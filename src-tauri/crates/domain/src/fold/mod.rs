//! Fold.
