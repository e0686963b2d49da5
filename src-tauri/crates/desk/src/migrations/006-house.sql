-- Rating scales, house rules and overrides: projections of the log like the tables of the first step.
CREATE TABLE rating_scale (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    scale          TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    name           TEXT    NOT NULL,
    language       TEXT,
    rating_values  TEXT    NOT NULL CHECK (json_valid(rating_values)),
    rollup         TEXT    NOT NULL,
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

CREATE TABLE house_rule (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    key            TEXT    NOT NULL,
    level          TEXT    NOT NULL,
    parameters     TEXT    NOT NULL CHECK (json_valid(parameters)),
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

CREATE TABLE rule_override (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    claim          TEXT    NOT NULL,
    key            TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
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

-- Commands name an object by its id alone; the lint of a claim asks for what hangs on it.
CREATE INDEX rating_scale_by_id ON rating_scale (id);
CREATE INDEX rule_override_by_id ON rule_override (id);
CREATE INDEX rule_override_by_claim ON rule_override (claim, case_id);

-- What the rows of earlier releases did not have yet; nothing was written there, so the digest of a rebuild agrees.
ALTER TABLE reviewer ADD COLUMN initials TEXT;
ALTER TABLE reviewer ADD COLUMN colour TEXT;
ALTER TABLE claim ADD COLUMN no_counter_evidence TEXT;
ALTER TABLE claim ADD COLUMN no_primary_source TEXT;
ALTER TABLE claim ADD COLUMN no_reply_needed TEXT;
