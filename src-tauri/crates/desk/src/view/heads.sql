-- Current verdicts: not withdrawn, not superseded by a later one of the same reviewer.
SELECT
    claim,
    id,
    outcome,
    scale,
    rating,
    conclusion,
    created_by,
    created_at
FROM verdict
WHERE case_id = :case
    AND retracted = 0
    AND withdrawn = 0
    AND superseded_by = '[]'
