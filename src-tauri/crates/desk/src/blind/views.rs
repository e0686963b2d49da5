//! The views of a blind reader: on their connection these stand before the tables of their names. `READER` and `CLAIMS`
//! are put in by the module above.

/// Their definitions, each on those before it.
pub const VIEWS: &str = r"
CREATE TEMP VIEW blind_claim AS CLAIMS;

CREATE TEMP VIEW verdict AS
SELECT * FROM main.verdict AS one
WHERE one.created_by = READER OR NOT EXISTS (
    SELECT 1 FROM temp.blind_claim AS hidden WHERE hidden.id = one.claim AND hidden.case_id = one.case_id
);

CREATE TEMP VIEW comment AS
SELECT * FROM main.comment AS one
WHERE one.created_by = READER OR one.about_noun <> 'claim' OR NOT EXISTS (
    SELECT 1 FROM temp.blind_claim AS hidden WHERE hidden.id = one.about AND hidden.case_id = one.case_id
);

CREATE TEMP VIEW rule_override AS
SELECT * FROM main.rule_override AS one
WHERE one.created_by = READER OR NOT EXISTS (
    SELECT 1 FROM temp.blind_claim AS hidden WHERE hidden.id = one.claim AND hidden.case_id = one.case_id
);

CREATE TEMP VIEW decision AS
SELECT * FROM main.decision AS one
WHERE one.created_by = READER OR NOT EXISTS (
    SELECT 1 FROM temp.blind_claim AS hidden WHERE hidden.id = one.claim AND hidden.case_id = one.case_id
);

-- What a claim came to tells what others found; that somebody works on it does not.
CREATE TEMP VIEW claim_work AS
SELECT
    work.case_id,
    work.claim,
    CASE
        WHEN work.state IN ('open', 'in_progress', 'parked') THEN work.state
        WHEN EXISTS (
            SELECT 1 FROM temp.blind_claim AS hidden
            WHERE hidden.id = work.claim AND hidden.case_id = work.case_id
        ) THEN 'in_progress'
        ELSE work.state
    END AS state
FROM main.claim_work AS work;

-- Cases in which something is kept from the reader: the summary is in the words of who has read everything.
CREATE TEMP VIEW blind_case AS
SELECT one.case_id AS id
FROM main.verdict AS one
WHERE one.created_by <> READER AND EXISTS (
    SELECT 1 FROM temp.blind_claim AS hidden WHERE hidden.id = one.claim AND hidden.case_id = one.case_id
);

CREATE TEMP VIEW op_payload AS
SELECT * FROM main.op_payload AS payload
WHERE NOT EXISTS (
    SELECT 1 FROM main.op AS said
    WHERE said.position = payload.op
        AND said.reviewer_id <> unhex(READER, '-')
        AND CASE
            WHEN said.kind IN ('comment_edit', 'comment_retract') THEN EXISTS (
                SELECT 1 FROM main.comment AS about JOIN temp.blind_claim AS hidden
                    ON hidden.id = about.about AND hidden.case_id = about.case_id
                WHERE about.id = CAST(payload.bytes AS TEXT) ->> 'comment'
            )
            WHEN said.kind = 'comment_add' THEN EXISTS (
                SELECT 1 FROM temp.blind_claim AS hidden
                WHERE hidden.id = CAST(payload.bytes AS TEXT) ->> '$.about.id'
            )
            WHEN substr(said.kind, 1, 8) IN ('verdict_', 'decision', 'correcti') OR substr(said.kind, 1, 13) = 'rule_override' THEN EXISTS (
                SELECT 1 FROM temp.blind_claim AS hidden
                WHERE hidden.id = CAST(payload.bytes AS TEXT) ->> 'claim'
            )
            WHEN said.kind = 'case_edit' THEN CAST(payload.bytes AS TEXT) ->> '$.change.field' = 'summary' AND EXISTS (
                SELECT 1 FROM temp.blind_case WHERE id = CAST(payload.bytes AS TEXT) ->> 'case'
            )
            WHEN said.kind IN ('act_undo', 'act_redo') THEN EXISTS (
                SELECT 1
                FROM json_each(CAST(payload.bytes AS TEXT), '$.objects') AS object
                JOIN temp.blind_claim AS hidden ON hidden.id = object.value ->> 'id'
            ) AND EXISTS (
                SELECT 1 FROM json_each(CAST(payload.bytes AS TEXT), '$.objects') AS object
                WHERE object.value ->> 'noun' IN ('verdict', 'comment', 'override', 'decision')
            )
            ELSE 0
        END
);
";
