CREATE TABLE IF NOT EXISTS file (
    sha256     TEXT    NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    stored_ms  INTEGER NOT NULL,
    bytes      BLOB    NOT NULL
) STRICT;

CREATE TRIGGER IF NOT EXISTS file_is_never_changed
BEFORE UPDATE ON file
BEGIN
    SELECT raise(ABORT, 'a captured file is never changed');
END;

-- The text that was drawn from a file, under its own hash: what a quote is proved against. A better extractor adds
-- another one; the capture in the log names the one that it was made with.
CREATE TABLE IF NOT EXISTS working_copy (
    sha256      TEXT    NOT NULL CHECK (length(sha256) = 64),
    text_sha256 TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    extractor   TEXT    NOT NULL,
    made_ms     INTEGER NOT NULL,
    text        TEXT    NOT NULL,
    map         TEXT    NOT NULL CHECK (json_valid(map)), -- pages and segments with their locators
    PRIMARY KEY (sha256, text_sha256)
) STRICT;

CREATE TRIGGER IF NOT EXISTS working_copy_is_never_changed
BEFORE UPDATE ON working_copy
BEGIN
    SELECT raise(ABORT, 'a working copy is never changed');
END;

-- When each file was last hashed again, and how it and its working copies were then.
CREATE TABLE IF NOT EXISTS file_check (
    sha256     TEXT    NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    checked_ms INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('fine', 'damaged', 'missing')),
    copy_state TEXT    NOT NULL CHECK (copy_state IN ('fine', 'damaged', 'missing', 'none'))
) STRICT;
