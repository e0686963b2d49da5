-- Captures, erasures, the search log and replies: projections of the log like the tables of the first step.
CREATE TABLE capture (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    sha256         TEXT    NOT NULL CHECK (length(sha256) = 64),
    size_bytes     INTEGER NOT NULL,
    media_type     TEXT,
    name           TEXT,
    how            TEXT    NOT NULL,
    address        TEXT,
    final_address  TEXT,
    status         INTEGER,
    headers        TEXT    NOT NULL CHECK (json_valid(headers)),
    redirects      TEXT    NOT NULL CHECK (json_valid(redirects)),
    copy           TEXT    CHECK (json_valid(copy)),
    warnings       TEXT    NOT NULL CHECK (json_valid(warnings)),
    note           TEXT,
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

CREATE TABLE erasure (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    sha256         TEXT    NOT NULL CHECK (length(sha256) = 64),
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

CREATE TABLE lookup (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    claim          TEXT    NOT NULL,
    query          TEXT    NOT NULL,
    place          TEXT    NOT NULL,
    looked_on      TEXT    NOT NULL,
    found          INTEGER NOT NULL CHECK (found IN (0, 1)),
    note           TEXT,
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

CREATE TABLE reply (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    claim          TEXT    NOT NULL,
    asked          TEXT    NOT NULL, -- who was asked
    source         TEXT,
    how            TEXT    NOT NULL,
    asked_on       TEXT    NOT NULL,
    deadline       TEXT,
    question       TEXT,
    state          TEXT    NOT NULL,
    answer         TEXT,
    answered_on    TEXT,
    note           TEXT,
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

-- Commands name an object by its id alone; the claim asks for what hangs on it; the archive for who names a file.
CREATE INDEX capture_by_id ON capture (id);
CREATE INDEX capture_by_file ON capture (sha256, case_id);
CREATE INDEX erasure_by_file ON erasure (sha256, case_id);
CREATE INDEX lookup_by_id ON lookup (id);
CREATE INDEX lookup_by_claim ON lookup (claim, case_id);
CREATE INDEX reply_by_id ON reply (id);
CREATE INDEX reply_by_claim ON reply (claim, case_id);
CREATE INDEX evidence_by_file ON evidence (captured ->> 'sha256', case_id);

-- What the rows of earlier releases did not have yet; nothing was written there, so the digest of a rebuild agrees.
ALTER TABLE evidence ADD COLUMN problems TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(problems));
ALTER TABLE source ADD COLUMN wikidata TEXT;
ALTER TABLE statement ADD COLUMN placed TEXT CHECK (json_valid(placed));
ALTER TABLE passage ADD COLUMN placed TEXT CHECK (json_valid(placed));

-- Proofs of quotes that were computed before. Local: they follow from the text and the quote, both named by their
-- SHA-256, and can be thrown away.
CREATE TABLE proof (
    text_sha256  TEXT NOT NULL,
    quote_sha256 TEXT NOT NULL,
    proof        TEXT NOT NULL CHECK (json_valid(proof)),
    PRIMARY KEY (text_sha256, quote_sha256)
) STRICT, WITHOUT ROWID;
