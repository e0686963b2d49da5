-- Devices that people enrolled or revoked, and what was removed: projections of the log.
CREATE TABLE enrolled_device (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    reviewer       TEXT,
    public_key     TEXT,
    revoked        INTEGER NOT NULL CHECK (revoked IN (0, 1)),
    revoked_after  INTEGER,
    revoke_reason  TEXT,
    created_by     TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    changed_by     TEXT    NOT NULL,
    changed_at     INTEGER NOT NULL,
    retracted      INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    retract_reason TEXT,
    revived        INTEGER NOT NULL CHECK (revived IN (0, 1)),
    alternatives   TEXT    CHECK (json_valid(alternatives)),
    PRIMARY KEY (case_id, id)
) STRICT;

CREATE TABLE removal (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    ops            TEXT    NOT NULL CHECK (json_valid(ops)),
    files          TEXT    NOT NULL CHECK (json_valid(files)),
    reason         TEXT    NOT NULL,
    ground         TEXT    NOT NULL,
    created_by     TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    changed_by     TEXT    NOT NULL,
    changed_at     INTEGER NOT NULL,
    retracted      INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    retract_reason TEXT,
    revived        INTEGER NOT NULL CHECK (revived IN (0, 1)),
    alternatives   TEXT    CHECK (json_valid(alternatives)),
    PRIMARY KEY (case_id, id)
) STRICT;

-- Operations that are here and say nothing.
CREATE TABLE op_silent (
    op  INTEGER NOT NULL PRIMARY KEY REFERENCES op (position),
    why TEXT    NOT NULL CHECK (why IN ('withheld', 'erased', 'revoked'))
) STRICT;

-- What erasures name, also where it has not come yet: it is never taken in again.
CREATE TABLE op_erasure (
    op_id   BLOB NOT NULL CHECK (length(op_id) = 16),
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    PRIMARY KEY (op_id, case_id)
) STRICT, WITHOUT ROWID;

-- A payload goes only when an erasure names its operation, and then it does not come back.
DROP TRIGGER op_payload_is_never_deleted;
CREATE TRIGGER op_payload_is_never_deleted BEFORE DELETE ON op_payload
WHEN NOT EXISTS (SELECT 1 FROM op_silent WHERE op_silent.op = OLD.op AND why = 'erased')
BEGIN
    SELECT raise(ABORT, 'a payload is never deleted');
END;
CREATE TRIGGER op_payload_stays_erased BEFORE INSERT ON op_payload
WHEN EXISTS (SELECT 1 FROM op_silent WHERE op_silent.op = NEW.op AND why = 'erased')
BEGIN
    SELECT raise(ABORT, 'an erased payload does not come back');
END;

-- Devices whose six words a person at this desk compared. Local, as trust is.
CREATE TABLE trusted_device (
    device_id  TEXT    NOT NULL PRIMARY KEY,
    public_key BLOB    NOT NULL CHECK (length(public_key) = 32),
    name       TEXT    NOT NULL,
    trusted_ms INTEGER NOT NULL
) STRICT;

-- Captured files that came in bundles: one that never came is elsewhere, not lost.
CREATE TABLE file_arrival (
    sha256      TEXT    NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    received_ms INTEGER NOT NULL
) STRICT;

-- Bundles that wait, whole, for the words of a device; their bytes lie in the folder `inbox` under their hash.
CREATE TABLE bundle_inbox (
    sha256      TEXT    NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    name        TEXT    NOT NULL,
    size_bytes  INTEGER NOT NULL,
    case_id     TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    made_by     TEXT    NOT NULL,
    devices     TEXT    NOT NULL CHECK (json_valid(devices)), -- those whose words are wanted
    received_ms INTEGER NOT NULL
) STRICT;

-- Operations that came in bundles and were not taken, with the line as it came where it is not too long.
CREATE TABLE bundle_refused (
    id        INTEGER NOT NULL PRIMARY KEY,
    bundle    TEXT    NOT NULL,
    case_id   TEXT,
    device_id TEXT,
    op_id     TEXT,
    seq       INTEGER,
    hash      TEXT    NOT NULL,
    code      TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    line      BLOB,
    at_ms     INTEGER NOT NULL,
    UNIQUE (hash, code)
) STRICT;
