-- The operation log. Ids are their 16 bytes here, because this table and its indexes are the bulk of a desk; the
-- shared tables below carry the text form that the digest reads.
CREATE TABLE op (
    position    INTEGER NOT NULL PRIMARY KEY, -- order of arrival here; in no hash and no digest
    op_id       BLOB    NOT NULL UNIQUE CHECK (length(op_id) = 16),
    case_id     BLOB    NOT NULL CHECK (length(case_id) = 16),
    device_id   BLOB    NOT NULL CHECK (length(device_id) = 16),
    seq         INTEGER NOT NULL CHECK (seq >= 1),
    act_id      BLOB    NOT NULL CHECK (length(act_id) = 16),
    hlc         TEXT    NOT NULL CHECK (length(hlc) = 21),
    reviewer_id BLOB    NOT NULL CHECK (length(reviewer_id) = 16),
    kind        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    envelope    BLOB    NOT NULL,             -- canonical bytes, as signed
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    signature   BLOB    NOT NULL CHECK (length(signature) = 64),
    UNIQUE (case_id, device_id, seq)          -- a stream is a line: a fork is refused at the door
) STRICT;

-- Undo asks for the operations of one act.
CREATE INDEX op_by_act ON op (act_id);

-- Payloads lie apart, so that one can be withheld or erased while the chain holds.
CREATE TABLE op_payload (
    op    INTEGER NOT NULL PRIMARY KEY REFERENCES op (position),
    salt  BLOB    NOT NULL CHECK (length(salt) = 16),
    bytes BLOB    NOT NULL
) STRICT;

CREATE TRIGGER op_is_never_changed BEFORE UPDATE ON op
BEGIN
    SELECT raise(ABORT, 'an operation is never changed');
END;

CREATE TRIGGER op_is_never_deleted BEFORE DELETE ON op
BEGIN
    SELECT raise(ABORT, 'an operation is never deleted');
END;

CREATE TRIGGER op_payload_is_never_changed BEFORE UPDATE ON op_payload
BEGIN
    SELECT raise(ABORT, 'a payload is never changed');
END;

CREATE TRIGGER op_payload_is_never_deleted BEFORE DELETE ON op_payload
BEGIN
    SELECT raise(ABORT, 'a payload is never deleted');
END;

-- What each operation touches: the fold of one row, and the history of one object, read only these.
-- reach: 0 names it, 1 hangs something on it, 2 writes its row.
CREATE TABLE op_object (
    object BLOB    NOT NULL,
    noun   TEXT    NOT NULL,
    op     INTEGER NOT NULL REFERENCES op (position),
    reach  INTEGER NOT NULL CHECK (reach BETWEEN 0 AND 2),
    PRIMARY KEY (object, noun, op)
) STRICT, WITHOUT ROWID;

-- Who builds on an operation.
CREATE TABLE op_dep (
    dep BLOB    NOT NULL,
    op  INTEGER NOT NULL REFERENCES op (position),
    PRIMARY KEY (dep, op)
) STRICT, WITHOUT ROWID;

-- The last operations on each object: what the next one has seen.
CREATE TABLE op_head (
    case_id BLOB NOT NULL,
    object  BLOB NOT NULL,
    op_id   BLOB NOT NULL,
    PRIMARY KEY (case_id, object, op_id)
) STRICT, WITHOUT ROWID;

-- Undo and redo by the act that they put out of force.
CREATE TABLE op_target (
    target BLOB    NOT NULL,
    op     INTEGER NOT NULL REFERENCES op (position),
    PRIMARY KEY (target, op)
) STRICT, WITHOUT ROWID;

-- Operations with a hole before them or without something that their author had seen.
CREATE TABLE op_waiting (
    op INTEGER NOT NULL PRIMARY KEY REFERENCES op (position)
) STRICT;

-- Operations that contradict themselves.
CREATE TABLE op_quarantine (
    op     INTEGER NOT NULL PRIMARY KEY REFERENCES op (position),
    reason TEXT    NOT NULL
) STRICT;

