-- Sign-offs, corrections and requests to outlets: projections of the log.
CREATE TABLE sign_off (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    head           TEXT    NOT NULL,
    ends           TEXT    NOT NULL CHECK (json_valid(ends)),
    open_items     TEXT    NOT NULL CHECK (json_valid(open_items)),
    overrides      TEXT    NOT NULL CHECK (json_valid(overrides)),
    statement      TEXT,
    only_reviewer  INTEGER NOT NULL CHECK (only_reviewer IN (0, 1)),
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

CREATE TABLE correction (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    claim          TEXT,
    kind           TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
    notice         TEXT    NOT NULL,
    published      TEXT    CHECK (json_valid(published)),
    old_decision   TEXT,
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

CREATE TABLE correction_request (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    correction     TEXT,
    outlet         TEXT,
    asked_on       TEXT,
    how            TEXT,
    result         TEXT,
    answered_on    TEXT,
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

-- Commands name an object by its id alone.
CREATE INDEX correction_by_id ON correction (id);
CREATE INDEX correction_request_by_id ON correction_request (id);

-- An operation that came after a sign-off without being covered by it says nothing either.
CREATE TABLE op_silent_before (op INTEGER NOT NULL PRIMARY KEY, why TEXT NOT NULL) STRICT;
INSERT INTO op_silent_before SELECT op, why FROM op_silent;
DROP TABLE op_silent;
CREATE TABLE op_silent (
    op  INTEGER NOT NULL PRIMARY KEY REFERENCES op (position),
    why TEXT    NOT NULL CHECK (why IN ('withheld', 'erased', 'revoked', 'late'))
) STRICT;
INSERT INTO op_silent SELECT op, why FROM op_silent_before;
DROP TABLE op_silent_before;
