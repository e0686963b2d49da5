-- What an analysis suggests. Local, never in the log or the digest: it can be thrown away and made again.
CREATE TABLE suggestion_claim (
    id         TEXT    NOT NULL PRIMARY KEY,
    case_id    TEXT    NOT NULL,
    article_id TEXT    NOT NULL,
    version_id TEXT    NOT NULL,
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end   INTEGER NOT NULL CHECK (span_end > span_start),
    exact      TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    claim_type TEXT,
    speaker    TEXT,
    cue        TEXT,
    stance     TEXT    NOT NULL,
    outlet     TEXT,
    said       TEXT,
    worth      INTEGER NOT NULL CHECK (worth BETWEEN 0 AND 1000),
    reasons    TEXT    NOT NULL CHECK (json_valid(reasons)),
    facts      TEXT    NOT NULL CHECK (json_valid(facts)),
    analyser   TEXT    NOT NULL
) STRICT;

-- Every reader asks for the suggestions of one case, or of one article of it.
CREATE INDEX suggestion_claim_by_case ON suggestion_claim (case_id, article_id);

CREATE TABLE suggestion_relation (
    case_id    TEXT    NOT NULL,
    claim_a    TEXT    NOT NULL,
    claim_b    TEXT    NOT NULL CHECK (claim_a <> claim_b),
    kind       TEXT    NOT NULL,
    difference TEXT    NOT NULL,
    basis      TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    question   TEXT    NOT NULL,
    score      INTEGER NOT NULL CHECK (score BETWEEN 0 AND 1000),
    label_a    TEXT    NOT NULL,
    label_b    TEXT    NOT NULL,
    a_start    INTEGER,
    a_end      INTEGER,
    b_start    INTEGER,
    b_end      INTEGER,
    analyser   TEXT    NOT NULL,
    PRIMARY KEY (claim_a, claim_b)
) STRICT;

CREATE INDEX suggestion_relation_by_case ON suggestion_relation (case_id);
CREATE INDEX suggestion_relation_by_b ON suggestion_relation (claim_b);

-- How often the suggestions of a case were made: tells a reader that its view is out of date.
CREATE TABLE suggestion_run (
    case_id TEXT    NOT NULL PRIMARY KEY,
    run     INTEGER NOT NULL
) STRICT;
