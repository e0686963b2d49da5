-- Decisions that stand: not withdrawn, not superseded by a later one that knew of them.
SELECT
    claim,
    id,
    outcome,
    scale,
    scale_version,
    rating,
    conclusion,
    not_checkable,
    detail
FROM decision
WHERE case_id = :case
    AND withdrawn = 0
    AND superseded_by = '[]'
