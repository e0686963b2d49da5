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
