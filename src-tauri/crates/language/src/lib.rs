//! Pure functions over text: sentences, speakers, numbers, contested pairs.
