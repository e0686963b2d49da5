-- Decisions that stand: not withdrawn, not superseded by a later one that knew of them.
SELECT
    claim,
    id,
    outcome,
    scale,
    rating,
    conclusion
FROM decision
WHERE case_id = :case
    AND withdrawn = 0
    AND superseded_by = '[]'
