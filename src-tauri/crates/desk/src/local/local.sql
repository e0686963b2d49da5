-- What belongs to this laptop and never to the log, the digest or a bundle.
CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Half-typed text.
CREATE TABLE draft (
    case_id    TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    updated_ms INTEGER NOT NULL,
    PRIMARY KEY (case_id, key)
) STRICT;

-- Where the checker stopped in each case.
CREATE TABLE place (
    case_id    TEXT    NOT NULL PRIMARY KEY,
    section    TEXT    NOT NULL,
    claim_id   TEXT,
    updated_ms INTEGER NOT NULL
) STRICT;

-- What was exported, imported and backed up.
CREATE TABLE receipt (
    id      INTEGER NOT NULL PRIMARY KEY,
    case_id TEXT,
    kind    TEXT    NOT NULL,
    path    TEXT    NOT NULL,
    sha256  TEXT,
    at_ms   INTEGER NOT NULL
) STRICT;

-- How each imported article was read: for the person who imported it, not for the shared record.
CREATE TABLE reading (
    version_id TEXT    NOT NULL PRIMARY KEY,
    encoding   TEXT    NOT NULL,
    extractor  TEXT    NOT NULL,
    body_start INTEGER NOT NULL CHECK (body_start >= 0),
    warnings   TEXT    NOT NULL CHECK (json_valid(warnings))
) STRICT;

-- Who a confidential source is. The one table that no rebuild makes again.
CREATE TABLE vault (
    source_id     TEXT NOT NULL PRIMARY KEY,
    real_name     TEXT NOT NULL,
    contact       TEXT NOT NULL,
    private_notes TEXT NOT NULL
) STRICT;
