-- What editors decide: a projection of the log like the tables of the first step.
CREATE TABLE decision (
    case_id         TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    claim           TEXT    NOT NULL,
    outcome         TEXT    NOT NULL,
    scale           TEXT,
    scale_version   INTEGER,
    rating          TEXT,
    conclusion      TEXT,
    not_checkable   TEXT,
    detail          TEXT,
    rests_on        TEXT    NOT NULL CHECK (json_valid(rests_on)),
    reason          TEXT    NOT NULL,
    dissent         TEXT    NOT NULL CHECK (json_valid(dissent)),
    panel           TEXT    CHECK (json_valid(panel)),
    supersedes      TEXT    NOT NULL CHECK (json_valid(supersedes)),
    superseded_by   TEXT    NOT NULL CHECK (json_valid(superseded_by)),
    withdrawn       INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    withdraw_reason TEXT,
    created_by      TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    changed_by      TEXT    NOT NULL,
    changed_at      INTEGER NOT NULL,
    retracted       INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    retract_reason  TEXT,
    revived         INTEGER NOT NULL CHECK (revived IN (0, 1)),
    alternatives    TEXT    CHECK (json_valid(alternatives)),
    PRIMARY KEY (case_id, id)
) STRICT;

-- Commands name a decision by its id alone; the work state of a claim asks for what was decided on it.
CREATE INDEX decision_by_id ON decision (id);
CREATE INDEX decision_by_claim ON decision (claim, case_id);