-- Operations that came from elsewhere, and whether their clock ran ahead of ours when they came.
CREATE TABLE op_arrival (
    op              INTEGER NOT NULL PRIMARY KEY REFERENCES op (position),
    received_ms     INTEGER NOT NULL,
    from_the_future INTEGER NOT NULL CHECK (from_the_future IN (0, 1))
) STRICT;

-- This desk: local, in no digest and no bundle.
CREATE TABLE desk (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    desk_case  TEXT    NOT NULL, -- holds what belongs to every case: reviewers and source cards
    created_ms INTEGER NOT NULL,
    clock      TEXT    NOT NULL  -- the greatest stamp that came from elsewhere, as far as ours follows it
) STRICT;

-- The devices that this folder was. The last one writes; the secret of an earlier one is gone.
CREATE TABLE device (
    number     INTEGER NOT NULL PRIMARY KEY,
    device_id  TEXT    NOT NULL UNIQUE,
    public_key BLOB    NOT NULL CHECK (length(public_key) = 32),
    secret_key BLOB    CHECK (length(secret_key) = 32),
    identity   TEXT    NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT;

-- The shared tables: projections of the log, made again from it by a rebuild. Their columns are listed in
-- domain::fold::table, and a test compares the two.
CREATE TABLE fact_case (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    title          TEXT    NOT NULL,
    question       TEXT,
    why_chosen     TEXT,
    deadline       INTEGER,
    language       TEXT,
    scale          TEXT    NOT NULL,
    summary        TEXT,
    closed         INTEGER NOT NULL CHECK (closed IN (0, 1)),
    sample         INTEGER NOT NULL CHECK (sample IN (0, 1)),
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

CREATE TABLE reviewer (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    role           TEXT    NOT NULL,
    devices        TEXT    NOT NULL CHECK (json_valid(devices)),
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

CREATE TABLE article (
    case_id         TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    byline          TEXT,
    outlet          TEXT,
    url             TEXT,
    published       TEXT,
    language        TEXT,
    current_version TEXT    NOT NULL,
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

CREATE TABLE article_version (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    article        TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    text_sha256    TEXT    NOT NULL,
    original       TEXT    CHECK (json_valid(original)),
    reason         TEXT,
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

CREATE TABLE claim (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    claim_type     TEXT,
    origin         TEXT    NOT NULL CHECK (json_valid(origin)),
    why_chosen     TEXT,
    date           TEXT,
    worth_permille INTEGER NOT NULL,
    split_from     TEXT,
    split_into     TEXT    CHECK (json_valid(split_into)),
    merged_into    TEXT,
    parked         INTEGER NOT NULL CHECK (parked IN (0, 1)),
    park_reason    TEXT,
    flagged        INTEGER NOT NULL CHECK (flagged IN (0, 1)),
    recheck_on     TEXT,
    recheck_why    TEXT,
    tags           TEXT    NOT NULL CHECK (json_valid(tags)),
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

CREATE TABLE statement (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    claim          TEXT    NOT NULL,
    article        TEXT,
    version        TEXT,
    start_byte     INTEGER,
    end_byte       INTEGER,
    exact          TEXT,
    prefix         TEXT,
    suffix         TEXT,
    words          TEXT,
    speaker        TEXT,
    speaker_role   TEXT,
    outlet         TEXT,
    cue            TEXT,
    stance         TEXT    NOT NULL,
    date           TEXT,
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

CREATE TABLE relation (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    from_claim     TEXT    NOT NULL,
    to_claim       TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    status         TEXT    NOT NULL,
    difference     TEXT,
    basis          TEXT,
    question       TEXT,
    label_from     TEXT,
    label_to       TEXT,
    reason         TEXT,
    provenance     TEXT    NOT NULL CHECK (json_valid(provenance)),
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

CREATE TABLE source (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    what           TEXT,
    reliability    TEXT,
    confidential   INTEGER NOT NULL CHECK (confidential IN (0, 1)),
    interests      TEXT,
    origin_group   TEXT,
    url            TEXT,
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

CREATE TABLE evidence (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    claim          TEXT    NOT NULL,
    source         TEXT    NOT NULL,
    quote          TEXT    NOT NULL,
    language       TEXT,
    translation    TEXT    CHECK (json_valid(translation)),
    locator        TEXT,
    stance         TEXT    NOT NULL,
    url            TEXT,
    published      TEXT,
    accessed       TEXT,
    credibility    INTEGER,
    captured       TEXT    CHECK (json_valid(captured)),
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

CREATE TABLE verdict (
    case_id         TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    claim           TEXT    NOT NULL,
    outcome         TEXT    NOT NULL,
    scale           TEXT,
    scale_version   INTEGER,
    rating          TEXT,
    reason          TEXT,
    detail          TEXT,
    conclusion      TEXT,
    rationale       TEXT    NOT NULL,
    confidence      TEXT,
    would_change    TEXT,
    pinned_text     TEXT    NOT NULL,
    pinned_versions TEXT    NOT NULL CHECK (json_valid(pinned_versions)),
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

CREATE TABLE comment (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    about_noun     TEXT    NOT NULL,
    about          TEXT    NOT NULL,
    answers        TEXT,
    text           TEXT    NOT NULL,
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

CREATE TABLE passage (
    case_id        TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    article        TEXT    NOT NULL,
    version        TEXT    NOT NULL,
    start_byte     INTEGER NOT NULL,
    end_byte       INTEGER NOT NULL,
    exact          TEXT    NOT NULL,
    prefix         TEXT    NOT NULL,
    suffix         TEXT    NOT NULL,
    reason         TEXT,
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
CREATE INDEX reviewer_by_id ON reviewer (id);
CREATE INDEX article_by_id ON article (id);
CREATE INDEX article_version_by_id ON article_version (id);
CREATE INDEX claim_by_id ON claim (id);
CREATE INDEX statement_by_id ON statement (id);
CREATE INDEX relation_by_id ON relation (id);
CREATE INDEX source_by_id ON source (id);
CREATE INDEX evidence_by_id ON evidence (id);
CREATE INDEX verdict_by_id ON verdict (id);
CREATE INDEX comment_by_id ON comment (id);
CREATE INDEX passage_by_id ON passage (id);

-- The stations of the walk ask for what hangs on one claim. The case stands in each index because queries name it
-- too; with the claim alone SQLite took the primary key by case instead and read the whole case.
CREATE INDEX statement_by_claim ON statement (claim, case_id);
CREATE INDEX evidence_by_claim ON evidence (claim, case_id);
CREATE INDEX evidence_by_source ON evidence (source, case_id);
CREATE INDEX verdict_by_claim ON verdict (claim, case_id);
CREATE INDEX relation_by_from ON relation (from_claim, case_id);
CREATE INDEX relation_by_to ON relation (to_claim, case_id);
CREATE INDEX comment_by_about ON comment (about, case_id);

-- The article pane asks for what lies in one article.
CREATE INDEX article_version_by_article ON article_version (article, case_id);
CREATE INDEX statement_by_article ON statement (article, case_id);
CREATE INDEX passage_by_article ON passage (article, case_id);

-- An import asks whether a case has a text already.
CREATE INDEX article_version_by_text ON article_version (case_id, text_sha256);

-- The work state of each claim: follows from the shared tables, kept for lists and counts; in no digest.
CREATE TABLE claim_work (
    case_id TEXT NOT NULL,
    claim   TEXT NOT NULL,
    state   TEXT NOT NULL,
    PRIMARY KEY (case_id, claim)
) STRICT, WITHOUT ROWID;

-- What the rows of the search index stand for; the index itself is in search/search.sql.
CREATE TABLE search_row (
    number  INTEGER NOT NULL PRIMARY KEY,
    case_id TEXT    NOT NULL,
    noun    TEXT    NOT NULL,
    id      TEXT    NOT NULL,
    UNIQUE (id, noun, case_id)
) STRICT;
