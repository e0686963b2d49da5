-- What a text means to a sentence model: one byte a dimension. It can be thrown away and made again. The key is
-- the text's SHA-256, so that a claim whose wording changes has no stale vector and equal texts share one.
CREATE TABLE embedding (
    model_id  TEXT NOT NULL,
    text_hash BLOB NOT NULL CHECK (length(text_hash) = 32),
    vector    BLOB NOT NULL,
    PRIMARY KEY (model_id, text_hash)
) STRICT, WITHOUT ROWID;
