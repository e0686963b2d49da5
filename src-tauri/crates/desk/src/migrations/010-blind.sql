-- Blind and second readings, and whose half-typed text it is.
ALTER TABLE verdict ADD COLUMN blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1));
ALTER TABLE claim ADD COLUMN second_reading TEXT CHECK (json_valid(second_reading));
ALTER TABLE fact_case ADD COLUMN second_reading TEXT;

CREATE INDEX claim_second_reading ON claim (case_id) WHERE second_reading IS NOT NULL;

-- Counts how often something came that moves no position: a payload that was withheld, or what an operation waited
-- for. What is kept by position looks at it too.
ALTER TABLE index_state ADD COLUMN filled INTEGER NOT NULL DEFAULT 0;

-- What one reviewer began to type is not shown to another. What is there belongs to who sits at the desk.
CREATE TABLE draft_of (
    case_id    TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    reviewer   TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    updated_ms INTEGER NOT NULL,
    PRIMARY KEY (case_id, key, reviewer)
) STRICT;

INSERT INTO draft_of (case_id, key, reviewer, text, updated_ms)
SELECT draft.case_id, key, me.id, text, updated_ms
FROM draft
JOIN reviewer AS me ON me.case_id = (SELECT desk_case FROM desk)
WHERE me.id = coalesce(
    (SELECT chosen.id FROM reviewer AS chosen
    WHERE chosen.case_id = me.case_id AND chosen.id = (SELECT value FROM setting WHERE key = 'reviewer')),
    (SELECT first.id FROM reviewer AS first
    WHERE first.case_id = me.case_id ORDER BY first.created_at, first.id LIMIT 1)
);

DROP TABLE draft;
ALTER TABLE draft_of RENAME TO draft;
